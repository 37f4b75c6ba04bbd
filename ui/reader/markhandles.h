// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/mark.h"
#include "ui/reader/readerpage.h"

#include <QPointF>

#include <optional>

namespace bluepencil {

/// The two handles of the active mark: where they are, which one is under a point, and what dragging one
/// makes of the mark. Only marks of the user's own have handles; of a mark in several parts the part nearest
/// to the place it was picked at. Pixels of the viewport, bytes of the text. Knows no widgets.
class MarkHandles
{
public:
    enum class End { Start, End };
    /// How far from a handle's middle a mouse can take it.
    static constexpr int mouseReach = 11;

    /// The mark with handles; 0 for none. `near` is where it was picked. Ends a drag of another mark.
    void setMark(quint64 id, qint32 near);

    /// The part of the mark that has the handles, if it is on screen.
    std::optional<Span> part(ReaderPage &page, const MarkSource *source) const;
    /// Where the handle of a span's end is; nothing when that end is not on screen.
    static std::optional<QPointF> place(ReaderPage &page, Span span, End end);
    std::optional<End> at(ReaderPage &page, const MarkSource *source, QPointF point, int reach = mouseReach) const;

    /// Takes the handle at a point; false when there is none.
    bool grab(ReaderPage &page, const MarkSource *source, QPointF point, int reach = mouseReach);
    bool isDragging() const { return m_dragging; }
    void dragTo(ReaderPage &page, QPointF point);
    void cancel() { m_dragging = false; }
    /// Lets go; the mark stays where it was dragged to.
    void drop();
    Span from() const { return m_from; }
    /// What the part is to become; never empty, on grapheme boundaries.
    Span to() const { return m_to; }

private:
    quint64 m_id = 0;
    qint32 m_near = 0;
    bool m_dragging = false;
    End m_end = End::Start;
    QPointF m_offset; ///< from the finger to the words at the handle
    Span m_from;
    Span m_to;
};

} // namespace bluepencil
