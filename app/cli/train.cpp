// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "core/base/atomicfile.h"
#include "core/base/locations.h"
#include "core/base/tr.h"
#include "core/recognition/nametrainer.h"
#include "core/recognition/wordsources.h"

#include <QFileInfo>

namespace bluepencil::cli {

namespace {

using namespace recognition;

constexpr const char *help =
    "Usage: bluepencil-cli train FILE... -o MODEL [--seed N]\n"
    "\n"
    "Trains the tagger that finds people, places and organizations from files with marked names and\n"
    "writes it to MODEL. The same files in the same order, and the same seed, give the same model.\n"
    "\n"
    "  FILE         columns (token, tabulator, tag a line; tags O, B-PER, I-PER, ... LOC, ORG, MISC), or\n"
    "               our JSON Lines (.jsonl). Also what is to be known of words: clusters and gazetteers\n"
    "               (.tsv) and word lists (.txt)\n"
    "  -o MODEL     where to write; put names.model into the folder \"recognition\" of your data folder\n"
    "  --seed N     order in which sentences are learned (1)\n"
    "  --rounds N   how often each is learned (8)\n";

Result<void> readFile(const QString &path, int source, WordSources &words, std::vector<TrainingText> &texts)
{
    if (WordSources::isSource(path))
        return words.read(path);
    Result<std::vector<TrainingText>> read =
        path.endsWith(QLatin1String(".jsonl")) ? readAnnotatedLines(path, source) : readColumns(path, source);
    if (!read)
        return read.error();
    for (TrainingText &text : *read)
        texts.push_back(std::move(text));
    return {};
}

void trainAndWrite(const QStringList &paths, const QString &model, TrainingOptions options, Console &console)
{
    const Lexicon lexicon = Lexicon::load(findData);
    WordSources words(lexicon);
    std::vector<TrainingText> texts;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        if (const Result<void> done = readFile(paths[i], static_cast<int>(i), words, texts); !done)
            return console.fail(done.error(), paths[i]);
    }
    std::size_t names = 0;
    for (const TrainingText &text : texts)
        names += text.names.size();
    if (names == 0)
        return console.fail(model, Core::tr("No name is marked in these files; give files with marked names"));
    console.note(model, Core::tr("Training from %1 marked names").arg(names));
    options.progress = [&](int round, double wrong) {
        console.note(model,
                     Core::tr("Round %1: %2 of 1,000 sentences not yet right").arg(round).arg(wrong * 1000, 0, 'f', 1));
    };
    const NameModelParts parts = trainNames(texts, lexicon, words.takeWords(), words.takePhrases(), options);
    if (const Result<void> written = writeFileAtomically(model, modelBytes(parts)); !written)
        console.fail(written.error(), model);
}

ExitCode train(const QStringList &arguments, Invocation &invocation)
{
    QCommandLineParser parser;
    const QCommandLineOption output(QStringLiteral("o"), {}, QStringLiteral("MODEL"));
    const QCommandLineOption seed(QStringLiteral("seed"), {}, QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), {}, QStringLiteral("N"), QStringLiteral("8"));
    parser.addOptions({output, seed, rounds});
    if (const auto ended = parseArguments(parser, trainCommand(), arguments, invocation))
        return *ended;
    Console &console = invocation.console;
    const QString name = QStringLiteral("train");
    TrainingOptions options;
    bool isNumber = false;
    options.seed = parser.value(seed).toULongLong(&isNumber);
    if (!isNumber)
        return console.usage(name, Core::tr("--seed takes a number"));
    options.rounds = parser.value(rounds).toInt(&isNumber);
    if (!isNumber || options.rounds < 1 || options.rounds > 1000)
        return console.usage(name, Core::tr("--rounds takes a number from 1 to 1000"));
    if (parser.positionalArguments().isEmpty())
        return console.usage(name, Core::tr("Name files to train from"));
    if (parser.value(output).isEmpty())
        return console.usage(name, Core::tr("Say with -o where to write the model"));
    trainAndWrite(parser.positionalArguments(), parser.value(output), options, console);
    return console.exitCode();
}

} // namespace

Command trainCommand()
{
    return {"train", "train the name tagger from files with marked names", help, train};
}

} // namespace bluepencil::cli
