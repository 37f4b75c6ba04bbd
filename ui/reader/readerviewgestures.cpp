// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ReaderView for fingers, handles, hovering, text that is dragged out, and hits of a search.
#include "ui/reader/readerview.h"

#include "ui/reader/copytext.h"
#include "ui/reader/marklanes.h"
#include "ui/reader/readerview_p.h"

#include <QDrag>
#include <QMimeData>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluepencil {

// --- Hits of a search ------------------------------------------------------------------------------------

void ReaderView::setSearchHits(const SearchHits &hits, Span current)
{
    // Batches come by the hundred: only what is on screen is worth a repaint.
    bool changed = false;
    if (isVisible()) {
        const auto shown = [range = visibleRange()](const SearchHits &all) {
            std::vector<Span> spans;
            all.forEach(range, [&](Span hit) { spans.push_back(hit); });
            return spans;
        };
        changed = shown(hits) != shown(d->state.hits);
    }
    const Span before = std::exchange(d->state.currentHit, current);
    d->state.hits = hits;
    if (changed) {
        viewport()->update();
    } else if (before != current) {
        d->updateSpan(before);
        d->updateSpan(current);
    }
    d->bar->update();
}

const SearchHits &ReaderView::searchHits() const
{
    return d->state.hits;
}

std::vector<HitScrollBar::Tick> ReaderView::Private::ticks(int slices)
{
    const SearchHits &hits = state.hits;
    if (hits.isEmpty())
        return {};
    using Tick = HitScrollBar::Tick;
    std::vector<Tick> ticks(static_cast<std::size_t>(slices), Tick::None);
    const double height = page.pageHeight();
    qint32 from = 0;
    for (int row = 0; row < slices; ++row) {
        const bool last = row + 1 == slices;
        const qint32 to = last ? std::numeric_limits<qint32>::max() : page.positionNear(height * (row + 1) / slices);
        if (!state.currentHit.isEmpty() && state.currentHit.start >= from && state.currentHit.start < to)
            ticks[static_cast<std::size_t>(row)] = Tick::Current;
        else if (to > from && hits.indexFrom(from) < hits.indexFrom(to))
            ticks[static_cast<std::size_t>(row)] = Tick::Hit;
        from = std::max(from, to);
    }
    return ticks;
}

// --- Handles of the active mark --------------------------------------------------------------------------

bool ReaderView::isResizingMark() const
{
    return d->handles.isDragging();
}

bool ReaderView::Private::grabHandle(QPointF point, int reach)
{
    return handles.grab(page, source, point, reach);
}

/// What is painted of the handles, as they are now.
void ReaderView::Private::handlesMoved()
{
    const Span dragged = handles.isDragging() && dragging ? handles.to() : Span{};
    if (dragged == state.dragged)
        return;
    updateSpan(state.dragged.isEmpty() ? handles.from() : state.dragged);
    state.dragged = dragged;
    updateSpan(dragged.isEmpty() ? handles.from() : dragged);
}

void ReaderView::Private::endHandle(bool keep)
{
    if (!handles.isDragging())
        return;
    const Span from = handles.from();
    const Span to = handles.to();
    if (keep)
        handles.drop();
    else
        handles.cancel();
    edgeTimer.stop();
    pressed = dragging = clicked = false;
    handlesMoved();
    if (keep && from != to)
        Q_EMIT q->markResized(state.activeMark, from, to);
}

// --- Hovering --------------------------------------------------------------------------------------------

void ReaderView::Private::hover(const QList<Mark> &marks, QPoint globalPoint)
{
    QList<quint64> ids;
    for (const Mark &mark : marks)
        if (!ids.contains(mark.id))
            ids.append(mark.id);
    hoveredAt = globalPoint;
    if (ids == hovered)
        return;
    hovered = ids;
    if (std::exchange(hoverTold, false))
        Q_EMIT q->markHoverEnded();
    if (ids.isEmpty())
        hoverTimer.stop();
    else
        hoverTimer.start(q->style()->styleHint(QStyle::SH_ToolTip_WakeUpDelay), q);
}

void ReaderView::Private::tellHover()
{
    hoverTimer.stop();
    hoverTold = true;
    Q_EMIT q->markHovered(hovered, hoveredAt);
}

void ReaderView::Private::updateCursor(QPoint point)
{
    const PageGeometry &geometry = page.geometry();
    const QList<Mark> marks = q->marksAt(point);
    const bool inColumn = point.x() >= geometry.columnLeft && point.x() < geometry.columnLeft + geometry.columnWidth;
    Qt::CursorShape shape = inColumn ? Qt::IBeamCursor : marks.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor;
    if (handles.at(page, source, point))
        shape = Qt::SizeHorCursor;
    if (q->viewport()->cursor().shape() != shape)
        q->viewport()->setCursor(shape);
    hover(marks, q->viewport()->mapToGlobal(point));
}

// --- Text that is dragged out ----------------------------------------------------------------------------

bool ReaderView::Private::isOnSelection(QPointF point)
{
    bool on = false;
    page.forEachStretch(selection.span(),
                        [&](const ReaderPage::Stretch &stretch) { on = on || stretch.rect.contains(point); });
    return on;
}

void ReaderView::Private::dragOut()
{
    pressed = dragging = clicked = draggingOut = false;
    auto *drag = new QDrag(q->viewport());
    drag->setMimeData(copiedText(page.article(), selection.span()).release());
    drag->exec(Qt::CopyAction, Qt::CopyAction); // an event loop of its own: nothing of ours behind it
}

// --- Fingers ---------------------------------------------------------------------------------------------

void ReaderView::Private::takeFingers()
{
    constexpr int fingerReach = 22;
    q->viewport()->setAttribute(Qt::WA_AcceptTouchEvents);
    touch->setGrab([this](QPointF point) {
        dragging = grabHandle(point, fingerReach);
        draggedTo = point.toPoint();
        return dragging;
    });
    QObject::connect(touch, &TouchInput::panned, q, [this](int pixels) { scrollBy(-pixels); });
    QObject::connect(touch, &TouchInput::tapped, q, [this](QPointF point, int count) { tap(point.toPoint(), count); });
    QObject::connect(touch, &TouchInput::held, q, [this](QPointF point) {
        q->setFocus(Qt::MouseFocusReason);
        const qint32 position = page.positionAt(point);
        changeSelection([&] { selection.press(page.article(), position, TextUnit::Word, false); });
    });
    QObject::connect(touch, &TouchInput::dragged, q, [this](QPointF point) { dragPointer(point.toPoint()); });
    QObject::connect(touch, &TouchInput::released, q, [this](bool cancelled) {
        edgeTimer.stop();
        dragging = dragging && handles.isDragging();
        endHandle(!cancelled);
        publishPrimarySelection();
    });
    QObject::connect(touch, &TouchInput::pinchStarted, q, [this] { pinchZoom = q->zoom(); });
    QObject::connect(touch, &TouchInput::pinched, q, [this](double factor) {
        q->setZoom(static_cast<int>(std::lround(std::clamp(pinchZoom * factor, 1.0, 1000.0))));
    });
}

void ReaderView::Private::tap(QPoint point, int count)
{
    q->setFocus(Qt::MouseFocusReason);
    select(point, count, false);
    publishPrimarySelection();
    if (count == 1)
        tellClick(point);
}

} // namespace bluepencil
