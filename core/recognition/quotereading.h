// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/attribution.h"

#include <vector>

namespace bluepencil::recognition {

/// A quote with what its surroundings say of it; who its speaker is comes next.
struct FoundQuote {
    std::vector<Span> parts;
    QuoteKind kind = QuoteKind::Direct;
    std::optional<Attribution> attribution;
    QuotePlace place;    ///< of the first part
    qint32 lastEnd = 0;  ///< token behind the last part
    bool goesOn = false; ///< joined to the quote before by no more than "and" or a comma
    bool nested = false; ///< somebody in a quote quotes somebody else
    const char *rule = "";
};

/// Quotes in text order: kinds told apart, halves round an attribution joined ("…," she said, "…"), quotes
/// in quotes left out unless somebody else is said to say them. Linear.
std::vector<FoundQuote> readQuotes(const Reading &reading);

/// What words in marks are, in their surroundings; `rule` says by which rule.
QuoteKind kindOf(const Reading &reading, const QuotePlace &place, Span content,
                 const std::optional<Attribution> &attribution, bool goesOn, const char *&rule);

} // namespace bluepencil::recognition
