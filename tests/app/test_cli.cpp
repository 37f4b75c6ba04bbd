// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the built bluepencil-cli as a person or a script would, each test with folders of its own.
#include "core/exchange/exchangeformat.h"

#include "tests/support/childprocess.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <pty.h>
#include <sys/stat.h>

using namespace bluepencil;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

constexpr const char *articleText = "date 2026-01-05\n"
                                    "\n"
                                    "“Trade 🚢 will grow,” said Ana Ruiz, the harbour minister, in New Lima. “Slowly.”\n"
                                    "\n"
                                    "Ruiz told the paper that Ana Ruiz was her name.\n";

struct Ran {
    int code = -1;
    QByteArray out;
    QString err;

    QStringList lines() const { return QString::fromUtf8(out).split(u'\n', Qt::SkipEmptyParts); }
    QJsonObject json(qsizetype line = 0) const { return QJsonDocument::fromJson(out.split('\n').value(line)).object(); }
};

/// A folder with articles and the environment of one person.
class Desk
{
public:
    Desk()
    {
        // Also for the one without rights that some tests become.
        QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFileDevice::ReadOther |
                                                   QFileDevice::ExeOther | QFileDevice::ReadGroup |
                                                   QFileDevice::ExeGroup);
        QDir(m_folder.path()).mkpath(s("data"));
        childprocess::giveToNobody(path("data"));
    }

    QString path(const char *name) const { return m_folder.filePath(s(name)); }
    QString put(const char *name, const QByteArray &content = articleText) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a fixture");
        return file.fileName();
    }
    QByteArray content(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(absent)");
    }
    QString store() const { return path("data/bluepencil/library.sqlite"); }

    void prepare(QProcess &process, bool unprivileged = false) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(s("XDG_DATA_HOME"), path("data"));
        environment.insert(s("XDG_CONFIG_HOME"), path("data"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        if (unprivileged)
            process.setChildProcessModifier([] {
                if (!childprocess::dropRights())
                    ::_exit(99);
            });
    }

    Ran run(const QStringList &arguments, const QByteArray &input = {}, bool unprivileged = false) const
    {
        QProcess process;
        prepare(process, unprivileged);
        process.start(s(BLUEPENCIL_CLI), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
    }

private:
    QTemporaryDir m_folder;
};

// What every message of ours looks like: one line, the program, the place, a sentence with what to do.
bool isPlain(const QString &err)
{
    static const QRegularExpression form(s("\\A(bluepencil-cli: [^\\n]+[^.\\n]\\n)+\\z"));
    return form.match(err).hasMatch();
}

QString slice(const QJsonObject &line, const QJsonObject &place)
{
    const QList<uint> points = line.value(s("text")).toString().toUcs4();
    QString words;
    for (qsizetype i = place.value(s("start")).toInteger(); i < place.value(s("end")).toInteger(); ++i)
        words += QStringView(QChar::fromUcs4(points.at(i)));
    return words;
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void usage_data();
    void usage();
    void helpForEveryCommand();
    void quietInABareLocale();

    void recognizesInOrder();
    void answersLineByLine();
    void linesPassThrough();
    void veryLongLine();
    void fullDiskIsAnError();

    void tagsAndLists();
    void tagChoosesAmongHits();
    void tagRefuses_data();
    void tagRefuses();

    void exportTargets_data();
    void exportTargets();
    void everyFormatExports();
    void exportNeverOverTheArticle_data();
    void exportNeverOverTheArticle();
    void exportLayers();
    void lossesGoToStandardError();
    void namesAlikeDoNotCollide();

    void badArticle_data();
    void badArticle();
    void oddArticle_data();
    void oddArticle();
    void deletedAfterTagging();
    void badStore_data();
    void badStore();
    void readOnlyStore();
    void nothingRawToTheTerminal();
};

void TestCli::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int code, const char *arguments) {
        QTest::newRow(name) << s(arguments).split(u' ', Qt::SkipEmptyParts) << code;
    };
    row("help", 0, "--help");
    row("version", 0, "--version");
    row("store before the command", 0, "--store other.sqlite formats");
    row("store with =", 0, "--store=other.sqlite formats");
    row("store after the command", 0, "formats --store other.sqlite");
    row("nothing", 2, "");
    row("unknown command", 2, "sing");
    row("unknown option", 2, "--loud formats");
    row("unknown option of a command", 2, "formats --loud");
    row("argument to formats", 2, "formats x");
    row("store without path", 2, "--store");
    row("server as store", 2, "--store postgresql://somebody:secret@host/db list article.txt");
    row("recognize nothing", 2, "recognize");
    row("recognize both", 2, "recognize --jsonl article.txt");
    row("list nothing", 2, "list");
    row("list two", 2, "list article.txt article.txt");
    row("tag without what", 2, "tag article.txt --label Person");
    row("tag both", 2, "tag article.txt --label Person --span 0:4 --text date");
    row("tag without label", 2, "tag article.txt --span 0:4");
    row("tag nothing", 2, "tag --label Person --span 0:4");
    row("span not numbers", 2, "tag article.txt --label Person --span a:b");
    row("span backwards", 2, "tag article.txt --label Person --span 4:2");
    row("span empty", 2, "tag article.txt --label Person --span 4:4");
    row("span negative", 2, "tag article.txt --label Person --span -1:4");
    row("nth zero", 2, "tag article.txt --label Person --text Ruiz --nth 0");
    row("nth and all", 2, "tag article.txt --label Person --text Ruiz --nth 1 --all");
    row("nth with span", 2, "tag article.txt --label Person --span 0:4 --nth 1");
    row("export without format", 2, "export article.txt");
    row("export unknown format", 2, "export article.txt --format pigeon");
    row("export nothing", 2, "export --format csv");
    row("export unknown layer", 2, "export article.txt --format csv --layer mine");
    row("brat to standard output", 2, "export article.txt --format brat -o -");
    row("brat without path", 2, "export article.txt --format brat");
    row("two pages to standard output", 2, "export article.txt article.txt --format html");
}

