// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/annotatedarticle.h"
#include "core/exchange/exchangeformat.h"
#include "core/exchange/jsonfields.h"

namespace bluepencil {

/// Our own JSON Lines (design §8): offsets are code points into `text`, half-open, a quote's span with its
/// marks. UTF-8 unescaped, U+2028 and U+2029 escaped, keys in fixed order, one `\n` after each line.

/// The line `recognize` prints for an article (no line end). `why` adds the evidence. Of `given`, `id` and
/// `text` are written as they stand there (else the article's), `entities`, `quotes` and `cast` are
/// replaced, and all other keys follow after ours. `language` is told where it is known, not English, and not
/// among the given.
QByteArray recognitionLine(const Article &article, const Recognition &recognition, bool why,
                           const JsonFields &given = {});

/// The answer to a line that could not be used: {"id": …, "error": …}; `id` is raw JSON, empty for null.
QByteArray errorLine(QByteArrayView id, const QString &message);

/// The line of one annotated article (no line end). An annotation that is the end of a quote's relation
/// "speaker" or "cue" and has just that label is written inside the quote only; any other also stands
/// among the entities, and the quote repeats its id. A second speaker or cue, and all other relations,
/// stand in `relations`; annotations without a place in this text in `lost`, with where they stood.
QByteArray annotatedLine(const AnnotatedArticle &article);

} // namespace bluepencil
