// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recordkind.h"
#include "core/store/recordtable.h"

namespace bluepencil {

namespace {

QList<Anchor> anchorsOf(Database &database, qint64 row)
{
    QList<Anchor> anchors;
    for (Rows rows = database.query("SELECT first, last, exact, prefix, suffix FROM cast_fact_anchors"
                                    " WHERE fact = ? ORDER BY position",
                                    {row});
         rows.next();)
        anchors.append({storedSpan(rows, 0, database.path()), rows.utf8(2), rows.utf8(3), rows.utf8(4)});
    return anchors;
}

/// Columns id, article, uuid, says, value, time.
CastFact factFrom(Database &database, const Rows &rows)
{
    CastFact fact;
    fact.id = rows.uuid(2);
    const auto kind = castFactKindFromString(rows.text(3));
    if (!kind)
        failDamaged(database.path());
    fact.kind = *kind;
    fact.value = rows.text(4);
    fact.time = storedTime(rows, 5);
    fact.anchors = anchorsOf(database, rows.integer(0));
    if (fact.anchors.isEmpty())
        failDamaged(database.path());
    return fact;
}

std::optional<Stored> findFact(Database &database, const QString &id)
{
    Rows rows =
        database.query("SELECT id, article, uuid, says, value, time FROM cast_facts WHERE uuid = ?", {bound(id)});
    if (!rows.next())
        return std::nullopt;
    return Stored{rows.integer(0), rows.integer(1), factFrom(database, rows)};
}

void putFact(Database &database, qint64 row, qint64 article, const Record &record)
{
    const auto &fact = std::get<CastFact>(record);
    if (row == 0) {
        row =
            database.insert("INSERT INTO cast_facts (uuid, article, says, value, time) VALUES (?, ?, ?, ?, ?)",
                            {bound(fact.id), article, bound(toString(fact.kind)), bound(fact.value), bound(fact.time)});
    } else {
        database.execute("UPDATE cast_facts SET says = ?, value = ?, time = ? WHERE id = ?",
                         {bound(toString(fact.kind)), bound(fact.value), bound(fact.time), row});
        database.execute("DELETE FROM cast_fact_anchors WHERE fact = ?", {row});
    }
    for (qsizetype i = 0; i < fact.anchors.size(); ++i) {
        const Anchor &anchor = fact.anchors[i];
        database.execute("INSERT INTO cast_fact_anchors (fact, position, first, last, exact, prefix, suffix)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)",
                         {row, i, anchor.position.start, anchor.position.end, bound(QString::fromUtf8(anchor.exact)),
                          bound(QString::fromUtf8(anchor.prefix)), bound(QString::fromUtf8(anchor.suffix))});
    }
}

void removeFact(Database &database, qint64 row, const QString &)
{
    database.execute("DELETE FROM cast_facts WHERE id = ?", {row});
}

} // namespace

const RecordKind castFactKind = {"cast-fact", true, findFact, putFact, removeFact};

QList<CastFact> recordtable::castFacts(Database &database, qint64 article)
{
    QList<CastFact> all;
    for (Rows rows = database.query("SELECT id, article, uuid, says, value, time FROM cast_facts"
                                    " WHERE article = ? ORDER BY time, uuid",
                                    {article});
         rows.next();)
        all.append(factFrom(database, rows));
    return all;
}

} // namespace bluepencil
