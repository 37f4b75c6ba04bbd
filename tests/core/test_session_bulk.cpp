// SPDX-License-Identifier: GPL-3.0-or-later
// Acts over many records: made ready on a worker, put in place as a whole, in the order they were asked for.
#include "tests/support/busyworkers.h"
#include "tests/support/failingdisk.h"
#include "tests/support/sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sessionfixture;

namespace {

constexpr int many = 1200;

QByteArray longStory()
{
    QByteArray text = "The harbour council of New Lima voted on Monday.\n\n";
    for (int i = 0; i < many; ++i)
        text += "Ana Ruiz spoke of pier " + QByteArray::number(i) + ".\n";
    return text;
}

QList<Span> placesOf(const Article &article, const QByteArray &words)
{
    QList<Span> places;
    for (qsizetype at = article.text().indexOf(words); at >= 0; at = article.text().indexOf(words, at + 1))
        places.append({static_cast<qint32>(at), static_cast<qint32>(at + words.size())});
    return places;
}

QList<QUuid> idsOf(const OpenArticle &open, const QString &label)
{
    QList<QUuid> ids;
    for (const Annotation &annotation : open.layer().annotations())
        if (annotation.label == label)
            ids.append(annotation.id);
    return ids;
}

/// What an act that was asked for came to.
struct Told {
    std::optional<Result<qsizetype>> done;
    OpenArticle::Then then()
    {
        return [this](const Result<qsizetype> &result) { done = result; };
    }
    bool waitFor(qsizetype count)
    {
        return QTest::qWaitFor([this] { return done.has_value(); }, 20000) && *done && **done == count;
    }
    bool isCancelled() const { return done && !*done && done->error().code == ErrorCode::Cancelled; }
};

QString person()
{
    return QString(labels::person);
}

} // namespace

class TestSessionBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { failingdisk::disarm(); }

    void doesAllOrNothing();
    void decidesMany();
    void undoTakesBackWhatWasAskedForLast();
    void smallActsWaitForThoseBefore();
    void stops();
    void goesWithWhatItWasAskedForOn();
    void outlivesItsWindow();
    void isFollowedElsewhere();
    void returnsToAPoint();
};

void TestSessionBulk::doesAllOrNothing()
{
    const World world(longStory());
    const Opened open = world.open();
    const QList<Span> places = placesOf(open->article(), "Ana Ruiz");
    QCOMPARE(places.size(), many);
    QSignalSpy changes(open.get(), &OpenArticle::changed);
    Told tagged;
    open->tagUntagged(places, person(), tagged.then());
    // Not at once: a worker makes it ready, and nobody sees half of it.
    QVERIFY(!tagged.done && open->isActing() && !open->isSaved());
    QCOMPARE(open->layer().count(), 0);
    QVERIFY(tagged.waitFor(many));
    QCOMPARE(open->layer().count(), many);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().at(1).value<Span>(), (Span{places.first().start, places.last().end}));
    const QStringList persons = printed(*open);

    const QList<QUuid> tags = idsOf(*open, person());
    Told relabelled, noted, removed;
    open->relabel(tags, QString(labels::place), relabelled.then());
    QVERIFY(!relabelled.done);
    QVERIFY(relabelled.waitFor(many));
    QCOMPARE(idsOf(*open, QString(labels::place)).size(), many);
    QVERIFY2(open->undoTitle().startsWith(str("Relabel %1 ").arg(many)), qPrintable(open->undoTitle()));
    open->setNote(tags, str("look again"), noted.then());
    QVERIFY(noted.waitFor(many));
    QCOMPARE(open->layer().find(tags.last())->note, str("look again"));
    open->remove(tags, removed.then());
    QVERIFY(removed.waitFor(many));
    QCOMPARE(open->layer().count(), 0);
    for (int i = 0; i < 3; ++i) {
        Told undone;
        open->undo(undone.then());
        QVERIFY(undone.waitFor(many));
    }
    QCOMPARE(printed(*open), persons);
    Told redone;
    open->redo(redone.then());
    QVERIFY(redone.waitFor(many));
    QCOMPARE(idsOf(*open, QString(labels::place)).size(), many);

    // One of them is gone: none is changed.
    KEPT(open->remove({tags.first()}));
    Told refused;
    open->relabel(tags, person(), refused.then());
    QTRY_VERIFY(refused.done.has_value());
    QVERIFY(refusal(*refused.done) == ErrorCode::Stale);
    QCOMPARE(idsOf(*open, person()).size(), 0);
    QVERIFY(!open->isActing());
    KEPT(open->flush());
    const QStringList kept = printed(*open);
    QCOMPARE(printed(*world.open()), kept);
}

