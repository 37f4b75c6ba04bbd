// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/readerkeys.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPointF>
#include <QStyleHints>

#include <array>
#include <cmath>

namespace bluepencil {

namespace {

struct Binding {
    QKeySequence::StandardKey key;
    CaretStep step;
    bool select;
};
constexpr std::array bindings = {
    Binding{QKeySequence::MoveToNextChar, CaretStep::Right, false},
    Binding{QKeySequence::MoveToPreviousChar, CaretStep::Left, false},
    Binding{QKeySequence::SelectNextChar, CaretStep::Right, true},
    Binding{QKeySequence::SelectPreviousChar, CaretStep::Left, true},
    Binding{QKeySequence::MoveToNextWord, CaretStep::NextWord, false},
    Binding{QKeySequence::MoveToPreviousWord, CaretStep::PreviousWord, false},
    Binding{QKeySequence::SelectNextWord, CaretStep::NextWord, true},
    Binding{QKeySequence::SelectPreviousWord, CaretStep::PreviousWord, true},
    Binding{QKeySequence::MoveToNextLine, CaretStep::LineDown, false},
    Binding{QKeySequence::MoveToPreviousLine, CaretStep::LineUp, false},
    Binding{QKeySequence::SelectNextLine, CaretStep::LineDown, true},
    Binding{QKeySequence::SelectPreviousLine, CaretStep::LineUp, true},
    Binding{QKeySequence::MoveToNextPage, CaretStep::PageDown, false},
    Binding{QKeySequence::MoveToPreviousPage, CaretStep::PageUp, false},
    Binding{QKeySequence::SelectNextPage, CaretStep::PageDown, true},
    Binding{QKeySequence::SelectPreviousPage, CaretStep::PageUp, true},
    Binding{QKeySequence::MoveToStartOfLine, CaretStep::LineStart, false},
    Binding{QKeySequence::MoveToEndOfLine, CaretStep::LineEnd, false},
    Binding{QKeySequence::SelectStartOfLine, CaretStep::LineStart, true},
    Binding{QKeySequence::SelectEndOfLine, CaretStep::LineEnd, true},
    Binding{QKeySequence::MoveToStartOfDocument, CaretStep::TextStart, false},
    Binding{QKeySequence::MoveToEndOfDocument, CaretStep::TextEnd, false},
    Binding{QKeySequence::SelectStartOfDocument, CaretStep::TextStart, true},
    Binding{QKeySequence::SelectEndOfDocument, CaretStep::TextEnd, true},
};

} // namespace

std::optional<ReaderCommand> readerCommand(const QKeyEvent &event)
{
    using Kind = ReaderCommand::Kind;
    for (const Binding &binding : bindings)
        if (event.matches(binding.key))
            return ReaderCommand{Kind::Move, binding.step, binding.select};
    if (event.matches(QKeySequence::SelectAll))
        return ReaderCommand{Kind::SelectAll, {}, false};
    if (event.matches(QKeySequence::Copy))
        return ReaderCommand{Kind::Copy, {}, false};

    // Sentences and paragraphs, which have no standard key on every desktop, and paging with the space bar.
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool shift = modifiers.testFlag(Qt::ShiftModifier);
    if ((modifiers & ~Qt::ShiftModifier) == Qt::ControlModifier && event.key() == Qt::Key_Up)
        return ReaderCommand{Kind::Move, CaretStep::ParagraphUp, shift};
    if ((modifiers & ~Qt::ShiftModifier) == Qt::ControlModifier && event.key() == Qt::Key_Down)
        return ReaderCommand{Kind::Move, CaretStep::ParagraphDown, shift};
    if ((modifiers & ~Qt::ShiftModifier) == Qt::AltModifier && event.key() == Qt::Key_Up)
        return ReaderCommand{Kind::Move, CaretStep::PreviousSentence, shift};
    if ((modifiers & ~Qt::ShiftModifier) == Qt::AltModifier && event.key() == Qt::Key_Down)
        return ReaderCommand{Kind::Move, CaretStep::NextSentence, shift};
    if ((modifiers & ~Qt::ShiftModifier) == Qt::NoModifier && event.key() == Qt::Key_Space)
        return ReaderCommand{shift ? Kind::ScrollUp : Kind::ScrollDown, {}, false};
    return std::nullopt;
}

int ClickCounter::press(quint64 timestamp, QPointF position, bool second)
{
    const QStyleHints *hints = QGuiApplication::styleHints();
    const bool soon = timestamp - m_last <= static_cast<quint64>(hints->mouseDoubleClickInterval());
    const bool near = std::abs(position.x() - m_x) <= hints->mouseDoubleClickDistance() &&
                      std::abs(position.y() - m_y) <= hints->mouseDoubleClickDistance();
    m_count = m_count > 0 && soon && near ? m_count % 4 + 1 : 1;
    if (second && m_count == 1)
        m_count = 2;
    m_last = timestamp;
    m_x = position.x();
    m_y = position.y();
    return m_count;
}

} // namespace bluepencil
