// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <array>

namespace bluepencil {

/// A hash whose copies are cheap and stay cheap: it is made of many implicitly shared ones, so that a change
/// after a copy was taken copies one of them and not everything. Iteration has no order.
template <typename Key, typename Value> class ShardedHash
{
public:
    const Value *find(const Key &key) const
    {
        const auto &shard = m_shards[shardOf(key)];
        const auto found = shard.constFind(key);
        return found == shard.cend() ? nullptr : &*found;
    }
    Value value(const Key &key) const { return m_shards[shardOf(key)].value(key); }
    void insert(const Key &key, const Value &value)
    {
        auto &shard = m_shards[shardOf(key)];
        const qsizetype before = shard.size();
        shard.insert(key, value);
        m_size += shard.size() - before;
    }
    void remove(const Key &key)
    {
        if (m_shards[shardOf(key)].remove(key))
            --m_size;
    }
    /// Removes it and gives it; a default one if there is none.
    Value take(const Key &key)
    {
        auto &shard = m_shards[shardOf(key)];
        const qsizetype before = shard.size();
        Value taken = shard.take(key);
        m_size += shard.size() - before;
        return taken;
    }
    qsizetype size() const { return m_size; }

    /// Calls visit(const Value &) for each.
    template <typename Visitor> void forEach(Visitor &&visit) const
    {
        for (const auto &shard : m_shards)
            for (const Value &value : shard)
                visit(value);
    }

    /// How many of the hashes this shares with a copy (tests).
    int sharedWith(const ShardedHash &other) const
    {
        int count = 0;
        for (std::size_t i = 0; i < shardCount; ++i)
            count += m_shards[i].isSharedWith(other.m_shards[i]) ? 1 : 0;
        return count;
    }

    static constexpr std::size_t shardCount = 251; // a prime, so that the hashes themselves get other bits

private:
    static std::size_t shardOf(const Key &key) { return qHash(key, 0) % shardCount; }

    std::array<QHash<Key, Value>, shardCount> m_shards;
    qsizetype m_size = 0;
};

} // namespace bluepencil
