// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/blocksetting.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bluepencil {

/// Some lines of one block on a page of paper.
struct PagePart {
    std::shared_ptr<const BlockLayout> layout;
    int firstLine = 0;
    int endLine = 0; ///< one past the last
    int top = 0;     ///< of the first of these lines, from the top of the page's text

    int lineTop(int line) const
    {
        const auto &lines = layout->lines();
        return top + lines[static_cast<std::size_t>(line)].top - lines[static_cast<std::size_t>(firstLine)].top;
    }
    /// The words of these lines.
    Span span() const
    {
        const auto &lines = layout->lines();
        return {layout->byteFromUnit(lines[static_cast<std::size_t>(firstLine)].start),
                layout->byteFromUnit(lines[static_cast<std::size_t>(endLine - 1)].end)};
    }
};

/// What stands on one page. The pages' spans partition the text.
struct PaperPage {
    std::vector<PagePart> parts;
    Span span;

    /// Visits the stretches of a span on this page line by line, as BlockLayout::forEachStretch does.
    void forEachStretch(Span span,
                        const std::function<void(const PagePart &, int line, double left, double right)> &visit) const;
};

/// Cuts an article into pages, one after the other: blocks are laid out as they come and forgotten with their
/// page, so that memory does not grow with the text. A paragraph leaves at least two lines behind and takes
/// two along, unless it is higher than a page; space between paragraphs is dropped where a page ends. Knows no
/// devices. For one thread at a time, any.
class Paginator
{
public:
    Paginator(const Article &article, const Typography &type, const ReaderTheme &theme, int columnWidth);

    /// The next page, with room for this many pixels of text; at least one line stands on it however little that
    /// is. Nothing at the end; an empty text has one page.
    std::optional<PaperPage> next(int height);

private:
    std::shared_ptr<const BlockLayout> layout();
    int linesThatFit(const BlockLayout &block, int room) const;
    int cut(const BlockLayout &block, int fitting, bool pageIsEmpty) const;

    Article m_article;
    BlockMap m_blocks;
    Typography m_type;
    ReaderTheme m_theme;
    int m_columnWidth = 0;
    bool m_blankSeparated = false;

    qint32 m_block = 0; ///< where the next page begins
    int m_line = 0;
    qint32 m_position = 0;
    bool m_atEnd = false;
    std::shared_ptr<const BlockLayout> m_layout; ///< of m_block, where it is known
};

} // namespace bluepencil
