// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/exportfiles.h"

#include <QList>
#include <QString>

namespace bluepencil::cli {

/// Where an export goes (design §8).
struct ExportTarget {
    enum class Kind { StandardOutput, File, Folder };

    Kind kind = Kind::StandardOutput;
    QString path;
};

/// Without a path, and for "-": standard output. Else a folder if it is one, if the path ends in `/`, or if
/// several files with names of their own result; else one file. Error (Invalid, a matter of usage) where
/// the format or the number of articles can't go to standard output.
Result<ExportTarget> exportTarget(const QString &path, const ExchangeFormat &format, qsizetype articles);

/// The files of an export to one file: PATH itself for a format of one file, else PATH's stem with each
/// file's suffix; files of fixed name beside it.
QList<PlacedFile> planFile(const QString &path, const ExchangeFormat &format, const QList<ExportedFile> &files);
/// The files of an export to a folder; stems[i] is the stem of article i.
QList<PlacedFile> planFolder(const QString &folder, const QStringList &stems, const QList<ExportedFile> &files);
/// A stem for each article from its id ("a.txt" → "a"); the second of a name gets "_2".
QStringList uniqueStems(const QStringList &articleIds);

} // namespace bluepencil::cli
