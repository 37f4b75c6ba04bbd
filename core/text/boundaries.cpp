// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/boundaries.h"

#include "core/text/utf8.h"

#include <QTextBoundaryFinder>

namespace bluepencil {

namespace {

// How far around a place we look. A boundary depends on its neighbourhood only; a window that begins and
// ends at white space (or on this grid, in text that has none) gives the same answers as the paragraph.
constexpr qint32 reach = 1024;
constexpr qint32 sentenceReach = 16 * 1024;

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/// Printable ASCII: two in a row are never one grapheme.
bool isPlain(char byte)
{
    return byte >= ' ' && byte <= '~';
}

/// A stretch of one paragraph as QString, with places translated to and fro. Short, so linear is fine.
class Window
{
public:
    Window(const Article &article, Span paragraph, qint32 position, qint32 around)
    {
        const QByteArrayView text = article.text();
        const qint32 gridStart = std::max(paragraph.start, (position - around) / around * around);
        const qint64 gridBehind = (qint64(position) + around) / around * around + around;
        const auto gridEnd = static_cast<qint32>(std::min<qint64>(paragraph.end, gridBehind));
        qint32 from = utf8::floorBoundary(text, gridStart);
        if (from > paragraph.start && around < sentenceReach) // a sentence may begin anywhere, not after any blank
            for (qint32 i = from; i < position - around / 4; ++i)
                if (isBlank(text[i]) && beginsAnew(text, i + 1)) {
                    from = i + 1;
                    break;
                }
        m_bytes = article.bytes({from, utf8::ceilBoundary(text, gridEnd)});
        m_start = from;
        m_text = utf8::toString(m_bytes);
    }

    const QString &text() const { return m_text; }
    qint32 start() const { return m_start; }
    qint32 end() const { return m_start + static_cast<qint32>(m_bytes.size()); }

    qsizetype unitFromByte(qint32 byte) const
    {
        return utf8::toString(m_bytes.first(std::clamp<qsizetype>(byte - m_start, 0, m_bytes.size()))).size();
    }
    qint32 byteFromUnit(qsizetype unit) const
    {
        return m_start + static_cast<qint32>(QStringView(m_text).first(unit).toUtf8().size());
    }

private:
    /// After a blank there is a boundary of every kind, unless the blank itself carries an accent.
    static bool beginsAnew(QByteArrayView text, qint32 at)
    {
        if (isBlank(text[at]) || utf8::isContinuation(text[at]))
            return false;
        const char32_t c = utf8::codePointAt(text, at);
        return QChar::isLetterOrNumber(c) || (c > 32 && c < 127);
    }

