// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/labelcolors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bluepencil {

namespace {

struct Fixed {
    QLatin1StringView id;
    const char *onLight;
    const char *onDark;
};

constexpr std::array builtIn = {
    Fixed{labels::person, "#1f6fb2", "#7db7e8"},       Fixed{labels::place, "#2e7d32", "#86c98a"},
    Fixed{labels::organization, "#9a5b00", "#e0b060"}, Fixed{labels::quote, "#6b5b95", "#b9a7e0"},
    Fixed{labels::date, "#00796b", "#6cc5b9"},         Fixed{labels::claim, "#b0306a", "#f08cb8"},
    Fixed{labels::speaker, "#3f51b5", "#a3b1ee"},      Fixed{labels::cue, "#6f6a62", "#b0aaa0"},
};
constexpr std::array others = {
    Fixed{{}, "#b3401f", "#f0a184"},
    Fixed{{}, "#4f6d00", "#b8d166"},
    Fixed{{}, "#8e3a9d", "#dba0e6"},
    Fixed{{}, "#00708f", "#74c7e0"},
};

// A colour from a store or an import is text that anyone may have written: it goes out only in this form.
bool isColor(const QString &text)
{
    return text.size() == 7 && text.front() == u'#' && std::all_of(text.begin() + 1, text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
           });
}

double linear(const QString &color, qsizetype at)
{
    const double value = color.mid(at, 2).toInt(nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

} // namespace

LabelColors labelColors(const Tagset &tagset, const QString &label, int order)
{
    const Label *known = tagset.find(label);
    if (known && isColor(known->color))
        return {known->color, known->color};
    const auto fixed =
        std::find_if(builtIn.begin(), builtIn.end(), [&](const Fixed &entry) { return label == entry.id; });
    const Fixed &colors =
        fixed != builtIn.end() ? *fixed : others[static_cast<std::size_t>(std::max(order, 0)) % others.size()];
    return {QString::fromLatin1(colors.onLight), QString::fromLatin1(colors.onDark)};
}

// WCAG 2 relative luminance; black and white are equally far at 0.179.
QString readableOn(const QString &color)
{
    const double luminance = 0.2126 * linear(color, 1) + 0.7152 * linear(color, 3) + 0.0722 * linear(color, 5);
    return luminance > 0.179 ? QStringLiteral("#000000") : QStringLiteral("#ffffff");
}

} // namespace bluepencil
