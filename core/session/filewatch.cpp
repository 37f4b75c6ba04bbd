// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/filewatch.h"

#include "core/base/whenfinished.h"
#include "core/reading/filesource.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QtConcurrent>

namespace bluepencil {

namespace {

constexpr int restFor = 300;     // milliseconds without a change before the file is read,
constexpr int waitAtMost = 2000; // unless it never rests, as a log

/// The hash of what stands in the file now; nothing where it can't be read or is being written to.
std::optional<QByteArray> hashOf(const QString &path, const std::stop_token &stop)
{
    const Result<std::unique_ptr<FileSource>> file = FileSource::open(path);
    if (!file)
        return std::nullopt;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (;;) {
        const Result<QByteArrayView> bytes = (*file)->next(stop);
        if (!bytes)
            return std::nullopt;
        if (bytes->isEmpty())
            break;
        hash.addData(*bytes);
    }
    const Result<bool> sound = (*file)->isOneVersion(stop);
    return sound && *sound ? std::optional(hash.result()) : std::nullopt;
}

} // namespace

FileWatch::FileWatch(const Article &article, QObject *parent)
    : QObject(parent)
    , m_article(article)
    , m_seen(article.source().stamp)
    , m_told(article.fileHash())
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(restFor);
    connect(&m_settle, &QTimer::timeout, this, &FileWatch::compare);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::look);
    look();
}

FileWatch::~FileWatch()
{
    m_stop.request_stop();
}

void FileWatch::watchAgain()
{
    const QString &path = m_article.source().path;
    const QString folder = QFileInfo(path).path();
    if (!m_watcher.directories().contains(folder))
        m_watcher.addPath(folder); // where it can't, look() still finds out
    if (!m_watcher.files().contains(path) && QFileInfo::exists(path))
        m_watcher.addPath(path);
}

void FileWatch::look()
{
    watchAgain();
    const std::optional<FileStamp> stamp = stampOf(m_article.source().path);
    if (m_comparing || (stamp ? *stamp == m_seen && !m_gone : m_gone))
        return;
    m_settling = stamp.value_or(FileStamp());
    if (!m_settle.isActive())
        m_unseen.start();
    if (!m_settle.isActive() || m_unseen.elapsed() < waitAtMost)
        m_settle.start();
}

void FileWatch::compare()
{
    const std::optional<FileStamp> stamp = stampOf(m_article.source().path);
    if (!stamp) { // editors that save take a file away for a moment; this one is away for longer
        if (!std::exchange(m_gone, true)) {
            m_changed = false;
            Q_EMIT changed();
        }
        return;
    }
    if (*stamp != m_settling && m_unseen.elapsed() < waitAtMost) { // still being written
        look();
        return;
    }
    m_comparing = true;
    const auto hashing =
        QtConcurrent::run([path = m_article.source().path, stop = m_stop.get_token()] { return hashOf(path, stop); });
    whenFinished(hashing, this, [this, seen = *stamp](const std::optional<QByteArray> &hash) {
        m_comparing = false;
        if (!hash) {
            if (stampOf(m_article.source().path) != seen)
                look(); // else it can't be read: what was read is all there is
            return;
        }
        m_seen = seen;
        const bool tell = *hash != m_told || m_gone;
        m_gone = false;
        m_told = *hash;
        m_changed = *hash != m_article.fileHash();
        if (tell)
            Q_EMIT changed();
        look(); // it may have been written to meanwhile
    });
}

} // namespace bluepencil
