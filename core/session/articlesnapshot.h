// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/exchange/annotatedarticle.h"
#include "core/recognition/recognition.h"
#include "core/session/namedcast.h"
#include "core/text/article.h"

#include <optional>
#include <vector>

namespace bluepencil {

/// Which annotations an export takes (`--layer`).
enum class ExportLayer {
    Own,       ///< own and accepted
    Suggested, ///< the undecided suggestions
    All,       ///< both, and the rejected (formats but our JSON Lines leave those out)
};
std::optional<ExportLayer> exportLayerFromString(QStringView text);

/// An open article at one moment, as a value: everything in it is shared with the article until that changes,
/// so it is cheap to take on the GUI thread and may be worked on, and destroyed, on another.
struct ArticleSnapshot {
    Article article;
    LayerRecords records;
    Recognition recognition;     ///< with the facts about the cast
    Recognition found;           ///< without them
    std::vector<bool> undecided; ///< by index of the suggestion

    /// Everybody who is named, those tagged by hand too. O(n log n).
    NamedCast cast() const;
    /// Everything an exporter needs. O(n log n).
    AnnotatedArticle annotated(ExportLayer layer) const;
};

} // namespace bluepencil