void TestCli::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Desk desk;
    desk.put("article.txt");
    const Ran ran = desk.run(arguments);
    QCOMPARE(ran.code, code);
    QCOMPARE(ran.out.isEmpty(), code != 0);
    QVERIFY2(code == 0 ? ran.err.isEmpty() : isPlain(ran.err), qPrintable(ran.err));
    QVERIFY(!ran.err.contains(s("secret")));
    // What is not known is named, and what is known beside it.
    const QString told = ran.err;
    if (arguments.contains(s("pigeon")))
        QVERIFY2(told.contains(s("pigeon")) && told.contains(s("brat, jsonl, csv, html")), qPrintable(told));
    if (arguments.contains(s("mine")))
        QVERIFY2(told.contains(s("mine")) && told.contains(s("own, suggested or all")), qPrintable(told));
}

void TestCli::helpForEveryCommand()
{
    const Desk desk;
    const QString overview = QString::fromUtf8(desk.run({s("--help")}).out);
    for (const char *command : {"recognize", "tag", "list", "export", "formats"}) {
        QVERIFY(overview.contains(s("\n  ") + s(command)));
        const Ran ran = desk.run({s(command), s("--help")});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.startsWith("Usage: bluepencil-cli " + QByteArray(command)));
    }
    QVERIFY(!QFile::exists(desk.store()));
}

void TestCli::quietInABareLocale()
{
    const Desk desk;
    desk.put("Größe.txt");
    QProcess process;
    desk.prepare(process);
    QProcessEnvironment environment = process.processEnvironment();
    environment.remove(s("LANG"));
    environment.insert(s("LC_ALL"), s("C"));
    process.setProcessEnvironment(environment);
    process.start(s(BLUEPENCIL_CLI), {s("recognize"), s("Größe.txt")});
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().startsWith("{\"id\":\"Größe.txt\""));
}

