// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognition/recognition.h"

namespace bluepencil {

/// The line by which an outside program is asked about an article: {"id", "text"[, "date"]}, no line end.
QByteArray externalQuestion(const Article &article);

/// What it answered, checked against the article: offsets inside the text and on whole characters, the words it
/// gives for them, `id` and `text` where it repeats them. Labels are ours or those of common tools (PER, GPE, ORG, …);
/// others stand in small letters. Error: Damaged, with a sentence that names what is wrong, for all of the answer.
Result<Recognition> readExternalAnswer(const QByteArray &line, const Article &article);

} // namespace bluepencil
