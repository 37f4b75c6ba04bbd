// SPDX-License-Identifier: GPL-3.0-or-later
// The tagset: the built-in labels, which code knows, overlaid with what the user changed of them and added.
#include "core/store/recordkind.h"
#include "core/store/recordtable.h"

#include <limits>

namespace bluepencil {

namespace {

/// Columns id, removed, name, color, key, description, place.
Label labelFrom(const Rows &rows, const QString &path)
{
    const qint64 place = rows.integer(6);
    if (place < std::numeric_limits<int>::min() || place > std::numeric_limits<int>::max())
        failDamaged(path);
    return {rows.text(0), rows.text(2), rows.text(3), rows.text(4), rows.text(5), static_cast<int>(place)};
}

std::optional<Label> builtIn(const QString &id)
{
    const Tagset tagset = Tagset::builtIn();
    const Label *label = tagset.find(id);
    return label ? std::optional(*label) : std::nullopt;
}

std::optional<Stored> findLabel(Database &database, const QString &id)
{
    Rows rows = database.query("SELECT id, removed, name, color, key, description, place FROM labels WHERE id = ?",
                               {bound(id)});
    if (rows.next())
        return rows.integer(1) != 0 ? std::nullopt : std::optional(Stored{0, 0, labelFrom(rows, database.path())});
    const std::optional<Label> label = builtIn(id);
    return label ? std::optional(Stored{0, 0, *label}) : std::nullopt;
}

void write(Database &database, const Label &label, bool isRemoved)
{
    database.execute("INSERT OR REPLACE INTO labels (id, removed, name, color, key, description, place)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)",
                     {bound(label.id), isRemoved ? 1 : 0, bound(label.name), bound(label.color), bound(label.key),
                      bound(label.description), label.order});
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
    for (Rows rows = database.query("SELECT id, removed, name, color, key, description, place FROM labels ORDER BY id");
         rows.next();) {
        if (rows.integer(1) != 0)
            tagset.remove(rows.text(0));
        else
            tagset.put(labelFrom(rows, database.path()));
    }
    return tagset.labels();
}

} // namespace bluepencil
