// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/marklanes.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace bluepencil {

namespace {

// How far back a chain of marks that each begin under another is followed, and how many marks are looked at in all.
// Longer chains do not occur in text that people mark; cutting one can only make two lanes touch.
constexpr int longestChain = 512;
constexpr int mostAsked = 4096;

using Taken = std::array<bool, mostLanes>;

int firstFree(const Taken &taken)
{
    const auto free = std::find(taken.begin(), taken.end(), false);
    return static_cast<int>(std::min<std::ptrdiff_t>(free - taken.begin(), mostLanes - 1));
}

bool isBar(const Mark &mark, const ReaderTheme &theme)
{
    return shapeOf(mark, theme) == MarkShape::Bar;
}

/// Reading order; equal spans by id, so that it is total.
bool comesBefore(const Mark &a, const Mark &b)
{
    if (a.span != b.span)
        return outerFirst(a.span, b.span);
    return a.id < b.id;
}

/// The lane of single marks by the rule alone, asking the source for what covers their beginnings.
class LaneFinder
{
public:
    LaneFinder(const MarkSource &source, const ReaderTheme &theme)
        : m_source(source)
        , m_theme(theme)
    {
    }

    int laneOf(const Mark &mark, int depth = 0)
    {
        const auto key = std::make_tuple(mark.span.start, mark.span.end, mark.id);
        if (const auto known = m_known.find(key); known != m_known.end())
            return known->second;
        if (depth == 0)
            m_cut = false;
        if (depth >= longestChain || m_asked >= mostAsked) {
            m_cut = true;
            return 0;
        }
        ++m_asked;
        std::vector<Mark> covering;
        m_source.forEachMark({mark.span.start, mark.span.start + 1}, [&](const Mark &other) {
            if (comesBefore(other, mark) && other.span.contains(mark.span.start) &&
                isBar(other, m_theme) == isBar(mark, m_theme))
                covering.push_back(other);
        });
        std::sort(covering.begin(), covering.end(), comesBefore);
        Taken taken{};
        // Those that begin at the same place take lanes in turn; the others have theirs from further back.
        for (const Mark &other : covering) {
            const bool sameStart = other.span.start == mark.span.start;
            taken[static_cast<std::size_t>(sameStart ? firstFree(taken) : laneOf(other, depth + 1))] = true;
        }
        const int lane = firstFree(taken);
        if (!m_cut) // what a cut chain tells depends on where it was begun
            m_known.emplace(key, lane);
        return lane;
    }

private:
    const MarkSource &m_source;
    const ReaderTheme &m_theme;
    std::map<std::tuple<qint32, qint32, quint64>, int> m_known;
    int m_asked = 0;
    bool m_cut = false;
};

} // namespace

const MarkStyle &styleOf(const Mark &mark, const ReaderTheme &theme)
{
    static const MarkStyle none{QString(), Qt::transparent, Qt::gray, MarkShape::Line};
    if (theme.styles.isEmpty())
        return none;
    return theme.styles.at(std::min<qsizetype>(mark.style, theme.styles.size() - 1));
}

MarkShape shapeOf(const Mark &mark, const ReaderTheme &theme)
{
    return styleOf(mark, theme).shape;
}

std::vector<LanedMark> lanedMarks(const MarkSource &source, Span range, const ReaderTheme &theme)
{
    std::vector<LanedMark> marks;
    source.forEachMark(range, [&](const Mark &mark) {
        if (!mark.span.isEmpty())
            marks.push_back({mark, 0});
    });
    std::stable_sort(marks.begin(), marks.end(),
                     [](const LanedMark &a, const LanedMark &b) { return comesBefore(a.mark, b.mark); });

    LaneFinder finder(source, theme);
    struct Open {
        qint32 end;
        int lane;
    };
    std::array<std::vector<Open>, 2> open; // lines, bars
    for (LanedMark &laned : marks) {
        std::vector<Open> &lanes = open[isBar(laned.mark, theme) ? 1 : 0];
        const Span span = laned.mark.span;
        if (span.start < range.start) {
            laned.lane = finder.laneOf(laned.mark);
        } else {
            std::erase_if(lanes, [&](const Open &before) { return before.end <= span.start; });
            Taken taken{};
            for (const Open &before : lanes)
                taken[static_cast<std::size_t>(before.lane)] = true;
            laned.lane = firstFree(taken);
        }
        lanes.push_back({span.end, laned.lane});
    }
    return marks;
}

} // namespace bluepencil
