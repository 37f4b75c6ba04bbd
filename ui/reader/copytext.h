// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <memory>

class QMimeData;

namespace bluepencil {

/// A stretch of the article for the clipboard, or to be dragged out: plain text always, and HTML (escaped, one
/// paragraph each) where it is not too long to be worth it. Costs nothing before somebody asks for the words.
std::unique_ptr<QMimeData> copiedText(const Article &article, Span span);

} // namespace bluepencil
