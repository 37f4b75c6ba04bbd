// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a clause is about, and who stands in apposition.
#include "core/recognition/nounwords.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestPhrase = 10;    // words before the verb that nouns of no list may take
constexpr qint32 longestClause = 120;   // tokens looked over for whom they are about
constexpr qint32 longestTitle = 5;      // "his aunt, [the former mayor] Ana Ruiz"
constexpr qint32 longestComplement = 9; // "a spokeswoman for the office of the mayor"

} // namespace

qint32 nameInApposition(const Reading &reading, qint32 comma)
{
    const Tokens &tokens = reading.tokens();
    qint32 first = comma + 1;
    while (first - comma <= longestTitle && reading.nameAt(first) < 0 &&
           (tokens.is(first, Class::Title) || tokens.is(first, Class::TitleModifier) ||
            tokens.is(first, Class::Courtesy) || (tokens.isText(first, "the") && first == comma + 1)))
        ++first;
    const qint32 name = reading.nameAt(first);
    if (!reading.isPerson(name) || tokens[first].sentence != tokens[comma].sentence)
        return -1;
    const Name &found = reading.names()[static_cast<std::size_t>(name)];
    const bool owns = found.end < tokens.count() && tokens[found.end].possessive; // "the mayor, Ruiz’s friend"
    return found.first == first && !owns ? name : -1;
}

NounPhrase withApposition(const Reading &reading, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    if (phrase.kind != PhraseKind::Nominal)
        return phrase;
    qint32 comma = phrase.end; // "a spokeswoman [for the agency], Ana Ruiz"
    if (tokens.is(comma, Class::Preposition)) {
        while (comma < tokens.count() && comma - phrase.end < longestComplement &&
               ((tokens.isWord(comma) && !tokens.is(comma, Class::Say) && !reading.isPerson(reading.nameAt(comma))) ||
                tokens.isText(comma, "(") || tokens.isText(comma, ")")))
            ++comma;
    }
    if (!tokens.isText(comma, ","))
        return phrase;
    const qint32 name = nameInApposition(reading, comma);
    return name >= 0 && tokens[comma].sentence == tokens[phrase.head].sentence ? namedPhrase(reading, name) : phrase;
}

std::optional<NounPhrase> mainSubject(const Reading &reading, qint32 from, qint32 end)
{
    const Tokens &tokens = reading.tokens();
    std::optional<NounPhrase> introductory;
    from = std::max(from, end - longestClause);
    bool subordinate = from < end && (tokens.is(from, Class::Subordinator) || tokens.isText(from, "When") ||
                                      tokens.isText(from, "While") || tokens.isText(from, "After"));
    for (qint32 i = from; i < end; ++i) {
        if (reading.markedAt(i) >= 0)
            continue;
        if (tokens[i].kind == TokenKind::Punctuation) {
            subordinate = subordinate && !tokens.isText(i, ",");
            continue;
        }
        const std::optional<NounPhrase> phrase = phraseBeginningAt(reading, i, end);
        if (!phrase)
            continue;
        const bool possessive = phrase->end < end && tokens[phrase->end].possessive;
        const qint32 next = phrase->end;
        if (phrase->kind == PhraseKind::Named && phrase->first == from &&
            !(next < end && (tokens.is(next, Class::Aux) || tokens.is(next, Class::Say)))) {
            i = phrase->end - 1; // "Writing in the paper, …"
            continue;
        }
        const bool verb = phrase->end < end && (tokens.isWord(phrase->end) || tokens.isText(phrase->end, ",")) &&
                          !tokens.is(phrase->end, Class::Conjunction);
        if (!possessive && verb && !followsPreposition(reading, *phrase)) {
            if (!subordinate)
                return phrase;
            if (!introductory)
                introductory = phrase;
        }
        i = std::max(i, phrase->end - 1);
    }
    if (introductory)
        return introductory;
    // "German tabloids have …": nouns that no list knows
    qint32 verb = from;
    while (verb < end && verb - from < longestPhrase && tokens.isWord(verb) && !tokens.is(verb, Class::Aux) &&
           !tokens.is(verb, Class::Say) && !tokens.is(verb, Class::Preposition) &&
           !tokens.is(verb, Class::Conjunction) && !tokens.is(verb, Class::Relative))
        ++verb;
    bool acts = verb < end && (tokens.is(verb, Class::Aux) || tokens.is(verb, Class::Say)) && !tokens[verb].possessive;
    if (verb < end && (tokens.isText(verb, "of") || tokens.isText(verb, "in") || tokens.isText(verb, "from"))) {
        for (qint32 i = verb; i < end && !acts && !tokens.isText(i, ","); ++i) // "the first sentence of the memo says"
            acts = tokens.is(i, Class::Say) && !tokens[i].capital;
    }
    const bool found = acts && verb > from && !tokens.is(verb - 1, Class::Function) && tokens.isWord(from);
    return found ? std::optional(NounPhrase{from, verb, verb - 1, PhraseKind::Nominal, -1}) : std::nullopt;
}

bool followsPreposition(const Reading &reading, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    qint32 before = phrase.first - 1;
    // Over the title of a name ("with President Ruiz") and its article.
    for (int step = 0; step < 6 && before >= 0 && tokens.isWord(before) &&
                       (tokens.is(before, Class::Title) || tokens.is(before, Class::TitleModifier) ||
                        tokens.is(before, Class::Determiner) || tokens.is(before, Class::Demonym));
         ++step)
        --before;
    if (before < 0 || tokens[before].sentence != tokens[phrase.first].sentence ||
        !tokens.is(before, Class::Preposition))
        return false;
    const bool ofAName = tokens[before].capital && !tokens[before].allCaps && !tokens.startsSentence(before) &&
                         before < phrase.first - 1 && tokens.isWord(before - 1) && tokens[before - 1].capital;
    if (ofAName) // "the Face Off judge Ana Ruiz"
        return false;
    // "tens of thousands of Iranians", "some of the residents"
    if (tokens.isText(before, "of") && tokens.is(before - 1, Class::PartOf))
        return false;
    // "Minister of Education Ana Ruiz" governs nobody, nor does "as Ruiz said".
    if (before < phrase.first - 1 && before > 0 && (tokens.isText(before, "of") || tokens.isText(before, "for")) &&
        tokens.is(before - 1, Class::Title))
        return false;
    const bool as = tokens.isText(before, "as") || tokens.isText(before, "As");
    qint32 verb = phrase.end; // "as Ruiz [once] wrote"
    while (tokens.is(verb, Class::Adverb) && verb - phrase.end < 2)
        ++verb;
    return !(as && (tokens.is(verb, Class::Say) || tokens.is(verb, Class::Aux) || tokens.isText(verb, "put") ||
                    tokens.isText(verb, "puts")));
}

} // namespace bluepencil::recognition
