// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/searchhits.h"

#include <QSharedData>

#include <algorithm>

namespace bluepencil {

struct SearchHits::Data : QSharedData {
    std::vector<QList<Span>> batches; ///< none empty
    std::vector<qsizetype> before;    ///< how many hits lie in front of each batch
    qsizetype count = 0;
};

SearchHits::SearchHits()
    : d(new Data)
{
}

SearchHits::~SearchHits() = default;
SearchHits::SearchHits(const SearchHits &other) = default;
SearchHits &SearchHits::operator=(const SearchHits &other) = default;

void SearchHits::add(const QList<Span> &batch)
{
    if (batch.isEmpty())
        return;
    Data &data = *d;
    const auto place =
        std::upper_bound(data.batches.begin(), data.batches.end(), batch.first().start,
                         [](qint32 start, const QList<Span> &other) { return start < other.first().start; });
    auto index = static_cast<std::size_t>(place - data.batches.begin());
    data.batches.insert(place, batch);
    data.count += batch.size();
    data.before.resize(data.batches.size());
    for (; index < data.batches.size(); ++index)
        data.before[index] = index == 0 ? 0 : data.before[index - 1] + data.batches[index - 1].size();
}

qsizetype SearchHits::count() const
{
    return d->count;
}

Span SearchHits::at(qsizetype i) const
{
    const auto after = std::upper_bound(d->before.begin(), d->before.end(), i);
    const auto batch = static_cast<std::size_t>(after - d->before.begin()) - 1;
    return d->batches[batch].at(i - d->before[batch]);
}

qsizetype SearchHits::indexFrom(qint32 position) const
{
    const auto batch = std::partition_point(d->batches.begin(), d->batches.end(), [position](const QList<Span> &hits) {
        return hits.last().start < position;
    });
    if (batch == d->batches.end())
        return d->count;
    const auto hit =
        std::partition_point(batch->begin(), batch->end(), [position](Span span) { return span.start < position; });
    return d->before[static_cast<std::size_t>(batch - d->batches.begin())] + (hit - batch->begin());
}

qsizetype SearchHits::indexEndingAfter(qint32 position) const
{
    const qsizetype from = indexFrom(position);
    return from > 0 && at(from - 1).end > position ? from - 1 : from;
}

void SearchHits::forEach(Span range, const std::function<void(Span)> &visit) const
{
    for (qsizetype i = indexEndingAfter(range.start); i < d->count; ++i) {
        const Span hit = at(i);
        if (hit.start >= range.end)
            return;
        visit(hit);
    }
}

bool SearchHits::anyIn(Span range) const
{
    const qsizetype i = indexEndingAfter(range.start);
    return i < d->count && at(i).start < range.end;
}

} // namespace bluepencil
