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

void PageCard::showBeside(const QRect &words, const QList<QRect> &others)
{
    const QRect room = parentWidget()->rect().adjusted(edge, edge, -edge, -edge);
    resize(sizeHint().boundedTo(room.size()));
    const auto hidden = [&](QPoint at) {
        qint64 area = 0;
        for (const QRect &other : others) {
            const QRect covered = other.intersected({at, size()});
            area += qint64(covered.width()) * covered.height();
        }
        return area;
    };
    const int lowest = room.bottom() + 1 - height();
    const int rightmost = std::max(room.left(), room.right() + 1 - width());
    const int below = words.bottom() + distance;
    const int above = words.top() - height() - distance;
    QList<int> rows;
    if (below <= lowest)
        rows.append(below);
    if (above >= room.top())
        rows.append(above);
    if (rows.isEmpty()) // no room on either side: where the words end, which are many then
        rows.append(std::max(room.top(), lowest));
    QPoint best;
    qint64 least = -1;
    for (const int y : std::as_const(rows))
        for (const int x : {words.center().x() - width() / 2, rightmost, room.left()}) {
            const QPoint at(qBound(room.left(), x, rightmost), y);
            if (const qint64 area = hidden(at); least < 0 || area < least) {
                least = area;
                best = at;
            }
        }
    move(best);
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
