// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namesentence.h"

#include <vector>

namespace bluepencil::recognition {

/// Features of a token as 64-bit keys. Those that come from one word alone are asked for by word and by its
/// offset from the token, so that their weights can be summed once a word.
constexpr int furthestWord = 2;

/// Features that `word` gives a token when it stands `offset` (−2 to 2) tokens from it; appended.
void addWordFeatures(const NameWord &word, int offset, std::vector<quint64> &keys);

/// All other features of token `i` of a piece; appended.
void addContextFeatures(const NameSentence &piece, const NameWords &words, qint32 i, std::vector<quint64> &keys);

} // namespace bluepencil::recognition
