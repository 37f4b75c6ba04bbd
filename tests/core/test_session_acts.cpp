// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to an open article: tags of every shape stay, and what cannot be is refused.
#include "tests/support/sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sessionfixture;

class TestSessionActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheArticleIs();
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void tagsStayThere();
    void tightensWhatTheHandSelects();
    void refusesWhatCannotBe();
    void randomDays();
};

void TestSessionActs::saysWhatTheArticleIs()
{
    const World world;
    {
        const Opened open = world.open();
        QCOMPARE(open->state(), ArticleState());
        KEPT(open->setStatus(ReadingStatus::Unread)); // says nothing new
        KEPT(open->setArticleLabels({}));
        QVERIFY(!open->canUndo());
        KEPT(open->setStatus(ReadingStatus::Reading));
        QCOMPARE(open->undoTitle(), str("Mark the Article as Being Read"));
        KEPT(open->setArticleLabels({str(" harbour  board "), str("urgent"), str("urgent")}));
        KEPT(open->setArticleNote(str("Call back")));
        QVERIFY(refusal(open->setArticleLabels({str(" ")})) == ErrorCode::Invalid);
        const AnnotatedArticle own = open->annotated(ExportLayer::Own);
        QCOMPARE(own.state, open->state());
        QCOMPARE(open->annotated(ExportLayer::Suggested).state, ArticleState());
        KEPT(open->flush());
    }
    const Opened again = world.open();
    const ArticleState expected{
        again->id(), ReadingStatus::Reading, {str("harbour board"), str("urgent")}, str("Call back")};
    QCOMPARE(again->state(), expected);
    KEPT(again->undo());
    QCOMPARE(again->state().note, QString());
    KEPT(again->undo());
    QCOMPARE(again->state().labels, QStringList());
    KEPT(again->undo());
    QCOMPARE(again->state(), ArticleState());
    QVERIFY(!again->layer().articleState());
    KEPT(again->redo());
    QVERIFY(again->state().status == ReadingStatus::Reading);
    KEPT(again->setStatus(ReadingStatus::Unread)); // the last that was said
    QVERIFY(!again->layer().articleState());
    KEPT(again->flush());
    QVERIFY(!world.open()->layer().articleState());
}

void TestSessionActs::tagsStayThere()
{
    const World world;
    QStringList expected;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        QSignalSpy changed(open.get(), &OpenArticle::changed);
        const Result<QUuid> person = open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
        const Result<QUuid> over = open->tag({spanOf(article, "said Ana")}, labels::claim, Origin::Hand, str("why?"));
        const Result<QUuid> split = open->tag(
            {spanOf(article, "“We will close it.”"), spanOf(article, "“The pier is not safe,”")}, labels::quote);
        const Result<QUuid> wrong = open->tag({spanOf(article, "surprise")}, labels::place);
        const Result<QList<QUuid>> both =
            open->tagAll({spanOf(article, "Ivo"), spanOf(article, "Brandt")}, labels::person, Origin::CommandLine);
        for (const bool kept : {person.ok(), over.ok(), split.ok(), wrong.ok(), both.ok()})
            QVERIFY(kept);
        QCOMPARE(changed.size(), 5); // each act told once
        KEPT(open->relabel(*wrong, labels::claim));
        KEPT(open->setNote(*person, str("the <b>minister</b>\nof “all” harbours")));
        KEPT(open->setParts(*over, {spanOf(article, "said Ana Ruiz, the")}));
        KEPT(open->remove({both->first()}));
        expected = {str("quote “““The pier is not safe,” … “We will close it.””").replace(str("“““"), str("““")),
                    str("claim “said Ana Ruiz, the” (why?)"),
                    str("person “Ana Ruiz” (the <b>minister</b>\nof “all” harbours)"), str("person “Brandt”"),
                    str("claim “surprise”")};
        QCOMPARE(printed(*open), expected);
        KEPT(open->flush());
        QVERIFY(open->isSaved());
    }
    const Opened again = world.open();
    QCOMPARE(printed(*again), expected);
    QCOMPARE(again->notice(), QString());
    for (const Annotation &annotation : again->layer().annotations()) {
        QVERIFY(annotation.time.isValid());
        QVERIFY(!annotation.id.isNull());
    }
    QCOMPARE(contentOf(world.article), story);
}

