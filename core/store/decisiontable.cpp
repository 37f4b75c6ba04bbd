// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recordkind.h"
#include "core/store/recordtable.h"

namespace bluepencil {

namespace {

/// Columns id, article, uuid, kind, label, first, last, exact, prefix, suffix, accepted, annotation, time.
Decision decisionFrom(const Rows &rows, const QString &path)
{
    Decision decision;
    decision.id = rows.uuid(2);
    decision.kind = rows.text(3);
    decision.label = rows.text(4);
    decision.anchor = {storedSpan(rows, 5, path), rows.utf8(7), rows.utf8(8), rows.utf8(9)};
    decision.verdict = rows.integer(10) != 0 ? Decision::Verdict::Accepted : Decision::Verdict::Rejected;
    if (!rows.text(11).isEmpty())
        decision.annotation = rows.uuid(11);
    decision.time = storedTime(rows, 12);
    return decision;
}

std::optional<Stored> findDecision(Database &database, const QString &id)
{
    Rows rows = database.query("SELECT id, article, uuid, kind, label, first, last, exact, prefix, suffix, accepted,"
                               " annotation, time FROM decisions WHERE uuid = ?",
                               {bound(id)});
    if (!rows.next())
        return std::nullopt;
    return Stored{rows.integer(0), rows.integer(1), decisionFrom(rows, database.path())};
}

void putDecision(Database &database, qint64 row, qint64 article, const Record &record)
{
    const auto &decision = std::get<Decision>(record);
    QVariantList values = {bound(decision.kind),
                           bound(decision.label),
                           decision.anchor.position.start,
                           decision.anchor.position.end,
                           bound(QString::fromUtf8(decision.anchor.exact)),
                           bound(QString::fromUtf8(decision.anchor.prefix)),
                           bound(QString::fromUtf8(decision.anchor.suffix)),
                           decision.verdict == Decision::Verdict::Accepted ? 1 : 0,
                           decision.annotation.isNull() ? bound(QString()) : bound(decision.annotation),
                           bound(decision.time)};
    if (row == 0)
        database.execute("INSERT INTO decisions (kind, label, first, last, exact, prefix, suffix, accepted, annotation,"
                         " time, uuid, article) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         values << bound(decision.id) << article);
    else
        database.execute("UPDATE decisions SET kind = ?, label = ?, first = ?, last = ?, exact = ?, prefix = ?,"
                         " suffix = ?, accepted = ?, annotation = ?, time = ? WHERE id = ?",
                         values << row);
}

void removeDecision(Database &database, qint64 row, const QString &)
{
    database.execute("DELETE FROM decisions WHERE id = ?", {row});
}

} // namespace

const RecordKind decisionKind = {"decision", true, findDecision, putDecision, removeDecision};

QList<Decision> recordtable::decisions(Database &database, qint64 article)
{
    QList<Decision> all;
    for (Rows rows = database.query("SELECT id, article, uuid, kind, label, first, last, exact, prefix, suffix,"
                                    " accepted, annotation, time FROM decisions WHERE article = ? ORDER BY id",
                                    {article});
         rows.next();)
        all.append(decisionFrom(rows, database.path()));
    return all;
}

} // namespace bluepencil
