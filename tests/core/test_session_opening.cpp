// SPDX-License-Identifier: GPL-3.0-or-later
// Opening an article: what stands there, what is kept of it, and what happens when the file or the library is not
// what it was.
#include "tests/support/childprocess.h"
#include "tests/support/sessionfixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <functional>

#include <sys/stat.h>

using namespace sessionfixture;

class TestSessionOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readOnlyLibrary(); // first: it forks, and no thread may run then
    void phases();
    void badArticles_data();
    void badArticles();
    void closedAtOnce();
    void closedWhileOpening_data();
    void closedWhileOpening();
    void withoutLibrary_data();
    void withoutLibrary();
    void theFileIsGone();
    void theFileVanishesWhileOpen();
    void movedFilesAreKnown();
    void pastedText();
    void theArticleIsNeverWritten();
};

void TestSessionOpening::readOnlyLibrary()
{
    const World world;
    QVERIFY(::chmod(QFile::encodeName(world.folder.path()).constData(), 0755) == 0);
    // In children, since threads of this program must not be there when the second one is made.
    QCOMPARE(childprocess::run([&] {
                 const Opened open = world.open();
                 return open && open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person) && open->flush() ? 0
                                                                                                                  : 1;
             }),
             0);
    QVERIFY(::chmod(QFile::encodeName(world.store).constData(), 0444) == 0);
    QVERIFY(::chmod(QFile::encodeName(world.folder.path()).constData(), 0555) == 0);
    put(world.article, "A new first line.\n" + story);
    QCOMPARE(childprocess::runUnprivileged([&] {
                 const Opened open = world.open(true);
                 if (!open || !open->isReadOnly())
                     return 1;
                 // Shown with its tags, at their words though the file has changed.
                 if (printed(*open) != QStringList{str("person “Ana Ruiz”")})
                     return 2;
                 if (open->suggestions().undecidedCount() == 0)
                     return 3;
                 // Nothing can be added, and that is said.
                 const Result<QUuid> tagged = open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person);
                 if (tagged || tagged.error().code != ErrorCode::ReadOnly || tagged.error().message.isEmpty())
                     return 4;
                 return printed(*open).size() == 1 && open->isSaved() ? 0 : 5;
             }),
             0);
    QVERIFY(::chmod(QFile::encodeName(world.folder.path()).constData(), 0755) == 0);
}

void TestSessionOpening::phases()
{
    const World world;
    const auto library = world.library();
    const Opened open = OpenArticle::open(ArticleRequest::file(world.article), library);
    QCOMPARE(open->phase(), OpenArticle::Phase::Reading);
    QCOMPARE(refusal(open->tag({{0, 4}}, labels::person)), std::optional(ErrorCode::Unsupported));
    QList<OpenArticle::Phase> phases;
    connect(open.get(), &OpenArticle::phaseChanged, this, [&](OpenArticle::Phase phase) {
        phases.append(phase);
        if (phase == OpenArticle::Phase::Matching) // the text is there before the store has answered
            QCOMPARE(open->article().text(), story);
    });
    QTRY_VERIFY(open->phase() == OpenArticle::Phase::Ready && !open->isRecognizing());
    QCOMPARE(phases, (QList{OpenArticle::Phase::Matching, OpenArticle::Phase::Ready}));
    QVERIFY(!open->id().isNull());
    QVERIFY(open->isSaved());
    QCOMPARE(open->notice(), QString());
    QCOMPARE(open->recognitionError(), QString());
    QCOMPARE(open->tagset(), Tagset::builtIn());
    QCOMPARE(open->article().header().published, QDate(2026, 1, 5));
    QVERIFY(open->suggestions().undecidedCount() > 0);
    // Looking at an article writes nothing.
    const Result<QList<ArticleSummary>> articles = library->articles().result();
    KEPT(articles);
    QCOMPARE(articles->size(), 0);
}

void TestSessionOpening::badArticles_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("make");
    QTest::addColumn<ErrorCode>("code");
    using Make = std::function<void(const QString &)>;
    const auto row = [](const char *name, const Make &make, ErrorCode code) { QTest::newRow(name) << make << code; };
    row(
        "missing", [](const QString &) {}, ErrorCode::NotFound);
    row(
        "a folder", [](const QString &path) { QDir().mkpath(path); }, ErrorCode::NotAFile);
    row(
        "a link to nothing", [](const QString &path) { QFile::link(str("nowhere"), path); }, ErrorCode::NotFound);
    row(
        "empty", [](const QString &path) { put(path, {}); }, ErrorCode::Empty);
    row(
        "0xFF filled", [](const QString &path) { put(path, QByteArray(3000, '\xff')); }, ErrorCode::NotText);
}

