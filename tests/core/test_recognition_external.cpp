// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/externalrecognizer.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace bluepencil;
using namespace std::chrono_literals;

/// A recognizer that is a program outside, played by small shell scripts: what it says comes through, and whatever it
/// does wrong is told in a sentence and hurts no other article.
class TestRecognitionExternal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers();
    void isAskedInOurLines();
    void oneProgramForAll();
    void misbehaves_data();
    void misbehaves();
    void beginsAnew();
    void stops();
    void longText();
    void emptyCommand();
    void wordsOfTheCommand();
    void fromSeveralThreads();
    void takesThePlaceOfTheDefault();

private:
    /// A command that runs this script.
    QString script(const QByteArray &lines)
    {
        const QString path = m_folder.filePath(QStringLiteral("program%1.sh").arg(++m_scripts));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size())
            qFatal("the script can't be written");
        return QStringLiteral("sh \"%1\"").arg(path);
    }
    std::shared_ptr<const Recognizer> program(const QByteArray &lines, const ExternalLimits &limits = {})
    {
        return makeExternalRecognizer(script(lines), limits).value();
    }

    QTemporaryDir m_folder;
    int m_scripts = 0;
};

namespace {

Article article(const QByteArray &text, const QString &id = QStringLiteral("a.txt"))
{
    ArticleParts parts;
    parts.text = text;
    parts.id = id;
    return Article(parts);
}

/// A script that answers each line with this one.
QByteArray always(const QByteArray &answer)
{
    return "while read -r line; do cat <<'END'\n" + answer + "\nEND\ndone\n";
}

} // namespace

void TestRecognitionExternal::answers()
{
    const auto recognizer = program(always(
        R"({"id":"a.txt","entities":[{"start":2,"end":10,"text":"Ana Ruiz","label":"PER","entity":"e1","name":"Ana Ruiz"},)"
        R"({"start":0,"end":1,"label":"Place","country":"PE","lat":-12.05,"lon":-77.04}],)"
        R"("quotes":[{"start":12,"end":17,"speaker":{"start":2,"end":10,"entity":"e1"},"cue":null,"kind":"direct"}]})"));
    // é and 🚢 are one code point each, in two and four bytes.
    const Article text = article("é Ana Ruiz: “🚢No” it is.");
    const Result<Recognition> found = recognizer->recognize(text);
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(found.error().message));
    QCOMPARE(found->mentions.size(), 2);
    QCOMPARE(found->mentions[0].label, QStringLiteral("place"));
    QCOMPARE(found->mentions[0].location->country, QStringLiteral("PE"));
    QCOMPARE(found->mentions[1].label, QStringLiteral("person"));
    QCOMPARE(text.bytes(found->mentions[1].span).toByteArray(), QByteArray("Ana Ruiz"));
    QCOMPARE(found->cast.size(), 1);
    QCOMPARE(found->cast[found->mentions[1].entity].name, QStringLiteral("Ana Ruiz"));
    QCOMPARE(found->quotes.size(), 1);
    QCOMPARE(text.bytes(found->quotes[0].hull()).toByteArray(), QByteArray("“🚢No”"));
    QCOMPARE(found->quotes[0].speaker->name, QStringLiteral("Ana Ruiz"));
    QCOMPARE(found->recognizer, QStringLiteral("sh"));
}

void TestRecognitionExternal::isAskedInOurLines()
{
    const QString asked = m_folder.filePath(QStringLiteral("asked"));
    const auto recognizer = program("while read -r line; do printf '%s\\n' \"$line\" > '" + asked.toUtf8() +
                                    "'; echo '{\"entities\":[]}'; done\n");
    ArticleParts parts;
    parts.text = "One\nTwo \"three\"\u2028.";
    parts.id = QStringLiteral("b.txt");
    parts.header.published = QDate(2025, 8, 6);
    QVERIFY(recognizer->recognize(Article(parts)).ok());
    QFile file(asked);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray line = file.readAll();
    QCOMPARE(line.count('\n'), 1);
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QCOMPARE(object.value(QStringLiteral("id")).toString(), QStringLiteral("b.txt"));
    QCOMPARE(object.value(QStringLiteral("text")).toString(), QStringLiteral("One\nTwo \"three\"\u2028."));
    QCOMPARE(object.value(QStringLiteral("date")).toString(), QStringLiteral("2025-08-06"));
}

