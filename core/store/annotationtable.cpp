// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations, their parts, and the places of the lost ones.
#include "core/store/recordkind.h"
#include "core/store/recordtable.h"

#include <QHash>
#include <QJsonDocument>

namespace bluepencil {

namespace {

QString attributesText(const QJsonObject &attributes)
{
    return attributes.isEmpty() ? QString()
                                : QString::fromUtf8(QJsonDocument(attributes).toJson(QJsonDocument::Compact));
}

/// Columns id, article, uuid, label, entity, attributes, note, origin, author, time.
Annotation annotationFrom(const Rows &rows, const QString &path)
{
    Annotation annotation;
    annotation.id = rows.uuid(2);
    annotation.label = rows.text(3);
    annotation.entity = rows.text(4);
    if (const QByteArray json = rows.utf8(5); !json.isEmpty()) {
        const QJsonDocument attributes = QJsonDocument::fromJson(json);
        if (!attributes.isObject())
            failDamaged(path);
        annotation.attributes = attributes.object();
    }
    annotation.note = rows.text(6);
    const std::optional<Origin> origin = originFromString(rows.text(7));
    if (!origin)
        failDamaged(path);
    annotation.origin = *origin;
    annotation.author = rows.text(8);
    annotation.time = storedTime(rows, 9);
    return annotation;
}

/// Columns first, last, exact, prefix, suffix from `column` on.
Anchor anchorFrom(const Rows &rows, int column, const QString &path)
{
    return {storedSpan(rows, column, path), rows.utf8(column + 2), rows.utf8(column + 3), rows.utf8(column + 4)};
}

void putParts(Database &database, qint64 row, const Annotation &annotation)
{
    for (qsizetype i = 0; i < annotation.parts.size(); ++i)
        database.execute("INSERT INTO annotation_parts (annotation, position, first, last) VALUES (?, ?, ?, ?)",
                         {row, i, annotation.parts[i].start, annotation.parts[i].end});
    for (qsizetype i = 0; i < annotation.lost.size(); ++i) {
        const Anchor &anchor = annotation.lost[i];
        database.execute("INSERT INTO annotation_lost (annotation, position, first, last, exact, prefix, suffix)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)",
                         {row, i, anchor.position.start, anchor.position.end, bound(QString::fromUtf8(anchor.exact)),
                          bound(QString::fromUtf8(anchor.prefix)), bound(QString::fromUtf8(anchor.suffix))});
    }
}

std::optional<Stored> findAnnotation(Database &database, const QString &id)
{
    Stored stored;
    Annotation annotation;
    {
        Rows rows = database.query("SELECT id, article, uuid, label, entity, attributes, note, origin, author, time"
                                   " FROM annotations WHERE uuid = ?",
                                   {bound(id)});
        if (!rows.next())
            return std::nullopt;
        stored.row = rows.integer(0);
        stored.article = rows.integer(1);
        annotation = annotationFrom(rows, database.path());
    }
    for (Rows rows = database.query("SELECT first, last FROM annotation_parts WHERE annotation = ? ORDER BY position",
                                    {stored.row});
         rows.next();)
        annotation.parts.append(storedSpan(rows, 0, database.path()));
    for (Rows rows = database.query("SELECT first, last, exact, prefix, suffix FROM annotation_lost"
                                    " WHERE annotation = ? ORDER BY position",
                                    {stored.row});
         rows.next();)
        annotation.lost.append(anchorFrom(rows, 0, database.path()));
    stored.record = annotation;
    return stored;
}

void putAnnotation(Database &database, qint64 row, qint64 article, const Record &record)
{
    const auto &annotation = std::get<Annotation>(record);
    const QVariant label = bound(annotation.label);
    const QVariant entity = bound(annotation.entity);
    const QVariant attributes = bound(attributesText(annotation.attributes));
    const QVariant note = bound(annotation.note);
    const QVariant origin = bound(toString(annotation.origin));
    const QVariant author = bound(annotation.author);
    const QVariant time = bound(annotation.time);
    if (row == 0) {
        row = database.insert("INSERT INTO annotations"
                              " (uuid, article, label, entity, attributes, note, origin, author, time)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              {bound(annotation.id), article, label, entity, attributes, note, origin, author, time});
    } else {
        database.execute("UPDATE annotations SET label = ?, entity = ?, attributes = ?, note = ?, origin = ?,"
                         " author = ?, time = ? WHERE id = ?",
                         {label, entity, attributes, note, origin, author, time, row});
        database.execute("DELETE FROM annotation_parts WHERE annotation = ?", {row});
        database.execute("DELETE FROM annotation_lost WHERE annotation = ?", {row});
    }
    putParts(database, row, annotation);
}

void removeAnnotation(Database &database, qint64 row, const QString &)
{
    database.execute("DELETE FROM annotations WHERE id = ?", {row}); // its parts go with it
}

} // namespace

const RecordKind annotationKind = {"annotation", true, findAnnotation, putAnnotation, removeAnnotation};

QList<Annotation> recordtable::annotations(Database &database, const ArticleRow &article)
{
    const QString path = database.path();
    QList<Annotation> all;
    QHash<qint64, qsizetype> places;
    for (Rows rows = database.query("SELECT id, article, uuid, label, entity, attributes, note, origin, author, time"
                                    " FROM annotations WHERE article = ? ORDER BY id",
                                    {article.id});
         rows.next();) {
        places.insert(rows.integer(0), all.size());
        all.append(annotationFrom(rows, path));
    }
    for (Rows rows = database.query("SELECT p.annotation, p.first, p.last FROM annotations a"
                                    " JOIN annotation_parts p ON p.annotation = a.id WHERE a.article = ?"
                                    " ORDER BY p.annotation, p.position",
                                    {article.id});
         rows.next();) {
        const Span part = storedSpan(rows, 1, path);
        if (part.isEmpty() || part.end > article.textSize)
            failDamaged(path);
        all[places.value(rows.integer(0))].parts.append(part);
    }
    for (Rows rows = database.query("SELECT l.annotation, l.first, l.last, l.exact, l.prefix, l.suffix"
                                    " FROM annotations a JOIN annotation_lost l ON l.annotation = a.id"
                                    " WHERE a.article = ? ORDER BY l.annotation, l.position",
                                    {article.id});
         rows.next();)
        all[places.value(rows.integer(0))].lost.append(anchorFrom(rows, 1, path));
    return all;
}

} // namespace bluepencil
