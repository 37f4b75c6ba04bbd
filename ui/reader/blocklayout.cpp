// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/blocklayout.h"

#include "core/text/utf8.h"
#include "ui/reader/linebreaker.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace bluepencil {

namespace {

/// Characters that make the order on the line differ from the order in the text, or may do so.
bool mayRunRightToLeft(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        if (u < 0x0590)
            return false;
        // Hebrew to Arabic Extended, marks and embeddings, presentation forms, right-to-left astral planes.
        return u <= 0x08ff || u == 0x200f || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) ||
               (u >= 0xfb1d && u <= 0xfdff) || (u >= 0xfe70 && u <= 0xfeff) || u == 0xd802 || u == 0xd803 ||
               u == 0xd83a;
    });
}

bool isCombining(QChar c)
{
    return c.unicode() >= 0x0300 && c.unicode() <= 0x036f;
}

constexpr int shapedMarks = 64; // on one letter, as one; finding what a mark sits on is quadratic

/// What parts endless marks into stretches that are shaped one by one: a format that says nothing.
QList<QTextLayout::FormatRange> partings(QStringView text)
{
    QList<QTextLayout::FormatRange> ranges;
    for (int i = 0, run = 0; i < text.size(); ++i) {
        run = isCombining(text[i]) ? run + 1 : 0;
        if (run <= shapedMarks)
            continue;
        QTextLayout::FormatRange range;
        range.start = i - shapedMarks;
        range.length = shapedMarks;
        ranges.append(range);
        run = 0;
    }
    return ranges;
}

/// Three and more: one or two find room within a line, as in Vietnamese or Hebrew.
bool hasStackedMarks(QStringView text)
{
    for (int i = 0, run = 0; i < text.size(); ++i) {
        run = text[i].unicode() >= 0x0300 && text[i].category() == QChar::Mark_NonSpacing ? run + 1 : 0;
        if (run > 2)
            return true;
    }
    return false;
}

std::vector<quint16> byteOffsets(QByteArrayView bytes, qsizetype units)
{
    std::vector<quint16> offsets;
    offsets.reserve(static_cast<std::size_t>(units) + 1);
    for (qsizetype at = 0; at < bytes.size();) {
        const int length = utf8::length(bytes[at]);
        offsets.push_back(static_cast<quint16>(at));
        if (length == 4) // a surrogate pair; its middle belongs to its beginning
            offsets.push_back(static_cast<quint16>(at));
        at += length;
    }
    offsets.push_back(static_cast<quint16>(bytes.size()));
    return offsets;
}

} // namespace

BlockLayout::BlockLayout(const QString &text, QByteArrayView bytes, Span span, const BlockSetting &setting)
    : m_span(span)
    , m_text(text)
    , m_layout(m_text, setting.font)
{
    if (m_text.size() != bytes.size()) {
        m_byteOfUnit = byteOffsets(bytes, m_text.size());
        m_mixed = mayRunRightToLeft(m_text);
    }
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(setting.direction);
    option.setTabStopDistance(setting.tabDistance);
    m_rightToLeft = setting.direction == Qt::RightToLeft ||
                    (setting.direction == Qt::LayoutDirectionAuto && m_mixed && m_text.isRightToLeft());
    m_mixed = m_mixed || m_rightToLeft;
    if (m_rightToLeft)
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute); // a bare QTextLayout does not mirror
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true); // keeps the shaped glyphs for drawing
    QList<QTextLayout::FormatRange> formats = setting.formats;
    if (!m_byteOfUnit.empty()) {
        formats += partings(m_text);
        m_hangsOver = hasStackedMarks(m_text);
    }
    if (!formats.isEmpty())
        m_layout.setFormats(formats);
    breakLines(setting);
}

