// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"

#include <QByteArray>
#include <QString>

namespace bluepencil {

struct ArticleVersion;

/// What SQLite can't keep is replaced here, at the border, and nowhere else: a lone surrogate would come
/// back as another character and swallow its neighbour, a NUL hides what follows it from LIKE, length() and
/// dumps, the noncharacters U+FFFE and U+FFFF come back as U+FFFD, and a U+FEFF at the beginning is
/// dropped (all measured). Each becomes U+FFFD.
/// Linear; text without them is passed on uncopied.
QString storable(const QString &text);
/// The same for UTF-8: invalid bytes become U+FFFD too.
QByteArray storable(const QByteArray &utf8);
/// Every string in them.
Record storable(const Record &record);
Change storable(const Change &change);
ArticleVersion storable(const ArticleVersion &version);

} // namespace bluepencil
