// SPDX-License-Identifier: GPL-3.0-or-later
// Opening: read, ask the store, recognize. What a person does to the article is in acts.cpp, how it is kept in
// keeping.cpp, what was refused in refused.cpp, what an exporter is given in annotated.cpp.
#include "core/session/openarticle.h"

#include "core/base/disposal.h"
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/reading/articlereader.h"
#include "core/reading/header.h"
#include "core/recognition/recognizer.h"
#include "core/session/editedcast.h"
#include "core/session/filewatch.h"
#include "core/session/loading.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>

namespace bluepencil {

namespace {

// Bytes. Where every third word is a name, suggestions take twenty times the text's memory.
constexpr qint32 longestRecognized = 128 << 20;

Article articleFromSnapshot(const ArticleVersion &version)
{
    ArticleParts parts;
    parts.text = version.text;
    parts.header = recognizeHeader(version.text);
    parts.source.path = version.path;
    parts.source.fileHash = version.fileHash;
    parts.source.encoding = QStringLiteral("UTF-8");
    parts.source.unit = SourceInfo::Unit::Unknown; // the file is gone: its own offsets can't be told
    parts.source.readerId = QStringLiteral("store");
    parts.id = version.idName;
    return Article(std::move(parts));
}

} // namespace

ArticleRequest ArticleRequest::file(const QString &path)
{
    ArticleRequest request;
    request.path = QFileInfo(path).absoluteFilePath();
    return request;
}

ArticleRequest ArticleRequest::pasted(const QByteArray &bytes, const QString &name)
{
    ArticleRequest request;
    request.bytes = bytes;
    request.name = name;
    return request;
}

ArticleRequest ArticleRequest::fromStore(const QUuid &article)
{
    ArticleRequest request;
    request.stored = article;
    return request;
}

std::shared_ptr<OpenArticle> OpenArticle::open(const ArticleRequest &request, std::shared_ptr<Library> library,
                                               bool recognize)
{
    const std::shared_ptr<OpenArticle> article(new OpenArticle(request, std::move(library), recognize));
    article->begin();
    return article;
}

Result<std::shared_ptr<OpenArticle>> OpenArticle::openBlocking(const ArticleRequest &request,
                                                               std::shared_ptr<Library> library, bool recognize)
{
    const std::shared_ptr<OpenArticle> article = open(request, std::move(library), recognize);
    QEventLoop loop;
    const auto quitWhenDone = [&] {
        if (article->phase() == Phase::Failed || (article->phase() == Phase::Ready && !article->isRecognizing()))
            loop.quit();
    };
    connect(article.get(), &OpenArticle::phaseChanged, &loop, quitWhenDone);
    connect(article.get(), &OpenArticle::suggestionsChanged, &loop, quitWhenDone);
    if (article->phase() != Phase::Failed && (article->phase() != Phase::Ready || article->isRecognizing()))
        loop.exec();
    if (article->phase() == Phase::Failed)
        return article->error();
    return article;
}

OpenArticle::OpenArticle(const ArticleRequest &request, std::shared_ptr<Library> library, bool recognize)
    : m_request(request)
    , m_library(std::move(library))
    , m_wantsRecognition(recognize)
    , m_layer(std::make_shared<AnnotationLayer>())
    , m_suggestions(std::make_shared<Suggestions>())
{
    if (m_library)
        connect(m_library.get(), &Library::changedElsewhere, this, &OpenArticle::follow);
}

OpenArticle::~OpenArticle()
{
    m_stop.request_stop();
    // To free a hundred thousand records takes longer than a frame.
    struct Remains {
        std::shared_ptr<AnnotationLayer> layer;
        History history;
        std::shared_ptr<Suggestions> suggestions;
        Recognition found;
    };
    if (m_layer->count() + m_layer->decisionCount() + m_history.log().size() + m_suggestions->count() > 1000)
        QThreadPool::globalInstance()->start([remains = std::make_shared<Remains>(Remains{
                                                  std::move(m_layer), std::move(m_history), std::move(m_suggestions),
                                                  std::move(m_found)})]() mutable { remains.reset(); });
}

void OpenArticle::stop()
{
    m_stop.request_stop();
}

void OpenArticle::watchFile()
{
    if (m_watch || m_article.source().stamp.size < 0)
        return;
    m_watch = std::make_unique<FileWatch>(m_article);
    connect(m_watch.get(), &FileWatch::changed, this, &OpenArticle::fileChanged);
}

bool OpenArticle::fileHasChanged() const
{
    return m_watch && m_watch->hasChanged();
}

bool OpenArticle::fileIsGone() const
{
    return m_watch && m_watch->isGone();
}

void OpenArticle::lookAtFile()
{
    if (m_watch)
        m_watch->look();
}

const Recognition &OpenArticle::found() const
{
    // It is here before its suggestions are compared with the layer.
    const bool isSettled = m_found.mentions.size() == recognition().mentions.size() &&
                           m_found.quotes.size() == recognition().quotes.size();
    return isSettled ? m_found : recognition();
}

bool OpenArticle::isReadOnly() const
{
    return !m_library || m_library->isReadOnly();
}

void OpenArticle::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged(phase);
}

