// SPDX-License-Identifier: GPL-3.0-or-later
// Acts that the store refused are kept in their order and done again when it takes them.
#include "tests/support/failingdisk.h"
#include "tests/support/sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sessionfixture;

namespace {

QStringList titles(const QList<RefusedAct> &refused)
{
    QStringList all;
    for (const RefusedAct &act : refused)
        all.append(act.change.title);
    return all;
}

/// The disk is full from here on.
void fillTheDisk()
{
    failingdisk::arm(failingdisk::Fault::Stays, 1, ENOSPC);
}

/// The titles of the log, and what each reverses, as the store has them.
QStringList storedLog(const World &world)
{
    const auto library = world.library();
    ArticleVersion version;
    const Opened open = world.openIn(library);
    version.article = open->id();
    version.text = open->article().text();
    version.textHash = open->article().textHash();
    const Result<StoredArticle> stored = library->identify(version).result();
    QStringList lines;
    for (const Change &change : stored->log)
        lines.append(change.title);
    return lines;
}

} // namespace

class TestSessionRefused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { failingdisk::disarm(); }

    void doneAgainInOrder();
    void undoAndRedoAreKeptToo();
    void refusedAgainInTheMiddle();
    void whatIsUndoneMeanwhile();
    void aLabelThatIsGone();
    void aTagThatIsGone();
    void dropped();
    void pastedText();
    void aSessionKeepsThem();
    void nothingGetsLost();
};

void TestSessionRefused::doneAgainInOrder()
{
    const World world;
    const Opened open = world.open();
    const Article &article = open->article();
    const QUuid ana = *open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    KEPT(open->flush());
    const QStringList durable = printedLayer(open->layer());
    QSignalSpy told(open.get(), &OpenArticle::refusedChanged);

    fillTheDisk();
    KEPT(open->setNote(ana, str("minister")));
    KEPT(open->relabel(ana, labels::speaker));
    KEPT(open->tag({spanOf(article, "Ivo Brandt")}, labels::person));
    const QStringList wanted = printedLayer(open->layer());
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    QCOMPARE(printedLayer(open->layer()), durable);
    const QStringList list{str("Note on “Ana Ruiz”"), str("Relabel “Ana Ruiz” as Speaker"),
                           str("Tag “Ivo Brandt” as Person")};
    QCOMPARE(titles(open->refused()), list);
    QCOMPARE(told.size(), 1);
    for (const RefusedAct &act : open->refused()) {
        QCOMPARE(act.why.code, ErrorCode::WriteFailed);
        verifySentence(act.why.message);
    }
    // The disk is still full: tried as often as you like, the list stays whole.
    for (int round = 0; round < 3; ++round) {
        KEPT(open->redoRefused());
        QCOMPARE(printedLayer(open->layer()), wanted);
        QVERIFY(open->refused().isEmpty() && !open->isSaved());
        QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
        QCOMPARE(titles(open->refused()), list);
        QCOMPARE(printedLayer(open->layer()), durable);
    }
    // An act of now goes behind them.
    KEPT(open->tag({spanOf(article, "New Lima")}, labels::place));
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    QCOMPARE(titles(open->refused()), list + QStringList{str("Tag “New Lima” as Place")});

    failingdisk::disarm();
    KEPT(open->redoRefused());
    KEPT(open->flush());
    QVERIFY(open->refused().isEmpty());
    QCOMPARE(storedLog(world),
             QStringList{str("Tag “Ana Ruiz” as Person")} + list + QStringList{str("Tag “New Lima” as Place")});
    KEPT(open->undo()); // each is an act of its own
    QCOMPARE(printedLayer(open->layer()), wanted);
    KEPT(open->undo());
    KEPT(open->undo());
    KEPT(open->undo());
    QCOMPARE(printedLayer(open->layer()), durable);
    KEPT(open->flush());
    QCOMPARE(printedLayer(world.open()->layer()), durable);
}

