// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/quotemarks.h"

#include <vector>

namespace bluepencil::recognition {

/// Words between a pair of marks, before anybody asks who says them.
struct MarkedWords {
    std::vector<Span> parts; ///< with their marks; several for a speech over several blocks
    int outer = -1;          ///< index of the pair around it, or -1
    bool closed = true;      ///< false: the last closing mark was forgotten
    qint32 openLength = 1;   ///< bytes of the opening mark
    qint32 closeLength = 1;  ///< bytes of the closing mark; 0 where it was forgotten

    Span hull() const { return {parts.front().start, parts.back().end}; }
    /// Without the first and the last mark.
    Span content() const { return {parts.front().start + openLength, parts.back().end - closeLength}; }
    bool operator==(const MarkedWords &) const = default;
};

/// Every pair of marks, outer ones before inner ones. A pair lies in one block; a mark left open at a
/// block's end goes on where the next block begins with the same mark. A mark that finds no partner is
/// left alone and takes nothing with it. Linear: what is open at a time is bounded.
std::vector<MarkedWords> pairMarks(std::string_view text, const std::vector<TextBlock> &blocks);

} // namespace bluepencil::recognition
