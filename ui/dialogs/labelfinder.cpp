// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labelfinder.h"

#include "ui/style/markswatch.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>

namespace bluepencil {

LabelFinder::LabelFinder(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_text(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("labelFinder"));
    setAccessibleName(tr("Find a label"));
    setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    m_text->setPlaceholderText(tr("Type a part of a label's name…"));
    m_text->setAccessibleName(tr("Part of a label's name"));
    m_text->installEventFilter(this);
    m_list->setAccessibleName(tr("Labels"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // arrows typed into the field move in it
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    connect(m_text, &QLineEdit::textChanged, this, &LabelFinder::narrow);
    connect(m_text, &QLineEdit::returnPressed, this, &LabelFinder::choose);
    connect(m_list, &QListWidget::itemClicked, this, &LabelFinder::choose);
}

void LabelFinder::find(const ReaderTheme &theme, const Tagset &tagset, const QStringList &first, QPoint at)
{
    m_list->clear();
    const auto add = [&](const Label &label) {
        const QString key = label.key.isEmpty() ? QString() : tr("%1  ").arg(label.key.toUpper());
        auto *item = new QListWidgetItem(key + label.name.left(80), m_list);
        if (!theme.styles.isEmpty())
            item->setIcon(markSwatchIcon(theme.styles[theme.styleIndex(label.id)], MarkState::Own));
        item->setData(Qt::UserRole, label.id);
        item->setToolTip(QStringLiteral("<qt>%1</qt>").arg((label.name + u' ' + label.description).toHtmlEscaped()));
    };
    for (const QString &id : first)
        if (const Label *label = tagset.find(id))
            add(*label);
    for (const Label &label : tagset.inTreeOrder())
        if (!first.contains(label.id))
            add(label);
    m_text->clear();
    narrow({});
    resize(300, 320);
    const QRect room = screen()->availableGeometry();
    move(qBound(room.left(), at.x(), std::max(room.left(), room.right() - width())),
         qBound(room.top(), at.y(), std::max(room.top(), room.bottom() - height())));
    show();
    m_text->setFocus();
}

void LabelFinder::narrow(const QString &text)
{
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool fits = item->text().contains(text.trimmed(), Qt::CaseInsensitive);
        item->setHidden(!fits);
        if (fits && !first)
            first = item;
    }
    m_list->setCurrentItem(first);
}

void LabelFinder::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->isHidden())
        return;
    const QString label = item->data(Qt::UserRole).toString();
    hide();
    Q_EMIT chosen(label);
}

bool LabelFinder::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void LabelFinder::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT closed();
}

} // namespace bluepencil
