// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace bluepencil {

/// The line drawing `icons/<name>.svg` of our data folders in this colour, crisp at every size and scale
/// factor; faint when disabled. The drawings stand on a 24-unit grid and use `currentColor`. A null icon
/// where there is no such file. GUI thread.
QIcon lineIcon(const QString &name, const QColor &color);

} // namespace bluepencil