void OpenArticle::fail(const Error &error)
{
    m_error = error;
    setPhase(Phase::Failed);
}

void OpenArticle::begin()
{
    if (!m_request.stored.isNull()) {
        openSnapshot(
            {ErrorCode::NotFound, Core::tr("The library does not hold this article any more; open its file"), {}});
        return;
    }
    const ArticleRequest request = m_request;
    const std::stop_token stop = m_stop.get_token();
    const auto reading = QtConcurrent::run([request, stop, watch = readingWatch()]() -> Result<Article> {
        Result<Article> article = request.path.isEmpty() ? readArticle(ReaderInput{request.bytes, {}, request.name})
                                                         : readArticle(request.path, stop, watch);
        if (article)
            article->textHash(); // here, because the store will ask for it on the GUI thread
        return article;
    });
    whenFinished(reading, this, [this](const Result<Article> &result) {
        if (result)
            textRead(*result);
        else if (m_library && !m_request.path.isEmpty() && result.error().code == ErrorCode::NotFound)
            openSnapshot(result.error());
        else
            fail(result.error());
    });
}

/// Brings what is told on the reading thread over to this one.
ReadingWatch OpenArticle::readingWatch()
{
    const auto later = [guard = QPointer<OpenArticle>(this)](auto tell) {
        QMetaObject::invokeMethod(
            qApp,
            [guard, tell = std::move(tell)] {
                if (guard && (guard->m_phase == Phase::Reading || guard->m_phase == Phase::Growing))
                    tell(*guard);
            },
            Qt::QueuedConnection);
    };
    ReadingWatch watch;
    watch.text = [later](const Article &article, bool continues) {
        later([article, continues](OpenArticle &self) { self.textCame(article, continues); });
    };
    watch.progress = [later, last = -1](double fraction) mutable {
        const int percent = static_cast<int>(fraction * 100);
        if (std::exchange(last, percent) != percent)
            later([fraction](OpenArticle &self) { Q_EMIT self.readingProgress(fraction); });
    };
    return watch;
}

void OpenArticle::textCame(const Article &article, bool continues)
{
    m_article = article;
    if (m_phase == Phase::Reading)
        setPhase(Phase::Growing);
    else
        Q_EMIT textGrew(continues);
}

void OpenArticle::openSnapshot(const Error &readError)
{
    if (!m_library) {
        fail(readError);
        return;
    }
    const auto answer =
        m_request.stored.isNull() ? m_library->snapshot(m_request.path) : m_library->snapshot(m_request.stored);
    whenFinished(answer, this, [this, readError](const Result<Library::Snapshot> &snapshot) {
        if (!snapshot) {
            fail(snapshot.error().code == ErrorCode::NotFound ? readError : snapshot.error());
            return;
        }
        const ArticleVersion &version = snapshot->version;
        if (!version.path.isEmpty() && !QFileInfo::exists(version.path))
            m_notice = Core::tr("The file is gone; this is its text as the library keeps it. Your tags are safe");
        m_version.article = version.article;
        const auto making = QtConcurrent::run([version] {
            const Article article = articleFromSnapshot(version);
            article.textHash(); // linear, as the paragraphs are
            return article;
        });
        whenFinished(making, this, [this](const Article &article) { textRead(article); });
    });
}

