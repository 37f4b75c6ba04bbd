// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

class QAbstractButton;

namespace bluepencil {

/// A free key for a name: a letter of it, else a digit or another letter; empty if all are taken.
QString proposedKey(const Tagset &tagset, const QString &name);
/// A colour far from those of the tagset's other labels.
QString proposedColor(const Tagset &tagset);
/// A name that no label has: "New label", "New label 2", …
QString proposedName(const Tagset &tagset);
/// A label of its own id with all that is proposed for it, after the others.
Label proposedLabel(const Tagset &tagset);

/// Shows a colour on a button; none for an empty or wrong one.
void showColor(QAbstractButton *button, const QString &color);

} // namespace bluepencil
