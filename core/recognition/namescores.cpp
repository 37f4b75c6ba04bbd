// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namescores.h"

namespace bluepencil::recognition {

void NameScorer::addWord(const NameWords &words, qint32 word, int offset, TagScores &scores)
{
    const auto index = static_cast<std::size_t>(word);
    if (m_shares.size() <= index)
        m_shares.resize(std::max(index + 1, m_shares.size() * 2));
    WordShare &share = m_shares[index];
    const auto place = static_cast<std::size_t>(offset + furthestWord);
    TagScores &sum = share.at[place];
    if ((share.known & 1u << place) == 0) {
        m_keys.clear();
        addWordFeatures(words[word], offset, m_keys);
        for (const quint64 key : m_keys)
            m_model.weights().add(key, sum);
        share.known = static_cast<quint8>(share.known | 1u << place);
    }
    for (std::size_t tag = 0; tag < nameTagCount; ++tag)
        scores[tag] += sum[tag];
}

void NameScorer::score(const NameSentence &piece, const NameWords &words, bool renewed, std::vector<TagScores> &scores)
{
    if (renewed)
        m_shares.clear();
    scores.assign(static_cast<std::size_t>(piece.count()), TagScores{});
    for (qint32 i = 0; i < piece.count(); ++i) {
        if (piece.active[static_cast<std::size_t>(i)] == 0)
            continue;
        TagScores &sum = scores[static_cast<std::size_t>(i)];
        for (int offset = -furthestWord; offset <= furthestWord; ++offset)
            addWord(words, piece.word(i + offset), offset, sum);
        m_keys.clear();
        addContextFeatures(piece, words, i, m_keys);
        for (const quint64 key : m_keys)
            m_model.weights().prefetch(key);
        for (const quint64 key : m_keys)
            m_model.weights().add(key, sum);
    }
}

} // namespace bluepencil::recognition
