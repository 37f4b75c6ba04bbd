// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/markpainter.h"

#include <QPaintDevice>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

constexpr double suggestedTint = 0.4; // of the full tint: a suggestion hardly colours the paper
constexpr double letterAscent = 0.90; // in ems: over the ascenders
constexpr double letterDescent = 0.31;
constexpr double emsPerStroke = 16; // how thin a line is: an em's sixteenth, at least one pixel
constexpr double handleRadius = 4.5;

} // namespace

MarkPainter::MarkPainter(QPainter &painter, const ReaderTheme &theme, const Typography &type)
    : m_painter(painter)
    , m_theme(theme)
    , m_type(type)
    , m_scale(painter.device() ? painter.device()->devicePixelRatio() : 1.0)
    , m_em(type.wideWidth)
{
}

double MarkPainter::snapped(double value) const
{
    return std::round(value * m_scale) / m_scale;
}

double MarkPainter::stroke(double pixels) const
{
    return std::max(1.0, std::round(pixels * m_scale)) / m_scale;
}

QRectF MarkPainter::letters(const Words &words) const
{
    const double left = snapped(words.left - 1);
    const double right = snapped(words.right + 1);
    const double top = snapped(std::max(words.lineTop, words.baseline - m_em * letterAscent));
    const double bottom = snapped(std::min(words.lineBottom, words.baseline + m_em * letterDescent));
    return {left, top, right - left, bottom - top};
}

void MarkPainter::tint(const Mark &mark, const Words &words) const
{
    const MarkStyle &style = styleOf(mark, m_theme);
    QColor color = style.tint;
    if (mark.state == MarkState::Suggested)
        color.setAlphaF(static_cast<float>(color.alphaF() * suggestedTint));
    QRectF rect = letters(words);
    if (style.shape == MarkShape::Bar) { // whole lines, so that a quote of several lines is one field
        rect.setTop(words.lineTop);
        rect.setBottom(words.lineBottom);
    }
    m_painter.fillRect(rect, color);
}

void MarkPainter::dots(double left, double right, double top, double size, double pitch, const QColor &color) const
{
    // On a grid of the page, not of the mark, so that the dots of neighbours and of two lines agree.
    for (double x = std::ceil(left / pitch) * pitch; x + size <= right + 0.01; x += pitch)
        m_painter.fillRect(QRectF(snapped(x), top, size, size), color);
}

void MarkPainter::wave(double left, double right, double top, bool dotted, const QColor &color) const
{
    const double length = std::max(4.0, m_em * 0.34);
    const double height = std::max(1.0, m_em * 0.055);
    const auto y = [&](double x) { return top + height + height * std::sin(x / length * 2 * M_PI); };
    QPainterPath path;
    path.moveTo(left, y(left));
    for (double x = left; x < right; x += std::max(0.5, length / 24))
        path.lineTo(x, y(x));
    path.lineTo(right, y(right));
    // Half tones on both sides take from a thin line: a little more than a straight one's.
    QPen pen(color, std::max(stroke(m_em / emsPerStroke), m_em / 11));
    if (dotted) {
        pen.setDashPattern({2, 1.5});
        pen.setDashOffset(left);
        pen.setCapStyle(Qt::FlatCap);
    }
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.strokePath(path, pen);
    m_painter.restore();
}