void TestSessionRefused::undoAndRedoAreKeptToo()
{
    const World world;
    const Opened open = world.open();
    const Article &article = open->article();
    KEPT(open->tag({spanOf(article, "Ana Ruiz")}, labels::person));
    KEPT(open->flush());
    fillTheDisk();
    KEPT(open->undo()); // of what the store has
    KEPT(open->redo());
    KEPT(open->tag({spanOf(article, "Ivo Brandt")}, labels::person));
    KEPT(open->undo()); // of what it has not
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    QCOMPARE(open->refused().size(), 4);
    QCOMPARE(open->undoTitle(), str("Tag “Ana Ruiz” as Person"));
    QVERIFY(!open->canRedo());
    failingdisk::disarm();
    KEPT(open->redoRefused());
    KEPT(open->flush());
    for (const Opened &one : {open, world.open()}) {
        QCOMPARE(printed(*one), QStringList{str("person “Ana Ruiz”")});
        QCOMPARE(one->undoTitle(), str("Tag “Ana Ruiz” as Person"));
        QCOMPARE(one->redoTitle(), str("Tag “Ivo Brandt” as Person"));
    }
}

void TestSessionRefused::refusedAgainInTheMiddle()
{
    const World world;
    const Opened open = world.open();
    const Article &article = open->article();
    fillTheDisk();
    KEPT(open->tag({spanOf(article, "Ana Ruiz")}, labels::person));
    KEPT(open->undo());
    KEPT(open->redo());
    KEPT(open->tag({spanOf(article, "Ivo Brandt")}, labels::person));
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    const QStringList all = titles(open->refused());
    QCOMPARE(all.size(), 4);
    // One gets through each time, then the disk is full again.
    for (qsizetype left = 3; left >= 0; --left) {
        failingdisk::disarm();
        const auto full = connect(open.get(), &OpenArticle::stored, this, fillTheDisk);
        KEPT(open->redoRefused());
        QCOMPARE(refusal(open->flush()), left > 0 ? std::optional(ErrorCode::WriteFailed) : std::nullopt);
        QCOMPARE(titles(open->refused()), all.last(left));
        disconnect(full);
    }
    failingdisk::disarm();
    for (const Opened &one : {open, world.open()}) {
        QCOMPARE(printed(*one), (QStringList{str("person “Ana Ruiz”"), str("person “Ivo Brandt”")}));
        QCOMPARE(one->undoTitle(), str("Tag “Ivo Brandt” as Person"));
        QVERIFY(!one->canRedo());
    }
    QCOMPARE(storedLog(world), all);
    KEPT(open->undo());
    QCOMPARE(open->undoTitle(), str("Tag “Ana Ruiz” as Person"));
}

void TestSessionRefused::whatIsUndoneMeanwhile()
{
    // An undo was refused; then its act was undone by hand and another one made that the undo fits by chance.
    const World world;
    const Opened open = world.open();
    const QUuid ana = *open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person);
    KEPT(open->setNote(ana, str("x")));
    KEPT(open->flush());
    fillTheDisk();
    KEPT(open->undo());
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    failingdisk::disarm();
    KEPT(open->undo());
    QCOMPARE(refusal(open->redoRefused()), std::optional(ErrorCode::Stale)); // it is undone already
    QCOMPARE(open->refused().size(), 1);
    KEPT(open->setNote(ana, str("x")));
    KEPT(open->redoRefused());
    QVERIFY(open->refused().isEmpty());
    QCOMPARE(open->layer().find(ana)->note, QString());
    KEPT(open->flush());
    // An act now, since what it reversed is no more; so it can be undone.
    for (const Opened &one : {open, world.open()}) {
        QCOMPARE(one->undoTitle(), str("Take back: Note on “Ana Ruiz”"));
        QVERIFY(!one->canRedo());
    }
    KEPT(open->undo());
    QCOMPARE(open->layer().find(ana)->note, str("x"));
}

