// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/nametrainer.h"

#include "core/recognition/trainingsentences.h"
#include "core/recognition/viterbi.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bluepencil::recognition {

namespace {

constexpr double unit = 256;      // a weight of 1 in the model
constexpr int sourceRowBits = 22; // rows for features of one source; they may share
constexpr std::size_t rowWidth = 32;
constexpr qint16 largestWeight = 30000;
constexpr qint64 clockStep = 16;            // sentences that the average does not tell apart
constexpr qint32 margin = 250;              // by which the right tag has to win over each other one
constexpr quint64 dropped = 6554;           // of 65,536 features of a sentence, left out while it is learned
constexpr std::size_t smallModel = 500'000; // weights; models below keep all

/// A feature's weights while training: one cache line.
struct alignas(64) WeightRow {
    std::array<qint16, rowWidth> of{};
};

/// What averaging needs: the sum of changes times the moment of each.
using ChangeRow = std::array<qint32, nameTagCount>;

/// Random numbers that are the same everywhere (SplitMix64).
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }
    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ull;
        return mixed(m_state);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

private:
    quint64 m_state;
};

/// Averaged weights of several runs, added up.
struct Sums {
    explicit Sums(std::size_t features)
        : weights(features)
    {
    }
    std::array<std::array<double, nameTagCount>, nameTagCount> pair{};
    std::array<double, nameTagCount> first{};
    std::vector<std::array<float, nameTagCount>> weights;
};

class Trainer
{
public:
    Trainer(const TrainingSentences &sentences, const TrainingOptions &options, int run)
        : m_sentences(sentences)
        , m_options(options)
        , m_run(run)
        , m_random(joined(options.seed, static_cast<quint64>(run)))
        , m_weights(sentences.featureCount())
        , m_changes(sentences.featureCount())
        , m_sourceWeights(std::size_t{1} << sourceRowBits)
    {
    }

    void run();
    void addTo(Sums &sums) const;

private:
    void score(const TrainingSentences::Sentence &sentence);
    bool learn(const TrainingSentences::Sentence &sentence);
    void change(std::size_t token, int source, NameTag tag, qint16 by);
    void changePair(NameTag before, NameTag tag, bool first, qint32 by);
    static std::size_t sourceRow(quint32 feature, int source)
    {
        return static_cast<std::size_t>(joined(feature, static_cast<quint64>(source)) >> (64 - sourceRowBits));
    }
    /// Without some features each time, the others learn to do without them: words may be unknown later.
    bool isDropped(quint32 feature) const { return (joined(feature, m_salt) & 0xffff) < dropped; }
    static void addRow(const WeightRow &row, TagScores &sum)
    {
        for (std::size_t tag = 0; tag < nameTagCount; ++tag)
            sum[tag] += row.of[tag];
    }
    double averaged(qint64 weight, qint64 changes) const
    {
        return static_cast<double>(weight) -
               static_cast<double>(changes) / static_cast<double>(m_clock / clockStep + 1);
    }

    const TrainingSentences &m_sentences;
    const TrainingOptions &m_options;
    int m_run;
    Random m_random;
    quint64 m_salt = 0; ///< which features are left out of the sentence being learned
    std::vector<WeightRow> m_weights;
    std::vector<ChangeRow> m_changes;
    std::vector<WeightRow> m_sourceWeights;
    TagTransitions m_transitions;
    std::array<std::array<qint64, nameTagCount>, nameTagCount + 1> m_transitionChanges{}; ///< last row: first
    std::vector<TagScores> m_scores;
    Viterbi m_viterbi;
    qint64 m_clock = 0;
};

void Trainer::score(const TrainingSentences::Sentence &sentence)
{
    const auto active = m_sentences.active(sentence);
    m_scores.assign(static_cast<std::size_t>(sentence.tokens), TagScores{});
    for (std::size_t i = 0; i < m_scores.size(); ++i) {
        if (active[i] == 0)
            continue;
        const auto features = m_sentences.features(sentence.firstToken + i);
        for (const quint32 feature : features) {
            __builtin_prefetch(&m_weights[feature]);
            __builtin_prefetch(&m_sourceWeights[sourceRow(feature, sentence.source)]);
        }
        for (const quint32 feature : features) {
            if (isDropped(feature))
                continue;
            addRow(m_weights[feature], m_scores[i]);
            addRow(m_sourceWeights[sourceRow(feature, sentence.source)], m_scores[i]);
        }
    }
}

void Trainer::change(std::size_t token, int source, NameTag tag, qint16 by)
{
    const auto moment = static_cast<qint32>(m_clock / clockStep);
    for (const quint32 feature : m_sentences.features(token)) {
        if (isDropped(feature))
            continue;
        qint16 &weight = m_weights[feature].of[tag];
        weight = static_cast<qint16>(std::clamp(weight + by, -largestWeight, +largestWeight));
        m_changes[feature][tag] += by * moment;
        qint16 &ofSource = m_sourceWeights[sourceRow(feature, source)].of[tag];
        ofSource = static_cast<qint16>(std::clamp(ofSource + by, -largestWeight, +largestWeight));
    }
}

void Trainer::changePair(NameTag before, NameTag tag, bool first, qint32 by)
{
    (first ? m_transitions.first : m_transitions.pair[before])[tag] += by;
    m_transitionChanges[first ? std::size_t{nameTagCount} : before][tag] += by * (m_clock / clockStep);
}

