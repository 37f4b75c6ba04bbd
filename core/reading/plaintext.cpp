// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/plaintext.h"

#include "core/base/tr.h"
#include "core/reading/decode.h"
#include "core/reading/header.h"
#include "core/text/utf8.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

namespace bluepencil {

namespace {

Result<ArticleParts> partsOf(const ReaderInput &input, const QString &readerId)
{
    Result<DecodedText> decoded = decodeText(input.bytes);
    if (!decoded)
        return Error{decoded.error().code, decoded.error().message, input.path};
    const QByteArray &text = decoded->text;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }))
        return Error{ErrorCode::Empty, Core::tr("There is no text in it; open an article with words"), input.path};
    ArticleParts parts;
    parts.text = std::move(decoded->text);
    parts.source = std::move(decoded->source);
    parts.source.path = input.path;
    parts.source.readerId = readerId;
    if (!input.path.isEmpty())
        parts.source.fileHash = QCryptographicHash::hash(input.bytes, QCryptographicHash::Sha256);
    parts.header = recognizeHeader(parts.text);
    parts.id = input.id;
    return parts;
}

bool hasSuffix(const ReaderInput &input, const QStringList &suffixes)
{
    return suffixes.contains(QFileInfo(input.path).suffix(), Qt::CaseInsensitive);
}

const QStringList &markdownSuffixes()
{
    static const QStringList suffixes{QStringLiteral("md"), QStringLiteral("markdown")};
    return suffixes;
}

/// "# Heading" as the first line that is not empty.
void titleFromHeading(ArticleParts &parts)
{
    if (!parts.header.title.isEmpty())
        return;
    qsizetype from = parts.header.span.end;
    while (from < parts.text.size() && (parts.text[from] == '\n' || parts.text[from] == ' '))
        ++from;
    if (!QByteArrayView(parts.text).sliced(from).startsWith("# "))
        return;
    qsizetype end = parts.text.indexOf('\n', from);
    if (end < 0)
        end = parts.text.size();
    const QString line = utf8::toString(QByteArrayView(parts.text).sliced(from + 2, end - from - 2));
    const QString title = line.trimmed();
    if (title.isEmpty())
        return;
    const auto start = static_cast<qint32>(from + 2 + QStringView(line).first(line.indexOf(title)).toUtf8().size());
    parts.header.title = title;
    parts.header.titleSpan = {start, start + static_cast<qint32>(title.toUtf8().size())};
}

} // namespace

ArticleReader plainTextReader()
{
    return {"text",
            QT_TRANSLATE_NOOP("Core", "Plain text"),
            {QStringLiteral("txt"), QStringLiteral("text")},
            [](const ReaderInput &) { return 10; }, // whatever nobody else wants; decodeText refuses what is no text
            [](const ReaderInput &input) -> Result<Article> {
                Result<ArticleParts> parts = partsOf(input, QStringLiteral("text"));
                if (!parts)
                    return parts.error();
                return Article(std::move(*parts));
            }};
}

ArticleReader markdownReader()
{
    return {"markdown", QT_TRANSLATE_NOOP("Core", "Markdown"), markdownSuffixes(),
            // Any text is Markdown, so here alone the name decides.
            [](const ReaderInput &input) { return hasSuffix(input, markdownSuffixes()) ? 20 : 0; },
            [](const ReaderInput &input) -> Result<Article> {
                Result<ArticleParts> parts = partsOf(input, QStringLiteral("markdown"));
                if (!parts)
                    return parts.error();
                titleFromHeading(*parts);
                return Article(std::move(*parts));
            }};
}

} // namespace bluepencil