    QByteArrayView m_bytes;
    qint32 m_start = 0;
    QString m_text;
};

QTextBoundaryFinder::BoundaryType finderType(TextUnit unit)
{
    switch (unit) {
    case TextUnit::Word:
        return QTextBoundaryFinder::Word;
    case TextUnit::Sentence:
        return QTextBoundaryFinder::Sentence;
    case TextUnit::Grapheme:
    case TextUnit::Paragraph:
        break;
    }
    return QTextBoundaryFinder::Grapheme;
}

qint32 reachOf(TextUnit unit)
{
    return unit == TextUnit::Sentence ? sentenceReach : reach;
}

/// The unit around a place that is no boundary itself, as far as the window shows it.
Span unitAround(QTextBoundaryFinder &finder, const Window &window, qint32 position)
{
    const qsizetype at = window.unitFromByte(position);
    const auto seek = [&](bool forward) {
        finder.setPosition(at);
        qsizetype found = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        // Behind Devanagari and its kin Qt 6.4 also stops in the middle of a surrogate pair.
        while (found > 0 && found < window.text().size() && window.text()[found].isLowSurrogate() &&
               window.text()[found - 1].isHighSurrogate())
            found = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        if (found < 0)
            return forward ? window.end() : window.start();
        return window.byteFromUnit(found);
    };
    return {seek(false), seek(true)};
}

qint32 boundary(const Article &article, qint32 position, TextUnit unit, bool forward)
{
    position = std::clamp(position, 0, article.size());
    const Span paragraph = article.paragraphs().span(article.paragraphs().at(position));
    if (unit == TextUnit::Paragraph && position > paragraph.start && position < paragraph.end)
        return forward ? paragraph.end : paragraph.start;
    // First: the middle of the paragraph's first character is its start too.
    position = forward ? utf8::ceilBoundary(article.text(), position) : utf8::floorBoundary(article.text(), position);
    if (position <= paragraph.start)
        return paragraph.start;
    if (position >= paragraph.end)
        return paragraph.end;
    if (unit == TextUnit::Grapheme && isPlain(article.text()[position - 1]) && isPlain(article.text()[position]))
        return position; // ten thousand tags at once begin and end there; to analyse each line costs 30 µs

    const Window window(article, paragraph, position, reachOf(unit));
    QTextBoundaryFinder finder(finderType(unit), window.text());
    finder.setPosition(window.unitFromByte(position));
    if (finder.isAtBoundary())
        return position;
    const Span around = unitAround(finder, window, position);
    // A unit that goes on and on (a thousand accents on one letter) is cut on the grid, where a whole cell
    // before the cut belongs to it: the same places wherever they are looked for from.
    const qint32 cell = reachOf(unit);
    const auto cutAt = [&](qint64 grid) { return utf8::floorBoundary(article.text(), grid); };
    if (!forward) {
        qint64 grid = (qint64(position) + 3) / cell * cell; // a cut lies up to three bytes before the grid
        if (cutAt(grid) > position)
            grid -= cell;
        return grid >= cell && cutAt(grid - cell) >= around.start ? cutAt(grid) : around.start;
    }
    qint64 grid = (qint64(position) + cell - 1) / cell * cell;
    if (grid < cell || cutAt(grid - cell) < around.start)
        grid += cell;
    return std::min(cutAt(grid), around.end);
}

bool hasWordCharacter(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
            return true;
    }
    return false;
}

} // namespace

qint32 boundaryAtOrBefore(const Article &article, qint32 position, TextUnit unit)
{
    return boundary(article, position, unit, false);
}

qint32 boundaryAtOrAfter(const Article &article, qint32 position, TextUnit unit)
{
    return boundary(article, position, unit, true);
}

qint32 previousBoundary(const Article &article, qint32 position, TextUnit unit)
{
    if (position <= 0)
        return 0;
    position = std::min(position, article.size());
    const Span paragraph = article.paragraphs().span(article.paragraphs().at(position));
    if (position <= paragraph.start) // step over the line end
        return position - 1;
    return boundary(article, utf8::floorBoundary(article.text(), position - 1), unit, false);
}

qint32 nextBoundary(const Article &article, qint32 position, TextUnit unit)
{
    position = std::max(position, 0);
    if (position >= article.size())
        return article.size();
    const Span paragraph = article.paragraphs().span(article.paragraphs().at(position));
    if (position >= paragraph.end) // step over the line end
        return position + 1;
    return boundary(article, position + utf8::length(article.text()[position]), unit, true);
}

Span unitAt(const Article &article, qint32 position, TextUnit unit)
{
    position = utf8::floorBoundary(article.text(), position);
    const Span paragraph = article.paragraphs().span(article.paragraphs().at(position));
    if (unit == TextUnit::Paragraph || paragraph.isEmpty())
        return paragraph;
    const auto unitFrom = [&](qint32 from) {
        const qint32 start = boundaryAtOrBefore(article, from, unit);
        return Span{start, std::min(nextBoundary(article, start, unit), paragraph.end)};
    };
    if (position >= paragraph.end)
        return unitFrom(utf8::floorBoundary(article.text(), paragraph.end - 1));
    const Span here = unitFrom(position);
    if (unit != TextUnit::Word || hasWordCharacter(article.string(here)))
        return here;
    if (here.start == position && position > paragraph.start) {
        // A place just behind a word belongs to it, as a double click there expects.
        const Span before = unitFrom(utf8::floorBoundary(article.text(), position - 1));
        if (hasWordCharacter(article.string(before)))
            return before;
    }
    return unitAt(article, position, TextUnit::Grapheme); // a run of blanks is no word
}

