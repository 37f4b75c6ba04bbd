// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/annotation/tagset.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

namespace bluepencil {

/// The things an edit can change. A new kind is one alternative here and its JSON in recordjson.cpp.
using Record = std::variant<Annotation, Relation, Decision, Label, CastFact, ArticleState>;

/// "annotation", "relation", "decision", "label", "cast-fact", "article-state".
QString kindOf(const Record &record);
/// The record's own id, unique within its kind.
QString idOf(const Record &record);

/// One small reversible change: no `before` is an insert, no `after` a removal, both a replacement.
struct Edit {
    QString kind; ///< as kindOf
    QString id;   ///< as idOf
    std::optional<Record> before;
    std::optional<Record> after;
    /// In an act over the whole library, for a record of an article: of which, and the SHA-256 of the text its
    /// places are of. Null: the change's own article, or what the library shares.
    QUuid article{};
    QByteArray textHash{};

    bool operator==(const Edit &) const = default;
};

Edit insertion(const Record &record);
Edit removal(const Record &record);
Edit replacement(const Record &before, const Record &after);

/// What one act of the user did, as a whole: applied, stored, undone and shown as one.
struct Change {
    enum class Kind {
        Act,          ///< something a person did; can be undone
        Undo,         ///< takes back the latest act (`reverses`)
        Redo,         ///< does an act that was taken back again (`reverses` names the act)
        Reanchor,     ///< places found again in a new version of the text; not undone by Ctrl+Z, nor is
                      ///< what was done to the old version
        RestorePoint, ///< a place in the log to come back to, named by `title`; without edits
    };

    QList<Edit> edits; ///< in the order they were made
    Kind kind = Kind::Act;
    QString title; ///< what the menu says after "Undo": "Tag “Ana Ruiz” as Person"
    QUuid article; ///< null: library-wide (tagset); its edits may name articles then
    QString author;
    QDateTime time;      ///< UTC
    qint64 sequence = 0; ///< place in the store's log, given by the store; 0: not stored yet
    qint64 reverses = 0; ///< for Undo and Redo: the sequence of the act they take back or do again

    bool isEmpty() const { return edits.isEmpty(); }
    bool operator==(const Change &) const = default;
};

/// What a change means for one article: without the edits of other articles' records.
Change partFor(const Change &change, const QUuid &article);

/// Is it an act over the library that does something to tags?
bool spansArticles(const Change &change);

/// The change that takes `change` back: before and after swapped, in reverse order. Its kind is the
/// caller's to set. apply(inverse(c)) after apply(c) restores.
Change inverse(const Change &change);

QJsonObject toJson(const Record &record);
/// Errors: Damaged, naming the key.
Result<Record> recordFromJson(const QString &kind, const QJsonObject &json);
QByteArray toJson(const QList<Edit> &edits); ///< compact, deterministic
Result<QList<Edit>> editsFromJson(const QByteArray &json);

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::Change)
