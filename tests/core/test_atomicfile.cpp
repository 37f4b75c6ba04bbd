// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include "tests/support/childprocess.h"
#include "tests/support/failingdisk.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace bluepencil;

namespace {

/// A name in ASCII, short for this file's many.
QString name(const char *text)
{
    return QString::fromLatin1(text);
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
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777) : -1;
}

QStringList entries(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

/// For children: the code of the refusal, or 0.
int codeOf(const Result<void> &result)
{
    return result ? 0 : 1 + static_cast<int>(result.error().code);
}

int codeOf(ErrorCode code)
{
    return 1 + static_cast<int>(code);
}

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writes_data();
    void writes();
    void modes_data();
    void modes();
    void followsLinks();
    void makesTheTargetOfADanglingLink();
    void refusesForeignLinks();
    void refuses_data();
    void refuses();
    void refusesWhatMayNotBeWritten();
    void survivesALimit();
    void survivesAFullDisk();
    void survivesEveryFault_data();
    void survivesEveryFault();
};

void AtomicFileTest::writes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("new") << QByteArray() << QByteArray("one line\n");
    QTest::newRow("empty") << QByteArray() << QByteArray("");
    QTest::newRow("shorter") << QByteArray("a longer text that was here") << QByteArray("short");
    QTest::newRow("emptied") << QByteArray("something") << QByteArray("");
    QTest::newRow("binary") << QByteArray("x") << QByteArray("\0\xff\r\n\0", 5);
    QTest::newRow("5 MB") << QByteArray("x") << QByteArray(5'000'000, 'y');
}

void AtomicFileTest::writes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    const QString path = folder.filePath(name("f.txt"));
    if (!before.isNull())
        put(path, before);
    const Result<void> result = writeFileAtomically(path, content);
    QVERIFY2(result.ok(), qPrintable(result ? QString() : result.error().message));
    QCOMPARE(contentOf(path), content);
    QCOMPARE(entries(folder.path()), QStringList{name("f.txt")});
}

void AtomicFileTest::modes_data()
{
    QTest::addColumn<int>("umask");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::newRow("new") << 022 << -1 << 0600;
    QTest::newRow("new, umask 0") << 0 << -1 << 0600;
    QTest::newRow("new, umask 777") << 0777 << -1 << 0600;
    QTest::newRow("kept 644") << 022 << 0644 << 0644;
    QTest::newRow("kept 600") << 0 << 0600 << 0600;
    QTest::newRow("kept 664, umask 77") << 077 << 0664 << 0664;
    QTest::newRow("no set-user-id") << 022 << 04755 << 0755;
}

void AtomicFileTest::modes()
{
    QFETCH(int, umask);
    QFETCH(int, before);
    QTemporaryDir folder;
    const QString path = folder.filePath(name("f"));
    if (before >= 0) {
        put(path, "old");
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), static_cast<mode_t>(before)), 0);
    }
    const mode_t old = ::umask(static_cast<mode_t>(umask));
    const Result<void> result = writeFileAtomically(path, "new");
    ::umask(old);
    QVERIFY(result.ok());
    QTEST(modeOf(path), "after");
}

void AtomicFileTest::followsLinks()
{
    QTemporaryDir folder;
    const QDir dir(folder.path());
    QVERIFY(dir.mkdir(name("deep")));
    put(dir.filePath(name("deep/target")), "old");
    QVERIFY(QFile::link(name("deep/target"), dir.filePath(name("relative"))));
    QVERIFY(QFile::link(dir.filePath(name("relative")), dir.filePath(name("twice"))));
    QVERIFY(writeFileAtomically(dir.filePath(name("twice")), "new").ok());
    QCOMPARE(contentOf(dir.filePath(name("deep/target"))), QByteArray("new"));
    QVERIFY(QFileInfo(dir.filePath(name("twice"))).isSymLink());
    QVERIFY(QFileInfo(dir.filePath(name("relative"))).isSymLink());
    QCOMPARE(entries(folder.path()), QStringList({name("deep"), name("relative"), name("twice")}));
    QCOMPARE(entries(dir.filePath(name("deep"))), QStringList{name("target")});
}

