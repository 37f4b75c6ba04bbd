// SPDX-License-Identifier: GPL-3.0-or-later
// Finding in all articles and tagging all that is found, as a person does it: by keys, and by mouse.
#include "core/base/translation.h"
#include "ui/panels/findingdelegate.h"
#include "ui/panels/findingspanel.h"
#include "ui/window/findbar.h"
#include "ui/window/noticebar.h"

#include "tests/support/desk.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

template <typename T> T *named(const Desk &desk, const char *name)
{
    return desk.window->findChild<T *>(QLatin1StringView(name));
}

FindingsPanel *panel(const Desk &desk)
{
    return desk.window->findings();
}

/// The rows as they are read out: "[x] article: n" and "[ ]   a line {labels}".
QStringList rows(const Desk &desk)
{
    const FindingsModel *model = panel(desk)->model();
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row);
        const QVariant tick = index.data(Qt::CheckStateRole);
        const char *box = !tick.isValid()                 ? "   "
                          : tick.toInt() == Qt::Checked   ? "[x]"
                          : tick.toInt() == Qt::Unchecked ? "[ ]"
                                                          : "[-]";
        QString line = QLatin1StringView(box);
        if (model->isPlace(row))
            line += QStringLiteral("   ") + index.data().toString() + u' ' +
                    index.data(FindingsModel::LabelsRole).toStringList().join(u' ');
        else
            line +=
                u' ' + index.data().toString() + QStringLiteral(": ") + index.data(FindingsModel::CountRole).toString();
        all.append(line.trimmed());
    }
    return all;
}

QString summary(const Desk &desk)
{
    return named<QLabel>(desk, "findingsSummary")->text();
}

QString outcome(const Desk &desk)
{
    return named<QLabel>(desk, "findingsOutcome")->text();
}

QPushButton *button(const Desk &desk, const char *name)
{
    return named<QPushButton>(desk, name);
}

bool isDone(const Desk &desk)
{
    return !button(desk, "findingsCancel")->isVisible() && panel(desk)->isVisible();
}

/// Types it, in the Find bar that the key opened, and waits for all of it.
void find(const Desk &desk, const char *words)
{
    QTest::keyClick(desk.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *edit = desk.window->findChild<FindBar *>()->findChild<QLineEdit *>();
    QTRY_VERIFY(edit->hasFocus());
    edit->selectAll();
    QTest::keyClicks(edit, QLatin1StringView(words));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(isDone(desk));
}

int rowOf(const Desk &desk, const char *part)
{
    const QStringList all = rows(desk);
    for (int row = 0; row < all.size(); ++row)
        if (all[row].contains(QLatin1StringView(part)))
            return row;
    return -1;
}

QRect rectOf(const Desk &desk, int row)
{
    QTreeView *view = panel(desk)->view();
    const QModelIndex index = panel(desk)->model()->index(row);
    view->scrollTo(index);
    return view->visualRect(index);
}

void clickTick(const Desk &desk, int row)
{
    QTreeView *view = panel(desk)->view();
    const QRect tick = FindingDelegate::tickRect(rectOf(desk, row), panel(desk)->model()->isPlace(row), view);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, tick.center());
}

void chooseLabel(const Desk &desk, const char *label)
{
    auto *labels = named<QComboBox>(desk, "findingsLabel");
    labels->setFocus();
    QTest::keyClick(labels, Qt::Key_Home);
    const auto isThere = [&] { return labels->currentText().startsWith(QLatin1StringView(label)); }; // its key follows
    for (int i = 1; i < labels->count() && !isThere(); ++i)
        QTest::keyClick(labels, Qt::Key_Down);
    QVERIFY2(isThere(), qPrintable(labels->currentText()));
}

bool isSaved(const Desk &desk)
{
    return desk.article().isSaved();
}

} // namespace

class TestFindInLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        bluepencil::testing::useHome(m_home);
        installTranslations();
    }

    /// Three files; the first is open, the third one only the library knows.
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        for (const char *name : {"a", "b", "c"})
            m_files[name] = m_dir->filePath(QString::fromLatin1(name) + QStringLiteral(".txt"));
        write(m_files["a"], "Zebras eat apples.\n\nNo ship eats apples.\n");
        write(m_files["b"], "Apples & <b>ships</b>, and a pear.\n");
        write(m_files["c"], "An apple a day. Apples are red.\n");
        const Desk desk(m_store, {m_files["c"]});
        READY(desk);
        desk.drag(desk.wordsAt("day"));
        desk.key(Qt::Key_6);
    }

    void byKeysAlone();
    void byMouseAlone();
    void goesToPlacesInOtherArticles();
    void saysWhyTheListIsEmpty();
    void tellsWhatIsLeftOut();
    void followsWhatIsDoneElsewhere();
    void takesBackInTheOthers();
    void theButtonTakesBackInTheOthersToo();
    void worksWithoutAnArticle();
    void cancels();

private:
    QStringList files() const { return {m_files["a"], m_files["b"]}; }
    QStringList stored(const char *name) const
    {
        const Desk desk(m_store, {m_files[name]});
        return QTest::qWaitFor([&] { return desk.ready(); }, 20000) ? desk.tags() : QStringList{QStringLiteral("?")};
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QMap<QByteArray, QString> m_files;
    QString m_store;
};

