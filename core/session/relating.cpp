// SPDX-License-Identifier: GPL-3.0-or-later
// Relations between what a person has tagged.
#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/session/acttitles.h"
#include "core/session/openarticle.h"

namespace bluepencil {

namespace {
constexpr qsizetype longestName = 200; // characters, as of a label
} // namespace

Result<QUuid> OpenArticle::relate(const QUuid &from, const QUuid &to, const QString &name)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const Annotation *first = m_layer->find(from);
    const Annotation *second = m_layer->find(to);
    if (!first || !second)
        return Error{ErrorCode::Stale, Core::tr("One of the two tags was deleted meanwhile; choose another"), {}};
    if (from == to)
        return Error{ErrorCode::Invalid, Core::tr("A tag can't be joined to itself; choose another one"), {}};
    const QString wanted = name.simplified();
    if (wanted.isEmpty() || wanted.size() > longestName)
        return Error{
            ErrorCode::Invalid, Core::tr("Give the relation a name of 1 to %1 characters").arg(longestName), {}};
    const Label *label = tagset().findByName(wanted);
    const QString id = label ? label->id : wanted;
    for (const Relation &relation : m_layer->relationsFrom(from))
        if (relation.to == to && relation.label == id)
            return Error{ErrorCode::Invalid, Core::tr("These two are joined as “%1” already").arg(wanted), {}};
    const Relation relation{newId(), from, to, id};
    const Result<void> done =
        act(Core::tr("Join “%1” to “%2” as %3")
                .arg(titleWords(m_article, first->hull()), titleWords(m_article, second->hull()), tagset().nameOf(id)),
            {insertion(relation)});
    if (!done)
        return done.error();
    return relation.id;
}

Result<void> OpenArticle::unrelate(const QUuid &id)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const Relation *relation = m_layer->findRelation(id);
    if (!relation)
        return Error{ErrorCode::Stale, Core::tr("This relation was removed already"), {}};
    return act(Core::tr("Remove the relation “%1”").arg(tagset().nameOf(relation->label)), {removal(*relation)});
}

} // namespace bluepencil
