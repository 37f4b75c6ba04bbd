// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

namespace bluepencil {

/// The line colours of a label on light and on dark paper, "#rrggbb". Core has no theme at hand (those are
/// the window's), so exports that show colours take them from here: the label's own colour where it is
/// one, else a fixed colour of the built-in label, else one by `order` among the user's. At least 3:1
/// against the paper of the HTML export, except for colours the user chose.
struct LabelColors {
    QString onLight;
    QString onDark;
};
LabelColors labelColors(const Tagset &tagset, const QString &label, int order);

/// "#000000" or "#ffffff", whichever reads better on that colour.
QString readableOn(const QString &color);

} // namespace bluepencil
