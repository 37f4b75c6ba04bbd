// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefile.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bluepencil {

namespace {

[[noreturn]] void failToMake(const QString &path)
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    throw StoreFailure{{ErrorCode::WriteFailed,
                        isFull ? Core::tr("There is no room for the library on its disk; make room and try again")
                               : Core::tr("The library can't be made there; choose a folder that you may write to"),
                        path}};
}

/// Every folder that is missing, for its owner only.
void makeFolders(const QString &folder, const QString &path)
{
    if (QFileInfo::exists(folder))
        return;
    const QString parent = QFileInfo(folder).path();
    if (parent != folder)
        makeFolders(parent, path);
    const QByteArray name = QFile::encodeName(folder);
    if (::mkdir(name.constData(), S_IRWXU) == 0)
        ::chmod(name.constData(), S_IRWXU); // an umask may have taken our own rights away
    else if (errno != EEXIST)
        failToMake(path);
}

bool makeFile(const QByteArray &name)
{
    const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return false;
    ::fchmod(file, S_IRUSR | S_IWUSR);
    return ::close(file) == 0;
}

/// The path with nothing in it that is a link; the file itself must exist.
QString canonical(const QString &path)
{
    const QString found = QFileInfo(path).canonicalFilePath();
    if (found.isEmpty())
        throw StoreFailure{
            {ErrorCode::NotReadable, Core::tr("The library is a link to a file that is gone; choose another"), path}};
    return found;
}

} // namespace

StoreFile::StoreFile(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    struct stat status = {};
    if (::lstat(QFile::encodeName(absolute).constData(), &status) != 0) {
        if (errno == EACCES)
            throw StoreFailure{{ErrorCode::NotReadable,
                                Core::tr("The library's folder may not be read; choose another library"), path}};
        if (errno != ENOENT && errno != ENOTDIR)
            failToMake(path);
        makeFolders(QFileInfo(absolute).path(), path);
        if (!makeFile(QFile::encodeName(absolute)) && errno != EEXIST)
            failToMake(path);
    }
    m_path = canonical(absolute);

    const QByteArray name = QFile::encodeName(m_path);
    if (::stat(name.constData(), &status) != 0)
        throw StoreFailure{{ErrorCode::NotReadable, Core::tr("The library can't be read; check its folder"), path}};
    if (!S_ISREG(status.st_mode))
        throw StoreFailure{
            {ErrorCode::NotAFile, Core::tr("The library's name is that of a folder or a device; choose a file"), path}};
    if (status.st_nlink > 1)
        throw StoreFailure{{ErrorCode::Unsupported,
                            Core::tr("The library's file has a second name (a hard link), which is not safe; remove "
                                     "one of them"),
                            path}};
    if (::access(name.constData(), R_OK) != 0)
        throw StoreFailure{
            {ErrorCode::NotReadable, Core::tr("The library may not be read; check who owns its file"), path}};
    m_isReadOnly = ::access(name.constData(), W_OK) != 0 ||
                   ::access(QFile::encodeName(QFileInfo(m_path).path()).constData(), W_OK | X_OK) != 0;
    m_device = status.st_dev;
    m_inode = status.st_ino;
}

bool StoreFile::isInPlace() const
{
    struct stat status = {};
    return ::stat(QFile::encodeName(m_path).constData(), &status) == 0 && status.st_dev == m_device &&
           status.st_ino == m_inode;
}

QString makeFileBeside(const QString &path, const QString &suffix)
{
    QString name = path + suffix;
    for (int number = 2; !makeFile(QFile::encodeName(name)); ++number) {
        if (errno != EEXIST)
            failToMake(name);
        name = path + suffix + QStringLiteral(".%1").arg(number);
    }
    return name;
}

void syncToDisk(const QString &path)
{
    const auto sync = [&path](const QString &name, int flags) {
        const int descriptor = ::open(QFile::encodeName(name).constData(), O_RDONLY | O_CLOEXEC | flags);
        const bool isSynced = descriptor >= 0 && (::fsync(descriptor) == 0 || errno == EINVAL);
        if (descriptor >= 0)
            ::close(descriptor);
        if (!isSynced)
            failToMake(path);
    };
    sync(path, 0);
    sync(QFileInfo(path).path(), O_DIRECTORY);
}

} // namespace bluepencil
