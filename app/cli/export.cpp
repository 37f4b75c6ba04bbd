// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/articleaccess.h"
#include "app/cli/exporttargets.h"
#include "core/base/tr.h"
#include "core/exchange/exchangeformat.h"

#include <QDir>

namespace bluepencil::cli {

namespace {

constexpr const char *help =
    "Usage: bluepencil-cli export ARTICLE... --format FORMAT [--layer LAYER] [-o PATH]\n"
    "\n"
    "Writes articles with their annotations; `bluepencil-cli formats` lists the formats. What a\n"
    "format can't carry is told on standard error.\n"
    "\n"
    "  --layer LAYER  own (your own and what you accepted; the default), suggested (the undecided\n"
    "                 suggestions), or all\n"
    "  -o PATH        a file; or a folder, if it is one, ends in /, or each article makes files of its\n"
    "                 own. brat writes PATH's stem with .txt and .ann. - is standard output, as\n"
    "                 without -o\n"
    "  --recognizer CMD, --recognizer-seconds N\n"
    "                 who makes the suggestions, as of recognize\n";

/// What the arguments ask for.
struct Wanted {
    QStringList paths;
    const ExchangeFormat *format = nullptr;
    ExportLayer layer = ExportLayer::Own;
    ExportTarget target;
};

class Exporter
{
public:
    Exporter(const Wanted &wanted, Invocation &invocation)
        : m_wanted(wanted)
        , m_console(invocation.console)
        , m_store(invocation.store)
        , m_library(openLibrary(invocation))
    {
    }

    void run()
    {
        if (!m_library)
            return;
        for (const QString &path : m_wanted.paths)
            collect(path);
        if (m_articles.isEmpty())
            return;
        switch (m_wanted.target.kind) {
        case ExportTarget::Kind::StandardOutput:
            return toStandardOutput();
        case ExportTarget::Kind::File:
            return toFile();
        case ExportTarget::Kind::Folder:
            return toFolder();
        }
    }

private:
    void collect(const QString &path)
    {
        // Also the own layer is recognized: who a tagged name is, the recognizer knows.
        const std::shared_ptr<OpenArticle> open = openArticle(path, m_library, true, m_console);
        if (!open)
            return;
        if (!open->recognitionError().isEmpty()) {
            if (m_wanted.layer != ExportLayer::Own)
                return m_console.fail(path, open->recognitionError());
            m_console.note(path, open->recognitionError());
        }
        m_articles.append(open->annotated(m_wanted.layer));
        m_done.append(path);
    }

    QString names() const
    {
        return m_done.size() == 1 ? m_done.first() : Core::tr("%n articles", nullptr, int(m_done.size()));
    }

    void tellLosses(const QString &where, const QList<Loss> &losses)
    {
        for (const Loss &loss : losses)
            m_console.note(where, Core::tr("%1 does not carry: %2, %3 (%4)")
                                      .arg(QString::fromLatin1(m_wanted.format->title), loss.what)
                                      .arg(loss.count)
                                      .arg(loss.detail));
    }

    std::optional<Export> write(const QList<AnnotatedArticle> &articles, const QString &where)
    {
        const Result<Export> written = m_wanted.format->write(articles);
        if (written)
            return *written;
        m_console.fail(where, written.error().message);
        return std::nullopt;
    }

    void toStandardOutput()
    {
        const std::optional<Export> made = write(m_articles, names());
        if (!made)
            return;
        for (const ExportedFile &file : made->files)
            m_console.write(file.content);
        if (m_console.flush())
            tellLosses(names(), made->losses);
    }

    void toFile()
    {
        const std::optional<Export> made = write(m_articles, names());
        if (made && save(planFile(m_wanted.target.path, *m_wanted.format, made->files), {}))
            tellLosses(names(), made->losses);
    }

    void toFolder()
    {
        QStringList ids;
        for (const AnnotatedArticle &article : std::as_const(m_articles))
            ids.append(article.article.id());
        const QStringList stems = uniqueStems(ids);
        const QString &folder = m_wanted.target.path;
        if (!m_wanted.format->joins) {
            // Together: they may share files, as brat's articles share their types.
            const std::optional<Export> made = write(m_articles, names());
            if (made && save(planFolder(folder, stems, made->files), folder))
                tellLosses(names(), made->losses);
            return;
        }
        for (qsizetype i = 0; i < m_articles.size(); ++i) {
            const std::optional<Export> made = write({m_articles.at(i)}, m_done.at(i));
            if (made && save(planFolder(folder, {stems.at(i)}, made->files), folder))
                tellLosses(m_done.at(i), made->losses);
        }
    }

    bool save(const QList<PlacedFile> &files, const QString &folder)
    {
        if (!folder.isEmpty() && !QDir().mkpath(folder)) {
            m_console.fail(folder, Core::tr("The folder can't be made; choose another one"));
            return false;
        }
        // Neither the articles nor the store: an export must never be what destroys them.
        const Result<void> saved = writeFiles(files, m_wanted.paths + QStringList(m_store));
        if (!saved)
            m_console.fail(saved.error());
        return saved.ok();
    }

    const Wanted &m_wanted;
    Console &m_console;
    QString m_store;
    std::shared_ptr<Library> m_library;
    QList<AnnotatedArticle> m_articles;
    QStringList m_done; ///< their paths
};

ExitCode exportArticles(const QStringList &arguments, Invocation &invocation)
{
    QCommandLineParser parser;
    const QCommandLineOption format(QStringLiteral("format"), {}, QStringLiteral("format"));
    const QCommandLineOption layer(QStringLiteral("layer"), {}, QStringLiteral("layer"), QStringLiteral("own"));
    const QCommandLineOption output({QStringLiteral("o"), QStringLiteral("output")}, {}, QStringLiteral("path"));
    parser.addOptions({format, layer, output});
    addRecognizerOptions(parser);
    if (const auto ended = parseArguments(parser, exportCommand(), arguments, invocation))
        return *ended;
    const auto wrong = [&](const QString &message) {
        return invocation.console.usage(QStringLiteral("export"), message);
    };
    Wanted wanted;
    wanted.paths = parser.positionalArguments();
    if (wanted.paths.isEmpty())
        return wrong(Core::tr("Name an article"));
    QStringList known;
    for (const ExchangeFormat &each : exchangeFormats())
        known.append(QString::fromLatin1(each.id));
    wanted.format = findExchangeFormat(parser.value(format));
    if (!wanted.format && parser.value(format).isEmpty())
        return wrong(Core::tr("Say which format: --format %1").arg(known.join(u'|')));
    if (!wanted.format)
        return wrong(Core::tr("There is no format “%1”; use one of %2").arg(parser.value(format), known.join(u", ")));
    const std::optional<ExportLayer> wantedLayer = exportLayerFromString(parser.value(layer));
    if (!wantedLayer)
        return wrong(Core::tr("There is no layer “%1”; use own, suggested or all").arg(parser.value(layer)));
    wanted.layer = *wantedLayer;
    if (parser.isSet(output) && parser.value(output).isEmpty())
        return wrong(Core::tr("-o needs a path"));
    const Result<ExportTarget> target = exportTarget(parser.value(output), *wanted.format, wanted.paths.size());
    if (!target)
        return wrong(target.error().message);
    wanted.target = *target;
    ChosenRecognizer chosen;
    if (const auto misused = chosen.choose(parser, QStringLiteral("export"), invocation.console))
        return *misused;
    Exporter(wanted, invocation).run();
    return invocation.console.exitCode();
}

} // namespace

Command exportCommand()
{
    return {"export", "write articles with their annotations in another format", help, exportArticles};
}

} // namespace bluepencil::cli
