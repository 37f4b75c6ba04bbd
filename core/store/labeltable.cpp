// SPDX-License-Identifier: GPL-3.0-or-later
// The tagset: the built-in labels, which code knows, overlaid with what the user changed of them and added.
#include "core/store/recordkind.h"
#include "core/store/recordtable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace bluepencil {

namespace {

/// Attributes lie in their column as in the log: as those of a label in JSON.
QString attributesText(const Label &label)
{
    const QJsonValue attributes = toJson(Record(label)).value(QStringLiteral("attributes"));
    return attributes.isUndefined()
               ? QString()
               : QString::fromUtf8(QJsonDocument(attributes.toArray()).toJson(QJsonDocument::Compact));
}

QList<AttributeDefinition> attributesFrom(const QByteArray &json, const QString &path)
{
    if (json.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject label{{QStringLiteral("id"), QStringLiteral("x")},
                            {QStringLiteral("name"), QStringLiteral("x")},
                            {QStringLiteral("attributes"), document.array()}};
    const Result<Record> read = recordFromJson(QStringLiteral("label"), label);
    if (!document.isArray() || !read)
        failDamaged(path);
    return std::get<Label>(*read).attributes;
}

/// Columns id, removed, name, color, key, description, place, parent, attributes.
Label labelFrom(const Rows &rows, const QString &path)
{
    const qint64 place = rows.integer(6);
    if (place < std::numeric_limits<int>::min() || place > std::numeric_limits<int>::max())
        failDamaged(path);
    Label label{rows.text(0), rows.text(2), rows.text(3), rows.text(4), rows.text(5), static_cast<int>(place)};
    label.parent = rows.text(7);
    label.attributes = attributesFrom(rows.utf8(8), path);
    return label;
}

std::optional<Label> builtIn(const QString &id)
{
    const Tagset tagset = Tagset::builtIn();
    const Label *label = tagset.find(id);
    return label ? std::optional(*label) : std::nullopt;
}

std::optional<Stored> findLabel(Database &database, const QString &id)
{
    Rows rows = database.query("SELECT id, removed, name, color, key, description, place, parent, attributes"
                               " FROM labels WHERE id = ?",
                               {bound(id)});
    if (rows.next())
        return rows.integer(1) != 0 ? std::nullopt : std::optional(Stored{0, 0, labelFrom(rows, database.path())});
    const std::optional<Label> label = builtIn(id);
    return label ? std::optional(Stored{0, 0, *label}) : std::nullopt;
}

void write(Database &database, const Label &label, bool isRemoved)
{
    database.execute("INSERT OR REPLACE INTO labels (id, removed, name, color, key, description, place, parent,"
                     " attributes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     {bound(label.id), isRemoved ? 1 : 0, bound(label.name), bound(label.color), bound(label.key),
                      bound(label.description), label.order, bound(label.parent), bound(attributesText(label))});
}

void putLabel(Database &database, qint64, qint64, const Record &record)
{
    const auto &label = std::get<Label>(record);
    if (builtIn(label.id) == label)
        database.execute("DELETE FROM labels WHERE id = ?", {bound(label.id)});
    else
        write(database, label, false);
}

void removeLabel(Database &database, qint64, const QString &id)
{
    if (const std::optional<Label> label = builtIn(id))
        write(database, *label, true);
    else
        database.execute("DELETE FROM labels WHERE id = ?", {bound(id)});
}

} // namespace

const RecordKind labelKind = {"label", false, findLabel, putLabel, removeLabel};

QList<Label> recordtable::labels(Database &database)
{
    Tagset tagset = Tagset::builtIn();
    for (Rows rows = database.query("SELECT id, removed, name, color, key, description, place, parent, attributes"
                                    " FROM labels ORDER BY id");
         rows.next();) {
        if (rows.integer(1) != 0)
            tagset.remove(rows.text(0));
        else
            tagset.put(labelFrom(rows, database.path()));
    }
    return tagset.labels();
}

} // namespace bluepencil
