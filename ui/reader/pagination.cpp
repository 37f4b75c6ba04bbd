// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/pagination.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace bluepencil {

namespace {

constexpr int fewestLines = 2; // of a paragraph at the bottom of a page, and at the top of the next

} // namespace

void PaperPage::forEachStretch(
    Span wanted, const std::function<void(const PagePart &, int line, double left, double right)> &visit) const
{
    for (const PagePart &part : parts) {
        const BlockLayout &layout = *part.layout;
        const Span here = part.span().intersected(wanted);
        if (here.isEmpty())
            continue;
        layout.forEachStretch(layout.unitFromByte(here.start), layout.unitFromByte(here.end),
                              [&](int line, double left, double right) { visit(part, line, left, right); });
    }
}

Paginator::Paginator(const Article &article, const Typography &type, const ReaderTheme &theme, int columnWidth)
    : m_article(article)
    , m_blocks(article)
    , m_type(type)
    , m_theme(theme)
    , m_columnWidth(columnWidth)
    , m_blankSeparated(partedByBlankLines(article))
{
}

std::shared_ptr<const BlockLayout> Paginator::layout()
{
    if (!m_layout) {
        const Span span = m_blocks.block(m_block).span;
        const QByteArrayView bytes = m_article.bytes(span);
        const QString text = utf8::toString(bytes);
        m_layout = std::make_shared<BlockLayout>(
            text, bytes, span,
            settingOf({m_article, m_blocks, m_type, m_theme, m_columnWidth, m_blankSeparated}, m_block, text));
    }
    return m_layout;
}

/// How many lines, from m_line on, have room.
int Paginator::linesThatFit(const BlockLayout &block, int room) const
{
    const auto &lines = block.lines();
    const int from = lines[static_cast<std::size_t>(m_line)].top;
    const auto end = std::find_if(lines.begin() + m_line, lines.end(),
                                  [&](const BlockLayout::Line &line) { return line.top + line.height - from > room; });
    return static_cast<int>(end - lines.begin()) - m_line;
}

/// How many of the lines that fit stay on this page, when not all do.
int Paginator::cut(const BlockLayout &block, int fitting, bool pageIsEmpty) const
{
    const BlockMap::Block where = m_blocks.block(m_block);
    const int left = static_cast<int>(block.lines().size()) - m_line;
    int staying = fitting;
    if (where.last)
        staying = std::min(staying, left - fewestLines);
    const bool begins = where.first && m_line == 0;
    if (staying < (begins ? fewestLines : 1))
        staying = 0;
    return staying > 0 || !pageIsEmpty ? staying : std::max(1, fitting);
}

std::optional<PaperPage> Paginator::next(int height)
{
    if (m_atEnd)
        return std::nullopt;
    PaperPage page;
    page.span.start = m_position;
    int y = 0;
    while (m_block < m_blocks.count()) {
        const std::shared_ptr<const BlockLayout> block = layout();
        const auto &lines = block->lines();
        const int left = static_cast<int>(lines.size()) - m_line;
        const bool isBlank = block->text().isEmpty();
        const int fitting = linesThatFit(*block, height - y);
        int staying = left;
        if (!isBlank && fitting < left)
            staying = cut(*block, fitting, page.parts.empty());
        if (staying > 0 && !isBlank)
            page.parts.push_back({block, m_line, m_line + staying, y});
        if (staying < left) {
            m_line += staying;
            m_position = block->byteFromUnit(lines[static_cast<std::size_t>(m_line)].start);
            page.span.end = m_position;
            return page;
        }
        // A blank line at the top of a page is no line; one at its end goes beyond it.
        if (!isBlank || !page.parts.empty())
            y += block->height() - lines[static_cast<std::size_t>(m_line)].top;
        ++m_block;
        m_line = 0;
        m_layout.reset();
        m_position = m_block < m_blocks.count() ? m_blocks.block(m_block).span.start : m_article.size();
    }
    m_atEnd = true;
    page.span.end = m_article.size();
    return page;
}

} // namespace bluepencil
