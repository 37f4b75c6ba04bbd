// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/noticebar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

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
    for (int i = 0; i < 2; ++i) {
        QPushButton *&button = m_remedies[i];
        button = new QPushButton;
        button->setObjectName(QStringLiteral("remedy%1").arg(i));
        connect(button, &QPushButton::clicked, this, [this, i] {
            const std::function<void()> act = m_offered.value(i).act;
            hide();
            if (act)
                act(); // last: it may say the next thing
        });
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    m_close->setText(tr("Close"));
    m_close->setAutoRaise(true);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    hide();
}

void NoticeBar::say(const QString &sentence, Tone tone, const QList<Remedy> &remedies)
{
    // A problem that nobody has closed yet is not hidden by a mere information.
    const bool keepsProblem = !isHidden() && m_tone == Tone::Problem && tone == Tone::Information;
    const QString said =
        keepsProblem && m_text->text() != sentence ? m_text->text() + QLatin1Char('\n') + sentence : sentence;
    if (keepsProblem)
        tone = Tone::Problem;
    m_tone = tone;
    m_text->setText(said);
    m_text->setAccessibleName(said);
    if (!keepsProblem || !remedies.isEmpty())
        m_offered = remedies;
    for (qsizetype i = 0; i < 2; ++i) {
        m_remedies[i]->setVisible(i < m_offered.size());
        m_remedies[i]->setText(m_offered.value(i).text);
    }
    // Told by the weight of its edge too, not by colour alone.
    QPalette colours = parentWidget() ? parentWidget()->palette() : palette();
    const bool dark = colours.color(QPalette::Window).lightness() < 128;
    colours.setColor(QPalette::Window, tone == Tone::Problem
                                           ? (dark ? QColor(0x5a, 0x24, 0x1e) : QColor(0xfb, 0xe3, 0xdf))
                                           : (dark ? QColor(0x1f, 0x3a, 0x55) : QColor(0xe2, 0xee, 0xf9)));
    colours.setColor(QPalette::WindowText, dark ? QColor(0xf2, 0xf2, 0xf2) : QColor(0x1c, 0x1c, 0x1c));
    setPalette(colours);
    show();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace bluepencil
