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
    const Result<Change> change = changeBackTo(m_history.log(), m_version.article, sequence);
    if (!change)
        return change.error();
    if (change->isEmpty())
        return qsizetype(0);
    if (const Result<void> done = act(*change); !done)
        return done.error();
    return change->edits.size();
}

} // namespace bluepencil
