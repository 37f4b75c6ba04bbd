// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/anchor.h"

#include <QObject>

#include <functional>
#include <memory>

namespace bluepencil {

class OpenArticle;
class ReaderView;
class Settings;

/// Keeps the reader's place: in each article from one reading to the next, and in a new version of the one that is
/// open by its words. A place is the byte offset of the first line on the page. GUI thread; what has to be searched is
/// searched on a worker.
class ReadingPlaces : public QObject
{
    Q_OBJECT
public:
    ReadingPlaces(Settings &settings, ReaderView *view, QObject *parent = nullptr);

    /// The view lets go of this article, or the window closes.
    void leave(const OpenArticle &article);
    /// The view has just been given this article. While it grows, its place may not be there yet: it is gone to when
    /// the whole text is, unless the page was moved meanwhile.
    void enter(const std::shared_ptr<OpenArticle> &article);
    /// The view, which shows `old`, is about to be given `fresh`, another version: the next enter() of it goes to the
    /// same words, as far as they are there.
    void follow(const OpenArticle &old, const std::shared_ptr<OpenArticle> &fresh);

private:
    void goTo(qint32 place);
    void whenWhole(const std::shared_ptr<OpenArticle> &article, const std::function<void()> &act);
    void findAgain(const std::shared_ptr<OpenArticle> &article, const Anchor &words);

    Settings &m_settings;
    ReaderView *m_view;
    std::weak_ptr<OpenArticle> m_here;
    std::weak_ptr<OpenArticle> m_following;
    Anchor m_words;       ///< at the top of the page, for m_following
    qint32 m_entered = 0; ///< where enter() left the page: what differs from it, the reader did
};

} // namespace bluepencil
