// SPDX-License-Identifier: GPL-3.0-or-later
// What the store keeps and how it knows articles again.
#include "tests/support/storefixture.h"

#include <QDir>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <functional>

using namespace bluepencil;
using namespace storefixture;

class StoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsEveryRecord();
    void keepsTheLog();
    void replacesAndRemoves();
    void refusesStaleEdits_data();
    void refusesStaleEdits();
    void refusesAsAWhole();
    void refusesWhatContradictsItself_data();
    void refusesWhatContradictsItself();
    void refusesAnothersChange();
    void keepsRelationsWhole();
    void knowsArticlesAgain_data();
    void knowsArticlesAgain();
    void writesNothingByIdentify();
    void aNewVersionBringsTheOldText();
    void anArticleWithoutMarksMovesFreely();
    void reanchorMovesTheArticle();
    void snapshots();
    void keepsLongTexts_data();
    void keepsLongTexts();
    void keepsPastedTextAtOnce();
    void listsArticles();
    void labels();
    void mendsStrings_data();
    void mendsStrings();
    void takesHostileStringsAsData();
    void tellsWhatOthersStored();
    void othersAndStaleness();
    void answersWhenDestroyed();
    void lastReferenceOnTheStoresThread();

private:
    std::shared_ptr<Library> open() const
    {
        const Result<std::shared_ptr<Library>> opened = Library::open(m_path);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        return opened.value();
    }
    /// An article in a library, identified.
    static ArticleVersion known(Library &library, ArticleVersion version)
    {
        version.article = wait(library.identify(version)).value().article;
        return version;
    }
    static StoredArticle stored(Library &library, ArticleVersion version)
    {
        version.article = {};
        return wait(library.identify(version)).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    const QByteArray m_text = "Said Ana Ruiz, twice. Then nothing more was said.";
};

void StoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(str("library.sqlite"));
}

void StoreTest::keepsEveryRecord()
{
    const Annotation full = fullAnnotation();
    Annotation gone = annotation({0, 1});
    gone.parts.clear();
    gone.lost = {{{4, 9}, "words", "a", "b"}};
    const Annotation plain = annotation({5, 13});
    const Relation relation{QUuid::createUuid(), full.id, plain.id, str("speaker")};
    const Decision accepted{
        QUuid::createUuid(),         str("mention"), str("person"), {{5, 13}, "Ana Ruiz", "Said ", ", twice"},
        Decision::Verdict::Accepted, plain.id,       someTime(7)};
    Decision rejected = accepted;
    rejected.id = QUuid::createUuid();
    rejected.verdict = Decision::Verdict::Rejected;
    rejected.annotation = {};
    const CastFact same{QUuid::createUuid(),
                        CastFact::Kind::Same,
                        {{{5, 13}, "Ana Ruiz", "Said ", ", twice"}, {{0, 4}, "Said", {}, " Ana"}},
                        {},
                        someTime(8)};
    const CastFact name{QUuid::createUuid(), CastFact::Kind::Name, {same.anchors.last()}, str("Ana"), someTime(9)};
    ArticleState state{{}, ReadingStatus::Reading, {str("urgent"), str("a \"b\", c")}, str("Call back")};
    ArticleVersion version = versionOf(m_text, str("/news/envoy.txt"));
    {
        const auto library = open();
        const StoredArticle fresh = wait(library->identify(version)).value();
        QVERIFY(!fresh.isKnown);
        QVERIFY(!fresh.article.isNull());
        QCOMPARE(fresh.labels, Tagset::builtIn().labels());
        version.article = fresh.article;
        state.id = fresh.article;
        const Result<qint64> sequence = wait(library->append(
            version, change(version.article, {insertion(full), insertion(gone), insertion(relation), insertion(plain),
                                              insertion(accepted), insertion(rejected), insertion(name),
                                              insertion(same), insertion(state)})));
        QVERIFY2(sequence.ok(), qPrintable(sequence ? QString() : sequence.error().message));
        QCOMPARE(*sequence, 1);
    }
    const auto library = open();
    const StoredArticle again = stored(*library, version);
    QVERIFY(again.isKnown);
    QCOMPARE(again.article, version.article);
    QCOMPARE(again.textHash, version.textHash);
    QCOMPARE(again.text, QByteArray());
    QCOMPARE(again.annotations, (QList<Annotation>{full, gone, plain}));
    QCOMPARE(again.relations, QList<Relation>{relation});
    QCOMPARE(again.decisions, (QList<Decision>{accepted, rejected}));
    QCOMPARE(again.castFacts, (QList<CastFact>{same, name}));
    QVERIFY(again.state == state);
    QCOMPARE(again.sequence, 1);
}

