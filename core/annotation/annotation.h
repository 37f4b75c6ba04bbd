// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/anchor.h"
#include "core/text/span.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUuid>

#include <optional>

namespace bluepencil {

/// Where an annotation comes from.
enum class Origin {
    Hand,       ///< tagged by a person
    Suggestion, ///< a suggestion that a person accepted
    Import,
    CommandLine,
};

/// "hand", "suggestion", "import", "command-line".
QString toString(Origin origin);
std::optional<Origin> originFromString(QStringView text);

/// What the user says about some words: a label over one or more spans.
struct Annotation {
    QUuid id;
    QList<Span> parts;      ///< ascending, not overlapping; several: a discontinuous annotation.
                            ///< Empty only for one whose words are gone from this version of the text: see `lost`
    QString label;          ///< a label id
    QString entity;         ///< the cast id it was given, or empty
    QJsonObject attributes; ///< name → string, number or bool
    QString note;           ///< plain text
    Origin origin = Origin::Hand;
    QString author;
    QDateTime time;     ///< UTC, milliseconds
    QList<Anchor> lost; ///< where it stood, for an annotation without a place in this text; never dropped

    Span hull() const { return parts.isEmpty() ? Span{} : parts.first().united(parts.last()); }
    bool isLost() const { return parts.isEmpty(); }
    bool operator==(const Annotation &) const = default;
};

/// A directed link between two annotations; label is "speaker", "cue" or a user's own.
struct Relation {
    QUuid id;
    QUuid from;
    QUuid to;
    QString label;

    bool operator==(const Relation &) const = default;
};

/// What the user said to a suggestion. It covers a new suggestion of the same kind and label with the same
/// words at the anchor, or one that overlaps by over half both ways; so it outlives a re-run.
struct Decision {
    enum class Verdict { Accepted, Rejected };

    QUuid id;
    QString kind;  ///< "mention" or "quote"
    QString label; ///< label id of the suggestion
    Anchor anchor; ///< of its hull
    Verdict verdict = Verdict::Accepted;
    QUuid annotation; ///< what it became, when accepted
    QDateTime time;

    bool operator==(const Decision &) const = default;
};

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::Annotation)
