// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace bluepencil {

/// One window process a store: a second start hands its files to the first and ends. The socket is named after
/// the store's path and is the user's own. GUI thread.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &storePath, QObject *parent = nullptr);

    /// True if another process has this store open and took the files (absolute paths); then end.
    bool handOver(const QStringList &paths);
    /// From now on this process is the one. Without a socket (no room, no rights) two processes may run; the
    /// store bears it.
    void listen();
    /// From now on a further start is on its own (this process is about to end).
    void close();

Q_SIGNALS:
    /// Another start wants these opened; empty: just a window.
    void filesReceived(const QStringList &paths);

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace bluepencil
