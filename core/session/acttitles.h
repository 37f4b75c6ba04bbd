// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <QString>

namespace bluepencil {

/// The words that an act is about, as the Undo menu shows them: at most 30 characters of one line.
QString titleWords(const Article &article, Span span);

} // namespace bluepencil
