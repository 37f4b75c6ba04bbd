// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cast.h"

#include <QList>

namespace bluepencil::recognition {

/// Says who is meant where the turns of an interview are told by letters: "IS:" is Ingrid Solheim who spoke by
/// her name before, or the only person named so far with these initials; "A:" is the one whom the text before
/// the first question names most. Where two people fit, the letters stay. Quotes in text order; linear but for
/// the initials, which look through the cast once for each two or three letters.
void nameTurns(const Reading &reading, const Cast &cast, QList<Quote> &quotes);

} // namespace bluepencil::recognition
