// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "ui/style/readertheme.h"
#include "ui/window/articlemarks.h"

#include <QObject>

#include <functional>
#include <memory>

class QKeyEvent;

namespace bluepencil {

class LabelFinder;
class LabelPopup;
class NoteEditor;
class ReaderView;
class SelectionBar;
class SuggestionFilter;

/// The hand: turns keys, clicks and the selection bar into acts on the open article, and knows which mark is
/// the active one. Single keys act only while the text has the focus.
class TaggingController : public QObject
{
    Q_OBJECT
public:
    TaggingController(ReaderView *view, QObject *parent);

    /// Null for none. `marks` belongs to the same article and must live as long.
    void setArticle(const std::shared_ptr<OpenArticle> &article, const ArticleMarks *marks);
    /// What Tab visits; it must be set, and outlive this.
    void setFilter(const SuggestionFilter *filter);
    void setStyle(const ReaderTheme &theme, const Tagset &tagset);

    MarkRef active() const;
    void setActive(const MarkRef &mark);
    bool hasSelection() const;

    void tagWith(const QString &label);
    void deleteActive();
    void deleteAnnotations(const QList<QUuid> &annotations);
    void editNote();
    void editNoteOf(const QUuid &annotation);
    void accept();
    void reject();
    /// Decides about all undecided mentions of the entity that the active suggestion belongs to, as one act.
    void acceptEntity();
    void rejectEntity();
    void nextUndecided(bool forward);
    /// Adds the selected words to the tag that was active before they were selected.
    void addPart();
    bool canAddPart() const;
    /// Takes the part that the caret is in out of the active tag, which has others.
    void removePart();
    bool canRemovePart() const;
    /// Moves an end of the active tag by a word, or (`finely`) by a character.
    void moveBoundary(bool end, bool forward, bool finely);
    void cycleMarksAtCaret();
    void repeatLabel();
    /// Asks beside the words for a new label, and tags them with it.
    void newLabel();
    /// Asks beside the words for any label there is, by name, and tags them with it.
    void findLabel();
    void undo();
    void redo();

Q_SIGNALS:
    /// An act was refused: a sentence for the notice bar.
    void problem(const QString &sentence);
    /// Something was decided about one mention, and the same may be meant for these others of its entity, which are
    /// undecided; `act` does it, as one act.
    void othersOffered(const QString &sentence, const QString &button, const std::function<void()> &act);
    /// A note that was written is not kept: a sentence with its words.
    void noteLeft(const QString &sentence);
    /// Esc: what was active or selected is not any more.
    void letGo();
    /// What the keys would do now has changed.
    void stateChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleKey(QKeyEvent *event);
    bool caretIsIn(quint64 mark) const;
    Span selectedWords() const;
    void markClicked(quint64 id);
    void resize(quint64 id, Span from, Span to);
    void refresh();
    void refreshBar();
    void offerLikely(Span words);
    void learnUses();
    void wasUsed(const QString &label);
    bool settle(const Result<void> &result);
    /// For an act that was asked for: says what was wrong.
    OpenArticle::Then told();
    OpenArticle::Then showingWhere();
    OpenArticle::Then goingOnFrom(int decided);
    /// Accepts a suggestion, under its own label where none is given, and goes on to the next.
    void acceptAs(int suggestion, const QString &label);
    void goOnFrom(int decided);
    void offerOthers(int decided, const QString &label);
    bool handleBoundaryKey(const QKeyEvent *event);
    QRect globalWords() const;
    void labelMade(const Label &label);
    QString titleOf(const QUuid &annotation) const;

    ReaderView *m_view;
    SelectionBar *m_bar;
    NoteEditor *m_note = nullptr;
    LabelPopup *m_newLabel = nullptr;
    LabelFinder *m_finder = nullptr;
    std::shared_ptr<OpenArticle> m_labelledArticle; ///< that a label is being made or looked for
    ReaderTheme m_theme;
    Tagset m_tagset;
    QStringList m_recent;             ///< labels used last, latest first
    QHash<QString, qsizetype> m_uses; ///< how often each is used, in the library and by this hand
    QStringList m_inBar;              ///< labels as the bar has them
    std::shared_ptr<OpenArticle> m_article;
    const ArticleMarks *m_marks = nullptr;
    const SuggestionFilter *m_filter = nullptr;
    QString m_lastLabel;
    QUuid m_noted;                               ///< the annotation whose note is being written
    std::shared_ptr<OpenArticle> m_notedArticle; ///< and its article
    QUuid m_lastActive;                          ///< the tag that Shift+Enter adds words to
    bool m_movesEnd = true;                      ///< the end of it that was moved last
    bool m_settingActive = false;
    bool m_isByKeys = false;    ///< the words were not selected by the mouse
    bool m_selecting = false;   ///< the mouse is down: the bar waits
    bool m_barIsWanted = false; ///< by the mouse or a finger; who selects by keys tags by keys
};

} // namespace bluepencil
