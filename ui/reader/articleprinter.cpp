// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/articleprinter.h"

#include "ui/reader/markpainter.h"
#include "ui/reader/pagination.h"
#include "ui/reader/papergeometry.h"
#include "ui/reader/printedlegend.h"
#include "ui/reader/printednotes.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSet>

#include <algorithm>

namespace bluepencil {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ArticlePrinter", text);
}

Error cancelled()
{
    return {ErrorCode::Cancelled, tr("Printing was cancelled"), {}};
}

/// One page on its way to paper; holds what its steps share.
class SheetPaint
{
public:
    SheetPaint(QPainter &painter, const PrintJob &job, const Typography &type, const PaperGeometry &geometry,
               const PaperPage &page, PrintedPage &printed)
        : m_painter(painter)
        , m_job(job)
        , m_type(type)
        , m_geometry(geometry)
        , m_page(page)
        , m_printed(printed)
        , m_marks(painter, job.theme, type)
    {
        if (job.marks && !page.parts.empty())
            m_laned = lanedMarks(*job.marks, page.span, job.theme);
    }

    void paintText()
    {
        for (const LanedMark &laned : m_laned)
            forEachWords(laned.mark.span, [&](const Words &words) { m_marks.tint(laned.mark, words); });
        paintWords();
        for (const LanedMark &laned : m_laned)
            paintMark(laned);
    }

    void paintNotes(const std::vector<PrintedNotes::Placed> &notes)
    {
        const double lineHeight = m_type.headerLineHeight;
        const double bar = m_type.wideWidth / 9;
        const QFontMetricsF metrics(m_type.note);
        m_painter.setFont(m_type.note);
        for (const PrintedNotes::Placed &note : notes) {
            const double top = m_geometry.textTop + note.top;
            const double height = static_cast<double>(note.lines.size()) * lineHeight;
            m_painter.fillRect(QRectF(m_geometry.notesLeft, top + lineHeight / 10, bar, height - lineHeight / 5),
                               note.bar);
            m_painter.setPen(m_job.theme.note);
            const double baseline = top + (lineHeight - metrics.height()) / 2 + metrics.ascent();
            for (qsizetype i = 0; i < note.lines.size(); ++i)
                m_painter.drawText(QPointF(m_geometry.notesLeft + m_type.wideWidth * 0.6,
                                           baseline + static_cast<double>(i) * lineHeight),
                                   note.lines.at(i));
        }
    }

    /// Title and date above, the number below. The title is left out where the text itself begins with it.
    void paintFrame(int number, int pages)
    {
        const double left = m_geometry.columnLeft;
        const double right = m_geometry.lineRight;
        const QFontMetricsF metrics(m_type.header);
        m_painter.setFont(m_type.header);
        m_painter.setPen(m_job.theme.mutedText);
        const double dateWidth = metrics.horizontalAdvance(m_job.date);
        const bool titled = number == 1 && !m_job.article.header().titleSpan.isEmpty();
        if (!titled) {
            const double room = right - left - dateWidth - m_type.wideWidth * 2;
            m_painter.drawText(QPointF(left, m_geometry.headerBaseline),
                               metrics.elidedText(m_job.title, Qt::ElideRight, room));
        }
        m_painter.drawText(QPointF(titled ? left : right - dateWidth, m_geometry.headerBaseline), m_job.date);
        m_painter.fillRect(
            QRectF(left, m_geometry.headerBaseline + m_type.wideWidth * 0.6, right - left, m_type.wideWidth / 24),
            m_job.theme.margin);
        const QString folio = QStringLiteral("%1 / %2").arg(number).arg(pages);
        m_painter.drawText(QPointF((left + right - metrics.horizontalAdvance(folio)) / 2, m_geometry.footerBaseline),
                           folio);
    }

private:
    using Words = MarkPainter::Words;