void TestSessionBulk::decidesMany()
{
    const World world(longStory());
    const Opened open = world.open(true);
    QList<int> persons;
    for (int i = 0; i < open->suggestions().count(); ++i)
        if (open->suggestions().isUndecided(i) && open->suggestions().at(i).label == person())
            persons.append(i);
    QVERIFY(persons.size() >= many);
    const QStringList before = suggested(*open);
    Told accepted, undone, rejected;
    open->acceptAll(persons, {}, accepted.then());
    QVERIFY(!accepted.done);
    QVERIFY(accepted.waitFor(2 * persons.size())); // tags and decisions
    QCOMPARE(idsOf(*open, person()).size(), persons.size());
    QCOMPARE(suggested(*open).size(), before.size() - persons.size());
    open->undo(undone.then());
    QVERIFY(undone.waitFor(2 * persons.size()));
    QCOMPARE(suggested(*open), before);
    open->rejectAll(persons, rejected.then());
    QVERIFY(rejected.waitFor(persons.size()));
    QCOMPARE(suggested(*open).size(), before.size() - persons.size());
    QCOMPARE(open->layer().count(), 0);
    Told again;
    open->rejectAll(persons, again.then());
    QTRY_VERIFY(again.done.has_value());
    QVERIFY(refusal(*again.done) == ErrorCode::Stale);
    KEPT(open->flush());
}

void TestSessionBulk::undoTakesBackWhatWasAskedForLast()
{
    const World world(longStory());
    const Opened open = world.open();
    KEPT(open->tag({spanOf(open->article(), "harbour council")}, QString(labels::organization)));
    const QStringList before = printed(*open);
    Told tagged, undone;
    open->tagUntagged(placesOf(open->article(), "Ana Ruiz"), person(), tagged.then());
    open->undo(undone.then()); // within the millisecond: it means what was asked for last
    QVERIFY(undone.waitFor(many));
    QVERIFY(tagged.waitFor(many));
    QCOMPARE(printed(*open), before);
    QCOMPARE(open->undoTitle(), str("Tag “harbour council” as Organization"));
    QVERIFY2(open->redoTitle().startsWith(str("Tag %1 ").arg(many)), qPrintable(open->redoTitle()));
    // All at once: each takes its turn, also while the store is still numbering what they reverse.
    Told redone, undoneAgain, undoneFirst, nothing;
    open->redo(redone.then());
    open->undo(undoneAgain.then());
    open->undo(undoneFirst.then());
    open->undo(nothing.then());
    QTRY_VERIFY(nothing.done.has_value());
    QVERIFY(redone.waitFor(many) && undoneAgain.waitFor(many) && undoneFirst.waitFor(1));
    QVERIFY(refusal(*nothing.done) == ErrorCode::Invalid);
    QCOMPARE(printed(*open), QStringList());
    KEPT(open->flush());
    const Opened again = world.open();
    QCOMPARE(printed(*again), QStringList());
    KEPT(again->redo());
    QCOMPARE(printed(*again), before);
    KEPT(again->flush());
}

void TestSessionBulk::smallActsWaitForThoseBefore()
{
    const World world(longStory());
    const Opened open = world.open();
    Told tagged;
    const auto tagSmall = [&] { return open->tag({spanOf(open->article(), "New Lima")}, QString(labels::place)); };
    {
        const BusyWorkers busy;
        open->tagUntagged(placesOf(open->article(), "Ana Ruiz"), person(), tagged.then());
        QVERIFY(refusal(tagSmall()) == ErrorCode::Busy); // it would have to wait for long
        QCOMPARE(open->layer().count(), 0);
    }
    const Result<QUuid> small = tagSmall();
    QVERIFY(small || small.error().code == ErrorCode::Busy);
    QVERIFY(tagged.waitFor(many));
    QCOMPARE(open->layer().count(), many + (small ? 1 : 0));
    QCOMPARE(open->log().first().edits.size(), many); // never before it
    KEPT(open->tag({spanOf(open->article(), "New Lima")}, person()));
    KEPT(open->flush());
}

