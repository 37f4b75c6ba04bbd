// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/librarysearch.h"

#include "core/base/tr.h"
#include "core/reading/articlereader.h"
#include "core/reading/filesource.h"
#include "core/session/libraryact.h"
#include "core/session/loading.h"
#include "core/session/session.h"
#include "core/text/boundaries.h"
#include "core/text/utf8.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QFuture>
#include <QSet>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qint32 bytesBefore = 60; // of the line around a hit
constexpr qint32 bytesAfter = 160;
constexpr qint32 bytesOfHit = 300;

QString canonical(const QString &path)
{
    const QString found = QFileInfo(path).canonicalFilePath();
    return found.isEmpty() ? path : found;
}

Article articleOf(const ArticleVersion &version)
{
    ArticleParts parts;
    parts.text = version.text;
    parts.id = version.idName;
    return Article(std::move(parts));
}

/// One line of it: what would break a line or can't be seen becomes a blank.
QString oneLine(QString text)
{
    for (QChar &c : text)
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    return text;
}

LibraryHit hitAt(const Article &article, Span words)
{
    const QByteArray &text = article.text();
    const Span paragraph = article.paragraphs().span(article.paragraphs().at(words.start));
    LibraryHit hit;
    hit.words = words;
    qint32 from = std::max(paragraph.start, words.start - bytesBefore);
    const bool isCut = from > paragraph.start;
    if (isCut) // whole words, where there are any
        if (const qsizetype blank = text.indexOf(' ', from); blank >= 0 && blank < words.start)
            from = static_cast<qint32>(blank + 1);
    hit.before = oneLine((isCut ? QStringLiteral("…") : QString()) +
                         article.string({utf8::ceilBoundary(text, from), words.start}));
    const qint32 shown = utf8::floorBoundary(text, std::min(words.end, words.start + bytesOfHit));
    hit.text = oneLine(article.string({words.start, shown})) + (shown < words.end ? QStringLiteral("…") : QString());
    const qint32 lineEnd = std::max(paragraph.end, words.end);
    const qint32 to = utf8::floorBoundary(text, std::min(lineEnd, words.end + bytesAfter));
    hit.after = oneLine(article.string({words.end, to})) + (to < lineEnd ? QStringLiteral("…") : QString());
    return hit;
}

/// One search going through the library.
class Search
{
public:
    using Take = std::function<void(const LibraryFinding *, qsizetype, qsizetype)>;
    Search(const LibraryScope &scope, const TextSearch &search, const std::stop_token &stop, const Take &take)
        : m_scope(scope)
        , m_search(search)
        , m_stop(stop)
        , m_take(take)
    {
    }

    LibraryOutcome run();

private:
    void lookThrough(const LibraryScope::Open &open);
    void lookThroughFile(const QString &path);
    void lookThroughStored(const ArticleSummary &summary);
    void showStored(const Article &article, const QList<Span> &places, LibraryFinding &finding) const;
    bool fileFits(const ArticleVersion &version, LibraryFinding &finding) const;
    QList<Span> placesIn(const Article &article, LibraryFinding &finding);
    static void show(const Article &article, const QList<Span> &places, const QList<Annotation> &annotations,
                     LibraryFinding &finding);
    void tell(const LibraryFinding &finding);
    static void leaveOut(LibraryFinding &finding, const QString &why);
    bool isOver() const { return m_stop.stop_requested() || m_hits >= mostLibraryHits; }

    const LibraryScope &m_scope;
    const TextSearch &m_search;
    const std::stop_token &m_stop;
    const Take &m_take;
    QSet<QUuid> m_seen;
    qsizetype m_hits = 0;
    qsizetype m_done = 0;
    qsizetype m_all = 0;
};