void TestSessionOpening::badArticles()
{
    QFETCH(std::function<void(const QString &)>, make);
    QFETCH(ErrorCode, code);
    const World world;
    const QString path = world.folder.filePath(str("bad.txt"));
    make(path);
    const auto library = world.library();
    for (const bool recognize : {false, true}) {
        const Result<Opened> open = OpenArticle::openBlocking(ArticleRequest::file(path), library, recognize);
        QCOMPARE(refusal(open), std::optional(code));
        QCOMPARE(open.error().where, path);
    }
    // The rest goes on.
    QVERIFY(world.openIn(library));
    QCOMPARE(refusal(OpenArticle::openBlocking(ArticleRequest::fromStore(QUuid::createUuid()), library)),
             std::optional(ErrorCode::NotFound));
}

void TestSessionOpening::closedAtOnce()
{
    // The window is closed in the same moment: the act is on its way and arrives.
    const World world;
    const auto library = world.library();
    Opened open = world.openIn(library);
    for (int nth = 1; nth <= 2; ++nth)
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz", nth)}, labels::person));
    const std::weak_ptr<OpenArticle> watched = open;
    open.reset();
    QTRY_VERIFY(watched.expired());
    library->drain();
    QCOMPARE(printed(*world.open()), (QStringList{str("person “Ana Ruiz”"), str("person “Ana Ruiz”")}));
}

void TestSessionOpening::closedWhileOpening_data()
{
    QTest::addColumn<OpenArticle::Phase>("phase");
    QTest::newRow("being read") << OpenArticle::Phase::Reading;
    QTest::newRow("the store was asked") << OpenArticle::Phase::Matching;
    QTest::newRow("suggestions are on their way") << OpenArticle::Phase::Ready;
}

void TestSessionOpening::closedWhileOpening()
{
    QFETCH(OpenArticle::Phase, phase);
    const World world(story.repeated(30));
    const auto library = world.library();
    for (int i = 0; i < 10; ++i) {
        Opened open = OpenArticle::open(ArticleRequest::file(world.article), library);
        const std::weak_ptr<OpenArticle> watched = open;
        QTRY_VERIFY(open->phase() >= phase);
        open.reset();
        QVERIFY(watched.expired());
        QTest::qWait(0); // answers for nobody may come in
    }
    QVERIFY(world.openIn(library));
}

void TestSessionOpening::withoutLibrary_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("make");
    QTest::addColumn<ErrorCode>("code");
    using Make = std::function<void(const QString &)>;
    QTest::newRow("no library") << Make([](const QString &path) {
        put(path, QByteArray("This is a text about harbours. ").repeated(50));
    }) << ErrorCode::Damaged;
    QTest::newRow("another program's database") << Make([](const QString &path) {
        QSqlDatabase database = QSqlDatabase::addDatabase(str("QSQLITE"), str("other"));
        database.setDatabaseName(path);
        QVERIFY(database.open() && QSqlQuery(database).exec(str("CREATE TABLE recipes (name TEXT)")));
    }) << ErrorCode::Damaged;
    QTest::newRow("a newer version's") << Make([](const QString &path) {
        QVERIFY(Library::open(path).ok());
        QSqlDatabase database = QSqlDatabase::addDatabase(str("QSQLITE"), str("other"));
        database.setDatabaseName(path);
        QVERIFY(database.open() && QSqlQuery(database).exec(str("PRAGMA user_version = 999999")));
    }) << ErrorCode::Newer;
    QTest::newRow("a folder") << Make([](const QString &path) { QDir().mkpath(path); }) << ErrorCode::NotAFile;
}

void TestSessionOpening::withoutLibrary()
{
    QFETCH(std::function<void(const QString &)>, make);
    QFETCH(ErrorCode, code);
    const World world;
    make(world.store);
    QSqlDatabase::removeDatabase(str("other"));
    const QByteArray before = contentOf(world.store);
    QCOMPARE(refusal(Library::open(world.store)), std::optional(code));
    QCOMPARE(contentOf(world.store), before); // untouched
    // The article opens all the same, with its suggestions; only keeping is not possible, and that is said.
    const Opened open = world.openIn(nullptr, true);
    QVERIFY(open);
    QVERIFY(open->isReadOnly());
    QVERIFY(open->suggestions().undecidedCount() > 0);
    QCOMPARE(refusal(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person)),
             std::optional(ErrorCode::Unsupported));
    QCOMPARE(refusal(open->accept(0)), std::optional(ErrorCode::Unsupported));
    QCOMPARE(printed(*open), QStringList());
    QVERIFY(open->isSaved());
    KEPT(open->flush());
    QVERIFY(open->annotated(ExportLayer::Suggested).annotations.size() > 0);
}

