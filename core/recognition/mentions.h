// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cast.h"
#include "core/recognition/places.h"

namespace bluepencil::recognition {

/// Takes out names that are only words of a longer date or amount of money with a value ("Q3" of "Q3 2024", "EUR" of
/// "EUR 300"). Both in text order. Linear.
void dropNamesIn(const QList<Mention> &mentions, const Tokens &tokens, std::vector<Name> &names);

/// Names, dates and amounts as mentions in text order: a date inside a name ("Sunday Times") is part of the name, an
/// amount inside either is part of that. `located` and `acts` have an entry for each name, `cast` gets the
/// locations of its places. Linear but for sorting.
QList<Mention> mentionsOf(const Reading &reading, Cast &cast, const std::vector<std::optional<LocatedPlace>> &located,
                          const std::vector<bool> &acts, const QList<Mention> &dates, const QList<Mention> &amounts);

} // namespace bluepencil::recognition
