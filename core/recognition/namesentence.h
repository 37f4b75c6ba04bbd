// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namewords.h"

#include <unordered_map>

namespace bluepencil::recognition {

/// What the capitals of a sentence prove.
enum class SentenceCase : quint8 {
    Ordinary,
    Titled,  ///< Nearly Every Word Has One, as in Headings
    Shouted, ///< ALL OF IT IS IN CAPITALS
};

SentenceCase sentenceCase(const Tokens &tokens, const Sentence &sentence);

/// One sentence, or a piece of a very long one, as the features see it.
struct NameSentence {
    qint32 first = 0; ///< token
    qint32 end = 0;
    SentenceCase letters = SentenceCase::Ordinary;
    bool starts = true;             ///< the piece begins its sentence
    std::vector<qint32> words;      ///< index into NameWords of each token
    std::vector<quint8> active;     ///< 1 where a name can be: within two tokens of a capital
    std::vector<quint64> gazetteer; ///< of each token: 4 bits (begin, inside, end) a class for entries of several words
    bool any = false;               ///< one token at least is active

    qint32 count() const { return static_cast<qint32>(words.size()); }
    qint32 word(qint32 i) const
    {
        return i < 0 || i >= count() ? NameWords::outside : words[static_cast<std::size_t>(i)];
    }
};

/// Reads the sentences of a text one after the other. In sentences whose capitals prove nothing, words are
/// written as the rest of the text or, failing that, the training texts usually write them.
class NameSentences
{
public:
    NameSentences(const Tokens &tokens, const WordClusters &clusters, const NameGazetteer &gazetteer);

    NameWords &words() { return m_words; }
    /// The next piece, or false at the text's end. `renewed` is set when word indexes given before are void.
    bool next(NameSentence &piece, bool &renewed);

private:
    void collectSpellings();
    bool isOrdinaryWord(qint32 i) const;
    WordCase caseOf(qint32 token, const NameSentence &piece);
    void findPhrases(NameSentence &piece);

    struct Spellings {
        quint32 small = 0;
        quint32 title = 0;
        quint32 capitals = 0;
    };
    const Tokens &m_tokens;
    const WordClusters &m_clusters;
    const NameGazetteer &m_gazetteer;
    NameWords m_words;
    std::unordered_map<quint64, Spellings> m_spellings; ///< of the words of titled and shouted sentences
    std::size_t m_sentence = 0;
    qint32 m_at = 0;
};

} // namespace bluepencil::recognition
