// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/annotation/tagset.h"
#include "core/recognition/recognition.h"
#include "core/session/openarticle.h"
#include "core/text/article.h"
#include "ui/reader/mark.h"

#include <QList>
#include <QString>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace bluepencil {

/// Names what stands behind a mark: an annotation of the user, or else a suggestion of the recognition.
struct MarkRef {
    QUuid annotation;
    int suggestion = -1;

    bool isNull() const { return annotation.isNull() && suggestion < 0; }
    bool operator==(const MarkRef &) const = default;
};

/// One place where a name stands.
struct Occurrence {
    Span span;
    MarkRef mark;
    MarkState state = MarkState::Suggested;

    bool operator==(const Occurrence &) const = default;
};

/// One person, place or organization with all its places in the text.
struct NameEntry {
    QString name;
    QString description;
    QList<Occurrence> occurrences; ///< in text order, at least one
    QString note{};                ///< the user's

    bool operator==(const NameEntry &) const = default;
};

struct QuoteEntry {
    QString text;    ///< its beginning, on one line
    QString speaker; ///< who says it; empty: unknown
    QString words;   ///< what the text calls the speaker here ("the president"), where that differs
    QString kind;    ///< "direct", "partial", "indirect", or empty
    Span hull;
    MarkRef mark;
    MarkState state = MarkState::Suggested;
    bool isOnlyTold = false; ///< the speaker is only a word ("he", "people") that means nobody of the cast

    bool operator==(const QuoteEntry &) const = default;
};

/// One annotation of the user.
struct TagEntry {
    QString text;
    QString label; ///< label id
    QString labelName;
    QString note;
    Span hull; ///< empty for a lost one
    QUuid annotation;
    bool isLost = false;
    QString author{};
    QDateTime time{}; ///< UTC

    bool operator==(const TagEntry &) const = default;
};

/// What the panels show of one article.
struct Digest {
    QList<NameEntry> people;
    QList<NameEntry> places;
    QList<NameEntry> organizations;
    QList<QuoteEntry> quotes;
    QList<TagEntry> tags;
    /// Everybody who is named; what is done to a name counts in it. Never null in a digest that was made.
    std::shared_ptr<const NamedCast> cast{};

    /// Whether it looks the same.
    bool operator==(const Digest &other) const
    {
        return people == other.people && places == other.places && organizations == other.organizations &&
               quotes == other.quotes && tags == other.tags;
    }
};

/// A copy of all that a digest is made from, so that a worker can make it: a few shared pointers and the
/// user's own annotations.
struct DigestInput {
    Article article;
    Recognition recognition;     ///< as the recognizer says
    std::vector<bool> undecided; ///< by suggestion index
    QList<Annotation> annotations;
    QList<Relation> relations;
    Tagset tagset;
    QList<CastFact> facts{};
    /// Stand for the annotations, relations and facts, where set: to be listed on the worker.
    std::optional<LayerRecords> records = std::nullopt;

    static DigestInput of(const OpenArticle &open);
};

/// Pure; linear but for sorting. For a worker thread. Lists that are as in `previous` are shared with it, so
/// that whoever compares them next sees that at once.
Digest digestOf(const DigestInput &input, const Digest &previous = {});

/// The words around a span on one line, cut at blanks, for a list of places.
QString contextOf(const Article &article, Span span);

} // namespace bluepencil
