// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

#include <QString>

class QKeyEvent;

namespace bluepencil {

/// The label key of a key press: digits by the physical key where the platform tells it (a French keyboard
/// types “&” there), everything else by what it types.
QString labelKeyOf(const QKeyEvent *event);

/// The key of a press as Qt::Key; of a letter of another script the Latin one on the same physical key, where the
/// platform tells it: who types Greek or Russian finds Q where it is printed.
int latinKeyOf(const QKeyEvent *event);

/// The label that a key press means: by what it types, else by the Latin letter on that key.
const Label *labelForKey(const Tagset &tagset, const QKeyEvent *event);

/// The keys of all labels for a line of help: "1–9 K U".
QString labelKeysOf(const Tagset &tagset);

} // namespace bluepencil
