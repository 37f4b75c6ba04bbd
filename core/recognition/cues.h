// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/reading.h"

namespace bluepencil::recognition {

/// Is this token a verb that reports speech here (and not "the report", "a call")?
bool isCue(const Reading &reading, qint32 token);

/// Two words, told by the first: "as she [put it]", "and [went on]: “…”".
bool isTwoWordCue(const Tokens &tokens, qint32 token);

/// True where the words round a token are all in capitals, as in old wire copy. Constant work.
bool isInCapitals(const Tokens &tokens, qint32 token);

/// True where the words round a token of a heading are written as a title has them: "Mayor Calls Budget …".
/// Constant work.
bool isInTitleCase(const Tokens &tokens, qint32 token);

/// "another", "others", "the other": words that stand for somebody without a noun.
bool standsForSomebody(const Tokens &tokens, qint32 token);

} // namespace bluepencil::recognition
