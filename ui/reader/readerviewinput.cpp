// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ReaderView that turns events into moves of the page and the selection.
#include "ui/reader/readerview.h"

#include "ui/reader/marklanes.h"
#include "ui/reader/readerview_p.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QTouchEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

constexpr int edgeInterval = 30; // milliseconds between the steps of scrolling at an edge
constexpr int overlapLines = 2;  // of two screens, when paging
constexpr double notch = 120;    // angle units of a wheel's notch
constexpr int zoomPerNotch = 10; // percent

/// Files and text from elsewhere; not what was dragged out of a page of ours.
bool canTake(const QDropEvent *event)
{
    return !event->source() && (event->mimeData()->hasUrls() || event->mimeData()->hasText());
}

} // namespace

bool ReaderView::event(QEvent *event)
{
    // A caret's keys are ours before they are anybody's shortcut; all other keys are not.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const std::optional<ReaderCommand> command = readerCommand(*key);
        const bool cancels = key->key() == Qt::Key_Escape && isResizingMark();
        if (cancels || (command && command->kind == ReaderCommand::Kind::Move)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool ReaderView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        d->touch->handle(static_cast<QTouchEvent *>(event));
        return true;
    case QEvent::Leave:
        d->tellReasonOf(0);
        d->hover({}, {});
        break;
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        d->showToolTip(help->pos(), help->globalPos());
        return true;
    }
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ReaderView::Private::tellReasonOf(quint64 mark)
{
    if (std::exchange(reasonTold, mark) != mark)
        Q_EMIT q->reasonShown(mark);
}

void ReaderView::Private::showToolTip(QPoint point, QPoint globalPoint)
{
    const QList<Mark> marks = q->marksAt(point);
    tellReasonOf(marks.size() == 1 && !source->reasonOf(marks.first().id).isEmpty() ? marks.first().id : 0);
    if (marks.isEmpty()) {
        QToolTip::hideText();
        return;
    }
    QStringList lines;
    for (const Mark &mark : marks) {
        lines.append(source->describeMark(mark.id));
        if (const QString reason = source->reasonOf(mark.id); marks.size() == 1 && !reason.isEmpty())
            lines.append(reason); // of one only: of several it would hide which there are
    }
    const QString text = lines.join(QLatin1Char('\n'));
    // What users and files wrote is never rich text; a tool tip would guess.
    QToolTip::showText(globalPoint,
                       QLatin1String("<p style='white-space:pre-wrap'>") + text.toHtmlEscaped() + QLatin1String("</p>"),
                       q->viewport());
}

void ReaderView::keyPressEvent(QKeyEvent *event)
{
    const std::optional<ReaderCommand> command = readerCommand(*event);
    if (event->key() == Qt::Key_Escape && isResizingMark()) {
        d->endHandle(false);
        return;
    }
    d->touch->stopGliding();
    if (!command) {
        event->ignore(); // the window's, or nobody's
        return;
    }
    const int screen = std::max(1, viewport()->height() - overlapLines * d->page.typography().lineHeight);
    switch (command->kind) {
    case ReaderCommand::Kind::Move:
        d->moveCaret(*command);
        break;
    case ReaderCommand::Kind::ScrollDown:
        d->scrollBy(screen);
        break;
    case ReaderCommand::Kind::ScrollUp:
        d->scrollBy(-screen);
        break;
    case ReaderCommand::Kind::SelectAll:
        selectAll();
        break;
    case ReaderCommand::Kind::Copy:
        copy();
        break;
    }
    event->accept();
}

void ReaderView::Private::moveCaret(const ReaderCommand &command)
{
    const bool paging = command.step == CaretStep::PageUp || command.step == CaretStep::PageDown;
    const bool vertical = paging || command.step == CaretStep::LineUp || command.step == CaretStep::LineDown;
    if (vertical && !command.select && !page.caretRect(selection.caret())) {
        // The reader scrolled away from the caret: go on from what is on screen.
        const Span visible = page.visibleRange();
        changeSelection([&] { selection.set(page.article(), visible.start, visible.start); });
    }
    changeSelection([&] { selection.move(page, command.step, command.select); });
    if (paging) {
        const int screen = std::max(1, page.linesInViewport() - overlapLines) * page.typography().lineHeight;
        scrollBy(command.step == CaretStep::PageDown ? screen : -screen);
    }
    showCaret();
    if (command.select)
        publishPrimarySelection();
}

void ReaderView::mousePressEvent(QMouseEvent *event)
{
    d->tellReasonOf(0);
    d->touch->stopGliding();
    d->hover({}, {});
    if (event->button() == Qt::LeftButton)
        d->pressMouse(event);
    else if (event->button() != Qt::MiddleButton) // nothing is pasted here, nor is another program's selection taken
        QAbstractScrollArea::mousePressEvent(event);
}

void ReaderView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event); // counted by ourselves, up to four
}

void ReaderView::Private::pressMouse(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int count = clicks.press(event->timestamp(), event->position(), event->type() == QEvent::MouseButtonDblClick);
    pressed = true;
    dragging = count > 1;
    clicked = count == 1 && !extend;
    pressedAt = draggedTo = point;
    // What a handle or the selection has under the mouse stays as it is until one sees whether it is dragged.
    if (clicked && grabHandle(point, MarkHandles::mouseReach))
        return;
    draggingOut = clicked && isOnSelection(point);
    if (!draggingOut)
        select(point, count, extend);
}

