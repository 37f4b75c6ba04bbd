// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"
#include "core/store/library.h"
#include "core/text/article.h"

namespace bluepencil {

/// What became of the annotations and decisions of an article whose text has changed.
struct Reanchored {
    Change change; ///< kind Reanchor; without edits where nothing moved
    int kept = 0;
    int moved = 0; ///< with their words
    int lost = 0;  ///< whose words are gone: kept with their anchors, never dropped
};

/// Finds the places of all annotations, decisions and facts of the cast of `stored`, which stand in stored.text, again
/// in `article`. Pure, and for a worker thread: linear where a change shifts what follows it as a whole, one scan of
/// the text for each place that can't be found that way.
Reanchored reanchored(const StoredArticle &stored, const Article &article);

} // namespace bluepencil
