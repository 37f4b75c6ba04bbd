// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/trainednametagger.h"

#include "core/recognition/documentevidence.h"
#include "core/recognition/namehints.h"
#include "core/recognition/namescores.h"
#include "core/recognition/viterbi.h"

namespace bluepencil::recognition {

TrainedNameTagger::TrainedNameTagger(std::shared_ptr<const NameModel> model)
    : m_model(std::move(model))
{
}

std::vector<Name> TrainedNameTagger::tag(const Tokens &tokens, std::stop_token stop) const
{
    NameSentences sentences(tokens, m_model->clusters(), m_model->gazetteer());
    NameScorer scorer(*m_model);
    NameHints hints(tokens);
    Viterbi viterbi;
    NameSentence piece;
    std::vector<TagScores> scores;
    DocumentNames document;
    bool renewed = false;
    while (sentences.next(piece, renewed) && !stop.stop_requested()) {
        if (!piece.any)
            continue;
        scorer.score(piece, sentences.words(), renewed, scores);
        const std::vector<NameHint> &found = hints.of(piece);
        addHints(found, piece, scores);
        document.hints.insert(document.hints.end(), found.begin(), found.end());
        document.add(piece, sentences.words(), scores, viterbi.best(scores, piece.active, m_model->transitions()));
    }
    return weighDocument(document, tokens, m_model->transitions());
}

} // namespace bluepencil::recognition
