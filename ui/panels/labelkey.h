// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QKeyEvent;

namespace bluepencil {

/// The label key of a key press: digits by the physical key where the platform tells it (a French keyboard
/// types “&” there), everything else by what it types.
QString labelKeyOf(const QKeyEvent *event);

} // namespace bluepencil
