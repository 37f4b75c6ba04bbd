// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/commandwords.h"

#include <QTest>

using namespace bluepencil;
using namespace bluepencil::recognition;

/// The command of an outside recognizer, cut into words.
class TestRecognitionCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void refuses_data();
    void refuses();
};

void TestRecognitionCommand::words_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *command, std::initializer_list<const char *> expected) {
        QStringList words;
        for (const char *word : expected)
            words.append(QString::fromUtf8(word));
        QTest::newRow(name) << QString::fromUtf8(command) << words;
    };
    row("plain", "python3 tagger.py --fast", {"python3", "tagger.py", "--fast"});
    row("blanks round it", "  a \t b\n", {"a", "b"});
    row("nothing", " \t ", {});
    row("single marks", "sh -c 'exec tagger --in \"a b\"'", {"sh", "-c", "exec tagger --in \"a b\""});
    row("double marks", "sh -c \"it's here\"", {"sh", "-c", "it's here"});
    row("marks inside a word", "--dir='my files'/x", {"--dir=my files/x"});
    row("empty words", "a '' \"\" b", {"a", "", "", "b"});
    row("backslash before a blank", "my\\ tagger x\\\\y", {"my tagger", "x\\y"});
    row("backslash in double marks", "\"a\\\"b\\\\c\\n\"", {"a\"b\\c\\n"});
    row("backslash in single marks", "'a\\b'", {"a\\b"});
    row("nothing is expanded", "a $HOME *.txt ; b | `c`", {"a", "$HOME", "*.txt", ";", "b", "|", "`c`"});
    row("other letters", "wörter 'zwei wörter'", {"wörter", "zwei wörter"});
}

void TestRecognitionCommand::words()
{
    QFETCH(QString, command);
    const Result<QStringList> found = commandWords(command);
    QVERIFY(found.ok());
    QTEST(*found, "expected");
}

void TestRecognitionCommand::refuses_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"a 'b", "a \"b", "a \"b'", "a\\"})
        QTest::newRow(command) << QString::fromUtf8(command);
}

void TestRecognitionCommand::refuses()
{
    QFETCH(QString, command);
    const Result<QStringList> found = commandWords(command);
    QVERIFY(!found.ok());
    QCOMPARE(found.error().code, ErrorCode::Invalid);
    QVERIFY(!found.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestRecognitionCommand)
#include "test_recognition_command.moc"
