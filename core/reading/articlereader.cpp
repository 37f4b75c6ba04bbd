// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/articlereader.h"

#include "core/base/tr.h"
#include "core/reading/filesource.h"
#include "core/reading/header.h"
#include "core/reading/plaintext.h"

#include <QFileInfo>

#include <array>
#include <optional>
#include <utility>

namespace bluepencil {

namespace {

constexpr int attempts = 3; // at a file that is being written to

const ArticleReader *readerFor(const ReaderInput &input)
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
    return best;
}

/// Reads the file once; nothing where somebody wrote into it meanwhile.
Result<std::optional<Article>> readOnce(const QString &path, const std::stop_token &stop, const ReadingWatch &watch)
{
    const Result<std::unique_ptr<FileSource>> source = FileSource::open(path);
    if (!source)
        return source.error();
    FileSource &file = **source;
    const auto next = [&]() -> Result<QByteArrayView> {
        const Result<QByteArrayView> bytes = file.next(stop);
        if (bytes && watch.progress && file.stamp().size > 0)
            watch.progress(static_cast<double>(file.bytesRead()) / static_cast<double>(file.stamp().size));
        return bytes;
    };
    const Result<QByteArrayView> head = next();
    if (!head)
        return head.error();
    ReaderInput input{head->toByteArray(), path, QFileInfo(path).fileName(), file.stamp(), {}};
    if (head->size() == FileSource::chunkBytes)
        input.more = next;

    bool told = false;
    const auto soFar = [&](const Article &article) {
        if (watch.text)
            watch.text(article, std::exchange(told, true));
    };
    Result<Article> article = readArticle(input, soFar);
    if (!article && article.error().code == ErrorCode::Cancelled)
        return article.error();
    const Result<bool> sound = file.isOneVersion(stop);
    if (!sound)
        return sound.error();
    if (!*sound)
        return std::optional<Article>();
    if (!article)
        return article.error();
    if (told)
        soFar(*article);
    return std::optional(std::move(*article));
}

} // namespace

std::span<const ArticleReader> articleReaders()
{
    static const std::array readers = {plainTextReader(), markdownReader()};
    return readers;
}

Result<Article> readArticle(const QString &path, std::stop_token stop, const ReadingWatch &watch)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    for (int i = 0; i < attempts; ++i) {
        Result<std::optional<Article>> article = readOnce(absolute, stop, watch);
        if (!article)
            return article.error();
        if (*article)
            return std::move(**article);
    }
    return Error{ErrorCode::NotReadable,
                 Core::tr("Another program is still writing to it; open it again when that is done"), absolute};
}

Result<Article> readArticle(const ReaderInput &input)
{
    return readArticle(input, [](const Article &) {});
}

Result<Article> readArticle(const ReaderInput &input, const std::function<void(const Article &)> &soFar)
{
    const ArticleReader *reader = readerFor(input);
    if (!reader)
        return Error{ErrorCode::Unsupported, Core::tr("This kind of file cannot be read; save it as plain text"),
                     input.path};
    return reader->read(input, soFar);
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
