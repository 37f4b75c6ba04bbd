// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/nounphrases.h"

#include "core/recognition/cues.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestPhrase = 10;
constexpr qint32 longestClause = 120;   // tokens looked over for whom they are about
constexpr qint32 longestComplement = 9; // "a spokeswoman for the office of the mayor"

bool isNoun(const Tokens &tokens, qint32 i)
{
    return tokens.is(i, Class::Person) || tokens.is(i, Class::People) || tokens.is(i, Class::Institution) ||
           tokens.is(i, Class::Document) || (tokens.is(i, Class::Title) && !tokens.is(i, Class::Say));
}

bool isSubjectPronoun(const Tokens &tokens, qint32 i)
{
    const std::string word = folded(tokens.word(i));
    return word == "he" || word == "she" || word == "they" || word == "i" || word == "we" || word == "it";
}

/// "that same year": no one who speaks.
bool isTime(std::string_view word)
{
    constexpr std::array<std::string_view, 12> times = {"year",  "month",  "week",    "day",     "morning", "night",
                                                        "years", "months", "evening", "weekend", "time",    "hour"};
    return std::find(times.begin(), times.end(), word) != times.end();
}

/// Small words that describe: "the [former] [public] health commissioner".
bool isAdjective(std::string_view word)
{
    constexpr std::array<std::string_view, 20> adjectives = {
        "new",  "old",   "same",  "own",   "former", "young",  "local",  "national", "public", "private",
        "good", "great", "small", "first", "second", "senior", "junior", "late",     "high",   "top"};
    return std::find(adjectives.begin(), adjectives.end(), word) != adjectives.end();
}

/// Words that a noun phrase does not go over, to either side.
bool breaksPhrase(const Tokens &tokens, qint32 i)
{
    const Token &token = tokens[i];
    if (token.possessive)
        return false;
    if (token.kind == TokenKind::Number)
        return false;
    if (token.kind != TokenKind::Word)
        return true;
    if (tokens.is(i, Class::Determiner) || tokens.is(i, Class::TitleModifier) || tokens.is(i, Class::Direction))
        return false;
    if (tokens.is(i, Class::Function) && !token.capital)
        return !(isAdjective(tokens.word(i)) || tokens.is(i, Class::Adverb) || isNoun(tokens, i) ||
                 tokens.is(i, Class::Unnamed));
    return tokens.is(i, Class::Aux) || (tokens.is(i, Class::Say) && !isNoun(tokens, i) && !tokens.is(i, Class::Weak));
}

/// "Iranians", "the British": a people, where no noun follows that the word would describe.
bool isPeople(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    if (!tokens.is(i, Class::Demonym) || reading.nameAt(i) >= 0 || !tokens[i].capital)
        return false;
    return tokens.word(i).ends_with("s") && !tokens.word(i).ends_with("ss");
}

PhraseKind kindOfNoun(const Tokens &tokens, qint32 i)
{
    if (tokens.is(i, Class::Person) || tokens.is(i, Class::People) || tokens.is(i, Class::Title))
        return PhraseKind::Nominal;
    return tokens.is(i, Class::Institution) ? PhraseKind::Institution : PhraseKind::Document;
}

/// Where the phrase with that head begins: over adjectives and names to its article.
qint32 nominalStart(const Reading &reading, qint32 head, qint32 from)
{
    const Tokens &tokens = reading.tokens();
    qint32 first = head;
    while (first > from && head - first < longestPhrase) {
        const qint32 before = first - 1;
        if (tokens.isText(before, "that") &&
            (tokens.is(first, Class::Determiner) || tokens.is(before - 1, Class::Say) ||
             tokens.is(head, Class::People) || tokens[head].capital))
            break; // "said that the ministry", "says Thursday that investigators"
        if (breaksPhrase(tokens, before) || reading.markedAt(before) != reading.markedAt(head))
            break;
        first = before;
        if (tokens.is(first, Class::Determiner) && !tokens[first].capital && reading.nameAt(first) < 0) {
            // "his own", "all the", "one of the": the outermost determiner that stands alone
            if (!(first > from && tokens.is(first - 1, Class::Determiner)))
                break;
        } else if (tokens.is(first, Class::Determiner) && tokens.startsSentence(first)) {
            break;
        }
    }
    // An adverb is no beginning ("later officials").
    while (first < head && ((tokens.is(first, Class::Adverb) && !tokens.is(first, Class::Determiner)) ||
                            tokens.is(first, Class::Conjunction) ||
                            (tokens.is(first, Class::Function) && tokens.is(first + 1, Class::Determiner) &&
                             !tokens.is(first, Class::Determiner))))
        ++first;
    return first;
}

