// SPDX-License-Identifier: GPL-3.0-or-later
// What `bluepencil-cli recognize` promises programs that feed it lines, and people whose name model is broken.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json(qsizetype line = 0) const { return QJsonDocument::fromJson(out.split('\n').value(line)).object(); }
};

constexpr const char *storyLine =
    "{\"id\":\"story\",\"text\":\"On 6 August 2025 the bridge fell. “We were warned,” said "
    "Ana Ruiz.\",\"date\":\"2025-08-07\"}\n";

} // namespace

class TestCliRecognize : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lines_data();
    void lines();
    void dates_data();
    void dates();
    void answerHoldsWhatIsPromised();
    void quotedCommand();
    void unclosedCommand();
    void brokenModel_data();
    void brokenModel();

private:
    Ran run(const QString &program, const QStringList &arguments, const QByteArray &input, bool isInstalled = false);
    QTemporaryDir m_folder;
};

Ran TestCliRecognize::run(const QString &program, const QStringList &arguments, const QByteArray &input,
                          bool isInstalled)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(s("XDG_DATA_HOME"), m_folder.filePath(s("data")));
    environment.insert(s("XDG_CONFIG_HOME"), m_folder.filePath(s("data")));
    if (isInstalled)
        environment.remove(s("BLUEPENCIL_DATA"));
    process.setProcessEnvironment(environment);
    process.start(program, QStringList{s("recognize"), s("--jsonl")} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// One line in, one line out, in order, whatever the line holds.
void TestCliRecognize::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<bool>("isAnswered");
    const auto row = [](const char *name, const char *line, const char *begins, bool isAnswered) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(begins) << isAnswered;
    };
    row("text", R"({"id":1,"text":"Rain in Lima."})", R"({"id":1,"text":"Rain in Lima.","entities":[)", true);
    row("no id", R"({"text":"Rain."})", R"({"id":"","text":"Rain.","entities":[)", true);
    row("an id that is an array", R"({"id":[1,"b"],"text":""})", R"({"id":[1,"b"],"text":"","entities":[],)", true);
    row("no text", R"({"id":"a"})", R"({"id":"a","error":"The line has no)", false);
    row("not JSON", "{", R"({"id":null,"error":"The line is not valid JSON)", false);
    row("an array", "[1]", R"({"id":null,"error":"The line is not a JSON object)", false);
    row("invalid UTF-8 in the text", "{\"id\":\"a\",\"text\":\"caf\xe9 said\"}",
        R"({"id":"a","error":"The line is not valid UTF-8 (at byte 21);)", false);
    row("invalid UTF-8 before the id", "{\"text\":\"\xff\xfe\",\"id\":7}",
        R"({"id":7,"error":"The line is not valid UTF-8 (at byte 9);)", false);
    row("invalid UTF-8 in the id", "{\"id\":\"a\xff\",\"text\":\"\"}",
        R"({"id":null,"error":"The line is not valid UTF-8 (at byte 8);)", false);
    row("a surrogate", "{\"id\":3,\"text\":\"\xed\xa0\x80\"}",
        R"({"id":3,"error":"The line is not valid UTF-8 (at byte 16);)", false);
    row("invalid UTF-8 and no JSON", "\xff{", R"({"id":null,"error":"The line is not valid UTF-8 (at byte 0);)", false);
}

void TestCliRecognize::lines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, begins);
    QFETCH(bool, isAnswered);
    const Ran ran = run(s(BLUEPENCIL_CLI), {}, line + "\n{\"id\":\"next\",\"text\":\"x\"}\n");
    const QList<QByteArray> lines = ran.out.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(0).startsWith(begins), lines.at(0).constData());
    QVERIFY(lines.at(1).startsWith(R"({"id":"next","text":"x",)"));
    QCOMPARE(ran.code, isAnswered ? 0 : 1);
    QCOMPARE(ran.err.isEmpty(), isAnswered);
}

/// A date that is none is told, and the text read without it.
void TestCliRecognize::dates_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *date, const QString &value, const QString &told) {
        QTest::newRow(date) << QByteArray(date) << value << told;
    };
    row("\"2026-03-18\"", s("2026-03-17"), {});
    row("\"2026-03-18T09:30:00Z\"", s("2026-03-17"), {});
    row("\"\"", {}, {});
    row("null", {}, {});
    row("\"32 May\"", {}, s("“32 May”"));
    row("\"2026-02-30\"", {}, s("“2026-02-30”"));
    row("20260318", {}, s("“20260318”"));
}

