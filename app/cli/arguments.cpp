// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "core/base/tr.h"
#include "core/recognition/externalrecognizer.h"

namespace bluepencil::cli {

std::optional<ExitCode> checkStore(const QString &store, Console &console)
{
    if (store.isEmpty())
        return console.usage({}, Core::tr("--store needs the path of a store"));
    if (store.contains(QStringLiteral("://")))
        return console.usage(
            {}, Core::tr("A store on a server (%1) is not supported in this version; give the path of a file")
                    .arg(store.section(QStringLiteral("://"), 0, 0) + QStringLiteral("://…")));
    return std::nullopt;
}

std::optional<ExitCode> parseArguments(QCommandLineParser &parser, const Command &command, const QStringList &arguments,
                                       Invocation &invocation)
{
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption store(QStringLiteral("store"), {}, QStringLiteral("path"));
    parser.addOptions({help, store});
    const QString name = QString::fromLatin1(command.name);
    if (!parser.parse(QStringList(name) + arguments)) {
        QString message = parser.errorText();
        if (message.endsWith(u'.'))
            message.chop(1);
        return invocation.console.usage(name, message);
    }
    if (parser.isSet(help)) {
        invocation.console.write(command.help);
        invocation.console.flush();
        return invocation.console.exitCode();
    }
    if (parser.isSet(store))
        invocation.store = parser.value(store);
    return checkStore(invocation.store, invocation.console);
}

namespace {

QString recognizerOption()
{
    return QStringLiteral("recognizer");
}

QString secondsOption()
{
    return QStringLiteral("recognizer-seconds");
}

} // namespace

void addRecognizerOptions(QCommandLineParser &parser)
{
    parser.addOptions({QCommandLineOption(recognizerOption(), {}, QStringLiteral("command")),
                       QCommandLineOption(secondsOption(), {}, QStringLiteral("seconds"))});
}

std::optional<ExitCode> ChosenRecognizer::choose(const QCommandLineParser &parser, const QString &command,
                                                 Console &console)
{
    if (!parser.isSet(recognizerOption()))
        return parser.isSet(secondsOption())
                   ? std::optional(console.usage(command, Core::tr("--recognizer-seconds goes with --recognizer")))
                   : std::nullopt;
    ExternalLimits limits;
    if (parser.isSet(secondsOption())) {
        bool isNumber = false;
        const int seconds = parser.value(secondsOption()).toInt(&isNumber);
        if (!isNumber || seconds < 1 || seconds > 86400)
            return console.usage(command, Core::tr("--recognizer-seconds needs a number from 1 to 86400"));
        limits.time = std::chrono::seconds(seconds);
    }
    const auto made = makeExternalRecognizer(parser.value(recognizerOption()), limits);
    if (!made)
        return console.usage(command, made.error().message);
    useRecognizer(*made);
    m_isSet = true;
    return std::nullopt;
}

ChosenRecognizer::~ChosenRecognizer()
{
    if (m_isSet)
        useRecognizer(nullptr);
}

} // namespace bluepencil::cli