void TestCli::recognizesInOrder()
{
    const Desk desk;
    desk.put("a.txt");
    desk.put("b.md", "\xef\xbb\xbf“Never,” said Tom Okafor.\r\nHe left.\r\n");
    const Ran ran = desk.run({s("recognize"), s("b.md"), s("absent.txt"), s("a.txt"), s("--why")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.lines().size(), 2);
    QVERIFY2(isPlain(ran.err) && ran.err.startsWith(s("bluepencil-cli: absent.txt: ")), qPrintable(ran.err));
    QCOMPARE(ran.json(0).value(s("id")).toString(), s("b.md"));
    QCOMPARE(ran.json(0).value(s("text")).toString(), s("“Never,” said Tom Okafor.\nHe left.\n"));
    QCOMPARE(ran.json(1).value(s("id")).toString(), s("a.txt"));
    QCOMPARE(ran.json(1).value(s("text")).toString(), s(articleText));
    for (int i = 0; i < 2; ++i) {
        const QJsonObject line = ran.json(i);
        QVERIFY(line.value(s("cast")).isArray());
        QVERIFY(!line.value(s("quotes")).toArray().isEmpty());
        for (const char *list : {"entities", "quotes"})
            for (const QJsonValue &value : line.value(s(list)).toArray()) {
                QCOMPARE(slice(line, value.toObject()), value.toObject().value(s("text")).toString());
                QVERIFY(value.toObject().value(s("why")).isObject());
            }
    }
    const QJsonObject quote = ran.json(1).value(s("quotes")).toArray().at(0).toObject();
    QCOMPARE(quote.value(s("speaker")).toObject().value(s("text")).toString(), s("Ana Ruiz"));
    QVERIFY(!desk.run({s("recognize"), s("a.txt")}).out.contains("\"why\""));
}

/// As a filter: each answer comes before the next line is given.
void TestCli::answersLineByLine()
{
    const Desk desk;
    QProcess process;
    desk.prepare(process);
    process.start(s(BLUEPENCIL_CLI), {s("recognize"), s("--jsonl")});
    for (int i = 0; i < 3; ++i) {
        process.write("{\"id\":" + QByteArray::number(i) + ",\"text\":\"“Yes,” said Ana Ruiz.\"}\n");
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 60000);
        const QByteArray answer = process.readLine();
        QVERIFY2(answer.startsWith("{\"id\":" + QByteArray::number(i) + ","), answer.constData());
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
}

void TestCli::linesPassThrough()
{
    const Desk desk;
    const Ran ran = desk.run(
        {s("recognize"), s("--jsonl")},
        "\xef\xbb\xbf{\"zeta\": 1.0, \"id\": 12345678901234567890, \"text\": \"🚢\\r\\n“Yes,” said Ana Ruiz.\", "
        "\"entities\": [1], \"date\": \"2026-01-05\"}\n"
        "not json\n"
        "\n"
        "{\"id\":\"b\",\"text\":7}\n"
        "{\"id\":\"twice\",\"id\":\"twice\",\"text\":\"\"}\n"
        "{\"id\":\"last\",\"text\":\"\",\"deep\":{\"a\":[\"\\u2028\"]}}");
    QCOMPARE(ran.code, 1);
    const QList<QByteArray> lines = ran.out.split('\n');
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines.at(0).startsWith(
        "{\"id\":12345678901234567890,\"text\":\"🚢\\r\\n“Yes,” said Ana Ruiz.\",\"entities\":["));
    QVERIFY(lines.at(0).endsWith(",\"zeta\":1.0,\"date\":\"2026-01-05\"}"));
    const QJsonObject first = ran.json(0);
    const QJsonObject quote = first.value(s("quotes")).toArray().at(0).toObject();
    QCOMPARE(quote.value(s("start")).toInt(), 3); // the CR counts
    QCOMPARE(slice(first, quote), s("“Yes,”"));
    QVERIFY(lines.at(1).startsWith("{\"id\":null,\"error\":\""));
    QVERIFY(lines.at(2).startsWith("{\"id\":null,\"error\":\""));
    QVERIFY(lines.at(3).startsWith("{\"id\":\"b\",\"error\":\""));
    QVERIFY(lines.at(4).startsWith("{\"id\":null,\"error\":\""));
    QCOMPARE(lines.at(5), QByteArray("{\"id\":\"last\",\"text\":\"\",\"entities\":[],\"quotes\":[],\"cast\":[],"
                                     "\"deep\":{\"a\":[\"\\u2028\"]}}"));
    QVERIFY(isPlain(ran.err));
}

void TestCli::veryLongLine()
{
    const Desk desk;
    const QByteArray words = QByteArray("said Ana Ruiz 🚢 ").repeated(120000); // over 2 MB
    const Ran ran =
        desk.run({s("recognize"), s("--jsonl")}, "{\"id\":1,\"text\":\"" + words + "\"}\n{\"id\":2,\"text\":\"x\"}\n");
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.lines().size(), 2);
    QCOMPARE(ran.json(0).value(s("text")).toString(), QString::fromUtf8(words));
}

void TestCli::fullDiskIsAnError()
{
    const Desk desk;
    desk.put("a.txt");
    QProcess process;
    desk.prepare(process);
    process.setStandardOutputFile(s("/dev/full"));
    process.start(s(BLUEPENCIL_CLI), {s("recognize"), s("a.txt")});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(isPlain(QString::fromUtf8(process.readAllStandardError())));
}

