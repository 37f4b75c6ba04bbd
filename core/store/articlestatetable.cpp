// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recordkind.h"
#include "core/store/recordtable.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bluepencil {

namespace {

/// Escaped where Qt's parser would take it for a byte order mark.
QString labelsText(const QStringList &labels)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(labels))
                                 .toJson(QJsonDocument::Compact)
                                 .replace("\xef\xbb\xbf", "\\ufeff"));
}

QStringList labelsFrom(const QString &text, const QString &path)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        failDamaged(path);
    QStringList labels;
    for (const QJsonValue value : document.array())
        labels.append(value.toString());
    return labels;
}

/// Columns article, uuid, status, labels, note.
ArticleState stateFrom(const Rows &rows, const QString &path)
{
    const auto status = readingStatusFromString(rows.text(2));
    if (!status)
        failDamaged(path);
    return {rows.uuid(1), *status, labelsFrom(rows.text(3), path), rows.text(4)};
}

std::optional<Stored> findState(Database &database, const QString &id)
{
    Rows rows = database.query("SELECT s.article, a.uuid, s.status, s.labels, s.note FROM article_states s"
                               " JOIN articles a ON a.id = s.article WHERE a.uuid = ?",
                               {bound(id)});
    if (!rows.next())
        return std::nullopt;
    return Stored{rows.integer(0), rows.integer(0), stateFrom(rows, database.path())};
}

void putState(Database &database, qint64 row, qint64 article, const Record &record)
{
    const auto &state = std::get<ArticleState>(record);
    const QVariantList values = {bound(toString(state.status)), bound(labelsText(state.labels)), bound(state.note),
                                 article};
    if (row == 0)
        database.execute("INSERT INTO article_states (status, labels, note, article) VALUES (?, ?, ?, ?)", values);
    else
        database.execute("UPDATE article_states SET status = ?, labels = ?, note = ? WHERE article = ?", values);
}

void removeState(Database &database, qint64 row, const QString &)
{
    database.execute("DELETE FROM article_states WHERE article = ?", {row});
}

} // namespace

const RecordKind articleStateKind = {"article-state", true, findState, putState, removeState};

std::optional<ArticleState> recordtable::articleState(Database &database, qint64 article)
{
    Rows rows = database.query("SELECT s.article, a.uuid, s.status, s.labels, s.note FROM article_states s"
                               " JOIN articles a ON a.id = s.article WHERE a.id = ?",
                               {article});
    if (!rows.next())
        return std::nullopt;
    return stateFrom(rows, database.path());
}

} // namespace bluepencil
