// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/quotereading.h"
#include "core/recognition/utterance.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr int longestTitle = 12; // words that the name of a work may have
constexpr int longestNickname = 4;
constexpr int shortestSpeech = 5; // words that stand for speech where nothing says whose

/// What can be told of the words inside without their surroundings.
struct Content {
    int words = 0;
    int capitals = 0;   ///< of the words that a title writes with capitals
    int titleWords = 0; ///< words that a title writes with capitals
    bool capitalFirst = false;
    bool ended = false; ///< . ! ? … inside the marks at the end
    bool comma = false; ///< a comma there
};

Content contentOf(const Tokens &tokens, const QuotePlace &place, Span content)
{
    Content found;
    bool first = true;
    for (qint32 i = place.first; i < place.end; ++i) {
        const Token &token = tokens[i];
        if (token.span.start < content.start || token.span.end > content.end)
            continue;
        if (token.kind != TokenKind::Word && token.kind != TokenKind::Number)
            continue;
        ++found.words;
        if (first)
            found.capitalFirst = token.capital || token.kind == TokenKind::Number;
        first = false;
        if (token.kind == TokenKind::Word && !token.possessive && (!tokens.is(i, Class::Function) || token.capital)) {
            ++found.titleWords;
            found.capitals += token.capital;
        }
    }
    const char32_t last = place.last;
    found.ended = last == U'.' || last == U'!' || last == U'?' || last == 0x2026 || isDash(last);
    found.comma = last == U',';
    return found;
}

bool isNamePart(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    return tokens.isWord(i) && tokens[i].capital && !tokens.is(i, Class::Function) && !tokens.is(i, Class::Month) &&
           !tokens.is(i, Class::Weekday);
}

/// Only adverbs and auxiliaries other than "be" between subject and cue: "what he had once called".
bool actsItself(const Tokens &tokens, const Attribution &attribution)
{
    if (!attribution.subject)
        return false;
    for (qint32 i = attribution.subject->end; i < attribution.cueFirst; ++i) {
        if (tokens.is(i, Class::Be) || !(tokens.is(i, Class::Adverb) || tokens.is(i, Class::Aux)))
            return false;
    }
    return attribution.subject->end <= attribution.cueFirst;
}

/// "It was, as Ruiz put it, “…”": an attribution between two commas of the writer's own sentence.
bool isInserted(const Tokens &tokens, const Attribution &attribution)
{
    if (!attribution.subject || attribution.cueFirst < 0)
        return false;
    qint32 first = std::min(attribution.subject->first, attribution.cueFirst);
    while (first > 0 && (tokens.is(first - 1, Class::Title) || tokens.is(first - 1, Class::TitleModifier) ||
                         tokens.is(first - 1, Class::Determiner) || tokens.isText(first - 1, "as")))
        --first;
    return first > 1 && tokens.isText(first - 1, ",") && tokens.is(first - 2, Class::Aux);
}

/// "The “History” [section]": a noun whose name stands before it.
bool isNamedThing(const Tokens &tokens, qint32 i)
{
    return tokens.isWord(i) && !tokens[i].capital && !tokens.is(i, Class::Say) &&
           (tokens.is(i, Class::Work) || tokens.is(i, Class::Document)) && !tokens[i].possessive;
}

/// "Mayor Calls Budget ‘A Disaster’": capitals tell nothing there.
bool isHeadlineCue(const Tokens &tokens, const Attribution &attribution)
{
    return attribution.cueFirst >= 0 && tokens[attribution.cueFirst].capital &&
           isInTitleCase(tokens, attribution.cueFirst);
}

/// Marks in which English sets no title: „ « ».
bool isForeignMark(const Tokens &tokens, qint32 i)
{
    const char32_t mark = codePoint(tokens.text(), tokens[i].span.start);
    return mark == 0x201e || mark == 0xab || mark == 0xbb;
}

} // namespace

