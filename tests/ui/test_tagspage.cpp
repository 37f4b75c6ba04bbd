// SPDX-License-Identifier: GPL-3.0-or-later
// The list of tags as a person uses it: filtered, sorted, several chosen, and one act for all of them.
#include "ui/dialogs/labelfinder.h"
#include "ui/dialogs/noteeditor.h"
#include "ui/panels/labelchecks.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/sidepanel.h"
#include "ui/panels/tagspage.h"
#include "ui/window/noticebar.h"

#include "tests/support/desk.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

const QByteArray story = "date 2026-01-05 Ana Ruiz counted zebras, apples and =SUM(A1) on the old pier.\n\n"
                         "A second paragraph has ships in it and nothing else.\n";

/// The list beside an article in which three words are tagged as claims, places and claims again.
struct Listed {
    explicit Listed(const QTemporaryDir &dir)
        : desk(dir.filePath(QStringLiteral("library.sqlite")), {dir.filePath(QStringLiteral("a.txt"))})
    {
    }
    void tag()
    {
        READY(desk);
        const std::pair<const char *, Qt::Key> wanted[] = {
            {"zebras", Qt::Key_6}, {"apples", Qt::Key_2}, {"=SUM(A1)", Qt::Key_6}, {"ships", Qt::Key_6}};
        for (const auto &[words, key] : wanted) {
            desk.drag(desk.wordsAt(words));
            desk.key(key);
        }
        QTRY_COMPARE(view()->model()->rowCount(), 4);
        desk.window->sidePanel()->showList(4);
    }
    TagsPage *page() const { return desk.window->sidePanel()->tagsPage(); }
    QTreeView *view() const { return page()->view(); }
    QLineEdit *words() const { return page()->findChild<QLineEdit *>(QStringLiteral("tagFilter")); }
    QStringList rows() const
    {
        QStringList list;
        for (int i = 0; i < view()->model()->rowCount(); ++i)
            list.append(view()->model()->index(i, 0).data().toString());
        return list;
    }
    QString summary() const { return page()->findChild<QLabel *>(QStringLiteral("tagsSummary"))->text(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, modifiers,
                          view()->visualRect(view()->model()->index(row, 0)).center());
    }
    void sortBy(int action) const
    {
        page()->findChild<QToolButton *>(QStringLiteral("tagSort"))->menu()->actions().at(action)->trigger();
    }

    Desk desk;
};

QStringList strings(std::initializer_list<const char *> list)
{
    QStringList strings;
    for (const char *one : list)
        strings.append(QString::fromUtf8(one));
    return strings;
}

} // namespace

class TestTagsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { bluepencil::testing::useHome(m_home); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        write(m_dir->filePath(QStringLiteral("a.txt")), story);
    }

    void emptyItTellsWhatToDo()
    {
        Listed listed(*m_dir);
        READY(listed.desk);
        listed.desk.window->sidePanel()->showList(4);
        auto *note = listed.page()->findChild<QLabel *>(QStringLiteral("panelEmpty"));
        QTRY_VERIFY(note->isVisible() && note->text().contains(QStringLiteral("press 1")));
        QVERIFY(!listed.words()->isVisible());
    }

    void typingFiltersByWordsAndLabelNames()
    {
        Listed listed(*m_dir);
        listed.tag();
        QTest::keyClicks(listed.words(), QStringLiteral("ZEB"));
        QTRY_COMPARE(listed.rows(), strings({"zebras"}));
        QVERIFY(listed.summary().startsWith(QStringLiteral("1 of 4")));
        listed.words()->clear();
        QTest::keyClicks(listed.words(), QStringLiteral("place"));
        QTRY_COMPARE(listed.rows(), strings({"apples"}));
        QTest::keyClicks(listed.words(), QStringLiteral("x"));
        QTRY_COMPARE(listed.rows(), QStringList());
        auto *note = listed.page()->findChild<QLabel *>(QStringLiteral("panelEmpty"));
        QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("“placex”")));
        auto *clear = listed.page()->findChild<QPushButton *>(QStringLiteral("clearTagFilter"));
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_COMPARE(listed.rows().size(), 4);
        QVERIFY(listed.words()->text().isEmpty() && !clear->isVisible());
    }

    void labelsCanBeTickedAndTheMenuStays()
    {
        Listed listed(*m_dir);
        listed.tag();
        auto *menu = listed.page()->findChild<LabelChecks *>(QStringLiteral("tagLabels"));
        menu->popup({0, 0});
        auto *place = menu->findChild<QAction *>(QStringLiteral("tagLabels-place"));
        menu->setActiveAction(place);
        QTest::keyClick(menu, Qt::Key_Space);
        QTRY_COMPARE(listed.rows(), strings({"apples"}));
        QVERIFY(menu->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {},
                          menu->actionGeometry(menu->findChild<QAction *>(QStringLiteral("tagLabels-claim"))).center());
        QTRY_COMPARE(listed.rows().size(), 4);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(place).center());
        QTRY_COMPARE(listed.rows(), strings({"zebras", "=SUM(A1)", "ships"}));
        menu->hide();
    }

    void sorts()
    {
        Listed listed(*m_dir);
        listed.tag();
        const QAbstractItemModelTester tester(listed.page()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(listed.rows(), strings({"zebras", "apples", "=SUM(A1)", "ships"}));
        listed.sortBy(2); // words
        QTRY_COMPARE(listed.rows().first(), QStringLiteral("=SUM(A1)"));
        QCOMPARE(listed.rows().mid(1), strings({"apples", "ships", "zebras"}));
        listed.sortBy(1); // label
        QTRY_COMPARE(listed.rows(), strings({"zebras", "=SUM(A1)", "ships", "apples"}));
        listed.sortBy(6); // last first
        QTRY_COMPARE(listed.rows(), strings({"apples", "zebras", "=SUM(A1)", "ships"}));
        listed.sortBy(0);
        QTRY_COMPARE(listed.rows(), strings({"ships", "=SUM(A1)", "apples", "zebras"}));
        listed.sortBy(3); // time
        QTRY_COMPARE(listed.rows().size(), 4);
        QTRY_VERIFY(listed.view()->model()->index(0, 0).data(SubtitleRole).toString().count(QStringLiteral("·")) >= 1);
    }

    void severalAreRelabelledByAKeyAsOneAct()
    {
        Listed listed(*m_dir);
        listed.tag();
        listed.click(0);
        listed.click(2, Qt::ShiftModifier);
        listed.click(3, Qt::ControlModifier);
        listed.click(1, Qt::ControlModifier); // out again
        QCOMPARE(listed.page()->chosen().size(), 3);
        QVERIFY(listed.summary().contains(QStringLiteral("3 chosen")));
        const QStringList before = listed.desk.tags();
        QTest::keyClick(listed.view(), Qt::Key_3);
        QCOMPARE(listed.desk.tags().filter(QStringLiteral("organization:")).size(), 3);
        QTRY_COMPARE(listed.view()->model()->index(0, 0).data(LabelRole).toString(), QStringLiteral("organization"));
        QCOMPARE(listed.page()->chosen().size(), 3); // they stay chosen
        listed.desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(listed.desk.tags(), before);
    }

    void theMenuRelabels()
    {
        Listed listed(*m_dir);
        listed.tag();
        listed.click(0);
        QTest::keyClick(listed.view(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(listed.page()->chosen().size(), 4);
        Q_EMIT listed.view()->customContextMenuRequested({5, 5});
        auto *menu = listed.page()->findChild<QMenu *>(QStringLiteral("tagsMenu"));
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("relabel-person"))->trigger();
        menu->close();
        QCOMPARE(listed.desk.tags().filter(QStringLiteral("person:")).size(), 4);
        listed.desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(listed.desk.tags().filter(QStringLiteral("person:")).size(), 0);
    }

    void ofManyLabelsTheMenuFindsOne()
    {
        Listed listed(*m_dir);
        listed.tag();
        QList<Label> many;
        for (int i = 0; i < 500; ++i)
            many.append({QStringLiteral("l%1").arg(i), QStringLiteral("Label %1").arg(i), {}, {}, {}, 100 + i});
        QVERIFY(listed.desk.window->article()->putLabels(QStringLiteral("Many"), many).ok());
        listed.click(0);
        Q_EMIT listed.view()->customContextMenuRequested({5, 5});
        auto *menu = listed.page()->findChild<QMenu *>(QStringLiteral("tagsMenu"));
        QVERIFY(menu);
        const QMenu *relabel = menu->findChild<QMenu *>(QStringLiteral("relabelMenu"));
        QVERIFY(relabel->sizeHint().height() < relabel->screen()->availableGeometry().height());
        QVERIFY(relabel->findChild<QAction *>(QStringLiteral("relabel-person"))->text().contains(QLatin1Char('1')));
        menu->findChild<QAction *>(QStringLiteral("relabel-find"))->trigger();
        menu->close();
        auto *finder = listed.page()->findChild<LabelFinder *>();
        QVERIFY(finder && finder->isVisible());
        auto *text = finder->findChild<QLineEdit *>();
        QTest::keyClicks(text, QStringLiteral("label 377"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(listed.desk.tags().filter(QStringLiteral("l377:")).size(), 1);
    }

    void delDeletesAllChosenAsOneAct()
    {
        Listed listed(*m_dir);
        listed.tag();
        listed.click(1);
        listed.click(2, Qt::ShiftModifier);
        QTest::keyClick(listed.view(), Qt::Key_Delete);
        QCOMPARE(listed.desk.tags(), strings({"claim:zebras", "claim:ships"}));
        QTRY_COMPARE(listed.rows(), strings({"zebras", "ships"}));
        QCOMPARE(listed.view()->currentIndex().row(), 1);
        listed.desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(listed.desk.tags().size(), 4);
    }

    void aNoteIsWrittenOnAllChosen()
    {
        Listed listed(*m_dir);
        listed.tag();
        listed.click(0);
        listed.click(1, Qt::ShiftModifier);
        QTest::keyClick(listed.view(), Qt::Key_M, Qt::ControlModifier);
        auto *editor = listed.page()->findChild<NoteEditor *>();
        QVERIFY(editor && editor->isVisible());
        auto *edit = editor->findChild<QPlainTextEdit *>();
        QTest::keyClicks(edit, QStringLiteral("check"));
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QList<QString> notes;
        for (const Annotation &annotation : listed.desk.article().layer().annotations())
            notes.append(annotation.note);
        QCOMPARE(notes, strings({"check", "check", "", ""}));
        // Notes that differ are left alone where nothing is written.
        QTest::keyClick(listed.view(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(listed.view(), Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(editor->isVisible());
        QVERIFY(edit->toPlainText().isEmpty());
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(listed.desk.article().layer().annotations().first().note, QStringLiteral("check"));
        listed.desk.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(listed.desk.article().layer().annotations().first().note.isEmpty());
    }

    void copyingGivesATable()
    {
        Listed listed(*m_dir);
        listed.tag();
        listed.sortBy(2); // words: the table is in the order of the list
        QTRY_COMPARE(listed.rows().first(), QStringLiteral("=SUM(A1)"));
        listed.click(0);
        listed.click(1, Qt::ShiftModifier);
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        QTest::keyClick(listed.view(), Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasHtml());
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4); // the heading, two rows, the end
        QVERIFY(lines[1].startsWith(QStringLiteral("Claim\t'=SUM(A1)\t")));
        QVERIFY(lines[2].startsWith(QStringLiteral("Place\tapples\t")));
        QTRY_VERIFY(listed.desk.window->noticeBar()->text().contains(QStringLiteral("copied as a table")));
    }

    void fiftyThousandAreListedAndFiltered()
    {
        TagsPage page;
        QList<TagEntry> entries;
        for (int i = 0; i < 50000; ++i) {
            TagEntry entry;
            entry.text = QStringLiteral("word %1").arg((i * 7919) % 50000);
            entry.label = i % 2 ? QStringLiteral("claim") : QStringLiteral("person");
            entry.labelName = entry.label;
            entry.annotation = QUuid::createUuid();
            entries.append(entry);
        }
        page.setEntries({}, entries);
        QCOMPARE(page.model()->rowCount(), 50000);
        QSignalSpy arranged(&page, &TagsPage::arranged);
        TagFilter filter;
        filter.order = TagOrder::Words;
        filter.words = QStringLiteral("word 1");
        filter.labels = {QStringLiteral("claim")};
        page.setFilter(filter);
        QTRY_COMPARE(arranged.size(), 1);
        const int count = page.model()->rowCount();
        QVERIFY(count > 1000 && count < 11112);
        for (int row = 0; row < count; ++row)
            QCOMPARE(page.model()->entry(row).label, QStringLiteral("claim"));
        // Numbers in words are sorted as numbers.
        QVERIFY(page.model()->entry(0).text.size() <= page.model()->entry(count - 1).text.size());
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestTagsPage)
#include "test_tagspage.moc"
