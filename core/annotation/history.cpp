// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/history.h"

#include <algorithm>

namespace bluepencil {

void History::add(const Change &change)
{
    const bool isLate = !m_log.isEmpty() && change.sequence > 0 && change.sequence < m_log.last().sequence;
    if (!isLate) {
        m_log.append(change);
        follow(m_log.size() - 1);
        return;
    }
    const auto place = std::upper_bound(m_log.begin(), m_log.end(), change.sequence,
                                        [](qint64 sequence, const Change &other) { return sequence < other.sequence; });
    m_log.insert(place, change);
    rebuild();
}

void History::removeLast(qsizetype count)
{
    if (m_log.isEmpty() || count <= 0)
        return;
    m_log.resize(std::max<qsizetype>(0, m_log.size() - count));
    rebuild();
}

void History::settle(qint64 provisional, qint64 sequence)
{
    // What is not settled yet stands at the end, and only what comes later can reverse it.
    for (auto change = m_log.rbegin(); change != m_log.rend(); ++change) {
        if (change->reverses == provisional)
            change->reverses = sequence;
        if (change->sequence == provisional) {
            change->sequence = sequence;
            return;
        }
    }
}

qsizetype History::findIn(const Stack &stack, qint64 sequence) const
{
    qsizetype at = stack.size() - 1;
    while (at >= 0 && m_log[stack[at].act].sequence != sequence)
        --at;
    return at;
}

/// What stands at `place` takes an act back, or does it again.
void History::move(qsizetype place, Stack &from, Stack &to)
{
    if (const qsizetype at = findIn(from, m_log[place].reverses); at >= 0)
        to.append({from.takeAt(at).act, place});
}

void History::follow(qsizetype place)
{
    const Change &change = std::as_const(m_log)[place];
    switch (change.kind) {
    case Change::Kind::Act:
        m_done.append({place, place});
        m_undone.clear();
        break;
    case Change::Kind::Undo:
        move(place, m_done, m_undone);
        break;
    case Change::Kind::Redo:
        move(place, m_undone, m_done);
        break;
    case Change::Kind::Reanchor: {
        // What was done before speaks of places in the text as it was then.
        const auto speaksOfPlaces = [this, &change](const Standing &standing) {
            const Change &act = std::as_const(m_log)[standing.act];
            return !act.article.isNull() || std::any_of(act.edits.cbegin(), act.edits.cend(), [&](const Edit &edit) {
                return !edit.article.isNull() && edit.article == change.article;
            });
        };
        m_done.removeIf(speaksOfPlaces);
        m_undone.removeIf(speaksOfPlaces);
        break;
    }
    case Change::Kind::RestorePoint:
        break;
    }
}

void History::rebuild()
{
    m_done.clear();
    m_undone.clear();
    for (qsizetype place = 0; place < m_log.size(); ++place)
        follow(place);
}

bool History::fits(const Change &reversal) const
{
    return findIn(reversal.kind == Change::Kind::Undo ? m_done : m_undone, reversal.reverses) >= 0;
}

Change Reversal::change() const
{
    Change change = inverse(latest);
    change.kind = kind;
    change.title = title;
    change.reverses = reverses;
    change.sequence = 0;
    return change;
}

Reversal History::reversal(const Standing &standing, Change::Kind kind) const
{
    return {m_log[standing.latest], kind, m_log[standing.act].title, m_log[standing.act].sequence};
}

std::optional<Reversal> History::undoing() const
{
    if (!canUndo())
        return std::nullopt;
    return reversal(m_done.last(), Change::Kind::Undo);
}

std::optional<Reversal> History::redoing() const
{
    if (!canRedo())
        return std::nullopt;
    return reversal(m_undone.last(), Change::Kind::Redo);
}

std::optional<Change> History::undoChange() const
{
    const std::optional<Reversal> undo = undoing();
    return undo ? std::optional(undo->change()) : std::nullopt;
}

std::optional<Change> History::redoChange() const
{
    const std::optional<Reversal> redo = redoing();
    return redo ? std::optional(redo->change()) : std::nullopt;
}

} // namespace bluepencil
