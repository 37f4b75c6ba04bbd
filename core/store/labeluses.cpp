// SPDX-License-Identifier: GPL-3.0-or-later
// What the whole library has under a label: acts on labels reach every article.
#include "core/store/recordtable.h"

namespace bluepencil {

QHash<QString, LabelUse> recordtable::labelUses(Database &database)
{
    QHash<QString, LabelUse> uses;
    for (Rows rows = database.query("SELECT label, count(*), count(DISTINCT article) FROM annotations GROUP BY label");
         rows.next();)
        uses.insert(rows.text(0), {rows.integer(1), rows.integer(2)});
    return uses;
}

ArticleRecords recordtable::records(Database &database, const ArticleRow &article)
{
    return {article.uuid, article.textHash, annotations(database, article), relations(database, article.id),
            decisions(database, article.id)};
}

QList<ArticleRecords> recordtable::articlesWith(Database &database, const QString &label)
{
    QList<QUuid> ids;
    for (Rows rows = database.query("SELECT uuid FROM articles WHERE id IN"
                                    " (SELECT article FROM annotations WHERE label = ?) ORDER BY id",
                                    {bound(label)});
         rows.next();)
        ids.append(rows.uuid(0));
    QList<ArticleRecords> all;
    for (const QUuid &id : std::as_const(ids)) {
        const std::optional<ArticleRow> article = articletable::find(database, id);
        if (!article)
            failDamaged(database.path());
        all.append(records(database, *article));
    }
    return all;
}

} // namespace bluepencil
