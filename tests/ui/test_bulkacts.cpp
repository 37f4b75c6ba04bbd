// SPDX-License-Identifier: GPL-3.0-or-later
// Acts over many tags, in the window: keys mean what was asked for last, and what takes long is shown and can be
// stopped.
#include "tests/support/busyworkers.h"
#include "tests/support/desk.h"
#include "ui/panels/sidepanel.h"
#include "ui/panels/tagspage.h"
#include "ui/window/articleprogress.h"
#include "ui/window/findbar.h"
#include "ui/window/noticebar.h"

#include <QMenu>
#include <QProgressBar>
#include <QToolButton>
#include <QTreeView>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

constexpr int many = 600;

QByteArray longStory()
{
    QByteArray text = "Word of the harbour.\n\n";
    for (int i = 0; i < many; ++i)
        text += "The pier, said many, is number " + QByteArray::number(i) + ".\n";
    return text;
}

/// The act that the Find bar offers on all places of these words.
QAction *actOnHits(const Desk &desk, const QString &words, const QString &act)
{
    auto *bar = desk.window->findChild<FindBar *>();
    bar->start(words, 0);
    if (!QTest::qWaitFor([&] { return !bar->isSearching() && bar->hits().count() > 0; }))
        return nullptr;
    auto *button = bar->findChild<QToolButton *>(QStringLiteral("findActs"));
    Q_EMIT button->menu()->aboutToShow();
    return button->menu()->findChild<QAction *>(act);
}

} // namespace

class TestBulkActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useHome(m_home); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("piers.txt"));
        m_store = m_folder->filePath(QStringLiteral("library.sqlite"));
        write(m_file, longStory());
    }

    void controlZTakesBackWhatWasAskedForLast()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.view()->setFocus();
        desk.drag(desk.wordsAt("harbour"));
        desk.key(Qt::Key_2);
        const QStringList before{QStringLiteral("place:harbour")};
        QCOMPARE(desk.tags(), before);
        QAction *act = actOnHits(desk, QStringLiteral("pier"), QStringLiteral("tagAll-claim"));
        QVERIFY(act);
        act->trigger();
        desk.key(Qt::Key_Z, Qt::ControlModifier); // before it is there
        QTRY_VERIFY(desk.article().canRedo() && !desk.article().isActing());
        QCOMPARE(desk.tags(), before);
        desk.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(desk.tags().size(), many + 1);
        // All of them chosen in the list, and deleted by its key.
        auto *page = desk.window->findChild<SidePanel *>()->tagsPage();
        QTRY_COMPARE(page->model()->rowCount(), many + 1);
        page->view()->setFocus();
        page->view()->selectAll();
        QTest::keyClick(page->view(), Qt::Key_Delete);
        QTRY_COMPARE(desk.tags(), QStringList());
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.tags().size(), many + 1);
    }

    void whatTakesLongIsShownAndStopped()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        auto *progress = desk.window->findChild<ArticleProgress *>();
        QTRY_VERIFY(!progress->isVisible());
        QAction *act = actOnHits(desk, QStringLiteral("pier"), QStringLiteral("tagAll-claim"));
        QVERIFY(act);
        {
            const testsupport::BusyWorkers busy;
            act->trigger();
            QVERIFY(!progress->isVisible()); // most are over in a moment
            QTRY_VERIFY(progress->isVisible());
            QCOMPARE(progress->findChild<QProgressBar *>()->accessibleName(), QStringLiteral("Changing many tags"));
            QTest::mouseClick(progress->findChild<QToolButton *>(), Qt::LeftButton);
        }
        QTRY_VERIFY(!desk.article().isActing());
        QTRY_VERIFY(!progress->isVisible());
        QCOMPARE(desk.tags(), QStringList());
        QVERIFY2(desk.window->noticeBar()->text().contains(QStringLiteral("stopped")),
                 qPrintable(desk.window->noticeBar()->text()));
        act->trigger();
        QTRY_COMPARE(desk.tags().size(), many);
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file, m_store;
};

QTEST_MAIN(TestBulkActs)
#include "test_bulkacts.moc"
