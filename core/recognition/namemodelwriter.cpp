// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namemodel.h"
#include "core/recognition/namemodelfile.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace bluepencil::recognition {

namespace {

constexpr std::size_t rowsPerBucket = 4;
constexpr std::size_t mostRowsInBucket = 255;

void pad(QByteArray &bytes)
{
    while (bytes.size() % 8 != 0)
        bytes.append('\0');
}

template <typename Number> void append(QByteArray &bytes, Number number)
{
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

struct PackedRow {
    quint64 key = 0;
    quint32 head = 0;
    QByteArray values;
};

/// Weights as 8 bits times the smallest power of two that holds the largest; what becomes 0 is left out.
PackedRow packed(const NameModelParts::Row &row)
{
    PackedRow result;
    result.key = row.key;
    qint32 largest = 0;
    for (const qint32 weight : row.weights)
        largest = std::max(largest, std::abs(weight));
    quint32 exponent = 0;
    while (exponent < largestExponent && std::lround(largest / std::exp2(exponent)) > 127)
        ++exponent;
    for (std::size_t tag = 0; tag < row.weights.size(); ++tag) {
        const long value = std::lround(row.weights[tag] / std::exp2(exponent));
        if (value == 0)
            continue;
        result.head |= 1u << tag;
        result.values.append(static_cast<char>(std::clamp(value, -127l, 127l)));
    }
    result.head |= exponent << nameTagCount;
    return result;
}

void appendWeights(const std::vector<NameModelParts::Row> &rows, QByteArray &offsets, QByteArray &bytes)
{
    std::vector<PackedRow> packedRows;
    packedRows.reserve(rows.size());
    for (const NameModelParts::Row &row : rows) {
        PackedRow one = packed(row);
        if (!one.values.isEmpty())
            packedRows.push_back(std::move(one));
    }
    const int bits = std::max(1, static_cast<int>(std::bit_width(packedRows.size() / rowsPerBucket)));
    const auto bucketOf = [bits](quint64 key) { return key >> (64 - bits); };
    const auto print = [](quint64 key) { return static_cast<quint16>(key); };
    std::stable_sort(packedRows.begin(), packedRows.end(), [&](const PackedRow &a, const PackedRow &b) {
        return std::pair(bucketOf(a.key), print(a.key)) < std::pair(bucketOf(b.key), print(b.key));
    });
    packedRows.erase(std::unique(packedRows.begin(), packedRows.end(),
                                 [&](const PackedRow &a, const PackedRow &b) {
                                     return bucketOf(a.key) == bucketOf(b.key) && print(a.key) == print(b.key);
                                 }),
                     packedRows.end());
    std::size_t next = 0;
    for (quint64 bucket = 0; bucket < quint64{1} << bits; ++bucket) {
        append(offsets, static_cast<quint32>(bytes.size()));
        std::size_t end = next;
        while (end < packedRows.size() && bucketOf(packedRows[end].key) == bucket)
            ++end;
        const std::size_t kept = std::min(end, next + mostRowsInBucket);
        if (kept > next) {
            append(bytes, static_cast<quint8>(kept - next));
            for (std::size_t i = next; i < kept; ++i)
                append(bytes, print(packedRows[i].key));
            for (std::size_t i = next; i < kept; ++i) {
                const quint32 head = packedRows[i].head;
                for (int shift = 0; shift < 24; shift += 8)
                    append(bytes, static_cast<quint8>(head >> shift));
            }
            for (std::size_t i = next; i < kept; ++i)
                bytes.append(packedRows[i].values);
        }
        next = end;
    }
    append(offsets, static_cast<quint32>(bytes.size()));
}

/// Entries sorted into buckets by hash; `pack` makes an entry's number.
template <typename Item, typename Pack>
void appendBuckets(std::vector<Item> items, std::size_t bucketCount, std::size_t (*bucketOf)(quint64), Pack pack,
                   QByteArray &offsets, QByteArray &bytes)
{
    std::stable_sort(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.hash < b.hash; });
    items.erase(std::unique(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.hash == b.hash; }),
                items.end());
    std::size_t next = 0;
    for (std::size_t bucket = 0; bucket < bucketCount; ++bucket) {
        append(offsets, static_cast<quint32>(next));
        for (; next < items.size() && bucketOf(items[next].hash) == bucket; ++next)
            append(bytes, pack(items[next]));
    }
    append(offsets, static_cast<quint32>(next));
}

} // namespace

QByteArray modelBytes(NameModelParts parts)
{
    std::array<QByteArray, nameModelSections> sections;
    sections[TransitionSection].append(reinterpret_cast<const char *>(&parts.transitions), sizeof parts.transitions);
    appendWeights(parts.rows, sections[WeightOffsetSection], sections[WeightRowSection]);
    appendBuckets(
        std::move(parts.words), WordClusters::bucketCount, &WordClusters::bucketOf,
        [](const NameModelParts::Word &word) { return WordClusters::packed(word.hash, word.facts); },
        sections[WordOffsetSection], sections[WordSection]);
    appendBuckets(
        std::move(parts.phrases), NameGazetteer::bucketCount, &NameGazetteer::bucketOf,
        [](const NameModelParts::Phrase &phrase) { return NameGazetteer::packed(phrase.hash, phrase.classes); },
        sections[PhraseOffsetSection], sections[PhraseSection]);

    NameModelHeader header;
    header.version = NameModel::version;
    QByteArray body;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        header.sections[i] = static_cast<quint64>(sections[i].size());
        body.append(sections[i]);
        pad(body);
    }
    header.size = sizeof header + static_cast<quint64>(body.size());
    header.checksum = checksum({body.constData(), static_cast<std::size_t>(body.size())});
    QByteArray bytes(reinterpret_cast<const char *>(&header), sizeof header);
    bytes.append(body);
    return bytes;
}

} // namespace bluepencil::recognition
