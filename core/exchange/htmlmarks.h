// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <vector>

namespace bluepencil {

/// A span that must become one or more elements; `item` is the caller's name for it.
struct MarkSpan {
    Span span;
    int item = 0;
};

/// One step of writing marked text: begin an element, some text, end the latest element.
struct MarkStep {
    enum class Kind { Open, Text, Close };

    Kind kind = Kind::Text;
    Span span;      ///< Text: what to write
    int item = 0;   ///< Open: whose element
    int height = 0; ///< Open: levels of elements inside it and itself, at least 1

    bool operator==(const MarkStep &) const = default;
};

/// Splits spans that may overlap in any way into elements that nest. An element is ended and begun again
/// only where an element outside it ends first:
///
///     [a a a a]            <a>aa<b>aa</b></a><b>bb</b>
///         [b b b b]
///
/// `spans` are not empty and lie inside `range`. O(n log n + elements), the elements being at most n times
/// the deepest overlap.
std::vector<MarkStep> nestMarks(Span range, std::vector<MarkSpan> spans);

} // namespace bluepencil
