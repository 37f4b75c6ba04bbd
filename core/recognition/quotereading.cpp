// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/quotereading.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestLink = 5;     // tokens between two quotes that are one list
constexpr qint32 longestWay = 15;     // tokens over which a verb governs a second quote
constexpr qint32 longestBetween = 30; // tokens of an attribution that splits a quote

/// Nothing but "and", commas and small words between two quotes of one sentence.
bool isList(const Tokens &tokens, const FoundQuote &previous, const QuotePlace &place)
{
    if (place.first - previous.lastEnd > longestLink || place.first <= previous.lastEnd ||
        tokens[previous.lastEnd - 1].sentence != tokens[place.first].sentence)
        return false;
    bool conjunction = false;
    for (qint32 i = previous.lastEnd; i < place.first; ++i) {
        const bool joins = tokens.is(i, Class::Conjunction) || tokens.isText(i, ",");
        conjunction = conjunction || joins;
        if (!joins && !tokens.is(i, Class::Determiner) && !tokens.is(i, Class::Adverb) &&
            !tokens.is(i, Class::Preposition) && !tokens.is(i, Class::Function))
            return false;
    }
    return conjunction;
}

/// "called it “slow” (in a letter) and then “unsafe”": the verb before goes on governing.
bool spokeInSentence(const Tokens &tokens, const FoundQuote &previous, const QuotePlace &place)
{
    return previous.kind == QuoteKind::Partial && previous.attribution && !previous.attribution->after &&
           place.first - previous.lastEnd <= longestWay && place.first > previous.lastEnd &&
           tokens[previous.lastEnd - 1].sentence == tokens[place.first].sentence;
}

bool isDashAt(const Tokens &tokens, qint32 i)
{
    return tokens[i].kind == TokenKind::Punctuation && isDash(codePoint(tokens.text(), tokens[i].span.start));
}

/// “…,” she said, “…”: the attribution ends with a comma, and the sentence goes on.
bool isSplit(const Tokens &tokens, const FoundQuote &previous, const QuotePlace &place)
{
    if (!previous.attribution || !previous.attribution->after || previous.kind == QuoteKind::Title)
        return false;
    const qint32 gap = place.first - previous.lastEnd;
    if (gap < 2 || gap > longestBetween)
        return false;
    // “…” — as she said — “…”
    const bool dashes = isDashAt(tokens, previous.lastEnd) && isDashAt(tokens, place.first - 1);
    if (!dashes && (!previous.attribution->immediate || !tokens.isText(place.first - 1, ",")))
        return false;
    int cues = 0;
    for (qint32 i = previous.lastEnd; i < place.first; ++i) {
        if (tokens[i].kind == TokenKind::Punctuation &&
            (tokens.isText(i, ".") || tokens.isText(i, ";") || tokens.isText(i, ":")))
            return false;
        cues += tokens.is(i, Class::Say) && !tokens.is(i, Class::Weak) && !tokens[i].capital;
    }
    return cues <= 1;
}

FoundQuote foundQuote(const Reading &reading, int marked, const QuotePlace &place)
{
    FoundQuote quote;
    quote.parts = reading.marked()[static_cast<std::size_t>(marked)].parts;
    quote.place = place;
    quote.lastEnd = place.end;
    quote.attribution = attributionOf(reading, place);
    return quote;
}

