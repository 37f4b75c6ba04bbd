// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/articlereader.h"

#include "core/base/tr.h"
#include "core/reading/header.h"
#include "core/reading/plaintext.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <limits>

#include <sys/stat.h>

namespace bluepencil {

namespace {

constexpr qint64 chunkBytes = 16 << 20; // how often a cancel is looked for
constexpr qint64 largest = std::numeric_limits<qint32>::max();

Error tooLarge(const QString &path)
{
    return {ErrorCode::TooLarge, Core::tr("The file is larger than 2 GB; split it"), path};
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

Result<QByteArray> readBytes(const QString &path, const std::stop_token &stop)
{
    if (const Result<void> kind = checkKind(path); !kind)
        return kind.error();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        if (file.error() == QFileDevice::PermissionsError || errno == EACCES)
            return Error{ErrorCode::NotReadable, Core::tr("You may not read it; ask its owner for access"), path};
        return Error{ErrorCode::NotReadable, Core::tr("It cannot be opened (%1)").arg(file.errorString()), path};
    }
    QByteArray bytes;
    bytes.reserve(file.size());
    for (;;) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Core::tr("Opening was cancelled"), path};
        // The size is only a hint: the file may grow or shrink while we read.
        const qint64 wanted = qBound<qint64>(64 * 1024, file.size() - bytes.size(), chunkBytes);
        const QByteArray chunk = file.read(wanted);
        if (chunk.isEmpty()) {
            if (file.error() != QFileDevice::NoError)
                return Error{ErrorCode::NotReadable,
                             Core::tr("Reading it failed (%1); try again").arg(file.errorString()), path};
            return bytes;
        }
        bytes.append(chunk);
        if (bytes.size() > largest)
            return tooLarge(path);
    }
}

} // namespace

std::span<const ArticleReader> articleReaders()
{
    static const std::array readers = {plainTextReader(), markdownReader()};
    return readers;
}

Result<Article> readArticle(const QString &path, std::stop_token stop)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    Result<QByteArray> bytes = readBytes(absolute, stop);
    if (!bytes)
        return bytes.error();
    return readArticle(ReaderInput{std::move(*bytes), absolute, QFileInfo(absolute).fileName()});
}

Result<Article> readArticle(const ReaderInput &input)
{
    const ArticleReader *best = nullptr;
    int bestBid = 0;
    for (const ArticleReader &reader : articleReaders()) {
        const int bid = reader.probe(input);
        if (bid > bestBid) {
            best = &reader;
            bestBid = bid;
        }
    }
    if (!best)
        return Error{ErrorCode::Unsupported, Core::tr("This kind of file cannot be read; save it as plain text"),
                     input.path};
    return best->read(input);
}

Article articleFromText(const QString &text, const QString &id)
{
    QString clean = text;
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const QChar c = clean[i];
        const bool paired = c.isHighSurrogate() && i + 1 < clean.size() && clean[i + 1].isLowSurrogate();
        if (paired)
            ++i;
        else if (c.isSurrogate() || c.isNull())
            clean[i] = QChar::ReplacementCharacter;
    }
    ArticleParts parts;
    parts.text = clean.toUtf8();
    parts.header = recognizeHeader(parts.text);
    parts.source.encoding = QStringLiteral("UTF-8");
    parts.source.readerId = QStringLiteral("text");
    parts.id = id;
    return Article(std::move(parts));
}

} // namespace bluepencil
