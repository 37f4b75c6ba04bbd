// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/taggingcontroller.h"

#include "core/base/whenfinished.h"
#include "core/text/boundaries.h"
#include "ui/panels/labelkey.h"
#include "ui/reader/readerview.h"
#include "ui/window/likelylabels.h"
#include "ui/window/selectionbar.h"
#include "ui/window/suggestionfilter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>
#include <QScopedValueRollback>

#include <algorithm>

namespace bluepencil {

namespace {

bool movesBoundary(const QKeyEvent *event)
{
    return (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) &&
           event->modifiers().testFlag(Qt::ShiftModifier) &&
           (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0;
}

/// The first words of the text that a change is about; nothing for one of the tagset alone.
std::optional<Span> firstPlaceOf(const Change &change)
{
    std::optional<Span> first;
    for (const Edit &edit : change.edits) {
        const Record &record = edit.after ? *edit.after : *edit.before;
        Span place;
        if (const auto *annotation = std::get_if<Annotation>(&record))
            place = annotation->hull();
        else if (const auto *decision = std::get_if<Decision>(&record))
            place = decision->anchor.position;
        else if (const auto *fact = std::get_if<CastFact>(&record); fact && !fact->anchors.isEmpty())
            place = fact->anchors.first().position;
        if (!place.isEmpty() && (!first || place.start < first->start))
            first = place;
    }
    return first;
}

/// The first decision in the text that a change takes away.
std::optional<Decision> firstTakenBack(const Change &change)
{
    std::optional<Decision> first;
    for (const Edit &edit : change.edits)
        if (const auto *decision = edit.before && !edit.after ? std::get_if<Decision>(&*edit.before) : nullptr;
            decision && (!first || decision->anchor.position.start < first->anchor.position.start))
            first = *decision;
    return first;
}

} // namespace

TaggingController::TaggingController(ReaderView *view, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_bar(new SelectionBar(view->viewport()))
{
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    connect(view, &ReaderView::selectionChanged, this, [this] {
        if (hasSelection() && m_view->activeMark() != 0)
            m_view->setActiveMark(0); // words may still be added to it
        // The caret has gone elsewhere: no key may change a tag that one does not look at any more.
        if (!m_settingActive && !hasSelection() && m_view->activeMark() != 0 && !caretIsIn(m_view->activeMark()))
            m_view->setActiveMark(0);
        if (!m_selecting) // by keys, by a search: the bar would only cover what is being read
            m_barIsWanted = false;
        m_isByKeys = !m_selecting;
        refresh();
    });
    connect(view, &ReaderView::markClicked, this, &TaggingController::markClicked);
    connect(view, &ReaderView::markResized, this, &TaggingController::resize);
    connect(view, &ReaderView::scrolled, this, &TaggingController::refreshBar);
    connect(view, &ReaderView::zoomChanged, this, &TaggingController::refreshBar);
    // Who works with the bar goes on with it.
    const auto goOn = [this] {
        m_barIsWanted = true;
        refreshBar();
    };
    connect(m_bar, &SelectionBar::labelChosen, this, [this, goOn](const QString &label) {
        tagWith(label);
        goOn();
    });
    connect(m_bar, &SelectionBar::moreChosen, this, &TaggingController::findLabel);
    connect(m_bar, &SelectionBar::newChosen, this, &TaggingController::newLabel);
    connect(m_bar, &SelectionBar::noteChosen, this, &TaggingController::editNote);
    connect(m_bar, &SelectionBar::deleteChosen, this, &TaggingController::deleteActive);
    connect(m_bar, &SelectionBar::acceptChosen, this, [this, goOn] {
        accept();
        goOn();
    });
    connect(m_bar, &SelectionBar::rejectChosen, this, [this, goOn] {
        reject();
        goOn();
    });
}

void TaggingController::setArticle(const std::shared_ptr<OpenArticle> &article, const ArticleMarks *marks)
{
    if (m_article)
        disconnect(m_article.get(), nullptr, this, nullptr);
    m_article = article;
    m_marks = marks;
    m_lastActive = {};
    m_view->setActiveMark(0);
    m_bar->hide();
    if (m_article) {
        connect(m_article.get(), &OpenArticle::changed, this, &TaggingController::refresh);
        connect(m_article.get(), &OpenArticle::suggestionsChanged, this, &TaggingController::refresh);
        connect(m_article.get(), &OpenArticle::phaseChanged, this, &TaggingController::learnUses);
    }
    learnUses();
    refresh();
}

void TaggingController::setFilter(const SuggestionFilter *filter)
{
    m_filter = filter;
    connect(filter, &SuggestionFilter::changed, this, &TaggingController::refresh);
}

void TaggingController::setStyle(const ReaderTheme &theme, const Tagset &tagset)
{
    m_theme = theme;
    m_tagset = tagset;
    m_inBar = likelyLabels(tagset, {{}, {}, m_recent, m_uses});
    m_bar->setContent(theme, tagset, m_inBar);
    refreshBar();
}

MarkRef TaggingController::active() const
{
    return m_marks ? m_marks->markOf(m_view->activeMark()) : MarkRef{};
}

void TaggingController::setActive(const MarkRef &mark)
{
    if (!m_marks)
        return;
    const quint64 id = m_marks->idOf(mark);
    const QList<Span> parts = m_marks->partsOf(id);
    const QScopedValueRollback setting(m_settingActive, true);
    m_view->setActiveMark(parts.isEmpty() ? 0 : id);
    if (!parts.isEmpty())
        m_view->setSelection(parts.first().start, parts.first().start);
    m_view->setActiveMark(parts.isEmpty() ? 0 : id);
    m_barIsWanted = false;
    refresh();
}

bool TaggingController::caretIsIn(quint64 mark) const
{
    const QList<Span> parts = m_marks ? m_marks->partsOf(mark) : QList<Span>();
    return std::any_of(parts.cbegin(), parts.cend(),
                       [caret = m_view->caret()](Span part) { return part.start <= caret && caret <= part.end; });
}

bool TaggingController::hasSelection() const
{
    return m_article && !trimmed(m_article->article(), m_view->selection()).isEmpty();
}

void TaggingController::markClicked(quint64 id)
{
    if (!hasSelection())
        m_view->setActiveMark(id);
    m_barIsWanted = true;
    refresh();
}

void TaggingController::refresh()
{
    // A mark that was active and is gone (deleted, decided, undone) is not active any more.
    if (m_marks && m_view->activeMark() != 0 && m_marks->partsOf(m_view->activeMark()).isEmpty())
        m_view->setActiveMark(0);
    if (const MarkRef mark = active(); !mark.isNull())
        m_lastActive = mark.annotation; // none, when it is a suggestion: words are added to what was looked at last
    refreshBar();
    Q_EMIT stateChanged();
}

void TaggingController::refreshBar()
{
    if (!m_article || !m_marks || m_article->phase() != OpenArticle::Phase::Ready || m_selecting || !m_barIsWanted) {
        m_bar->hide();
        return;
    }
    const MarkRef mark = active();
    Span words;
    SelectionBar::Mode mode = SelectionBar::Mode::Selection;
    if (hasSelection()) {
        words = m_view->selection();
    } else if (!mark.isNull()) {
        const QList<Span> parts = m_marks->partsOf(m_view->activeMark());
        words = parts.isEmpty() ? Span{} : parts.first().united(parts.last());
        mode = mark.suggestion >= 0 ? SelectionBar::Mode::Suggestion : SelectionBar::Mode::Annotation;
    }
    const QRect where = words.isEmpty() ? QRect() : m_view->rectOf(words);
    if (where.isEmpty() || !where.intersects(m_view->viewport()->rect())) {
        m_bar->hide();
        return;
    }
    if (mode != SelectionBar::Mode::Suggestion)
        offerLikely(words);
    m_bar->showFor(mode, where);
}

/// The bar's labels are those that these words are likely to get; it is made anew only when they are others.
void TaggingController::offerLikely(Span words)
{
    LabelHints hints;
    const Article &text = m_article->article();
    hints.words = text.string(
        {words.start, boundaryAtOrBefore(text, std::min(words.end, words.start + 400), TextUnit::Grapheme)});
    hints.recent = m_recent;
    hints.uses = m_uses;
    m_article->suggestions().forEachPart(words, [&](int suggestion, Span part) {
        const qint32 shared = part.intersected(words).length();
        if (2 * shared > words.length() && 2 * shared > part.length())
            hints.standing.append(m_article->suggestions().at(suggestion).label);
    });
    const QStringList likely = likelyLabels(m_tagset, hints);
    if (likely == m_inBar)
        return;
    m_inBar = likely;
    m_bar->setContent(m_theme, m_tagset, likely);
}

/// How often each label is used in the library; asked for once an article.
void TaggingController::learnUses()
{
    m_uses.clear();
    if (!m_article || m_article->phase() != OpenArticle::Phase::Ready)
        return;
    whenFinished(m_article->labelUses(), this, [this](const Result<QHash<QString, LabelUse>> &uses) {
        if (!uses) // there is no library: what the hand itself uses is all there is to learn from
            return;
        for (auto use = uses->cbegin(); use != uses->cend(); ++use)
            m_uses[use.key()] += use->annotations;
    });
}

void TaggingController::wasUsed(const QString &label)
{
    m_lastLabel = label;
    m_recent.removeAll(label);
    m_recent.prepend(label);
    m_recent.resize(std::min<qsizetype>(m_recent.size(), 10));
    ++m_uses[label];
}

bool TaggingController::settle(const Result<void> &result)
{
    if (!result)
        Q_EMIT problem(result.error().message);
    return result.ok();
}

void TaggingController::resize(quint64 id, Span from, Span to)
{
    const Annotation *annotation =
        m_article && m_marks ? m_article->layer().find(m_marks->markOf(id).annotation) : nullptr;
    if (!annotation)
        return;
    QList<Span> parts = annotation->parts;
    const qsizetype part = parts.indexOf(from);
    if (part < 0)
        return; // changed elsewhere meanwhile
    parts[part] = to;
    settle(m_article->setParts(annotation->id, parts));
    refresh();
}

void TaggingController::tagWith(const QString &label)
{
    if (!m_article)
        return;
    wasUsed(label);
    const MarkRef mark = active();
    if (hasSelection()) {
        const Result<QUuid> tagged = m_article->tag({selectedWords()}, label);
        if (!tagged) {
            Q_EMIT problem(tagged.error().message);
            return;
        }
        const Span words = m_article->layer().find(*tagged)->hull();
        m_view->setSelection(words.start, words.start);
        setActive({*tagged, -1});
    } else if (mark.suggestion >= 0) {
        acceptAs(mark.suggestion, label);
    } else if (!mark.annotation.isNull()) {
        settle(m_article->relabel(mark.annotation, label));
    } else {
        Q_EMIT problem(tr("Select the words to tag first, then press the key of a label"));
    }
}

void TaggingController::repeatLabel()
{
    if (!m_lastLabel.isEmpty())
        tagWith(m_lastLabel);
}

void TaggingController::deleteActive()
{
    const MarkRef mark = active();
    if (mark.suggestion >= 0)
        reject();
    else if (!mark.annotation.isNull())
        deleteAnnotations({mark.annotation});
}

void TaggingController::deleteAnnotations(const QList<QUuid> &annotations)
{
    if (m_article)
        m_article->remove(annotations, told());
}

/// What is selected. By keys, where words are, without the full stop or comma behind them, as the mouse takes them.
Span TaggingController::selectedWords() const
{
    const Span words = trimmed(m_article->article(), m_view->selection());
    if (!m_isByKeys || m_view->snap() != TextUnit::Word)
        return words; // the mouse has left out what was not meant, and signs that are asked for are meant
    const Span bare = withoutPunctuation(m_article->article(), words);
    return {words.start, bare.end}; // what stands before them is there on purpose: who presses Shift+→ began there
}

void TaggingController::addPart()
{
    const Annotation *annotation = m_article ? m_article->layer().find(m_lastActive) : nullptr;
    if (!annotation || !hasSelection()) {
        Q_EMIT problem(tr("Click a tag of yours, then select the words that belong to it too, and press Shift+Enter"));
        return;
    }
    const QUuid id = annotation->id;
    if (settle(m_article->setParts(id, annotation->parts + QList<Span>{selectedWords()})))
        setActive({id, -1});
}

bool TaggingController::canAddPart() const
{
    return m_article && hasSelection() && m_article->layer().find(m_lastActive);
}

bool TaggingController::canRemovePart() const
{
    const Annotation *annotation = m_article ? m_article->layer().find(active().annotation) : nullptr;
    return annotation && annotation->parts.size() > 1;
}

void TaggingController::removePart()
{
    if (!canRemovePart())
        return;
    const Annotation &annotation = *m_article->layer().find(active().annotation);
    QList<Span> parts = annotation.parts;
    const qint32 caret = m_view->caret();
    parts.removeIf([caret](Span part) { return part.start <= caret && caret <= part.end; });
    if (parts.isEmpty() || parts.size() == annotation.parts.size())
        Q_EMIT problem(tr("Click the part that does not belong to the tag, then remove it"));
    else if (const QUuid id = annotation.id; settle(m_article->setParts(id, parts)))
        setActive({id, -1});
}

void TaggingController::moveBoundary(bool end, bool forward, bool finely)
{
    const Annotation *annotation = m_article ? m_article->layer().find(active().annotation) : nullptr;
    if (!annotation)
        return;
    m_movesEnd = end;
    const Article &text = m_article->article();
    QList<Span> parts = annotation->parts;
    Span &part = end ? parts.last() : parts.first();
    const auto moved = [&](qint32 place) {
        if (!finely)
            return end ? wordEnd(text, place, forward) : wordStart(text, place, forward);
        return forward ? nextBoundary(text, place, TextUnit::Grapheme)
                       : previousBoundary(text, place, TextUnit::Grapheme);
    };
    (end ? part.end : part.start) = moved(end ? part.end : part.start);
    if (part.start >= part.end)
        return; // a tag keeps a word at least; Delete is another key
    settle(m_article->setParts(annotation->id, parts));
}

void TaggingController::cycleMarksAtCaret()
{
    if (!m_marks)
        return;
    QList<quint64> ids;
    const qint32 caret = m_view->caret();
    m_marks->forEachMark({caret, caret}, [&](const Mark &mark) {
        if (!ids.contains(mark.id))
            ids.append(mark.id);
    });
    if (ids.isEmpty())
        return;
    const qsizetype at = ids.indexOf(m_view->activeMark());
    m_view->setActiveMark(ids[(at + 1) % ids.size()]);
    refresh();
}

void TaggingController::undo()
{
    if (m_article)
        m_article->undo(showingWhere());
}

void TaggingController::redo()
{
    if (m_article)
        m_article->redo(showingWhere());
}

OpenArticle::Then TaggingController::told()
{
    return [guard = QPointer(this)](const Result<qsizetype> &done) {
        if (guard && !done)
            Q_EMIT guard->problem(done.error().message);
    };
}

/// What is taken back or done again may be on another page: the reader is taken there.
OpenArticle::Then TaggingController::showingWhere()
{
    return [guard = QPointer(this), article = std::weak_ptr(m_article)](const Result<qsizetype> &done) {
        if (!guard || guard->m_article != article.lock())
            return;
        if (guard->active().isNull())
            guard->m_lastActive = {}; // it is elsewhere that one looks now
        guard->told()(done);
        if (!done || *done == 0)
            return;
        const OpenArticle &shown = *guard->m_article;
        const Change part = partFor(shown.log().last(), shown.id());
        const std::optional<Span> place = firstPlaceOf(part);
        if (!place)
            return;
        // What is to be decided again is what the keys act on.
        const std::optional<Decision> taken = firstTakenBack(part);
        const int open = taken ? shown.suggestions().find(taken->label, taken->anchor.position) : -1;
        if (open >= 0)
            guard->setActive({{}, open});
        guard->m_view->jumpTo(*place);
    };
}

bool TaggingController::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::ShortcutOverride) {
        // Plain letters and digits are ours while the text has the focus: no menu shortcut takes them.
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && m_article && labelForKey(m_article->tagset(), key))
            event->accept();
        if (movesBoundary(key) && !active().annotation.isNull())
            event->accept();
        return false;
    }
    if (watched == m_view && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event));
    if (watched == m_view->viewport()) {
        if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick ||
            event->type() == QEvent::TouchBegin) {
            m_selecting = true;
            m_bar->hide();
        } else if (event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::TouchEnd ||
                   event->type() == QEvent::TouchCancel) {
            m_selecting = false;
            m_barIsWanted = true;
            // After the view has taken the release: the selection is final then.
            QMetaObject::invokeMethod(this, &TaggingController::refreshBar, Qt::QueuedConnection);
        } else if (event->type() == QEvent::MouseMove && m_selecting &&
                   static_cast<QMouseEvent *>(event)->buttons() == Qt::NoButton) {
            m_selecting = false; // the words were dragged out, and let go elsewhere
            QMetaObject::invokeMethod(this, &TaggingController::refreshBar, Qt::QueuedConnection);
        } else if (event->type() == QEvent::Resize) {
            QMetaObject::invokeMethod(this, &TaggingController::refreshBar, Qt::QueuedConnection);
        }
    }
    return QObject::eventFilter(watched, event);
}