void StoreTest::keepsTheLog()
{
    const auto library = open();
    const ArticleVersion version = known(*library, versionOf(m_text, str("/a.txt")));
    const ArticleVersion other = known(*library, versionOf("Another text", str("/b.txt")));
    Annotation mark = annotation({0, 4});
    Annotation noted = mark;
    noted.note = str("why?");
    QList<Change> expected;
    const auto act = [&](const ArticleVersion &of, Change made) {
        const Result<qint64> sequence = wait(library->append(of, made));
        QVERIFY(sequence.ok());
        made.sequence = *sequence;
        if (made.article != other.article)
            expected.append(made);
    };
    act(version, change(version.article, {insertion(mark)}, str("Tag “Said” as Person")));
    act(other, change(other.article, {insertion(annotation({0, 7}))}));
    act(version, change(version.article, {replacement(mark, noted)}));
    Change undo = inverse(expected.last());
    undo.kind = Change::Kind::Undo;
    undo.reverses = expected.last().sequence;
    act(version, undo);
    Change redo = inverse(expected.last());
    redo.kind = Change::Kind::Redo;
    redo.reverses = expected.last().sequence;
    act(version, redo);
    act({}, change({}, {insertion(Label{str("own"), str("Own"), str("#aabbcc"), str("x"), {}, 9})}));
    const StoredArticle again = stored(*library, version);
    QCOMPARE(again.log, expected);
    QCOMPARE(again.sequence, expected.last().sequence);
    QCOMPARE(again.annotations, QList<Annotation>{noted});
    // An article that is new shares what the library shares.
    const StoredArticle fresh = stored(*library, versionOf("Never seen", str("/c.txt")));
    QCOMPARE(fresh.log, QList<Change>{expected.last()});
}

void StoreTest::replacesAndRemoves()
{
    const auto library = open();
    const ArticleVersion version = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation before = fullAnnotation();
    Annotation after = annotation({14, 19}, str("claim"));
    after.id = before.id;
    QVERIFY(wait(library->append(version, change(version.article, {insertion(before)}))).ok());
    QVERIFY(wait(library->append(version, change(version.article, {replacement(before, after)}))).ok());
    QCOMPARE(stored(*library, version).annotations, QList<Annotation>{after});
    QVERIFY(wait(library->append(version, change(version.article, {removal(after)}))).ok());
    QVERIFY(stored(*library, version).annotations.isEmpty());
    // Within one act each edit sees those before it.
    QVERIFY(wait(library->append(version, change(version.article, {insertion(before), replacement(before, after),
                                                                   removal(after), insertion(after)})))
                .ok());
    QCOMPARE(stored(*library, version).annotations, QList<Annotation>{after});
}

void StoreTest::refusesStaleEdits_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"insert what is there", "replace what is not there", "remove what is not there", "replace something else",
          "remove something else", "insert a built-in label", "replace a label of other name"})
        QTest::newRow(what) << str(what);
}

void StoreTest::refusesStaleEdits()
{
    QFETCH(QString, what);
    const auto library = open();
    const ArticleVersion version = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation here = fullAnnotation();
    Annotation other = here;
    other.attributes.insert(str("n"), 8);
    const Annotation away = annotation({0, 3});
    const Label person = Tagset::builtIn().labels().first();
    Label renamed = person;
    renamed.name = str("Human");
    QVERIFY(wait(library->append(version, change(version.article, {insertion(here)}))).ok());
    const QHash<QString, Edit> edits = {
        {str("insert what is there"), insertion(other)},
        {str("replace what is not there"), replacement(away, away)},
        {str("remove what is not there"), removal(away)},
        {str("replace something else"), replacement(other, here)},
        {str("remove something else"), removal(other)},
        {str("insert a built-in label"), insertion(renamed)},
        {str("replace a label of other name"), replacement(renamed, person)},
    };
    const Result<qint64> refused = wait(library->append(version, change(version.article, {edits.value(what)})));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Stale);
    QCOMPARE(stored(*library, version).annotations, QList<Annotation>{here});
    QCOMPARE(stored(*library, version).log.size(), 1);
}

void StoreTest::refusesAsAWhole()
{
    const auto library = open();
    const ArticleVersion version = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation mark = annotation({0, 4});
    const Change half =
        change(version.article, {insertion(mark), insertion(annotation({5, 8})), removal(fullAnnotation())});
    QVERIFY(!wait(library->append(version, half)));
    const StoredArticle nothing = stored(*library, version);
    QVERIFY(!nothing.isKnown); // not even the article
    QVERIFY(nothing.log.isEmpty());
    QCOMPARE(nothing.sequence, 0);
    const Result<qint64> next = wait(library->append(version, change(version.article, {insertion(mark)})));
    QVERIFY(next.ok());
    QCOMPARE(*next, 1);
}

