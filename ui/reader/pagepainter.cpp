// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/pagepainter.h"

#include "ui/reader/marginnotes.h"
#include "ui/reader/markhandles.h"
#include "ui/reader/marklinks.h"
#include "ui/reader/markpainter.h"
#include "ui/style/contrast.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace bluepencil {

namespace {

constexpr double unfocusedSelection = 0.55; // share of the selection's colour that stays
constexpr int selectedLineEnd = 8;          // how wide a selected line end shows

PaintWatcher paintWatcher;

/// One paint of one page; holds what its steps share.
class PagePaint
{
public:
    PagePaint(QPainter &painter, ReaderPage &page, const MarkSource *source, const PageState &state, const QRect &clip)
        : m_painter(painter)
        , m_page(page)
        , m_source(source)
        , m_state(state)
        , m_clip(clip)
        , m_theme(page.theme())
        , m_marks(painter, page.theme(), page.typography())
    {
    }

    bool run()
    {
        m_painter.fillRect(m_clip, m_theme.page);
        paintDateLine();
        if (m_source) {
            const auto &visible = m_page.visible();
            const Span range{visible.front().layout->span().start, visible.back().layout->span().end};
            m_laned = lanedMarks(*m_source, range, m_theme);
        }
        paintTints();
        paintHits();
        paintFlash();
        paintSelection();
        paintCurrentHit();
        paintWords();
        paintLines();
        paintActive();
        if (m_source && m_state.activeMark != 0)
            paintMarkLinks(m_painter, m_page, m_source->linksOf(m_state.activeMark), m_clip);
        const bool notes = m_source && paintMarginNotes(m_painter, m_page, *m_source, m_laned, m_clip);
        paintCaret();
        if (paintWatcher)
            paintWatcher(m_page, m_clip, m_painted);
        return notes;
    }

private:
    using Words = MarkPainter::Words;

    void forEachWords(Span span, const std::function<void(const Words &)> &visit)
    {
        m_page.forEachStretch(span, [&](const ReaderPage::Stretch &stretch) {
            const BlockLayout::Line &line = stretch.placed.layout->lines()[static_cast<std::size_t>(stretch.line)];
            const double top = stretch.placed.top + line.top;
            if (top + line.height < m_clip.top() - markOverhang || top > m_clip.bottom() + markOverhang)
                return;
            visit({stretch.rect.left(), stretch.rect.right(), static_cast<double>(stretch.placed.top + line.baseline),
                   top, top + line.height});
        });
    }

    void paintDateLine()
    {
        const std::optional<int> top = m_page.articleTop();
        if (!top || m_page.dateLine().isEmpty())
            return;
        const Typography &type = m_page.typography();
        const QRect line(m_page.geometry().columnLeft, *top - type.headerLineHeight * 3 / 2,
                         m_page.geometry().columnWidth, type.headerLineHeight);
        if (!line.intersects(m_clip))
            return;
        m_painter.setFont(type.dateLine);
        m_painter.setPen(m_theme.mutedText);
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           m_painter.fontMetrics().elidedText(m_page.dateLine(), Qt::ElideRight, line.width()));
    }

    void paintTints()
    {
        for (const LanedMark &laned : m_laned)
            forEachWords(laned.mark.span, [&](const Words &words) { m_marks.tint(laned.mark, words); });
    }