void TestSessionActs::tightensWhatTheHandSelects()
{
    const World world("So said Rene\xcc\x81 at  the\xc2\xa0pier.\n\nYes.");
    const Opened open = world.open();
    const Article &article = open->article();
    // Blanks go, half characters are made whole, parts that touch become one, order is found.
    const Span half{spanOf(article, " Rene").start, spanOf(article, "Rene").end + 1};
    KEPT(open->tag({half}, labels::person));
    KEPT(open->tag({spanOf(article, "pier."), spanOf(article, "the"), spanOf(article, "at ")}, labels::claim));
    KEPT(open->tag({spanOf(article, "So sa"), spanOf(article, "said ")}, labels::cue));
    QCOMPARE(printed(*open),
             (QStringList{str("cue “So said”"), str("person “Rene\u0301”"), str("claim “at … the … pier.”")}));
}

void TestSessionActs::refusesWhatCannotBe()
{
    const World world;
    const Opened open = world.open();
    const Article &article = open->article();
    const Result<QUuid> person = open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    KEPT(person);
    const QStringList before = printed(*open);
    QSignalSpy changed(open.get(), &OpenArticle::changed);
    const auto invalid = std::optional(ErrorCode::Invalid);
    const auto stale = std::optional(ErrorCode::Stale);
    const QUuid nobody = QUuid::createUuid();
    QCOMPARE(refusal(open->tag({}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{5, 5}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{-10, -5}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{100000, 100005}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{8, 2}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({spanOf(article, "\n\n")}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{0, 4}}, str("ghost"))), invalid);
    QCOMPARE(refusal(open->tagAll({}, labels::person, Origin::Hand)), invalid);
    QCOMPARE(refusal(open->tagAll({{0, 5}, {9, 9}}, labels::person, Origin::Hand)), invalid); // none of them
    QCOMPARE(refusal(open->relabel(*person, str("ghost"))), invalid);
    QCOMPARE(refusal(open->setParts(*person, {{3, 3}})), invalid);
    QCOMPARE(refusal(open->relabel(nobody, labels::place)), stale);
    QCOMPARE(refusal(open->setNote(nobody, str("x"))), stale);
    QCOMPARE(refusal(open->setParts(nobody, {{0, 4}})), stale);
    QCOMPARE(refusal(open->remove({*person, nobody})), stale); // nor the first of them
    QCOMPARE(refusal(open->remove({})), stale);
    QCOMPARE(refusal(open->accept(0)), stale);
    QCOMPARE(refusal(open->accept(-1)), stale);
    QCOMPARE(refusal(open->reject(1000)), stale);
    QCOMPARE(refusal(open->redo()), invalid);
    QCOMPARE(refusal(open->putLabel({str("x"), str("Person"), {}, {}, {}, 9})), invalid);
    // What changes nothing is no act.
    KEPT(open->relabel(*person, labels::person));
    KEPT(open->setNote(*person, {}));
    KEPT(open->setParts(*person, {spanOf(article, "Ana Ruiz")}));
    KEPT(open->putLabel(*open->tagset().find(u"person")));
    QCOMPARE(printed(*open), before);
    QCOMPARE(changed.size(), 0);
    KEPT(open->undo());
    QCOMPARE(refusal(open->undo()), invalid);
}

void TestSessionActs::randomDays()
{
    for (int seed = 1; seed <= rounds(6, 200); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const World world(randomNews(random, 200));
        QStringList expected;
        for (int day = 0; day < 4; ++day) {
            const Opened open = world.open();
            QVERIFY(open);
            if (day > 0)
                QCOMPARE(printedLayer(open->layer()), expected);
            for (int i = 0; i < 25; ++i) {
                const QList<Annotation> there = open->layer().annotations();
                const qint32 start = random.bounded(open->article().size());
                const Span span{start, start + random.bounded(40)};
                const int what = random.bounded(9);
                Result<void> done;
                if (what == 0 && !there.isEmpty())
                    done = open->remove({anyOf(there, random).id});
                else if (what == 1 && !there.isEmpty())
                    done = open->relabel(anyOf(there, random).id, anyOf(open->tagset().labels(), random).id);
                else if (what == 2 && !there.isEmpty())
                    done = open->setNote(anyOf(there, random).id, keepable(hostileString(random)));
                else if (what == 3 && !there.isEmpty())
                    (void)open->setParts(anyOf(there, random).id, {span}); // may be blanks only
                else if (what == 4 && open->canUndo())
                    done = open->undo();
                else if (what == 5 && open->canRedo())
                    done = open->redo();
                else
                    (void)open->tag({span}, anyOf(open->tagset().labels(), random).id);
                KEPT(done);
            }
            if (random.bounded(2) == 0)
                while (open->canUndo() && random.bounded(8) > 0)
                    KEPT(open->undo());
            KEPT(open->flush());
            expected = printedLayer(open->layer());
        }
    }
}

QTEST_GUILESS_MAIN(TestSessionActs)
#include "test_session_acts.moc"
