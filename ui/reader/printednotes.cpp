// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/printednotes.h"

#include <QTextLayout>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qsizetype mostCharacters = 20'000; // about ten pages of margin; nobody's remark is longer

QStringList brokenLines(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

} // namespace

PrintedNotes::PrintedNotes(const QFont &font, int lineHeight, int width)
    : m_font(font)
    , m_lineHeight(lineHeight)
    , m_width(width)
{
}

void PrintedNotes::add(const QString &note, const QColor &bar, int beside)
{
    QString text = note.left(mostCharacters).simplified();
    if (note.size() > mostCharacters)
        text += QChar(0x2026);
    if (!text.isEmpty())
        m_waiting.push_back({brokenLines(text, m_font, m_width), bar, beside});
}

std::vector<PrintedNotes::Placed> PrintedNotes::take(int height)
{
    const int gap = m_lineHeight / 2;
    int needed = -gap;
    for (const Placed &note : m_waiting)
        needed += heightOf(note) + gap;
    if (needed > height)
        return takeFromTop(height);
    int free = 0;
    for (Placed &note : m_waiting) {
        note.top = std::max(note.top, free);
        free = note.top + heightOf(note) + gap;
    }
    int limit = height;
    for (auto note = m_waiting.rbegin(); note != m_waiting.rend(); ++note) {
        note->top = std::min(note->top, limit - heightOf(*note));
        limit = note->top - gap;
    }
    return std::exchange(m_waiting, {});
}

/// One under the other as far as they go; the last may be split.
std::vector<PrintedNotes::Placed> PrintedNotes::takeFromTop(int height)
{
    std::vector<Placed> placed;
    std::vector<Placed> rest;
    int top = 0;
    for (Placed &note : m_waiting) {
        const qsizetype fitting = rest.empty() ? std::clamp<qsizetype>((height - top) / m_lineHeight,
                                                                       placed.empty() ? 1 : 0, note.lines.size())
                                               : 0;
        if (fitting > 0)
            placed.push_back({note.lines.mid(0, fitting), note.bar, top});
        if (fitting < note.lines.size())
            rest.push_back({note.lines.mid(fitting), note.bar, 0});
        top += static_cast<int>(fitting) * m_lineHeight + m_lineHeight / 2;
    }
    m_waiting = std::move(rest);
    return placed;
}

} // namespace bluepencil
