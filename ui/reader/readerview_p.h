// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/hitscrollbar.h"
#include "ui/reader/markhandles.h"
#include "ui/reader/pagepainter.h"
#include "ui/reader/readerkeys.h"
#include "ui/reader/readerpage.h"
#include "ui/reader/readerview.h"
#include "ui/reader/textselection.h"
#include "ui/reader/touchinput.h"

#include <QAccessible>
#include <QBasicTimer>
#include <QHash>

namespace bluepencil {

/// What a ReaderView is made of; its functions join the parts to the widget.
class ReaderView::Private
{
public:
    explicit Private(ReaderView *view)
        : q(view)
        , bar(new HitScrollBar)
        , touch(new TouchInput(view))
    {
    }

    ReaderView *q;
    HitScrollBar *bar;
    TouchInput *touch;
    ReaderPage page;
    TextSelection selection;
    PageState state;
    const MarkSource *source = nullptr;
    MarkHandles handles;

    ClickCounter clicks;
    QBasicTimer blinkTimer;
    QBasicTimer flashTimer;
    QBasicTimer edgeTimer; ///< scrolls while the mouse drags beyond an edge
    QPoint pressedAt;
    QPoint draggedTo;
    bool pressed = false;
    bool dragging = false;
    bool clicked = false;        ///< the press may become a click on a mark
    quint64 reasonTold = 0;      ///< the mark whose reason the tool tip tells
    QList<quint64> clickedMarks; ///< what lay under the last click, innermost first
    bool draggingOut = false;    ///< the press is in the selection: it may be dragged out
    int pinchZoom = 100;         ///< when two fingers came down
    QBasicTimer hoverTimer;
    QList<quint64> hovered; ///< the marks under the mouse
    QPoint hoveredAt;
    bool hoverTold = false;
    bool caretOn = true;
    enum class FirstFrame { Told, Awaited, Painted } firstFrame = FirstFrame::Told;
    bool hasNotes = false;
    bool activeHasLinks = false; ///< lines go from the active mark to any place
    bool barQueued = false;
    bool syncingBar = false;
    double barScale = 1;                ///< pixels of the page per step of the scroll bar
    int topInWindow = 0;                ///< where the view stood in its window when it got its size
    double shownRange = -1;             ///< what the scroll bar was last told
    QHash<int, qint32> seenUnderHandle; ///< the top at each place that the held handle was at
    double shownTop = -1;
    TextUnit snap = TextUnit::Grapheme; ///< what a drag takes whole
    bool dragsExactly = false;          ///< not now: Alt is held
    double wheelRest = 0;
    double zoomRest = 0;
    bool listenedTo = false; ///< assistive technology, or a test, has asked for the interface

    void syncBar();
    bool barIsOld();
    void scrollBy(int pixels);
    void pageMoved();
    void relaidOut();
    /// Repaints the lines that a span touches, with what hangs over them.
    void updateSpan(Span span);
    /// Repaints what told this mark, and tells the present one, from the others.
    void activeMarkChanged(quint64 before);
    /// Runs a change of the selection and tells everybody what came of it.
    template <typename Change> void changeSelection(Change change)
    {
        const qint32 anchor = selection.anchor();
        const qint32 caret = selection.caret();
        change();
        selectionMoved(anchor, caret);
    }
    void selectionMoved(qint32 oldAnchor, qint32 oldCaret);
    void showCaret();
    void restartBlinking();
    void moveCaret(const ReaderCommand &command);
    void publishPrimarySelection() const;
    void pressMouse(QMouseEvent *event);
    /// The mouse or a finger drags a handle or the selection, and scrolls at the edges.
    /// How far a drag is beyond the page's upper (negative) or lower edge, where it scrolls; 0 inside.
    int beyondEdge(int y) const;
    void dragPointer(QPoint point);
    void dragTo(QPoint point);
    /// What so many clicks or taps at a point select.
    void select(QPoint point, int count, bool extend);
    void tellClick(QPoint point);
    void updateCursor(QPoint point);
    void hover(const QList<Mark> &marks, QPoint globalPoint);
    void tellHover();
    bool grabHandle(QPointF point, int reach);
    void handlesMoved();
    void endHandle(bool keep);
    bool isOnSelection(QPointF point);
    void dragOut();
    void takeFingers();
    void tap(QPoint point, int count);
    std::vector<HitScrollBar::Tick> ticks(int slices);
    void showToolTip(QPoint point, QPoint globalPoint);
    void tellReasonOf(quint64 mark);
    void tellAccessible(QAccessible::Event what);
    /// Somebody listens: assistive technology is on, or has asked this view already.
    bool isListenedTo() const;
};

} // namespace bluepencil
