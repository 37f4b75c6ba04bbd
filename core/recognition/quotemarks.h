// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/textblocks.h"

#include <string_view>
#include <vector>

namespace bluepencil::recognition {

/// Marks that can make a pair with each other.
enum class MarkFamily : quint8 {
    Double,      ///< " “ ” „ ‟ ＂
    Single,      ///< ' ‘ ’ ‚ ‛
    Angle,       ///< « »
    SingleAngle, ///< ‹ ›
    Corner,      ///< 「 」
    WhiteCorner, ///< 『 』
};

/// One quotation mark of a text, with what its shape and neighbours let it do.
///
///     said “yes”        “ opens, ” closes
///     said "yes"        the first " opens, the second closes
///     the workers’ bid  ’ may close, weakly: more likely a possessive
///     don’t, ’90s, 6'2" are no quotation marks and are left out
struct QuoteMark {
    qint32 position = 0;
    quint8 length = 1; ///< in bytes
    MarkFamily family = MarkFamily::Double;
    char32_t glyph = 0;
    bool canOpen = false;
    bool canClose = false;
    bool weak = false; ///< closes only where no better mark does

    qint32 end() const { return position + length; }
    bool operator==(const QuoteMark &) const = default;
};

/// The marks of one block in order. `isElision` says whether a word may begin with an apostrophe ("em").
/// Linear, and pure: knows no sentence and no lexicon.
std::vector<QuoteMark> quoteMarks(std::string_view text, Span block, bool (*isElision)(std::string_view));

/// Words that English writes with an apostrophe first: ’em, ’til, ’90s.
bool isEnglishElision(std::string_view word);

} // namespace bluepencil::recognition
