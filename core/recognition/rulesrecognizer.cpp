// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/rulesrecognizer.h"

#include "core/base/tr.h"
#include "core/recognition/actors.h"
#include "core/recognition/amounts.h"
#include "core/recognition/cast.h"
#include "core/recognition/dates.h"
#include "core/recognition/indirect.h"
#include "core/recognition/mentions.h"
#include "core/recognition/places.h"
#include "core/recognition/quotereading.h"
#include "core/recognition/rulenametagger.h"
#include "core/recognition/speakers.h"
#include "core/recognition/trainednametagger.h"
#include "core/recognition/turnlabels.h"
#include "core/recognition/unmarkedspeech.h"

#include <algorithm>

namespace bluepencil {

using namespace recognition;

namespace {

Error cancelled()
{
    return {ErrorCode::Cancelled,
            Core::tr("The search for names and quotes was stopped; open the article again to restart it"),
            {}};
}

} // namespace

RulesRecognizer::RulesRecognizer(QString id, std::shared_ptr<const Lexicon> lexicon,
                                 std::unique_ptr<const NameTagger> tagger, const QString &problem)
    : m_id(std::move(id))
    , m_lexicon(std::move(lexicon))
    , m_tagger(std::move(tagger))
    , m_problems(m_lexicon->problems())
{
    const QByteArray &languages = m_lexicon->languages();
    m_languages.read({languages.constData(), static_cast<std::size_t>(languages.size())});
    if (!problem.isEmpty())
        m_problems.append(problem);
}

RulesRecognizer::~RulesRecognizer() = default;

Result<Recognition> RulesRecognizer::recognize(const Article &article, std::stop_token stop,
                                               const Progress &progress) const
{
    const auto done = [&](double fraction) {
        if (progress)
            progress(fraction);
        return !stop.stop_requested();
    };
    if (!done(0))
        return cancelled();
    const Tokens tokens(view(article), textBlocks(article), *m_lexicon);
    if (!done(0.3))
        return cancelled();
    std::vector<Name> names = m_tagger->tag(tokens, stop);
    // Whose party somebody is of is no name, and nobody who speaks.
    std::erase_if(names, [](const Name &name) { return name.why.rule == QLatin1String("other.party"); });
    splitAtTabs(tokens, names);
    joinSaints(tokens, names);
    joinNicknames(tokens, names);
    if (!done(0.6))
        return cancelled();
    const QString language = m_languages.guess(tokens);
    if (!language.isEmpty() && language != QLatin1String("en"))
        keepKnownNames(tokens, names);
    const QList<Mention> dates = findDates(tokens, article.header().published);
    const QList<Mention> amounts = findAmounts(tokens);
    dropNamesIn(dates, tokens, names);
    dropNamesIn(amounts, tokens, names);
    const std::vector<bool> acts = readActors(tokens, names);
    const std::vector<MarkedWords> marked = speechOf(tokens);
    const Reading reading(tokens, names, marked);
    if (!done(0.7))
        return cancelled();
    Cast cast = mergeNames(reading);
    if (!done(0.8))
        return cancelled();
    std::vector<FoundQuote> quotes = readQuotes(reading);
    addIndirectSpeech(reading, quotes);
    if (!done(0.9))
        return cancelled();

    Recognition result;
    result.recognizer = m_id;
    result.quotes = nameSpeakers(reading, cast, quotes);
    std::sort(result.quotes.begin(), result.quotes.end(),
              [](const Quote &a, const Quote &b) { return outerFirst(a.hull(), b.hull()); });
    nameTurns(reading, cast, result.quotes);
    result.language = language;
    result.mentions = mentionsOf(reading, cast, locatePlaces(tokens, names), acts, dates, amounts);
    for (const CastMember &member : cast.members)
        result.cast.append(member.entity);
    if (!done(1))
        return cancelled();
    return result;
}

std::shared_ptr<const RulesRecognizer> makeRulesRecognizer(const Lexicon::Find &find)
{
    return std::make_shared<const RulesRecognizer>(QStringLiteral("rules/1"),
                                                   std::make_shared<const Lexicon>(Lexicon::load(find)),
                                                   std::make_unique<const RuleNameTagger>());
}

std::shared_ptr<const RulesRecognizer> makeTrainedRecognizer(const Lexicon::Find &find)
{
    const QString name = QStringLiteral("recognition/names.model");
    auto lexicon = std::make_shared<const Lexicon>(Lexicon::load(find));
    const Result<std::shared_ptr<const NameModel>> model = NameModel::open(find(name));
    if (model)
        return std::make_shared<const RulesRecognizer>(QStringLiteral("trained/1"), std::move(lexicon),
                                                       std::make_unique<const TrainedNameTagger>(*model));
    return std::make_shared<const RulesRecognizer>(
        QStringLiteral("rules/1"), std::move(lexicon), std::make_unique<const RuleNameTagger>(),
        Core::tr("%1; names are found by rules until then").arg(model.error().message));
}

} // namespace bluepencil
