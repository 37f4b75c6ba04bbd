// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/reading.h"

namespace bluepencil::recognition {

/// Is this token a verb that reports speech here (and not "the report", "a call")?
bool isCue(const Reading &reading, qint32 token);

/// "as she put it": a cue of two words, told by its first.
bool isPutIt(const Tokens &tokens, qint32 token);

} // namespace bluepencil::recognition
