// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before a quote and says whose it is.
#include "core/recognition/attributionsearch.h"

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 thatDistance = 12;  // tokens between a cue and its "that"
constexpr qint32 wordsDistance = 16; // "in the words of …"
constexpr qint32 actDistance = 16;   // "urged the White House to stop “…”"
constexpr qint32 weakDistance = 4;   // tokens between a weak cue and its quote
constexpr qint32 callDistance = 14;  // "called the long and costly plan “…”"

} // namespace

/// Words between a cue and its quote that change nothing: "said [that] “…”", "told [reporters:] “…”".
bool AttributionSearch::small(qint32 i) const
{
    return m_tokens[i].kind != TokenKind::Word || m_tokens.is(i, Class::Adverb) || m_tokens.is(i, Class::Be) ||
           m_tokens.isText(i, "that") || m_tokens.isText(i, "as") || m_tokens.is(i, Class::Determiner) ||
           m_tokens.isText(i, "it") || m_tokens.is(i, Class::Pronoun) || m_tokens.is(i, Class::FirstPerson);
}

/// "Ruiz said on Monday that the city had offered “…”": the words hang on what Ruiz said, not on what the
/// city did.
void AttributionSearch::outerCue(Attribution &found) const
{
    for (int step = 0; step < 2 && found.subject; ++step) {
        qint32 at = found.subject->first - 1;
        while (at > m_place.from && m_tokens.isWord(at) && !isCue(m_reading, at) && !m_tokens.isText(at, "that") &&
               (m_tokens.is(at, Class::Adverb) || m_tokens.is(at, Class::Determiner) ||
                m_tokens.is(at, Class::Demonym) || m_tokens.is(at, Class::Title)))
            --at;
        if (m_tokens.isText(at, "that")) { // over "on Monday", "reporters"
            const qint32 that = at;
            for (--at; at > m_place.from && that - at <= thatDistance && !isCue(m_reading, at); --at) {
                if (m_tokens[at].kind == TokenKind::Punctuation)
                    return;
            }
        }
        if (at < m_place.from || skipped(at) || !isCue(m_reading, at) || m_tokens.is(at, Class::Weak) ||
            !m_tokens.is(at, Class::Say))
            return;
        const std::optional<NounPhrase> outer = m_subjects.subjectOf(at, m_place.from, m_place.first);
        if (!outer)
            return;
        found.cueFirst = at;
        found.cueEnd = at + 1;
        found.subject = outer;
        found.clause = true;
        found.rule = "speaker.outer-cue";
        found.score = 0.7;
    }
}

/// "The chairman had one word for it: “…”", "Ruiz saw no way out — “…”": whom the sentence is about.
std::optional<Attribution> AttributionSearch::sentenceSubject() const
{
    const std::optional<NounPhrase> phrase = mainSubject(m_reading, m_place.from, m_place.first);
    if (!phrase)
        return std::nullopt;
    Attribution found;
    found.subject = withApposition(m_reading, *phrase);
    found.clause = true;
    found.rule = "speaker.sentence-subject";
    found.score = 0.6;
    return found;
}

/// "Ruiz: “…”"
std::optional<Attribution> AttributionSearch::name() const
{
    const qint32 end = m_place.first;
    if (!m_tokens.isText(end - 1, ":") || end - 2 < m_place.from)
        return std::nullopt;
    const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, end - 2, m_place.from);
    if (!phrase || phrase->first != m_place.from || phrase->kind == PhraseKind::Pronoun)
        return std::nullopt;
    Attribution found;
    const bool utterance = phrase->name < 0 && m_tokens.is(phrase->head, Class::Utterance); // "Ruiz’s verdict: “…”"
    const std::optional<NounPhrase> owner =
        utterance ? ownerOf(phrase->head, m_place.from, m_place.first) : std::nullopt;
    found.subject = owner ? owner : phrase;
    found.immediate = true;
    found.rule = "speaker.colon";
    found.score = 0.8;
    return found;
}

