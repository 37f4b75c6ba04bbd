// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/marksnapshot.h"

namespace bluepencil {

void MarkSnapshot::take(const MarkSource &source, Span range)
{
    source.forEachMark(range, [&](const Mark &mark) {
        if (mark.span.start < range.start && range.start > 0)
            return; // came with an earlier range
        const AnnotationSet::Id id = m_index.insert(mark.span);
        m_marks.resize(std::max(m_marks.size(), static_cast<std::size_t>(id) + 1));
        m_marks[id] = mark;
        if (mark.hasNote && !m_notes.contains(mark.id))
            m_notes.insert(mark.id, source.noteOf(mark.id));
        m_styles.resize(std::max(m_styles.size(), static_cast<std::size_t>(mark.style) + 1));
        m_styles[mark.style] = true;
        m_hasSuggestions = m_hasSuggestions || mark.state == MarkState::Suggested;
    });
}

void MarkSnapshot::forEachMark(Span range, const std::function<void(const Mark &)> &visit) const
{
    m_index.forEachOverlapping(range, [&](const AnnotationSet::Item &item) { visit(m_marks[item.id]); });
}

std::vector<quint16> MarkSnapshot::styles() const
{
    std::vector<quint16> found;
    for (std::size_t i = 0; i < m_styles.size(); ++i)
        if (m_styles[i])
            found.push_back(static_cast<quint16>(i));
    return found;
}

} // namespace bluepencil
