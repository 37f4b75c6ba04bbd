// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/article.h"

#include <QByteArray>

namespace bluepencil {

/// The encoding is decided on so many bytes.
constexpr qsizetype decisionBytes = 1 << 20;

/// A file's bytes as text: UTF-8 with `\n`, and how it came about (encoding, BOM, patches, replaced bytes).
struct DecodedText {
    QByteArray text;
    SourceInfo source; ///< path, fileHash, stamp and readerId are the caller's to fill
};

enum class Encoding { Utf8, Utf16Le, Utf16Be, Named };

struct EncodingGuess {
    Encoding encoding = Encoding::Utf8;
    QByteArray name = "UTF-8"; ///< as QStringDecoder knows it
    qint32 bomBytes = 0;       ///< of the byte order mark, which is no text
};

/// Decides the encoding on the first megabyte of these bytes: byte order mark, valid UTF-8, UTF-16 by its
/// zeros, else uchardet, else windows-1252. `whole`: nothing follows them.
/// Error: NotText where these bytes are no text (zeros, control characters, one byte over and over).
Result<EncodingGuess> guessEncoding(QByteArrayView bytes, bool whole);

/// Guesses the encoding and decodes all; later invalid bytes become U+FFFD and are counted. CR LF
/// and lone CR become `\n`; U+0085, VT, FF, U+2028 and U+2029 are text. Linear.
/// Errors: NotText, TooLarge (over 2 GB as UTF-8).
Result<DecodedText> decodeText(const QByteArray &bytes);
Result<DecodedText> decodeText(const QByteArray &bytes, const EncodingGuess &guess);

} // namespace bluepencil
