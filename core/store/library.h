// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/annotation/edit.h"
#include "core/base/result.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace bluepencil {

/// One version of an article, as the store knows it apart from others.
struct ArticleVersion {
    QUuid article;       ///< null until the store has said which article this is
    QString path;        ///< absolute, canonical; empty for the clipboard
    QByteArray fileHash; ///< SHA-256 of the file's bytes; empty for the clipboard
    QByteArray textHash; ///< SHA-256 of the text
    QByteArray text;     ///< implicitly shared with the Article; stored with the first act
    QString title;
    QString idName; ///< Article::id(): "envoy.txt"
    QDate published;
};

/// What the store knows about an article that is being opened.
struct StoredArticle {
    QUuid article;        ///< never null: a new one is made up for an article that is new
    bool isKnown = false; ///< the store holds something about it
    QByteArray textHash;  ///< of the version that the annotations belong to; empty when not known
    QByteArray text;      ///< that version's text, only where it differs from the one asked about
    QList<Annotation> annotations;
    QList<Relation> relations;
    QList<Decision> decisions;
    QList<CastFact> castFacts;
    std::optional<ArticleState> state;
    QList<Label> labels; ///< the library's tagset
    QList<Change> log;   ///< this article's changes, and library-wide ones, oldest first
    qint64 sequence = 0; ///< the last sequence of the log that is contained in this
};

/// An article that the store holds, for lists and for opening one whose file is gone.
struct ArticleSummary {
    QUuid article;
    QString title;
    QString idName;
    QString path; ///< the path it was last seen at, or empty
    QDate published;
    QDateTime lastChange;
    qsizetype annotations = 0;
};

/// How often a label is used.
struct LabelUse {
    qsizetype annotations = 0;
    qsizetype articles = 0;

    bool operator==(const LabelUse &) const = default;
};

/// What the store holds about one article, and of which text its places are.
struct ArticleRecords {
    QUuid article;
    QByteArray textHash;
    QList<Annotation> annotations;
    QList<Relation> relations;
    QList<Decision> decisions;
};

/// An article in which an act over the library can't be done.
struct Misfit {
    QUuid article; ///< null: what the library shares (its labels)
    QString title;
    Error why; ///< Stale or Invalid

    bool operator==(const Misfit &) const = default;
};

/// The store: one SQLite file that keeps every act (rollback journal, synchronous=EXTRA, foreign keys,
/// one transaction an act, on a thread of its own). The file and its folder are readable by their owner
/// only. All functions may be called from any thread and never wait for the disk, except open() and
/// drain(); they are carried out in the order of the calls. A finished append() is durable.
///
/// What SQLite can't keep in a string (a NUL, a lone surrogate, U+FFFE, U+FFFF, invalid UTF-8) becomes U+FFFD
/// on the way in; texts are kept as bytes. Destroying it does what drain() does.
///
/// Errors that any of them can end with: Busy (locked for over 5 s), Moved (the store file was replaced or
/// deleted under us; nothing was written), WriteFailed (disk full …), ReadOnly, Damaged, Cancelled (asked
/// for while it was being destroyed).
class Library : public QObject
{
    Q_OBJECT
public:
    /// Opens or makes the store. Blocking: some milliseconds. Errors: Damaged ("is not a Bluepencil
    /// library"), Newer (untouched), NotReadable, NotAFile, WriteFailed (can't be made), Busy, ReadOnly (can
    /// only be read but would first have to be put in order), Unsupported (a hard link, or no SQLite driver).
    /// A store that can only be read opens (isReadOnly()), every append() is then refused with ReadOnly.
    static Result<std::shared_ptr<Library>> open(const QString &path);
    ~Library() override;

    /// Canonical: every program that opens this store calls it the same.
    QString path() const;
    bool isReadOnly() const;

    /// Which article is this? Known path and hash → it; known path, new hash → a new version of it; unknown
    /// path, known text → the same article; else new (the id follows from the text, so that two programs that
    /// open the same new text mean the same article). A text known as another article's is that article even
    /// at the path of this one. Where `version.article` is set already it is that one. Writes nothing.
    QFuture<Result<StoredArticle>> identify(const ArticleVersion &version);

    /// The article last seen at this path, or with this id, with the text that its annotations belong to: to
    /// open one whose file is gone. Error: NotFound.
    struct Snapshot {
        ArticleVersion version;
    };
    QFuture<Result<Snapshot>> snapshot(const QString &path);
    QFuture<Result<Snapshot>> snapshot(const QUuid &article);

    /// Stores one act: the article, its version and text first if they are not there, then the records, then
    /// the log row, in one transaction. Gives its sequence in the log.
    ///
    /// `version.text` is needed only where the store has no such text yet. An article's annotations belong to
    /// one text: a Reanchor (which may be without edits) moves the article to the version's text; an article
    /// with neither annotations, decisions nor facts of its cast moves freely. A change of the tagset alone has no
    /// `article` and needs no version; its edits may name articles (Edit::article), which must have the text that they
    /// name. A change without edits keeps only the article, its text and its path (a pasted text, at once); it has no
    /// log row and gives 0. A RestorePoint has no edits and a log row.
    ///
    /// Errors: Stale (a `before` is not what is stored, an insert finds something there, the article's text
    /// is another one by now, a relation's end is gone), Invalid (parts outside the text, an id that another
    /// article has, what the log could not give back exactly).
    QFuture<Result<qint64>> append(const ArticleVersion &version, const Change &change);

    QFuture<Result<QList<ArticleSummary>>> articles();

    /// How often each label is used in all articles, by label id.
    QFuture<Result<QHash<QString, LabelUse>>> labelUses();
    /// The articles that have annotations of this label.
    QFuture<Result<QList<ArticleRecords>>> articlesWith(const QString &label);

    /// What hangs on one article. Error: NotFound.
    QFuture<Result<ArticleRecords>> records(const QUuid &article);
    /// The tagset.
    QFuture<Result<QList<Label>>> labels();
    /// The articles in which an act over the library, as it stands, would be refused as Stale or Invalid; none:
    /// append() would take it. Tries it and takes it back: stores nothing.
    QFuture<Result<QList<Misfit>>> misfits(const Change &change);

    /// Waits until everything asked for so far is done (quitting, the command line). From any thread but the
    /// store's own, where a future's continuation without a context object runs.
    void drain();

Q_SIGNALS:
    /// Somebody else (another process, another Library on the same file) stored these; told within a second.
    /// Changes appended through this object are not told again. What identify() gave already may be told
    /// again: compare `sequence`. Emitted on the store's thread: connect with a receiver object.
    void changedElsewhere(const QList<bluepencil::Change> &changes);

private:
    class Worker;
    Library();

    std::unique_ptr<QThread> m_thread;
    Worker *m_worker = nullptr; ///< lives on m_thread, deleted there
    QString m_path;
    bool m_readOnly = false;
};

} // namespace bluepencil
