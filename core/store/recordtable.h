// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"
#include "core/store/articletable.h"

namespace bluepencil::recordtable {

/// Within a write transaction: does an edit to the stored records. `article` is null for an edit of what
/// the whole library shares. Throws Stale when the edit's `before` is not what is stored (or an insert finds
/// something there), Invalid for what can't be kept (a part outside the text, a record of another article).
void apply(Database &database, const ArticleRow *article, const Edit &edit);

QList<Annotation> annotations(Database &database, const ArticleRow &article); ///< in the order they were made
QList<Relation> relations(Database &database, qint64 article);
QList<Decision> decisions(Database &database, qint64 article);
QHash<QString, LabelUse> labelUses(Database &database); ///< by label id
/// The articles that have annotations of this label, with all their records.
QList<ArticleRecords> articlesWith(Database &database, const QString &label);
ArticleRecords records(Database &database, const ArticleRow &article);
/// Stale where a relation of the article has lost one of its ends.
void requireWhole(Database &database, const ArticleRow &article);
QList<CastFact> castFacts(Database &database, qint64 article);
std::optional<ArticleState> articleState(Database &database, qint64 article);
/// The built-in labels with what the user changed, in order.
QList<Label> labels(Database &database);

} // namespace bluepencil::recordtable
