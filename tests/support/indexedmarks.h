// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationset.h"
#include "ui/reader/mark.h"

#include <deque>

namespace bluepencil::testing {

/// Marks in the span index that annotations stand in, with what a view needs to know of each beside it:
/// 22 bytes a mark. For tests and benchmarks with very many of them.
class IndexedMarks : public MarkSource
{
public:
    /// The mark's id: it is taken as the view hands it back.
    quint64 add(Span span, quint16 style, MarkState state)
    {
        const AnnotationSet::Id id = m_spans.insert(span);
        if (m_looks.size() <= id)
            m_looks.resize(id + 1);
        m_looks[id] = static_cast<quint16>(style * 2 + (state == MarkState::Own ? 1 : 0));
        return id + 1;
    }
    bool remove(quint64 id) { return m_spans.remove(static_cast<AnnotationSet::Id>(id - 1)); }
    qsizetype count() const { return m_spans.size(); }

    void forEachMark(Span range, const std::function<void(const Mark &)> &visit) const override
    {
        m_spans.forEachOverlapping(range, [&](const AnnotationSet::Item &item) {
            const quint16 look = m_looks[item.id];
            visit({item.span, item.id + quint64(1), static_cast<quint16>(look / 2),
                   look % 2 ? MarkState::Own : MarkState::Suggested, false});
        });
    }
    QString noteOf(quint64) const override { return {}; }
    QString describeMark(quint64) const override { return {}; }

private:
    AnnotationSet m_spans;
    std::deque<quint16> m_looks; ///< by id: style and state
};

} // namespace bluepencil::testing
