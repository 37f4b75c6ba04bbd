// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/libraryhand.h"

#include "core/base/whenfinished.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QtConcurrent>

#include <utility>

namespace bluepencil {

namespace {

constexpr qint64 batchMilliseconds = 50;
constexpr qsizetype batchHits = 500;

} // namespace

LibraryHand::LibraryHand(Session &session, FindingsPanel *panel, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
{
    m_pool.setMaxThreadCount(1);
    m_lookAgain.setSingleShot(true);
    m_lookAgain.setInterval(100); // several acts in a row are looked at once
    connect(&m_lookAgain, &QTimer::timeout, this, &LibraryHand::lookAgain);
    connect(&session, &Session::stored, this, &LibraryHand::follow);
    connect(panel, &FindingsPanel::actRequested, this, &LibraryHand::act);
    connect(panel, &FindingsPanel::undoRequested, this, &LibraryHand::undo);
    connect(panel, &FindingsPanel::cancelRequested, this, [this] {
        if (m_watcher) {
            stop();
            m_panel->end(LibraryOutcome::Stopped);
        }
    });
}

LibraryHand::~LibraryHand()
{
    stop();
    m_pool.waitForDone();
}

void LibraryHand::setTheme(const ReaderTheme &theme)
{
    m_theme = theme;
    fetchLabels();
}

/// The library's tagset, whether an article is open or not.
void LibraryHand::fetchLabels()
{
    if (!m_session.library()) {
        m_panel->setStyle(m_theme.withTagset(Tagset::builtIn()), Tagset::builtIn());
        return;
    }
    whenFinished(m_session.library()->labels(), this, [this](const Result<QList<Label>> &labels) {
        if (!labels)
            Q_EMIT problem(labels.error().message);
        Tagset tagset = labels ? Tagset() : Tagset::builtIn();
        for (const Label &label : labels ? *labels : QList<Label>())
            tagset.put(label);
        m_panel->setStyle(m_theme.withTagset(tagset), tagset);
    });
}

void LibraryHand::stop()
{
    m_stop.request_stop();
    if (!m_watcher)
        return;
    m_watcher->disconnect(this);
    m_watcher->cancel();
    m_watcher.reset();
}

void LibraryHand::search(const QString &words, const SearchOptions &options, const QStringList &files)
{
    stop();
    m_last.reset();
    m_words = words;
    m_options = options;
    const Result<TextSearch> wanted = TextSearch::make(words, options);
    if (!wanted || wanted->isEmpty()) {
        m_panel->begin({});
        m_panel->refuse(wanted ? QString() : wanted.error().message);
        return;
    }
    m_panel->begin(words);
    m_stop = {};
    m_watcher = std::make_unique<QFutureWatcher<Batch>>();
    connect(m_watcher.get(), &QFutureWatcherBase::resultReadyAt, this,
            [this](int index) { take(m_watcher->resultAt(index)); });
    const auto run = [scope = libraryScope(m_session, files), search = *wanted,
                      stop = m_stop.get_token()](QPromise<Batch> &promise) {
        Batch batch;
        qsizetype hits = 0;
        QElapsedTimer since;
        since.start();
        const auto collect = [&](const LibraryFinding *finding, qsizetype done, qsizetype of) {
            batch.done = done;
            batch.of = of;
            if (finding) {
                batch.findings.append(*finding);
                hits += finding->hits.size();
            }
            if (since.elapsed() >= batchMilliseconds || hits >= batchHits) {
                promise.addResult(std::exchange(batch, {}));
                hits = 0;
                since.restart();
            }
        };
        batch.outcome = searchLibrary(scope, search, stop, collect);
        promise.addResult(std::move(batch));
    };
    m_watcher->setFuture(QtConcurrent::run(&m_pool, run));
}

void LibraryHand::take(const Batch &batch)
{
    m_panel->model()->add(batch.findings);
    if (batch.of > 0)
        m_panel->setProgress(batch.done, batch.of);
    if (!batch.outcome)
        return;
    m_panel->end(*batch.outcome);
    // Later: it is telling this.
    m_watcher->disconnect(this);
    m_watcher.release()->deleteLater();
}

void LibraryHand::act(LibraryAct::Kind kind, const QString &label)
{
    m_panel->setActing(true);
    m_panel->setOutcome(tr("Working…"), false);
    m_session.act({kind, label, m_panel->model()->ticked()},
                  [guard = QPointer<LibraryHand>(this)](const Result<Change> &change) {
                      if (guard)
                          guard->acted(change);
                  });
}

void LibraryHand::acted(const Result<Change> &change)
{
    m_panel->setActing(false);
    if (!change) {
        m_panel->setOutcome(change.error().message, false);
        return;
    }
    if (change->isEmpty()) {
        m_panel->setOutcome(tr("Nothing had to be done"), false);
        return;
    }
    m_last = *change;
    m_undoesWhereItFits = false;
    m_panel->setOutcome(tr("Done: %1").arg(change->title), true);
}

void LibraryHand::undo()
{
    if (!m_last)
        return;
    m_panel->setActing(true);
    const auto then = [guard = QPointer<LibraryHand>(this)](const Result<Change> &change) {
        if (guard)
            guard->takenBack(change);
    };
    if (m_undoesWhereItFits)
        m_session.reverseWhereItFits(*m_last, then);
    else
        m_session.reverse(*m_last, then);
}

void LibraryHand::takenBack(const Result<Change> &change)
{
    m_panel->setActing(false);
    if (!change) {
        // Something was done since in one of the articles: asked for once more, the others are enough.
        const bool isOffered = change.error().code == ErrorCode::Stale && !m_undoesWhereItFits;
        m_undoesWhereItFits = isOffered;
        m_panel->setOutcome(isOffered ? tr("%1. Undo once more takes it back in the others").arg(change.error().message)
                                      : change.error().message,
                            isOffered);
        return;
    }
    QSet<QUuid> left;
    for (const Edit &edit : m_last->edits)
        left.insert(edit.article);
    for (const Edit &edit : change->edits)
        left.remove(edit.article);
    left.remove(QUuid());
    if (!left.isEmpty())
        m_panel->setOutcome(tr("Taken back: %1, but not in %n article(s): what was done there since stays", nullptr,
                               static_cast<int>(left.size()))
                                .arg(m_last->title),
                            false);
}

/// Something is done, here or anywhere: is it the last act from here that was taken back, or done again?
void LibraryHand::follow(const Change &change)
{
    if (m_last && change.reverses == m_last->sequence && change.reverses > 0) {
        const bool isUndone = change.kind == Change::Kind::Undo;
        m_panel->setOutcome((isUndone ? tr("Taken back: %1") : tr("Done: %1")).arg(m_last->title), !isUndone);
    }
    for (const Edit &edit : change.edits)
        if (!edit.article.isNull())
            m_changed.insert(edit.article);
    if (!change.article.isNull())
        m_changed.insert(change.article);
    const bool labels = std::any_of(change.edits.cbegin(), change.edits.cend(),
                                    [](const Edit &edit) { return edit.kind == QLatin1StringView("label"); });
    if (labels)
        fetchLabels();
    if (!m_lookAgain.isActive())
        m_lookAgain.start();
}

/// The tags on the places of the articles in which something was done.
void LibraryHand::lookAgain()
{
    struct Place {
        QUuid article;
        QByteArray textHash;
        QList<Span> places;
        Result<QList<QStringList>> labels = QList<QStringList>();
    };
    QList<Place> all;
    for (const QUuid &article : std::exchange(m_changed, {})) {
        Place place{article, {}, {}};
        place.places = m_panel->model()->placesIn(article, &place.textHash);
        if (!place.places.isEmpty())
            all.append(place);
    }
    if (all.isEmpty() || !m_session.library())
        return;
    const auto looking = QtConcurrent::run([all, library = m_session.library()]() mutable {
        for (Place &place : all) {
            const Result<ArticleRecords> records = library->records(place.article).result();
            if (!records)
                place.labels = records.error();
            else if (records->textHash != place.textHash)
                place.labels = Error{ErrorCode::Stale, tr("Its text is another one by now; search again"), {}};
            else
                place.labels = labelsOn(records->annotations, place.places);
        }
        return all;
    });
    whenFinished(looking, this, [this](const QList<Place> &looked) {
        for (const Place &place : looked)
            if (place.labels)
                m_panel->model()->setLabels(place.article, *place.labels);
            else // what is shown of it can't be relied on
                m_panel->model()->leaveOut(place.article, place.labels.error().message);
    });
}

} // namespace bluepencil
