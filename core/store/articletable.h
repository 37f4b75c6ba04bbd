// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/library.h"

#include <optional>

namespace bluepencil {

/// An article as it lies in the store.
struct ArticleRow {
    qint64 id = 0; ///< the row; a text's too
    QUuid uuid;
    qint64 text = 0; ///< the text its annotations belong to
    QByteArray textHash;
    qint32 textSize = 0;
    QString title;
    QString idName;
    QDate published;
};

/// Articles, their versions and the paths they were seen at.
namespace articletable {

std::optional<ArticleRow> find(Database &database, const QUuid &uuid);

/// Which article a version is of: the id it names; the one last seen at its path, if that has ever had this
/// text or file; one that has had this text, or this file, anywhere; the one at its path in a version that is
/// new. Nothing: a new one. (A text that another article is known to have is that article, even at the path
/// of this one: what was copied over it is told by its content.)
std::optional<ArticleRow> match(Database &database, const ArticleVersion &version);

/// The id of an article that is new. It follows from the text, so that two programs that open the same new
/// text at the same moment mean the same article.
QUuid newId(Database &database, const ArticleVersion &version);

/// Within a write transaction: article, version, text and path are there when this returns. The article
/// moves to the version's text if `mayMove` or if nothing hangs on its old text. Stale if it can't.
ArticleRow keep(Database &database, const ArticleVersion &version, bool mayMove);

/// The version that the annotations belong to, with its text.
ArticleVersion version(Database &database, const ArticleRow &article);
/// The article last seen at this path. The path may lead through links: the file may be gone, so only the
/// folder can be followed.
std::optional<ArticleRow> seenAt(Database &database, const QString &path);

/// All, the one changed last first.
QList<ArticleSummary> summaries(Database &database);

} // namespace articletable

} // namespace bluepencil
