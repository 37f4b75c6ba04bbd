// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/textselection.h"

#include "ui/reader/readerpage.h"

#include <algorithm>

namespace bluepencil {

namespace {

bool isWhite(const Article &article, qint32 position)
{
    const char byte = article.text().at(position);
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/// The beginning of the next word or sentence (past white space), as text views go with Ctrl+Right.
qint32 nextStart(const Article &article, qint32 position, TextUnit unit)
{
    position = nextBoundary(article, position, unit);
    while (position < article.size() && isWhite(article, position)) // byte by byte: there may be millions
        ++position;
    return position;
}

qint32 previousStart(const Article &article, qint32 position, TextUnit unit)
{
    while (position > 0 && isWhite(article, position - 1))
        --position;
    return previousBoundary(article, position, unit);
}

qint32 paragraphMoved(const Article &article, qint32 position, bool down)
{
    const ParagraphIndex &paragraphs = article.paragraphs();
    const qint32 here = paragraphs.at(position);
    if (down)
        return here + 1 < paragraphs.count() ? paragraphs.span(here + 1).start : article.size();
    if (position > paragraphs.span(here).start || here == 0)
        return paragraphs.span(here).start;
    return paragraphs.span(here - 1).start;
}

} // namespace

void TextSelection::set(const Article &article, qint32 anchor, qint32 caret)
{
    m_anchor = boundaryAtOrBefore(article, anchor, TextUnit::Grapheme);
    m_caret = boundaryAtOrBefore(article, caret, TextUnit::Grapheme);
    m_column.reset();
    m_onToTheRight.reset();
    m_unit = TextUnit::Grapheme;
    m_snaps = false;
    m_pressed = {m_anchor, m_anchor};
}

qint32 TextSelection::moved(ReaderPage &page, CaretStep step)
{
    const Article &article = page.article();
    const int screen = std::max(1, page.linesInViewport() - 2);
    switch (step) {
    case CaretStep::Left:
        return stepped(page, false);
    case CaretStep::Right:
        return stepped(page, true);
    case CaretStep::PreviousWord:
        return previousStart(article, m_caret, TextUnit::Word);
    case CaretStep::NextWord:
        return nextStart(article, m_caret, TextUnit::Word);
    case CaretStep::PreviousSentence:
        return previousStart(article, m_caret, TextUnit::Sentence);
    case CaretStep::NextSentence:
        return nextStart(article, m_caret, TextUnit::Sentence);
    case CaretStep::LineStart:
        return page.lineStart(m_caret);
    case CaretStep::LineEnd:
        return page.lineEnd(m_caret);
    case CaretStep::LineUp:
        return page.lineMoved(m_caret, -1, *m_column);
    case CaretStep::LineDown:
        return page.lineMoved(m_caret, 1, *m_column);
    case CaretStep::ParagraphUp:
        return paragraphMoved(article, m_caret, false);
    case CaretStep::ParagraphDown:
        return paragraphMoved(article, m_caret, true);
    case CaretStep::PageUp:
        return page.lineMoved(m_caret, -screen, *m_column);
    case CaretStep::PageDown:
        return page.lineMoved(m_caret, screen, *m_column);
    case CaretStep::TextStart:
        return 0;
    case CaretStep::TextEnd:
        return article.size();
    }
    return m_caret;
}

qint32 TextSelection::stepped(ReaderPage &page, bool toTheRight)
{
    if (!m_onToTheRight)
        m_onToTheRight = page.readsToTheRight(m_caret);
    return page.stepped(m_caret, toTheRight, toTheRight == *m_onToTheRight);
}

void TextSelection::move(ReaderPage &page, CaretStep step, bool select)
{
    const bool vertical = step == CaretStep::LineUp || step == CaretStep::LineDown || step == CaretStep::PageUp ||
                          step == CaretStep::PageDown;
    if (vertical && !m_column)
        m_column = page.columnX(m_caret);
    const std::optional<double> column = vertical ? m_column : std::nullopt;

    const Span selected = span();
    qint32 target = 0;
    const bool sideways = step == CaretStep::Left || step == CaretStep::Right;
    if (sideways && !select && !selected.isEmpty())
        target = step == CaretStep::Left ? selected.start : selected.end; // lets go of the selection at its end
    else
        target = moved(page, step);
    const std::optional<bool> onToTheRight = sideways ? m_onToTheRight : std::nullopt;
    set(page.article(), select ? m_anchor : target, target);
    m_column = column;
    m_onToTheRight = onToTheRight;
}

void TextSelection::press(const Article &article, qint32 position, TextUnit unit, bool extend)
{
    const auto spanAt = [&](qint32 where) {
        if (unit == TextUnit::Grapheme)
            return Span{where, where};
        return unitAt(article, where, unit);
    };
    if (extend) {
        const qint32 keep = m_anchor;
        set(article, keep, position);
        m_unit = unit;
        m_pressed = {keep, keep};
        return;
    }
    const Span pressed = spanAt(position);
    set(article, pressed.start, pressed.end);
    m_unit = unit;
    m_pressed = span();
}

void TextSelection::pressSnapping(const Article &article, qint32 position, TextUnit unit)
{
    set(article, position, position);
    m_unit = unit;
    m_pressed = {m_caret, m_caret};
    m_snaps = unit != TextUnit::Grapheme;
}

void TextSelection::dragSnapping(const Article &article, qint32 position, bool exactly)
{
    const TextUnit unit = m_unit;
    const Span pressed = m_pressed;
    const bool backwards = position < pressed.start;
    Span taken{std::min(position, pressed.start), std::max(position, pressed.start)};
    if (!exactly && !taken.isEmpty()) {
        // Of the signs that lie between, the first and the last: a word that one has only touched is not taken.
        const auto holding = [&](qint32 place) {
            if (unit != TextUnit::Word)
                return unitAt(article, place, unit);
            const qint32 start = boundaryAtOrBefore(article, place, unit);
            return Span{start, nextBoundary(article, start, unit)};
        };
        const Span last = holding(previousBoundary(article, taken.end, TextUnit::Grapheme));
        Span snapped = trimmed(article, holding(taken.start).united(last));
        if (unit == TextUnit::Word)
            snapped = withoutPunctuation(article, snapped);
        if (!snapped.isEmpty())
            taken = snapped;
    }
    set(article, backwards ? taken.end : taken.start, backwards ? taken.start : taken.end);
    m_unit = unit;
    m_pressed = pressed;
    m_snaps = true;
}

void TextSelection::pressSpan(const Article &article, Span span)
{
    set(article, span.start, span.end);
    m_unit = TextUnit::Word;
    m_pressed = this->span();
}

void TextSelection::dragTo(const Article &article, qint32 position)
{
    const TextUnit unit = m_unit;
    const Span pressed = m_pressed;
    Span there{position, position};
    if (unit != TextUnit::Grapheme)
        there = unitAt(article, position, unit);
    if (position < pressed.start)
        set(article, pressed.end, std::min(there.start, position));
    else if (position > pressed.end)
        set(article, pressed.start, std::max(there.end, position));
    else
        set(article, pressed.start, pressed.end);
    m_unit = unit;
    m_pressed = pressed;
}

} // namespace bluepencil
