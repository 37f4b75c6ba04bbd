// SPDX-License-Identifier: GPL-3.0-or-later
// Named points in an article's history, and the way back to them.
#include "core/annotation/restorepoint.h"
#include "core/base/tr.h"
#include "core/session/openarticle.h"

#include <algorithm>

namespace bluepencil {

Result<void> OpenArticle::setRestorePoint(const QString &name)
{
    constexpr qsizetype longest = 200;
    Change point;
    point.kind = Change::Kind::RestorePoint;
    point.title = name.simplified().left(longest);
    if (std::none_of(point.title.cbegin(), point.title.cend(), [](QChar c) { return c.isLetterOrNumber(); }))
        return Error{ErrorCode::Invalid, Core::tr("Give the restore point a name"), {}};
    return act(point);
}

Result<qsizetype> OpenArticle::returnTo(qint64 sequence)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const QList<Change> &log = m_history.log();
    const Result<QList<Edit>> edits = editsBackTo(log, m_version.article, sequence);
    if (!edits)
        return edits.error();
    if (edits->isEmpty())
        return qsizetype(0);
    const auto point =
        std::find_if(log.crbegin(), log.crend(), [&](const Change &change) { return change.sequence == sequence; });
    if (const Result<void> done = act(Core::tr("Return to “%1”").arg(point->title.left(40)), *edits); !done)
        return done.error();
    return edits->size();
}

} // namespace bluepencil