void StoreTest::refusesWhatContradictsItself_data()
{
    QTest::addColumn<QList<Edit>>("edits");
    QTest::addColumn<bool>("ofArticle");
    const auto with = [](auto alter) {
        Annotation made = annotation({0, 4});
        alter(made);
        return QList<Edit>{insertion(made)};
    };
    QTest::newRow("beyond the text") << with([](Annotation &a) { a.parts = {{0, 5000}}; }) << true;
    QTest::newRow("before the text") << with([](Annotation &a) { a.parts = {{-1, 3}}; }) << true;
    QTest::newRow("empty part") << with([](Annotation &a) { a.parts = {{3, 3}}; }) << true;
    QTest::newRow("backwards") << with([](Annotation &a) { a.parts = {{5, 3}}; }) << true;
    QTest::newRow("overlapping parts") << with([](Annotation &a) { a.parts = {{0, 5}, {4, 6}}; }) << true;
    QTest::newRow("neither parts nor lost") << with([](Annotation &a) { a.parts.clear(); }) << true;
    QTest::newRow("no id") << with([](Annotation &a) { a.id = {}; }) << true;
    QTest::newRow("no time") << with([](Annotation &a) { a.time = {}; }) << true;
    QTest::newRow("a number that is none") << with([](Annotation &a) { a.attributes = {{str("x"), qQNaN()}}; }) << true;
    QTest::newRow("of no article") << with([](Annotation &) {}) << false;
    QTest::newRow("empty edit") << QList<Edit>{{str("annotation"), str("x"), {}, {}}} << true;
    Edit misnamed = insertion(annotation({0, 4}));
    misnamed.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QTest::newRow("another id") << QList<Edit>{misnamed} << true;
    Edit unknown = insertion(annotation({0, 4}));
    unknown.kind = str("spaceship");
    QTest::newRow("unknown kind") << QList<Edit>{unknown} << true;
    QTest::newRow("nothing of nothing") << QList<Edit>{} << false;
}

void StoreTest::refusesWhatContradictsItself()
{
    QFETCH(QList<Edit>, edits);
    QFETCH(bool, ofArticle);
    const auto library = open();
    ArticleVersion version = known(*library, versionOf(m_text, str("/a.txt")));
    Change wrong = change(ofArticle ? version.article : QUuid(), edits);
    if (!ofArticle)
        version.article = {};
    const Result<qint64> refused = wait(library->append(version, wrong));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Invalid);
    QVERIFY(!refused.error().message.isEmpty());
    QVERIFY(wait(library->articles()).value().isEmpty());
}

void StoreTest::refusesAnothersChange()
{
    const auto library = open();
    const ArticleVersion version = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation mark = annotation({0, 4});
    Change reanchor = change({}, {});
    reanchor.kind = Change::Kind::Reanchor;
    for (const Change &wrong : {change(QUuid::createUuid(), {insertion(mark)}), change(QUuid::createUuid(), {})})
        QCOMPARE(wait(library->append(version, wrong)).error().code, ErrorCode::Invalid);
    QCOMPARE(wait(library->append({}, reanchor)).error().code, ErrorCode::Invalid);
    QVERIFY(wait(library->articles()).value().isEmpty());
    // An id that another article has is no reason to overwrite it.
    QVERIFY(wait(library->append(version, change(version.article, {insertion(mark)}))).ok());
    const ArticleVersion other = known(*library, versionOf("Another text", str("/b.txt")));
    for (const Edit &edit : {insertion(mark), removal(mark), replacement(mark, mark)})
        QCOMPARE(wait(library->append(other, change(other.article, {edit}))).error().code, ErrorCode::Invalid);
    QCOMPARE(stored(*library, version).annotations, QList<Annotation>{mark});
}

void StoreTest::keepsRelationsWhole()
{
    const auto library = open();
    const ArticleVersion version = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation quote = annotation({0, 4}, str("quote"));
    const Annotation speaker = annotation({5, 13}, str("speaker"));
    const Relation relation{QUuid::createUuid(), quote.id, speaker.id, str("speaker")};
    // A relation may stand before its ends in an act, but not without them.
    QVERIFY(wait(library->append(version,
                                 change(version.article, {insertion(relation), insertion(quote), insertion(speaker)})))
                .ok());
    const Result<qint64> widow = wait(library->append(version, change(version.article, {removal(speaker)})));
    QVERIFY(!widow);
    QCOMPARE(widow.error().code, ErrorCode::Stale);
    const Result<qint64> nowhere = wait(library->append(
        version,
        change(version.article, {insertion(Relation{QUuid::createUuid(), quote.id, QUuid::createUuid(), {}})})));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::Stale);
    QCOMPARE(stored(*library, version).annotations.size(), 2);
    QCOMPARE(stored(*library, version).relations, QList<Relation>{relation});
    QVERIFY(wait(library->append(version, change(version.article, {removal(speaker), removal(relation)}))).ok());
}

