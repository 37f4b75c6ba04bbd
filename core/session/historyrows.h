// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"
#include "core/annotation/tagset.h"
#include "core/text/article.h"

namespace bluepencil {

/// One change as a person reads it.
struct HistoryRow {
    QDateTime time; ///< UTC
    QString who;    ///< author, and where it came from where that was not a hand: "ana · accepted suggestion"
    QString what;   ///< the change's title; "Undo: …", "Redo: …"
    QString before; ///< the previous value; empty for what was made new, or for many at once
    QString after;  ///< the new value; empty for what was deleted
    qint64 sequence = 0;
    bool isRestorePoint = false;

    bool operator==(const HistoryRow &) const = default;
};

/// The log as rows, the latest first; of one annotation where `annotation` is not null. Only what differs between
/// the two values is told. Linear: for a worker thread where the log is long.
QList<HistoryRow> historyRows(const QList<Change> &log, const Article &article, const Tagset &tagset,
                              const QUuid &annotation = {});

} // namespace bluepencil
