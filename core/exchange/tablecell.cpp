// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tablecell.h"

#include <algorithm>
#include <array>

namespace bluepencil {

bool needsGuard(QByteArrayView cell)
{
    while (cell.startsWith('\''))
        cell = cell.sliced(1);
    static constexpr std::array<QByteArrayView, 10> runs = {
        "=", "+", "-", "@", "\t", "\r", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
    return std::any_of(runs.begin(), runs.end(), [cell](QByteArrayView run) { return cell.startsWith(run); });
}

} // namespace bluepencil
