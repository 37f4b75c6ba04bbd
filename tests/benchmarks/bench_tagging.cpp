// SPDX-License-Identifier: GPL-3.0-or-later
// The hand on a long article that is full of tags: from the press of a label's key to the tag on screen; tagging
// 10,000 places at once, and what else is done to so many, each until it is seen and until it is durable. The window is
// the whole one, with its panels and its store. Beside it a QTextEdit whose words are marked by character formats, with
// the same text and as many marks, where a key marks the selected words.
#include "core/session/session.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/support/newsgenerator.h"
#include "ui/panels/findingspanel.h"
#include "ui/reader/readerview.h"
#include "ui/window/findbar.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextEdit>
#include <QThread>
#include <QTimer>

#include <array>
#include <map>
#include <random>
#include <utility>

using namespace bluepencil;
using namespace bluepencil::benchmarks;

namespace {

constexpr qsizetype articleBytes = 1000000;
constexpr int tagsBefore = 50000;
constexpr int atOnce = 10000;
constexpr int keyPresses = 301;
constexpr int bulkActs = 9;

bool waitUntil(const std::function<bool()> &done)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
    });
    look.start(1);
    QTimer::singleShot(120000, &loop, [&loop] { loop.exit(1); });
    return done() || loop.exec() == 0;
}

/// Notes that its widget was painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    void wait()
    {
        forget();
        waitOn();
    }
    /// What was painted up to now does not count.
    void forget() { m_painted = false; }
    void waitOn() const
    {
        while (!m_painted)
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_inside)
            return false;
        m_inside = true; // let it paint, then say so
        QCoreApplication::sendEvent(watched, event);
        m_inside = false;
        m_painted = true;
        return true;
    }

private:
    bool m_inside = false;
    bool m_painted = false;
};

/// Notes the longest that one event held the GUI thread.
class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    /// Processor time in milliseconds since the last call.
    static double takeLongest() { return std::exchange(s_longest, 0); }

    bool notify(QObject *receiver, QEvent *event) override
    {
        // The peer's text view lays itself out on and on.
        const bool isPeers = receiver->inherits("QAbstractTextDocumentLayout");
        if (s_inside || isPeers || QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        s_inside = true;
        bool handled = false;
        const double took = measure([&] { handled = QApplication::notify(receiver, event); }).cpu;
        s_inside = false;
        s_longest = std::max(s_longest, took);
        return handled;
    }

private:
    static inline bool s_inside = false;
    static inline double s_longest = 0;
};

/// The first words of every so many bytes.
QList<Span> wordsEvery(const Article &article, qint32 step, qint32 from, int most)
{
    QList<Span> words;
    for (qint32 at = from; at + 40 < article.size() && words.size() < most; at += step) {
        const Span word = unitAt(article, nextBoundary(article, at, TextUnit::Word), TextUnit::Word);
        const Span bare = trimmed(article, word);
        if (!bare.isEmpty() && (words.isEmpty() || words.last().end <= bare.start))
            words.append(bare);
    }
    return words;
}

/// The first from there on: the same tag twice on the same words is refused.
Span untaggedWord(const OpenArticle &open, qint32 from)
{
    const QList<Span> words = wordsEvery(open.article(), 1, from, 60);
    const auto free =
        std::find_if(words.cbegin(), words.cend(), [&](Span word) { return open.layer().overlapping(word).isEmpty(); });
    return free == words.cend() ? Span{} : *free;
}

void press(QWidget *widget, Qt::Key key, const QString &text)
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(widget, &event);
}

