// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exportfiles.h"

#include "tests/support/exchangesample.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace bluepencil;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(absent)");
}

} // namespace

class TestExchangeFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void paths_data();
    void paths();
    void writesAll();
    void refusesProtectedFiles_data();
    void refusesProtectedFiles();
    void missingFolderIsAnError();
};

void TestExchangeFiles::paths_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *format, const char *named, const char *expected) {
        QTest::addRow("%s as %s", format, named) << s(format) << s(named) << s(expected);
    };
    row("csv", "a.csv", "a.csv");
    row("csv", "a", "a.csv");
    row("csv", "a.txt", "a.txt.csv");
    row("csv", "A.CSV", "A.csv");
    row("brat", "a.ann", "a.ann a.txt annotation.conf visual.conf");
    row("brat", "a.txt", "a.ann a.txt annotation.conf visual.conf");
    row("brat", "2026.01.05", "2026.01.05.ann 2026.01.05.txt annotation.conf visual.conf");
}

void TestExchangeFiles::paths()
{
    QFETCH(QString, format);
    QFETCH(QString, named);
    QFETCH(QString, expected);
    const ExchangeFormat &wanted = *findExchangeFormat(format);
    const Export made = wanted.write({exchangesample::handMade()}).value();
    QStringList names;
    for (const QString &path : exportPaths(made, wanted, s("/somewhere/") + named)) {
        QCOMPARE(QFileInfo(path).path(), s("/somewhere"));
        names.append(QFileInfo(path).fileName());
    }
    QCOMPARE(names.join(u' '), expected);
}

void TestExchangeFiles::writesAll()
{
    const QTemporaryDir folder;
    for (const ExchangeFormat &format : exchangeFormats()) {
        const Export made = format.write({exchangesample::handMade()}).value();
        const Result<QStringList> written = writeExport(made, format, folder.filePath(s("sample")), {});
        QVERIFY(written.ok());
        QCOMPARE(written->size(), made.files.size());
        for (qsizetype i = 0; i < written->size(); ++i)
            QCOMPARE(contentOf(written->at(i)), made.files.at(i).content);
    }
}

void TestExchangeFiles::refusesProtectedFiles_data()
{
    QTest::addColumn<QString>("target");
    for (const char *target : {"a.txt", "./a.txt", "x/../a.txt", "link.txt", "hard.txt", "here/a.txt", "x/back.txt"})
        QTest::newRow(target) << s(target);
}

void TestExchangeFiles::refusesProtectedFiles()
{
    QFETCH(QString, target);
    const QTemporaryDir folder;
    const auto in = [&](const char *name) { return folder.filePath(s(name)); };
    QVERIFY(QDir(folder.path()).mkpath(s("x")));
    put(in("a.txt"), "the article");
    QVERIFY(QFile::link(in("a.txt"), in("link.txt")));
    QVERIFY(QFile::link(s("../a.txt"), in("x/back.txt")));
    QVERIFY(QFile::link(folder.path(), in("here")));
    QCOMPARE(::link(QFile::encodeName(in("a.txt")).constData(), QFile::encodeName(in("hard.txt")).constData()), 0);
    const QList<PlacedFile> files{{in("other.txt"), "x"}, {folder.filePath(target), "y"}};
    const Result<void> written = writeFiles(files, {in("a.txt"), QString()});
    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, ErrorCode::Invalid);
    QCOMPARE(written.error().where, folder.filePath(target));
    QCOMPARE(contentOf(in("a.txt")), QByteArray("the article"));
    QVERIFY(!QFile::exists(in("other.txt"))); // nothing is begun
}

void TestExchangeFiles::missingFolderIsAnError()
{
    const QTemporaryDir folder;
    const Result<void> written = writeFiles({{folder.filePath(s("no/such/a.csv")), "x"}}, {});
    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestExchangeFiles)
#include "test_exchange_files.moc"
