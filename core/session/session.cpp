// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include <QFileInfo>

#include <algorithm>

namespace bluepencil {

namespace {

/// The path without links; as it was given where nothing stands there.
QString realPath(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QFileInfo file(path);
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? file.absoluteFilePath() : canonical;
}

} // namespace

Session::Session(std::shared_ptr<Library> library, QObject *parent)
    : QObject(parent)
    , m_library(std::move(library))
{
    m_acting.setMaxThreadCount(1);
    if (m_library)
        connect(m_library.get(), &Library::changedElsewhere, this, [this](const QList<Change> &changes) {
            for (const Change &change : changes)
                Q_EMIT stored(change);
        });
}

std::vector<std::shared_ptr<OpenArticle>> Session::articles() const
{
    std::vector<std::shared_ptr<OpenArticle>> alive;
    for (const Opened &opened : m_open)
        if (auto article = opened.article.lock())
            alive.push_back(std::move(article));
    return alive;
}

std::shared_ptr<OpenArticle> Session::open(const ArticleRequest &request)
{
    std::erase_if(m_open, [](const Opened &opened) { return opened.article.expired(); });
    const QString path = realPath(request.path);
    for (const Opened &opened : m_open) {
        const std::shared_ptr<OpenArticle> article = opened.article.lock();
        if (article->phase() == OpenArticle::Phase::Failed)
            continue;
        const bool sameFile =
            !path.isEmpty() && (opened.path == path || realPath(article->article().source().path) == path);
        const bool sameStored = !request.stored.isNull() && article->id() == request.stored;
        if (sameFile || sameStored)
            return article;
    }
    auto article = OpenArticle::open(request, m_library);
    m_open.push_back({path, article});
    connect(article.get(), &OpenArticle::phaseChanged, article.get(), [source = article.get()] {
        if (source->phase() == OpenArticle::Phase::Ready)
            source->watchFile();
    });
    connect(article.get(), &OpenArticle::stored, this, [this, source = article.get()](const Change &change) {
        for (const auto &other : articles())
            if (other.get() != source && (change.article.isNull() || change.article == other->id()))
                other->follow({change});
        Q_EMIT stored(change);
    });
    connect(article.get(), &OpenArticle::writeFailed, this, [this](const Error &error, const QList<Change> &takenBack) {
        if (!m_errorSinceFlush)
            m_errorSinceFlush = error;
        Q_EMIT writeFailed(error, takenBack);
    });
    connect(article.get(), &OpenArticle::refusedChanged, this,
            [this, source = article.get()] { watchRefused(*source); });
    return article;
}

void Session::watchRefused(OpenArticle &article)
{
    const auto held = article.shared_from_this();
    if (article.refused().isEmpty())
        // Later: the article is in the middle of telling this.
        QMetaObject::invokeMethod(this, &Session::letGo, Qt::QueuedConnection);
    else if (std::find(m_withRefused.begin(), m_withRefused.end(), held) == m_withRefused.end())
        m_withRefused.push_back(held);
    Q_EMIT refusedChanged();
}

void Session::letGo()
{
    std::erase_if(m_withRefused, [](const auto &article) { return article->refused().isEmpty(); });
}

QList<RefusedAct> Session::refused() const
{
    QList<RefusedAct> all;
    for (const auto &article : m_withRefused)
        all += article->refused();
    return all;
}

Result<void> Session::redoRefused()
{
    Result<void> first;
    for (const auto &article : std::vector(m_withRefused))
        if (const Result<void> done = article->redoRefused(); !done && first)
            first = done;
    return first;
}

void Session::redoRefusedWhereItFits(const std::function<void(const Result<QList<Misfit>> &)> &then)
{
    struct Sum {
        std::size_t waiting = 0;
        QList<Misfit> leftOut;
        std::optional<Error> first;
    };
    const auto sum = std::make_shared<Sum>();
    const std::vector all(m_withRefused);
    sum->waiting = all.size();
    for (const auto &article : all)
        article->redoRefusedWhereItFits([sum, then](const Result<QList<Misfit>> &leftOut) {
            if (leftOut)
                sum->leftOut += *leftOut;
            else if (!sum->first)
                sum->first = leftOut.error();
            if (--sum->waiting == 0)
                then(sum->first ? Result<QList<Misfit>>(*sum->first) : sum->leftOut);
        });
}

void Session::dropRefused()
{
    for (const auto &article : std::vector(m_withRefused))
        article->dropRefused();
}

void Session::reopen(const std::shared_ptr<OpenArticle> &article)
{
    // The last moment for what was refused: it speaks of places in this text.
    const Result<void> redone = article->redoRefused();
    Q_UNUSED(redone) // what does not go stays in refused()
    article->setSuperseded(true);
    const auto replace = [this, article] {
        if (!article->refused().isEmpty()) {
            // They speak of places in this text: it stays until they are kept, or left out.
            article->setSuperseded(false);
            return;
        }
        openAgain(article);
    };
    if (article->isSaved()) {
        replace();
        return;
    }
    connect(
        article.get(), &OpenArticle::savedChanged, this,
        [replace](bool saved) {
            if (saved)
                replace();
        },
        Qt::SingleShotConnection);
}

void Session::openAgain(const std::shared_ptr<OpenArticle> &article)
{
    std::erase_if(m_open, [&](const Opened &opened) { return opened.article.lock() == article; });
    const std::shared_ptr<OpenArticle> fresh = open(article->request());
    m_reopening.push_back({article, fresh});
    connect(fresh.get(), &OpenArticle::phaseChanged, this,
            [this, fresh = std::weak_ptr(fresh)] { openedAgain(fresh.lock()); });
}

/// Told when there is text, or none: until then the old text is a better sight than an empty page.
void Session::openedAgain(const std::shared_ptr<OpenArticle> &fresh)
{
    const auto entry = std::find_if(m_reopening.begin(), m_reopening.end(),
                                    [&](const Reopening &reopening) { return reopening.fresh == fresh; });
    if (entry == m_reopening.end() || fresh->phase() == OpenArticle::Phase::Reading)
        return;
    const std::shared_ptr<OpenArticle> old = entry->old;
    m_reopening.erase(entry);
    if (fresh->phase() != OpenArticle::Phase::Failed) {
        Q_EMIT replaced(old.get(), fresh);
        return;
    }
    std::erase_if(m_open, [&](const Opened &opened) { return opened.article.lock() == fresh; });
    m_open.push_back({realPath(old->request().path), old});
    old->setSuperseded(false);
    Q_EMIT notReopened(old.get(), fresh->error());
}

Result<void> Session::flush()
{
    m_errorSinceFlush.reset();
    for (const auto &article : articles()) {
        // Its own first error may be an old one that was told long ago; those of now come by writeFailed.
        const Result<void> flushed = article->flush();
        Q_UNUSED(flushed)
    }
    m_acting.waitForDone();
    if (m_library)
        m_library->drain();
    if (m_errorSinceFlush)
        return *m_errorSinceFlush;
    return {};
}

} // namespace bluepencil
