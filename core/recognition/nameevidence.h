// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namecandidates.h"
#include "core/recognition/names.h"

#include <array>

namespace bluepencil::recognition {

/// Points for each label, and for each label the rule that gave most.
struct NameScores {
    static constexpr std::size_t labels = 4;
    std::array<double, labels> points{};
    std::array<double, labels> strongest{};
    std::array<const char *, labels> rule{};

    double of(NameLabel label) const { return points[static_cast<std::size_t>(label)]; }
    void add(NameLabel label, double value, const char *ruleName);
    /// Adds at most `most` points of each label: many weak hints don't outweigh one proof.
    void addCapped(const NameScores &other, double most);
};

/// What the words of a candidate say by themselves: lists, heads, shape. The same for every occurrence.
NameScores wordEvidence(const Tokens &tokens, const Candidate &candidate);

/// What the words round one occurrence say: titles, "in", "said", ", 45,", "…’s president".
NameScores contextEvidence(const Tokens &tokens, const Candidate &candidate);

} // namespace bluepencil::recognition
