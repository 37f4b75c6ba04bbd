// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cast.h"
#include "core/recognition/quotereading.h"

#include <QList>

namespace bluepencil::recognition {

/// Gives every quote its speaker, by its attribution or by carrying on the speaker before it, and turns
/// them into what the program shows. A speaker that the text does not tell stays unknown.
QList<Quote> nameSpeakers(const Reading &reading, const Cast &cast, const std::vector<FoundQuote> &quotes);

} // namespace bluepencil::recognition
