// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/nounphrases.h"

#include <vector>

namespace bluepencil::recognition {

/// Several who say one thing: "Ana Ruiz and Tom Lind", tokens [first, end). Of "officials in Lima and Cusco" the
/// officials alone, as the only member.
struct Coordination {
    qint32 first = 0;
    qint32 end = 0;
    std::vector<NounPhrase> members; ///< in text order
};

/// The coordination that a subject belongs to: of "Lind" in "Ana Ruiz and Tom Lind said", of "Ruiz" in "said
/// Ana Ruiz and Tom Lind". `cue` is the token of the verb, -1 where there is none. None where one speaks alone
/// or where the words before "and" may belong to another clause. Constant work.
std::optional<Coordination> coordinationOf(const Reading &reading, const NounPhrase &subject, qint32 cue);

} // namespace bluepencil::recognition
