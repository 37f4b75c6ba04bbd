// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/reading.h"

namespace bluepencil::recognition {

/// Do the words of tokens [first, end) sound like somebody's own: "I", "we" or "you" with something behind it,
/// and no capitals as a title has them? Linear in the tokens.
bool speaksOfItself(const Reading &reading, qint32 first, qint32 end);

} // namespace bluepencil::recognition
