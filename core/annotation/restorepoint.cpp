// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/restorepoint.h"

#include "core/base/tr.h"

#include <QHash>

#include <algorithm>

namespace bluepencil {

namespace {

/// The ends of a relation must be there as long as it is.
int rankOf(const Edit &edit)
{
    const Record &record = edit.after ? *edit.after : *edit.before;
    if (!std::holds_alternative<Relation>(record))
        return 1;
    return edit.after ? 2 : 0;
}

bool isOf(const Edit &edit, const Change &change, const QUuid &article)
{
    return edit.article.isNull() ? change.article == article : edit.article == article;
}

/// Acts over the library do something to the article where an edit names it.
bool touches(const Change &change, const QUuid &article)
{
    return change.article == article ||
           (change.article.isNull() && std::any_of(change.edits.cbegin(), change.edits.cend(),
                                                   [&](const Edit &edit) { return edit.article == article; }));
}

} // namespace

QList<RestorePoint> restorePoints(const QList<Change> &log, const QUuid &article)
{
    QList<RestorePoint> points;
    qsizetype acts = 0;
    bool isReachable = true;
    for (auto change = log.crbegin(); change != log.crend(); ++change) {
        if (!touches(*change, article))
            continue;
        if (change->kind == Change::Kind::RestorePoint)
            points.append({change->title, change->author, change->time, change->sequence, acts, isReachable});
        else if (change->kind == Change::Kind::Reanchor)
            isReachable = false;
        else
            ++acts;
    }
    return points;
}

qsizetype placeOfRestorePoint(const QList<Change> &log, const QUuid &article, qint64 sequence)
{
    const auto point = std::find_if(log.crbegin(), log.crend(), [&](const Change &change) {
        return change.kind == Change::Kind::RestorePoint && change.article == article && change.sequence == sequence;
    });
    return log.crend() - point - 1;
}

Result<QList<Edit>> editsBackTo(const QList<Change> &log, const QUuid &article, qint64 sequence)
{
    const qsizetype point = placeOfRestorePoint(log, article, sequence);
    if (point < 0)
        return Error{ErrorCode::Stale, Core::tr("This restore point is not there any more; choose another one"), {}};
    QList<Edit> edits; // then → now, in the order in which the records were first touched
    QHash<std::pair<QString, QString>, qsizetype> placeOf;
    for (auto change = log.cbegin() + point + 1; change != log.cend(); ++change) {
        if (change->article != article && !change->article.isNull())
            continue;
        if (change->kind == Change::Kind::Reanchor)
            return Error{ErrorCode::Stale,
                         Core::tr("The text is another one since this restore point; it cannot be returned to"),
                         {}};
        for (const Edit &edit : change->edits) {
            if (edit.kind == QLatin1StringView("label") || !isOf(edit, *change, article))
                continue;
            const auto place = placeOf.constFind({edit.kind, edit.id});
            if (place != placeOf.cend()) {
                edits[*place].after = edit.after;
            } else {
                placeOf.insert({edit.kind, edit.id}, edits.size());
                edits.append(edit);
            }
        }
    }
    edits.removeIf([](const Edit &edit) { return edit.before == edit.after; });
    std::reverse(edits.begin(), edits.end());
    for (Edit &edit : edits) {
        std::swap(edit.before, edit.after);
        edit.article = {}; // the way back is the article's own act
        edit.textHash.clear();
    }
    std::stable_sort(edits.begin(), edits.end(), [](const Edit &a, const Edit &b) { return rankOf(a) < rankOf(b); });
    return edits;
}

Result<Change> changeBackTo(const QList<Change> &log, const QUuid &article, qint64 sequence)
{
    const Result<QList<Edit>> edits = editsBackTo(log, article, sequence);
    if (!edits)
        return edits.error();
    Change change;
    change.title = Core::tr("Return to “%1”").arg(log[placeOfRestorePoint(log, article, sequence)].title.left(40));
    change.edits = *edits;
    return change;
}

} // namespace bluepencil
