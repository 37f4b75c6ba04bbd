// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namesentence.h"
#include "core/recognition/nametags.h"

#include <vector>

namespace bluepencil::recognition {

/// What lists and fixed constructions of news say of some words: evidence for a label that the model has not
/// learnt or weighs too little. One unit is what a sure model gives; see documentevidence.h.
struct NameHint {
    qint32 first = 0; ///< tokens [first, end)
    qint32 end = 0;
    NameLabel label = NameLabel::Other;
    double evidence = 0;
    const char *rule = "";
    qint32 cue = -1;         ///< a token that it rests on, or -1
    bool everywhere = false; ///< the same words mean the same elsewhere in the document
};

/// Finds hints: datelines ("LONDON (AP) —"), listed organisations and things, firms by their analysts, papers
/// that are told something, places by their first word ("Deir …"), names of cases ("Roe v. Wade"). Linear.
class NameHints
{
public:
    explicit NameHints(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }
    /// Those of a piece, in no order told.
    const std::vector<NameHint> &of(const NameSentence &piece);

private:
    bool is(qint32 i, WordClass wordClass) const { return inside(i) && m_tokens.is(i, wordClass); }
    bool inside(qint32 i) const { return i >= m_first && i < m_end; }
    bool capital(qint32 i) const { return inside(i) && m_tokens.isWord(i) && m_tokens[i].capital; }
    bool small(qint32 i) const { return inside(i) && m_tokens.isWord(i) && !m_tokens[i].capital; }
    qint32 phrase(qint32 first, WordClass wordClass) const;
    bool beginsRun(qint32 i) const;
    qint32 runEnd(qint32 first) const;
    qint32 runFirst(qint32 last) const;
    void add(qint32 first, qint32 end, NameLabel label, double evidence, const char *rule, qint32 cue = -1,
             bool everywhere = false);
    void dateline();
    void listedOrganizations(const NameSentence &piece);
    void atWord(qint32 i);
    void firm(qint32 i);
    void paper(qint32 i);
    void placePrefix(qint32 i);
    void courtCase(qint32 i);
    void speaks(qint32 i);
    void storm(qint32 i);
    void famous(qint32 i);
    void partyTag(qint32 i);
    void familyFirst(qint32 i);
    void family(qint32 i);
    void placeHere(qint32 i);
    void listed(qint32 i);
    // namehintpeople.cpp
    void represents(qint32 i);
    void hometown(qint32 i);
    void employer(qint32 i);
    void platform(qint32 i);
    bool isLargerPlace(qint32 i) const;
    void saysOfItself(qint32 i);
    void irish(qint32 i);
    void country(qint32 i);
    void abbreviatedState(qint32 i);
    void numberedWard(qint32 i);
    void nobleName(qint32 i);
    void apposition(qint32 i);
    bool tellsOfBody(qint32 first) const;
    // namehintclubs.cpp
    qint32 scoreEnd(qint32 i) const;
    bool isSideAt(qint32 first, qint32 end) const;
    bool side(qint32 first, qint32 end, qint32 cue);
    bool sideBefore(qint32 i, qint32 cue);
    void score(qint32 i);
    void transfer(qint32 i);
    void clubWord(qint32 i);
    bool hasTransfer() const;
    bool tellsOfSport() const;
    bool isCounted(qint32 i) const;
    void plural(qint32 i);
    void scorer(qint32 i);
    bool hasHousehold() const;
    static constexpr bool throughout = true;

    const Tokens &m_tokens;
    qint32 m_first = 0;
    qint32 m_end = 0;
    SentenceCase m_letters = SentenceCase::Ordinary;
    std::vector<NameHint> m_hints;
};

/// Adds hints to the scores of a piece's tags.
void addHints(const std::vector<NameHint> &hints, const NameSentence &piece, std::vector<TagScores> &scores);

} // namespace bluepencil::recognition
