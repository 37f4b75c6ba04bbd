// SPDX-License-Identifier: GPL-3.0-or-later
// The file has changed since it was tagged: every tag finds its words again, or says that they are gone.
#include "tests/support/sessionfixture.h"

#include <QTest>

using namespace sessionfixture;

class TestSessionChangedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theFileChanged_data();
    void theFileChanged();
    void wordsComeBack();
    void anotherFileOfTheSameTextChanged();
};

void TestSessionChangedFile::theFileChanged_data()
{
    QTest::addColumn<QByteArray>("changed");
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<QString>("counts"); // kept, moved, lost
    const QStringList all{str("person “Ana Ruiz” (1)"), str("place “New Lima” (2)"), str("person “Ivo Brandt” (3)")};
    const QStringList inOrder{str("place “New Lima” (2)"), str("person “Ana Ruiz” (1)"),
                              str("person “Ivo Brandt” (3)")};
    const auto replaced = [](const char *what, const char *by) { return QByteArray(story).replace(what, by); };
    QTest::newRow("a line more at the end") << story + "The end.\n" << inOrder << str("3 0 0");
    QTest::newRow("a line more at the beginning") << "Corrected.\n" + story << inOrder << str("0 3 0");
    QTest::newRow("a word put in between") << replaced("voted", "has voted") << inOrder << str("1 2 0");
    QTest::newRow("a name goes") << replaced("Ivo Brandt", "A writer")
                                 << QStringList{inOrder[0], inOrder[1], str("person “[Ivo Brandt]” (3)")}
                                 << str("2 0 1");
    QTest::newRow("only the line ends and the encoding change")
        << "\xef\xbb\xbf" + replaced("\n", "\r\n") << inOrder << QString();
    QTest::newRow("everything else goes")
        << QByteArray("Nothing of it was true.\n")
        << QStringList{str("person “[Ana Ruiz]” (1)"), str("place “[New Lima]” (2)"), str("person “[Ivo Brandt]” (3)")}
        << str("0 0 3");
}

void TestSessionChangedFile::theFileChanged()
{
    QFETCH(QByteArray, changed);
    QFETCH(QStringList, tags);
    QFETCH(QString, counts);
    const World world;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        KEPT(open->tag({spanOf(article, "Ana Ruiz")}, labels::person, Origin::Hand, str("1")));
        KEPT(open->tag({spanOf(article, "New Lima")}, labels::place, Origin::Hand, str("2")));
        KEPT(open->tag({spanOf(article, "Ivo Brandt")}, labels::person, Origin::Hand, str("3")));
        KEPT(open->flush());
    }
    put(world.article, changed);
    QStringList found;
    {
        const Opened open = world.open(true);
        found = printed(*open);
        QStringList sorted = found;
        sorted.sort();
        tags.sort();
        QCOMPARE(sorted, tags); // nothing dropped, nothing on wrong words
        QCOMPARE(open->notice().isEmpty(), counts.isEmpty());
        const QStringList numbers = counts.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        // What came of them, and nothing of what there is none of.
        const QStringList outcomes{str("%1 tag(s) stand where"), str("%1 tag(s) moved along"),
                                   str("%1 tag(s) have lost")};
        for (qsizetype i = 0; i < numbers.size(); ++i)
            QVERIFY2(open->notice().contains(outcomes[i].arg(numbers[i])) == (numbers[i] != str("0")),
                     qPrintable(open->notice()));
        KEPT(open->flush());
    }
    const Opened again = world.open();
    QCOMPARE(printed(*again), found);
    QCOMPARE(again->notice(), QString()); // told once
    QCOMPARE(contentOf(world.article), changed);
}

void TestSessionChangedFile::wordsComeBack()
{
    const World world;
    QStringList before;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        KEPT(open->tag({spanOf(article, "“The pier is not safe,”"), spanOf(article, "“We will close it.”")},
                       labels::quote));
        KEPT(open->tag({spanOf(article, "Ana Ruiz")}, labels::person));
        KEPT(open->flush());
        before = printed(*open);
    }
    for (int round = 0; round < 3; ++round) { // away and back, as often as you like
        put(world.article,
            QByteArray(story).remove(story.indexOf("“The pier"), story.indexOf("Ivo") - story.indexOf("“The pier")));
        const Opened gone = world.open();
        QVERIFY(gone->layer().annotations().first().isLost() || gone->layer().annotations().last().isLost());
        QCOMPARE(gone->layer().count(), 2);
        KEPT(gone->flush());
        put(world.article, "Corrected again.\n" + story);
        const Opened back = world.open();
        QCOMPARE(printed(*back), before);
        KEPT(back->flush());
        put(world.article, story);
        KEPT(world.open()->flush());
        QCOMPARE(printed(*world.open()), before);
    }
    // A lost tag is an annotation like any other: it can be given a new place, or deleted.
    put(world.article, "Ships wait.\n");
    const Opened open = world.open();
    const QUuid lost = open->layer().annotations().last().id;
    QVERIFY(open->layer().find(lost)->isLost());
    KEPT(open->setNote(lost, str("where?")));
    KEPT(open->setParts(lost, {spanOf(open->article(), "Ships")}));
    QVERIFY(!open->layer().find(lost)->isLost());
    KEPT(open->undo());
    QVERIFY(open->layer().find(lost)->isLost());
    KEPT(open->remove({lost}));
    KEPT(open->flush());
    QCOMPARE(world.open()->layer().count(), 1);
}

/// Two files with one text share its tags. What is said must be true of the one that nobody touched.
void TestSessionChangedFile::anotherFileOfTheSameTextChanged()
{
    World world;
    const QString untouched = world.article;
    const QString other = world.folder.filePath(str("copy.txt"));
    put(other, story);
    {
        const Opened open = world.open();
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
        KEPT(open->flush());
    }
    world.article = other;
    {
        const Opened open = world.open();
        QCOMPARE(open->layer().count(), 1);
        QCOMPARE(open->notice(), QString());
        KEPT(open->tag({spanOf(open->article(), "New Lima")}, labels::place));
        KEPT(open->flush());
    }
    put(other, "Corrected.\n" + story);
    KEPT(world.open()->flush());
    world.article = untouched;
    const Opened open = world.open();
    QCOMPARE(open->layer().count(), 2);
    QVERIFY(open->notice().contains(str("2 tag(s) moved along with their words")));
    QVERIFY2(!open->notice().contains(str("file has changed")), qPrintable(open->notice()));
    verifySentence(open->notice());
    KEPT(open->flush());
}

QTEST_GUILESS_MAIN(TestSessionChangedFile)
#include "test_session_changedfile.moc"
