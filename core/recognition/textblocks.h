// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <vector>

namespace bluepencil::recognition {

/// A paragraph as a reader takes it: one line of the text, or several where the lines were only broken to
/// fit a page. Sentences, names and pairs of marks stay inside a block (a speech may go on in the next).
struct TextBlock {
    Span span;            ///< without white space at its ends; never empty
    bool heading = false; ///< a short line without a full stop: title, subtitle
    bool credit = false;  ///< a byline or the like: who stands there made the article and isn't its matter

    bool operator==(const TextBlock &) const = default;
};

/// The blocks of the story and of those header lines that hold words (title, standfirst, byline, dateline). Linear.
std::vector<TextBlock> textBlocks(const Article &article);

} // namespace bluepencil::recognition
