// SPDX-License-Identifier: GPL-3.0-or-later
// What each act over many records is made of. All are for any thread and give up (Cancelled) when asked to stop; none
// has author, time or sequence yet.
#pragma once

#include "core/session/preparing.h"

#include <QUuid>

namespace bluepencil {

/// Tags these words by hand; those that have such a tag already, and places without words, are left as they are.
Result<Change> taggingOf(const ActGround &ground, const QList<Span> &spans, const QString &label,
                         const std::stop_token &stop);
/// Gives these the label; those that have it already are left as they are, and so are those whose words have a tag of
/// that label beside them. Errors: Stale, when one is gone; Invalid, when that is so of all.
Result<Change> relabellingOf(const ActGround &ground, const QList<QUuid> &annotations, const QString &label,
                             const std::stop_token &stop);
/// The same for a note.
Result<Change> notingOf(const ActGround &ground, const QList<QUuid> &annotations, const QString &note,
                        const std::stop_token &stop);
/// Deletes these with what hangs on them (see Removal). Errors: Stale, when one is gone.
Result<Change> removalOf(const ActGround &ground, const QList<QUuid> &annotations, const std::stop_token &stop);
/// Accepts these, each under its own label or all under one. Errors: Stale, when one is decided; Invalid for a label
/// that is not there.
Result<Change> acceptanceOf(const ActGround &ground, const QList<int> &suggestions, const QString &label,
                            const std::stop_token &stop);
Result<Change> rejectionOf(const ActGround &ground, const QList<int> &suggestions, const std::stop_token &stop);

/// The tags of one part that stand on exactly these words.
QList<QUuid> tagsOn(const AnnotationLayer &layer, const QList<Span> &places);

/// Is there a tag of that label on just these parts?
bool hasTwin(const AnnotationLayer &layer, const QList<Span> &parts, const QString &label);
/// Invalid: the same twice says nothing more.
Error taggedSoAlready(const QString &labelName);
Error noSuchLabel(const QString &label);
Error goneAnnotation();

} // namespace bluepencil
