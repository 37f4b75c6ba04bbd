// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/viterbi.h"

#include <limits>

namespace bluepencil::recognition {

namespace {

constexpr qint64 impossible = std::numeric_limits<qint64>::min() / 4;

/// For each tag the tags that may stand before it.
struct Predecessors {
    std::array<std::array<NameTag, nameTagCount>, nameTagCount> of{};
    std::array<int, nameTagCount> count{};
};

constexpr Predecessors makePredecessors()
{
    Predecessors result;
    for (NameTag next = 0; next < nameTagCount; ++next) {
        for (NameTag tag = 0; tag < nameTagCount; ++tag) {
            if (mayFollow(tag, next))
                result.of[next][static_cast<std::size_t>(result.count[next]++)] = tag;
        }
    }
    return result;
}

constexpr Predecessors predecessors = makePredecessors();

} // namespace

const std::vector<NameTag> &Viterbi::best(std::span<const TagScores> scores, std::span<const quint8> active,
                                          const TagTransitions &transitions)
{
    const std::size_t count = scores.size();
    m_tags.assign(count, outsideTag);
    if (count == 0)
        return m_tags;
    if (m_from.size() < count)
        m_from.resize(count);
    std::array<qint64, nameTagCount> before{};
    std::array<qint64, nameTagCount> now{};
    for (std::size_t i = 0; i < count; ++i) {
        for (NameTag tag = 0; tag < nameTagCount; ++tag) {
            now[tag] = impossible;
            if (active[i] == 0 && tag != outsideTag)
                continue;
            const qint64 own = active[i] != 0 ? scores[i][tag] : 0;
            if (i == 0) {
                if (!continuesName(tag))
                    now[tag] = own + transitions.first[tag];
                continue;
            }
            for (int k = 0; k < predecessors.count[tag]; ++k) {
                const NameTag from = predecessors.of[tag][static_cast<std::size_t>(k)];
                const qint64 score = before[from] + transitions.pair[from][tag] + own;
                if (before[from] != impossible && score > now[tag]) {
                    now[tag] = score;
                    m_from[i][tag] = from;
                }
            }
        }
        before = now;
    }
    NameTag tag = outsideTag;
    for (NameTag last = 1; last < nameTagCount; ++last) {
        if (!goesOn(last) && before[last] > before[tag])
            tag = last;
    }
    for (std::size_t i = count; i-- > 0;) {
        m_tags[i] = tag;
        if (i > 0)
            tag = m_from[i][tag];
    }
    return m_tags;
}

} // namespace bluepencil::recognition
