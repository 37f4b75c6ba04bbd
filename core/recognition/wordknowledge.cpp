// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/wordknowledge.h"

namespace bluepencil::recognition {

namespace {

// An entry of WordClusters, from the lowest bit: 6, 8, 10 and 12 bits of cluster ids, 4 of rank, 3 of habit,
// 21 of fingerprint.
constexpr std::array<int, 4> clusterBits = {6, 8, 10, 12};
constexpr int rankShift = 36;
constexpr int habitShift = 40;
constexpr int printShift = 43;

constexpr quint64 clusterPrint(quint64 hash)
{
    return hash & 0x1fffff;
}

constexpr quint32 gazetteerPrint(quint64 hash)
{
    return static_cast<quint32>(hash & 0xffff);
}

} // namespace

quint64 WordClusters::packed(quint64 hash, const WordFacts &facts)
{
    quint64 entry = 0;
    int shift = 0;
    for (std::size_t i = 0; i < clusterBits.size(); ++i) {
        entry |= static_cast<quint64>(facts.clusters[i]) << shift;
        shift += clusterBits[i];
    }
    entry |= static_cast<quint64>(facts.rank) << rankShift;
    entry |= static_cast<quint64>(facts.habit) << habitShift;
    return entry | clusterPrint(hash) << printShift;
}

WordFacts WordClusters::find(quint64 hash) const
{
    WordFacts facts;
    facts.clusters.fill(0xffff);
    if (m_offsets.empty())
        return facts;
    const std::size_t bucket = bucketOf(hash);
    for (quint32 i = m_offsets[bucket]; i < m_offsets[bucket + 1]; ++i) {
        const quint64 entry = m_entries[i];
        if (entry >> printShift != clusterPrint(hash))
            continue;
        int shift = 0;
        for (std::size_t k = 0; k < clusterBits.size(); ++k) {
            facts.clusters[k] = static_cast<quint16>(entry >> shift & ((1u << clusterBits[k]) - 1));
            shift += clusterBits[k];
        }
        facts.rank = entry >> rankShift & 15;
        facts.habit = static_cast<WordHabit>(entry >> habitShift & 7);
        facts.known = true;
        break;
    }
    return facts;
}

quint32 NameGazetteer::packed(quint64 hash, quint16 classes)
{
    return gazetteerPrint(hash) << 16 | classes;
}

quint16 NameGazetteer::find(quint64 hash) const
{
    if (m_offsets.empty())
        return 0;
    const std::size_t bucket = bucketOf(hash);
    for (quint32 i = m_offsets[bucket]; i < m_offsets[bucket + 1]; ++i) {
        if (m_entries[i] >> 16 == gazetteerPrint(hash))
            return static_cast<quint16>(m_entries[i]);
    }
    return 0;
}

} // namespace bluepencil::recognition
