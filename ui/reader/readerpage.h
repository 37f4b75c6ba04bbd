// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/blockheights.h"
#include "ui/reader/layoutcache.h"
#include "ui/reader/typography.h"
#include "ui/style/readertheme.h"
#include "ui/style/surfacemarker.h"

#include <QRectF>
#include <QSize>

#include <functional>
#include <optional>
#include <vector>

namespace bluepencil {

/// The page as a long strip of blocks behind a viewport: what is laid out, where it stands, how it scrolls.
///
/// The scroll position is a block and a distance into it, so that correcting the height of blocks nobody
/// looks at never moves what somebody looks at. Coordinates are pixels of the viewport, places are bytes
/// of the article's text. Lays out what is visible or asked for, nothing else. Knows no widgets.
class ReaderPage
{
public:
    ReaderPage();

    void setArticle(const Article &article);
    /// The same text with more behind it: what is on screen stays where it is.
    void growArticle(const Article &article);
    void setTheme(const ReaderTheme &theme);
    /// Percent; the top line stays in place.
    void setZoom(int percent);
    void setTypeface(const QString &family);
    /// The top line stays in place.
    void setViewport(QSize size);
    void setDateLine(const QString &line);

    const Article &article() const { return m_article; }
    const ReaderTheme &theme() const { return m_theme; }
    const Typography &typography() const { return m_type; }
    const PageGeometry &geometry() const { return m_geometry; }
    QSize viewport() const { return m_viewport; }
    const QString &dateLine() const { return m_dateLine; }
    int zoom() const { return m_zoom; }
    const QString &typeface() const { return m_typeface; }

    /// Pixels above the viewport, and their greatest value; estimates where nothing was seen yet.
    double scrollTop();
    double scrollRange();
    bool isAtEnd();
    /// Moves by so many pixels exactly, or to the page's end; the distance moved.
    int scrollBy(int pixels);
    /// Pixels of the whole page, margins included.
    double pageHeight();
    /// What is thought to stand so many pixels below the page's top; lays out nothing, never falls.
    qint32 positionNear(double top) const;
    /// To a place of scrollRange(); the ends are exact.
    void scrollTo(double top);
    void scrollToEnd();
    /// The first byte of the topmost line.
    qint32 topPosition();
    void setTopPosition(qint32 position);
    /// Scrolls no further than needed so that the line of this place keeps `margin` from both edges; a
    /// place far away comes to rest in the upper third. True when the page moved.
    bool reveal(qint32 position, int margin);

    struct Placed {
        qint32 block = 0;
        int top = 0; ///< in the viewport
        LayoutCache::Layout layout;
    };
    /// The blocks that reach into the viewport, from above to below; never empty.
    const std::vector<Placed> &visible();
    /// Words on screen reach beyond their lines: what is painted of a part of the page may differ from the whole.
    bool hangsOver();
    Span visibleRange();
    /// Where the article's words begin, in the viewport; the date line stands above.
    std::optional<int> articleTop();

    qint32 positionAt(QPointF point);
    /// True where there are words at that point, not paper.
    bool isOnText(QPointF point);
    /// Stretches of the visible part of a span, line by line.
    struct Stretch {
        const Placed &placed;
        int line;
        QRectF rect; ///< as high as the letters
    };
    void forEachStretch(Span span, const std::function<void(const Stretch &)> &visit);
    /// The band of whole lines that the visible part of a span touches; empty when none is visible.
    QRect bandOf(Span span);
    /// The caret before a place, one pixel wide; nothing when its line is not on screen.
    std::optional<QRect> caretRect(qint32 position);

    /// Moves of a caret that depend on lines.
    qint32 lineStart(qint32 position);
    qint32 lineEnd(qint32 position);
    /// The whole line with the white space it is broken at, without a line end.
    Span lineSpan(qint32 position);
    /// So many lines down (or up), near to this x of the column.
    qint32 lineMoved(qint32 position, int lines, double x);
    double columnX(qint32 position);
    /// One grapheme to the left or right as the eye sees it, at the edge of a line or block into the next one,
    /// or the one before if that way does not lead `forward`.
    qint32 stepped(qint32 position, bool toTheRight, bool forward);
    /// True where the paragraph of this place is read from left to right.
    bool readsToTheRight(qint32 position);

    /// What is kept laid out, in blocks and in UTF-16 units: some screens of short paragraphs, or of one
    /// endless one. Never more, whatever was looked at; what is on screen stays laid out beside it.
    static constexpr int mostLaidOut = 384;
    static constexpr int mostLaidOutUnits = 192 * 1024;
    int laidOut() const { return m_cache.count(); }
    int laidOutUnits() const { return m_cache.units(); }
    int linesInViewport() const;

private:
    void setType(int zoom, const QString &typeface);
    void relayout(bool widthChanged);
    void settle();
    void normalise();
    void invalidate() { m_settled = false; }
    LayoutCache::Layout layout(qint32 block);
    LayoutCache::Layout makeLayout(qint32 block);
    int topMargin() const;
    int bottomMargin() const;
    int contentLeft() const { return m_geometry.columnLeft; }
    std::optional<int> topInView(qint32 position);
    void placeLine(qint32 position, int y);

    Article m_article;
    ReaderTheme m_theme;
    Typography m_type;
    PageGeometry m_geometry;
    BlockMap m_blocks;
    BlockHeights m_heights;
    std::optional<WidthSample> m_widths; ///< of this text in this type
    LayoutCache m_cache;
    SurfaceMarker m_surface;
    QSize m_viewport{800, 600}; ///< until somebody knows better
    QString m_dateLine;
    int m_zoom = 100;
    QString m_typeface;
    bool m_blankSeparated = false; ///< blank lines part the paragraphs, so lines need no space of their own

    qint32 m_block = 0; ///< the viewport's top lies m_offset below this block's top
    int m_offset = 0;
    bool m_settled = false;
    bool m_atEnd = false;
    std::vector<Placed> m_visible;
    struct Held {
        qint32 position;
        int y;
    };
    /// The piece that the text ended with when it grew under the reader's eyes: its lines stay as they are.
    std::optional<qint32> m_seam;
    std::optional<Held> m_held; ///< the line that resizing keeps; forgotten when the user scrolls
};

} // namespace bluepencil
