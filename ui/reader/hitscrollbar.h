// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QScrollBar>

#include <functional>
#include <vector>

namespace bluepencil {

/// A vertical scroll bar with ticks where something was found: at most one a pixel row.
class HitScrollBar : public QScrollBar
{
    Q_OBJECT
public:
    enum class Tick : quint8 { None, Hit, Current };
    /// What stands in each of so many equal slices of the page; an empty answer for no ticks at all.
    using Ticks = std::function<std::vector<Tick>(int slices)>;

    explicit HitScrollBar(QWidget *parent = nullptr);

    void setTicks(Ticks ticks) { m_ticks = std::move(ticks); }
    void setTickColor(const QColor &color);
    /// The handle stands out from its groove on light and dark paper alike; styles made for dialogs draw it lighter
    /// than a groove that stands out instead.
    void setColors(const QColor &groove, const QColor &handle, const QColor &heldHandle);
    /// The groove that the page is spread over, in pixels of this widget.
    QRect groove() const;
    /// Where the handle stands, in pixels below the groove's top: all that a hand can tell of the value.
    int handlePlace() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintHandle();

    Ticks m_ticks;
    QColor m_color;
    QColor m_groove;
    QColor m_handle;
    QColor m_heldHandle; ///< under the mouse, or dragged
};

} // namespace bluepencil
