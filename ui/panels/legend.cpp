// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/legend.h"

#include "ui/style/markswatch.h"

#include <QPainter>

namespace bluepencil {

namespace {
constexpr int edge = 10;
constexpr int columns = 2;
constexpr int swatchWidth = 26;
// More labels than these have their sample beside their name in the label bar and the Tags panel.
const QList<QLatin1StringView> shown{labels::person, labels::place, labels::organization, labels::date, labels::quote};
} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("legend"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Legend::setContent(const ReaderTheme &theme, const Tagset &tagset)
{
    m_rows.clear();
    m_page = theme.page;
    QStringList names;
    for (const QLatin1StringView id : shown) {
        if (const Label *label = tagset.find(QString(id))) {
            m_rows.append({theme.styles[theme.styleIndex(label->id)],
                           label->key.isEmpty() ? label->name : tr("%1  %2").arg(label->key.toUpper(), label->name)});
            names.append(label->name);
        }
    }
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(
        tr("Marked in the text: %1. Dotted: suggested. Solid: yours.").arg(names.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

QSize Legend::sizeHint() const
{
    const int line = fontMetrics().height() + 6;
    const auto rows = static_cast<int>((m_rows.size() + 1 + columns - 1) / columns);
    return {200, rows * line + 2 * edge};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_page);
    const QColor ink = palette().color(QPalette::Text);
    const int line = fontMetrics().height() + 6;
    const int columnWidth = (width() - 2 * edge) / columns;
    const auto cell = [&](qsizetype i) {
        return QRect(edge + static_cast<int>(i % columns) * columnWidth, edge + static_cast<int>(i / columns) * line,
                     columnWidth, line);
    };
    const auto drawRow = [&](qsizetype at, const MarkStyle &style, MarkState state, const QString &name) {
        const QRect box = cell(at);
        drawMarkSwatch(&painter, QRect(box.left(), box.top() + (line - 13) / 2, swatchWidth, 13), style, state);
        painter.setPen(ink);
        const QRect text = box.adjusted(swatchWidth + 7, 0, 0, 0);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(name, Qt::ElideRight, text.width()));
    };
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        drawRow(i, m_rows[i].style, MarkState::Own, m_rows[i].name);
    if (m_rows.isEmpty())
        return;
    // The two states, shown on the first category.
    drawRow(m_rows.size(), m_rows.first().style, MarkState::Suggested, tr("dotted: suggested"));
}

} // namespace bluepencil
