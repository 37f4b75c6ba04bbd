// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exchangeformat.h"

#include "core/exchange/formats.h"

#include <algorithm>
#include <array>

namespace bluepencil {

std::span<const ExchangeFormat> exchangeFormats()
{
    static const std::array formats = {bratFormat(), jsonLinesFormat(), csvFormat(), htmlFormat()};
    return formats;
}

const ExchangeFormat *findExchangeFormat(QStringView id)
{
    const auto formats = exchangeFormats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [id](const ExchangeFormat &format) { return id == QLatin1StringView(format.id); });
    return found == formats.end() ? nullptr : &*found;
}

} // namespace bluepencil