void TestCli::tagsAndLists()
{
    const Desk desk;
    desk.put("a.txt");
    QCOMPARE(desk.run({s("list"), s("a.txt")}).out, QByteArray());
    // "🚢 will": the ship is one code point.
    const Ran tagged = desk.run({s("tag"), s("a.txt"), s("--span"), s("24:30"), s("--label"), s("claim"), s("--note"),
                                 s("Check\tthis\nand that")});
    QCOMPARE(tagged.err, QString());
    QCOMPARE(tagged.code, 0);
    QVERIFY(tagged.out.startsWith("24:30\tClaim\t🚢 will\tCheck\\tthis\\nand that\t"));
    QCOMPARE(desk.run({s("tag"), s("a.txt"), s("--text"), s("New Lima"), s("--label"), s("Place")}).code, 0);

    const Ran listed = desk.run({s("list"), s("a.txt")});
    QCOMPARE(listed.code, 0);
    QCOMPARE(listed.lines().size(), 2);
    QCOMPARE((listed.lines().at(0) + u'\n').toUtf8(), tagged.out);
    QVERIFY(listed.lines().at(1).startsWith(s("78:86\tPlace\tNew Lima\t\t")));

    const QJsonObject line = desk.run({s("list"), s("a.txt"), s("--json")}).json();
    QCOMPARE(line.value(s("id")).toString(), s("a.txt"));
    QCOMPARE(line.value(s("entities")).toArray().size(), 2);
    QCOMPARE(line.value(s("entities")).toArray().at(0).toObject().value(s("note")).toString(),
             s("Check\tthis\nand that"));

    // What is ours is for its owner only, and the article is as it was.
    QCOMPARE(QFile::permissions(desk.store()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QCOMPARE(desk.content("a.txt"), QByteArray(articleText));
}

void TestCli::tagChoosesAmongHits()
{
    const Desk desk;
    desk.put("a.txt");
    const QStringList tag{s("tag"), s("a.txt"), s("--label"), s("Person"), s("--text"), s("Ana Ruiz")};
    const Ran several = desk.run(tag);
    QCOMPARE(several.code, 1);
    QVERIFY(several.err.contains(s("2 times")));
    QCOMPARE(desk.run({s("list"), s("a.txt")}).out, QByteArray());
    const Ran second = desk.run(tag + QStringList{s("--nth"), s("2")});
    QCOMPARE(second.code, 0);
    QVERIFY(second.out.startsWith("124:132\tPerson\tAna Ruiz\t"));
    QCOMPARE(desk.run(tag + QStringList{s("--nth"), s("3")}).code, 1);
    const Ran all = desk.run(tag + QStringList{s("--all")});
    QCOMPARE(all.code, 0);
    QCOMPARE(all.lines().size(), 2);
    QCOMPARE(desk.run({s("list"), s("a.txt")}).lines().size(), 3);
}

void TestCli::tagRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("beyond the end") << QStringList{s("--span"), s("0:5000"), s("--label"), s("Person")};
    QTest::newRow("white space only") << QStringList{s("--span"), s("15:17"), s("--label"), s("Person")};
    QTest::newRow("words not there") << QStringList{s("--text"), s("ana ruiz"), s("--label"), s("Person")};
    QTest::newRow("no such label") << QStringList{s("--text"), s("New Lima"), s("--label"), s("Town\x1b[31m")};
}

void TestCli::tagRefuses()
{
    QFETCH(QStringList, arguments);
    const Desk desk;
    desk.put("a.txt");
    const Ran ran = desk.run(QStringList{s("tag"), s("a.txt")} + arguments);
    QCOMPARE(ran.code, 1);
    QVERIFY2(isPlain(ran.err) && ran.err.startsWith(s("bluepencil-cli: a.txt: ")), qPrintable(ran.err));
    QVERIFY(!ran.err.contains(u'\x1b'));
    QCOMPARE(desk.run({s("list"), s("a.txt")}).out, QByteArray());
}

void TestCli::exportTargets_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("files"); // below "out", sorted
    QTest::addColumn<bool>("output");
    const auto row = [](const char *name, const char *arguments, const char *files, bool output = false) {
        QTest::newRow(name) << s(arguments) << s(files) << output;
    };
    row("to standard output", "a.txt --format jsonl", "", true);
    row("to standard output by name", "a.txt --format html -o -", "", true);
    row("two join on standard output", "a.txt b.txt --format csv", "", true);
    row("a file as it is called", "a.txt --format csv -o out/table", "table");
    row("two join in one file", "a.txt b.txt --format jsonl -o out/both.jsonl", "both.jsonl");
    row("into a folder that is there", "a.txt --format html -o out", "a.html");
    row("into a folder to be made", "a.txt --format html -o out/new/", "new/a.html");
    row("two into a folder", "a.txt b.txt --format csv -o out", "a.csv b.csv");
    row("two pages make a folder", "a.txt b.txt --format html -o out/pages", "pages/a.html pages/b.html");
    row("brat by its stem", "a.txt --format brat -o out/x.ann", "annotation.conf visual.conf x.ann x.txt");
    row("brat by any name", "a.txt --format brat -o out/x", "annotation.conf visual.conf x.ann x.txt");
    row("brat into a folder", "a.txt b.txt --format brat -o out/brat",
        "brat/a.ann brat/a.txt brat/annotation.conf brat/b.ann brat/b.txt brat/visual.conf");
    row("long name of -o", "a.txt --format csv --output out/t.csv", "t.csv");
}

