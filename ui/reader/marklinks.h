// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/mark.h"
#include "ui/reader/readerpage.h"

#include <QList>
#include <QRect>

class QPainter;

namespace bluepencil {

/// Draws the links of the active mark in the margin at the left: from the line of one end to that of the other, an
/// arrow at the words it leads to and its name beside them where there is room. The further end gets an outline. An
/// end that is not on screen is where the line leaves the page. GUI thread; costs by links and what is on screen.
void paintMarkLinks(QPainter &painter, ReaderPage &page, const QList<MarkLink> &links, const QRect &clip);

} // namespace bluepencil