void TestRecognitionExternal::oneProgramForAll()
{
    const auto recognizer = program("n=0\nwhile read -r line; do n=$((n + 1))\n"
                                    "echo '{\"entities\":[{\"start\":0,\"end\":'$n',\"label\":\"Person\"}]}'\ndone\n");
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(recognizer->recognize(article("Ana Ruiz"))->mentions[0].span, (Span{0, i}));
}

void TestRecognitionExternal::misbehaves_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("told"); // a part of the sentence
    const auto row = [](const char *name, const QByteArray &script, const char *told) {
        QTest::newRow(name) << script << QString::fromUtf8(told);
    };
    const auto entity = [](const char *fields) { return always(QByteArray("{\"entities\":[{") + fields + "}]}"); };
    row("ends at once", "exit 0\n", "ended with code 0");
    row("ends with words", "read -r line; echo 'no model here' >&2; exit 3\n",
        "ended with code 3 instead of answering: no model here");
    row("crashes", "read -r line; kill -SEGV $$\n", "crashed");
    row("rubbish", always("Hello there"), "no JSON object (“Hello there”)");
    row("a list", always("[1]"), "no JSON object");
    row("bytes that are no text", "read -r line; printf '\\377\\376\\n'\n", "no JSON object");
    row("an empty line", always(""), "no JSON object");
    row("nothing in it", always("{}"), "neither");
    row("its error", always("{\"id\":\"a.txt\",\"error\":\"out of memory\"}"), "It answered: out of memory");
    row("another article", always("{\"id\":\"b.txt\",\"entities\":[]}"), "another article (“b.txt”)");
    row("another text", always("{\"text\":\"Ana\",\"entities\":[]}"), "another text");
    row("behind the end", entity("\"start\":0,\"end\":99,\"label\":\"Person\""),
        "0 to 99 that the text of 17 characters");
    row("backwards", entity("\"start\":5,\"end\":2,\"label\":\"Person\""), "5 to 2");
    row("negative", entity("\"start\":-1,\"end\":2,\"label\":\"Person\""), "-1 to 2");
    row("a fraction", entity("\"start\":0.5,\"end\":2,\"label\":\"Person\""), "0.5 to 2");
    row("text for a number", entity("\"start\":\"0\",\"end\":2,\"label\":\"Person\""), "? to 2");
    row("beyond 64 bits", entity("\"start\":0,\"end\":1e300,\"label\":\"Person\""), "0 to 1e+300");
    row("bytes counted", entity("\"start\":5,\"end\":9,\"text\":\"Ruiz\",\"label\":\"Person\""),
        "must count code points");
    row("no label", entity("\"start\":0,\"end\":2"), "no label");
    row("no list", always("{\"entities\":{}}"), "“entities” is not a list");
    row("a kind of its own", always("{\"quotes\":[{\"start\":0,\"end\":2,\"kind\":\"loud\"}]}"), "“loud”");
    row("two of an id", always("{\"entities\":[],\"cast\":[{\"id\":\"e1\"},{\"id\":\"e1\"}]}"), "id of its own");
    row("too much",
        "read -r line; while :; do echo -n xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done\n",
        "more than 1 MB");
    row("silence", "read -r line; exec sleep 1000\n", "no answer within 0.3 seconds");
    row("silence without reading", "exec sleep 1000\n", "no answer");
    row("two lines", "read -r line; printf '{\"entities\":[]}\\n{\"entities\":[]}\\n'; exec sleep 1000\n",
        "more than one line");
}

