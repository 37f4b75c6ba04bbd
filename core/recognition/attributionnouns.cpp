// SPDX-License-Identifier: GPL-3.0-or-later
// Whose the words are, where a noun or a preposition says so and no verb of speech.
#include "core/recognition/attributionsearch.h"
#include "core/recognition/utterance.h"

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 ownerDistance = 4;  // words between "Ruiz’s" and "first public reply"
constexpr qint32 nounDistance = 6;   // words between "was" and "the final warning"
constexpr qint32 claimDistance = 14; // tokens between "claim that" and the quote
constexpr qint32 bareWords = 3;      // words of a noun that no list knows
constexpr qint32 passiveDistance = 4;

} // namespace

/// "[his] reply", "[Ruiz]’s reply", "the reply of [Ruiz]", "the cry from [the terraces]".
std::optional<NounPhrase> AttributionSearch::ownerOf(qint32 noun, qint32 from, qint32 to) const
{
    for (qint32 i = noun - 1; i >= from && noun - i <= ownerDistance; --i) {
        if (m_tokens[i].possessive)
            return phraseEndingAt(m_reading, i - 1, from);
        if (m_tokens.is(i, Class::Pronoun) && m_tokens.is(i, Class::Definite))
            return NounPhrase{i, i + 1, i, PhraseKind::Pronoun, -1};
        if (!m_tokens.isWord(i) || m_tokens.is(i, Class::Preposition) || m_tokens.is(i, Class::Aux))
            break;
    }
    if (!m_tokens.isText(noun + 1, "of") && !m_tokens.isText(noun + 1, "from") && !m_tokens.isText(noun + 1, "by"))
        return std::nullopt;
    const qint32 first = noun + 2;
    if (std::optional<NounPhrase> phrase = phraseBeginningAt(m_reading, first, to))
        return withApposition(m_reading, *phrase);
    return bareNounAt(first, to);
}

/// "Asked about [Ruiz]’s claim that the council was “asleep”, Lind said": the words are in what somebody else claims.
std::optional<Attribution> AttributionSearch::ownedClaim() const
{
    if (!m_tokens.isWord(m_place.first - 1)) // "claim that …: “…”" announces what somebody answers
        return std::nullopt;
    for (qint32 i = m_place.first - 1; i > m_place.from + 1 && m_place.first - i <= claimDistance; --i) {
        if (m_tokens[i].kind == TokenKind::Punctuation || skipped(i) || isCue(m_reading, i))
            break;
        if (!m_tokens.isText(i, "that") || !m_tokens.is(i - 1, Class::Utterance))
            continue;
        Attribution found;
        found.subject = ownerOf(i - 1, m_place.from, i);
        if (!found.subject || found.subject->first >= i - 1)
            return std::nullopt;
        found.cueFirst = i - 1;
        found.cueEnd = i;
        found.clause = true;
        found.aside = true;
        found.rule = "speaker.owned-claim";
        found.score = 0.85;
        return found;
    }
    return std::nullopt;
}

/// "the terraces", "the fireman", of nouns that no list knows.
std::optional<NounPhrase> AttributionSearch::bareNounAt(qint32 first, qint32 to) const
{
    if (!m_tokens.is(first, Class::Determiner))
        return std::nullopt;
    qint32 end = first + 1;
    while (end < to && end - first <= bareWords && m_tokens.isWord(end) && !m_tokens.is(end, Class::Function))
        ++end;
    return end > first + 1 ? std::optional(NounPhrase{first, end, end - 1, PhraseKind::Nominal, -1}) : std::nullopt;
}

/// “No comment” was all he offered; “Shame on you” was the message from Ruiz.
std::optional<Attribution> AttributionSearch::wasUtterance(qint32 start, qint32 end) const
{
    if (!m_tokens.is(start, Class::Be))
        return std::nullopt;
    Attribution found;
    found.after = true;
    found.immediate = true;
    found.rule = "speaker.was-utterance";
    found.score = 0.8;
    const qint32 first = overAdverbs(start + 1, 1, end);
    if (m_tokens.isText(first, "all")) {
        const qint32 whose = first + 1 + m_tokens.isText(first + 1, "that");
        found.subject = phraseBeginningAt(m_reading, whose, end);
        qint32 cue = found.subject ? found.subject->end : end;
        while (cue < end && (m_tokens.is(cue, Class::Aux) || m_tokens.is(cue, Class::Adverb)))
            ++cue;
        if (cue >= end || !isCue(m_reading, cue))
            return std::nullopt;
        found.cueFirst = cue;
        found.cueEnd = cue + 1;
        return found;
    }
    for (qint32 noun = first; noun < end && noun - first <= nounDistance; ++noun) {
        if (m_tokens[noun].possessive)
            continue;
        if (!m_tokens.isWord(noun) || m_tokens.is(noun, Class::Preposition) || m_tokens.is(noun, Class::Aux))
            break;
        if (!m_tokens.is(noun, Class::Utterance) || m_tokens.is(noun + 1, Class::Utterance))
            continue;
        found.subject = ownerOf(noun, first, end);
        found.cueFirst = noun;
        found.cueEnd = noun + 1;
        found.nobody = !found.subject;
        return found;
    }
    return std::nullopt;
}

