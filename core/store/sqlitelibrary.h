// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/articletable.h"
#include "core/store/database.h"
#include "core/store/storefile.h"

#include <QSet>

#include <optional>

namespace bluepencil {

/// A library in one SQLite file: what Library promises, but one thing after the other on the thread that
/// made it.
class SqliteLibrary
{
public:
    /// Throws StoreFailure: the errors of Library::open().
    explicit SqliteLibrary(const QString &path);

    QString path() const { return m_file.path(); }
    bool isReadOnly() const { return m_file.isReadOnly(); }

    Result<StoredArticle> identify(const ArticleVersion &version);
    Result<ArticleVersion> snapshot(const QString &path);
    Result<ArticleVersion> snapshot(const QUuid &article);
    Result<qint64> append(const ArticleVersion &version, const Change &change);
    Result<QList<ArticleSummary>> articles();
    Result<QHash<QString, LabelUse>> labelUses();
    Result<QList<ArticleRecords>> articlesWith(const QString &label);
    Result<ArticleRecords> records(const QUuid &article);
    Result<QList<Label>> labels();
    Result<QList<Misfit>> misfits(const Change &change);
    /// What others stored since the last call. Cheap when they did not.
    QList<Change> changesElsewhere();

private:
    template <typename T, typename Task> Result<T> guarded(Task &&task);
    template <typename T, typename Task> Result<T> reading(Task &&task);
    void requireInPlace() const;
    qint64 store(const ArticleVersion &version, const Change &change);
    void settleDoubt();
    qint64 dataVersion();
    void remember(qint64 sequence);

    StoreFile m_file;
    Database m_database;
    qint64 m_dataVersion = 0; ///< SQLite's count of other connections' commits, when last asked
    qint64 m_seen = 0;        ///< everything in the log up to here was told or is our own
    QSet<qint64> m_own;       ///< our own after m_seen

    /// An act whose commit failed, so that it is not known yet whether it counts.
    struct Doubt {
        qint64 sequence = 0;
        Change change;
    };
    std::optional<Doubt> m_doubt;
    std::optional<Error> m_refusal; ///< the disk can't be trusted any more: no further act is taken
};

} // namespace bluepencil
