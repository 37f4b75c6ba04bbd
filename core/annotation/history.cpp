// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/history.h"

#include <algorithm>

namespace bluepencil {

void History::add(const Change &change)
{
    const bool isLate = !m_log.isEmpty() && change.sequence > 0 && change.sequence < m_log.last().sequence;
    if (!isLate) {
        m_log.append(change);
        follow(change);
        return;
    }
    const auto place =
        std::upper_bound(m_log.begin(), m_log.end(), change.sequence,
                         [](qint64 sequence, const Change &other) { return sequence < other.sequence; });
    m_log.insert(place, change);
    rebuild();
}

void History::removeLast()
{
    if (m_log.isEmpty())
        return;
    m_log.removeLast();
    rebuild();
}

void History::settle(qint64 provisional, qint64 sequence)
{
    const auto settleIn = [&](QList<Change> &changes) {
        for (Change &change : changes) {
            if (change.sequence == provisional)
                change.sequence = sequence;
            if (change.reverses == provisional)
                change.reverses = sequence;
        }
    };
    settleIn(m_log);
    settleIn(m_done);
    settleIn(m_undone);
}

void History::follow(const Change &change)
{
    const auto takeFrom = [](QList<Change> &stack, qint64 sequence) -> std::optional<Change> {
        const auto found =
            std::find_if(stack.rbegin(), stack.rend(), [sequence](const Change &c) { return c.sequence == sequence; });
        if (found == stack.rend())
            return std::nullopt;
        const Change taken = *found;
        stack.erase(std::next(found).base());
        return taken;
    };
    switch (change.kind) {
    case Change::Kind::Act:
        m_done.append(change);
        m_undone.clear();
        break;
    case Change::Kind::Undo:
        if (const auto act = takeFrom(m_done, change.reverses))
            m_undone.append(*act);
        break;
    case Change::Kind::Redo:
        if (const auto act = takeFrom(m_undone, change.reverses))
            m_done.append(*act);
        break;
    case Change::Kind::Reanchor: {
        // What was done before speaks of places in the text as it was then.
        const auto speaksOfPlaces = [](const Change &act) { return !act.article.isNull(); };
        m_done.removeIf(speaksOfPlaces);
        m_undone.removeIf(speaksOfPlaces);
        break;
    }
    }
}

void History::rebuild()
{
    m_done.clear();
    m_undone.clear();
    for (const Change &change : std::as_const(m_log))
        follow(change);
}

std::optional<Change> History::undoChange() const
{
    if (!canUndo())
        return std::nullopt;
    Change change = inverse(m_done.last());
    change.kind = Change::Kind::Undo;
    change.reverses = m_done.last().sequence;
    change.sequence = 0;
    return change;
}

std::optional<Change> History::redoChange() const
{
    if (!canRedo())
        return std::nullopt;
    Change change = m_undone.last();
    change.kind = Change::Kind::Redo;
    change.reverses = m_undone.last().sequence;
    change.sequence = 0;
    return change;
}

} // namespace bluepencil
