// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"

#include <QList>

#include <optional>

namespace bluepencil {

/// What an undo or a redo does, before it is made: cheap to have and to copy.
struct Reversal {
    Change latest;                          ///< the change that is to be taken back
    Change::Kind kind = Change::Kind::Undo; ///< or Redo
    QString title;                          ///< of the act that was done first
    qint64 reverses = 0;                    ///< and its sequence

    /// Linear in its edits. Any thread.
    Change change() const;
};

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
    /// Takes the most recently added changes out again (their writes failed).
    void removeLast(qsizetype count = 1);
    /// The store gave the change that was added under `provisional` its place in the log.
    void settle(qint64 provisional, qint64 sequence);

    bool canUndo() const { return !m_done.isEmpty(); }
    bool canRedo() const { return !m_undone.isEmpty(); }
    QString undoTitle() const { return canUndo() ? m_log[m_done.last().act].title : QString(); }
    QString redoTitle() const { return canRedo() ? m_log[m_undone.last().act].title : QString(); }
    /// Does an Undo (a Redo) have its act where it looks for it, or has that been undone (done again, cut off by
    /// a new act) meanwhile?
    bool fits(const Change &reversal) const;

    /// The change that, when applied, takes back the latest act / the latest undo. Where that was done in some of its
    /// articles only (see OpenArticle::redoRefusedWhereItFits), it is taken back in those.
    std::optional<Change> undoChange() const;
    std::optional<Change> redoChange() const;
    /// The same, still to be made.
    std::optional<Reversal> undoing() const;
    std::optional<Reversal> redoing() const;

    /// Everything that happened, oldest first.
    const QList<Change> &log() const { return m_log; }

private:
    /// An act, and the change that did it, did it again or took it back last. Places in m_log.
    struct Standing {
        qsizetype act = 0;
        qsizetype latest = 0;
    };
    using Stack = QList<Standing>; ///< latest last
    void rebuild();
    void follow(qsizetype place);
    qsizetype findIn(const Stack &stack, qint64 sequence) const;
    void move(qsizetype place, Stack &from, Stack &to);
    Reversal reversal(const Standing &standing, Change::Kind kind) const;

    QList<Change> m_log;
    Stack m_done;   ///< acts that stand
    Stack m_undone; ///< acts taken back, to redo
};

} // namespace bluepencil
