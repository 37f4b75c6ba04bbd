// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace bluepencil {

namespace {

QString userFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1String("/bluepencil");
}

} // namespace

QStringList dataFolders()
{
    QStringList folders;
    const auto add = [&folders](const QString &folder) {
        const QString clean = QDir::cleanPath(folder);
        const bool isThere = !folder.isEmpty() && QFileInfo(clean).isDir();
        if (isThere && !folders.contains(clean))
            folders.append(clean);
        return isThere;
    };
    add(qEnvironmentVariable("BLUEPENCIL_DATA"));
    add(userFolder());
    const bool isInstalled = QCoreApplication::instance() != nullptr &&
                             add(QCoreApplication::applicationDirPath() + QLatin1String("/../share/bluepencil"));
#ifdef BLUEPENCIL_SOURCE_DATA
    // An installed program has its own data and must not look into whatever lies where it was built.
    if (!isInstalled)
        add(QStringLiteral(BLUEPENCIL_SOURCE_DATA));
#else
    Q_UNUSED(isInstalled)
#endif
    return folders;
}

QString findData(const QString &relativePath)
{
    const QStringList folders = dataFolders();
    for (const QString &folder : folders) {
        const QString path = folder + QLatin1Char('/') + relativePath;
        if (QFileInfo(path).isFile())
            return path;
    }
    return {};
}

QString defaultStorePath()
{
    return userFolder() + QLatin1String("/library.sqlite");
}

} // namespace bluepencil
