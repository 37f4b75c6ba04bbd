// SPDX-License-Identifier: GPL-3.0-or-later
// The reader view beside Qt's text views with a highlighter that shows the same marks, and beside reading
// and checking the file alone; on generated news with about one mark per 100 characters. Runs of all are
// interleaved in one process; times are medians (wall clock, and "-cpu" cases: processor time of the GUI
// thread). Memory is measured in processes of its own, as growth over the empty window.
//
//     bench_reader [--json FILE] [--only CASE]... [--size SIZE]...
//     bench_reader --write SIZE FILE     writes the text of that size
//     bench_reader --only-open FILE      opens it, paints it, ends: for callgrind and perf
#include "tests/benchmarks/readermemory.h"
#include "tests/benchmarks/readerodd.h"
#include "tests/benchmarks/readersides.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

using namespace bluepencil;
using namespace bluepencil::benchmarks;

namespace {

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
        sides.push_back(
            {richName, size.richRuns, [&](int) { RichPeer view(corpus); }, [](int) {}, size.bytes < 2000000});
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
    if (bench.report.wants(QStringLiteral("turn")))
        ok = measureManyLines(bench) && ok;
    for (const Size &size : sizes) {
        if (bench.report.onlyWants(QStringLiteral("odd")) || bench.report.onlyWants(QStringLiteral("turn")))
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
