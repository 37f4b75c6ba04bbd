// SPDX-License-Identifier: GPL-3.0-or-later
// The reader view beside QPlainTextEdit with a highlighter that shows the same marks, on generated news
// with about one mark per 100 characters. Runs of both are interleaved in one process; times are medians
// (wall clock, and "-cpu" cases: processor time of the GUI thread). Memory is measured in processes of
// its own, as growth over the empty window.
#include "core/text/utf8.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/support/listmarksource.h"
#include "tests/support/newsgenerator.h"
#include "ui/reader/readerview.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>

#include <memory>

using namespace bluepencil;
using namespace bluepencil::benchmarks;
using bluepencil::testing::GeneratedNews;
using bluepencil::testing::ListMarkSource;
using bluepencil::testing::NewsGenerator;

namespace {

constexpr int frameRuns = 9;
constexpr int moveRuns = 200;
constexpr QSize windowSize(900, 800);

struct SizeName {
    const char *name;
    qsizetype bytes;
};
constexpr SizeName sizes[] = {{"3KB", 3000}, {"10KB", 10000}, {"1MB", 1000000}, {"10MB", 10000000}};

/// The peer's marks, in UTF-16 units, by position.
struct PeerMark {
    int start;
    int length;
    int kind;
};

struct Corpus {
    Article article;
    QString text;
    ListMarkSource marks;
    std::vector<PeerMark> peerMarks;
};

std::unique_ptr<Corpus> makeCorpus(qsizetype bytes, const ReaderTheme &theme)
{
    static const QStringList labels{QStringLiteral("person"), QStringLiteral("place"), QStringLiteral("organization"),
                                    QStringLiteral("date"), QStringLiteral("quote")};
    auto corpus = std::make_unique<Corpus>();
    const GeneratedNews news = NewsGenerator().make(bytes);
    std::vector<Mark> marks;
    qint32 byte = 0;
    int unit = 0;
    const auto unitsTo = [&](qint32 place) { // marks come in order, so one pass does
        for (; byte < place; byte += utf8::length(news.text[byte]))
            unit += utf8::length(news.text[byte]) == 4 ? 2 : 1;
        return unit;
    };
    quint64 id = 0;
    for (const testing::GeneratedMark &mark : news.marks) {
        marks.push_back({mark.span, ++id, theme.styleIndex(labels.at(mark.kind)),
                         id % 2 ? MarkState::Own : MarkState::Suggested, false});
        const int start = unitsTo(mark.span.start);
        const int length = static_cast<int>(
            QString::fromUtf8(QByteArrayView(news.text).sliced(mark.span.start, mark.span.length())).size());
        corpus->peerMarks.push_back({start, length, mark.kind});
    }
    corpus->marks = ListMarkSource(std::move(marks));
    ArticleParts parts;
    parts.text = news.text;
    corpus->text = QString::fromUtf8(news.text);
    corpus->article = Article(std::move(parts));
    return corpus;
}

class MarkHighlighter final : public QSyntaxHighlighter
{
public:
    MarkHighlighter(QTextDocument *document, const std::vector<PeerMark> &marks)
        : QSyntaxHighlighter(document)
        , m_marks(marks)
    {
        const QColor colors[] = {Qt::blue, Qt::darkGreen, Qt::darkMagenta, Qt::darkGray, Qt::darkYellow};
        for (const QColor &color : colors) {
            QTextCharFormat format;
            format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
            format.setUnderlineColor(color);
            format.setBackground(color.lighter(250));
            m_formats.push_back(format);
        }
    }

protected:
    void highlightBlock(const QString &text) override
    {
        const int start = currentBlock().position();
        const int end = start + static_cast<int>(text.size());
        auto at = std::lower_bound(m_marks.begin(), m_marks.end(), start,
                                   [](const PeerMark &mark, int place) { return mark.start < place; });
        for (; at != m_marks.end() && at->start < end; ++at)
            setFormat(at->start - start, at->length, m_formats[static_cast<std::size_t>(at->kind)]);
    }

private:
    const std::vector<PeerMark> &m_marks;
    std::vector<QTextCharFormat> m_formats;
};

/// Notes that its widget was painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    void waitForPaint()
    {
        while (!m_painted)
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_inside) {
            m_inside = true; // let it paint, then say so
            QCoreApplication::sendEvent(watched, event);
            m_inside = false;
            m_painted = true;
            return true;
        }
        return false;
    }

