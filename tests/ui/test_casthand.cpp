// SPDX-License-Identifier: GPL-3.0-or-later
// The cast corrected in the panel: renamed, merged, split, typed, with keys and mouse.
#include "core/base/translation.h"
#include "ui/dialogs/labelfinder.h"
#include "ui/dialogs/noteeditor.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/sidepanel.h"
#include "ui/window/casthand.h"
#include "ui/window/noticebar.h"
#include "ui/window/taggingcontroller.h"

#include "tests/support/desk.h"

#include <QDropEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

const QByteArray story =
    "Ana Ruiz, the harbour minister, spoke in New Lima on Monday. “Trade will grow,” said Ruiz.\n\n"
    "Ivo Brandt met Ruiz. Ivo Brandt left. Brandt came back.\n";

} // namespace

class TestCastHand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        bluepencil::testing::useHome(m_home);
        installTranslations();
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("harbour.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        write(m_file, story);
    }

    void f2Renames()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(names(people), (QStringList{QStringLiteral("Ana Ruiz 3"), QStringLiteral("Ivo Brandt 3")}));
        people->setFocus();
        people->setCurrentIndex(people->model()->index(1, 0));
        QTest::keyClick(people, Qt::Key_F2);
        auto *dialog = desk.window->findChild<QInputDialog *>(QStringLiteral("renameEntity"));
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->textValue(), QStringLiteral("Ivo Brandt"));
        dialog->setTextValue(QStringLiteral("Ivo P. Brandt"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(names(people), (QStringList{QStringLiteral("Ana Ruiz 3"), QStringLiteral("Ivo P. Brandt 3")}));
        undo(desk);
        QTRY_COMPARE(names(people), (QStringList{QStringLiteral("Ana Ruiz 3"), QStringLiteral("Ivo Brandt 3")}));
    }

    void f2InTheTextRenamesWhomAMarkNames()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        desk.view()->setFocus();
        QTest::keyClick(desk.window, Qt::Key_F2); // nothing is active: it says what it does
        QVERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("F2")));
        const auto renameTo = [&](const QString &before, const QString &after) {
            desk.window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(desk.window));
            QTest::keyClick(desk.window, Qt::Key_F2);
            auto *dialog = desk.window->findChild<QInputDialog *>(QStringLiteral("renameEntity"));
            QVERIFY2(dialog && dialog->isVisible(), qPrintable(desk.window->noticeBar()->text()));
            QCOMPARE(dialog->textValue(), before);
            dialog->setTextValue(after);
            QTest::keyClick(dialog, Qt::Key_Return);
            QTRY_VERIFY(!desk.window->findChild<QInputDialog *>(QStringLiteral("renameEntity")));
        };
        // A suggestion, and the tag that it becomes.
        click(desk, "Ivo Brandt");
        renameTo(QStringLiteral("Ivo Brandt"), QStringLiteral("Ivo P. Brandt"));
        QTRY_COMPARE(names(people), (QStringList{QStringLiteral("Ana Ruiz 3"), QStringLiteral("Ivo P. Brandt 3")}));
        click(desk, "came back");
        click(desk, "Ivo Brandt");
        desk.key(Qt::Key_Return);
        QTRY_COMPARE(desk.tags(), QStringList{QStringLiteral("person:Ivo Brandt")});
        click(desk, "came back");
        click(desk, "Ivo Brandt");
        renameTo(QStringLiteral("Ivo P. Brandt"), QStringLiteral("I. Brandt"));
        QTRY_COMPARE(names(people), (QStringList{QStringLiteral("Ana Ruiz 3"), QStringLiteral("I. Brandt 3")}));
        // A tag that names nobody gets another label.
        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window));
        desk.drag(desk.wordsAt("harbour minister"));
        desk.key(Qt::Key_6);
        QVERIFY(desk.tags().contains(QStringLiteral("claim:harbour minister")));
        QTest::keyClick(desk.window, Qt::Key_F2);
        auto *finder = desk.window->findChild<LabelFinder *>();
        QVERIFY(finder && finder->isVisible());
        auto *words = finder->findChild<QLineEdit *>();
        QTest::keyClicks(words, QStringLiteral("Organ"));
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_VERIFY(desk.tags().contains(QStringLiteral("organization:harbour minister")));
    }

    void chosenNamesAreMergedByAKey()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        people->setFocus();
        people->setCurrentIndex(people->model()->index(0, 0));
        QTest::keyClick(people, Qt::Key_M, Qt::ControlModifier);
        QVERIFY2(!desk.window->noticeBar()->text().isEmpty(), "one alone is told how it is done");
        QTest::keyClick(people, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(people, Qt::Key_M, Qt::ControlModifier);
        QTRY_COMPARE(names(people), QStringList{QStringLiteral("Ivo Brandt 6")});
        QVERIFY2(desk.window->findChild<NoteEditor *>() == nullptr, "Ctrl+M of the text writes a note");
        // Told in the quotes too.
        QTRY_COMPARE(speaker(desk), QStringLiteral("Ivo Brandt"));
        undo(desk);
        QTRY_COMPARE(names(people).size(), 2);
        QTRY_COMPARE(speaker(desk), QStringLiteral("Ana Ruiz"));
    }

    void aNameDroppedOnAnotherBecomesIt()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        people->setCurrentIndex(people->model()->index(1, 0)); // Ivo Brandt is dragged …
        QVERIFY(people->model()->index(1, 0).flags().testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(people->model()->index(0, 0).flags().testFlag(Qt::ItemIsDropEnabled));
        auto *hand = desk.window->findChild<CastHand *>();
        QVERIFY(!hand->mergeInto(people, people->model()->index(1, 0))); // on itself: nothing
        QVERIFY(hand->mergeInto(people, people->model()->index(0, 0)));  // … on Ana Ruiz
        QTRY_COMPARE(names(people), QStringList{QStringLiteral("Ana Ruiz 6")});
        // What comes from elsewhere changes nothing.
        QMimeData data;
        data.setText(QStringLiteral("Ivo Brandt"));
        QDropEvent drop(people->visualRect(people->model()->index(0, 0)).center(), Qt::MoveAction, &data,
                        Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(people->viewport(), &drop);
        QCOMPARE(names(people), QStringList{QStringLiteral("Ana Ruiz 6")});
        undo(desk);
        QTRY_COMPARE(names(people).size(), 2);
    }

    void chosenMentionsAreSplitOff()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        people->expandAll();
        const QModelIndex ivo = people->model()->index(1, 0);
        people->setCurrentIndex(people->model()->index(2, 0, ivo)); // the last "Brandt" is another one
        choose(people, QStringLiteral("Split"));
        QTRY_COMPARE(names(people), (QStringList{QStringLiteral("Ana Ruiz 3"), QStringLiteral("Ivo Brandt 2"),
                                                 QStringLiteral("Brandt 1")}));
        undo(desk);
        QTRY_COMPARE(people->model()->rowCount(), 2);
    }

    void theTypeIsSetForAllMentions()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *places = list(desk, 1);
        QTRY_COMPARE(places->model()->rowCount(), 1);
        desk.window->sidePanel()->showList(1);
        places->setCurrentIndex(places->model()->index(0, 0));
        choose(places, QStringLiteral("Organization"));
        QTRY_COMPARE(places->model()->rowCount(), 0);
        QTRY_COMPARE(names(list(desk, 2)), QStringList{QStringLiteral("New Lima 1")});
        undo(desk);
        QTRY_COMPARE(places->model()->rowCount(), 1);
    }

    void whoIsTaggedByHandIsOneOfThem()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        const Span came = desk.wordsAt("came"); // a name that nothing has found
        desk.drag(came);
        desk.key(Qt::Key_1);
        QTRY_COMPARE(names(people).value(2), QStringLiteral("came 1"));
        people->setFocus();
        people->setCurrentIndex(people->model()->index(2, 0));
        QTest::keyClick(people, Qt::Key_F2);
        auto *dialog = desk.window->findChild<QInputDialog *>(QStringLiteral("renameEntity"));
        QVERIFY(dialog && dialog->isVisible());
        dialog->setTextValue(QStringLiteral("C. Ame"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(names(people).value(2), QStringLiteral("C. Ame 1"));
        people->setCurrentIndex(people->model()->index(2, 0));
        people->selectionModel()->select(people->model()->index(1, 0), QItemSelectionModel::Select);
        QTest::keyClick(people, Qt::Key_M, Qt::ControlModifier);
        QTRY_COMPARE(names(people), (QStringList{QStringLiteral("Ivo Brandt 4"), QStringLiteral("Ana Ruiz 3")}));
        people->expandAll();
        people->setCurrentIndex(people->model()->index(3, 0, people->model()->index(0, 0)));
        choose(people, QStringLiteral("Split"));
        QTRY_COMPARE(people->model()->rowCount(), 3);
        undo(desk);
        undo(desk);
        QTRY_COMPARE(names(people).value(2), QStringLiteral("C. Ame 1"));
        people->setCurrentIndex(people->model()->index(2, 0));
        choose(people, QStringLiteral("Place"));
        QTRY_COMPARE(people->model()->rowCount(), 2);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("place:came")});
    }

    void movedEndsKeepThePerson()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        const int ivo = desk.article().suggestions().find(labels::person, desk.wordsAt("Ivo Brandt"));
        QVERIFY(ivo >= 0);
        desk.window->tagging()->setActive({{}, ivo});
        desk.key(Qt::Key_Return);
        const auto tags = desk.article().layer().overlapping(desk.wordsAt("Ivo Brandt"));
        QVERIFY(tags.begin() != tags.end());
        desk.window->tagging()->setActive({tags.begin()->id, -1});
        desk.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("person:Ivo Brandt met")});
        QSignalSpy shown(desk.window, &MainWindow::digestShown);
        QVERIFY(shown.wait());
        QCOMPARE(names(people), (QStringList{QStringLiteral("Ana Ruiz 3"), QStringLiteral("Ivo Brandt 3")}));
    }

    void aNoteIsKeptAcrossARestart()
    {
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            QTRY_COMPARE(list(desk, 0)->model()->rowCount(), 2);
            QPlainTextEdit *edit = openNote(desk);
            QCOMPARE(edit->toPlainText(), QString());
            QTest::keyClicks(edit, QStringLiteral("checked"));
            QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
            QTRY_VERIFY(desk.article().isSaved());
            QCOMPARE(desk.article().layer().castFactCount(), 1);
        }
        Desk again(m_store, {m_file});
        READY(again);
        QTRY_COMPARE(list(again, 0)->model()->rowCount(), 2);
        // Seen without being opened.
        const QModelIndex ana = list(again, 0)->model()->index(0, 0);
        QVERIFY(ana.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Note: checked")));
        QVERIFY(ana.data(SubtitleRole).toString().startsWith(QStringLiteral("Note: checked")));
        QVERIFY(ana.data(Qt::AccessibleDescriptionRole).toString().contains(QStringLiteral("checked")));
        QCOMPARE(openNote(again)->toPlainText(), QStringLiteral("checked"));
        QCOMPARE(again.article().annotated(ExportLayer::Suggested).cast.first().note, QStringLiteral("checked"));
    }

    void whoIsChosenStaysChosen()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        people->setFocus();
        people->expand(people->model()->index(1, 0));
        people->setCurrentIndex(people->model()->index(1, 0));
        const std::shared_ptr<OpenArticle> open = desk.window->article();
        QVERIFY(open->renameEntity(open->cast(), entity(desk, "Ivo Brandt"), QStringLiteral("Ivo P. Brandt")));
        QTRY_COMPARE(names(people).last(), QStringLiteral("Ivo P. Brandt 3"));
        QCOMPARE(people->currentIndex(), people->model()->index(1, 0));
        QVERIFY(people->selectionModel()->isSelected(people->currentIndex()));
        QVERIFY(people->isExpanded(people->currentIndex()));
        people->setCurrentIndex(people->model()->index(2, 0, people->model()->index(1, 0)));
        choose(people, QStringLiteral("Split"));
        QTRY_COMPARE(people->model()->rowCount(), 3);
        QCOMPARE(people->currentIndex().data(StartRole), people->model()->index(2, 0).data(StartRole));
        undo(desk);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        people->setCurrentIndex(people->model()->index(1, 0));
        QVERIFY(open->mergeEntities(open->cast(), {entity(desk, "Ana Ruiz"), entity(desk, "Ivo P. Brandt")}));
        QTRY_COMPARE(people->model()->rowCount(), 1);
        QCOMPARE(people->currentIndex(), people->model()->index(0, 0));
    }

    void shiftF10OpensTheMenu()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTreeView *people = list(desk, 0);
        QTRY_COMPARE(people->model()->rowCount(), 2);
        people->setFocus();
        people->setCurrentIndex(people->model()->index(0, 0));
        QTest::keyClick(people, Qt::Key_F10, Qt::ShiftModifier);
        auto *menu = people->findChild<QMenu *>(QStringLiteral("castMenu"));
        QVERIFY(menu && menu->isVisible());
        menu->close();
    }

