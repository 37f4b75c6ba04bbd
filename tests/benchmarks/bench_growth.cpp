// SPDX-License-Identifier: GPL-3.0-or-later
// What grows with the text or the tags, at two sizes: the second may take as many times as long as it is as many
// times as large. Figures to look at; what can be counted is tested.
#include "core/annotation/annotationlayer.h"
#include "core/annotation/history.h"
#include "core/reading/articlereader.h"
#include "core/recognition/recognizer.h"
#include "core/session/articlesnapshot.h"
#include "core/session/suggestions.h"
#include "core/store/library.h"
#include "core/text/anchor.h"

#include "tests/benchmarks/benchmark.h"
#include "tests/support/storefixture.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace bluepencil;
using namespace bluepencil::benchmarks;
using namespace storefixture;

namespace {

/// The median of several runs, in milliseconds of the clock.
Figure timed(const QString &name, const QString &size, int runs, const std::function<void()> &prepare,
             const std::function<void()> &run)
{
    std::vector<double> all;
    for (int i = 0; i < runs; ++i) {
        prepare();
        all.push_back(measure(run).wall);
    }
    return {name, size, str("ms"), median(all), std::nullopt, {}, runs, quantile(all, 0.99)};
}

QString sizeOf(qsizetype bytes)
{
    return bytes >= 1'000'000 ? str("%1MB").arg(bytes / 1'000'000) : str("%1KB").arg(bytes / 1'000);
}

Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    return Article(parts);
}

bool recognition(Report &report)
{
    struct Text {
        const char *name;
        const char *piece;
    };
    static constexpr Text texts[] = {{"prose", "“No,” said Ana Ruiz of Lima on Monday. The harbour closed.\n\n"},
                                     {"one-line", "The mayor said that Ana Ruiz had called it “a joke” and left, "},
                                     {"letters", "abcdefgh"},
                                     {"opening", "“"},
                                     {"paragraphs", "“We left.\n\n"},
                                     {"capitals", "Ana Ruiz Of Lima "},
                                     {"surname", "Ana Ruiz met Tom Ruiz. "},
                                     {"pronouns", "Ana Ruiz left. “No,” she said. "},
                                     {"brackets", "(("},
                                     {"stops", ". "}};
    const Result<std::shared_ptr<const Recognizer>> recognizer = defaultRecognizer();
    if (!recognizer)
        return false;
    for (const Text &text : texts)
        for (const qsizetype size : {60'000, 240'000}) {
            const QByteArray piece(text.piece);
            const Article article = articleOf(piece.repeated(size / piece.size()));
            const auto run = [&] { (void)(*recognizer)->recognize(article); };
            if (!report.add(timed(
                    QLatin1String(text.name), sizeOf(size), 3, [] {}, run)))
                return false;
        }
    return true;
}

bool anchors(Report &report)
{
    // Words that stand everywhere, with surroundings that stand nowhere.
    const Anchor anchor{{100, 102}, "it", "Nobody told the mayor that ", " would rain by Monday at noon."};
    for (const qsizetype size : {500'000, 2'000'000}) {
        const Article article = articleOf(QByteArray("it was ").repeated(size / 7));
        if (!report.add(timed(
                str("anchor"), sizeOf(size), 5, [] {}, [&] { (void)resolve(article, anchor); })))
            return false;
    }
    return true;
}

bool oneLine(Report &report)
{
    for (const qsizetype size : {2'500'000, 10'000'000}) {
        const ReaderInput input{QByteArray("Zo\xc3\xab said no. ").repeated(size / 14), {}, str("long.txt")};
        if (!report.add(timed(
                str("read-line"), sizeOf(size), 3, [] {}, [&] { (void)readArticle(input); })))
            return false;
    }
    return true;
}

struct Tags {
    Change change;
    Recognition recognition;
};

/// Names side by side, each accepted.
Tags tags(int count)
{
    Tags tags;
    for (int i = 0; i < count; ++i) {
        const Annotation mark = annotation({20 * i, 20 * i + 8});
        Decision decision;
        decision.id = QUuid::createUuid();
        decision.kind = str("mention");
        decision.label = mark.label;
        decision.anchor = {mark.hull(), "Ana Ruiz", "said ", "."};
        decision.annotation = mark.id;
        tags.change.edits << insertion(mark) << insertion(decision);
        Mention mention;
        mention.span = mark.hull();
        mention.label = mark.label;
        tags.recognition.mentions.append(mention);
    }
    return tags;
}

bool layers(Report &report)
{
    for (const int count : {10'000, 100'000}) {
        const Tags all = tags(count);
        const QString size = str("%1k").arg(count / 1000);
        AnnotationLayer layer;
        const auto empty = [&layer] { layer = AnnotationLayer(); };
        bool fine = report.add(timed(str("layer-load"), size, 3, empty, [&] { (void)layer.apply(all.change); }));
        Suggestions suggestions(all.recognition);
        const auto settle = [&] { suggestions.settle(layer.records()); };
        fine &= report.add(timed(
            str("settle"), size, 3, [] {}, settle));
        // What a window does itself: a snapshot, an act after it, and what that act uncovers.
        std::optional<LayerRecords> copy;
        fine &= report.add(timed(
            str("snapshot"), size, 9, [&] { copy.reset(); }, [&] { copy = layer.records(); }));
        qsizetype next = 0;
        Change one;
        const auto prepare = [&] {
            copy = layer.records();
            one.edits = {removal(*all.change.edits[2 * next++].after)};
        };
        fine &= report.add(timed(str("act"), size, 99, prepare, [&] {
            (void)layer.apply(one);
            suggestions.follow(one, layer);
        }));
        History history;
        for (int i = 1; i <= count; ++i) {
            one.sequence = i;
            history.add(one);
        }
        const auto begin = [&] {
            one.sequence = -1;
            history.add(one);
        };
        fine &= report.add(timed(str("settle-act"), size, 99, begin, [&] { history.settle(-1, ++one.sequence); }));
        if (!fine)
            return false;
    }
    return true;
}

bool store(Report &report)
{
    for (const int count : {1'000, 10'000}) {
        const QTemporaryDir folder;
        const Result<std::shared_ptr<Library>> library = Library::open(folder.filePath(str("library.sqlite")));
        if (!library)
            return false;
        ArticleVersion version = versionOf(QByteArray("Said Ana Ruiz twice.").repeated(count), str("/big.txt"));
        version.article = wait((*library)->identify(version)).value().article;
        QList<Edit> edits;
        for (int i = 0; i < count; ++i)
            edits.append(insertion(annotation({20 * i, 20 * i + 8})));
        const QString size = str("%1k").arg(count / 1000);
        const auto bulk = [&] { (void)wait((*library)->append(version, change(version.article, edits))); };
        bool fine = report.add(timed(
            str("append-many"), size, 1, [] {}, bulk));
        const auto append = [&] {
            (void)wait((*library)->append(version, change(version.article, {insertion(annotation({0, 4}))})));
        };
        fine &= report.add(timed(
            str("append"), size, 99, [] {}, append));
        const auto identify = [&] { (void)wait((*library)->identify(version)); };
        fine &= report.add(timed(
            str("identify"), size, 5, [] {}, identify));
        if (!fine)
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Report report(str("growth"), QCoreApplication::arguments());
    const std::pair<const char *, bool (*)(Report &)> parts[] = {
        {"recognition", recognition}, {"anchors", anchors}, {"reading", oneLine}, {"layers", layers}, {"store", store}};
    for (const auto &[name, part] : parts)
        if (report.wants(QLatin1String(name)) && !part(report))
            return 1;
    return 0;
}