private:
    bool m_inside = false;
    bool m_painted = false;
};

QFont peerFont()
{
    return QFont(QStringLiteral("Noto Serif"), 13);
}

struct Ours {
    Ours(const Corpus &corpus, const ReaderTheme &theme)
    {
        PaintWatch watch(view.viewport());
        view.setTheme(theme);
        view.setMarkSource(&corpus.marks);
        view.setArticle(corpus.article);
        view.resize(windowSize);
        view.show();
        watch.waitForPaint();
    }
    ReaderView view;
};

struct Peer {
    explicit Peer(const Corpus &corpus)
        : highlighter(view.document(), corpus.peerMarks)
    {
        PaintWatch watch(view.viewport());
        view.setReadOnly(true);
        view.setFont(peerFont());
        view.setPlainText(corpus.text);
        view.resize(windowSize);
        view.show();
        watch.waitForPaint();
    }
    QPlainTextEdit view;
    MarkHighlighter highlighter;
};

const QString peerName = QStringLiteral("QPlainTextEdit+highlighter");

/// Runs both in turn; adds a result for the wall clock and one for processor time.
bool compare(Report &report, const QString &name, const QString &size, int runs, const std::function<void(int)> &ours,
             const std::function<void(int)> &peer)
{
    std::vector<double> wall[2];
    std::vector<double> cpu[2];
    for (int run = -1; run < runs; ++run) { // the first, for caches of fonts and glyphs, does not count
        const Taken taken[2] = {measure([&] { ours(run); }), measure([&] { peer(run); })};
        for (int side = 0; run >= 0 && side < 2; ++side) {
            wall[side].push_back(taken[side].wall);
            cpu[side].push_back(taken[side].cpu);
        }
    }
    const auto result = [&](const QString &what, const std::vector<double> *times) {
        return report.add({what, size, QStringLiteral("ms"), median(times[0]), median(times[1]), peerName, runs,
                           quantile(times[0], 0.99)});
    };
    return result(name, wall) && result(name + QLatin1String("-cpu"), cpu);
}

bool measureFrames(Report &report, const QString &size, const Corpus &corpus, const ReaderTheme &theme)
{
    return compare(
        report, QStringLiteral("first-frame"), size, frameRuns, [&](int) { Ours view(corpus, theme); },
        [&](int) { Peer view(corpus); });
}

bool measureMoves(Report &report, const QString &size, const Corpus &corpus, const ReaderTheme &theme)
{
    Ours ours(corpus, theme);
    Peer peer(corpus);
    QScrollBar *oursBar = ours.view.verticalScrollBar();
    QScrollBar *peerBar = peer.view.verticalScrollBar();
    const auto painted = [](QAbstractScrollArea &view) { view.viewport()->repaint(); };
    const auto place = [](int run, int most) { // all over the text, the end included
        return static_cast<int>(static_cast<qint64>(most) * ((run * 61 + 100) % 101) / 100);
    };
    bool ok = true;
    if (report.wants(QStringLiteral("jump")))
        ok = ok && compare(
                       report, QStringLiteral("jump"), size, moveRuns,
                       [&](int run) {
                           oursBar->setValue(place(run, oursBar->maximum()));
                           painted(ours.view);
                       },
                       [&](int run) {
                           peerBar->setValue(place(run, peerBar->maximum()));
                           painted(peer.view);
                       });
    const auto scroll = [&](const QString &name, QAbstractSlider::SliderAction action) {
        oursBar->setValue(oursBar->maximum() / 3);
        peerBar->setValue(peerBar->maximum() / 3);
        const auto step = [&](QScrollBar *bar, QAbstractScrollArea &view) {
            if (bar->value() >= bar->maximum() * 9LL / 10)
                bar->setValue(bar->maximum() / 10);
            bar->triggerAction(action);
            painted(view);
        };
        return !report.wants(name) || compare(
                                          report, name, size, moveRuns, [&](int) { step(oursBar, ours.view); },
                                          [&](int) { step(peerBar, peer.view); });
    };
    ok = ok && scroll(QStringLiteral("page"), QAbstractSlider::SliderPageStepAdd);
    ok = ok && scroll(QStringLiteral("line"), QAbstractSlider::SliderSingleStepAdd);
    if (report.wants(QStringLiteral("resize"))) {
        const auto resized = [&](int run, QAbstractScrollArea &view) {
            view.resize(run % 2 ? windowSize : QSize(500, 780));
            QApplication::processEvents();
            painted(view);
        };
        ok = ok && compare(
                       report, QStringLiteral("resize"), size, 2 * frameRuns, [&](int run) { resized(run, ours.view); },
                       [&](int run) { resized(run, peer.view); });
    }
    return ok;
}