private:
    /// By its key, once menus and dialogs have gone.
    static void undo(const Desk &desk)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window));
        desk.view()->setFocus();
        desk.key(Qt::Key_Z, Qt::ControlModifier);
    }
    static int entity(const Desk &desk, const char *name)
    {
        const QList<Entity> cast = desk.article().recognition().cast;
        const auto found = std::find_if(cast.cbegin(), cast.cend(),
                                        [name](const Entity &one) { return one.name == QLatin1StringView(name); });
        return found == cast.cend() ? -1 : static_cast<int>(found - cast.cbegin());
    }
    /// In the middle of these words.
    static void click(const Desk &desk, const char *words)
    {
        QTest::mouseClick(desk.view()->viewport(), Qt::LeftButton, {},
                          desk.view()->rectOf(desk.wordsAt(words)).center());
    }
    static QTreeView *list(const Desk &desk, int i)
    {
        return qobject_cast<QTreeView *>(desk.window->sidePanel()->list(i));
    }
    static QStringList names(const QTreeView *view)
    {
        QStringList names;
        for (int i = 0; i < view->model()->rowCount(); ++i)
            names.append(QStringLiteral("%1 %2").arg(view->model()->index(i, 0).data().toString(),
                                                     view->model()->index(i, 0).data(CountRole).toString()));
        return names;
    }
    static QString speaker(const Desk &desk)
    {
        for (const Quote &quote : desk.article().recognition().quotes)
            if (quote.speaker)
                return quote.speaker->name;
        return {};
    }
    /// The current row's menu, and in it the entry whose text has these words.
    static QMenu *menuOf(QTreeView *view)
    {
        Q_EMIT view->customContextMenuRequested(view->visualRect(view->currentIndex()).center());
        return view->findChild<QMenu *>(QStringLiteral("castMenu"));
    }
    static void choose(QTreeView *view, const QString &words)
    {
        QMenu *menu = menuOf(view);
        QVERIFY(menu);
        QList<QAction *> actions = menu->actions();
        for (qsizetype i = 0; i < actions.size(); ++i) {
            if (actions[i]->menu())
                actions.append(actions[i]->menu()->actions());
            if (actions[i]->text().remove(QLatin1Char('&')).contains(words)) {
                QVERIFY(actions[i]->isEnabled());
                actions[i]->trigger();
                menu->close();
                return;
            }
        }
        QFAIL(qPrintable(words));
    }
    static QPlainTextEdit *openNote(const Desk &desk)
    {
        QTreeView *people = list(desk, 0);
        people->setCurrentIndex(people->model()->index(0, 0));
        choose(people, QStringLiteral("Note"));
        return people->findChild<NoteEditor *>()->findChild<QPlainTextEdit *>();
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QString m_store;
};

QTEST_MAIN(TestCastHand)
#include "test_casthand.moc"
