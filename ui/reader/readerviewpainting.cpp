// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ReaderView that brings page, scroll bar and selection to the screen: painting, scrolling, timers.
#include "ui/reader/readerview.h"

#include "ui/reader/copytext.h"
#include "ui/reader/readeraccessible.h"
#include "ui/reader/readerview_p.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bluepencil {

namespace {

constexpr double longestBar = 1e9; // steps of a scroll bar, whose values are int
constexpr double flashFade = 0.16; // per step of its timer

} // namespace

bool ReaderView::Private::barIsOld()
{
    return page.scrollRange() != shownRange || page.scrollTop() != shownTop;
}

/// Shows on the scroll bar where the page is. Moves nothing.
void ReaderView::Private::syncBar()
{
    barQueued = false;
    // Under a handle that is held nothing is corrected: where it is put back, the same line is back.
    if (bar->isSliderDown()) {
        shownRange = page.scrollRange();
        shownTop = page.scrollTop();
        return;
    }
    seenUnderHandle.clear();
    const double range = page.scrollRange();
    shownRange = range;
    shownTop = page.scrollTop();
    barScale = std::max(1.0, range / longestBar);
    const int most = static_cast<int>(std::ceil(range / barScale));
    const auto steps = [this](int pixels) { return std::max(1, static_cast<int>(pixels / barScale)); };
    syncingBar = true;
    bar->setPageStep(steps(q->viewport()->height()));
    bar->setSingleStep(steps(page.typography().lineHeight));
    bar->setRange(0, most);
    // Only the very end of the page is the end of the bar: estimates must not promise it early.
    const int value = static_cast<int>(std::lround(page.scrollTop() / barScale));
    bar->setValue(page.isAtEnd() ? most : std::min(value, std::max(0, most - 1)));
    syncingBar = false;
}

void ReaderView::Private::scrollBy(int pixels)
{
    const bool hungOver = page.hangsOver();
    const int moved = page.scrollBy(pixels);
    if (moved == 0)
        return;
    syncBar();
    if (hasNotes || hungOver || page.hangsOver() || std::abs(moved) >= q->viewport()->height())
        q->viewport()->update();
    else
        q->viewport()->scroll(0, -moved);
    Q_EMIT q->scrolled();
}

/// The page was put somewhere else.
void ReaderView::Private::pageMoved()
{
    syncBar();
    q->viewport()->update();
    Q_EMIT q->scrolled();
}

/// What the page looks like changed everywhere.
void ReaderView::Private::relaidOut()
{
    // Before it is shown nothing needs to be laid out; resizeEvent and paintEvent come.
    if (q->isVisible())
        syncBar();
    q->viewport()->update();
}

void ReaderView::Private::updateSpan(Span span)
{
    if (!q->isVisible())
        return;
    const QRect band = page.bandOf(span);
    if (!band.isEmpty())
        q->viewport()->update(band.adjusted(0, -markOverhang, 0, markOverhang));
    if (!band.isEmpty() && (hasNotes || page.hangsOver())) // notes push each other down
        q->viewport()->update();
}

void ReaderView::Private::activeMarkChanged(quint64 before)
{
    const auto hasLinks = [this](quint64 id) { return source && id != 0 && !source->linksOf(id).isEmpty(); };
    const bool hadLinks = activeHasLinks || hasLinks(before);
    activeHasLinks = hasLinks(state.activeMark);
    if (!source || hadLinks || activeHasLinks) {
        q->viewport()->update();
        return;
    }
    if (!q->isVisible())
        return;
    // One that is not there any more went with a marksChanged().
    QList<Span> spans;
    source->forEachMark(q->visibleRange(), [&](const Mark &mark) {
        if (mark.id == before || mark.id == state.activeMark)
            spans.append(mark.span);
    });
    for (const Span span : std::as_const(spans))
        updateSpan(span);
}

void ReaderView::Private::selectionMoved(qint32 oldAnchor, qint32 oldCaret)
{
    const qint32 anchor = selection.anchor();
    const qint32 caret = selection.caret();
    if (anchor == oldAnchor && caret == oldCaret)
        return;
    state.selection = selection.span();
    restartBlinking();
    if (anchor == oldAnchor) {
        updateSpan({std::min(caret, oldCaret), std::max(caret, oldCaret)});
    } else {
        updateSpan({std::min(oldAnchor, oldCaret), std::max(oldAnchor, oldCaret)});
        updateSpan(selection.span());
    }
    Q_EMIT q->selectionChanged();
    if (isListenedTo()) {
        const Article &text = page.article();
        const Span span = selection.span();
        const int at = text.utf16FromByte(caret);
        if (!span.isEmpty() || oldAnchor != oldCaret) {
            QAccessibleTextSelectionEvent event(q, text.utf16FromByte(span.start), text.utf16FromByte(span.end));
            event.setCursorPosition(at);
            sendAccessibleEvent(&event);
        }
        if (caret != oldCaret) { // the bridges do not make one of the other
            QAccessibleTextCursorEvent event(q, at);
            sendAccessibleEvent(&event);
        }
    }
}

