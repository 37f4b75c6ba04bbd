// SPDX-License-Identifier: GPL-3.0-or-later
// The store as a file: what can be opened, what is refused, what happens when it is taken away, and how an
// older one is brought forward.
#include "core/store/schema.h"
#include "core/store/storefile.h"

#include "tests/support/childprocess.h"
#include "tests/support/storefixture.h"

#include <QDir>
#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

using namespace bluepencil;
using namespace storefixture;

namespace {

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777) : -1;
}

bool setMode(const QString &path, mode_t mode)
{
    return ::chmod(QFile::encodeName(path).constData(), mode) == 0;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// Statements by a connection of the test's own, as another program would make it.
class Tool
{
public:
    explicit Tool(const QString &path)
        : m_name(QUuid::createUuid().toString())
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(path);
        m_isOpen = database.open();
    }
    Tool(const Tool &) = delete;
    Tool &operator=(const Tool &) = delete;
    ~Tool() { QSqlDatabase::removeDatabase(m_name); }

    bool run(const QString &statement)
    {
        QSqlQuery query(QSqlDatabase::database(m_name));
        const bool isDone = m_isOpen && query.exec(statement);
        if (!isDone)
            qWarning("%s", qPrintable(query.lastError().text()));
        return isDone;
    }
    QVariant value(const QString &statement)
    {
        QSqlQuery query(QSqlDatabase::database(m_name));
        return query.exec(statement) && query.next() ? query.value(0) : QVariant();
    }

private:
    QString m_name;
    bool m_isOpen = false;
};

const QByteArray text = "Said Ana Ruiz, twice.";

/// One act in a library; its answer.
Result<qint64> act(Library &library, const char *path = "/a.txt")
{
    ArticleVersion version = versionOf(text, str(path));
    const Result<StoredArticle> known = wait(library.identify(version));
    if (!known)
        return known.error();
    version.article = known->article;
    return wait(library.append(version, change(version.article, {insertion(annotation({0, 4}))})));
}

int marks(Library &library)
{
    const Result<StoredArticle> known = wait(library.identify(versionOf(text, str("/a.txt"))));
    return known ? static_cast<int>(known->annotations.size()) : -1;
}

void checkSentence(const Error &error)
{
    QVERIFY(!error.message.isEmpty());
    QVERIFY(!error.message.endsWith(QLatin1Char('.')));
    QVERIFY2(error.message.contains(QLatin1Char(';')), "says what next");
    QVERIFY2(!error.message.contains(QLatin1Char('/')), "no path in a sentence");
}

/// For children.
int codeOf(const Error &error)
{
    return 1 + static_cast<int>(error.code);
}

int codeOf(ErrorCode code)
{
    return 1 + static_cast<int>(code);
}

/// The child for whom permissions hold.
int actWithFewRights(const QString &path)
{
    const Result<std::shared_ptr<Library>> library = Library::open(path);
    if (!library)
        return codeOf(library.error());
    if (marks(**library) != 1 || wait((*library)->articles()).value().size() != 1)
        return 97; // what can be read is read
    const Result<qint64> acted = act(**library);
    if ((*library)->isReadOnly() == acted.ok())
        return 96;
    if (!acted && marks(**library) != 1)
        return 95;
    return acted ? 0 : codeOf(acted.error());
}

} // namespace

class StoreFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void makesPrivateFiles_data();
    void makesPrivateFiles();
    void isSetUpAsPromised();
    void opensByAnyPath();
    void refusesWhatIsNoStore_data();
    void refusesWhatIsNoStore();
    void opensAnEmptyFile();
    void refusesNewerUntouched();
    void refusesForeignTriggers_data();
    void refusesForeignTriggers();
    void refusesAMissingTable();
    void tellsDamage_data();
    void tellsDamage();
    void permissions_data();
    void permissions();
    void noticesThatItWasTakenAway_data();
    void noticesThatItWasTakenAway();
    void waitsForALock();
    void refusesALongLock();
    void leavesTheWriteAheadLog();
    void rollsBackAHotJournal();
    void migrates();
    void migratesLabels();
    void migratesOnce();
    void failedMigrationLeavesTheStore();
    void migratesNothingReadOnly();

