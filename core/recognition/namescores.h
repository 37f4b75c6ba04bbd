// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namefeatures.h"
#include "core/recognition/namemodel.h"

namespace bluepencil::recognition {

/// Scores of tags for the tokens of a piece, by a model's weights. What single words give is summed once a
/// word. Not thread-safe: one for each run.
class NameScorer
{
public:
    explicit NameScorer(const NameModel &model)
        : m_model(model)
    {
    }
    /// Scores of each token; 0 where no name can be. `renewed` as NameSentences::next() told.
    void score(const NameSentence &piece, const NameWords &words, bool renewed, std::vector<TagScores> &scores);

private:
    /// A word's share when it stands −2 to 2 tokens away.
    struct WordShare {
        std::array<TagScores, 2 * furthestWord + 1> at{};
        quint8 known = 0; ///< a bit for each
    };
    void addWord(const NameWords &words, qint32 word, int offset, TagScores &scores);

    const NameModel &m_model;
    std::vector<WordShare> m_shares;
    std::vector<quint64> m_keys;
};

} // namespace bluepencil::recognition
