// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/contrast.h"

#include <algorithm>
#include <cmath>

namespace bluepencil::contrast {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

constexpr int steps = 100; // how finely a colour is shifted; finer is not seen

} // namespace

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double ratio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor blended(const QColor &base, const QColor &over, double share)
{
    const auto mix = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return QColor(mix(base.red(), over.red()), mix(base.green(), over.green()), mix(base.blue(), over.blue()));
}

QColor standingOut(const QColor &color, const QColor &page, double least)
{
    // Towards whichever end can reach the ratio at all.
    const QColor end = ratio(page, Qt::black) >= ratio(page, Qt::white) ? QColor(Qt::black) : QColor(Qt::white);
    for (int step = 0; step <= steps; ++step) {
        const QColor shifted = blended(color, end, static_cast<double>(step) / steps);
        if (ratio(shifted, page) >= least)
            return shifted;
    }
    return end;
}

QColor tintOf(const QColor &color, const QColor &page, const QColor &text, double wanted, double leastForText)
{
    const double most = std::min(wanted, tintMost);
    QColor tint = page;
    for (int step = 1; step <= steps; ++step) {
        const QColor stronger = blended(page, color, static_cast<double>(step) / steps);
        if (ratio(stronger, page) > most || ratio(stronger, text) < leastForText)
            break;
        tint = stronger;
    }
    return tint;
}

} // namespace bluepencil::contrast
