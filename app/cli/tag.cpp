// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/articleaccess.h"
#include "core/base/tr.h"
#include "core/text/offsetmap.h"

#include <QSet>

#include <algorithm>

namespace bluepencil::cli {

namespace {

constexpr const char *help =
    "Usage: bluepencil-cli tag ARTICLE --span S:E --label LABEL [--note TEXT]\n"
    "       bluepencil-cli tag ARTICLE --text TEXT [--nth N | --all] --label LABEL [--note TEXT]\n"
    "\n"
    "Tags words of an article with a label (its name, as Person, or its id) and prints what was\n"
    "tagged, as `list` does. Ends only when it is safely kept.\n"
    "\n"
    "  --span S:E   from code point S up to, not including, code point E\n"
    "  --text TEXT  these words; where they occur several times, say which: --nth N (from 1) or --all\n"
    "  --note TEXT  a note on each tag\n";

/// What the arguments ask to tag, before the article is known.
struct Wanted {
    std::optional<std::pair<qint32, qint32>> codePoints;
    QByteArray words;
    qint32 nth = 0; ///< 0: not said
    bool all = false;
};

std::optional<qint32> count(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number >= 0 && text.front().isDigit() ? std::optional(number) : std::nullopt;
}

std::optional<std::pair<qint32, qint32>> codePoints(const QString &text)
{
    const QStringList ends = text.split(u':');
    if (ends.size() != 2)
        return std::nullopt;
    const std::optional<qint32> from = count(ends[0]);
    const std::optional<qint32> to = count(ends[1]);
    if (!from || !to || *from >= *to)
        return std::nullopt;
    return std::pair(*from, *to);
}

Error invalid(const QString &message)
{
    return {ErrorCode::Invalid, message, {}};
}

Result<QList<Span>> findWords(const Article &article, const Wanted &wanted)
{
    QList<Span> found;
    for (qsizetype at = 0; (at = article.text().indexOf(wanted.words, at)) >= 0; at += wanted.words.size())
        found.append({static_cast<qint32>(at), static_cast<qint32>(at + wanted.words.size())});
    if (found.isEmpty())
        return invalid(Core::tr("The words do not occur in the article; check their spelling and quotation marks"));
    if (wanted.all)
        return found;
    if (wanted.nth == 0 && found.size() > 1)
        return invalid(Core::tr("The words occur %1 times, nothing is tagged; give --nth or --all").arg(found.size()));
    if (wanted.nth > found.size())
        return invalid(
            Core::tr("The words occur %1 times only, nothing is tagged; give a smaller --nth").arg(found.size()));
    return QList<Span>{found.at(std::max(wanted.nth, 1) - 1)};
}

Result<QList<Span>> spansOf(const Article &article, const Wanted &wanted)
{
    if (!wanted.codePoints)
        return findWords(article, wanted);
    const OffsetMap offsets(article);
    const auto [from, to] = *wanted.codePoints;
    if (to > offsets.codePoints())
        return invalid(Core::tr("The span ends at %1, but the article has %2 code points; give a smaller one")
                           .arg(to)
                           .arg(offsets.codePoints()));
    return QList<Span>{{offsets.byteFromCodePoint(from), offsets.byteFromCodePoint(to)}};
}

void tagArticle(const QString &path, const Wanted &wanted, const QString &labelName, const QString &note,
                Invocation &invocation)
{
    Console &console = invocation.console;
    const std::shared_ptr<Library> library = openLibrary(invocation);
    const std::shared_ptr<OpenArticle> article = library ? openArticle(path, library, false, console) : nullptr;
    if (!article)
        return;
    const Label *label = article->tagset().findByName(labelName);
    if (!label) {
        QStringList names;
        for (const Label &known : article->tagset().labels())
            names.append(known.name);
        return console.fail(
            path,
            Core::tr("There is no label “%1”; choose one of: %2").arg(labelName, names.join(QStringLiteral(", "))));
    }
    const Result<QList<Span>> spans = spansOf(article->article(), wanted);
    if (!spans)
        return console.fail(path, spans.error().message);
    const Result<QList<QUuid>> tagged = article->tagAll(*spans, label->id, Origin::CommandLine, note);
    if (!tagged)
        return console.fail(path, tagged.error().message);
    // Nothing is told as done before it is durable.
    if (const Result<void> kept = article->flush(); !kept)
        return console.fail(path, kept.error().message);
    const AnnotatedArticle annotated = article->annotated(ExportLayer::Own);
    const AnnotationLines lines(annotated);
    const QSet<QUuid> made(tagged->begin(), tagged->end());
    for (const ExportedAnnotation &exported : annotated.annotations)
        if (made.contains(exported.annotation.id))
            console.write(lines.line(exported));
    console.flush();
}

ExitCode tag(const QStringList &arguments, Invocation &invocation)
{
    QCommandLineParser parser;
    const QCommandLineOption span(QStringLiteral("span"), {}, QStringLiteral("S:E"));
    const QCommandLineOption text(QStringLiteral("text"), {}, QStringLiteral("text"));
    const QCommandLineOption nth(QStringLiteral("nth"), {}, QStringLiteral("N"));
    const QCommandLineOption all(QStringLiteral("all"));
    const QCommandLineOption label(QStringLiteral("label"), {}, QStringLiteral("label"));
    const QCommandLineOption note(QStringLiteral("note"), {}, QStringLiteral("text"));
    parser.addOptions({span, text, nth, all, label, note});
    if (const auto ended = parseArguments(parser, tagCommand(), arguments, invocation))
        return *ended;
    const auto wrong = [&](const QString &message) { return invocation.console.usage(QStringLiteral("tag"), message); };
    if (parser.positionalArguments().size() != 1)
        return wrong(Core::tr("Name one article"));
    if (parser.value(label).isEmpty())
        return wrong(Core::tr("Say which label: --label LABEL"));
    if (parser.isSet(span) == parser.isSet(text))
        return wrong(Core::tr("Say what to tag: either --span S:E or --text TEXT"));
    if ((parser.isSet(nth) || parser.isSet(all)) && parser.isSet(span))
        return wrong(Core::tr("--nth and --all belong to --text"));
    if (parser.isSet(nth) && parser.isSet(all))
        return wrong(Core::tr("Give either --nth or --all"));

    Wanted wanted;
    wanted.all = parser.isSet(all);
    if (parser.isSet(span)) {
        wanted.codePoints = codePoints(parser.value(span));
        if (!wanted.codePoints)
            return wrong(Core::tr("--span takes two numbers, the smaller first, as 17:25"));
    } else {
        wanted.words = parser.value(text).toUtf8();
        if (wanted.words.isEmpty())
            return wrong(Core::tr("--text needs some words"));
    }
    if (parser.isSet(nth)) {
        wanted.nth = parser.value(nth).isEmpty() ? 0 : count(parser.value(nth)).value_or(0);
        if (wanted.nth == 0)
            return wrong(Core::tr("--nth takes a number from 1"));
    }
    tagArticle(parser.positionalArguments().first(), wanted, parser.value(label), parser.value(note), invocation);
    return invocation.console.exitCode();
}

} // namespace

Command tagCommand()
{
    return {"tag", "tag words of an article", help, tag};
}

} // namespace bluepencil::cli
