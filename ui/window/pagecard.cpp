// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pagecard.h"

#include <QPainter>

#include <algorithm>

namespace bluepencil {

namespace {
constexpr int distance = 8; // from the words, in pixels
constexpr int edge = 4;     // from the page's
} // namespace

PageCard::PageCard(QWidget *parent)
    : QFrame(parent)
{
    setCursor(Qt::ArrowCursor);
    hide();
}

void PageCard::showBeside(const QRect &words)
{
    const QRect room = parentWidget()->rect();
    resize(sizeHint().boundedTo(room.size() - QSize(2 * edge, 2 * edge)));
    QPoint at(words.center().x() - width() / 2, words.bottom() + distance);
    if (at.y() + height() > room.height() - edge)
        at.setY(words.top() - height() - distance);
    if (at.y() < edge) // no room on either side: where the words end, which are many then
        at.setY(std::max(edge, room.height() - height() - edge));
    at.setX(qBound(edge, at.x(), std::max(edge, room.width() - width() - edge)));
    move(at);
    show();
    raise();
}

void PageCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Shadow), 1));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace bluepencil