void TestFindInLibrary::byKeysAlone()
{
    {
        const Desk desk(m_store, files());
        READY(desk);
        const QAbstractItemModelTester tester(panel(desk)->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        find(desk, "apples");
        QCOMPARE(rows(desk),
                 (QStringList{QStringLiteral("[x] a: 2"), QStringLiteral("[x]   Zebras eat apples."),
                              QStringLiteral("[x]   No ship eats apples."), QStringLiteral("[x] b: 1"),
                              QStringLiteral("[x]   Apples & <b>ships</b>, and a pear."), QStringLiteral("[x] c: 1"),
                              QStringLiteral("[x]   An apple a day. Apples are red.")}));
        QCOMPARE(summary(desk), QStringLiteral("4 places in 3 articles"));
        // F6 goes into the list, ↓ and Space untick one place, ← goes to its article, which folds.
        QTreeView *view = panel(desk)->view();
        desk.view()->setFocus();
        QTest::keyClick(desk.window, Qt::Key_F6);
        QVERIFY(view->hasFocus());
        view->setCurrentIndex(panel(desk)->model()->index(0));
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(rows(desk).value(0), QStringLiteral("[-] a: 2"));
        QTRY_COMPARE(summary(desk), QStringLiteral("4 places in 3 articles · 3 ticked"));
        QTest::keyClick(view, Qt::Key_Left);
        QTest::keyClick(view, Qt::Key_Left);
        QCOMPARE(rows(desk).size(), 5);
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(rows(desk).size(), 7);
        chooseLabel(desk, "Claim");
        QCOMPARE(button(desk, "findingsTag")->text(), QStringLiteral("Tag 3 places"));
        button(desk, "findingsTag")->setFocus();
        QTest::keyClick(button(desk, "findingsTag"), Qt::Key_Space);
        QTRY_COMPARE(outcome(desk), QStringLiteral("Done: Tag 3 places as Claim in 3 articles"));
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:apples")});
        QTRY_VERIFY(rows(desk).contains(QStringLiteral("[x]   Zebras eat apples. claim")));
        // Ctrl+Z in the window takes all of it back, redo does it again.
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(desk.view()->hasFocus());
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.tags(), QStringList());
        QTRY_COMPARE(outcome(desk), QStringLiteral("Taken back: Tag 3 places as Claim in 3 articles"));
        QTRY_VERIFY(!rows(desk).join(QString()).contains(QStringLiteral("claim")));
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(rows(desk).contains(QStringLiteral("[x]   An apple a day. Apples are red. claim")));
    }
    QCOMPARE(stored("b"), QStringList{QStringLiteral("claim:Apples")});
    const Desk later(m_store, {m_files["c"]}); // after a restart, from another article
    READY(later);
    QCOMPARE(later.tags(), (QStringList{QStringLiteral("claim:day"), QStringLiteral("claim:Apples")}));
    QTest::keyClick(later.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(later.tags(), QStringList{QStringLiteral("claim:day")});
    QTRY_VERIFY(isSaved(later));
    QCOMPARE(stored("b"), QStringList());
}

void TestFindInLibrary::byMouseAlone()
{
    const Desk desk(m_store, files());
    READY(desk);
    find(desk, "apples");
    auto *all = named<QCheckBox>(desk, "findingsAll");
    QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
    QTRY_VERIFY(!button(desk, "findingsTag")->isEnabled());
    clickTick(desk, rowOf(desk, " c: 1"));
    clickTick(desk, rowOf(desk, "Zebras"));
    QTRY_COMPARE(button(desk, "findingsTag")->text(), QStringLiteral("Tag 2 places"));
    QCOMPARE(desk.view()->selection(), Span()); // ticks take nobody anywhere
    chooseLabel(desk, "Claim");
    QTest::mouseClick(button(desk, "findingsTag"), Qt::LeftButton);
    QTRY_COMPARE(desk.tags(), QStringList{QStringLiteral("claim:apples")});
    QTRY_COMPARE(button(desk, "findingsUntag")->text(), QStringLiteral("Delete 2 tags"));
    chooseLabel(desk, "Place");
    QCOMPARE(button(desk, "findingsRelabel")->text(), QStringLiteral("Relabel 2 tags"));
    QTest::mouseClick(button(desk, "findingsRelabel"), Qt::LeftButton);
    QTRY_COMPARE(desk.tags(), QStringList{QStringLiteral("place:apples")});
    QTRY_VERIFY(button(desk, "findingsUndo")->isVisible() && button(desk, "findingsUndo")->isEnabled());
    QTest::mouseClick(button(desk, "findingsUndo"), Qt::LeftButton);
    QTRY_COMPARE(desk.tags(), QStringList{QStringLiteral("claim:apples")});
    QTRY_VERIFY(!button(desk, "findingsUndo")->isVisible());
    QTRY_VERIFY(button(desk, "findingsUntag")->isEnabled());
    QTest::mouseClick(button(desk, "findingsUntag"), Qt::LeftButton);
    QTRY_COMPARE(desk.tags(), QStringList());
    QTRY_VERIFY(!button(desk, "findingsUntag")->isEnabled());
    // The arrow folds.
    const QRect article = rectOf(desk, 0);
    QTest::mouseClick(panel(desk)->view()->viewport(), Qt::LeftButton, {}, QPoint(8, article.center().y()));
    QCOMPARE(rows(desk).size(), 5);
}

void TestFindInLibrary::goesToPlacesInOtherArticles()
{
    const Desk desk(m_store, files());
    READY(desk);
    find(desk, "apples");
    QTreeView *view = panel(desk)->view();
    view->setFocus();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, rectOf(desk, rowOf(desk, "No ship")).center());
    QCOMPARE(desk.view()->selection(), Span({33, 39}));
    QVERIFY(view->hasFocus()); // who goes through the list stays in it
    QTest::keyClick(desk.window, Qt::Key_F3);
    QTRY_COMPARE(desk.article().article().id(), QStringLiteral("b.txt"));
    QTRY_COMPARE(desk.view()->selection(), Span({0, 6}));
    QVERIFY(view->hasFocus());
    view->setCurrentIndex(panel(desk)->model()->index(rowOf(desk, "An apple")));
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(desk.article().article().id(), QStringLiteral("c.txt"));
    QTRY_COMPARE(desk.view()->selection(), desk.wordsAt("Apples"));
    QTRY_VERIFY(desk.view()->hasFocus());
    QTest::keyClick(desk.window, Qt::Key_F3); // and round to the first
    QTRY_COMPARE(desk.article().article().id(), QStringLiteral("a.txt"));
    QTRY_COMPARE(desk.view()->selection(), Span({11, 17}));
}

