// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/datetense.h"

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 farthestVerb = 14; // tokens between a date and the verb that tells when it is

} // namespace

bool DateTense::isSameSentence(qint32 a, qint32 b) const
{
    return a >= 0 && b >= 0 && a < m_tokens.count() && b < m_tokens.count() &&
           m_tokens[a].sentence == m_tokens[b].sentence;
}

/// A "plan" is a thing but where somebody makes it: "opposed plans Friday", "the city plans to".
bool DateTense::isPlanned(qint32 i) const
{
    const qint32 before = i - 1;
    if (m_tokens.is(before, Class::Determiner) || m_tokens.is(before, Class::Preposition) ||
        m_tokens.is(before, Class::Backwards) || (m_tokens.isWord(before) && m_tokens.word(before).ends_with("ed")))
        return false;
    return isOneOf(i + 1, {"to", "on", "for", "a", "an", "its"}) || m_words.is(i + 1, TimeWord::Weekday);
}

/// "the rivals [meet]", "they [play]": the word before can be who does it.
bool DateTense::isSubject(qint32 i) const
{
    return m_tokens.isWord(i) && !m_tokens.is(i, Class::Preposition) && !m_tokens.is(i, Class::Determiner) &&
           !m_tokens.is(i, Class::Aux) && !isOneOf(i, {"to", "not"}) &&
           (m_tokens.word(i).ends_with("s") || isOneOf(i, {"they", "we", "i", "you", "who"}));
}

Tense DateTense::of(qint32 i, qint32 date) const
{
    if (!m_tokens.isWord(i) || (m_tokens[i].capital && !m_tokens.startsSentence(i) && !m_tokens[i].allCaps))
        return Tense::Unknown;
    if (m_words.is(i, TimeWord::Shift) && (m_words.at(i + 1) != TimeWord::None || i + 1 == date))
        return Tense::Unknown; // "next week", another date
    const bool thing = isOneOf(i, {"plan", "plans"}) && !isPlanned(i);
    if ((m_tokens.is(i, Class::Ahead) && !thing) || (isOneOf(i, {"set"}) && isOneOf(i + 1, {"to", "for"})))
        return Tense::Ahead;
    if (isOneOf(i + 1, {"to"}) && m_tokens.is(i, Class::Intending) && i + 2 < date)
        return Tense::Ahead;
    if (m_tokens.is(i, Class::Timetabled) && !m_tokens.isText(i + 1, "of") &&
        (m_tokens.isWord(i - 1) || m_tokens.isText(i - 1, ",")) && !m_tokens.is(i - 1, Class::Determiner) &&
        !m_tokens.is(i - 1, Class::Preposition))
        return Tense::Ahead;
    if ((isSubject(i - 1) || m_tokens.isText(i - 1, ",")) && m_tokens.is(i, Class::TimetabledPlural))
        return Tense::Ahead;
    if (isOneOf(i, {"is", "are"}) && (i + 1 == date || (i + 2 == date && isOneOf(i + 1, {"on", "in", "for"}))))
        return Tense::Ahead;
    if (isOneOf(i, {"is", "are", "was", "were"}) && isOneOf(i + 1, {"to"}) && isOneOf(i + 2, {"be"}) && i + 2 < date)
        return Tense::Ahead; // "was to be signed on Friday"
    if (m_tokens.is(i, Class::Backwards))
        return Tense::Past;
    const std::string_view word = m_tokens.word(i);
    if (isOneOf(i - 1, {"be"})) // "expected to be [implemented]": the verb before tells
        return Tense::Unknown;
    const bool participle =
        word.size() > 4 && (word.ends_with("ed") || word.ends_with("ED")) && !m_tokens.is(i - 1, Class::Determiner);
    return participle ? Tense::Past : Tense::Unknown;
}

Tense DateTense::around(qint32 first) const
{
    for (qint32 i = first - 1; i >= first - 3 && isSameSentence(i, first); --i) {
        if (isOneOf(i, {"until", "till", "by", "coming", "upcoming", "before", "next"}))
            return Tense::Ahead;
        if (isOneOf(i, {"since"}))
            return Tense::Past;
        if (!isOneOf(i, {"the", "this", "early", "late", "on", "mid"}))
            break;
    }
    const auto inClause = [&](qint32 i) { return isSameSentence(i, first) && !m_tokens.isText(i, ";"); };
    bool infinitive = false;
    for (qint32 i = first - 1; i >= first - farthestVerb && inClause(i); --i) {
        if (const Tense told = of(i, first); told != Tense::Unknown)
            return told;
        infinitive = infinitive || (isOneOf(i, {"to"}) && m_tokens.isWord(i - 1) && m_tokens.isWord(i + 1) &&
                                    m_tokens.is(i + 1, Class::TimetabledPlural));
    }
    if (infinitive) // "Council to vote Friday"
        return Tense::Ahead;
    for (qint32 i = first + 1; i <= first + farthestVerb && inClause(i); ++i) {
        if (const Tense told = of(i, -1); told != Tense::Unknown)
            return told;
    }
    return Tense::Unknown;
}

} // namespace bluepencil::recognition
