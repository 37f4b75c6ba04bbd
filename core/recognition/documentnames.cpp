// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/documentnames.h"

#include <algorithm>

namespace bluepencil::recognition {

void DocumentNames::add(const NameSentence &piece, const NameWords &words, const std::vector<TagScores> &scores,
                        const std::vector<NameTag> &tags)
{
    HotPiece added;
    added.first = piece.first;
    added.end = piece.end;
    added.letters = piece.letters;
    added.firstHot = hot.size();
    for (qint32 i = 0; i < piece.count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (piece.active[at] == 0)
            continue;
        const NameWord &word = words[piece.word(i)];
        HotToken token;
        token.token = piece.first + i;
        token.form = static_cast<quint32>(word.form);
        for (std::size_t tag = 0; tag < nameTagCount; ++tag)
            token.scores[tag] = static_cast<qint16>(std::clamp(scores[at][tag] / hotUnit, -32767, 32767));
        token.tag = tags[at];
        token.capital = word.capital;
        hot.push_back(token);
    }
    added.endHot = hot.size();
    pieces.push_back(added);
}

void DocumentNames::scoresOf(const HotPiece &piece, std::vector<TagScores> &scores, std::vector<quint8> &active) const
{
    scores.assign(static_cast<std::size_t>(piece.end - piece.first), TagScores{});
    active.assign(scores.size(), 0);
    for (std::size_t i = piece.firstHot; i < piece.endHot; ++i) {
        const auto at = static_cast<std::size_t>(hot[i].token - piece.first);
        active[at] = 1;
        for (std::size_t tag = 0; tag < nameTagCount; ++tag)
            scores[at][tag] = hot[i].scores[tag] * hotUnit;
    }
}

std::size_t DocumentNames::nameEnd(std::size_t begin) const
{
    std::size_t i = begin;
    while (i + 1 < hot.size() && goesOn(hot[i].tag))
        ++i;
    return i + 1;
}

} // namespace bluepencil::recognition