/// The attribution by a cue that stands before the quote in its sentence; none where the words are too far
/// for what the verb does.
std::optional<Attribution> AttributionSearch::cueBefore(qint32 cue) const
{
    const qint32 end = m_place.first;
    qint32 between = 0;
    for (qint32 k = cue + 1; k < end; ++k)
        between += !small(k) && !skipped(k);
    const qint32 distance = end - cue - 1;
    const bool weak = m_tokens.is(cue, Class::Weak);
    const bool call = m_tokens.is(cue, Class::Call) && !m_tokens.is(cue, Class::Say);
    const bool clauseAs = m_tokens.is(cue, Class::As) && !m_tokens.is(cue, Class::Say);
    const bool act = m_tokens.is(cue, Class::Act) && distance <= actDistance;
    const bool colon = m_tokens.isText(end - 1, ":");
    const bool comma = m_tokens.isText(end - 1, ",");
    const bool that = m_tokens.isText(end - 1, "that");
    if (weak && distance > weakDistance && !act && !m_tokens.isText(cue + 1, "that") && !colon &&
        !(comma && between <= 6))
        return std::nullopt;
    if ((call || clauseAs) && distance > (clauseAs ? 2 * callDistance : callDistance))
        return std::nullopt;
    Attribution found;
    found.cueFirst = cue;
    found.cueEnd = cue + 1 + isTwoWordCue(m_tokens, cue);
    found.naming = m_tokens.is(cue, Class::Naming);
    found.subject = m_subjects.subjectOf(cue, m_place.from, end);
    if (found.subject)
        found.subject = withApposition(m_reading, *found.subject);
    found.immediate = between == 0 || colon || (comma && between <= 8) || that;
    found.clause = call || clauseAs || that || m_tokens.isText(end - 1, "as") || !found.immediate;
    found.rule = found.immediate ? "speaker.cue-before" : "speaker.cue-in-sentence";
    found.score = found.immediate ? 0.9 : 0.7;
    if (!found.subject && (!found.immediate || weak || m_subjects.isPassive(cue, m_place.from)))
        return std::nullopt; // "needs to be told that …": what governs that may be told
    if (weak && !found.immediate && m_tokens.is(m_place.from, Class::AccordingTo))
        return std::nullopt; // what the report says governs the rest
    if ((!found.immediate || weak) && !colon && !comma)
        outerCue(found);
    return found;
}

std::optional<Attribution> AttributionSearch::before() const
{
    if (std::optional<Attribution> found = name())
        return found;
    if (std::optional<Attribution> found = toWhom())
        return found;
    if (std::optional<Attribution> found = inBrackets())
        return found;
    const qint32 end = m_place.first;
    for (qint32 i = end - 1; i >= m_place.from; --i) {
        if (skipped(i))
            continue;
        if (m_tokens.is(i, Class::AccordingTo) && m_tokens.isText(i + 1, "to")) {
            if (const auto phrase = phraseBeginningAt(m_reading, i + 2, end)) {
                Attribution found;
                found.cueFirst = i;
                found.cueEnd = i + 2;
                found.subject = withApposition(m_reading, *phrase);
                found.clause = true;
                found.rule = "speaker.according-to";
                found.score = 0.75;
                return found;
            }
        }
        if (end - i <= wordsDistance) {
            if (std::optional<Attribution> words = inWordsOf(i, end))
                return words;
        }
        if (!isCue(m_reading, i))
            continue;
        if (std::optional<Attribution> found = cueBefore(i))
            return found;
    }
    if (std::optional<Attribution> found = utteranceWas())
        return found;
    if (std::optional<Attribution> found = passiveBefore())
        return found;
    // "put it this way: “…”", "had one word for it — “…”"
    if (end - 1 <= m_place.from || m_tokens[end - 1].kind != TokenKind::Punctuation)
        return std::nullopt;
    const char32_t sign = codePoint(m_tokens.text(), m_tokens[end - 1].span.start);
    if (sign != U':' && !(isDash(sign) && m_tokens[end - 1].spaceBefore) && sign != 0x2014)
        return std::nullopt;
    const std::optional<Attribution> subject = sentenceSubject();
    return subject ? subject : colonBehindPerson();
}

} // namespace bluepencil::recognition
