// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/headerlines.h"
#include "core/text/article.h"

#include <optional>

namespace bluepencil::header {

/// The header of an article as a paper or agency prints it: headline, standfirst, byline, date, outlet, in any
/// order that is common, or a wire dateline alone. Nothing where the lines may be something else.
std::optional<ArticleHeader> newsHeader(const QList<Line> &lines);

} // namespace bluepencil::header
