// SPDX-License-Identifier: GPL-3.0-or-later
// Only some suggestions are shown, visited by Tab and counted.
#include "ui/dialogs/labelfinder.h"
#include "ui/panels/labelchecks.h"
#include "ui/window/articlemarks.h"
#include "ui/window/suggestionfilter.h"
#include "ui/window/taggingcontroller.h"

#include "tests/support/desk.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

const QByteArray story =
    "date 2026-01-05 Ana Ruiz, the harbour minister, spoke in New Lima on Monday. “Trade will grow,” "
    "said Ruiz. She flew to Geneva.\n\nIvo Brandt stayed in New Lima with Ana Ruiz.\n";

void choose(const Desk &desk, const char *name)
{
    auto *menu = desk.window->findChild<LabelChecks *>(QStringLiteral("suggestionFilter"));
    menu->popup(desk.window->mapToGlobal(QPoint(100, 100)));
    auto *action = menu->findChild<QAction *>(QLatin1StringView(name));
    QVERIFY2(action && action->isEnabled(), name);
    QSignalSpy changed(desk.window->suggestionFilter(), &SuggestionFilter::changed);
    menu->setActiveAction(action);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(changed.size(), 1);
    menu->close();
}

/// The labels of all that Tab (Shift+Tab) visits in one round, or the words.
QStringList visited(const Desk &desk, bool forward, bool words = false)
{
    QStringList list;
    QList<int> seen;
    desk.key(Qt::Key_Escape);
    for (int i = 0; i < 50; ++i) {
        desk.key(forward ? Qt::Key_Tab : Qt::Key_Backtab, forward ? Qt::NoModifier : Qt::ShiftModifier);
        const int at = desk.window->tagging()->active().suggestion;
        if (at < 0 || seen.contains(at))
            break;
        seen.append(at);
        const Suggestion suggestion = desk.article().suggestions().at(at);
        list.append(words ? desk.article().article().string(suggestion.hull()) : suggestion.label);
    }
    return list;
}

QList<quint64> painted(const Desk &desk, MarkState state)
{
    QList<quint64> ids;
    desk.window->marks()->forEachMark({0, desk.article().article().size()}, [&](const Mark &mark) {
        if (mark.state == state)
            ids.append(mark.id);
    });
    return ids;
}

QString hint(const Desk &desk)
{
    return desk.window->findChild<QLabel *>(QStringLiteral("hint"))->text();
}

} // namespace

class TestSuggestionFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { bluepencil::testing::useHome(m_home); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("a.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        write(m_file, story);
    }

    /// Of five hundred labels the menu shows some and finds the others; what else is in it stays on the screen.
    void manyLabelsLeaveTheMenuUsable()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QList<Label> many;
        for (int i = 0; i < 500; ++i)
            many.append({QStringLiteral("l%1").arg(i), QStringLiteral("Label %1").arg(i), {}, {}, {}, 100 + i});
        QVERIFY(desk.window->article()->putLabels(QStringLiteral("Many"), many).ok());
        auto *menu = desk.window->findChild<LabelChecks *>(QStringLiteral("suggestionFilter"));
        const QRect screen = menu->screen()->availableGeometry();
        menu->popup(screen.topLeft());
        for (const QAction *action : menu->actions())
            QVERIFY2(QRect({}, screen.size()).contains(menu->actionGeometry(const_cast<QAction *>(action))),
                     qPrintable(action->text()));
        auto *find = menu->findChild<QAction *>(QStringLiteral("suggestionFilter-find"));
        QVERIFY(find);
        menu->setActiveAction(find);
        QTest::keyClick(menu, Qt::Key_Return);
        auto *finder = desk.window->findChild<LabelFinder *>();
        QVERIFY(finder && finder->isVisible());
        auto *text = finder->findChild<QLineEdit *>();
        QTest::keyClicks(text, QStringLiteral("label 377"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(desk.window->suggestionFilter()->choice().labels, QSet<QString>{QStringLiteral("l377")});
        QVERIFY(menu->findChild<QAction *>(QStringLiteral("suggestionFilter-l377"))->isChecked());
        // A label that is no more holds nothing back.
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(desk.window->suggestionFilter()->choice().labels.isEmpty());
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("suggestionFilter-find")));
    }

    void byLabel()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        const qsizetype all = visited(desk, true).size();
        const auto note = desk.window->findChild<QToolButton *>(QStringLiteral("filterNote"));
        QVERIFY(!note->isVisible());
        choose(desk, "suggestionFilter-place");
        const QStringList places = visited(desk, true);
        QVERIFY(!places.isEmpty() && places.size() < all);
        QCOMPARE(places.count(QStringLiteral("place")), places.size());
        QCOMPARE(visited(desk, false).size(), places.size());
        QCOMPARE(painted(desk, MarkState::Suggested).size(), places.size());
        QVERIFY2(hint(desk).startsWith(QString::number(places.size())), qPrintable(hint(desk)));
        QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("Place")));
        // Accepting goes on to the next place, until there is none.
        desk.key(Qt::Key_Tab);
        for (qsizetype i = 0; i < places.size(); ++i)
            desk.key(Qt::Key_Return);
        QCOMPARE(desk.tags().filter(QStringLiteral("place:")).size(), places.size());
        QVERIFY(desk.window->tagging()->active().isNull());
        QVERIFY(hint(desk).contains(QStringLiteral("filter")));
        QTest::mouseClick(note, Qt::LeftButton);
        QVERIFY(!note->isVisible());
        QCOMPARE(visited(desk, true).size(), all - places.size());
    }

    void byConfidence()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        choose(desk, "score-90");
        int sure = 0;
        const Suggestions &suggestions = desk.article().suggestions();
        for (int i = 0; i < suggestions.count(); ++i)
            sure += suggestions.isUndecided(i) && suggestions.evidenceOf(i).score >= 0.9;
        QCOMPARE(visited(desk, true).size(), sure);
        QCOMPARE(desk.window->suggestionFilter()->left(), sure);
    }

    void byEntity()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_Tab);
        while (desk.article().article().string(
                   desk.article().suggestions().at(desk.window->tagging()->active().suggestion).hull()) !=
               QStringLiteral("Ana Ruiz"))
            desk.key(Qt::Key_Tab);
        choose(desk, "onlyEntity");
        const QStringList words = visited(desk, true, true);
        QVERIFY2(words.contains(QStringLiteral("Ana Ruiz")) && words.contains(QStringLiteral("Ruiz")),
                 qPrintable(words.join(QLatin1Char('|'))));
        QVERIFY(!words.contains(QStringLiteral("New Lima")) && !words.contains(QStringLiteral("Ivo Brandt")));
        choose(desk, "clearSuggestionFilter");
        QVERIFY(visited(desk, true, true).contains(QStringLiteral("New Lima")));
    }

    void undecidedOnlyHidesOwnTags()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("stayed"));
        desk.key(Qt::Key_6);
        const qsizetype suggested = painted(desk, MarkState::Suggested).size();
        QCOMPARE(painted(desk, MarkState::Own).size(), 1);
        choose(desk, "undecidedOnly");
        QCOMPARE(painted(desk, MarkState::Own).size(), 0);
        QCOMPARE(painted(desk, MarkState::Suggested).size(), suggested);
        choose(desk, "undecidedOnly");
        QCOMPARE(painted(desk, MarkState::Own).size(), 1);
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QString m_store;
};

QTEST_MAIN(TestSuggestionFilter)
#include "test_suggestionfilter.moc"
