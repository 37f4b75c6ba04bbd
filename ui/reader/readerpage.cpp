// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/readerpage.h"

#include "core/text/utf8.h"
#include "ui/reader/blocksetting.h"

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

constexpr int farScreens = 4; // a scroll further than this is a jump, not a walk over every line

} // namespace

ReaderPage::ReaderPage()
    : m_type(Typography::atZoom(100))
    , m_cache(mostLaidOut, mostLaidOutUnits)
{
    relayout(true);
}

void ReaderPage::setArticle(const Article &article)
{
    m_article = article;
    m_blocks = BlockMap(article);
    m_heights = BlockHeights(m_blocks);
    m_widths.reset();
    m_blankSeparated = partedByBlankLines(article);
    m_held.reset();
    m_block = 0;
    m_offset = -topMargin();
    m_atEnd = false;
    relayout(true);
}

void ReaderPage::growArticle(const Article &article)
{
    const bool atTop = scrollTop() <= 0;
    const qint32 top = topPosition();
    const int y = topInView(top).value_or(0);
    const std::optional<qint32> seam = m_visible.back().block + 1 == m_blocks.count() ? m_visible.back().block : m_seam;
    m_article = article;
    m_blocks = BlockMap(article);
    m_heights = BlockHeights(m_blocks);
    m_widths.reset();
    relayout(true);
    m_seam = seam;
    if (!atTop)
        placeLine(top, y);
}

void ReaderPage::setTheme(const ReaderTheme &theme)
{
    m_theme = theme;
    m_cache.clear(); // the colours of words are part of a layout; its measures stay
    invalidate();
}

void ReaderPage::setZoom(int percent)
{
    percent = std::clamp(percent, 50, 400);
    if (percent != m_zoom)
        setType(percent, m_typeface);
}

void ReaderPage::setTypeface(const QString &family)
{
    if (family != m_typeface)
        setType(m_zoom, family);
}

/// The line at the top of the view stays where it is.
void ReaderPage::setType(int zoom, const QString &typeface)
{
    const bool atTop = scrollTop() <= 0;
    if (!m_held) {
        const qint32 top = topPosition();
        m_held = Held{top, topInView(top).value_or(0)};
    }
    m_zoom = zoom;
    m_typeface = typeface;
    m_type = Typography::atZoom(zoom, typeface);
    m_widths.reset();
    relayout(true);
    if (atTop)
        m_offset = -topMargin();
    else if (m_held)
        placeLine(m_held->position, m_held->y);
}

void ReaderPage::setViewport(QSize size)
{
    if (size == m_viewport)
        return;
    const bool atTop = scrollTop() <= 0;
    if (!m_held) {
        const qint32 top = topPosition();
        m_held = Held{top, topInView(top).value_or(0)};
    }
    m_viewport = size;
    const PageGeometry before = m_geometry;
    m_geometry = pageGeometry(m_type, size.width());
    const bool widthChanged = before.columnWidth != m_geometry.columnWidth;
    relayout(widthChanged);
    if (atTop) {
        m_block = 0;
        m_offset = -topMargin();
    } else if (m_held && widthChanged) {
        placeLine(m_held->position, m_held->y);
    }
}

void ReaderPage::setDateLine(const QString &line)
{
    const bool atTop = m_block == 0 && m_offset <= -topMargin();
    m_dateLine = line;
    if (atTop)
        m_offset = -topMargin();
    invalidate();
}

/// Forgets layouts and heights that a change of width or type made wrong. No work per paragraph.
void ReaderPage::relayout(bool widthChanged)
{
    m_geometry = pageGeometry(m_type, m_viewport.width());
    if (widthChanged) {
        m_cache.clear();
        m_seam.reset();
        Typography type = m_type;
        if (m_blankSeparated)
            type.paragraphSpacing = 0;
        if (!m_widths)
            m_widths = sampleWidths(m_article, m_blocks, type);
        m_heights.reset(estimateHeights(*m_widths, type, m_geometry.columnWidth));
    }
    m_visible.clear();
    invalidate();
}

int ReaderPage::topMargin() const
{
    return m_dateLine.isEmpty() ? m_type.lineHeight * 3 / 2
                                : m_type.lineHeight * 3 / 2 + m_type.headerLineHeight * 3 / 2;
}

int ReaderPage::bottomMargin() const
{
    return m_type.lineHeight * 5 / 2;
}

int ReaderPage::linesInViewport() const
{
    return std::max(1, m_viewport.height() / m_type.lineHeight);
}

