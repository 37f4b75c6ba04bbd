// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bluepencil::recognition::units {

/// What may stand before or behind a number and says of what. All look-ups take words in small letters but
/// for signs and codes; an empty view: none of ours.

/// The ISO 4217 code of a sign before a number: "$" USD, "US$", "€"; "$" alone is taken for the US dollar.
std::string_view currencyOfSign(std::string_view sign);
/// Of a word behind a number: "euros" EUR, "yen" JPY. Some mean several currencies and have none here ("pesos").
std::string_view currencyOfWord(std::string_view word);
/// Of two words: "canadian dollars" CAD, "swiss francs" CHF.
std::string_view currencyOfWords(std::string_view first, std::string_view second);
/// A code itself, in capitals.
bool isCurrencyCode(std::string_view code);

/// The symbol of a unit of measure: "kilometers", "km" → "km"; "acres" → "acre".
std::string_view symbolOf(std::string_view word);

} // namespace bluepencil::recognition::units
