// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/nametags.h"

#include <span>
#include <vector>

namespace bluepencil::recognition {

/// The best row of tags for a sentence, of those where each name is whole: begun, continued under its own
/// label, ended. Holds scratch memory; one for each thread.
class Viterbi
{
public:
    /// `scores`: of each token. `active`: 0 where only outsideTag is allowed (its scores count nothing).
    /// Deterministic: of equals the lower tag. Linear.
    const std::vector<NameTag> &best(std::span<const TagScores> scores, std::span<const quint8> active,
                                     const TagTransitions &transitions);

private:
    std::vector<std::array<NameTag, nameTagCount>> m_from;
    std::vector<NameTag> m_tags;
};

} // namespace bluepencil::recognition
