// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/annotation/tagset.h"
#include "core/text/article.h"

#include <QList>
#include <QString>

namespace bluepencil {

/// Annotations as a table to be pasted into a spreadsheet or a letter: a heading, then one row each, in the
/// order given. Columns: label, words, note, author, time (ISO 8601, UTC), start and end in code points (of the
/// hull; empty where the words are not in this version of the text). What a spreadsheet would run as a formula
/// has one apostrophe in front (see needsGuard).
struct TagTable {
    QString tsv;  ///< cells parted by tabs, rows by "\n"; tab, line end and backslash in a cell as \t, \n, \\.
    QString html; ///< one table, everything escaped, without styles
};

/// O(text) for the offsets: for a worker thread.
TagTable tagTable(const Article &article, const QList<Annotation> &annotations, const Tagset &tagset);

} // namespace bluepencil