QuoteKind kindOf(const Reading &reading, const QuotePlace &place, Span content,
                 const std::optional<Attribution> &attribution, bool goesOn, const char *&rule)
{
    const Tokens &tokens = reading.tokens();
    Content inside = contentOf(tokens, place, content);
    const bool announced = attribution && attribution->immediate && attribution->subject && !attribution->clause;
    const qint32 before = place.first - 1;
    const bool sameSentence = before >= 0 && before >= place.from;
    const bool shouted = isInCapitals(tokens, sameSentence ? before : std::min(place.end, tokens.count() - 1)) ||
                         isInCapitals(tokens, place.first);
    if (shouted && sameSentence && tokens.isWord(before)) // capitals tell nothing there
        inside.capitalFirst = inside.capitalFirst && inside.ended;

    // Dwayne “The Rock” Johnson
    if (sameSentence && inside.words <= longestNickname && !inside.ended && isNamePart(reading, before) &&
        place.end < tokens.count() && isNamePart(reading, place.end) &&
        tokens[place.end].sentence == tokens[before].sentence) {
        rule = "title.nickname";
        return QuoteKind::Title;
    }
    // the magazine “NME,” …; calls himself “The Fixer”
    const bool likeName =
        inside.capitalFirst && inside.capitals == inside.titleWords && inside.words <= longestNickname && !inside.ended;
    if (sameSentence && likeName && tokens.isWord(before) && tokens.is(before, Class::Work) &&
        !isCue(reading, before)) {
        rule = "title.work";
        return QuoteKind::Title;
    }
    if (sameSentence && attribution && !attribution->after && attribution->cueFirst >= 0 &&
        tokens.is(attribution->cueFirst, Class::Call) && tokens.is(attribution->cueEnd, Class::Reflexive) &&
        inside.words <= longestNickname) {
        rule = "title.naming";
        return QuoteKind::Title;
    }
    const bool colon = sameSentence && tokens.isText(before, ":");
    const bool inWords = attribution && attribution->cueFirst >= 0 && tokens.isText(attribution->cueFirst, "words");
    if (!colon && !inWords && !(announced && (inside.comma || !sameSentence))) {
        // the song “…”, the word “…”, his novel, “…”
        const qint32 noun = sameSentence && tokens.isText(before, ",") ? before - 1 : before;
        const bool looksSaid =
            attribution && attribution->subject && !inside.capitalFirst && inside.words > longestNickname;
        if (sameSentence && inside.words <= longestTitle && tokens.isWord(noun) && !looksSaid) {
            const bool term = tokens.is(noun, Class::Term) && !tokens.is(noun, Class::Naming);
            // Works and things are named with a capital; "the missile “can fly far”" goes on with its sentence.
            const bool sentenceGoesOn = attribution && attribution->subject && !inside.capitalFirst && inside.words > 1;
            // "This show “marked an early turn …”"
            const bool named = inside.capitalFirst || inside.words <= longestNickname ||
                               !(tokens.isText(noun - 1, "This") || tokens.isText(noun - 1, "this"));
            const bool work = tokens.is(noun, Class::Work) && named && !sentenceGoesOn && !isCue(reading, noun) &&
                              !(noun != before && attribution && attribution->immediate);
            if (term || work) {
                rule = term ? "title.term" : "title.work";
                return QuoteKind::Title;
            }
        }
        // bovine spongiform encephalopathy, or “mad cow disease”
        const bool how =
            tokens.is(before, Class::Adverb) || (tokens.isWord(before) && tokens.word(before).ends_with("ly"));
        const qint32 either = sameSentence && how ? before - 1 : before;
        if (sameSentence && either > place.from && tokens.isText(either, "or") && inside.words <= longestNickname &&
            (tokens.isText(either - 1, ",") || tokens[either - 1].allCaps || tokens.isText(either - 1, "("))) {
            rule = "title.or";
            return QuoteKind::Title;
        }
        // a ship called “…”, known as “…”
        qint32 naming = before;
        if (sameSentence &&
            (tokens.isText(naming, "as") || tokens.is(naming, Class::Adverb) ||
             (tokens.is(naming, Class::Determiner) && !tokens.isText(naming, "that")))) // not "called that “a lie”"
            --naming;
        if (sameSentence && naming >= place.from && tokens.is(naming, Class::Naming) &&
            !(attribution && attribution->cueFirst == naming && actsItself(tokens, *attribution)) &&
            !(attribution && attribution->subject && attribution->subject->first >= place.end &&
              !inside.capitalFirst)) { // not "was called “the finest voice” by Ruiz"
            rule = "title.naming";
            return QuoteKind::Title;
        }
        // The “History” section
        if (sameSentence && likeName && tokens.is(before, Class::Determiner) && isNamedThing(tokens, place.end)) {
            rule = "title.work";
            return QuoteKind::Title;
        }
        const bool said = attribution && attribution->subject &&
                          (shouted || isForeignMark(tokens, place.first) || isHeadlineCue(tokens, *attribution));
        if (inside.titleWords >= 2 && inside.capitals == inside.titleWords && !said && inside.words <= longestTitle &&
            !inside.ended && !(inside.comma && announced)) {
            rule = "title.capitals";
            return QuoteKind::Title;
        }
    }
    // "Reports: ‘streamlined’ process to replace interviews"
    if (colon && place.heading && inside.words <= 2 && !inside.capitalFirst && place.end < place.to) {
        rule = "title.headline";
        return QuoteKind::Title;
    }
    const bool sentenceOfItsOwn = !sameSentence && inside.capitalFirst && (inside.ended || inside.comma);
    const bool isSaid = goesOn || (attribution && attribution->subject) ||
                        (inside.ended && speaksOfItself(reading, place.first, place.end));
    const bool cueOnly = attribution && !attribution->subject;
    if (!isSaid && !cueOnly && !sentenceOfItsOwn && inside.words < shortestSpeech) {
        rule = "title.nobody-says";
        return QuoteKind::Title;
    }
    if (attribution && attribution->clause &&
        !(inside.capitalFirst && inside.ended && inside.words >= shortestSpeech)) {
        rule = "quote.in-clause";
        return QuoteKind::Partial;
    }
    const bool builtIn =
        attribution && sameSentence && !inside.capitalFirst && !colon &&
        (attribution->after ? tokens.isWord(before) : !tokens.isText(before, ",") || isInserted(tokens, *attribution));
    if (builtIn) {
        rule = "quote.in-clause";
        return QuoteKind::Partial;
    }
    const bool whole = (inside.capitalFirst && (sameSentence || inside.ended || inside.comma || inside.words >= 3)) ||
                       (announced && inside.words >= 3) || (inside.ended && inside.words >= 2 * shortestSpeech);
    rule = announced ? "quote.announced" : "quote.marks";
    return whole && !(goesOn && inside.words < 3) ? QuoteKind::Direct : QuoteKind::Partial;
}

} // namespace bluepencil::recognition
