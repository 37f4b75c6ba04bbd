// SPDX-License-Identifier: GPL-3.0-or-later
// The tagset editor and what makes and finds labels in place, by mouse and keys.
#include "ui/dialogs/labelfate.h"
#include "ui/dialogs/labelfinder.h"
#include "ui/dialogs/labelpopup.h"
#include "ui/dialogs/labelproposal.h"
#include "ui/dialogs/labeltree.h"
#include "ui/dialogs/tagseteditor.h"
#include "ui/panels/labelkey.h"
#include "ui/reader/readerview.h"
#include "ui/window/articlemarks.h"
#include "ui/window/selectionbar.h"
#include "ui/window/taggingcontroller.h"

#include "tests/support/sessionfixture.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace sessionfixture;

namespace {

struct Bench {
    World world;
    Opened open = world.open();
    TagsetEditor editor{open, nullptr};

    Bench()
    {
        editor.show();
        if (!QTest::qWaitForWindowExposed(&editor))
            qFatal("no window");
    }
    ~Bench()
    {
        const Result<void> done = open->flush();
        Q_UNUSED(done)
    }
    template <typename W> W *find(const char *name) { return editor.findChild<W *>(str(name)); }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void type(const char *field, const QString &text)
    {
        auto *edit = find<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    QString said() { return find<QLabel>("said")->text(); }
    const Label &label(const QString &id) { return *open->tagset().find(id); }
    LabelFate *asked()
    {
        LabelFate *fate = nullptr;
        const bool came = QTest::qWaitFor([&] { return (fate = editor.findChild<LabelFate *>()) != nullptr; });
        return came ? fate : nullptr;
    }
};

QStringList rows(const Tagset &tagset)
{
    QStringList names;
    for (const Label &label : tagset.inTreeOrder())
        names.append(str("-").repeated(tagset.depthOf(label.id)) + label.name);
    return names;
}

/// A text to tag, with its hand.
struct Hand {
    World world;
    Opened open = world.open();
    ReaderView view;
    TaggingController tagging{&view, nullptr};
    const ReaderTheme theme = *loadReaderTheme(str("Bluepencil Light")); // the marks look at it
    std::unique_ptr<ArticleMarks> marks;

    Hand()
    {
        view.resize(900, 600);
        marks = std::make_unique<ArticleMarks>(*open, theme);
        view.setTheme(theme);
        view.setArticle(open->article());
        view.setMarkSource(marks.get());
        tagging.setArticle(open, marks.get());
        tagging.setStyle(theme, open->tagset());
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("no window");
        view.setFocus();
    }
    ~Hand()
    {
        tagging.setArticle(nullptr, nullptr);
        view.setMarkSource(nullptr);
        const Result<void> done = open->flush();
        Q_UNUSED(done)
    }
    void select(const char *words)
    {
        const Span span = spanOf(open->article(), words);
        view.setSelection(span.start, span.end);
    }
};

} // namespace

class TestTagsetEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsALabelField();
    void tellsWhatCannotBe();
    void nestsAndMovesByButtons();
    void whatIsDraggedStaysChosen();
    void oneBadFieldTakesNoGoodOneAlong();
    void choicesMakeAChoice();
    void asksWhatBecomesOfTags();
    void merges();
    void definesAttributes();
    void bearsTheLabelBeingDeletedMeanwhile();
    void importsAndExports();
    void allLossesCanBeRead();
    void everythingHasAName();
    void keysAreToldShortly();
    void makesALabelInPlace();
    void findsOneOfFiveHundred();
    void proposesFreeKeysAndColours();
};

