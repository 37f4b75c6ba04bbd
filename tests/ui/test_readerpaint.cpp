// SPDX-License-Identifier: GPL-3.0-or-later
// What is on the page, looked at pixel by pixel.
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/pagepainter.h"
#include "ui/style/contrast.h"

#include <QPainter>
#include <QScrollBar>

#include <utility>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

/// How many pixels of a rectangle have this colour.
int count(const QImage &image, QRect rect, const QColor &color)
{
    int pixels = 0;
    rect &= image.rect();
    for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x)
            pixels += image.pixelColor(x, y) == color ? 1 : 0;
    return pixels;
}

QRect under(const QRect &words)
{
    return QRect(words.left(), words.bottom() - 6, words.width(), 12);
}

} // namespace

class TestReaderPaint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownMarksHaveTintAndLine()
    {
        ReaderFixture page("Nobody knew Ana Ruiz of the desk.");
        const Span words = page.find("Ana Ruiz");
        const QRect rect = page.view.rectOf(words);
        const MarkStyle style = page.view.theme().styles.at(page.view.theme().styleIndex(QStringLiteral("person")));
        QCOMPARE(count(page.image(), rect, style.tint), 0);
        page.mark(words, 1, QStringLiteral("person"));
        const QImage image = page.image();
        QVERIFY(count(image, rect, style.tint) > rect.width() * rect.height() / 3);
        QVERIFY(count(image, under(rect), style.line) >= rect.width() - 3);
        const QRect beside = page.view.rectOf(page.find("Nobody"));
        QCOMPARE(count(image, beside, style.tint), 0);
        QCOMPARE(count(image, under(beside), style.line), 0);
    }

    void suggestionsAreDottedAndPale()
    {
        ReaderFixture page("Nobody knew Ana Ruiz of the desk.");
        const Span words = page.find("Ana Ruiz");
        const QRect rect = page.view.rectOf(words);
        const MarkStyle style = page.view.theme().styles.at(page.view.theme().styleIndex(QStringLiteral("person")));
        page.mark(words, 1, QStringLiteral("person"), MarkState::Suggested);
        const QImage image = page.image();
        const int dots = count(image, under(rect), style.line);
        QVERIFY2(dots > rect.width() / 6 && dots < rect.width() * 3 / 4, qPrintable(QString::number(dots)));
        QCOMPARE(count(image, rect, style.tint), 0);
    }

    void quotesHaveABarInTheMargin()
    {
        ReaderFixture page("He wrote: “We will not sign what we have not read.” It was noon.");
        const Span words = page.find("“We will not sign what we have not read.”");
        const QRect rect = page.view.rectOf(words);
        const QRect margin(rect.left() - 400, rect.top(), 400, rect.height());
        page.mark(words, 1, QStringLiteral("quote"));
        const QColor line = page.view.theme().styles.at(page.view.theme().styleIndex(QStringLiteral("quote"))).line;
        const QImage image = page.image();
        const QRect left(0, rect.top(), page.view.rectOf({0, 1}).left(), rect.height());
        QVERIFY(count(image, left, line) >= rect.height() * 2);
        QCOMPARE(count(image, under(rect), line), 0);
    }

    void theSelectionShows()
    {
        ReaderFixture page("Nobody knew Ana Ruiz of the desk.");
        const Span words = page.find("knew Ana");
        const QRect rect = page.view.rectOf(words);
        page.view.setSelection(words.start, words.end);
        QVERIFY(count(page.image(), rect, page.view.theme().selection) > rect.width() * rect.height() / 2);
        page.view.setSelection(0, 0);
        QCOMPARE(count(page.image(), rect, page.view.theme().selection), 0);
    }

    void theActiveMarkIsOutlined()
    {
        ReaderFixture page("Nobody knew Ana Ruiz of the desk.");
        page.mark(page.find("Ana Ruiz"), 6, QStringLiteral("person"), MarkState::Suggested);
        const QRect rect = page.view.rectOf(page.find("Ana Ruiz")).adjusted(-6, -6, 6, 6);
        const QColor outline = page.view.theme().activeOutline;
        const int before = count(page.image(), rect, outline);
        page.view.setActiveMark(6);
        QCOMPARE(page.view.activeMark(), quint64(6));
        QVERIFY(count(page.image(), rect, outline) > before + 30);
        page.view.setActiveMark(0);
        QCOMPARE(count(page.image(), rect, outline), before);
    }

    void aJumpFlashesAndFades()
    {
        ReaderFixture page(NewsGenerator(5).make(60000).text);
        const Span there{40000, 40060};
        const QImage quiet = page.image();
        page.view.jumpTo(there);
        const QRect rect = page.view.rectOf(there);
        QVERIFY(!rect.isEmpty());
        QVERIFY(count(page.image(), rect, page.view.theme().searchHit) > 100);
        QTRY_COMPARE_WITH_TIMEOUT(count(page.image(), rect, page.view.theme().searchHit), 0, 3000);
        QVERIFY(count(page.image(), rect, page.view.theme().page) > 100);
    }

    void notesStandBesideTheirLine()
    {
        ReaderFixture page(NewsGenerator(5).make(6000).text, QSize(1280, 700));
        const QRect rect = page.view.rectOf({400, 410});
        const QRect right(rect.right() + 300, rect.top() - 4, 1280, 80);
        const QRect margin(1280 - 260, rect.top() - 4, 240, 90);
        const QColor paper = page.view.theme().page;
        const int empty = count(page.image(), margin, paper);
        page.marks.setNote(3, QStringLiteral("Ask the desk about this one, it was told otherwise before"));
        page.mark({400, 410}, 3, QStringLiteral("claim"), MarkState::Own, true);
        QVERIFY(count(page.image(), margin, paper) < empty - 150);
        page.view.resize(600, 700); // no room: nothing is cut off, and a sign tells of it
        QApplication::processEvents();
        const QImage narrow = page.image();
        const QRect line = page.view.rectOf({400, 410});
        const QRect gutter(narrow.width() - 28, line.top(), 28, line.height());
        QVERIFY(count(narrow, gutter, paper) < gutter.width() * gutter.height() - 20);
        QVERIFY(count(narrow, gutter.translated(0, 2 * line.height()), paper) == gutter.width() * gutter.height());
        QCOMPARE(count(narrow, QRect(narrow.width() - 12, 0, 12, narrow.height()), paper), 12 * narrow.height());
    }

    void theDateLineIsAboveTheArticle()
    {
        ReaderFixture page("Nobody knew.");
        const QRect before = page.view.rectOf({0, 6});
        page.view.setDateLine(QStringLiteral("Wednesday 6 August 2025 · 3 min"));
        QApplication::processEvents();
        const QRect after = page.view.rectOf({0, 6});
        QVERIFY(after.top() > before.top() + 10);
        const QRect above(0, 0, page.view.width(), after.top() - 2);
        QVERIFY(count(page.image(), above, page.view.theme().page) < above.width() * above.height() - 100);
        page.view.setDateLine(QString());
        QCOMPARE(page.view.rectOf({0, 6}), before);
    }

    void theCaretShowsWithFocusOnly()
    {
        ReaderFixture page("Nobody knew.");
        page.view.setSelection(7, 7);
        const QRect at = page.view.rectOf({7, 8});
        const QRect line(at.left() - 1, at.top() + 1, 3, at.height() - 2);
        QVERIFY(count(page.image(), line, page.view.theme().caret) >= at.height() - 4);
        page.view.clearFocus();
        QVERIFY(count(page.image(), line, page.view.theme().caret) < at.height() / 2);
    }

    void everyThemePaints_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : readerThemeNames())
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    void everyThemePaints()
    {
        QFETCH(QString, name);
        ReaderFixture page("Nobody knew 45 percent.");
        const Result<ReaderTheme> theme = loadReaderTheme(name);
        QVERIFY(theme.ok());
        page.view.setTheme(*theme);
        const QImage image = page.image();
        QCOMPARE(image.pixelColor(5, 300), theme->page);
        QVERIFY(count(image, page.view.rectOf({0, 11}), theme->text) > 5);
    }

    /// Scrolling moves what is on the screen instead of painting it again: both must look the same.
    void scrolledPixelsEqualPaintedOnes_data()
    {
        QTest::addColumn<bool>("stacked");
        QTest::newRow("news") << false;
        QTest::newRow("marks that hang over their lines") << true;
    }
    void scrolledPixelsEqualPaintedOnes()
    {
        QFETCH(bool, stacked);
        GeneratedNews news = NewsGenerator(6).make(60000);
        if (stacked) {
            const QByteArray tower = QByteArray("\xcc\x81\xcc\x82\xcc\x83\xcc\x88\xcc\xa3\xcc\xad").repeated(3);
            news.marks.clear();
            for (qsizetype at = news.text.indexOf('e'); at >= 0; at = news.text.indexOf('e', at + tower.size() + 150))
                news.text.insert(at + 1, tower);
        }
        ReaderFixture page(news.text);
        for (std::size_t i = 0; i < news.marks.size(); ++i)
            page.marks.add({news.marks[i].span, i + 1, static_cast<quint16>(news.marks[i].kind),
                            i % 3 == 0 ? MarkState::Suggested : MarkState::Own, false});
        page.view.viewport()->update();
        page.view.setCursor(Qt::ArrowCursor);
        page.view.clearFocus();
        QApplication::processEvents();
        for (const int step : {3, 40, 333, -17, 590, 1, -250}) {
            page.view.verticalScrollBar()->setValue(page.view.verticalScrollBar()->value() + step);
            QApplication::processEvents();
            compareWithPaintedAnew(page);
        }
        const qint32 at = page.view.topPosition(); // and what changes in one line of many
        for (const int words : {200, 340, 800}) {
            const Span shown = page.view.visibleRange();
            page.view.setSelection(std::min(at + words, shown.end - 1), std::min(at + words + 40, shown.end));
            QApplication::processEvents();
            compareWithPaintedAnew(page);
        }
    }

    /// The strip that comes into sight is not all that a note in the margin needs.
    void aNoteThatComesIntoSightIsWhole()
    {
        QByteArray text;
        for (int i = 0; i < 200; ++i)
            text += "A line of its own, number " + QByteArray::number(i) + ".\n";
        ReaderFixture page(text);
        page.view.resize(1100, 600);
        page.marks.add({{2, 6}, 1, 0, MarkState::Own, true});
        page.marks.setNote(1,
                           QStringLiteral("A note of several lines, which is longer than the line of the text that it "
                                          "stands beside, and goes on and on."));
        page.view.clearFocus();
        QApplication::processEvents();
        page.view.setTopPosition(static_cast<qint32>(text.indexOf("number 30.")));
        QApplication::processEvents();
        for (int i = 0; i < 150; ++i) {
            page.view.verticalScrollBar()->setValue(page.view.verticalScrollBar()->value() - 11);
            for (int turn = 0; turn < 4; ++turn) // that a note is there is known only once it was painted
                QApplication::processEvents();
            if (!page.view.rectOf({2, 6}).isEmpty())
                compareWithPaintedAnew(page);
        }
        QVERIFY(!page.view.rectOf({2, 6}).isEmpty());
    }

    /// A mark that comes moves those that begin behind it to other lanes.
    void aMarkInFrontRepaintsWhatItMoves()
    {
        const QByteArray text =
            "Nobody knew how many words there were in all of the long lines of this page, which went "
            "on from one line to the next and to the one after that.\n";
        ReaderFixture page(text);
        for (qint32 i = 1; i < 12; ++i)
            page.marks.add({{i * 10, i * 10 + 14}, static_cast<quint64>(i), 0, MarkState::Own, false});
        page.view.viewport()->update();
        page.view.clearFocus();
        QApplication::processEvents();
        page.marks.add({{0, 12}, 50, 0, MarkState::Own, false});
        page.view.marksChanged({0, 12});
        QApplication::processEvents();
        compareWithPaintedAnew(page);
    }

    /// Another active mark repaints the lines of both, and nothing between.
    void anotherActiveMarkRepaintsItsLines()
    {
        ReaderFixture page(QByteArray("Some words of a line that is not quite long enough to be two.\n").repeated(20));
        page.mark({5, 10}, 1, QStringLiteral("person"));
        const Span far{62 * 8 + 5, 62 * 8 + 10};
        page.mark(far, 2, QStringLiteral("place"));
        page.view.clearFocus();
        QApplication::processEvents();
        int painted = 0;
        setPaintWatcher([&](ReaderPage &, const QRect &clip, const auto &) { painted += clip.height(); });
        page.view.setActiveMark(1);
        QApplication::processEvents();
        const int one = std::exchange(painted, 0);
        page.view.setActiveMark(2);
        QApplication::processEvents();
        setPaintWatcher({});
        QVERIFY2(one > 0 && one < page.view.viewport()->height() / 4, qPrintable(QString::number(one)));
        QVERIFY2(painted > 0, qPrintable(QString::number(painted)));
        compareWithPaintedAnew(page);
        page.view.setActiveMark(0);
        QApplication::processEvents();
        compareWithPaintedAnew(page);
    }

private:
    /// What stands on the screen, against the same painted wholly anew. (A widget's grab() paints anew itself.)
    static void compareWithPaintedAnew(ReaderFixture &page)
    {
        const auto screen = [&] {
            const QPoint at = page.view.viewport()->mapTo(page.view.window(), QPoint());
            return page.view.screen()
                ->grabWindow(page.view.window()->winId(), at.x(), at.y(), page.view.viewport()->width(),
                             page.view.viewport()->height())
                .toImage();
        };
        const QImage shown = screen();
        QVERIFY(!shown.isNull());
        page.view.viewport()->update();
        QApplication::processEvents();
        QCOMPARE(shown, screen());
    }
};

QTEST_MAIN(TestReaderPaint)
#include "test_readerpaint.moc"
