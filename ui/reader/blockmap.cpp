// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/blockmap.h"

#include "core/text/boundaries.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qint32 searchedShare = 8; // of a piece: how much before its nominal end is searched for a blank

/// How much of a paragraph of this kind to lay out at once: less where each character is slow, or where a line takes
/// few.
qint32 pieceSizeFor(Density density)
{
    switch (density) {
    case Density::Marks:
        return 512;
    case Density::Astral:
        return 1024;
    case Density::Wide:
        return 2048;
    case Density::Running:
        break;
    }
    return BlockMap::pieceSize;
}

} // namespace

BlockMap::BlockMap(const Article &article)
    : m_article(article)
{
    const ParagraphIndex &paragraphs = article.paragraphs();
    m_long.reserve(paragraphs.longOnes().size());
    qint32 extra = 0;
    for (const ParagraphIndex::Long &whole : paragraphs.longOnes()) {
        const qint32 size = pieceSizeFor(whole.density);
        const qint32 pieces = paragraphs.span(whole.paragraph).length() / size;
        m_long.push_back({whole.paragraph, whole.paragraph + extra, pieces, size});
        extra += pieces - 1;
    }
    m_count = paragraphs.count() + extra;
}

const BlockMap::LongParagraph *BlockMap::longBefore(qint32 block) const
{
    const auto after = std::upper_bound(m_long.begin(), m_long.end(), block,
                                        [](qint32 b, const LongParagraph &l) { return b < l.firstBlock; });
    return after == m_long.begin() ? nullptr : &*std::prev(after);
}

const BlockMap::LongParagraph *BlockMap::longAtOrBefore(qint32 paragraph) const
{
    const auto after = std::upper_bound(m_long.begin(), m_long.end(), paragraph,
                                        [](qint32 p, const LongParagraph &l) { return p < l.paragraph; });
    return after == m_long.begin() ? nullptr : &*std::prev(after);
}

qint32 BlockMap::pieceStart(const LongParagraph &whole, qint32 piece) const
{
    const Span paragraph = m_article.paragraphs().span(whole.paragraph);
    if (piece <= 0)
        return paragraph.start;
    if (piece >= whole.pieces)
        return paragraph.end;
    const QByteArrayView text = m_article.text();
    const qint32 nominal = paragraph.start + piece * whole.size;
    for (qint32 i = nominal; i > nominal - whole.size / searchedShare; --i)
        if (text[i - 1] == ' ' && text[i] != ' ')
            return i;
    const qint32 grapheme = boundaryAtOrBefore(m_article, nominal, TextUnit::Grapheme);
    // A grapheme without end (a paragraph of combining marks) is cut between code points.
    return grapheme > nominal - whole.size / 2 ? grapheme : utf8::floorBoundary(text, nominal);
}

BlockMap::Block BlockMap::block(qint32 i) const
{
    const ParagraphIndex &paragraphs = m_article.paragraphs();
    const LongParagraph *before = longBefore(i);
    if (!before)
        return {paragraphs.span(i), i, true, true};
    const qint32 piece = i - before->firstBlock;
    if (piece >= before->pieces) {
        const qint32 paragraph = before->paragraph + 1 + piece - before->pieces;
        return {paragraphs.span(paragraph), paragraph, true, true};
    }
    return {{pieceStart(*before, piece), pieceStart(*before, piece + 1)},
            before->paragraph,
            piece == 0,
            piece == before->pieces - 1};
}

qint32 BlockMap::firstOf(qint32 paragraph) const
{
    const LongParagraph *before = longAtOrBefore(paragraph);
    if (!before)
        return paragraph;
    if (before->paragraph == paragraph)
        return before->firstBlock;
    return before->firstBlock + before->pieces + paragraph - before->paragraph - 1;
}

qint32 BlockMap::at(qint32 position) const
{
    const qint32 paragraph = m_article.paragraphs().at(position);
    const qint32 first = firstOf(paragraph);
    const LongParagraph *whole = longAtOrBefore(paragraph);
    if (!whole || whole->paragraph != paragraph)
        return first;
    const Span span = m_article.paragraphs().span(paragraph);
    const qint32 inside = std::clamp(position, span.start, span.end);
    // Pieces begin at most half a piece before their nominal place: the guess or the next one.
    qint32 piece = std::min((inside - span.start) / whole->size, whole->pieces - 1);
    if (piece + 1 < whole->pieces && inside >= pieceStart(*whole, piece + 1))
        ++piece;
    return first + piece;
}

qint32 BlockMap::nominalStart(qint32 i) const
{
    if (i >= m_count)
        return m_article.size();
    const ParagraphIndex &paragraphs = m_article.paragraphs();
    const LongParagraph *before = longBefore(i);
    if (!before)
        return paragraphs.span(i).start;
    const qint32 piece = i - before->firstBlock;
    if (piece < before->pieces)
        return paragraphs.span(before->paragraph).start + piece * before->size;
    return paragraphs.span(before->paragraph + 1 + piece - before->pieces).start;
}

} // namespace bluepencil
