// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/annotation/history.h"
#include "core/base/result.h"
#include "core/recognition/recognition.h"
#include "core/session/articlesnapshot.h"
#include "core/session/namedcast.h"
#include "core/session/preparing.h"
#include "core/session/suggestions.h"
#include "core/store/library.h"
#include "core/text/article.h"

#include <QFuture>
#include <QHash>
#include <QJsonValue>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>
#include <memory>
#include <stop_token>

namespace bluepencil {

class FileWatch;
struct LoadedArticle;
struct Retirement;
struct ReadingWatch;

/// What to open.
struct ArticleRequest {
    QString path;     ///< a file; made absolute
    QByteArray bytes; ///< or bytes that are already here (clipboard, standard input)
    QString name;     ///< what those bytes are called
    QUuid stored;     ///< or an article of the store, by id

    static ArticleRequest file(const QString &path);
    static ArticleRequest pasted(const QByteArray &bytes, const QString &name);
    static ArticleRequest fromStore(const QUuid &article);
};

/// What becomes of the annotations of a label that goes.
enum class Orphans {
    Keep,   ///< they stay under its name, though it is no label any more
    Delete, ///< as if each were deleted
    Give,   ///< they become another label's
};

/// An act that the store refused.
struct RefusedAct {
    Change change;
    Error why; ///< the store's reason, or (Stale) why it could not be done again
};

/// One open article: text, annotations, suggestions, decisions, history. The window and the command line
/// act only through it, so that tagging, accepting and exporting exist once. Lives on the thread that made
/// it (the GUI's); reading, recognizing and storing happen elsewhere and come back by signal.
///
/// An act is applied and told at once (`changed`) and queued to the store; `isSaved()` is true only when
/// everything is durable. If the store refuses, the act and all after it are taken back in reverse
/// (`changed` for each), `writeFailed` tells which, and refused() keeps them to be tried again.
class OpenArticle : public QObject, public std::enable_shared_from_this<OpenArticle>
{
    Q_OBJECT
public:
    enum class Phase {
        Reading,  ///< no text yet
        Growing,  ///< the beginning of a long text is here and more is being read; tagging waits
        Matching, ///< text is here; the store is asked what it knows; tagging waits
        Ready,    ///< tagging may begin; suggestions may still be coming
        Failed,   ///< see error()
    };

    /// Begins to open; the result is told by phaseChanged(). `library` may be null: then nothing is kept and
    /// tagging is refused (Unsupported). `recognize` false: no suggestions (the command line's tag, list).
    static std::shared_ptr<OpenArticle> open(const ArticleRequest &request, std::shared_ptr<Library> library,
                                             bool recognize = true);
    /// The same for the command line: waits (with an event loop) until it is Ready or Failed and, if asked
    /// for, the suggestions are there.
    static Result<std::shared_ptr<OpenArticle>> openBlocking(const ArticleRequest &request,
                                                             std::shared_ptr<Library> library, bool recognize = true);
    ~OpenArticle() override;

    Phase phase() const { return m_phase; }
    const Error &error() const { return m_error; }
    const Article &article() const { return m_article; }
    QUuid id() const { return m_version.article; }
    const AnnotationLayer &layer() const { return *m_layer; }
    const Tagset &tagset() const { return m_layer->tagset(); }
    bool isReadOnly() const;
    /// How the store tells it from others; its text shared with article().
    const ArticleVersion &version() const { return m_version; }
    /// Who acts: the user's name on this machine.
    static QString author();
    /// The text shown comes from the store because its file is gone; a sentence to tell, or empty.
    QString notice() const { return m_notice; }

    const ArticleRequest &request() const { return m_request; }
    /// Stops reading or recognizing, whichever is going on: phase Failed (Cancelled), or no suggestions.
    void stop();
    /// From now on tells by fileChanged() when the file is written to.
    void watchFile();
    /// Other bytes stand in the file now than are shown.
    bool fileHasChanged() const;
    /// It was removed or renamed while it was shown.
    bool fileIsGone() const;
    /// Looks now whether it has (some file systems tell nothing); no work unless watched.
    void lookAtFile();
    /// Another OpenArticle shows a newer version of the file: no act is taken from here any more.
    void setSuperseded(bool superseded) { m_superseded = superseded; }

