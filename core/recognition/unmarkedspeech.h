// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/quotepairs.h"
#include "core/recognition/tokens.h"

#include <vector>

namespace bluepencil::recognition {

/// Speech behind a dash at a paragraph's start, where it reads as dialogue and not as a list:
///
///     — Who drove the car? asked the judge.
///     — My brother did, said Barrios. — It was dark.
///
/// From the dash to the last mark of the speech; a dash behind the attribution opens the next part, told as
/// words of their own that go on (MarkedWords::goesOn). Linear.
std::vector<MarkedWords> dashSpeech(const Tokens &tokens);

/// The turns of a transcript or interview without marks ("SMITH: Did you see it?", "Q: … A: …"), without
/// the label. A label must come back, or answer another, before any paragraph counts as a turn. Linear.
std::vector<MarkedWords> turns(const Tokens &tokens);

/// Everything that reads as words of somebody's: pairs of marks, dashes, turns; nested, none crossing.
std::vector<MarkedWords> speechOf(const Tokens &tokens);

} // namespace bluepencil::recognition
