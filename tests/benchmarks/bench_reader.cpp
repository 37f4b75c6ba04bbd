// SPDX-License-Identifier: GPL-3.0-or-later
// The reader view beside Qt's text views with a highlighter that shows the same marks, and beside reading
// and checking the file alone; on generated news with about one mark per 100 characters. Runs of all are
// interleaved in one process; times are medians (wall clock, and "-cpu" cases: processor time of the GUI
// thread). Memory is measured in processes of its own, as growth over the empty window.
//
//     bench_reader [--json FILE] [--only CASE]... [--size SIZE]...
//     bench_reader --write SIZE FILE     writes the text of that size
//     bench_reader --only-open FILE      opens it, paints it, ends: for callgrind and perf
#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/readercorpus.h"
#include "tests/benchmarks/readerodd.h"
#include "tests/benchmarks/readerpeers.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

using namespace bluepencil;
using namespace bluepencil::benchmarks;
using bluepencil::testing::IndexedMarks;
using bluepencil::testing::NewsGenerator;

namespace {

constexpr int frameRuns = 9;
constexpr int moveRuns = 200;
constexpr int resizeRuns = 100;
constexpr int fewRuns = 3;    // of what takes seconds each time
constexpr int newPages = 101; // placeOf() names so many places

struct Size {
    const char *name;
    qsizetype bytes;
    int richRuns; ///< first frames and resizes of QTextEdit; 0: left out
    bool moves;
};
// QTextEdit lays out the whole text: 10 MB take it some 10 s and 0.6 GB, 100 MB would take minutes.
constexpr Size sizes[] = {{"3KB", 3000, frameRuns, false},
                          {"1MB", 1000000, frameRuns, true},
                          {"10MB", 10000000, fewRuns, true},
                          {"100MB", 100000000, 0, true}};

constexpr qsizetype smallBytes = 1000000;
constexpr qsizetype largeBytes = 100000000;
const QString smallName = QStringLiteral("ours at 1MB");
const QString plainName = QStringLiteral("QPlainTextEdit+highlighter");
const QString richName = QStringLiteral("QTextEdit");
const QString readName = QStringLiteral("read+validate");

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
                // The first, for caches of fonts and glyphs, does not count; what takes seconds does without.
                if (run >= side.runs || (run < 0 && side.runs <= fewRuns))
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

/// The least that opening a file can be: reading it whole and checking that it is UTF-8, with the check that
/// the program itself uses. The bytes that are valid.
qsizetype readAndValidate(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    QByteArray bytes(QFileInfo(path).size(), Qt::Uninitialized);
    qsizetype got = 0;
    while (got < bytes.size()) {
        const ssize_t more = ::read(file, bytes.data() + got, static_cast<std::size_t>(bytes.size() - got));
        if (more <= 0)
            break;
        got += more;
    }
    ::close(file);
    return utf8::validPrefix(QByteArrayView(bytes).first(got));
}

bool measureFrames(Bench &bench, const Size &size, Corpus &corpus)
{
    std::vector<Side> sides{{QString(), frameRuns, [&](int) { Ours view(corpus, bench.theme); }},
                            {plainName, frameRuns, [&](int) { PlainPeer view(corpus); }}};
    if (size.richRuns > 0)
        sides.push_back({richName, size.richRuns, [&](int) { RichPeer view(corpus); }});
    return bench.compare(QStringLiteral("first-frame"), QString::fromLatin1(size.name), sides);
}

/// From the file: until the first frame, and until the whole text is here.
bool measureOpening(Bench &bench, const Size &size, const QString &path, const Corpus &corpus)
{
    const QString name = QString::fromLatin1(size.name);
    const qsizetype bytes = corpus.article.size();
    bool valid = true;
    const Side least{readName, frameRuns, [&](int) { valid = readAndValidate(path) == bytes && valid; }};
    std::unique_ptr<OursFromFile> view; // taken down between the runs, not in them
    const auto takeDown = [&](int) { view.reset(); };
    const auto open = [&](int) { view = std::make_unique<OursFromFile>(path, &corpus.marks, bench.theme); };
    const auto openWhole = [&](int run) {
        open(run);
        valid = view->waitForAll() && view->view.article().size() == bytes && valid;
    };
    bool ok = true;
    if (bench.report.wants(QStringLiteral("first-frame")))
        ok = bench.compare(QStringLiteral("first-frame"), name, {{QString(), frameRuns, open, takeDown}, least});
    if (bench.report.wants(QStringLiteral("open-whole"))) {
        std::vector<double> longest;
        ok = bench.compare(QStringLiteral("open-whole"), name,
                           {{QString(), frameRuns, openWhole,
                             [&](int) {
                                 if (view)
                                     longest.push_back(view->longestTurn);
                                 view.reset();
                             }},
                            least}) &&
             ok;
        longest.push_back(view->longestTurn);
        // The longest that the GUI thread could not answer a key in between.
        ok = bench.report.add({QStringLiteral("open-turn-cpu"),
                               name,
                               QStringLiteral("ms"),
                               median(longest),
                               {},
                               {},
                               frameRuns,
                               quantile(longest, 0.99)}) &&
             ok;
    }
    return ok && valid;
}

/// All over the text, the end included.
int placeOf(int run, const QScrollBar *bar)
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

bool measureMoves(Bench &bench, const Size &size, Corpus &corpus)
{
    const QString name = QString::fromLatin1(size.name);
    Ours ours(corpus, bench.theme);
    PlainPeer plain(corpus);
    const auto wants = [&](const char *what) { return bench.report.wants(QString::fromLatin1(what)); };
    bool ok = true;
    if (wants("jump"))
        ok = bench.compare(QStringLiteral("jump"), name, {jumping(ours, {}), jumping(plain, plainName)}) && ok;
    const auto scroll = [&](const char *what, QAbstractSlider::SliderAction action) {
        return !wants(what) || bench.compare(QString::fromLatin1(what), name,
                                             {scrolling(ours, {}, action), scrolling(plain, plainName, action)});
    };
    ok = scroll("page", QAbstractSlider::SliderPageStepAdd) && ok;
    ok = scroll("line", QAbstractSlider::SliderSingleStepAdd) && ok;
    if (wants("add-mark"))
        ok = bench.compare(QStringLiteral("add-mark"), name, {marking(ours, {}), marking(plain, plainName)}) && ok;
    if (wants("resize")) {
        std::unique_ptr<RichPeer> rich;
        std::vector<Side> sides{resizing(ours, {}, resizeRuns), resizing(plain, plainName, resizeRuns)};
        if (size.richRuns > 0) {
            rich = std::make_unique<RichPeer>(corpus);
            sides.push_back(resizing(*rich, richName, size.richRuns));
        }
        ok = bench.compare(QStringLiteral("resize"), name, sides) && ok;
    }
    return ok;
}

/// How much dearer things get with the text: the large one beside a small one, without peers between them
/// that sweep the processor's caches.
bool measureGrowth(Bench &bench, const Size &size, Corpus &corpus)
{
    const QString name = QString::fromLatin1(size.name);
    const std::unique_ptr<Corpus> smallCorpus = makeCorpus(smallBytes, bench.theme);
    Ours large(corpus, bench.theme);
    Ours small(*smallCorpus, bench.theme);
    bool ok = true;
    const auto both = [&](const char *what, auto make) {
        const QString growth = QLatin1String(what) + QLatin1String("-growth");
        if (bench.report.wants(QString::fromLatin1(what)) || bench.report.wants(growth))
            ok = bench.compare(growth, name, {make(large, QString()), make(small, smallName)}) && ok;
    };
    both("jump", [](Ours &shown, const QString &side) { return jumping(shown, side); });
    both("page",
         [](Ours &shown, const QString &side) { return scrolling(shown, side, QAbstractSlider::SliderPageStepAdd); });
    both("line",
         [](Ours &shown, const QString &side) { return scrolling(shown, side, QAbstractSlider::SliderSingleStepAdd); });
    both("add-mark", [](Ours &shown, const QString &side) { return marking(shown, side); });
    both("resize", [](Ours &shown, const QString &side) { return resizing(shown, side, resizeRuns); });
    return ok;
}

/// In a process of its own: prints by how much showing this text makes the process grow; ours from the file,
/// text included, or only the marks; of a peer its document, without the text it was given.
int printGrowth(const QString &side, qsizetype bytes, const QString &path, const ReaderTheme &theme)
{
    qint64 before = 0;
    qint64 after = 0;
    const std::unique_ptr<Corpus> small = makeCorpus(3000, theme);
    const auto grow = [&](auto empty, auto show) { // in place of an empty window, not beside it
        before = residentBytes();
        empty.reset();
        const auto shown = show();
        after = residentBytes();
    };
    if (side == QLatin1String("ours")) {
        bool whole = false;
        grow(std::make_unique<Ours>(*small, theme), [&] {
            auto view = std::make_unique<OursFromFile>(path, nullptr, theme);
            whole = view->waitForAll();
            return view;
        });
        if (!whole)
            return 1;
    } else if (side == QLatin1String("marks")) {
        const testing::GeneratedNews news = NewsGenerator().make(bytes);
        grow(std::unique_ptr<IndexedMarks>(), [&] {
            auto marks = std::make_unique<IndexedMarks>();
            addMarks(*marks, news.marks, theme);
            return marks;
        });
        std::printf("%lld ", static_cast<long long>(news.marks.size()));
    } else {
        const std::unique_ptr<Corpus> corpus = makeCorpus(bytes, theme);
        if (side == plainName)
            grow(std::make_unique<PlainPeer>(*small), [&] { return std::make_unique<PlainPeer>(*corpus); });
        else
            grow(std::make_unique<RichPeer>(*small), [&] { return std::make_unique<RichPeer>(*corpus); });
    }
    std::printf("%lld\n", static_cast<long long>(after - before));
    return 0;
}

/// What such a process printed; empty when it failed.
QList<double> growthOf(const QString &side, qsizetype bytes, const QString &path)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--grow"), side, QString::number(bytes), path});
    if (!child.waitForFinished(-1) || child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0)
        return {};
    QList<double> numbers;
    for (const QByteArray &number : child.readAllStandardOutput().simplified().split(' '))
        numbers.append(number.toDouble());
    return numbers;
}

