// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "core/base/tr.h"
#include "core/exchange/jsonlines.h"
#include "core/reading/articlereader.h"
#include "core/recognition/recognizer.h"
#include "core/text/utf8.h"

#include <iostream>
#include <string>

namespace bluepencil::cli {

namespace {

constexpr const char *help =
    "Usage: bluepencil-cli recognize ARTICLE... [--why] [--recognizer CMD]\n"
    "       bluepencil-cli recognize --jsonl [--why] [--recognizer CMD]\n"
    "\n"
    "Prints one JSON line for each article: its text, the people, places, organizations and dates\n"
    "in it, the quotes with speaker and cue, and the cast. Offsets count Unicode code points.\n"
    "\n"
    "  --jsonl  read lines {\"id\": ..., \"text\": ...} from standard input instead and answer each in\n"
    "           its turn; other keys pass through, \"date\" (YYYY-MM-DD) says when the text appeared;\n"
    "           one that is no date is told on standard error.\n"
    "           A line that can't be used is answered {\"id\": ..., \"error\": ...}\n"
    "  --why    add to everything why the recognizer says so\n"
    "  --recognizer CMD  let this program find names and quotes: it reads lines {\"id\", \"text\"} and\n"
    "           answers each with a line {\"entities\", \"quotes\", \"cast\"}; CMD is split into words\n"
    "           as a shell does ('…', \"…\", \\), no shell sees it\n"
    "  --recognizer-seconds N  how long that may take for one article (120)\n";

constexpr QByteArrayView broken = "\xef\xbf\xbd"; // U+FFFD, for a byte that is no UTF-8

using SharedRecognizer = std::shared_ptr<const Recognizer>;

void recognizeFiles(const QStringList &paths, const SharedRecognizer &recognizer, bool why, Console &console)
{
    for (const QString &path : paths) {
        const Result<Article> article = readArticle(path);
        if (!article) {
            console.fail(path, article.error().message);
            continue;
        }
        const Result<Recognition> found = recognizer->recognize(*article);
        if (!found)
            console.fail(path, found.error().message);
        else if (!console.writeJsonLine(recognitionLine(*article, *found, why)))
            return;
    }
}

// What one input line is answered.
struct Answer {
    QByteArray line;
    bool failed = false; // it is an error
    QString note;        // what else is worth knowing, or empty
};

// The article of one input line; its `date`, where it is one, counts as the day it was published. One that is none is
// told in `note`.
Article articleFrom(const QString &text, const JsonFields &fields, QString &note)
{
    const JsonField *id = findField(fields, "id");
    const QString name = id ? textOf(*id).value_or(QString::fromUtf8(id->raw)) : QString();
    const Article article = articleFromText(text, name);
    const JsonField *date = findField(fields, "date");
    if (!date || date->raw == "null" || date->raw == "\"\"")
        return article;
    const QString written = textOf(*date).value_or(QString::fromUtf8(date->raw));
    const QDate published = QDate::fromString(written.left(10), Qt::ISODate);
    if (!published.isValid()) {
        note = Core::tr("“%1” is no date (YYYY-MM-DD); the text was read as one without a day").arg(written.left(40));
        return article;
    }
    ArticleParts parts{article.text(), article.header(), article.source(), article.id()};
    parts.header.published = published;
    return Article(std::move(parts));
}

// The raw id of a line that is not UTF-8, where it can be read; else nothing.
QByteArray idOfBroken(const QByteArray &line)
{
    QByteArray mended;
    for (QByteArrayView rest = line; !rest.isEmpty();) {
        const qsizetype valid = utf8::validPrefix(rest);
        mended += rest.first(valid);
        rest = rest.sliced(valid);
        if (!rest.isEmpty()) {
            mended += broken;
            rest = rest.sliced(1);
        }
    }
    const Result<JsonFields> fields = splitJsonObject(mended);
    const JsonField *id = fields ? findField(*fields, "id") : nullptr;
    return id && !id->raw.contains(broken) ? id->raw : QByteArray();
}

Answer answer(const QByteArray &line, const Recognizer &recognizer, bool why)
{
    const auto refuse = [](QByteArrayView id, const QString &message) {
        return Answer{errorLine(id, message), true, {}};
    };
    if (const qsizetype valid = utf8::validPrefix(line); valid < line.size())
        return refuse(idOfBroken(line),
                      Core::tr("The line is not valid UTF-8 (at byte %1); write the text as UTF-8").arg(valid));
    const Result<JsonFields> fields = splitJsonObject(line);
    if (!fields)
        return refuse({}, fields.error().message);
    const JsonField *id = findField(*fields, "id");
    const QByteArrayView rawId = id ? QByteArrayView(id->raw) : QByteArrayView();
    const JsonField *text = findField(*fields, "text");
    const std::optional<QString> words = text ? textOf(*text) : std::nullopt;
    if (!words)
        return refuse(rawId, Core::tr("The line has no \"text\" that is a string; give one"));
    QString note;
    const Article article = articleFrom(*words, *fields, note);
    const Result<Recognition> found = recognizer.recognize(article);
    if (!found)
        return refuse(rawId, found.error().message);
    return {recognitionLine(article, *found, why, *fields), false, note};
}

void recognizeLines(const SharedRecognizer &recognizer, bool why, Console &console)
{
    std::ios::sync_with_stdio(false); // else every character is a call
    std::string line;
    qint64 number = 0;
    while (std::getline(std::cin, line)) {
        ++number;
        if (number == 1 && line.starts_with("\xef\xbb\xbf"))
            line.erase(0, 3);
        const QByteArray bytes = QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size()));
        const Answer answered = answer(bytes, *recognizer, why);
        if (!answered.note.isEmpty())
            console.note(Core::tr("standard input"), Core::tr("Line %1: %2").arg(number).arg(answered.note));
        if (answered.failed)
            console.fail(Core::tr("standard input"),
                         Core::tr("Line %1 could not be used; its answer says why").arg(number));
        if (!console.writeJsonLine(answered.line))
            return;
    }
    if (std::cin.bad())
        console.fail(Core::tr("standard input"), Core::tr("Reading failed; what came before was answered"));
}

ExitCode recognize(const QStringList &arguments, Invocation &invocation)
{
    QCommandLineParser parser;
    const QCommandLineOption jsonl(QStringLiteral("jsonl"));
    const QCommandLineOption why(QStringLiteral("why"));
    parser.addOptions({jsonl, why});
    addRecognizerOptions(parser);
    if (const auto ended = parseArguments(parser, recognizeCommand(), arguments, invocation))
        return *ended;
    const QStringList paths = parser.positionalArguments();
    Console &console = invocation.console;
    if (paths.isEmpty() != parser.isSet(jsonl))
        return console.usage(QStringLiteral("recognize"),
                             paths.isEmpty() ? Core::tr("Name an article, or give --jsonl to read standard input")
                                             : Core::tr("--jsonl reads standard input; leave the articles out"));
    ChosenRecognizer chosen;
    if (const auto wrong = chosen.choose(parser, QStringLiteral("recognize"), console))
        return *wrong;
    const Result<SharedRecognizer> recognizer = defaultRecognizer();
    if (!recognizer)
        console.fail(recognizer.error(), Core::tr("recognizer"));
    else if (parser.isSet(jsonl))
        recognizeLines(*recognizer, parser.isSet(why), console);
    else
        recognizeFiles(paths, *recognizer, parser.isSet(why), console);
    return console.exitCode();
}

} // namespace

Command recognizeCommand()
{
    return {"recognize", "print people, places and quotes of articles as JSON Lines", help, recognize};
}

} // namespace bluepencil::cli