private:
    QString path(const char *name) const { return m_folder->filePath(str(name)); }
    /// A store with one mark in it.
    QString planted(const char *name = "library.sqlite") const
    {
        const Result<std::shared_ptr<Library>> library = Library::open(path(name));
        if (!library || !act(**library))
            qFatal("no store could be planted");
        return path(name);
    }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void StoreFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void StoreFileTest::makesPrivateFiles_data()
{
    QTest::addColumn<int>("umask");
    QTest::newRow("usual") << 022;
    QTest::newRow("open to all") << 0;
    QTest::newRow("closed to all") << 0777;
}

void StoreFileTest::makesPrivateFiles()
{
    QFETCH(int, umask);
    const mode_t old = ::umask(static_cast<mode_t>(umask));
    const Result<std::shared_ptr<Library>> library = Library::open(path("new/deep/library.sqlite"));
    const bool isDone = library && act(**library);
    ::umask(old);
    QVERIFY(isDone);
    QCOMPARE(modeOf(path("new")), 0700);
    QCOMPARE(modeOf(path("new/deep")), 0700);
    QCOMPARE(modeOf(path("new/deep/library.sqlite")), 0600);
    QCOMPARE(QDir(path("new/deep")).entryList(QDir::Files | QDir::Hidden), QStringList{str("library.sqlite")});
}

void StoreFileTest::isSetUpAsPromised()
{
    Tool tool(planted());
    QCOMPARE(tool.value(str("PRAGMA application_id")).toInt(), libraryApplicationId);
    QCOMPARE(tool.value(str("PRAGMA user_version")).toInt(), schemaSteps().back().version);
    QCOMPARE(tool.value(str("PRAGMA journal_mode")).toString(), str("delete"));
    QCOMPARE(tool.value(str("PRAGMA integrity_check")).toString(), str("ok"));
    QVERIFY(!tool.value(str("SELECT * FROM pragma_foreign_key_check")).isValid());
    Database ours(path("library.sqlite"), Database::Access::ReadWrite);
    QCOMPARE(ours.value("PRAGMA synchronous").toInt(), 3);
    QCOMPARE(ours.value("PRAGMA foreign_keys").toInt(), 1);
    QCOMPARE(ours.value("PRAGMA trusted_schema").toInt(), 0);
    QCOMPARE(ours.value("PRAGMA cell_size_check").toInt(), 1);
    QCOMPARE(ours.value("PRAGMA mmap_size").toInt(), 0);
    QCOMPARE(ours.value("PRAGMA busy_timeout").toInt(), 5000);
}

void StoreFileTest::opensByAnyPath()
{
    const QString real = planted();
    QVERIFY(QFile::link(real, path("link")));
    QVERIFY(QDir(m_folder->path()).mkdir(str("sub")));
    const QString canonical = QFileInfo(real).canonicalFilePath();
    for (const QString &name : {real, path("link"), path("sub/../library.sqlite")}) {
        const Result<std::shared_ptr<Library>> library = Library::open(name);
        QVERIFY(library.ok());
        QCOMPARE((*library)->path(), canonical);
        QVERIFY(!(*library)->isReadOnly());
        QCOMPARE(marks(**library), 1);
    }
    const Result<std::shared_ptr<Library>> one = Library::open(real);
    const Result<std::shared_ptr<Library>> two = Library::open(path("link"));
    QVERIFY(act(**one).ok());
    QVERIFY(act(**two).ok());
    QVERIFY(act(**one).ok());
    QCOMPARE(marks(**two), 4);
}

void StoreFileTest::refusesWhatIsNoStore_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("text") << str("text") << ErrorCode::Damaged;
    QTest::newRow("long text") << str("longtext") << ErrorCode::Damaged;
    QTest::newRow("0xff") << str("ff") << ErrorCode::Damaged;
    QTest::newRow("another program's database") << str("other") << ErrorCode::Damaged;
    QTest::newRow("a database with an id only") << str("ours") << ErrorCode::Damaged;
    QTest::newRow("a folder") << str("folder") << ErrorCode::NotAFile;
    QTest::newRow("a folder with a slash") << str("folder/") << ErrorCode::NotAFile;
    QTest::newRow("a pipe") << str("pipe") << ErrorCode::NotAFile;
    QTest::newRow("a dangling link") << str("dangling") << ErrorCode::NotReadable;
    QTest::newRow("under a file") << str("text/library.sqlite") << ErrorCode::WriteFailed;
    QTest::newRow("two names") << str("twice") << ErrorCode::Unsupported;
}

