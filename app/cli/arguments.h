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

} // namespace bluepencil::cli