void BlockLayout::breakLines(const BlockSetting &setting)
{
    // Every line keeps the block's own grid; a line with taller glyphs is pushed off it by what they need.
    const QFontMetricsF metrics(setting.font);
    const int above = static_cast<int>(
        std::lround((setting.lineHeight - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()));
    const int below = setting.lineHeight - above;
    m_smallGap = metrics.height() / 2;
    m_layout.beginLayout();
    int top = 0;
    LineBreaker breaker(setting, m_text, m_mixed);
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        breaker.breakLine(line);
        const int ascent = static_cast<int>(std::ceil(line.ascent()));
        const int descent = static_cast<int>(std::ceil(line.descent()));
        const int baseline = top + std::max(above, ascent);
        const int height = std::max(above, ascent) + std::max(below, descent);
        line.setPosition(QPointF(m_rightToLeft ? setting.width - line.width() : 0, baseline - line.ascent()));
        m_lines.push_back(
            {top, height, baseline, ascent, descent, line.textStart(), line.textStart() + line.textLength()});
        top += height;
    }
    m_layout.endLayout();
    m_height = m_text.isEmpty() ? setting.emptyHeight : top + setting.spacing;
}

int BlockLayout::unitFromByte(qint32 byte) const
{
    const qint32 inside = std::clamp(byte, m_span.start, m_span.end) - m_span.start;
    if (m_byteOfUnit.empty())
        return inside;
    const auto found = std::lower_bound(m_byteOfUnit.begin(), m_byteOfUnit.end(), inside);
    const auto unit = found - m_byteOfUnit.begin();
    // A place inside a code point goes back to its beginning.
    return static_cast<int>(*found == inside ? unit
                                             : std::lower_bound(m_byteOfUnit.begin(), found, *std::prev(found)) -
                                                   m_byteOfUnit.begin());
}

qint32 BlockLayout::byteFromUnit(int unit) const
{
    const int inside = std::clamp(unit, 0, static_cast<int>(m_text.size()));
    return m_span.start + (m_byteOfUnit.empty() ? inside : m_byteOfUnit[static_cast<std::size_t>(inside)]);
}

int BlockLayout::lineOf(int unit) const
{
    const auto after =
        std::upper_bound(m_lines.begin(), m_lines.end(), unit, [](int u, const Line &line) { return u < line.start; });
    return std::max(0, static_cast<int>(after - m_lines.begin()) - 1);
}

int BlockLayout::lineAt(int y) const
{
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), y,
                                        [](int place, const Line &line) { return place < line.top; });
    return std::max(0, static_cast<int>(after - m_lines.begin()) - 1);
}

double BlockLayout::xOf(int unit) const
{
    const int line = lineOf(unit);
    const std::vector<Cell> *cells = m_mixed ? &cellsOf(line) : nullptr;
    if (!cells || cells->empty())
        return m_layout.lineAt(line).cursorToX(unit);
    const auto after =
        std::upper_bound(cells->begin(), cells->end(), unit, [](int u, const Cell &cell) { return u < cell.start; });
    const Cell &cell = after == cells->begin() ? cells->front() : *std::prev(after);
    const bool behind = unit >= cell.end;
    return behind == cell.rightToLeft ? cell.left : cell.right;
}

/// From the glyphs themselves: where directions meet, QTextLine::cursorToX gives the end of the run before
/// and not the beginning of the one after, and xToCursor is off by the white space at the end of a broken
/// line that runs right to left (Qt 6.4).
const std::vector<BlockLayout::Cell> &BlockLayout::cellsOf(int line) const
{
    m_cells.resize(m_lines.size());
    std::vector<Cell> &cells = m_cells[static_cast<std::size_t>(line)];
    const Line &where = m_lines[static_cast<std::size_t>(line)];
    if (!cells.empty() || where.start == where.end)
        return cells;
    const QTextLine textLine = m_layout.lineAt(line);
    for (int unit = where.start; unit < where.end;) {
        Cell cell;
        cell.start = unit;
        cell.end = std::min(where.end, std::max(unit + 1, m_layout.nextCursorPosition(unit)));
        QRectF glyphs;
        for (const QGlyphRun &run : textLine.glyphRuns(cell.start, cell.end - cell.start)) {
            const QRectF rect = run.boundingRect();
            glyphs = glyphs.isNull() ? rect : glyphs.united(rect);
            cell.rightToLeft = run.isRightToLeft();
        }
        // Neighbours of one direction touch, whatever marks and kerning do to single glyphs.
        if (!glyphs.isNull() && !cells.empty() && cells.back().rightToLeft == cell.rightToLeft) {
            if (cell.rightToLeft && glyphs.right() < cells.back().left &&
                cells.back().left - glyphs.right() < m_smallGap)
                glyphs.setRight(cells.back().left);
            else if (!cell.rightToLeft && glyphs.left() > cells.back().right &&
                     glyphs.left() - cells.back().right < m_smallGap)
                glyphs.setLeft(cells.back().right);
        }
        if (glyphs.isNull()) { // nothing to see: at the end of what was before
            cell.rightToLeft = cells.empty() ? m_rightToLeft : cells.back().rightToLeft;
            const double before = cells.empty()      ? textLine.cursorToX(unit)
                                  : cell.rightToLeft ? cells.back().left
                                                     : cells.back().right;
            cell.left = cell.right = before;
        } else {
            cell.left = glyphs.left();
            cell.right = glyphs.right();
        }
        unit = cell.end;
        cells.push_back(cell);
    }
    return cells;
}

