// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/blocklayout.h"

#include <vector>

namespace bluepencil {

/// Breaks the lines of one block, one after the other.
///
/// A long paragraph is laid out in pieces that know nothing of each other, and where one ends its last line would
/// be short for no reason that a reader sees. What that line lacks is taken from the lines before it, some letters
/// from each, which nobody sees where the right edge is ragged anyway. Where that can't be told beforehand (tabs,
/// line separators) lines are broken as they come.
class LineBreaker
{
public:
    /// Both outlive this. `mixed`: some of the text may run right to left.
    LineBreaker(const BlockSetting &setting, const QString &text, bool mixed);

    /// Breaks the next line, between beginLayout() and endLayout(). It may be made narrower than the block.
    void breakLine(QTextLine &line);

private:
    /// What stays together on a line, with the white space behind it.
    struct Chunk {
        int end = 0;      ///< units
        double left = 0;  ///< on one endless line, in the order of reading
        double right = 0; ///< without the white space
        double next = 0;  ///< with it
    };
    bool isNearEnd(int start) const;
    void plan(QTextLine &line);
    void append(std::vector<Chunk> &chunks, const QTextLine &line, int wordsEnd, int end) const;
    std::vector<Chunk> chunks(const QTextLine &line) const;
    std::vector<std::size_t> evenly(const std::vector<Chunk> &chunks) const;

    const BlockSetting &m_setting;
    const QString &m_text;
    bool m_mixed;
    double m_blank; ///< how wide one is
    bool m_planned = false;
    int m_lines = 0; ///< broken so far
    struct Next {
        int end = 0; ///< units
        double width = 0;
    };
    std::vector<Next> m_next; ///< the lines to come, the next one last
};

} // namespace bluepencil