void TestFindInLibrary::saysWhyTheListIsEmpty()
{
    const Desk desk(m_store, files());
    READY(desk);
    find(desk, "quince");
    auto *empty = named<QLabel>(desk, "findingsEmpty");
    QVERIFY(empty->isVisible() && !panel(desk)->view()->isVisible());
    QVERIFY2(empty->text().startsWith(QStringLiteral("“quince” stands in none")), qPrintable(empty->text()));
    QVERIFY(!button(desk, "findingsTag")->isEnabled());
    QTest::mouseClick(named<QToolButton>(desk, "findPattern"), Qt::LeftButton);
    find(desk, "a(");
    QVERIFY2(empty->text().startsWith(QStringLiteral("This is no pattern")), qPrintable(empty->text()));
    find(desk, "q|pear");
    QCOMPARE(summary(desk), QStringLiteral("1 place in 1 article"));
    // Back to this article: the hits are in it alone, and can be tagged there.
    QTest::keyClick(desk.window, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(named<QComboBox>(desk, "findScope")->currentIndex(), 0);
}

void TestFindInLibrary::tellsWhatIsLeftOut()
{
    write(m_files["c"], "Other apples.\n");
    const Desk desk(m_store, {m_files["a"], m_dir->filePath(QStringLiteral("nowhere.txt"))});
    READY(desk);
    find(desk, "apples");
    QCOMPARE(summary(desk), QStringLiteral("2 places in 1 article · 2 articles left out"));
    const int changed = rowOf(desk, "c: 0");
    QVERIFY(changed > 0);
    const QModelIndex index = panel(desk)->model()->index(changed);
    QVERIFY(index.data(FindingsModel::NoteRole).toString().startsWith(QStringLiteral("Its file has changed")));
    QVERIFY(!index.data(Qt::CheckStateRole).isValid());
    // A click opens it, its tags come along, and then it is found.
    QTest::mouseClick(panel(desk)->view()->viewport(), Qt::LeftButton, {}, rectOf(desk, changed).center());
    QTRY_COMPARE(desk.article().article().id(), QStringLiteral("c.txt"));
    READY(desk);
    QTRY_VERIFY(isSaved(desk));
    QTest::mouseClick(button(desk, "findingsAgain"), Qt::LeftButton);
    QTRY_VERIFY(isDone(desk));
    QVERIFY(rowOf(desk, "Other apples.") >= 0);
}

void TestFindInLibrary::followsWhatIsDoneElsewhere()
{
    const Desk desk(m_store, files());
    READY(desk);
    find(desk, "apples");
    desk.drag(desk.wordsAt("apples"));
    desk.key(Qt::Key_6);
    QTRY_VERIFY(rows(desk).contains(QStringLiteral("[x]   Zebras eat apples. claim")));
    QTRY_COMPARE(button(desk, "findingsUntag")->text(), QStringLiteral("Delete 1 tag"));
    const Desk other(m_store, {m_files["c"]}); // another program on the same library
    READY(other);
    other.drag(other.wordsAt("Apples"));
    other.key(Qt::Key_2);
    QTRY_VERIFY(rows(desk).contains(QStringLiteral("[x]   An apple a day. Apples are red. place")));
}

void TestFindInLibrary::takesBackInTheOthers()
{
    const Desk desk(m_store, files());
    READY(desk);
    find(desk, "apples");
    chooseLabel(desk, "Claim");
    QTest::mouseClick(button(desk, "findingsTag"), Qt::LeftButton);
    QTRY_COMPARE(desk.tags().size(), 2);
    {
        const Desk other(m_store, {m_files["c"]});
        READY(other);
        other.view()->setSelection(other.wordsAt("Apples").start, other.wordsAt("Apples").start); // it is active then
        other.key(Qt::Key_O);
        other.key(Qt::Key_2);
        QCOMPARE(other.tags(), (QStringList{QStringLiteral("claim:day"), QStringLiteral("place:Apples")}));
        QTRY_VERIFY(isSaved(other));
    }
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window));
    QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("Tags in “c” were changed since")));
    QVERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("Not taken back: ")));
    QCOMPARE(desk.tags().size(), 2); // none of it was taken back
    const QList<QPushButton *> remedies = desk.window->noticeBar()->findChildren<QPushButton *>();
    const auto others = std::find_if(remedies.cbegin(), remedies.cend(), [](const QPushButton *remedy) {
        return remedy->text() == QStringLiteral("Do it in the others");
    });
    QVERIFY(others != remedies.cend() && (*others)->isVisible());
    QTest::mouseClick(*others, Qt::LeftButton);
    QTRY_COMPARE(desk.tags(), QStringList());
    QTRY_VERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("but not in “c”")));
    QCOMPARE(stored("c"), (QStringList{QStringLiteral("claim:day"), QStringLiteral("place:Apples")}));
}