void TestCli::exportTargets()
{
    QFETCH(QString, arguments);
    QFETCH(QString, files);
    QFETCH(bool, output);
    const Desk desk;
    desk.put("a.txt");
    desk.put("b.txt", "Tom Okafor came.\n");
    QDir(desk.path("")).mkpath(s("out"));
    const Ran ran = desk.run(QStringList(s("export")) + arguments.split(u' ') + QStringList{s("--layer"), s("all")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(!ran.out.isEmpty(), output);
    QStringList found;
    QDirIterator walk(desk.path("out"), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        found.append(QDir(desk.path("out")).relativeFilePath(walk.next()));
    found.sort();
    QCOMPARE(found.join(u' '), files);
    for (const QString &file : std::as_const(found))
        QVERIFY(
            !(QFile::permissions(desk.path("out") + u'/' + file) & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
    if (files.contains(s("x.txt")))
        QCOMPARE(desk.content("out/x.txt"), QByteArray(articleText));
    if (files == s("both.jsonl"))
        QCOMPARE(desk.content("out/both.jsonl").count('\n'), 2);
}

void TestCli::everyFormatExports()
{
    const Desk desk;
    desk.put("a.txt");
    QCOMPARE(desk.run({s("tag"), s("a.txt"), s("--text"), s("New Lima"), s("--label"), s("Place")}).code, 0);
    const QStringList listed = desk.run({s("formats")}).lines();
    QCOMPARE(listed.size(), qsizetype(exchangeFormats().size()));
    for (qsizetype i = 0; i < listed.size(); ++i) {
        const ExchangeFormat &format = exchangeFormats()[static_cast<std::size_t>(i)];
        const QStringList cells = listed.at(i).split(u'\t');
        QCOMPARE(cells,
                 QStringList({s(format.id), s("writes"),
                              format.cannotCarry.isEmpty() ? s("-") : format.cannotCarry.join(u' '), s(format.title)}));
        const QString folder = s(format.id) + u'/';
        QCOMPARE(desk.run({s("export"), s("a.txt"), s("--format"), s(format.id), s("-o"), folder}).code, 0);
        QFile file(desk.path("") + u'/' + folder + s("a.") + s(format.suffix));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("New Lima"));
    }
}

void TestCli::exportNeverOverTheArticle_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("brat beside the article") << s("--format brat -o a.ann");
    QTest::newRow("brat into the article's folder") << s("--format brat -o ./");
    QTest::newRow("the article itself") << s("--format csv -o ./sub/../a.txt");
    QTest::newRow("a link to it") << s("--format csv -o link.csv");
    QTest::newRow("another name of it") << s("--format csv -o hard.csv");
    QTest::newRow("its folder by a link") << s("--format brat -o here/a.ann");
    QTest::newRow("the store") << s("--format csv -o data/bluepencil/library.sqlite");
}

void TestCli::exportNeverOverTheArticle()
{
    QFETCH(QString, arguments);
    const Desk desk;
    const QString article = desk.put("a.txt");
    QDir(desk.path("")).mkpath(s("sub"));
    QVERIFY(QFile::link(article, desk.path("link.csv")));
    QVERIFY(QFile::link(desk.path(""), desk.path("here")));
    QCOMPARE(::link(QFile::encodeName(article).constData(), QFile::encodeName(desk.path("hard.csv")).constData()), 0);
    QCOMPARE(desk.run({s("tag"), s("a.txt"), s("--text"), s("New Lima"), s("--label"), s("Place")}).code, 0);
    const Ran ran = desk.run(QStringList{s("export"), s("a.txt")} + arguments.split(u' '));
    QCOMPARE(ran.code, 1);
    QVERIFY2(isPlain(ran.err), qPrintable(ran.err));
    QCOMPARE(desk.content("a.txt"), QByteArray(articleText));
    QVERIFY(!QFile::exists(desk.path("a.ann")));
    QCOMPARE(desk.run({s("list"), s("a.txt")}).lines().size(), 1);
}

void TestCli::exportLayers()
{
    const Desk desk;
    desk.put("a.txt");
    QCOMPARE(desk.run({s("tag"), s("a.txt"), s("--text"), s("harbour minister"), s("--label"), s("Claim")}).code, 0);
    const auto exported = [&](const char *layer) {
        return desk.run({s("export"), s("a.txt"), s("--format"), s("jsonl"), s("--layer"), s(layer)}).json();
    };
    const auto count = [](const QJsonObject &line, const char *status) {
        int found = 0;
        for (const char *list : {"entities", "quotes"})
            for (const QJsonValue &value : line.value(s(list)).toArray())
                found += value.toObject().value(s("status")).toString(s("own")) == s(status);
        return found;
    };
    QCOMPARE(count(exported("own"), "own"), 1);
    QCOMPARE(count(exported("own"), "suggested"), 0);
    QCOMPARE(count(exported("suggested"), "own"), 0);
    QVERIFY(count(exported("suggested"), "suggested") > 2);
    QCOMPARE(count(exported("all"), "own"), 1);
    QCOMPARE(count(exported("all"), "suggested"), count(exported("suggested"), "suggested"));
    QCOMPARE(exported("own"), desk.run({s("export"), s("a.txt"), s("--format"), s("jsonl")}).json());
}

void TestCli::lossesGoToStandardError()
{
    const Desk desk;
    desk.put("a.txt");
    QCOMPARE(
        desk.run({s("tag"), s("a.txt"), s("--text"), s("New Lima"), s("--label"), s("Place"), s("--note"), s("a\nb")})
            .code,
        0);
    const Ran ran = desk.run({s("export"), s("a.txt"), s("--format"), s("brat"), s("-o"), s("out/")});
    QCOMPARE(ran.code, 0);
    QVERIFY2(isPlain(ran.err) && ran.err.contains(s("note, 1")), qPrintable(ran.err));
    const Ran none = desk.run({s("export"), s("a.txt"), s("--format"), s("jsonl")});
    QCOMPARE(none.err, QString());
}

void TestCli::namesAlikeDoNotCollide()
{
    const Desk desk;
    QDir(desk.path("")).mkpath(s("other"));
    desk.put("a.txt", "One came.\n");
    desk.put("a.md", "Two came.\n");
    desk.put("other/A.txt", "Three came.\n");
    const Ran ran =
        desk.run({s("export"), s("a.txt"), s("a.md"), s("other/A.txt"), s("--format"), s("brat"), s("-o"), s("out/")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(desk.content("out/a.txt"), QByteArray("One came.\n"));
    QCOMPARE(desk.content("out/a_2.txt"), QByteArray("Two came.\n"));
    QCOMPARE(desk.content("out/A_3.txt"), QByteArray("Three came.\n"));
}

void TestCli::badArticle_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"missing.txt", "unreadable.txt", "empty.txt", "binary.txt", "ff.txt", "folder", "dangling.txt", "pipe"})
        QTest::newRow(name) << s(name);
}

/// Each is told in one sentence with exit code 1, and the good article beside it is done all the same.
void TestCli::badArticle()
{
    QFETCH(QString, name);
    const Desk desk;
    desk.put("good.txt");
    QFile::setPermissions(desk.put("unreadable.txt"), {});
    desk.put("empty.txt", "");
    desk.put("binary.txt", QByteArray("\x7f"
                                      "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
                                      24)
                               .repeated(40));
    desk.put("ff.txt", QByteArray(5000, '\xff'));
    QDir(desk.path("")).mkpath(s("folder"));
    QVERIFY(QFile::link(desk.path("nowhere.txt"), desk.path("dangling.txt")));
    QCOMPARE(::mkfifo(QFile::encodeName(desk.path("pipe")).constData(), 0600), 0);

    const Ran recognized = desk.run({s("recognize"), name, s("good.txt")}, {}, true);
    if (recognized.code == 255 || recognized.code == 99)
        QSKIP("SKIPPED: the program can't be run as another user here");
    QCOMPARE(recognized.code, 1);
    QVERIFY2(isPlain(recognized.err) && recognized.err.startsWith(s("bluepencil-cli: ") + name + s(": ")),
             qPrintable(recognized.err));
    QCOMPARE(recognized.err.count(u'\n'), 1);
    QCOMPARE(recognized.json().value(s("id")).toString(), s("good.txt"));

    const Ran exported = desk.run({s("export"), name, s("good.txt"), s("--format"), s("jsonl")}, {}, true);
    QCOMPARE(exported.code, 1);
    QCOMPARE(exported.err, recognized.err);
    QCOMPARE(exported.json().value(s("id")).toString(), s("good.txt"));
    for (const QStringList &command : {QStringList{s("list"), name},
                                       QStringList{s("tag"), name, s("--span"), s("0:1"), s("--label"), s("Person")}}) {
        const Ran ran = desk.run(command, {}, true);
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err, recognized.err);
    }
}

void TestCli::oddArticle_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                          "A\0n\0a\0 \0\xe9\0.\0",
                                          14)
                            << s("Ana é.");
    QTest::newRow("Latin-1") << QByteArray("Le maire a d\xe9"
                                           "clar\xe9 que la fum\xe9"
                                           "e \xe9tait tr\xe8s \xe9paisse.\n")
                             << s("Le maire a déclaré que la fumée était très épaisse.\n");
    QTest::newRow("CRLF") << QByteArray("One came.\r\nTwo went.\r\n") << s("One came.\nTwo went.\n");
    QTest::newRow("10 MB on one line") << QByteArray("Ana Ruiz went home and said no. ").repeated(10 << 15)
                                       << QString::fromUtf8(
                                              QByteArray("Ana Ruiz went home and said no. ").repeated(10 << 15));
}

