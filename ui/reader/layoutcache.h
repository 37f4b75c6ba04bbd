// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/blocklayout.h"

#include <list>
#include <memory>
#include <unordered_map>

namespace bluepencil {

/// The blocks laid out lately; the ones not used for longest go first. Bounded in blocks and in text.
/// A layout that was evicted lives as long as somebody holds it.
class LayoutCache
{
public:
    using Layout = std::shared_ptr<const BlockLayout>;

    /// At least one block is kept whatever its length.
    LayoutCache(int mostBlocks, int mostUnits)
        : m_mostBlocks(mostBlocks)
        , m_mostUnits(mostUnits)
    {
    }

    /// The layout of a block, or null; counts as a use.
    Layout find(qint32 block);
    void insert(qint32 block, Layout layout);
    void clear();

    int count() const { return static_cast<int>(m_places.size()); }
    int units() const { return m_units; }

private:
    struct Entry {
        qint32 block = 0;
        Layout layout;
    };
    void evict();

    int m_mostBlocks;
    int m_mostUnits;
    int m_units = 0;
    std::list<Entry> m_entries; ///< latest use first
    std::unordered_map<qint32, std::list<Entry>::iterator> m_places;
};

} // namespace bluepencil
