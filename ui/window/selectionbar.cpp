// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/selectionbar.h"

#include "ui/style/markswatch.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace bluepencil {

namespace {
constexpr int distance = 8; // from the words, in pixels
constexpr qsizetype mostButtons = 6;

/// In the tagset's order, so that each is found at its place again; but what was used last is among them.
QList<Label> likeliest(const Tagset &tagset, const QStringList &recent)
{
    QStringList ids;
    for (const QString &id : recent)
        if (ids.size() < mostButtons / 2 && tagset.find(id))
            ids.append(id);
    for (const Label &label : tagset.labels())
        if (ids.size() < mostButtons && !ids.contains(label.id))
            ids.append(label.id);
    QList<Label> labels;
    for (const Label &label : tagset.labels())
        if (ids.contains(label.id))
            labels.append(label);
    return labels;
}
} // namespace

SelectionBar::SelectionBar(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("selectionBar"));
    setAccessibleName(tr("Tag the selection"));
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    m_layout->setContentsMargins(6, 4, 6, 4);
    m_layout->setSpacing(1);
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
    m_layout->addWidget(button);
    return button;
}

void SelectionBar::setContent(const ReaderTheme &theme, const Tagset &tagset, const QStringList &recent)
{
    for (QToolButton *button : std::as_const(m_labelButtons)) {
        button->hide();
        button->deleteLater();
    }
    m_labelButtons.clear();
    m_hasMore = tagset.labels().size() > mostButtons;
    for (const Label &label : likeliest(tagset, recent)) {
        QString name = label.name.left(24);
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        auto *button = addButton(label.key.isEmpty() ? name : tr("%1  %2").arg(label.key.toUpper(), name),
                                 tr("Tag as %1").arg(label.name));
        button->setIcon(markSwatchIcon(theme.styles[theme.styleIndex(label.id)], MarkState::Own));
        button->setObjectName(QStringLiteral("tag-") + label.id);
        connect(button, &QToolButton::clicked, this, [this, id = label.id] { Q_EMIT labelChosen(id); });
        m_layout->insertWidget(static_cast<int>(m_labelButtons.size()), button);
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
    m_layout->activate();
    resize(sizeHint());
    place(words);
    show();
    raise();
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

void SelectionBar::place(const QRect &words)
{
    const QRect room = parentWidget()->rect();
    QPoint at(words.center().x() - width() / 2, words.top() - height() - distance);
    if (at.y() < 4)
        at.setY(words.bottom() + distance);
    if (at.y() + height() > room.height() - 4) // words fill the page: stay at its upper edge, beside nothing
        at.setY(4);
    at.setX(qBound(4, at.x(), std::max(4, room.width() - width() - 4)));
    move(at);
}

} // namespace bluepencil
