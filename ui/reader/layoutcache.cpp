// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/layoutcache.h"

namespace bluepencil {

LayoutCache::Layout LayoutCache::find(qint32 block)
{
    const auto place = m_places.find(block);
    if (place == m_places.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, place->second);
    return place->second->layout;
}

void LayoutCache::insert(qint32 block, Layout layout)
{
    const auto old = m_places.find(block);
    if (old != m_places.end()) {
        m_units -= static_cast<int>(old->second->layout->text().size());
        m_entries.erase(old->second);
        m_places.erase(old);
    }
    m_units += static_cast<int>(layout->text().size());
    m_entries.push_front({block, std::move(layout)});
    m_places.emplace(block, m_entries.begin());
    evict();
}

void LayoutCache::evict()
{
    while (m_entries.size() > 1 && (count() > m_mostBlocks || m_units > m_mostUnits)) {
        const Entry &last = m_entries.back();
        m_units -= static_cast<int>(last.layout->text().size());
        m_places.erase(last.block);
        m_entries.pop_back();
    }
}

void LayoutCache::clear()
{
    m_entries.clear();
    m_places.clear();
    m_units = 0;
}

} // namespace bluepencil
