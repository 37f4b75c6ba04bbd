// SPDX-License-Identifier: GPL-3.0-or-later
#include "singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QStandardPaths>

namespace bluepencil {

namespace {

constexpr int patience = 1000; // milliseconds until a process that does not answer counts as gone
constexpr qint64 longestMessage = 4 << 20;

} // namespace

SingleInstance::SingleInstance(const QString &storePath, QObject *parent)
    : QObject(parent)
{
    const QFileInfo store(storePath);
    // The file may not be there yet; its folder mostly is. Links lead two names to one store.
    const QString folderOfStore = QFileInfo(store.absolutePath()).canonicalFilePath();
    const QString canonical = store.exists()            ? store.canonicalFilePath()
                              : folderOfStore.isEmpty() ? store.absoluteFilePath()
                                                        : folderOfStore + QLatin1Char('/') + store.fileName();
    const QByteArray hash = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    // In the user's own runtime folder, where nobody else can put a socket of that name first.
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    m_name = folder + QStringLiteral("/bluepencil-") + QString::fromLatin1(hash);
}

bool SingleInstance::handOver(const QStringList &paths)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(paths)).toJson(QJsonDocument::Compact) + '\n');
    // It counts only when the other process says that it has the files.
    while (!socket.canReadLine())
        if (!socket.waitForReadyRead(patience))
            return false;
    return socket.readLine() == "ok\n";
}

void SingleInstance::close()
{
    m_server.close();
}

void SingleInstance::listen()
{
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->bytesAvailable() > longestMessage) {
                socket->abort();
                return;
            }
            if (!socket->canReadLine())
                return;
            const QJsonDocument message = QJsonDocument::fromJson(socket->readLine());
            if (!message.isArray()) {
                socket->abort();
                return;
            }
            QStringList paths;
            for (const QJsonValue path : message.array())
                paths.append(path.toString());
            socket->write("ok\n");
            socket->flush();
            Q_EMIT filesReceived(paths);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    });
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(m_name)) {
        // Left behind by a process that was killed: nobody answered on it a moment ago.
        QLocalServer::removeServer(m_name);
        if (!m_server.listen(m_name))
            qWarning("No socket for further starts: %s", qPrintable(m_server.errorString()));
    }
}

} // namespace bluepencil