bool measureMemory(Bench &bench, const Size &size, const QString &path)
{
    const QString name = QString::fromLatin1(size.name);
    QStringList sides{QStringLiteral("ours"), plainName};
    if (size.richRuns > 0)
        sides.append(richName);
    std::vector<std::vector<double>> grown(static_cast<std::size_t>(sides.size()));
    for (int run = 0; run < fewRuns; ++run)
        for (qsizetype i = 0; i < sides.size(); ++i) {
            const QList<double> numbers = growthOf(sides[i], size.bytes, path);
            if (numbers.isEmpty())
                return false;
            grown[static_cast<std::size_t>(i)].push_back(numbers.last() / 1e6);
        }
    bool ok = true;
    for (std::size_t i = 1; i < grown.size(); ++i)
        ok = bench.report.add({QStringLiteral("memory"),
                               name,
                               QStringLiteral("MB"),
                               median(grown[0]),
                               median(grown[i]),
                               sides[static_cast<qsizetype>(i)],
                               fewRuns,
                               {}}) &&
             ok;
    if (size.bytes < largeBytes) // too little to tell it from what is there for every window
        return ok;
    const QList<double> marks = growthOf(QStringLiteral("marks"), size.bytes, path); // how many, bytes
    if (marks.size() != 2 || marks[0] <= 0)
        return false;
    return bench.report.add({QStringLiteral("memory-per-byte"),
                             name,
                             QStringLiteral("B"),
                             (median(grown[0]) * 1e6 + marks[1]) / static_cast<double>(size.bytes),
                             {},
                             {},
                             fewRuns,
                             {}}) &&
           bench.report.add(
               {QStringLiteral("memory-per-mark"), name, QStringLiteral("B"), marks[1] / marks[0], {}, {}, 1, {}}) &&
           ok;
}

