// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/annotationset.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace bluepencil {

namespace {
constexpr Span freeSlot{-1, -1};
}

bool AnnotationSet::before(const Item &a, const Item &b)
{
    return a.span == b.span ? a.id < b.id : outerFirst(a.span, b.span);
}

std::size_t AnnotationSet::chunkFor(const Item &item) const
{
    // The last chunk whose first item is not after the item.
    const auto next = std::upper_bound(m_chunks.begin(), m_chunks.end(), item, [](const Item &wanted, const Chunk &c) {
        return before(wanted, c.items.front());
    });
    return next == m_chunks.begin() ? 0 : static_cast<std::size_t>(next - m_chunks.begin() - 1);
}

void AnnotationSet::refreshChunk(std::size_t index)
{
    Chunk &chunk = m_chunks[index];
    chunk.maxEnd = std::numeric_limits<qint32>::min();
    for (const Item &item : chunk.items)
        // An empty span lies on its byte for queries that ask for a place: it never overlaps one.
        chunk.maxEnd = std::max(chunk.maxEnd, item.span.end);
    const std::size_t group = index / groupSize;
    const auto first = m_chunks.begin() + static_cast<std::ptrdiff_t>(group * groupSize);
    const auto last =
        m_chunks.begin() + static_cast<std::ptrdiff_t>(std::min((group + 1) * groupSize, m_chunks.size()));
    m_groupMaxEnd[group] =
        std::max_element(first, last, [](const Chunk &a, const Chunk &b) { return a.maxEnd < b.maxEnd; })->maxEnd;
}

void AnnotationSet::refreshGroups(std::size_t fromChunk)
{
    m_groupMaxEnd.resize((m_chunks.size() + groupSize - 1) / groupSize);
    for (std::size_t chunk = fromChunk / groupSize * groupSize; chunk < m_chunks.size(); chunk += groupSize) {
        qint32 most = std::numeric_limits<qint32>::min();
        for (std::size_t i = chunk; i < std::min(chunk + groupSize, m_chunks.size()); ++i)
            most = std::max(most, m_chunks[i].maxEnd);
        m_groupMaxEnd[chunk / groupSize] = most;
    }
}

void AnnotationSet::put(const Item &item)
{
    if (m_chunks.empty()) {
        m_chunks.push_back({{item}, item.span.end});
        refreshGroups(0);
        return;
    }
    const std::size_t index = chunkFor(item);
    Chunk &chunk = m_chunks[index];
    chunk.items.insert(std::upper_bound(chunk.items.begin(), chunk.items.end(), item, before), item);
    if (chunk.items.size() <= chunkLimit) {
        chunk.maxEnd = std::max(chunk.maxEnd, item.span.end);
        m_groupMaxEnd[index / groupSize] = std::max(m_groupMaxEnd[index / groupSize], item.span.end);
        return;
    }
    // Items that come in order (loading) leave a full chunk behind; others split it in the middle.
    const bool appended = index + 1 == m_chunks.size() && chunk.items.back() == item;
    const auto cut =
        chunk.items.begin() + static_cast<std::ptrdiff_t>(appended ? chunk.items.size() - 1 : chunkLimit / 2);
    Chunk second{{cut, chunk.items.end()}, 0};
    chunk.items.erase(cut, chunk.items.end());
    if (appended)
        second.items.reserve(chunkLimit + 1); // it will be filled: no growing, no holes in the heap
    else
        chunk.items.shrink_to_fit();
    m_chunks.insert(m_chunks.begin() + static_cast<std::ptrdiff_t>(index + 1), std::move(second));
    m_groupMaxEnd.resize((m_chunks.size() + groupSize - 1) / groupSize);
    refreshChunk(index);
    refreshChunk(index + 1);
    refreshGroups(index);
}

