// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationset.h"
#include "core/annotation/edit.h"
#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QUuid>

#include <memory>
#include <vector>

namespace bluepencil {

/// Everything the user has said about one article, in memory: annotations with their span index,
/// relations, decisions, and the tagset they are made with. Changed only by apply(). Not thread-safe.
class AnnotationLayer
{
public:
    AnnotationLayer();

    /// Applies a change as a whole or not at all. Errors: Stale when a `before` is not what is here (or an
    /// insert finds something there already), Invalid for parts that are empty or out of order.
    Result<void> apply(const Change &change);

    const Annotation *find(const QUuid &id) const;
    const Relation *findRelation(const QUuid &id) const;
    qsizetype count() const { return m_annotations.size(); }
    /// All, in text order (outerFirst of the hull), then by id; the lost ones last. O(n log n).
    QList<Annotation> annotations() const;
    QList<Relation> relations() const; ///< by id
    /// Relations that begin at this annotation.
    QList<Relation> relationsFrom(const QUuid &id) const;
    QList<Relation> relationsOf(const QUuid &id) const; ///< that begin or end there
    QList<Decision> decisions() const;                  ///< by anchor position, then id
    const Tagset &tagset() const { return m_tagset; }

    /// The annotations with a part over these bytes, outermost first, each once.
    QList<Annotation> overlapping(Span range) const;
    /// Calls visit(const Annotation &, Span part) for every part over these bytes: what a view paints.
    template <typename Visitor> void forEachPart(Span range, Visitor &&visit) const
    {
        m_index.forEachOverlapping(range,
                                   [&](const AnnotationSet::Item &item) { visit(*m_partOwner[item.id], item.span); });
    }

private:
    Result<void> applyEdit(const Edit &edit);
    void indexParts(const Annotation &annotation); ///< puts it in, in place of what stood there
    void unindexParts(const QUuid &id);

    struct Held {
        Annotation annotation;
        std::vector<AnnotationSet::Id> parts;
    };
    // Shared pointers keep m_partOwner valid when the hash grows.
    QHash<QUuid, std::shared_ptr<Held>> m_annotations;
    QHash<QUuid, Relation> m_relations;
    QMultiHash<QUuid, QUuid> m_relationEnds; ///< annotation → relations that touch it
    QHash<QUuid, Decision> m_decisions;
    Tagset m_tagset;
    AnnotationSet m_index;
    std::vector<const Annotation *> m_partOwner; ///< by index id
};

} // namespace bluepencil
