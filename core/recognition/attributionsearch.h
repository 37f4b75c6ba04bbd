// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/attribution.h"
#include "core/recognition/subjectsearch.h"

namespace bluepencil::recognition {

/// Reads one quote's surroundings for attributionOf() and attributionBy(). Holds references.
class AttributionSearch
{
public:
    AttributionSearch(const Reading &reading, const QuotePlace &place)
        : m_reading(reading)
        , m_tokens(reading.tokens())
        , m_place(place)
        , m_subjects(reading, place)
    {
    }
    std::optional<Attribution> best() const;
    std::optional<Attribution> by(qint32 cue) const;

private:
    // attributionbefore.cpp
    std::optional<Attribution> before() const;
    std::optional<Attribution> name() const;
    std::optional<Attribution> cueBefore(qint32 cue) const;
    std::optional<Attribution> sentenceSubject() const;
    void outerCue(Attribution &found) const;
    bool small(qint32 i) const;
    // attributionnouns.cpp
    std::optional<NounPhrase> ownerOf(qint32 noun, qint32 from, qint32 to) const;
    std::optional<Attribution> wasUtterance(qint32 start, qint32 end) const;
    std::optional<Attribution> utteranceWas() const;
    std::optional<Attribution> ownedClaim() const;
    std::optional<NounPhrase> bareNounAt(qint32 first, qint32 to) const;
    std::optional<Attribution> passiveBefore() const;
    std::optional<Attribution> toWhom() const;
    std::optional<Attribution> inBrackets() const;
    std::optional<Attribution> colonBehindPerson() const;
    // attributionbehind.cpp
    std::optional<Attribution> behind() const;
    std::optional<Attribution> signature(qint32 first, qint32 end) const;
    std::optional<Attribution> headline() const;
    std::optional<Attribution> wasHow(qint32 start, qint32 end) const;
    std::optional<Attribution> inversion(qint32 cue, qint32 end) const;
    std::optional<Attribution> cueBehind(qint32 first, qint32 end) const;
    std::optional<Attribution> toldBehind(qint32 cue, qint32 first, qint32 end) const;
    std::optional<Attribution> verbBehind() const;
    bool hasSmallWord() const;
    bool isSideCue(qint32 cue, qint32 first) const;
    bool isOpen() const;
    bool endsClause() const;
    bool conjunctionFollows() const;
    // attribution.cpp
    std::optional<Attribution> inWordsOf(qint32 i, qint32 to) const;

    /// From `i` leftwards over adverbs alone.
    qint32 overBack(qint32 i, qint32 limit) const
    {
        while (i > limit && m_tokens.is(i, WordClass::Adverb))
            --i;
        return i;
    }
    bool skipped(qint32 i) const { return m_subjects.skipped(i); }
    qint32 overAdverbs(qint32 i, qint32 step, qint32 limit) const { return m_subjects.overAdverbs(i, step, limit); }

    const Reading &m_reading;
    const Tokens &m_tokens;
    const QuotePlace &m_place;
    SubjectSearch m_subjects;
};

} // namespace bluepencil::recognition
