// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/articleaccess.h"
#include "core/base/tr.h"
#include "core/exchange/jsonlines.h"

namespace bluepencil::cli {

namespace {

constexpr const char *help =
    "Usage: bluepencil-cli list ARTICLE [--json]\n"
    "\n"
    "Prints the annotations that the library keeps of an article, a line each, separated by tabs:\n"
    "places (code points, as `tag --span` takes them), label, words, note, id.\n"
    "\n"
    "  --json  print the article and its annotations as one line of our JSON Lines instead\n";

ExitCode list(const QStringList &arguments, Invocation &invocation)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOption(json);
    if (const auto ended = parseArguments(parser, listCommand(), arguments, invocation))
        return *ended;
    Console &console = invocation.console;
    const QStringList paths = parser.positionalArguments();
    if (paths.size() != 1)
        return console.usage(QStringLiteral("list"), Core::tr("Name one article"));
    const std::shared_ptr<Library> library = openLibrary(invocation);
    const std::shared_ptr<OpenArticle> article =
        library ? openArticle(paths.first(), library, false, console) : nullptr;
    if (!article)
        return SomeFailed;
    const AnnotatedArticle annotated = article->annotated(ExportLayer::Own);
    if (parser.isSet(json)) {
        console.writeJsonLine(annotatedLine(annotated));
    } else {
        const AnnotationLines lines(annotated);
        for (const ExportedAnnotation &exported : annotated.annotations)
            console.write(lines.line(exported));
    }
    console.flush();
    return console.exitCode();
}

} // namespace

Command listCommand()
{
    return {"list", "print the annotations kept of an article", help, list};
}

} // namespace bluepencil::cli
