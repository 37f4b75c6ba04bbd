// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/markswatch.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace bluepencil {

void drawMarkSwatch(QPainter *painter, const QRect &rect, const MarkStyle &style, MarkState state)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool own = state == MarkState::Own;
    const QRectF box(rect);
    if (style.tint.isValid()) {
        QColor tint = style.tint;
        if (!own && style.shape != MarkShape::Bar)
            tint.setAlphaF(tint.alphaF() * 0.45f);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tint);
        painter->drawRoundedRect(box.adjusted(0, 0, 0, -1), 2, 2);
    }
    painter->setBrush(Qt::NoBrush);
    const auto line = [&](qreal y, qreal width) {
        QPen pen(style.line, width, own ? Qt::SolidLine : Qt::CustomDashLine, Qt::FlatCap);
        if (!own)
            pen.setDashPattern({1.6 / width, 1.8 / width});
        painter->setPen(pen);
        painter->drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    };
    const qreal bottom = box.bottom() - 1;
    switch (style.shape) {
    case MarkShape::Line:
        line(bottom, 1.6);
        break;
    case MarkShape::DoubleLine:
        line(bottom - 2.6, 1.1);
        line(bottom, 1.1);
        break;
    case MarkShape::ThickLine:
        line(bottom - 0.6, 2.8);
        break;
    case MarkShape::Wave: {
        QPainterPath wave(QPointF(box.left(), bottom - 1));
        for (qreal x = box.left(); x + 4 <= box.right() + 1; x += 4) {
            wave.quadTo(x + 1, bottom - 3.2, x + 2, bottom - 1);
            wave.quadTo(x + 3, bottom + 1.2, x + 4, bottom - 1);
        }
        painter->setPen(QPen(style.line, 1.2, own ? Qt::SolidLine : Qt::DotLine));
        painter->drawPath(wave);
        break;
    }
    case MarkShape::Bar: {
        QPen pen(style.line, 3, own ? Qt::SolidLine : Qt::CustomDashLine, Qt::FlatCap);
        if (!own)
            pen.setDashPattern({0.6, 0.6});
        painter->setPen(pen);
        painter->drawLine(QPointF(box.left() + 1.5, box.top()), QPointF(box.left() + 1.5, box.bottom()));
        break;
    }
    case MarkShape::Dashes: {
        QPen pen(style.line, 1.6, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern(own ? QList<qreal>{2.6, 1.2} : QList<qreal>{1, 1.6});
        painter->setPen(pen);
        painter->drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom));
        break;
    }
    }
    painter->restore();
}

QIcon markSwatchIcon(const MarkStyle &style, MarkState state)
{
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        QPixmap pixmap(QSize(16, 16) * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawMarkSwatch(&painter, QRect(1, 2, 14, 12), style, state);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace bluepencil