int BlockLayout::unitAt(int line, double x) const
{
    const Line &where = m_lines[static_cast<std::size_t>(line)];
    int unit = where.start;
    if (m_mixed) {
        double distance = std::numeric_limits<double>::max();
        for (const Cell &cell : cellsOf(line)) {
            const double outside = std::max({0.0, cell.left - x, x - cell.right});
            if (outside >= distance)
                continue;
            distance = outside;
            const bool rightHalf = x >= (cell.left + cell.right) / 2;
            unit = rightHalf == cell.rightToLeft ? cell.start : cell.end;
        }
    } else if (m_byteOfUnit.empty()) {
        unit = m_layout.lineAt(line).xToCursor(x);
    } else {
        unit = nearestUnit(line, x);
    }
    // The place after a wrapped line's last character is shown on the next line: stay before it.
    const bool last = line + 1 == static_cast<int>(m_lines.size());
    if (!last && unit >= where.end)
        return std::max(where.start, m_layout.previousCursorPosition(where.end));
    return unit;
}

/// QTextLine::xToCursor goes far astray, and between the parts of one letter, where a sequence of emoji is drawn
/// as several glyphs (Qt 6.4).
int BlockLayout::nearestUnit(int line, double x) const
{
    const QTextLine where = m_layout.lineAt(line);
    std::vector<int> places = placesOf(line);
    if (const int end = m_lines[static_cast<std::size_t>(line)].end; places.empty() || places.back() != end)
        places.push_back(end);
    const auto after =
        std::partition_point(places.begin(), places.end(), [&](int unit) { return where.cursorToX(unit) < x; });
    if (after == places.begin() || after == places.end())
        return after == places.begin() ? places.front() : places.back();
    return x - where.cursorToX(*(after - 1)) < where.cursorToX(*after) - x ? *(after - 1) : *after;
}

/// Where the white space at a line's end begins.
int BlockLayout::wordsEnd(const Line &line) const
{
    int end = line.end;
    while (end > line.start && m_text[end - 1].isSpace())
        --end;
    return end;
}

bool BlockLayout::isOnText(int line, double x) const
{
    const Line &where = m_lines[static_cast<std::size_t>(line)];
    if (!m_mixed) {
        const QRectF words = m_layout.lineAt(line).naturalTextRect();
        return x >= words.left() && x < words.right();
    }
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    for (const Cell &cell : cellsOf(line)) {
        if (cell.start >= wordsEnd(where))
            break;
        left = std::min(left, cell.left);
        right = std::max(right, cell.right);
    }
    return x >= left && x < right;
}

bool BlockLayout::isRightToLeftAt(int unit) const
{
    if (!m_mixed)
        return false;
    const std::vector<Cell> &cells = cellsOf(lineOf(unit));
    const auto after =
        std::upper_bound(cells.begin(), cells.end(), unit, [](int u, const Cell &cell) { return u < cell.start; });
    return after == cells.begin() ? m_rightToLeft : std::prev(after)->rightToLeft;
}

