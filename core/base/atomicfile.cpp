// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include "core/base/tr.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bluepencil {

namespace {

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { close(); }

    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }
    /// Some file systems tell of a failed write only here.
    bool close() { return m_descriptor < 0 || ::close(std::exchange(m_descriptor, -1)) == 0; }

private:
    int m_descriptor;
};

/// The temporary file's name; the file is removed unless it was renamed away.
class TemporaryName
{
public:
    explicit TemporaryName(QByteArray name)
        : m_name(std::move(name))
    {
    }
    TemporaryName(const TemporaryName &) = delete;
    TemporaryName &operator=(const TemporaryName &) = delete;
    ~TemporaryName()
    {
        if (!m_name.isEmpty())
            ::unlink(m_name.constData());
    }
    void release() { m_name.clear(); }

private:
    QByteArray m_name;
};

Error errorFor(int code, const QString &path)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound, Core::tr("The folder to write to does not exist; choose another"), path};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::ReadOnly, Core::tr("The folder may not be written to; choose another"), path};
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::WriteFailed, Core::tr("There is no room left on the disk; make room and try again"), path};
    case EFBIG:
        return {ErrorCode::WriteFailed,
                Core::tr("The file would be larger than is allowed there; choose another place"), path};
    case ENAMETOOLONG:
        return {ErrorCode::WriteFailed, Core::tr("The file's name is too long; choose a shorter one"), path};
    case ELOOP:
        return {ErrorCode::NotAFile, Core::tr("The link leads round in a circle; choose another name"), path};
    default:
        return {ErrorCode::WriteFailed, Core::tr("The file could not be written; check the disk and try again"), path};
    }
}

QByteArray folderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArrayLiteral(".") : slash == 0 ? QByteArrayLiteral("/") : path.left(slash);
}

/// A link that somebody else left in a folder anyone may write to (like /tmp) may point at a file the
/// writer would never overwrite knowingly. The kernel refuses such links where that is switched on.
bool isForeignLink(const QByteArray &path, const struct stat &link)
{
    struct stat folder = {};
    if (::stat(folderOf(path).constData(), &folder) != 0)
        return false;
    const bool isShared = (folder.st_mode & S_ISVTX) != 0 && (folder.st_mode & S_IWOTH) != 0;
    return isShared && link.st_uid != ::geteuid() && link.st_uid != folder.st_uid;
}

/// Where the bytes shall go: the path with its last part no longer a link. The target need not exist.
Result<QByteArray> followLinks(QByteArray path, const QString &where)
{
    for (int hops = 0; hops < 40; ++hops) {
        struct stat status = {};
        if (::lstat(path.constData(), &status) != 0) {
            if (errno == ENOENT)
                return path; // to be made; a missing folder shows when it is
            return errorFor(errno, where);
        }
        if (!S_ISLNK(status.st_mode))
            return path;
        if (isForeignLink(path, status))
            return Error{ErrorCode::ReadOnly,
                         Core::tr("There is a link there that somebody else made; choose another name"), where};
        QByteArray target(PATH_MAX, Qt::Uninitialized);
        const ssize_t length = ::readlink(path.constData(), target.data(), static_cast<size_t>(target.size()));
        if (length < 0)
            return errorFor(errno, where);
        target.truncate(length);
        path = target.startsWith('/') ? target : folderOf(path) + '/' + target;
    }
    return errorFor(ELOOP, where);
}

bool writeAll(int descriptor, const QByteArray &content)
{
    for (qsizetype done = 0; done < content.size();) {
        const ssize_t taken =
            ::write(descriptor, content.constData() + done, static_cast<size_t>(content.size() - done));
        if (taken < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        if (taken == 0) {
            errno = EIO;
            return false;
        }
        done += taken;
    }
    return true;
}

/// Reads the file back: what the system says it took is not always what it has.
bool holds(int descriptor, const QByteArray &content)
{
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || status.st_size != content.size())
        return false;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::array<char, 65536> block;
    for (off_t position = 0; position < status.st_size;) {
        const ssize_t got = ::pread(descriptor, block.data(), block.size(), position);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        hash.addData(QByteArrayView(block.data(), got));
        position += got;
    }
    return hash.result() == QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

/// Gives the new file the owner and mode of the one it replaces.
bool inherit(int descriptor, const struct stat &old)
{
    mode_t mode = old.st_mode & 0777;
    struct stat made = {};
    if (::fstat(descriptor, &made) != 0)
        return false;
    if ((made.st_uid != old.st_uid || made.st_gid != old.st_gid) && ::fchown(descriptor, old.st_uid, old.st_gid) != 0) {
        // The group's rights were meant for the old group; they are not handed to another.
        mode &= ~static_cast<mode_t>(S_IRWXG);
    }
    return ::fchmod(descriptor, mode) == 0;
}

} // namespace

Result<void> writeFileAtomically(const QString &path, const QByteArray &content)
{
    const Result<QByteArray> resolved = followLinks(QFile::encodeName(path), path);
    if (!resolved)
        return resolved.error();
    const QByteArray &target = resolved.value();
    if (target.isEmpty())
        return errorFor(ENOENT, path);

    struct stat old = {};
    const bool exists = ::stat(target.constData(), &old) == 0;
    if ((exists && !S_ISREG(old.st_mode)) || target.endsWith('/'))
        return Error{ErrorCode::NotAFile, Core::tr("There is a folder or a device of that name; choose another name"),
                     path};
    if (exists && ::access(target.constData(), W_OK) != 0)
        return Error{ErrorCode::ReadOnly, Core::tr("The file there may not be changed; choose another name"), path};

    // Opened first, so that nothing can be in the way of syncing it once the new file has its name.
    const Descriptor folder(::open(folderOf(target).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return errorFor(errno, path);

    QByteArray temporary = folderOf(target) + "/.bluepencil-XXXXXX";
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC)); // makes it 0600, and only if there is none
    if (!file.isOpen())
        return errorFor(errno, path);
    TemporaryName cleanup(temporary);

    if (!writeAll(file.get(), content))
        return errorFor(errno, path);
    if (!(exists ? inherit(file.get(), old) : ::fchmod(file.get(), S_IRUSR | S_IWUSR) == 0))
        return errorFor(errno, path);
    if (::fsync(file.get()) != 0)
        return errorFor(errno, path);
    if (!holds(file.get(), content))
        return errorFor(EIO, path);
    if (!file.close())
        return errorFor(errno, path);
    if (::rename(temporary.constData(), target.constData()) != 0)
        return errorFor(errno, path);
    cleanup.release();
    // EINVAL: a file system (some network ones) on which folders cannot be synced and need not be.
    if (::fsync(folder.get()) != 0 && errno != EINVAL && errno != ENOTSUP)
        return Error{ErrorCode::WriteFailed,
                     Core::tr("The file was written, but the disk did not confirm it; check the disk"), path};
    return {};
}

} // namespace bluepencil