void StoreTest::knowsArticlesAgain_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("fileSuffix");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected"); // the article that was stored from that path; empty: new
    QTest::addColumn<bool>("sameText");
    const QByteArray a = "Text A";
    const QByteArray fresh = "A text never seen";
    const QByteArray cr = "\r";
    QTest::newRow("known path, known hash") << a << cr << "/a.txt"
                                            << "/a.txt" << true;
    QTest::newRow("known path, new hash") << fresh << cr << "/a.txt"
                                          << "/a.txt" << false;
    QTest::newRow("known path, same text, new file") << a << QByteArray("\n") << "/a.txt"
                                                     << "/a.txt" << true;
    QTest::newRow("unknown path, known hash") << a << cr << "/copy.txt"
                                              << "/a.txt" << true;
    QTest::newRow("unknown path, known text") << a << QByteArray("\n") << "/copy.txt"
                                              << "/a.txt" << true;
    QTest::newRow("clipboard, known text") << a << cr << ""
                                           << "/a.txt" << true;
    QTest::newRow("unknown path, new hash") << fresh << cr << "/copy.txt"
                                            << "" << false;
    QTest::newRow("clipboard, new text") << fresh << cr << ""
                                         << "" << false;
    QTest::newRow("another's text at a known path") << a << cr << "/b.txt"
                                                    << "/a.txt" << true;
}

void StoreTest::knowsArticlesAgain()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, fileSuffix);
    QFETCH(QString, path);
    QFETCH(QString, expected);
    QFETCH(bool, sameText);
    const auto library = open();
    QHash<QString, QUuid> ids;
    for (const auto &[body, place] : {std::pair("Text A", "/a.txt"), std::pair("Text B", "/b.txt")}) {
        const ArticleVersion version = known(*library, versionOf(body, str(place)));
        ids.insert(version.path, version.article);
        QVERIFY(wait(library->append(version, change(version.article, {insertion(annotation({0, 4}))}))).ok());
    }
    QVERIFY(ids.value(str("/a.txt")) != ids.value(str("/b.txt")));

    ArticleVersion asked = versionOf(text, path, fileSuffix);
    const StoredArticle found = stored(*library, asked);
    QCOMPARE(found.isKnown, !expected.isEmpty());
    if (expected.isEmpty()) {
        QVERIFY(!ids.values().contains(found.article));
    } else {
        QCOMPARE(found.article, ids.value(expected));
        QCOMPARE(found.textHash == asked.textHash, sameText);
        QCOMPARE(found.text.isEmpty(), sameText);
    }
    // The path is added with the first act.
    asked.article = found.article;
    Change act = change(found.article, {insertion(annotation({4, 6}))});
    act.kind = sameText ? Change::Kind::Act : Change::Kind::Reanchor;
    QVERIFY(wait(library->append(asked, act)).ok());
    QCOMPARE(stored(*library, asked).article, found.article);
    if (!path.isEmpty())
        QCOMPARE(wait(library->snapshot(path)).value().version.article, found.article);
}

void StoreTest::writesNothingByIdentify()
{
    const auto library = open();
    const ArticleVersion version = versionOf(m_text, str("/a.txt"));
    const StoredArticle first = stored(*library, version);
    const StoredArticle second = stored(*library, version);
    QVERIFY(!second.isKnown);
    QCOMPARE(first.article, second.article); // two windows, or two programs, mean the same new article
    QVERIFY(wait(library->articles()).value().isEmpty());
    QVERIFY(!wait(library->snapshot(version.path)));
    const auto other = open();
    QCOMPARE(stored(*other, version).article, first.article);
}

void StoreTest::aNewVersionBringsTheOldText()
{
    const auto library = open();
    const ArticleVersion old = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation mark = annotation({5, 13});
    QVERIFY(wait(library->append(old, change(old.article, {insertion(mark)}))).ok());
    ArticleVersion changed = versionOf("New: " + m_text, str("/a.txt"));
    const StoredArticle found = stored(*library, changed);
    QCOMPARE(found.article, old.article);
    QCOMPARE(found.textHash, old.textHash);
    QCOMPARE(found.text, m_text);
    QCOMPARE(found.annotations, QList<Annotation>{mark});
    // Acts on the new text wait until the marks have found their places in it.
    changed.article = found.article;
    const Result<qint64> early =
        wait(library->append(changed, change(changed.article, {insertion(annotation({0, 3}))})));
    QVERIFY(!early);
    QCOMPARE(early.error().code, ErrorCode::Stale);
    QCOMPARE(stored(*library, changed).textHash, old.textHash);
}

