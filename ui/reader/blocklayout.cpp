// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/blocklayout.h"

#include "core/text/utf8.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

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
               (u >= 0xfb1d && u <= 0xfdff) || (u >= 0xfe70 && u <= 0xfeff) || u == 0xd802 || u == 0xd803 || u == 0xd83a;
    });
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
    m_rightToLeft = setting.direction == Qt::RightToLeft || (setting.direction == Qt::LayoutDirectionAuto && m_mixed &&
                                                             m_text.isRightToLeft());
    m_mixed = m_mixed || m_rightToLeft;
    if (m_rightToLeft)
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute); // a bare QTextLayout does not mirror
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true); // keeps the shaped glyphs for drawing
    if (!setting.formats.isEmpty())
        m_layout.setFormats(setting.formats);
    breakLines(setting);
}

void BlockLayout::breakLines(const BlockSetting &setting)
{
    m_layout.beginLayout();
    int top = 0;
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(setting.width);
        const double natural = line.ascent() + line.descent();
        const int height = std::max(setting.lineHeight, static_cast<int>(std::ceil(natural)));
        const int baseline = top + static_cast<int>(std::lround((height - natural) / 2 + line.ascent()));
        line.setPosition(QPointF(0, baseline - line.ascent()));
        m_lines.push_back({top, height, baseline, static_cast<int>(std::ceil(line.ascent())),
                           static_cast<int>(std::ceil(line.descent())), line.textStart(),
                           line.textStart() + line.textLength()});
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
    return static_cast<int>(*found == inside ? unit : std::lower_bound(m_byteOfUnit.begin(), found, *std::prev(found)) -
                                                          m_byteOfUnit.begin());
}

qint32 BlockLayout::byteFromUnit(int unit) const
{
    const int inside = std::clamp(unit, 0, static_cast<int>(m_text.size()));
    return m_span.start + (m_byteOfUnit.empty() ? inside : m_byteOfUnit[static_cast<std::size_t>(inside)]);
}

int BlockLayout::lineOf(int unit) const
{
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), unit,
                                        [](int u, const Line &line) { return u < line.start; });
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
    return m_layout.lineAt(lineOf(unit)).cursorToX(unit);
}

/// Grapheme by grapheme: QTextLine::xToCursor is off by the white space at the end of a broken line that
/// runs right to left (Qt 6.4), cursorToX is not.
int BlockLayout::nearestUnit(int line, double x) const
{
    const Line &where = m_lines[static_cast<std::size_t>(line)];
    const QTextLine cells = m_layout.lineAt(line);
    int nearest = where.start;
    double distance = std::numeric_limits<double>::max();
    for (int unit = where.start; unit < where.end;) {
        const int next = std::max(unit + 1, m_layout.nextCursorPosition(unit));
        const double leading = cells.cursorToX(unit, QTextLine::Leading);
        const double trailing = cells.cursorToX(unit, QTextLine::Trailing);
        const double outside = std::max({0.0, std::min(leading, trailing) - x, x - std::max(leading, trailing)});
        if (outside < distance) {
            distance = outside;
            nearest = std::abs(x - leading) <= std::abs(x - trailing) ? unit : next;
        }
        unit = next;
    }
    return nearest;
}

int BlockLayout::unitAt(int line, double x) const
{
    const Line &where = m_lines[static_cast<std::size_t>(line)];
    const int unit = m_mixed ? nearestUnit(line, x) : m_layout.lineAt(line).xToCursor(x);
    // The place after a wrapped line's last character is shown on the next line: stay before it.
    const bool last = line + 1 == static_cast<int>(m_lines.size());
    if (!last && unit >= where.end)
        return std::max(where.start, m_layout.previousCursorPosition(where.end));
    return unit;
}

bool BlockLayout::isOnText(int line, double x) const
{
    const QRectF words = m_layout.lineAt(line).naturalTextRect();
    return x >= words.left() && x < words.right();
}

int BlockLayout::stepped(int unit, bool toTheRight) const
{
    if (m_mixed)
        return toTheRight ? m_layout.rightCursorPosition(unit) : m_layout.leftCursorPosition(unit);
    return toTheRight ? m_layout.nextCursorPosition(unit) : m_layout.previousCursorPosition(unit);
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
        // Mixed direction: grapheme by grapheme, joining neighbours.
        double left = 0;
        double right = -1;
        for (int unit = start; unit < end;) {
            const double a = line.cursorToX(unit, QTextLine::Leading);
            const double b = line.cursorToX(unit, QTextLine::Trailing);
            const double low = std::min(a, b);
            const double high = std::max(a, b);
            if (right < left) {
                left = low;
                right = high;
            } else if (low <= right + 0.5 && high >= left - 0.5) {
                left = std::min(left, low);
                right = std::max(right, high);
            } else {
                report(left, right);
                left = low;
                right = high;
            }
            unit = std::max(unit + 1, m_layout.nextCursorPosition(unit));
        }
        if (right >= left)
            report(left, right);
    }
}

void BlockLayout::draw(QPainter &painter, QPointF origin, const QList<QTextLayout::FormatRange> &selections,
                       const QRectF &clip) const
{
    m_layout.draw(&painter, origin, selections, clip);
}

} // namespace bluepencil