std::vector<int> BlockLayout::placesOf(int line) const
{
    const Line &where = m_lines[static_cast<std::size_t>(line)];
    struct Place {
        long x; ///< in quarters of a pixel: two sides of one edge are at one spot
        int unit;
    };
    std::vector<Place> places;
    for (int unit = where.start; unit < where.end; unit = std::max(unit + 1, m_layout.nextCursorPosition(unit)))
        places.push_back({m_mixed ? std::lround(xOf(unit) * 4) : unit, unit});
    if (line + 1 == static_cast<int>(m_lines.size())) // the end of other lines is shown on the next one
        places.push_back({m_mixed ? std::lround(xOf(where.end) * 4) : where.end, where.end});
    std::sort(places.begin(), places.end(), [this](const Place &a, const Place &b) {
        return a.x != b.x ? a.x < b.x : m_rightToLeft ? a.unit > b.unit : a.unit < b.unit;
    });
    std::vector<int> units;
    for (const Place &place : places)
        units.push_back(place.unit);
    return units;
}

int BlockLayout::stepped(int unit, bool toTheRight, bool forward) const
{
    if (!m_mixed && toTheRight == forward) // as one reads
        return toTheRight ? m_layout.nextCursorPosition(unit) : m_layout.previousCursorPosition(unit);
    const int line = lineOf(unit);
    const std::vector<int> places = placesOf(line);
    const auto here = std::find(places.begin(), places.end(), unit);
    if (here == places.end()) // inside a grapheme
        return toTheRight ? m_layout.nextCursorPosition(unit) : m_layout.previousCursorPosition(unit);
    if (toTheRight ? here + 1 != places.end() : here != places.begin())
        return toTheRight ? *(here + 1) : *(here - 1);
    const int next = line + (forward ? 1 : -1);
    return next < 0 || next >= static_cast<int>(m_lines.size()) ? unit : edgeOf(next, toTheRight);
}

int BlockLayout::entered(bool toTheRight, bool forward) const
{
    return m_lines.empty() ? 0 : edgeOf(forward ? 0 : static_cast<int>(m_lines.size()) - 1, toTheRight);
}

int BlockLayout::edgeOf(int line, bool left) const
{
    const std::vector<int> places = placesOf(line);
    return places.empty() ? 0 : left ? places.front() : places.back();
}

void BlockLayout::forEachStretch(int from, int to,
                                 const std::function<void(int line, double left, double right)> &visit) const
{
    for (int i = lineOf(from); i < static_cast<int>(m_lines.size()); ++i) {
        const Line &where = m_lines[static_cast<std::size_t>(i)];
        const int start = std::max(from, where.start);
        const int end = std::min(to, where.end);
        if (where.start >= to)
            break;
        if (start >= end)
            continue;
        const QTextLine line = m_layout.lineAt(i);
        const QRectF words = line.naturalTextRect();
        const auto report = [&](double left, double right) {
            left = std::max(left, words.left());
            right = std::min(right, words.right());
            if (right > left)
                visit(i, left, right);
        };
        if (!m_mixed) {
            report(line.cursorToX(start), line.cursorToX(end));
            continue;
        }
        // Mixed direction: grapheme by grapheme, from left to right, joining neighbours. Not held to the line's
        // natural width, which Qt 6.4 gives too small where a tabulator stands in such a line.
        const int behind = std::min(end, wordsEnd(where));
        std::vector<std::pair<double, double>> pieces;
        for (const Cell &cell : cellsOf(i))
            if (cell.end > start && cell.start < behind)
                pieces.emplace_back(cell.left, cell.right);
        std::sort(pieces.begin(), pieces.end());
        for (std::size_t p = 0; p < pieces.size();) {
            auto [left, right] = pieces[p++];
            for (; p < pieces.size() && pieces[p].first <= right + 0.5; ++p)
                right = std::max(right, pieces[p].second);
            if (right > left)
                visit(i, left, right);
        }
    }
}

void BlockLayout::draw(QPainter &painter, QPointF origin, const QList<QTextLayout::FormatRange> &selections,
                       const QRectF &clip) const
{
    m_layout.draw(&painter, origin, selections, clip);
}

void BlockLayout::drawLine(QPainter &painter, QPointF origin, int line) const
{
    m_layout.lineAt(line).draw(&painter, origin);
}

} // namespace bluepencil
