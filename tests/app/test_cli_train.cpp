// SPDX-License-Identifier: GPL-3.0-or-later
// bluepencil-cli train, driven as a person would.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

struct Ran {
    int code = -1;
    QString err;
};

} // namespace

class TestCliTrain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAModel();
    void refuses_data();
    void refuses();
    void usage_data();
    void usage();

private:
    QString put(const QTemporaryDir &folder, const char *name, const QByteArray &content) const
    {
        QFile file(folder.filePath(s(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a fixture");
        return file.fileName();
    }
    Ran run(const QStringList &arguments) const
    {
        QProcess process;
        process.start(s(BLUEPENCIL_CLI), QStringList{s("train")} + arguments);
        if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
            qFatal("the program did not end by itself");
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }
    QByteArray content(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(absent)");
    }
};

void TestCliTrain::writesAModel()
{
    const QTemporaryDir folder;
    const QString columns =
        put(folder, "a.conll", QByteArray("Mr.\tO\nBrusk\tB-PER\nsaid\tO\nno\tO\n.\tO\n\n").repeated(20));
    const QString lines =
        put(folder, "b.jsonl", R"({"text":"It rained in Ulvhaug.","entities":[{"start":13,"end":20,"label":"LOC"}]})");
    const QString first = folder.filePath(s("first.model"));
    const QString second = folder.filePath(s("second.model"));
    const Ran ran = run({columns, lines, s("-o"), first, s("--seed"), s("5")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(run({columns, lines, s("-o"), second, s("--seed"), s("5")}).code, 0);
    QVERIFY(content(first).startsWith("BPNAMES\n"));
    QCOMPARE(content(first), content(second));
}

void TestCliTrain::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("bad tag") << s("a.conll") << QByteArray("Ana\tB-SHIP\n") << s("Line 1");
    QTest::newRow("empty") << s("a.conll") << QByteArray() << s("empty");
    QTest::newRow("no name") << s("a.conll") << QByteArray("Ana\tO\n") << s("No name is marked");
    QTest::newRow("bad offsets") << s("a.jsonl")
                                 << QByteArray(R"({"text":"a","entities":[{"start":0,"end":9,"label":"PER"}]})")
                                 << s("Line 1");
    QTest::newRow("unknown table") << s("a.tsv") << QByteArray("colour\n") << s("first line");
}

void TestCliTrain::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    const QString model = folder.filePath(s("names.model"));
    const Ran ran = run({put(folder, name.toLatin1().constData(), content), s("-o"), model});
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.startsWith(s("bluepencil-cli: ")) && ran.err.contains(says), qPrintable(ran.err));
    QVERIFY(!QFile::exists(model));
    const Ran absent = run({folder.filePath(s("absent.conll")), s("-o"), model});
    QCOMPARE(absent.code, 1);
    QVERIFY2(absent.err.contains(s("absent.conll")), qPrintable(absent.err));
}

void TestCliTrain::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no file") << QStringList{s("-o"), s("x.model")};
    QTest::newRow("no model") << QStringList{s("a.conll")};
    QTest::newRow("seed") << QStringList{s("a.conll"), s("-o"), s("x.model"), s("--seed"), s("x")};
    QTest::newRow("rounds") << QStringList{s("a.conll"), s("-o"), s("x.model"), s("--rounds"), s("0")};
}

void TestCliTrain::usage()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments).code, 2);
}

QTEST_GUILESS_MAIN(TestCliTrain)
#include "test_cli_train.moc"