/// Of the active tag, where nothing is selected: Ctrl+Shift its end, Alt+Shift its start, by words; all three the one
/// moved last, by characters.
bool TaggingController::handleBoundaryKey(const QKeyEvent *event)
{
    if (!movesBoundary(event) || active().annotation.isNull() || hasSelection())
        return false;
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    const bool isFine = isControl && event->modifiers().testFlag(Qt::AltModifier);
    moveBoundary(isFine ? m_movesEnd : isControl, event->key() == Qt::Key_Right, isFine);
    return true;
}

bool TaggingController::handleKey(QKeyEvent *event)
{
    if (!m_article || m_article->phase() != OpenArticle::Phase::Ready || m_view->isResizingMark())
        return false;
    if (event->key() == Qt::Key_Backtab || (event->key() == Qt::Key_Tab && event->modifiers() == Qt::ShiftModifier)) {
        nextUndecided(false);
        return true;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (handleBoundaryKey(event))
        return true;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (modifiers == Qt::ShiftModifier) {
            addPart();
            return true;
        }
        if (modifiers == Qt::ControlModifier) {
            acceptEntity();
            return true;
        }
    }
    if (event->key() == Qt::Key_Backspace && modifiers == Qt::ControlModifier) {
        rejectEntity();
        return true;
    }
    if (modifiers != Qt::NoModifier)
        return false;
    switch (latinKeyOf(event)) {
    case Qt::Key_Tab:
        nextUndecided(true);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return true;
    case Qt::Key_Backspace:
        reject();
        return true;
    case Qt::Key_Delete:
        deleteActive();
        return true;
    case Qt::Key_Escape:
        m_lastActive = {};
        m_view->setActiveMark(0);
        m_view->setSelection(m_view->caret(), m_view->caret());
        refresh();
        Q_EMIT letGo();
        return true;
    case Qt::Key_O:
        cycleMarksAtCaret();
        return true;
    case Qt::Key_Q:
        repeatLabel();
        return true;
    case Qt::Key_N:
        newLabel();
        return true;
    default:
        break;
    }
    if (const Label *label = labelForKey(m_article->tagset(), event)) {
        tagWith(QString(label->id));
        return true;
    }
    return false;
}

} // namespace bluepencil
