// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namefeatures.h"
#include "core/recognition/namemodel.h"
#include "core/recognition/trainingtexts.h"

#include <memory>

namespace bluepencil::recognition {

/// Texts cut into tokens, with the tag of each.
struct TaggedText {
    std::unique_ptr<Tokens> tokens; ///< views TrainingText
    std::vector<NameTag> tags;
    int source = 0;
};

/// Cuts texts as recognition will. A token belongs to a name that its beginning lies in. What the program
/// cuts off at a hyphen ("[Lima]-based") and the texts don't mark has the label that it mostly has elsewhere.
std::vector<TaggedText> tagTexts(const std::vector<TrainingText> &texts, const Lexicon &lexicon);

/// Marks organisations of two words or more that the gazetteer knows where a text marks nothing: machine-made
/// marks miss some always.
void markKnownOrganizations(std::vector<TaggedText> &texts, const NameGazetteer &gazetteer);

/// Sets how each word is usually written inside sentences, from three occurrences on; else how most words
/// of its smallest cluster are.
void learnHabits(const std::vector<TaggedText> &texts, std::vector<NameModelParts::Word> &words);

/// Sentences as lists of feature numbers, 0 to featureCount() − 1, of tokens where a name can be.
class TrainingSentences
{
public:
    struct Sentence {
        std::size_t firstToken = 0;
        qint32 tokens = 0;
        int source = 0;
    };

    TrainingSentences(const std::vector<TaggedText> &texts, const WordClusters &clusters,
                      const NameGazetteer &gazetteer, int leastCount);

    const std::vector<Sentence> &all() const { return m_sentences; }
    std::span<const quint32> features(std::size_t token) const
    {
        return {m_features.data() + m_starts[token], m_starts[token + 1] - m_starts[token]};
    }
    std::span<const NameTag> tags(const Sentence &sentence) const
    {
        return {m_tags.data() + sentence.firstToken, static_cast<std::size_t>(sentence.tokens)};
    }
    std::span<const quint8> active(const Sentence &sentence) const
    {
        return {m_active.data() + sentence.firstToken, static_cast<std::size_t>(sentence.tokens)};
    }
    std::size_t featureCount() const { return m_keys.size(); }
    quint64 key(std::size_t feature) const { return m_keys[feature]; }

private:
    void addTags(const TaggedText &text, const NameSentence &piece);
    quint32 numberOf(quint64 key);

    std::vector<Sentence> m_sentences;
    std::vector<std::size_t> m_starts; ///< into m_features, of each token and the end
    std::vector<quint32> m_features;
    std::vector<NameTag> m_tags;
    std::vector<quint8> m_active;
    std::vector<quint64> m_keys;
    std::vector<quint32> m_slots; ///< 0 is free, else number + 1
};

} // namespace bluepencil::recognition
