// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/base/result.h"
#include "core/session/suggestions.h"
#include "core/text/article.h"

#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

namespace bluepencil {

/// What an act over many records is made from. Nobody changes it as long as a worker holds it.
struct ActGround {
    Article article;
    QUuid id; ///< the article's in the library
    std::shared_ptr<const AnnotationLayer> layer;
    std::shared_ptr<const Suggestions> suggestions;
};

/// Makes the change that does an act, without author, time and sequence; without edits if nothing has to be done. Any
/// thread. Errors: Cancelled where it was asked to stop, and those of the act.
using ChangeMaker = std::function<Result<Change>(const ActGround &ground, const std::stop_token &stop)>;

/// An act that is about to be done.
struct ActDraft {
    qsizetype size = 0; ///< about how many records it changes
    ChangeMaker make;
};

/// An act and what stands there when it is done.
struct PreparedAct {
    Change change;
    QList<Edit> here; ///< what it does to this article
    std::shared_ptr<AnnotationLayer> layer;
    std::shared_ptr<Suggestions> suggestions;
    Span touched; ///< see OpenArticle::changed
};

/// Acts over at least so many records are made ready on a worker: fewer are done in a millisecond.
constexpr qsizetype worthAWorker = 256;

/// For a worker thread: takes copies of the layer and the suggestions and does there what `make` makes. Errors: those
/// of `make`, Cancelled, and those of AnnotationLayer::apply().
Result<PreparedAct> prepare(const ActGround &ground, const ChangeMaker &make, const std::stop_token &stop,
                            const std::function<void(double fraction)> &progress);

/// Over which bytes marks look different after a change that hid or showed suggestions over `spans`.
Span touchedBy(const QList<Edit> &edits, const QList<Span> &spans, const Article &article);

/// Acts are made ready on these threads: on the global ones a long article's recognition would keep them waiting.
QThreadPool &actingPool();

/// The user said stop.
Error cancelledAct();

} // namespace bluepencil
