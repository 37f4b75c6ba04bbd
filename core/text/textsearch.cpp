// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/textsearch.h"

#include "core/base/tr.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <utility>

namespace bluepencil {

namespace {

constexpr qint32 pieceLeast = 256 * 1024;
constexpr qint32 pieceMost = 1024 * 1024; // a paragraph beyond this is looked at in parts
constexpr qint32 contextSize = 4096;
constexpr int mostGivenUp = 20; // paragraphs, before the pattern as a whole is given up

// Limits the steps of one match, so that (a|aa)+$ comes to an end; and empty places are no hits.
const QLatin1StringView patternStart("(*LIMIT_MATCH=200000)(*NOTEMPTY)");

/// Goes along UTF-16 and counts the bytes it takes as UTF-8.
class ByteCounter
{
public:
    ByteCounter(QStringView text, qint32 byte, bool ascii)
        : m_text(text)
        , m_byte(byte)
        , m_ascii(ascii)
    {
    }

    /// The byte before this unit; asked for in ascending order.
    qint32 at(qsizetype unit)
    {
        if (m_ascii) {
            m_byte += static_cast<qint32>(unit - m_unit);
            m_unit = unit;
            return m_byte;
        }
        for (; m_unit < unit; ++m_unit) {
            const QChar c = m_text[m_unit];
            if (c.unicode() < 0x80)
                m_byte += 1;
            else if (c.unicode() < 0x800 || c.isSurrogate())
                m_byte += 2; // each half of a pair: four together
            else
                m_byte += 3;
        }
        return m_byte;
    }

private:
    QStringView m_text;
    qsizetype m_unit = 0;
    qint32 m_byte;
    bool m_ascii;
};

char32_t characterAt(QStringView text, qsizetype unit)
{
    const QChar c = text[unit];
    if (c.isHighSurrogate() && unit + 1 < text.size())
        return QChar::surrogateToUcs4(c, text[unit + 1]);
    if (c.isLowSurrogate() && unit > 0)
        return QChar::surrogateToUcs4(text[unit - 1], c);
    return c.unicode();
}

/// As QStringMatcher, for words with letters beyond 16 bits, which that of Qt 6.8 does not find without case.
qsizetype indexOfAstral(QStringView text, QStringView words, qsizetype from, Qt::CaseSensitivity sensitivity)
{
    const auto same = [sensitivity](char32_t a, char32_t b) {
        return a == b || (sensitivity == Qt::CaseInsensitive && QChar::toCaseFolded(a) == QChar::toCaseFolded(b));
    };
    for (qsizetype at = from; at + words.size() <= text.size(); ++at) {
        qsizetype unit = 0; // case never changes how many units a letter beyond 16 bits has
        while (unit < words.size() && same(characterAt(text, at + unit), characterAt(words, unit)))
            ++unit;
        if (unit == words.size())
            return at;
    }
    return -1;
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_';
}

bool isWordEdge(QStringView text, qsizetype unit)
{
    return unit <= 0 || unit >= text.size() || !isWordCharacter(characterAt(text, unit - 1)) ||
           !isWordCharacter(characterAt(text, unit));
}

} // namespace

Result<TextSearch> TextSearch::make(const QString &words, const SearchOptions &options)
{
    TextSearch search;
    search.m_words = words;
    search.m_options = options;
    if (!options.regularExpression) {
        search.m_matcher = QStringMatcher(words, options.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
        return search;
    }
    QRegularExpression::PatternOptions how = QRegularExpression::UseUnicodePropertiesOption;
    if (!options.matchCase)
        how |= QRegularExpression::CaseInsensitiveOption;
    search.m_pattern = QRegularExpression(patternStart + words, how);
    if (search.m_pattern.isValid() && options.wholeWord) // looked at alone first: its mistakes are the user's
        search.m_pattern.setPattern(patternStart + QStringLiteral("\\b(?:") + words + QStringLiteral(")\\b"));
    if (!search.m_pattern.isValid()) {
        const qsizetype at = search.m_pattern.patternErrorOffset() - patternStart.size();
        return Error{ErrorCode::Invalid,
                     Core::tr("This is no pattern: %1, at character %2")
                         .arg(search.m_pattern.errorString())
                         .arg(std::clamp<qsizetype>(at, 0, words.size())),
                     {}};
    }
    search.m_pattern.optimize();
    return search;
}

TextSearch::Piece TextSearch::pieceAt(const Article &article, qint32 position, Span range)
{
    const QByteArray &text = article.text();
    const auto lineEnd = [&](qint32 from) {
        const qsizetype found = text.indexOf('\n', from);
        return found < 0 || found >= range.end ? range.end : static_cast<qint32>(found + 1);
    };
    Piece piece;
    piece.core = {position, range.end};
    if (range.end - position > pieceLeast) {
        piece.core.end = lineEnd(position + pieceLeast);
        if (piece.core.end - position > pieceMost) {
            piece.core.end = utf8::floorBoundary(text, position + pieceMost);
            piece.cut = true;
        }
    }
    piece.context = piece.core;
    if (position > range.start && text.at(position - 1) != '\n')
        piece.context.start = utf8::floorBoundary(text, std::max(range.start, position - contextSize));
    if (piece.cut)
        piece.context.end =
            utf8::floorBoundary(text, std::min<qint64>(range.end, qint64(piece.core.end) + contextSize));
    return piece;
}

bool TextSearch::isHit(QStringView text, qsizetype at, qsizetype length) const
{
    const qsizetype end = at + length;
    // An e followed by an accent of its own is no e.
    if (end < text.size() && QChar::category(characterAt(text, end)) == QChar::Mark_NonSpacing)
        return false;
    return !m_options.wholeWord || (isWordEdge(text, at) && isWordEdge(text, end));
}

QList<Span> TextSearch::hitsIn(const Article &article, const Piece &piece, qint32 from, int &givenUp) const
{
    QList<Span> hits;
    const QByteArrayView bytes = article.bytes(piece.context);
    const QString text = utf8::toString(bytes);
    ByteCounter counter(text, piece.context.start, text.size() == bytes.size());
    const auto unitAt = [&](qint32 byte) { return utf8::toString(article.bytes({piece.context.start, byte})).size(); };
    const qsizetype begin = from > piece.context.start ? unitAt(from) : 0;
    const qsizetype end = piece.cut ? unitAt(piece.core.end) : text.size();
    const auto add = [&](qsizetype at, qsizetype length) {
        const qint32 start = counter.at(at);
        hits.append({start, counter.at(at + length)});
    };
    if (!m_options.regularExpression) {
        const bool isAstral = std::any_of(m_words.cbegin(), m_words.cend(), [](QChar c) { return c.isSurrogate(); });
        const auto indexFrom = [&](qsizetype start) {
            return isAstral ? indexOfAstral(text, m_words, start, m_matcher.caseSensitivity())
                            : m_matcher.indexIn(text, start);
        };
        for (qsizetype at = indexFrom(begin); at >= 0 && at < end;) {
            const bool hit = isHit(text, at, m_words.size());
            if (hit)
                add(at, m_words.size());
            at = indexFrom(at + (hit ? m_words.size() : 1));
        }
        return hits;
    }
    for (qsizetype line = 0; line < end;) {
        qsizetype lineEnd = text.indexOf(QLatin1Char('\n'), line);
        if (lineEnd < 0)
            lineEnd = text.size();
        const QString paragraph = text.mid(line, lineEnd - line);
        for (qsizetype at = std::max<qsizetype>(0, begin - line); at < paragraph.size();) {
            const QRegularExpressionMatch match = m_pattern.match(
                paragraph, at, QRegularExpression::NormalMatch, QRegularExpression::DontCheckSubjectStringMatchOption);
            if (!match.isValid())
                ++givenUp;
            if (!match.hasMatch() || line + match.capturedStart() >= end)
                break;
            add(line + match.capturedStart(), match.capturedLength());
            at = match.capturedEnd();
        }
        if (givenUp > mostGivenUp)
            return hits;
        line = lineEnd + 1;
    }
    return hits;
}

TextSearch::Outcome TextSearch::find(const Article &article, Span range,
                                     const std::function<bool(const QList<Span> &)> &take) const
{
    if (isEmpty())
        return Outcome::Complete;
    int givenUp = 0;
    qint32 after = range.start; // hits don't overlap, across pieces too
    for (qint32 position = range.start; position < range.end;) {
        const Piece piece = pieceAt(article, position, range);
        const QList<Span> hits = hitsIn(article, piece, std::max(after, position), givenUp);
        if (!hits.isEmpty())
            after = hits.last().end;
        if (!take(hits))
            return Outcome::Stopped;
        if (givenUp > mostGivenUp)
            return Outcome::TooSlow;
        position = piece.core.end;
    }
    return givenUp > 0 ? Outcome::TooSlow : Outcome::Complete;
}

} // namespace bluepencil
