// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/blockheights.h"

#include <algorithm>

namespace bluepencil {

void BlockHeights::reset(const HeightEstimate &estimate)
{
    m_estimate = estimate;
    m_chunks.clear();
    m_sums.clear();
}

double BlockHeights::estimatedTop(qint32 block) const
{
    return m_estimate.perBlock * block + m_estimate.perByte * m_blocks.nominalStart(block);
}

void BlockHeights::setMeasured(qint32 block, double height)
{
    Chunk &chunk = m_chunks[block / chunkSize];
    const auto slot = static_cast<std::size_t>(block % chunkSize);
    const auto delta = static_cast<float>(height - (estimatedTop(block + 1) - estimatedTop(block)));
    const double change = static_cast<double>(delta) - static_cast<double>(chunk[slot]);
    if (change == 0)
        return;
    chunk[slot] = delta;
    for (qint32 i = block / chunkSize + 1; i <= chunkCount(); i += i & -i)
        m_sums[i] += change;
}

double BlockHeights::height(qint32 block) const
{
    const auto chunk = m_chunks.find(block / chunkSize);
    const double estimated = estimatedTop(block + 1) - estimatedTop(block);
    return chunk == m_chunks.end()
               ? estimated
               : estimated + static_cast<double>(chunk->second[static_cast<std::size_t>(block % chunkSize)]);
}

double BlockHeights::top(qint32 block) const
{
    double sum = estimatedTop(block);
    if (m_chunks.empty())
        return sum;
    const qint32 chunk = block / chunkSize;
    for (qint32 i = chunk; i > 0; i -= i & -i)
        if (const auto part = m_sums.find(i); part != m_sums.end())
            sum += part->second;
    if (const auto here = m_chunks.find(chunk); here != m_chunks.end())
        for (std::size_t slot = 0; slot < static_cast<std::size_t>(block % chunkSize); ++slot)
            sum += static_cast<double>(here->second[slot]);
    return sum;
}

qint32 BlockHeights::at(double y) const
{
    qint32 low = 0;
    qint32 high = m_blocks.count(); // top(low) <= y < top(high), were y inside
    while (high - low > 1) {
        const qint32 middle = low + (high - low) / 2;
        (top(middle) <= y ? low : high) = middle;
    }
    return low;
}

} // namespace bluepencil
