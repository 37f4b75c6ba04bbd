// SPDX-License-Identifier: GPL-3.0-or-later
// Speed and quality of recognition. Speed is measured on made-up news; names, quotes and speakers are scored against
// the development sets in $BLUEPENCIL_CORPORA, whose text is nowhere in this repository.
#include "core/exchange/jsonlines.h"
#include "core/reading/articlereader.h"
#include "core/recognition/recognizer.h"

#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/recognitionscore.h"
#include "tests/support/newsgenerator.h"

#include <QCoreApplication>
#include <QDir>

using namespace bluepencil;
using namespace bluepencil::benchmarks;

namespace {

using SharedRecognizer = std::shared_ptr<const Recognizer>;

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    parts.id = str("news.txt");
    parts.header.published = QDate(2025, 8, 6);
    return Article(parts);
}

Figure figure(const QString &name, const QString &size, const char *unit, double value, int runs = 1)
{
    return {name, size, QString::fromLatin1(unit), value, std::nullopt, {}, runs, std::nullopt};
}

/// Loading the data, first thing in the process: the time, and what it keeps in memory.
bool loading(Report &report, SharedRecognizer &recognizer)
{
    const qint64 before = residentBytes();
    std::vector<double> times;
    for (int run = 0; run < 5; ++run) {
        Result<SharedRecognizer> made = Error{};
        times.push_back(measure([&] { made = recognizers().front().make(); }).cpu);
        if (!made)
            return false;
        recognizer = *made;
        if (run == 0 && report.wants(str("load")) &&
            !report.add(figure(str("load-memory"), {}, "MB", double(residentBytes() - before) / 1e6)))
            return false;
    }
    return !report.wants(str("load")) || report.add(figure(str("load"), {}, "ms", median(times), 5));
}