void StoreTest::reanchorMovesTheArticle()
{
    const auto library = open();
    const ArticleVersion old = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation mark = annotation({5, 13});
    QVERIFY(wait(library->append(old, change(old.article, {insertion(mark)}))).ok());
    ArticleVersion changed = versionOf("New: " + m_text, str("/a.txt"));
    changed.article = old.article;
    changed.title = str("A new title");
    Annotation moved = mark;
    moved.parts = {{10, 18}};
    Change reanchor = change(old.article, {replacement(mark, moved)});
    reanchor.kind = Change::Kind::Reanchor;
    QVERIFY(wait(library->append(changed, reanchor)).ok());
    const StoredArticle found = stored(*library, changed);
    QCOMPARE(found.article, old.article);
    QCOMPARE(found.textHash, changed.textHash);
    QCOMPARE(found.text, QByteArray());
    QCOMPARE(found.annotations, QList<Annotation>{moved});
    QCOMPARE(found.log.last().kind, Change::Kind::Reanchor);
    QCOMPARE(wait(library->articles()).value().first().title, changed.title);
    // Who still has the old text is refused, and so is a second who did the same.
    QCOMPARE(wait(library->append(old, change(old.article, {insertion(annotation({0, 3}))}))).error().code,
             ErrorCode::Stale);
    QCOMPARE(wait(library->append(changed, reanchor)).error().code, ErrorCode::Stale);
    // Nothing had to be moved: the article belongs to the new text all the same, and others are told.
    ArticleVersion third = versionOf("New: " + m_text + " The end.", str("/a.txt"));
    third.article = old.article;
    Change still = change(old.article, {});
    still.kind = Change::Kind::Reanchor;
    QVERIFY(wait(library->append(third, still)).value() > 0);
    QCOMPARE(stored(*library, third).textHash, third.textHash);
    // The first text again: known, and a version that the marks do not belong to.
    const StoredArticle back = stored(*library, versionOf(m_text, str("/elsewhere.txt")));
    QCOMPARE(back.article, old.article);
    QCOMPARE(back.text, third.text);
}

void StoreTest::anArticleWithoutMarksMovesFreely()
{
    const auto library = open();
    const ArticleVersion old = known(*library, versionOf(m_text, str("/a.txt")));
    const Annotation mark = annotation({5, 13});
    QVERIFY(wait(library->append(old, change(old.article, {insertion(mark)}))).ok());
    QVERIFY(wait(library->append(old, change(old.article, {removal(mark)}))).ok());
    ArticleVersion changed = versionOf("Another text", str("/a.txt"));
    changed.article = old.article;
    QVERIFY(wait(library->append(changed, change(old.article, {insertion(annotation({0, 7}))}))).ok());
    QCOMPARE(stored(*library, changed).textHash, changed.textHash);
}

void StoreTest::snapshots()
{
    const auto library = open();
    QVERIFY(QDir(m_folder->path()).mkdir(str("real")));
    QVERIFY(QFile::link(m_folder->filePath(str("real")), m_folder->filePath(str("linked"))));
    const QString path = m_folder->filePath(str("real/gone.txt"));
    ArticleVersion version = known(*library, versionOf(m_text, path));
    QVERIFY(wait(library->append(version, change(version.article, {insertion(annotation({0, 4}))}))).ok());
    const auto compare = [&](const Result<Library::Snapshot> &found) {
        QVERIFY(found.ok());
        QCOMPARE(found->version.article, version.article);
        QCOMPARE(found->version.path, version.path);
        QCOMPARE(found->version.text, version.text);
        QCOMPARE(found->version.textHash, version.textHash);
        QCOMPARE(found->version.fileHash, version.fileHash);
        QCOMPARE(found->version.title, version.title);
        QCOMPARE(found->version.idName, version.idName);
        QCOMPARE(found->version.published, version.published);
    };
    compare(wait(library->snapshot(path)));
    compare(wait(library->snapshot(version.article)));
    compare(wait(library->snapshot(
        m_folder->filePath(str("linked/gone.txt"))))); // the file is gone: only its folder leads there
    for (const Result<Library::Snapshot> &none :
         {wait(library->snapshot(str("/never/seen.txt"))), wait(library->snapshot(QUuid::createUuid()))}) {
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }
    // Told about it by id, the store takes our word.
    ArticleVersion asked = versionOf("something else", {});
    asked.article = version.article;
    QCOMPARE(wait(library->identify(asked)).value().annotations.size(), 1);
}

void StoreTest::keepsLongTexts_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3'500'000})
        QTest::addRow("%d", size) << size;
}

