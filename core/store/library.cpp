// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "core/base/tr.h"
#include "core/store/sqlitelibrary.h"

#include <QCoreApplication>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <optional>

namespace bluepencil {

using namespace std::chrono_literals;

namespace {

/// A promise that is kept on every way out: who waits for it is never left waiting.
template <typename T> class Answer
{
public:
    Answer() { m_promise.start(); }
    Answer(const Answer &) = delete;
    Answer &operator=(const Answer &) = delete;
    ~Answer()
    {
        if (!m_isGiven)
            give(Error{ErrorCode::Cancelled, Core::tr("The library was closed before this was done"), {}});
    }

    QFuture<Result<T>> future() const { return m_promise.future(); }
    void give(const Result<T> &result)
    {
        m_isGiven = true;
        m_promise.addResult(result);
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    bool m_isGiven = false;
};

} // namespace

/// What stands on the writer thread.
class Library::Worker : public QObject
{
public:
    explicit Worker(Library *library)
        : m_library(library)
    {
    }

    Result<void> open(const QString &path)
    {
        try {
            m_store.emplace(path);
        } catch (const StoreFailure &failure) {
            return failure.error;
        }
        m_timer.emplace();
        m_timer->setInterval(500ms);
        QObject::connect(&*m_timer, &QTimer::timeout, this, [this] {
            const QList<Change> changes = m_store->changesElsewhere();
            if (!changes.isEmpty())
                Q_EMIT m_library->changedElsewhere(changes);
        });
        m_timer->start();
        return {};
    }

    /// On the thread, because timers and connections must end where they began.
    void close()
    {
        m_timer.reset();
        m_store.reset();
    }

    /// Has the task done on the thread, after all that were asked for before.
    template <typename T, typename Task> QFuture<Result<T>> ask(Task task)
    {
        auto answer = std::make_shared<Answer<T>>();
        QFuture<Result<T>> future = answer->future();
        const auto run = [this, answer = std::move(answer), task = std::move(task)] {
            if (m_store)
                answer->give(task(*m_store));
        };
        QMetaObject::invokeMethod(this, run, Qt::QueuedConnection);
        return future;
    }

    std::optional<SqliteLibrary> &store() { return m_store; }

private:
    Library *m_library;
    std::optional<SqliteLibrary> m_store;
    std::optional<QTimer> m_timer;
};

Library::Library() = default;

Result<std::shared_ptr<Library>> Library::open(const QString &path)
{
    const auto destroy = [](Library *library) {
        // The last one may be let go of by a continuation that runs on the writer thread, which can't wait
        // for its own end.
        if (QThread::currentThread() == library->m_thread.get())
            library->deleteLater();
        else
            delete library;
    };
    const std::shared_ptr<Library> library(new Library, destroy);
    if (QCoreApplication::instance())
        library->moveToThread(QCoreApplication::instance()->thread());
    library->m_thread = std::make_unique<QThread>();
    library->m_thread->setObjectName(QStringLiteral("library"));
    library->m_worker = new Worker(library.get());
    library->m_worker->moveToThread(library->m_thread.get());
    library->m_thread->start();

    Result<void> opened = Error{ErrorCode::Cancelled, Core::tr("The library could not be opened; try again"), path};
    QMetaObject::invokeMethod(
        library->m_worker,
        [&] {
            opened = library->m_worker->open(path);
            if (opened) {
                library->m_path = library->m_worker->store()->path();
                library->m_readOnly = library->m_worker->store()->isReadOnly();
            }
        },
        Qt::BlockingQueuedConnection);
    if (!opened)
        return opened.error();
    return library;
}

Library::~Library()
{
    // Queued after everything that was asked for: all of it is done first. The thread is told to end from
    // here, because an event that ends it may do so while the one who posted it still wakes it up.
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->close(); }, Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
    delete m_worker;
}

QString Library::path() const
{
    return m_path;
}

bool Library::isReadOnly() const
{
    return m_readOnly;
}

QFuture<Result<StoredArticle>> Library::identify(const ArticleVersion &version)
{
    return m_worker->ask<StoredArticle>([version](SqliteLibrary &store) { return store.identify(version); });
}

QFuture<Result<Library::Snapshot>> Library::snapshot(const QString &path)
{
    return m_worker->ask<Snapshot>([path](SqliteLibrary &store) -> Result<Snapshot> {
        Result<ArticleVersion> found = store.snapshot(path);
        return found ? Result<Snapshot>(Snapshot{found.value()}) : Result<Snapshot>(found.error());
    });
}

QFuture<Result<Library::Snapshot>> Library::snapshot(const QUuid &article)
{
    return m_worker->ask<Snapshot>([article](SqliteLibrary &store) -> Result<Snapshot> {
        Result<ArticleVersion> found = store.snapshot(article);
        return found ? Result<Snapshot>(Snapshot{found.value()}) : Result<Snapshot>(found.error());
    });
}

QFuture<Result<qint64>> Library::append(const ArticleVersion &version, const Change &change)
{
    return m_worker->ask<qint64>([version, change](SqliteLibrary &store) { return store.append(version, change); });
}

QFuture<Result<QList<ArticleSummary>>> Library::articles()
{
    return m_worker->ask<QList<ArticleSummary>>([](SqliteLibrary &store) { return store.articles(); });
}

QFuture<Result<QHash<QString, LabelUse>>> Library::labelUses()
{
    return m_worker->ask<QHash<QString, LabelUse>>([](SqliteLibrary &store) { return store.labelUses(); });
}

QFuture<Result<QList<ArticleRecords>>> Library::articlesWith(const QString &label)
{
    return m_worker->ask<QList<ArticleRecords>>([label](SqliteLibrary &store) { return store.articlesWith(label); });
}

QFuture<Result<ArticleRecords>> Library::records(const QUuid &article)
{
    return m_worker->ask<ArticleRecords>([article](SqliteLibrary &store) { return store.records(article); });
}

QFuture<Result<QList<Label>>> Library::labels()
{
    return m_worker->ask<QList<Label>>([](SqliteLibrary &store) { return store.labels(); });
}

QFuture<Result<QList<Misfit>>> Library::misfits(const Change &change)
{
    return m_worker->ask<QList<Misfit>>([change](SqliteLibrary &store) { return store.misfits(change); });
}

void Library::drain()
{
    if (QThread::currentThread() == m_thread.get())
        return; // a continuation on the writer thread: everything before it is done, what is after can't be
    QMetaObject::invokeMethod(
        m_worker, [] {}, Qt::BlockingQueuedConnection);
}

} // namespace bluepencil