void TestSessionOpening::theFileIsGone()
{
    const World world;
    QUuid id;
    {
        const Opened open = world.open();
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
        KEPT(open->flush());
        id = open->id();
    }
    QVERIFY(QFile::remove(world.article));
    const char *words = "Ivo Brandt";
    for (const ArticleRequest &request : {ArticleRequest::file(world.article), ArticleRequest::fromStore(id)}) {
        const Result<Opened> open = OpenArticle::openBlocking(request, world.library());
        KEPT(open);
        QCOMPARE((*open)->article().text(), story);
        QCOMPARE((*open)->id(), id);
        QCOMPARE((*open)->article().id(), str("pier.txt"));
        QCOMPARE((*open)->article().header().published, QDate(2026, 1, 5));
        QCOMPARE(printed(**open).first(), str("person “Ana Ruiz”"));
        verifySentence((*open)->notice());
        KEPT((*open)->tag({spanOf((*open)->article(), words)}, labels::person)); // and work goes on
        words = "Harbour Wire";
        KEPT((*open)->flush());
    }
    QCOMPARE(OpenArticle::openBlocking(ArticleRequest::fromStore(id), world.library()).value()->layer().count(), 3);
    QVERIFY(!QFile::exists(world.article));
    // Without a library there is only the truth about the file.
    QCOMPARE(refusal(OpenArticle::openBlocking(ArticleRequest::file(world.article), nullptr)),
             std::optional(ErrorCode::NotFound));
    // Back on disk, it is the article again.
    put(world.article, story);
    const Opened back = world.open();
    QCOMPARE(back->id(), id);
    QCOMPARE(back->notice(), QString());
    QCOMPARE(back->layer().count(), 3);
}

void TestSessionOpening::theFileVanishesWhileOpen()
{
    const World world;
    const Opened open = world.open();
    QVERIFY(QFile::remove(world.article));
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
    KEPT(open->flush());
    QCOMPARE(open->article().text(), story);
    QCOMPARE(printed(*world.open()), QStringList{str("person “Ana Ruiz”")});
}

void TestSessionOpening::movedFilesAreKnown()
{
    const World world;
    const Opened open = world.open();
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
    KEPT(open->flush());
    const QString moved = world.folder.filePath(str("moved.txt"));
    QVERIFY(QFile::rename(world.article, moved));
    const Result<Opened> found = OpenArticle::openBlocking(ArticleRequest::file(moved), world.library(), false);
    KEPT(found);
    QCOMPARE((*found)->id(), open->id());
    QCOMPARE(printed(**found), QStringList{str("person “Ana Ruiz”")});
}

void TestSessionOpening::pastedText()
{
    const World world;
    const auto library = world.library();
    const ArticleRequest request = ArticleRequest::pasted("Said Ana Ruiz.\r\nYes.", str("Clipboard"));
    QUuid id;
    {
        const Result<Opened> open = OpenArticle::openBlocking(request, library, false);
        KEPT(open);
        QCOMPARE((*open)->article().text(), QByteArray("Said Ana Ruiz.\nYes."));
        KEPT((*open)->flush());
        id = (*open)->id();
    }
    // It stands nowhere else, so it is kept at once; and it is no act to undo.
    const Result<Opened> again = OpenArticle::openBlocking(ArticleRequest::fromStore(id), library, false);
    KEPT(again);
    QCOMPARE((*again)->article().text(), QByteArray("Said Ana Ruiz.\nYes."));
    QVERIFY(!(*again)->canUndo());
    KEPT((*again)->tag({{5, 13}}, labels::person));
    KEPT((*again)->flush());
    const Result<Opened> pasted = OpenArticle::openBlocking(request, library, false);
    KEPT(pasted);
    QCOMPARE(printed(**pasted), QStringList{str("person “Ana Ruiz”")});
    QCOMPARE(refusal(OpenArticle::openBlocking(ArticleRequest::pasted("  \n", str("Clipboard")), library)),
             std::optional(ErrorCode::Empty));
}

void TestSessionOpening::theArticleIsNeverWritten()
{
    const World world;
    const auto hash = [&] { return QCryptographicHash::hash(contentOf(world.article), QCryptographicHash::Sha256); };
    const QByteArray before = hash();
    struct stat status = {};
    QVERIFY(::stat(QFile::encodeName(world.article).constData(), &status) == 0);
    {
        const Opened open = world.open(true);
        for (int i = 0; i < open->suggestions().count(); ++i)
            if (open->suggestions().isUndecided(i))
                KEPT(open->accept(i));
        while (open->canUndo())
            KEPT(open->undo());
        KEPT(open->flush());
    }
    struct stat after = {};
    QVERIFY(::stat(QFile::encodeName(world.article).constData(), &after) == 0);
    QCOMPARE(hash(), before);
    QCOMPARE(after.st_mtim.tv_sec, status.st_mtim.tv_sec);
    QCOMPARE(after.st_mtim.tv_nsec, status.st_mtim.tv_nsec);
    QCOMPARE(after.st_ino, status.st_ino);
    QCOMPARE(QDir(world.folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
             (QStringList{str("library.sqlite"), str("pier.txt")}));
}

QTEST_GUILESS_MAIN(TestSessionOpening)
#include "test_session_opening.moc"
