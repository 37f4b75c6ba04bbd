// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/documentnames.h"
#include "core/recognition/viterbi.h"

#include <algorithm>
#include <unordered_map>

namespace bluepencil::recognition {

constexpr double evidenceUnit = 420 * 256.0 / hotUnit; ///< score that makes evidence of 1
constexpr double mostEvidence = 3;                     ///< that all other occurrences give together
constexpr double trust = 0.5;                          ///< in the other occurrences
constexpr double surnameEvidence = 1;                  ///< of a longer name that is sure
constexpr std::size_t longestName = 6;                 ///< words of a name that others are evidence of

/// For each NameLabel.

using LabelEvidence = std::array<double, 4>;

/// What a document says of one string.
struct StringEvidence {
    LabelEvidence sum{};        ///< of its occurrences
    LabelEvidence from{};       ///< of longer names
    const char *rule = nullptr; ///< which kind of longer name said most, and where that stands
    Span longer;

    /// What all but one occurrence, which gives `own`, say of a label.
    double of(std::size_t label, double own) const
    {
        return trust * std::clamp(sum[label] - own, -mostEvidence, mostEvidence) + from[label];
    }
};

inline quint64 extended(quint64 key, quint32 form)
{
    return joined(key, form);
}

/// How weighDocument() does it (documentevidence.h): documentevidence.cpp adds up and reads again,
/// documentderivation.cpp tells what longer names say of shorter ones, documentreasons.cpp why.
class Weighing
{
public:
    Weighing(DocumentNames &document, const Tokens &tokens, const TagTransitions &transitions)
        : m_document(document)
        , m_tokens(tokens)
        , m_transitions(transitions)
    {
    }
    std::vector<Name> run();

private:
    using Strings = std::unordered_map<quint64, StringEvidence>;

    quint64 keyOf(std::size_t begin, std::size_t end) const;
    template <typename Function> void forEachName(Function function) const;
    std::size_t hotOf(const NameHint &hint) const;
    quint64 keyOfHint(const NameHint &hint) const;
    void know(quint64 key, quint32 firstForm, std::size_t words);
    quint32 familyForm(std::size_t surname) const;
    std::string initialsOf(std::size_t begin, std::size_t end) const;
    void collect();
    void deriveBracketed();
    bool standsFor(std::size_t acronym) const;
    void deriveOther(std::size_t begin, std::size_t end);
    void lower(quint64 key, double evidence);
    void derive();
    void derivePerson(std::size_t begin, std::size_t end, double evidence);
    void deriveOrganization(std::size_t begin, std::size_t end, double evidence);
    void raise(quint64 key, NameLabel label, double evidence, const char *rule, Span longer);
    template <typename Function> void forEachOccurrence(const HotPiece &piece, Function function);
    LabelEvidence evidenceOf(const HotPiece &piece, std::size_t begin, std::size_t end) const;
    bool isTownHere(std::size_t begin, std::size_t end, const StringEvidence &string) const;
    bool addEvidence(const HotPiece &piece, std::vector<TagScores> &scores);
    void readAgain();
    const NameHint *hintOf(qint32 first, qint32 end, NameLabel label) const;
    bool torn(std::size_t begin, std::size_t end) const;
    void weighTorn(std::size_t begin, std::size_t end, LabelEvidence &evidence) const;
    QList<Span> groundsOf(qint32 first, qint32 end, NameLabel label) const;
    Evidence whyOf(const HotPiece &piece, std::size_t begin, std::size_t end) const;
    std::vector<Name> names() const;
    Span spanOf(std::size_t begin, std::size_t end) const
    {
        return m_tokens.span(hot(begin).token, hot(end - 1).token + 1);
    }
    bool isWhole(std::size_t begin, std::size_t end) const;
    const HotToken &hot(std::size_t i) const { return m_document.hot[i]; }

    DocumentNames &m_document;
    const Tokens &m_tokens;
    const TagTransitions &m_transitions;
    Strings m_strings;
    std::unordered_map<quint32, quint8> m_longest; ///< by first form: words of the longest string
    std::vector<const NameHint *> m_hintOrder;     ///< by first token
    Viterbi m_viterbi;
};

/// Calls `function(begin, end)` for the names of the first reading that are not too long.
template <typename Function> void Weighing::forEachName(Function function) const
{
    for (std::size_t i = 0; i < m_document.hot.size(); ++i) {
        if (hot(i).tag == outsideTag)
            continue;
        const std::size_t end = m_document.nameEnd(i);
        if (end - i <= longestName)
            function(i, end);
        i = end - 1;
    }
}

/// Calls `function(begin, end, evidence)` for the longest known strings, none inside another.
template <typename Function> void Weighing::forEachOccurrence(const HotPiece &piece, Function function)
{
    for (std::size_t i = piece.firstHot; i < piece.endHot; ++i) {
        if (!hot(i).capital)
            continue;
        const auto longest = m_longest.find(hot(i).form);
        if (longest == m_longest.end())
            continue;
        quint64 key = 1;
        std::size_t bestEnd = 0;
        StringEvidence *best = nullptr;
        for (std::size_t end = i; end < std::min(piece.endHot, i + longest->second); ++end) {
            if (hot(end).token != hot(i).token + static_cast<qint32>(end - i))
                break;
            key = extended(key, hot(end).form);
            if (const auto found = m_strings.find(key); found != m_strings.end()) {
                best = &found->second;
                bestEnd = end + 1;
            }
        }
        if (best != nullptr && isWhole(i, bestEnd)) {
            function(i, bestEnd, *best);
            i = bestEnd - 1;
        } else if (hot(i).tag != outsideTag && !continuesName(hot(i).tag)) {
            i = m_document.nameEnd(i) - 1;
        }
    }
}

} // namespace bluepencil::recognition
