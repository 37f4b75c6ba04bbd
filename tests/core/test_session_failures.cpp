// SPDX-License-Identifier: GPL-3.0-or-later
// A store that refuses: nothing that was durable is lost, and nothing is shown as kept that is not.
#include "tests/support/sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sessionfixture;

class TestSessionFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void writeFailure_data();
    void writeFailure();
    void aFailedMoveShowsNoWrongWords();
};

void TestSessionFailures::writeFailure_data()
{
    QTest::addColumn<bool>("replaced");
    QTest::newRow("the store is deleted") << false;
    QTest::newRow("the store is replaced") << true;
}

void TestSessionFailures::writeFailure()
{
    QFETCH(bool, replaced);
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    const QUuid ana = *open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    KEPT(open->setNote(ana, str("kept")));
    KEPT(open->flush());
    const QStringList durable = printedLayer(open->layer());
    const QStringList undecided = suggested(*open);
    QCOMPARE(open->undoTitle(), str("Note on “Ana Ruiz”"));

    QVERIFY(QFile::remove(world.store));
    if (replaced)
        QVERIFY(Library::open(world.store).ok());
    QSignalSpy changed(open.get(), &OpenArticle::changed);
    QList<Change> takenBack;
    Error told;
    connect(open.get(), &OpenArticle::writeFailed, this, [&](const Error &error, const QList<Change> &changes) {
        told = error;
        takenBack = changes;
    });
    // Three acts are made before the first one's failure is known; they stand on one another.
    KEPT(open->setNote(ana, str("not kept")));
    KEPT(open->relabel(ana, labels::speaker));
    KEPT(open->accept(open->suggestions().find(labels::person, spanOf(article, "Ivo Brandt"))));
    QVERIFY(!open->isSaved());
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::Moved));
    // All three are gone again, and told; what was durable stands.
    QCOMPARE(printedLayer(open->layer()), durable);
    QCOMPARE(suggested(*open), undecided);
    QCOMPARE(takenBack.size(), 3);
    QCOMPARE(told.code, ErrorCode::Moved);
    QCOMPARE(changed.size(), 6);
    QVERIFY(open->isSaved());
    QCOMPARE(open->undoTitle(), str("Note on “Ana Ruiz”"));
    QVERIFY(!open->canRedo());
    KEPT(open->flush());                           // told once
    QCOMPARE(refusal(open->undo()), std::nullopt); // an act as any other: tried, refused, taken back
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::Moved));
    QCOMPARE(printedLayer(open->layer()), durable);
    QCOMPARE(open->undoTitle(), str("Note on “Ana Ruiz”"));
    QVERIFY(!open->canRedo());
}

void TestSessionFailures::aFailedMoveShowsNoWrongWords()
{
    const World world;
    {
        const Opened open = world.open();
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
        KEPT(open->flush());
    }
    put(world.article, "Corrected.\n" + story);
    // The store is taken away while the answer is on its way, before the new places can be stored.
    const auto library = world.library();
    const Opened open = OpenArticle::open(ArticleRequest::file(world.article), library, false);
    connect(open.get(), &OpenArticle::changed, this, [&] { QFile::remove(world.store); });
    QTRY_COMPARE(open->phase(), OpenArticle::Phase::Ready);
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::Moved));
    QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
    QVERIFY(open->isReadOnly());
    verifySentence(open->notice());
    QCOMPARE(refusal(open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person)),
             std::optional(ErrorCode::Unsupported));
}

QTEST_GUILESS_MAIN(TestSessionFailures)
#include "test_session_failures.moc"
