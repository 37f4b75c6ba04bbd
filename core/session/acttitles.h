// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/text/article.h"

#include <QString>

namespace bluepencil {

/// The words that an act is about, as the Undo menu shows them: at most 30 characters of one line.
QString titleWords(const Article &article, Span span);
/// The words of a tag by its parts, an ellipsis between them, on one line of at most that many characters.
QString titleWords(const Article &article, const Annotation &annotation, qsizetype longest);
/// Its first and its last words on one line of some 60 characters: where only the ends differ, one sees how.
QString titleEnds(const Article &article, Span span);

} // namespace bluepencil
