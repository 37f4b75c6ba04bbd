// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QtGlobal>

#include <algorithm>

namespace bluepencil {

/// A half-open range [start, end) of UTF-8 bytes in an article's text, on code-point boundaries.
///
///     text   S a i d   A n a
///     byte   0 1 2 3 4 5 6 7 8       Span{5, 8} is "Ana"; Span{5, 5} is the empty place before it
///
/// What hands and recognizers make also lies on grapheme boundaries; imported spans keep theirs.
/// 32 bits: a text has at most 2^31-1 bytes.
struct Span {
    qint32 start = 0;
    qint32 end = 0;

    constexpr qint32 length() const { return end - start; }
    constexpr bool isEmpty() const { return end <= start; }
    constexpr bool contains(qint32 position) const { return start <= position && position < end; }
    constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
    /// True when they share at least one byte; touching spans and empty ones do not.
    constexpr bool overlaps(Span other) const { return std::max(start, other.start) < std::min(end, other.end); }
    constexpr Span intersected(Span other) const
    {
        const qint32 from = std::max(start, other.start);
        return {from, std::max(from, std::min(end, other.end))};
    }
    constexpr Span united(Span other) const { return {std::min(start, other.start), std::max(end, other.end)}; }

    constexpr bool operator==(const Span &) const = default;
};

/// Reading order with outer marks before inner ones: start ascending, then end descending.
constexpr bool outerFirst(Span a, Span b)
{
    return a.start != b.start ? a.start < b.start : a.end > b.end;
}

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::Span)
Q_DECLARE_TYPEINFO(bluepencil::Span, Q_PRIMITIVE_TYPE);