    bool isRecognizing() const { return m_recognizing; }
    /// With the user's facts about the cast applied.
    const Recognition &recognition() const { return m_suggestions->recognition(); }
    /// As the recognizer says, without the facts; numbered as recognition() is.
    const Recognition &found() const;
    /// Why there are no suggestions, when recognition failed; empty otherwise.
    QString recognitionError() const { return m_recognitionError; }

    // --- acts; each is one Change. Errors: Unsupported (not Ready, or no store), ReadOnly, Invalid, Stale.

    /// Tags the words with a label. Parts are trimmed of white space and widened to graphemes; Invalid if
    /// nothing is left.
    Result<QUuid> tag(const QList<Span> &parts, const QString &label, Origin origin = Origin::Hand,
                      const QString &note = {});
    /// Several at once, as one act (tag --all).
    Result<QList<QUuid>> tagAll(const QList<Span> &spans, const QString &label, Origin origin,
                                const QString &note = {});
    Result<void> remove(const QList<QUuid> &annotations);
    Result<void> relabel(const QUuid &annotation, const QString &label);
    /// Several at once, as one act; those that have the label already are left as they are.
    Result<void> relabel(const QList<QUuid> &annotations, const QString &label);
    Result<void> setNote(const QUuid &annotation, const QString &note);
    /// Several at once, as one act; those that have this note already are left as they are.
    Result<void> setNote(const QList<QUuid> &annotations, const QString &note);
    /// A value under a name; undefined: none any more. Errors: Invalid for a value that is neither string, number nor
    /// bool, or a name that is empty.
    Result<void> setAttribute(const QUuid &annotation, const QString &name, const QJsonValue &value);
    Result<void> setParts(const QUuid &annotation, const QList<Span> &parts);
    /// Makes a suggestion the user's own, under its label or another; a quote brings its speaker and cue
    /// along, joined by relations. Gives the annotation's id.
    Result<QUuid> accept(int suggestion, const QString &label = {});
    Result<void> reject(int suggestion);
    /// Several at once, as one act, each under its own label or all under one. Stale, and none is decided, if one
    /// of them was already.
    Result<QList<QUuid>> acceptAll(const QList<int> &suggestions, const QString &label = {});
    Result<void> rejectAll(const QList<int> &suggestions);
    /// Says who said a quote: the words that name the speaker, empty where nobody is named (see isByNobody()). The
    /// words get a tag of their own unless one stands there; the former speaker's goes where it was nothing else.
    /// Errors: Invalid when the annotation is no quote, or the speaker is the quote itself.
    Result<void> setSpeaker(const QUuid &quote, Span speaker);
    /// Accepts a quote, with another speaker than the suggested one.
    Result<QUuid> acceptWithSpeaker(int suggestion, Span speaker);
    /// The same for several, as one act; those that are decided already are left as they are. Errors also: Stale when
    /// all are.
    Result<void> acceptAllWithSpeaker(const QList<int> &suggestions, Span speaker);
    /// The words that name the speaker of a quote; empty: nobody does.
    Span speakerOf(const QUuid &quote) const;
    /// Joins two annotations by a named relation: a label's name, or any other of at most 200 characters. Errors:
    /// Invalid for an empty name, an annotation and itself, two that are joined so already.
    Result<QUuid> relate(const QUuid &from, const QUuid &to, const QString &name);
    Result<void> unrelate(const QUuid &relation);
    /// Adds a label to the tagset, or changes one.
    Result<void> putLabel(const Label &label);
    /// Adds or changes several as one act: each is checked against what all of them make together.
    Result<void> putLabels(const QString &title, const QList<Label> &labels);
    /// Makes a label that was never there and tags words with it, as one act.
    Result<QUuid> tagWithNew(const QList<Span> &parts, const Label &label);
    /// How often each label is used in the whole library, this article's acts on their way included once they are
    /// durable. Error: Unsupported without a library.
    QFuture<Result<QHash<QString, LabelUse>>> labelUses() const;
    /// Takes a label out of the tagset, as one act over the whole library: what stood under it stands under its
    /// parent then, and its annotations in every article go, become `heir`'s, or keep its name. `then` is called
    /// later, unless this article is gone by then. Errors besides those of acts: Invalid (no such heir).
    void removeLabel(const QString &label, Orphans fate, const QString &heir,
                     const std::function<void(const Result<void> &)> &then);
    /// The same, but what stood under it stands under `into`, which gets its annotations.
    void mergeLabel(const QString &label, const QString &into, const std::function<void(const Result<void> &)> &then);

