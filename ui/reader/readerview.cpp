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
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace bluepencil {

namespace {

constexpr int flashStep = 100; // milliseconds
constexpr int marginLines = 2; // kept around what is made visible

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
    d->activeMarkChanged(std::exchange(d->state.activeMark, id));
    d->tellAccessible(QAccessible::TextAttributeChanged);
    d->tellAccessible(QAccessible::DescriptionChanged);
    if (d->isListenedTo() && d->source && id != 0)
        announce(this, d->source->describeMark(id));
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

} // namespace bluepencil
