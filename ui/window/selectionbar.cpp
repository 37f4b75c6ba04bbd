// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/selectionbar.h"

#include "ui/style/markswatch.h"

#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace bluepencil {

namespace {
constexpr int distance = 8; // from the words, in pixels
constexpr int edge = 4;     // of the page, which it keeps away from
constexpr qsizetype mostButtons = 6;
} // namespace

SelectionBar::SelectionBar(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("selectionBar"));
    setAccessibleName(tr("Tag the selection"));
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    m_more = addButton(tr("More…"), tr("Find another label by typing its name"));
    m_new = addButton(tr("+"), tr("Make a new label for these words (N)"));
    m_more->setObjectName(QStringLiteral("moreLabels"));
    m_new->setObjectName(QStringLiteral("newLabelButton"));
    connect(m_more, &QToolButton::clicked, this, &SelectionBar::moreChosen);
    connect(m_new, &QToolButton::clicked, this, &SelectionBar::newChosen);
    m_accept = addButton(tr("Accept  ⏎"), tr("Accept this suggestion (Enter)"));
    m_reject = addButton(tr("Reject  ⌫"), tr("Reject this suggestion (Backspace)"));
    m_note = addButton(tr("Note…"), tr("Write a note on this tag (Ctrl+M)"));
    m_delete = addButton(tr("Delete"), tr("Delete this tag (Del)"));
    m_note->setObjectName(QStringLiteral("noteButton"));
    m_delete->setObjectName(QStringLiteral("deleteButton"));
    m_accept->setObjectName(QStringLiteral("acceptButton"));
    m_reject->setObjectName(QStringLiteral("rejectButton"));
    connect(m_note, &QToolButton::clicked, this, &SelectionBar::noteChosen);
    connect(m_delete, &QToolButton::clicked, this, &SelectionBar::deleteChosen);
    connect(m_accept, &QToolButton::clicked, this, &SelectionBar::acceptChosen);
    connect(m_reject, &QToolButton::clicked, this, &SelectionBar::rejectChosen);
    hide();
}

QToolButton *SelectionBar::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setText(text);
    button->setToolTip(QStringLiteral("<qt>%1</qt>").arg(toolTip.toHtmlEscaped()));
    button->setAccessibleName(toolTip);
    return button;
}

void SelectionBar::setContent(const ReaderTheme &theme, const Tagset &tagset, const QStringList &likely)
{
    for (QToolButton *button : std::as_const(m_labelButtons)) {
        button->hide();
        button->setObjectName({}); // another has its name now
        button->deleteLater();     // it may be the one that was clicked
    }
    m_labelButtons.clear();
    m_hasMore = tagset.labels().size() > mostButtons;
    for (const QString &id : likely.first(std::min(likely.size(), mostButtons))) {
        const Label *known = tagset.find(id);
        if (!known)
            continue;
        const Label &label = *known;
        QString name = label.name.left(24);
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        auto *button = addButton(label.key.isEmpty() ? name : tr("%1  %2").arg(label.key.toUpper(), name),
                                 tr("Tag as %1").arg(label.name));
        button->setIcon(markSwatchIcon(theme.styles[theme.styleIndex(label.id)], MarkState::Own));
        button->setObjectName(QStringLiteral("tag-") + label.id);
        connect(button, &QToolButton::clicked, this, [this, id = label.id] { Q_EMIT labelChosen(id); });
        m_labelButtons.append(button);
    }
}

void SelectionBar::showFor(Mode mode, const QRect &words)
{
    m_accept->setVisible(mode == Mode::Suggestion);
    m_reject->setVisible(mode == Mode::Suggestion);
    m_note->setVisible(mode == Mode::Annotation);
    m_delete->setVisible(mode == Mode::Annotation);
    // For a suggestion two answers are enough; other labels have their keys.
    for (QToolButton *button : std::as_const(m_labelButtons))
        button->setVisible(mode != Mode::Suggestion);
    m_more->setVisible(mode != Mode::Suggestion && m_hasMore);
    m_new->setVisible(mode != Mode::Suggestion);
    arrange();
    const std::optional<QPoint> place = placeBeside(words);
    if (!place) {
        hide();
        return;
    }
    move(*place);
    show();
    raise();
}

/// In as many rows as the page is narrow.
void SelectionBar::arrange()
{
    constexpr QMargins margins(6, 4, 6, 4);
    constexpr int gap = 1;
    const int widest = parentWidget()->width() - 2 * edge;
    QPoint at(margins.left(), margins.top());
    int rowHeight = 0;
    int right = 0;
    for (QToolButton *button :
         m_labelButtons + QList<QToolButton *>{m_more, m_new, m_accept, m_reject, m_note, m_delete}) {
        if (button->isHidden())
            continue;
        const QSize size = button->sizeHint();
        if (at.x() > margins.left() && at.x() + size.width() + margins.right() > widest) {
            at = QPoint(margins.left(), at.y() + rowHeight + gap);
            rowHeight = 0;
        }
        button->setGeometry(QRect(at, size));
        right = std::max(right, at.x() + size.width());
        rowHeight = std::max(rowHeight, size.height());
        at.rx() += size.width() + gap;
    }
    resize(right + margins.right(), at.y() + rowHeight + margins.bottom());
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    // It stands on the page, so it needs an edge of its own that shows on light and dark paper alike.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Shadow), 1));
    painter.setBrush(palette().color(QPalette::Button));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

std::optional<QPoint> SelectionBar::placeBeside(const QRect &words) const
{
    const QRect room = parentWidget()->rect();
    QPoint at(words.center().x() - width() / 2, words.top() - height() - distance);
    if (at.y() < edge)
        at.setY(words.bottom() + distance);
    if (at.y() + height() > room.height() - edge)
        return std::nullopt;
    at.setX(qBound(edge, at.x(), std::max(edge, room.width() - width() - edge)));
    return at;
}

} // namespace bluepencil
