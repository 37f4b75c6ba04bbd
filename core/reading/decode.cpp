// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/decode.h"

#include "core/base/tr.h"
#include "core/reading/textbuilder.h"
#include "core/text/utf8.h"

#include <QStringDecoder>

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <memory>

namespace bluepencil {

namespace {

Error notText()
{
    return {ErrorCode::NotText, Core::tr("This is not a text file; open the article as plain text or Markdown"), {}};
}

Error tooLong()
{
    return {ErrorCode::TooLarge, Core::tr("The text is longer than 2 GB; split the file"), {}};
}

/// UTF-16 without a mark shows by its zeros: nearly all on one side, hardly any on the other.
std::optional<Encoding> utf16ByZeros(QByteArrayView head)
{
    const qsizetype pairs = std::min<qsizetype>(head.size() / 2, 4096);
    if (pairs < 2)
        return std::nullopt;
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < pairs; ++i) {
        even += head[2 * i] == '\0';
        odd += head[2 * i + 1] == '\0';
    }
    if (odd * 10 > pairs * 4 && even * 20 < pairs)
        return Encoding::Utf16Le;
    if (even * 10 > pairs * 4 && odd * 20 < pairs)
        return Encoding::Utf16Be;
    return std::nullopt;
}

/// `isUtf8`: the bytes make (nearly) valid UTF-8, in which one byte may fill half a text ("　　").
bool looksBinary(QByteArrayView head, bool isUtf8)
{
    std::array<qsizetype, 256> counts{};
    for (const char byte : head)
        ++counts[static_cast<unsigned char>(byte)];
    qsizetype controls = 0;
    for (std::size_t byte = 0; byte < 32; ++byte)
        if (byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' && byte != 0x1b)
            controls += counts[byte];
    // A stray NUL or two happen to texts; tables of zeros do not.
    if ((counts[0] > 2 && counts[0] * 1000 > head.size()) || controls * 50 > head.size())
        return true;
    if (isUtf8)
        return false;
    // One high byte over and over (erased flash, 0xFF filling) is no language.
    const qsizetype mostHigh = *std::max_element(counts.begin() + 128, counts.end());
    return mostHigh * 2 > head.size() && mostHigh > 8;
}

/// UTF-8 with some broken places is still UTF-8: no other encoding has several of its sequences by chance.
bool isNearlyUtf8(QByteArrayView head)
{
    qsizetype sequences = 0;
    qsizetype broken = 0;
    while (!head.isEmpty()) {
        const QByteArrayView valid = head.first(utf8::validPrefix(head));
        sequences += std::count_if(valid.begin(), valid.end(),
                                   [](char byte) { return static_cast<unsigned char>(byte) >= 0xc0; });
        head = head.sliced(valid.size());
        if (head.isEmpty())
            break;
        head = head.sliced(brokenLength(head));
        ++broken;
    }
    return broken == 0 || sequences > broken;
}

QByteArray detectedName(QByteArrayView head)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), head.data(), static_cast<std::size_t>(head.size()));
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

bool isSingleByte(const QByteArray &name)
{
    const QByteArray upper = name.toUpper();
    return upper.startsWith("ISO-8859-") || upper.startsWith("WINDOWS-125") || upper.startsWith("KOI8-") ||
           upper.startsWith("IBM8") || upper.startsWith("MAC-") || upper == "TIS-620" || upper == "WINDOWS-874";
}

EncodingGuess guessed(QByteArrayView bytes, bool whole)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        return {Encoding::Utf8, "UTF-8", 3};
    if (bytes.startsWith("\xff\xfe"))
        return {Encoding::Utf16Le, "UTF-16LE", 2};
    if (bytes.startsWith("\xfe\xff"))
        return {Encoding::Utf16Be, "UTF-16BE", 2};
    const QByteArrayView head = bytes.first(std::min(bytes.size(), decisionBytes));
    if (const auto order = utf16ByZeros(head))
        return {*order, *order == Encoding::Utf16Le ? "UTF-16LE" : "UTF-16BE", 0};
    // The head may be cut inside a code point: the last three bytes can't speak against UTF-8.
    if (utf8::validPrefix(head) >= head.size() - (head.size() < bytes.size() || !whole ? 3 : 0))
        return {Encoding::Utf8, "UTF-8", 0};
    if (isNearlyUtf8(head))
        return {Encoding::Utf8, "UTF-8", 0};
    QByteArray name = detectedName(head);
    if (name.isEmpty() || name == "ASCII" || name == "UTF-8" || !QStringDecoder(name.constData()).isValid())
        name = "windows-1252";
    // In English with a name or a curly quote here and there the detector guesses wildly; languages written
    // in another one-byte encoding have more of their letters there.
    const auto high =
        std::count_if(head.begin(), head.end(), [](char c) { return static_cast<unsigned char>(c) > 127; });
    if (isSingleByte(name) && high * 40 < head.size())
        name = "windows-1252";
    // What is declared or detected as ISO-8859-1 is windows-1252 in the wild; it is the same but for C1.
    if (name.compare("ISO-8859-1", Qt::CaseInsensitive) == 0)
        name = "windows-1252";
    return {Encoding::Named, name, 0};
}

