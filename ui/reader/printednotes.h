// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QStringList>

#include <vector>

namespace bluepencil {

/// The notes beside the text of printed pages. Other than on screen they are printed whole: what has no room
/// beside its line is pushed down or up, and what has none on its page goes to the next. For one thread.
class PrintedNotes
{
public:
    PrintedNotes(const QFont &font, int lineHeight, int width);

    /// A note of the page at hand, whose mark begins on a line at this height; in order of height.
    void add(const QString &note, const QColor &bar, int beside);

    struct Placed {
        QStringList lines;
        QColor bar;
        int top = 0;
    };
    /// What stands on the page, which has this height; the rest waits for the next.
    std::vector<Placed> take(int height);
    bool isEmpty() const { return m_waiting.empty(); }

private:
    int heightOf(const Placed &note) const { return static_cast<int>(note.lines.size()) * m_lineHeight; }
    std::vector<Placed> takeFromTop(int height);

    QFont m_font;
    int m_lineHeight;
    int m_width;
    std::vector<Placed> m_waiting; ///< top: where it would stand
};

} // namespace bluepencil