void AtomicFileTest::makesTheTargetOfADanglingLink()
{
    QTemporaryDir folder;
    QVERIFY(QFile::link(name("later"), folder.filePath(name("link"))));
    QVERIFY(writeFileAtomically(folder.filePath(name("link")), "new").ok());
    QVERIFY(QFileInfo(folder.filePath(name("link"))).isSymLink());
    QCOMPARE(contentOf(folder.filePath(name("later"))), QByteArray("new"));
}

void AtomicFileTest::refusesForeignLinks()
{
    if (::geteuid() != 0)
        QSKIP("SKIPPED: only root can make somebody else's link");
    QTemporaryDir folder;
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 01777), 0);
    put(folder.filePath(name("precious")), "old");
    const QString link = folder.filePath(name("link"));
    QVERIFY(QFile::link(folder.filePath(name("precious")), link));
    QCOMPARE(::lchown(QFile::encodeName(link).constData(), childprocess::nobody, childprocess::nobody), 0);
    const Result<void> result = writeFileAtomically(link, "new");
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ReadOnly);
    QCOMPARE(contentOf(folder.filePath(name("precious"))), QByteArray("old"));
}

void AtomicFileTest::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no folder") << name("missing/f") << ErrorCode::NotFound;
    QTest::newRow("a file as folder") << name("file/f") << ErrorCode::NotFound;
    QTest::newRow("a folder") << name("folder") << ErrorCode::NotAFile;
    QTest::newRow("a folder's name") << name("new/") << ErrorCode::NotAFile;
    QTest::newRow("a pipe") << name("pipe") << ErrorCode::NotAFile;
    QTest::newRow("a circle") << name("circle") << ErrorCode::NotAFile;
    QTest::newRow("a link into nowhere") << name("astray") << ErrorCode::NotFound;
    QTest::newRow("a long name") << QString(300, QLatin1Char('n')) << ErrorCode::WriteFailed;
}

void AtomicFileTest::refuses()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    const QDir dir(folder.path());
    put(dir.filePath(name("file")), "old");
    QVERIFY(dir.mkdir(name("folder")));
    QCOMPARE(::mkfifo(QFile::encodeName(dir.filePath(name("pipe"))).constData(), 0600), 0);
    QVERIFY(QFile::link(name("circle"), dir.filePath(name("circle"))));
    QVERIFY(QFile::link(name("missing/f"), dir.filePath(name("astray"))));
    const QStringList before = entries(folder.path());

    const QString target = folder.path() + QLatin1Char('/') + path;
    const Result<void> result = writeFileAtomically(target, "new");
    QVERIFY(!result);
    QTEST(result.error().code, "code");
    QCOMPARE(result.error().where, target);
    QVERIFY(!result.error().message.isEmpty());
    QVERIFY(!result.error().message.endsWith(QLatin1Char('.')));
    QCOMPARE(entries(folder.path()), before);
    QCOMPARE(contentOf(dir.filePath(name("file"))), QByteArray("old"));
    QCOMPARE(codeOf(writeFileAtomically(QString(), "new")), codeOf(ErrorCode::NotFound));
}

void AtomicFileTest::refusesWhatMayNotBeWritten()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(name("f"));
    put(file, "old");
    QVERIFY(childprocess::giveToNobody(folder.path()));
    QVERIFY(childprocess::giveToNobody(file));

    QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0444), 0);
    QCOMPARE(childprocess::runUnprivileged([&] { return codeOf(writeFileAtomically(file, "new")); }),
             codeOf(ErrorCode::ReadOnly));
    QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0644), 0);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0555), 0);
    QCOMPARE(childprocess::runUnprivileged([&] { return codeOf(writeFileAtomically(file, "new")); }),
             codeOf(ErrorCode::ReadOnly));
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(entries(folder.path()), QStringList{name("f")});
    QCOMPARE(childprocess::runUnprivileged([&] { return codeOf(writeFileAtomically(file, "new")); }), 0);
    QCOMPARE(contentOf(file), QByteArray("new"));
}