void TestTagsetEditor::editsALabelField()
{
    Bench bench;
    bench.editor.select(labels::claim);
    bench.type("editedName", str("Assertion"));
    bench.type("editedColor", str("Teal"));
    bench.type("editedKey", str("A"));
    bench.type("editedDescription", str("who <b>"));
    const Label claim = bench.label(labels::claim);
    QCOMPARE(claim.name, str("Assertion"));
    QCOMPARE(claim.color, str("#008080"));
    QCOMPARE(claim.key, str("a"));
    QCOMPARE(claim.description, str("who <b>"));
    for (int i = 0; i < 4; ++i)
        bench.click("undoLabels");
    QCOMPARE(bench.open->tagset(), Tagset::builtIn());
    QCOMPARE(bench.find<QLineEdit>("editedName")->text(), str("Claim"));
    bench.click("redoLabels");
    QCOMPARE(bench.label(labels::claim).name, str("Assertion"));
    bench.click("newLabel");
    QCOMPARE(rows(bench.open->tagset()).last(), str("New label"));
    QCOMPARE(bench.editor.focusWidget(), bench.find<QLineEdit>("editedName"));
}

void TestTagsetEditor::tellsWhatCannotBe()
{
    Bench bench;
    bench.editor.select(labels::claim);
    bench.type("editedName", str("person"));
    QVERIFY(bench.said().contains(str("already")));
    QCOMPARE(bench.find<QLineEdit>("editedName")->text(), str("person")); // what was typed is not thrown away
    QCOMPARE(bench.label(labels::claim).name, str("Claim"));
    bench.type("editedName", QString(250, u'x')); // the field takes no more than can be
    QCOMPARE(bench.label(labels::claim).name, QString(200, u'x'));
    QCOMPARE(bench.said(), QString());
    bench.type("editedKey", str("q"));
    QVERIFY(bench.said().contains(str("command")));
}

void TestTagsetEditor::nestsAndMovesByButtons()
{
    Bench bench;
    bench.editor.select(labels::place);
    bench.click("moveIn");
    bench.click("moveOut");
    bench.click("moveDown");
    QCOMPARE(rows(bench.open->tagset()).mid(0, 3), (QStringList{str("Person"), str("Organization"), str("Place")}));
    bench.click("moveIn");
    QCOMPARE(rows(bench.open->tagset()).mid(0, 3), (QStringList{str("Person"), str("Organization"), str("-Place")}));
    QVERIFY(!bench.find<QPushButton>("moveIn")->isEnabled());
    QCOMPARE(bench.find<LabelTree>("labelTree")->currentLabel(), QString(labels::place));
    // As rows that are dragged.
    auto *tree = bench.find<LabelTree>("labelTree");
    QTreeWidgetItem *place = tree->itemOf(labels::place);
    place->parent()->removeChild(place);
    tree->itemOf(labels::person)->addChild(place);
    Q_EMIT tree->dragged();
    QCOMPARE(rows(bench.open->tagset()).mid(0, 3), (QStringList{str("Person"), str("-Place"), str("Organization")}));
    while (bench.open->canUndo())
        bench.click("undoLabels");
    QCOMPARE(bench.open->tagset(), Tagset::builtIn());
}

void TestTagsetEditor::whatIsDraggedStaysChosen()
{
    Bench bench;
    auto *tree = bench.find<LabelTree>("labelTree");
    bench.editor.select(labels::claim);
    // No drag runs offscreen: what a drop does to the rows.
    tree->rearrange([tree] {
        QTreeWidgetItem *claim = tree->itemOf(labels::claim);
        tree->takeTopLevelItem(tree->indexOfTopLevelItem(claim));
        tree->itemOf(labels::place)->addChild(claim);
    });
    QCOMPARE(bench.find<QLineEdit>("editedName")->text(), str("Claim"));
    Q_EMIT tree->dragged();
    QTRY_COMPARE(bench.label(labels::claim).parent, QString(labels::place));
    QCOMPARE(tree->currentLabel(), QString(labels::claim));
    QCOMPARE(bench.find<QLineEdit>("editedName")->text(), str("Claim"));
}