void TestSessionRefused::aLabelThatIsGone()
{
    const World world;
    const Opened open = world.open();
    const Article &article = open->article();
    const Label rumour{str("7d0c"), str("Rumour"), str("#aa3377"), str("r"), {}, 20};
    KEPT(open->putLabel(rumour));
    KEPT(open->flush());
    fillTheDisk();
    KEPT(open->tag({spanOf(article, "surprise")}, rumour.id));
    KEPT(open->tag({spanOf(article, "Ana Ruiz")}, labels::person));
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    failingdisk::disarm();
    KEPT(open->undo());
    QVERIFY(!open->tagset().find(rumour.id));
    // That one stays, with a sentence; the other goes through.
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(refusal(open->redoRefused()), std::optional(ErrorCode::Stale));
        KEPT(open->flush());
        QCOMPARE(titles(open->refused()), QStringList{str("Tag “surprise” as Rumour")});
        QCOMPARE(open->refused().first().why.code, ErrorCode::Stale);
        verifySentence(open->refused().first().why.message);
        QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
    }
    KEPT(open->putLabel(rumour)); // as the sentence says
    KEPT(open->redoRefused());
    KEPT(open->flush());
    QVERIFY(open->refused().isEmpty());
    QCOMPARE(printed(*world.open()), (QStringList{str("person “Ana Ruiz”"), str("7d0c “surprise”")}));
}

void TestSessionRefused::aTagThatIsGone()
{
    // A quote is joined to the tag of its speaker. The store would refuse it, and all after it, once that is gone.
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    const QUuid ana = *open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    KEPT(open->flush());
    int quote = -1;
    for (int i = 0; i < open->suggestions().count(); ++i)
        if (open->suggestions().at(i).isQuote && open->suggestions().at(i).hull().contains(spanOf(article, "The pier")))
            quote = i;
    QVERIFY(quote >= 0);
    fillTheDisk();
    KEPT(open->accept(quote));
    KEPT(open->setNote(ana, str("minister")));
    KEPT(open->tag({spanOf(article, "surprise")}, labels::claim));
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    QVERIFY(open->suggestions().isUndecided(quote));
    failingdisk::disarm();
    KEPT(open->remove({ana}));
    KEPT(open->flush());
    QCOMPARE(refusal(open->redoRefused()), std::optional(ErrorCode::Stale));
    KEPT(open->flush());
    QCOMPARE(open->refused().size(), 2);
    for (const RefusedAct &act : open->refused())
        verifySentence(act.why.message);
    QCOMPARE(printed(*world.open()), QStringList{str("claim “surprise”")});
    // Removed is not lost: put back, both find it again.
    while (open->canUndo() && !open->layer().find(ana))
        KEPT(open->undo());
    KEPT(open->redoRefused());
    KEPT(open->flush());
    QVERIFY(printed(*world.open()).first().contains(str("its speaker Ana Ruiz")));
    QCOMPARE(world.open()->layer().find(ana)->note, str("minister"));
}

void TestSessionRefused::dropped()
{
    const World world;
    const Opened open = world.open();
    fillTheDisk();
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    failingdisk::disarm();
    QSignalSpy told(open.get(), &OpenArticle::refusedChanged);
    open->dropRefused();
    open->dropRefused();
    QCOMPARE(told.size(), 1);
    QVERIFY(open->refused().isEmpty());
    KEPT(open->redoRefused()); // nothing
    QCOMPARE(printed(*open), QStringList());
    QVERIFY(!open->canUndo() && !open->canRedo());
}

void TestSessionRefused::pastedText()
{
    const World world;
    const auto library = world.library();
    fillTheDisk();
    const Opened open =
        *OpenArticle::openBlocking(ArticleRequest::pasted("Said Ana Ruiz.", str("Clipboard")), library, false);
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    QCOMPARE(open->refused().size(), 1);
    KEPT(open->redoRefused());
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::WriteFailed));
    QCOMPARE(open->refused().size(), 1);
    failingdisk::disarm();
    KEPT(open->redoRefused());
    KEPT(open->flush());
    QVERIFY(open->refused().isEmpty() && !open->canUndo());
    const Opened again = *OpenArticle::openBlocking(ArticleRequest::fromStore(open->id()), library, false);
    QCOMPARE(again->article().text(), QByteArray("Said Ana Ruiz."));
}

