// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/markhandles.h"

#include "core/text/boundaries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluepencil {

namespace {

/// The outer edge of a span's first or last letter, from the top to the bottom of its line.
struct Edge {
    double x = 0;
    double top = 0;
    double bottom = 0;
};

std::optional<Edge> edgeOf(ReaderPage &page, Span span, bool start)
{
    const Article &article = page.article();
    Span letter = start ? Span{span.start, std::min(span.end, nextBoundary(article, span.start, TextUnit::Grapheme))}
                        : Span{std::max(span.start, previousBoundary(article, span.end, TextUnit::Grapheme)), span.end};
    if (letter.isEmpty())
        return std::nullopt;
    std::optional<Edge> edge;
    page.forEachStretch(letter, [&](const ReaderPage::Stretch &stretch) {
        const BlockLayout &layout = *stretch.placed.layout;
        const bool rightToLeft = layout.isRightToLeftAt(layout.unitFromByte(letter.start));
        edge = Edge{rightToLeft == start ? stretch.rect.right() : stretch.rect.left(), stretch.rect.top(),
                    stretch.rect.bottom()};
    });
    return edge;
}

} // namespace

void MarkHandles::setMark(quint64 id, qint32 near)
{
    if (id != m_id)
        m_dragging = false;
    m_id = id;
    m_near = near;
}

std::optional<Span> MarkHandles::part(ReaderPage &page, const MarkSource *source) const
{
    if (m_id == 0 || !source)
        return std::nullopt;
    if (m_dragging)
        return m_from;
    std::optional<Span> nearest;
    qint32 least = std::numeric_limits<qint32>::max();
    source->forEachMark(page.visibleRange(), [&](const Mark &mark) {
        if (mark.id != m_id || mark.state != MarkState::Own || mark.span.isEmpty())
            return;
        const qint32 distance = std::max({0, mark.span.start - m_near, m_near - mark.span.end});
        if (distance < least) {
            least = distance;
            nearest = mark.span;
        }
    });
    return nearest;
}

std::optional<QPointF> MarkHandles::place(ReaderPage &page, Span span, End end)
{
    const std::optional<Edge> edge = edgeOf(page, span, end == End::Start);
    if (!edge)
        return std::nullopt;
    return QPointF(edge->x, end == End::Start ? edge->top : edge->bottom);
}

std::optional<MarkHandles::End> MarkHandles::at(ReaderPage &page, const MarkSource *source, QPointF point,
                                                int reach) const
{
    const std::optional<Span> marked = part(page, source);
    if (!marked)
        return std::nullopt;
    std::optional<End> found;
    double least = std::numeric_limits<double>::max();
    for (const End end : {End::Start, End::End}) {
        const std::optional<QPointF> where = place(page, *marked, end);
        if (!where)
            continue;
        const QPointF off = point - *where;
        if (std::max(std::abs(off.x()), std::abs(off.y())) > reach)
            continue;
        const double distance = QPointF::dotProduct(off, off);
        if (distance < least) {
            least = distance;
            found = end;
        }
    }
    return found;
}

bool MarkHandles::grab(ReaderPage &page, const MarkSource *source, QPointF point, int reach)
{
    const std::optional<End> end = at(page, source, point, reach);
    if (!end)
        return false;
    m_from = m_to = *part(page, source);
    m_end = *end;
    const std::optional<Edge> edge = edgeOf(page, m_from, m_end == End::Start);
    m_offset = QPointF(edge->x, (edge->top + edge->bottom) / 2) - point;
    m_dragging = true;
    return true;
}

void MarkHandles::dragTo(ReaderPage &page, QPointF point)
{
    if (!m_dragging)
        return;
    const Article &article = page.article();
    const qint32 place = boundaryAtOrBefore(article, page.positionAt(point + m_offset), TextUnit::Grapheme);
    m_to = m_from;
    if (m_end == End::Start)
        m_to.start = std::min(place, previousBoundary(article, m_from.end, TextUnit::Grapheme));
    else
        m_to.end = std::max(place, nextBoundary(article, m_from.start, TextUnit::Grapheme));
}

void MarkHandles::drop()
{
    m_dragging = false;
    m_near = m_to.start;
}

} // namespace bluepencil