void TestTagsetEditor::oneBadFieldTakesNoGoodOneAlong()
{
    Bench bench;
    bench.editor.select(labels::claim);
    auto *name = bench.find<QLineEdit>("editedName");
    auto *key = bench.find<QLineEdit>("editedKey");
    key->setFocus();
    key->selectAll();
    QTest::keyClicks(key, str("ab"));
    bench.type("editedName", str("Assertion"));
    QCOMPARE(bench.label(labels::claim).name, str("Assertion"));
    QCOMPARE(bench.label(labels::claim).key, str("6"));
    QCOMPARE(key->text(), str("ab"));
    QVERIFY(!bench.said().isEmpty());
    bench.editor.select(labels::place); // the message goes along
    QVERIFY2(bench.said().contains(str("Not changed in “Assertion”")), qPrintable(bench.said()));
    QCOMPARE(name->text(), str("Place"));
    bench.editor.select(labels::date);
    QCOMPARE(bench.said(), QString());
}

void TestTagsetEditor::choicesMakeAChoice()
{
    Bench bench;
    bench.editor.select(labels::claim);
    bench.click("addAttribute");
    auto *table = bench.find<QTableWidget>("attributes");
    table->item(0, 2)->setText(str("true | false")); // while its kind is Text
    const AttributeDefinition attribute = bench.label(labels::claim).attributes.value(0);
    QCOMPARE(toString(attribute.kind), str("choice"));
    QCOMPARE(attribute.choices, (QStringList{str("true"), str("false")}));
}

void TestTagsetEditor::asksWhatBecomesOfTags()
{
    Bench bench;
    KEPT(bench.open->tag({spanOf(bench.open->article(), "Ana Ruiz")}, labels::claim));
    KEPT(bench.open->flush());
    bench.editor.select(labels::claim);
    bench.click("deleteLabel");
    LabelFate *fate = bench.asked();
    QVERIFY(fate);
    QVERIFY(fate->findChild<QLabel *>(str("labelUse"))->text().contains(str("1")));
    QVERIFY(!fate->findChild<QLabel *>(str("labelChildren")));
    QCOMPARE(fate->fate(), Orphans::Keep);
    for (QRadioButton *button : fate->findChildren<QRadioButton *>())
        if (button->text().contains(str("Give")))
            button->click();
    auto *heirs = fate->findChild<QComboBox *>();
    heirs->setCurrentIndex(heirs->findData(QString(labels::place)));
    QTest::mouseClick(fate->findChild<QPushButton *>(str("fateAccept")), Qt::LeftButton);
    const QStringList before = rows(bench.open->tagset());
    const auto *tree = bench.find<LabelTree>("labelTree");
    const qsizetype row = before.indexOf(str("Claim"));
    QTRY_VERIFY(!bench.open->tagset().find(QString(labels::claim)));
    QCOMPARE(printed(*bench.open), QStringList{str("place “Ana Ruiz”")});
    // The one below is the current one then, and is shown.
    QVERIFY(tree->currentItem());
    QCOMPARE(tree->currentItem()->text(0), row + 1 < before.size() ? before[row + 1] : before[row - 1]);
    QCOMPARE(bench.find<QLineEdit>("editedName")->text(), tree->currentItem()->text(0));
    bench.click("undoLabels");
    QCOMPARE(printed(*bench.open), QStringList{str("claim “Ana Ruiz”")});
    QCOMPARE(tree->currentLabel(), QString(labels::claim)); // what came back
}

void TestTagsetEditor::merges()
{
    Bench bench;
    Label below = bench.label(labels::cue);
    below.parent = QString(labels::claim);
    KEPT(bench.open->putLabel(below));
    bench.editor.select(labels::claim);
    bench.click("mergeLabel");
    LabelFate *fate = bench.asked();
    QVERIFY(fate);
    QVERIFY(fate->findChild<QLabel *>(str("labelChildren"))->text().contains(str("Cue")));
    auto *heirs = fate->findChild<QComboBox *>();
    QCOMPARE(heirs->findData(QString(labels::claim)), -1);
    heirs->setCurrentIndex(heirs->findData(QString(labels::quote)));
    fate->accept();
    QTRY_VERIFY(!bench.open->tagset().find(QString(labels::claim)));
    QCOMPARE(bench.open->undoTitle(), str("Merge label Claim into Quote"));
    QCOMPARE(bench.said(), str("The label “Claim” is merged into “Quote”."));
}