LibraryOutcome Search::run()
{
    QList<ArticleSummary> known;
    if (m_scope.library)
        if (const Result<QList<ArticleSummary>> articles = m_scope.library->articles().result(); articles)
            known = *articles;
    QSet<QString> paths; // open, or known to the store
    for (const LibraryScope::Open &open : m_scope.open)
        paths.insert(open.version.path);
    QHash<QString, ArticleSummary> byPath;
    for (const ArticleSummary &summary : std::as_const(known))
        if (!summary.path.isEmpty())
            byPath.insert(summary.path, summary);
    QStringList files;
    for (const QString &file : m_scope.files)
        if (const QString path = canonical(file); !paths.contains(path)) {
            paths.insert(path);
            files.append(path);
        }
    m_all = m_scope.open.size() + files.size() + known.size();
    for (const LibraryScope::Open &open : m_scope.open)
        if (!isOver())
            lookThrough(open);
    for (const QString &path : std::as_const(files)) {
        if (isOver())
            break;
        if (const auto summary = byPath.constFind(path); summary != byPath.cend())
            lookThroughStored(*summary);
        else
            lookThroughFile(path);
    }
    for (const ArticleSummary &summary : std::as_const(known))
        if (!isOver())
            lookThroughStored(summary);
    return m_stop.stop_requested()     ? LibraryOutcome::Stopped
           : m_hits >= mostLibraryHits ? LibraryOutcome::TooMany
                                       : LibraryOutcome::Complete;
}

void Search::leaveOut(LibraryFinding &finding, const QString &why)
{
    finding.hits.clear();
    finding.note = why;
    finding.leftOut = true;
}

void Search::tell(const LibraryFinding &finding)
{
    ++m_done;
    const bool isAnything = finding.leftOut || !finding.hits.isEmpty();
    m_take(isAnything ? &finding : nullptr, std::min(m_done, m_all), m_all);
}

/// All hits of an article, as they would be tagged.
QList<Span> Search::placesIn(const Article &article, LibraryFinding &finding)
{
    QList<Span> places;
    const auto collect = [&](const QList<Span> &hits) {
        for (const Span hit : hits)
            if (const Span words = trimmed(article, hit); !words.isEmpty() && m_hits < mostLibraryHits) {
                places.append(words);
                ++m_hits;
            }
        return !isOver();
    };
    const TextSearch::Outcome outcome = m_search.find(article, {0, article.size()}, collect);
    if (outcome == TextSearch::Outcome::TooSlow)
        finding.note = Core::tr("The pattern takes too long for some paragraphs, which were left out; make it simpler");
    return places;
}

void Search::show(const Article &article, const QList<Span> &places, const QList<Annotation> &annotations,
                  LibraryFinding &finding)
{
    const QList<QStringList> labels = labelsOn(annotations, places);
    finding.hits.reserve(places.size());
    for (qsizetype i = 0; i < places.size(); ++i) {
        finding.hits.append(hitAt(article, places[i]));
        finding.hits.last().labels = labels[i];
    }
}

void Search::lookThrough(const LibraryScope::Open &open)
{
    LibraryFinding finding;
    finding.version = open.version;
    if (open.isReady) {
        m_seen.insert(open.version.article);
        const QList<Span> places = placesIn(open.article, finding);
        show(open.article, places, places.isEmpty() ? QList<Annotation>() : open.records.annotations(), finding);
    } else {
        leaveOut(finding, Core::tr("It is still being opened; search again in a moment"));
    }
    tell(finding);
}

/// A file that the store knows nothing of, at least not at this place.
void Search::lookThroughFile(const QString &path)
{
    LibraryFinding finding;
    finding.version.path = path;
    finding.version.title = QFileInfo(path).fileName();
    const Result<Article> article = readArticle(path, m_stop);
    if (!article) {
        leaveOut(finding, article.error().message);
        if (!m_stop.stop_requested())
            tell(finding);
        return;
    }
    finding.version = versionOf(*article);
    QList<Annotation> annotations;
    if (m_scope.library) {
        const Result<StoredArticle> stored = m_scope.library->identify(finding.version).result();
        if (!stored) {
            leaveOut(finding, stored.error().message);
            tell(finding);
            return;
        }
        finding.version.article = stored->article;
        if (m_seen.contains(stored->article))
            return; // open, under another name
        m_seen.insert(stored->article);
        if (!stored->text.isEmpty())
            leaveOut(finding, Core::tr("Its tags are of another version of the text; open it once, then search again"));
        annotations = stored->annotations;
    }
    if (!finding.leftOut)
        show(*article, placesIn(*article, finding), annotations, finding);
    tell(finding);
}

