// SPDX-License-Identifier: GPL-3.0-or-later
// What the store does when the disk fails, is full, or the program is killed: what was acknowledged is
// there, what was refused is not, and the next start goes on.
#include "tests/support/childprocess.h"
#include "tests/support/failingdisk.h"
#include "tests/support/smalldisk.h"
#include "tests/support/storefixture.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cstdio>

#include <sys/resource.h>

using namespace bluepencil;
using namespace storefixture;

namespace {

const QByteArray text = QByteArray("Said Ana Ruiz, twice, in New Lima. ").repeated(200);

bool isDeep()
{
    return qEnvironmentVariableIntValue("BLUEPENCIL_DEEP") == 1;
}

Result<ArticleVersion> identified(Library &library)
{
    ArticleVersion version = versionOf(text, str("/a.txt"));
    const Result<StoredArticle> found = wait(library.identify(version));
    if (!found)
        return found.error();
    version.article = found->article;
    return version;
}

/// An act with the number in it: five marks, so that it is more than one page.
Change act(const ArticleVersion &version, int number)
{
    QList<Edit> edits;
    for (int i = 0; i < 5; ++i) {
        Annotation mark = annotation({i, i + 4});
        mark.note = QString(300, QLatin1Char('n'));
        edits.append(insertion(mark));
    }
    return change(version.article, edits, QString::number(number));
}

/// The numbers of the acts that are there, each whole.
QList<int> present(Library &library)
{
    QList<int> numbers;
    const Result<StoredArticle> found = wait(library.identify(versionOf(text, str("/a.txt"))));
    if (!found)
        return {-1};
    QHash<QString, Annotation> marks;
    for (const Annotation &mark : found->annotations)
        marks.insert(idOf(mark), mark);
    for (const Change &change : found->log) {
        numbers.append(change.title.toInt());
        for (const Edit &edit : change.edits)
            if (marks.value(edit.id) != std::get<Annotation>(*edit.after))
                return {-2};
    }
    return found->annotations.size() == 5 * numbers.size() ? numbers : QList<int>{-3};
}

QString integrity(const QString &path)
{
    const QString name = QUuid::createUuid().toString();
    QString answer;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(str("PRAGMA integrity_check")) && query.next())
                answer = query.value(0).toString();
            if (query.exec(str("PRAGMA foreign_key_check")) && query.next())
                answer += str(", foreign keys broken");
        }
    }
    QSqlDatabase::removeDatabase(name);
    return answer;
}

