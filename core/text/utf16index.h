// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace bluepencil {

/// Translates places of one text between UTF-8 bytes and UTF-16 units, what desktops and assistive technology
/// count in. Less than OffsetMap tells and cheap enough to be made with every article: 4 bytes each 4 KB, nothing
/// for ASCII; a look-up scans one block. Keeps no text: the functions take the one it was made from.
///
/// Places inside a code point go back to its beginning, places outside the text are clamped. Immutable; reading is
/// thread-safe.
class Utf16Index
{
public:
    Utf16Index() = default;
    /// `text` is valid UTF-8. Linear, several gigabytes a second.
    explicit Utf16Index(QByteArrayView text);

    qint32 units() const { return m_units; }
    qint32 unitFromByte(QByteArrayView text, qint32 byte) const;
    qint32 byteFromUnit(QByteArrayView text, qint32 unit) const;

private:
    std::vector<qint32> m_before; ///< units before each block; empty for ASCII
    qint32 m_units = 0;
};

} // namespace bluepencil