void TestSessionBulk::stops()
{
    const World world(longStory());
    const Opened open = world.open();
    Told tagged, undone;
    QSignalSpy acting(open.get(), &OpenArticle::actingChanged);
    {
        const BusyWorkers busy;
        open->tagUntagged(placesOf(open->article(), "Ana Ruiz"), person(), tagged.then());
        open->undo(undone.then());
        open->stopActing();
    }
    QTRY_VERIFY(tagged.isCancelled() && undone.isCancelled()); // what waited meant what was stopped
    QVERIFY(!open->isActing() && open->isSaved());
    QCOMPARE(acting.size(), 2);
    QCOMPARE(open->layer().count(), 0);
    QVERIFY(!open->canUndo() && !open->canRedo());
    Told again;
    open->tagUntagged(placesOf(open->article(), "Ana Ruiz"), person(), again.then());
    QVERIFY(again.waitFor(many));
    KEPT(open->flush());
}

/// The store refuses what was done before: an undo that waits would take back something else.
void TestSessionBulk::goesWithWhatItWasAskedForOn()
{
    const World world(longStory());
    const Opened open = world.open();
    KEPT(open->tag({spanOf(open->article(), "harbour council")}, QString(labels::organization)));
    KEPT(open->flush());
    const QStringList before = printed(*open);
    Told tagged, undone;
    failingdisk::arm(failingdisk::Fault::Stays, 1, ENOSPC);
    open->tagUntagged(placesOf(open->article(), "Ana Ruiz"), person(), tagged.then());
    QVERIFY(tagged.waitFor(many));
    {
        const BusyWorkers busy;
        open->undo(undone.then());
        QTRY_COMPARE(open->refused().size(), 1);
        QCOMPARE(printed(*open), before);
    }
    QTRY_VERIFY(undone.isCancelled());
    failingdisk::disarm();
    QCOMPARE(printed(*open), before);
    open->dropRefused();
    QTRY_VERIFY(open->isSaved());
    KEPT(open->undo());
    QCOMPARE(printed(*open), QStringList());
    KEPT(open->redo());
    QVERIFY(refusal(open->flush()).has_value()); // the error of then
}

void TestSessionBulk::outlivesItsWindow()
{
    const World world(longStory());
    {
        Opened open = world.open();
        const QPointer<OpenArticle> watched(open.get());
        open->tagUntagged(placesOf(open->article(), "Ana Ruiz"), person(), [](const Result<qsizetype> &) {});
        open.reset();
        QVERIFY(watched);
        QTRY_VERIFY(!watched);
    }
    QCOMPARE(world.open()->layer().count(), many);
}

void TestSessionBulk::isFollowedElsewhere()
{
    const World world(longStory());
    const Opened here = world.open();
    const Opened there = world.open(); // a library of its own, as another program has
    Told tagged;
    here->tagUntagged(placesOf(here->article(), "Ana Ruiz"), person(), tagged.then());
    QVERIFY(tagged.waitFor(many));
    KEPT(here->flush());
    QTRY_COMPARE(there->layer().count(), many);
    QCOMPARE(there->undoTitle(), here->undoTitle());
    Told undone;
    there->undo(undone.then());
    QVERIFY(undone.waitFor(many));
    KEPT(there->flush());
    QTRY_COMPARE(here->layer().count(), 0);
    QVERIFY(here->isSaved() && there->isSaved());
}

void TestSessionBulk::returnsToAPoint()
{
    const World world(longStory());
    const Opened open = world.open();
    KEPT(open->tag({spanOf(open->article(), "New Lima")}, QString(labels::place)));
    KEPT(open->setRestorePoint(str("early")));
    KEPT(open->flush());
    const qint64 point = open->log().last().sequence;
    const QStringList before = printed(*open);
    Told tagged, returned, nothing, unknown;
    open->tagUntagged(placesOf(open->article(), "Ana Ruiz"), person(), tagged.then());
    open->returnTo(point, returned.then());
    QVERIFY(returned.waitFor(many));
    QCOMPARE(printed(*open), before);
    QCOMPARE(open->undoTitle(), str("Return to “early”"));
    open->returnTo(point, nothing.then());
    QVERIFY(nothing.waitFor(0));
    open->returnTo(point + 1000, unknown.then());
    QTRY_VERIFY(unknown.done.has_value());
    QVERIFY(refusal(*unknown.done) == ErrorCode::Stale);
    KEPT(open->flush());
}

QTEST_GUILESS_MAIN(TestSessionBulk)
#include "test_session_bulk.moc"
