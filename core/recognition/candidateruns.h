// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namecandidates.h"

namespace bluepencil::recognition {

/// How nameCandidates() does it: candidateruns.cpp finds the runs of capitalised words, candidatecuts.cpp cuts
/// them.
class Runs
{
public:
    explicit Runs(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }
    std::vector<Candidate> take()
    {
        for (const Sentence &sentence : m_tokens.sentences())
            scan(sentence);
        return std::move(m_found);
    }

private:
    using Class = WordClass;

    bool is(qint32 i, Class wordClass) const { return m_tokens.is(i, wordClass); }
    bool capital(qint32 i) const { return m_tokens.isWord(i) && m_tokens[i].capital; }
    bool isTitle(qint32 i) const { return capital(i) && (isTitleHead(i) || is(i, Class::TitleModifier)); }
    bool isTitleHead(qint32 i) const;
    bool mayName(qint32 i) const;
    bool forename(qint32 i) const { return is(i, Class::ForenameMale) || is(i, Class::ForenameFemale); }
    bool nameToken(qint32 i) const;
    bool joins(qint32 i, qint32 end) const;
    bool joinsTwoNames(qint32 first, qint32 conjunction, qint32 end) const;
    bool mayFollowOf(qint32 i) const { return capital(i) && is(i, Class::TitleModifier); }
    qint32 runEnd(qint32 first, qint32 end) const;
    void scan(const Sentence &sentence);
    void cut(qint32 first, qint32 end);
    qint32 titleEnd(qint32 first, qint32 end) const;
    bool wholeOrganization(qint32 first, qint32 end) const;
    bool wholePlace(qint32 first, qint32 end) const;
    void add(qint32 first, qint32 end, CandidateShape shape);
    void addRest(qint32 first, qint32 end);

    const Tokens &m_tokens;
    std::vector<Candidate> m_found;
    qint32 m_sentenceFirst = 0;
    bool m_unsure = false;
    qint32 m_titleFirst = -1; ///< of the title just passed
};

} // namespace bluepencil::recognition
