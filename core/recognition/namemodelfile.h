// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/nametags.h"

#include <array>
#include <cstring>

namespace bluepencil::recognition {

/// The layout of a name model's file, for its reader and its writer.

enum NameModelSection : std::size_t {
    TransitionSection, ///< TagTransitions
    WeightOffsetSection,
    WeightRowSection,
    WordOffsetSection,
    WordSection,
    PhraseOffsetSection,
    PhraseSection,
};
constexpr std::size_t nameModelSections = 7;

constexpr std::array<char, 8> nameModelMagic = {'B', 'P', 'N', 'A', 'M', 'E', 'S', '\n'};

struct NameModelHeader {
    std::array<char, 8> magic = nameModelMagic;
    quint32 version = 0; ///< little-endian: read as another version elsewhere
    quint32 reserved = 0;
    quint64 size = 0;                                  ///< of the file
    quint64 checksum = 0;                              ///< of all that follows the header
    std::array<quint64, nameModelSections> sections{}; ///< sizes; each section is filled up to a multiple of 8
};
static_assert(sizeof(NameModelHeader) == 32 + 8 * nameModelSections);

/// A bucket of weights: how many rows (8 bits), their fingerprints (16 bits each), their heads (24 bits
/// each), their values (8 bits each, of each row in the order of tags). A head: a bit for each tag that has
/// a value, then the exponent of the power of two.
constexpr std::size_t rowHeadBytes = 3;
constexpr quint32 rowMask = (1u << nameTagCount) - 1;
constexpr quint32 largestExponent = 20;

inline quint32 rowHead(const quint8 *at)
{
    return static_cast<quint32>(at[0]) | static_cast<quint32>(at[1]) << 8 | static_cast<quint32>(at[2]) << 16;
}

} // namespace bluepencil::recognition