void TestSessionRefused::aSessionKeepsThem()
{
    const World world;
    Session session(world.library());
    QSignalSpy told(&session, &Session::refusedChanged);
    Opened open = session.open(ArticleRequest::file(world.article));
    QTRY_COMPARE(open->phase(), OpenArticle::Phase::Ready);
    const std::weak_ptr<OpenArticle> watched = open;
    for (const bool redo : {true, false}) {
        fillTheDisk();
        KEPT(open->tag({spanOf(open->article(), redo ? "Ana Ruiz" : "Ivo Brandt")}, labels::person));
        open.reset(); // the window is closed in that moment
        QTRY_COMPARE(session.refused().size(), 1);
        QCOMPARE(refusal(session.flush()), std::nullopt); // nothing is on its way
        QCOMPARE(session.refused().first().why.code, ErrorCode::WriteFailed);
        open = session.open(ArticleRequest::file(world.article));
        QCOMPARE(open, watched.lock()); // the same one, with what it knows
        QCOMPARE(open->refused().size(), 1);
        failingdisk::disarm();
        if (redo)
            KEPT(session.redoRefused());
        else
            session.dropRefused();
        QVERIFY(session.refused().isEmpty());
        KEPT(session.flush());
    }
    QVERIFY(told.size() >= 4);
    open.reset();
    QTRY_VERIFY(watched.expired()); // and held no longer than needed
    QCOMPARE(printed(*world.open()), QStringList{str("person “Ana Ruiz”")});
}

void TestSessionRefused::nothingGetsLost()
{
    // However the disk fails, what is done again is what was done at first.
    for (int seed = 1; seed <= rounds(8, 200); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const World world(randomNews(random, 100));
        const Opened open = world.open();
        for (int day = 0; day < 3; ++day) {
            for (int i = 0; i < 12; ++i) {
                const QList<Annotation> there = open->layer().annotations();
                const qint32 start = random.bounded(open->article().size());
                const int what = random.bounded(7);
                if (i == 3)
                    KEPT(open->flush());
                if (i == 3)
                    fillTheDisk();
                if (what == 0 && !there.isEmpty())
                    KEPT(open->remove({anyOf(there, random).id}));
                else if (what == 1 && !there.isEmpty())
                    KEPT(open->setNote(anyOf(there, random).id, QString::number(i)));
                else if (what == 2 && open->canUndo())
                    KEPT(open->undo());
                else if (what == 3 && open->canRedo())
                    KEPT(open->redo());
                else
                    (void)open->tag({{start, start + 9}}, anyOf(open->tagset().labels(), random).id);
            }
            const QStringList wanted = printedLayer(open->layer());
            const QString undoTitle = open->undoTitle();
            const QString redoTitle = open->redoTitle();
            (void)open->flush();
            for (int tries = random.bounded(3); tries > 0; --tries) {
                failingdisk::disarm();
                int room = random.bounded(6); // for so many acts
                if (room == 0)
                    fillTheDisk();
                const auto full = connect(open.get(), &OpenArticle::stored, this, [&room] {
                    if (--room == 0)
                        fillTheDisk();
                });
                KEPT(open->redoRefused());
                (void)open->flush();
                disconnect(full);
            }
            failingdisk::disarm();
            KEPT(open->redoRefused());
            KEPT(open->flush());
            QVERIFY(open->refused().isEmpty());
            for (const Opened &one : {open, world.open()}) {
                QCOMPARE(printedLayer(one->layer()), wanted);
                QCOMPARE(one->undoTitle(), undoTitle);
                QCOMPARE(one->redoTitle(), redoTitle);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSessionRefused)
#include "test_session_refused.moc"
