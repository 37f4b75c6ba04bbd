// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

namespace bluepencil::header {

/// One of the first lines of a text, with the place where it stands.
struct Line {
    QString text;
    qint32 start = 0; ///< byte
    qint32 end = 0;   ///< byte, without the line end

    bool isBlank() const { return QStringView(text).trimmed().isEmpty(); }
    /// The bytes of a part of `text`, which is told in UTF-16 units.
    Span bytesOf(qsizetype from, qsizetype length) const;
    /// The bytes of a word of it; an empty span where it has no such word.
    Span bytesOf(const QString &words) const;
};

/// The lines of the first 16 KB, 64 at most.
QList<Line> firstLines(QByteArrayView utf8);

} // namespace bluepencil::header
