// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/tokens.h"

namespace bluepencil::recognition {

/// What the words round a name that is somebody's and a place's say: "in Jordan", "Jordan, 63,".
struct LocalSense {
    enum class Kind : quint8 { Unknown, Person, Place };

    Kind kind = Kind::Unknown;
    qint32 cue = -1; ///< token that tells

    explicit operator bool() const { return kind != Kind::Unknown; }
};

/// Of the words [first, end). Looks at a few tokens to each side inside the sentence.
LocalSense localSense(const Tokens &tokens, qint32 first, qint32 end);

/// Is a word, or are several together, in the gazetteer as a place?
bool isListedPlace(const Tokens &tokens, qint32 first, qint32 end);

} // namespace bluepencil::recognition
