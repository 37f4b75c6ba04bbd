// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/linebreaker.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluepencil {

namespace {

constexpr double endless = 1 << 22;     // pixels; no piece is as wide
constexpr int mostShared = 20;          // lines: what one lacks is a few letters for each
constexpr std::size_t fewestShared = 4; // what one lacks would be seen on fewer

constexpr int mostMeasured = 450; // words of mixed direction: each takes microseconds

/// Where a line may end: behind blanks, zero-width ones too, and wide characters.
bool isStop(QChar c)
{
    return c.isSpace() || c.unicode() == 0x200b || c.unicode() >= 0x2e80;
}

bool isBlank(QChar c)
{
    return c.isSpace() && c != QChar::Nbsp;
}

/// How much of a line these words take, whichever way they run.
double widthOf(const QTextLine &line, int from, int to)
{
    QRectF words[2]; // what runs in one direction stands together
    for (const QGlyphRun &run : line.glyphRuns(from, to - from))
        words[run.isRightToLeft() ? 1 : 0] |= run.boundingRect();
    return words[0].width() + words[1].width();
}

} // namespace

LineBreaker::LineBreaker(const BlockSetting &setting, const QString &text, bool mixed)
    : m_setting(setting)
    , m_text(text)
    , m_mixed(mixed)
    , m_blank(QFontMetricsF(setting.font).horizontalAdvance(QLatin1Char(' ')))
{
}

bool LineBreaker::isNearEnd(int start) const
{
    return (m_text.size() - start) * m_lines <= static_cast<qsizetype>(start) * mostShared;
}

/// Appends a chunk that ends at `end`, its words at `wordsEnd`: units.
void LineBreaker::append(std::vector<Chunk> &chunks, const QTextLine &line, int wordsEnd, int end) const
{
    const double left = chunks.empty() ? 0 : chunks.back().next;
    const int start = chunks.empty() ? line.textStart() : chunks.back().end;
    const double blanks = m_blank * (end - wordsEnd);
    if (!m_mixed) {
        const double next = line.cursorToX(end) - line.cursorToX(line.textStart());
        chunks.push_back({end, left, next - blanks, next});
    } else {
        const double right = left + (start < wordsEnd ? widthOf(line, start, wordsEnd) : 0);
        chunks.push_back({end, left, right, right + blanks});
    }
}

/// What stays together on a line, from the beginning of an endless line on.
std::vector<LineBreaker::Chunk> LineBreaker::chunks(const QTextLine &line) const
{
    const int start = line.textStart();
    const QStringView text = QStringView(m_text).mid(start);
    QTextBoundaryFinder ends(QTextBoundaryFinder::Line, text.data(), text.size());
    std::vector<Chunk> found;
    for (qsizetype from = 0, to = 0; from < text.size(); from = to) {
        // QTextLine ends lines behind any blank, also where Unicode would rather not (between numbers).
        const qsizetype boundary = ends.toNextBoundary() > 0 ? ends.position() : text.size();
        qsizetype wordsEnd = from;
        while (wordsEnd < boundary && !isBlank(text[wordsEnd]))
            ++wordsEnd;
        for (to = wordsEnd; to < text.size() && isBlank(text[to]);)
            ++to;
        ends.setPosition(to);
        append(found, line, start + static_cast<int>(wordsEnd), start + static_cast<int>(to));
        if (found.back().right - found.back().left <= m_setting.width / 2.0)
            continue;
        found.pop_back(); // what is wider than a line is broken anywhere
        QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text.data() + from, wordsEnd - from);
        while (graphemes.toNextBoundary() >= 0 && graphemes.position() < wordsEnd - from) {
            const int at = start + static_cast<int>(from + graphemes.position());
            append(found, line, at, at);
        }
        append(found, line, start + static_cast<int>(wordsEnd), start + static_cast<int>(to));
    }
    return found;
}

/// Where to end the lines so that the squares of what they lack are least in sum, the last one's like the others'.
/// Numbers of chunks, one past the last of each line, the last line first.
std::vector<std::size_t> LineBreaker::evenly(const std::vector<Chunk> &chunks) const
{
    struct Best {
        double cost = std::numeric_limits<double>::max();
        std::size_t first = 0; ///< chunk of the line that ends here
    };
    // Letters may hang over their own width, and Qt rounds: a line that would just do may not.
    const double room = m_setting.width - QFontMetricsF(m_setting.font).averageCharWidth() / 2;
    std::vector<Best> best(chunks.size() + 1);
    best[0].cost = 0;
    for (std::size_t end = 1; end <= chunks.size(); ++end)
        for (std::size_t first = end; first-- > 0;) {
            const double lack = room - (chunks[end - 1].right - chunks[first].left);
            if (lack < 0 && first + 1 < end)
                break;
            if (const double cost = best[first].cost + lack * lack; cost < best[end].cost)
                best[end] = {cost, first};
        }
    std::vector<std::size_t> ends;
    for (std::size_t end = chunks.size(); end > 0; end = best[end].first)
        ends.push_back(end);
    return ends;
}

/// Takes the words that are left on one line for a moment: they are shaped once, for this and for all that
/// comes after.
void LineBreaker::plan(QTextLine &line)
{
    line.setLineWidth(endless);
    const QStringView text = QStringView(m_text).mid(line.textStart());
    const bool isWhole = line.textStart() + line.textLength() == m_text.size();
    if (!isWhole || text.contains(u'\t'))
        return; // can't be added up
    if (m_mixed && std::count_if(text.begin(), text.end(), isStop) > mostMeasured)
        return;
    const std::vector<Chunk> words = chunks(line);
    const std::vector<std::size_t> ends = evenly(words);
    if (ends.size() < fewestShared)
        return;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        // Some of the next word's width beyond its own words: rounding must not send one to the next line.
        const double left = i + 1 < ends.size() ? words[ends[i + 1]].left : 0;
        const double own = words[ends[i] - 1].right - left;
        const double more = i > 0 ? words[ends[i]].right - left : m_setting.width;
        m_next.push_back({words[ends[i] - 1].end, std::min<double>(m_setting.width, std::ceil((own + more) / 2))});
    }
}

void LineBreaker::breakLine(QTextLine &line)
{
    if (m_setting.goesOn && !m_planned && m_lines > 0 && isNearEnd(line.textStart())) {
        m_planned = true;
        plan(line);
    }
    ++m_lines;
    if (m_next.empty()) {
        line.setLineWidth(m_setting.width);
        return;
    }
    const Next next = m_next.back();
    m_next.pop_back();
    line.setLineWidth(next.width);
    if (line.textStart() + line.textLength() != next.end)
        m_next.clear(); // not as thought: as they come
}

} // namespace bluepencil
