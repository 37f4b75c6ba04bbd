// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <QString>
#include <QStringList>

#include <span>

namespace bluepencil::cli {

/// What a subcommand is given besides its own arguments.
struct Invocation {
    Console &console;
    QString store; ///< path of the store
};

/// One subcommand: one file, one entry in commands().
struct Command {
    const char *name;
    const char *title; ///< one line, for the list of commands
    const char *help;  ///< what --help prints
    /// `arguments` are those after the command's name. Ends only when all it did is durable.
    ExitCode (*run)(const QStringList &arguments, Invocation &invocation);
};

std::span<const Command> commands();
const Command *findCommand(QStringView name);

/// The entries, each made by the file of its command.
Command recognizeCommand();
Command tagCommand();
Command listCommand();
Command exportCommand();
Command formatsCommand();
Command trainCommand();

} // namespace bluepencil::cli
