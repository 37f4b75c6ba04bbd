// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/htmlmarks.h"

#include <algorithm>
#include <tuple>

namespace bluepencil {

namespace {

class Nester
{
public:
    Nester(Span range, std::vector<MarkSpan> spans)
        : m_spans(std::move(spans))
        , m_range(range)
        , m_at(range.start)
    {
        std::sort(m_spans.begin(), m_spans.end(), [](const MarkSpan &a, const MarkSpan &b) {
            return std::tuple(a.span.start, -a.span.end, a.item) < std::tuple(b.span.start, -b.span.end, b.item);
        });
    }

    std::vector<MarkStep> run()
    {
        std::size_t next = 0;
        while (next < m_spans.size() || !m_open.empty()) {
            const qint32 nextStart = next < m_spans.size() ? m_spans[next].span.start : m_range.end;
            const qint32 nextEnd = firstEnd();
            writeTextTo(std::min(nextStart, nextEnd));
            if (nextEnd <= nextStart) {
                closeEnding();
                continue;
            }
            open(m_spans[next++]);
        }
        writeTextTo(m_range.end);
        return std::move(m_steps);
    }

private:
    struct OpenMark {
        MarkSpan mark;
        std::size_t step; ///< its Open
        int height = 1;
    };

    qint32 firstEnd() const
    {
        qint32 end = m_range.end;
        for (const OpenMark &open : m_open)
            end = std::min(end, open.mark.span.end);
        return end;
    }

    void writeTextTo(qint32 to)
    {
        if (m_at < to)
            m_steps.push_back({MarkStep::Kind::Text, {m_at, to}, 0, 0});
        m_at = std::max(m_at, to);
    }

    void open(const MarkSpan &mark)
    {
        m_open.push_back({mark, m_steps.size()});
        m_steps.push_back({MarkStep::Kind::Open, {}, mark.item, 1});
    }

    void closeTop()
    {
        const OpenMark closed = m_open.back();
        m_open.pop_back();
        m_steps[closed.step].height = closed.height;
        m_steps.push_back({MarkStep::Kind::Close, {}, 0, 0});
        if (!m_open.empty())
            m_open.back().height = std::max(m_open.back().height, closed.height + 1);
    }

    // Ends everything down to the outermost mark that ends here, then begins again what goes on.
    void closeEnding()
    {
        const auto outermost = std::find_if(m_open.begin(), m_open.end(),
                                            [this](const OpenMark &open) { return open.mark.span.end <= m_at; });
        std::vector<MarkSpan> goOn;
        for (auto open = outermost; open != m_open.end(); ++open)
            if (open->mark.span.end > m_at)
                goOn.push_back(open->mark);
        for (auto left = m_open.end() - outermost; left > 0; --left)
            closeTop();
        std::stable_sort(goOn.begin(), goOn.end(),
                         [](const MarkSpan &a, const MarkSpan &b) { return a.span.end > b.span.end; });
        for (const MarkSpan &mark : goOn)
            open(mark);
    }

    std::vector<MarkSpan> m_spans;
    Span m_range;
    qint32 m_at;
    std::vector<OpenMark> m_open;
    std::vector<MarkStep> m_steps;
};

} // namespace

std::vector<MarkStep> nestMarks(Span range, std::vector<MarkSpan> spans)
{
    return Nester(range, std::move(spans)).run();
}

} // namespace bluepencil
