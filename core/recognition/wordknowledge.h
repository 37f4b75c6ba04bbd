// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/hashing.h"

#include <array>
#include <span>

namespace bluepencil::recognition {

/// How a word is usually written inside a sentence, as far as training texts told; for rare words, how
/// words of its cluster are.
enum class WordHabit : quint8 { Unknown, Small, Mixed, Title, Capitals, ClusterSmall, ClusterMixed, ClusterTitle };

/// What is known of a lower-cased word by its company in large texts.
struct WordFacts {
    std::array<quint16, 4> clusters{}; ///< ids at 64, 256, 1,024 and 4,096 clusters; 0xffff: not known
    quint8 rank = 15;                  ///< log2 of its place by frequency less 3, at most 14; 15: not known
    WordHabit habit = WordHabit::Unknown;
    bool known = false;
};

/// Word clusters as fingerprints: 16 bits of a word's hash choose a bucket, 21 are compared. One word in
/// some 400,000 that is not in the list is taken for one that is. Views into a mapped file.
class WordClusters
{
public:
    static constexpr int bucketBits = 16;
    static constexpr std::size_t bucketCount = std::size_t{1} << bucketBits;

    WordClusters() = default;
    /// `offsets`: bucketCount + 1, ascending, the last is entries.size(). Checked by NameModel.
    WordClusters(std::span<const quint32> offsets, std::span<const quint64> entries)
        : m_offsets(offsets)
        , m_entries(entries)
    {
    }
    WordFacts find(quint64 wordHash) const;

    static std::size_t bucketOf(quint64 hash) { return static_cast<std::size_t>(hash >> (64 - bucketBits)); }
    static quint64 packed(quint64 hash, const WordFacts &facts);

private:
    std::span<const quint32> m_offsets;
    std::span<const quint64> m_entries;
};

/// What the gazetteers say of one or several words: bits.
enum GazetteerClass : quint16 {
    PlaceSizeMask = 7, ///< 1 to 7: a city, by population
    CountryBit = 8,
    RegionBit = 16,    ///< states, seas, parts of the world
    SubregionBit = 32, ///< provinces, districts
    ForenameBit = 64,
    SurnameBit = 128,
    RareSurnameBit = 256,
    DemonymBit = 512,
    TitleBit = 1024,
    OrganizationBit = 2048,
};

/// Gazetteers as fingerprints: 17 bits choose a bucket, 16 are compared.
class NameGazetteer
{
public:
    static constexpr int bucketBits = 17;
    static constexpr std::size_t bucketCount = std::size_t{1} << bucketBits;
    static constexpr int longestPhrase = 6; ///< words of the longest entry

    NameGazetteer() = default;
    NameGazetteer(std::span<const quint32> offsets, std::span<const quint32> entries)
        : m_offsets(offsets)
        , m_entries(entries)
    {
    }
    /// Classes of a phrase by its phraseHash(); 0: not known.
    quint16 find(quint64 hash) const;

    static std::size_t bucketOf(quint64 hash) { return static_cast<std::size_t>(hash >> (64 - bucketBits)); }
    static quint32 packed(quint64 hash, quint16 classes);
    /// Of words by the hashes of their lower-cased forms, one after the other; 0 before the first.
    static quint64 phraseHash(quint64 before, quint64 wordHash)
    {
        return before == 0 ? wordHash : joined(before, wordHash);
    }

private:
    std::span<const quint32> m_offsets;
    std::span<const quint32> m_entries;
};

} // namespace bluepencil::recognition
