// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"
#include "core/text/boundaries.h"
#include "ui/reader/mark.h"
#include "ui/reader/searchhits.h"
#include "ui/style/readertheme.h"

#include <QAbstractScrollArea>

#include <memory>

class QMimeData;

namespace bluepencil {

/// The reading page: shows an article in one column with its marks, and lets the reader select.
///
/// Lays out only what is visible; paragraphs elsewhere have an estimated height that is corrected as they
/// are seen, without the text jumping under the eye. The text is never changed and never read back from
/// the widget: every place it takes or gives is a byte offset into the article's text.
class ReaderView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit ReaderView(QWidget *parent = nullptr);
    ~ReaderView() override;

    void setArticle(const Article &article);
    /// The same text with more behind it, as it is being read: nothing on screen moves, selection and active
    /// mark stay.
    void growArticle(const Article &article);
    const Article &article() const;
    /// Not owned; must outlive the view or be replaced by nullptr first.
    void setMarkSource(const MarkSource *source);
    void setTheme(const ReaderTheme &theme);
    const ReaderTheme &theme() const;
    /// The date line and reading time painted above the article; not part of the text.
    void setDateLine(const QString &line);

    /// Marks over this range changed: repaints what of it is visible, nothing else.
    void marksChanged(Span range);
    /// The mark with outline and handles; 0: none.
    void setActiveMark(quint64 id);
    quint64 activeMark() const;

    /// The selection; start == end: only a caret. Always on grapheme boundaries.
    Span selection() const;
    qint32 caret() const;
    qint32 anchor() const;
    void setSelection(qint32 anchor, qint32 caret);
    void selectAll();
    void copy() const;

    /// Scrolls so that the span is visible with a margin around it, if it is not already.
    void ensureVisible(Span span);
    /// ensureVisible, and a short flash of the words.
    void jumpTo(Span span);
    /// The first byte of the topmost line on screen: what a reading position is.
    qint32 topPosition() const;
    void setTopPosition(qint32 position);
    /// The bytes that are on screen.
    Span visibleRange() const;

    /// Point size of the text in percent of normal, 50 to 400; the reading line stays in place.
    int zoom() const;
    void setZoom(int percent);
    /// What a drag of the mouse takes whole: words without the punctuation round them, sentences, paragraphs. Alt
    /// suspends it. At first, single characters.
    TextUnit snap() const;
    void setSnap(TextUnit unit);
    /// The family of the typeface to read in; empty: the program's own serif. The reading line stays in place.
    QString typeface() const;
    void setTypeface(const QString &family);

    /// Where the words of a span are painted, united, in viewport coordinates; empty when not on screen.
    QRect rectOf(Span span) const;
    /// The place nearest to a point of the viewport.
    qint32 positionAt(QPoint point) const;
    /// The marks under a point, innermost first.
    QList<Mark> marksAt(QPoint point) const;

    /// Shows what a search found, and stronger the hit that one is at (empty: none); ticks beside the scroll bar
    /// tell where the others are. Any number costs the same.
    void setSearchHits(const SearchHits &hits, Span current);
    const SearchHits &searchHits() const;
    /// A handle of the active mark is being dragged: Escape is the view's then.
    bool isResizingMark() const;

    /// For tests and benchmarks: paragraphs laid out right now; it is bounded.
    int laidOutParagraphs() const;

Q_SIGNALS:
    void selectionChanged();
    /// A mark was clicked (innermost under the click), or 0 for a click beside all marks.
    void markClicked(quint64 id);
    /// A tool tip tells why this mark is there; 0: it has gone, or another tells something else.
    void reasonShown(quint64 id);
    /// An end of the active mark was dragged: one part of it, which was `from`, is to be `to`.
    void markResized(quint64 id, bluepencil::Span from, bluepencil::Span to);
    /// The mouse rests on marks (innermost first), for as long as it takes to show a tool tip.
    void markHovered(const QList<quint64> &ids, QPoint globalPosition);
    /// And has left them.
    void markHoverEnded();
    void contextMenuRequested(QPoint globalPosition, qint32 position);
    void zoomChanged(int percent);
    void scrolled();
    /// Files or text dropped on the page (see QMimeData): the window opens them.
    void dropped(const QMimeData *data);
    /// The first frame of this article was painted.
    void firstFramePainted();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class ReaderAccessible;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bluepencil
