// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/marklanes.h"
#include "ui/reader/typography.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace bluepencil {

/// Draws marks: a pure function of geometry, mark and theme onto a painter. Straight edges lie on device
/// pixels at every scale factor. Coordinates are the painter's.
class MarkPainter
{
public:
    MarkPainter(QPainter &painter, const ReaderTheme &theme, const Typography &type);

    /// Words of a mark on one line: from where to where, and the line's own place.
    struct Words {
        double left = 0;
        double right = 0;
        double baseline = 0;
        double lineTop = 0;
        double lineBottom = 0;
    };

    /// Behind the words.
    void tint(const Mark &mark, const Words &words) const;
    /// Below the words, in the mark's lane; nothing for marks drawn as a bar.
    void line(const LanedMark &laned, const Words &words) const;
    /// Beside the lines; `right` is the right edge of lane 0. The dots of a suggested one stand on a grid from
    /// `origin`, which scrolls with the text: bars that overlap in a lane have theirs at the same heights.
    void bar(const LanedMark &laned, double right, double top, double bottom, double origin) const;
    /// A dot at the end of words that carry a note.
    void noteDot(const Mark &mark, const Words &lastWords) const;
    /// Round the words of the active mark.
    void outline(const std::vector<Words> &words) const;
    /// Round the words that a link of the active mark leads to.
    void farOutline(const std::vector<Words> &words) const;
    /// What an end of the active mark is taken by.
    void handle(QPointF place) const;
    /// Behind words that were found, and round those that one is at.
    void hit(const Words &words, const QColor &color) const;
    void hitOutline(const Words &words) const;
    /// A fading light on words that were jumped to; strength 1 to 0.
    void flash(const Words &words, double strength) const;

    /// The rectangle behind the letters of some words.
    QRectF letters(const Words &words) const;

private:
    void outline(const std::vector<Words> &words, Qt::PenStyle style) const;
    double snapped(double value) const;
    double stroke(double pixels) const;
    void dots(double left, double right, double top, double size, double pitch, const QColor &color) const;
    void wave(double left, double right, double top, bool dotted, const QColor &color) const;

    QPainter &m_painter;
    const ReaderTheme &m_theme;
    const Typography &m_type;
    double m_scale = 1; ///< device pixels per pixel
    double m_em = 0;
};

} // namespace bluepencil