/// "Her verdict was “a mess”", "The reply from Ruiz: “Never.”"
std::optional<Attribution> AttributionSearch::utteranceWas() const
{
    const qint32 last = m_place.first - 1;
    const bool colon = m_tokens.isText(last, ":");
    if (last <= m_place.from || !(colon || m_tokens.is(last, Class::Be)))
        return std::nullopt;
    for (qint32 noun = last - 1; noun >= m_place.from && last - noun <= nounDistance; --noun) {
        if (skipped(noun) || m_tokens[noun].kind == TokenKind::Punctuation)
            break;
        if (!m_tokens.is(noun, Class::Utterance))
            continue;
        Attribution found;
        found.subject = ownerOf(noun, m_place.from, m_place.first);
        if (!found.subject)
            return std::nullopt;
        found.cueFirst = noun;
        found.cueEnd = noun + 1;
        found.immediate = true;
        found.clause = !colon;
        found.rule = "speaker.utterance";
        found.score = 0.75;
        return found;
    }
    return std::nullopt;
}

/// "To Ruiz, it is “like losing a limb”": whose view the sentence gives.
std::optional<Attribution> AttributionSearch::toWhom() const
{
    const qint32 from = m_place.from;
    const qint32 last = overAdverbs(m_place.first - 1, -1, from);
    const bool views = m_tokens.is(last + 1, Class::Be) || m_tokens.is(last, Class::Be) ||
                       m_tokens.isText(last, "felt") || m_tokens.isText(last, "feels") ||
                       m_tokens.isText(last, "seemed") || m_tokens.isText(last, "seems");
    if (!views || !(m_tokens.isText(from, "To") || m_tokens.isText(from, "For")))
        return std::nullopt;
    std::optional<NounPhrase> phrase = phraseBeginningAt(m_reading, from + 1, m_place.first);
    if (m_tokens.is(from + 1, Class::Pronoun) && m_tokens.isText(from + 2, ",")) // "To her, it is"
        phrase = NounPhrase{from + 1, from + 2, from + 1, PhraseKind::Pronoun, -1};
    if (!phrase || !m_tokens.isText(phrase->end, ",") ||
        !(phrase->kind == PhraseKind::Person || phrase->kind == PhraseKind::Nominal ||
          phrase->kind == PhraseKind::Pronoun))
        return std::nullopt;
    Attribution found;
    found.subject = withApposition(m_reading, *phrase);
    found.clause = true;
    found.rule = "speaker.in-view-of";
    found.score = 0.6;
    return found;
}

/// "was accused of “running scared”", "was told to “go home”": somebody’s words, and nobody says whose.
std::optional<Attribution> AttributionSearch::passiveBefore() const
{
    for (qint32 i = m_place.first - 1; i >= m_place.from && m_place.first - i <= passiveDistance; --i) {
        if (skipped(i) || !m_tokens.isWord(i))
            return std::nullopt;
        if (!m_tokens.is(i, Class::ToldOf)) {
            const bool small = m_tokens.is(i, Class::Preposition) || m_tokens.is(i, Class::Aux) ||
                               m_tokens.isText(i, "to") || m_tokens.isText(i, "as") || m_tokens.isText(i, "that");
            if (!small)
                return std::nullopt;
            continue;
        }
        if (!m_subjects.isPassive(i, m_place.from))
            return std::nullopt;
        Attribution found;
        found.cueFirst = i;
        found.cueEnd = i + 1;
        found.immediate = true;
        found.clause = true;
        found.nobody = true;
        found.rule = "speaker.passive";
        found.score = 0.5;
        return found;
    }
    return std::nullopt;
}

/// "Ana Ruiz (“I hate snow”) and Tom Lind (“I love it”)"
std::optional<Attribution> AttributionSearch::inBrackets() const
{
    if (!m_tokens.isText(m_place.first - 1, "(") || !m_tokens.isText(m_place.end, ")") ||
        !speaksOfItself(m_reading, m_place.first, m_place.end))
        return std::nullopt;
    const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, m_place.first - 2, m_place.from);
    if (!phrase || phrase->kind != PhraseKind::Person)
        return std::nullopt;
    Attribution found;
    found.subject = phrase;
    found.immediate = true;
    found.rule = "speaker.brackets";
    found.score = 0.7;
    return found;
}

/// "Listen to Ana Ruiz: “…”", "And Tom Lind: “…”"
std::optional<Attribution> AttributionSearch::colonBehindPerson() const
{
    if (!m_tokens.isText(m_place.first - 1, ":") || m_place.end - m_place.first < 4)
        return std::nullopt;
    const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, m_place.first - 2, m_place.from);
    if (!phrase || phrase->kind != PhraseKind::Person)
        return std::nullopt;
    Attribution found;
    found.subject = phrase;
    found.immediate = true;
    found.rule = "speaker.colon";
    found.score = 0.6;
    return found;
}

} // namespace bluepencil::recognition
