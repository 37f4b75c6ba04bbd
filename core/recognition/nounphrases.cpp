// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/nounphrases.h"

#include "core/recognition/cues.h"
#include "core/recognition/nounwords.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

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
        else if (phrase && phrase->name >= 0 && tokens.is(inner - 1, Class::Courtesy) && inner - 3 >= from)
            --inner; // "close to [Mrs] Ruiz"
        const std::string_view word = tokens.word(inner - 1);
        const bool joins = word == "of" || word == "for" || word == "at" || word == "from" || word == "with" ||
                           word == "in" || word == "on" || word == "by";
        const bool close = tokens.isText(inner - 2, "close") || tokens.isText(inner - 2, "loyal") ||
                           tokens.isText(inner - 2, "familiar") || tokens.isText(inner - 2, "allied") ||
                           tokens.isText(inner - 2, "sympathetic"); // "a source close to [Ruiz]"
        const bool described = close && (word == "to" || word == "with") && inner - 3 >= from;
        if (!joins && !described)
            break;
        const std::optional<NounPhrase> outer = simplePhraseEndingAt(reading, inner - 2 - described, from);
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
        tokens.is(last, Class::Say) || tokens[last].capital || tokens[last].possessive ||
        tokens.is(last, Class::TimeNoun))
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

} // namespace bluepencil::recognition
