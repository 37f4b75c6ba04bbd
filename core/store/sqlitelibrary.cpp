// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitelibrary.h"

#include "core/base/tr.h"
#include "core/store/cleantext.h"
#include "core/store/logtable.h"
#include "core/store/recordtable.h"
#include "core/store/schema.h"

#include <algorithm>

namespace bluepencil {

namespace {

Error movedError(const QString &path)
{
    return {
        ErrorCode::Moved,
        Core::tr("The library's file was moved or replaced while it was open; close the program and start it again"),
        path};
}

Error notFound(const QString &where)
{
    return {ErrorCode::NotFound, Core::tr("The library holds no such article; open its file"), where};
}

/// In which article an act over the library does not fit, and why.
Error misfit(const QString &sentence, const QString &title)
{
    constexpr qsizetype most = 60;
    const QString name = title.size() > most ? title.left(most - 1) + QChar(0x2026) : title;
    return {ErrorCode::Stale, sentence.arg(name), title};
}

/// The article whose records some edits of the whole library are; its places must be of the text they were made for.
ArticleRow namedArticle(Database &database, const Edit &edit)
{
    std::optional<ArticleRow> article = articletable::find(database, edit.article);
    if (!article)
        throw StoreFailure{{ErrorCode::Stale, Core::tr("The library does not hold one of the articles any more"), {}}};
    if (article->textHash != edit.textHash)
        throw StoreFailure{misfit(Core::tr("The text of “%1” has changed since"), article->title)};
    return *article;
}

/// Where the edits of the article that the one at `from` is of end: they stand together.
qsizetype endOfArticle(const QList<Edit> &edits, qsizetype from)
{
    qsizetype end = from;
    while (end < edits.size() && edits[end].article == edits[from].article)
        ++end;
    return end;
}

/// Edits that are all of one article: of the one they name, else of `own` (null: of what all share).
void applyPart(Database &database, const ArticleRow *own, const QList<Edit> &edits, qsizetype from, qsizetype end)
{
    if (edits[from].article.isNull()) {
        for (qsizetype i = from; i < end; ++i)
            recordtable::apply(database, own, edits[i]);
        return;
    }
    const ArticleRow article = namedArticle(database, edits[from]);
    try {
        for (qsizetype i = from; i < end; ++i)
            recordtable::apply(database, &article, edits[i]);
        recordtable::requireWhole(database, article);
    } catch (const StoreFailure &failure) {
        if (failure.error.code != ErrorCode::Stale)
            throw;
        throw StoreFailure{misfit(Core::tr("Tags in “%1” were changed since"), article.title)};
    }
}

void applyAll(Database &database, const ArticleRow *own, const QList<Edit> &edits)
{
    try {
        for (qsizetype from = 0; from < edits.size();) {
            const qsizetype end = endOfArticle(edits, from);
            applyPart(database, own, edits, from, end);
            from = end;
        }
    } catch (StoreFailure &failure) {
        if (failure.error.code == ErrorCode::Stale && !failure.error.where.isEmpty())
            failure.error.message = Core::tr("%1; nothing was done in any article").arg(failure.error.message);
        throw;
    }
}

/// What is the matter when something can't be written that could be opened.
Error asWriteError(Error error)
{
    if (error.code == ErrorCode::NotReadable) {
        error.code = ErrorCode::WriteFailed;
        error.message = Core::tr("The library's folder can't be written to; check that it is there and is yours");
    }
    return error;
}

} // namespace

SqliteLibrary::SqliteLibrary(const QString &path)
    : m_file(path)
    , m_database(m_file.path(), m_file.isReadOnly() ? Database::Access::ReadOnly : Database::Access::ReadWrite)
{
    prepareSchema(m_database);
    requireInPlace();
    m_dataVersion = dataVersion();
    m_seen = logtable::lastSequence(m_database);
}

void SqliteLibrary::requireInPlace() const
{
    if (!m_file.isInPlace())
        throw StoreFailure{movedError(m_file.path())};
}

template <typename T, typename Task> Result<T> SqliteLibrary::guarded(Task &&task)
{
    try {
        requireInPlace();
        return task();
    } catch (const StoreFailure &failure) {
        // Whatever SQLite made of it: a file that is another one now is what the user has to know.
        if (!m_file.isInPlace())
            return movedError(m_file.path());
        return failure.error;
    }
}

template <typename T, typename Task> Result<T> SqliteLibrary::reading(Task &&task)
{
    return guarded<T>([&]() -> Result<T> {
        Transaction transaction(m_database, Transaction::Kind::Read);
        Result<T> result = task();
        transaction.commit();
        return result;
    });
}

Result<StoredArticle> SqliteLibrary::identify(const ArticleVersion &given)
{
    return reading<StoredArticle>([&]() -> Result<StoredArticle> {
        const ArticleVersion version = storable(given);
        StoredArticle stored;
        stored.labels = recordtable::labels(m_database);
        stored.sequence = logtable::lastSequence(m_database);
        const std::optional<ArticleRow> article = articletable::match(m_database, version);
        if (!article) {
            stored.article = version.article.isNull() ? articletable::newId(m_database, version) : version.article;
            stored.log = logtable::shared(m_database);
            return stored;
        }
        stored.article = article->uuid;
        stored.isKnown = true;
        stored.textHash = article->textHash;
        if (article->textHash != version.textHash)
            stored.text = articletable::version(m_database, *article).text;
        stored.annotations = recordtable::annotations(m_database, *article);
        stored.relations = recordtable::relations(m_database, article->id);
        stored.decisions = recordtable::decisions(m_database, article->id);
        stored.castFacts = recordtable::castFacts(m_database, article->id);
        stored.state = recordtable::articleState(m_database, article->id);
        stored.log = logtable::ofArticle(m_database, *article);
        return stored;
    });
}

Result<ArticleVersion> SqliteLibrary::snapshot(const QString &path)
{
    return reading<ArticleVersion>([&]() -> Result<ArticleVersion> {
        const std::optional<ArticleRow> article = articletable::seenAt(m_database, storable(path));
        if (!article)
            return notFound(path);
        return articletable::version(m_database, *article);
    });
}

Result<ArticleVersion> SqliteLibrary::snapshot(const QUuid &id)
{
    return reading<ArticleVersion>([&]() -> Result<ArticleVersion> {
        const std::optional<ArticleRow> article = articletable::find(m_database, id);
        if (!article)
            return notFound(id.toString(QUuid::WithoutBraces));
        return articletable::version(m_database, *article);
    });
}

Result<QList<ArticleSummary>> SqliteLibrary::articles()
{
    return reading<QList<ArticleSummary>>(
        [&]() -> Result<QList<ArticleSummary>> { return articletable::summaries(m_database); });
}

Result<QHash<QString, LabelUse>> SqliteLibrary::labelUses()
{
    return reading<QHash<QString, LabelUse>>(
        [&]() -> Result<QHash<QString, LabelUse>> { return recordtable::labelUses(m_database); });
}

Result<QList<ArticleRecords>> SqliteLibrary::articlesWith(const QString &label)
{
    return reading<QList<ArticleRecords>>(
        [&]() -> Result<QList<ArticleRecords>> { return recordtable::articlesWith(m_database, storable(label)); });
}

Result<ArticleRecords> SqliteLibrary::records(const QUuid &id)
{
    return reading<ArticleRecords>([&]() -> Result<ArticleRecords> {
        const std::optional<ArticleRow> article = articletable::find(m_database, id);
        if (!article)
            return notFound(id.toString(QUuid::WithoutBraces));
        return recordtable::records(m_database, *article);
    });
}

Result<QList<Label>> SqliteLibrary::labels()
{
    return reading<QList<Label>>([&]() -> Result<QList<Label>> { return recordtable::labels(m_database); });
}

Result<QList<Misfit>> SqliteLibrary::misfits(const Change &given)
{
    return guarded<QList<Misfit>>([&]() -> Result<QList<Misfit>> {
        const Change change = storable(given);
        QList<Misfit> all;
        const Transaction tried(m_database, Transaction::Kind::Write); // and not committed
        for (qsizetype from = 0; from < change.edits.size();) {
            const qsizetype end = endOfArticle(change.edits, from);
            m_database.execute("SAVEPOINT article");
            try {
                applyPart(m_database, nullptr, change.edits, from, end);
            } catch (const StoreFailure &failure) {
                if (failure.error.code != ErrorCode::Stale && failure.error.code != ErrorCode::Invalid)
                    throw;
                all.append({change.edits[from].article, failure.error.where, failure.error});
                m_database.execute("ROLLBACK TO article");
            }
            m_database.execute("RELEASE article");
            from = end;
        }
        return all;
    });
}

Result<qint64> SqliteLibrary::append(const ArticleVersion &givenVersion, const Change &givenChange)
{
    Result<qint64> result = guarded<qint64>([&]() -> Result<qint64> {
        if (isReadOnly())
            throw StoreFailure{{ErrorCode::ReadOnly,
                                Core::tr("The library may only be read; make its file and folder writable"), path()}};
        settleDoubt();
        const ArticleVersion version = storable(givenVersion);
        Change change = storable(givenChange);
        if (!change.time.isValid())
            change.time = QDateTime::currentDateTimeUtc();
        qint64 sequence = 0;
        try {
            Transaction transaction(m_database, Transaction::Kind::Write);
            requireInPlace();
            sequence = store(version, change);
            requireInPlace();
            transaction.commit();
        } catch (const StoreFailure &failure) {
            if (failure.isCommit)
                m_doubt = Doubt{sequence, change};
            throw;
        }
        remember(sequence);
        return sequence;
    });
    return result ? result : Result<qint64>(asWriteError(result.error()));
}

qint64 SqliteLibrary::store(const ArticleVersion &version, const Change &change)
{
    const bool isOfArticle = !change.article.isNull();
    const bool isSnapshotOnly =
        change.isEmpty() && change.kind != Change::Kind::Reanchor && change.kind != Change::Kind::RestorePoint;
    const bool isNamed = std::any_of(change.edits.cbegin(), change.edits.cend(), [&](const Edit &edit) {
        return !edit.article.isNull() && edit.article == version.article;
    });
    const bool needsArticle = isOfArticle || isNamed || change.isEmpty();
    if (needsArticle && (version.article.isNull() || (isOfArticle && change.article != version.article)))
        throw StoreFailure{{ErrorCode::Invalid, Core::tr("A change does not say which article it is of"), path()}};

    std::optional<ArticleRow> article;
    if (needsArticle)
        article = articletable::keep(m_database, version, change.kind == Change::Kind::Reanchor);
    if (isSnapshotOnly)
        return 0;
    applyAll(m_database, isOfArticle ? &*article : nullptr, change.edits);
    return logtable::append(m_database, article && (isOfArticle || change.isEmpty()) ? article->id : 0, change);
}

/// A full disk fails a commit before it counts: then the act is not there, and the next one may well succeed.
/// But the very last step, syncing the folder, can fail after it counts: the act is there now, was told as
/// refused, and may be gone after a power cut. Nothing more is taken then until a fresh start.
void SqliteLibrary::settleDoubt()
{
    if (m_doubt && logtable::holds(m_database, m_doubt->sequence, m_doubt->change))
        m_refusal = Error{ErrorCode::WriteFailed,
                          Core::tr("The library's disk did not confirm a write; check the disk and start the program "
                                   "again"),
                          path()};
    m_doubt.reset();
    if (m_refusal)
        throw StoreFailure{*m_refusal};
}

void SqliteLibrary::remember(qint64 sequence)
{
    if (sequence == m_seen + 1)
        m_seen = sequence;
    else if (sequence > 0)
        m_own.insert(sequence); // somebody else's come before it and are still to be told
}

qint64 SqliteLibrary::dataVersion()
{
    return m_database.value("PRAGMA data_version").toLongLong();
}

QList<Change> SqliteLibrary::changesElsewhere()
{
    const Result<QList<Change>> found = guarded<QList<Change>>([&]() -> Result<QList<Change>> {
        // Asked before the log is read: what comes in between is found the next time.
        const qint64 version = dataVersion();
        if (version == m_dataVersion)
            return QList<Change>();
        QList<Change> changes = logtable::after(m_database, m_seen);
        m_dataVersion = version;
        if (!changes.isEmpty())
            m_seen = changes.last().sequence;
        changes.removeIf([&](const Change &change) { return m_own.contains(change.sequence); });
        m_own.removeIf([&](qint64 sequence) { return sequence <= m_seen; });
        return changes;
    });
    // A store that can't be read just now is asked again in a moment; one that is gone or broken is told of
    // with the next act, when somebody wants something of it.
    return found ? found.value() : QList<Change>();
}

} // namespace bluepencil