/// The peer: a rich text view, in which a mark is a format of the characters.
class MarkedEdit final : public QTextEdit
{
public:
    MarkedEdit(const QString &text, const QList<std::pair<int, int>> &marks)
    {
        setPlainText(text);
        setReadOnly(false);
        m_format.setBackground(QColor(0xdd, 0xee, 0xff));
        m_format.setFontUnderline(true);
        QTextCursor cursor(document());
        cursor.beginEditBlock();
        for (const auto &[start, end] : marks)
            mark(cursor, start, end);
        cursor.endEditBlock();
    }
    void mark(QTextCursor &cursor, int start, int end) const
    {
        cursor.setPosition(start);
        cursor.setPosition(end, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(m_format);
    }

protected:
    void keyPressEvent(QKeyEvent *) override { textCursor().mergeCharFormat(m_format); }

private:
    QTextCharFormat m_format;
};

struct Desk {
    MainWindow *window = nullptr;
    MarkedEdit *peer = nullptr;
};

bool keyToPaint(Report &report, const Desk &desk)
{
    ReaderView *view = desk.window->view();
    view->setFocus();
    const Article &article = desk.window->article()->article();
    PaintWatch ours(view->viewport());
    PaintWatch theirs(desk.peer->viewport());
    std::vector<double> our, their;
    std::mt19937 random(7);
    const qsizetype before = desk.window->article()->layer().count();
    for (int i = 0; i < keyPresses; ++i) {
        const auto place = static_cast<qint32>(random() % static_cast<quint32>(article.size() - 2000));
        view->setTopPosition(place);
        const Span seen = view->visibleRange();
        const Span word = untaggedWord(*desk.window->article(), (seen.start + seen.end) / 2);
        view->setSelection(word.start, word.end);
        QApplication::processEvents();
        our.push_back(measure([&] {
                          press(view, Qt::Key_6, QStringLiteral("6"));
                          ours.wait();
                      }).wall);
        const auto unit =
            static_cast<int>(random() % static_cast<quint32>(desk.peer->document()->characterCount() - 9));
        QTextCursor cursor(desk.peer->document());
        cursor.setPosition(unit);
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, 6);
        desk.peer->setTextCursor(cursor);
        desk.peer->ensureCursorVisible();
        QApplication::processEvents();
        their.push_back(measure([&] {
                            press(desk.peer, Qt::Key_6, QStringLiteral("6"));
                            theirs.wait();
                        }).wall);
    }
    if (desk.window->article()->layer().count() != before + keyPresses)
        return false;
    return report.add({QStringLiteral("key-to-paint"), QStringLiteral("1MB"), QStringLiteral("ms"), median(our),
                       median(their), QStringLiteral("QTextEdit"), keyPresses, quantile(our, 0.99),
                       quantile(their, 0.99)});
}

/// What an act over many tags took, in milliseconds.
struct Took {
    double toSight = 0; ///< until it is painted
    double stored = 0;  ///< until it is durable
    double turn = 0;    ///< the longest that the GUI thread was held, until then
    bool well = false;
};

template <typename Begin> Took tookToAct(const Desk &desk, Begin &&begin)
{
    const std::shared_ptr<OpenArticle> open = desk.window->article();
    PaintWatch painted(desk.window->view()->viewport());
    Took took;
    double asked = 0;
    WatchedApplication::takeLongest();
    took.stored = measure([&] {
                      took.toSight =
                          measure([&] {
                              bool done = false;
                              const auto then = [&](const Result<qsizetype> &changed) {
                                  took.well = changed.ok() && *changed >= atOnce;
                                  done = true;
                                  painted.forget(); // one turn of the loop may do this and paint
                              };
                              asked = measure([&] { begin(*open, then); }).cpu;
                              while (!done)
                                  QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
                              painted.waitOn();
                          }).wall;
                      took.well = waitUntil([&] { return open->isSaved(); }) && took.well;
                  }).wall;
    took.turn = std::max(asked, WatchedApplication::takeLongest());
    return took;
}

/// Everything that is done to many tags at once, on the window's article, with the whole window following.
bool bulk(Report &report, const Desk &desk)
{
    const std::shared_ptr<OpenArticle> open = desk.window->article();
    const QList<Span> places = wordsEvery(open->article(), 90, 45, atOnce);
    if (places.size() != atOnce)
        return false;
    using Then = OpenArticle::Then;
    QList<QUuid> tags;
    qint64 point = 0;
    if (!open->setRestorePoint(QStringLiteral("before")) || !waitUntil([&] { return open->isSaved(); }))
        return false;
    point = open->log().last().sequence;
    const std::vector<std::pair<QString, std::function<void(OpenArticle &, const Then &)>>> acts{
        {QStringLiteral("tag-all"),
         [&](OpenArticle &article, const Then &then) { article.tagUntagged(places, QStringLiteral("place"), then); }},
        {QStringLiteral("relabel-all"),
         [&](OpenArticle &article, const Then &then) { article.relabel(tags, QStringLiteral("organization"), then); }},
        {QStringLiteral("undo-relabel"), [](OpenArticle &article, const Then &then) { article.undo(then); }},
        {QStringLiteral("redo-relabel"), [](OpenArticle &article, const Then &then) { article.redo(then); }},
        {QStringLiteral("note-all"),
         [&](OpenArticle &article, const Then &then) { article.setNote(tags, QStringLiteral("look again"), then); }},
        {QStringLiteral("untag-all"), [&](OpenArticle &article, const Then &then) { article.remove(tags, then); }},
        {QStringLiteral("undo-untag"), [](OpenArticle &article, const Then &then) { article.undo(then); }},
        {QStringLiteral("restore"), [&](OpenArticle &article, const Then &then) { article.returnTo(point, then); }},
    };
    std::map<QString, std::array<std::vector<double>, 3>> figures;
    for (int i = 0; i < bulkActs; ++i) {
        desk.window->view()->setTopPosition(static_cast<qint32>(i * articleBytes / (bulkActs + 1)));
        QApplication::processEvents();
        for (const auto &[name, begin] : acts) {
            const Took took = tookToAct(desk, begin);
            if (!took.well)
                return false;
            if (name == QLatin1String("tag-all")) {
                tags.clear();
                for (const Edit &edit : open->log().last().edits)
                    tags.append(QUuid::fromString(edit.id));
            }
            auto &[seen, stored, turn] = figures[name];
            seen.push_back(took.toSight);
            stored.push_back(took.stored);
            turn.push_back(took.turn);
        }
    }
    bool well = true;
    for (const auto &[name, begin] : acts) {
        const auto add = [&, name = name](const char *what, const std::vector<double> &values) {
            well = report.add({name + QLatin1String(what),
                               QStringLiteral("1MB"),
                               QStringLiteral("ms"),
                               median(values),
                               {},
                               {},
                               bulkActs,
                               quantile(values, 0.99)}) &&
                   well;
        };
        const auto &[seen, stored, turn] = figures[name];
        add("", seen);
        add("-stored", stored);
        add("-turn", turn);
    }
    return well;
}