void ReaderView::Private::showCaret()
{
    if (selection.caret() == 0) { // what stands above the first line is the page's beginning too
        page.scrollTo(0);
        pageMoved();
    } else if (page.reveal(selection.caret(), page.typography().lineHeight / 2)) {
        pageMoved();
    }
}

void ReaderView::Private::restartBlinking()
{
    caretOn = true;
    const int flashTime = QGuiApplication::styleHints()->cursorFlashTime();
    if (q->hasFocus() && flashTime >= 2)
        blinkTimer.start(flashTime / 2, q);
    else
        blinkTimer.stop();
}

void ReaderView::Private::publishPrimarySelection() const
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    const Span span = selection.span();
    if (clipboard->supportsSelection() && !span.isEmpty())
        clipboard->setMimeData(copiedText(page.article(), span).release(), QClipboard::Selection);
}

bool ReaderView::Private::isListenedTo() const
{
    return listenedTo || QAccessible::isActive();
}

void ReaderView::Private::tellAccessible(QAccessible::Event what)
{
    if (!isListenedTo())
        return;
    QAccessibleEvent event(q, what);
    sendAccessibleEvent(&event);
}

void ReaderView::paintEvent(QPaintEvent *event)
{
    PageState state = d->state;
    state.focused = hasFocus();
    state.handles = d->handles.part(d->page, d->source);
    state.caret = hasFocus() && d->caretOn ? d->selection.caret() : -1;
    {
        QPainter painter(viewport());
        const bool hadNotes = d->hasNotes;
        d->hasNotes = paintPage(painter, d->page, d->source, state, event->rect());
        // The first note that comes into sight reaches beyond the strip that was to be painted.
        if (d->hasNotes && !hadNotes && event->rect() != viewport()->rect())
            QMetaObject::invokeMethod(viewport(), qOverload<>(&QWidget::update), Qt::QueuedConnection);
    }
    // Painting lays out, which corrects heights. The bar may change the viewport's size: not in here.
    if (!d->barQueued && d->barIsOld()) {
        d->barQueued = true;
        QMetaObject::invokeMethod(
            this, [this] { d->syncBar(); }, Qt::QueuedConnection);
    }
    if (d->firstFrame == Private::FirstFrame::Awaited) {
        d->firstFrame = Private::FirstFrame::Painted;
        const auto tell = [this] {
            if (d->firstFrame != Private::FirstFrame::Painted)
                return; // another article came in between
            d->firstFrame = Private::FirstFrame::Told;
            Q_EMIT firstFramePainted();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }
}

void ReaderView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    d->page.setViewport(viewport()->size());
    d->relaidOut();
    // A bar that opens above the page must not take away the words one is reading: they stay where the eye is.
    const int top = isWindow() ? 0 : mapTo(window(), QPoint()).y();
    const int down = top - std::exchange(d->topInWindow, top);
    if (down != 0 && event->oldSize().height() - event->size().height() == down && isVisible() &&
        d->firstFrame == Private::FirstFrame::Told)
        d->scrollBy(down);
}

void ReaderView::scrollContentsBy(int, int dy)
{
    if (d->syncingBar || dy == 0)
        return;
    const QScrollBar *bar = verticalScrollBar();
    const double pixels = -dy * d->barScale;
    const auto seen = d->seenUnderHandle.constFind(d->bar->handlePlace());
    if (bar->isSliderDown() && seen != d->seenUnderHandle.cend()) {
        d->page.setTopPosition(*seen);
        d->pageMoved();
        return;
    }
    if (bar->value() == bar->maximum()) {
        d->page.scrollToEnd();
        d->pageMoved();
    } else if (bar->value() == 0 || std::abs(pixels) > 2.0 * viewport()->height()) {
        d->page.scrollTo(bar->value() * d->barScale);
        d->pageMoved();
    } else {
        d->scrollBy(static_cast<int>(std::lround(pixels)));
    }
    if (bar->isSliderDown())
        d->seenUnderHandle.insert(d->bar->handlePlace(), d->page.topPosition());
}

void ReaderView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == d->blinkTimer.timerId()) {
        d->caretOn = !d->caretOn;
        d->updateSpan({d->selection.caret(), d->selection.caret()});
    } else if (event->timerId() == d->flashTimer.timerId()) {
        d->state.flashStrength = std::max(0.0, d->state.flashStrength - flashFade);
        if (d->state.flashStrength <= 0)
            d->flashTimer.stop();
        d->updateSpan(d->state.flash);
    } else if (event->timerId() == d->edgeTimer.timerId()) {
        const int height = viewport()->height();
        d->scrollBy(std::clamp(d->beyondEdge(d->draggedTo.y()), -height / 4, height / 4));
        d->dragTo(d->draggedTo);
    } else if (event->timerId() == d->hoverTimer.timerId()) {
        d->tellHover();
    } else {
        QAbstractScrollArea::timerEvent(event);
    }
}

void ReaderView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    d->restartBlinking();
    viewport()->update(); // the caret, and the selection's stronger colour
}

void ReaderView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    d->blinkTimer.stop();
    viewport()->update();
}

void ReaderView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        d->relaidOut();
}

} // namespace bluepencil