    /// What is said of the article as a whole; a default one where nothing was said yet.
    ArticleState state() const { return m_layer->articleState().value_or(ArticleState{}); }
    Result<void> setStatus(ReadingStatus status);
    /// Label ids, or words of the user's own; trimmed, each kept once. Invalid if one of them is empty.
    Result<void> setArticleLabels(const QStringList &labels);
    Result<void> setArticleNote(const QString &note);

    // Of the cast: entities and mentions are named by their places in `who`, the cast as it was shown. What is shown
    // follows a moment later, with suggestionsChanged(). Errors also: Invalid for an entity or mention that is not
    // there.

    /// Everybody who is named now, those tagged by hand too. O(n log n): not for a window, whose panel has one.
    NamedCast cast() const { return snapshot().cast(); }
    Result<void> renameEntity(const NamedCast &who, int entity, const QString &name);
    /// Says that they are one and the same; the first gives the name. Invalid unless they are of one type.
    Result<void> mergeEntities(const NamedCast &who, const QList<int> &entities);
    /// Makes somebody of their own of these mentions (indexes in its mentions) of one entity; some of its
    /// mentions have to be left. Where they are just whom the recognizer found, he is as if never merged; what
    /// describes somebody goes with the mention that it stands at.
    Result<void> splitEntity(const NamedCast &who, const QList<int> &mentions);
    /// Its tags and the decisions on its mentions follow.
    Result<void> setEntityType(const NamedCast &who, int entity, const QString &label);
    Result<void> setEntityNote(const NamedCast &who, int entity, const QString &note);

    /// All that was done to this article and to what articles share, oldest first.
    const QList<Change> &log() const { return m_history.log(); }
    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    QString undoTitle() const { return m_history.undoTitle(); }
    QString redoTitle() const { return m_history.redoTitle(); }
    Result<void> undo();
    Result<void> redo();
    /// Who did what, and when, oldest first.
    const History &history() const { return m_history; }
    /// Names this moment, to come back to it. Invalid for a name without letters.
    Result<void> setRestorePoint(const QString &name);
    /// Brings this article (not the tagset, nor other articles) back to what it was at that place in the log, as one
    /// act; a tag whose label is deleted since stands under its name. Gives how many
    /// records that changed; 0: nothing had to be done. Errors also: Stale (there is no such point any more, or the
    /// text is another one since).
    Result<qsizetype> returnTo(qint64 sequence);

    bool isSaved() const { return m_pending.isEmpty() && m_wanted.isEmpty(); }
    /// Waits until the store has everything (quitting, the command line). The error of the first act that
    /// was refused, if any was.
    Result<void> flush();

    /// The acts that the store refused and that were neither done again nor dropped, oldest first. They live as
    /// long as this does (a Session keeps it until there are none) and are nowhere else.
    const QList<RefusedAct> &refused() const { return m_refused; }
    /// Does them again in their order, each an act of its own, under its title. What does not fit any more stays
    /// in the list, the rest is done. Error: Stale, that of the first which stayed; else those of all acts.
    Result<void> redoRefused();
    /// The same, but an act over the library is done without the articles in which it does not fit any more; those
    /// are told later. What fits nowhere is dropped. Errors also: those of Library::misfits().
    void redoRefusedWhereItFits(const std::function<void(const Result<QList<Misfit>> &)> &then);
    void dropRefused();

    // --- acts over any number of records, for the window: many are made ready on a worker. They are done one after the
    // other as they were asked for; `then` is called when one is done (at once where little is to be done and nothing
    // waits), unless this article is gone by then, with how many records it changed; 0: nothing had to be done. An act
    // from above that is asked for meanwhile waits a moment for them, and is refused (Busy) where they take longer.
    // Errors besides those of acts: Cancelled, by stopActing().

