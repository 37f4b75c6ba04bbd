// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"
#include "ui/reader/blockheights.h"

#include <QFont>

#include <functional>
#include <vector>

namespace bluepencil {

/// The type of the reading page at one zoom: fonts and distances in pixels. A value. GUI thread (fonts).
struct Typography {
    QFont text;     ///< the story
    QFont header;   ///< header lines, in place
    QFont headline; ///< the title among the header lines
    QFont dateLine; ///< above the article
    QFont note;     ///< in the margin
    int lineHeight = 0;
    int headerLineHeight = 0;
    int paragraphSpacing = 0;
    int measure = 0;         ///< width of about 68 characters
    double averageWidth = 0; ///< of a Latin letter in running text
    double wideWidth = 0;    ///< of a Han character: an em
    double underlineGap = 0; ///< from the baseline to the first lane of marks
    int laneHeight = 0;      ///< of the first lanes
    /// Where a lane begins, from the first. From the third on they stand closer, so that the fourth and last ends
    /// above the letters of the next line.
    double laneTop(int lane) const;

    /// Percent of normal, 50 to 400. `family`: a typeface to read in; empty, or one that is not installed, is the
    /// program's own serif.
    static Typography atZoom(int percent, const QString &family = {});
    /// For a page of paper; pixels are the printer's dots. Any thread.
    static Typography onPaper(double dotsPerInch);

    bool operator==(const Typography &) const = default;

private:
    static Typography made(const std::function<QFont(double size)> &font, double size);
};

/// Where things stand in a viewport of some width.
struct PageGeometry {
    int columnLeft = 0;
    int columnWidth = 0;
    int notesLeft = 0;
    int notesWidth = 0; ///< 0: no room for notes
    int barRight = 0;   ///< right edge of the innermost quote bar

    bool operator==(const PageGeometry &) const = default;
};
PageGeometry pageGeometry(const Typography &type, int viewportWidth);

/// How wide some of a text's blocks are likely to be on one endless line: what heights are estimated from. It
/// stays while text and type stay, so that a change of width needs no look at the text.
struct WidthSample {
    double bytes = 0; ///< of all of them
    std::vector<double> widths;
};
/// Costs the same for any length of text.
WidthSample sampleWidths(const Article &article, const BlockMap &blocks, const Typography &type);

/// A height estimate for a column of this width, fitted to the sample.
HeightEstimate estimateHeights(const WidthSample &sample, const Typography &type, int columnWidth);

} // namespace bluepencil
