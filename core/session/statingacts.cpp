// SPDX-License-Identifier: GPL-3.0-or-later
// What a person says about an article as a whole.
#include "core/base/tr.h"
#include "core/session/openarticle.h"

namespace bluepencil {

namespace {

QString titleOf(ReadingStatus status)
{
    switch (status) {
    case ReadingStatus::Unread:
        return Core::tr("Mark the Article as Unread");
    case ReadingStatus::Reading:
        return Core::tr("Mark the Article as Being Read");
    case ReadingStatus::Done:
        break;
    }
    return Core::tr("Mark the Article as Done");
}

} // namespace

Result<void> OpenArticle::setState(const QString &title, ArticleState after)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const std::optional<ArticleState> before = m_layer->articleState();
    after.id = id();
    if (before ? *before == after : after.saysNothing())
        return {};
    if (!before)
        return act(title, {insertion(after)});
    return act(title, {after.saysNothing() ? removal(*before) : replacement(*before, after)});
}

Result<void> OpenArticle::setStatus(ReadingStatus status)
{
    ArticleState after = state();
    after.status = status;
    return setState(titleOf(status), after);
}

Result<void> OpenArticle::setArticleLabels(const QStringList &labels)
{
    ArticleState after = state();
    after.labels.clear();
    for (const QString &label : labels) {
        const QString word = label.simplified();
        if (word.isEmpty())
            return Error{ErrorCode::Invalid, Core::tr("A label of the article has no name; type one"), {}};
        if (!after.labels.contains(word))
            after.labels.append(word);
    }
    return setState(Core::tr("Label the Article"), after);
}

Result<void> OpenArticle::setArticleNote(const QString &note)
{
    ArticleState after = state();
    after.note = note;
    return setState(Core::tr("Note on the Article"), after);
}

} // namespace bluepencil
