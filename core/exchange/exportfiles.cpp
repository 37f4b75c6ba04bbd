// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exportfiles.h"

#include "core/base/atomicfile.h"
#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/stat.h>

namespace bluepencil {

namespace {

/// The path without links, also of a file that is not there yet.
QString resolved(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    if (!canonical.isEmpty())
        return canonical;
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? info.absolutePath() : folder) + QLatin1Char('/') + info.fileName();
}

bool isSameFile(const QString &a, const QString &b)
{
    struct stat first = {};
    struct stat second = {};
    // Two names of one file (hard links) have nothing else in common.
    const bool areThere =
        ::stat(QFile::encodeName(a).constData(), &first) == 0 && ::stat(QFile::encodeName(b).constData(), &second) == 0;
    return areThere ? first.st_dev == second.st_dev && first.st_ino == second.st_ino : resolved(a) == resolved(b);
}

} // namespace

Result<void> writeFiles(const QList<PlacedFile> &files, const QStringList &protectedPaths)
{
    for (const PlacedFile &file : files)
        for (const QString &guarded : protectedPaths)
            if (!guarded.isEmpty() && isSameFile(file.path, guarded))
                return Error{ErrorCode::Invalid,
                             Core::tr("The export would be written over “%1” itself; choose another name or folder")
                                 .arg(guarded),
                             file.path};
    for (const PlacedFile &file : files)
        if (const Result<void> written = writeFileAtomically(file.path, file.content); !written)
            return written;
    return {};
}

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

bool writesOver(const ExchangeFormat &format, const QString &path, const QString &file)
{
    Export plan;
    for (const QString &suffix : QStringList{QString::fromLatin1(format.suffix)} + format.companions)
        plan.files.append({suffix, {}, {}, 0});
    const QStringList paths = exportPaths(plan, format, path);
    return std::any_of(paths.cbegin(), paths.cend(), [&](const QString &one) { return isSameFile(one, file); });
}

Result<QStringList> writeExport(const Export &what, const ExchangeFormat &format, const QString &path,
                                const QStringList &protectedPaths)
{
    const QStringList paths = exportPaths(what, format, path);
    QList<PlacedFile> files;
    for (qsizetype i = 0; i < paths.size(); ++i)
        files.append({paths.at(i), what.files.at(i).content});
    if (const Result<void> written = writeFiles(files, protectedPaths); !written)
        return written.error();
    return paths;
}

} // namespace bluepencil