qint32 replaceLoneSurrogates(QString &text)
{
    qint32 count = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        text[i] = QChar::ReplacementCharacter;
        ++count;
    }
    return count;
}

} // namespace

Result<EncodingGuess> guessEncoding(QByteArrayView bytes, bool whole)
{
    const EncodingGuess guess = guessed(bytes, whole);
    if (guess.encoding == Encoding::Utf8 || guess.encoding == Encoding::Named) {
        const QByteArrayView body = bytes.sliced(guess.bomBytes);
        const QByteArrayView head = body.first(std::min(body.size(), decisionBytes));
        if (looksBinary(head, guess.encoding == Encoding::Utf8 && isNearlyUtf8(head)))
            return notText();
    }
    return guess;
}

Result<DecodedText> decodeText(const QByteArray &bytes)
{
    const Result<EncodingGuess> guess = guessEncoding(bytes, true);
    if (!guess)
        return guess.error();
    return decodeText(bytes, *guess);
}

Result<DecodedText> decodeText(const QByteArray &bytes, const EncodingGuess &guess)
{
    DecodedText decoded;
    SourceInfo &source = decoded.source;
    source.encoding = QString::fromLatin1(guess.name);
    source.bomBytes = guess.bomBytes;
    const QByteArrayView body = QByteArrayView(bytes).sliced(guess.bomBytes);
    if (guess.encoding == Encoding::Utf8) {
        source.unit = SourceInfo::Unit::Utf8;
        Utf8Decoder decoder(source, body.size());
        decoder.append(body);
        decoder.finish();
        if (decoder.text().size() > std::numeric_limits<qint32>::max())
            return tooLong();
        decoded.text = decoder.take();
        return decoded;
    }

    QString text;
    qint32 unitBytes = 1;
    bool oddByte = false;
    if (guess.encoding == Encoding::Named) {
        QStringDecoder decoder(guess.name.constData());
        text = decoder.decode(body);
        source.unit = isSingleByte(guess.name) ? SourceInfo::Unit::SingleByte : SourceInfo::Unit::Unknown;
        source.replacedBytes = static_cast<qint32>(text.count(QChar::ReplacementCharacter));
    } else {
        source.unit = SourceInfo::Unit::Utf16;
        unitBytes = 2;
        oddByte = body.size() % 2 != 0;
        text.resize(body.size() / 2);
        const bool littleEndian = guess.encoding == Encoding::Utf16Le;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const auto first = static_cast<unsigned char>(body[2 * i]);
            const auto second = static_cast<unsigned char>(body[2 * i + 1]);
            text[i] = littleEndian ? QChar(first, second) : QChar(second, first);
        }
        const qint32 lone = replaceLoneSurrogates(text);
        source.replacedBytes = 2 * lone;
        const auto strange = std::count_if(text.cbegin(), text.cend(), [](QChar c) {
            return (c.unicode() < 32 && !c.isSpace()) || c.unicode() >= 0xfffe;
        });
        if ((lone + strange) * 50 > text.size())
            return notText();
    }
    const QByteArray converted = text.toUtf8();
    if (converted.size() > std::numeric_limits<qint32>::max())
        return tooLong();
    TextBuilder builder(source, unitBytes, converted.size());
    builder.append(converted);
    if (oddByte)
        builder.appendReplaced(1, true);
    decoded.text = builder.take();
    return decoded;
}

} // namespace bluepencil
