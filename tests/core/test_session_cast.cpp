// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the cast of an open article: applied, undone, kept, and found again in a changed text.
#include "tests/support/sessionfixture.h"

using namespace sessionfixture;

namespace {

/// "Name: words words", the cast with its mentions.
QStringList cast(const OpenArticle &open)
{
    QStringList lines;
    const Recognition &recognition = open.recognition();
    for (int entity = 0; entity < recognition.cast.size(); ++entity) {
        QStringList words;
        for (const Mention &mention : recognition.mentions)
            if (mention.entity == entity)
                words.append(mention.label + u' ' + open.article().string(mention.span));
        lines.append(recognition.cast[entity].name + str(": ") + words.join(str(", ")));
    }
    return lines;
}

int entityNamed(const OpenArticle &open, const char *name)
{
    for (int i = 0; i < open.recognition().cast.size(); ++i)
        if (open.recognition().cast[i].name == str(name))
            return i;
    return -1;
}

QList<int> mentionsSaying(const OpenArticle &open, const char *words)
{
    QList<int> found;
    for (int i = 0; i < open.recognition().mentions.size(); ++i)
        if (open.article().string(open.recognition().mentions[i].span) == str(words))
            found.append(i);
    return found;
}

} // namespace

class TestSessionCast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renames();
    void mergesAndSplits();
    void setsTheType();
    void outlivesTheText();
    void refuses();
};

void TestSessionCast::renames()
{
    const World world;
    QStringList after;
    {
        const Opened open = world.open(true);
        const QStringList before = cast(*open);
        KEPT(open->renameEntity(entityNamed(*open, "Ana Ruiz"), str(" Minister  Ruiz ")));
        QCOMPARE(open->undoTitle(), str("Rename “Ana Ruiz” to “Minister Ruiz”"));
        QTRY_VERIFY(entityNamed(*open, "Minister Ruiz") >= 0);
        QCOMPARE(open->recognition().quotes.first().speaker->name, str("Minister Ruiz"));
        after = cast(*open);
        KEPT(open->undo());
        QTRY_COMPARE(cast(*open), before);
        KEPT(open->redo());
        QTRY_COMPARE(cast(*open), after);
        KEPT(open->flush());
    }
    QCOMPARE(cast(*world.open(true)), after);
}

void TestSessionCast::mergesAndSplits()
{
    const World world;
    const Opened open = world.open(true);
    const QStringList before = cast(*open);
    const Recognition found = open->recognition();
    const int ana = entityNamed(*open, "Ana Ruiz");
    const int ivo = entityNamed(*open, "Ivo Brandt");
    QVERIFY(ana >= 0 && ivo >= 0);
    const QList<int> hers = mentionsSaying(*open, "Ana Ruiz");
    const QList<int> his = mentionsSaying(*open, "Ivo Brandt");
    KEPT(open->mergeEntities({ana, ivo}));
    QCOMPARE(open->undoTitle(), str("Merge “Ivo Brandt” into “Ana Ruiz”"));
    QTRY_COMPARE(entityNamed(*open, "Ivo Brandt"), -1);
    QCOMPARE(open->suggestions().sameEntity(hers.first()).size(), hers.size() + his.size());
    const QStringList merged = cast(*open);
    // Both sides as if never merged.
    KEPT(open->splitEntity(his));
    QTRY_COMPARE(open->recognition(), found);
    KEPT(open->undo());
    QTRY_COMPARE(cast(*open), merged);
    KEPT(open->splitEntity(hers));
    QTRY_COMPARE(open->recognition(), found);
    KEPT(open->undo());
    KEPT(open->undo());
    QTRY_COMPARE(cast(*open), before);
    QCOMPARE(open->layer().castFactCount(), 0);
    KEPT(open->flush());
}

void TestSessionCast::setsTheType()
{
    const World world;
    const Opened open = world.open(true);
    const QList<int> hers = mentionsSaying(*open, "Ana Ruiz");
    QCOMPARE(hers.size(), 2);
    KEPT(open->accept(hers.first()));
    KEPT(open->reject(hers.last()));
    const QStringList tagged = printed(*open);
    KEPT(open->setEntityType(entityNamed(*open, "Ana Ruiz"), str("organization")));
    QTRY_COMPARE(open->recognition().mentions[hers.first()].label, str("organization"));
    QCOMPARE(printed(*open), QStringList{str("organization “Ana Ruiz”")});
    // What was decided stays decided.
    QVERIFY(!open->suggestions().isUndecided(hers.first()) && !open->suggestions().isUndecided(hers.last()));
    KEPT(open->undo());
    QTRY_COMPARE(open->recognition().mentions[hers.first()].label, str("person"));
    QCOMPARE(printed(*open), tagged);
    KEPT(open->flush());
}

void TestSessionCast::outlivesTheText()
{
    const World world;
    {
        const Opened open = world.open(true);
        KEPT(open->mergeEntities({entityNamed(*open, "Ana Ruiz"), entityNamed(*open, "Ivo Brandt")}));
        KEPT(open->flush());
    }
    put(world.article, QByteArray(story).replace("voted on Monday", "voted twice, late on Monday"));
    const Opened open = world.open(true);
    QCOMPARE(entityNamed(*open, "Ivo Brandt"), -1);
    QVERIFY(entityNamed(*open, "Ana Ruiz") >= 0);
    KEPT(open->flush());
}

void TestSessionCast::refuses()
{
    const World world;
    const Opened open = world.open(true);
    const int ana = entityNamed(*open, "Ana Ruiz");
    const int lima = entityNamed(*open, "New Lima");
    QVERIFY(ana >= 0 && lima >= 0);
    QVERIFY(refusal(open->renameEntity(-1, str("X"))) == ErrorCode::Invalid);
    QVERIFY(refusal(open->renameEntity(ana, str(" "))) == ErrorCode::Invalid);
    QVERIFY(refusal(open->mergeEntities({ana})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->mergeEntities({ana, ana})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->mergeEntities({ana, lima})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->splitEntity({})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->splitEntity(mentionsSaying(*open, "Ana Ruiz"))) == ErrorCode::Invalid);
    QVERIFY(refusal(open->setEntityType(ana, str("ghost"))) == ErrorCode::Invalid);
    QVERIFY(!open->canUndo());
}

QTEST_GUILESS_MAIN(TestSessionCast)
#include "test_session_cast.moc"
