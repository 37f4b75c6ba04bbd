// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QPointF>

#include <functional>
#include <vector>

class QTouchEvent;

namespace bluepencil {

/// The way a page goes on by itself after a finger has thrown it. Pure: pixels and milliseconds.
class Glide
{
public:
    /// Pixels per second; too slow a throw is none.
    void start(double velocity);
    void stop() { m_velocity = 0; }
    bool isMoving() const { return m_velocity != 0; }
    /// How far it goes in this time. It slows down and ends by itself.
    double advance(double milliseconds);

private:
    double m_velocity = 0;
};

/// Turns fingers into what they mean: one that moves pans the page as far as it goes and lets it glide on,
/// one that touches taps, once or twice, one that stays holds (and then drags), two pinch. What is under the
/// first finger may be grabbed instead. Positions are those of the events' widget. GUI thread.
class TouchInput : public QObject
{
    Q_OBJECT
public:
    explicit TouchInput(QObject *parent = nullptr);

    /// Asked where a finger comes down: true if the finger has taken hold of something there, which it drags.
    void setGrab(std::function<bool(QPointF)> grab) { m_grab = std::move(grab); }
    void handle(QTouchEvent *event);
    void stopGliding();

Q_SIGNALS:
    /// The page follows the finger by so many pixels (downwards positive).
    void panned(int pixels);
    void tapped(QPointF point, int count);
    void held(QPointF point);
    /// While held or grabbed.
    void dragged(QPointF point);
    /// The end of that; not for taps and pans.
    void released(bool cancelled);
    void pinchStarted();
    /// How far apart two fingers are, over how far they were.
    void pinched(double factor);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    enum class State { Idle, Touched, Panning, Dragging, Pinching };
    void begin(QPointF point, quint64 time);
    void move(QPointF point, quint64 time);
    void end(quint64 time);
    void cancel();
    double velocity(quint64 time) const;

    struct Sample {
        quint64 time;
        double y;
    };
    std::function<bool(QPointF)> m_grab;
    State m_state = State::Idle;
    QPointF m_start;
    QPointF m_last;
    int m_panned = 0; ///< whole pixels told since m_start
    double m_apart = 0;
    std::vector<Sample> m_samples;
    quint64 m_tapTime = 0;
    QPointF m_tapPoint;
    int m_taps = 0;
    QBasicTimer m_holdTimer;
    QBasicTimer m_glideTimer;
    QElapsedTimer m_glideClock;
    Glide m_glide;
    double m_glideRest = 0;
};

} // namespace bluepencil
