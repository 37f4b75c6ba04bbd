// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cues.h"
#include "core/recognition/nounphrases.h"
#include "core/recognition/quoteplace.h"

#include <optional>

namespace bluepencil::recognition {

/// The words round a quote that say who says it, before anybody asks who that is.
struct Attribution {
    qint32 cueFirst = -1; ///< tokens of the cue, [cueFirst, cueEnd); -1: none ("Ruiz: “…”")
    qint32 cueEnd = -1;
    std::optional<NounPhrase> subject;
    bool immediate = false; ///< nothing but small words between cue or subject and the quote
    bool after = false;     ///< it stands behind the quote
    bool naming = false;    ///< a verb that gives names ("called", "dubbed"), so the words may be a name
    bool clause = false;    ///< the words hang on "that", "as", or are a piece of the clause
    bool aside = false;     ///< somebody else's words that the sentence only speaks of: who speaks last is another
    bool nobody = false;    ///< words told to somebody by nobody named ("“Go,” they were told"): no one goes on
    const char *rule = "";
    double score = 0;
};

/// The best attribution in the quote's own sentence, or none. Constant work: looks at most some hundred
/// tokens to either side.
std::optional<Attribution> attributionOf(const Reading &reading, const QuotePlace &place);

/// The attribution by a cue that is known to belong to the words; none where nobody stands by it.
std::optional<Attribution> attributionBy(const Reading &reading, const QuotePlace &place, qint32 cue);

} // namespace bluepencil::recognition
