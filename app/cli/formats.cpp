// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "core/base/tr.h"
#include "core/exchange/exchangeformat.h"

namespace bluepencil::cli {

namespace {

constexpr const char *help =
    "Usage: bluepencil-cli formats\n"
    "\n"
    "Prints every exchange format on a line of its own, separated by tabs: its name for --format,\n"
    "whether it reads or writes, what it can't carry whole, and its title.\n";

ExitCode formats(const QStringList &arguments, Invocation &invocation)
{
    QCommandLineParser parser;
    if (const auto ended = parseArguments(parser, formatsCommand(), arguments, invocation))
        return *ended;
    if (!parser.positionalArguments().isEmpty())
        return invocation.console.usage(QStringLiteral("formats"), Core::tr("It takes no arguments"));
    for (const ExchangeFormat &format : exchangeFormats())
        invocation.console.write(
            QByteArray(format.id) + "\twrites\t" +
            (format.cannotCarry.isEmpty() ? QByteArray("-") : format.cannotCarry.join(u' ').toUtf8()) + '\t' +
            format.title + '\n');
    invocation.console.flush();
    return invocation.console.exitCode();
}

} // namespace

Command formatsCommand()
{
    return {"formats", "list the exchange formats and what they can't carry", help, formats};
}

} // namespace bluepencil::cli
