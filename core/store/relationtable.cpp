// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tr.h"
#include "core/store/recordkind.h"
#include "core/store/recordtable.h"

namespace bluepencil {

namespace {

/// Columns id, article, uuid, source, target, label.
Relation relationFrom(const Rows &rows)
{
    return {rows.uuid(2), rows.uuid(3), rows.uuid(4), rows.text(5)};
}

std::optional<Stored> findRelation(Database &database, const QString &id)
{
    Rows rows =
        database.query("SELECT id, article, uuid, source, target, label FROM relations WHERE uuid = ?", {bound(id)});
    if (!rows.next())
        return std::nullopt;
    return Stored{rows.integer(0), rows.integer(1), relationFrom(rows)};
}

void putRelation(Database &database, qint64 row, qint64 article, const Record &record)
{
    const auto &relation = std::get<Relation>(record);
    if (row == 0)
        database.execute(
            "INSERT INTO relations (uuid, article, source, target, label) VALUES (?, ?, ?, ?, ?)",
            {bound(relation.id), article, bound(relation.from), bound(relation.to), bound(relation.label)});
    else
        database.execute("UPDATE relations SET source = ?, target = ?, label = ? WHERE id = ?",
                         {bound(relation.from), bound(relation.to), bound(relation.label), row});
}

void removeRelation(Database &database, qint64 row, const QString &)
{
    database.execute("DELETE FROM relations WHERE id = ?", {row});
}

} // namespace

const RecordKind relationKind = {"relation", true, findRelation, putRelation, removeRelation};

QList<Relation> recordtable::relations(Database &database, qint64 article)
{
    QList<Relation> all;
    for (Rows rows = database.query("SELECT id, article, uuid, source, target, label FROM relations"
                                    " WHERE article = ? ORDER BY id",
                                    {article});
         rows.next();)
        all.append(relationFrom(rows));
    return all;
}

void recordtable::requireWhole(Database &database, const ArticleRow &article)
{
    const bool isLoose = database
                             .value("SELECT EXISTS (SELECT 1 FROM relations r WHERE r.article = ?"
                                    " AND NOT (EXISTS (SELECT 1 FROM annotations WHERE uuid = r.source)"
                                    " AND EXISTS (SELECT 1 FROM annotations WHERE uuid = r.target)))",
                                    {article.id})
                             .toBool();
    if (isLoose)
        throw StoreFailure{{ErrorCode::Stale, Core::tr("Something is joined to a tag that is to go"), {}}};
}

} // namespace bluepencil
