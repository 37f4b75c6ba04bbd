// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/marklanes.h"
#include "ui/reader/readerpage.h"

class QPainter;

namespace bluepencil {

/// Paints the notes of these marks in the right margin, each beside the line its mark begins on, pushed
/// down where the one above needs the room, at most a few lines each. Plain text. Where the margin is too narrow,
/// a small sign beside the line. True when there was a note to paint, in the clip or not.
bool paintMarginNotes(QPainter &painter, ReaderPage &page, const MarkSource &source,
                      const std::vector<LanedMark> &marks, const QRect &clip);

} // namespace bluepencil
