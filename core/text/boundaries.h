// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

namespace bluepencil {

/// What a step or a selection snaps to. Boundaries are those of Unicode (UAX #29) as Qt finds them.
enum class TextUnit { Grapheme, Word, Sentence, Paragraph };

/// The nearest boundary at or before / at or after `position`. A boundary of the paragraph is always one.
/// Reads a window around the position, not the whole paragraph, so a paragraph of 10 MB is no slower.
qint32 boundaryAtOrBefore(const Article &article, qint32 position, TextUnit unit);
qint32 boundaryAtOrAfter(const Article &article, qint32 position, TextUnit unit);
/// The next one strictly before / after, crossing paragraph ends; the text's ends are fixed points.
qint32 previousBoundary(const Article &article, qint32 position, TextUnit unit);
qint32 nextBoundary(const Article &article, qint32 position, TextUnit unit);

/// Where the next word ends (or the one before ends), strictly behind (before) `position`; likewise where words
/// start. `position` itself where there is no other in its paragraph.
qint32 wordEnd(const Article &article, qint32 position, bool forward);
qint32 wordStart(const Article &article, qint32 position, bool forward);

/// The unit that holds `position`: for Word the word under or touching it (a run of letters, digits and
/// inner apostrophes; else that single grapheme).
Span unitAt(const Article &article, qint32 position, TextUnit unit);

/// Widens to grapheme boundaries, then takes white space off both ends. Empty where nothing is left:
/// such a span can't be tagged. What a hand selects goes through here.
Span trimmed(const Article &article, Span span);

/// Takes punctuation and white space off both ends, but not the full stop of an abbreviation with one inside
/// ("U.S."). The span itself where nothing else is in it.
Span withoutPunctuation(const Article &article, Span span);

} // namespace bluepencil