void StoreFileTest::refusesWhatIsNoStore()
{
    QFETCH(QString, name);
    put(path("text"), "not a database");
    put(path("longtext"), QByteArray("not a database\n").repeated(1000));
    put(path("ff"), QByteArray(8192, '\xff'));
    QVERIFY(Tool(path("other")).run(str("CREATE TABLE notes (x)")));
    QVERIFY(Tool(path("ours")).run(str("PRAGMA application_id = %1").arg(libraryApplicationId)));
    QVERIFY(QDir(m_folder->path()).mkdir(str("folder")));
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    QVERIFY(QFile::link(path("nothing"), path("dangling")));
    QCOMPARE(::link(QFile::encodeName(planted()).constData(), QFile::encodeName(path("twice")).constData()), 0);
    const QStringList before = entries();
    const QString file = m_folder->path() + QLatin1Char('/') + name;
    const bool isFile = QFileInfo(file).isFile();
    const QByteArray content = isFile ? contentOf(file) : QByteArray();

    const Result<std::shared_ptr<Library>> refused = Library::open(file);
    QVERIFY(!refused);
    QTEST(refused.error().code, "code");
    checkSentence(refused.error());
    QVERIFY(!refused.error().where.isEmpty());
    QCOMPARE(entries(), before);
    if (isFile)
        QCOMPARE(contentOf(file), content);
}

void StoreFileTest::opensAnEmptyFile()
{
    put(path("library.sqlite"), ""); // killed just after it was made
    const Result<std::shared_ptr<Library>> library = Library::open(path("library.sqlite"));
    QVERIFY(library.ok());
    QVERIFY(act(**library).ok());
}

void StoreFileTest::refusesNewerUntouched()
{
    const QString file = planted();
    QVERIFY(Tool(file).run(str("PRAGMA user_version = 99")));
    const QByteArray before = contentOf(file);
    const Result<std::shared_ptr<Library>> refused = Library::open(file);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Newer);
    checkSentence(refused.error());
    QCOMPARE(contentOf(file), before);
    QCOMPARE(entries(), QStringList{str("library.sqlite")});
}

void StoreFileTest::refusesForeignTriggers_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("trigger") << str("CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM annotations; END");
    QTest::newRow("view") << str("CREATE VIEW v AS SELECT load_extension('x')");
}

void StoreFileTest::refusesForeignTriggers()
{
    QFETCH(QString, statement);
    const QString file = planted();
    QVERIFY(Tool(file).run(str("CREATE TABLE my_notes (x)")));
    QVERIFY(Tool(file).run(str("CREATE INDEX my_index ON annotations(label)")));
    QVERIFY(Library::open(file).ok()); // these do nothing by themselves
    QVERIFY(Tool(file).run(statement));
    const Result<std::shared_ptr<Library>> refused = Library::open(file);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Damaged);
    checkSentence(refused.error());
}

void StoreFileTest::refusesAMissingTable()
{
    const QString file = planted();
    QVERIFY(Tool(file).run(str("DROP TABLE text_rows")));
    const Result<std::shared_ptr<Library>> refused = Library::open(file);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Damaged);
    checkSentence(refused.error());
}

void StoreFileTest::tellsDamage_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("log") << str("UPDATE log SET edits = 'x'");
    QTest::newRow("log, JSON of another shape") << str("UPDATE log SET edits = '{\"a\":1}'");
    QTest::newRow("log kind") << str("UPDATE log SET kind = 'dance'");
    QTest::newRow("id") << str("UPDATE annotations SET uuid = 'x'");
    QTest::newRow("article id") << str("UPDATE articles SET uuid = 'x'");
    QTest::newRow("origin") << str("UPDATE annotations SET origin = 'moon'");
    QTest::newRow("attributes") << str("UPDATE annotations SET attributes = '[1]'");
    QTest::newRow("part beyond the text") << str("UPDATE annotation_parts SET last = 4000");
    QTest::newRow("part before the text") << str("UPDATE annotation_parts SET first = -1");
    QTest::newRow("part beyond all numbers") << str("UPDATE annotation_parts SET last = 9223372036854775807");
    QTest::newRow("part turned round") << str("UPDATE annotation_parts SET first = last, last = 0");
    QTest::newRow("text") << str("UPDATE text_rows SET content = x'00'");
    QTest::newRow("no text") << str("DELETE FROM text_rows");
    QTest::newRow("label's place") << str("INSERT INTO labels VALUES ('x', 0, '', '', '', '', 99999999999, '', '')");
    QTest::newRow("label's attributes") << str("INSERT INTO labels VALUES ('x', 0, 'X', '', '', '', 9, '', '[{}]')");
}

