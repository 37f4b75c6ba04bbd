// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "core/base/locations.h"
#include "core/base/tr.h"
#include "core/base/translation.h"

#include <QCoreApplication>

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <langinfo.h>

namespace {

using namespace bluepencil;
using namespace bluepencil::cli;

// Qt reads names of files and arguments as UTF-8 and warns on standard error in any other locale; in a bare
// environment (cron, ssh, "LC_ALL=C") the names are UTF-8 all the same.
void useUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    ::setenv(std::getenv("LC_ALL") ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1);
}

QByteArray overview()
{
    QByteArray text = "Usage: bluepencil-cli [--store PATH] COMMAND [ARGUMENT...]\n"
                      "\n"
                      "Finds people, places and quotes in news articles, keeps tags, exports them.\n"
                      "\n"
                      "Commands:\n";
    for (const Command &command : commands())
        text += "  " + QByteArray(command.name).leftJustified(11) + command.title + '\n';
    return text + "\n"
                  "Options:\n"
                  "  --store PATH   the library to use instead of your own\n"
                  "  --help, -h     this text; after a command, what it does\n"
                  "  --version, -v  the program's version\n"
                  "\n"
                  "Exit codes: 0 all done; 1 some input failed, the rest was done; 2 wrong usage.\n";
}

ExitCode run(QStringList arguments, Console &console)
{
    Invocation invocation{console, defaultStorePath()};
    const auto print = [&console](const QByteArray &text) {
        console.write(text);
        console.flush();
        return console.exitCode();
    };
    while (!arguments.isEmpty() && arguments.first().startsWith(u'-')) {
        const QString option = arguments.takeFirst();
        if (option == QStringLiteral("--help") || option == QStringLiteral("-h"))
            return print(overview());
        if (option == QStringLiteral("--version") || option == QStringLiteral("-v"))
            return print("bluepencil-cli " BLUEPENCIL_VERSION "\n");
        if (option == QStringLiteral("--store") && !arguments.isEmpty())
            invocation.store = arguments.takeFirst();
        else if (option.startsWith(QStringLiteral("--store=")))
            invocation.store = option.mid(8);
        else if (option == QStringLiteral("--store"))
            return console.usage({}, Core::tr("--store needs the path of a store"));
        else
            return console.usage({}, Core::tr("There is no option %1").arg(option));
    }
    if (arguments.isEmpty())
        return console.usage({}, Core::tr("A command is missing"));
    const QString name = arguments.takeFirst();
    const Command *command = findCommand(name);
    if (!command)
        return console.usage({}, Core::tr("There is no command %1").arg(name));
    return command->run(arguments, invocation);
}

} // namespace

int main(int argc, char **argv)
{
    useUtf8Locale();
    std::signal(SIGXFSZ, SIG_IGN); // a file too large for the quota is an error to tell, not a death
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("bluepencil-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BLUEPENCIL_VERSION));
    installTranslations();
    Console console;
    const ExitCode code = run(QCoreApplication::arguments().mid(1), console);
    // An article lets go of itself and its library by an event; that must happen while there still is an
    // application, or the library's thread outlives it.
    QCoreApplication::processEvents();
    return code;
}
