// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cast.h"

namespace bluepencil::recognition {

/// Adds the offices and trades that the text says of a person at one of its names ("Mayor Ruiz", "Ruiz, the
/// mayor of …").
void addRoles(const Reading &reading, CastMember &member, qint32 name);

/// Takes the person's description from the text, a whole noun phrase or none: "Kremlin foreign policy adviser"
/// before a name, else "a former ambassador" after one.
void describe(const Reading &reading, CastMember &member);

/// Why a name was given to its member: "cast.full", "cast.surname", "cast.title", "cast.forename",
/// "cast.initials", "cast.acronym", "cast.country", …, "cast.likeliest" of several; the span is that of the name it was
/// merged with.
Evidence mergeReason(const Reading &reading, const Cast &cast, qint32 name);

} // namespace bluepencil::recognition
