// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/papergeometry.h"

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

// In millimetres on A4; less on paper that is less wide or high.
constexpr double fullWidth = 180;
constexpr double fullHeight = 250;
constexpr double sideMargin = 18;
constexpr double notesGap = 6;
constexpr double widestNotes = 42;
constexpr double headerAt = 15;
constexpr double textAt = 24;
constexpr double footerAt = 13; // from the bottom
constexpr double textEndsAt = 24;

} // namespace

PaperGeometry paperGeometry(const Typography &type, QSize paper, double dotsPerInch, bool withNotes)
{
    const double dotsPerMillimetre = dotsPerInch / 25.4;
    const double across = dotsPerMillimetre * std::min(1.0, paper.width() / dotsPerMillimetre / fullWidth);
    const double down = dotsPerMillimetre * std::min(1.0, paper.height() / dotsPerMillimetre / fullHeight);
    const auto whole = [](double value) { return static_cast<int>(std::lround(value)); };

    PaperGeometry page;
    page.paper = paper;
    page.notesWidth = withNotes ? whole(widestNotes * across) : 0;
    const int gap = withNotes ? whole(notesGap * across) : 0;
    const int room = std::max(1, paper.width() - 2 * whole(sideMargin * across) - gap - page.notesWidth);
    page.columnWidth = std::min(type.measure, room);
    page.columnLeft = (paper.width() - page.columnWidth - gap - page.notesWidth) / 2;
    page.notesLeft = page.columnLeft + page.columnWidth + gap;
    page.lineRight = page.notesLeft + page.notesWidth;
    page.barRight = page.columnLeft - whole(type.wideWidth * 0.8);
    page.headerBaseline = whole(headerAt * down);
    page.footerBaseline = paper.height() - whole(footerAt * down);
    page.textTop = whole(textAt * down);
    page.textHeight = std::max(type.lineHeight, paper.height() - page.textTop - whole(textEndsAt * down));
    return page;
}

} // namespace bluepencil
