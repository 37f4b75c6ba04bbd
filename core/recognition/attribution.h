// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/nounphrases.h"

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
    const char *rule = "";
    double score = 0;
};

/// Where a quote's words lie in the tokens, and how far its sentence reaches.
struct QuotePlace {
    qint32 first = 0;   ///< first token, the mark
    qint32 end = 0;     ///< behind the last token
    qint32 from = 0;    ///< left context begins here
    qint32 to = 0;      ///< right context ends here
    char32_t last = 0;  ///< last character inside the marks
    qint32 marked = -1; ///< index of the pair itself; tokens of others are skipped
};

/// The tokens of a pair of marks and of its sentence; `outer` narrows the context for a quote in a quote.
QuotePlace placeOf(const Reading &reading, int marked);

/// The best attribution in the quote's own sentence, or none. Constant work: looks at most some hundred
/// tokens to either side.
std::optional<Attribution> attributionOf(const Reading &reading, const QuotePlace &place);

/// Is this token a verb that reports speech here (and not "the report", "a call")?
bool isCue(const Reading &reading, qint32 token);

} // namespace bluepencil::recognition
