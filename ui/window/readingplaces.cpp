// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/readingplaces.h"

#include "core/base/whenfinished.h"
#include "core/session/openarticle.h"
#include "core/text/boundaries.h"
#include "ui/reader/readerview.h"
#include "ui/window/settings.h"

#include <QtConcurrent>

namespace bluepencil {

namespace {

constexpr qint32 wordsLength = 120; // bytes of a paragraph, enough to find it again

/// Under what name the place is kept; empty for a text that is in no file and not in the library.
QString keyOf(const OpenArticle &article)
{
    if (const QString path = article.article().source().path; !path.isEmpty())
        return path;
    return article.id().isNull() ? QString() : article.id().toString();
}

bool isWhole(const OpenArticle &article)
{
    return article.phase() == OpenArticle::Phase::Matching || article.phase() == OpenArticle::Phase::Ready;
}

} // namespace

ReadingPlaces::ReadingPlaces(Settings &settings, ReaderView *view, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_view(view)
{
}

void ReadingPlaces::leave(const OpenArticle &article)
{
    if (const QString key = keyOf(article); !key.isEmpty())
        m_settings.setReadingPlace(key, m_view->topPosition());
}

void ReadingPlaces::follow(const OpenArticle &old, const std::shared_ptr<OpenArticle> &fresh)
{
    const qint32 top = m_view->topPosition();
    m_following.reset();
    if (top == 0)
        return;
    m_following = fresh;
    const qint32 end = nextBoundary(old.article(), top, TextUnit::Paragraph);
    m_words = describe(old.article(), {top, std::min(end, top + wordsLength)});
}

void ReadingPlaces::enter(const std::shared_ptr<OpenArticle> &article)
{
    m_here = article;
    m_entered = 0;
    const bool follows = m_following.lock() == article;
    m_following.reset();
    const QString key = keyOf(*article);
    const qint32 place = follows ? m_words.position.start : key.isEmpty() ? 0 : m_settings.readingPlace(key);
    if (place <= 0)
        return;
    if (place < article->article().size())
        goTo(place);
    else
        whenWhole(article, [this, place] { goTo(place); });
    if (follows) // while a long text grows, its later parts can't be looked through yet
        whenWhole(article, [this, article = std::weak_ptr(article), words = m_words] {
            if (const auto held = article.lock())
                findAgain(held, words);
        });
}

void ReadingPlaces::goTo(qint32 place)
{
    m_view->setTopPosition(place);
    m_entered = m_view->topPosition();
}

/// Does it now or when the text is whole, if the view shows this article still and nobody has moved the page.
void ReadingPlaces::whenWhole(const std::shared_ptr<OpenArticle> &article, const std::function<void()> &act)
{
    if (isWhole(*article)) {
        act();
        return;
    }
    connect(article.get(), &OpenArticle::phaseChanged, this, [this, source = article.get(), act] {
        if (source == m_here.lock().get() && source->phase() == OpenArticle::Phase::Matching &&
            m_view->topPosition() == m_entered)
            act();
    });
}

void ReadingPlaces::findAgain(const std::shared_ptr<OpenArticle> &article, const Anchor &words)
{
    const auto finding = QtConcurrent::run([text = article->article(), words] { return resolve(text, words); });
    whenFinished(finding, this, [this, article = std::weak_ptr(article)](const std::optional<Span> &found) {
        const auto here = m_here.lock();
        if (found && here && here == article.lock() && m_view->topPosition() == m_entered)
            goTo(found->start);
    });
}

} // namespace bluepencil