    using Then = std::function<void(const Result<qsizetype> &)>;
    /// Tags by hand. Words that have such a tag already are left as they are, and so are places without words.
    void tagUntagged(const QList<Span> &spans, const QString &label, const Then &then);
    void relabel(const QList<QUuid> &annotations, const QString &label, const Then &then);
    void remove(const QList<QUuid> &annotations, const Then &then);
    void setNote(const QList<QUuid> &annotations, const QString &note, const Then &then);
    /// The tags on exactly these words.
    void relabelOn(const QList<Span> &places, const QString &label, const Then &then);
    void removeOn(const QList<Span> &places, const Then &then);
    void acceptAll(const QList<int> &suggestions, const QString &label, const Then &then);
    void rejectAll(const QList<int> &suggestions, const Then &then);
    /// What was asked for before and is not done yet is waited for, and taken back.
    void undo(const Then &then);
    void redo(const Then &then);
    void returnTo(qint64 sequence, const Then &then);
    /// Is such an act, or somebody else's, being made ready?
    bool isActing() const { return !m_wanted.isEmpty(); }
    /// Ends that: nothing is changed by those that wait.
    void stopActing();

    /// What is suggested and still undecided.
    const Suggestions &suggestions() const { return *m_suggestions; }

    /// All of this as it is now, to be exported on another thread. Costs next to nothing.
    ArticleSnapshot snapshot() const;
    /// Everything an exporter needs, as a value. O(n log n) in what is tagged and suggested: not for a window.
    AnnotatedArticle annotated(ExportLayer layer) const { return snapshot().annotated(layer); }

Q_SIGNALS:
    void phaseChanged(bluepencil::OpenArticle::Phase phase);
    /// While Growing: article() is longer now and begins with what it was before (`continues`), or is another
    /// text, because the file was written to and is read anew.
    void textGrew(bool continues);
    /// How much of the file is read, 0 to 1.
    void readingProgress(double fraction);
    /// A change was applied to layer(): by an act here, by undo, by another process, by taking back what the
    /// store refused. `touched`: over which bytes marks look different now; the whole text where only looking tells.
    void changed(const bluepencil::Change &change, bluepencil::Span touched);
    /// recognition() or what is undecided changed as a whole.
    void suggestionsChanged();
    void recognitionProgress(double fraction);
    /// isActing() is another now.
    void actingChanged();
    void actingProgress(double fraction);
    /// fileHasChanged() may be another now.
    void fileChanged();
    void savedChanged(bool saved);
    /// The store refused these acts; they were taken back. `error` has the sentence.
    void writeFailed(const bluepencil::Error &error, const QList<bluepencil::Change> &takenBack);
    /// refused() is another one now.
    void refusedChanged();

    /// The store has this change: it is durable, its sequence is set.
    void stored(const bluepencil::Change &change);

public:
    /// Applies what somebody else stored about this article or the library (other process, other window).
    /// Waits for own acts that are still on their way, so that both sides see one order.
    void follow(const QList<Change> &changes);

private:
    OpenArticle(const ArticleRequest &request, std::shared_ptr<Library> library, bool recognize);

