// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storefailure.h"

#include <QString>

namespace bluepencil {

/// The store's file as a file: which one it is, and whether it still is that one. It is only ever looked
/// at (stat), never opened: closing a descriptor of ours would drop the locks that SQLite holds on it.
class StoreFile
{
public:
    /// Makes the file (0600) and its folders (0700) where there are none, whatever the umask, and looks at
    /// it. Throws StoreFailure: NotAFile, NotReadable (permission, dangling link), WriteFailed (it can't be
    /// made), Unsupported (it has a second name, by which others would open it past our locks).
    explicit StoreFile(const QString &path);

    /// Canonical: every program that opens this store calls it the same.
    QString path() const { return m_path; }
    /// The file, or the folder where the journal must stand, can't be written.
    bool isReadOnly() const { return m_isReadOnly; }
    /// Still the file that was there at first: not deleted, moved or replaced.
    bool isInPlace() const;

private:
    QString m_path;
    bool m_isReadOnly = false;
    quint64 m_device = 0;
    quint64 m_inode = 0;
};

/// Makes an empty file, 0600, of a name that was free: `path` + `suffix`, with a number if that is taken.
QString makeFileBeside(const QString &path, const QString &suffix);
/// Has the disk take a file and its name. Never for a file that SQLite has open.
void syncToDisk(const QString &path);

} // namespace bluepencil
