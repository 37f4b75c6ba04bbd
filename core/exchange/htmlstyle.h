// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/labelcolors.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace bluepencil {

/// The style sheet of an exported page: typography for reading, light and dark paper, print, and the colours
/// of the labels it uses, each under a class of its own.
struct HtmlLabelStyle {
    QString cssClass; ///< ASCII letters and digits
    LabelColors colors;
};
QByteArray htmlStyleSheet(const QList<HtmlLabelStyle> &labels);

} // namespace bluepencil
