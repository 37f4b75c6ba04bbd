// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/subjectsearch.h"

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr int mostSteps = 3;        // from a verb to one before it that shares its subject
constexpr qint32 thatDistance = 12; // tokens between a verb that quotes and its "as saying"
constexpr qint32 actDistance = 16;  // tokens between two verbs of one subject

} // namespace

bool SubjectSearch::skipped(qint32 i) const
{
    const qint32 marked = m_reading.markedAt(i);
    return marked >= 0 && marked != m_reading.markedAt(m_place.first);
}

qint32 SubjectSearch::overAdverbs(qint32 i, qint32 step, qint32 limit) const
{
    const auto passes = [&](qint32 k) {
        return (m_tokens.is(k, Class::Adverb) && !m_tokens.is(k, Class::Determiner) && m_reading.nameAt(k) < 0) ||
               (step < 0 && m_tokens.is(k, Class::Aux)) || (step < 0 && m_tokens.isText(k, "not")) ||
               (step < 0 && m_tokens.isText(k, "both") && m_tokens.is(k - 1, Class::Aux)); // "have both said"
    };
    while (i != limit && passes(i))
        i += step;
    return i;
}

bool SubjectSearch::isPassive(qint32 cue, qint32 from) const
{
    const std::string_view word = m_tokens.word(cue);
    const bool participle = (word.ends_with("ed") || word == "said" || word == "written" || word == "told" ||
                             word == "sung" || word == "read" || word == "known" || word == "quoted");
    if (!participle)
        return false;
    if (m_tokens.isText(cue + 1, "by") && !m_tokens.is(cue - 1, Class::Pronoun)) // "Ruiz, described by Lind as …"
        return true;
    qint32 i = cue - 1;
    while (i >= from && m_tokens.is(i, Class::Adverb))
        --i;
    return i >= from && (m_tokens.is(i, Class::Be));
}

/// The last phrase before a token that somebody acts in: followed by a verb, not governed by a preposition.
std::optional<NounPhrase> SubjectSearch::nearestSubject(qint32 before, qint32 from) const
{
    std::optional<NounPhrase> anybody;
    std::optional<NounPhrase> document;
    for (qint32 i = before; i >= from; --i) {
        if (skipped(i) || !m_tokens.isWord(i))
            continue;
        const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, i, from);
        if (!phrase || phrase->end != i + 1 || (phrase->kind == PhraseKind::Named && phrase->first > from)) {
            const std::optional<NounPhrase> noun = m_tokens.is(i + 1, Class::Say) && isCue(m_reading, i + 1)
                                                       ? bareNounEndingAt(m_reading, i, from)
                                                       : std::nullopt;
            if (noun && !followsPreposition(m_reading, *noun))
                return noun; // "the technician smiled and said"
            continue;
        }
        if (phrase->kind == PhraseKind::Nominal && m_reading.nameAt(phrase->end) >= 0)
            continue; // "the official [Agency]"
        if (followsPreposition(m_reading, *phrase) ||
            (phrase->end < m_tokens.count() && m_tokens[phrase->end].possessive) ||
            m_tokens.isText(phrase->first - 1, "what")) { // "what he called"
            i = phrase->first;
            continue;
        }
        const qint32 next = overAdverbs(phrase->end, 1, before + 1);
        const bool acts = m_tokens.is(next, Class::Aux) || m_tokens.is(next, Class::Say) ||
                          m_tokens.is(next, Class::As) || m_tokens.is(next, Class::PersonVerb) ||
                          m_tokens.isText(next, "who") ||
                          (m_tokens.isWord(next) && !m_tokens[next].capital && m_tokens.word(next).size() > 3 &&
                           (m_tokens.word(next).substr(m_tokens.word(next).size() - 2) == "ed"));
        if (acts && phrase->kind != PhraseKind::Document)
            return phrase;
        if (acts && !document)
            document = phrase;
        if (!anybody && (phrase->kind == PhraseKind::Person || phrase->kind == PhraseKind::Pronoun))
            anybody = phrase;
        i = phrase->first;
    }
    return anybody ? anybody : document;
}