void StoreTest::keepsLongTexts()
{
    QFETCH(int, size);
    QByteArray text;
    text.reserve(size);
    for (int i = 0; text.size() + 3 <= size; ++i)
        text += i % 3 == 0 ? "\xe2\x80\x9c" : "word"; // so that rows end within characters
    text.truncate(text.lastIndexOf('w') < 0 ? 0 : text.size());
    text += QByteArray(std::max<qsizetype>(0, size - text.size()), '.');
    ArticleVersion version = versionOf(text, str("/long.txt"));
    {
        const auto library = open();
        version = known(*library, version);
        QCOMPARE(wait(library->append(version, change(version.article, {}))).value(), 0);
    }
    const auto library = open();
    QCOMPARE(wait(library->snapshot(version.article)).value().version.text, text);
    // A text is kept once; without it, or with a wrong one, it can't be kept at all.
    version.text.clear();
    QVERIFY(wait(library->append(version, change(version.article, {}))).ok());
    ArticleVersion wrong = versionOf("other", str("/o.txt"));
    wrong.article = QUuid::createUuid();
    wrong.text = "not that";
    QCOMPARE(wait(library->append(wrong, change(wrong.article, {}))).error().code, ErrorCode::Invalid);
}

void StoreTest::keepsPastedTextAtOnce()
{
    const auto library = open();
    ArticleVersion pasted = known(*library, versionOf(m_text, {}));
    pasted.idName = str("clipboard");
    QCOMPARE(wait(library->append(pasted, change(pasted.article, {}))).value(), 0);
    const StoredArticle again = stored(*library, pasted);
    QVERIFY(again.isKnown);
    QVERIFY(again.log.isEmpty());
    QCOMPARE(wait(library->snapshot(pasted.article)).value().version.text, m_text);
}

void StoreTest::listsArticles()
{
    const auto library = open();
    QVERIFY(wait(library->articles()).value().isEmpty());
    QList<QUuid> order;
    for (int i = 0; i < 3; ++i) {
        const ArticleVersion version =
            known(*library, versionOf(m_text + QByteArray::number(i), str("/%1.txt").arg(i)));
        order.append(version.article);
        Change act = change(version.article, {insertion(annotation({0, 4}))});
        act.time = someTime(-i); // the clock goes backwards; the order of acts does not
        QVERIFY(wait(library->append(version, act)).ok());
    }
    ArticleVersion first = known(*library, versionOf(m_text + "0", str("/moved.txt")));
    Change last = change(first.article, {insertion(annotation({5, 13}))});
    last.time = someTime(99);
    QVERIFY(wait(library->append(first, last)).ok());
    const QList<ArticleSummary> all = wait(library->articles()).value();
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].article, order[0]);
    QCOMPARE(all[1].article, order[2]);
    QCOMPARE(all[2].article, order[1]);
    QCOMPARE(all[0].annotations, 2);
    QCOMPARE(all[0].path, str("/moved.txt"));
    QCOMPARE(all[0].title, str("Title of 0.txt"));
    QCOMPARE(all[0].idName, str("0.txt"));
    QCOMPARE(all[0].published, QDate(2025, 8, 6));
    QCOMPARE(all[0].lastChange, someTime(99));
    QCOMPARE(all[2].annotations, 1);
}

void StoreTest::labels()
{
    const auto library = open();
    const ArticleVersion version = versionOf(m_text, str("/a.txt"));
    const Label person = *Tagset::builtIn().find(QString(labels::person));
    Label human = person;
    human.name = str("Human");
    human.order = 99;
    const Label own{QUuid::createUuid().toString(QUuid::WithoutBraces),
                    str("Rumour"),
                    str("#123456"),
                    str("r"),
                    str("said, not known"),
                    -3};
    const auto act = [&](const Edit &edit) { return wait(library->append({}, change({}, {edit}))).ok(); };
    const auto with = [](const QList<Label> &put, const QString &removed = {}) {
        Tagset tagset = Tagset::builtIn();
        for (const Label &label : put)
            tagset.put(label);
        tagset.remove(removed);
        return tagset.labels();
    };
    QVERIFY(act(replacement(person, human)));
    QVERIFY(act(insertion(own)));
    QCOMPARE(stored(*library, version).labels, with({human, own}));
    QCOMPARE(stored(*library, version).labels.first(), own);
    QCOMPARE(stored(*library, version).labels.last(), human);
    QVERIFY(act(removal(human)));
    QCOMPARE(stored(*library, version).labels, with({own}, person.id));
    QVERIFY(!act(removal(human)));
    QVERIFY(act(insertion(person)));
    QVERIFY(act(removal(own)));
    QCOMPARE(stored(*library, version).labels, Tagset::builtIn().labels());
    QVERIFY(act(replacement(person, human)));
    QCOMPARE(stored(*library, version).log.size(), 6);
    // A label may also be made in the act that first uses it.
    const ArticleVersion here = known(*library, version);
    QVERIFY(wait(library->append(here, change(here.article, {insertion(own), insertion(annotation({0, 4}, own.id))})))
                .ok());
    QCOMPARE(stored(*library, version).labels, with({human, own}));
}

