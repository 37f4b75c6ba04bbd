// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf16index.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qint32 blockBytes = 4096;
constexpr qint32 stretchBytes = 128; // its units fit a byte, so that compilers add many bytes at once

// A code point counts where it begins; a pair counts both its units there.
constexpr int unitsOf(char byte)
{
    return (utf8::isContinuation(byte) ? 0 : 1) + (static_cast<unsigned char>(byte) >= 0xf0 ? 1 : 0);
}

qint32 unitsIn(const char *from, const char *to)
{
    qint32 units = 0;
    for (; to - from >= stretchBytes; from += stretchBytes) {
        quint8 some = 0;
        for (int i = 0; i < stretchBytes; ++i)
            some = static_cast<quint8>(some + unitsOf(from[i]));
        units += some;
    }
    for (; from < to; ++from)
        units += unitsOf(*from);
    return units;
}

} // namespace

Utf16Index::Utf16Index(QByteArrayView text)
{
    m_before.reserve(static_cast<std::size_t>(text.size() / blockBytes + 1));
    for (qsizetype from = 0; from < text.size(); from += blockBytes) {
        m_before.push_back(m_units);
        m_units += unitsIn(text.data() + from, text.data() + std::min(text.size(), from + blockBytes));
    }
    if (m_units == text.size())
        m_before = {}; // every byte is a unit: ASCII
}

qint32 Utf16Index::unitFromByte(QByteArrayView text, qint32 byte) const
{
    byte = utf8::floorBoundary(text, byte);
    if (m_before.empty() || byte == text.size())
        return std::min(byte, m_units);
    const qint32 block = byte / blockBytes;
    return m_before[static_cast<std::size_t>(block)] +
           unitsIn(text.data() + qsizetype(block) * blockBytes, text.data() + byte);
}

qint32 Utf16Index::byteFromUnit(QByteArrayView text, qint32 unit) const
{
    if (unit >= m_units)
        return static_cast<qint32>(text.size());
    unit = std::max(unit, 0);
    if (m_before.empty())
        return unit;
    const auto block = std::upper_bound(m_before.begin(), m_before.end(), unit) - m_before.begin() - 1;
    qint32 left = unit - m_before[static_cast<std::size_t>(block)];
    // A block may begin inside a code point, which counts in the block before.
    qint32 byte = utf8::ceilBoundary(text, block * blockBytes);
    while (unitsOf(text[byte]) <= left) { // ends at the place, or before the pair that it lies in
        left -= unitsOf(text[byte]);
        byte += utf8::length(text[byte]);
    }
    return byte;
}

} // namespace bluepencil
