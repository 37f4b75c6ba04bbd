// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/names.h"

#include <array>

namespace bluepencil::recognition {

/// The tags of the sequence tagger: outside, and for each label the beginning, inside, end of a name and a
/// name of one word (BIOES).
using NameTag = quint8;

enum class NamePart : quint8 { Begin, Inside, End, Single };

constexpr int nameTagCount = 17;
constexpr NameTag outsideTag = 0;

constexpr NameTag nameTag(NameLabel label, NamePart part)
{
    return static_cast<NameTag>(1 + static_cast<int>(label) * 4 + static_cast<int>(part));
}
constexpr NameLabel labelOf(NameTag tag)
{
    return static_cast<NameLabel>((tag - 1) / 4);
}
constexpr NamePart partOf(NameTag tag)
{
    return static_cast<NamePart>((tag - 1) % 4);
}
/// Does a name go on after this tag?
constexpr bool goesOn(NameTag tag)
{
    return tag != outsideTag && (partOf(tag) == NamePart::Begin || partOf(tag) == NamePart::Inside);
}
/// Does this tag go on with the name before it?
constexpr bool continuesName(NameTag tag)
{
    return tag != outsideTag && (partOf(tag) == NamePart::Inside || partOf(tag) == NamePart::End);
}
/// May `next` stand after `tag`?
constexpr bool mayFollow(NameTag tag, NameTag next)
{
    return goesOn(tag) ? continuesName(next) && labelOf(tag) == labelOf(next) : !continuesName(next);
}

/// Scores of each tag at one token.
using TagScores = std::array<qint32, nameTagCount>;

/// Scores of each pair of tags; row: the tag before. `first`: of a tag at a sentence's start.
struct TagTransitions {
    std::array<TagScores, nameTagCount> pair{};
    TagScores first{};
};

} // namespace bluepencil::recognition
