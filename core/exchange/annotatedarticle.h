// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/annotation/tagset.h"
#include "core/recognition/recognition.h"
#include "core/text/article.h"

#include <QList>
#include <QString>

#include <optional>

namespace bluepencil {

/// Where an exported annotation stands with its user.
enum class MarkStatus { Own, Accepted, Suggested, Rejected };

/// "own", "accepted", "suggested", "rejected".
QString toString(MarkStatus status);

/// One annotation on its way out: the stored value and what only the whole article knows of it.
struct ExportedAnnotation {
    Annotation annotation;
    MarkStatus status = MarkStatus::Own;
    QString name;  ///< canonical name of its cast entity, or empty
    QString kind;  ///< for quotes: "direct", "partial", …; else empty
    QString value; ///< dates, numbers
    QString precision;
    std::optional<Evidence> why;

    bool operator==(const ExportedAnnotation &) const = default;
};

/// What every format is given and every importer gives back: an article with what was said about it.
/// A quote's speaker and cue are annotations of their own (labels "speaker"/"person"/… and "cue") joined
/// to it by relations of label "speaker" and "cue"; formats fold them where they have a place for it.
struct AnnotatedArticle {
    Article article;
    QList<ExportedAnnotation> annotations; ///< outerFirst by hull, then id
    QList<Relation> relations;             ///< by (from, label, to)
    QList<Entity> cast;
    Tagset tagset;
    ArticleState state{}; ///< what is said of the article as a whole
};

} // namespace bluepencil
