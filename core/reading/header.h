// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

namespace bluepencil {

/// Recognizes the first lines of a plain-text article: (1) `date YYYY-MM-DD` with an optional leading
/// blank, the text following on the same line or the next; (2) a block of `Key: value` lines closed by an
/// empty line, counted only if all its lines are of that form (`date YYYY-MM-DD` is too) and at least one key is
/// known; (3) wire
/// style: headline, `By …` and a line that is a date, in any order, empty line, `CITY, Mon. D (Agency) —`, of
/// which at least one is there; (4) none. A line that merely holds a
/// colon is text. Looks at the first 16 KB only.
ArticleHeader recognizeHeader(QByteArrayView utf8);

} // namespace bluepencil
