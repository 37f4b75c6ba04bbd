// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

#include <QCommandLineParser>

#include <optional>

namespace bluepencil::cli {

/// Parses a subcommand's arguments. Besides its own options each takes --help and --store PATH (also allowed
/// before the command's name). Gives an exit code where the run ends here: help was printed, or the
/// arguments are wrong.
std::optional<ExitCode> parseArguments(QCommandLineParser &parser, const Command &command, const QStringList &arguments,
                                       Invocation &invocation);

/// Nothing, or UsageError for a store of a kind that is not supported.
std::optional<ExitCode> checkStore(const QString &store, Console &console);

/// --recognizer 'CMD' and --recognizer-seconds N, for commands that recognize.
void addRecognizerOptions(QCommandLineParser &parser);

/// For the run of a command: the program that --recognizer names finds people, places and quotes instead of ours.
class ChosenRecognizer
{
public:
    ChosenRecognizer() = default;
    ~ChosenRecognizer();
    Q_DISABLE_COPY_MOVE(ChosenRecognizer)

    /// Nothing, or UsageError for a command without words or a time that is none.
    std::optional<ExitCode> choose(const QCommandLineParser &parser, const QString &command, Console &console);

private:
    bool m_isSet = false;
};

} // namespace bluepencil::cli