void StoreFileTest::tellsDamage()
{
    QFETCH(QString, statement);
    const QString file = planted();
    QVERIFY(Tool(file).run(statement));
    const Result<std::shared_ptr<Library>> library = Library::open(file);
    QVERIFY(library.ok());
    // Asked as a changed text, so that the stored one is looked at too.
    const Result<StoredArticle> found = wait((*library)->identify(versionOf("changed", str("/a.txt"))));
    QVERIFY(!found); // broken is never read as empty
    QCOMPARE(found.error().code, ErrorCode::Damaged);
    checkSentence(found.error());
    library.value()->drain();
}

void StoreFileTest::permissions_data()
{
    QTest::addColumn<int>("fileMode");
    QTest::addColumn<int>("folderMode");
    QTest::addColumn<bool>("exists");
    QTest::addColumn<int>("code"); // 0: opens to write; ReadOnly: opens to read, an act is refused
    QTest::newRow("all rights") << 0600 << 0700 << true << 0;
    QTest::newRow("file read-only") << 0400 << 0700 << true << codeOf(ErrorCode::ReadOnly);
    QTest::newRow("folder read-only") << 0600 << 0500 << true << codeOf(ErrorCode::ReadOnly);
    QTest::newRow("both read-only") << 0400 << 0500 << true << codeOf(ErrorCode::ReadOnly);
    QTest::newRow("file unreadable") << 0000 << 0700 << true << codeOf(ErrorCode::NotReadable);
    QTest::newRow("folder unreadable") << 0600 << 0000 << true << codeOf(ErrorCode::NotReadable);
    QTest::newRow("new in a read-only folder") << 0600 << 0500 << false << codeOf(ErrorCode::WriteFailed);
}

void StoreFileTest::permissions()
{
    QFETCH(int, fileMode);
    QFETCH(int, folderMode);
    QFETCH(bool, exists);
    QFETCH(int, code);
    const QString folder = path("folder");
    QVERIFY(QDir(m_folder->path()).mkdir(str("folder")));
    QVERIFY(childprocess::giveToNobody(m_folder->path()));
    QVERIFY(childprocess::giveToNobody(folder));
    const QString file = exists ? planted("folder/library.sqlite") : path("folder/library.sqlite");
    if (exists) {
        QVERIFY(childprocess::giveToNobody(file));
        QVERIFY(setMode(file, static_cast<mode_t>(fileMode)));
    }
    QVERIFY(setMode(folder, static_cast<mode_t>(folderMode)));
    const int found = childprocess::runSelf({str("--act-with-few-rights"), file}, childprocess::Rights::Unprivileged);
    QVERIFY(setMode(folder, 0700));
    QCOMPARE(found, code);
    if (exists) {
        QVERIFY(setMode(file, 0600));
        const Result<std::shared_ptr<Library>> library = Library::open(file);
        QCOMPARE(marks(**library), code == 0 ? 2 : 1);
    }
}

void StoreFileTest::noticesThatItWasTakenAway_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"deleted", "moved", "replaced", "folder moved"})
        QTest::newRow(how) << str(how);
}

void StoreFileTest::noticesThatItWasTakenAway()
{
    QFETCH(QString, how);
    QVERIFY(QDir(m_folder->path()).mkdir(str("folder")));
    const QString file = planted("folder/library.sqlite");
    QVERIFY(QFile::copy(file, path("backup")));
    const Result<std::shared_ptr<Library>> library = Library::open(file);
    QVERIFY(act(**library).ok());
    if (how == str("deleted"))
        QVERIFY(QFile::remove(file));
    else if (how == str("moved"))
        QVERIFY(QFile::rename(file, path("elsewhere")));
    else if (how == str("folder moved"))
        QVERIFY(QDir(m_folder->path()).rename(str("folder"), str("away")));
    else
        QCOMPARE(::rename(QFile::encodeName(path("backup")).constData(), QFile::encodeName(file).constData()), 0);
    const QByteArray replacement = how == str("replaced") ? contentOf(file) : QByteArray();

    const ArticleVersion version = versionOf(text, str("/a.txt"));
    const Result<qint64> refused =
        wait((*library)->append(version, change(version.article, {insertion(annotation({0, 4}))})));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Moved);
    checkSentence(refused.error());
    QCOMPARE(wait((*library)->identify(version)).error().code, ErrorCode::Moved);
    QCOMPARE(wait((*library)->articles()).error().code, ErrorCode::Moved);
    library.value()->drain();
    if (how == str("replaced"))
        QCOMPARE(contentOf(file), replacement); // the restored backup is as it was
    else
        QVERIFY(!QFileInfo::exists(file));
    if (how == str("moved")) {
        const Result<std::shared_ptr<Library>> again = Library::open(path("elsewhere"));
        QCOMPARE(marks(**again), 2);
    }
}

