// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/article.h"

#include <QByteArray>

namespace bluepencil {

/// A file's bytes as text: UTF-8 with `\n`, and how it came about (encoding, BOM, patches, replaced bytes).
struct DecodedText {
    QByteArray text;
    SourceInfo source; ///< path, fileHash and readerId are the caller's to fill
};

/// Decides the encoding on the first megabyte (byte order mark, valid UTF-8, UTF-16 by its zeros, else
/// uchardet, else windows-1252) and decodes all; later invalid bytes become U+FFFD and are counted. CR LF
/// and lone CR become `\n`; U+0085, VT, FF, U+2028 and U+2029 are text. Linear.
/// Error: NotText where these bytes are no text (zeros, control characters, one byte over and over).
Result<DecodedText> decodeText(const QByteArray &bytes);

} // namespace bluepencil
