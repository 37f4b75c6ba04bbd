// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

namespace bluepencil {

/// Recognizes the first lines of a plain-text article: (1) `date YYYY-MM-DD` with an optional leading
/// blank, the text following on the same line or the next; (2) a block of `Key: value` lines closed by an
/// empty line, counted only if all its lines are of that form (`date YYYY-MM-DD` is too) and at least one key is
/// known; (3) as papers and agencies print it: headline, standfirst, byline (with or without `By`), date, outlet,
/// a wire dateline, in the orders that are common; (4) none, but perhaps a date on a line of its own: then only
/// `published` is told. A line that merely holds a colon is text; a date of the running text counts only in a
/// dateline. In doubt a thing is left out. Looks at the first 16 KB only.
ArticleHeader recognizeHeader(QByteArrayView utf8);

} // namespace bluepencil
