// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace bluepencil::recognition {

/// A command cut into its words as a POSIX shell cuts them, without a shell: blanks part words, '…' keeps all as it
/// stands, "…" all but \" \\ \$ \`, a backslash outside keeps the next character. Nothing is expanded.
/// Error: Invalid, where a quotation mark is not closed or the last character is a backslash.
Result<QStringList> commandWords(const QString &command);

} // namespace bluepencil::recognition
