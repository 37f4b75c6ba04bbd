// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/blockheights.h"

#include <algorithm>

namespace bluepencil {

BlockHeights::BlockHeights(const BlockMap &blocks)
    : m_blocks(blocks)
{
    const auto chunks = static_cast<std::size_t>((blocks.count() + chunkSize - 1) / chunkSize);
    m_chunks.resize(chunks);
    m_fenwick.assign(chunks + 1, 0);
}

void BlockHeights::reset(const HeightEstimate &estimate)
{
    m_estimate = estimate;
    for (const qint32 chunk : m_used)
        m_chunks[static_cast<std::size_t>(chunk)].reset();
    if (!m_used.empty())
        std::fill(m_fenwick.begin(), m_fenwick.end(), 0);
    m_used.clear();
}

double BlockHeights::estimatedTop(qint32 block) const
{
    return m_estimate.perBlock * block + m_estimate.perByte * m_blocks.nominalStart(block);
}

void BlockHeights::setMeasured(qint32 block, double height)
{
    std::unique_ptr<Chunk> &chunk = m_chunks[static_cast<std::size_t>(block / chunkSize)];
    if (!chunk) {
        chunk = std::make_unique<Chunk>();
        m_used.push_back(block / chunkSize);
    }
    const auto slot = static_cast<std::size_t>(block % chunkSize);
    const auto delta = static_cast<float>(height - (estimatedTop(block + 1) - estimatedTop(block)));
    const double change = static_cast<double>(delta) - static_cast<double>((*chunk)[slot]);
    if (change == 0)
        return;
    (*chunk)[slot] = delta;
    for (auto i = static_cast<std::size_t>(block / chunkSize) + 1; i < m_fenwick.size(); i += i & (~i + 1))
        m_fenwick[i] += change;
}

double BlockHeights::height(qint32 block) const
{
    const std::unique_ptr<Chunk> &chunk = m_chunks[static_cast<std::size_t>(block / chunkSize)];
    const double estimated = estimatedTop(block + 1) - estimatedTop(block);
    return chunk ? estimated + static_cast<double>((*chunk)[static_cast<std::size_t>(block % chunkSize)]) : estimated;
}

double BlockHeights::top(qint32 block) const
{
    double sum = estimatedTop(block);
    const auto chunk = static_cast<std::size_t>(block / chunkSize);
    for (std::size_t i = chunk; i > 0; i -= i & (~i + 1))
        sum += m_fenwick[i];
    if (chunk < m_chunks.size() && m_chunks[chunk])
        for (std::size_t slot = 0; slot < static_cast<std::size_t>(block % chunkSize); ++slot)
            sum += static_cast<double>((*m_chunks[chunk])[slot]);
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
