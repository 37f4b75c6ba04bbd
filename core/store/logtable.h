// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/articletable.h"

namespace bluepencil::logtable {

/// The append-only log of what was done. A row's number is its place in the order of things; clocks are not
/// asked.

/// Within a write transaction. Gives the sequence; the change's own is not looked at. Invalid if what would
/// be written can't be read back as it is: better no act than one that can't be undone tomorrow.
qint64 append(Database &database, qint64 article, const Change &change);
/// Whether the row of that sequence is this change's.
bool holds(Database &database, qint64 sequence, const Change &change);
/// What was done to an article and to what articles share, oldest first.
QList<Change> ofArticle(Database &database, const ArticleRow &article);
/// The latter only: for an article that is not in the store yet.
QList<Change> shared(Database &database);
/// Everything after this place.
QList<Change> after(Database &database, qint64 sequence);
/// 0 for an empty log.
qint64 lastSequence(Database &database);

} // namespace bluepencil::logtable
