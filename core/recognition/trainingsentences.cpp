// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/trainingsentences.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

constexpr quint32 leastForHabit = 3;
constexpr qint32 leastForHead = 5;       // marked occurrences before a word cut off at a hyphen is marked too
constexpr std::size_t fewTokens = 50000; // then every feature counts
constexpr int sketchBits = 29;           // counters of features; two share one seldom

/// How often a word stands in small letters, with a capital, in capitals.
using Writings = std::array<quint32, 3>;

WordHabit habitOf(const Writings &writings, bool ofCluster)
{
    const quint32 all = writings[0] + writings[1] + writings[2];
    if (all < leastForHabit)
        return WordHabit::Unknown;
    if (writings[0] * 10 >= all * 8)
        return ofCluster ? WordHabit::ClusterSmall : WordHabit::Small;
    if (writings[2] * 10 >= all * 6 && !ofCluster)
        return WordHabit::Capitals;
    if (writings[0] * 10 <= all * 2)
        return ofCluster ? WordHabit::ClusterTitle : WordHabit::Title;
    return ofCluster ? WordHabit::ClusterMixed : WordHabit::Mixed;
}

void markHeads(std::vector<TaggedText> &texts)
{
    std::unordered_map<quint64, std::array<qint32, 5>> counts;
    for (const TaggedText &text : texts) {
        for (qint32 i = 0; i < text.tokens->count(); ++i) {
            const NameTag tag = text.tags[static_cast<std::size_t>(i)];
            if ((*text.tokens)[i].capital && (tag == outsideTag || partOf(tag) == NamePart::Single))
                ++counts[hashed(text.tokens->word(i))][tag == outsideTag ? 4 : static_cast<std::size_t>(labelOf(tag))];
        }
    }
    for (TaggedText &text : texts) {
        const Tokens &tokens = *text.tokens;
        for (qint32 i = 0; i + 2 < tokens.count(); ++i) {
            NameTag &tag = text.tags[static_cast<std::size_t>(i)];
            if (tag != outsideTag || !tokens[i].capital || !tokens.isText(i + 1, "-") || tokens[i + 1].spaceBefore ||
                tokens[i + 2].spaceBefore || tokens[i + 2].sentence != tokens[i].sentence)
                continue;
            const auto &count = counts[hashed(tokens.word(i))];
            for (std::size_t label = 0; label < 4; ++label) {
                const qint32 others = count[0] + count[1] + count[2] + count[3] - count[label];
                if (count[label] >= leastForHead && count[label] > others * 2 && count[label] > count[4])
                    tag = nameTag(static_cast<NameLabel>(label), NamePart::Single);
            }
        }
    }
}

/// Counts keys up to 3 in two bits each, by part of the key.
class Sketch
{
public:
    Sketch()
        : m_counts((std::size_t{1} << sketchBits) / 4, 0)
    {
    }
    void count(quint64 key)
    {
        quint8 &byte = m_counts[place(key)];
        const int shift = shiftOf(key);
        if ((byte >> shift & 3) < 3)
            byte = static_cast<quint8>(byte + (1 << shift));
    }
    int counted(quint64 key) const { return m_counts[place(key)] >> shiftOf(key) & 3; }

private:
    static std::size_t place(quint64 key) { return static_cast<std::size_t>(key >> (64 - sketchBits)) / 4; }
    static int shiftOf(quint64 key) { return static_cast<int>(key >> (64 - sketchBits) & 3) * 2; }
    std::vector<quint8> m_counts;
};

/// Calls `function(text, piece, words, token in piece, keys)` for every token where a name can be, and
/// `function` with −1 after each piece.
template <typename Function>
void forEachToken(const std::vector<TaggedText> &texts, const WordClusters &clusters, const NameGazetteer &gazetteer,
                  Function function)
{
    std::vector<quint64> keys;
    for (const TaggedText &text : texts) {
        NameSentences sentences(*text.tokens, clusters, gazetteer);
        NameSentence piece;
        bool renewed = false;
        while (sentences.next(piece, renewed)) {
            if (!piece.any)
                continue;
            const NameWords &words = sentences.words();
            for (qint32 i = 0; i < piece.count(); ++i) {
                keys.clear();
                if (piece.active[static_cast<std::size_t>(i)] != 0) {
                    for (int offset = -furthestWord; offset <= furthestWord; ++offset)
                        addWordFeatures(words[piece.word(i + offset)], offset, keys);
                    addContextFeatures(piece, words, i, keys);
                }
                function(text, piece, i, keys);
            }
            function(text, piece, -1, keys);
        }
    }
}

} // namespace

