// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QtGlobal>

#include <deque>
#include <vector>

namespace bluepencil {

/// The span index: which marks lie over these bytes?
///
/// Items are kept sorted by outerFirst in chunks of at most 512 (about 256 after a split), each chunk
/// knowing its largest end, and each group of 64 chunks its largest end; so a query skips what ends
/// before it. Insert, remove and move cost O(log n + chunk), a query O(log n + groups + hits), whatever
/// the lengths of the spans. About 20 bytes a span. Ids are stable: an id names the same item until it is
/// removed, then may be given again. Not thread-safe; copyable.
class AnnotationSet
{
public:
    using Id = quint32;
    static constexpr Id none = 0xffffffffu;

    struct Item {
        Span span;
        Id id = none;
        bool operator==(const Item &) const = default;
    };

    /// `span` may be empty or overlap anything, and the same span may be put in twice.
    Id insert(Span span);
    /// False if there is no such id.
    bool remove(Id id);
    bool move(Id id, Span to);
    bool contains(Id id) const;
    /// The span of an id that is in the set.
    Span span(Id id) const;
    qsizetype size() const { return m_size; }
    void clear();

    /// Calls visit(Item) for each item that shares at least one byte with `range` (for an empty range: each
    /// item that contains that place, end exclusive), in outerFirst order, ids ascending among equal spans.
    /// visit may return bool: false stops. It must not change the set. Gives how many groups, chunks and items
    /// were looked at: what it cost.
    template <typename Visitor> qsizetype forEachOverlapping(Span range, Visitor &&visit) const;
    std::vector<Item> overlapping(Span range) const;
    /// The first item in order that starts at or after `position`; Item with id none if there is none.
    Item firstFrom(qint32 position) const;
    /// The last item in order that starts before `position`.
    Item lastBefore(qint32 position) const;

    /// Checks every invariant of the structure (tests).
    bool isConsistent() const;

private:
    struct Chunk {
        std::vector<Item> items;
        qint32 maxEnd = 0;
    };
    static constexpr std::size_t chunkLimit = 512;
    static constexpr std::size_t groupSize = 64;

    static bool before(const Item &a, const Item &b);
    std::size_t chunkFor(const Item &item) const;
    void put(const Item &item);
    bool take(const Item &item);
    void refreshChunk(std::size_t index);
    void refreshGroups(std::size_t fromChunk);

    std::vector<Chunk> m_chunks;
    std::vector<qint32> m_groupMaxEnd;
    std::deque<Span> m_spans; ///< by id; a free slot has start = -1. Grows without a copy beside it
    std::vector<Id> m_freeIds;
    qsizetype m_size = 0;
};

template <typename Visitor> qsizetype AnnotationSet::forEachOverlapping(Span range, Visitor &&visit) const
{
    qsizetype looked = 0;
    // An empty range asks for what covers that place: the same as the one byte that follows it.
    const Span wanted{range.start, range.isEmpty() ? range.start + 1 : range.end};
    for (std::size_t chunk = 0; chunk < m_chunks.size();) {
        ++looked;
        if (chunk % groupSize == 0 && m_groupMaxEnd[chunk / groupSize] <= wanted.start) {
            chunk += groupSize; // nothing in 64 chunks reaches this far
            continue;
        }
        const Chunk &candidates = m_chunks[chunk++];
        if (candidates.items.front().span.start >= wanted.end)
            return looked; // sorted by start: nothing later can overlap
        if (candidates.maxEnd <= wanted.start)
            continue;
        for (const Item &item : candidates.items) {
            ++looked;
            if (item.span.start >= wanted.end)
                return looked;
            if (!item.span.overlaps(wanted))
                continue;
            if constexpr (std::is_same_v<decltype(visit(item)), bool>) {
                if (!visit(item))
                    return looked;
            } else {
                visit(item);
            }
        }
    }
    return looked;
}

} // namespace bluepencil