void TestCliRecognize::dates()
{
    QFETCH(QByteArray, date);
    QFETCH(QString, value);
    QFETCH(QString, told);
    const Ran ran = run(s(BLUEPENCIL_CLI), {}, "{\"text\":\"It rained on Tuesday.\",\"date\":" + date + "}\n");
    QCOMPARE(ran.code, 0);
    const QJsonObject entity = ran.json().value(s("entities")).toArray().at(0).toObject();
    QCOMPARE(entity.value(s("label")).toString(), s("Date"));
    QCOMPARE(entity.value(s("value")).toString(), value);
    QCOMPARE(ran.err.isEmpty(), told.isEmpty());
    QVERIFY2(told.isEmpty() || (ran.err.contains(s("Line 1: ").toUtf8()) && ran.err.contains(told.toUtf8())),
             ran.err.constData());
}

void TestCliRecognize::answerHoldsWhatIsPromised()
{
    const Ran ran = run(s(BLUEPENCIL_CLI), {}, storyLine);
    QCOMPARE(ran.code, 0);
    const QJsonObject quote = ran.json().value(s("quotes")).toArray().at(0).toObject();
    QCOMPARE(quote.value(s("text")).toString(), s("“We were warned,”"));
    QCOMPARE(quote.value(s("kind")).toString(), s("direct"));
    QCOMPARE(quote.value(s("start")).toInt(), 34); // code points
    QCOMPARE(quote.value(s("end")).toInt(), 51);
    const QJsonObject speaker = quote.value(s("speaker")).toObject();
    QCOMPARE(speaker.value(s("text")).toString(), s("Ana Ruiz"));
    QCOMPARE(quote.value(s("cue")).toObject().value(s("text")).toString(), s("said"));
}

/// The command is cut as a shell cuts it.
void TestCliRecognize::quotedCommand()
{
    const QString folder = m_folder.filePath(s("my tools"));
    QVERIFY(QDir().mkpath(folder));
    QFile script(folder + s("/answer.sh"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("while read -r line; do printf '{\"entities\":[],\"quotes\":[],\"cast\":[]}\\n'; done\n");
    script.close();
    for (const QString &command : {s("sh '%1'").arg(script.fileName()), s("sh \"%1\"").arg(script.fileName()),
                                   s("sh -c 'exec sh \"%1\"'").arg(script.fileName())}) {
        const Ran ran = run(s(BLUEPENCIL_CLI), {s("--recognizer"), command}, storyLine);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.json().value(s("quotes")).isArray(), ran.out.constData());
        QVERIFY(ran.json().value(s("quotes")).toArray().isEmpty());
    }
}

void TestCliRecognize::unclosedCommand()
{
    const Ran ran = run(s(BLUEPENCIL_CLI), {s("--recognizer"), s("sh 'answer")}, storyLine);
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.contains("quotation mark"), ran.err.constData());
}

void TestCliRecognize::brokenModel_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("missing") << QByteArray("missing") << QByteArray("missing");
    QTest::newRow("cut short") << QByteArray("cut") << QByteArray("cut short");
    QTest::newRow("of another version") << QByteArray("version") << QByteArray("of version");
}

/// An installed program whose model can't be used says so once, and finds quotes, dates and names without it.
void TestCliRecognize::brokenModel()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, told);
    const QTemporaryDir home;
    const QString share = home.filePath(s("share/bluepencil/recognition"));
    QVERIFY(QDir().mkpath(share) && QDir().mkpath(home.filePath(s("bin"))));
    const QString program = home.filePath(s("bin/bluepencil-cli"));
    QVERIFY(QFile::copy(s(BLUEPENCIL_CLI), program));
    QDirIterator lists(s(BLUEPENCIL_SOURCE_DIR "/resources/recognition"), QDir::Files);
    while (lists.hasNext()) {
        const QString list = lists.next();
        if (lists.fileName() != s("names.model"))
            QVERIFY(QFile::link(list, share + u'/' + lists.fileName()));
    }
    if (what != "missing") {
        QFile model(s(BLUEPENCIL_SOURCE_DIR "/resources/recognition/names.model"));
        QVERIFY(model.open(QIODevice::ReadOnly));
        QByteArray bytes = model.read(1 << 20);
        if (what == "version")
            bytes[8] = 99; // behind the eight bytes of the magic
        QFile broken(share + s("/names.model"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write(bytes) == bytes.size());
    }
    const Ran ran = run(program, {}, QByteArray(storyLine) + storyLine, true);
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY2(ran.err.contains("name model") && ran.err.contains(told), ran.err.constData());
    const QJsonObject answer = ran.json(1);
    const QJsonObject quote = answer.value(s("quotes")).toArray().at(0).toObject();
    QCOMPARE(quote.value(s("text")).toString(), s("“We were warned,”"));
    QCOMPARE(quote.value(s("speaker")).toObject().value(s("text")).toString(), s("Ana Ruiz"));
    bool hasDate = false;
    const QJsonArray entities = answer.value(s("entities")).toArray();
    for (const QJsonValue &entity : entities)
        hasDate = hasDate || entity.toObject().value(s("text")).toString() == s("6 August 2025");
    QVERIFY(hasDate);
}

QTEST_GUILESS_MAIN(TestCliRecognize)
#include "test_cli_recognize.moc"
