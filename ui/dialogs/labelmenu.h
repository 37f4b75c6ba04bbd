// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"
#include "ui/style/readertheme.h"

#include <QString>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace bluepencil {

/// As many labels as a menu holds and leaves room for what else is in it; the others are found by typing.
inline constexpr qsizetype mostLabelsInMenu = 20;

/// A label's name with its key behind it, "Person  (1)", at most so many characters of the name: for a box, in which
/// one types the beginning of a name.
QString titleWithKey(const Label &label, qsizetype most = 40);
/// The same for a menu, where the key chooses it.
QString menuTitleWithKey(const Label &label);

/// Adds the labels to a menu, each an action "<prefix>-<id>" with swatch and key, the first of them only where they
/// are many; behind them stands "<prefix>-find" then, which opens a list to type in, a child of `owner`.
void addLabels(QMenu *menu, QWidget *owner, const ReaderTheme &theme, const Tagset &tagset, const QString &prefix,
               const std::function<void(const QString &label)> &act);

/// Lets a label be found by typing, in a list that opens at the mouse or beside what has the focus.
void findLabelFor(QWidget *owner, const ReaderTheme &theme, const Tagset &tagset,
                  const std::function<void(const QString &label)> &act);

} // namespace bluepencil