void ReaderView::Private::select(QPoint point, int count, bool extend)
{
    // A quote is marked beside its lines; a double click in it means the word.
    std::optional<Span> mark;
    if (count == 2 && source && !extend) {
        const QList<Mark> marks = q->marksAt(point);
        if (!marks.isEmpty() && shapeOf(marks.first(), page.theme()) != MarkShape::Bar)
            mark = marks.first().span;
    }
    const qint32 position = page.positionAt(point);
    constexpr std::array units{TextUnit::Grapheme, TextUnit::Word, TextUnit::Sentence, TextUnit::Paragraph};
    changeSelection([&] {
        if (mark)
            selection.pressSpan(page.article(), *mark);
        else if (count == 1 && !extend)
            selection.pressSnapping(page.article(), position, snap);
        else
            selection.press(page.article(), position, units[static_cast<std::size_t>(count - 1)], extend);
    });
}

void ReaderView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!d->pressed || !event->buttons().testFlag(Qt::LeftButton)) {
        if (d->reasonTold != 0)
            if (const QList<Mark> marks = marksAt(point); marks.size() != 1 || marks.first().id != d->reasonTold)
                d->tellReasonOf(0);
        d->updateCursor(point);
        return;
    }
    if (!d->dragging && (point - d->pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    if (d->draggingOut) {
        d->dragOut();
        return;
    }
    d->dragging = true;
    d->clicked = false;
    d->dragsExactly = event->modifiers().testFlag(Qt::AltModifier);
    d->dragPointer(point);
}

int ReaderView::Private::beyondEdge(int y) const
{
    // The edge itself counts: where the window fills the screen the pointer can't go farther.
    constexpr int atEdge = 4;
    const int last = q->viewport()->height() - 1;
    return y <= 0 ? y - atEdge : y >= last ? y - last + atEdge : 0;
}

void ReaderView::Private::dragPointer(QPoint point)
{
    dragTo(point);
    const bool beyond = beyondEdge(point.y()) != 0;
    if (beyond && !edgeTimer.isActive())
        edgeTimer.start(edgeInterval, q);
    else if (!beyond)
        edgeTimer.stop();
}

void ReaderView::Private::dragTo(QPoint point)
{
    draggedTo = point;
    const QPoint inside(point.x(), std::clamp(point.y(), 0, std::max(0, q->viewport()->height() - 1)));
    if (handles.isDragging()) {
        handles.dragTo(page, inside);
        handlesMoved();
        return;
    }
    changeSelection([&] {
        if (selection.isSnapping())
            selection.dragSnapping(page.article(), page.positionAt(inside), dragsExactly);
        else
            selection.dragTo(page.article(), page.positionAt(inside));
    });
}

void ReaderView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        if (event->button() != Qt::MiddleButton) // which was taken, too, when it was pressed
            QAbstractScrollArea::mouseReleaseEvent(event);
        return;
    }
    const QPoint point = event->position().toPoint();
    d->edgeTimer.stop();
    if (isResizingMark() && d->dragging) {
        d->endHandle(true);
        return;
    }
    const bool click = d->pressed && d->clicked;
    const bool inside = d->draggingOut || isResizingMark(); // pressed and not moved: a click after all
    d->handles.cancel();
    d->pressed = d->dragging = d->clicked = d->draggingOut = false;
    if (click && inside)
        d->select(point, 1, false);
    d->publishPrimarySelection();
    if (click)
        d->tellClick(point);
}

void ReaderView::Private::tellClick(QPoint point)
{
    const QList<Mark> marks = q->marksAt(point);
    if (!marks.isEmpty() && marks.first().id == state.activeMark) { // another part of it, perhaps
        handles.setMark(state.activeMark, selection.caret());
        q->viewport()->update();
    }
    // The same place clicked again: what lies below, round and round.
    QList<quint64> ids;
    for (const Mark &mark : marks)
        if (!ids.contains(mark.id))
            ids.append(mark.id);
    const qsizetype again = ids == clickedMarks ? ids.indexOf(state.activeMark) : -1;
    clickedMarks = ids;
    Q_EMIT q->markClicked(ids.isEmpty() ? 0 : ids[(again + 1) % ids.size()]);
}

void ReaderView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    d->tellReasonOf(0);
    d->touch->stopGliding();
    d->hover({}, {});
    const int angle = event->angleDelta().y();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        d->zoomRest += angle / notch * zoomPerNotch;
        const int whole = static_cast<int>(d->zoomRest);
        d->zoomRest -= whole;
        setZoom(zoom() + whole);
        return;
    }
    const int pixels = event->pixelDelta().y();
    if (pixels != 0) { // a touchpad: the page goes as far as the fingers
        d->scrollBy(-pixels);
        return;
    }
    d->wheelRest -= angle / notch * QApplication::wheelScrollLines() * d->page.typography().lineHeight;
    const int whole = static_cast<int>(d->wheelRest);
    d->wheelRest -= whole;
    d->scrollBy(whole);
}

void ReaderView::contextMenuEvent(QContextMenuEvent *event)
{
    qint32 position = d->selection.caret();
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        position = d->page.positionAt(event->pos());
        if (!selection().contains(position))
            setSelection(position, position);
    } else if (const std::optional<QRect> caret = d->page.caretRect(position)) {
        at = viewport()->mapToGlobal(caret->bottomLeft());
    }
    Q_EMIT contextMenuRequested(at, position);
}

void ReaderView::dragEnterEvent(QDragEnterEvent *event)
{
    if (canTake(event))
        event->acceptProposedAction();
}

void ReaderView::dragMoveEvent(QDragMoveEvent *event)
{
    if (canTake(event))
        event->acceptProposedAction();
}

void ReaderView::dropEvent(QDropEvent *event)
{
    if (!canTake(event))
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

} // namespace bluepencil
