// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namehints.h"
#include "core/recognition/namemodel.h"
#include "core/recognition/namesentence.h"

#include <vector>

namespace bluepencil::recognition {

/// A token where a name can be, with what the model says of it.
struct HotToken {
    qint32 token = 0;
    quint32 form = 0; ///< hash of the word as the tagger takes it
    std::array<qint16, nameTagCount> scores{};
    NameTag tag = outsideTag;
    bool capital = false;
};

/// A sentence with such tokens: they are [firstHot, endHot) of the list.
struct HotPiece {
    qint32 first = 0; ///< token
    qint32 end = 0;
    std::size_t firstHot = 0;
    std::size_t endHot = 0;
    SentenceCase letters = SentenceCase::Ordinary;
};

/// A name of the first reading and the tokens that say most for it, or -1.
struct NameGround {
    qint32 first = 0;
    qint32 end = 0;
    NameLabel label = NameLabel::Other;
    std::array<qint32, 2> words{-1, -1};
};

/// Scores in HotToken are the model's divided by this.
constexpr qint32 hotUnit = 16;

/// The names of a document: tokens with scores, tags of the first reading.
struct DocumentNames {
    std::vector<HotPiece> pieces;
    std::vector<HotToken> hot;
    std::vector<NameHint> hints; ///< those of one piece stand together, in the order of pieces

    std::vector<NameGround> grounds; ///< in text order

    /// Adds a piece with its scores and tags.
    void add(const NameSentence &piece, const NameWords &words, const std::vector<TagScores> &scores,
             const std::vector<NameTag> &tags);
    /// Scores of all tokens of a piece, and where names can be.
    void scoresOf(const HotPiece &piece, std::vector<TagScores> &scores, std::vector<quint8> &active) const;
    /// End (index into hot) of the name that begins at `begin`, by the tags.
    std::size_t nameEnd(std::size_t begin) const;
};

} // namespace bluepencil::recognition