bool AnnotationSet::take(const Item &item)
{
    const std::size_t index = chunkFor(item);
    Chunk &chunk = m_chunks[index];
    const auto found = std::lower_bound(chunk.items.begin(), chunk.items.end(), item, before);
    if (found == chunk.items.end() || *found != item)
        return false;
    chunk.items.erase(found);
    if (chunk.items.empty()) {
        m_chunks.erase(m_chunks.begin() + static_cast<std::ptrdiff_t>(index));
        refreshGroups(index);
    } else if (item.span.end == chunk.maxEnd) {
        refreshChunk(index);
    }
    return true;
}

AnnotationSet::Id AnnotationSet::insert(Span span)
{
    Id id = none;
    if (m_freeIds.empty()) {
        id = static_cast<Id>(m_spans.size());
        m_spans.push_back(span);
    } else {
        id = m_freeIds.back();
        m_freeIds.pop_back();
        m_spans[id] = span;
    }
    put({span, id});
    ++m_size;
    return id;
}

bool AnnotationSet::remove(Id id)
{
    if (!contains(id))
        return false;
    take({m_spans[id], id});
    m_spans[id] = freeSlot;
    m_freeIds.push_back(id);
    --m_size;
    return true;
}

bool AnnotationSet::move(Id id, Span to)
{
    if (!contains(id))
        return false;
    take({m_spans[id], id});
    m_spans[id] = to;
    put({to, id});
    return true;
}

bool AnnotationSet::contains(Id id) const
{
    return id < m_spans.size() && m_spans[id] != freeSlot;
}

Span AnnotationSet::span(Id id) const
{
    Q_ASSERT(contains(id));
    return m_spans[id];
}

void AnnotationSet::clear()
{
    *this = AnnotationSet();
}

std::vector<AnnotationSet::Item> AnnotationSet::overlapping(Span range) const
{
    std::vector<Item> items;
    forEachOverlapping(range, [&](const Item &item) { items.push_back(item); });
    return items;
}

AnnotationSet::Item AnnotationSet::firstFrom(qint32 position) const
{
    if (m_chunks.empty())
        return {};
    const Item wanted{{position, std::numeric_limits<qint32>::max()}, 0};
    std::size_t chunk = chunkFor(wanted);
    const auto &items = m_chunks[chunk].items;
    const auto found = std::lower_bound(items.begin(), items.end(), wanted, before);
    if (found != items.end())
        return *found;
    return ++chunk < m_chunks.size() ? m_chunks[chunk].items.front() : Item{};
}

AnnotationSet::Item AnnotationSet::lastBefore(qint32 position) const
{
    if (m_chunks.empty())
        return {};
    const Item wanted{{position, std::numeric_limits<qint32>::max()}, 0};
    const std::size_t chunk = chunkFor(wanted);
    const auto &items = m_chunks[chunk].items;
    const auto found = std::lower_bound(items.begin(), items.end(), wanted, before);
    if (found != items.begin())
        return *std::prev(found);
    return chunk > 0 ? m_chunks[chunk - 1].items.back() : Item{};
}

bool AnnotationSet::isConsistent() const
{
    qsizetype count = 0;
    const Item *previous = nullptr;
    if (m_groupMaxEnd.size() != (m_chunks.size() + groupSize - 1) / groupSize)
        return false;
    std::vector<qint32> groupEnds(m_groupMaxEnd.size(), std::numeric_limits<qint32>::min());
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        const Chunk &chunk = m_chunks[i];
        if (chunk.items.empty() || chunk.items.size() > chunkLimit)
            return false;
        qint32 most = std::numeric_limits<qint32>::min();
        for (const Item &item : chunk.items) {
            if (previous && !before(*previous, item))
                return false;
            if (!contains(item.id) || m_spans[item.id] != item.span)
                return false;
            previous = &item;
            most = std::max(most, item.span.end);
            ++count;
        }
        if (most != chunk.maxEnd)
            return false;
        groupEnds[i / groupSize] = std::max(groupEnds[i / groupSize], most);
    }
    return groupEnds == m_groupMaxEnd && count == m_size &&
           static_cast<std::size_t>(count) + m_freeIds.size() == m_spans.size();
}

} // namespace bluepencil
