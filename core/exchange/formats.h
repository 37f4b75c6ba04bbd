// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/exchangeformat.h"

namespace bluepencil {

/// The entries of exchangeFormats(), each made by the file of its format.
ExchangeFormat bratFormat();
ExchangeFormat jsonLinesFormat();
ExchangeFormat csvFormat();
ExchangeFormat htmlFormat();

} // namespace bluepencil
