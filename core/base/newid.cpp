// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/newid.h"

#include <QRandomGenerator>

#include <array>

namespace bluepencil {

QUuid newId()
{
    thread_local std::array<quint32, 1024> random;
    thread_local std::size_t used = random.size();
    if (used == random.size()) {
        QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
        used = 0;
    }
    const quint32 a = random[used];
    const quint32 b = random[used + 1];
    const quint32 c = random[used + 2];
    const quint32 d = random[used + 3];
    used += 4;
    const auto byte = [](quint32 word, int nth) { return static_cast<uchar>(word >> (8 * nth)); };
    return {a,
            static_cast<ushort>(b),
            static_cast<ushort>(((b >> 16) & 0x0fffu) | 0x4000u), // version 4
            static_cast<uchar>((byte(c, 0) & 0x3fu) | 0x80u),     // variant 1
            byte(c, 1),
            byte(c, 2),
            byte(c, 3),
            byte(d, 0),
            byte(d, 1),
            byte(d, 2),
            byte(d, 3)};
}

} // namespace bluepencil
