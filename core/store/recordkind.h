// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"
#include "core/store/database.h"

#include <optional>

namespace bluepencil {

/// A stored record and where it is.
struct Stored {
    qint64 row = 0;
    qint64 article = 0; ///< 0: the whole library's
    Record record;
};

/// How one kind of record lies in its tables. The functions throw StoreFailure.
struct RecordKind {
    const char *kind; ///< as kindOf()
    bool isOfArticle; ///< it belongs to one article, not to the whole library
    std::optional<Stored> (*find)(Database &database, const QString &id);
    /// `row` 0: it is new.
    void (*put)(Database &database, qint64 row, qint64 article, const Record &record);
    void (*remove)(Database &database, qint64 row, const QString &id);
};

extern const RecordKind annotationKind;   // annotationtable.cpp
extern const RecordKind relationKind;     // relationtable.cpp
extern const RecordKind decisionKind;     // decisiontable.cpp
extern const RecordKind labelKind;        // labeltable.cpp
extern const RecordKind castFactKind;     // castfacttable.cpp
extern const RecordKind articleStateKind; // articlestatetable.cpp

/// A span that the database says; Damaged unless 0 <= start <= end fits 32 bits.
Span storedSpan(const Rows &rows, int column, const QString &path);
/// Milliseconds of a time; it is valid (checked before).
QVariant bound(const QDateTime &time);
QDateTime storedTime(const Rows &rows, int column);

} // namespace bluepencil
