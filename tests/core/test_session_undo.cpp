// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo of an open article, over restarts and new versions of the file.
#include "tests/support/sessionfixture.h"

#include <QTest>

using namespace sessionfixture;

class TestSessionUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void undoOutlivesTheProgram();
    void aNewActEndsRedo();
    void labelsAreUndoneToo();
    void undoStopsWhereTheFileChanged();
};

void TestSessionUndo::undoOutlivesTheProgram()
{
    const World world;
    QList<QStringList> states;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        const auto remember = [&] { states.append(printedLayer(open->layer())); };
        remember();
        const QUuid id = *open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
        remember();
        KEPT(open->setNote(id, str("minister")));
        remember();
        KEPT(open->relabel(id, labels::speaker));
        remember();
        KEPT(open->setParts(id, {spanOf(article, "Ana")}));
        remember();
        KEPT(open->remove({id}));
        remember();
        QVERIFY(open->undoTitle().contains(str("Ana")));
        KEPT(open->flush());
    }
    // A step back each time the program is started, then forward again.
    for (qsizetype i = states.size() - 2; i >= 0; --i) {
        const Opened open = world.open();
        QVERIFY(open->canUndo());
        KEPT(open->undo());
        KEPT(open->flush());
        QCOMPARE(printedLayer(open->layer()), states[i]);
    }
    for (qsizetype i = 1; i < states.size(); ++i) {
        const Opened open = world.open();
        QCOMPARE(open->canUndo(), i > 1);
        QVERIFY(open->canRedo() && !open->redoTitle().isEmpty());
        KEPT(open->redo());
        KEPT(open->flush());
        QCOMPARE(printedLayer(open->layer()), states[i]);
    }
    QVERIFY(!world.open()->canRedo());
    // And quickly, with nothing durable in between.
    const Opened open = world.open();
    while (open->canUndo())
        KEPT(open->undo());
    QCOMPARE(printedLayer(open->layer()), states.first());
    while (open->canRedo())
        KEPT(open->redo());
    QVERIFY(!open->isSaved());
    KEPT(open->flush());
    QCOMPARE(printedLayer(open->layer()), states.last());
}

void TestSessionUndo::aNewActEndsRedo()
{
    const World world;
    const Opened open = world.open();
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
    KEPT(open->undo());
    QVERIFY(open->canRedo());
    KEPT(open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person));
    QVERIFY(!open->canRedo());
    KEPT(open->flush());
    QCOMPARE(printed(*world.open()), QStringList{str("person “Ivo Brandt”")});
    QVERIFY(!world.open()->canRedo());
}

void TestSessionUndo::labelsAreUndoneToo()
{
    const World world;
    const QString other = world.folder.filePath(str("other.txt"));
    put(other, "Another article about ships.\n");
    const Label rumour{str("7d0c"), str("Rumour"), str("#aa3377"), str("r"), {}, 20};
    {
        const Opened open = world.open();
        KEPT(open->putLabel(rumour));
        KEPT(open->tag({spanOf(open->article(), "surprise")}, rumour.id));
        KEPT(open->flush());
    }
    // The tagset is the library's: another article has it, and can take it back.
    const Opened second = *OpenArticle::openBlocking(ArticleRequest::file(other), world.library(), false);
    QVERIFY(second->tagset().find(rumour.id));
    QCOMPARE(*second->tagset().find(rumour.id), rumour);
    Label renamed = rumour;
    renamed.name = str("Hearsay");
    KEPT(second->putLabel(renamed));
    KEPT(second->undo());
    KEPT(second->flush());
    const Opened again = world.open();
    QCOMPARE(again->tagset().nameOf(rumour.id), str("Rumour"));
    QCOMPARE(printed(*again), QStringList{str("7d0c “surprise”")});
}

void TestSessionUndo::undoStopsWhereTheFileChanged()
{
    const World world;
    {
        const Opened open = world.open();
        const QUuid id = *open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person);
        KEPT(open->remove({id}));
        KEPT(open->flush());
    }
    // To take back that removal would tag what stands there now.
    put(world.article, "Corrected on Tuesday.\n\n" + story);
    {
        const Opened open = world.open();
        QVERIFY(!open->canUndo());
        KEPT(open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person));
        KEPT(open->flush());
    }
    const Opened again = world.open();
    QVERIFY(again->canUndo());
    KEPT(again->undo());
    QVERIFY(!again->canUndo());
    QCOMPARE(printed(*again), QStringList());
}

QTEST_GUILESS_MAIN(TestSessionUndo)
#include "test_session_undo.moc"
