// SPDX-License-Identifier: GPL-3.0-or-later
// The history and the restore points of the Edit menu, as a person uses them.
#include "ui/dialogs/historydialog.h"
#include "ui/panels/sidepanel.h"
#include "ui/panels/tagspage.h"
#include "ui/window/noticebar.h"

#include "tests/support/desk.h"

#include <QAbstractItemModelTester>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTreeView>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

QMenu *editMenu(const Desk &desk)
{
    QMenu *menu = desk.window->menuBar()->actions().at(1)->menu();
    Q_EMIT menu->aboutToShow();
    return menu;
}

QAction *action(const Desk &desk, const char *name)
{
    editMenu(desk);
    return desk.window->findChild<QAction *>(QLatin1StringView(name));
}

void setPoint(const Desk &desk, const QString &name)
{
    action(desk, "setRestorePoint")->trigger();
    auto *dialog = desk.window->findChild<QInputDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *edit = dialog->findChild<QLineEdit *>();
    QVERIFY(!edit->text().isEmpty()); // a name is proposed
    edit->selectAll();
    QTest::keyClicks(edit, name);
    QTest::keyClick(edit, Qt::Key_Return);
}

} // namespace

class TestHistoryMenu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { bluepencil::testing::useHome(m_home); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("a.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        write(m_file, "Zebras, apples and ships.\n");
    }

    void aPointIsSetAndReturnedTo()
    {
        QStringList then;
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            desk.drag(desk.wordsAt("apples"));
            desk.key(Qt::Key_6);
            then = desk.tags();
            setPoint(desk, QStringLiteral("one & two"));
            QTRY_VERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("one & two")));
            desk.key(Qt::Key_2);
            desk.drag(desk.wordsAt("ships"));
            desk.key(Qt::Key_6);
            QCOMPARE(desk.tags().size(), 2);
        }
        Desk desk(m_store, {m_file});
        READY(desk);
        const QStringList now = desk.tags();
        editMenu(desk);
        auto *points = desk.window->findChild<QMenu *>(QStringLiteral("restorePoints"));
        Q_EMIT points->aboutToShow();
        QCOMPARE(points->actions().size(), 1);
        QVERIFY(points->actions().first()->text().startsWith(QStringLiteral("one && two (")));
        points->actions().first()->trigger();
        QCOMPARE(desk.tags(), then);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.tags(), now);
    }

    void labelsThatAreGoneAreToldOf()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("apples"));
        desk.key(Qt::Key_6);
        const QStringList then = desk.tags();
        setPoint(desk, QStringLiteral("one"));
        bool isRemoved = false;
        desk.window->article()->removeLabel(QString(labels::claim), Orphans::Delete, {},
                                            [&](const Result<void> &done) { isRemoved = done.ok(); });
        QTRY_VERIFY(isRemoved);
        QCOMPARE(desk.tags(), QStringList());
        editMenu(desk);
        auto *points = desk.window->findChild<QMenu *>(QStringLiteral("restorePoints"));
        Q_EMIT points->aboutToShow();
        points->actions().first()->trigger();
        QCOMPARE(desk.tags(), then);
        QVERIFY2(desk.window->noticeBar()->text().contains(QStringLiteral("only give their names: Claim")),
                 qPrintable(desk.window->noticeBar()->text()));
        desk.drag(desk.wordsAt("ships")); // the next act makes that old news
        desk.key(Qt::Key_2);
        QCOMPARE(desk.window->noticeBar()->text(), QString());
    }

    void withoutPointsTheMenuSaysSo()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        editMenu(desk);
        auto *points = desk.window->findChild<QMenu *>(QStringLiteral("restorePoints"));
        Q_EMIT points->aboutToShow();
        QCOMPARE(points->actions().size(), 1);
        QVERIFY(!points->actions().first()->isEnabled());
        QVERIFY(!action(desk, "historyOfTag")->isEnabled());
        QVERIFY(action(desk, "history")->isEnabled());
    }

    void theHistoryFollowsWhatIsDone()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("apples"));
        desk.key(Qt::Key_6);
        action(desk, "historyOfTag")->trigger();
        action(desk, "history")->trigger();
        const QList<HistoryDialog *> dialogs = desk.window->findChildren<HistoryDialog *>();
        QCOMPARE(dialogs.size(), 2);
        for (const HistoryDialog *dialog : dialogs) {
            const QAbstractItemModel *model = dialog->view()->model();
            QTRY_COMPARE(model->rowCount(), 1);
            QCOMPARE(model->index(0, HistoryModel::After).data().toString(), QStringLiteral("Claim, “apples”"));
        }
        QVERIFY(dialogs[0]->windowTitle().contains(QStringLiteral("apples")));
        const QAbstractItemModelTester tester(dialogs[1]->view()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.key(Qt::Key_2); // relabels the active tag
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        QTRY_COMPARE(dialogs[1]->view()->model()->rowCount(), 3);
        QTRY_COMPARE(dialogs[0]->view()->model()->rowCount(), 2);
        const QAbstractItemModel *model = dialogs[0]->view()->model();
        QCOMPARE(model->index(0, HistoryModel::Before).data().toString(), QStringLiteral("Claim"));
        QCOMPARE(model->index(0, HistoryModel::After).data().toString(), QStringLiteral("Place"));
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QString m_store;
};

QTEST_MAIN(TestHistoryMenu)
#include "test_historymenu.moc"
