// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/mark.h"
#include "ui/style/readertheme.h"

#include <vector>

namespace bluepencil {

/// A mark and the lane it is drawn in: 0 is nearest to the words, for lines below them and for bars
/// beside them each.
///
///     words   Kremlin foreign policy adviser Yuri Ushakov
///     lane 0  -------
///     lane 0                                 ============
///     lane 1          ...................................
struct LanedMark {
    Mark mark;
    int lane = 0;

    bool operator==(const LanedMark &) const = default;
};

/// More overlaps than this share the last lane.
inline constexpr int mostLanes = 4;

/// The marks over a range with their lanes, in the source's order (outerFirst). A mark's lane depends only
/// on the marks that cover its beginning and were there before it in reading order, so it is the same
/// whatever range is asked for: marks do not change lanes when the page is scrolled. Empty spans are left
/// out. Cost: one index query, and one per mark that reaches into the range from before it.
std::vector<LanedMark> lanedMarks(const MarkSource &source, Span range, const ReaderTheme &theme);

/// The shape a mark is drawn in.
MarkShape shapeOf(const Mark &mark, const ReaderTheme &theme);
const MarkStyle &styleOf(const Mark &mark, const ReaderTheme &theme);

} // namespace bluepencil