void TestCli::oddArticle()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const Desk desk;
    desk.put("odd.txt", bytes);
    const Ran ran = desk.run({s("recognize"), s("odd.txt")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.json().value(s("text")).toString() == text);
    QCOMPARE(desk.run({s("tag"), s("odd.txt"), s("--span"), s("0:3"), s("--label"), s("Person")}).code, 0);
    QVERIFY(desk.run({s("list"), s("odd.txt")}).out.startsWith("0:"));
    QCOMPARE(desk.content("odd.txt"), bytes);
}

void TestCli::deletedAfterTagging()
{
    const Desk desk;
    desk.put("a.txt");
    QCOMPARE(desk.run({s("tag"), s("a.txt"), s("--text"), s("New Lima"), s("--label"), s("Place")}).code, 0);
    QVERIFY(QFile::remove(desk.path("a.txt")));
    const Ran listed = desk.run({s("list"), s("a.txt")});
    QCOMPARE(listed.code, 0); // the library has its text
    QVERIFY2(isPlain(listed.err) && listed.err.startsWith(s("bluepencil-cli: a.txt: ")), qPrintable(listed.err));
    QVERIFY(listed.out.startsWith("78:86\tPlace\tNew Lima\t"));
    QVERIFY(desk.run({s("export"), s("a.txt"), s("--format"), s("csv")}).out.contains("New Lima"));
    // The place where it stood is not written to either.
    QCOMPARE(desk.run({s("export"), s("a.txt"), s("--format"), s("brat"), s("-o"), s("a.ann")}).code, 1);
    QVERIFY(!QFile::exists(desk.path("a.txt")));
    QCOMPARE(desk.run({s("recognize"), s("a.txt")}).code, 1);
}

