// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/reading.h"

namespace bluepencil::recognition {

/// Where a quote's words lie in the tokens, and how far its sentence reaches.
struct QuotePlace {
    qint32 first = 0;     ///< first token, the mark
    qint32 end = 0;       ///< behind the last token
    qint32 from = 0;      ///< left context begins here
    qint32 to = 0;        ///< right context ends here
    char32_t last = 0;    ///< last character inside the marks
    bool dash = false;    ///< behind a dash: nothing closes it but the attribution
    bool heading = false; ///< in a title or subtitle
    qint32 marked = -1;   ///< index of the pair itself; tokens of others are skipped
};

/// The tokens of a pair of marks and of its sentence; `outer` narrows the context for a quote in a quote.
QuotePlace placeOf(const Reading &reading, int marked);

} // namespace bluepencil::recognition