    /// Hits of the lines to be painted; those that touch are one field.
    void paintHits()
    {
        if (m_state.hits.isEmpty())
            return;
        for (const ReaderPage::Placed &placed : m_page.visible()) {
            const BlockLayout &layout = *placed.layout;
            if (placed.top + layout.height() < m_clip.top() || placed.top > m_clip.bottom())
                continue;
            const auto line = [&](int y) {
                return layout.lines()[static_cast<std::size_t>(layout.lineAt(y - placed.top))];
            };
            const Span lines{layout.byteFromUnit(line(m_clip.top() - markOverhang).start),
                             layout.byteFromUnit(line(m_clip.bottom() + markOverhang).end)};
            Span field;
            const auto paint = [&](Span next) {
                if (!field.isEmpty() && next.start == field.end) {
                    field.end = next.end;
                    return;
                }
                layout.forEachStretch(layout.unitFromByte(field.start), layout.unitFromByte(field.end),
                                      [&](int index, double left, double right) {
                                          m_marks.hit(wordsOn(placed, index, left, right), m_theme.searchHit);
                                      });
                field = next;
            };
            m_state.hits.forEach(lines, paint);
            paint({});
        }
    }

    Words wordsOn(const ReaderPage::Placed &placed, int index, double left, double right) const
    {
        const BlockLayout::Line &line = placed.layout->lines()[static_cast<std::size_t>(index)];
        const double x = m_page.geometry().columnLeft;
        return {x + left, x + right, static_cast<double>(placed.top + line.baseline),
                static_cast<double>(placed.top + line.top), static_cast<double>(placed.top + line.top + line.height)};
    }

    void paintCurrentHit()
    {
        if (m_state.currentHit.isEmpty())
            return;
        forEachWords(m_state.currentHit, [&](const Words &words) {
            m_marks.hit(words, m_theme.currentHit);
            m_marks.hitOutline(words);
        });
    }

    void paintFlash()
    {
        if (m_state.flashStrength > 0)
            forEachWords(m_state.flash, [&](const Words &words) { m_marks.flash(words, m_state.flashStrength); });
    }

    QColor selectionColor() const
    {
        return m_state.focused ? m_theme.selection
                               : contrast::blended(m_theme.page, m_theme.selection, unfocusedSelection);
    }

    void paintSelection()
    {
        if (m_state.selection.isEmpty() || m_state.selection == m_state.currentHit)
            return;
        const QColor color = selectionColor();
        forEachWords(m_state.selection, [&](const Words &words) {
            m_painter.fillRect(
                QRectF(words.left, words.lineTop, words.right - words.left, words.lineBottom - words.lineTop), color);
        });
        // A selected line end shows as a short piece after the words.
        for (const ReaderPage::Placed &placed : m_page.visible()) {
            const Span block = placed.layout->span();
            const bool lineEnd = block.end < m_page.article().size() && m_page.article().text().at(block.end) == '\n';
            if (!lineEnd || !m_state.selection.contains(block.end))
                continue;
            const BlockLayout::Line &last = placed.layout->lines().back();
            const int index = static_cast<int>(placed.layout->lines().size()) - 1;
            const double x = placed.layout->isRightToLeft() ? placed.layout->leftOf(index) - selectedLineEnd
                                                            : placed.layout->rightOf(index);
            m_painter.fillRect(
                QRectF(m_page.geometry().columnLeft + x, placed.top + last.top, selectedLineEnd, last.height), color);
        }
    }

    void paintWords()
    {
        m_painter.setPen(m_theme.text);
        for (const ReaderPage::Placed &placed : m_page.visible()) {
            const QRect place(0, placed.top, m_page.viewport().width(), placed.layout->height());
            if (!place.intersects(m_clip))
                continue;
            QList<QTextLayout::FormatRange> selections;
            const BlockLayout &layout = *placed.layout;
            const auto color = [&](Span span, const QColor &ink) {
                if (!span.overlaps(layout.span()))
                    return;
                QTextLayout::FormatRange range;
                range.start = layout.unitFromByte(span.start);
                range.length = layout.unitFromByte(span.end) - range.start;
                range.format.setForeground(ink);
                selections.append(range);
            };
            if (m_state.selection != m_state.currentHit)
                color(m_state.selection, m_state.focused ? m_theme.selectedText : m_theme.text);
            color(m_state.currentHit, m_theme.currentHitText);
            layout.draw(m_painter, QPointF(m_page.geometry().columnLeft, placed.top), selections, QRectF(m_clip));
        }
    }