std::vector<TaggedText> tagTexts(const std::vector<TrainingText> &texts, const Lexicon &lexicon)
{
    std::vector<TaggedText> result;
    result.reserve(texts.size());
    for (const TrainingText &text : texts) {
        TaggedText tagged;
        tagged.source = text.source;
        tagged.tokens = std::make_unique<Tokens>(text.text, text.blocks, lexicon);
        const Tokens &tokens = *tagged.tokens;
        tagged.tags.assign(static_cast<std::size_t>(tokens.count()), outsideTag);
        qint32 token = 0;
        for (const TrainingText::KnownName &name : text.names) {
            while (token < tokens.count() && tokens[token].span.start < name.span.start)
                ++token;
            const qint32 first = token;
            while (token < tokens.count() && tokens[token].span.start < name.span.end &&
                   tokens[token].sentence == tokens[first].sentence)
                ++token;
            for (qint32 i = first; i < token; ++i) {
                const NamePart part = token - first == 1 ? NamePart::Single
                                      : i == first       ? NamePart::Begin
                                      : i + 1 == token   ? NamePart::End
                                                         : NamePart::Inside;
                tagged.tags[static_cast<std::size_t>(i)] = nameTag(name.label, part);
            }
        }
        result.push_back(std::move(tagged));
    }
    markHeads(result);
    return result;
}

void markKnownOrganizations(std::vector<TaggedText> &texts, const NameGazetteer &gazetteer)
{
    for (TaggedText &text : texts) {
        const Tokens &tokens = *text.tokens;
        for (qint32 i = 0; i < tokens.count(); ++i) {
            if (!tokens[i].capital || text.tags[static_cast<std::size_t>(i)] != outsideTag)
                continue;
            const qint32 limit = std::min(tokens.sentenceOf(i).end, i + NameGazetteer::longestPhrase);
            quint64 phrase = 0;
            qint32 known = i;
            for (qint32 end = i; end < limit && text.tags[static_cast<std::size_t>(end)] == outsideTag &&
                                 tokens[end].kind == TokenKind::Word;
                 ++end) {
                phrase = NameGazetteer::phraseHash(phrase, knowledgeHash(tokens.word(end)));
                if (end > i && tokens[end].capital && (gazetteer.find(phrase) & OrganizationBit) != 0)
                    known = end;
            }
            for (qint32 k = i; known > i && k <= known; ++k) {
                const NamePart part = k == i ? NamePart::Begin : k == known ? NamePart::End : NamePart::Inside;
                text.tags[static_cast<std::size_t>(k)] = nameTag(NameLabel::Organization, part);
            }
            i = known;
        }
    }
}

void learnHabits(const std::vector<TaggedText> &texts, std::vector<NameModelParts::Word> &words)
{
    std::unordered_map<quint64, Writings> ofWord;
    ofWord.reserve(words.size());
    for (const NameModelParts::Word &word : words)
        ofWord.try_emplace(word.hash);
    for (const TaggedText &text : texts) {
        const Tokens &tokens = *text.tokens;
        for (const Sentence &sentence : tokens.sentences()) {
            if (sentenceCase(tokens, sentence) != SentenceCase::Ordinary)
                continue;
            for (qint32 i = sentence.first + 1; i < sentence.end; ++i) {
                const Token &token = tokens[i];
                if (token.kind != TokenKind::Word || tokens[i - 1].kind == TokenKind::Mark)
                    continue;
                const auto found = ofWord.find(knowledgeHash(tokens.word(i)));
                if (found != ofWord.end())
                    ++found->second[token.allCaps ? 2 : token.capital ? 1 : 0];
            }
        }
    }
    std::unordered_map<quint16, Writings> ofCluster;
    for (const NameModelParts::Word &word : words) {
        for (std::size_t i = 0; i < 3; ++i)
            ofCluster[word.facts.clusters[3]][i] += std::min(ofWord[word.hash][i], 20u); // no word speaks for all
    }
    for (NameModelParts::Word &word : words) {
        word.facts.habit = habitOf(ofWord[word.hash], false);
        if (word.facts.habit == WordHabit::Unknown)
            word.facts.habit = habitOf(ofCluster[word.facts.clusters[3]], true);
    }
}