namespace {

/// The next place strictly before or behind, within the paragraph, that a word stands at: before it (`wordBehind`)
/// or behind it.
qint32 wordEdge(const Article &article, qint32 position, bool forward, bool wordBehind)
{
    const Span paragraph = article.paragraphs().span(article.paragraphs().at(position));
    const auto isEdge = [&](qint32 place) {
        const qint32 other = wordBehind ? nextBoundary(article, place, TextUnit::Word)
                                        : previousBoundary(article, place, TextUnit::Word);
        const Span piece{std::min(place, other), std::max(place, other)};
        return piece.start >= paragraph.start && piece.end <= paragraph.end && hasWordCharacter(article.string(piece));
    };
    for (qint32 place = position;;) {
        const qint32 next =
            forward ? nextBoundary(article, place, TextUnit::Word) : previousBoundary(article, place, TextUnit::Word);
        if (next == place || next < paragraph.start || next > paragraph.end)
            return position;
        place = next;
        if (isEdge(place))
            return place;
    }
}

} // namespace

qint32 wordEnd(const Article &article, qint32 position, bool forward)
{
    return wordEdge(article, position, forward, false);
}

qint32 wordStart(const Article &article, qint32 position, bool forward)
{
    return wordEdge(article, position, forward, true);
}

Span trimmed(const Article &article, Span span)
{
    const QByteArrayView text = article.text();
    Span tight{utf8::floorBoundary(text, span.start), 0};
    tight.end = utf8::ceilBoundary(text, std::max(tight.start, span.end));
    if (!tight.isEmpty()) {
        tight.start = boundaryAtOrBefore(article, tight.start, TextUnit::Grapheme);
        tight.end = boundaryAtOrAfter(article, tight.end, TextUnit::Grapheme);
    }
    while (tight.start < tight.end && QChar::isSpace(utf8::codePointAt(text, tight.start)))
        tight.start += utf8::length(text[tight.start]);
    while (tight.end > tight.start && QChar::isSpace(utf8::codePointBefore(text, tight.end)))
        tight.end = utf8::floorBoundary(text, tight.end - 1);
    if (tight.isEmpty())
        return {tight.start, tight.start};
    // A blank that carries an accent is no white space: take it back in.
    return {boundaryAtOrBefore(article, tight.start, TextUnit::Grapheme),
            boundaryAtOrAfter(article, tight.end, TextUnit::Grapheme)};
}

namespace {

/// What stands round words without belonging to them; signs such as % and $ do.
bool isLoose(char32_t c)
{
    static constexpr std::u32string_view loose =
        U".,;:!?\u2026'\"\u00a1\u00bf\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f";
    switch (QChar::category(c)) {
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
        return true;
    default:
        return QChar::isSpace(c) || loose.find(c) != std::u32string_view::npos;
    }
}

/// Has this bracket or quotation mark its partner among these words? Then both belong to them.
bool hasPartner(QStringView rest, char32_t mark)
{
    static constexpr std::u32string_view pairs =
        U"()[]{}\u201c\u201d\u201e\u201c\u00ab\u00bb\u2018\u2019\u300c\u300d\"\"";
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (pairs[i] == mark && rest.contains(QChar(static_cast<char16_t>(pairs[i ^ 1U]))))
            return true;
    return false;
}

} // namespace

Span withoutPunctuation(const Article &article, Span span)
{
    const QByteArrayView text = article.text();
    const auto inner = [&](qint32 start, qint32 end) { return article.string({start, std::max(start, end)}); };
    Span bare = span;
    while (bare.start < bare.end) {
        const char32_t first = utf8::codePointAt(text, bare.start);
        const qint32 after = bare.start + utf8::length(text[bare.start]);
        if (!isLoose(first) || hasPartner(inner(after, bare.end), first))
            break;
        bare.start = after;
    }
    while (bare.end > bare.start) {
        const char32_t last = utf8::codePointBefore(text, bare.end);
        const qint32 before = utf8::floorBoundary(text, bare.end - 1);
        const bool endsAbbreviation = last == U'.' && before - bare.start >= 3 && text[before - 2] == '.'; // U.S.
        if (!isLoose(last) || endsAbbreviation || hasPartner(inner(bare.start, before), last))
            break;
        bare.end = before;
    }
    return bare.isEmpty() ? span : trimmed(article, bare);
}

} // namespace bluepencil
