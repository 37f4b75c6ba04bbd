// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/quotemarks.h"

#include <vector>

namespace bluepencil::recognition {

/// What shows that words are somebody's.
enum class Marking : quint8 {
    Marks, ///< a pair of quotation marks
    Dash,  ///< a dash at a paragraph's start
    Turn,  ///< a speaker's name and a colon at a paragraph's start
};

/// Words between a pair of marks, before anybody asks who says them.
struct MarkedWords {
    std::vector<Span> parts; ///< with their marks; several for a speech over several blocks
    Marking marking = Marking::Marks;
    bool goesOn = false;    ///< Dash: another part of the speech before
    int outer = -1;         ///< index of the pair around it, or -1
    bool closed = true;     ///< false: the last closing mark was forgotten
    qint32 openLength = 1;  ///< bytes of the opening mark
    qint32 closeLength = 1; ///< bytes of the closing mark; 0 where it was forgotten

    Span hull() const { return {parts.front().start, parts.back().end}; }
    /// Without the first and the last mark.
    Span content() const { return {parts.front().start + openLength, parts.back().end - closeLength}; }
    bool operator==(const MarkedWords &) const = default;
};

/// Every pair of marks, outer ones before inner ones. A pair lies in one block; a mark left open at a
/// block's end goes on where the next block begins with the same mark. A mark that finds no partner is
/// left alone and takes nothing with it. Linear: what is open at a time is bounded.
std::vector<MarkedWords> pairMarks(std::string_view text, const std::vector<TextBlock> &blocks);

/// Sorts words from several finders, outer before inner, and tells each its `outer`.
void nestMarked(std::vector<MarkedWords> &words);

} // namespace bluepencil::recognition
