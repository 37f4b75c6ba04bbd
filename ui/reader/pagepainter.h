// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/mark.h"
#include "ui/reader/readerpage.h"
#include "ui/reader/searchhits.h"

#include <QRect>
#include <QRectF>

#include <functional>
#include <vector>

#include <optional>

class QPainter;

namespace bluepencil {

/// What is on the page beside words and marks.
struct PageState {
    Span selection;
    bool focused = true; ///< an unfocused selection is paler
    qint32 caret = -1;   ///< -1: not shown now
    quint64 activeMark = 0;
    Span flash;               ///< words that were jumped to
    double flashStrength = 0; ///< 1 to 0
    SearchHits hits;
    Span currentHit;
    std::optional<Span> handles; ///< the part of the active mark that has handles
    Span dragged;                ///< what it would be if its handle were let go now
};

/// Paints the part of the page that lies in `clip`, background included. `source` may be null.
/// True when there are notes in the margin: they push each other down, so scrolling repaints them all.
/// Cost: the blocks on screen and their marks. Knows no widgets: prints and tests paint through it too.
bool paintPage(QPainter &painter, ReaderPage &page, const MarkSource *source, const PageState &state,
               const QRect &clip);

/// The words of a mark on one line, as they were drawn.
struct PaintedMark {
    Mark mark;
    QRectF rect;
};
/// Told of every paint when it is done: for tests, that look at what was drawn and not only at pixels.
using PaintWatcher = std::function<void(ReaderPage &page, const QRect &clip, const std::vector<PaintedMark> &marks)>;
/// An empty one: nobody watches, nothing is recorded.
void setPaintWatcher(PaintWatcher watcher);

/// How far marks reach beyond their lines' bands (handles, dots); a repaint of a mark covers it.
inline constexpr int markOverhang = 8;

} // namespace bluepencil
