// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/annotation/history.h"
#include "core/base/result.h"
#include "core/session/reanchor.h"
#include "core/store/library.h"
#include "core/text/article.h"

#include <memory>

namespace bluepencil {

/// What the store knows about an article, made ready to be shown with its text.
struct LoadedArticle {
    AnnotationLayer layer; ///< with all places in this text
    History history;       ///< without `moved`
    bool isKnown = false;  ///< the store holds something about it
    bool hasMoved = false; ///< the stored text was another one, and something hangs on it
    Reanchored moved;      ///< then: what became of it; the layer has it already, the store does not
};

/// How the store tells this text from others; which article it is of, the store has to say. Linear where the text's
/// hash was not asked for yet.
ArticleVersion versionOf(const Article &article);

/// For a worker thread: O(n log n) in what is stored, and see reanchored(). Error: Damaged where the records
/// don't fit together.
Result<std::shared_ptr<LoadedArticle>> loadArticle(const StoredArticle &stored, const Article &article);

} // namespace bluepencil
