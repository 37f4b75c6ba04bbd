// SPDX-License-Identifier: GPL-3.0-or-later
// What showing a text, and what is said about it, keeps in memory.
#pragma once

#include "core/annotation/annotationlayer.h"
#include "core/recognition/recognizer.h"
#include "core/session/suggestions.h"
#include "tests/benchmarks/readersides.h"
#include "tests/support/newsgenerator.h"

#include <QProcess>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bluepencil::benchmarks {

using testing::IndexedMarks;
using testing::NewsGenerator;

/// The program's own records of so many tags, as they are when a library was loaded.
inline std::unique_ptr<AnnotationLayer> layerOf(const std::vector<testing::GeneratedMark> &marks)
{
    constexpr std::size_t atOnce = 1000;
    auto layer = std::make_unique<AnnotationLayer>();
    const QString author = QStringLiteral("somebody");
    const QDateTime time = QDateTime::currentDateTimeUtc();
    const QString label(labels::person);
    for (std::size_t from = 0; from < marks.size(); from += atOnce) {
        Change change;
        for (std::size_t i = from; i < std::min(marks.size(), from + atOnce); ++i) {
            Annotation annotation;
            annotation.id = QUuid::createUuid();
            annotation.parts = {marks[i].span};
            annotation.label = label;
            annotation.author = author;
            annotation.time = time;
            change.edits.append(insertion(annotation));
        }
        if (!layer->apply(change))
            return nullptr;
    }
    return layer;
}

/// In a process of its own: prints by how much showing this text makes the process grow; ours from the file,
/// text included, or only the marks; of a peer its document, without the text it was given.
inline int printGrowth(const QString &side, qsizetype bytes, const QString &path, const ReaderTheme &theme)
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
    } else if (side == QLatin1String("annotations")) {
        const testing::GeneratedNews news = NewsGenerator().make(bytes);
        grow(std::unique_ptr<AnnotationLayer>(), [&] { return layerOf(news.marks); });
        std::printf("%lld ", static_cast<long long>(news.marks.size()));
    } else if (side == QLatin1String("suggestions")) {
        ArticleParts parts;
        parts.text = NewsGenerator().make(bytes).text;
        const Article article(std::move(parts));
        const Result<std::shared_ptr<const Recognizer>> recognizer = defaultRecognizer();
        if (!recognizer || !(*recognizer)->recognize(small->article)) // loads what it knows
            return 1;
        qsizetype count = 0;
        grow(std::unique_ptr<Suggestions>(), [&] {
            bluepencil::Result<Recognition> found = (*recognizer)->recognize(article);
            auto suggestions = found ? std::make_unique<Suggestions>(std::move(*found)) : nullptr;
            count = suggestions ? suggestions->undecidedCount() : 0;
#ifdef __GLIBC__
            malloc_trim(0); // what recognizing took on the way is not kept
#endif
            return suggestions;
        });
        if (count == 0)
            return 1;
        std::printf("%lld ", static_cast<long long>(count));
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
inline QList<double> growthOf(const QString &side, qsizetype bytes, const QString &path)
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

inline bool measureMemory(Bench &bench, const Size &size, const QString &path)
{
    const QString name = QString::fromLatin1(size.name);
    QStringList sides{QStringLiteral("ours"), plainName};
    if (size.richRuns > 0)
        sides.append(richName);
    std::vector<std::vector<double>> grown(static_cast<std::size_t>(sides.size()));
    for (int run = 0; run < frameRuns; ++run)
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
                               frameRuns,
                               {}}) &&
             ok;
    if (size.bytes < largeBytes) // too little to tell it from what is there for every window
        return ok;
    const QList<double> marks = growthOf(QStringLiteral("marks"), size.bytes, path); // how many, bytes
    if (marks.size() != 2 || marks[0] <= 0)
        return false;
    // And what the program keeps of each besides its place: records with author, time and note; why a name is one.
    // Suggestions are measured on a tenth of the text, so that recognition takes seconds.
    const auto addEach = [&](const QString &side, const QString &what, qsizetype text) {
        std::vector<double> each;
        for (int run = 0; run < frameRuns; ++run) {
            const QList<double> numbers = growthOf(side, text, path);
            if (numbers.size() != 2 || numbers[0] <= 0)
                return false;
            each.push_back(numbers[1] / numbers[0]);
        }
        return bench.report.add({what, name, QStringLiteral("B"), median(each), {}, {}, frameRuns, {}});
    };
    ok = addEach(QStringLiteral("annotations"), QStringLiteral("memory-per-tag"), size.bytes) && ok;
    ok = addEach(QStringLiteral("suggestions"), QStringLiteral("memory-per-sugg"), size.bytes / 10) && ok;
    return bench.report.add({QStringLiteral("memory-per-byte"),
                             name,
                             QStringLiteral("B"),
                             (median(grown[0]) * 1e6 + marks[1]) / static_cast<double>(size.bytes),
                             {},
                             {},
                             frameRuns,
                             {}}) &&
           bench.report.add(
               {QStringLiteral("memory-per-mark"), name, QStringLiteral("B"), marks[1] / marks[0], {}, {}, 1, {}}) &&
           ok;
}

} // namespace bluepencil::benchmarks