/// Who does what a participle behind a comma carries on: "Ruiz left, saying …", "Lind said that Ruiz had
/// left, adding …".
std::optional<NounPhrase> SubjectSearch::participleSubject(qint32 cue, qint32 from, int depth) const
{
    const qint32 comma = cue - 1;
    const std::optional<NounPhrase> near = nearestSubject(comma - 1, from);
    if (!m_tokens.is(cue, Class::CarryOn))
        return near ? near : mainSubject(m_reading, from, comma);
    int tried = 0;
    for (qint32 i = comma - 1; i > from && tried <= mostSteps; --i) {
        if (skipped(i) || !isCue(m_reading, i) || m_tokens.word(i).ends_with("ing"))
            continue;
        ++tried;
        if (std::optional<NounPhrase> subject = subjectOf(i, from, comma, depth + 1))
            return subject;
    }
    return near ? near : mainSubject(m_reading, from, comma);
}

/// "Ruiz, who heads the union, said", "Ruiz, 45, a doctor, said": the phrase that the comma interrupts.
std::optional<NounPhrase> SubjectSearch::subjectOverComma(qint32 comma, qint32 from) const
{
    std::optional<NounPhrase> institution;
    std::optional<NounPhrase> found;
    for (qint32 i = comma - 1; i >= from; --i) {
        if (m_tokens.isText(i, ";") || m_tokens.isText(i, ":"))
            break;
        const bool interrupted =
            m_tokens.isText(i + 1, ",") || m_tokens.isText(i + 1, "who") || m_tokens.isText(i + 1, "which");
        if (!interrupted || skipped(i))
            continue;
        const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, i, from);
        const bool unknownName = phrase && phrase->kind == PhraseKind::Named && phrase->first > from;
        if (!phrase || unknownName || followsPreposition(m_reading, *phrase) ||
            m_tokens.is(phrase->first - 1, Class::Say))
            continue;
        if (phrase->kind == PhraseKind::Nominal &&
            m_tokens.isText(i + 1, ",")) { // "the mayor of the town, Ana Ruiz, said"
            if (const qint32 name = nameInApposition(m_reading, i + 1); name >= 0) {
                const Name &person = m_reading.names()[static_cast<std::size_t>(name)];
                found = NounPhrase{person.first, person.end, person.end - 1, PhraseKind::Person, name};
                i = phrase->first;
                continue;
            }
        }
        if (phrase->isPersonal())
            found = phrase; // the leftmost one: later ones lie in what interrupts
        else if (!institution)
            institution = phrase;
        i = phrase->first;
    }
    return found ? found : institution;
}

/// "though [bankers] say": a plural that no list knows, right before a verb that only a plural can have.
std::optional<NounPhrase> SubjectSearch::pluralBefore(qint32 cue, qint32 at, qint32 from) const
{
    const bool plain = m_tokens.isText(cue, "say") || m_tokens.isText(cue, "believe") ||
                       m_tokens.isText(cue, "argue") || m_tokens.isText(cue, "warn") || m_tokens.isText(cue, "insist");
    const std::string_view word = m_tokens.isWord(at) ? m_tokens.word(at) : std::string_view();
    if (!plain || at != cue - 1 || at < from || word.size() < 4 || !word.ends_with("s") || word.ends_with("ss") ||
        m_tokens.is(at, Class::Function) || m_reading.nameAt(at) >= 0 || m_tokens[at].possessive ||
        phraseEndingAt(m_reading, at, from))
        return std::nullopt;
    return NounPhrase{at, at + 1, at, PhraseKind::Nominal, -1};
}

/// "[Researchers] who dug at Xi and Bei found": the clause behind "who" names others, and has no verb of its own
/// right before the cue.
std::optional<NounPhrase> SubjectSearch::headOfRelative(qint32 cue, qint32 from) const
{
    const std::optional<NounPhrase> head = phraseBeginningAt(m_reading, from, cue);
    if (!head || head->kind != PhraseKind::Nominal || head->end + 2 >= cue || !m_tokens.isText(head->end, "who"))
        return std::nullopt;
    for (qint32 i = head->end + 1; i < cue; ++i) {
        if (isCue(m_reading, i) || m_tokens.is(i, Class::Relative) || skipped(i) ||
            (m_tokens.is(i, Class::Subordinator) && !m_tokens.is(i, Class::Preposition)) ||
            m_tokens.isText(i, "that") || m_tokens.isText(i, "where"))
            return std::nullopt;
    }
    return head;
}

