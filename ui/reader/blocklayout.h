// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QByteArrayView>
#include <QTextLayout>

#include <functional>
#include <vector>

class QPainter;

namespace bluepencil {

/// What a block needs to be laid out, apart from its words.
struct BlockSetting {
    QFont font;
    int width = 0;
    int lineHeight = 0;  ///< of a line whose glyphs fit; taller scripts make their line taller
    int spacing = 0;     ///< below the last line
    int emptyHeight = 0; ///< of a block without words, spacing included
    double tabDistance = 80;
    bool goesOn = false; ///< its paragraph goes on behind it: the last line is made as full as the others
    Qt::LayoutDirection direction = Qt::LayoutDirectionAuto;
    QList<QTextLayout::FormatRange> formats; ///< in UTF-16 units of the block
};

/// One block broken into lines, with the way from bytes to places on the page and back.
///
/// Coordinates are pixels relative to the block's top left; lines begin on whole pixels. Bytes are those
/// of the article's text; units are UTF-16 units of the block. Immutable once made. GUI thread.
class BlockLayout
{
public:
    struct Line {
        int top = 0;
        int height = 0;
        int baseline = 0; ///< from the block's top
        int ascent = 0;   ///< of its glyphs' fonts
        int descent = 0;
        int start = 0; ///< units
        int end = 0;
    };

    /// `text` is what `bytes`, the words of `span`, say.
    BlockLayout(const QString &text, QByteArrayView bytes, Span span, const BlockSetting &setting);

    Span span() const { return m_span; }
    const QString &text() const { return m_text; }
    int height() const { return m_height; }
    const std::vector<Line> &lines() const { return m_lines; }
    bool isRightToLeft() const { return m_rightToLeft; }
    /// True where letters carry marks upon marks, which reach into the lines above and below.
    bool hangsOver() const { return m_hangsOver; }

    int unitFromByte(qint32 byte) const;
    qint32 byteFromUnit(int unit) const;

    /// The line that holds a unit (a place between two lines belongs to the lower one), or a height.
    int lineOf(int unit) const;
    int lineAt(int y) const;
    /// Where a caret before this unit stands on its line.
    double xOf(int unit) const;
    /// The place between graphemes nearest to x on that line.
    int unitAt(int line, double x) const;
    /// True where a glyph, not the space beside the line, is at x.
    bool isOnText(int line, double x) const;
    /// True where the letter at this unit stands in words that run right to left.
    bool isRightToLeftAt(int unit) const;
    /// One step to the left or right as the eye sees it, at a line's end to the next line or (not `forward`) the
    /// one before; the unit itself at the block's edge. Going on so comes by every place once.
    int stepped(int unit, bool toTheRight, bool forward) const;
    /// Where such steps come into this block.
    int entered(bool toTheRight, bool forward) const;
    /// From where to where a line's words reach.
    double leftOf(int line) const { return m_layout.lineAt(line).naturalTextRect().left(); }
    double rightOf(int line) const { return m_layout.lineAt(line).naturalTextRect().right(); }

    /// Visits the stretches that [from, to) covers, line by line; several on a line of mixed direction.
    /// White space at a line's end is left out.
    void forEachStretch(int from, int to, const std::function<void(int line, double left, double right)> &visit) const;

    /// Draws the words with the block's top left at `origin`, in the painter's pen.
    void draw(QPainter &painter, QPointF origin, const QList<QTextLayout::FormatRange> &selections,
              const QRectF &clip) const;
    /// The same for one line, which stands where it would if all were drawn.
    void drawLine(QPainter &painter, QPointF origin, int line) const;

private:
    void breakLines(const BlockSetting &setting);
    int wordsEnd(const Line &line) const;

    /// Where one grapheme of a line of mixed direction stands.
    struct Cell {
        int start = 0;
        int end = 0;
        double left = 0;
        double right = 0;
        bool rightToLeft = false;
    };
    const std::vector<Cell> &cellsOf(int line) const;
    /// The places of a line from left to right; where two are at one spot, in the order of reading.
    std::vector<int> placesOf(int line) const;
    int edgeOf(int line, bool left) const;
    int nearestUnit(int line, double x) const;

    Span m_span;
    QString m_text;
    std::vector<quint16> m_byteOfUnit; ///< empty for ASCII; one more than units
    QTextLayout m_layout;
    std::vector<Line> m_lines;
    int m_height = 0;
    double m_smallGap = 0; ///< more between two letters is meant (a tabulator)
    bool m_rightToLeft = false;
    bool m_hangsOver = false;
    bool m_mixed = false;                           ///< holds characters that may stand right to left
    mutable std::vector<std::vector<Cell>> m_cells; ///< by line, of mixed blocks, made when asked for
};

} // namespace bluepencil
