// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"

namespace bluepencil {

/// A named place in the log of an article.
struct RestorePoint {
    QString name;
    QString author;
    QDateTime time;
    qint64 sequence = 0;
    qsizetype actsSince = 0;
    bool isReachable = true; ///< no: the text is another one since, and what was said then speaks of the old one

    bool operator==(const RestorePoint &) const = default;
};

/// Those of `article`, the latest first. Linear.
QList<RestorePoint> restorePoints(const QList<Change> &log, const QUuid &article);

/// What brings the article from the end of the log back to that point: one edit a record, what is there now
/// before and what was there then after; none where both are the same. What acts over the library did to the article
/// is taken back with the rest; labels are not the article's and stay.
/// Errors: Stale, as for OpenArticle::returnTo().
Result<QList<Edit>> editsBackTo(const QList<Change> &log, const QUuid &article, qint64 sequence);

/// The same as a change with its title, without author, time and sequence; without edits if nothing has to be done.
Result<Change> changeBackTo(const QList<Change> &log, const QUuid &article, qint64 sequence);

/// Where that point stands in the log; -1 if there is no such point any more.
qsizetype placeOfRestorePoint(const QList<Change> &log, const QUuid &article, qint64 sequence);

} // namespace bluepencil
