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

std::array<qint32, 2> NameScorer::grounds(const NameSentence &piece, const std::vector<TagScores> &scores,
                                          const std::vector<NameTag> &tags, qint32 first, qint32 end) const
{
    const auto tagAt = [&](qint32 i) { return tags[static_cast<std::size_t>(i)]; };
    // What else: the same words under another label, or no name.
    const auto own = labelOf(tagAt(first));
    const auto rivalAt = [&](int label, qint32 i) {
        return label > 3 ? outsideTag : nameTag(static_cast<NameLabel>(label), partOf(tagAt(i)));
    };
    int rival = -1;
    qint64 most = 0;
    for (int label = 0; label <= 4; ++label) {
        if (label == static_cast<int>(own))
            continue;
        qint64 sum = 0;
        for (qint32 i = first; i < end; ++i)
            sum += scores[static_cast<std::size_t>(i)][rivalAt(label, i)];
        if (rival < 0 || sum > most) {
            rival = label;
            most = sum;
        }
    }
    std::array<qint32, 2> found{-1, -1};
    std::array<qint64, 2> says{0, 0};
    for (qint32 word = std::max(0, first - furthestWord); word < std::min(piece.count(), end + furthestWord); ++word) {
        qint64 sum = 0;
        for (qint32 i = std::max(first, word - furthestWord); i < std::min(end, word + furthestWord + 1); ++i) {
            const WordShare &share = m_shares[static_cast<std::size_t>(piece.word(word))];
            const TagScores &part = share.at[static_cast<std::size_t>(word - i + furthestWord)];
            sum += part[tagAt(i)] - part[rivalAt(rival, i)];
        }
        if (sum > says[0]) {
            found = {word, found[0]};
            says = {sum, says[0]};
        } else if (sum > says[1]) {
            found[1] = word;
            says[1] = sum;
        }
    }
    if (says[1] * 2 < says[0])
        found[1] = -1;
    return found;
}

} // namespace bluepencil::recognition