bool measureSize(Bench &bench, const Size &size, const QString &path)
{
    const std::unique_ptr<Corpus> corpus = makeCorpus(size.bytes, bench.theme);
    std::printf("-- %s: %lld marks in the index\n", size.name, static_cast<long long>(corpus->marks.count()));
    if (!writeText(path, corpus->article.text()))
        return false;
    bool ok = measureOpening(bench, size, path, *corpus);
    if (bench.report.wants(QStringLiteral("first-frame")))
        ok = measureFrames(bench, size, *corpus) && ok;
    if (size.moves)
        ok = measureMoves(bench, size, *corpus) && ok;
    if (size.bytes >= largeBytes)
        ok = measureGrowth(bench, size, *corpus) && ok;
    return ok;
}

/// Pages nobody has seen, of texts that pages are not made for: by a jump, and screen by screen.
bool measureOdd(Bench &bench)
{
    bool ok = true;
    for (const OddText &odd : oddTexts()) {
        Corpus corpus;
        ArticleParts parts;
        parts.text = odd.text;
        corpus.article = Article(std::move(parts));
        Ours ours(corpus, bench.theme);
        Side jumps = jumping(ours, {});
        jumps.runs = newPages;
        Side pages = scrolling(ours, {}, QAbstractSlider::SliderPageStepAdd);
        pages.runs = newPages;
        const QString name = QString::fromLatin1(odd.name);
        ok = bench.compare(QStringLiteral("odd-jump"), name, {jumps}) && ok;
        ok = bench.compare(QStringLiteral("odd-page"), name, {pages}) && ok;
    }
    return ok;
}

