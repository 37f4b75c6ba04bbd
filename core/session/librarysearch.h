// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/store/library.h"
#include "core/text/article.h"
#include "core/text/textsearch.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

namespace bluepencil {

class Session;

/// Where to look: what is one's library to a person. That is every article open in the program, every file on the
/// window's shelf, opened yet or not, and every article that the store holds. Each is looked through once: the open
/// ones as they stand on screen, the others in the text that the store's tags belong to.
struct LibraryScope {
    struct Open {
        ArticleVersion version;
        Article article;
        LayerRecords records;
        bool isReady = false; ///< else it is left out
    };
    QList<Open> open;
    QStringList files;                ///< absolute paths
    std::shared_ptr<Library> library; ///< may be null
};

/// As it is now. On the session's thread; costs next to nothing.
LibraryScope libraryScope(const Session &session, const QStringList &files);

/// One place that was found, with a line of what stands around it.
struct LibraryHit {
    Span words; ///< trimmed: what would be tagged
    QString before;
    QString text;
    QString after;
    QStringList labels; ///< of the tags that stand on exactly these words

    bool operator==(const LibraryHit &) const = default;
};

/// What was found in one article.
struct LibraryFinding {
    ArticleVersion version; ///< with its text only where the store may not hold that yet
    QList<LibraryHit> hits;
    QString note;         ///< a sentence to tell of it; empty for none
    bool leftOut = false; ///< it could not be looked through; `note` says why
};

/// How a search of the library ended.
enum class LibraryOutcome {
    Complete,
    Stopped,
    TooMany, ///< `mostLibraryHits` were found; what comes after them was not looked for
};

/// What a person can still go through; beyond it the words are not what was meant.
constexpr qsizetype mostLibraryHits = 50000;

/// Looks through all of it, the open articles first, then the shelf, then the rest of the library, the one changed last
/// first. `take` gets an article with hits, or one there is something to tell of, and how far it has come.
///
/// An article whose file has changed, or can't be read, is left out and told: its tags have to be brought along to the
/// new text first, by opening it. One whose file is gone is looked through as the library keeps it, and told.
/// Reads files and waits for the store: for a worker thread.
LibraryOutcome
searchLibrary(const LibraryScope &scope, const TextSearch &search, const std::stop_token &stop,
              const std::function<void(const LibraryFinding *finding, qsizetype done, qsizetype of)> &take);

} // namespace bluepencil