    void forEachWords(Span span, const std::function<void(const Words &)> &visit) const
    {
        m_page.forEachStretch(span, [&](const PagePart &part, int line, double left, double right) {
            const BlockLayout::Line &where = part.layout->lines()[static_cast<std::size_t>(line)];
            const double top = m_geometry.textTop + part.lineTop(line);
            visit({m_geometry.columnLeft + left, m_geometry.columnLeft + right, top + where.baseline - where.top, top,
                   top + where.height});
        });
    }

    void paintWords()
    {
        m_painter.setPen(m_job.theme.text);
        for (const PagePart &part : m_page.parts) {
            const auto &lines = part.layout->lines();
            const int blockTop = m_geometry.textTop + part.top - lines[static_cast<std::size_t>(part.firstLine)].top;
            for (int line = part.firstLine; line < part.endLine; ++line) {
                part.layout->drawLine(m_painter, QPointF(m_geometry.columnLeft, blockTop), line);
                const BlockLayout::Line &where = lines[static_cast<std::size_t>(line)];
                m_printed.lines.push_back(
                    {part.layout->byteFromUnit(where.start), part.layout->byteFromUnit(where.end)});
            }
        }
    }

    void paintMark(const LanedMark &laned)
    {
        Words last;
        forEachWords(laned.mark.span, [&](const Words &words) {
            m_marks.line(laned, words);
            last = words;
        });
        if (last.right <= last.left)
            return; // white space only
        m_printed.marks.push_back(laned.mark);
        if (shapeOf(laned.mark, m_job.theme) == MarkShape::Bar)
            paintBar(laned);
        if (laned.mark.hasNote && laned.mark.span.end <= m_page.span.end)
            m_marks.noteDot(laned.mark, last);
    }

    /// Beside the lines; through the space between paragraphs where the quote goes on below.
    void paintBar(const LanedMark &laned)
    {
        for (std::size_t i = 0; i < m_page.parts.size(); ++i) {
            const PagePart &part = m_page.parts[i];
            const Span here = part.span().intersected(laned.mark.span);
            if (here.isEmpty())
                continue;
            const auto lineOf = [&](qint32 byte) { return part.layout->lineOf(part.layout->unitFromByte(byte)); };
            const int last = lineOf(here.end - 1);
            const bool goesOn = i + 1 < m_page.parts.size() && m_page.parts[i + 1].span().overlaps(laned.mark.span);
            const int bottom = goesOn
                                   ? m_page.parts[i + 1].top
                                   : part.lineTop(last) + part.layout->lines()[static_cast<std::size_t>(last)].height;
            m_marks.bar(laned, m_geometry.barRight, m_geometry.textTop + part.lineTop(lineOf(here.start)),
                        m_geometry.textTop + bottom, m_geometry.textTop + part.top);
        }
    }

    QPainter &m_painter;
    const PrintJob &m_job;
    const Typography &m_type;
    const PaperGeometry &m_geometry;
    const PaperPage &m_page;
    PrintedPage &m_printed;
    MarkPainter m_marks;
    std::vector<LanedMark> m_laned;
};

/// One article on one device.
class Press
{
public:
    Press(const PrintJob &job, QPagedPaintDevice &device, std::stop_token stop, const PrintWatch &watch)
        : m_job(job)
        , m_device(device)
        , m_stop(std::move(stop))
        , m_watch(watch)
        , m_type(Typography::onPaper(device.logicalDpiY()))
        , m_geometry(paperGeometry(m_type, device.pageLayout().fullRectPixels(device.logicalDpiY()).size(),
                                   device.logicalDpiY(), job.marks && job.marks->hasNotes()))
        , m_legend(job, m_type, m_geometry)
    {
    }