/// In a process of its own: prints by how much showing this text makes the process grow.
int printGrowth(const QString &side, qsizetype bytes)
{
    const bluepencil::Result<ReaderTheme> theme = loadReaderTheme(QStringLiteral("Bluepencil Light"));
    if (!theme)
        return 1;
    const std::unique_ptr<Corpus> small = makeCorpus(3000, *theme);
    const std::unique_ptr<Corpus> corpus = makeCorpus(bytes, *theme);
    qint64 before = 0;
    qint64 after = 0;
    // What both have before they are asked to show it: the marks. The text counts for both.
    const qint64 textBytes = side == QLatin1String("ours") ? corpus->article.size() : corpus->text.size() * 2;
    if (side == QLatin1String("ours")) {
        const Ours empty(*small, *theme);
        before = residentBytes();
        const Ours view(*corpus, *theme);
        after = residentBytes() + textBytes; // shared with the view
    } else {
        const Peer empty(*small);
        before = residentBytes();
        const Peer view(*corpus);
        after = residentBytes(); // the document keeps a copy of its own
    }
    std::printf("%lld\n", static_cast<long long>(after - before));
    return 0;
}

bool measureMemory(Report &report, const QString &size, qsizetype bytes)
{
    constexpr int runs = 3;
    std::vector<double> grown[2];
    for (int run = 0; run < runs; ++run)
        for (int side = 0; side < 2; ++side) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--grow"), side == 0 ? QStringLiteral("ours") : QStringLiteral("peer"),
                         QString::number(bytes)});
            if (!child.waitForFinished(-1) || child.exitCode() != 0)
                return false;
            grown[side].push_back(child.readAllStandardOutput().trimmed().toDouble() / 1e6);
        }
    return report.add({QStringLiteral("memory"), size, QStringLiteral("MB"), median(grown[0]), median(grown[1]),
                       peerName, runs, std::nullopt});
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QLatin1String("--grow"))
        return printGrowth(arguments.value(2), arguments.value(3).toLongLong());

    const bluepencil::Result<ReaderTheme> theme = loadReaderTheme(QStringLiteral("Bluepencil Light"));
    if (!theme) {
        std::fprintf(stderr, "bench_reader: %s\n", qPrintable(theme.error().message));
        return 1;
    }
    Report report(QStringLiteral("reader"), arguments);
    bool ok = true;
    for (const SizeName &size : sizes) {
        const QString name = QString::fromLatin1(size.name);
        const std::unique_ptr<Corpus> corpus = makeCorpus(size.bytes, *theme);
        if (report.wants(QStringLiteral("first-frame")))
            ok = measureFrames(report, name, *corpus, *theme) && ok;
        if (size.bytes >= 1000000)
            ok = measureMoves(report, name, *corpus, *theme) && ok;
        if (report.wants(QStringLiteral("memory")) && size.bytes >= 10000)
            ok = measureMemory(report, name, size.bytes) && ok;
    }
    if (!ok)
        std::fprintf(stderr, "bench_reader: a result could not be measured or written\n");
    return ok ? 0 : 1;
}
