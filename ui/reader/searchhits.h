// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QList>
#include <QSharedDataPointer>

#include <functional>
#include <vector>

namespace bluepencil {

/// Any number of hits of a search, in reading order and not overlapping. Comes in batches, each of which
/// lies wholly before or behind every other. Implicitly shared: copying is one pointer, adding a batch costs
/// by the number of batches, a question is logarithmic. Pure.
class SearchHits
{
public:
    SearchHits();
    ~SearchHits();
    SearchHits(const SearchHits &other);
    SearchHits &operator=(const SearchHits &other);

    /// Sorted, none empty, not overlapping; may be empty.
    void add(const QList<Span> &batch);

    bool isEmpty() const { return count() == 0; }
    qsizetype count() const;
    /// 0 <= i < count(), in reading order.
    Span at(qsizetype i) const;
    /// The first hit that begins at or after a place; count() for none.
    qsizetype indexFrom(qint32 position) const;
    /// The hits that share a byte with a range, in order.
    void forEach(Span range, const std::function<void(Span)> &visit) const;
    bool anyIn(Span range) const;

private:
    struct Data;
    /// The first hit that ends behind a place.
    qsizetype indexEndingAfter(qint32 position) const;
    QSharedDataPointer<Data> d;
};

} // namespace bluepencil
