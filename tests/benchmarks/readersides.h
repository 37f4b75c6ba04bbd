// SPDX-License-Identifier: GPL-3.0-or-later
// Who takes part in the reader's benchmark, with what, and how often.
#pragma once

#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/readerpeers.h"

namespace bluepencil::benchmarks {

inline constexpr int frameRuns = 9;
inline constexpr int moveRuns = 200;
inline constexpr int resizeRuns = 100;
inline constexpr int newPages = 101; // placeOf() names so many places

struct Size {
    const char *name;
    qsizetype bytes;
    int richRuns; ///< first frames and resizes of QTextEdit; 0: left out
    bool moves;
};
// QTextEdit lays out the whole text: 10 MB take it some 10 s and 0.6 GB, 100 MB would take minutes.
inline constexpr Size sizes[] = {{"3KB", 3000, frameRuns, false},
                                 {"1MB", 1000000, frameRuns, true},
                                 {"10MB", 10000000, frameRuns, true},
                                 {"100MB", 100000000, 0, true}};

inline constexpr qsizetype smallBytes = 1000000;
inline constexpr qsizetype largeBytes = 100000000;
inline const QString smallName = QStringLiteral("ours at 1MB");
inline const QString plainName = QStringLiteral("QPlainTextEdit+highlighter");
inline const QString richName = QStringLiteral("QTextEdit");
inline const QString readName = QStringLiteral("read+validate");

struct Times {
    std::vector<double> wall;
    std::vector<double> cpu;

    void add(const Taken &taken)
    {
        wall.push_back(taken.wall);
        cpu.push_back(taken.cpu);
    }
};

/// Somebody who takes part in a comparison: `run` is measured, `before` each run is not.
struct Side {
    QString name;
    int runs = 0;
    std::function<void(int)> run;
    std::function<void(int)> before = [](int) {};
    bool warmsUp = true; ///< one more run comes first and does not count
};

struct Bench {
    Report report;
    const ReaderTheme &theme;

    /// Runs all in turn; the first side is ours. Adds a result for the wall clock and one for processor
    /// time for each peer (one with no peer where there is none).
    bool compare(const QString &name, const QString &size, const std::vector<Side> &sides)
    {
        std::vector<Times> times(sides.size());
        for (int run = -1; run < sides.front().runs; ++run)
            for (std::size_t i = 0; i < sides.size(); ++i) {
                const Side &side = sides[i];
                // For caches of fonts and glyphs; what takes seconds does without.
                if (run >= side.runs || (run < 0 && !side.warmsUp))
                    continue;
                side.before(run);
                const Taken taken = measure([&] { side.run(run); });
                if (run >= 0)
                    times[i].add(taken);
            }
        bool ok = true;
        const auto add = [&](const QString &what, std::vector<double> Times::*kind) {
            Figure figure{what, size, QStringLiteral("ms"), median(times[0].*kind),
                          {},   {},   sides[0].runs,        quantile(times[0].*kind, 0.99)};
            if (sides.size() == 1)
                ok = report.add(figure) && ok;
            for (std::size_t i = 1; i < sides.size(); ++i) {
                figure.peer = median(times[i].*kind);
                figure.peerP99 = quantile(times[i].*kind, 0.99);
                figure.peerName = sides[i].name;
                figure.runs = sides[i].runs;
                ok = report.add(figure) && ok;
            }
        };
        add(name, &Times::wall);
        add(name + QLatin1String("-cpu"), &Times::cpu);
        return ok;
    }
};

/// All over the text, the end included.
inline int placeOf(int run, const QScrollBar *bar)
{
    return static_cast<int>(static_cast<qint64>(bar->maximum()) * ((run * 61 + 100) % 101) / 100);
}

template <typename Shown> Side jumping(Shown &shown, const QString &name)
{
    return {name, moveRuns, [&](int run) {
                QScrollBar *bar = shown.view.verticalScrollBar();
                shown.untilPainted([&] { bar->setValue(placeOf(run, bar)); });
            }};
}

template <typename Shown> Side scrolling(Shown &shown, const QString &name, QAbstractSlider::SliderAction action)
{
    QScrollBar *bar = shown.view.verticalScrollBar();
    bar->setValue(bar->maximum() / 3);
    shown.paintWhole();
    return {name, moveRuns, [&shown, bar, action](int) { shown.untilPainted([&] { bar->triggerAction(action); }); },
            [&shown, bar](int) {
                if (bar->value() < bar->maximum() * 9LL / 10)
                    return;
                bar->setValue(bar->maximum() / 10);
                shown.paintWhole();
            }};
}

template <typename Shown> Side marking(Shown &shown, const QString &name)
{
    return {name, moveRuns, [&](int) { shown.untilPainted([&] { shown.addMark(); }); },
            [&](int run) {
                if (run >= 0)
                    shown.untilPainted([&] { shown.removeMark(); });
                QScrollBar *bar = shown.view.verticalScrollBar();
                bar->setValue(bar->maximum() / 100 * ((run * 61 + 100) % 99));
                QApplication::processEvents();
                shown.paintWhole();
                shown.aimAt(50 + run * 37 % 600);
            }};
}

/// Every width another, as when somebody drags the window's edge, in the middle of the text.
template <typename Shown> Side resizing(Shown &shown, const QString &name, int runs)
{
    QScrollBar *bar = shown.view.verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    shown.paintWhole();
    return {name, runs, [&shown](int run) {
                shown.untilPainted([&] { shown.view.resize(420 + (run + 1) % 8 * 31, 780 - (run + 1) % 2); });
                shown.settle();
            }};
}

} // namespace bluepencil::benchmarks
