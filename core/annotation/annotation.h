// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/anchor.h"
#include "core/text/span.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
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

/// What the user says about the cast of an article: about whoever is named at some mentions. Facts are applied
/// in the order of their time to what a recognizer says, so they outlive a re-run.
struct CastFact {
    enum class Kind {
        Same,      ///< those named at the anchors are one; the first anchor's gives the name
        Different, ///< the mentions at the anchors are somebody of their own
        Name,      ///< is called `value`
        Type,      ///< is a `value` (a label id)
        Note,      ///< `value`, plain text
    };

    QUuid id;
    Kind kind = Kind::Same;
    QList<Anchor> anchors; ///< at least one; a position is empty where its words are gone
    QString value;
    QDateTime time; ///< UTC, milliseconds

    bool operator==(const CastFact &) const = default;
};

/// "same", "different", "name", "type", "note".
QString toString(CastFact::Kind kind);
std::optional<CastFact::Kind> castFactKindFromString(QStringView text);

enum class ReadingStatus { Unread, Reading, Done };

/// "unread", "reading", "done".
QString toString(ReadingStatus status);
std::optional<ReadingStatus> readingStatusFromString(QStringView text);

/// What the user says about an article as a whole. An article has one at most; none says the same as a default one.
struct ArticleState {
    QUuid id; ///< the article's
    ReadingStatus status = ReadingStatus::Unread;
    QStringList labels; ///< label ids or words of the user's own, each once, in the order they were given
    QString note;       ///< plain text

    bool saysNothing() const { return status == ReadingStatus::Unread && labels.isEmpty() && note.isEmpty(); }
    bool operator==(const ArticleState &) const = default;
};

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::Annotation)
