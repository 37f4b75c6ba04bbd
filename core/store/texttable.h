// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace bluepencil::texttable {

/// Text snapshots, each kept once under its hash, in rows of 1 MB. Old ones stay: an annotation without a
/// place in the newest text can always be shown where it stood.

/// Within a write transaction: the row of the text, written if it is not there. Invalid if it has to be
/// written and `text` is not what `hash` says.
qint64 keep(Database &database, const QByteArray &hash, const QByteArray &text);
/// Damaged if what is there does not match its hash.
QByteArray load(Database &database, qint64 row);

} // namespace bluepencil::texttable
