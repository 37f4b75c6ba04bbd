// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/blockmap.h"

#include <array>
#include <unordered_map>

namespace bluepencil {

/// How high a block is thought to be before anybody has laid it out: linear in its bytes, so that the sum
/// over any number of blocks is known without looking at one of them.
struct HeightEstimate {
    double perBlock = 0;
    double perByte = 0;

    bool operator==(const HeightEstimate &) const = default;
};

/// The heights of all blocks: estimated, and corrected for those that were seen. Pixels.
///
/// Only corrections are stored, in chunks that exist where something was seen, with a Fenwick tree over
/// the chunks, of which only what is not zero is there: making one and reset() do no work per block, every
/// other call is logarithmic plus at most one chunk.
/// Pure; knows no fonts and no widgets.
class BlockHeights
{
public:
    BlockHeights()
        : BlockHeights(BlockMap())
    {
    }
    explicit BlockHeights(const BlockMap &blocks)
        : m_blocks(blocks)
    {
    }

    /// Forgets what was measured: after a change of width, zoom or font.
    void reset(const HeightEstimate &estimate);
    void setMeasured(qint32 block, double height);

    double height(qint32 block) const;
    /// The sum of the heights of all blocks before this one; top(count()) == total().
    double top(qint32 block) const;
    double total() const { return top(m_blocks.count()); }
    /// For tests: how many chunks and sums are kept.
    std::size_t kept() const { return m_chunks.size() + m_sums.size(); }
    /// The block that holds this place; clamped to the first and last.
    qint32 at(double y) const;

private:
    static constexpr qint32 chunkSize = 256;
    using Chunk = std::array<float, chunkSize>; ///< measured minus estimated
    double estimatedTop(qint32 block) const;
    qint32 chunkCount() const { return m_blocks.count() / chunkSize + 1; }

    BlockMap m_blocks;
    HeightEstimate m_estimate;
    std::unordered_map<qint32, Chunk> m_chunks;
    std::unordered_map<qint32, double> m_sums; ///< the Fenwick tree of the chunks' deltas, from 1
};

} // namespace bluepencil
