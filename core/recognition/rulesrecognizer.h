// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/language.h"
#include "core/recognition/lexicon.h"
#include "core/recognition/names.h"
#include "core/recognition/recognizer.h"

#include <memory>

namespace bluepencil {

/// The stages in a row: blocks, tokens, dates, amounts, names, actors, places, marks, quotes, cast, speakers. The
/// name tagger is given, so that a trained one can stand in its place. In a text of another language than English
/// only names that the lists know are told. Immutable; thread-safe.
class RulesRecognizer final : public Recognizer
{
public:
    RulesRecognizer(QString id, std::shared_ptr<const recognition::Lexicon> lexicon,
                    std::unique_ptr<const recognition::NameTagger> tagger, const QString &problem = {});
    ~RulesRecognizer() override;

    Result<Recognition> recognize(const Article &article, std::stop_token stop = {},
                                  const Progress &progress = {}) const override;

    /// Word lists, and a name model, that could not be read, one sentence each; what they tell is then not known.
    const QStringList &problems() const { return m_problems; }

private:
    QString m_id;
    std::shared_ptr<const recognition::Lexicon> m_lexicon;
    recognition::Languages m_languages;
    std::unique_ptr<const recognition::NameTagger> m_tagger;
    QStringList m_problems;
};

/// The recognizer "rules" with its word lists found by `find`; lists that are missing are done without.
std::shared_ptr<const RulesRecognizer> makeRulesRecognizer(const recognition::Lexicon::Find &find);

/// The recognizer "trained": the same stages with the trained name tagger. Without a usable model it is the
/// recognizer "rules", and problems() says so.
std::shared_ptr<const RulesRecognizer> makeTrainedRecognizer(const recognition::Lexicon::Find &find);

} // namespace bluepencil
