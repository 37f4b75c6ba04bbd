// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationset.h"
#include "ui/reader/mark.h"

#include <QHash>

#include <vector>

namespace bluepencil {

/// The marks of an article and their notes as they were, for whoever paints them on another thread. A value;
/// reading is thread-safe.
class MarkSnapshot : public MarkSource
{
public:
    /// Takes over the marks of `source` that begin in `range` (and, for a range from 0, all that reach into it).
    /// Ranges come in order, each where the one before ended. Cost: one query of the source.
    void take(const MarkSource &source, Span range);

    void forEachMark(Span range, const std::function<void(const Mark &)> &visit) const override;
    QString noteOf(quint64 id) const override { return m_notes.value(id); }
    /// Nothing: paper shows no tool tips.
    QString describeMark(quint64) const override { return {}; }

    qsizetype size() const { return m_index.size(); }
    bool hasNotes() const { return !m_notes.isEmpty(); }
    bool hasSuggestions() const { return m_hasSuggestions; }
    /// The styles that occur, ascending.
    std::vector<quint16> styles() const;

private:
    AnnotationSet m_index;
    std::vector<Mark> m_marks; ///< by id of m_index
    QHash<quint64, QString> m_notes;
    std::vector<bool> m_styles;
    bool m_hasSuggestions = false;
};

} // namespace bluepencil
