// SPDX-License-Identifier: GPL-3.0-or-later
// Named points in the history, the way back to them as one act, and the history as rows.
#include "core/annotation/restorepoint.h"
#include "core/session/historyrows.h"
#include "core/session/libraryact.h"

#include "tests/support/sessionfixture.h"

using namespace sessionfixture;

namespace {

QUuid tag(const Opened &open, const char *words, QLatin1StringView label)
{
    const Result<QUuid> tagged = open->tag({spanOf(open->article(), words)}, QString(label));
    return tagged ? *tagged : QUuid();
}

QList<LibraryPlaces> places(const Opened &open, const char *words)
{
    return {{open->id(), open->version().textHash, {}, {spanOf(open->article(), words)}}};
}

/// As another window does it.
bool library(const World &world, const LibraryAct &act, OpenArticle &open)
{
    const std::shared_ptr<Library> library = world.library();
    Result<Change> change = changeFor(*library, act, str("ana"));
    if (!change || change->isEmpty())
        return false;
    const Result<qint64> sequence = library->append({}, *change).result();
    if (!sequence)
        return false;
    change->sequence = *sequence;
    open.follow({*change});
    return true;
}

QList<RestorePoint> pointsOf(const Opened &open)
{
    return restorePoints(open->history().log(), open->id());
}

} // namespace

class TestRestorePoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void returningIsOneActAndSurvivesARestart()
    {
        World world;
        QStringList then;
        {
            const Opened open = world.open();
            const QUuid first = tag(open, "pier", labels::claim);
            const QUuid second = tag(open, "vote", labels::claim);
            KEPT(open->setNote(second, str("kept")));
            KEPT(open->setRestorePoint(str("  before the  edit ")));
            then = printed(*open);
            KEPT(open->relabel(first, QString(labels::place)));
            KEPT(open->relabel(first, QString(labels::person)));
            KEPT(open->remove({second}));
            const QUuid third = tag(open, "surprise", labels::claim);
            const QUuid fourth = tag(open, "council", labels::claim);
            KEPT(open->remove({fourth})); // made and gone since: no edit of the way back
            KEPT(open->setNote(third, str("new")));
            KEPT(open->flush());
        }
        const Opened open = world.open();
        const QStringList now = printed(*open);
        QVERIFY(now != then);
        const QList<RestorePoint> points = pointsOf(open);
        QCOMPARE(points.size(), 1);
        QCOMPARE(points[0].name, str("before the edit"));
        QCOMPARE(points[0].actsSince, 7);
        QVERIFY(points[0].isReachable);
        const Result<qsizetype> back = open->returnTo(points[0].sequence);
        KEPT(back);
        QCOMPARE(*back, 3);
        QCOMPARE(printed(*open), then);
        QCOMPARE(open->undoTitle(), str("Return to “before the edit”"));
        KEPT(open->undo());
        QCOMPARE(printed(*open), now);
        KEPT(open->redo());
        QCOMPARE(printed(*open), then);
        const Result<qsizetype> again = open->returnTo(points[0].sequence);
        KEPT(again);
        QCOMPARE(*again, 0);
        KEPT(open->flush());
        QCOMPARE(printed(*world.open()), then);
    }

    void quotesComeBackWithTheirRelations()
    {
        World world;
        const Opened open = world.open(true);
        const int quote = [&] {
            for (int i = 0; i < open->suggestions().count(); ++i)
                if (open->suggestions().at(i).isQuote && open->suggestions().isUndecided(i))
                    return i;
            return -1;
        }();
        QVERIFY(quote >= 0);
        KEPT(open->setRestorePoint(str("empty")));
        const QStringList suggestedThen = suggested(*open);
        const Result<QUuid> accepted = open->accept(quote);
        KEPT(accepted);
        KEPT(open->setRestorePoint(str("quoted")));
        const QStringList quoted = printed(*open);
        KEPT(open->remove({*accepted}));
        const QList<RestorePoint> points = pointsOf(open);
        QCOMPARE(points.size(), 2);
        KEPT(open->returnTo(points[0].sequence));
        QCOMPARE(printed(*open), quoted);
        KEPT(open->returnTo(points[1].sequence));
        QCOMPARE(printed(*open), QStringList());
        QCOMPARE(suggested(*open), suggestedThen);
        KEPT(open->flush());
    }

    void theTagsetStays()
    {
        World world;
        const Opened open = world.open();
        KEPT(open->setRestorePoint(str("start")));
        const Label rumour{str("7d0c"), str("Rumour"), {}, str("r"), {}, 20};
        KEPT(open->putLabel(rumour));
        QVERIFY(!tag(open, "pier", labels::claim).isNull());
        KEPT(open->returnTo(pointsOf(open).first().sequence));
        QCOMPARE(printed(*open), QStringList());
        QVERIFY(open->tagset().find(rumour.id));
        KEPT(open->flush());
    }

    void whatTheLibraryDidIsTakenBackToo()
    {
        World world;
        const Opened open = world.open();
        const QUuid pier = tag(open, "pier", labels::claim);
        KEPT(open->setNote(pier, str("kept")));
        KEPT(open->setRestorePoint(str("before")));
        const QStringList then = printed(*open);
        const QUuid vote = tag(open, "vote", labels::claim); // here, then changed from outside, then gone
        KEPT(open->flush());
        QVERIFY(library(world, {LibraryAct::Kind::Relabel, QString(labels::place), places(open, "vote")}, *open));
        QVERIFY(library(world, {LibraryAct::Kind::Tag, QString(labels::place), places(open, "council")}, *open));
        QCOMPARE(open->layer().find(vote)->label, QString(labels::place));
        bool isRemoved = false;
        open->removeLabel(QString(labels::claim), Orphans::Delete, {}, [&](const Result<void> &done) {
            KEPT(done);
            isRemoved = true;
        });
        QTRY_VERIFY(isRemoved);
        KEPT(open->flush());
        const QStringList now = printed(*open);
        QCOMPARE(now, (QStringList{str("place “council”"), str("place “vote”")}));
        QCOMPARE(pointsOf(open).first().actsSince, 4);
        KEPT(open->returnTo(pointsOf(open).first().sequence));
        QCOMPARE(printed(*open), then);
        QVERIFY2(!open->tagset().find(QString(labels::claim)), "labels are not the article's");
        KEPT(open->flush());
        QCOMPARE(printed(*world.open()), then);
        KEPT(open->undo());
        QCOMPARE(printed(*open), now);
        KEPT(open->flush());
    }

    void aPointNeitherEndsRedoNorIsUndone()
    {
        World world;
        const Opened open = world.open();
        QVERIFY(!tag(open, "pier", labels::claim).isNull());
        KEPT(open->undo());
        KEPT(open->setRestorePoint(str("x")));
        QVERIFY(open->canRedo() && !open->canUndo());
        KEPT(open->redo());
        QCOMPARE(open->layer().count(), 1);
        KEPT(open->flush());
        const Opened again = world.open();
        QVERIFY(again->canUndo() && !again->canRedo());
        QCOMPARE(pointsOf(again).size(), 1);
    }

    void whatCannotBeReturnedToIsRefused()
    {
        World world;
        {
            const Opened open = world.open();
            QVERIFY(refusal(open->setRestorePoint(str(" – "))) == ErrorCode::Invalid);
            QVERIFY(refusal(open->returnTo(99)) == ErrorCode::Stale);
            QVERIFY(!tag(open, "pier", labels::claim).isNull());
            KEPT(open->setRestorePoint(str("old text")));
            QVERIFY(!tag(open, "vote", labels::claim).isNull());
            KEPT(open->flush());
        }
        put(world.article, QByteArray("A new first line.\n\n") + story);
        const Opened open = world.open();
        const QStringList now = printed(*open);
        QCOMPARE(now.size(), 2);
        const QList<RestorePoint> points = pointsOf(open);
        QCOMPARE(points.size(), 1);
        QVERIFY(!points[0].isReachable);
        QVERIFY(refusal(open->returnTo(points[0].sequence)) == ErrorCode::Stale);
        QCOMPARE(printed(*open), now);
    }

    void anAnnotationTellsItsHistory()
    {
        World world;
        const Opened open = world.open();
        const QUuid other = tag(open, "vote", labels::claim);
        const QUuid id = tag(open, "pier", labels::claim);
        KEPT(open->relabel(QList<QUuid>{id, other}, QString(labels::place)));
        KEPT(open->setNote(id, str("why?")));
        KEPT(open->undo());
        KEPT(open->remove({id}));
        KEPT(open->flush());
        const QList<HistoryRow> rows = historyRows(open->history().log(), open->article(), open->tagset(), id);
        QStringList lines;
        for (const HistoryRow &row : rows) {
            lines.append(row.what + str(": ") + row.before + str(" → ") + row.after);
            QVERIFY(row.time.isValid() && !row.who.isEmpty());
        }
        QCOMPARE(lines, (QStringList{str("Delete Place “pier”: Place, “pier” → "),
                                     str("Undo: Note on “pier”: note “why?” → no note"),
                                     str("Note on “pier”: no note → note “why?”"),
                                     str("Relabel 2 tag(s) as Place: Claim → Place"),
                                     str("Tag “pier” as Claim:  → Claim, “pier”")}));
        const QList<HistoryRow> all = historyRows(open->history().log(), open->article(), open->tagset());
        QCOMPARE(all.size(), 6);
        QCOMPARE(all[3].after, str("2 tag(s)"));
    }

    void aQuoteTellsWhoSaidIt()
    {
        World world;
        const Opened open = world.open();
        const QUuid quote = tag(open, "“The pier is not safe,”", labels::quote);
        KEPT(open->setSpeaker(quote, spanOf(open->article(), "Ana Ruiz")));
        KEPT(open->setSpeaker(quote, {}));
        QStringList lines;
        for (const HistoryRow &row : historyRows(open->history().log(), open->article(), open->tagset(), quote))
            lines.append(row.before + str(" → ") + row.after);
        QCOMPARE(lines, (QStringList{str("Speaker: “Ana Ruiz” → Speaker: nobody"), str(" → Speaker: “Ana Ruiz”"),
                                     str(" → Quote, ““The pier is not safe,””")}));
        KEPT(open->flush());
    }

    void movedEndsAreSeenInTheHistory()
    {
        World world;
        const Opened open = world.open();
        const Span from = spanOf(open->article(), "said Ana Ruiz, the harbour minister. “We will close it");
        const QUuid id = tag(open, "said Ana Ruiz, the harbour minister. “We will close it", labels::claim);
        KEPT(open->setParts(id, {{from.start, from.end - 3}}));
        const HistoryRow row = historyRows(open->history().log(), open->article(), open->tagset(), id).first();
        QVERIFY2(row.before.endsWith(str("close it”")) && row.after.endsWith(str("close”")),
                 qPrintable(row.before + row.after));
        KEPT(open->flush());
    }

    void theHistorySaysWhatBecameOfALabel()
    {
        World world;
        const Opened open = world.open();
        Label claim = *open->tagset().find(QString(labels::claim));
        claim.name = str("Assertion");
        claim.key = str("a");
        KEPT(open->putLabel(claim));
        claim.parent = QString(labels::quote);
        claim.color = str("#008080");
        KEPT(open->putLabel(claim));
        KEPT(open->putLabel({str("7d0c"), str("Rumour"), {}, str("r"), {}, 20}));
        QStringList lines;
        for (const HistoryRow &row : historyRows(open->history().log(), open->article(), open->tagset()))
            lines.append(row.before + str(" → ") + row.after);
        QCOMPARE(lines, (QStringList{str(" → Rumour"), str("the theme's colour, at the top → #008080, under Quote"),
                                     str("Claim, key 6 → Assertion, key A")}));
        KEPT(open->flush());
    }

    void placesOfAnOlderTextAreNotReadInTheNewOne()
    {
        World world;
        QUuid id;
        {
            const Opened open = world.open();
            id = tag(open, "pier", labels::claim);
            KEPT(open->flush());
        }
        put(world.article, QByteArray("A new first line.\n\n") + story);
        const Opened open = world.open();
        const QList<HistoryRow> rows = historyRows(open->history().log(), open->article(), open->tagset(), id);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.last().after, str("Claim"));
        QVERIFY(rows.last().what.contains(str("pier")));
        QVERIFY(rows.first().after.contains(str("pier")));
    }
};

QTEST_GUILESS_MAIN(TestRestorePoints)
#include "test_restorepoints.moc"
