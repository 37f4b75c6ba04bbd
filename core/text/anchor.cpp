// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/anchor.h"

#include "core/text/utf8.h"

#include <QByteArrayMatcher>
#include <QChar>

#include <algorithm>
#include <cstdlib>

namespace bluepencil {

namespace {

constexpr int contextCodePoints = 32;
// Surroundings that agree in as many bytes are no chance.
constexpr qsizetype enoughContext = 8;
// Without them, words must be the only ones of their kind, and longer than "he", "it" or "they" (bytes).
constexpr qsizetype longEnoughAlone = 5;

qsizetype agreementBefore(QByteArrayView text, qsizetype position, QByteArrayView prefix)
{
    qsizetype count = 0;
    while (count < prefix.size() && count < position && text[position - 1 - count] == prefix[prefix.size() - 1 - count])
        ++count;
    return count;
}

qsizetype agreementAfter(QByteArrayView text, qsizetype position, QByteArrayView suffix)
{
    qsizetype count = 0;
    while (count < suffix.size() && position + count < text.size() && text[position + count] == suffix[count])
        ++count;
    return count;
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

/// Does a word run on over this place?
bool cutsWord(QByteArrayView text, qsizetype position)
{
    return position > 0 && position < text.size() && isWordCharacter(utf8::codePointBefore(text, position)) &&
           isWordCharacter(utf8::codePointAt(text, position));
}

} // namespace

Anchor describe(const Article &article, Span span)
{
    const QByteArrayView text = article.text();
    span.start = utf8::floorBoundary(text, span.start);
    span.end = utf8::ceilBoundary(text, std::max(span.start, span.end));
    qint32 from = span.start;
    for (int i = 0; i < contextCodePoints && from > 0; ++i)
        from = utf8::floorBoundary(text, from - 1);
    qint32 to = span.end;
    for (int i = 0; i < contextCodePoints && to < article.size(); ++i)
        to += utf8::length(text[to]);
    return {span, article.bytes(span).toByteArray(), article.bytes({from, span.start}).toByteArray(),
            article.bytes({span.end, to}).toByteArray()};
}

std::optional<Span> resolve(const Article &article, const Anchor &anchor, qint32 expectedShift)
{
    const QByteArrayView text = article.text();
    const auto length = static_cast<qint32>(anchor.exact.size());
    const auto agreement = [&](qsizetype position) {
        return agreementBefore(text, position, anchor.prefix) + agreementAfter(text, position + length, anchor.suffix);
    };
    const qsizetype wholeContext = anchor.prefix.size() + anchor.suffix.size();

    if (length == 0) { // an empty place has nothing to be found by but its surroundings where it was
        const Span place = anchor.position;
        if (article.isValid(place) && place.isEmpty() && agreement(place.start) == wholeContext)
            return place;
        return std::nullopt;
    }

    const Span stood = anchor.position;
    const bool standsStill = article.isValid(stood) && article.bytes(stood) == QByteArrayView(anchor.exact);
    const auto whole = [&](qsizetype at) { return !cutsWord(text, at) && !cutsWord(text, at + length); };
    if (standsStill && agreement(stood.start) == wholeContext && (wholeContext > 0 || whole(stood.start)))
        return stood; // nothing can fit better or be nearer

    // No place can agree better than with all of the surroundings, so these two need no search.
    for (const qsizetype at : {qsizetype(anchor.position.start), qsizetype(anchor.position.start) + expectedShift})
        if (at >= 0 && at + length <= text.size() && text.sliced(at, length) == anchor.exact && wholeContext > 0 &&
            agreement(at) == wholeContext)
            return Span{static_cast<qint32>(at), static_cast<qint32>(at) + length};

    const QByteArrayMatcher matcher(anchor.exact);
    qsizetype best = -1;
    qsizetype bestAgreement = -1;
    qsizetype occurrences = 0;
    for (qsizetype at = matcher.indexIn(article.text()); at >= 0; at = matcher.indexIn(article.text(), at + 1)) {
        ++occurrences;
        const qsizetype agrees = agreement(at);
        const bool nearer = best >= 0 && std::abs(at - stood.start) < std::abs(best - stood.start);
        if (agrees > bestAgreement || (agrees == bestAgreement && nearer)) {
            best = at;
            bestAgreement = agrees;
        }
    }
    if (best < 0)
        return std::nullopt;
    const bool certain = (wholeContext > 0 && bestAgreement >= std::min(enoughContext, wholeContext)) ||
                         (occurrences == 1 && length >= longEnoughAlone && whole(best));
    if (!certain)
        return std::nullopt;
    return Span{static_cast<qint32>(best), static_cast<qint32>(best) + length};
}

} // namespace bluepencil
