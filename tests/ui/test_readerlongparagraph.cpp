// SPDX-License-Identifier: GPL-3.0-or-later
// A paragraph too long to be laid out at once looks like one that was.
#include "core/text/boundaries.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/readerpage.h"

#include <map>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

struct SeenLine {
    qint32 end = 0;
    double width = 0;
    bool endsPiece = false; ///< and not the paragraph

    bool operator==(const SeenLine &) const = default;
};
using Lines = std::map<qint32, SeenLine>; // by their beginning

void look(ReaderPage &page, Lines &lines)
{
    for (const ReaderPage::Placed &placed : page.visible()) {
        const BlockLayout &layout = *placed.layout;
        for (std::size_t i = 0; i < layout.lines().size(); ++i) {
            const BlockLayout::Line &line = layout.lines()[i];
            const qint32 end = layout.byteFromUnit(line.end);
            const bool endsPiece = i + 1 == layout.lines().size() && end < page.article().size();
            const int at = static_cast<int>(i);
            lines[layout.byteFromUnit(line.start)] = {end, layout.rightOf(at) - layout.leftOf(at), endsPiece};
        }
    }
}

Lines scrolledThrough(ReaderPage &page, int step)
{
    Lines lines;
    look(page, lines);
    while (page.scrollBy(step) != 0)
        look(page, lines);
    return lines;
}

struct Shares {
    double least = 1;
    double sum = 0;
    int count = 0;

    void add(double share)
    {
        least = std::min(least, share);
        sum += share;
        ++count;
    }
};

QByteArray randomWords(const QByteArrayList &words, int count)
{
    QRandomGenerator random(5);
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += words.at(random.bounded(static_cast<int>(words.size()))) + ' ';
    return text;
}

} // namespace

class TestReaderLongParagraph : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noLineIsShortInTheMiddle_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("width");
        const QByteArray news = NewsGenerator(7).make(50000).text.replace('\n', ' ');
        const QByteArray chinese = QByteArray("新利马的港口在星期一关闭了，部长说。").repeated(1000);
        const QByteArray arabic = randomWords({"العربية", "لغة", "جميلة", "جدا", "وهي", "قديمة.", "2026"}, 6000);
        const QByteArray hebrew = randomWords({"שלום", "עולם", "ועוד", "hello", "123,", "ירושלים"}, 6000);
        for (const int width : {330, 460, 577, 900}) {
            QTest::addRow("news %d", width) << news << width;
            QTest::addRow("arabic %d", width) << arabic << width;
            QTest::addRow("hebrew and english %d", width) << hebrew << width;
            QTest::addRow("chinese %d", width) << chinese << width;
            QTest::addRow("no blanks %d", width) << QByteArray(50000, 'x') << width;
        }
    }
    void noLineIsShortInTheMiddle()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, width);
        ReaderPage page;
        page.setArticle(articleOf(text));
        page.setViewport({width, 600});
        const Lines lines = scrolledThrough(page, 300);
        Shares pieceEnds;
        Shares others;
        qint32 at = 0;
        for (const auto &[start, line] : lines) {
            QCOMPARE(start, at); // no word is missing, none twice
            at = line.end;
            if (line.end < text.size())
                (line.endsPiece ? pieceEnds : others).add(line.width / page.geometry().columnWidth);
        }
        QCOMPARE(at, static_cast<qint32>(text.size()));
        QVERIFY(pieceEnds.count >= 10);
        const QString found = QStringLiteral("ends of pieces: %1 at least, %2 on average; other lines: %3, %4")
                                  .arg(pieceEnds.least)
                                  .arg(pieceEnds.sum / pieceEnds.count)
                                  .arg(others.least)
                                  .arg(others.sum / others.count);
        QVERIFY2(pieceEnds.least >= others.least * 0.95, qPrintable(found));
        QVERIFY2(pieceEnds.sum / pieceEnds.count >= others.sum / others.count - 0.06, qPrintable(found));
        QVERIFY2(others.sum / others.count > 0.8, qPrintable(found));
    }

    /// Lines that were made narrower still stand at the side they are read from, and points lead to places.
    void narrowLinesStandWhereTheyShould_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("news") << NewsGenerator(9).make(30000).text.replace('\n', ' ');
        QTest::newRow("arabic") << randomWords({"العربية", "لغة", "جميلة", "جدا", "قديمة.", "2026"}, 3000);
        QTest::newRow("hebrew and english") << randomWords({"שלום", "עולם", "hello", "123,", "ירושלים"}, 3000);
    }
    void narrowLinesStandWhereTheyShould()
    {
        QFETCH(QByteArray, text);
        ReaderPage page;
        const Article article = articleOf(text);
        page.setArticle(article);
        page.setViewport({600, 500});
        const BlockMap blocks(article);
        for (const qint32 block : {1, 2, 3}) {
            page.setTopPosition(blocks.block(block).span.end - 10); // the last line of a piece
            const BlockLayout &layout = *page.visible().front().layout;
            QCOMPARE(layout.span(), blocks.block(block).span);
            const bool rightToLeft = layout.isRightToLeft();
            QCOMPARE(rightToLeft, article.string({0, 20}).isRightToLeft());
            for (int line = 0; line < static_cast<int>(layout.lines().size()); ++line) {
                const double edge = rightToLeft ? layout.rightOf(line) : layout.leftOf(line);
                // Qt leaves a blank's width beside some lines of mixed direction.
                QVERIFY(std::abs(edge - (rightToLeft ? page.geometry().columnWidth : 0)) < 6);
                QVERIFY(layout.leftOf(line) > -6 && layout.rightOf(line) < page.geometry().columnWidth + 6);
                QVERIFY(layout.isOnText(line, (layout.leftOf(line) + layout.rightOf(line)) / 2));
                const BlockLayout::Line &where = layout.lines()[static_cast<std::size_t>(line)];
                int exact = 0;
                for (int unit = where.start; unit < where.end; ++unit)
                    exact += layout.unitAt(line, layout.xOf(unit)) == unit ? 1 : 0;
                QVERIFY(exact * 10 >= (where.end - where.start) * 8);
            }
        }
    }

    void theSameLinesWhicheverWayOneComes()
    {
        ReaderPage page;
        page.setArticle(articleOf(NewsGenerator(8).make(40000).text.replace('\n', ' ')));
        page.setViewport({600, 500});
        const Lines down = scrolledThrough(page, 170);
        const Lines up = scrolledThrough(page, -230);
        QVERIFY(down == up);
        page.setViewport({480, 500});
        page.setViewport({600, 500}); // forgets all layouts
        for (const int place : {21000, 3000, 33000, 12000}) {
            page.setTopPosition(place);
            Lines here;
            look(page, here);
            for (const auto &[start, line] : here) {
                QVERIFY(down.contains(start));
                QVERIFY(down.at(start) == line);
            }
        }
    }

    /// A line separator inside: lines end there, and nothing is lost.
    void lineSeparatorsInside()
    {
        const QByteArray line = "some words of a line that somebody has broken by hand \xe2\x80\xa8";
        const QByteArray text = line.repeated(400);
        ReaderPage page;
        page.setArticle(articleOf(text));
        page.setViewport({600, 500});
        const Lines lines = scrolledThrough(page, 200);
        for (qint32 at = 0; at < text.size(); at += static_cast<qint32>(line.size()))
            QVERIFY(lines.contains(at));
    }
};

QTEST_MAIN(TestReaderLongParagraph)
#include "test_readerlongparagraph.moc"
