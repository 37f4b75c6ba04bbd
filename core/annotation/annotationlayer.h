// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationset.h"
#include "core/annotation/edit.h"
#include "core/annotation/shardedhash.h"
#include "core/base/result.h"

#include <QList>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace bluepencil {

/// The records of a layer at one moment. A copy costs next to nothing however many there are, nor does the
/// layer's next change after it, and may be read on another thread.
class LayerRecords
{
public:
    LayerRecords();

    qsizetype count() const { return m_annotations.size(); } ///< of the annotations
    qsizetype decisionCount() const { return m_decisions.size(); }
    /// All, in text order (outerFirst of the hull), then by id; the lost ones last. O(n log n).
    QList<Annotation> annotations() const;
    QList<Relation> relations() const; ///< by id
    QList<Decision> decisions() const; ///< by anchor position, then id
    qsizetype castFactCount() const { return m_castFacts.size(); }
    QList<CastFact> castFacts() const; ///< in the order they are applied: by time, then id
    const std::optional<ArticleState> &articleState() const { return m_articleState; }
    const Tagset &tagset() const { return m_tagset; }

    /// How much of two copies is one and the same in memory, from 0 to 1 (tests).
    double shareOf(const LayerRecords &other) const;

private:
    friend class AnnotationLayer;
    template <typename R> struct Held {
        R record;
        std::vector<AnnotationSet::Id> places; ///< in the index
    };
    // Shared pointers: copies are cheap, and the index may point to a record when the hash grows.
    ShardedHash<QUuid, std::shared_ptr<const Held<Annotation>>> m_annotations;
    ShardedHash<QUuid, Relation> m_relations;
    ShardedHash<QUuid, std::shared_ptr<const Held<Decision>>> m_decisions;
    ShardedHash<QUuid, CastFact> m_castFacts;
    std::optional<ArticleState> m_articleState;
    Tagset m_tagset;
};

/// Everything the user has said about one article, in memory: annotations with their span index,
/// relations, decisions, facts of the cast, its state as a whole, and the tagset they are made with. Changed only by
/// apply(). Not thread-safe.
class AnnotationLayer
{
public:
    /// Applies a change as a whole or not at all. Errors: Stale when a `before` is not what is here (or an
    /// insert finds something there already), Invalid for parts that are empty or out of order.
    Result<void> apply(const Change &change);

    const Annotation *find(const QUuid &id) const;
    const Relation *findRelation(const QUuid &id) const;
    qsizetype count() const { return m_records.count(); }
    qsizetype decisionCount() const { return m_records.decisionCount(); }
    /// All of them; see LayerRecords.
    QList<Annotation> annotations() const { return m_records.annotations(); }
    QList<Relation> relations() const { return m_records.relations(); }
    QList<Decision> decisions() const { return m_records.decisions(); }
    qsizetype castFactCount() const { return m_records.castFactCount(); }
    QList<CastFact> castFacts() const { return m_records.castFacts(); }
    const CastFact *findCastFact(const QUuid &id) const { return m_records.m_castFacts.find(id); }
    /// None: unread, without labels and note.
    const std::optional<ArticleState> &articleState() const { return m_records.m_articleState; }
    const Tagset &tagset() const { return m_records.m_tagset; }
    /// To be copied, for a worker thread.
    const LayerRecords &records() const { return m_records; }

    QList<Relation> relationsOf(const QUuid &id) const; ///< that begin or end at this annotation, by id
    QList<Relation> relationsFrom(const QUuid &id) const;
    QList<Decision> decisionsOn(const QUuid &id) const; ///< that made this annotation, by id

    /// The annotations with a part over these bytes, outermost first, each once.
    QList<Annotation> overlapping(Span range) const;
    /// Calls visit(const Annotation &, Span part) for every part over these bytes: what a view paints.
    template <typename Visitor> void forEachPart(Span range, Visitor &&visit) const
    {
        m_index.forEachOverlapping(range,
                                   [&](const AnnotationSet::Item &item) { visit(*m_partOwner[item.id], item.span); });
    }
    /// Calls visit(const Decision &) for every decision whose words stand over these bytes.
    template <typename Visitor> void forEachDecision(Span range, Visitor &&visit) const
    {
        m_decisionIndex.forEachOverlapping(range,
                                           [&](const AnnotationSet::Item &item) { visit(*m_decisionOwner[item.id]); });
    }

private:
    using Ends = ShardedHash<QUuid, QList<QUuid>>;

    Result<void> applyEdit(const Edit &edit);
    template <typename R> void replace(const Edit &edit);
    void put(const Annotation &annotation); ///< in place of what stood there
    void take(const Annotation &annotation);
    void put(const Relation &relation);
    void take(const Relation &relation);
    void put(const Decision &decision);
    void take(const Decision &decision);
    void put(const CastFact &fact) { m_records.m_castFacts.insert(fact.id, fact); }
    void take(const CastFact &fact) { m_records.m_castFacts.remove(fact.id); }
    void put(const ArticleState &state) { m_records.m_articleState = state; }
    void take(const ArticleState &) { m_records.m_articleState.reset(); }
    static void join(Ends &ends, const QUuid &end, const QUuid &id);
    static void part(Ends &ends, const QUuid &end, const QUuid &id);

    LayerRecords m_records;
    Ends m_relationEnds;                         ///< annotation → relations that touch it, twice if both ends do
    Ends m_decisionsOn;                          ///< annotation → decisions that made it
    AnnotationSet m_index;                       ///< the parts of the annotations
    std::vector<const Annotation *> m_partOwner; ///< by index id
    AnnotationSet m_decisionIndex;               ///< the places of the decisions
    std::vector<const Decision *> m_decisionOwner;
};

} // namespace bluepencil