void OpenArticle::textRead(const Article &article)
{
    m_article = article;
    const QUuid known = m_version.article;
    m_version = versionOf(article);
    m_version.article = known;
    if (article.source().replacedBytes > 0 && m_notice.isEmpty())
        m_notice = Core::tr("%n byte(s) of the file are no text; each such place is shown as \uFFFD", nullptr,
                            article.source().replacedBytes);
    // The text is shown before the store has answered: opening never waits for a disk.
    setPhase(Phase::Matching);
    startRecognition();
    if (!m_library) {
        setPhase(Phase::Ready);
        return;
    }
    whenFinished(m_library->identify(m_version), this,
                 [this](const Result<StoredArticle> &stored) { matched(stored); });
}

/// The article can still be read; only keeping is not possible.
void OpenArticle::doWithoutLibrary(const QString &why)
{
    m_notice = why;
    m_library.reset();
}

void OpenArticle::matched(const Result<StoredArticle> &result)
{
    if (!result) {
        cannotLoad(result.error().message);
        return;
    }
    m_version.article = result->article;
    m_loadedSequence = result->sequence;
    // Thousands of tags take their time, more so where their places have to be found again: the text can be read
    // meanwhile.
    const auto loading =
        QtConcurrent::run([stored = *result, article = m_article] { return loadArticle(stored, article); });
    whenFinished(loading, this, [this](const Result<std::shared_ptr<LoadedArticle>> &article) { loaded(article); });
}

void OpenArticle::loaded(const Result<std::shared_ptr<LoadedArticle>> &result)
{
    if (!result) {
        cannotLoad(result.error().message);
        return;
    }
    LoadedArticle &found = **result;
    m_layer = std::make_shared<AnnotationLayer>(std::move(found.layer));
    m_history = std::move(found.history);
    ++m_layersLoaded;
    if (found.hasMoved)
        keepReanchored(found);
    else if (m_request.path.isEmpty() && m_request.stored.isNull() && !found.isKnown && !m_library->isReadOnly())
        keepPastedText();
    if (m_suggestions->count() == 0) { // none, or they come later
        becomeReady();
        return;
    }
    settle(nullptr, [this] { becomeReady(); });
}

void OpenArticle::cannotLoad(const QString &why)
{
    doWithoutLibrary(why);
    setPhase(Phase::Ready);
}

void OpenArticle::becomeReady()
{
    setPhase(Phase::Ready);
    if (!m_recognizing)
        Q_EMIT suggestionsChanged();
    if (m_pending.isEmpty())
        followHeld();
}

/// The first act on an article whose text has changed. The layer has it. The file need not have changed: two files
/// that once had the same text share their tags, and the other one may have gone on.
void OpenArticle::keepReanchored(const LoadedArticle &loaded)
{
    Change change = loaded.moved.change;
    stamp(change);
    m_history.add(change);
    const bool isAnythingThere = m_layer->count() > 0 || m_layer->decisionCount() > 0 || m_layer->castFactCount() > 0;
    if (isAnythingThere) {
        QStringList outcome;
        if (loaded.moved.kept > 0)
            outcome.append(Core::tr("%n tag(s) stand where they stood", nullptr, static_cast<int>(loaded.moved.kept)));
        if (loaded.moved.moved > 0)
            outcome.append(
                Core::tr("%n tag(s) moved along with their words", nullptr, static_cast<int>(loaded.moved.moved)));
        if (loaded.moved.lost > 0)
            outcome.append(Core::tr("%n tag(s) have lost their words and are listed under Tags", nullptr,
                                    static_cast<int>(loaded.moved.lost)));
        m_notice = outcome.isEmpty() ? Core::tr("This is another version of the text than you read last")
                                     : Core::tr("The tags were last kept with another version of this text: %1")
                                           .arg(outcome.join(QStringLiteral(", ")));
    }
    if (isReadOnly())
        return; // the places are found again each time
    m_pending.append(change);
    Q_EMIT changed(change, {0, m_article.size()});
    sendFirst();
}

