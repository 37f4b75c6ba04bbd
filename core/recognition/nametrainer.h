// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namemodel.h"
#include "core/recognition/trainingtexts.h"

#include <functional>

namespace bluepencil::recognition {

struct TrainingOptions {
    quint64 seed = 1;
    int rounds = 8;
    int runs = 3;              ///< trained in other orders; the model has the mean of their weights
    int leastCount = 3;        ///< features seen less often are left out, unless there are few tokens
    double keptWeights = 0.35; ///< of many weights, the largest; the rest is left out of the model
    /// Told after each round: its number from 1, over all runs, and the share of sentences not yet right.
    std::function<void(int, double)> progress;
};

/// Trains a name tagger: an averaged perceptron with a margin, over the features of namefeatures.h, tags as in
/// nametags.h, first-order transitions. While training, each feature is there once more for each source, so
/// that a source's habits don't burden the general weights; these are thrown away.
/// `words` and `phrases` (what is known of words) go into the model, words with the habit found in the texts.
/// The same texts, knowledge and options give the same model. Memory: some 400 bytes a token.
NameModelParts trainNames(const std::vector<TrainingText> &texts, const Lexicon &lexicon,
                          std::vector<NameModelParts::Word> words, std::vector<NameModelParts::Phrase> phrases,
                          const TrainingOptions &options);

} // namespace bluepencil::recognition