void TestFindInLibrary::theButtonTakesBackInTheOthersToo()
{
    const Desk desk(m_store, files());
    READY(desk);
    find(desk, "apples");
    chooseLabel(desk, "Claim");
    QTest::mouseClick(button(desk, "findingsTag"), Qt::LeftButton);
    QTRY_COMPARE(desk.tags().size(), 2);
    {
        const Desk other(m_store, {m_files["c"]});
        READY(other);
        other.view()->setSelection(other.wordsAt("Apples").start, other.wordsAt("Apples").start);
        other.key(Qt::Key_O);
        other.key(Qt::Key_2);
        QTRY_VERIFY(isSaved(other));
    }
    QPushButton *undo = button(desk, "findingsUndo");
    QTRY_VERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY(outcome(desk).contains(QStringLiteral("Undo once more")));
    QCOMPARE(desk.tags().size(), 2);
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY2(outcome(desk).contains(QStringLiteral("but not in 1 article:")), qPrintable(outcome(desk)));
    QTRY_COMPARE(desk.tags(), QStringList());
    QCOMPARE(stored("c"), (QStringList{QStringLiteral("claim:day"), QStringLiteral("place:Apples")}));
}

void TestFindInLibrary::worksWithoutAnArticle()
{
    {
        const Desk desk(m_store);
        find(desk, "apples");
        QCOMPARE(summary(desk), QStringLiteral("1 place in 1 article"));
        QTRY_VERIFY(named<QComboBox>(desk, "findingsLabel")->count() > 3);
        chooseLabel(desk, "Claim");
        QTest::mouseClick(button(desk, "findingsTag"), Qt::LeftButton);
        QTRY_VERIFY(outcome(desk).startsWith(QStringLiteral("Done: Tag 1 place")));
    }
    QCOMPARE(stored("c"), (QStringList{QStringLiteral("claim:day"), QStringLiteral("claim:Apples")}));
}

void TestFindInLibrary::cancels()
{
    const QString large = m_dir->filePath(QStringLiteral("large.txt"));
    write(large, QByteArray("No such word in this paragraph of a long text, nor in the next.\n").repeated(400000));
    const Desk desk(m_store, {m_files["a"], large});
    READY(desk);
    QTest::keyClick(desk.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *edit = desk.window->findChild<FindBar *>()->findChild<QLineEdit *>();
    QTest::keyClicks(edit, QStringLiteral("apples"));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(button(desk, "findingsCancel")->isVisible() && named<QProgressBar>(desk, "findingsProgress")->isVisible());
    QVERIFY(!button(desk, "findingsTag")->isEnabled());
    QTest::mouseClick(button(desk, "findingsCancel"), Qt::LeftButton);
    QVERIFY(!button(desk, "findingsCancel")->isVisible());
    QVERIFY(summary(desk).contains(QStringLiteral("cancelled")) ||
            named<QLabel>(desk, "findingsEmpty")->text().contains(QStringLiteral("cancelled")));
}

QTEST_MAIN(TestFindInLibrary)
#include "test_findinlibrary.moc"