void MarkPainter::line(const LanedMark &laned, const Words &words) const
{
    const MarkStyle &style = styleOf(laned.mark, m_theme);
    if (style.shape == MarkShape::Bar)
        return;
    const bool dotted = laned.mark.state == MarkState::Suggested;
    const double thin = stroke(m_em / emsPerStroke);
    const double left = snapped(words.left);
    const double right = std::max(snapped(words.right), left + thin);
    const double top = snapped(words.baseline + m_type.underlineGap + m_type.laneTop(laned.lane));
    const auto straight = [&](double y, double thickness) {
        if (dotted)
            dots(left, right, y, thickness, snapped(thickness * 3), style.line);
        else
            m_painter.fillRect(QRectF(left, y, right - left, thickness), style.line);
    };
    switch (style.shape) {
    case MarkShape::Line:
        straight(top, dotted ? stroke(m_em / 12) : thin);
        break;
    case MarkShape::DoubleLine:
        straight(top, thin);
        straight(top + 2 * thin, thin);
        break;
    case MarkShape::ThickLine:
        straight(top, stroke(m_em / 8));
        break;
    case MarkShape::Wave:
        wave(left, right, top, dotted, style.line);
        break;
    case MarkShape::Dashes: {
        const double dash = snapped(dotted ? m_em * 0.12 : m_em * 0.4);
        const double pitch = dash + snapped(m_em * 0.2);
        for (double x = left; x < right; x += pitch)
            m_painter.fillRect(QRectF(snapped(x), top, std::min(dash, right - x), stroke(m_em / 12)), style.line);
        break;
    }
    case MarkShape::Bar:
        break;
    }
}

void MarkPainter::bar(const LanedMark &laned, double right, double top, double bottom, double origin) const
{
    const MarkStyle &style = styleOf(laned.mark, m_theme);
    const double width = stroke(m_em / 6);
    const double left = snapped(right - width - laned.lane * (width + m_em / 5));
    top = snapped(top);
    bottom = snapped(bottom);
    if (laned.mark.state == MarkState::Own) {
        m_painter.fillRect(QRectF(left, top, width, bottom - top), style.line);
        return;
    }
    const double pitch = snapped(width * 2);
    origin = snapped(origin);
    for (double y = origin + std::ceil((top - origin) / pitch) * pitch; y + width <= bottom + 0.01; y += pitch)
        m_painter.fillRect(QRectF(left, snapped(y), width, width), style.line);
}

void MarkPainter::noteDot(const Mark &mark, const Words &lastWords) const
{
    const double radius = std::max(1.5, m_em / 9);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(styleOf(mark, m_theme).line);
    m_painter.drawEllipse(QPointF(lastWords.right + radius * 0.6, lastWords.baseline - m_em * 0.78), radius, radius);
    m_painter.restore();
}

void MarkPainter::outline(const std::vector<Words> &words) const
{
    outline(words, Qt::SolidLine);
}

void MarkPainter::farOutline(const std::vector<Words> &words) const
{
    outline(words, Qt::DotLine);
}

void MarkPainter::outline(const std::vector<Words> &words, Qt::PenStyle style) const
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    const double thin = stroke(1.25);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.activeOutline, thin, style));
    for (const Words &part : words) // half a line out, so that its edges lie on device pixels
        m_painter.drawRoundedRect(letters(part).adjusted(-thin / 2, -thin / 2, thin / 2, thin / 2), 2.5, 2.5);
    m_painter.restore();
}

void MarkPainter::handle(QPointF place) const
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.page, stroke(1.25)));
    m_painter.setBrush(m_theme.activeOutline);
    m_painter.drawEllipse(place, handleRadius, handleRadius);
    m_painter.restore();
}

void MarkPainter::hit(const Words &words, const QColor &color) const
{
    m_painter.fillRect(letters(words), color);
}

void MarkPainter::hitOutline(const Words &words) const
{
    const QRectF rect = letters(words);
    const double thin = stroke(1);
    m_painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), thin), m_theme.hitTick);
    m_painter.fillRect(QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin), m_theme.hitTick);
    m_painter.fillRect(QRectF(rect.left(), rect.top(), thin, rect.height()), m_theme.hitTick);
    m_painter.fillRect(QRectF(rect.right() - thin, rect.top(), thin, rect.height()), m_theme.hitTick);
}

void MarkPainter::flash(const Words &words, double strength) const
{
    QColor color = m_theme.searchHit;
    color.setAlphaF(static_cast<float>(strength));
    m_painter.fillRect(letters(words), color);
}

} // namespace bluepencil