NounPhrase namedPhrase(const Reading &reading, qint32 name)
{
    const Name &found = reading.names()[static_cast<std::size_t>(name)];
    return {found.first, found.end, found.end - 1,
            found.label == NameLabel::Person ? PhraseKind::Person : PhraseKind::Institution, name};
}

/// "the 54-year-old" without a noun.
bool isAge(const Tokens &tokens, qint32 i)
{
    const std::string_view word = tokens.word(i);
    return (word.ends_with("-year-old") || word.ends_with("-year-olds")) && isDigit(codePoint(word, 0));
}

/// "the Argentine": a people's word for one of them.
bool isOneOfAPeople(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    return tokens.isWord(i) && tokens[i].capital && tokens.is(i, Class::Demonym) && reading.nameAt(i) < 0 &&
           (tokens.isText(i - 1, "the") || tokens.isText(i - 1, "The"));
}

/// Does nothing follow that the word would describe, but a verb of speech or a sign?
bool endsBeforeCue(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    qint32 next = i + 1;
    while (next < tokens.count() && tokens.is(next, Class::Adverb) && tokens[next].sentence == tokens[i].sentence)
        ++next;
    return next >= tokens.count() || !tokens.isWord(next) || tokens[next].sentence != tokens[i].sentence ||
           isCue(reading, next) || tokens.is(next, Class::Aux) || tokens.isText(next, "who");
}

/// Somebody who is told without a noun: "another", "the other", "the 54-year-old", "the Argentine".
std::optional<NounPhrase> somebodyEndingAt(const Reading &reading, qint32 last, qint32 from)
{
    const Tokens &tokens = reading.tokens();
    const bool article = last > from && tokens.is(last - 1, Class::Determiner);
    const bool somebody = standsForSomebody(tokens, last) && !tokens.is(last, Class::People);
    const bool described = article && (isAge(tokens, last) || isOneOfAPeople(reading, last));
    if ((!somebody && !described) || !endsBeforeCue(reading, last))
        return std::nullopt;
    if (somebody && !(last + 1 < tokens.count() && tokens.isWord(last + 1)))
        return std::nullopt;
    return NounPhrase{last - (article ? 1 : 0), last + 1, last, PhraseKind::Nominal, -1};
}

std::optional<NounPhrase> simplePhraseEndingAt(const Reading &reading, qint32 last, qint32 from)
{
    const Tokens &tokens = reading.tokens();
    if (last < from)
        return std::nullopt;
    if (tokens.isText(last, ")") || tokens.isText(last, "]")) { // "Ruiz (67)"
        for (qint32 i = last - 1; i > from && last - i < 8; --i) {
            if (tokens.isText(i, "(") || tokens.isText(i, "["))
                return simplePhraseEndingAt(reading, i - 1, from);
        }
        return std::nullopt;
    }
    if (const qint32 name = reading.nameAt(last); name >= 0) {
        const NounPhrase phrase = namedPhrase(reading, name);
        if (phrase.end - 1 == last && phrase.first >= from)
            return phrase;
        return std::nullopt;
    }
    if (!tokens.isWord(last) || tokens[last].possessive)
        return std::nullopt;
    if (isSubjectPronoun(tokens, last))
        return NounPhrase{last, last + 1, last, PhraseKind::Pronoun, -1};
    if (const std::optional<NounPhrase> somebody = somebodyEndingAt(reading, last, from))
        return somebody;
    if (isNoun(tokens, last)) {
        const qint32 first = nominalStart(reading, last, from);
        const PhraseKind kind = kindOfNoun(tokens, last);
        return NounPhrase{first, last + 1, last, kind, -1};
    }
    if (isPeople(reading, last))
        return NounPhrase{nominalStart(reading, last, from), last + 1, last, PhraseKind::Nominal, -1};
    if (tokens[last].capital && !tokens.is(last, Class::Function) && !tokens.is(last, Class::Weekday) &&
        !tokens.is(last, Class::Month) && !tokens.is(last, Class::Adverb) && !tokens.is(last, Class::Subordinator)) {
        qint32 first = last;
        while (first > from && tokens.isWord(first - 1) && tokens[first - 1].capital &&
               !tokens.is(first - 1, Class::Function))
            --first;
        return NounPhrase{first, last + 1, last, PhraseKind::Named, -1};
    }
    return std::nullopt;
}

} // namespace