void AtomicFileTest::survivesALimit()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(name("f"));
    put(file, "old");
    const int code = childprocess::run([&] {
        std::signal(SIGXFSZ, SIG_IGN); // as the programs do: the limit is then an error and not the end
        const struct rlimit limit = {100'000, 100'000};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            return 98;
        return codeOf(writeFileAtomically(file, QByteArray(300'000, 'x')));
    });
    QCOMPARE(code, codeOf(ErrorCode::WriteFailed));
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(entries(folder.path()), QStringList{name("f")});
}

void AtomicFileTest::survivesAFullDisk()
{
    const SmallDisk disk(256 * 1024);
    if (!disk.isMounted())
        QSKIP("SKIPPED: no disk can be mounted here");
    const QString file = disk.filePath(name("f"));
    put(file, "old");
    const Result<void> tooMuch = writeFileAtomically(file, QByteArray(300'000, 'x'));
    QVERIFY(!tooMuch);
    QCOMPARE(tooMuch.error().code, ErrorCode::WriteFailed);
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(entries(QFileInfo(file).path()), QStringList{name("f")});
    QVERIFY(disk.fill(name("ballast")));
    QVERIFY(!writeFileAtomically(file, QByteArray(9000, 'x')).ok());
    QCOMPARE(contentOf(file), QByteArray("old"));
    QVERIFY(QFile::remove(disk.filePath(name("ballast"))));
    QVERIFY(writeFileAtomically(file, QByteArray(9000, 'x')).ok());
    QCOMPARE(contentOf(file), QByteArray(9000, 'x'));
}

void AtomicFileTest::survivesEveryFault_data()
{
    QTest::addColumn<bool>("stays");
    QTest::addColumn<int>("code");
    QTest::newRow("once, I/O error") << false << EIO;
    QTest::newRow("for ever, I/O error") << true << EIO;
    QTest::newRow("once, disk full") << false << ENOSPC;
}

void AtomicFileTest::survivesEveryFault()
{
    QFETCH(bool, stays);
    QFETCH(int, code);
    QTemporaryDir folder;
    const QString file = folder.filePath(name("f"));
    const QByteArray content(200'000, 'n');

    failingdisk::arm(failingdisk::Fault::None, 0);
    QVERIFY(writeFileAtomically(file, content).ok());
    const int steps = failingdisk::disarm();
    QVERIFY2(steps >= 4, "write, fsync, rename, fsync of the folder"); // or the harness catches nothing

    for (int step = 1; step <= steps; ++step) {
        put(file, "old");
        failingdisk::arm(stays ? failingdisk::Fault::Stays : failingdisk::Fault::Once, step, code);
        const Result<void> result = writeFileAtomically(file, content);
        failingdisk::disarm();
        QVERIFY2(!result, qPrintable(QStringLiteral("step %1 failed and nobody said so").arg(step)));
        QCOMPARE(result.error().code, ErrorCode::WriteFailed);
        // The last step is the folder's sync, when the new file has its name already.
        QCOMPARE(contentOf(file), step < steps ? QByteArray("old") : content);
        if (stays) // then the temporary file can't be removed either
            QVERIFY(entries(folder.path()).size() <= 2);
        else
            QCOMPARE(entries(folder.path()), QStringList{name("f")});
        for (const QString &entry : entries(folder.path()))
            if (entry != name("f"))
                QVERIFY(QFile::remove(folder.filePath(entry)));
    }
    QVERIFY(writeFileAtomically(file, content).ok());
}

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "test_atomicfile.moc"
