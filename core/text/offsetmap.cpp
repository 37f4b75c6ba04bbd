// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offsetmap.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qint32 blockBytes = 512;

// What one byte adds when code points are counted at their first byte: a UTF-16 pair counts two there.
qint32 weight(char byte, bool utf16)
{
    if (utf8::isContinuation(byte))
        return 0;
    return utf16 && static_cast<unsigned char>(byte) >= 0xf0 ? 2 : 1;
}

} // namespace

OffsetMap::OffsetMap(const Article &article)
    : m_article(article)
    , m_text(article.text().constData())
    , m_size(article.size())
{
    build();
    qint64 delta = 0;
    for (const SourceInfo::Patch &patch : m_article.source().patches) {
        m_patchDelta.push_back(delta);
        qint64 textUnits = patch.textLength;
        switch (m_article.source().unit) {
        case SourceInfo::Unit::Utf16:
            textUnits = 2ll * (utf16FromByte(patch.textOffset + patch.textLength) - utf16FromByte(patch.textOffset));
            break;
        case SourceInfo::Unit::SingleByte:
            textUnits = codePointFromByte(patch.textOffset + patch.textLength) - codePointFromByte(patch.textOffset);
            break;
        case SourceInfo::Unit::Utf8:
        case SourceInfo::Unit::Unknown:
            break;
        }
        delta += patch.sourceLength - textUnits;
    }
    m_patchDelta.push_back(delta);
}

OffsetMap::OffsetMap(QByteArrayView utf8)
    : m_text(utf8.data())
    , m_size(static_cast<qint32>(utf8.size()))
{
    build();
    m_patchDelta.push_back(0);
}

void OffsetMap::build()
{
    m_ascii = std::none_of(m_text, m_text + m_size, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    if (m_ascii)
        return;
    m_blocks.reserve(static_cast<std::size_t>(m_size / blockBytes + 1));
    Block sum;
    for (qint32 from = 0; from <= m_size; from += blockBytes) {
        m_blocks.push_back(sum);
        const qint32 to = std::min(m_size, from + blockBytes);
        for (qint32 i = from; i < to; ++i) {
            sum.codePoints += weight(m_text[i], false);
            sum.utf16 += weight(m_text[i], true);
        }
    }
}

qint32 OffsetMap::countFrom(qint32 byte, bool utf16) const
{
    byte = utf8::floorBoundary({m_text, m_size}, byte);
    if (m_ascii)
        return byte;
    const auto block = static_cast<std::size_t>(byte / blockBytes);
    qint32 count = utf16 ? m_blocks[block].utf16 : m_blocks[block].codePoints;
    for (qint32 i = static_cast<qint32>(block) * blockBytes; i < byte; ++i)
        count += weight(m_text[i], utf16);
    return count;
}

qint32 OffsetMap::byteFrom(qint32 count, bool utf16) const
{
    if (count <= 0)
        return 0;
    if (m_ascii)
        return std::min(count, m_size);
    const auto counted = [utf16](const Block &block) { return utf16 ? block.utf16 : block.codePoints; };
    const auto next = std::upper_bound(m_blocks.begin(), m_blocks.end(), count,
                                       [&](qint32 wanted, const Block &block) { return wanted < counted(block); });
    const auto block = next - m_blocks.begin() - 1;
    qint32 left = count - counted(m_blocks[static_cast<std::size_t>(block)]);
    qint32 byte = static_cast<qint32>(block) * blockBytes;
    // A block may begin inside a code point, which was counted before it.
    while (byte < m_size && utf8::isContinuation(m_text[byte]))
        ++byte;
    while (byte < m_size && left > 0) {
        const qint32 units = weight(m_text[byte], utf16);
        if (units > left)
            break; // inside a surrogate pair: back to its beginning
        left -= units;
        byte += utf8::length(m_text[byte]);
    }
    return std::min(byte, m_size);
}

qint32 OffsetMap::codePointFromByte(qint32 byte) const
{
    return countFrom(byte, false);
}

qint32 OffsetMap::byteFromCodePoint(qint32 codePoint) const
{
    return byteFrom(codePoint, false);
}

qint32 OffsetMap::utf16FromByte(qint32 byte) const
{
    return countFrom(byte, true);
}

qint32 OffsetMap::byteFromUtf16(qint32 unit) const
{
    return byteFrom(unit, true);
}

std::optional<qint64> OffsetMap::fileFromByte(qint32 byte) const
{
    byte = utf8::floorBoundary({m_text, m_size}, byte);
    const SourceInfo &source = m_article.source();
    const auto &patches = source.patches;
    // Patches that lie wholly before the place have changed the count; one that holds it is gone back from.
    auto patch = std::partition_point(patches.begin(), patches.end(), [byte](const SourceInfo::Patch &p) {
        return p.textOffset + p.textLength <= byte;
    });
    if (patch != patches.end() && patch->textOffset < byte)
        byte = patch->textOffset;
    const qint64 delta = m_patchDelta[static_cast<std::size_t>(patch - patches.begin())];
    switch (source.unit) {
    case SourceInfo::Unit::Utf8:
        return source.bomBytes + byte + delta;
    case SourceInfo::Unit::Utf16:
        return source.bomBytes + 2ll * utf16FromByte(byte) + delta;
    case SourceInfo::Unit::SingleByte:
        return source.bomBytes + codePointFromByte(byte) + delta;
    case SourceInfo::Unit::Unknown:
        break;
    }
    return std::nullopt;
}

std::optional<qint32> OffsetMap::byteFromFile(qint64 fileByte) const
{
    if (!fileFromByte(0))
        return std::nullopt;
    // fileFromByte is monotone, so the greatest byte whose file place is not after the wanted one is it.
    qint32 low = 0;
    qint32 high = m_size;
    while (low < high) {
        const qint32 middle = low + (high - low + 1) / 2;
        if (*fileFromByte(middle) <= fileByte)
            low = middle;
        else
            high = middle - 1;
    }
    low = utf8::floorBoundary({m_text, m_size}, low);
    // Inside a patch all its text bytes tell its beginning: go there.
    for (const SourceInfo::Patch &patch : m_article.source().patches)
        if (patch.textOffset < low && low < patch.textOffset + patch.textLength)
            return patch.textOffset;
    return low;
}

} // namespace bluepencil
