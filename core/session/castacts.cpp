// SPDX-License-Identifier: GPL-3.0-or-later
// What a person says about the cast of an article: each act is facts about mentions.
#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/session/namedcast.h"
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

/// One that the recognizer found, where there is one: those of the user may go again.
int firstMentionOf(const NamedCast &who, int entity)
{
    int first = -1;
    for (int i = 0; i < who.recognition.mentions.size(); ++i) {
        if (who.recognition.mentions[i].entity != entity)
            continue;
        if (who.suggestions[static_cast<std::size_t>(i)] >= 0)
            return i;
        if (first < 0)
            first = i;
    }
    return first;
}

bool isThere(const NamedCast &who, int entity)
{
    return entity >= 0 && entity < who.recognition.cast.size() && firstMentionOf(who, entity) >= 0;
}

} // namespace

/// Later than all facts so far: they are applied in the order of their times.
CastFact OpenArticle::factOf(const NamedCast &who, CastFact::Kind kind, const QList<int> &mentions,
                             const QString &value) const
{
    CastFact fact;
    fact.id = newId();
    fact.kind = kind;
    fact.value = value;
    for (const int mention : mentions)
        fact.anchors.append(describe(m_article, who.recognition.mentions[mention].span));
    fact.time = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch()).toUTC();
    if (const QList<CastFact> facts = m_layer->castFacts(); !facts.isEmpty())
        fact.time = std::max(fact.time, facts.last().time.addMSecs(1));
    return fact;
}

/// What was said of the same before, by the same mention, is said no more.
Result<void> OpenArticle::sayOfEntity(const NamedCast &who, const QString &title, CastFact::Kind kind, int entity,
                                      const QString &value, QList<Edit> edits)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const CastFact fact = factOf(who, kind, {firstMentionOf(who, entity)}, value);
    const QList<CastFact> facts = m_layer->castFacts();
    for (const CastFact &before : facts)
        if (before.kind == kind && before.anchors == fact.anchors)
            edits.append(removal(before));
    edits.append(insertion(fact));
    return act(title, edits);
}

Result<void> OpenArticle::renameEntity(const NamedCast &who, int entity, const QString &name)
{
    if (!isThere(who, entity))
        return notThere();
    const QString wanted = name.simplified();
    const QString before = who.recognition.cast[entity].name;
    if (wanted.isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("A name can't be empty; type one"), {}};
    if (wanted == before)
        return {};
    return sayOfEntity(who, Core::tr("Rename “%1” to “%2”").arg(before, wanted), CastFact::Kind::Name, entity, wanted);
}

Result<void> OpenArticle::mergeEntities(const NamedCast &who, const QList<int> &entities)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    QList<int> mentions;
    for (const int entity : entities) {
        if (!isThere(who, entity) || entities.count(entity) > 1)
            return notThere();
        if (who.recognition.cast[entity].label != who.recognition.cast[entities.first()].label)
            return Error{ErrorCode::Invalid,
                         Core::tr("Only people can be merged with people, places with places; set the type first"),
                         {}};
        mentions.append(firstMentionOf(who, entity));
    }
    if (mentions.size() < 2)
        return Error{ErrorCode::Invalid, Core::tr("Choose two or more to merge"), {}};
    const QString name = who.recognition.cast[entities.first()].name;
    const QString title =
        mentions.size() == 2
            ? Core::tr("Merge “%1” into “%2”").arg(who.recognition.cast[entities.last()].name, name)
            : Core::tr("Merge %n name(s) into “%1”", nullptr, static_cast<int>(mentions.size()) - 1).arg(name);
    return act(title, {insertion(factOf(who, CastFact::Kind::Same, mentions))});
}

Result<void> OpenArticle::splitEntity(const NamedCast &who, const QList<int> &mentions)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const auto count = who.recognition.mentions.size();
    const auto isMention = [&](int mention) { return mention >= 0 && mention < count; };
    if (mentions.isEmpty() || !std::all_of(mentions.cbegin(), mentions.cend(), isMention))
        return notThere();
    QList<int> chosen = mentions;
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    const int entity = who.recognition.mentions[chosen.first()].entity;
    const auto isOfIt = [&](int mention) { return who.recognition.mentions[mention].entity == entity; };
    if (entity < 0 || !std::all_of(chosen.cbegin(), chosen.cend(), isOfIt))
        return Error{ErrorCode::Invalid, Core::tr("Choose mentions of one name to split off"), {}};
    if (mentionsOf(who.recognition, entity).size() == chosen.size())
        return Error{ErrorCode::Invalid, Core::tr("Leave at least one mention to split others off"), {}};
    return act(Core::tr("Split %n mention(s) off “%1”", nullptr, static_cast<int>(chosen.size()))
                   .arg(who.recognition.cast[entity].name),
               {insertion(factOf(who, CastFact::Kind::Different, chosen))});
}

/// What was decided of a mention under its old label holds under the new one.
void OpenArticle::relabelDecided(QList<Edit> &edits, const Mention &mention, const QString &label) const
{
    m_layer->forEachDecision(mention.span, [&](const Decision &decision) {
        if (decision.anchor.position != mention.span || decision.label != mention.label ||
            decision.kind != QLatin1StringView("mention"))
            return;
        Decision after = decision;
        after.label = label;
        edits.append(replacement(decision, after));
    });
}

/// The user's own tags on these mentions get the new label.
void OpenArticle::relabelTagged(QList<Edit> &edits, const NamedCast &who, int entity, const QString &label) const
{
    QList<QUuid> tags;
    for (auto tag = who.mentionOf.cbegin(); tag != who.mentionOf.cend(); ++tag)
        if (who.recognition.mentions[*tag].entity == entity)
            tags.append(tag.key());
    std::sort(tags.begin(), tags.end()); // a hash has no order of its own
    for (const QUuid &id : std::as_const(tags)) {
        const Annotation *tag = m_layer->find(id);
        if (!tag || tag->label == label)
            continue;
        Annotation after = *tag;
        after.label = label;
        edits.append(replacement(*tag, after));
    }
}

Result<void> OpenArticle::setEntityType(const NamedCast &who, int entity, const QString &label)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    if (!isThere(who, entity))
        return notThere();
    if (!tagset().find(label))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    const Entity &named = who.recognition.cast[entity];
    if (named.label == label)
        return {};
    QList<Edit> edits;
    const QList<int> mentions = mentionsOf(who.recognition, entity);
    for (const int mention : mentions)
        relabelDecided(edits, who.recognition.mentions[mention], label);
    relabelTagged(edits, who, entity, label);
    const QString title = Core::tr("Set the type of “%1” to %2").arg(named.name, tagset().nameOf(label));
    // Whom only tags name is what they say: nothing else has to be said of the type.
    if (who.suggestions[static_cast<std::size_t>(firstMentionOf(who, entity))] < 0)
        return act(title, edits);
    return sayOfEntity(who, title, CastFact::Kind::Type, entity, label, edits);
}

Result<void> OpenArticle::setEntityNote(const NamedCast &who, int entity, const QString &note)
{
    if (!isThere(who, entity))
        return notThere();
    return sayOfEntity(who, Core::tr("Note on “%1”").arg(who.recognition.cast[entity].name), CastFact::Kind::Note,
                       entity, note);
}

} // namespace bluepencil