/// "SMITH: …": the label before the colon speaks.
FoundQuote turnQuote(const Reading &reading, int marked)
{
    const Tokens &tokens = reading.tokens();
    FoundQuote quote;
    quote.parts = reading.marked()[static_cast<std::size_t>(marked)].parts;
    quote.place.first = tokens.atOrAfter(quote.parts.front().start);
    quote.place.end = tokens.atOrAfter(quote.parts.back().end);
    quote.place.from = quote.place.first;
    quote.place.to = quote.place.end;
    quote.place.marked = marked;
    quote.lastEnd = quote.place.end;
    quote.rule = "quote.turn";
    qint32 end = quote.place.first;
    while (end > 0 && tokens[end - 1].kind == TokenKind::Punctuation)
        --end;
    const qint32 block = tokens.sentenceOf(quote.place.first).block;
    qint32 first = end;
    while (first > 0 && tokens.isWord(first - 1) && tokens.sentenceOf(first - 1).block == block)
        --first;
    const qint32 name = end > first ? reading.nameAt(end - 1) : -1;
    Attribution attribution;
    if (name >= 0)
        attribution.subject = phraseEndingAt(reading, end - 1, first);
    if (!attribution.subject)
        attribution.subject =
            NounPhrase{first, std::max(end, first + 1), std::max(end - 1, first), PhraseKind::Named, -1};
    attribution.immediate = true;
    attribution.rule = "speaker.turn";
    attribution.score = 0.9;
    quote.attribution = attribution;
    return quote;
}

/// A quote in a quote: only where it is said at once, and not by the one who is speaking.
bool isSaidByAnother(const Reading &reading, const FoundQuote &quote)
{
    if (!quote.attribution || !quote.attribution->subject || !quote.attribution->immediate ||
        quote.kind == QuoteKind::Title)
        return false;
    const NounPhrase &subject = *quote.attribution->subject;
    if (quote.attribution->clause || quote.attribution->naming)
        return false;
    if (subject.kind == PhraseKind::Pronoun)
        return !reading.tokens().is(subject.head, Class::FirstPerson) && !reading.tokens().isText(subject.head, "it");
    return true;
}

} // namespace

std::vector<FoundQuote> readQuotes(const Reading &reading)
{
    const Tokens &tokens = reading.tokens();
    const std::vector<MarkedWords> &marked = reading.marked();
    std::vector<FoundQuote> quotes;
    int previous = -1; // the outer quote before this one
    for (std::size_t m = 0; m < marked.size(); ++m) {
        if (marked[m].marking == Marking::Turn) {
            previous = static_cast<int>(quotes.size());
            quotes.push_back(turnQuote(reading, static_cast<int>(m)));
            continue;
        }
        const QuotePlace place = placeOf(reading, static_cast<int>(m));
        if (place.end <= place.first)
            continue;
        FoundQuote quote = foundQuote(reading, static_cast<int>(m), place);
        if (marked[m].outer >= 0) {
            quote.kind = kindOf(reading, place, marked[m].content(), quote.attribution, false, quote.rule);
            quote.nested = true;
            if (isSaidByAnother(reading, quote))
                quotes.push_back(std::move(quote));
            continue;
        }
        const FoundQuote *last = previous < 0 ? nullptr : &quotes[static_cast<std::size_t>(previous)];
        if (last && marked[m].goesOn) { // — …, said Ruiz. — …
            FoundQuote &whole = quotes[static_cast<std::size_t>(previous)];
            whole.parts.insert(whole.parts.end(), quote.parts.begin(), quote.parts.end());
            whole.lastEnd = place.end;
            continue;
        }
        const bool ownCue = quote.attribution && quote.attribution->immediate &&
                            (!last || quote.attribution->cueFirst >= last->lastEnd);
        if (last && !ownCue && last->kind != QuoteKind::Title && isList(tokens, *last, place)) {
            quote.goesOn = true;
            quote.attribution.reset();
        }
        if (last && isSplit(tokens, *last, place)) {
            FoundQuote &whole = quotes[static_cast<std::size_t>(previous)];
            whole.parts.insert(whole.parts.end(), quote.parts.begin(), quote.parts.end());
            whole.lastEnd = place.end;
            whole.kind = QuoteKind::Direct;
            continue;
        }
        if (marked[m].marking == Marking::Dash)
            quote.rule = "quote.dash";
        else
            quote.kind = kindOf(reading, place, marked[m].content(), quote.attribution,
                                quote.goesOn || (last && !(last->attribution && last->attribution->aside) &&
                                                 spokeInSentence(tokens, *last, place)),
                                quote.rule);
        previous = static_cast<int>(quotes.size());
        quotes.push_back(std::move(quote));
    }
    return quotes;
}

} // namespace bluepencil::recognition
