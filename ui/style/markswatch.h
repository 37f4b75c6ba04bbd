// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/mark.h"
#include "ui/style/readertheme.h"

#include <QIcon>
#include <QRect>

class QPainter;

namespace bluepencil {

/// A small sample of how a mark looks in the text: tint and line in the category's shape, dotted for a
/// suggestion. For legends, lists and label buttons.
void drawMarkSwatch(QPainter *painter, const QRect &rect, const MarkStyle &style, MarkState state);
QIcon markSwatchIcon(const MarkStyle &style, MarkState state);

} // namespace bluepencil