LayoutCache::Layout ReaderPage::makeLayout(qint32 block)
{
    const Span span = m_blocks.block(block).span;
    const QByteArrayView bytes = m_article.bytes(span);
    const QString text = utf8::toString(bytes);
    BlockSetting setting =
        settingOf({m_article, m_blocks, m_type, m_theme, m_geometry.columnWidth, m_blankSeparated}, block, text);
    setting.goesOn = setting.goesOn && m_seam != block;
    const int headerEnd = setting.formats.isEmpty() ? 0 : setting.formats[0].start + setting.formats[0].length;
    for (const SurfaceRun &run : m_surface.run(text)) {
        const QColor color = m_theme.surfaceColor(run.style);
        if (!color.isValid() || run.start < headerEnd)
            continue;
        QTextLayout::FormatRange range;
        range.start = run.start;
        range.length = run.length;
        range.format.setForeground(color);
        setting.formats.append(range);
    }
    return std::make_shared<BlockLayout>(text, bytes, span, setting);
}

LayoutCache::Layout ReaderPage::layout(qint32 block)
{
    LayoutCache::Layout found = m_cache.find(block);
    if (!found) {
        found = makeLayout(block);
        m_cache.insert(block, found);
        m_heights.setMeasured(block, found->height());
    }
    return found;
}

/// Makes the anchor the block that the viewport's top edge is in.
void ReaderPage::normalise()
{
    while (m_offset < 0 && m_block > 0) {
        --m_block;
        m_offset += layout(m_block)->height();
    }
    while (m_block + 1 < m_blocks.count() && m_offset >= layout(m_block)->height()) {
        m_offset -= layout(m_block)->height();
        ++m_block;
    }
    if (m_block == 0)
        m_offset = std::max(m_offset, -topMargin());
}

/// Lays out what is visible and keeps the page from being scrolled past its ends.
void ReaderPage::settle()
{
    if (m_settled)
        return;
    m_settled = true;
    const int height = std::max(1, m_viewport.height());
    for (bool again = true; again;) {
        again = false;
        normalise();
        m_visible.clear();
        int y = -m_offset;
        qint32 block = m_block;
        do {
            LayoutCache::Layout laidOut = layout(block);
            const int below = y + laidOut->height();
            m_visible.push_back({block, y, std::move(laidOut)});
            y = below;
            ++block;
        } while (y < height && block < m_blocks.count());
        const int pageEnd = y + bottomMargin();
        m_atEnd = block == m_blocks.count() && pageEnd <= height;
        const bool atTop = m_block == 0 && m_offset <= -topMargin();
        if (block == m_blocks.count() && pageEnd < height && !atTop) {
            m_offset -= height - pageEnd; // nothing but paper below: come back
            again = true;
        }
    }
}

const std::vector<ReaderPage::Placed> &ReaderPage::visible()
{
    settle();
    return m_visible;
}

double ReaderPage::scrollTop()
{
    settle();
    return m_heights.top(m_block) + m_offset + topMargin();
}

double ReaderPage::scrollRange()
{
    settle();
    return std::max(0.0, topMargin() + m_heights.total() + bottomMargin() - m_viewport.height());
}

double ReaderPage::pageHeight()
{
    settle();
    return topMargin() + m_heights.total() + bottomMargin();
}

qint32 ReaderPage::positionNear(double top) const
{
    const double y = top - topMargin();
    if (y <= 0)
        return 0;
    const qint32 block = m_heights.at(y);
    const double inside = std::clamp((y - m_heights.top(block)) / std::max(1.0, m_heights.height(block)), 0.0, 1.0);
    const qint32 start = m_blocks.nominalStart(block);
    return start + static_cast<qint32>(inside * (m_blocks.nominalStart(block + 1) - start));
}

bool ReaderPage::isAtEnd()
{
    settle();
    return m_atEnd;
}

int ReaderPage::scrollBy(int pixels)
{
    if (pixels == 0)
        return 0;
    settle();
    m_held.reset();
    if (std::abs(pixels) > farScreens * std::max(1, m_viewport.height())) {
        const double before = scrollTop();
        scrollTo(before + pixels);
        return static_cast<int>(std::lround(scrollTop() - before));
    }
    // Measured on a line that stays laid out: heights above may be corrected on the way.
    const qint32 oldBlock = m_block;
    const int oldOffset = m_offset;
    m_offset += pixels;
    invalidate();
    settle();
    int moved = m_offset - oldOffset;
    for (qint32 block = oldBlock; block < m_block; ++block)
        moved += layout(block)->height();
    for (qint32 block = m_block; block < oldBlock; ++block)
        moved -= layout(block)->height();
    return moved;
}