void TestCli::badStore_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"not a database", "another program's database", "newer", "folder", "cut"})
        QTest::newRow(kind) << s(kind);
}

void TestCli::badStore()
{
    QFETCH(QString, kind);
    const Desk desk;
    desk.put("a.txt");
    QCOMPARE(desk.run({s("tag"), s("a.txt"), s("--text"), s("New Lima"), s("--label"), s("Place")}).code, 0);
    const QString store = desk.store();
    QByteArray kept;
    if (kind == s("not a database")) {
        QVERIFY(QFile::remove(store));
        desk.put("data/bluepencil/library.sqlite", QByteArray("not a database at all\n").repeated(100));
    } else if (kind == s("folder")) {
        QVERIFY(QFile::remove(store));
        QDir().mkpath(store);
    } else if (kind == s("cut")) {
        QFile file(store);
        QVERIFY(file.resize(file.size() / 2));
    } else {
        if (kind != s("newer"))
            QVERIFY(QFile::remove(store));
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(s("QSQLITE"), s("spoil"));
            database.setDatabaseName(store);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(kind == s("newer") ? s("PRAGMA user_version = 1000000")
                                                  : s("CREATE TABLE recipes (name TEXT)")));
        }
        QSqlDatabase::removeDatabase(s("spoil"));
    }
    QFile before(store);
    if (before.open(QIODevice::ReadOnly))
        kept = before.readAll();
    before.close();

    for (const QString &command :
         {s("list a.txt"), s("tag a.txt --span 0:4 --label Person"), s("export a.txt --format csv")}) {
        const Ran ran = desk.run(command.split(u' '));
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(isPlain(ran.err) && ran.err.count(u'\n') == 1, qPrintable(ran.err));
    }
    QCOMPARE(desk.run({s("recognize"), s("a.txt")}).code, 0); // needs no store
    QFile after(store);
    if (after.open(QIODevice::ReadOnly))
        QCOMPARE(after.readAll(), kept);
}