/// As many places as are ever listed, in the panel of what was found in all articles: the longest that one event holds
/// the GUI thread while they come in, and when one is unticked.
bool findings(Report &report, const Desk &desk)
{
    auto *bar = desk.window->findChild<FindBar *>();
    const FindingsPanel *panel = desk.window->findings();
    const auto *cancel = panel->findChild<QPushButton *>(QStringLiteral("findingsCancel"));
    std::vector<double> turns, ticks;
    bool well = true;
    for (int i = 0; i < bulkActs && well; ++i) {
        WatchedApplication::takeLongest();
        Q_EMIT bar->libraryWanted(QStringLiteral("e"), {});
        well = waitUntil([&] { return !cancel->isVisible() && panel->model()->rowCount() > 0; });
        turns.push_back(WatchedApplication::takeLongest());
        const double tick =
            measure([&] { panel->model()->setData(panel->model()->index(1), Qt::Unchecked, Qt::CheckStateRole); }).cpu;
        QApplication::processEvents();
        ticks.push_back(std::max(tick, WatchedApplication::takeLongest()));
    }
    well = well && panel->model()->rowCount() > mostLibraryHits;
    const auto figure = [](const char *name, const std::vector<double> &values) {
        return Figure{
            QString::fromLatin1(name), QStringLiteral("50000"), QStringLiteral("ms"), median(values), {}, {}, bulkActs,
            quantile(values, 0.99)};
    };
    return report.add(figure("library-turn", turns)) && report.add(figure("library-tick", ticks)) && well;
}

bool run(Report &report)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("news.txt"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(testing::NewsGenerator().make(articleBytes).text) < articleBytes)
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
    window->openFiles({path});
    if (!waitUntil([&] {
            return window->article() && window->article()->phase() == OpenArticle::Phase::Ready &&
                   !window->article()->isRecognizing();
        }))
        return false;
    const Article &article = window->article()->article();
    const QList<Span> words = wordsEvery(article, static_cast<qint32>(articleBytes / tagsBefore) - 1, 0, tagsBefore);
    if (!window->article()->tagAll(words, QStringLiteral("claim"), Origin::Hand) ||
        !waitUntil([&] { return window->article()->isSaved(); }))
        return false;
    QList<std::pair<int, int>> marks;
    for (const Span word : words) // in UTF-16 units
        marks.append({article.utf16FromByte(word.start), article.utf16FromByte(word.end)});
    MarkedEdit peer(QString::fromUtf8(article.text()), marks);
    peer.resize(900, 800);
    peer.show();
    QApplication::processEvents();
    bool well = true;
    const Desk desk{window, &peer};
    if (report.wants(QStringLiteral("key-to-paint")))
        well = keyToPaint(report, desk);
    peer.hide();
    if (report.wants(QStringLiteral("tag-all")))
        well = bulk(report, desk) && well;
    if (report.wants(QStringLiteral("library-turn")))
        well = findings(report, desk) && well;
    delete window;
    return well && waitUntil([&] { return session.articles().empty(); });
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication app(argc, argv);
    app.setQuitOnLastWindowClosed(false);
    Report report(QStringLiteral("tagging"), app.arguments());
    if (!run(report)) {
        std::fprintf(stderr, "bench_tagging did not come to its end\n");
        return 1;
    }
    return 0;
}
