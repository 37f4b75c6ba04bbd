// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/quotereading.h"

#include <vector>

namespace bluepencil::recognition {

/// Adds reported words without marks, of kind `indirect`, in text order:
///
///     The minister said that [taxes would not rise].     Police said [the road was closed], adding …
///     [Taxes would not rise], the minister said.          According to the report, [nobody was warned].
///
/// The words alone, without "that" and without the full stop; one report a sentence, and none where the
/// sentence holds speech in marks, which tells more. Only where somebody is told who says it. Linear.
void addIndirectSpeech(const Reading &reading, std::vector<FoundQuote> &quotes);

} // namespace bluepencil::recognition