bool Trainer::learn(const TrainingSentences::Sentence &sentence)
{
    m_salt = m_random.next();
    score(sentence);
    const auto gold = m_sentences.tags(sentence);
    for (std::size_t i = 0; i < gold.size(); ++i) {
        for (std::size_t tag = 0; tag < nameTagCount; ++tag)
            m_scores[i][tag] += tag == gold[i] ? 0 : margin;
    }
    const std::vector<NameTag> &guess = m_viterbi.best(m_scores, m_sentences.active(sentence), m_transitions);
    if (std::equal(gold.begin(), gold.end(), guess.begin()))
        return true;
    for (std::size_t i = 0; i < gold.size(); ++i) {
        if (gold[i] != guess[i]) {
            change(sentence.firstToken + i, sentence.source, gold[i], 1);
            change(sentence.firstToken + i, sentence.source, guess[i], -1);
        }
        const NameTag goldBefore = i == 0 ? outsideTag : gold[i - 1];
        const NameTag guessBefore = i == 0 ? outsideTag : guess[i - 1];
        if (gold[i] != guess[i] || goldBefore != guessBefore) {
            changePair(goldBefore, gold[i], i == 0, 1);
            changePair(guessBefore, guess[i], i == 0, -1);
        }
    }
    return false;
}

void Trainer::run()
{
    std::vector<std::size_t> order(m_sentences.all().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int round = 1; round <= m_options.rounds; ++round) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[m_random.below(i)]);
        std::size_t wrong = 0;
        for (const std::size_t number : order) {
            ++m_clock;
            wrong += !learn(m_sentences.all()[number]);
        }
        if (m_options.progress)
            m_options.progress(m_run * m_options.rounds + round,
                               static_cast<double>(wrong) /
                                   static_cast<double>(std::max<std::size_t>(1, order.size())));
    }
}

/// Adds the averaged weights.
void Trainer::addTo(Sums &sums) const
{
    for (std::size_t tag = 0; tag < nameTagCount; ++tag) {
        for (std::size_t before = 0; before < nameTagCount; ++before)
            sums.pair[before][tag] += averaged(m_transitions.pair[before][tag], m_transitionChanges[before][tag]);
        sums.first[tag] += averaged(m_transitions.first[tag], m_transitionChanges[nameTagCount][tag]);
    }
    for (std::size_t feature = 0; feature < m_weights.size(); ++feature) {
        for (std::size_t tag = 0; tag < nameTagCount; ++tag)
            sums.weights[feature][tag] +=
                static_cast<float>(averaged(m_weights[feature].of[tag], m_changes[feature][tag]));
    }
}

/// The weights of a model: the mean over the runs, without the smallest.
void addWeights(const Sums &sums, const TrainingSentences &sentences, const TrainingOptions &options,
                NameModelParts &parts)
{
    const auto fixed = [&](double sum) { return static_cast<qint32>(std::lround(sum / options.runs * unit)); };
    for (std::size_t tag = 0; tag < nameTagCount; ++tag) {
        for (std::size_t before = 0; before < nameTagCount; ++before)
            parts.transitions.pair[before][tag] = fixed(sums.pair[before][tag]);
        parts.transitions.first[tag] = fixed(sums.first[tag]);
    }
    std::vector<qint32> sizes;
    for (const auto &weights : sums.weights) {
        for (const float weight : weights) {
            if (fixed(weight) != 0)
                sizes.push_back(std::abs(fixed(weight)));
        }
    }
    if (sizes.empty())
        return;
    const double left = sizes.size() < smallModel ? 0 : 1 - options.keptWeights;
    const auto cut = static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size()) * left);
    const auto at = sizes.begin() + std::min(cut, static_cast<std::ptrdiff_t>(sizes.size()) - 1);
    std::nth_element(sizes.begin(), at, sizes.end());
    const qint32 smallest = *at;
    for (std::size_t feature = 0; feature < sums.weights.size(); ++feature) {
        NameModelParts::Row row;
        row.key = sentences.key(feature);
        bool any = false;
        for (std::size_t tag = 0; tag < nameTagCount; ++tag) {
            const qint32 weight = fixed(sums.weights[feature][tag]);
            row.weights[tag] = std::abs(weight) < smallest ? 0 : weight;
            any = any || row.weights[tag] != 0;
        }
        if (any)
            parts.rows.push_back(row);
    }
}

} // namespace

NameModelParts trainNames(const std::vector<TrainingText> &texts, const Lexicon &lexicon,
                          std::vector<NameModelParts::Word> words, std::vector<NameModelParts::Phrase> phrases,
                          const TrainingOptions &options)
{
    NameModelParts parts;
    std::vector<TaggedText> tagged = tagTexts(texts, lexicon);
    learnHabits(tagged, words);
    parts.words = std::move(words);
    parts.phrases = std::move(phrases);
    // Training looks words up as recognition will: in a model's form, which can't be refused.
    const auto knowledge = NameModel::fromBytes(modelBytes(parts));
    markKnownOrganizations(tagged, (*knowledge)->gazetteer());
    const TrainingSentences sentences(tagged, (*knowledge)->clusters(), (*knowledge)->gazetteer(), options.leastCount);
    Sums sums(sentences.featureCount());
    for (int run = 0; run < options.runs; ++run) {
        Trainer trainer(sentences, options, run);
        trainer.run();
        trainer.addTo(sums);
    }
    addWeights(sums, sentences, options, parts);
    return parts;
}

} // namespace bluepencil::recognition