void ReaderPage::scrollTo(double top)
{
    settle();
    m_held.reset();
    const double y = top - topMargin();
    m_block = y <= 0 ? 0 : m_heights.at(y);
    m_offset = static_cast<int>(std::lround(std::max(y, static_cast<double>(-topMargin())) - m_heights.top(m_block)));
    // Inside the block even where its real height is less than was thought.
    if (m_block > 0 || m_offset > 0)
        m_offset = std::min(m_offset, std::max(0, layout(m_block)->height() - 1));
    invalidate();
}

void ReaderPage::scrollToEnd()
{
    m_held.reset();
    m_block = m_blocks.count() - 1;
    m_offset = layout(m_block)->height(); // settle() brings it back
    invalidate();
}

void ReaderPage::placeLine(qint32 position, int y)
{
    m_block = m_blocks.at(position);
    const LayoutCache::Layout where = layout(m_block);
    const auto line = static_cast<std::size_t>(where->lineOf(where->unitFromByte(position)));
    m_offset = where->lines()[line].top - y;
    invalidate();
}

std::optional<int> ReaderPage::topInView(qint32 position)
{
    settle();
    const qint32 block = m_blocks.at(position);
    if (block < m_visible.front().block || block > m_visible.back().block)
        return std::nullopt;
    const Placed &placed = m_visible[static_cast<std::size_t>(block - m_visible.front().block)];
    const auto line = static_cast<std::size_t>(placed.layout->lineOf(placed.layout->unitFromByte(position)));
    return placed.top + placed.layout->lines()[line].top;
}

qint32 ReaderPage::topPosition()
{
    settle();
    for (const Placed &placed : m_visible)
        for (const BlockLayout::Line &line : placed.layout->lines())
            if (placed.top + line.top + line.height / 2 >= 0)
                return placed.layout->byteFromUnit(line.start);
    return m_visible.back().layout->span().end;
}

void ReaderPage::setTopPosition(qint32 position)
{
    m_held.reset();
    if (position <= 0)
        scrollTo(0);
    else
        placeLine(position, 0);
}

bool ReaderPage::reveal(qint32 position, int margin)
{
    settle();
    const int height = m_viewport.height();
    margin = std::clamp(margin, 0, std::max(0, (height - m_type.lineHeight) / 2));
    if (const std::optional<int> top = topInView(position)) {
        const int bottom = *top + m_type.lineHeight;
        if (*top >= margin && bottom <= height - margin)
            return false;
        return scrollBy(*top < margin ? *top - margin : bottom - height + margin) != 0;
    }
    // One line beyond the edge is a step, not a jump.
    const qint32 above = m_visible.front().block - 1;
    const qint32 below = m_visible.back().block + 1;
    const qint32 block = m_blocks.at(position);
    m_held.reset();
    if (block == above)
        placeLine(position, margin);
    else if (block == below)
        placeLine(position, height - margin - m_type.lineHeight);
    else
        placeLine(position, height / 3);
    return true;
}

bool ReaderPage::hangsOver()
{
    return std::ranges::any_of(visible(), [](const Placed &placed) { return placed.layout->hangsOver(); });
}

Span ReaderPage::visibleRange()
{
    settle();
    const auto lineAtHeight = [](const Placed &placed, int y) {
        return placed.layout->lines()[static_cast<std::size_t>(placed.layout->lineAt(y - placed.top))];
    };
    const Placed &first = m_visible.front();
    const Placed &last = m_visible.back();
    const int bottom = std::max(0, m_viewport.height() - 1);
    const BlockLayout::Line top = lineAtHeight(first, 0);
    // Of the topmost block only the space below its words may be on screen.
    const bool above = first.top + top.top + top.height <= 0;
    // In a column of two or three letters Qt (6.4) may end a line inside a character of two units.
    int end = lineAtHeight(last, bottom).end;
    if (end < last.layout->text().size() && last.layout->text()[end].isLowSurrogate())
        ++end;
    return {first.layout->byteFromUnit(above ? top.end : top.start), last.layout->byteFromUnit(end)};
}

std::optional<int> ReaderPage::articleTop()
{
    settle();
    return m_visible.front().block == 0 ? std::optional(m_visible.front().top) : std::nullopt;
}

} // namespace bluepencil
