// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/readertheme.h"

#include <QPalette>

namespace bluepencil {

/// The colours of panels, bars, menus and dialogs that go with a reading theme.
QPalette paletteOf(const ReaderTheme &theme);

} // namespace bluepencil
