// SPDX-License-Identifier: GPL-3.0-or-later
// Tagging by hand in the window, on 1 MB of generated news that has 50,000 tags already:
//   key-to-paint  from the press of a label's key on a selection to the painted tag (the peer: QTextEdit that shows
//                 as many marks as ExtraSelections gets one more)
//   tag-all       10,000 places at once, until they are applied, painted and durable in the store
//   undo-all      one undo takes all of them back, until painted and durable
// Times are wall clock, the wait in the event queue included.
#include "core/session/session.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/support/newsgenerator.h"
#include "ui/reader/readerview.h"
#include "ui/window/mainwindow.h"
#include "ui/window/taggingcontroller.h"

#include <QApplication>
#include <QEventLoop>
#include <QKeyEvent>
#include <QPainter>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextEdit>
#include <QTimer>

#include <chrono>

using namespace bluepencil;
using namespace bluepencil::benchmarks;

namespace {

constexpr qsizetype textBytes = 1000000;
constexpr qsizetype tagsBefore = 50000;
constexpr qsizetype tagsAtOnce = 10000;
constexpr int presses = 300;
constexpr int peerPresses = 30;
constexpr int bulkRuns = 5;

/// Tells when a widget has painted itself.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_inside)
            return false;
        m_inside = true;
        QCoreApplication::sendEvent(watched, event); // painted when this returns
        m_inside = false;
        ++paints;
        return true;
    }

private:
    bool m_inside = false;
};

double since(std::chrono::steady_clock::time_point before)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

/// Runs the event loop until it is so; false after two minutes.
bool waitUntil(const std::function<bool()> &done)
{
    const auto before = std::chrono::steady_clock::now();
    while (!done()) {
        if (since(before) > 120000)
            return false;
        QCoreApplication::processEvents(
            QEventLoop::WaitForMoreEvents); // a timer ends it: who spins takes a core from the store
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

void idle(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void press(QWidget *widget, Qt::Key key, const QString &text)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease})
        QCoreApplication::postEvent(widget, new QKeyEvent(type, key, Qt::NoModifier, text));
}

/// The words of the text, every n-th so that there are `count`.
QList<Span> words(const QByteArray &text, qsizetype count, qsizetype skip)
{
    QList<Span> all;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && (static_cast<uchar>(text[end]) >= 0x80 || std::isalnum(text[end])))
            ++end;
        if (end > at + 1)
            all.append({static_cast<qint32>(at), static_cast<qint32>(end)});
        at = end + 1;
    }
    QList<Span> some;
    const double step = static_cast<double>(all.size()) / static_cast<double>(count);
    for (qsizetype i = 0; i < count; ++i)
        some.append(all[std::min(all.size() - 1, static_cast<qsizetype>(step * static_cast<double>(i)) + skip)]);
    return some;
}

class Bench
{
public:
    Bench(MainWindow &window, Report &report)
        : m_window(window)
        , m_report(report)
        , m_watch(window.view()->viewport())
    {
        m_timer.start(1); // waitUntil looks again at least so often
    }

    bool keyToPaint(const QByteArray &text)
    {
        if (!m_report.wants(QStringLiteral("key-to-paint")))
            return true;
        std::vector<double> ours;
        for (int i = 0; i < presses; ++i) {
            ReaderView *view = m_window.view();
            if (i % 10 == 0)
                view->setTopPosition(static_cast<qint32>(double(i) / (presses + 10) * textBytes));
            const Span seen = view->visibleRange();
            const qint32 from = seen.start + 40 + i % 10 * 30;
            view->setSelection(from, from + 12);
            // Sometimes the lists at the side are being made anew, sometimes not, as when a person works.
            idle(i % 3 == 0 ? 60 : 15);
            const qsizetype before = m_window.article()->layer().count();
            const int paints = m_watch.paints;
            const auto start = std::chrono::steady_clock::now();
            press(view, Qt::Key_6, QStringLiteral("6"));
            if (!waitUntil([&] { return m_window.article()->layer().count() > before && m_watch.paints > paints; }))
                return false;
            ours.push_back(since(start));
        }
        const std::vector<double> peer = textEdit(text);
        Figure figure{QStringLiteral("key-to-paint"),
                      QStringLiteral("1MB"),
                      QStringLiteral("ms"),
                      median(ours),
                      median(peer),
                      QStringLiteral("QTextEdit+ExtraSelections"),
                      presses,
                      quantile(ours, 0.99)};
        figure.peerP99 = quantile(peer, 0.99);
        return m_report.add(figure);
    }

