// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/exchangeformat.h"

#include <QStringList>

namespace bluepencil {

/// The paths an export would write when the user names `path`: its stem with each file's suffix, and the
/// fixed names beside it. A suffix of the format on `path` (or of one of its files) is not doubled.
QStringList exportPaths(const Export &what, const ExchangeFormat &format, const QString &path);

/// Writes all of them, each atomically. Refuses (Invalid) before anything is written if one of them is one of
/// `protectedPaths` (the articles themselves, whatever links lead there). Gives the paths written. Blocking:
/// for a worker thread. Errors: those of writeFileAtomically.
Result<QStringList> writeExport(const Export &what, const ExchangeFormat &format, const QString &path,
                                const QStringList &protectedPaths);

} // namespace bluepencil