void TestTagsetEditor::definesAttributes()
{
    Bench bench;
    bench.editor.select(labels::claim);
    bench.click("addAttribute");
    auto *table = bench.find<QTableWidget>("attributes");
    QCOMPARE(table->rowCount(), 1);
    table->item(0, 0)->setText(str("checked"));
    table->item(0, 2)->setText(str("true | false|unclear"));
    auto *kind = qobject_cast<QComboBox *>(table->cellWidget(0, 1));
    QVERIFY(kind);
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Up); // from Text to Choice
    QTRY_COMPARE(toString(bench.label(labels::claim).attributes.value(0).kind), str("choice"));
    QCOMPARE(bench.label(labels::claim).attributes.value(0).name, str("checked"));
    table->setCurrentCell(0, 0);
    bench.click("removeAttribute");
    QCOMPARE(bench.label(labels::claim).attributes.size(), 0);
}

void TestTagsetEditor::bearsTheLabelBeingDeletedMeanwhile()
{
    Bench bench;
    KEPT(bench.open->flush());
    const Opened elsewhere = bench.world.open(); // as another process has it
    bench.editor.select(labels::claim);
    auto *name = bench.find<QLineEdit>("editedName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, str("Half typed"));
    bench.click("deleteLabel"); // leaving the field renames it; the question stands open meanwhile, too
    QVERIFY(bench.asked());
    QTRY_COMPARE(elsewhere->tagset().nameOf(QString(labels::claim)), str("Half typed"));
    elsewhere->removeLabel(labels::claim, Orphans::Delete, {}, [](const Result<void> &) {});
    QTRY_VERIFY(!bench.open->tagset().find(QString(labels::claim)));
    QVERIFY(bench.said().contains(str("is deleted")));
    QVERIFY(!name->isEnabled());
    if (LabelFate *fate = bench.editor.findChild<LabelFate *>())
        fate->accept();
    QTRY_VERIFY(bench.said().contains(str("not there any more")));
    KEPT(elsewhere->flush());
}

void TestTagsetEditor::importsAndExports()
{
    Bench bench;
    const QString conf = bench.world.folder.filePath(str("annotation.conf"));
    put(conf, "[entities]\nHarbour\n\tPier\nPerson\n");
    QSignalSpy done(&bench.editor, &TagsetEditor::fileDone);
    bench.editor.importFrom(conf);
    QVERIFY(done.wait());
    QVERIFY(done.takeFirst().first().toBool());
    QCOMPARE(rows(bench.open->tagset()).mid(8), (QStringList{str("Harbour"), str("-Pier")}));
    QVERIFY(bench.said().contains(str("There is a label “Person” already")));
    const QString json = bench.world.folder.filePath(str("labels.json"));
    bench.editor.exportTo(json);
    QVERIFY(done.wait());
    QVERIFY(done.takeFirst().first().toBool());
    bench.click("undoLabels"); // all of it was one act
    QCOMPARE(bench.open->tagset(), Tagset::builtIn());
    bench.editor.importFrom(json);
    QVERIFY(done.wait());
    QCOMPARE(rows(bench.open->tagset()).mid(8), (QStringList{str("Harbour"), str("-Pier")}));
    Label pier = *bench.open->tagset().findByName(u"Pier");
    pier.parent.clear();
    KEPT(bench.open->putLabel(pier));
    bench.editor.importFrom(json); // moves it: that is told
    QVERIFY(done.wait());
    QVERIFY2(bench.said().contains(str("“Pier”, which was here already, stands under “Harbour” now")),
             qPrintable(bench.said()));
    bench.editor.importFrom(bench.world.article); // no labels in it
    QVERIFY(done.wait());
    QVERIFY(!done.last().first().toBool());
    QVERIFY(!bench.said().isEmpty());
}

void TestTagsetEditor::allLossesCanBeRead()
{
    Bench bench;
    const Tagset builtIn = Tagset::builtIn();
    QByteArray conf = "[entities]\n";
    for (const Label &label : builtIn.labels())
        conf += label.name.toUtf8() + '\n';
    const QString path = bench.world.folder.filePath(str("annotation.conf"));
    put(path, conf);
    QSignalSpy done(&bench.editor, &TagsetEditor::fileDone);
    bench.editor.importFrom(path);
    QVERIFY(done.wait());
    auto *box = bench.editor.findChild<QMessageBox *>(str("importLosses"));
    QVERIFY(box && box->isVisible());
    for (const Label &label : builtIn.labels())
        QVERIFY2(box->detailedText().contains(label.name), qPrintable(box->detailedText()));
    QTest::keyClick(box, Qt::Key_Escape);
}

void TestTagsetEditor::everythingHasAName()
{
    Bench bench;
    QSet<QString> mnemonics;
    for (const QPushButton *button : bench.editor.findChildren<QPushButton *>()) {
        QVERIFY(!button->text().isEmpty());
        const qsizetype at = button->text().indexOf(u'&');
        if (at < 0)
            continue;
        const QString key = button->text().mid(at + 1, 1).toLower();
        QVERIFY2(!mnemonics.contains(key), qPrintable(button->text()));
        mnemonics.insert(key);
    }
    for (const QLabel *label : bench.editor.findChildren<QLabel *>()) {
        const qsizetype at = label->text().indexOf(u'&');
        if (at < 0)
            continue;
        QVERIFY2(label->buddy(), qPrintable(label->text()));
        const QString key = label->text().mid(at + 1, 1).toLower();
        QVERIFY2(!mnemonics.contains(key), qPrintable(label->text()));
        mnemonics.insert(key);
    }
}

void TestTagsetEditor::keysAreToldShortly()
{
    Tagset tagset = Tagset::builtIn();
    QCOMPARE(labelKeysOf(tagset), str("1–8"));
    tagset.put({str("a"), str("A"), {}, str("k"), {}, 20});
    tagset.put({str("b"), str("B"), {}, str("9"), {}, 21});
    tagset.put({str("c"), str("C"), {}, str("u"), {}, 22});
    tagset.put({str("d"), str("D"), {}, {}, {}, 23});
    QCOMPARE(labelKeysOf(tagset), str("1–9 K U"));
    tagset.remove(u"place");
    tagset.remove(u"claim");
    QCOMPARE(labelKeysOf(tagset), str("1 3–5 7–9 K U"));
    QCOMPARE(labelKeysOf(Tagset()), QString());
}

void TestTagsetEditor::makesALabelInPlace()
{
    Hand hand;
    hand.select("Ana Ruiz");
    QTest::keyClick(&hand.view, Qt::Key_N);
    auto *popup = hand.view.findChild<LabelPopup *>();
    QVERIFY(popup && popup->isVisible());
    const Span selection = hand.view.selection();
    QTest::keyClicks(popup->findChild<QLineEdit *>(str("labelName")), str("Person"));
    QTest::keyClick(popup->findChild<QLineEdit *>(str("labelName")), Qt::Key_Return);
    QVERIFY(popup->isVisible()); // there is one of that name: a sentence says so
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(hand.view.selection(), selection);
    QCOMPARE(hand.open->tagset(), Tagset::builtIn());

    QTest::keyClick(&hand.view, Qt::Key_N);
    auto *name = popup->findChild<QLineEdit *>(str("labelName"));
    QCOMPARE(name->text(), QString());
    QTest::keyClicks(name, str("Minister"));
    QCOMPARE(popup->findChild<QLineEdit *>(str("labelKey"))->text(), str("m"));
    popup->findChild<QLineEdit *>(str("labelColor"))->setText(str("#123456"));
    // Enter adds it from the button too, as it says.
    QWidget *button = popup->findChild<QPushButton *>();
    for (int i = 0; i < 8 && popup->focusWidget() != button; ++i)
        QTest::keyClick(popup->focusWidget(), Qt::Key_Tab);
    QCOMPARE(popup->focusWidget(), button);
    QTest::keyClick(button, Qt::Key_Return);
    QVERIFY(!popup->isVisible());
    const Label *label = hand.open->tagset().findByName(str("Minister"));
    QVERIFY(label);
    QCOMPARE(label->color, str("#123456"));
    QCOMPARE(printed(*hand.open), QStringList{label->id + str(" “Ana Ruiz”")});
    hand.tagging.undo(); // both were one act
    QCOMPARE(hand.open->tagset(), Tagset::builtIn());
    QVERIFY(printed(*hand.open).isEmpty());
}

void TestTagsetEditor::findsOneOfFiveHundred()
{
    Hand hand;
    QList<Label> many;
    for (int i = 0; i < 500; ++i)
        many.append({str("l%1").arg(i), str("Label %1").arg(i), {}, {}, {}, 100 + i});
    many[499].name = QString(200, u'w');
    KEPT(hand.open->putLabels(str("Many"), many));
    const ReaderTheme theme = loadReaderTheme(str("Bluepencil Light"))->withTagset(hand.open->tagset());
    hand.tagging.setStyle(theme, hand.open->tagset());
    auto *bar = hand.view.findChild<SelectionBar *>();
    QVERIFY(bar);
    bar->showFor(SelectionBar::Mode::Selection, QRect(300, 200, 80, 20));
    QVERIFY(bar->width() < hand.view.width());
    hand.select("Ana Ruiz");
    auto *more = bar->findChild<QToolButton *>(str("moreLabels"));
    bar->showFor(SelectionBar::Mode::Selection, QRect(300, 200, 80, 20));
    QVERIFY(more && more->isVisible());
    more->click();
    auto *finder = hand.view.findChild<LabelFinder *>();
    QVERIFY(finder && finder->isVisible());
    auto *text = finder->findChild<QLineEdit *>();
    QTest::keyClicks(text, str("l 37"));
    QTest::keyClick(text, Qt::Key_Down); // 37, then 370
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(printed(*hand.open), QStringList{str("l370 “Ana Ruiz”")});
    const Span words = spanOf(hand.open->article(), "surprise"); // what was used last stands in the bar
    const QPoint from = hand.view.rectOf({words.start, words.start + 1}).center();
    const QPoint to = hand.view.rectOf({words.end - 1, words.end}).center();
    QTest::mousePress(hand.view.viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(hand.view.viewport(), (from + to) / 2);
    QTest::mouseMove(hand.view.viewport(), to);
    QTest::mouseRelease(hand.view.viewport(), Qt::LeftButton, {}, to);
    QTRY_VERIFY(bar->isVisible());
    auto *used = bar->findChild<QToolButton *>(str("tag-l370"));
    QVERIFY(used && used->isVisible());
}

void TestTagsetEditor::proposesFreeKeysAndColours()
{
    Tagset tagset = Tagset::builtIn();
    QSet<QString> colors;
    for (int i = 0; i < 40; ++i) {
        Label label = proposedLabel(tagset);
        label.key = proposedKey(tagset, label.name);
        QVERIFY2(checkLabel(tagset, label).ok(), qPrintable(label.name));
        QVERIFY2(!colors.contains(label.color), qPrintable(label.color));
        colors.insert(label.color);
        tagset.put(label);
    }
}

QTEST_MAIN(TestTagsetEditor)
#include "test_tagseteditor.moc"
