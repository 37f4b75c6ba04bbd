// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/logtable.h"

#include "core/base/tr.h"
#include "core/store/recordkind.h"

#include <algorithm>
#include <array>

namespace bluepencil::logtable {

namespace {

struct KindName {
    Change::Kind kind;
    const char *name;
};
constexpr std::array kindNames = {KindName{Change::Kind::Act, "act"}, KindName{Change::Kind::Undo, "undo"},
                                  KindName{Change::Kind::Redo, "redo"}, KindName{Change::Kind::Reanchor, "reanchor"},
                                  KindName{Change::Kind::RestorePoint, "restore-point"}};

QString nameOf(Change::Kind kind)
{
    const auto found =
        std::find_if(kindNames.begin(), kindNames.end(), [kind](const KindName &entry) { return entry.kind == kind; });
    return QLatin1String(found->name);
}

Change::Kind kindFrom(const QString &name, const QString &path)
{
    const auto found = std::find_if(kindNames.begin(), kindNames.end(),
                                    [&](const KindName &entry) { return name == QLatin1String(entry.name); });
    if (found == kindNames.end())
        failDamaged(path);
    return found->kind;
}

/// Columns sequence, kind, reverses, title, author, time, edits, and the article's uuid.
QList<Change> changes(Rows rows, const QString &path)
{
    QList<Change> all;
    while (rows.next()) {
        const Result<QList<Edit>> edits = editsFromJson(rows.utf8(6));
        if (!edits) {
            Error error = edits.error();
            error.where = path;
            throw StoreFailure{error};
        }
        Change change;
        change.edits = edits.value();
        change.sequence = rows.integer(0);
        change.kind = kindFrom(rows.text(1), path);
        change.reverses = rows.integer(2);
        change.title = rows.text(3);
        change.author = rows.text(4);
        change.time = storedTime(rows, 5);
        if (!rows.isNull(7))
            change.article = rows.uuid(7);
        all.append(change);
    }
    return all;
}

} // namespace

qint64 append(Database &database, qint64 article, const Change &change)
{
    const QByteArray edits = toJson(change.edits);
    const Result<QList<Edit>> readBack = editsFromJson(edits);
    if (!readBack || readBack.value() != change.edits)
        throw StoreFailure{{ErrorCode::Invalid,
                            Core::tr("This holds something that the library can't keep exactly; take it out"),
                            database.path()}};
    return database.insert("INSERT INTO log (article, kind, reverses, title, author, time, edits)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?)",
                           {article == 0 ? QVariant() : QVariant(article), bound(nameOf(change.kind)), change.reverses,
                            bound(change.title), bound(change.author), bound(change.time),
                            bound(QString::fromUtf8(edits))});
}

bool holds(Database &database, qint64 sequence, const Change &change)
{
    return database
        .value("SELECT 1 FROM log WHERE sequence = ? AND time = ? AND edits = ?",
               {sequence, bound(change.time), bound(QString::fromUtf8(toJson(change.edits)))})
        .isValid();
}

QList<Change> ofArticle(Database &database, const ArticleRow &article)
{
    return changes(database.query("SELECT l.sequence, l.kind, l.reverses, l.title, l.author, l.time, l.edits, a.uuid"
                                  " FROM log l LEFT JOIN articles a ON a.id = l.article"
                                  " WHERE l.article = ? OR l.article IS NULL ORDER BY l.sequence",
                                  {article.id}),
                   database.path());
}

QList<Change> shared(Database &database)
{
    return changes(database.query("SELECT sequence, kind, reverses, title, author, time, edits, NULL FROM log"
                                  " WHERE article IS NULL ORDER BY sequence"),
                   database.path());
}

QList<Change> after(Database &database, qint64 sequence)
{
    return changes(database.query("SELECT l.sequence, l.kind, l.reverses, l.title, l.author, l.time, l.edits, a.uuid"
                                  " FROM log l LEFT JOIN articles a ON a.id = l.article"
                                  " WHERE l.sequence > ? ORDER BY l.sequence",
                                  {sequence}),
                   database.path());
}

qint64 lastSequence(Database &database)
{
    return database.value("SELECT max(sequence) FROM log").toLongLong();
}

} // namespace bluepencil::logtable