/// The whole way of a line: recognition and what is printed of it, in MB of text a second of one core.
bool pipeline(Report &report, const Recognizer &recognizer)
{
    double before = 0;
    qsizetype sizeBefore = 0;
    for (const auto &[name, size, runs] :
         {std::tuple("3KB", qsizetype(3'000), 99), std::tuple("1MB", qsizetype(1'000'000), 5),
          std::tuple("10MB", qsizetype(10'000'000), 3)}) {
        if (!report.wantsSize(str(name)))
            continue;
        const Article article = articleOf(testing::NewsGenerator().make(size).text);
        std::vector<double> times;
        const qint64 memory = residentBytes();
        qint64 most = memory;
        for (int run = 0; run < runs; ++run)
            times.push_back(measure([&] {
                                const Result<Recognition> found = recognizer.recognize(article);
                                most = std::max(most, residentBytes());
                                if (found)
                                    (void)recognitionLine(article, *found, false);
                            }).cpu);
        const double time = median(times);
        bool fine = report.add(figure(str("pipeline"), str(name), "MB/s", double(article.size()) / time / 1e3, runs));
        if (size > 100'000)
            fine &= report.add(
                figure(str("pipeline-memory"), str(name), "x", double(most - memory) / double(article.size())));
        // 1 where the time grows as the text does.
        if (sizeBefore > 100'000)
            fine &= report.add(
                figure(str("growth"), str(name), "x", time / before / (double(article.size()) / double(sizeBefore))));
        before = time;
        sizeBefore = article.size();
        if (!fine)
            return false;
    }
    return true;
}

/// Articles of 5 KB a second, loading the data once for a hundred of them included.
bool articles(Report &report)
{
    constexpr int count = 100;
    QList<QByteArray> texts;
    for (int i = 0; i < count; ++i)
        texts.append(testing::NewsGenerator(static_cast<quint64>(i + 1)).make(5000).text);
    std::vector<double> times;
    for (int run = 0; run < 5; ++run)
        times.push_back(measure([&] {
                            const Result<SharedRecognizer> made = recognizers().front().make();
                            for (const QByteArray &text : std::as_const(texts)) {
                                const Article article = articleFromText(QString::fromUtf8(text), str("a"));
                                const Result<Recognition> found = (*made)->recognize(article);
                                (void)recognitionLine(article, *found, false);
                            }
                        }).cpu);
    return report.add(figure(str("articles"), str("5KB"), "1/s", count * 1e3 / median(times), 5));
}

/// Texts that tempt rules into taking the square of their length: four times the text, how many times the time?
bool badInput(Report &report, const Recognizer &recognizer)
{
    struct Text {
        const char *name;
        const char *piece;
    };
    static constexpr Text texts[] = {{"bad-letters", "abcdefgh"},
                                     {"bad-line", "The mayor said that Ana Ruiz had called it “a joke” and left, "},
                                     {"bad-capitals", "RAIN FELL IN LIMA, SAID MR. RUIZ. "},
                                     {"bad-marks", "“"},
                                     {"bad-straight", "\""},
                                     {"bad-controls", "\x01\x02 a\x1b "},
                                     {"bad-numbers", "12 May 3-5 of $1.2bn, 1,500 "},
                                     {"bad-places", "Paris, Texas, in London, "}};
    for (const Text &text : texts) {
        const QByteArray piece(text.piece);
        std::vector<double> times;
        for (const qsizetype size : {500'000, 2'000'000}) {
            const Article article = articleOf(piece.repeated(size / piece.size()));
            std::vector<double> runs;
            for (int run = 0; run < 3; ++run)
                runs.push_back(measure([&] { (void)recognizer.recognize(article); }).cpu);
            times.push_back(median(runs));
        }
        if (!report.add(figure(str(text.name), str("2MB"), "MB/s", 2e3 / times[1], 3)) ||
            !report.add(figure(str(text.name) + str("-growth"), str("4x"), "x", times[1] / times[0] / 4, 3)))
            return false;
    }
    return true;
}

std::optional<Scores> scoresOf(const QStringList &names, const QDir &folder, const Recognizer &recognizer)
{
    Scores all;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
            const Result<JsonFields> fields = splitJsonObject(line.trimmed());
            const JsonField *text = fields ? findField(*fields, "text") : nullptr;
            const std::optional<QString> words = text ? textOf(*text) : std::nullopt;
            if (!words)
                continue;
            const Article article = articleFromText(*words, str("gold"));
            const Result<Recognition> found = recognizer.recognize(article);
            if (!found)
                return std::nullopt;
            all.add(score(line, recognitionLine(article, *found, false, *fields)));
        }
    }
    return all;
}

bool quality(Report &report, const Recognizer &recognizer)
{
    const auto skipped = [](const char *what) {
        std::printf("%-15s SKIPPED: there are no corpora in $BLUEPENCIL_CORPORA\n", what);
    };
    const QString root = qEnvironmentVariable("BLUEPENCIL_CORPORA",
                                              str(BLUEPENCIL_SOURCE_DIR "/../shared/corpora")); // beside the checkout
    const QDir folder(root + str("/dev"));
    const bool isThere = folder.exists(str("news-wikinews.jsonl"));
    struct Set {
        const char *name;
        QStringList files;
    };
    const QStringList news = {str("news-wikinews.jsonl"), str("news-gum.jsonl")};
    const Set sets[] = {{"news", news}, {"ner-gum", {str("ner-gum.jsonl")}}, {"ner-re3d", {str("ner-re3d.jsonl")}}};
    bool fine = true;
    if (report.wants(str("names"))) {
        if (!isThere)
            skipped("names");
        for (const Set &set : sets) {
            const std::optional<Scores> scores = isThere ? scoresOf(set.files, folder, recognizer) : std::nullopt;
            if (!scores)
                continue;
            for (const QString &label : {str("PER"), str("LOC"), str("ORG")})
                fine &= report.add(figure(str("names"), str(set.name) + u'/' + label, "F1", scores->names[label].f1()));
            fine &= report.add(figure(str("names"), str(set.name) + str("/all"), "F1", scores->allNames().f1()));
        }
    }
    const bool wantsQuotes = report.wants(str("quotes"));
    const bool wantsSpeakers = report.wants(str("speakers"));
    if (!wantsQuotes && !wantsSpeakers)
        return fine;
    const std::optional<Scores> scores =
        isThere ? scoresOf(news + QStringList(str("quotes-gum.jsonl")), folder, recognizer) : std::nullopt;
    if (wantsQuotes && !scores)
        skipped("quotes");
    if (wantsSpeakers && !scores)
        skipped("speakers");
    if (wantsQuotes && scores) {
        fine &= report.add(figure(str("quotes"), str("dev/P"), "", scores->quotes.precision()));
        fine &= report.add(figure(str("quotes"), str("dev/R"), "", scores->quotes.recall()));
        fine &= report.add(figure(str("quotes"), str("dev/F1"), "F1", scores->quotes.f1()));
        fine &= report.add(
            figure(str("quotes"), str("unsaid"), "", double(scores->unsaidTaken) / std::max(scores->unsaid, 1)));
    }
    if (wantsSpeakers && scores) {
        const double matched = std::max(scores->matchedQuotes, 1);
        fine &= report.add(figure(str("speakers"), str("right"), "", scores->rightSpeakers / matched));
        fine &= report.add(figure(str("speakers"), str("none"), "", scores->unknownSpeakers / matched));
    }
    return fine;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Report report(str("recognition"), QCoreApplication::arguments());
    SharedRecognizer recognizer;
    bool fine = loading(report, recognizer);
    fine = fine && (!report.wants(str("pipeline")) || pipeline(report, *recognizer));
    fine = fine && (!report.wants(str("articles")) || articles(report));
    fine = fine && (!report.wants(str("bad-input")) || badInput(report, *recognizer));
    fine = fine && quality(report, *recognizer);
    return fine ? 0 : 1;
}
