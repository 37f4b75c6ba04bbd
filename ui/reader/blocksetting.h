// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"
#include "ui/reader/blocklayout.h"
#include "ui/reader/blockmap.h"
#include "ui/reader/typography.h"
#include "ui/style/readertheme.h"

namespace bluepencil {

/// What an article's blocks are set with, on screen and on paper.
struct ArticleSetting {
    const Article &article;
    const BlockMap &blocks;
    const Typography &type;
    const ReaderTheme &theme;
    int columnWidth = 0;
    bool blankSeparated = false; ///< see partedByBlankLines()
};

/// Fonts, distances and direction of one block, whose words are `text`: header lines small, the title among
/// them large, a piece of a long paragraph running the way its paragraph does. Any thread.
BlockSetting settingOf(const ArticleSetting &setting, qint32 block, const QString &text);

/// True where blank lines part the paragraphs, so that lines need no space of their own. Told from the
/// text's beginning alone, so that lines don't move apart when the rest of it comes.
bool partedByBlankLines(const Article &article);

} // namespace bluepencil
