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

    /// The one or two words that say most for a name of the piece last scored, tokens [first, end) of the piece with
    /// these tags, rather than for what else it could be: in it or at most two away. Of what single words give; -1
    /// for none.
    std::array<qint32, 2> grounds(const NameSentence &piece, const std::vector<TagScores> &scores,
                                  const std::vector<NameTag> &tags, qint32 first, qint32 end) const;

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