void StoreTest::mendsStrings_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("kept");
    const QChar high(0xd83d);
    const QChar low(0xde00);
    const QString mark = str("\xef\xbf\xbd");
    QTest::newRow("NUL") << QString(QLatin1StringView("a\0b", 3)) << str("a") + mark + str("b");
    QTest::newRow("lone high surrogate") << (high + str("z")) << (mark + str("z"));
    QTest::newRow("byte order mark first") << (QString(QChar(0xfeff)) + str("z")) << (mark + str("z"));
    QTest::newRow("byte order mark inside") << (str("y") + QChar(0xfeff)) << (str("y") + QChar(0xfeff));
    QTest::newRow("lone low surrogate") << (str("y") + low + str("z")) << (str("y") + mark + str("z"));
    QTest::newRow("wrong way round") << (QString(low) + high) << (mark + mark);
    QTest::newRow("high at the end") << (str("x") + high) << (str("x") + mark);
    QTest::newRow("a real pair") << (QString(high) + low) << (QString(high) + low);
    QTest::newRow("two highs and a low") << (QString(high) + high + low) << (mark + high + low);
    QTest::newRow("noncharacters") << QString(QChar(0xfdd0)) + QChar(0xfffe) + QChar(0xffff)
                                   << QString(QChar(0xfdd0)) + mark + mark;
    QTest::newRow("noncharacters beyond") << str("\xf0\x9f\xbf\xbf") << str("\xf0\x9f\xbf\xbf");
    QTest::newRow("nothing") << QString() << str("");
}

void StoreTest::mendsStrings()
{
    QFETCH(QString, given);
    QFETCH(QString, kept);
    const auto library = open();
    ArticleVersion version = known(*library, versionOf(m_text, str("/a") + given));
    version.title = given;
    Annotation mark = annotation({0, 4});
    mark.note = given;
    mark.author = given;
    mark.entity = given;
    mark.label = given;
    mark.attributes = {{given + str("k"), given}, {str("list"), QJsonArray{given, QJsonObject{{str("x"), given}}}}};
    mark.lost = {{{0, 1}, given.toUtf8(), "bad\xff", QByteArray("n\0l", 3)}};
    const Label label{given + str("id"), given, {}, {}, given, 3};
    Change act = change(version.article, {insertion(mark), insertion(label)}, given);
    QVERIFY(wait(library->append(version, act)).ok());

    const StoredArticle again = stored(*library, version);
    QCOMPARE(again.annotations.size(), 1);
    const Annotation &found = again.annotations.first();
    QCOMPARE(found.note, kept);
    QCOMPARE(found.author, kept);
    QCOMPARE(found.entity, kept);
    QCOMPARE(found.label, kept);
    QCOMPARE(found.attributes.value(kept + str("k")).toString(), kept);
    QCOMPARE(found.attributes.value(str("list")).toArray().at(1).toObject().value(str("x")).toString(), kept);
    QCOMPARE(found.lost.first().prefix, QByteArray("bad\xef\xbf\xbd"));
    QCOMPARE(found.lost.first().suffix, QByteArray("n\xef\xbf\xbdl"));
    QCOMPARE(again.log.first().title, kept);
    QCOMPARE(wait(library->articles()).value().first().title, kept);
    QVERIFY(std::any_of(again.labels.begin(), again.labels.end(),
                        [&](const Label &l) { return l.id == kept + str("id") && l.name == kept; }));
    // Who still holds the string as it was is not stale, and the act can be undone by what was stored.
    QVERIFY(wait(library->append(version, change(version.article, {removal(mark)}))).ok());
    QVERIFY(wait(library->append(version, inverse(stored(*library, version).log.last()))).ok());
    QCOMPARE(stored(*library, version).annotations, again.annotations);
}

void StoreTest::takesHostileStringsAsData()
{
    const auto library = open();
    const ArticleVersion version = known(*library, versionOf(m_text, str("/a'); DROP TABLE log; --.txt")));
    QStringList hostile = {
        str("'; DROP TABLE annotations; --"), str("\" OR 1=1"), str("%_\\"),         str("?1 :a @b $c"),
        str("');DELETE FROM log;--"),         str("<b>x</b>"),  str("\x01\x1b[31m"), str("é́̈")};
    QList<Annotation> expected;
    QList<Edit> edits;
    for (const QString &text : hostile) {
        Annotation mark = annotation({0, 4}, text);
        mark.note = mark.author = mark.entity = text;
        mark.attributes = {{text, text}};
        expected.append(mark);
        edits.append(insertion(mark));
        edits.append(insertion(Label{text, text, text, text, text, 100}));
    }
    QVERIFY(wait(library->append(version, change(version.article, edits, hostile.first()))).ok());
    const StoredArticle again = stored(*library, version);
    QCOMPARE(again.annotations, expected);
    QCOMPARE(again.log.size(), 1);
    QCOMPARE(again.log.first().edits, edits);
    QCOMPARE(wait(library->snapshot(version.path)).value().version.path, version.path);
}

