// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include <QFileInfo>

namespace bluepencil {

Session::Session(std::shared_ptr<Library> library, QObject *parent) : QObject(parent), m_library(std::move(library)) {}

std::vector<std::shared_ptr<OpenArticle>> Session::articles() const
{
    std::vector<std::shared_ptr<OpenArticle>> alive;
    for (const auto &weak : m_open)
        if (auto article = weak.lock())
            alive.push_back(std::move(article));
    return alive;
}

std::shared_ptr<OpenArticle> Session::open(const ArticleRequest &request)
{
    std::erase_if(m_open, [](const std::weak_ptr<OpenArticle> &weak) { return weak.expired(); });
    const QString canonical = request.path.isEmpty() ? QString() : QFileInfo(request.path).canonicalFilePath();
    for (const auto &article : articles()) {
        if (article->phase() == OpenArticle::Phase::Failed)
            continue;
        const bool sameFile = !canonical.isEmpty() &&
                              QFileInfo(article->article().source().path).canonicalFilePath() == canonical;
        const bool sameStored = !request.stored.isNull() && article->id() == request.stored;
        if (sameFile || sameStored)
            return article;
    }
    auto article = OpenArticle::open(request, m_library);
    m_open.push_back(article);
    connect(article.get(), &OpenArticle::stored, this, [this, source = article.get()](const Change &change) {
        for (const auto &other : articles())
            if (other.get() != source && (change.article.isNull() || change.article == other->id()))
                other->follow({change});
    });
    return article;
}

Result<void> Session::flush()
{
    Result<void> first;
    for (const auto &article : articles())
        if (const Result<void> flushed = article->flush(); !flushed && first)
            first = flushed;
    if (m_library)
        m_library->drain();
    return first;
}

} // namespace bluepencil
