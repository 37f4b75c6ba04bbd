// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace bluepencil::contrast {

/// What the reading page promises; ratios as in WCAG 2.2, "contrast ratio" (1 to 21). Pure functions.
inline constexpr double tintMost = 1.6;        ///< a tint against the page: quiet
inline constexpr double lineLeast = 3.0;       ///< a line or bar against the page: seen
inline constexpr double textLeast = 4.5;       ///< text on page and tints, WCAG AA
inline constexpr double textComfortable = 7.0; ///< the same, WCAG AAA

/// Relative luminance of an opaque sRGB colour, 0 to 1.
double luminance(const QColor &color);
/// The contrast ratio of two opaque colours, whichever is lighter.
double ratio(const QColor &a, const QColor &b);
/// `over` painted on `base` with this share (0 to 1), opaque.
QColor blended(const QColor &base, const QColor &over, double share);

/// The colour itself if it stands out from the page by `least`, else the nearest one of its hue that
/// does: darker on a light page, lighter on a dark one.
QColor standingOut(const QColor &color, const QColor &page, double least);
/// A tint of the page in this colour's hue: as strong as `wanted` says, weaker where the tint would
/// leave tintMost or take text on it under `leastForText`.
QColor tintOf(const QColor &color, const QColor &page, const QColor &text, double wanted, double leastForText);

} // namespace bluepencil::contrast