std::optional<NounPhrase> phraseEndingAt(const Reading &reading, qint32 last, qint32 from)
{
    const Tokens &tokens = reading.tokens();
    std::optional<NounPhrase> phrase = simplePhraseEndingAt(reading, last, from);
    // "the head of the union", "officials at the agency": what the preposition hangs on.
    qint32 inner = phrase ? phrase->first : last;
    if (!phrase) { // "a spokeswoman for the victims' families"
        qint32 steps = 0;
        while (inner > from && steps++ < 5 && tokens.isWord(inner) && !tokens.is(inner, Class::Preposition)) {
            if (tokens.is(inner, Class::Say) || tokens.is(inner, Class::Aux))
                return std::nullopt;
            --inner;
        }
        if (!tokens.is(inner, Class::Preposition))
            return std::nullopt;
        ++inner;
    }
    for (int step = 0; step < 3 && inner - 2 >= from; ++step) {
        if (phrase && phrase->name >= 0 && tokens.is(inner - 1, Class::Determiner) && inner - 3 >= from)
            --inner; // "at [the] National Hurricane Center"
        const std::string_view word = tokens.word(inner - 1);
        const bool joins = word == "of" || word == "for" || word == "at" || word == "from" || word == "with" ||
                           word == "in" || word == "on" || word == "by";
        if (!joins)
            break;
        const std::optional<NounPhrase> outer = simplePhraseEndingAt(reading, inner - 2, from);
        if (!outer || outer->kind == PhraseKind::Pronoun)
            break;
        if (outer->kind == PhraseKind::Document && phrase && phrase->isPersonal() && word != "of" && word != "from")
            break;
        phrase = outer;
        inner = outer->first;
    }
    return phrase;
}

std::optional<NounPhrase> bareNounEndingAt(const Reading &reading, qint32 last, qint32 from)
{
    const Tokens &tokens = reading.tokens();
    if (last < from || !tokens.isWord(last) || tokens.is(last, Class::Function) || tokens.is(last, Class::Adverb) ||
        tokens.is(last, Class::Say) || tokens[last].capital || tokens[last].possessive || isTime(tokens.word(last)))
        return std::nullopt;
    const qint32 first = nominalStart(reading, last, std::max(from, last - 4));
    if (!tokens.is(first, Class::Determiner) || first == last)
        return std::nullopt;
    return NounPhrase{first, last + 1, last, PhraseKind::Nominal, -1};
}

namespace {

/// "said another", "others shouted": a word for somebody without a noun.
bool standsAlone(const Tokens &tokens, qint32 i, qint32 end)
{
    if (!standsForSomebody(tokens, i))
        return false;
    return i + 1 >= end || tokens[i + 1].kind == TokenKind::Punctuation || tokens.is(i + 1, Class::Say) ||
           tokens.isText(i + 1, "who");
}

} // namespace

