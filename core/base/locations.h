// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace bluepencil {

/// Where our read-only data (syntax, themes, recognition, samples) may lie, best first:
/// `$BLUEPENCIL_DATA`, the user's data folder, `../share/bluepencil` beside the program, the source's
/// `resources` (a build tree only). Folders that do not exist are left out. Thread-safe.
QStringList dataFolders();

/// The first file of that relative name in dataFolders(), or an empty string.
QString findData(const QString &relativePath);

/// The default store, `$XDG_DATA_HOME/bluepencil/library.sqlite` (the folder is made, mode 0700, when
/// the store is opened, not here).
QString defaultStorePath();

} // namespace bluepencil
