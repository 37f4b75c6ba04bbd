// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind a quote and says whose it is.
#include "core/recognition/attributionsearch.h"
#include "core/recognition/utterance.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 nearRight = 45; // tokens behind a quote in which its speaker may stand

} // namespace

/// Does the quote end as a sentence that is carried on does, or with a mark that goes before "he asked"?
bool AttributionSearch::isOpen() const
{
    return m_place.last == U',' || m_place.last == U'?' || m_place.last == U'!' || m_place.last == 0x2026 ||
           isDash(m_place.last) || m_tokens.isText(m_place.end, ",") || m_place.dash;
}

/// “…” – Ana Ruiz
std::optional<Attribution> AttributionSearch::signature(qint32 first, qint32 end) const
{
    if (first <= m_place.end || !isDash(codePoint(m_tokens.text(), m_tokens[first - 1].span.start)))
        return std::nullopt;
    const std::optional<NounPhrase> phrase = phraseBeginningAt(m_reading, first, end);
    if (!phrase || phrase->first != first || phrase->kind != PhraseKind::Person ||
        !(phrase->end >= m_place.to || m_tokens.isText(phrase->end, ",")))
        return std::nullopt;
    Attribution found;
    found.after = true;
    found.subject = phrase;
    found.immediate = true;
    found.rule = "speaker.signed";
    found.score = 0.8;
    return found;
}

/// ‘We Are Lost’: Mayor
std::optional<Attribution> AttributionSearch::headline() const
{
    const qint32 whose = m_place.end + 1;
    Attribution found;
    if (m_reading.nameAt(whose) >= 0 || m_tokens.is(whose, Class::Determiner))
        found.subject = phraseBeginningAt(m_reading, whose, m_place.to);
    else if (m_tokens.is(whose, Class::People) || m_tokens.is(whose, Class::Person) || m_tokens.is(whose, Class::Title))
        found.subject = NounPhrase{whose, whose + 1, whose, PhraseKind::Nominal, -1};
    found.after = true;
    found.immediate = true;
    found.rule = "speaker.headline";
    found.score = 0.6;
    return found.subject ? std::optional(found) : std::nullopt;
}

/// “Ridiculous” was how Ruiz put it
std::optional<Attribution> AttributionSearch::wasHow(qint32 start, qint32 end) const
{
    if (!m_tokens.is(start, Class::Be) || !(m_tokens.isText(start + 1, "how") || m_tokens.isText(start + 1, "what")))
        return std::nullopt;
    Attribution found;
    found.after = true;
    found.subject = phraseBeginningAt(m_reading, start + 2, end);
    qint32 cue = found.subject ? overAdverbs(found.subject->end, 1, end) : end;
    if (found.subject && m_tokens.isText(cue, ",")) { // "the mayor, Ana Ruiz, put it"
        found.subject = withApposition(m_reading, *found.subject);
        for (++cue; cue < end && !m_tokens.isText(cue, ","); ++cue) {
        }
        cue = overAdverbs(std::min(cue + 1, end), 1, end);
    }
    if (cue >= end || !isCue(m_reading, cue))
        return std::nullopt;
    found.cueFirst = cue;
    found.cueEnd = cue + 1 + isTwoWordCue(m_tokens, cue);
    found.rule = "speaker.was-how";
    found.score = 0.85;
    return found;
}

/// “…,” said Ushakov
std::optional<Attribution> AttributionSearch::inversion(qint32 cue, qint32 end) const
{
    Attribution found;
    const qint32 whose = overAdverbs(cue + 1, 1, end);
    found.subject = phraseBeginningAt(m_reading, whose, end);
    if (!found.subject && isOpen() && !m_tokens.is(cue, Class::Weak))
        found.subject = bareNounAt(whose, end); // "shouted the fireman"
    if (found.subject)
        found.subject = withApposition(m_reading, *found.subject);
    const bool finite = !m_tokens.word(cue).ends_with("ing");
    if (!found.subject || !finite || !(isOpen() || found.subject->isPersonal()))
        return std::nullopt;
    found.after = true;
    found.cueFirst = cue;
    found.cueEnd = cue + 1;
    found.immediate = true;
    found.rule = "speaker.inversion";
    found.score = isOpen() ? 0.95 : 0.7;
    return found;
}

/// Does a cue behind the quote stand in a side clause that says nothing of the quote?
bool AttributionSearch::isSideCue(qint32 cue, qint32 first) const
{
    if (cue == first)
        return false;
    if (m_tokens.is(overAdverbs(cue - 1, -1, first - 1), Class::Relative)) // "who said …"
        return true;
    if (m_subjects.isPassive(cue, first) && !m_tokens.is(overBack(cue - 1, first), Class::Be)) // "praised by Lind"
        return true;
    const bool reported = m_subjects.reportedSpeaker(cue, first).has_value();
    return !reported && (m_tokens.isText(cue - 1, "to") ||
                         (m_tokens.word(cue).ends_with("ing") && !m_tokens.is(cue - 1, Class::Be)));
}

/// “You are fired,” he was told by Ruiz: who tells, or nobody where the text does not say.
std::optional<Attribution> AttributionSearch::toldBehind(qint32 cue, qint32 first, qint32 end) const
{
    const qint32 be = overBack(cue - 1, first);
    if (!isOpen() || be <= first) // “Frozen” was praised by critics
        return std::nullopt;
    Attribution found;
    found.after = true;
    found.cueFirst = cue;
    found.cueEnd = cue + 1;
    found.immediate = true;
    found.rule = "speaker.told-by";
    found.score = 0.8;
    found.subject = m_subjects.agentOf(cue, end);
    found.nobody = !found.subject;
    const bool tells = m_tokens.isText(cue, "told") || m_tokens.isText(cue, "asked") || m_tokens.isText(cue, "warned");
    return found.subject || tells ? std::optional(found) : std::nullopt;
}

