// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/exchangeformat.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace bluepencil {

/// One file of an export with the place it goes to.
struct PlacedFile {
    QString path;
    QByteArray content;
};

/// Writes them in order, each atomically. Refuses (Invalid) before anything is written if one of them is one
/// of `protectedPaths` (the articles themselves, the store), whatever symbolic or hard links lead there.
/// Blocking: for a worker thread. Errors: those of writeFileAtomically.
Result<void> writeFiles(const QList<PlacedFile> &files, const QStringList &protectedPaths);

/// The paths an export would write when the user names `path`: its stem with each file's suffix, and the
/// fixed names beside it. A suffix of the format on `path` (or of one of its files) is not doubled.
QStringList exportPaths(const Export &what, const ExchangeFormat &format, const QString &path);

/// Would an export to `path` in this format be written over that file?
bool writesOver(const ExchangeFormat &format, const QString &path, const QString &file);

/// Writes an export of one article to exportPaths(), as writeFiles() does. Gives the paths written.
Result<QStringList> writeExport(const Export &what, const ExchangeFormat &format, const QString &path,
                                const QStringList &protectedPaths);

} // namespace bluepencil
