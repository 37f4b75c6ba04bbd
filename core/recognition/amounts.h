// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognition.h"
#include "core/recognition/timewords.h"

namespace bluepencil::recognition {

/// Money, percentages and other quantities, as mentions with label "money", "percent", "number":
///
///     $1.2bn, 1.2 billion dollars            value 1200000000  unit USD (ISO 4217)
///     1.5 per cent, five percent, 1.5%       value 1.5         unit %
///     two dozen, half a million, 1,500 men   value 24 …        no unit
///     30 miles, 12-kilometer, 5,000 acres    value 30          unit mi …
///
/// `precision` tells of words before it: "about" (some, nearly, an estimated), "over" (more than, at least),
/// "under" (less than, up to); empty where there are none. "$" is the US dollar unless another country's letter
/// stands before it; "pounds" is money only with millions or "sterling", and a currency that the word alone
/// doesn't tell ("pesos") leaves the unit empty. Numbers written in words count from "dozen", "hundred" on, or
/// with a unit behind them; digits count where they count something, not as an age, a score, or in a name or date
/// (the caller drops what lies in one). Linear.
QList<Mention> findAmounts(const Tokens &tokens);

} // namespace bluepencil::recognition