/// “…,” crowed Ana Ruiz; “…,” she mouthed to her: a verb that no list knows, right where one of speech would stand.
std::optional<Attribution> AttributionSearch::verbBehind() const
{
    const qint32 first = m_place.end + m_tokens.isText(m_place.end, ",");
    const qint32 end = std::min(m_place.to, first + nearRight);
    const bool comma = m_place.last == U',' || first > m_place.end;
    if (!comma || m_place.first != m_place.from || m_place.heading || !hasSmallWord())
        return std::nullopt;
    const auto isVerb = [&](qint32 i) {
        return i < end && m_tokens.isWord(i) && !m_tokens[i].capital && m_tokens.word(i).size() > 4 &&
               m_tokens.word(i).ends_with("ed") && !m_tokens.is(i, Class::Function) && !m_tokens.is(i, Class::Naming) &&
               !m_tokens.isText(i + 1, "by");
    };
    Attribution found;
    if (isVerb(first)) {
        found.subject = phraseBeginningAt(m_reading, first + 1, end);
        found.cueFirst = first;
    } else if ((found.subject = phraseBeginningAt(m_reading, first, end))) {
        found.cueFirst = overAdverbs(found.subject->end, 1, end);
        if (found.subject->first != first || !isVerb(found.cueFirst))
            return std::nullopt;
    }
    if (!found.subject || (found.subject->kind != PhraseKind::Person && found.subject->kind != PhraseKind::Pronoun))
        return std::nullopt;
    found.cueEnd = found.cueFirst + 1;
    found.after = true;
    found.immediate = true;
    found.rule = "speaker.verb-behind";
    found.score = 0.65;
    return found;
}

/// A word that a title would write with a capital, in small letters.
bool AttributionSearch::hasSmallWord() const
{
    for (qint32 i = m_place.first; i < m_place.end; ++i) {
        if (m_tokens.isWord(i) && !m_tokens[i].capital && !m_tokens[i].possessive && !m_tokens.is(i, Class::Function))
            return true;
    }
    return speaksOfItself(m_reading, m_place.first, m_place.end);
}

/// “…,” Ruiz, who heads the union, said
std::optional<Attribution> AttributionSearch::cueBehind(qint32 first, qint32 end) const
{
    for (qint32 i = first; i < end; ++i) {
        if (skipped(i) || m_tokens.isText(i, ";"))
            break;
        if (!isCue(m_reading, i) || (m_tokens.is(i, Class::Weak) && !isOpen()) ||
            !(m_tokens.is(i, Class::Say) || isTwoWordCue(m_tokens, i)))
            continue;
        if (isSideCue(i, first))
            continue;
        Attribution found;
        found.after = true;
        found.subject = m_subjects.reportedSpeaker(i, first);
        if (!found.subject && m_subjects.isPassive(i, first)) {
            if (m_subjects.isReport(i)) // "was quoted as saying", "is reported to have said"
                continue;
            return toldBehind(i, first, end);
        }
        if (!found.subject)
            found.subject = m_subjects.subjectOf(i, first, end);
        if (!found.subject)
            return std::nullopt;
        found.cueFirst = i;
        found.cueEnd = i + 1 + isTwoWordCue(m_tokens, i);
        bool atOnce = found.subject->first <= first + 6;
        for (qint32 k = first; k < found.subject->first && atOnce; ++k) // “…,” meant to make Ruiz say
            atOnce = !m_tokens.isText(k, "to") && !m_tokens.is(k, Class::Aux) && !m_tokens.word(k).ends_with("ing");
        found.immediate = isOpen() && atOnce;
        found.rule = found.immediate ? "speaker.cue-after" : "speaker.cue-later";
        found.score = found.immediate ? 0.95 : 0.5;
        return found;
    }
    return std::nullopt;
}

std::optional<Attribution> AttributionSearch::behind() const
{
    qint32 first = m_place.end;
    const qint32 end = std::min(m_place.to, first + nearRight);
    while (first < end && (m_tokens.isText(first, ",") || m_tokens[first].kind == TokenKind::Mark ||
                           isDash(codePoint(m_tokens.text(), m_tokens[first].span.start))))
        ++first;
    if (first >= end)
        return std::nullopt;
    if (std::optional<Attribution> found = signature(first, end))
        return found;
    if (m_tokens.isText(m_place.end, ":") && m_place.first == m_place.from && m_place.heading)
        return headline();
    qint32 start = overAdverbs(first, 1, end);
    if (m_tokens.isText(start, "or") && m_tokens.isText(start + 1, "so")) // “…” – or so said Ruiz
        start += 2;
    if (m_tokens.is(start, Class::AccordingTo) && m_tokens.isText(start + 1, "to")) {
        Attribution found;
        found.after = true;
        found.cueFirst = start;
        found.cueEnd = start + 2;
        found.subject = phraseBeginningAt(m_reading, start + 2, end);
        found.immediate = true;
        found.rule = "speaker.according-to";
        found.score = 0.85;
        return found.subject ? std::optional(found) : std::nullopt;
    }
    for (qint32 i = first; i < std::min(end, first + 4); ++i) { // “…,” in the words of the mayor
        if (std::optional<Attribution> words = inWordsOf(i, end)) {
            words->after = words->immediate = true;
            words->clause = false;
            return words;
        }
    }
    if (std::optional<Attribution> found = wasHow(start, end))
        return found;
    if (std::optional<Attribution> found = wasUtterance(start, end))
        return found;
    return isCue(m_reading, start) ? inversion(start, end) : cueBehind(first, end);
}

} // namespace bluepencil::recognition
