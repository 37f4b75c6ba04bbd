// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/libraryact.h"
#include "core/session/openarticle.h"
#include "core/store/library.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace bluepencil {

/// All articles that one process has open over one library. Opening the same file twice gives the same
/// OpenArticle, so two windows of it follow each other; what one article stores that others show too (the
/// tagset, the same text under another path) is told to them. Lives on one thread, the GUI's.
class Session : public QObject
{
    Q_OBJECT
public:
    /// `library` may be null (see OpenArticle::open).
    explicit Session(std::shared_ptr<Library> library, QObject *parent = nullptr);

    const std::shared_ptr<Library> &library() const { return m_library; }

    std::shared_ptr<OpenArticle> open(const ArticleRequest &request);
    /// Opens the article's file again, because it has changed, once all acts of the old one are durable:
    /// `replaced` tells as soon as there is text. The old one takes no more acts. Where the store refuses some, it
    /// stays, and writeFailed and refused() tell; where the new version can't be read, it stays too, and
    /// `notReopened` tells. Asking again is fine.
    void reopen(const std::shared_ptr<OpenArticle> &article);
    /// The articles open now.
    std::vector<std::shared_ptr<OpenArticle>> articles() const;
    /// Waits until everything is durable. The first error that came while waiting; earlier ones were told by
    /// writeFailed.
    Result<void> flush();

    /// What the store refused, of all articles, also of those that no window shows any more: they are kept here
    /// as long as they have such acts. See OpenArticle::refused().
    QList<RefusedAct> refused() const;
    Result<void> redoRefused();
    /// See OpenArticle::redoRefusedWhereItFits(); `then` once, with what was left out of all of them.
    void redoRefusedWhereItFits(const std::function<void(const Result<QList<Misfit>> &)> &then);
    void dropRefused();

    /// Does one act in many articles, open or not, and keeps it as one: it is durable in all of them or in none, is
    /// one step of undo in each, and open articles follow it. What its places have already is left as it is. Articles
    /// that the library does not hold yet are kept first. Works on a worker; `then` gets the change (without edits if
    /// nothing had to be done) when it is durable. Errors: Unsupported (no library), ReadOnly, Invalid (no such label),
    /// Stale (the text of an article has changed since, with a sentence that names it), and those of the store.
    void act(const LibraryAct &act, const std::function<void(const Result<Change> &)> &then);
    /// Takes such an act back, or does it again (an Undo), as one. Errors: as act(). `then` gets the reversal.
    void reverse(const Change &change, const std::function<void(const Result<Change> &)> &then);
    /// The same without the articles in which it does not fit any more, because something was done there since; what
    /// is missing in the reversal tells which. Errors also: those of Library::misfits().
    void reverseWhereItFits(const Change &change, const std::function<void(const Result<Change> &)> &then);

Q_SIGNALS:
    /// refused() is another one now.
    void refusedChanged();
    /// reopen() was asked for: who shows `old` shows `fresh` now.
    void replaced(bluepencil::OpenArticle *old, const std::shared_ptr<bluepencil::OpenArticle> &fresh);
    /// reopen() was asked for, and what stands in the file now can't be shown: `old` goes on.
    void notReopened(bluepencil::OpenArticle *old, const bluepencil::Error &error);
    /// The store has this change of one of the articles, or of the library.
    void stored(const bluepencil::Change &change);
    /// The store refused acts of one of the articles, shown in a window or not; they were taken back.
    void writeFailed(const bluepencil::Error &error, const QList<bluepencil::Change> &takenBack);

private:
    struct Opened {
        QString path; ///< canonical as far as it exists; empty for what is no file
        std::weak_ptr<OpenArticle> article;
    };
    std::shared_ptr<Library> m_library;
    void watchRefused(OpenArticle &article);
    void keep(const std::function<Result<Change>()> &work, const std::function<void(const Result<Change> &)> &then);
    Result<void> mayAct() const;
    void letGo();
    void openAgain(const std::shared_ptr<OpenArticle> &article);
    void openedAgain(const std::shared_ptr<OpenArticle> &fresh);

    std::vector<Opened> m_open;
    struct Reopening {
        std::shared_ptr<OpenArticle> old;
        std::shared_ptr<OpenArticle> fresh;
    };
    std::vector<Reopening> m_reopening; ///< being read, not told yet
    std::vector<std::shared_ptr<OpenArticle>> m_withRefused;
    std::optional<Error> m_errorSinceFlush;
    QThreadPool m_acting; ///< of one: acts over the library, in order
};

} // namespace bluepencil
