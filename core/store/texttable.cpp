// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/texttable.h"

#include "core/base/tr.h"

#include <QCryptographicHash>

namespace bluepencil::texttable {

namespace {

constexpr qsizetype rowSize = 1 << 20;
constexpr qsizetype hashSize = 32;

bool hasHash(const QByteArray &text, const QByteArray &hash)
{
    return hash.size() == hashSize && QCryptographicHash::hash(text, QCryptographicHash::Sha256) == hash;
}

} // namespace

qint64 keep(Database &database, const QByteArray &hash, const QByteArray &text)
{
    const QVariant known = database.value("SELECT id FROM texts WHERE hash = ?", {bound(hash)});
    if (known.isValid())
        return known.toLongLong();
    if (!hasHash(text, hash))
        throw StoreFailure{{ErrorCode::Invalid, Core::tr("The article's text is not complete; open it again"), {}}};
    const qint64 row = database.insert("INSERT INTO texts (hash, size) VALUES (?, ?)", {bound(hash), text.size()});
    for (qsizetype start = 0; start < text.size(); start += rowSize)
        database.execute("INSERT INTO text_rows (text, position, content) VALUES (?, ?, ?)",
                         {row, start / rowSize, text.mid(start, rowSize)});
    return row;
}

QByteArray load(Database &database, qint64 row)
{
    QByteArray text;
    for (Rows rows = database.query("SELECT content FROM text_rows WHERE text = ? ORDER BY position", {row});
         rows.next();)
        text += rows.blob(0);
    if (!hasHash(text, database.value("SELECT hash FROM texts WHERE id = ?", {row}).toByteArray()))
        failDamaged(database.path());
    return text;
}

} // namespace bluepencil::texttable
