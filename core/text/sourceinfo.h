// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace bluepencil {

/// By what a file on disk is told from another version of it without reading it.
struct FileStamp {
    qint64 size = -1;
    qint64 modified = 0; ///< nanoseconds since 1970
    quint64 device = 0;
    quint64 inode = 0;

    bool operator==(const FileStamp &) const = default;
};

/// How the file's bytes became the article's text, kept so that places can be told in the file too.
struct SourceInfo {
    enum class Unit {
        Utf8,       ///< the file is UTF-8: a text byte is a file byte
        Utf16,      ///< UTF-16 of either order: a UTF-16 unit is two file bytes
        SingleByte, ///< Latin-1, windows-1252 and their kin: a code point is one file byte
        Unknown,    ///< a multi-byte encoding; file offsets cannot be told
    };

    /// One place where the text and the (decoded) file differ in length: a CR LF that became `\n`
    /// (1 text byte from 2 units), or invalid bytes that became U+FFFD (3 text bytes from k units).
    struct Patch {
        qint32 textOffset = 0;   ///< where the replacement begins in the text, in bytes
        qint32 textLength = 0;   ///< its length there, in bytes
        qint32 sourceLength = 0; ///< what it was in the file, in file bytes
        bool operator==(const Patch &) const = default;
    };

    QString path;     ///< absolute, as opened; empty for clipboard and standard input
    QString encoding; ///< name as shown: "UTF-8", "windows-1252", …
    Unit unit = Unit::Utf8;
    qint32 bomBytes = 0;        ///< length of the byte order mark that was left out
    std::vector<Patch> patches; ///< by textOffset ascending
    qint32 replacedBytes = 0;   ///< file bytes that were no text and became U+FFFD
    QByteArray fileHash;        ///< SHA-256 of the file's bytes where they are not the text's; see Article::fileHash()
    FileStamp stamp;            ///< of the file that was read
    QString readerId;           ///< which reader read it: "text", "markdown"

    bool operator==(const SourceInfo &) const = default;
};

} // namespace bluepencil
