// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/hitscrollbar.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace bluepencil {

HitScrollBar::HitScrollBar(QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
{
}

void HitScrollBar::setTickColor(const QColor &color)
{
    m_color = color;
    update();
}

void HitScrollBar::setColors(const QColor &groove, const QColor &handle, const QColor &heldHandle)
{
    m_groove = groove;
    m_handle = handle;
    m_heldHandle = heldHandle;
    update();
}

void HitScrollBar::paintHandle()
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    QPainter painter(this);
    painter.fillRect(groove(), m_groove);
    const QRect handle =
        style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this).adjusted(3, 1, -3, -1);
    if (maximum() <= minimum() || handle.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSliderDown() || underMouse() ? m_heldHandle : m_handle);
    const double round = std::min(handle.width(), handle.height()) / 2.0;
    painter.drawRoundedRect(handle, round, round);
}

QRect HitScrollBar::groove() const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
}

int HitScrollBar::handlePlace() const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const int length =
        style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this).height();
    return QStyle::sliderPositionFromValue(minimum(), maximum(), value(), groove().height() - length);
}

void HitScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    if (m_groove.isValid())
        paintHandle();
    const QRect rows = groove();
    if (!m_ticks || rows.height() <= 0)
        return;
    const std::vector<Tick> ticks = m_ticks(rows.height());
    QPainter painter(this);
    const int width = std::max(3, rows.width() / 2);
    for (std::size_t row = 0; row < ticks.size(); ++row) {
        const int y = rows.top() + static_cast<int>(row);
        if (ticks[row] == Tick::Hit)
            painter.fillRect(QRect(rows.right() + 1 - width, y, width, 1), m_color);
        else if (ticks[row] == Tick::Current)
            painter.fillRect(QRect(rows.left(), y - 1, rows.width(), 3), m_color);
    }
}

} // namespace bluepencil
