// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/readerview.h"

#include "ui/reader/copytext.h"
#include "ui/reader/marklanes.h"
#include "ui/reader/readeraccessible.h"
#include "ui/reader/readerview_p.h"
#include "ui/style/contrast.h"

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

namespace bluepencil {

namespace {

constexpr double longestBar = 1e9; // steps of a scroll bar, whose values are int
constexpr int flashStep = 100;     // milliseconds
constexpr double flashFade = 0.16; // per step
constexpr int marginLines = 2;     // kept around what is made visible

} // namespace

ReaderView::ReaderView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , d(std::make_unique<Private>(this))
{
    installReaderAccessibility();
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBar(d->bar);
    d->bar->setTicks([this](int slices) { return d->ticks(slices); });
    connect(d->bar, &QScrollBar::sliderPressed, this, [this] {
        // The value that a pixel stands for is not quite the one that the handle was pressed at.
        for (const int near : {-1, 0, 1})
            d->seenUnderHandle.insert(d->bar->handlePlace() + near, d->page.topPosition());
    });
    connect(d->bar, &QScrollBar::sliderReleased, this, [this] { d->syncBar(); });
    d->takeFingers();
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    if (Result<ReaderTheme> theme = loadReaderTheme(defaultReaderThemeName()))
        setTheme(theme.value());
}

ReaderView::~ReaderView() = default;

void ReaderView::setArticle(const Article &article)
{
    d->page.setArticle(article);
    d->state.flashStrength = 0;
    d->flashTimer.stop();
    d->state.activeMark = 0;
    d->handles.setMark(0, 0);
    d->state.dragged = {};
    d->state.hits = {};
    d->state.currentHit = {};
    d->touch->stopGliding();
    d->hover({}, {});
    d->firstFrame = Private::FirstFrame::Awaited;
    d->pressed = d->dragging = d->clicked = false;
    d->edgeTimer.stop();
    d->changeSelection([this] { d->selection.set(d->page.article(), 0, 0); });
    d->relaidOut();
    d->tellAccessible(QAccessible::DocumentContentChanged);
}

void ReaderView::growArticle(const Article &article)
{
    if (article.isCopyOf(d->page.article()))
        return;
    d->page.growArticle(article);
    d->relaidOut();
    d->tellAccessible(QAccessible::DocumentContentChanged);
}

const Article &ReaderView::article() const
{
    return d->page.article();
}

void ReaderView::setMarkSource(const MarkSource *source)
{
    d->source = source;
    viewport()->update();
}

void ReaderView::setTheme(const ReaderTheme &theme)
{
    d->page.setTheme(theme);
    d->bar->setTickColor(theme.hitTick);
    d->bar->setColors(theme.surface, contrast::blended(theme.surface, theme.text, 0.4),
                      contrast::blended(theme.surface, theme.text, 0.6));
    viewport()->update();
}

const ReaderTheme &ReaderView::theme() const
{
    return d->page.theme();
}

void ReaderView::setDateLine(const QString &line)
{
    d->page.setDateLine(line);
    d->relaidOut();
}

void ReaderView::marksChanged(Span range)
{
    // A mark that comes or goes moves those that overlap it, and those that overlap these, to other lanes.
    const Span shown = isVisible() ? visibleRange() : Span{};
    Span touched = range;
    for (bool grows = d->source != nullptr && touched.overlaps(shown); grows;) {
        Span wider = touched;
        d->source->forEachMark(touched.intersected(shown), [&](const Mark &mark) {
            if (mark.span.overlaps(touched))
                wider = wider.united(mark.span);
        });
        grows = wider.intersected(shown) != touched.intersected(shown);
        touched = wider;
    }
    d->updateSpan(touched);
    d->tellAccessible(QAccessible::TextAttributeChanged);
}

void ReaderView::setActiveMark(quint64 id)
{
    d->handles.setMark(id, d->selection.caret());
    d->handlesMoved();
    if (id == d->state.activeMark)
        return;
    d->state.activeMark = id;
    viewport()->update(); // where the marks of both ids are, only the source knows
}

quint64 ReaderView::activeMark() const
{
    return d->state.activeMark;
}

Span ReaderView::selection() const
{
    return d->selection.span();
}

qint32 ReaderView::caret() const
{
    return d->selection.caret();
}

qint32 ReaderView::anchor() const
{
    return d->selection.anchor();
}

void ReaderView::setSelection(qint32 anchor, qint32 caret)
{
    d->changeSelection([&] { d->selection.set(d->page.article(), anchor, caret); });
}

void ReaderView::selectAll()
{
    setSelection(0, article().size());
    d->publishPrimarySelection();
}

void ReaderView::copy() const
{
    if (!selection().isEmpty())
        QGuiApplication::clipboard()->setMimeData(copiedText(article(), selection()).release());
}

void ReaderView::ensureVisible(Span span)
{
    const int margin = marginLines * d->page.typography().lineHeight;
    const bool forEnd = d->page.reveal(span.end, margin);
    const bool forStart = d->page.reveal(span.start, margin);
    if (forEnd || forStart)
        d->pageMoved();
}

void ReaderView::jumpTo(Span span)
{
    ensureVisible(span);
    d->updateSpan(d->state.flash);
    d->state.flash = span;
    d->state.flashStrength = 1;
    d->flashTimer.start(flashStep, this);
    d->updateSpan(span);
}

qint32 ReaderView::topPosition() const
{
    return d->page.topPosition();
}

void ReaderView::setTopPosition(qint32 position)
{
    d->page.setTopPosition(position);
    d->pageMoved();
}

Span ReaderView::visibleRange() const
{
    return d->page.visibleRange();
}

int ReaderView::zoom() const
{
    return d->page.zoom();
}

void ReaderView::setZoom(int percent)
{
    const int before = zoom();
    d->page.setZoom(percent);
    if (zoom() == before)
        return;
    d->relaidOut();
    Q_EMIT zoomChanged(zoom());
}

TextUnit ReaderView::snap() const
{
    return d->snap;
}

void ReaderView::setSnap(TextUnit unit)
{
    d->snap = unit;
}

QString ReaderView::typeface() const
{
    return d->page.typeface();
}

void ReaderView::setTypeface(const QString &family)
{
    if (family == typeface())
        return;
    d->page.setTypeface(family);
    d->relaidOut();
}

QRect ReaderView::rectOf(Span span) const
{
    QRectF united;
    d->page.forEachStretch(span, [&](const ReaderPage::Stretch &stretch) { united |= stretch.rect; });
    return united.toAlignedRect().intersected(viewport()->rect());
}

qint32 ReaderView::positionAt(QPoint point) const
{
    return d->page.positionAt(point);
}

QList<Mark> ReaderView::marksAt(QPoint point) const
{
    QList<Mark> marks;
    if (!d->source || article().isEmpty())
        return marks;
    const PageGeometry &geometry = d->page.geometry();
    if (point.x() < geometry.columnLeft && point.x() >= geometry.barRight - d->page.typography().lineHeight) {
        // Beside the lines: the bars of quotes.
        const qint32 line = d->page.positionAt(QPoint(geometry.columnLeft, point.y()));
        const Span words{line, std::max(line + 1, d->page.lineEnd(line))};
        d->source->forEachMark(words, [&](const Mark &mark) {
            if (shapeOf(mark, d->page.theme()) == MarkShape::Bar)
                marks.append(mark);
        });
    }
    if (d->page.isOnText(point)) {
        // The caret place nearest to a point may lie behind the letter under it: ask for both sides.
        const qint32 near = d->page.positionAt(point);
        const Span around{std::max(0, near - 1), std::min(article().size(), near + 1)};
        d->source->forEachMark(around, [&](const Mark &mark) {
            bool under = false;
            d->page.forEachStretch(mark.span, [&](const ReaderPage::Stretch &stretch) {
                const QRectF &rect = stretch.rect;
                under = under || (point.x() >= rect.left() && point.x() < rect.right() && point.y() >= rect.top() - 1 &&
                                  point.y() < rect.bottom() + d->page.typography().laneHeight);
            });
            if (under)
                marks.append(mark);
        });
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark &a, const Mark &b) { return a.span.length() < b.span.length(); });
    return marks;
}

int ReaderView::laidOutParagraphs() const
{
    return d->page.laidOut();
}

// --- Private: page, scroll bar, selection ---------------------------------------------------------------

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
    const int moved = page.scrollBy(pixels);
    if (moved == 0)
        return;
    syncBar();
    if (hasNotes || std::abs(moved) >= q->viewport()->height())
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
    if (hasNotes && !band.isEmpty()) // notes push each other down
        q->viewport()->update();
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

// --- Painting and timers -------------------------------------------------------------------------------

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
        const int y = d->draggedTo.y();
        const int beyond = y < 0 ? y : y >= height ? y - height + 1 : 0;
        d->scrollBy(std::clamp(beyond, -height / 4, height / 4));
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
