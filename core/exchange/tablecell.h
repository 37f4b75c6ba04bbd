// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace bluepencil {

/// Would a spreadsheet run this cell (UTF-8) as a formula (CWE-1236; OWASP, CSV injection)? Such a cell gets one
/// apostrophe in front, and so does one that already has apostrophes before such a character: then taking one
/// off again gives back every cell exactly.
bool needsGuard(QByteArrayView cell);

} // namespace bluepencil