void TestRecognitionExternal::misbehaves()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, told);
    // Only those that are to be silent may run into the time.
    const bool silent = told.contains(QLatin1String("no answer"));
    const auto recognizer = program(script, {silent ? 300ms : 60000ms, 1 << 20});
    const Result<Recognition> found = recognizer->recognize(article("éna Ruiz of Lima."));
    QVERIFY(!found.ok());
    QVERIFY2(found.error().message.contains(told), qPrintable(found.error().message));
    QVERIFY2(found.error().message.contains(QString::fromUtf8("“sh”")), qPrintable(found.error().message));
    // Nothing of it is left for the next article: the same again, not the rest of the last answer.
    const Result<Recognition> again = recognizer->recognize(article("éna Ruiz of Lima."));
    QVERIFY(!again.ok());
    QCOMPARE(again.error().message, found.error().message);
}

/// A program that fails once is started again for the next article.
void TestRecognitionExternal::beginsAnew()
{
    const QByteArray mark = m_folder.filePath(QStringLiteral("failed-once")).toUtf8();
    const auto recognizer = program("if [ ! -e '" + mark + "' ]; then : > '" + mark + "'; read -r line; exit 1; fi\n" +
                                    always("{\"entities\":[]}"));
    QVERIFY(!recognizer->recognize(article("Ana")).ok());
    QVERIFY(recognizer->recognize(article("Ana")).ok());
}

void TestRecognitionExternal::stops()
{
    const auto recognizer = program("read -r line; exec sleep 1000\n");
    std::stop_source stop;
    stop.request_stop();
    const Result<Recognition> found = recognizer->recognize(article("Ana"), stop.get_token());
    QVERIFY(!found.ok());
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

/// More than a pipe holds goes both ways.
void TestRecognitionExternal::longText()
{
    const auto recognizer = program("exec sed -u 's/^/ /'\n");
    const QByteArray text = QByteArray("Ana Ruiz “left” Lima. ").repeated(20000);
    const Result<Recognition> found = recognizer->recognize(article(text));
    QVERIFY(!found.ok()); // the question comes back, which holds no answer
    QVERIFY2(found.error().message.contains(QLatin1String("neither")), qPrintable(found.error().message));
}

void TestRecognitionExternal::emptyCommand()
{
    for (const char *command : {"", "  ", "\"\""})
        QVERIFY(!makeExternalRecognizer(QString::fromLatin1(command)).ok());
    const auto absent = makeExternalRecognizer(m_folder.filePath(QStringLiteral("absent")) + QStringLiteral(" --x"));
    const Result<Recognition> found = absent.value()->recognize(article("Ana"));
    QVERIFY(!found.ok());
    QVERIFY2(found.error().message.contains(QString::fromUtf8("“absent” can't be started")),
             qPrintable(found.error().message));
}

/// No shell: what one would run is a word.
void TestRecognitionExternal::wordsOfTheCommand()
{
    const QString harm = m_folder.filePath(QStringLiteral("harm"));
    const auto recognizer =
        makeExternalRecognizer(script("printf '{\"error\":\"%s|%s|%s\"}\\n' \"$1\" \"$2\" \"$3\"; read -r line\n") +
                               QStringLiteral(" \"two words\" ; touch %1").arg(harm));
    const Result<Recognition> found = recognizer.value()->recognize(article("Ana"));
    QVERIFY(!found.ok());
    QVERIFY2(found.error().message.contains(QLatin1String("two words|;|touch")), qPrintable(found.error().message));
    QVERIFY(!QFile::exists(harm));
}

void TestRecognitionExternal::fromSeveralThreads()
{
    const auto recognizer = program(always("{\"entities\":[{\"start\":0,\"end\":3,\"label\":\"Person\"}]}"));
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 5; ++n)
                right += recognizer->recognize(article("Ana Ruiz")).ok();
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(right.load(), 20);
}

void TestRecognitionExternal::takesThePlaceOfTheDefault()
{
    const auto ours = defaultRecognizer().value();
    useRecognizer(program(always("{\"entities\":[]}")));
    QVERIFY(defaultRecognizer().value() != ours);
    useRecognizer(nullptr);
    QCOMPARE(defaultRecognizer().value(), ours);
}

QTEST_GUILESS_MAIN(TestRecognitionExternal)
#include "test_recognition_external.moc"