bool SubjectSearch::isReport(qint32 cue) const
{
    return (m_tokens.isText(cue + 1, "as") && m_tokens.isText(cue + 2, "saying")) ||
           (m_tokens.isText(cue + 1, "to") && m_tokens.isText(cue + 2, "have"));
}

std::optional<NounPhrase> SubjectSearch::reportedSpeaker(qint32 cue, qint32 from) const
{
    const bool participle = m_tokens.word(cue).ends_with("ing");
    qint32 at = cue - 1 - (m_tokens.isText(cue - 1, "have") ? 1 : 0);
    if (m_tokens.isText(at, participle ? "as" : "to"))
        --at;
    else if (!participle)
        return std::nullopt;
    if (at <= from || !m_tokens.isWord(at))
        return std::nullopt;
    qint32 be = at - 1;
    while (be > from && m_tokens.is(be, Class::Adverb))
        --be;
    if (!m_tokens.is(at, Class::Reported) || !m_tokens.is(be, Class::Be) || be <= from)
        return std::nullopt;
    const qint32 before = overAdverbs(be - 1, -1, from);
    const std::optional<NounPhrase> subject = nearestSubject(be - 1, from);
    const bool stands = subject && (subject->end == before + 1 || m_tokens.isText(before, ","));
    return stands ? subject : std::nullopt;
}

std::optional<NounPhrase> SubjectSearch::agentOf(qint32 cue, qint32 to) const
{
    for (qint32 i = cue + 1; i < to; ++i) {
        if (m_tokens[i].kind == TokenKind::Punctuation && i > cue + 1 && to != m_place.first)
            break;
        if (!m_tokens.isText(i, "by"))
            continue;
        const qint32 who = i + 1;
        const bool owns = m_tokens.isText(who, "her") && m_tokens.isWord(who + 1) &&
                          (!m_tokens.is(who + 1, Class::Function) || m_tokens.is(who + 1, Class::Describing));
        if (m_tokens.is(who, Class::Pronoun) && !owns && !m_tokens.isText(who, "his") && !m_tokens.isText(who, "their"))
            return NounPhrase{who, who + 1, who, PhraseKind::Pronoun, -1};
        return phraseBeginningAt(m_reading, who, to);
    }
    return std::nullopt;
}

/// "the paper quoted [her] as saying"
std::optional<NounPhrase> SubjectSearch::objectQuoted(qint32 cue, qint32 to) const
{
    const std::string_view word = m_tokens.word(cue);
    if (word != "quoted" && word != "quotes" && word != "cited" && word != "cites")
        return std::nullopt;
    if (m_tokens.is(cue + 1, Class::Pronoun) && m_tokens.isText(cue + 2, "as"))
        return NounPhrase{cue + 1, cue + 2, cue + 1, PhraseKind::Pronoun, -1};
    const std::optional<NounPhrase> phrase = phraseBeginningAt(m_reading, cue + 1, to);
    return phrase && (m_tokens.isText(phrase->end, "as") || m_tokens.isText(phrase->end, ":")) ? phrase : std::nullopt;
}

