// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace bluepencil {

/// The only way anything of ours is written to a user's disk (the store excepted, which SQLite writes).
///
/// The whole content goes to a temporary file beside the target, every write is checked, the size and
/// SHA-256 are read back, then fsync, rename over the target, fsync of the directory. When it returns
/// success the new content is durable; when it returns an error, what stood there before stands there
/// still, byte for byte (but for a disk that fails at the very last step, syncing the directory: then the
/// new content stands, and the error says that the disk did not confirm it). QSaveFile is not used: it
/// reports success over a truncated file when the disk is full and does not sync the directory (both
/// measured). A program that calls this must ignore SIGXFSZ, or a file size limit ends it.
///
/// A new file gets mode 0600; a replaced one keeps its mode and owner, and is refused where it may not be
/// written itself. A symbolic link is followed to its target, unless somebody else left it in a folder that
/// everybody may write to.
/// Blocking (it waits for the disk): never call it on the GUI thread. Thread-safe.
/// Errors: NotFound (folder is missing), NotAFile, ReadOnly, WriteFailed; `where` is the path.
Result<void> writeFileAtomically(const QString &path, const QByteArray &content);

} // namespace bluepencil
