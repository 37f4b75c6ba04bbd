// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <vector>

namespace bluepencil {

/// What is laid out at once: a paragraph, or one piece of a paragraph too long to be laid out whole.
///
///     paragraphs   0 | 1 | 2 ................................ | 3
///     blocks       0 | 1 | 2 ....... | 3 ....... | 4 ....... | 5
///
/// Pieces end at white space, else between graphemes, near multiples of a size, and are found when asked for:
/// making a BlockMap looks at the list of long paragraphs only, and keeps nothing for ordinary ones.
/// Characters that are slow to lay out, or that many of go on a line, make smaller pieces. That the last line of a
/// piece is not shorter than others is LineBreaker's work.
/// A value; knows no fonts. GUI thread or any other.
class BlockMap
{
public:
    /// Paragraphs up to this many bytes stay whole.
    static constexpr qint32 wholeUpTo = ParagraphIndex::longBytes;
    static constexpr qint32 pieceSize = 4096; ///< of running text; never larger

    struct Block {
        Span span;            ///< without the line end
        qint32 paragraph = 0; ///< which paragraph it is (of)
        bool first = true;    ///< begins its paragraph
        bool last = true;     ///< ends its paragraph

        bool operator==(const Block &) const = default;
    };

    BlockMap() = default;
    explicit BlockMap(const Article &article);

    qint32 count() const { return m_count; }
    /// 0 <= i < count().
    Block block(qint32 i) const;
    /// The block that holds a byte; a line end belongs to the block before it; clamped.
    qint32 at(qint32 position) const;
    /// The first block of a paragraph.
    qint32 firstOf(qint32 paragraph) const;
    /// Where block `i` begins, within half a piece, without looking at the text; the text's length for
    /// i == count(). Strictly monotone for blocks with text: what estimates of height stand on.
    qint32 nominalStart(qint32 i) const;

private:
    struct LongParagraph {
        qint32 paragraph = 0;
        qint32 firstBlock = 0;
        qint32 pieces = 0;
        qint32 size = pieceSize;
    };
    const LongParagraph *longBefore(qint32 block) const;
    const LongParagraph *longAtOrBefore(qint32 paragraph) const;
    qint32 pieceStart(const LongParagraph &whole, qint32 piece) const;

    Article m_article;
    std::vector<LongParagraph> m_long;
    qint32 m_count = 1;
};

} // namespace bluepencil
