// SPDX-License-Identifier: GPL-3.0-or-later
// Caret and selection where words of both directions meet.
#include "core/text/boundaries.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/readerpage.h"
#include "ui/reader/textselection.h"

#include <QSet>

#include <cmath>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

/// A page without a window, with a caret.
struct Caret {
    explicit Caret(const QByteArray &text, int width = 900)
    {
        page.setViewport({width, 600});
        page.setArticle(articleOf(text));
        selection.set(page.article(), 0, 0);
    }
    qint32 at() const { return selection.caret(); }
    QPoint spot() { return page.caretRect(at()).value_or(QRect()).topLeft(); }
    void go(CaretStep step, bool select = false) { selection.move(page, step, select); }

    ReaderPage page;
    TextSelection selection;
};

QList<qint32> graphemesOf(const Article &article)
{
    QList<qint32> places{0};
    while (places.last() < article.size())
        places.append(nextBoundary(article, places.last(), TextUnit::Grapheme));
    return places;
}

} // namespace

class TestReaderBidi : public QObject
{
    Q_OBJECT
private:
    static void lines()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"abc שלום def", "שלום abc עולם", "a (שלום 123) b", "العربية hello لغة 45", "abc שלום",
                                 "שלום abc", "שלום (12%), “abc”!", "x שלום", "العربية", "نص ١٢٣ text",
                                 "a\u200fb\u200ec", "ש👩‍👩‍👧ל abc 🇫🇷"})
            QTest::newRow(text) << QByteArray(text);
    }

