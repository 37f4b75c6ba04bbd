// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <QStringDecoder>

#include <cstring>

namespace bluepencil::utf8 {

qsizetype validPrefix(QByteArrayView text)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    const qsizetype size = text.size();
    qsizetype at = 0;
    while (at < size) {
        if (at + 8 <= size) {
            quint64 word = 0;
            std::memcpy(&word, bytes + at, 8);
            if ((word & 0x8080808080808080ull) == 0) {
                at += 8;
                continue;
            }
        }
        const unsigned char lead = bytes[at];
        if (lead < 0x80) {
            ++at;
            continue;
        }
        // The second byte's range shuts out over-long forms (E0, F0), surrogates (ED) and what is over
        // U+10FFFF (F4); Unicode 15, table 3-7.
        int more = 0;
        unsigned char low = 0x80;
        unsigned char high = 0xbf;
        if (lead >= 0xc2 && lead <= 0xdf) {
            more = 1;
        } else if (lead >= 0xe0 && lead <= 0xef) {
            more = 2;
            if (lead == 0xe0)
                low = 0xa0;
            else if (lead == 0xed)
                high = 0x9f;
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            more = 3;
            if (lead == 0xf0)
                low = 0x90;
            else if (lead == 0xf4)
                high = 0x8f;
        } else {
            return at;
        }
        if (at + more >= size)
            return at;
        if (bytes[at + 1] < low || bytes[at + 1] > high)
            return at;
        for (int i = 2; i <= more; ++i)
            if ((bytes[at + i] & 0xc0) != 0x80)
                return at;
        at += more + 1;
    }
    return at;
}

QString toString(QByteArrayView text)
{
    if (!text.startsWith("\xef\xbb\xbf"))
        return QString::fromUtf8(text);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(text);
}

} // namespace bluepencil::utf8
