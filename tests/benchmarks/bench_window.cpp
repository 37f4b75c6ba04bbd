// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window is deaf: the longest single event on the GUI thread (processor time) while an article
// of generated news is opened, recognized, listed, tagged in bulk by its own suggestions, and closed.
// BLUEPENCIL_SLOW=1 names every event of over 5 ms on standard error.
#include "core/session/session.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/support/newsgenerator.h"
#include "ui/reader/readerview.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QTimer>

using namespace bluepencil;
using namespace bluepencil::benchmarks;

namespace {

constexpr int acts = 15;

/// An application that takes the time of each event.
class Timed final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        // Asked before: the receiver may be gone afterwards.
        const QByteArray who = receiver->metaObject()->className();
        const int type = event->type();
        bool accepted = false;
        ++m_depth;
        const Taken taken = measure([&] { accepted = QApplication::notify(receiver, event); });
        --m_depth;
        if (m_slow && taken.cpu > 5)
            std::fprintf(stderr, "  %7.1f ms  %s, event %d\n", taken.cpu, who.constData(), type);
        longest = std::max(longest, taken.cpu);
        return accepted;
    }

    double longest = 0;

private:
    int m_depth = 0;
    bool m_slow = qEnvironmentVariableIntValue("BLUEPENCIL_SLOW") > 0;
};

bool waitUntil(const std::function<bool()> &done)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
    });
    look.start(5);
    QTimer::singleShot(120000, &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

void press(QWidget *widget, Qt::Key key, const QString &text = {})
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease})
        QCoreApplication::postEvent(widget, new QKeyEvent(type, key, Qt::NoModifier, text));
}

bool run(Timed &app, Report &report, const QString &size, qsizetype bytes)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("news.txt"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(testing::NewsGenerator().make(bytes).text) < bytes)
        return false;
    file.close();
    const Result<std::shared_ptr<Library>> library = Library::open(folder.filePath(QStringLiteral("library.sqlite")));
    if (!library)
        return false;
    bool kept = true;
    const auto tell = [&](const char *name, int runs) {
        if (report.wants(QString::fromLatin1(name)))
            kept = report.add({QString::fromLatin1(name), size, QStringLiteral("ms"), app.longest, {}, {}, runs, {}}) &&
                   kept;
        app.longest = 0;
    };
    {
        Session session(*library);
        auto *window = new MainWindow(session);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        if (!waitUntil([&] { return window->view()->isVisible() || window->isVisible(); }))
            return false;
        app.longest = 0;

        bool listed = false;
        QObject::connect(window, &MainWindow::digestShown, &app, [&] {
            listed = window->article()->phase() == OpenArticle::Phase::Ready && !window->article()->isRecognizing();
        });
        window->openFiles({path});
        if (!waitUntil([&] { return listed; }))
            return false;
        tell("open", 1);

        window->view()->setFocus();
        for (int i = 0; i < acts; ++i) { // Tab to a suggestion, Enter accepts it
            const qsizetype before = window->article()->layer().count();
            press(window->view(), i == 0 ? Qt::Key_Tab : Qt::Key_Return);
            press(window->view(), Qt::Key_Return);
            listed = false;
            if (!waitUntil([&] { return listed && window->article()->layer().count() > before; }))
                return false;
        }
        tell("accept", acts);

        for (int i = 0; i < acts; ++i) {
            window->view()->setTopPosition(static_cast<qint32>((i + 1.0) / (acts + 2) * static_cast<double>(bytes)));
            window->view()->setSelection(window->view()->visibleRange().start,
                                         window->view()->visibleRange().start + 5);
            listed = false;
            press(window->view(), Qt::Key_6, QStringLiteral("6"));
            if (!waitUntil([&] { return listed; }))
                return false;
        }
        tell("tag", acts);

        app.longest = measure([&] { delete window; }).cpu;
        if (!waitUntil([&] { return session.articles().empty(); }))
            return false;
        tell("close", 1);
    }
    return kept;
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    Timed app(argc, argv);
    app.setQuitOnLastWindowClosed(false);
    Report report(QStringLiteral("window"), app.arguments());
    for (const auto &[name, bytes] : {std::pair("3KB", 3000), std::pair("1MB", 1000000), std::pair("10MB", 10000000),
                                      std::pair("100MB", 100000000)})
        if (!run(app, report, QString::fromLatin1(name), bytes)) {
            std::fprintf(stderr, "bench_window: %s did not come to its end\n", name);
            return 1;
        }
    return 0;
}
