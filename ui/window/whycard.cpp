// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/whycard.h"

#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace bluepencil {

WhyCard::WhyCard(QWidget *viewport)
    : PageCard(viewport)
    , m_what(new QLabel)
    , m_why(new QLabel)
{
    setObjectName(QStringLiteral("whyCard"));
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 9, 12, 10);
    layout->setSpacing(5);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    QFont bold = m_what->font();
    bold.setBold(true);
    m_what->setFont(bold);
    for (QLabel *label : {m_what, m_why}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFixedWidth(38 * fontMetrics().averageCharWidth());
        layout->addWidget(label);
    }
}

void WhyCard::tell(const QString &what, const Why &why, const QRect &words, const QList<QRect> &lit)
{
    m_what->setText(what);
    QStringList lines = why.sentences;
    if (!why.spans.isEmpty())
        lines.append(tr("The words this rests on are lit in the text."));
    if (why.score > 0)
        lines.append(tr("Sure to %1 %.").arg(std::lround(100 * std::min(1.0, why.score))));
    m_why->setText(lines.join(QLatin1Char('\n')));
    setAccessibleName(what);
    setAccessibleDescription(m_why->text());
    layout()->activate();
    showBeside(words, lit);
}

QString WhyCard::text() const
{
    return m_what->text() + QLatin1Char('\n') + m_why->text();
}

} // namespace bluepencil
