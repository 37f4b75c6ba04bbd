// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/marginnotes.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QSet>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

constexpr int mostLines = 4;
constexpr qsizetype mostCharacters = 400; // more never fits in mostLines; a long note must not cost time
constexpr int barWidth = 2;
constexpr int barGap = 8;
constexpr int gapBetween = 6;
constexpr int signGap = 7; // between column and note sign

/// The note broken into lines of this width, the last one elided when there was more.
QStringList noteLines(const QString &note, const QFont &font, int width)
{
    QString text = note.left(mostCharacters).simplified();
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == mostLines) {
            lines.append(QFontMetricsF(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width));
            break;
        }
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

/// Where the margin has no room for words: that there is a note, beside its line. Its words are in the tool-tip.
void paintNoteSign(QPainter &painter, const ReaderPage &page, const QRect &band, const QColor &color)
{
    const PageGeometry &geometry = page.geometry();
    const double size = page.typography().laneHeight * 2.2;
    const QRectF leaf(geometry.columnLeft + geometry.columnWidth + signGap,
                      band.top() + (page.typography().lineHeight - size) / 2, size, size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double corner = size * 0.4; // folded, as of a slip of paper
    painter.drawPolygon(QPolygonF{leaf.topLeft(),
                                  leaf.topRight(),
                                  {leaf.right(), leaf.bottom() - corner},
                                  {leaf.right() - corner, leaf.bottom()},
                                  leaf.bottomLeft()});
    painter.restore();
}

} // namespace

bool paintMarginNotes(QPainter &painter, ReaderPage &page, const MarkSource &source,
                      const std::vector<LanedMark> &marks, const QRect &clip)
{
    const PageGeometry &geometry = page.geometry();
    const QFont &font = page.typography().note;
    const int lineHeight = page.typography().headerLineHeight;
    const int textLeft = geometry.notesLeft + barWidth + barGap;
    const int textWidth = geometry.notesWidth - barWidth - barGap;
    const QFontMetricsF metrics(font);
    QSet<quint64> done; // a discontinuous mark has several parts and one note
    int free = 0;
    bool any = false;
    painter.setFont(font);
    for (const LanedMark &laned : marks) {
        if (!laned.mark.hasNote || done.contains(laned.mark.id))
            continue;
        done.insert(laned.mark.id);
        const QRect band = page.bandOf({laned.mark.span.start, laned.mark.span.start});
        if (band.isEmpty())
            continue;
        if (geometry.notesWidth == 0) {
            any = true;
            paintNoteSign(painter, page, band, styleOf(laned.mark, page.theme()).line);
            continue;
        }
        const QStringList lines = noteLines(source.noteOf(laned.mark.id), font, textWidth);
        // The first line stands on the text's own: both are centred in their lines.
        const int beside = band.top() + (page.typography().lineHeight - lineHeight) / 2;
        const int top = any ? std::max(free, beside) : beside;
        const int height = static_cast<int>(lines.size()) * lineHeight;
        any = true;
        free = top + height + gapBetween;
        if (!clip.intersects(QRect(geometry.notesLeft, top, geometry.notesWidth, height)))
            continue;
        painter.fillRect(QRect(geometry.notesLeft, top + 2, barWidth, height - 4),
                         styleOf(laned.mark, page.theme()).line);
        painter.setPen(page.theme().note);
        const double baseline = top + (lineHeight - metrics.height()) / 2 + metrics.ascent();
        for (qsizetype i = 0; i < lines.size(); ++i)
            painter.drawText(QPointF(textLeft, baseline + static_cast<double>(i) * lineHeight), lines.at(i));
    }
    return any;
}

} // namespace bluepencil
