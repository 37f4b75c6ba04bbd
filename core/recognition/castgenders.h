// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cast.h"

namespace bluepencil::recognition {

/// Gives people whose forename tells no sex the one that the pronouns behind their names tell: "Price lost her son",
/// "Price said he …", "Price left. She …". Nothing where the pronouns disagree. Linear in the names.
void learnGenders(const Reading &reading, Cast &cast);

/// Is the name in a line that says who wrote the article ("By Ana Ruiz in Lima")?
bool isInByline(const Reading &reading, qint32 name);

} // namespace bluepencil::recognition
