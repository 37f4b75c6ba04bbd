// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ReaderPage that answers where things are and what is under a point.
#include "ui/reader/readerpage.h"

#include "core/text/boundaries.h"

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

const ReaderPage::Placed &placedAt(const std::vector<ReaderPage::Placed> &visible, double y)
{
    const auto below = std::upper_bound(visible.begin(), visible.end(), y,
                                        [](double place, const ReaderPage::Placed &p) { return place < p.top; });
    return below == visible.begin() ? visible.front() : *std::prev(below);
}

} // namespace

qint32 ReaderPage::positionAt(QPointF point)
{
    const Placed &placed = placedAt(visible(), point.y());
    const int y = static_cast<int>(std::floor(point.y())) - placed.top;
    // Above the article is its beginning, below it its end.
    if (y < 0 && placed.block == 0)
        return placed.layout->span().start;
    if (y >= placed.layout->height() && placed.block + 1 == m_blocks.count())
        return placed.layout->span().end;
    const int unit = placed.layout->unitAt(placed.layout->lineAt(y), point.x() - contentLeft());
    return placed.layout->byteFromUnit(unit);
}

bool ReaderPage::isOnText(QPointF point)
{
    const Placed &placed = placedAt(visible(), point.y());
    const int y = static_cast<int>(std::floor(point.y())) - placed.top;
    const int index = placed.layout->lineAt(y);
    const BlockLayout::Line &line = placed.layout->lines()[static_cast<std::size_t>(index)];
    return y >= line.top && y < line.top + line.height && placed.layout->isOnText(index, point.x() - contentLeft());
}

void ReaderPage::forEachStretch(Span span, const std::function<void(const Stretch &)> &visit)
{
    for (const Placed &placed : visible()) {
        const BlockLayout &layout = *placed.layout;
        if (span.end < layout.span().start)
            break;
        const int from = layout.unitFromByte(span.start);
        const int to = layout.unitFromByte(span.end);
        if (span.start > layout.span().end || from >= to)
            continue;
        layout.forEachStretch(from, to, [&](int index, double left, double right) {
            const BlockLayout::Line &line = layout.lines()[static_cast<std::size_t>(index)];
            const int top = placed.top + line.baseline - line.ascent;
            if (top >= m_viewport.height() || placed.top + line.top + line.height <= 0)
                return;
            visit({placed, index,
                   QRectF(contentLeft() + left, top, right - left, static_cast<double>(line.ascent + line.descent))});
        });
    }
}

QRect ReaderPage::bandOf(Span span)
{
    QRect band;
    for (const Placed &placed : visible()) {
        const BlockLayout &layout = *placed.layout;
        if (span.end < layout.span().start || span.start > layout.span().end)
            continue;
        const auto line = [&](qint32 position) {
            return layout.lines()[static_cast<std::size_t>(layout.lineOf(layout.unitFromByte(position)))];
        };
        const BlockLayout::Line first = line(span.start);
        const BlockLayout::Line last = line(span.end);
        const int bottom = span.end > layout.span().end ? layout.height() : last.top + last.height;
        band |= QRect(0, placed.top + first.top, m_viewport.width(), bottom - first.top);
    }
    return band.intersected(QRect(QPoint(), m_viewport));
}

std::optional<QRect> ReaderPage::caretRect(qint32 position)
{
    const std::optional<int> top = topInView(position);
    if (!top || *top >= m_viewport.height())
        return std::nullopt;
    const qint32 block = m_blocks.at(position);
    const LayoutCache::Layout where = layout(block);
    const int unit = where->unitFromByte(position);
    const BlockLayout::Line &line = where->lines()[static_cast<std::size_t>(where->lineOf(unit))];
    const int y = *top - line.top + line.baseline - line.ascent;
    const int x = contentLeft() + static_cast<int>(std::lround(where->xOf(unit)));
    return QRect(x, y, 1, line.ascent + line.descent);
}

double ReaderPage::columnX(qint32 position)
{
    const LayoutCache::Layout where = layout(m_blocks.at(position));
    return where->xOf(where->unitFromByte(position));
}

qint32 ReaderPage::lineStart(qint32 position)
{
    const LayoutCache::Layout where = layout(m_blocks.at(position));
    const int line = where->lineOf(where->unitFromByte(position));
    return where->byteFromUnit(where->lines()[static_cast<std::size_t>(line)].start);
}

qint32 ReaderPage::lineEnd(qint32 position)
{
    const qint32 block = m_blocks.at(position);
    const LayoutCache::Layout where = layout(block);
    const int index = where->lineOf(where->unitFromByte(position));
    const auto line = static_cast<std::size_t>(index);
    if (line + 1 == where->lines().size() && m_blocks.block(block).last)
        return where->span().end;
    // Before the white space the line is broken at: the place behind it is shown on the next line.
    const qint32 end = where->byteFromUnit(where->lines()[line].end);
    return std::max(previousBoundary(m_article, end, TextUnit::Grapheme),
                    where->byteFromUnit(where->lines()[line].start));
}

Span ReaderPage::lineSpan(qint32 position)
{
    const LayoutCache::Layout where = layout(m_blocks.at(position));
    const BlockLayout::Line &line =
        where->lines()[static_cast<std::size_t>(where->lineOf(where->unitFromByte(position)))];
    return {where->byteFromUnit(line.start), where->byteFromUnit(line.end)};
}

qint32 ReaderPage::lineMoved(qint32 position, int lines, double x)
{
    qint32 block = m_blocks.at(position);
    LayoutCache::Layout where = layout(block);
    int line = where->lineOf(where->unitFromByte(position)) + lines;
    while (line < 0) {
        if (block == 0)
            return where->span().start;
        where = layout(--block);
        line += static_cast<int>(where->lines().size());
    }
    while (line >= static_cast<int>(where->lines().size())) {
        if (block + 1 == m_blocks.count())
            return where->span().end;
        line -= static_cast<int>(where->lines().size());
        where = layout(++block);
    }
    return where->byteFromUnit(where->unitAt(line, x));
}

bool ReaderPage::readsToTheRight(qint32 position)
{
    return !layout(m_blocks.at(position))->isRightToLeft();
}

qint32 ReaderPage::stepped(qint32 position, bool toTheRight, bool forward)
{
    const qint32 block = m_blocks.at(position);
    const LayoutCache::Layout where = layout(block);
    const int unit = where->unitFromByte(position);
    const int next = where->stepped(unit, toTheRight, forward);
    if (next != unit)
        return where->byteFromUnit(next);
    const qint32 beside = forward ? block + 1 : block - 1;
    if (beside < 0 || beside >= m_blocks.count())
        return position;
    const LayoutCache::Layout there = layout(beside);
    const qint32 entered = there->byteFromUnit(there->entered(toTheRight, forward));
    // The end of a piece of a long paragraph is the beginning of the next piece.
    return m_blocks.at(entered) == beside ? entered : previousBoundary(m_article, entered, TextUnit::Grapheme);
}

} // namespace bluepencil
