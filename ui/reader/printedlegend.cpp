// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/printedlegend.h"

#include "ui/reader/markpainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace bluepencil {

PrintedLegend::PrintedLegend(const PrintJob &job, const Typography &type, const PaperGeometry &page)
    : m_job(job)
    , m_type(type)
    , m_page(page)
{
    if (!job.marks)
        return;
    for (const quint16 style : job.marks->styles())
        m_entries.push_back({{{0, 1}, 0, style, MarkState::Own, false}, job.labels.value(style), {}, 0});
    std::erase_if(m_entries, [](const Entry &entry) { return entry.name.isEmpty(); });
    if (m_entries.empty())
        return;
    if (job.marks->hasSuggestions())
        m_entries.push_back({{{0, 1}, 0, m_entries.front().mark.style, MarkState::Suggested, false},
                             QCoreApplication::translate("PrintedLegend", "dotted: suggested"),
                             {},
                             0});
    arrange();
}

/// In one row, or as many as they take.
void PrintedLegend::arrange()
{
    const QFontMetricsF metrics(m_type.header);
    const double gap = m_type.wideWidth * 1.4;
    const double width = m_page.lineRight - m_page.columnLeft;
    const double row = m_type.headerLineHeight * 1.25;
    double x = 0;
    double y = m_type.lineHeight * 0.4 + m_type.headerLineHeight;
    for (Entry &entry : m_entries) {
        entry.name = metrics.elidedText(entry.name, Qt::ElideRight, width - gap);
        entry.width = metrics.horizontalAdvance(entry.name);
        const bool isBar = shapeOf(entry.mark, m_job.theme) == MarkShape::Bar;
        const double before = isBar ? m_type.wideWidth * 0.5 : 0; // the bar stands there
        if (x > 0 && x + before + entry.width > width) {
            x = 0;
            y += row;
        }
        entry.place = QPointF(x + before, y);
        x += before + entry.width + gap;
    }
    m_height = static_cast<int>(y + m_type.lineHeight * 0.4 + m_type.lineHeight);
}

void PrintedLegend::paint(QPainter &painter) const
{
    if (m_height == 0)
        return;
    Typography small = m_type; // the marks' measures go with their words
    small.wideWidth = QFontInfo(m_type.header).pixelSize();
    const double scale = small.wideWidth / m_type.wideWidth;
    small.underlineGap *= scale;
    small.laneHeight = static_cast<int>(small.laneHeight * scale);
    const MarkPainter marks(painter, m_job.theme, small);
    const double top = m_page.textTop + m_page.textHeight - m_height + m_type.lineHeight;
    painter.fillRect(QRectF(m_page.columnLeft, top, m_page.lineRight - m_page.columnLeft, m_type.wideWidth / 24),
                     m_job.theme.margin);
    painter.setFont(m_type.header);
    for (const Entry &entry : m_entries) {
        const QPointF at = QPointF(m_page.columnLeft, top) + entry.place;
        const MarkPainter::Words words{at.x(), at.x() + entry.width, at.y(), at.y() - small.wideWidth,
                                       at.y() + small.wideWidth * 0.4};
        marks.tint(entry.mark, words);
        painter.setPen(m_job.theme.text);
        painter.drawText(at, entry.name);
        if (shapeOf(entry.mark, m_job.theme) == MarkShape::Bar)
            marks.bar({entry.mark, 0}, at.x() - small.wideWidth * 0.3, words.lineTop, words.lineBottom, words.lineTop);
        else
            marks.line({entry.mark, 0}, words);
    }
}

} // namespace bluepencil
