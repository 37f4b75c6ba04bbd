// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/tokens.h"
#include "core/recognition/wordknowledge.h"

#include <vector>

namespace bluepencil::recognition {

/// How the name tagger takes a word's letters.
enum class WordCase : quint8 { AsWritten, Small, Title };

/// A word as the features see it: hashes of its forms, its clusters, what the gazetteers say. In one form
/// for text and training columns: quotation marks are ", dashes -, ’ is ', digits all alike.
struct NameWord {
    quint64 form = 0;
    quint64 lower = 0;
    quint64 shape = 0;      ///< "Xxxx", "X.X.", "dddd": runs of at most four
    quint64 shortShape = 0; ///< "Xx", "X.X.", "d": runs as one
    std::array<quint64, 4> prefixes{};
    std::array<quint64, 4> suffixes{};
    WordFacts facts;
    quint64 key = 0; ///< of its lower-cased letters: for gazetteer and clusters
    quint16 gazetteer = 0;
    bool capital = false;
    bool hyphen = false;
    bool letters = false; ///< a word or number, no mark
};

/// Words of a text, each made once. Holds at most `mostWords`, then begins anew, so that indexes hold only
/// until reset() says true. Not thread-safe: one for each run.
class NameWords
{
public:
    NameWords(const WordClusters &clusters, const NameGazetteer &gazetteer);

    static constexpr qint32 outside = 0; ///< the word that stands before and after each sentence

    /// Index of a token's word.
    qint32 index(const Tokens &tokens, qint32 token, WordCase wordCase);
    const NameWord &operator[](qint32 index) const { return m_words[static_cast<std::size_t>(index)]; }
    qint32 count() const { return static_cast<qint32>(m_words.size()); }
    /// Forgets all words if there are too many; then every index is void but `outside`.
    bool reset();

private:
    NameWord make(std::string_view word, const Token &token, WordCase wordCase) const;

    const WordClusters &m_clusters;
    const NameGazetteer &m_gazetteer;
    std::vector<NameWord> m_words;
    std::vector<quint64> m_keys; ///< of each word
    std::vector<qint32> m_slots;
};

/// The hash by which a word stands in clusters and gazetteers: of its folded form, abbreviations with their
/// full stop.
quint64 knowledgeHash(std::string_view word);

} // namespace bluepencil::recognition