/// The child of the kill test: acts until it is killed, and prints the number of each act that is durable.
int actForEver(const QString &path)
{
    const Result<std::shared_ptr<Library>> library = Library::open(path);
    if (!library)
        return 3;
    const Result<ArticleVersion> version = identified(**library);
    if (!version)
        return 4;
    const QList<int> before = present(**library);
    int number = before.isEmpty() ? 0 : before.last();
    for (;;) {
        ++number;
        if (!wait((*library)->append(*version, act(*version, number))))
            return 5;
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}

/// The child that is killed at a step: one act, by its number.
int actOnce(const QString &path, int number, int step)
{
    failingdisk::arm(failingdisk::Fault::Kill, step);
    const Result<std::shared_ptr<Library>> library = Library::open(path);
    if (!library)
        return 3;
    const Result<ArticleVersion> version = identified(**library);
    if (!version)
        return 4;
    const bool isDone = wait((*library)->append(*version, act(*version, number))).ok();
    failingdisk::disarm();
    return isDone ? 0 : 5;
}

/// The child that may not make large files: an act that is too large, and then one that is not.
int actUnderALimit(const QString &path)
{
    std::signal(SIGXFSZ, SIG_IGN); // as the programs do
    const struct rlimit limit = {600'000, 600'000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    const Result<std::shared_ptr<Library>> library = Library::open(path);
    const Result<ArticleVersion> version = identified(**library);
    Change big = act(*version, 3);
    big.title = QString(2'000'000, QLatin1Char('t'));
    const Result<qint64> answer = wait((*library)->append(*version, big));
    if (answer || answer.error().code != ErrorCode::WriteFailed)
        return 3;
    return wait((*library)->append(*version, act(*version, 3))) ? 0 : 4;
}

} // namespace

class StoreFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void survivesKill();
    void survivesKillAtEveryStep_data();
    void survivesKillAtEveryStep();
    void survivesEveryFault_data();
    void survivesEveryFault();
    void stopsWhereTheDiskDoesNotConfirm();
    void survivesAFullDisk();
    void survivesALimit();
    void anActCostsTheSameInALargeLibrary();

private:
    QString plant(int acts) const
    {
        const QString path = m_folder->filePath(str("library.sqlite"));
        for (const QString &file : QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden))
            QFile::remove(m_folder->filePath(file));
        const Result<std::shared_ptr<Library>> library = Library::open(path);
        const Result<ArticleVersion> version = identified(**library);
        for (int number = 1; number <= acts; ++number)
            if (!wait((*library)->append(*version, act(*version, number))))
                qFatal("no store could be planted");
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void StoreFaultsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void StoreFaultsTest::survivesKill()
{
    const int rounds = isDeep() ? 300 : 10;
    QRandomGenerator random(7);
    int total = 0;
    for (int round = 0; round < rounds; ++round) {
        const QString path = m_folder->filePath(str("library%1.sqlite").arg(round / 30));
        int acknowledged = 0;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {str("--act-for-ever"), path});
        QVERIFY(child.waitForStarted());
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT((output += child.readAllStandardOutput()).contains('\n'), 20'000);
        QThread::usleep(random.bounded(20'000u)); // at any moment
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        output += child.readAllStandardOutput();
        const QByteArray whole = output.left(output.lastIndexOf('\n'));
        acknowledged = whole.mid(whole.lastIndexOf('\n') + 1).toInt();

        const Result<std::shared_ptr<Library>> library = Library::open(path);
        QVERIFY(library.ok());
        const QList<int> there = present(**library);
        QVERIFY(!there.isEmpty());
        // At most one that was done and could not be told any more.
        QVERIFY2(there.size() == acknowledged || there.size() == acknowledged + 1,
                 qPrintable(str("%1 acknowledged, %2 there").arg(acknowledged).arg(there.size())));
        for (int i = 0; i < there.size(); ++i)
            QCOMPARE(there[i], i + 1);
        QCOMPARE(integrity(path), str("ok"));
        if (round % 30 == 29 || round == rounds - 1)
            total += acknowledged;
    }
    qInfo("%d kills, %d acts acknowledged, none lost", rounds, total);
}

void StoreFaultsTest::survivesKillAtEveryStep_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::newRow("the first act of a new library") << true;
    QTest::newRow("an act more") << false;
}

void StoreFaultsTest::survivesKillAtEveryStep()
{
    QFETCH(bool, isNew);
    const int before = isNew ? 0 : 3;
    const auto path = [&] { return isNew ? m_folder->filePath(str("library.sqlite")) : plant(before); };
    int step = 0;
    for (bool isKilled = true; isKilled;) {
        ++step;
        const QString file = path();
        if (isNew)
            for (const QString &old : QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden))
                QVERIFY(QFile::remove(m_folder->filePath(old)));
        const int code =
            childprocess::runSelf({str("--act-once"), file, QString::number(before + 1), QString::number(step)});
        isKilled = code == -1;
        QVERIFY(isKilled || code == 0);
        const Result<std::shared_ptr<Library>> library = Library::open(file);
        QVERIFY2(library.ok(), qPrintable(library ? QString() : str("step %1").arg(step) + library.error().message));
        const QList<int> there = present(**library);
        QVERIFY2(there.size() == before + 1 || (isKilled && there.size() == before),
                 qPrintable(str("killed at step %1: %2 acts").arg(step).arg(there.size())));
        QVERIFY(there.isEmpty() || there.last() == there.size());
        QCOMPARE(integrity(file), str("ok"));
        const Result<ArticleVersion> version = identified(**library);
        QVERIFY(wait((*library)->append(*version, act(*version, 9))).ok());
    }
    QVERIFY2(step > 8, "or the harness catches nothing");
}

void StoreFaultsTest::survivesEveryFault_data()
{
    QTest::addColumn<bool>("stays");
    QTest::addColumn<int>("code");
    QTest::newRow("once, I/O error") << false << EIO;
    QTest::newRow("for ever, I/O error") << true << EIO;
    QTest::newRow("once, disk full") << false << ENOSPC;
    QTest::newRow("for ever, disk full") << true << ENOSPC;
}

void StoreFaultsTest::survivesEveryFault()
{
    QFETCH(bool, stays);
    QFETCH(int, code);
    int refusals = 0;
    int step = 0;
    for (bool isHit = true; isHit;) {
        ++step;
        const QString path = plant(2);
        std::shared_ptr<Library> library = Library::open(path).value();
        const ArticleVersion version = identified(*library).value();
        failingdisk::arm(stays ? failingdisk::Fault::Stays : failingdisk::Fault::Once, step, code);
        const Result<qint64> answer = wait(library->append(version, act(version, 3)));
        isHit = failingdisk::disarm() >= step;
        if (!answer) {
            ++refusals;
            QCOMPARE(answer.error().code, ErrorCode::WriteFailed);
            QVERIFY(!answer.error().message.isEmpty());
        }
        QVERIFY(isHit || answer.ok());
        // The disk is well again. What was acknowledged is there, and acts go on with no restart, unless the
        // disk may have lost what it had taken.
        const QList<int> there = present(*library);
        const Result<qint64> next = wait(library->append(version, act(version, 4)));
        if (answer)
            QCOMPARE(there, (QList<int>{1, 2, 3}));
        else if (next)
            QCOMPARE(there, (QList<int>{1, 2}));
        else
            QCOMPARE(next.error().code, ErrorCode::WriteFailed);
        QVERIFY2(next.ok() || there == (QList<int>{1, 2, 3}),
                 qPrintable(str("step %1: %2").arg(step).arg(next ? QString() : next.error().message)));
        library.reset();
        library = Library::open(path).value();
        QVERIFY(present(*library).size() >= (answer ? 3 : 2));
        QCOMPARE(integrity(path), str("ok"));
        QVERIFY(wait(library->append(version, act(version, 5))).ok());
    }
    qInfo("%d steps, %d refusals", step - 1, refusals);
    QVERIFY2(refusals >= 4, "or the harness catches nothing");
}

void StoreFaultsTest::stopsWhereTheDiskDoesNotConfirm()
{
    const QString path = plant(1);
    std::shared_ptr<Library> library = Library::open(path).value();
    const ArticleVersion version = identified(*library).value();
    // The first folder sync belongs to the journal's making; the last says that its removal counts.
    failingdisk::foldersOnly = true;
    failingdisk::arm(failingdisk::Fault::None, 0);
    QVERIFY(wait(library->append(version, act(version, 2))).ok());
    const int syncs = failingdisk::calls;
    QVERIFY2(syncs >= 1, "synchronous=EXTRA syncs the folder");
    failingdisk::arm(failingdisk::Fault::Once, syncs);
    const Result<qint64> unsure = wait(library->append(version, act(version, 3)));
    failingdisk::disarm();
    QVERIFY(!unsure);
    QCOMPARE(unsure.error().code, ErrorCode::WriteFailed);
    const Result<qint64> next = wait(library->append(version, act(version, 4)));
    QVERIFY(!next);
    QCOMPARE(next.error().code, ErrorCode::WriteFailed);
    QVERIFY(present(*library).contains(2));
    library.reset();
    library = Library::open(path).value();
    QVERIFY(wait(library->append(version, act(version, 5))).ok());
}

void StoreFaultsTest::anActCostsTheSameInALargeLibrary()
{
    const std::shared_ptr<Library> library = Library::open(plant(1)).value();
    const ArticleVersion version = identified(*library).value();
    // Changes of files and folders: writes, syncs, removals. The first acts fill pages that are there.
    const auto callsOf = [&](int number) {
        failingdisk::arm(failingdisk::Fault::None, 0);
        const bool kept = wait(library->append(version, act(version, number))).ok();
        const int calls = failingdisk::disarm();
        return kept ? calls : -1;
    };
    int small = 0;
    for (int number = 2; number < 12; ++number)
        small = std::max(small, callsOf(number));
    QVERIFY(small > 0);
    QList<Edit> edits;
    for (int i = 0; i < 10'000; ++i)
        edits.append(insertion(annotation({0, 4})));
    QVERIFY(wait(library->append(version, change(version.article, edits))).ok());
    int large = 0;
    for (int number = 12; number < 22; ++number)
        large = std::max(large, callsOf(number));
    // A thousand times as much in it makes the trees of the tables two pages deeper, not more.
    QVERIFY2(large > 0 && large < 3 * small, qPrintable(str("%1 calls, then %2").arg(small).arg(large)));
    // And to look writes nothing.
    failingdisk::arm(failingdisk::Fault::None, 0);
    QVERIFY(identified(*library).ok());
    QCOMPARE(failingdisk::disarm(), 0);
}

void StoreFaultsTest::survivesAFullDisk()
{
    const SmallDisk disk(1024 * 1024);
    if (!disk.isMounted())
        QSKIP("SKIPPED: no disk can be mounted here");
    const QString path = disk.filePath(str("library.sqlite"));
    const Result<std::shared_ptr<Library>> library = Library::open(path);
    const Result<ArticleVersion> version = identified(**library);
    int taken = 0;
    QVERIFY(wait((*library)->append(*version, act(*version, ++taken))).ok());
    QVERIFY(disk.fill(str("ballast")));
    Result<qint64> answer = qint64(0);
    while ((answer = wait((*library)->append(*version, act(*version, taken + 1)))))
        QVERIFY(++taken < 1000);
    QCOMPARE(answer.error().code, ErrorCode::WriteFailed);
    QCOMPARE(present(**library).size(), taken); // refused whole, and reading goes on
    QVERIFY(!wait((*library)->append(*version, act(*version, taken + 1))).ok());
    QCOMPARE(integrity(path), str("ok"));
    QVERIFY(QFile::remove(disk.filePath(str("ballast"))));
    QVERIFY(wait((*library)->append(*version, act(*version, ++taken))).ok()); // with no restart
    QCOMPARE(present(**library).size(), taken);
    QCOMPARE(integrity(path), str("ok"));
    // A library that can't even be made.
    QVERIFY(disk.fill(str("ballast")));
    const Result<std::shared_ptr<Library>> none = Library::open(disk.filePath(str("another.sqlite")));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::WriteFailed);
}

void StoreFaultsTest::survivesALimit()
{
    // A size limit in the middle of an act that is larger than it.
    const QString path = plant(2);
    const int code = childprocess::runSelf({str("--act-under-a-limit"), path});
    QCOMPARE(code, 0);
    const Result<std::shared_ptr<Library>> library = Library::open(path);
    QCOMPARE(present(**library), (QList<int>{1, 2, 3}));
    QCOMPARE(integrity(path), str("ok"));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == str("--act-for-ever"))
        return actForEver(arguments.value(2));
    if (arguments.value(1) == str("--act-once"))
        return actOnce(arguments.value(2), arguments.value(3).toInt(), arguments.value(4).toInt());
    if (arguments.value(1) == str("--act-under-a-limit"))
        return actUnderALimit(arguments.value(2));
    StoreFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_storefaults.moc"
