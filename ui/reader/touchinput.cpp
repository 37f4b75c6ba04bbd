// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/touchinput.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QTimerEvent>
#include <QTouchEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bluepencil {

namespace {

constexpr double slowestThrow = 120; // pixels per second
constexpr double fastestThrow = 12000;
constexpr double glideTime = 325;   // milliseconds in which the speed falls to a third
constexpr double slowestGlide = 20; // pixels per second
constexpr quint64 throwTime = 100;  // milliseconds of a finger's way that tell its speed
constexpr int glideInterval = 16;   // milliseconds
constexpr double tapDistance = 24;  // pixels between two taps that belong together

double apart(const QTouchEvent *event)
{
    const QList<QEventPoint> &points = event->points();
    const QPointF way = points[0].position() - points[1].position();
    return std::max(1.0, std::hypot(way.x(), way.y()));
}

} // namespace

void Glide::start(double velocity)
{
    m_velocity = std::abs(velocity) < slowestThrow ? 0 : std::clamp(velocity, -fastestThrow, fastestThrow);
}

double Glide::advance(double milliseconds)
{
    const double after = m_velocity * std::exp(-milliseconds / glideTime);
    const double way = (m_velocity - after) * glideTime / 1000; // the integral of the fall
    m_velocity = std::abs(after) < slowestGlide ? 0 : after;
    return way;
}

TouchInput::TouchInput(QObject *parent)
    : QObject(parent)
{
}

void TouchInput::stopGliding()
{
    m_glide.stop();
    m_glideTimer.stop();
}

void TouchInput::handle(QTouchEvent *event)
{
    event->accept();
    if (event->type() == QEvent::TouchCancel) {
        cancel();
        return;
    }
    if (event->type() == QEvent::TouchBegin)
        begin(event->point(0).position(), event->timestamp());
    else if (event->pointCount() >= 2 && m_state != State::Dragging && m_state != State::Idle) {
        if (m_state != State::Pinching) {
            m_holdTimer.stop();
            m_state = State::Pinching;
            m_apart = apart(event);
            Q_EMIT pinchStarted();
        } else if (event->type() != QEvent::TouchEnd) {
            Q_EMIT pinched(apart(event) / m_apart);
        }
    } else if (event->type() == QEvent::TouchUpdate) {
        move(event->point(0).position(), event->timestamp());
    }
    if (event->type() == QEvent::TouchEnd)
        end(event->timestamp());
}

void TouchInput::begin(QPointF point, quint64 time)
{
    stopGliding();
    m_start = m_last = point;
    m_panned = 0;
    m_samples = {{time, point.y()}};
    if (m_grab && m_grab(point)) {
        m_state = State::Dragging;
        return;
    }
    m_state = State::Touched;
    m_holdTimer.start(QGuiApplication::styleHints()->mousePressAndHoldInterval(), this);
}

void TouchInput::move(QPointF point, quint64 time)
{
    m_last = point;
    const QPointF way = point - m_start;
    switch (m_state) {
    case State::Touched:
        if (std::hypot(way.x(), way.y()) < QGuiApplication::styleHints()->startDragDistance())
            break;
        m_holdTimer.stop();
        m_state = State::Panning;
        [[fallthrough]];
    case State::Panning: {
        m_samples.push_back({time, point.y()});
        const int whole = static_cast<int>(std::lround(way.y()));
        if (whole != m_panned)
            Q_EMIT panned(whole - std::exchange(m_panned, whole));
        break;
    }
    case State::Dragging:
        Q_EMIT dragged(point);
        break;
    case State::Idle:
    case State::Pinching:
        break;
    }
}

double TouchInput::velocity(quint64 time) const
{
    const auto recent = std::find_if(m_samples.begin(), m_samples.end(),
                                     [time](const Sample &sample) { return sample.time + throwTime >= time; });
    if (recent == m_samples.end() || time <= recent->time)
        return 0;
    return (m_samples.back().y - recent->y) * 1000.0 / static_cast<double>(time - recent->time);
}

void TouchInput::end(quint64 time)
{
    m_holdTimer.stop();
    const State ended = std::exchange(m_state, State::Idle);
    if (ended == State::Touched) {
        const QPointF way = m_start - m_tapPoint;
        const bool again =
            m_taps > 0 && std::hypot(way.x(), way.y()) <= tapDistance &&
            time - m_tapTime <= static_cast<quint64>(QGuiApplication::styleHints()->mouseDoubleClickInterval());
        m_taps = again ? m_taps % 2 + 1 : 1;
        m_tapTime = time;
        m_tapPoint = m_start;
        Q_EMIT tapped(m_start, m_taps);
    } else if (ended == State::Panning) {
        m_glide.start(velocity(time));
        m_glideRest = 0;
        if (m_glide.isMoving()) {
            m_glideClock.start();
            m_glideTimer.start(glideInterval, this);
        }
    } else if (ended == State::Dragging) {
        Q_EMIT released(false);
    }
}

void TouchInput::cancel()
{
    m_holdTimer.stop();
    if (std::exchange(m_state, State::Idle) == State::Dragging)
        Q_EMIT released(true);
}

void TouchInput::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_holdTimer.timerId()) {
        m_holdTimer.stop();
        m_state = State::Dragging;
        Q_EMIT held(m_last);
    } else if (event->timerId() == m_glideTimer.timerId()) {
        m_glideRest += m_glide.advance(static_cast<double>(m_glideClock.restart()));
        const int whole = static_cast<int>(m_glideRest);
        m_glideRest -= whole;
        if (!m_glide.isMoving())
            m_glideTimer.stop();
        if (whole != 0)
            Q_EMIT panned(whole);
    }
}

} // namespace bluepencil