private Q_SLOTS:
    void everyPlaceIsComeByOnce_data() { lines(); }
    void everyPlaceIsComeByOnce()
    {
        QFETCH(QByteArray, text);
        for (const CaretStep way : {CaretStep::Right, CaretStep::Left}) {
            Caret caret(text);
            const CaretStep back = way == CaretStep::Right ? CaretStep::Left : CaretStep::Right;
            for (qint32 before = -1; before != caret.at();) { // to the other side first
                before = caret.at();
                caret.go(back);
            }
            QList<qint32> seen{caret.at()};
            int x = caret.spot().x();
            for (;;) {
                caret.go(way);
                if (caret.at() == seen.last())
                    break;
                QVERIFY2(!seen.contains(caret.at()), "goes round in circles");
                const int now = caret.spot().x();
                QVERIFY2(way == CaretStep::Right ? now >= x - 1 : now <= x + 1, "goes the other way");
                x = now;
                seen.append(caret.at());
            }
            QList<qint32> sorted = seen;
            std::sort(sorted.begin(), sorted.end());
            QCOMPARE(sorted, graphemesOf(caret.page.article()));
            // And back the same way.
            for (qsizetype i = seen.size() - 2; i >= 0; --i) {
                caret.go(back);
                QCOMPARE(caret.at(), seen[i]);
            }
        }
    }

    void brokenLinesAreGoneThroughFromEndToEnd_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("english first") << QByteArray("hello שלום עולם and world 123 ועוד. ").repeated(12) << false;
        QTest::newRow("hebrew first") << QByteArray("שלום hello עולם world 123 ועוד. ").repeated(12) << true;
        QTest::newRow("arabic") << QByteArray("العربية لغة جميلة (abc) ٢٠٢٥ جدا ").repeated(12) << true;
        QTest::newRow("paragraphs") << QByteArray("שלום hello עולם\n\nעולם world 123\nשלום\n").repeated(4) << true;
        QTest::newRow("of two directions")
            << QByteArray("Hello שלום עולם and more and more and more of these words\n* * *\n"
                          "עולם world 123\n\nPlain words\n\n\nשלום\n")
                   .repeated(4)
            << false;
        QTest::newRow("of two directions, the other way")
            << QByteArray("עולם world 123\n\nPlain words that are many, many "
                          "many, many, many, many, many and more\n\n\nשלום\n")
                   .repeated(4)
            << true;
        QTest::newRow("pieces of a long one") << QByteArray("שלום hello עולם world 123 ועוד. ").repeated(400) << true;
    }
    void brokenLinesAreGoneThroughFromEndToEnd()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, rightToLeft);
        Caret caret(text, 500);
        const CaretStep on = rightToLeft ? CaretStep::Left : CaretStep::Right;
        const CaretStep back = rightToLeft ? CaretStep::Right : CaretStep::Left;
        const QList<qint32> all = graphemesOf(caret.page.article());
        for (const CaretStep way : {on, back}) {
            QSet<qint32> seen{caret.at()};
            for (qint32 before = -1; before != caret.at();) {
                before = caret.at();
                caret.go(way);
                QVERIFY2(caret.at() == before || !seen.contains(caret.at()), "goes round in circles");
                seen.insert(caret.at());
            }
            // Where a broken line ends in words of the other direction its edge is shown elsewhere.
            QVERIFY2(seen.size() >= all.size() * 97 / 100,
                     qPrintable(QStringLiteral("%1 of %2").arg(seen.size()).arg(all.size())));
        }
    }

    void homeAndEndAreTheLinesBeginningAndEnd()
    {
        Caret caret(QByteArray("العربية لغة جميلة جدا ").repeated(20), 500);
        caret.go(CaretStep::LineDown);
        caret.go(CaretStep::LineEnd);
        const QPoint end = caret.spot();
        caret.go(CaretStep::LineStart);
        const QPoint start = caret.spot();
        QCOMPARE(start.y(), end.y());
        QVERIFY2(start.x() > end.x() + 100, "a line begins on the right");
        const PageGeometry &geometry = caret.page.geometry();
        QVERIFY(std::abs(start.x() - (geometry.columnLeft + geometry.columnWidth)) <= 2);
        caret.go(CaretStep::LineEnd);
        QCOMPARE(caret.spot(), end);
        // With Shift the whole line is selected, and nothing of the others.
        caret.go(CaretStep::LineStart);
        caret.go(CaretStep::LineEnd, true);
        QSet<int> lines;
        caret.page.forEachStretch(caret.selection.span(), [&](const ReaderPage::Stretch &stretch) {
            lines.insert(static_cast<int>(stretch.rect.top()));
        });
        QCOMPARE(lines.size(), 1);
    }

    void linesOfMixedDirectionAreSelectedWordForWord_data() { lines(); }
    void linesOfMixedDirectionAreSelectedWordForWord()
    {
        QFETCH(QByteArray, text);
        Caret caret(text);
        const QList<qint32> places = graphemesOf(caret.page.article());
        const auto columns = [&](Span span) {
            QSet<int> covered;
            caret.page.forEachStretch(span, [&](const ReaderPage::Stretch &stretch) {
                for (int x = qRound(stretch.rect.left()); x < qRound(stretch.rect.right()); ++x)
                    covered.insert(x);
            });
            return covered;
        };
        QList<QSet<int>> each;
        for (qsizetype i = 0; i + 1 < places.size(); ++i)
            each.append(columns({places[i], places[i + 1]}));
        for (qsizetype from = 0; from < each.size(); ++from) {
            QSet<int> expected;
            for (qsizetype to = from; to < each.size(); ++to) {
                expected += each[to];
                const QSet<int> got = columns({places[from], places[to + 1]});
                // The columns of the letters, but for a hair between two of them.
                QVERIFY((got - expected).size() <= 2 + (to - from));
                QVERIFY((expected - got).size() <= 2);
            }
        }
    }

    void aSelectionAcrossTheBoundaryIsInTwoPieces()
    {
        Caret caret("abc שלום def");
        const auto stretches = [&](Span span) {
            QList<QRectF> rects;
            caret.page.forEachStretch(span, [&](const ReaderPage::Stretch &stretch) { rects.append(stretch.rect); });
            return rects;
        };
        QCOMPARE(stretches({2, 8}).size(), 2); // "c " and the right half of the word
        QCOMPARE(stretches({0, 16}).size(), 1);
        QCOMPARE(stretches({4, 12}).size(), 1);
    }

    void arrowKeysLeaveNoLineOfMixedWords()
    {
        // The same by keys, in the view: it used to go to and fro for ever at the end of such a line.
        ReaderFixture page("abc שלום\nnext");
        page.view.setSelection(0, 0);
        for (int i = 0; i < 9; ++i)
            page.key(Qt::Key_Right);
        QCOMPARE(page.view.caret(), 13);
        page.key(Qt::Key_Left);
        QCOMPARE(page.view.caret(), 4);
    }

    void upAndDownKeepToTheirColumn()
    {
        Caret caret(QByteArray("שלום hello עולם world 123 ועוד. ").repeated(16), 500);
        for (int i = 0; i < 12; ++i)
            caret.go(CaretStep::Left);
        const int x = caret.spot().x();
        int y = caret.spot().y();
        for (int i = 0; i < 4; ++i) {
            caret.go(CaretStep::LineDown);
            QVERIFY(caret.spot().y() > y);
            y = caret.spot().y();
            QVERIFY2(std::abs(caret.spot().x() - x) < 60, qPrintable(QString::number(caret.spot().x() - x)));
        }
    }
};

QTEST_MAIN(TestReaderBidi)
#include "test_readerbidi.moc"
