// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognition/lexicon.h"
#include "core/recognition/namemodel.h"

#include <QStringList>

#include <map>

namespace bluepencil::recognition {

/// Collects what is known of words before training: clusters and gazetteers.
class WordSources
{
public:
    /// `lexicon`: for cutting names of several words as texts are cut.
    explicit WordSources(const Lexicon &lexicon)
        : m_lexicon(lexicon)
    {
    }
    /// Is this a file of that kind: a .tsv, or a .txt of our word lists?
    static bool isSource(const QString &path);
    /// Reads tab-separated word clusters (word, k64, k256, k1024, k4096; by frequency) or a gazetteer, told
    /// apart by the first line (romanised names also by "surnames" in the file's name); of a word list the
    /// classes `title` and `organization`. Errors: NotFound, NotReadable, Damaged (an unknown first line).
    Result<void> read(const QString &path);

    std::vector<NameModelParts::Word> takeWords() { return std::move(m_words); }
    std::vector<NameModelParts::Phrase> takePhrases() const;
    bool isEmpty() const { return m_words.empty() && m_phrases.empty(); }

private:
    void addPhrases(std::vector<std::pair<std::string, quint16>> names);
    void readClusters(std::string_view rows);

    const Lexicon &m_lexicon;
    std::vector<NameModelParts::Word> m_words;
    std::map<quint64, quint16> m_phrases;
};

} // namespace bluepencil::recognition