std::optional<NounPhrase> SubjectSearch::subjectOf(qint32 cue, qint32 from, qint32 to, int depth) const
{
    if (depth > mostSteps)
        return std::nullopt;
    if (const std::optional<NounPhrase> object = objectQuoted(cue, to))
        return object;
    if (isPassive(cue, from)) {
        if (m_tokens.isText(cue, "quoted") || m_tokens.isText(cue, "cited")) // who is quoted speaks
            return nearestSubject(cue - 1, from);
        if (const std::optional<NounPhrase> agent = agentOf(cue, to))
            return agent;
        if (to == m_place.first && m_tokens.isText(m_place.end, "by")) // "was called “…” by Ruiz"
            return phraseBeginningAt(m_reading, m_place.end + 1, m_place.to);
        return std::nullopt;
    }
    qint32 at = overAdverbs(cue - 1, -1, from - 1);
    if (at > from && m_tokens.is(at, Class::Weekday)) // "Ruiz [on] Tuesday called it …"
        at = overAdverbs(m_tokens.isText(at - 1, "on") ? at - 2 : at - 1, -1, from - 1);
    if (at > from && m_tokens.is(at, Class::Conjunction)) { // "Ruiz called it useful and said …"
        for (qint32 i = at - 1; i > from && at - i <= actDistance; --i) {
            if (skipped(i) || !isCue(m_reading, i) || m_tokens.word(i).ends_with("ing"))
                continue;
            const std::optional<NounPhrase> between = nearestSubject(at - 1, i + 1);
            const bool acts =
                between && m_tokens.isWord(between->end) && !m_tokens.is(between->end, Class::Preposition);
            if (!acts) {
                if (const std::optional<NounPhrase> subject = subjectOf(i, from, at, depth + 1))
                    return subject;
            }
            break;
        }
        if (m_tokens.isText(at - 1, ",")) {
            if (const std::optional<NounPhrase> subject = mainSubject(m_reading, from, at))
                return subject;
        }
        if (m_tokens.word(cue).ends_with("ing"))
            return participleSubject(cue, from, depth);
    }
    // "was quoted as saying", "went on to say", "is said to have called"
    if (at >= from && m_tokens.isText(at, "as") && at - 1 >= from && isPassive(at - 1, from)) {
        at = overAdverbs(at - 2, -1, from - 1);
    } else if (at > from && m_tokens.isText(at, "as") && m_tokens.is(cue, Class::Say)) { // "quoted Ruiz as saying"
        for (qint32 quoted = at - 1; quoted > from && at - quoted <= thatDistance; --quoted) {
            // "was quoted by the agency as saying"
            if (!isCue(m_reading, quoted))
                continue;
            if (isPassive(quoted, from))
                return nearestSubject(quoted - 1, from);
            if (m_tokens.is(quoted + 1, Class::Pronoun))
                return NounPhrase{quoted + 1, quoted + 2, quoted + 1, PhraseKind::Pronoun, -1};
            return phraseBeginningAt(m_reading, quoted + 1, at);
        }
        return nearestSubject(at - 1, from);
    } else if (at >= from && (m_tokens.isText(at, "to") || m_tokens.isText(at, "by") || m_tokens.isText(at, "before") ||
                              m_tokens.isText(at, "after") || m_tokens.isText(at, "in"))) {
        if (const std::optional<NounPhrase> near = nearestSubject(at - 1, from))
            return near;
        return mainSubject(m_reading, from, at);
    }
    if (at < from)
        return std::nullopt;
    if (m_tokens.isText(at, "who") || m_tokens.isText(at, "which") || m_tokens.isText(at, "that")) {
        const bool apart = m_tokens.isText(at - 1, ",") || m_tokens.isText(at - 1, "(");
        const qint32 before = apart ? at - 2 : at - 1;
        return phraseEndingAt(m_reading, before, from);
    }
    if (skipped(at) && at > from && m_tokens.isText(at - 1, ",")) // "Ruiz, who left over “talks,” later wrote"
        --at;
    if (m_tokens.isText(at, ",") || isDash(codePoint(m_tokens.text(), m_tokens[at].span.start))) {
        if (m_tokens.word(cue).ends_with("ing"))
            return participleSubject(cue, from, depth);
        if (const std::optional<NounPhrase> phrase = subjectOverComma(at, from))
            return phrase;
        return nearestSubject(at - 1, from);
    }
    if (std::optional<NounPhrase> many = pluralBefore(cue, at, from))
        return many;
    if (std::optional<NounPhrase> head = headOfRelative(cue, from))
        return head;
    if (const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, at, from)) {
        bool participle = m_tokens.word(cue).ends_with("ing");
        for (qint32 i = at + 1; i < cue; ++i)
            participle = participle && !m_tokens.is(i, Class::Be); // "is calling it"
        // "with one poster writing “…”", "a message stating: “…”"
        const bool atQuote = cue + 1 >= m_place.first - 1 && cue < m_place.first;
        const bool writes = phrase->kind == PhraseKind::Nominal || phrase->kind == PhraseKind::Document ||
                            phrase->kind == PhraseKind::Person;
        if (participle ? atQuote && writes : !followsPreposition(m_reading, *phrase))
            return phrase;
    } else if (const std::optional<NounPhrase> noun = bareNounEndingAt(m_reading, at, from)) {
        if (!m_tokens.is(cue, Class::Naming) && !followsPreposition(m_reading, *noun))
            return noun;
    }
    if (const std::optional<NounPhrase> near = nearestSubject(at, from))
        return near;
    return mainSubject(m_reading, from, cue + 1);
}

} // namespace bluepencil::recognition
