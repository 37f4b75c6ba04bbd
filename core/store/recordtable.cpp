// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recordtable.h"

#include "core/base/tr.h"
#include "core/store/recordkind.h"

#include <algorithm>
#include <array>

namespace bluepencil {

Span storedSpan(const Rows &rows, int column, const QString &path)
{
    const Span span{rows.integer32(column), rows.integer32(column + 1)};
    if (span.end < span.start)
        failDamaged(path);
    return span;
}

QVariant bound(const QDateTime &time)
{
    return time.toMSecsSinceEpoch();
}

QDateTime storedTime(const Rows &rows, int column)
{
    return QDateTime::fromMSecsSinceEpoch(rows.integer(column)).toUTC();
}

namespace recordtable {

namespace {

/// Every kind of record; a new one is a line here, its table in the schema and its file beside.
const std::array kinds = {&annotationKind, &relationKind, &decisionKind, &labelKind, &castFactKind, &articleStateKind};
static_assert(std::variant_size_v<Record> == 6, "a new kind of record needs its table");

[[noreturn]] void failInvalid(const QString &message)
{
    throw StoreFailure{{ErrorCode::Invalid, message, {}}};
}

[[noreturn]] void failStale()
{
    throw StoreFailure{
        {ErrorCode::Stale, Core::tr("This was changed in the meantime; look at it again and repeat what you did"), {}}};
}

const RecordKind &kindNamed(const QString &name)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const RecordKind *kind) { return name == QLatin1String(kind->kind); });
    if (found == kinds.end())
        failInvalid(Core::tr("The library can't keep this kind of thing; update the program"));
    return **found;
}

bool isOfEdit(const std::optional<Record> &record, const Edit &edit)
{
    return !record || (kindOf(*record) == edit.kind && idOf(*record) == edit.id);
}

void checkParts(const Record &record, const ArticleRow &article)
{
    const auto *state = std::get_if<ArticleState>(&record);
    if (state && state->id != article.uuid)
        failInvalid(Core::tr("A change does not say which article it is of"));
    const auto *fact = std::get_if<CastFact>(&record);
    if (fact && fact->anchors.isEmpty())
        failInvalid(Core::tr("There are no words to say this of; choose some mentions"));
    const auto *annotation = std::get_if<Annotation>(&record);
    if (!annotation)
        return;
    qint32 from = 0;
    for (const Span part : annotation->parts) {
        if (part.start < from || part.isEmpty() || part.end > article.textSize)
            failInvalid(Core::tr("The words to tag are not in the article; open it again"));
        from = part.end;
    }
    if (annotation->isLost() && annotation->lost.isEmpty())
        failInvalid(Core::tr("There are no words to tag; select some"));
}

} // namespace

void apply(Database &database, const ArticleRow *article, const Edit &edit)
{
    const RecordKind &kind = kindNamed(edit.kind);
    if ((!edit.before && !edit.after) || edit.id.isEmpty() || !isOfEdit(edit.before, edit) ||
        !isOfEdit(edit.after, edit))
        failInvalid(Core::tr("A change contradicts itself and was not kept"));
    if (kind.isOfArticle && !article)
        failInvalid(Core::tr("A change of an article does not say of which"));
    const qint64 owner = kind.isOfArticle ? article->id : 0;

    const std::optional<Stored> stored = kind.find(database, edit.id);
    if (stored && stored->article != owner)
        failInvalid(Core::tr("Another article has something of the same id; give it a new one"));
    if (stored.has_value() != edit.before.has_value() || (stored && stored->record != *edit.before))
        failStale();

    if (!edit.after) {
        kind.remove(database, stored->row, edit.id);
        return;
    }
    if (kind.isOfArticle)
        checkParts(*edit.after, *article);
    kind.put(database, stored ? stored->row : 0, owner, *edit.after);
}

} // namespace recordtable

} // namespace bluepencil
