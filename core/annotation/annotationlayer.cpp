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

} // namespace

AnnotationLayer::AnnotationLayer()
    : m_tagset(Tagset::builtIn())
{
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
        const auto held = m_annotations.constFind(annotation->id);
        const bool here = held != m_annotations.cend();
        if (!matches(here ? &(*held)->annotation : nullptr, edit.before))
            return stale();
        if (edit.after && !partsAreSound(*annotation))
            return Error{
                ErrorCode::Invalid, Core::tr("The words to tag are empty or out of order; select them again"), {}};
        if (here)
            unindexParts(annotation->id);
        if (edit.after)
            indexParts(*annotation);
        else
            m_annotations.remove(annotation->id);
        return {};
    }
    if (const auto *relation = std::get_if<Relation>(&*shape)) {
        if (!matches(findRelation(relation->id), edit.before))
            return stale();
        if (edit.before) {
            const Relation old = m_relations.take(relation->id);
            m_relationEnds.remove(old.from, old.id);
            m_relationEnds.remove(old.to, old.id);
        }
        if (edit.after) {
            m_relations.insert(relation->id, *relation);
            m_relationEnds.insert(relation->from, relation->id);
            m_relationEnds.insert(relation->to, relation->id);
        }
        return {};
    }
    if (const auto *decision = std::get_if<Decision>(&*shape)) {
        const auto held = m_decisions.constFind(decision->id);
        if (!matches(held == m_decisions.cend() ? nullptr : &*held, edit.before))
            return stale();
        if (edit.after)
            m_decisions.insert(decision->id, *decision);
        else
            m_decisions.remove(decision->id);
        return {};
    }
    const auto &label = std::get<Label>(*shape);
    if (!matches(m_tagset.find(label.id), edit.before))
        return stale();
    if (edit.after)
        m_tagset.put(label);
    else
        m_tagset.remove(label.id);
    return {};
}

void AnnotationLayer::indexParts(const Annotation &annotation)
{
    auto held = std::make_shared<Held>();
    held->annotation = annotation;
    for (const Span part : annotation.parts) {
        const AnnotationSet::Id id = m_index.insert(part);
        held->parts.push_back(id);
        if (id >= m_partOwner.size())
            m_partOwner.resize(id + 1);
        m_partOwner[id] = &held->annotation;
    }
    m_annotations.insert(annotation.id, std::move(held));
}

void AnnotationLayer::unindexParts(const QUuid &id)
{
    for (const AnnotationSet::Id part : m_annotations.value(id)->parts)
        m_index.remove(part);
}

const Annotation *AnnotationLayer::find(const QUuid &id) const
{
    const auto held = m_annotations.constFind(id);
    return held == m_annotations.cend() ? nullptr : &(*held)->annotation;
}

const Relation *AnnotationLayer::findRelation(const QUuid &id) const
{
    const auto found = m_relations.constFind(id);
    return found == m_relations.cend() ? nullptr : &*found;
}

QList<Annotation> AnnotationLayer::annotations() const
{
    QList<Annotation> all;
    all.reserve(m_annotations.size());
    for (const auto &held : m_annotations)
        all.append(held->annotation);
    std::sort(all.begin(), all.end(), readsBefore);
    return all;
}

QList<Relation> AnnotationLayer::relations() const
{
    QList<Relation> all = m_relations.values();
    std::sort(all.begin(), all.end(), [](const Relation &a, const Relation &b) { return a.id < b.id; });
    return all;
}

QList<Relation> AnnotationLayer::relationsOf(const QUuid &id) const
{
    const QList<QUuid> touching = m_relationEnds.values(id);
    const QSet<QUuid> ids(touching.begin(), touching.end()); // one from an annotation to itself touches it twice
    QList<Relation> found;
    for (const QUuid &relation : ids)
        found.append(m_relations.value(relation));
    std::sort(found.begin(), found.end(), [](const Relation &a, const Relation &b) { return a.id < b.id; });
    return found;
}

QList<Relation> AnnotationLayer::relationsFrom(const QUuid &id) const
{
    QList<Relation> found = relationsOf(id);
    found.removeIf([&](const Relation &relation) { return relation.from != id; });
    return found;
}

QList<Decision> AnnotationLayer::decisions() const
{
    QList<Decision> all = m_decisions.values();
    std::sort(all.begin(), all.end(), [](const Decision &a, const Decision &b) {
        return a.anchor.position == b.anchor.position ? a.id < b.id : outerFirst(a.anchor.position, b.anchor.position);
    });
    return all;
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
