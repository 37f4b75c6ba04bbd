// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <stop_token>

namespace bluepencil {

/// Watches the file of an open article. Tells when other bytes stand in it than were read, or when it is gone; not
/// when it is only touched or saved unchanged.
///
/// A QFileSystemWatcher goes deaf when the file is replaced by renaming, as most editors do; so the folder is
/// watched too, and the file anew each time. On file systems that tell nothing (network), look() finds out.
/// Compares the file's hash on a worker. GUI thread.
class FileWatch : public QObject
{
    Q_OBJECT
public:
    /// Begins at once; finds out too what happened since the article was read.
    explicit FileWatch(const Article &article, QObject *parent = nullptr);
    ~FileWatch() override;

    bool hasChanged() const { return m_changed; }
    /// It was removed or renamed. The article is still open.
    bool isGone() const { return m_gone; }
    /// Looks at the file now, without waiting for a signal (a window that got the focus).
    void look();

Q_SIGNALS:
    /// Another version stands in the file than was told last, or none; hasChanged() and isGone() say which.
    void changed();

private:
    void watchAgain();
    void compare();

    Article m_article;
    FileStamp m_seen; ///< what was read, or was compared last
    FileStamp m_settling;
    QByteArray m_told; ///< hash of the version read or told last
    bool m_changed = false;
    bool m_gone = false;
    bool m_comparing = false;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;        ///< a file that is being written is left alone until it rests
    QElapsedTimer m_unseen; ///< since the first sign of what was not compared yet
    std::stop_source m_stop;
};

} // namespace bluepencil
