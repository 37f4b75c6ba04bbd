// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/plaintext.h"

#include "core/base/tr.h"
#include "core/reading/decode.h"
#include "core/reading/header.h"
#include "core/reading/textbuilder.h"
#include "core/text/utf8.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <optional>

namespace bluepencil {

namespace {

using SoFar = std::function<void(const Article &)>;

// Each text told while reading is a copy of its own; with these steps all copies together are a fifteenth of
// what is read.
constexpr qsizetype firstTold = decisionBytes;
constexpr qsizetype toldGrowth = 16;

bool isBlank(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

/// Where a text that is still growing can be cut so that nothing before it will look different: behind its
/// last line end, else before the last characters.
qsizetype cutOf(const QByteArray &text)
{
    constexpr qsizetype unsure = 256; // bytes; a grapheme may still grow
    const qsizetype lineEnd = text.lastIndexOf('\n');
    return lineEnd > text.size() / 2 ? lineEnd + 1
                                     : utf8::floorBoundary(text, std::max<qsizetype>(0, text.size() - unsure));
}

/// Fills in what does not depend on the encoding.
ArticleParts partsOf(QByteArray text, SourceInfo source, const ReaderInput &input, const QString &readerId)
{
    ArticleParts parts;
    parts.header = recognizeHeader(text);
    parts.text = std::move(text);
    parts.source = std::move(source);
    parts.source.path = input.path;
    parts.source.stamp = input.stamp;
    parts.source.readerId = readerId;
    parts.id = input.id;
    return parts;
}

/// A file that begins as text may go on as something else: a log with a hole of a gigabyte of zeros. Each
/// replaced byte and each CR LF is remembered, so that there is an end to what is borne.
std::optional<Error> unbearable(const QByteArray &text, const SourceInfo &source)
{
    constexpr qint32 fewReplaced = 1 << 20;
    constexpr std::size_t mostPatches = std::size_t(1) << 26;
    if (text.size() > std::numeric_limits<qint32>::max() || source.patches.size() > mostPatches)
        return Error{ErrorCode::TooLarge, Core::tr("The text is longer than 2 GB; split the file"), {}};
    if (source.replacedBytes > fewReplaced && source.replacedBytes > text.size() / 16)
        return Error{ErrorCode::NotText,
                     Core::tr("It begins as text and goes on as something else; cut off what is no text"),
                     {}};
    return std::nullopt;
}

/// A file of UTF-8, decoded as it is read.
class Utf8File
{
public:
    Utf8File(const ReaderInput &input, const EncodingGuess &guess)
        : m_hash(QCryptographicHash::Sha256)
    {
        m_source.encoding = QString::fromLatin1(guess.name);
        m_source.bomBytes = guess.bomBytes;
        m_source.unit = SourceInfo::Unit::Utf8;
        m_decoder.emplace(m_source, std::max<qsizetype>(input.bytes.size(), input.stamp.size));
        m_hashing = guess.bomBytes > 0;
        if (m_hashing)
            m_hash.addData(QByteArrayView(input.bytes).first(guess.bomBytes));
    }

    void append(QByteArrayView bytes)
    {
        // While the text is what is in the file, its hash is the file's too and is taken later.
        const qsizetype before = text().size();
        const QByteArray rest = m_decoder->rest().toByteArray();
        m_decoder->append(bytes);
        if (!m_hashing && !m_decoder->isVerbatim()) {
            m_hashing = true;
            m_hash.addData(QByteArrayView(text()).first(before));
            m_hash.addData(rest);
        }
        if (m_hashing)
            m_hash.addData(bytes);
    }
    std::optional<Error> unbearable() const { return bluepencil::unbearable(text(), m_source); }
    const QByteArray &text() const { return m_decoder->text(); }
    const SourceInfo &source() const { return m_source; }
    DecodedText take(bool hasFile)
    {
        const qsizetype before = text().size();
        const QByteArray rest = m_decoder->rest().toByteArray();
        m_decoder->finish();
        if (!m_hashing && !m_decoder->isVerbatim()) { // a code point cut off, or a CR, at the very end
            m_hashing = true;
            m_hash.addData(QByteArrayView(text()).first(before));
            m_hash.addData(rest);
        }
        if (m_hashing && hasFile)
            m_source.fileHash = m_hash.result();
        return {m_decoder->take(), m_source};
    }

private:
    SourceInfo m_source;
    std::optional<Utf8Decoder> m_decoder;
    QCryptographicHash m_hash;
    bool m_hashing = false;
};

Result<DecodedText> decodeAsRead(const ReaderInput &input, const EncodingGuess &guess, const auto &tell)
{
    Utf8File file(input, guess);
    file.append(QByteArrayView(input.bytes).sliced(guess.bomBytes));
    for (qsizetype told = firstTold / 2; input.more;) {
        if (file.text().size() >= told) {
            tell(file.text(), file.source());
            told = std::max(firstTold, told) * toldGrowth;
        }
        const Result<QByteArrayView> bytes = input.more();
        if (!bytes)
            return bytes.error();
        if (bytes->isEmpty())
            break;
        file.append(*bytes);
        if (const std::optional<Error> wrong = file.unbearable())
            return *wrong;
    }
    DecodedText decoded = file.take(!input.path.isEmpty());
    if (const std::optional<Error> wrong = unbearable(decoded.text, decoded.source))
        return *wrong;
    return decoded;
}

/// Other encodings are read whole and decoded then; only their first megabyte is told before.
Result<DecodedText> decodeWhole(const ReaderInput &input, const EncodingGuess &guess, const auto &tell)
{
    QByteArray bytes = input.bytes;
    if (input.more) {
        if (const Result<DecodedText> head = decodeText(bytes.first(bytes.size() / 4 * 4), guess))
            tell(head->text, head->source);
        for (;;) {
            const Result<QByteArrayView> next = input.more();
            if (!next)
                return next.error();
            if (next->isEmpty())
                break;
            bytes.append(*next);
        }
    }
    Result<DecodedText> decoded = decodeText(bytes, guess);
    if (decoded && !input.path.isEmpty())
        decoded->source.fileHash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return decoded;
}

Result<Article> readText(const ReaderInput &input, const QString &readerId, const SoFar &soFar,
                         void (*finish)(ArticleParts &))
{
    const Result<EncodingGuess> guess = guessEncoding(input.bytes, !input.more);
    if (!guess)
        return Error{guess.error().code, guess.error().message, input.path};
    const auto articleOf = [&](QByteArray text, const SourceInfo &source) {
        ArticleParts parts = partsOf(std::move(text), source, input, readerId);
        finish(parts);
        return Article(std::move(parts));
    };
    const auto tell = [&](const QByteArray &text, SourceInfo source) {
        source.patches.clear(); // nobody asks a text that is still growing for places in its file
        QByteArray beginning = text.first(cutOf(text));
        if (!isBlank(beginning))
            soFar(articleOf(std::move(beginning), source));
    };
    Result<DecodedText> decoded =
        guess->encoding == Encoding::Utf8 ? decodeAsRead(input, *guess, tell) : decodeWhole(input, *guess, tell);
    if (!decoded)
        return Error{decoded.error().code, decoded.error().message, input.path};
    if (isBlank(decoded->text))
        return Error{ErrorCode::Empty, Core::tr("There is no text in it; open an article with words"), input.path};
    return articleOf(std::move(decoded->text), decoded->source);
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
            [](const ReaderInput &input, const SoFar &soFar) {
                return readText(input, QStringLiteral("text"), soFar, [](ArticleParts &) {});
            }};
}

ArticleReader markdownReader()
{
    return {"markdown", QT_TRANSLATE_NOOP("Core", "Markdown"), markdownSuffixes(),
            // Any text is Markdown, so here alone the name decides.
            [](const ReaderInput &input) { return hasSuffix(input, markdownSuffixes()) ? 20 : 0; },
            [](const ReaderInput &input, const SoFar &soFar) {
                return readText(input, QStringLiteral("markdown"), soFar, titleFromHeading);
            }};
}

} // namespace bluepencil
