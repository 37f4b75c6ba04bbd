// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/annotationlayer.h"

#include "core/base/tr.h"

#include <QSet>

#include <algorithm>

namespace bluepencil {

namespace {

bool partsAreSound(const Annotation &annotation)
{
    if (annotation.parts.isEmpty())
        return !annotation.lost.isEmpty();
    qint32 from = 0;
    for (const Span part : annotation.parts) {
        if (part.start < from || part.isEmpty())
            return false;
        from = part.end;
    }
    return true;
}

bool readsBefore(const Annotation &a, const Annotation &b)
{
    if (a.isLost() != b.isLost())
        return b.isLost();
    const Span left = a.hull();
    const Span right = b.hull();
    return left == right ? a.id < b.id : outerFirst(left, right);
}

Error stale()
{
    return {
        ErrorCode::Stale, Core::tr("This was changed in the meantime; look at it again and repeat what you did"), {}};
}

/// The one shape of every edit: what stands there must be what `before` says.
template <typename R> bool matches(const R *present, const std::optional<Record> &before)
{
    if (!before)
        return present == nullptr;
    const R *expected = std::get_if<R>(&*before);
    return present && expected && *present == *expected;
}

template <typename R> bool idBefore(const R &a, const R &b)
{
    return a.id < b.id;
}

/// The records that are held, in this order. Pointers are sorted: records are large.
template <typename R, typename Hash, typename Before> QList<R> sorted(const Hash &held, Before before)
{
    std::vector<const R *> order;
    order.reserve(static_cast<std::size_t>(held.size()));
    held.forEach([&order](const auto &one) { order.push_back(&one->record); });
    std::sort(order.begin(), order.end(), [&before](const R *a, const R *b) { return before(*a, *b); });
    QList<R> all;
    all.reserve(held.size());
    for (const R *record : order)
        all.append(*record);
    return all;
}

/// Remembers under an index id whose place that is.
template <typename R> void own(std::vector<const R *> &owners, AnnotationSet::Id id, const R *owner)
{
    if (id >= owners.size())
        owners.resize(id + 1);
    owners[id] = owner;
}

} // namespace

LayerRecords::LayerRecords()
    : m_tagset(Tagset::builtIn())
{
}

QList<Annotation> LayerRecords::annotations() const
{
    return sorted<Annotation>(m_annotations, readsBefore);
}

QList<Relation> LayerRecords::relations() const
{
    QList<Relation> all;
    all.reserve(m_relations.size());
    m_relations.forEach([&all](const Relation &relation) { all.append(relation); });
    std::sort(all.begin(), all.end(), idBefore<Relation>);
    return all;
}

QList<Decision> LayerRecords::decisions() const
{
    return sorted<Decision>(m_decisions, [](const Decision &a, const Decision &b) {
        return a.anchor.position == b.anchor.position ? a.id < b.id : outerFirst(a.anchor.position, b.anchor.position);
    });
}

QList<CastFact> LayerRecords::castFacts() const
{
    QList<CastFact> all;
    all.reserve(m_castFacts.size());
    m_castFacts.forEach([&all](const CastFact &fact) { all.append(fact); });
    std::sort(all.begin(), all.end(),
              [](const CastFact &a, const CastFact &b) { return a.time == b.time ? a.id < b.id : a.time < b.time; });
    return all;
}

double LayerRecords::shareOf(const LayerRecords &other) const
{
    const int shared = m_annotations.sharedWith(other.m_annotations) + m_relations.sharedWith(other.m_relations) +
                       m_decisions.sharedWith(other.m_decisions) + m_castFacts.sharedWith(other.m_castFacts);
    return shared / (4.0 * decltype(m_annotations)::shardCount);
}

Result<void> AnnotationLayer::apply(const Change &change)
{
    for (qsizetype i = 0; i < change.edits.size(); ++i) {
        const Result<void> applied = applyEdit(change.edits[i]);
        if (applied)
            continue;
        // As a whole or not at all: what was applied is what its inverse expects, so this can't fail.
        while (--i >= 0) {
            Edit back = change.edits[i];
            std::swap(back.before, back.after);
            const Result<void> undone = applyEdit(back);
            Q_ASSERT(undone.ok());
        }
        return applied;
    }
    return {};
}

Result<void> AnnotationLayer::applyEdit(const Edit &edit)
{
    const std::optional<Record> &shape = edit.after ? edit.after : edit.before;
    if (!shape)
        return Error{ErrorCode::Invalid, Core::tr("An empty edit changes nothing"), {}};

    if (const auto *annotation = std::get_if<Annotation>(&*shape)) {
        if (!matches(find(annotation->id), edit.before))
            return stale();
        if (edit.after && !partsAreSound(*annotation))
            return Error{
                ErrorCode::Invalid, Core::tr("The words to tag are empty or out of order; select them again"), {}};
        replace<Annotation>(edit);
        return {};
    }
    if (const auto *relation = std::get_if<Relation>(&*shape)) {
        if (!matches(findRelation(relation->id), edit.before))
            return stale();
        replace<Relation>(edit);
        return {};
    }
    if (const auto *decision = std::get_if<Decision>(&*shape)) {
        const auto *held = m_records.m_decisions.find(decision->id);
        if (!matches(held ? &(*held)->record : nullptr, edit.before))
            return stale();
        replace<Decision>(edit);
        return {};
    }
    if (const auto *fact = std::get_if<CastFact>(&*shape)) {
        if (!matches(findCastFact(fact->id), edit.before))
            return stale();
        if (edit.after && fact->anchors.isEmpty())
            return Error{ErrorCode::Invalid, Core::tr("There are no words to say this of; choose some mentions"), {}};
        replace<CastFact>(edit);
        return {};
    }
    if (std::holds_alternative<ArticleState>(*shape)) {
        if (!matches(articleState() ? &*articleState() : nullptr, edit.before))
            return stale();
        replace<ArticleState>(edit);
        return {};
    }
    const auto &label = std::get<Label>(*shape);
    Tagset &tagset = m_records.m_tagset;
    if (!matches(tagset.find(label.id), edit.before))
        return stale();
    if (edit.after)
        tagset.put(label);
    else
        tagset.remove(label.id);
    return {};
}

/// What stands there goes, and what is to stand there comes; both were checked.
template <typename R> void AnnotationLayer::replace(const Edit &edit)
{
    if (edit.before)
        take(std::get<R>(*edit.before));
    if (edit.after)
        put(std::get<R>(*edit.after));
}

void AnnotationLayer::put(const Annotation &annotation)
{
    auto held = std::make_shared<LayerRecords::Held<Annotation>>();
    held->record = annotation;
    for (const Span part : annotation.parts) {
        held->places.push_back(m_index.insert(part));
        own(m_partOwner, held->places.back(), &held->record);
    }
    m_records.m_annotations.insert(annotation.id, std::move(held));
}

void AnnotationLayer::take(const Annotation &annotation)
{
    for (const AnnotationSet::Id place : m_records.m_annotations.value(annotation.id)->places)
        m_index.remove(place);
    m_records.m_annotations.remove(annotation.id);
}

void AnnotationLayer::put(const Relation &relation)
{
    m_records.m_relations.insert(relation.id, relation);
    join(m_relationEnds, relation.from, relation.id);
    join(m_relationEnds, relation.to, relation.id);
}

void AnnotationLayer::take(const Relation &relation)
{
    m_records.m_relations.remove(relation.id);
    part(m_relationEnds, relation.from, relation.id);
    part(m_relationEnds, relation.to, relation.id);
}

void AnnotationLayer::put(const Decision &decision)
{
    auto held = std::make_shared<LayerRecords::Held<Decision>>();
    held->record = decision;
    if (!decision.anchor.position.isEmpty()) { // else its words are gone
        held->places.push_back(m_decisionIndex.insert(decision.anchor.position));
        own(m_decisionOwner, held->places.back(), &held->record);
    }
    if (!decision.annotation.isNull())
        join(m_decisionsOn, decision.annotation, decision.id);
    m_records.m_decisions.insert(decision.id, std::move(held));
}

void AnnotationLayer::take(const Decision &decision)
{
    for (const AnnotationSet::Id place : m_records.m_decisions.value(decision.id)->places)
        m_decisionIndex.remove(place);
    if (!decision.annotation.isNull())
        part(m_decisionsOn, decision.annotation, decision.id);
    m_records.m_decisions.remove(decision.id);
}

void AnnotationLayer::join(Ends &ends, const QUuid &end, const QUuid &id)
{
    QList<QUuid> ids = ends.take(end); // taken, so that appending copies nothing
    ids.append(id);
    ends.insert(end, ids);
}

void AnnotationLayer::part(Ends &ends, const QUuid &end, const QUuid &id)
{
    QList<QUuid> ids = ends.take(end);
    ids.removeOne(id);
    if (!ids.isEmpty())
        ends.insert(end, ids);
}

const Annotation *AnnotationLayer::find(const QUuid &id) const
{
    const auto *held = m_records.m_annotations.find(id);
    return held ? &(*held)->record : nullptr;
}

const Relation *AnnotationLayer::findRelation(const QUuid &id) const
{
    return m_records.m_relations.find(id);
}

QList<Relation> AnnotationLayer::relationsOf(const QUuid &id) const
{
    const QList<QUuid> touching = m_relationEnds.value(id);
    const QSet<QUuid> ids(touching.begin(), touching.end()); // one from an annotation to itself touches it twice
    QList<Relation> found;
    for (const QUuid &relation : ids)
        found.append(*findRelation(relation));
    std::sort(found.begin(), found.end(), idBefore<Relation>);
    return found;
}

QList<Relation> AnnotationLayer::relationsFrom(const QUuid &id) const
{
    QList<Relation> found = relationsOf(id);
    found.removeIf([&](const Relation &relation) { return relation.from != id; });
    return found;
}

QList<Decision> AnnotationLayer::decisionsOn(const QUuid &id) const
{
    QList<Decision> found;
    const QList<QUuid> ids = m_decisionsOn.value(id);
    for (const QUuid &decision : ids)
        found.append((*m_records.m_decisions.find(decision))->record);
    std::sort(found.begin(), found.end(), idBefore<Decision>);
    return found;
}

QList<Annotation> AnnotationLayer::overlapping(Span range) const
{
    QList<Annotation> found;
    QSet<QUuid> seen;
    forEachPart(range, [&](const Annotation &annotation, Span) {
        if (!seen.contains(annotation.id)) {
            seen.insert(annotation.id);
            found.append(annotation);
        }
    });
    std::sort(found.begin(), found.end(), readsBefore);
    return found;
}

} // namespace bluepencil
