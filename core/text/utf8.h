// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace bluepencil::utf8 {

/// Small facts about valid UTF-8, by byte position. All constant time unless said.

constexpr bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0u) == 0x80u;
}

/// True at the text's ends and before every code point.
inline bool isBoundary(QByteArrayView text, qsizetype position)
{
    return position <= 0 || position >= text.size() || !isContinuation(text[position]);
}

/// The boundary at or before a position, clamped to the text.
inline qint32 floorBoundary(QByteArrayView text, qsizetype position)
{
    position = qBound(qsizetype(0), position, text.size());
    while (position > 0 && position < text.size() && isContinuation(text[position]))
        --position;
    return static_cast<qint32>(position);
}

/// The boundary at or after a position, clamped to the text.
inline qint32 ceilBoundary(QByteArrayView text, qsizetype position)
{
    position = qBound(qsizetype(0), position, text.size());
    while (position < text.size() && position > 0 && isContinuation(text[position]))
        ++position;
    return static_cast<qint32>(position);
}

/// Bytes of the code point that begins with this byte (1 for a continuation byte).
constexpr int length(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/// The code point that begins at `position`, which must be a boundary inside the text.
inline char32_t codePointAt(QByteArrayView text, qsizetype position)
{
    const auto byte = [&](qsizetype i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[position + i]));
    };
    switch (length(text[position])) {
    case 1:
        return byte(0);
    case 2:
        return ((byte(0) & 0x1f) << 6) | (byte(1) & 0x3f);
    case 3:
        return ((byte(0) & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
    default:
        return ((byte(0) & 0x07) << 18) | ((byte(1) & 0x3f) << 12) | ((byte(2) & 0x3f) << 6) | (byte(3) & 0x3f);
    }
}

/// The code point that ends at `position` > 0, a boundary.
inline char32_t codePointBefore(QByteArrayView text, qsizetype position)
{
    return codePointAt(text, floorBoundary(text, position - 1));
}

/// How many bytes from the start are valid UTF-8 (RFC 3629: no surrogates, no over-long forms, at most
/// U+10FFFF). Linear; skips ASCII eight bytes at a time.
qsizetype validPrefix(QByteArrayView text);

/// All of valid UTF-8 as UTF-16. QString::fromUtf8() takes a U+FEFF at the beginning for a byte order mark
/// and drops it, and every place behind it is then off by one; here it is text as it is anywhere. Linear.
QString toString(QByteArrayView text);

} // namespace bluepencil::utf8
