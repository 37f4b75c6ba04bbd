// SPDX-License-Identifier: GPL-3.0-or-later
// Where words stand on the page and what is under a point.
#include "core/text/boundaries.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/typography.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QStyleOptionSlider>

using namespace bluepencil;
using namespace bluepencil::testing;

class TestReaderGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Qt takes such a line for shorter than it is.
    void wordsBehindATabulatorInMixedLines()
    {
        ReaderFixture page("\xf0\x9d\x94\x98nknown \xe2\x80\x8f(mark) tab\there na\xc3\xafve 123 "
                           "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d a\xe2\x80\x8d"
                           "b tab\there ");
        const qint32 last = static_cast<qint32>(page.view.article().text().lastIndexOf("here"));
        for (qint32 at = last; at < last + 4; ++at) {
            const QRect rect = page.view.rectOf({at, at + 1});
            QVERIFY(!rect.isEmpty());
            const qint32 near = page.view.positionAt(rect.center());
            QVERIFY(near == at || near == at + 1);
        }
    }

    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("QPainter|QTextLayout|QFont|geometry")));
    }

    void pointsAndPlacesAreInverse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("latin") << NewsGenerator(3).make(6000).text;
        QTest::newRow("right to left") << QByteArray("العربية لغة جميلة جدا وهي قديمة. ").repeated(60);
        QTest::newRow("hebrew and english") << QByteArray("שלום hello עולם world 123 ועוד. ").repeated(60);
        QTest::newRow("combining") << QByteArray("e\xcc\x81\xcc\x82 a\xcc\x8a o\xcc\x88x ").repeated(200);
        QTest::newRow("emoji") << QByteArray("👩‍👩‍👧‍👦 🇫🇷 👍🏽 ok ").repeated(100);
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("odd %u", seed) << oddText(seed, 12);
    }
    void pointsAndPlacesAreInverse()
    {
        QFETCH(QByteArray, text);
        ReaderFixture page(text);
        const Article &article = page.view.article();
        const Span visible = page.view.visibleRange();
        int looked = 0;
        int exact = 0;
        for (qint32 at = visible.start; at < visible.end && looked < 1500;) {
            const qint32 next = nextBoundary(article, at, TextUnit::Grapheme);
            const Span grapheme{at, next};
            const QRect rect = page.view.rectOf(grapheme);
            at = next;
            if (rect.width() < 2 || !page.view.viewport()->rect().contains(rect))
                continue; // line ends, joiners, half-visible lines
            ++looked;
            // The middle of a grapheme is nearest to one of its two sides. Where directions meet, and in
            // clusters drawn as one, another place may be at the same spot of the line.
            const qint32 found = page.view.positionAt(rect.center());
            const QRect after = page.view.rectOf({found, nextBoundary(article, found, TextUnit::Grapheme)});
            const QRect before = page.view.rectOf({previousBoundary(article, found, TextUnit::Grapheme), found});
            const QRect near = rect.adjusted(-2, 0, 2, 0);
            QVERIFY2(found == grapheme.start || found == grapheme.end || near.intersects(after) ||
                         near.intersects(before),
                     qPrintable(QStringLiteral("%1 for %2–%3").arg(found).arg(grapheme.start).arg(grapheme.end)));
            exact += found == grapheme.start || found == grapheme.end ? 1 : 0;
            QCOMPARE(boundaryAtOrBefore(article, found, TextUnit::Grapheme), found);
        }
        QVERIFY(looked > 100);
        QVERIFY2(exact * 100 >= looked * 97, qPrintable(QStringLiteral("%1 of %2").arg(exact).arg(looked)));
    }

    void everyPointIsAValidPlace()
    {
        ReaderFixture page(oddText(9, 30));
        QRandomGenerator random(4);
        for (int i = 0; i < 2000; ++i) {
            const QPoint point(random.bounded(-50, 1000), random.bounded(-50, 700));
            const qint32 place = page.view.positionAt(point);
            QVERIFY(page.view.article().isValid({place, place}));
        }
        QCOMPARE(page.view.positionAt(QPoint(0, -1000)), 0);
    }

    void wordsOfASpanAreWhereItsLettersAre()
    {
        ReaderFixture page("Alpha beta gamma\n\nDelta שלום עולם epsilon");
        const QRect beta = page.view.rectOf(page.find("beta"));
        const QRect alpha = page.view.rectOf(page.find("Alpha"));
        QVERIFY(alpha.right() < beta.left());
        QCOMPARE(alpha.top(), beta.top());
        QVERIFY(page.view.rectOf(page.find("Delta")).top() > beta.bottom());
        // In right-to-left words the first is on the right.
        QVERIFY(page.view.rectOf(page.find("שלום")).left() > page.view.rectOf(page.find("עולם")).left());
        QVERIFY(page.view.rectOf({0, 0}).isEmpty());
    }

    void aRightToLeftParagraphIsOnTheRight()
    {
        ReaderFixture page("Latin words\nالعربية لغة");
        const QRect latin = page.view.rectOf(page.find("Latin"));
        const QRect arabic = page.view.rectOf(page.find("العربية"));
        QVERIFY(arabic.left() > latin.right() + 100);
    }

    void theColumnHasAReadableMeasure()
    {
        ReaderFixture page(NewsGenerator(2).make(20000).text, QSize(1280, 800));
        qint32 lines = 0;
        qint32 characters = 0;
        QRect column;
        for (qint32 at = page.view.visibleRange().start; at < page.view.visibleRange().end;) {
            const QRect here = page.view.rectOf({at, at + 1});
            column |= here;
            const qint32 end = page.view.positionAt(QPoint(1279, here.center().y()));
            if (end - at > 40) { // not a paragraph's last, short line
                characters += end - at;
                ++lines;
            }
            at = end + 1;
        }
        QVERIFY(lines > 10);
        const int average = characters / lines;
        QVERIFY2(average > 56 && average < 74, qPrintable(QString::number(average)));
    }

    void resizeKeepsTheTopLine()
    {
        ReaderFixture page(NewsGenerator(5).make(400000).text);
        page.view.setTopPosition(200000);
        const qint32 top = page.view.topPosition();
        QVERIFY(std::abs(top - 200000) < 100);
        for (const int width : {500, 420, 900, 1300, 350, 900}) {
            page.view.resize(width, 600);
            QApplication::processEvents();
            const qint32 now = page.view.topPosition();
            QVERIFY2(std::abs(now - top) < 120,
                     qPrintable(QStringLiteral("%1: %2, was %3").arg(width).arg(now).arg(top)));
        }
        QCOMPARE(page.view.topPosition(), top);
        for (const int zoom : {50, 200, 400, 75, 100}) {
            page.view.setZoom(zoom);
            QApplication::processEvents();
            QVERIFY(std::abs(page.view.topPosition() - top) < 120);
        }
        QCOMPARE(page.view.topPosition(), top);
        // Another typeface is wider or narrower: other lines, the same place.
        const Typography serif = Typography::atZoom(100);
        QVERIFY(Typography::atZoom(100, QStringLiteral("DejaVu Sans")).averageWidth > serif.averageWidth * 1.02);
        QCOMPARE(Typography::atZoom(100, QStringLiteral("No Such Typeface")).averageWidth, serif.averageWidth);
        for (const QString &family : {QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans"), QString()}) {
            page.view.setTypeface(family);
            QApplication::processEvents();
            QCOMPARE(page.view.typeface(), family);
            QVERIFY(std::abs(page.view.topPosition() - top) < 120);
        }
        QCOMPARE(page.view.topPosition(), top);
        QCOMPARE(page.view.zoom(), 100);
        page.view.setZoom(9999);
        QCOMPARE(page.view.zoom(), 400);
    }

    void theTopStaysTheTop()
    {
        ReaderFixture page(NewsGenerator(5).make(40000).text);
        page.view.setDateLine(QStringLiteral("Monday 3 March"));
        page.view.resize(500, 500);
        QApplication::processEvents();
        QCOMPARE(page.view.verticalScrollBar()->value(), 0);
        page.view.setZoom(150);
        QApplication::processEvents();
        QCOMPARE(page.view.verticalScrollBar()->value(), 0);
        QCOMPARE(page.view.topPosition(), 0);
    }

    /// With the mouse: what was at a place of the bar is there again, whatever was seen in between.
    void theHandleDraggedBackShowsTheSameLine()
    {
        ReaderFixture page(NewsGenerator(6).make(3000000).text);
        QScrollBar *bar = page.view.verticalScrollBar();
        page.view.setTopPosition(700000);
        QApplication::processEvents();
        QStyleOptionSlider option;
        option.initFrom(bar);
        option.orientation = Qt::Vertical;
        option.minimum = bar->minimum();
        option.maximum = bar->maximum();
        option.sliderPosition = option.sliderValue = bar->value();
        option.pageStep = bar->pageStep();
        const QPoint handle =
            bar->style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, bar).center();
        const qint32 first = page.view.topPosition();
        QTest::mousePress(bar, Qt::LeftButton, {}, handle);
        const auto dragTo = [&](int y) {
            QMouseEvent move(QEvent::MouseMove, QPointF(handle.x(), y), bar->mapToGlobal(QPointF(handle.x(), y)),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(bar, &move);
            QApplication::processEvents();
            return page.view.topPosition();
        };
        const int half = bar->height() / 2;
        const qint32 middle = dragTo(half);
        QVERIFY(middle != first);
        dragTo(bar->height() - 40);
        dragTo(half - 60);
        dragTo(half + 33);
        QCOMPARE(dragTo(half), middle);
        QCOMPARE(dragTo(handle.y()), first);
        QTest::mouseRelease(bar, Qt::LeftButton, {}, handle);
        QCOMPARE(page.view.topPosition(), first);
    }

    /// In a paragraph that is laid out in pieces too.
    void homeAndEndStayInTheirLine()
    {
        QByteArray text;
        for (int i = 0; text.size() < 30000; ++i)
            text += "word" + QByteArray::number(i) + ' ';
        ReaderFixture page(text);
        page.view.setSelection(0, 0);
        for (int line = 0; line < 300; ++line) {
            page.key(Qt::Key_Home);
            const qint32 start = page.view.caret();
            page.key(Qt::Key_End);
            const qint32 end = page.view.caret();
            QVERIFY2(end > start, qPrintable(QString::number(line)));
            page.key(Qt::Key_Home);
            QCOMPARE(page.view.caret(), start);
            page.key(Qt::Key_Down);
            QVERIFY(page.view.caret() > end || page.view.caret() == text.size());
        }
    }

    void scrollingThereAndBackIsTheSameLine()
    {
        ReaderFixture page(NewsGenerator(6).make(1000000).text);
        QScrollBar *bar = page.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 3);
        QApplication::processEvents();
        const qint32 third = page.view.topPosition();
        QVERIFY2(std::abs(third - 333333) < 20000, qPrintable(QString::number(third))); // truthful
        const int value = bar->value();
        bar->setValue(bar->maximum() * 4 / 5);
        QApplication::processEvents();
        bar->setValue(value);
        QApplication::processEvents();
        QVERIFY(std::abs(page.view.topPosition() - third) < 200);

        // Exact: a hundred wheel-sized steps down and up.
        const QRect before = page.view.rectOf({page.view.topPosition(), page.view.topPosition() + 1});
        const qint32 top = page.view.topPosition();
        for (int i = 0; i < 100; ++i)
            bar->setValue(bar->value() + 37);
        for (int i = 0; i < 100; ++i)
            bar->setValue(bar->value() - 37);
        QApplication::processEvents();
        QCOMPARE(page.view.topPosition(), top);
        QCOMPARE(page.view.rectOf({top, top + 1}), before);
    }

    void theEndsOfTheBarAreTheEndsOfTheText()
    {
        const QByteArray text = NewsGenerator(8).make(300000).text;
        ReaderFixture page(text);
        QScrollBar *bar = page.view.verticalScrollBar();
        bar->setValue(bar->maximum());
        QApplication::processEvents();
        QCOMPARE(page.view.visibleRange().end, static_cast<qint32>(text.size()));
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(0);
        QApplication::processEvents();
        QCOMPARE(page.view.topPosition(), 0);
        QVERIFY(page.view.rectOf({0, 1}).top() > 10);
        page.view.setTopPosition(static_cast<qint32>(text.size()));
        QApplication::processEvents();
        QCOMPARE(page.view.visibleRange().end, static_cast<qint32>(text.size()));
    }

    void shortTextsDoNotScroll_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("line end") << QByteArray("\n");
        QTest::newRow("word") << QByteArray("word");
        QTest::newRow("some lines") << QByteArray("one\n\ntwo\nthree\n");
    }
    void shortTextsDoNotScroll()
    {
        QFETCH(QByteArray, text);
        ReaderFixture page(text);
        QCOMPARE(page.view.verticalScrollBar()->maximum(), 0);
        QVERIFY(!page.view.verticalScrollBar()->isVisible());
        QCOMPARE(page.view.visibleRange(), (Span{0, static_cast<qint32>(text.size())}));
        for (const Qt::Key key : {Qt::Key_End, Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Right, Qt::Key_Up, Qt::Key_Left,
                                  Qt::Key_Home, Qt::Key_PageUp, Qt::Key_Space}) {
            page.key(key);
            page.key(key, Qt::ControlModifier);
            page.key(key, Qt::ShiftModifier);
        }
        page.view.selectAll();
        QCOMPARE(page.view.selection(), (Span{0, static_cast<qint32>(text.size())}));
        page.view.jumpTo({0, 1});
        page.view.ensureVisible({5, 900});
    }

    void longTextsOpenAndPage_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("10 MB on one line") << QByteArray("a long line without an end, ").repeated(375000);
        QTest::newRow("10 MB without a blank") << QByteArray("0123456789").repeated(1000000);
        QTest::newRow("200,000 empty lines") << QByteArray(200000, '\n');
        QTest::newRow("right to left, one line") << QByteArray("العربية لغة جميلة ").repeated(60000);
        QTest::newRow("only combining marks") << QByteArray("\xcc\x81").repeated(50000);
        QTest::newRow("astral without a blank") << QByteArray("🚢").repeated(50000);
    }
    void longTextsOpenAndPage()
    {
        QFETCH(QByteArray, text);
        ReaderFixture page(text);
        const auto size = static_cast<qint32>(text.size());
        int most = 0;
        qint32 last = -1;
        for (int i = 0; i < 20; ++i) {
            page.key(Qt::Key_Space);
            page.image();
            QVERIFY(page.view.topPosition() > last || page.view.visibleRange().end == size);
            last = page.view.topPosition();
            most = std::max(most, page.view.laidOutParagraphs());
        }
        QVERIFY(last > 0);
        page.key(Qt::Key_End, Qt::ControlModifier);
        page.image();
        QCOMPARE(page.view.caret(), size);
        QCOMPARE(page.view.visibleRange().end, size);
        QScrollBar *bar = page.view.verticalScrollBar();
        for (int i = 0; i < 200; ++i) {
            bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * ((i * 37) % 200) / 200));
            page.image();
            most = std::max(most, page.view.laidOutParagraphs());
        }
        QVERIFY2(most < 500, qPrintable(QString::number(most))); // bounded, however far one goes
        bar->setValue(bar->maximum() / 2);
        QApplication::processEvents();
        if (bar->maximum() > 20 * page.view.height()) // else the margins weigh
            QVERIFY2(std::abs(page.view.topPosition() - size / 2) < size / 50 + 5000,
                     qPrintable(QString::number(page.view.topPosition())));
        page.view.resize(500, 400);
        page.image();
        page.key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(page.view.caret(), 0);
        QCOMPARE(page.view.topPosition(), 0);
    }

    void openingLaysOutOnlyWhatIsSeen()
    {
        ReaderFixture page(NewsGenerator(8).make(2000000).text);
        QVERIFY2(page.view.laidOutParagraphs() < 30, qPrintable(QString::number(page.view.laidOutParagraphs())));
    }

    void headerLinesAreSmall()
    {
        ArticleParts parts;
        parts.text = "title: A bridge\nby: Ana Ruiz\n\nThe bridge was closed.";
        parts.header.span = {0, 30};
        ReaderFixture page("x");
        page.view.setArticle(Article(parts));
        QApplication::processEvents();
        const int small = page.view.rectOf(page.find("bridge")).height();
        const int normal = page.view.rectOf(page.find("bridge", 30)).height();
        QVERIFY2(small < normal * 9 / 10, qPrintable(QStringLiteral("%1 %2").arg(small).arg(normal)));
    }

    void ensureVisibleScrollsNoFurtherThanNeeded()
    {
        ReaderFixture page(NewsGenerator(5).make(100000).text);
        const qint32 top = page.view.topPosition();
        page.view.ensureVisible({200, 210});
        QCOMPARE(page.view.topPosition(), top);
        const Span far{60000, 60010};
        page.view.ensureVisible(far);
        QApplication::processEvents();
        const QRect rect = page.view.rectOf(far);
        QVERIFY(!rect.isEmpty());
        QVERIFY(rect.top() > 40 && rect.bottom() < 560);
        const qint32 there = page.view.topPosition();
        page.view.ensureVisible(far);
        QCOMPARE(page.view.topPosition(), there);
    }
};

QTEST_MAIN(TestReaderGeometry)
#include "test_readergeometry.moc"
