// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/mark.h"

#include <algorithm>
#include <map>
#include <vector>

namespace bluepencil::testing {

/// Marks from a sorted list, for tests and benchmarks of the reader view. Queries are fast while the
/// longest mark is short.
class ListMarkSource : public MarkSource
{
public:
    ListMarkSource() = default;
    explicit ListMarkSource(std::vector<Mark> marks)
        : m_marks(std::move(marks))
    {
        sort();
    }

    void add(const Mark &mark)
    {
        m_marks.push_back(mark);
        sort();
    }
    void clear() { m_marks.clear(); }
    void setNote(quint64 id, const QString &note) { m_notes[id] = note; }
    void setDescription(quint64 id, const QString &text) { m_descriptions[id] = text; }
    const std::vector<Mark> &marks() const { return m_marks; }

    void forEachMark(Span range, const std::function<void(const Mark &)> &visit) const override
    {
        const qint32 from = std::max(0, range.start - m_longest);
        auto at = std::lower_bound(m_marks.begin(), m_marks.end(), from,
                                   [](const Mark &mark, qint32 place) { return mark.span.start < place; });
        for (; at != m_marks.end() && at->span.start < range.end; ++at)
            if (at->span.overlaps(range))
                visit(*at);
    }
    QString noteOf(quint64 id) const override { return valueOf(m_notes, id); }
    QString describeMark(quint64 id) const override { return valueOf(m_descriptions, id); }

private:
    static QString valueOf(const std::map<quint64, QString> &map, quint64 id)
    {
        const auto found = map.find(id);
        return found == map.end() ? QString() : found->second;
    }
    void sort()
    {
        std::stable_sort(m_marks.begin(), m_marks.end(),
                         [](const Mark &a, const Mark &b) { return outerFirst(a.span, b.span); });
        m_longest = 0;
        for (const Mark &mark : m_marks)
            m_longest = std::max(m_longest, mark.span.length());
    }

    std::vector<Mark> m_marks;
    qint32 m_longest = 0;
    std::map<quint64, QString> m_notes;
    std::map<quint64, QString> m_descriptions;
};

} // namespace bluepencil::testing
