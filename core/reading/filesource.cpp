// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/filesource.h"

#include "core/base/tr.h"

#include <QFileInfo>
#include <QHashFunctions>

#include <cerrno>
#include <chrono>
#include <limits>

#include <sys/stat.h>

namespace bluepencil {

namespace {

constexpr qint64 largest = std::numeric_limits<qint32>::max();
// File times move in ticks of the kernel's clock: two writes within this time may bear the same one.
constexpr qint64 clockTick = 50'000'000; // nanoseconds
// Some file systems (FAT, old network ones) keep whole seconds, or every second one.
constexpr qint64 coarseTick = 3'000'000'000;

Error tooLarge(const QString &path)
{
    return {ErrorCode::TooLarge, Core::tr("The file is larger than 2 GB; split it"), path};
}

FileStamp stampFrom(const struct stat &status)
{
#ifdef __APPLE__
    const timespec &modified = status.st_mtimespec;
#else
    const timespec &modified = status.st_mtim;
#endif
    return {status.st_size, static_cast<qint64>(modified.tv_sec) * 1'000'000'000 + modified.tv_nsec,
            static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
}

Result<void> checkKind(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) {
        if (errno == EACCES)
            return Error{ErrorCode::NotReadable, Core::tr("You may not look into its folder; ask its owner for access"),
                         path};
        if (errno == ELOOP)
            return Error{ErrorCode::NotFound,
                         Core::tr("It is a link that leads back to itself; open the article itself"), path};
        if (QFileInfo(path).isSymLink())
            return Error{ErrorCode::NotFound,
                         Core::tr("It is a link to “%1”, which does not exist; open the article itself")
                             .arg(QFileInfo(path).symLinkTarget()),
                         path};
        if (errno == ENOENT || errno == ENOTDIR)
            return Error{ErrorCode::NotFound, Core::tr("There is no such file; check its name and folder"), path};
        return Error{ErrorCode::NotReadable, Core::tr("It cannot be reached (%1)").arg(qt_error_string(errno)), path};
    }
    if (S_ISDIR(status.st_mode))
        return Error{ErrorCode::NotAFile, Core::tr("It is a folder; open an article in it"), path};
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::NotAFile,
                     Core::tr("It is a device or pipe, not a file; save the article to a file first"), path};
    if (status.st_size > largest)
        return tooLarge(path);
    return {};
}

} // namespace

std::optional<FileStamp> stampOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return stampFrom(status);
}

Result<std::unique_ptr<FileSource>> FileSource::open(const QString &path)
{
    if (const Result<void> kind = checkKind(path); !kind)
        return kind.error();
    std::unique_ptr<FileSource> source(new FileSource(path));
    QFile &file = source->m_file;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        if (file.error() == QFileDevice::PermissionsError || errno == EACCES)
            return Error{ErrorCode::NotReadable, Core::tr("You may not read it; ask its owner for access"), path};
        return Error{ErrorCode::NotReadable, Core::tr("It cannot be opened (%1)").arg(file.errorString()), path};
    }
    struct stat status = {};
    if (::fstat(file.handle(), &status) != 0)
        return Error{ErrorCode::NotReadable, Core::tr("It cannot be reached (%1)").arg(qt_error_string(errno)), path};
    source->m_stamp = stampFrom(status);
    source->m_opened =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    return source;
}

/// Fills the buffer from where the file stands, up to `end`.
Result<QByteArrayView> FileSource::chunk(qint64 end, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, Core::tr("Opening was cancelled"), m_path};
    const qint64 wanted = std::min<qint64>(chunkBytes, end - m_file.pos());
    m_buffer.resize(static_cast<std::size_t>(std::max<qint64>(0, wanted)));
    qint64 filled = 0;
    while (filled < wanted) {
        const qint64 got = m_file.read(m_buffer.data() + filled, wanted - filled);
        if (got < 0)
            return Error{ErrorCode::NotReadable,
                         Core::tr("Reading it failed (%1); try again").arg(m_file.errorString()), m_path};
        if (got == 0)
            break;
        filled += got;
    }
    return QByteArrayView(m_buffer.data(), filled);
}

void FileSource::note(QByteArrayView bytes)
{
    m_print = qHashBits(bytes.data(), static_cast<std::size_t>(bytes.size()), m_print);
}

Result<QByteArrayView> FileSource::next(const std::stop_token &stop)
{
    // Some file systems (of the kernel's own files) say 0 for any size.
    Result<QByteArrayView> bytes = chunk(m_stamp.size > 0 ? m_stamp.size : largest + 1, stop);
    if (!bytes)
        return bytes;
    m_read += bytes->size();
    m_ended = bytes->isEmpty();
    if (m_read > largest)
        return tooLarge(m_path);
    if (!bytes->isEmpty())
        note(*bytes);
    return bytes;
}

Result<bool> FileSource::isOneVersion(const std::stop_token &stop)
{
    struct stat status = {};
    if ((m_ended && m_read < m_stamp.size) || ::fstat(m_file.handle(), &status) != 0)
        return false; // cut off meanwhile
    const qint64 tick = m_stamp.modified % 1'000'000'000 == 0 ? coarseTick : clockTick;
    if (stampFrom(status) == m_stamp && m_opened - m_stamp.modified > tick)
        return true;
    const qint64 length = m_read;
    const std::size_t print = m_print;
    m_print = 0;
    if (!m_file.seek(0))
        return false;
    for (;;) {
        const Result<QByteArrayView> again = chunk(length, stop);
        if (!again)
            return again.error();
        if (again->isEmpty())
            break;
        note(*again);
    }
    return m_file.pos() == length && m_print == print;
}

} // namespace bluepencil