void StoreTest::tellsWhatOthersStored()
{
    const auto mine = open();
    const auto theirs = open();
    QSignalSpy told(mine.get(), &Library::changedElsewhere);
    QSignalSpy toldThem(theirs.get(), &Library::changedElsewhere);
    const ArticleVersion version = known(*mine, versionOf(m_text, str("/a.txt")));
    const auto act = [&](Library &library) {
        Change made = change(version.article, {insertion(annotation({0, 4}))});
        made.sequence = wait(library.append(version, made)).value();
        return made;
    };
    const auto heard = [](QSignalSpy &spy) {
        QList<Change> all;
        for (const QList<QVariant> &arguments : spy)
            all += arguments.first().value<QList<Change>>();
        return all;
    };
    const Change first = act(*mine);
    const Change second = act(*theirs);
    const Change third = act(*mine);
    const Change fourth = act(*theirs);
    QTRY_COMPARE(heard(told), (QList<Change>{second, fourth}));
    QTRY_COMPARE(heard(toldThem), (QList<Change>{first, third}));
    const Change fifth = act(*theirs);
    QTRY_COMPARE(heard(told), (QList<Change>{second, fourth, fifth}));
    QCOMPARE(stored(*mine, version).annotations.size(), 5);
    QCOMPARE(stored(*mine, version).sequence, fifth.sequence);
}

void StoreTest::othersAndStaleness()
{
    const auto mine = open();
    const auto theirs = open();
    const ArticleVersion version = known(*mine, versionOf(m_text, str("/a.txt")));
    const Annotation mark = annotation({0, 4});
    QVERIFY(wait(mine->append(version, change(version.article, {insertion(mark)}))).ok());
    Annotation left = mark;
    left.note = str("left");
    Annotation right = mark;
    right.note = str("right");
    QVERIFY(wait(theirs->append(version, change(version.article, {replacement(mark, left)}))).ok());
    const Result<qint64> late = wait(mine->append(version, change(version.article, {replacement(mark, right)})));
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Stale);
    QCOMPARE(stored(*mine, version).annotations, QList<Annotation>{left});
}

void StoreTest::answersWhenDestroyed()
{
    QList<QFuture<Result<qint64>>> asked;
    ArticleVersion version;
    {
        const auto library = open();
        version = known(*library, versionOf(m_text, str("/a.txt")));
        for (int i = 0; i < 50; ++i)
            asked.append(library->append(version, change(version.article, {insertion(annotation({0, 4}))})));
    } // what was asked for is done first
    for (qsizetype i = 0; i < asked.size(); ++i) {
        QVERIFY(asked[i].isFinished());
        QCOMPARE(asked[i].result().value(), i + 1);
    }
    // What is asked for once it is too late is answered too: a chain of questions, each asked by the answer
    // to the one before, ends with the library and not before.
    std::shared_ptr<Library> closing = open();
    std::atomic<int> answered = 0;
    std::atomic<bool> isOver = false;
    ErrorCode end = ErrorCode::Invalid;
    std::function<void()> ask = [&, raw = closing.get()] {
        raw->articles().then([&](const Result<QList<ArticleSummary>> &answer) {
            ++answered;
            if (answer) {
                ask();
            } else {
                end = answer.error().code;
                isOver = true;
            }
        });
    };
    ask();
    QTRY_VERIFY(answered > 3);
    closing.reset();
    QTRY_VERIFY(isOver);
    QCOMPARE(end, ErrorCode::Cancelled);

    const auto library = open();
    const auto last = library->append(version, change(version.article, {insertion(annotation({0, 4}))}));
    library->drain();
    QVERIFY(last.isFinished());
    QCOMPARE(stored(*library, version).annotations.size(), 51);
    std::unique_ptr<QThread> elsewhere(QThread::create([&] { library->drain(); }));
    elsewhere->start();
    QVERIFY(elsewhere->wait(10'000));
}

void StoreTest::lastReferenceOnTheStoresThread()
{
    std::shared_ptr<Library> library = open();
    const QPointer<Library> watched = library.get();
    std::atomic<bool> answered = false;
    const ArticleVersion version = versionOf(m_text, str("/a.txt"));
    auto chain =
        library->identify(version).then([held = library, &answered](const Result<StoredArticle> &result) mutable {
            held->drain();
            held.reset(); // perhaps the last one, and on the thread that its end waits for
            answered = result.ok();
        });
    library.reset();
    QTRY_VERIFY(answered);
    chain.waitForFinished();
    QTRY_VERIFY(watched.isNull());
}

QTEST_GUILESS_MAIN(StoreTest)
#include "test_store.moc"
