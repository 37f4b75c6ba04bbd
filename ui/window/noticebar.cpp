// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/noticebar.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace bluepencil {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_close(new QToolButton)
{
    setObjectName(QStringLiteral("noticeBar"));
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_text, 1);
    for (int i = 0; i < mostRemedies; ++i) {
        auto *button = new QPushButton;
        button->setObjectName(QStringLiteral("remedy%1").arg(i));
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, i] { leave(i); });
        layout->addWidget(button, 0, Qt::AlignTop);
        m_buttons.append(button);
    }
    m_close->setText(tr("Close"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, [this] { leave(-1); });
    layout->addWidget(m_close, 0, Qt::AlignTop);
    hide();
}

void NoticeBar::say(const QString &sentence, Tone tone, const QList<Remedy> &remedies, const QString &topic)
{
    Q_ASSERT(remedies.size() <= mostRemedies);
    const bool isSame = !isHidden() && (topic.isEmpty() ? m_shown.sentence == sentence : m_shown.topic == topic);
    const bool isBelow = !isHidden() && !isSame && remedies.isEmpty() &&
                         (!m_shown.remedies.isEmpty() || (m_shown.tone == Tone::Problem && tone == Tone::Information));
    if (isBelow) {
        m_shown.below = sentence;
        m_shown.belowTopic = topic;
        m_shown.tone = std::max(m_shown.tone, tone);
    } else {
        if (!isHidden() && !isSame && !m_shown.remedies.isEmpty())
            m_waiting.append(m_shown);
        m_waiting.removeIf([&](const Notice &notice) { return !topic.isEmpty() && notice.topic == topic; });
        m_shown = {sentence, topic, tone, remedies, {}};
    }
    display();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::withdraw(const QString &topic)
{
    m_waiting.removeIf([&](const Notice &notice) { return notice.topic == topic; });
    if (isHidden())
        return;
    if (m_shown.topic == topic) {
        goOn();
    } else if (!m_shown.below.isEmpty() && m_shown.belowTopic == topic) {
        m_shown.below.clear();
        display();
    }
}

void NoticeBar::closeSaying()
{
    if (!isHidden() && m_shown.remedies.isEmpty())
        goOn();
}

void NoticeBar::followPalette()
{
    if (!isHidden())
        dress(m_shown.tone);
}

void NoticeBar::dismiss()
{
    hide();
    m_shown = {};
    m_waiting.clear();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave(-1);
    else
        QFrame::keyPressEvent(event);
}

void NoticeBar::display()
{
    const QString said =
        m_shown.below.isEmpty() ? m_shown.sentence : m_shown.sentence + QLatin1Char('\n') + m_shown.below;
    m_text->setText(said);
    m_text->setAccessibleName(said);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(m_shown.remedies.value(i).text);
        m_buttons[i]->setAccessibleDescription(m_shown.sentence);
        m_buttons[i]->setVisible(i < m_shown.remedies.size());
    }
    setFocusProxy(m_shown.remedies.isEmpty() ? static_cast<QWidget *>(m_close) : m_buttons.first());
    dress(m_shown.tone);
    show();
}

/// To the notice that waits, or away.
void NoticeBar::goOn()
{
    if (m_waiting.isEmpty()) {
        dismiss();
    } else {
        m_shown = m_waiting.takeLast();
        display();
    }
}

void NoticeBar::leave(int remedy)
{
    const std::function<void()> act = m_shown.remedies.value(remedy).act;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    goOn();
    if (hadFocus)
        Q_EMIT left();
    if (act)
        act(); // last: it may say the next thing
}

void NoticeBar::dress(Tone tone)
{
    // Told by the weight of its edge too, not by colour alone.
    QPalette colours = window()->palette(); // of no parent in between, which may not have a new one yet
    const bool dark = colours.color(QPalette::Window).lightness() < 128;
    colours.setColor(QPalette::Window, tone == Tone::Problem
                                           ? (dark ? QColor(0x5a, 0x24, 0x1e) : QColor(0xfb, 0xe3, 0xdf))
                                           : (dark ? QColor(0x1f, 0x3a, 0x55) : QColor(0xe2, 0xee, 0xf9)));
    const QColor ink = dark ? QColor(0xf2, 0xf2, 0xf2) : QColor(0x1c, 0x1c, 0x1c);
    colours.setColor(QPalette::WindowText, ink);
    colours.setColor(QPalette::ButtonText, ink);
    colours.setColor(QPalette::Button, colours.color(QPalette::Window));
    setPalette(colours);
}

} // namespace bluepencil
