// SPDX-License-Identifier: GPL-3.0-or-later
// What a person says about the cast of an article: each act is facts about mentions.
#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/session/openarticle.h"

#include <algorithm>

namespace bluepencil {

namespace {

Error notThere()
{
    return {ErrorCode::Invalid, Core::tr("Nobody is named there any more; choose again"), {}};
}

QList<int> mentionsOf(const Recognition &recognition, int entity)
{
    QList<int> mentions;
    for (int i = 0; i < recognition.mentions.size(); ++i)
        if (recognition.mentions[i].entity == entity)
            mentions.append(i);
    return mentions;
}

int firstMentionOf(const Recognition &recognition, int entity)
{
    const auto found = std::find_if(recognition.mentions.cbegin(), recognition.mentions.cend(),
                                    [entity](const Mention &mention) { return mention.entity == entity; });
    return found == recognition.mentions.cend() ? -1 : static_cast<int>(found - recognition.mentions.cbegin());
}

bool isThere(const Recognition &recognition, int entity)
{
    return entity >= 0 && entity < recognition.cast.size() && firstMentionOf(recognition, entity) >= 0;
}

} // namespace

/// Later than all facts so far: they are applied in the order of their times.
CastFact OpenArticle::factOf(CastFact::Kind kind, const QList<int> &mentions, const QString &value) const
{
    CastFact fact;
    fact.id = newId();
    fact.kind = kind;
    fact.value = value;
    for (const int mention : mentions)
        fact.anchors.append(describe(m_article, recognition().mentions[mention].span));
    fact.time = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch()).toUTC();
    if (const QList<CastFact> facts = m_layer->castFacts(); !facts.isEmpty())
        fact.time = std::max(fact.time, facts.last().time.addMSecs(1));
    return fact;
}

/// What was said of the same before, by the same mention, is said no more.
Result<void> OpenArticle::sayOfEntity(const QString &title, CastFact::Kind kind, int entity, const QString &value,
                                      QList<Edit> edits)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const CastFact fact = factOf(kind, {firstMentionOf(recognition(), entity)}, value);
    const QList<CastFact> facts = m_layer->castFacts();
    for (const CastFact &before : facts)
        if (before.kind == kind && before.anchors == fact.anchors)
            edits.append(removal(before));
    edits.append(insertion(fact));
    return act(title, edits);
}

Result<void> OpenArticle::renameEntity(int entity, const QString &name)
{
    if (!isThere(recognition(), entity))
        return notThere();
    const QString wanted = name.simplified();
    const QString before = recognition().cast[entity].name;
    if (wanted.isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("A name can't be empty; type one"), {}};
    if (wanted == before)
        return {};
    return sayOfEntity(Core::tr("Rename “%1” to “%2”").arg(before, wanted), CastFact::Kind::Name, entity, wanted);
}

Result<void> OpenArticle::mergeEntities(const QList<int> &entities)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    QList<int> mentions;
    for (const int entity : entities) {
        if (!isThere(recognition(), entity) || entities.count(entity) > 1)
            return notThere();
        if (recognition().cast[entity].label != recognition().cast[entities.first()].label)
            return Error{ErrorCode::Invalid,
                         Core::tr("Only people can be merged with people, places with places; set the type first"),
                         {}};
        mentions.append(firstMentionOf(recognition(), entity));
    }
    if (mentions.size() < 2)
        return Error{ErrorCode::Invalid, Core::tr("Choose two or more to merge"), {}};
    const QString name = recognition().cast[entities.first()].name;
    const QString title =
        mentions.size() == 2
            ? Core::tr("Merge “%1” into “%2”").arg(recognition().cast[entities.last()].name, name)
            : Core::tr("Merge %n name(s) into “%1”", nullptr, static_cast<int>(mentions.size()) - 1).arg(name);
    return act(title, {insertion(factOf(CastFact::Kind::Same, mentions))});
}

Result<void> OpenArticle::splitEntity(const QList<int> &mentions)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const auto count = recognition().mentions.size();
    const auto isMention = [&](int mention) { return mention >= 0 && mention < count; };
    if (mentions.isEmpty() || !std::all_of(mentions.cbegin(), mentions.cend(), isMention))
        return notThere();
    QList<int> chosen = mentions;
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    const int entity = recognition().mentions[chosen.first()].entity;
    const auto isOfIt = [&](int mention) { return recognition().mentions[mention].entity == entity; };
    if (entity < 0 || !std::all_of(chosen.cbegin(), chosen.cend(), isOfIt))
        return Error{ErrorCode::Invalid, Core::tr("Choose mentions of one name to split off"), {}};
    if (mentionsOf(recognition(), entity).size() == chosen.size())
        return Error{ErrorCode::Invalid, Core::tr("Leave at least one mention to split others off"), {}};
    return act(Core::tr("Split %n mention(s) off “%1”", nullptr, static_cast<int>(chosen.size()))
                   .arg(recognition().cast[entity].name),
               {insertion(factOf(CastFact::Kind::Different, chosen))});
}

/// What was decided of a mention under its old label holds under the new one.
void OpenArticle::relabelDecided(QList<Edit> &edits, int index, const QString &label) const
{
    const Mention &mention = recognition().mentions[index];
    m_layer->forEachDecision(mention.span, [&](const Decision &decision) {
        if (decision.anchor.position != mention.span || decision.label != mention.label ||
            decision.kind != QLatin1StringView("mention"))
            return;
        Decision after = decision;
        after.label = label;
        edits.append(replacement(decision, after));
    });
    m_layer->forEachPart(mention.span, [&](const Annotation &annotation, Span) {
        if (annotation.parts != QList<Span>{mention.span} || annotation.label != mention.label ||
            annotation.origin != Origin::Suggestion)
            return;
        Annotation after = annotation;
        after.label = label;
        edits.append(replacement(annotation, after));
    });
}

Result<void> OpenArticle::setEntityType(int entity, const QString &label)
{
    if (!isThere(recognition(), entity))
        return notThere();
    if (!tagset().find(label))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    const Entity &who = recognition().cast[entity];
    if (who.label == label)
        return {};
    QList<Edit> edits;
    for (const int mention : mentionsOf(recognition(), entity))
        relabelDecided(edits, mention, label);
    return sayOfEntity(Core::tr("Set the type of “%1” to %2").arg(who.name, tagset().nameOf(label)),
                       CastFact::Kind::Type, entity, label, edits);
}

Result<void> OpenArticle::setEntityNote(int entity, const QString &note)
{
    if (!isThere(recognition(), entity))
        return notThere();
    return sayOfEntity(Core::tr("Note on “%1”").arg(recognition().cast[entity].name), CastFact::Kind::Note, entity,
                       note);
}

} // namespace bluepencil
