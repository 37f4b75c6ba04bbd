// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exportfiles.h"

#include "core/base/atomicfile.h"
#include "core/base/tr.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace bluepencil {

namespace {

/// What two paths must share to be one file, also for a file that is not there yet.
QString identity(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    if (!canonical.isEmpty())
        return canonical;
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? info.absolutePath() : folder) + QLatin1Char('/') + info.fileName();
}

} // namespace

QStringList exportPaths(const Export &what, const ExchangeFormat &format, const QString &path)
{
    const QFileInfo info(path);
    QString stem = info.absoluteFilePath();
    QStringList suffixes{QString::fromLatin1(format.suffix)};
    for (const ExportedFile &file : what.files)
        if (!file.suffix.isEmpty())
            suffixes.append(file.suffix);
    // The longest first: "x.bluepencil.jsonl" is not "x.bluepencil" with the suffix "jsonl".
    std::sort(suffixes.begin(), suffixes.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &suffix : std::as_const(suffixes)) {
        if (stem.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive)) {
            stem.chop(suffix.size() + 1);
            break;
        }
    }
    QStringList paths;
    for (const ExportedFile &file : what.files)
        paths.append(file.fixedName.isEmpty() ? stem + QLatin1Char('.') + file.suffix
                                              : info.absoluteDir().filePath(file.fixedName));
    return paths;
}

Result<QStringList> writeExport(const Export &what, const ExchangeFormat &format, const QString &path,
                                const QStringList &protectedPaths)
{
    const QStringList paths = exportPaths(what, format, path);
    for (const QString &target : paths)
        for (const QString &guarded : protectedPaths)
            if (!guarded.isEmpty() && identity(target) == identity(guarded))
                return Error{ErrorCode::Invalid,
                             Core::tr("This export would overwrite the article itself; choose another name or folder"),
                             target};
    for (qsizetype i = 0; i < paths.size(); ++i)
        if (const Result<void> written = writeFileAtomically(paths[i], what.files[i].content); !written)
            return written.error();
    return paths;
}

} // namespace bluepencil
