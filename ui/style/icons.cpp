// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "core/base/locations.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <memory>

namespace bluepencil {

namespace {

constexpr double disabledOpacity = 0.4;

/// Draws one SVG at whatever size is asked for.
class LineIconEngine final : public QIconEngine
{
public:
    explicit LineIconEngine(const QByteArray &svg)
        : m_svg(svg)
        , m_renderer(svg)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * disabledOpacity);
        const QSizeF fitted = m_renderer.defaultSize().scaled(rect.size(), Qt::KeepAspectRatio);
        QRectF target(QPointF(), fitted);
        target.moveCenter(QRectF(rect).center());
        m_renderer.render(painter, target);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_svg); }
    bool isNull() override { return !m_renderer.isValid(); }

private:
    QByteArray m_svg;
    QSvgRenderer m_renderer;
};

} // namespace

QIcon lineIcon(const QString &name, const QColor &color)
{
    QFile file(findData(QLatin1String("icons/") + name + QLatin1String(".svg")));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    auto engine = std::make_unique<LineIconEngine>(svg);
    if (engine->isNull())
        return {};
    return QIcon(engine.release()); // QIcon owns its engine
}

} // namespace bluepencil