    void paintLines()
    {
        for (const LanedMark &laned : m_laned) {
            Words last;
            forEachWords(laned.mark.span, [&](const Words &words) {
                m_marks.line(laned, words);
                last = words;
                record(laned.mark,
                       QRectF(words.left, words.lineTop, words.right - words.left, words.lineBottom - words.lineTop));
            });
            if (shapeOf(laned.mark, m_theme) == MarkShape::Bar)
                paintBar(laned);
            if (laned.mark.hasNote && last.right > last.left &&
                laned.mark.span.end <= m_page.visible().back().layout->span().end)
                m_marks.noteDot(laned.mark, last);
        }
    }

    void paintBar(const LanedMark &laned)
    {
        for (const ReaderPage::Placed &placed : m_page.visible()) {
            const BlockLayout &layout = *placed.layout;
            if (!laned.mark.span.overlaps(layout.span()))
                continue;
            const auto lineOf = [&](qint32 position) {
                return layout.lines()[static_cast<std::size_t>(layout.lineOf(layout.unitFromByte(position)))];
            };
            const int top = lineOf(laned.mark.span.start).top;
            const BlockLayout::Line last = lineOf(std::max(laned.mark.span.start, laned.mark.span.end - 1));
            // A quote that goes on in the next paragraph keeps its bar through the space between.
            const int bottom = laned.mark.span.end > layout.span().end + 1 ? layout.height() : last.top + last.height;
            m_marks.bar(laned, m_page.geometry().barRight, placed.top + top, placed.top + bottom, placed.top);
        }
    }

    void record(const Mark &mark, const QRectF &rect)
    {
        if (paintWatcher)
            m_painted.push_back({mark, rect});
    }

    void paintActive()
    {
        if (m_state.activeMark == 0)
            return;
        for (const LanedMark &laned : m_laned) {
            if (laned.mark.id != m_state.activeMark)
                continue;
            const bool dragged = laned.mark.span == m_state.handles && !m_state.dragged.isEmpty();
            paintOutline(dragged ? m_state.dragged : laned.mark.span);
        }
        if (!m_state.handles)
            return;
        const Span span = m_state.dragged.isEmpty() ? *m_state.handles : m_state.dragged;
        for (const MarkHandles::End end : {MarkHandles::End::Start, MarkHandles::End::End})
            if (const std::optional<QPointF> place = MarkHandles::place(m_page, span, end))
                m_marks.handle(*place);
    }

    void paintOutline(Span span)
    {
        std::vector<Words> words;
        m_page.forEachStretch(span, [&](const ReaderPage::Stretch &stretch) {
            const auto &line = stretch.placed.layout->lines()[static_cast<std::size_t>(stretch.line)];
            const double top = stretch.placed.top + line.top;
            words.push_back({stretch.rect.left(), stretch.rect.right(),
                             static_cast<double>(stretch.placed.top + line.baseline), top, top + line.height});
        });
        m_marks.outline(words);
    }

    void paintCaret()
    {
        if (m_state.caret < 0)
            return;
        if (const std::optional<QRect> caret = m_page.caretRect(m_state.caret))
            m_painter.fillRect(*caret, m_theme.caret);
    }

    QPainter &m_painter;
    ReaderPage &m_page;
    const MarkSource *m_source;
    const PageState &m_state;
    QRect m_clip;
    const ReaderTheme &m_theme;
    MarkPainter m_marks;
    std::vector<LanedMark> m_laned;
    std::vector<PaintedMark> m_painted; ///< kept only while somebody watches
};

} // namespace

void setPaintWatcher(PaintWatcher watcher)
{
    paintWatcher = std::move(watcher);
}

bool paintPage(QPainter &painter, ReaderPage &page, const MarkSource *source, const PageState &state, const QRect &clip)
{
    return PagePaint(painter, page, source, state, clip).run();
}

} // namespace bluepencil
