// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/textselection.h"

#include <optional>

class QKeyEvent;
class QPointF;

namespace bluepencil {

/// What a key asks of the reading page. Everything else (labels' keys, Delete, Escape, Tab) is left to
/// the window.
struct ReaderCommand {
    enum class Kind { Move, ScrollDown, ScrollUp, SelectAll, Copy };
    Kind kind = Kind::Move;
    CaretStep step = CaretStep::Left;
    bool select = false;

    bool operator==(const ReaderCommand &) const = default;
};
std::optional<ReaderCommand> readerCommand(const QKeyEvent &event);

/// Counts clicks that follow each other closely in time and place: 1, 2, 3, 4, 1, …
class ClickCounter
{
public:
    /// `timestamp` in milliseconds. The limits are those of the desktop, which may also say itself that
    /// this press is a `second` one.
    int press(quint64 timestamp, QPointF position, bool second);

private:
    quint64 m_last = 0;
    double m_x = 0;
    double m_y = 0;
    int m_count = 0;
};

} // namespace bluepencil
