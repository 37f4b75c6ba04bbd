// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace bluepencil {

/// Translates places in one text between the units the world counts in:
///
///     text          a é 🚢 z
///     UTF-8 bytes   0 1 3  7 8      (what Span counts)
///     code points   0 1 2  3 4      (brat, our JSON Lines, W3C, Python)
///     UTF-16 units  0 1 2  4 5      (Qt, JavaScript, Java)
///     file bytes    BOM and CR LF counted, in the file's own encoding
///
/// A place inside a code point (or a surrogate pair) is moved back to its beginning; a place outside the
/// text is clamped. Every function is monotone, and each pair of them is inverse on code-point boundaries.
/// Checkpoints every 512 bytes: building is linear, a look-up costs a scan of at most one block; 8 bytes
/// a block. Pure ASCII texts keep no checkpoints at all. Immutable; thread-safe. Holds a view: the text
/// must outlive the map (give it an Article to be safe: then it shares the text).
class OffsetMap
{
public:
    explicit OffsetMap(const Article &article);
    /// For a text without a source file. The bytes must stay alive and be valid UTF-8.
    explicit OffsetMap(QByteArrayView utf8);

    qint32 codePointFromByte(qint32 byte) const;
    qint32 byteFromCodePoint(qint32 codePoint) const;
    qint32 utf16FromByte(qint32 byte) const;
    qint32 byteFromUtf16(qint32 unit) const;

    /// Where that place stood in the file, in bytes, or nothing where the encoding does not let us tell.
    /// The place before a `\n` that was CR LF is the place before the CR.
    std::optional<qint64> fileFromByte(qint32 byte) const;
    /// The inverse; a place inside CR LF or inside replaced bytes goes back to its beginning, one inside
    /// the byte order mark to 0.
    std::optional<qint32> byteFromFile(qint64 fileByte) const;

    qint32 codePoints() const { return codePointFromByte(m_size); }
    qint32 utf16Units() const { return utf16FromByte(m_size); }

private:
    struct Block {
        qint32 codePoints = 0; ///< before this block
        qint32 utf16 = 0;
    };
    void build();
    qint32 countFrom(qint32 byte, bool utf16) const;
    qint32 byteFrom(qint32 count, bool utf16) const;

    Article m_article;
    const char *m_text = nullptr;
    qint32 m_size = 0;
    bool m_ascii = true;
    std::vector<Block> m_blocks;
    std::vector<qint64> m_patchDelta; ///< before patch i: source units minus text units, summed
};

} // namespace bluepencil