/// Pasted text stands nowhere else: the library keeps it at once.
void OpenArticle::keepPastedText()
{
    Change keep;
    keep.kind = Change::Kind::Reanchor;
    keep.title = Core::tr("Keep the pasted text");
    stamp(keep);
    m_pending.append(keep);
    Q_EMIT changed(keep, {});
    sendFirst();
}

void OpenArticle::startRecognition()
{
    if (!m_wantsRecognition)
        return;
    if (m_article.size() > longestRecognized) {
        m_recognitionError = Core::tr("The article is longer than 128 MB, so people, places and quotes are not looked "
                                      "for in it; read it and tag by hand, or split the file");
        return;
    }
    m_recognizing = true;
    const Article article = m_article;
    const std::stop_token stop = m_stop.get_token();
    const auto report = [guard = QPointer<OpenArticle>(this)](double fraction) {
        QMetaObject::invokeMethod(
            qApp,
            [guard, fraction] {
                if (guard)
                    Q_EMIT guard->recognitionProgress(fraction);
            },
            Qt::QueuedConnection);
    };
    const auto recognizing = QtConcurrent::run([article, stop, report]() -> Result<std::shared_ptr<Suggestions>> {
        const Result<std::shared_ptr<const Recognizer>> recognizer = defaultRecognizer();
        if (!recognizer)
            return recognizer.error();
        Result<Recognition> recognition = (*recognizer)->recognize(article, stop, report);
        if (!recognition)
            return recognition.error();
        return std::make_shared<Suggestions>(std::move(*recognition));
    });
    whenFinished(recognizing, this, [this](const Result<std::shared_ptr<Suggestions>> &result) { recognized(result); });
}

void OpenArticle::recognized(const Result<std::shared_ptr<Suggestions>> &result)
{
    if (!result) {
        m_recognizing = false;
        m_recognitionError = result.error().message;
        Q_EMIT suggestionsChanged();
        return;
    }
    m_found = (*result)->recognition();
    settle(*result, [this] {
        m_recognizing = false;
        Q_EMIT suggestionsChanged();
    });
}

/// Puts suggestions (null: those that are there, made anew) in place, less what the layer has settled. They are
/// compared on a worker; what happens to the layer meanwhile is made up for here.
void OpenArticle::settle(const std::shared_ptr<Suggestions> &fresh, const std::function<void()> &then)
{
    m_isSettling = true;
    m_missed.clear();
    const auto settling =
        QtConcurrent::run([fresh, found = m_found, article = m_article, records = m_layer->records()] {
            const QList<CastFact> facts = records.castFacts();
            const auto suggestions =
                fresh && facts.isEmpty() ? fresh : std::make_shared<Suggestions>(withCastFacts(article, found, facts));
            suggestions->settle(records);
            return suggestions;
        });
    whenFinished(
        settling, this, [this, then, layersLoaded = m_layersLoaded](const std::shared_ptr<Suggestions> &settled) {
            const bool missedMuch = std::any_of(m_missed.cbegin(), m_missed.cend(), [&settled](const Change &change) {
                return changesCast(change) || settled->changesOffer(change) || change.edits.size() >= worthAWorker;
            });
            if (missedMuch || layersLoaded != m_layersLoaded) { // the store answered in between
                settle(nullptr, then);
                return;
            }
            m_isSettling = false;
            for (const Change &change : std::exchange(m_missed, {}))
                settled->follow(change, *m_layer);
            dispose(std::exchange(m_suggestions, settled));
            then();
        });
}

} // namespace bluepencil
