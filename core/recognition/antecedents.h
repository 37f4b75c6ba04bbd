// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cast.h"
#include "core/recognition/nounphrases.h"

#include <optional>

namespace bluepencil::recognition {

/// Whom a pronoun or noun phrase stands for.
struct Antecedent {
    int member = -1; ///< index into Cast::members
    Span span;       ///< the words it rests on
    const char *rule = "";
    double score = 0;
};

/// Resolves "he", "the president" at their place. `lastSpeaker`, a cast member or -1, spoke at token
/// `lastSpoken`. None rather than a guess where nobody fits. Constant work: looks back some sixty names.
std::optional<Antecedent> antecedentOf(const Reading &reading, const Cast &cast, const NounPhrase &phrase,
                                       int lastSpeaker, qint32 lastSpoken);

} // namespace bluepencil::recognition