void StoreFileTest::waitsForALock()
{
    const QString file = planted();
    const Result<std::shared_ptr<Library>> library = Library::open(file);
    auto tool = std::make_unique<Tool>(file);
    QVERIFY(tool->run(str("BEGIN IMMEDIATE")));
    ArticleVersion version = versionOf(text, str("/a.txt"));
    version.article = wait((*library)->identify(version)).value().article; // reading goes on meanwhile
    const auto pending = (*library)->append(version, change(version.article, {insertion(annotation({0, 4}))}));
    const auto second = (*library)->append(version, change(version.article, {insertion(annotation({5, 8}))}));
    QTest::qWait(300); // not for anything to happen: that nothing does
    QVERIFY(!pending.isFinished());
    QVERIFY(tool->run(str("ROLLBACK")));
    tool.reset();
    QCOMPARE(wait(pending).value(), 2);
    QCOMPARE(wait(second).value(), 3);
}

void StoreFileTest::refusesALongLock()
{
    const QString file = planted();
    const Result<std::shared_ptr<Library>> library = Library::open(file);
    auto tool = std::make_unique<Tool>(file);
    QVERIFY(tool->run(str("BEGIN EXCLUSIVE")));
    ArticleVersion version = versionOf(text, str("/a.txt"));
    version.article = QUuid::createUuid();
    const Result<qint64> refused =
        wait((*library)->append(version, change(version.article, {insertion(annotation({0, 4}))})));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    checkSentence(refused.error());
    const Result<std::shared_ptr<Library>> second = Library::open(file);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QVERIFY(tool->run(str("ROLLBACK")));
    tool.reset();
    QVERIFY(act(**library).ok());
    QCOMPARE(marks(**library), 2);
}

void StoreFileTest::leavesTheWriteAheadLog()
{
    const QString file = planted();
    QCOMPARE(Tool(file).value(str("PRAGMA journal_mode = WAL")).toString(), str("wal"));
    const Result<std::shared_ptr<Library>> library = Library::open(file);
    QVERIFY(act(**library).ok());
    QCOMPARE(Tool(file).value(str("PRAGMA journal_mode")).toString(), str("delete"));
    QCOMPARE(entries(), QStringList{str("library.sqlite")});
}

void StoreFileTest::rollsBackAHotJournal()
{
    // A program that was killed half-way leaves its journal; a copy taken in the middle is just that.
    const QString file = planted();
    {
        Tool tool(file);
        QVERIFY(tool.run(str("PRAGMA cache_size = 1")));
        QVERIFY(tool.run(str("PRAGMA cache_spill = 1")));
        QVERIFY(tool.run(str("BEGIN IMMEDIATE")));
        QVERIFY(tool.run(str("DELETE FROM annotation_parts")));
        QVERIFY(tool.run(str("CREATE TABLE big AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n"
                             " WHERE x < 20000) SELECT x, hex(randomblob(20)) AS y FROM n")));
        QVERIFY(QFile::copy(file + str("-journal"), path("copy-journal")));
        QVERIFY(QFile::copy(file, path("copy")));
        QVERIFY(tool.run(str("ROLLBACK")));
    }
    QVERIFY(QFileInfo(path("copy")).size() != QFileInfo(file).size());
    const Result<std::shared_ptr<Library>> library = Library::open(path("copy"));
    QVERIFY(library.ok());
    QCOMPARE(marks(**library), 1);
    QVERIFY(act(**library).ok());
}

namespace {

/// A history of two steps for the table `notes`, told apart from the real one's tables.
std::vector<SchemaStep> steps(int count)
{
    std::vector<SchemaStep> all = {
        {1, {str("CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT")}},
        {2,
         {str("ALTER TABLE notes ADD COLUMN length INTEGER NOT NULL DEFAULT 0"),
          str("UPDATE notes SET length = length(note)")}},
        {3, {str("CREATE INDEX notes_by_length ON notes(length)"), str("DELETE FROM no_such_table")}},
    };
    all.resize(static_cast<std::size_t>(count));
    return all;
}

void plantFirst(const QString &path)
{
    QVERIFY(!makeFileBeside(path, {}).isEmpty());
    Database database(path, Database::Access::ReadWrite);
    prepareSchema(database, steps(1));
    database.execute("INSERT INTO notes (note) VALUES (?)", {str("kept")});
}

} // namespace