    void begin();
    ReadingWatch readingWatch();
    void textCame(const Article &article, bool continues);
    void openSnapshot(const Error &readError);
    void textRead(const Article &article);
    void matched(const Result<StoredArticle> &result);
    void loaded(const Result<std::shared_ptr<LoadedArticle>> &result);
    void cannotLoad(const QString &why);
    void doWithoutLibrary(const QString &why);
    void keepReanchored(const LoadedArticle &loaded);
    void keepPastedText();
    void becomeReady();
    void startRecognition();
    void recognized(const Result<std::shared_ptr<Suggestions>> &result);
    void settle(const std::shared_ptr<Suggestions> &fresh, const std::function<void()> &then);
    void fail(const Error &error);
    void setPhase(Phase phase);
    Result<void> takesActs() const;
    /// The same; waits a moment for what is being made ready, which comes first.
    Result<void> mayAct();
    /// Applies, tells, remembers and queues to the store.
    Result<void> act(Change change);
    Result<void> act(const QString &title, const QList<Edit> &edits);
    Result<void> actNow(Change change);
    struct Making;
    struct Wanted {
        std::function<Result<ActDraft>()> begin; ///< asked when its turn comes
        Then then;
        bool isFollowed = false; ///< the store has it already
    };
    void perform(const std::function<Result<ActDraft>()> &begin, const Then &then);
    void performNext();
    void beginMaking(const ChangeMaker &make);
    void endMaking();
    Result<qsizetype> putInPlace(PreparedAct &act, bool isFollowed);
    void followOnWorker(const Change &change);
    ActGround ground() const;
    AnnotationLayer &layerToChange();
    Suggestions &suggestionsToChange();
    Result<void> setState(const QString &title, ArticleState state);
    CastFact factOf(const NamedCast &who, CastFact::Kind kind, const QList<int> &mentions,
                    const QString &value = {}) const;
    Result<void> sayOfEntity(const NamedCast &who, const QString &title, CastFact::Kind kind, int entity,
                             const QString &value, QList<Edit> edits = {});
    void relabelDecided(QList<Edit> &edits, const Mention &mention, const QString &label) const;
    void relabelTagged(QList<Edit> &edits, const NamedCast &who, int entity, const QString &label) const;
    void stamp(Change &change);
    void tell(const Change &change);
    void tell(const Change &change, Span touched);
    void tellSaved();
    void sendFirst();
    void sendNext();
    void allSent();
    void letGo();
    void finished(const Result<qint64> &result);
    void takeBack(const Error &error);
    void rememberRefused(QList<Change> &acts, const Error &why);
    void settleRefused(qint64 provisional, qint64 sequence);
    Result<void> redoOne(const Change &refused);
    void leaveOutMisfits(qsizetype from, const QList<Misfit> &leftOut,
                         const std::function<void(const Result<QList<Misfit>> &)> &then);
    void followHeld();
    void cannotFollow();
    void retire(const Retirement &retirement, const std::function<void(const Result<void> &)> &then);

    ArticleRequest m_request;
    std::shared_ptr<Library> m_library;
    bool m_wantsRecognition = true;
    Phase m_phase = Phase::Reading;
    Error m_error;
    QString m_notice;
    Article m_article;
    ArticleVersion m_version;
    // Both are never null, and not changed while a worker makes an act ready from them; see layerToChange().
    std::shared_ptr<AnnotationLayer> m_layer;
    History m_history;
    Recognition m_found; ///< as the recognizer says, before the facts about the cast
    std::shared_ptr<Suggestions> m_suggestions;
    bool m_isSettling = false; ///< suggestions are compared with the layer on a worker
    QList<Change> m_missed;    ///< what happened to the layer meanwhile
    int m_layersLoaded = 0;    ///< how often the layer was put in place as a whole
    std::unique_ptr<FileWatch> m_watch;
    bool m_superseded = false;
    bool m_recognizing = false;
    QString m_recognitionError;
    std::stop_source m_stop;

    QList<Change> m_pending;          ///< acts not durable yet, oldest first; the first is on its way to the store
    QList<Wanted> m_wanted;           ///< acts over many records, oldest first; the first is being made ready
    std::shared_ptr<Making> m_making; ///< of that one; null where it is not on a worker
    bool m_saidSaved = true;          ///< as told last
    QList<Change> m_held;             ///< told from elsewhere while m_pending was not empty
    qint64 m_nextProvisional = -1;    ///< sequences of acts that the store has not numbered yet are negative
    qint64 m_loadedSequence = 0;      ///< what the store knew of the log when the article was opened
    QSet<qint64> m_knownSequences;    ///< own and others' changes after that
    std::optional<Error> m_firstWriteError;
    QList<RefusedAct> m_refused;              ///< under the provisional sequences they had at first
    QHash<qint64, qint64> m_redone;           ///< of those on their way again: sequence now → at first
    std::shared_ptr<OpenArticle> m_keepAlive; ///< while acts are on their way: closing a window loses none
};

} // namespace bluepencil
