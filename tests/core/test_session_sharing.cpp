// SPDX-License-Identifier: GPL-3.0-or-later
// One article in several windows and programs at once.
#include "tests/support/sessionfixture.h"

#include <QTest>

using namespace sessionfixture;

class TestSessionSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void twoProgramsFollowEachOther();
    void bothActAtOnce();
    void windowsOfOneSession();
};

void TestSessionSharing::twoProgramsFollowEachOther()
{
    const World world;
    const Opened one = world.open(true);
    const Opened two = world.open(true);
    const Article &article = one->article();
    const QUuid ana = *one->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    QTRY_COMPARE(printed(*two), QStringList{str("person “Ana Ruiz”")});
    QCOMPARE(two->undoTitle(), one->undoTitle());
    KEPT(two->setNote(ana, str("from two")));
    QTRY_COMPARE(printed(*one), QStringList{str("person “Ana Ruiz” (from two)")});
    KEPT(one->putLabel({str("7d0c"), str("Rumour"), {}, {}, {}, 20}));
    QTRY_VERIFY(two->tagset().find(u"7d0c"));
    const Span ivo = spanOf(article, "Ivo Brandt");
    KEPT(two->reject(two->suggestions().find(labels::person, ivo)));
    QTRY_VERIFY(one->suggestions().find(labels::person, ivo) < 0);
    KEPT(one->undo());
    QTRY_VERIFY(two->suggestions().find(labels::person, ivo) >= 0);
    QVERIFY(two->canRedo());
    QCOMPARE(printedLayer(one->layer()), printedLayer(two->layer()));
    KEPT(one->flush());
    KEPT(two->flush());
    QCOMPARE(printedLayer(world.open()->layer()), printedLayer(one->layer()));
}

void TestSessionSharing::bothActAtOnce()
{
    const World world;
    const Opened one = world.open();
    const Opened two = world.open();
    const Article &article = one->article();
    // Different things: each gets both, whichever number the store gave first.
    for (int nth = 1; nth <= 2; ++nth) {
        KEPT(one->tag({spanOf(article, "Ana", nth)}, labels::person));
        KEPT(two->tag({spanOf(article, "Ruiz", nth)}, labels::person));
    }
    KEPT(one->flush());
    KEPT(two->flush());
    QTRY_COMPARE(one->layer().count(), 4);
    QTRY_COMPARE(two->layer().count(), 4);
    QCOMPARE(printedLayer(one->layer()), printedLayer(two->layer()));
    QCOMPARE(one->undoTitle(), two->undoTitle()); // the log has one order
    // The same thing: the store takes one, the other is refused as stale, and both end up the same.
    const QUuid id = one->layer().annotations().first().id;
    KEPT(one->setNote(id, str("one")));
    KEPT(two->setNote(id, str("two")));
    const auto first = refusal(one->flush());
    const auto second = refusal(two->flush());
    QVERIFY(first.has_value() != second.has_value());
    QCOMPARE(first ? first : second, std::optional(ErrorCode::Stale));
    const QString winner = first ? str("two") : str("one");
    QTRY_COMPARE(one->layer().find(id)->note, winner);
    QTRY_COMPARE(two->layer().find(id)->note, winner);
    QCOMPARE(printedLayer(one->layer()), printedLayer(two->layer()));
    QCOMPARE(printedLayer(world.open()->layer()), printedLayer(one->layer()));
}

void TestSessionSharing::windowsOfOneSession()
{
    const World world;
    const QString link = world.folder.filePath(str("link.txt"));
    const QString copy = world.folder.filePath(str("copy.txt"));
    QVERIFY(QFile::link(world.article, link) && QFile::copy(world.article, copy));
    Session session(world.library());
    const Opened first = session.open(ArticleRequest::file(world.article));
    QCOMPARE(session.open(ArticleRequest::file(world.article)), first); // while it is still being read
    QCOMPARE(session.open(ArticleRequest::file(link)), first);
    Opened other = session.open(ArticleRequest::file(copy));
    QVERIFY(other != first);
    QTRY_COMPARE(first->phase(), OpenArticle::Phase::Ready);
    QTRY_COMPARE(other->phase(), OpenArticle::Phase::Ready);
    QCOMPARE(session.open(ArticleRequest::file(world.article)), first);
    QCOMPARE(session.open(ArticleRequest::fromStore(first->id())), first);
    QCOMPARE(session.articles().size(), 2u);
    // The same text under another name is the same article: its window follows.
    QCOMPARE(other->id(), first->id());
    KEPT(first->tag({spanOf(first->article(), "Ana Ruiz")}, labels::person));
    QTRY_COMPARE(printed(*other), QStringList{str("person “Ana Ruiz”")});
    KEPT(other->undo());
    QTRY_COMPARE(printed(*first), QStringList());
    KEPT(session.flush());
    // What failed is not handed out again.
    const QString late = world.folder.filePath(str("late.txt"));
    const Opened failed = session.open(ArticleRequest::file(late));
    QTRY_COMPARE(failed->phase(), OpenArticle::Phase::Failed);
    put(late, "Now it is there.\n");
    const Opened there = session.open(ArticleRequest::file(late));
    QVERIFY(there != failed);
    QTRY_COMPARE(there->phase(), OpenArticle::Phase::Ready);
    other.reset();
    QTRY_COMPARE(session.articles().size(), 3u);
}

QTEST_GUILESS_MAIN(TestSessionSharing)
#include "test_session_sharing.moc"
