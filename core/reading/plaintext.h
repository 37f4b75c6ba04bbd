// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/articlereader.h"

namespace bluepencil {

/// The readers of plain text and of Markdown shown as text (its marks stay: the text is what is in the file).
ArticleReader plainTextReader();
ArticleReader markdownReader();

} // namespace bluepencil
