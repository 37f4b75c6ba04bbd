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
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

constexpr int edgeInterval = 30; // milliseconds between the steps of scrolling at an edge
constexpr int overlapLines = 2;  // of two screens, when paging
constexpr double notch = 120;    // angle units of a wheel's notch
constexpr int zoomPerNotch = 10; // percent

bool canTake(const QMimeData *data)
{
    return data->hasUrls() || data->hasText();
}

} // namespace

bool ReaderView::event(QEvent *event)
{
    // A caret's keys are ours before they are anybody's shortcut; all other keys are not.
    if (event->type() == QEvent::ShortcutOverride) {
        const std::optional<ReaderCommand> command = readerCommand(*static_cast<QKeyEvent *>(event));
        if (command && command->kind == ReaderCommand::Kind::Move) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool ReaderView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        d->showToolTip(help->pos(), help->globalPos());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ReaderView::Private::showToolTip(QPoint point, QPoint globalPoint) const
{
    const QList<Mark> marks = q->marksAt(point);
    if (marks.isEmpty()) {
        QToolTip::hideText();
        return;
    }
    QStringList lines;
    for (const Mark &mark : marks)
        lines.append(source->describeMark(mark.id));
    const QString text = lines.join(QLatin1Char('\n'));
    // What users and files wrote is never rich text; a tool tip would guess.
    QToolTip::showText(globalPoint,
                       QLatin1String("<p style='white-space:pre-wrap'>") + text.toHtmlEscaped() + QLatin1String("</p>"),
                       q->viewport());
}

void ReaderView::keyPressEvent(QKeyEvent *event)
{
    const std::optional<ReaderCommand> command = readerCommand(*event);
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
    if (event->button() == Qt::LeftButton)
        d->pressMouse(event);
    else
        QAbstractScrollArea::mousePressEvent(event);
}

void ReaderView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event); // counted by ourselves, up to four
}

void ReaderView::Private::pressMouse(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const qint32 position = page.positionAt(point);
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int count = clicks.press(event->timestamp(), event->position(), event->type() == QEvent::MouseButtonDblClick);
    pressed = true;
    dragging = count > 1;
    clicked = count == 1 && !extend;
    pressedAt = draggedTo = point;

    // A quote is marked beside its lines; a double click in it means the word.
    std::optional<Span> mark;
    if (count == 2 && source && !extend) {
        const QList<Mark> marks = q->marksAt(point);
        if (!marks.isEmpty() && shapeOf(marks.first(), page.theme()) != MarkShape::Bar)
            mark = marks.first().span;
    }
    constexpr std::array units{TextUnit::Grapheme, TextUnit::Word, TextUnit::Sentence, TextUnit::Paragraph};
    changeSelection([&] {
        if (mark)
            selection.pressSpan(page.article(), *mark);
        else
            selection.press(page.article(), position, units[static_cast<std::size_t>(count - 1)], extend);
    });
}

void ReaderView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!d->pressed || !event->buttons().testFlag(Qt::LeftButton)) {
        d->updateCursor(point);
        return;
    }
    if (!d->dragging && (point - d->pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    d->dragging = true;
    d->clicked = false;
    d->dragMouse(point);
    const bool beyond = point.y() < 0 || point.y() >= viewport()->height();
    if (beyond && !d->edgeTimer.isActive())
        d->edgeTimer.start(edgeInterval, this);
    else if (!beyond)
        d->edgeTimer.stop();
}

void ReaderView::Private::dragMouse(QPoint point)
{
    draggedTo = point;
    const QPoint inside(point.x(), std::clamp(point.y(), 0, std::max(0, q->viewport()->height() - 1)));
    changeSelection([&] { selection.dragTo(page.article(), page.positionAt(inside)); });
}

void ReaderView::Private::updateCursor(QPoint point)
{
    const PageGeometry &geometry = page.geometry();
    const bool inColumn = point.x() >= geometry.columnLeft && point.x() < geometry.columnLeft + geometry.columnWidth;
    const Qt::CursorShape shape = inColumn ? Qt::IBeamCursor : Qt::ArrowCursor;
    if (q->viewport()->cursor().shape() != shape)
        q->viewport()->setCursor(shape);
}

void ReaderView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mouseReleaseEvent(event);
        return;
    }
    d->edgeTimer.stop();
    const bool click = d->pressed && d->clicked;
    d->pressed = d->dragging = d->clicked = false;
    d->publishPrimarySelection();
    if (click) {
        const QList<Mark> marks = marksAt(event->position().toPoint());
        Q_EMIT markClicked(marks.isEmpty() ? 0 : marks.first().id);
    }
}

void ReaderView::wheelEvent(QWheelEvent *event)
{
    event->accept();
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
    if (canTake(event->mimeData()))
        event->acceptProposedAction();
}

void ReaderView::dragMoveEvent(QDragMoveEvent *event)
{
    if (canTake(event->mimeData()))
        event->acceptProposedAction();
}

void ReaderView::dropEvent(QDropEvent *event)
{
    if (!canTake(event->mimeData()))
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

} // namespace bluepencil
