// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/session/suggestions.h"
#include "core/text/article.h"

#include <QHash>

#include <optional>
#include <utility>

namespace bluepencil {

/// An annotation made now by the user of this machine.
Annotation newAnnotation(const QList<Span> &parts, const QString &label, Origin origin, const QString &note = {});

/// What comes of suggestions that are accepted, one after the other: annotations, the decisions that made them, and the
/// relations of quotes. What it is made from must outlive it. Any thread.
class Acceptance
{
public:
    Acceptance(const Article &article, const AnnotationLayer &layer, const Recognition &recognition)
        : m_article(article)
        , m_layer(layer)
        , m_recognition(recognition)
    {
    }
    /// Makes an annotation of a suggestion, under this label. A quote brings its speaker and cue along: annotations of
    /// their own, unless those words have one already. `speaker`: another than the suggested one; empty: nobody. O(log
    /// n).
    QUuid add(const Suggestion &suggestion, const QString &label, const std::optional<Span> &speaker = {});
    /// Joins words to an annotation: the tag that stands there, or one of their own, which names `entity` of the cast.
    void join(const QUuid &from, Span words, QLatin1StringView role, int entity = -1);

    const QList<Edit> &edits() const { return m_edits; }

private:
    void insert(const Annotation &annotation);
    QUuid standingOn(Span words) const;
    QString idOf(int entity) const;

    const Article &m_article;
    const AnnotationLayer &m_layer;
    const Recognition &m_recognition;
    QList<Edit> m_edits;
    QHash<std::pair<qint32, qint32>, QUuid> m_fresh; ///< what was made here and can be joined, by place
};

/// The suggestion is not undecided any more.
Error decidedAlready();
Decision decisionOn(const Article &article, const Suggestion &suggestion, Decision::Verdict verdict);

} // namespace bluepencil
