// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/trainednametagger.h"

#include "core/recognition/documentevidence.h"
#include "core/recognition/namehints.h"
#include "core/recognition/namescores.h"
#include "core/recognition/viterbi.h"

namespace bluepencil::recognition {

namespace {

void addGrounds(const NameScorer &scorer, const NameSentence &piece, const std::vector<TagScores> &scores,
                const std::vector<NameTag> &tags, DocumentNames &document)
{
    for (qint32 i = 0; i < piece.count(); ++i) {
        const auto tagAt = [&](qint32 at) { return tags[static_cast<std::size_t>(at)]; };
        if (tagAt(i) == outsideTag || labelOf(tagAt(i)) == NameLabel::Other)
            continue;
        const qint32 first = i;
        while (goesOn(tagAt(i)) && i + 1 < piece.count())
            ++i;
        NameGround ground{piece.first + first, piece.first + i + 1, labelOf(tagAt(first)),
                          scorer.grounds(piece, scores, tags, first, i + 1)};
        for (qint32 &word : ground.words)
            word = word < 0 ? -1 : word + piece.first;
        document.grounds.push_back(ground);
    }
}

} // namespace

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
        const std::vector<NameTag> &tags = viterbi.best(scores, piece.active, m_model->transitions());
        addGrounds(scorer, piece, scores, tags, document);
        document.add(piece, sentences.words(), scores, tags);
    }
    return weighDocument(document, tokens, m_model->transitions());
}

} // namespace bluepencil::recognition
