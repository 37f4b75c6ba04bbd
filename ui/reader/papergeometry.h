// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/typography.h"

#include <QSize>

namespace bluepencil {

/// Where things stand on a page of paper; the printer's dots, from the paper's top left.
struct PaperGeometry {
    QSize paper;
    int columnLeft = 0;
    int columnWidth = 0;
    int textTop = 0;
    int textHeight = 0;
    int notesLeft = 0;
    int notesWidth = 0;
    int barRight = 0;       ///< right edge of the innermost quote bar
    int headerBaseline = 0; ///< of the line above the text, as wide as column and notes together
    int footerBaseline = 0; ///< of the page number
    int lineRight = 0;      ///< where that line ends

    bool operator==(const PaperGeometry &) const = default;
};

/// With the column in the middle, or with column and notes there together. Small paper has smaller margins.
PaperGeometry paperGeometry(const Typography &type, QSize paper, double dotsPerInch, bool withNotes);

} // namespace bluepencil