    bool atOnce()
    {
        std::vector<double> tagged;
        std::vector<double> undone;
        const auto &article = m_window.article();
        const QList<Span> places = words(article->article().text(), tagsAtOnce, 1);
        for (int i = 0; i < bulkRuns; ++i) {
            idle(300);
            const qsizetype before = article->layer().count();
            int paints = m_watch.paints;
            auto start = std::chrono::steady_clock::now();
            if (!article->tagAll(places, QString(labels::person), Origin::Hand))
                return false;
            if (!waitUntil([&] { return article->isSaved() && m_watch.paints > paints; }))
                return false;
            tagged.push_back(since(start));
            if (article->layer().count() != before + tagsAtOnce)
                return false;
            idle(300);
            paints = m_watch.paints;
            start = std::chrono::steady_clock::now();
            m_window.tagging()->undo();
            if (!waitUntil([&] {
                    return article->layer().count() == before && article->isSaved() && m_watch.paints > paints;
                }))
                return false;
            undone.push_back(since(start));
        }
        bool kept = true;
        for (const auto &[name, times] : {std::pair("tag-all", &tagged), std::pair("undo-all", &undone)})
            if (m_report.wants(QString::fromLatin1(name)))
                kept = m_report.add({QString::fromLatin1(name),
                                     QStringLiteral("1MB"),
                                     QStringLiteral("ms"),
                                     median(*times),
                                     {},
                                     {},
                                     bulkRuns,
                                     {}}) &&
                       kept;
        return kept;
    }

private:
    static QTextEdit::ExtraSelection selection(QTextEdit &edit, Span span)
    {
        QTextEdit::ExtraSelection extra;
        extra.cursor = QTextCursor(edit.document());
        extra.cursor.setPosition(span.start);
        extra.cursor.setPosition(span.end, QTextCursor::KeepAnchor);
        extra.format.setBackground(QColor(250, 230, 180));
        return extra;
    }

    /// The generated text is nearly ASCII: places in it do as places in the document.
    std::vector<double> textEdit(const QByteArray &text)
    {
        QTextEdit edit;
        edit.setReadOnly(true);
        edit.setPlainText(QString::fromUtf8(text));
        edit.resize(m_window.view()->size());
        edit.show();
        const int length = edit.document()->characterCount() - 1;
        QList<QTextEdit::ExtraSelection> marks;
        for (const Span span : words(text, tagsBefore, 0))
            if (span.end < length)
                marks.append(selection(edit, span));
        edit.setExtraSelections(marks);
        PaintWatch watch(edit.viewport());
        idle(300);
        std::vector<double> times;
        for (int i = 0; i < peerPresses; ++i) {
            const int paints = watch.paints;
            const auto start = std::chrono::steady_clock::now();
            marks.append(selection(edit, {100 + i * 15, 112 + i * 15}));
            edit.setExtraSelections(marks);
            edit.viewport()->update();
            if (!waitUntil([&] { return watch.paints > paints; }))
                return {};
            times.push_back(since(start));
        }
        return times;
    }

    MainWindow &m_window;
    Report &m_report;
    PaintWatch m_watch;
    QTimer m_timer;
};

bool run(Report &report)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("news.txt"));
    const QByteArray text = testing::NewsGenerator().make(textBytes).text;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return false;
    file.close();
    const Result<std::shared_ptr<Library>> library = Library::open(folder.filePath(QStringLiteral("library.sqlite")));
    if (!library)
        return false;
    Session session(*library);
    auto *window = new MainWindow(session);
    window->resize(1280, 800);
    window->show();
    window->activateWindow();
    bool listed = false;
    QObject::connect(window, &MainWindow::digestShown, window, [&] {
        listed = window->article()->phase() == OpenArticle::Phase::Ready && !window->article()->isRecognizing();
    });
    window->openFiles({path});
    QTimer look;
    look.start(5);
    if (!waitUntil([&] { return listed; }))
        return false;
    if (!window->article()->tagAll(words(window->article()->article().text(), tagsBefore, 0), QString(labels::date),
                                   Origin::Import))
        return false;
    listed = false;
    if (!waitUntil([&] { return listed && window->article()->isSaved(); }))
        return false;
    look.stop();
    window->view()->setFocus();
    bool good = false;
    {
        Bench bench(*window, report);
        good = bench.keyToPaint(text) && bench.atOnce();
    }
    delete window;
    return good && session.flush().ok();
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    app.setQuitOnLastWindowClosed(false);
    Report report(QStringLiteral("tagging"), app.arguments());
    if (!run(report)) {
        std::fprintf(stderr, "bench_tagging did not come to its end\n");
        return 1;
    }
    return 0;
}