/// Does its file still hold the text that the store's tags belong to? Where that can't be said, it is left out.
bool Search::fileFits(const ArticleVersion &version, LibraryFinding &finding) const
{
    if (version.path.isEmpty())
        return true; // pasted
    if (!QFileInfo::exists(version.path)) {
        finding.note = Core::tr("Its file is gone; this is its text as the library keeps it");
        return true;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const Result<std::unique_ptr<FileSource>> file = FileSource::open(version.path);
    Result<QByteArrayView> bytes = file ? Result<QByteArrayView>(QByteArrayView()) : file.error();
    while (bytes && (bytes = (*file)->next(m_stop)) && !bytes->isEmpty())
        hash.addData(QByteArray::fromRawData(bytes->data(), bytes->size()));
    if (!bytes) {
        leaveOut(finding, bytes.error().message);
        return false;
    }
    if (hash.result() == version.fileHash)
        return true;
    // Other bytes may be the same text: other line ends, another encoding.
    const Result<Article> article = readArticle(version.path, m_stop);
    if (article && article->textHash() == version.textHash)
        return true;
    leaveOut(finding, article ? Core::tr("Its file has changed since you tagged it; open it once, so that its tags "
                                         "come along, then search again")
                              : article.error().message);
    return false;
}

void Search::lookThroughStored(const ArticleSummary &summary)
{
    if (m_seen.contains(summary.article)) {
        ++m_done;
        return;
    }
    m_seen.insert(summary.article);
    LibraryFinding finding;
    finding.version.article = summary.article;
    finding.version.path = summary.path;
    finding.version.title = summary.title;
    const Result<Library::Snapshot> snapshot = m_scope.library->snapshot(summary.article).result();
    if (!snapshot) {
        leaveOut(finding, snapshot.error().message);
        tell(finding);
        return;
    }
    finding.version = snapshot->version;
    finding.version.text.clear(); // the store has it
    if (fileFits(snapshot->version, finding)) {
        const Article article = articleOf(snapshot->version);
        if (const QList<Span> places = placesIn(article, finding); !places.isEmpty())
            showStored(article, places, finding);
    }
    if (!m_stop.stop_requested()) // else it may look unreadable
        tell(finding);
}

void Search::showStored(const Article &article, const QList<Span> &places, LibraryFinding &finding) const
{
    const Result<ArticleRecords> records = m_scope.library->records(finding.version.article).result();
    if (!records)
        leaveOut(finding, records.error().message);
    else if (records->textHash != finding.version.textHash)
        leaveOut(finding, Core::tr("It was changed while it was looked through; search again"));
    else
        show(article, places, records->annotations, finding);
}

} // namespace

LibraryScope libraryScope(const Session &session, const QStringList &files)
{
    LibraryScope scope;
    scope.files = files;
    scope.library = session.library();
    QSet<QUuid> seen; // one text may be open under two names
    for (const auto &article : session.articles()) {
        if (article->phase() == OpenArticle::Phase::Failed || (!article->id().isNull() && seen.contains(article->id())))
            continue;
        seen.insert(article->id());
        LibraryScope::Open open;
        open.version = article->version();
        if (open.version.title.isEmpty())
            open.version.title = article->article().displayTitle();
        open.isReady = article->phase() == OpenArticle::Phase::Ready;
        if (open.isReady) {
            open.article = article->article();
            open.records = article->layer().records();
        }
        scope.open.append(open);
    }
    return scope;
}

LibraryOutcome searchLibrary(const LibraryScope &scope, const TextSearch &search, const std::stop_token &stop,
                             const std::function<void(const LibraryFinding *, qsizetype, qsizetype)> &take)
{
    return Search(scope, search, stop, take).run();
}

} // namespace bluepencil