    Result<int> run()
    {
        const Result<int> counted = pages(nullptr, 0);
        if (!counted)
            return counted;
        QPainter painter;
        if (!painter.begin(&m_device))
            return noPages();
        return pages(&painter, *counted);
    }

private:
    /// Goes through all pages, and paints them where there is a painter. Gives their number.
    Result<int> pages(QPainter *painter, int total)
    {
        Paginator paginator(m_job.article, m_type, m_job.theme, m_geometry.columnWidth);
        PrintedNotes notes(m_type.note, m_type.headerLineHeight,
                           m_geometry.notesWidth - static_cast<int>(m_type.wideWidth * 0.6));
        QSet<quint64> noted; // a mark of several parts has one note
        bool isFirstSheet = true;
        for (int number = 1;; ++number) {
            if (m_stop.stop_requested())
                return cancelled();
            const int height = m_geometry.textHeight - (number == 1 ? m_legend.height() : 0);
            std::optional<PaperPage> page = paginator.next(height);
            if (!page && notes.isEmpty())
                return number - 1;
            if (!page) // only notes are left
                page = PaperPage{{}, {m_job.article.size(), m_job.article.size()}};
            collectNotes(*page, notes, noted);
            const std::vector<PrintedNotes::Placed> placed = notes.take(height);
            tellProgress(page->span.end, painter != nullptr);
            if (!painter || !isWanted(number))
                continue;
            if (!isFirstSheet && !m_device.newPage())
                return noPages();
            isFirstSheet = false;
            paint(*painter, *page, placed, number, total);
        }
    }

    void paint(QPainter &painter, const PaperPage &page, const std::vector<PrintedNotes::Placed> &notes, int number,
               int total)
    {
        PrintedPage printed{number, page.span, {}, {}};
        SheetPaint sheet(painter, m_job, m_type, m_geometry, page, printed);
        sheet.paintFrame(number, total);
        sheet.paintText();
        sheet.paintNotes(notes);
        if (number == 1)
            m_legend.paint(painter);
        if (m_watch.page)
            m_watch.page(printed);
    }

    void collectNotes(const PaperPage &page, PrintedNotes &notes, QSet<quint64> &noted) const
    {
        if (!m_job.marks || !m_job.marks->hasNotes())
            return;
        m_job.marks->forEachMark(page.span, [&](const Mark &mark) {
            if (!mark.hasNote || noted.contains(mark.id))
                return;
            std::optional<int> beside;
            page.forEachStretch(mark.span, [&](const PagePart &part, int line, double, double) {
                if (!beside)
                    beside = part.lineTop(line) + (m_type.lineHeight - m_type.headerLineHeight) / 2;
            });
            if (!beside)
                return;
            noted.insert(mark.id);
            notes.add(m_job.marks->noteOf(mark.id), styleOf(mark, m_job.theme).line, *beside);
        });
    }

    bool isWanted(int number) const { return m_job.pages.isEmpty() || m_job.pages.contains(number); }

    void tellProgress(qint32 position, bool painting) const
    {
        constexpr double countingShare = 0.12;
        const double part = m_job.article.isEmpty() ? 1.0 : static_cast<double>(position) / m_job.article.size();
        if (m_watch.progress)
            m_watch.progress(painting ? countingShare + (1 - countingShare) * part : countingShare * part);
    }

    static Error noPages()
    {
        return {ErrorCode::WriteFailed, tr("The printer takes no pages; look whether it is ready"), {}};
    }

    const PrintJob &m_job;
    QPagedPaintDevice &m_device;
    std::stop_token m_stop;
    const PrintWatch &m_watch;
    Typography m_type;
    PaperGeometry m_geometry;
    PrintedLegend m_legend;
};

} // namespace

Result<int> printArticle(const PrintJob &job, QPagedPaintDevice &device, std::stop_token stop, const PrintWatch &watch)
{
    QPageLayout layout = device.pageLayout();
    layout.setMode(QPageLayout::FullPageMode); // the margins are ours
    device.setPageLayout(layout);
    return Press(job, device, std::move(stop), watch).run();
}

Result<QByteArray> articlePdf(const PrintJob &job, const QPageLayout &paper, std::stop_token stop,
                              const PrintWatch &watch)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageLayout(paper);
        writer.setTitle(job.title);
        writer.setCreator(QStringLiteral("Bluepencil " BLUEPENCIL_VERSION));
        if (const Result<int> printed = printArticle(job, writer, std::move(stop), watch); !printed)
            return printed.error();
    }
    return bytes;
}

} // namespace bluepencil
