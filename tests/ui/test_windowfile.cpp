// SPDX-License-Identifier: GPL-3.0-or-later
// The window while its article's file is long, or is written to by somebody else.
#include "ui/panels/sidepanel.h"
#include "ui/window/articleprogress.h"
#include "ui/window/findbar.h"
#include "ui/window/noticebar.h"

#include "tests/support/desk.h"

#include <QDir>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

QByteArray paragraphs(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "Paragraph " + QByteArray::number(i) +
                " tells of the harbour of New Lima, of its ships and of what the council said about them.\n\n";
    return text;
}

} // namespace

class TestWindowFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("pier.txt"));
        m_store = m_folder->filePath(QStringLiteral("library.sqlite"));
    }

    void aLongTextIsReadWhileItComes()
    {
        write(m_path, paragraphs(250000)); // 25 MB
        Desk desk(m_store);
        QSignalSpy painted(desk.view(), &ReaderView::firstFramePainted);
        QString hint;
        QString note;
        qint32 first = 0;
        desk.window->openFiles({m_path});
        connect(&desk.article(), &OpenArticle::phaseChanged, this, [&](OpenArticle::Phase phase) {
            if (phase != OpenArticle::Phase::Growing)
                return;
            // Asked last: what the window does about it is done.
            first = desk.view()->article().size();
            hint = desk.window->findChild<QLabel *>(QStringLiteral("hint"))->text();
            desk.view()->setTopPosition(500000);
            desk.view()->setSelection(500000, 500010);
        });
        QTRY_COMPARE_WITH_TIMEOUT(desk.article().phase(), OpenArticle::Phase::Ready, 20000);
        QVERIFY(first > 0 && first <= 1 << 20);
        QVERIFY2(hint.contains(QStringLiteral("still being read")), qPrintable(hint));
        QVERIFY(painted.size() == 1);
        // The reader has gone on reading; nothing has been taken from under the eye.
        QVERIFY(desk.view()->article().isCopyOf(desk.article().article()));
        QCOMPARE(desk.view()->selection(), (Span{500000, 500010}));
        QVERIFY(desk.view()->visibleRange().contains(Span{500200, 500201}));

        // Looking for names takes a while: it can be stopped, and says so.
        auto *progress = desk.window->findChild<ArticleProgress *>();
        QTRY_VERIFY(progress->isVisible());
        QVERIFY(!progress->findChild<QProgressBar *>()->accessibleName().isEmpty());
        QTest::mouseClick(progress->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.article().isRecognizing(), 60000);
        QVERIFY(!progress->isVisible());
        QVERIFY(desk.article().suggestions().count() == 0);
        QVERIFY(!desk.article().recognitionError().isEmpty());
        // Tagging goes on as ever.
        QTest::keyClick(desk.view(), Qt::Key_1);
        QCOMPARE(desk.tags().size(), 1);
    }

    void findingGoesOnInWhatComes()
    {
        ArticleParts parts;
        parts.text = paragraphs(3000);
        FindBar bar;
        bar.setArticle(Article(parts));
        QSignalSpy found(&bar, &FindBar::found);
        bar.start(QStringLiteral("ships"), 50000);
        QTRY_VERIFY(!bar.isSearching());
        QCOMPARE(bar.hits().count(), 3000);
        QCOMPARE(found.size(), 1);
        parts.text += paragraphs(500);
        bar.growArticle(Article(parts));
        QTRY_VERIFY(!bar.isSearching());
        QCOMPARE(bar.hits().count(), 3500);
        QCOMPARE(found.size(), 1); // nobody was taken anywhere
        bar.next(true);
        QCOMPARE(found.size(), 2);
        QVERIFY(found.at(1).first().value<Span>().start > found.at(0).first().value<Span>().start);
    }

    void cancelledInOneOfTwoWindows()
    {
        write(m_path, paragraphs(100));
        Desk desk(m_store, {m_path});
        READY(desk);
        auto *second = new MainWindow(*desk.session);
        second->show();
        second->openFiles({m_path});
        QTRY_COMPARE(second->article().get(), desk.window->article().get());
        Q_EMIT second->findChild<WelcomePage *>()->cancelRequested();
        QVERIFY(!second->hasArticle());
        // The other window's article goes on telling; nobody who let go of it listens.
        desk.view()->setSelection(0, 9);
        desk.key(Qt::Key_1);
        QCOMPARE(desk.tags().size(), 1);
        QVERIFY(QFile::remove(m_path));
        write(m_path, paragraphs(101));
        QTRY_VERIFY(desk.window->noticeBar()->isVisible());
        QVERIFY(second->noticeBar()->isHidden());
        // It is again what it was: the offer goes.
        QVERIFY(QFile::remove(m_path));
        write(m_path, paragraphs(100));
        QTRY_VERIFY(desk.window->noticeBar()->isHidden());
        second->close();
    }

    void aFileThatVanishesIsTold()
    {
        write(m_path, paragraphs(3));
        Desk desk(m_store, {m_path});
        READY(desk);
        QVERIFY(QFile::remove(m_path));
        QTRY_VERIFY(desk.window->noticeBar()->isVisible());
        QVERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("removed")));
        QVERIFY(!desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy0"))->isVisible());
        // One goes on, and nothing is lost.
        desk.view()->setSelection(0, 9);
        desk.key(Qt::Key_1);
        QCOMPARE(desk.tags().size(), 1);
        QTRY_VERIFY(desk.article().isSaved());
        write(m_path, paragraphs(3));
        QTRY_VERIFY(desk.window->noticeBar()->isHidden());
    }

    void aNewVersionIsOffered()
    {
        const QByteArray text = paragraphs(300);
        write(m_path, text);
        Desk desk(m_store, {m_path});
        READY(desk);
        const Span tagged = desk.wordsAt("ships");
        desk.view()->setSelection(tagged.start, tagged.end);
        desk.key(Qt::Key_1);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("person:ships")});
        const Span reading = desk.wordsAt("Paragraph 150 ");
        desk.view()->setTopPosition(reading.start);
        QVERIFY(desk.window->noticeBar()->isHidden());

        QVERIFY(QFile::remove(m_path)); // as editors save: another file in its place
        write(m_path, "A first paragraph that is new.\n\n" + text);
        QTRY_VERIFY(desk.window->noticeBar()->isVisible());
        QCOMPARE(desk.article().article().text(), text); // what is shown is one version
        auto *show = desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy0"));
        QVERIFY(show->isVisible());
        QVERIFY(!desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy1"))->isVisible());
        QTest::mouseClick(show, Qt::LeftButton);
        QTRY_VERIFY(desk.article().article().text().startsWith("A first paragraph"));
        READY(desk);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("person:ships")});
        // Beside the bar that came and went: one stands where one was reading.
        QTRY_VERIFY(desk.view()->visibleRange().contains(desk.wordsAt("Paragraph 151 ")));
        QVERIFY(std::abs(desk.view()->topPosition() - desk.wordsAt("Paragraph 150 ").start) < 200);
    }

    void readingGoesOnWhereItWasLeft()
    {
        write(m_path, paragraphs(300));
        const QString other = m_path + QStringLiteral(".other.txt");
        write(other, paragraphs(20));
        qint32 left = 0;
        {
            Desk desk(m_store, {m_path});
            READY(desk);
            QCOMPARE(desk.view()->topPosition(), 0);
            desk.view()->setTopPosition(desk.wordsAt("Paragraph 150 ").start);
            left = desk.view()->topPosition();
            QVERIFY(left > 0);
            // To another article and back.
            desk.window->openFiles({other});
            READY(desk);
            QCOMPARE(desk.view()->topPosition(), 0);
            desk.window->openFiles({m_path});
            READY(desk);
            QCOMPARE(desk.view()->topPosition(), left);
            desk.window->sidePanel()->showList(3);
        }
        // As after another start of the program.
        Desk desk(m_store, {m_path});
        READY(desk);
        QCOMPARE(desk.view()->topPosition(), left);
        QCOMPARE(desk.window->sidePanel()->shownList(), 3);
        // Who goes back to the beginning begins there the next time.
        desk.view()->setTopPosition(0);
        desk.window->openFiles({other});
        READY(desk);
        desk.window->openFiles({m_path});
        READY(desk);
        QCOMPARE(desk.view()->topPosition(), 0);
        // A file that is shorter now begins at its beginning, or as near to the place as there is text.
        desk.view()->setTopPosition(left);
        desk.window->openFiles({other});
        READY(desk);
        QVERIFY(QFile::remove(m_path));
        write(m_path, paragraphs(2));
        desk.window->openFiles({m_path});
        READY(desk);
        QVERIFY(desk.view()->visibleRange().contains(desk.wordsAt("Paragraph 1 ")));
    }

    void aNewVersionThatIsNoTextIsNotShown()
    {
        const QByteArray text = paragraphs(30);
        write(m_path, text);
        Desk desk(m_store, {m_path});
        READY(desk);
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QDir().mkdir(m_path)); // a folder where the file was
        m_folder->setAutoRemove(true);
        desk.session->reopen(desk.window->article());
        QTRY_VERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("still the text as it was")));
        // Nothing is lost: one goes on with the text that is shown.
        QCOMPARE(desk.article().article().text(), text);
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_1);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("person:ships")});
        // And when it is a text again, it is shown.
        QVERIFY(QDir().rmdir(m_path));
        write(m_path, "Better now.\n\n" + text);
        QTest::mouseClick(desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy0")),
                          Qt::LeftButton);
        QTRY_VERIFY(desk.article().article().text().startsWith("Better now."));
        READY(desk);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("person:ships")});
    }

    void aTouchedFileIsNoNews()
    {
        const QByteArray text = paragraphs(3);
        write(m_path, text);
        Desk desk(m_store, {m_path});
        READY(desk);
        QSignalSpy changed(&desk.article(), &OpenArticle::fileChanged);
        QVERIFY(QFile::remove(m_path));
        write(m_path, text);
        // A real change after it tells that the watcher has been there.
        QVERIFY(QFile::remove(m_path));
        write(m_path, text + "More.\n");
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(desk.window->noticeBar()->isVisible());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_store;
};

QTEST_MAIN(TestWindowFile)
#include "test_windowfile.moc"
