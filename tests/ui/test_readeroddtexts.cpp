// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that pages are not made for: each is shown, gone through and selected in like any other, and nothing
// of it is laid out that is not seen.
#include "core/text/boundaries.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/readerpage.h"
#include "ui/reader/textselection.h"

#include <QScrollBar>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

void oddTexts()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("soft hyphens") << QByteArray("Donau\xc2\xad"
                                                "dampf\xc2\xad"
                                                "schiff\xc2\xad"
                                                "fahrt ")
                                         .repeated(3000);
    QTest::newRow("emoji sequences")
        << QByteArray("👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇫🇷🇩🇪1️⃣ ").repeated(900);
    QTest::newRow("tabs") << QByteArray("a\tbb\t\tccc\t\n\td\n").repeated(2000);
    QTest::newRow("byte order marks") << QByteArray("\xef\xbb\xbfwo\xef\xbb\xbfrds \xef\xbb\xbf\n").repeated(2000);
    QTest::newRow("unknown glyphs")
        << QByteArray("\xf3\xb0\x80\x80 \xef\xbf\xbe\xf0\x9d\x94\x98 \xee\x80\x80x ").repeated(3000);
    QTest::newRow("empty lines") << QByteArray(5000000, '\n');
    QTest::newRow("a long a") << QByteArray(10000000, 'a');
    QTest::newRow("only combining marks") << QByteArray("\xcc\x81\xcc\xa7\xcc\x8a").repeated(20000);
    QTest::newRow("many marks on a letter")
        << (QByteArray("a") + QByteArray("\xcc\x81").repeated(60) + " b ").repeated(600);
    QTest::newRow("chinese") << QByteArray("新利马的港口在星期一关闭了，部长说。").repeated(30000);
    QTest::newRow("japanese") << QByteArray("港は月曜日に閉鎖された。「待っている」と船長は言った。\n").repeated(4000);
    QTest::newRow("korean and thai") << QByteArray("항구는 월요일에 폐쇄되었다. ท่าเรือปิดเมื่อวันจันทร์ ").repeated(2000);
    QTest::newRow("devanagari") << QByteArray("बंदरगाह सोमवार को बंद हुआ। ").repeated(3000);
    QTest::newRow("direction marks") << QByteArray("a\u200f(\u202b"
                                                   "b\u202c)\u2066"
                                                   "c\u2069\u200e ")
                                            .repeated(4000);
    QTest::newRow("controls") << QByteArray("a\x01\x02\x1b[31mb\x7f\xc2\x85 \xe2\x80\xa8 \xe2\x80\xa9 ").repeated(3000);
}

} // namespace

class TestReaderOddTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesAndPointsAreInverse_data() { oddTexts(); }
    void placesAndPointsAreInverse()
    {
        QFETCH(QByteArray, text);
        ReaderFixture page(text);
        const Article &article = page.view.article();
        for (const double where : {0.0, 0.5, 1.0}) {
            page.view.setTopPosition(static_cast<qint32>(where * article.size()));
            page.image();
            const Span visible = page.view.visibleRange();
            int looked = 0;
            for (qint32 at = visible.start; at < visible.end && looked < 300; ++looked) {
                const Span grapheme{at, nextBoundary(article, at, TextUnit::Grapheme)};
                QVERIFY(grapheme.end > grapheme.start);
                at = grapheme.end;
                const QRect rect = page.view.rectOf(grapheme);
                if (rect.width() < 3 || !page.view.viewport()->rect().contains(rect))
                    continue;
                if (rect.height() > 2 * page.view.rectOf({visible.start, visible.start + 1}).height() &&
                    rect.height() > 60)
                    continue; // a letter broken into several lines
                const qint32 left = page.view.positionAt(QPoint(rect.left() + 1, rect.center().y()));
                const qint32 right = page.view.positionAt(QPoint(rect.right() - 1, rect.center().y()));
                for (const qint32 found : {left, right}) {
                    QCOMPARE(boundaryAtOrBefore(article, found, TextUnit::Grapheme), found);
                    // Marks that have no letter of their own are drawn on top of each other.
                    const Span near{previousBoundary(article, grapheme.start, TextUnit::Grapheme),
                                    nextBoundary(article, grapheme.end, TextUnit::Grapheme)};
                    const bool itself = found >= near.start && found <= near.end;
                    const QRect there = page.view.rectOf({found, nextBoundary(article, found, TextUnit::Grapheme)}) |
                                        page.view.rectOf({previousBoundary(article, found, TextUnit::Grapheme), found});
                    QVERIFY2(
                        itself || there.adjusted(-2, 0, 2, 0).intersects(rect),
                        qPrintable(QStringLiteral("%1 for %2–%3").arg(found).arg(grapheme.start).arg(grapheme.end)));
                }
            }
        }
        QVERIFY(page.view.laidOutParagraphs() < 500);
    }

    void theCaretStaysOnGraphemes_data() { oddTexts(); }
    void theCaretStaysOnGraphemes()
    {
        QFETCH(QByteArray, text);
        ReaderPage page;
        page.setViewport({700, 500});
        const Article article = articleOf(text);
        page.setArticle(article);
        TextSelection selection;
        using enum CaretStep;
        for (const double where : {0.0, 0.4, 1.0}) {
            selection.set(article, static_cast<qint32>(where * article.size()),
                          static_cast<qint32>(where * article.size()));
            for (const CaretStep step :
                 {Right,         Right,       Right,     Left,   NextWord,     NextWord,         PreviousWord, LineEnd,
                  LineDown,      LineDown,    LineStart, LineUp, NextSentence, PreviousSentence, PageDown,     PageUp,
                  ParagraphDown, ParagraphUp, Right,     Right,  LineDown,     LineEnd,          Left}) {
                selection.move(page, step, true);
                const qint32 caret = selection.caret();
                QVERIFY(article.isValid({caret, caret}));
                QCOMPARE(boundaryAtOrBefore(article, caret, TextUnit::Grapheme), caret);
                page.reveal(caret, 10);
                QVERIFY(page.caretRect(caret));
            }
        }
        QVERIFY(page.laidOut() < 500);
    }

    /// How much is laid out, not how long it takes: nothing is gone through that nobody sees.
    void layingOutIsBounded_data() { oddTexts(); }
    void layingOutIsBounded()
    {
        QFETCH(QByteArray, text);
        ReaderFixture page(text);
        page.image();
        QVERIFY2(page.view.laidOutParagraphs() < 120, qPrintable(QString::number(page.view.laidOutParagraphs())));
        QScrollBar *bar = page.view.verticalScrollBar();
        for (int i = 1; i <= 8; ++i) {
            bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * i / 8));
            page.image();
            QVERIFY(page.view.laidOutParagraphs() < 500);
        }
        QCOMPARE(page.view.visibleRange().end, static_cast<qint32>(text.size()));
        page.view.selectAll();
        page.image();
        page.key(Qt::Key_Home, Qt::ControlModifier);
        page.key(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(page.view.selection(), (Span{0, static_cast<qint32>(text.size())}));
        QVERIFY(page.view.laidOutParagraphs() < 500);
    }

    /// What a jump to a page nobody has seen lays out, in UTF-16 units: little where each costs much.
    void aJumpShapesLittle_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("most");
        const int lines = 30; // of the view below; and a piece at each end
        QTest::newRow("marks") << QByteArray("\xcc\x81\xcc\xa7\xcc\x8a").repeated(100000) << (lines + 2) * 256;
        QTest::newRow("marks on letters")
            << ("e" + QByteArray("\xcc\x81").repeated(60)).repeated(5000) << (lines + 2) * 256;
        QTest::newRow("chinese") << QByteArray("新利马的港口在星期一关闭了，部长说。").repeated(20000)
                                 << lines * 40 + 2 * 683;
        QTest::newRow("private use") << QByteArray("\xf3\xb0\x80\x80\xee\x80\x80").repeated(50000)
                                     << lines * 80 + 2 * 512;
    }
    void aJumpShapesLittle()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, most);
        ReaderPage page;
        page.setViewport({700, 28 * page.typography().lineHeight});
        page.setArticle(articleOf(text));
        page.visible();
        const int before = page.laidOutUnits();
        page.scrollTo(page.scrollRange() / 2);
        page.visible();
        QVERIFY(page.visibleRange().start > text.size() / 4);
        QVERIFY2(page.laidOutUnits() - before <= most, qPrintable(QString::number(page.laidOutUnits() - before)));
    }

    void softHyphensShowAtLineEndsOnly()
    {
        // On one line with and without: the same widths.
        ReaderFixture with("Donau\xc2\xad"
                           "dampf\xc2\xad"
                           "schiff x");
        ReaderFixture without("Donaudampfschiff x");
        const auto placeOfX = [](ReaderFixture &page) { return page.view.rectOf(page.find("x")).left(); };
        QVERIFY2(std::abs(placeOfX(with) - placeOfX(without)) <= 1,
                 qPrintable(QStringLiteral("%1 %2").arg(placeOfX(with)).arg(placeOfX(without))));
        // Broken there, the line ends in a hyphen: ink behind the last letter, at the height of one.
        const QByteArray word = QByteArray("Donau\xc2\xad").repeated(60);
        ReaderFixture broken(word);
        ReaderFixture cut(QByteArray("Donau\xe2\x80\x8b").repeated(60)); // breaks there too, without a hyphen
        const auto lineEnd = [](ReaderFixture &page, int bytes) {
            qint32 at = 0;
            const int top = page.view.rectOf({0, 5}).top();
            while (page.view.rectOf({at, at + 5}).top() == top)
                at += bytes;
            return Span{at - bytes, at - bytes + 5};
        };
        const auto inkBehind = [](ReaderFixture &page, Span last) {
            const QRect rect = page.view.rectOf(last);
            const QImage image = page.image();
            int ink = 0;
            for (int y = rect.top(); y <= rect.bottom(); ++y)
                for (int x = rect.right() + 1; x < rect.right() + 14; ++x)
                    ink += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
            return ink;
        };
        QVERIFY(inkBehind(broken, lineEnd(broken, 7)) > 2);
        QCOMPARE(inkBehind(cut, lineEnd(cut, 8)), 0);
    }

    void eastAsianTextHasItsFace()
    {
        // The full stop of one face between the words of another is half as wide, or stands elsewhere.
        ReaderFixture page("他说。x");
        const int word = page.view.rectOf(page.find("说")).width();
        const int stop = page.view.rectOf(page.find("。")).width();
        QVERIFY2(std::abs(word - stop) <= 1, qPrintable(QStringLiteral("%1, %2").arg(word).arg(stop)));
        // Signs that no face has are all shown as the same box.
        for (const auto &[one, other] : {std::pair{"说", "好"}, {"の", "は"}, {"한", "국"}})
            QVERIFY2(ReaderFixture(one).image() != ReaderFixture(other).image(), one);
    }

    void sequencesAreOnePlaceAndOneGlyphWide_data()
    {
        QTest::addColumn<QByteArray>("sequence");
        QTest::addColumn<bool>("isColoured"); // families are drawn in greys
        QTest::newRow("family") << QByteArray("👩‍👩‍👧‍👦") << false;
        QTest::newRow("skin") << QByteArray("👍🏽") << true;
        QTest::newRow("heart in colour") << QByteArray("❤️") << true;
        QTest::newRow("flag") << QByteArray("🇫🇷") << true;
    }
    void sequencesAreOnePlaceAndOneGlyphWide()
    {
        QFETCH(QByteArray, sequence);
        QFETCH(bool, isColoured);
        ReaderFixture page(sequence + " 👩 x");
        const Span family = page.find(sequence);
        const QRect sign = page.view.rectOf(family);
        const QImage image = page.image();
        bool coloured = false;
        for (int y = std::max(0, sign.top()); y <= sign.bottom(); ++y)
            for (int x = sign.left(); x <= sign.right(); ++x)
                coloured = coloured || QColor(image.pixel(x, y)).hsvSaturation() > 80;
        QVERIFY(coloured || !isColoured);
        const int one = page.view.rectOf(page.find("👩", family.end)).width();
        QVERIFY2(std::abs(sign.width() - one) <= one / 4,
                 qPrintable(QStringLiteral("%1, %2").arg(sign.width()).arg(one)));
        page.view.setSelection(0, 0);
        page.key(Qt::Key_Right);
        QCOMPARE(page.view.caret(), family.end);
        const QRect rect = page.view.rectOf(family);
        for (int x = rect.left(); x <= rect.right(); ++x) {
            const qint32 at = page.view.positionAt(QPoint(x, rect.center().y()));
            QVERIFY(at == 0 || at == family.end);
        }
    }

    void tabsReachTheNextStop()
    {
        ReaderFixture page("a\tx\nbbb\tx\n\tx");
        const int first = page.view.rectOf(page.find("x")).left();
        const int second = page.view.rectOf(page.find("x", 4)).left();
        const int third = page.view.rectOf(page.find("x", 9)).left();
        QCOMPARE(first, second);
        QCOMPARE(first, third);
        QVERIFY(page.view.rectOf({1, 2}).width() > 10); // it can be selected, and seen to be
    }

    void aByteOrderMarkTakesNoRoom()
    {
        ReaderFixture page("wo\xef\xbb\xbfrds x");
        ReaderFixture plain("words x");
        QVERIFY(std::abs(page.view.rectOf(page.find("x")).left() - plain.view.rectOf(plain.find("x")).left()) <= 1);
        ReaderFixture first("\xef\xbb\xbfwords");
        QVERIFY(first.view.rectOf(first.find("words")).width() > 20);
    }

    void unknownGlyphsAreSeenAndTaken()
    {
        ReaderFixture page("a \xf3\xb0\x80\x80 b"); // private use: no font has it
        const Span unknown{2, 6};
        QVERIFY(page.view.rectOf(unknown).width() > 3);
        page.clicks(page.centreOf(unknown), 2);
        QCOMPARE(page.view.selection(), unknown);
    }
};

QTEST_MAIN(TestReaderOddTexts)
#include "test_readeroddtexts.moc"