std::optional<NounPhrase> phraseBeginningAt(const Reading &reading, qint32 first, qint32 end)
{
    const Tokens &tokens = reading.tokens();
    end = std::min({end, tokens.count(), first + 14});
    if (first >= end)
        return std::nullopt;
    if (isSubjectPronoun(tokens, first) && !tokens.isText(first, "it"))
        return NounPhrase{first, first + 1, first, PhraseKind::Pronoun, -1};
    if (standsAlone(tokens, first, end))
        return NounPhrase{first, first + 1, first, PhraseKind::Nominal, -1};
    if (tokens.isText(first + 1, "of") && standsForSomebody(tokens, first)) { // "one of the divers"
        if (const auto them = phraseBeginningAt(reading, first + 2, end); them && them->isPersonal())
            return NounPhrase{first, them->end, them->head, PhraseKind::Nominal, -1};
        qint32 last = first + 2;
        while (last + 1 < end && tokens.isWord(last + 1) && !tokens.is(last + 1, Class::Function))
            ++last;
        if (last > first + 2 && tokens.is(first + 2, Class::Determiner) && tokens.word(last).ends_with("s"))
            return NounPhrase{first, last + 1, last, PhraseKind::Nominal, -1};
    }
    if (first + 1 < end && tokens.is(first, Class::Determiner) &&
        (standsAlone(tokens, first + 1, end) ||
         ((isAge(tokens, first + 1) || isOneOfAPeople(reading, first + 1)) && endsBeforeCue(reading, first + 1))))
        return NounPhrase{first, first + 2, first + 1, PhraseKind::Nominal, -1};
    std::optional<NounPhrase> best;
    for (qint32 i = first; i < end;) {
        if (const qint32 name = reading.nameAt(i); name >= 0) {
            const NounPhrase phrase = namedPhrase(reading, name);
            const bool possessive = phrase.end < end && tokens[phrase.end].possessive;
            if (phrase.kind == PhraseKind::Person && !possessive)
                return phrase;
            if (!best || best->kind != PhraseKind::Nominal)
                best = possessive ? best : phrase;
            i = phrase.end;
            continue;
        }
        if (best && tokens.isText(i, "(") && tokens.isText(i + 2, ")")) { // "the Organization (WHO) director"
            i += 3;
            continue;
        }
        if (breaksPhrase(tokens, i))
            break;
        if (isNoun(tokens, i)) {
            const PhraseKind kind = kindOfNoun(tokens, i);
            if (!best || kind == PhraseKind::Nominal || best->kind != PhraseKind::Nominal)
                best = NounPhrase{nominalStart(reading, i, first), i + 1, i, kind, -1};
        } else if (isPeople(reading, i) && !best) {
            best = NounPhrase{nominalStart(reading, i, first), i + 1, i, PhraseKind::Nominal, -1};
        } else if (tokens[i].kind == TokenKind::Word && tokens[i].capital && !tokens.is(i, Class::Function) &&
                   !tokens.is(i, Class::Demonym) && !tokens.is(i, Class::Weekday) && !tokens.is(i, Class::Month)) {
            qint32 last = i;
            while (last + 1 < end && tokens.isWord(last + 1) && tokens[last + 1].capital &&
                   reading.nameAt(last + 1) < 0)
                ++last;
            if (isNoun(tokens, last)) // "Buffalo Fire Chief"
                best = NounPhrase{nominalStart(reading, last, first), last + 1, last, kindOfNoun(tokens, last), -1};
            else
                best = NounPhrase{i, last + 1, last, PhraseKind::Named, -1};
            i = last;
        }
        ++i;
    }
    if (best && best->kind == PhraseKind::Nominal)
        best->first = nominalStart(reading, best->head, first);
    return best;
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
    const qint32 name = reading.nameAt(comma + 1);
    if (!reading.isPerson(name) || reading.names()[static_cast<std::size_t>(name)].first != comma + 1 ||
        tokens[comma + 1].sentence != tokens[phrase.head].sentence)
        return phrase;
    return namedPhrase(reading, name);
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
    // "tens of thousands of Iranians", "some of the residents"
    if (tokens.isText(before, "of") && before > 0) {
        constexpr std::array<std::string_view, 13> parts = {"thousands", "hundreds", "dozens", "scores", "tens",
                                                            "millions",  "some",     "many",   "most",   "several",
                                                            "one",       "majority", "group"};
        const std::string word = folded(tokens.word(before - 1));
        if (std::find(parts.begin(), parts.end(), word) != parts.end())
            return false;
    }
    // "Minister of Education Ana Ruiz" governs nobody, nor does "as Ruiz said".
    if (before < phrase.first - 1 && before > 0 && (tokens.isText(before, "of") || tokens.isText(before, "for")) &&
        tokens.is(before - 1, Class::Title))
        return false;
    const bool as = tokens.isText(before, "as") || tokens.isText(before, "As");
    return !(as && (tokens.is(phrase.end, Class::Say) || tokens.is(phrase.end, Class::Aux) ||
                    tokens.isText(phrase.end, "put") || tokens.isText(phrase.end, "puts")));
}

} // namespace bluepencil::recognition
