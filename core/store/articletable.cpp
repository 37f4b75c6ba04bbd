// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/articletable.h"

#include "core/base/tr.h"
#include "core/store/texttable.h"

#include <QDir>
#include <QFileInfo>

namespace bluepencil::articletable {

namespace {

std::optional<ArticleRow> first(Rows rows)
{
    if (!rows.next())
        return std::nullopt;
    return ArticleRow{rows.integer(0),   rows.uuid(1), rows.integer(2), rows.blob(3),
                      rows.integer32(4), rows.text(5), rows.text(6),    QDate::fromString(rows.text(7), Qt::ISODate)};
}

std::optional<ArticleRow> byRow(Database &database, qint64 id)
{
    return first(database.query("SELECT a.id, a.uuid, a.text, t.hash, t.size, a.title, a.id_name, a.published"
                                " FROM articles a JOIN texts t ON t.id = a.text WHERE a.id = ?",
                                {id}));
}

/// 0 when there is none.
qint64 atPath(Database &database, const QString &path)
{
    return path.isEmpty() ? 0 : database.value("SELECT article FROM paths WHERE path = ?", {bound(path)}).toLongLong();
}

bool hasHad(Database &database, qint64 article, const ArticleVersion &version)
{
    return database
        .value("SELECT 1 FROM versions v JOIN texts t ON t.id = v.text WHERE v.article = ?"
               " AND (t.hash = ? OR (v.file_hash = ? AND v.file_hash <> x''))",
               {article, bound(version.textHash), bound(version.fileHash)})
        .isValid();
}

bool hangsOnText(Database &database, qint64 article)
{
    return database
        .value("SELECT EXISTS (SELECT 1 FROM annotations WHERE article = ?)"
               " OR EXISTS (SELECT 1 FROM decisions WHERE article = ?)"
               " OR EXISTS (SELECT 1 FROM cast_facts WHERE article = ?)",
               {article, article, article})
        .toBool();
}

ArticleRow insert(Database &database, const ArticleVersion &version, qint64 text)
{
    const qint64 id = database.insert("INSERT INTO articles (uuid, text, title, id_name, published)"
                                      " VALUES (?, ?, ?, ?, ?)",
                                      {bound(version.article), text, bound(version.title), bound(version.idName),
                                       bound(version.published.toString(Qt::ISODate))});
    return *byRow(database, id);
}

void keepVersion(Database &database, qint64 article, qint64 text, const QByteArray &fileHash)
{
    database.execute("INSERT INTO versions (article, text, file_hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                     {article, text, bound(fileHash)});
}

/// The path becomes the one the article was last seen at; written only when it is not that already.
void keepPath(Database &database, qint64 article, const QString &path)
{
    if (path.isEmpty())
        return;
    const QString last =
        database.value("SELECT path FROM paths WHERE article = ? ORDER BY seen DESC LIMIT 1", {article}).toString();
    if (last == path)
        return;
    database.execute("DELETE FROM paths WHERE path = ?", {bound(path)});
    database.execute("INSERT INTO paths (path, article) VALUES (?, ?)", {bound(path), article});
}

} // namespace

std::optional<ArticleRow> find(Database &database, const QUuid &uuid)
{
    return first(database.query("SELECT a.id, a.uuid, a.text, t.hash, t.size, a.title, a.id_name, a.published"
                                " FROM articles a JOIN texts t ON t.id = a.text WHERE a.uuid = ?",
                                {bound(uuid)}));
}

std::optional<ArticleRow> match(Database &database, const ArticleVersion &version)
{
    if (!version.article.isNull())
        return find(database, version.article);
    const qint64 here = atPath(database, version.path);
    if (here != 0 && hasHad(database, here, version))
        return byRow(database, here);
    qint64 known = database
                       .value("SELECT v.article FROM versions v JOIN texts t ON t.id = v.text"
                              " JOIN articles a ON a.id = v.article WHERE t.hash = ?"
                              " ORDER BY a.text = v.text DESC, v.id DESC LIMIT 1",
                              {bound(version.textHash)})
                       .toLongLong();
    if (known == 0 && !version.fileHash.isEmpty())
        known = database
                    .value("SELECT article FROM versions WHERE file_hash = ? ORDER BY id DESC LIMIT 1",
                           {bound(version.fileHash)})
                    .toLongLong();
    if (known == 0)
        known = here;
    return known == 0 ? std::nullopt : byRow(database, known);
}

QUuid newId(Database &database, const ArticleVersion &version)
{
    static constexpr QUuid library{0x5d0c2b7e, 0x8f41, 0x4c9a, 0x9b, 0x66, 0x1e, 0x0a, 0x42, 0x50, 0x4c, 0x42};
    const QUuid id = QUuid::createUuidV5(library, version.textHash);
    return find(database, id) ? QUuid::createUuid() : id;
}

ArticleRow keep(Database &database, const ArticleVersion &version, bool mayMove)
{
    const qint64 text = texttable::keep(database, version.textHash, version.text);
    std::optional<ArticleRow> found = find(database, version.article);
    if (!found)
        found = insert(database, version, text);
    ArticleRow article = *found;
    if (article.text != text) {
        if (!mayMove && hangsOnText(database, article.id))
            throw StoreFailure{{ErrorCode::Stale,
                                Core::tr("The article's text has changed in the meantime; open it again"),
                                database.path()}};
        database.execute("UPDATE articles SET text = ?, title = ?, id_name = ?, published = ? WHERE id = ?",
                         {text, bound(version.title), bound(version.idName),
                          bound(version.published.toString(Qt::ISODate)), article.id});
        article = *byRow(database, article.id);
    }
    keepVersion(database, article.id, text, version.fileHash);
    keepPath(database, article.id, version.path);
    return article;
}

ArticleVersion version(Database &database, const ArticleRow &article)
{
    ArticleVersion found;
    found.article = article.uuid;
    found.path =
        database.value("SELECT path FROM paths WHERE article = ? ORDER BY seen DESC LIMIT 1", {article.id}).toString();
    found.fileHash = database
                         .value("SELECT file_hash FROM versions WHERE article = ? AND text = ?"
                                " ORDER BY id DESC LIMIT 1",
                                {article.id, article.text})
                         .toByteArray();
    found.textHash = article.textHash;
    found.text = texttable::load(database, article.text);
    found.title = article.title;
    found.idName = article.idName;
    found.published = article.published;
    return found;
}

std::optional<ArticleRow> seenAt(Database &database, const QString &path)
{
    qint64 article = atPath(database, path);
    if (article == 0) {
        const QFileInfo file(path);
        const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
        if (!folder.isEmpty())
            article = atPath(database, QDir(folder).filePath(file.fileName()));
    }
    return article == 0 ? std::nullopt : byRow(database, article);
}

QList<ArticleSummary> summaries(Database &database)
{
    QList<ArticleSummary> all;
    for (Rows rows = database.query(
             "SELECT a.uuid, a.title, a.id_name, a.published,"
             " (SELECT path FROM paths WHERE article = a.id ORDER BY seen DESC LIMIT 1),"
             " (SELECT time FROM log WHERE sequence = l.last),"
             " (SELECT count(*) FROM annotations WHERE article = a.id)"
             " FROM articles a LEFT JOIN (SELECT article, max(sequence) AS last FROM log GROUP BY article) l"
             " ON l.article = a.id ORDER BY l.last DESC, a.id DESC");
         rows.next();) {
        ArticleSummary summary;
        summary.article = rows.uuid(0);
        summary.title = rows.text(1);
        summary.idName = rows.text(2);
        summary.published = QDate::fromString(rows.text(3), Qt::ISODate);
        summary.path = rows.text(4);
        if (!rows.isNull(5))
            summary.lastChange = QDateTime::fromMSecsSinceEpoch(rows.integer(5)).toUTC();
        summary.annotations = rows.integer(6);
        all.append(summary);
    }
    return all;
}

} // namespace bluepencil::articletable