int writeSize(const QString &size, const QString &path)
{
    for (const Size &known : sizes)
        if (size == QLatin1String(known.name))
            return writeText(path, NewsGenerator().make(known.bytes).text) ? 0 : 1;
    return 2;
}

int openOnce(const QString &path, const ReaderTheme &theme)
{
    OursFromFile view(path, nullptr, theme);
    return view.waitForAll() ? 0 : 1;
}

int runAll(const QStringList &arguments, const ReaderTheme &theme)
{
    QTemporaryDir folder;
    if (!folder.isValid())
        return 1;
    Bench bench{Report(QStringLiteral("reader"), arguments), theme};
    bool ok = true;
    if (bench.report.wants(QStringLiteral("odd")))
        ok = measureOdd(bench);
    for (const Size &size : sizes) {
        if (bench.report.onlyWants(QStringLiteral("odd")))
            break;
        if (!bench.report.wantsSize(QString::fromLatin1(size.name)))
            continue;
        const QString path = folder.filePath(QStringLiteral("news.txt"));
        ok = measureSize(bench, size, path) && ok;
        if (bench.report.wants(QStringLiteral("memory")) && size.moves)
            ok = measureMemory(bench, size, path) && ok;
    }
    if (!ok)
        std::fprintf(stderr, "bench_reader: a result could not be measured or written\n");
    return ok ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const bluepencil::Result<ReaderTheme> theme = loadReaderTheme(QStringLiteral("Bluepencil Light"));
    if (!theme) {
        std::fprintf(stderr, "bench_reader: %s\n", qPrintable(theme.error().message));
        return 1;
    }
    const QString mode = arguments.value(1);
    if (mode == QLatin1String("--grow"))
        return printGrowth(arguments.value(2), arguments.value(3).toLongLong(), arguments.value(4), *theme);
    if (mode == QLatin1String("--write"))
        return writeSize(arguments.value(2), arguments.value(3));
    if (mode == QLatin1String("--only-open"))
        return openOnce(arguments.value(2), *theme);
    return runAll(arguments, *theme);
}