void StoreFileTest::migrates()
{
    const QString file = path("old.sqlite");
    plantFirst(file);
    {
        Database database(file, Database::Access::ReadWrite);
        prepareSchema(database, steps(2));
        QCOMPARE(database.value("PRAGMA user_version").toInt(), 2);
        QCOMPARE(database.value("SELECT length FROM notes WHERE note = 'kept'").toInt(), 4);
        QCOMPARE(database.value("PRAGMA integrity_check").toString(), str("ok"));
        prepareSchema(database, steps(2)); // and no second time
    }
    QCOMPARE(entries(), (QStringList{str("old.sqlite"), str("old.sqlite.schema1")}));
    QCOMPARE(modeOf(path("old.sqlite.schema1")), 0600);
    Database backup(path("old.sqlite.schema1"), Database::Access::ReadOnly);
    prepareSchema(backup, steps(1)); // it opens as what it was
    QCOMPARE(backup.value("PRAGMA user_version").toInt(), 1);
    QCOMPARE(backup.value("SELECT note FROM notes").toString(), str("kept"));
}

void StoreFileTest::migratesLabels()
{
    // A library as the first version left it: its labels stand at the top and ask for nothing.
    const QString file = path("first.sqlite");
    QVERIFY(!makeFileBeside(file, {}).isEmpty());
    {
        Database database(file, Database::Access::ReadWrite);
        prepareSchema(database, {schemaSteps().front()});
        database.execute("INSERT INTO labels (id, removed, name, color, key, description, place)"
                         " VALUES ('m', 0, 'Minister', '', 'm', '', 9)");
    }
    const auto library = Library::open(file);
    QVERIFY(library.ok());
    const Result<QHash<QString, LabelUse>> uses = (*library)->labelUses().result();
    QVERIFY(uses.ok());
    const Result<StoredArticle> stored = (*library)->identify(versionOf("Some text", QString())).result();
    QVERIFY(stored.ok());
    QCOMPARE(stored->labels.last(), (Label{str("m"), str("Minister"), {}, str("m"), {}, 9}));
}

void StoreFileTest::migratesOnce()
{
    // Programs that start at the same moment on the same old store.
    const QString file = path("old.sqlite");
    plantFirst(file);
    std::atomic<int> good = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&] {
            try {
                Database database(file, Database::Access::ReadWrite);
                prepareSchema(database, steps(2));
                good += database.value("SELECT length FROM notes").toInt() == 4 ? 1 : 0;
            } catch (const StoreFailure &failure) {
                qWarning("%s", qPrintable(failure.error.message));
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(good.load(), 4);
    QCOMPARE(entries().size(), 2); // one of them made the copy that counts, perhaps under a second name
    QVERIFY(entries().last().startsWith(str("old.sqlite.schema1")));
}

void StoreFileTest::failedMigrationLeavesTheStore()
{
    const QString file = path("old.sqlite");
    plantFirst(file);
    const QByteArray before = contentOf(file);
    try {
        Database database(file, Database::Access::ReadWrite);
        prepareSchema(database, steps(3));
        QFAIL("the third step can't work");
    } catch (const StoreFailure &failure) {
        QCOMPARE(failure.error.code, ErrorCode::Damaged);
    }
    QCOMPARE(contentOf(file), before);
    QCOMPARE(entries(), QStringList{str("old.sqlite")});
    Database database(file, Database::Access::ReadWrite);
    prepareSchema(database, steps(1));
    QCOMPARE(database.value("SELECT note FROM notes").toString(), str("kept"));
}

void StoreFileTest::migratesNothingReadOnly()
{
    const QString file = path("old.sqlite");
    plantFirst(file);
    const QByteArray before = contentOf(file);
    Database database(file, Database::Access::ReadOnly);
    try {
        prepareSchema(database, steps(2));
        QFAIL("it can't be written");
    } catch (const StoreFailure &failure) {
        QCOMPARE(failure.error.code, ErrorCode::ReadOnly);
        checkSentence(failure.error);
    }
    QCOMPARE(contentOf(file), before);
    QCOMPARE(entries(), QStringList{str("old.sqlite")});
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == str("--act-with-few-rights"))
        return actWithFewRights(application.arguments().value(2));
    StoreFileTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_storefile.moc"