TrainingSentences::TrainingSentences(const std::vector<TaggedText> &texts, const WordClusters &clusters,
                                     const NameGazetteer &gazetteer, int leastCount)
{
    Sketch sketch;
    forEachToken(texts, clusters, gazetteer,
                 [&](const TaggedText &, const NameSentence &, qint32 i, const std::vector<quint64> &keys) {
                     for (std::size_t k = 0; i >= 0 && k < keys.size(); ++k)
                         sketch.count(keys[k]);
                 });
    std::size_t tokens = 0;
    for (const TaggedText &text : texts)
        tokens += text.tags.size();
    const int least = tokens < fewTokens ? 1 : std::min(leastCount, 3);
    m_slots.assign(std::size_t{1} << 16, 0);
    m_starts.push_back(0);
    forEachToken(texts, clusters, gazetteer,
                 [&](const TaggedText &text, const NameSentence &piece, qint32 i, const std::vector<quint64> &keys) {
                     if (i < 0) {
                         addTags(text, piece);
                         return;
                     }
                     for (const quint64 key : keys) {
                         if (sketch.counted(key) >= least)
                             m_features.push_back(numberOf(key));
                     }
                     m_starts.push_back(m_features.size());
                 });
    m_slots = {};
}

quint32 TrainingSentences::numberOf(quint64 key)
{
    if (m_keys.size() * 2 > m_slots.size()) {
        std::vector<quint32> wider(m_slots.size() * 2, 0);
        for (std::size_t number = 0; number < m_keys.size(); ++number) {
            std::size_t slot = static_cast<std::size_t>(m_keys[number]) & (wider.size() - 1);
            while (wider[slot] != 0)
                slot = (slot + 1) & (wider.size() - 1);
            wider[slot] = static_cast<quint32>(number + 1);
        }
        m_slots.swap(wider);
    }
    std::size_t slot = static_cast<std::size_t>(key) & (m_slots.size() - 1);
    for (; m_slots[slot] != 0; slot = (slot + 1) & (m_slots.size() - 1)) {
        if (m_keys[m_slots[slot] - 1] == key)
            return m_slots[slot] - 1;
    }
    m_keys.push_back(key);
    m_slots[slot] = static_cast<quint32>(m_keys.size());
    return m_slots[slot] - 1;
}

void TrainingSentences::addTags(const TaggedText &text, const NameSentence &piece)
{
    Sentence sentence;
    sentence.firstToken = m_tags.size();
    sentence.tokens = piece.count();
    sentence.source = text.source;
    m_sentences.push_back(sentence);
    for (qint32 i = 0; i < piece.count(); ++i)
        m_tags.push_back(text.tags[static_cast<std::size_t>(piece.first + i)]);
    m_active.insert(m_active.end(), piece.active.begin(), piece.active.end());
    // A name that no capital is near, or that a cut divides, can't be found: it is none here.
    NameTag *const tags = m_tags.data() + sentence.firstToken;
    for (qint32 i = 0; i < piece.count();) {
        qint32 end = i + 1;
        while (end < piece.count() && continuesName(tags[end]) && goesOn(tags[end - 1]))
            ++end;
        bool findable = tags[i] == outsideTag || (!continuesName(tags[i]) && !goesOn(tags[end - 1]));
        for (qint32 k = i; k < end && tags[i] != outsideTag; ++k)
            findable = findable && piece.active[static_cast<std::size_t>(k)] != 0;
        if (!findable)
            std::fill(tags + i, tags + end, outsideTag);
        i = end;
    }
}

} // namespace bluepencil::recognition
