// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/sourceinfo.h"

#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <stop_token>
#include <vector>

namespace bluepencil {

/// What tells this file from another version of it, now; nothing where there is no such file.
std::optional<FileStamp> stampOf(const QString &path);

/// A file, read once from its beginning to where it ended when it was opened: a log that grows meanwhile is
/// read as it was. Other programs may write to it at any time; isOneVersion() tells whether what was read
/// stood in the file at one moment. One thread at a time.
class FileSource
{
public:
    /// What is read at once.
    static constexpr qsizetype chunkBytes = 1 << 20;

    /// Errors, with a sentence and `where` = path: NotFound (also a dangling link, said so), NotAFile
    /// (directory, device, pipe, socket), NotReadable, TooLarge (over 2 GB).
    static Result<std::unique_ptr<FileSource>> open(const QString &path);

    /// The next megabyte (less only at the end), valid until the next call; empty at the end. Errors:
    /// NotReadable, TooLarge, Cancelled.
    Result<QByteArrayView> next(const std::stop_token &stop);
    /// Of the file as it was opened.
    const FileStamp &stamp() const { return m_stamp; }
    qint64 bytesRead() const { return m_read; }

    /// After the end, or where no more of it is wanted: true if nobody wrote into what was read. Where the file's times can't tell, it is read
    /// again and compared.
    Result<bool> isOneVersion(const std::stop_token &stop);

private:
    explicit FileSource(const QString &path)
        : m_path(path)
        , m_file(path)
    {
    }
    Result<QByteArrayView> chunk(qint64 end, const std::stop_token &stop);
    void note(QByteArrayView bytes);

    QString m_path;
    QFile m_file;
    FileStamp m_stamp;
    qint64 m_opened = 0; ///< nanoseconds since 1970
    qint64 m_read = 0;
    bool m_ended = false;
    std::size_t m_print = 0; ///< of all bytes read, chunk by chunk
    std::vector<char> m_buffer;
};

} // namespace bluepencil
