// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"

#include <optional>

namespace bluepencil {

/// What undo and redo would do, read off the log of changes: there is no second memory of it, so it
/// survives a crash and a restart. A new act ends redo; an undo is itself a change in the log. Acts on a text
/// that has changed since (Change::Kind::Reanchor) can't be undone: their places are those of the old text.
class History
{
public:
    /// Tells of a change that was applied. `change.sequence` must be set, or be provisional (negative) and
    /// told again by settle(). One that comes late, with a sequence before the last one's, takes its place
    /// in the log.
    void add(const Change &change);
    /// Takes the most recently added change out again (its write failed).
    void removeLast();
    /// The store gave the change that was added under `provisional` its place in the log.
    void settle(qint64 provisional, qint64 sequence);

    bool canUndo() const { return !m_done.isEmpty(); }
    bool canRedo() const { return !m_undone.isEmpty(); }
    QString undoTitle() const { return canUndo() ? m_done.last().title : QString(); }
    QString redoTitle() const { return canRedo() ? m_undone.last().title : QString(); }

    /// The change that, when applied, takes back the latest act / the latest undo.
    std::optional<Change> undoChange() const;
    std::optional<Change> redoChange() const;

    /// Everything that happened, oldest first.
    const QList<Change> &log() const { return m_log; }

private:
    void rebuild();
    void follow(const Change &change);

    QList<Change> m_log;
    QList<Change> m_done;   ///< acts that stand, latest last
    QList<Change> m_undone; ///< acts taken back, to redo, latest last
};

} // namespace bluepencil
