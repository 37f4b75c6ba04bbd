// SPDX-License-Identifier: GPL-3.0-or-later
// What the bar above the page says, keeps and offers, with mouse, keyboard and screen reader.
#include "tests/support/desk.h"
#include "ui/reader/readerview.h"
#include "ui/window/noticebar.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// A notice bar over something else that can have the focus.
struct Bar {
    Bar()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(bar);
        layout->addWidget(page);
        window.show();
        page->setFocus();
        (void)QTest::qWaitForWindowActive(&window);
    }
    QPushButton *button(int i) const { return bar->findChild<QPushButton *>(s("remedy%1").arg(i)); }

    QWidget window;
    NoticeBar *bar = new NoticeBar;
    QLineEdit *page = new QLineEdit;
};

} // namespace

class TestNoticeBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(s("config")).toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(s("data")).toUtf8());
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_file = m_dir->filePath(s("harbour.txt"));
        m_store = m_dir->filePath(s("library.sqlite"));
        write(m_file, "2025-08-06 The harbour of New Lima was opened by Ana Ruiz.");
    }

    void aNoticeFollowsTheTheme()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.window->setThemeByName(s("Bluepencil Light"));
        NoticeBar *bar = desk.window->noticeBar();
        bar->say(s("Something"), NoticeBar::Tone::Information);
        QVERIFY(bar->palette().color(QPalette::Window).lightness() > 128);
        desk.window->setThemeByName(s("Bluepencil Dark"));
        QTRY_VERIFY(bar->palette().color(QPalette::Window).lightness() < 128);
        desk.window->setThemeByName(s("Bluepencil Light"));
        QTRY_VERIFY(bar->palette().color(QPalette::Window).lightness() > 128);
    }

    void aNoticeOffersWhatCanBeDone()
    {
        Bar desk;
        int tried = 0;
        int dropped = 0;
        desk.bar->say(s("Two tags were not kept"), NoticeBar::Tone::Problem,
                      {{s("&Try again"), [&] { ++tried; }}, {s("&Let go"), [&] { ++dropped; }}});
        QVERIFY(desk.button(0)->isVisible() && desk.button(1)->isVisible());
        QCOMPARE(desk.button(0)->text(), s("&Try again"));
        QTest::mouseClick(desk.button(1), Qt::LeftButton);
        QCOMPARE(dropped, 1);
        QCOMPARE(tried, 0);
        QVERIFY(desk.bar->text().isEmpty()); // answered
        desk.bar->say(s("All is well"), NoticeBar::Tone::Information);
        QVERIFY(!desk.button(0)->isVisible() && !desk.button(1)->isVisible());
    }

    void anActionMaySayTheNextThing()
    {
        Bar desk;
        desk.bar->say(s("Not kept"), NoticeBar::Tone::Problem,
                      {{s("Try again"), [&] { desk.bar->say(s("Not kept again"), NoticeBar::Tone::Problem); }}});
        QTest::mouseClick(desk.button(0), Qt::LeftButton);
        QCOMPARE(desk.bar->text(), s("Not kept again"));
    }

    void theKeyboardReachesTheActions()
    {
        Bar desk;
        int tried = 0;
        const auto say = [&] {
            desk.bar->say(s("Not kept"), NoticeBar::Tone::Problem, {{s("Try again"), [&] { ++tried; }}});
        };
        QSignalSpy left(desk.bar, &NoticeBar::left);
        say();
        QVERIFY(desk.page->hasFocus()); // it takes the focus from nobody
        QTest::keyClick(desk.page, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(desk.bar->isAncestorOf(QApplication::focusWidget()));
        for (int i = 0; i < 4 && !desk.button(0)->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(desk.button(0)->hasFocus());
        QTest::keyClick(desk.button(0), Qt::Key_Space);
        QCOMPARE(tried, 1);
        QCOMPARE(left.size(), 1);
        // As a whole it gives the focus to the first action; Esc closes it without acting.
        say();
        desk.bar->setFocus();
        QVERIFY(desk.button(0)->hasFocus());
        QTest::keyClick(desk.button(0), Qt::Key_Escape);
        QVERIFY(desk.bar->text().isEmpty());
        QCOMPARE(tried, 1);
        QCOMPARE(left.size(), 2);
    }

    void theActionsAreSpoken()
    {
        Bar desk;
        desk.bar->say(s("Not kept"), NoticeBar::Tone::Problem, {{s("&Try again"), [] {}}});
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(desk.button(0));
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::Button);
        QCOMPARE(spoken->text(QAccessible::Name), s("Try again"));
        QCOMPARE(spoken->text(QAccessible::Description), s("Not kept"));
        QVERIFY(spoken->state().focusable);
    }

    void aNoticeWithActionsStaysWhenAnotherComes()
    {
        Bar desk;
        int tried = 0;
        desk.bar->say(s("Not kept"), NoticeBar::Tone::Problem, {{s("Try again"), [&] { ++tried; }}});
        desk.bar->say(s("Select words first"), NoticeBar::Tone::Problem);
        QCOMPARE(desk.bar->text(), s("Not kept\nSelect words first"));
        desk.bar->say(s("Exported"), NoticeBar::Tone::Information);
        QCOMPARE(desk.bar->text(), s("Not kept\nExported"));
        QTest::mouseClick(desk.button(0), Qt::LeftButton);
        QCOMPARE(tried, 1);
        // Dismissed, as when another article is opened: nothing is left of it.
        desk.bar->say(s("Not kept"), NoticeBar::Tone::Problem, {{s("Try again"), [&] { ++tried; }}});
        desk.bar->dismiss();
        desk.bar->say(s("Exported"), NoticeBar::Tone::Information);
        QCOMPARE(desk.bar->text(), s("Exported"));
        QVERIFY(!desk.button(0)->isVisible());
    }

    void theNoticeIsAPaneOfTheWindow()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.window->noticeBar()->say(s("Not kept"), NoticeBar::Tone::Problem, {{s("Try again"), [] {}}});
        desk.view()->setFocus();
        bool reached = false;
        for (int i = 0; i < 4 && !reached; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            reached = desk.window->noticeBar()->isAncestorOf(QApplication::focusWidget());
        }
        QVERIFY(reached);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(desk.view()->hasFocus());
    }

    void noticesWithRemediesWaitForEachOther()
    {
        Bar desk;
        QStringList chosen;
        const auto remedy = [&](const QString &name) {
            return QList<NoticeBar::Remedy>{{name, [&chosen, name] { chosen.append(name); }}};
        };
        desk.bar->say(s("The file has changed"), NoticeBar::Tone::Information, remedy(s("Show")), s("file"));
        desk.bar->say(s("One tag was not kept"), NoticeBar::Tone::Problem, remedy(s("Try again")), s("refused"));
        // Newer news of one matter take the place of the older.
        desk.bar->say(s("Two tags were not kept"), NoticeBar::Tone::Problem, remedy(s("Try both")), s("refused"));
        QCOMPARE(desk.bar->text(), s("Two tags were not kept"));
        QTest::mouseClick(desk.button(0), Qt::LeftButton);
        QCOMPARE(desk.bar->text(), s("The file has changed"));
        QTest::mouseClick(desk.button(0), Qt::LeftButton);
        QCOMPARE(chosen, QStringList({s("Try both"), s("Show")}));
        QVERIFY(desk.bar->text().isEmpty());
        // What is no longer true is taken back, also while it waits.
        desk.bar->say(s("The file has changed"), NoticeBar::Tone::Information, remedy(s("Show")), s("file"));
        desk.bar->say(s("Not kept"), NoticeBar::Tone::Problem, remedy(s("Try again")), s("refused"));
        desk.bar->withdraw(s("file"));
        QCOMPARE(desk.bar->text(), s("Not kept"));
        desk.bar->withdraw(s("refused"));
        QVERIFY(desk.bar->text().isEmpty());
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QString m_store;
};

QTEST_MAIN(TestNoticeBar)
#include "test_noticebar.moc"
