// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exporttargets.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace bluepencil::cli {

namespace {

Error usage(const QString &message)
{
    return {ErrorCode::Invalid, message, {}};
}

QString inFolder(const QString &folder, const QString &name)
{
    return QDir(folder).filePath(name);
}

} // namespace

Result<ExportTarget> exportTarget(const QString &path, const ExchangeFormat &format, qsizetype articles)
{
    using Kind = ExportTarget::Kind;
    if (path.isEmpty() || path == QStringLiteral("-")) {
        if (!format.oneFile)
            return usage(Core::tr("The format %1 makes several files, which can't go to standard output; give -o PATH")
                             .arg(QString::fromLatin1(format.id)));
        if (articles > 1 && !format.joins)
            return usage(Core::tr("Several articles make several files in the format %1; give -o FOLDER")
                             .arg(QString::fromLatin1(format.id)));
        return ExportTarget{Kind::StandardOutput, {}};
    }
    const bool isFolder = path.endsWith(u'/') || QFileInfo(path).isDir() || (articles > 1 && !format.joins);
    return ExportTarget{isFolder ? Kind::Folder : Kind::File, path};
}

QList<PlacedFile> planFile(const QString &path, const ExchangeFormat &format, const QList<ExportedFile> &files)
{
    const QFileInfo info(path);
    QList<PlacedFile> planned;
    for (const ExportedFile &file : files) {
        if (!file.fixedName.isEmpty())
            planned.append({inFolder(info.path(), file.fixedName), file.content});
        else if (format.oneFile)
            planned.append({path, file.content});
        else
            planned.append({inFolder(info.path(), info.completeBaseName() + u'.' + file.suffix), file.content});
    }
    return planned;
}

QList<PlacedFile> planFolder(const QString &folder, const QStringList &stems, const QList<ExportedFile> &files)
{
    QList<PlacedFile> planned;
    for (const ExportedFile &file : files)
        planned.append(
            {inFolder(folder, file.fixedName.isEmpty() ? stems.at(file.article) + u'.' + file.suffix : file.fixedName),
             file.content});
    return planned;
}

QStringList uniqueStems(const QStringList &articleIds)
{
    QStringList stems;
    QSet<QString> used; // some file systems do not tell "A" from "a"
    for (const QString &id : articleIds) {
        QString base = QFileInfo(id).completeBaseName();
        if (base.isEmpty())
            base = QStringLiteral("article");
        QString stem = base;
        for (int i = 2; used.contains(stem.toCaseFolded()); ++i)
            stem = base + u'_' + QString::number(i);
        used.insert(stem.toCaseFolded());
        stems.append(stem);
    }
    return stems;
}

} // namespace bluepencil::cli