void TestCli::readOnlyStore()
{
    const Desk desk;
    desk.put("a.txt");
    const auto run = [&](const char *command) { return desk.run(s(command).split(u' '), {}, true); };
    const Ran first = run("tag a.txt --span 0:4 --label Person");
    if (first.code == 255 || first.code == 99)
        QSKIP("SKIPPED: the program can't be run as another user here");
    QVERIFY2(first.code == 0, qPrintable(first.err));
    const QString folder = QFileInfo(desk.store()).path();
    QVERIFY(QFile::setPermissions(desk.store(), QFileDevice::ReadOwner));
    QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const Ran listed = run("list a.txt");
    QCOMPARE(listed.code, 0);
    QCOMPARE(listed.lines().size(), 1);
    const Ran refused = run("tag a.txt --span 0:4 --label Place");
    QCOMPARE(refused.code, 1);
    QVERIFY2(isPlain(refused.err), qPrintable(refused.err));
    QCOMPARE(run("list a.txt").lines().size(), 1);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::WriteOwner);
}

/// T17: on a terminal, control characters of texts, notes and names are shown, not obeyed.
void TestCli::nothingRawToTheTerminal()
{
    const Desk desk;
    const QByteArray text = "Ana \x1b]52;c;aGk=\x07 \xc2\x9b"
                            "31m \xe2\x80\xae Ruiz\x7f came, saw that no ship had arrived, and left again.\n";
    desk.put("a.txt", text);
    const QString name = s("b\x1b[31m\n.txt");
    QCOMPARE(desk.run({s("tag"), s("a.txt"), s("--text"), QString::fromUtf8(text.trimmed()), s("--label"), s("Person"),
                       s("--note"), s("\x1b[2J")})
                 .code,
             0);
    for (const QStringList &command :
         {QStringList{s("list"), s("a.txt")}, QStringList{s("list"), s("a.txt"), s("--json")},
          QStringList{s("recognize"), s("a.txt"), name}, QStringList{s("export"), s("a.txt"), s("--format"), s("csv")},
          QStringList{s("export"), s("a.txt"), name, s("--format"), s("jsonl"), s("--layer"), s("all")},
          QStringList{name}}) {
        QByteArrayList words{BLUEPENCIL_CLI};
        for (const QString &argument : command)
            words.append(argument.toUtf8());
        std::vector<char *> pointers;
        for (QByteArray &word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        const QByteArray data = QFile::encodeName(desk.path("data"));
        const QByteArray folder = QFile::encodeName(desk.path(""));
        int terminal = -1;
        const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
        if (child == 0) {
            ::setenv("XDG_DATA_HOME", data.constData(), 1);
            if (::chdir(folder.constData()) == 0)
                ::execv(pointers.front(), pointers.data());
            ::_exit(99);
        }
        QVERIFY(child > 0);
        QByteArray shown;
        char buffer[4096];
        for (ssize_t got; (got = ::read(terminal, buffer, sizeof buffer)) > 0;)
            shown.append(buffer, got);
        ::close(terminal);
        QVERIFY(childprocess::exitCodeOf(child) != 99);
        QVERIFY(!shown.isEmpty());
        for (const char *raw : {"\x1b", "\x07", "\xc2\x9b", "\xe2\x80\xae", "\x7f"})
            QVERIFY2(!shown.contains(raw), shown.constData());
    }
    // In a pipe it is as it is.
    QVERIFY(desk.run({s("export"), s("a.txt"), s("--format"), s("csv")}).out.contains("\x1b]52;c;"));
}

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
