// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the reader that know neither fonts on screen nor widgets: blocks, heights, cache.
#include "ui/reader/blockheights.h"
#include "ui/reader/blockmap.h"
#include "ui/reader/layoutcache.h"

#include "core/text/utf8.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace bluepencil;

namespace {

Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    return Article(std::move(parts));
}

/// Paragraphs of random lengths, some far too long to be laid out whole.
QByteArray randomText(QRandomGenerator &random, int paragraphs)
{
    static const QByteArrayList pieces{"word ", "longer-words ", "é", "世界", "👩‍👩‍👧 ", "x"};
    QByteArray text;
    for (int i = 0; i < paragraphs; ++i) {
        const int kind = random.bounded(10);
        const int length = kind == 0 ? 0 : kind == 1 ? 8000 + random.bounded(60000) : random.bounded(700);
        const qsizetype end = text.size() + length;
        while (text.size() < end)
            text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
        text += '\n';
    }
    return text;
}

} // namespace

class TestReaderHeights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void blocksTileTheText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one line end") << QByteArray("\n");
        QTest::newRow("short") << QByteArray("one\ntwo\n\nfour");
        QTest::newRow("no blank for long") << QByteArray(100000, 'x');
        QTest::newRow("blanks only") << QByteArray(30000, ' ');
        QTest::newRow("combining marks only") << QByteArray("a") + QByteArray("\xcc\x81").repeated(20000);
        QTest::newRow("astral") << QByteArray("\xf0\x9f\x9a\xa2").repeated(8000);
        QTest::newRow("just whole") << QByteArray(BlockMap::wholeUpTo, 'x') + "\n" +
                                           QByteArray(BlockMap::wholeUpTo + 1, 'x');
        QRandomGenerator random(7);
        for (int i = 0; i < 5; ++i)
            QTest::addRow("random %d", i) << randomText(random, 60);
    }
    void blocksTileTheText()
    {
        QFETCH(QByteArray, text);
        const Article article = articleOf(text);
        const BlockMap blocks(article);
        qint32 next = 0;
        double nominal = -1;
        for (qint32 i = 0; i < blocks.count(); ++i) {
            const BlockMap::Block block = blocks.block(i);
            QCOMPARE(block.span.start, next);
            QVERIFY(block.span.end >= block.span.start);
            QVERIFY(block.span.length() <= BlockMap::wholeUpTo + BlockMap::pieceSize);
            QVERIFY(article.isValid(block.span));
            QCOMPARE(article.paragraphs().at(block.span.start), block.paragraph);
            QVERIFY(std::abs(blocks.nominalStart(i) - block.span.start) <= BlockMap::pieceSize / 2);
            QVERIFY(blocks.nominalStart(i) > nominal);
            nominal = blocks.nominalStart(i);
            const Span paragraph = article.paragraphs().span(block.paragraph);
            QCOMPARE(block.first, block.span.start == paragraph.start);
            QCOMPARE(block.last, block.span.end == paragraph.end);
            if (block.first)
                QCOMPARE(blocks.firstOf(block.paragraph), i);
            next = block.last ? block.span.end + 1 : block.span.end;
            // Every byte of it is found again; a place between pieces is the later piece's.
            for (const qint32 at : {block.span.start, (block.span.start + block.span.end) / 2, block.span.end - 1})
                if (block.span.contains(at))
                    QCOMPARE(blocks.at(at), i);
            if (block.last)
                QCOMPARE(blocks.at(block.span.end), i);
        }
        QCOMPARE(next, article.size() + 1);
        QCOMPARE(blocks.nominalStart(blocks.count()), article.size());
        QCOMPARE(blocks.at(-5), 0);
        QCOMPARE(blocks.at(article.size() + 5), blocks.count() - 1);
    }

    /// While a paragraph is still being read its pieces are what they will be.
    void piecesStayAsAParagraphGrows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("running") << QByteArray("abcdefghi ").repeated(10000);
        QTest::newRow("marks") << QByteArray("\xcc\x81").repeated(30000);
        QTest::newRow("marks, then running")
            << QByteArray("\xcc\x81").repeated(5000) + QByteArray("abcdefghi ").repeated(10000);
        QTest::newRow("wide") << QByteArray("港").repeated(20000);
        QTest::newRow("emoji") << QByteArray("👍").repeated(10000);
    }
    void piecesStayAsAParagraphGrows()
    {
        QFETCH(QByteArray, text);
        const Article all = articleOf(text);
        const BlockMap whole(all);
        for (const qsizetype size : {9000, 20000, 40000}) {
            const Article some = articleOf(text.first(utf8::floorBoundary(text, static_cast<qint32>(size))));
            const BlockMap part(some);
            QVERIFY(part.count() >= 2);
            for (qint32 i = 0; i + 1 < part.count(); ++i)
                QCOMPARE(part.block(i), whole.block(i));
        }
    }

    void piecesEndAtWhiteSpace()
    {
        const Article article = articleOf(QByteArray("abcdefghi ").repeated(10000));
        const BlockMap blocks(article);
        QVERIFY(blocks.count() > 10);
        for (qint32 i = 1; i < blocks.count(); ++i)
            QCOMPARE(article.text().at(blocks.block(i).span.start - 1), ' ');
    }

    void heightsEqualANaiveModel()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 20; ++round) {
            const Article article = articleOf(randomText(random, 1 + random.bounded(900)));
            const BlockMap blocks(article);
            BlockHeights heights(blocks);
            std::vector<double> naive(static_cast<std::size_t>(blocks.count()));
            const auto reset = [&](const HeightEstimate &estimate) {
                heights.reset(estimate);
                for (qint32 i = 0; i < blocks.count(); ++i)
                    naive[static_cast<std::size_t>(i)] =
                        estimate.perBlock + estimate.perByte * (blocks.nominalStart(i + 1) - blocks.nominalStart(i));
            };
            reset({12.5, 0.25});
            for (int act = 0; act < 300; ++act) {
                if (random.bounded(100) == 0)
                    reset({1.0 + random.bounded(30), random.bounded(100) / 100.0});
                const qint32 block = random.bounded(blocks.count());
                const int height = 1 + random.bounded(4000);
                heights.setMeasured(block, height);
                naive[static_cast<std::size_t>(block)] = height;

                const qint32 asked = random.bounded(blocks.count() + 1);
                double top = 0;
                for (qint32 i = 0; i < asked; ++i)
                    top += naive[static_cast<std::size_t>(i)];
                QVERIFY(std::abs(heights.top(asked) - top) < 0.5);
                if (asked < blocks.count()) {
                    QVERIFY(std::abs(heights.height(asked) - naive[static_cast<std::size_t>(asked)]) < 0.01);
                    QCOMPARE(heights.at(top + naive[static_cast<std::size_t>(asked)] / 2), asked);
                }
            }
            QCOMPARE(heights.at(-100), 0);
            QCOMPARE(heights.at(heights.total() + 100), blocks.count() - 1);
        }
    }

    void heightsOfManyLinesCostNothingToReset()
    {
        const Article article = articleOf(QByteArray(2000000, '\n'));
        const BlockMap blocks(article);
        BlockHeights heights(blocks);
        QCOMPARE(heights.kept(), std::size_t(0)); // nor to make
        heights.reset({20, 0});
        heights.setMeasured(1000000, 120);
        QVERIFY(heights.kept() < 20);
        QCOMPARE(heights.total(), 2000001 * 20.0 + 100);
        QCOMPARE(heights.at(1000000 * 20.0 + 110), 1000000);
        QCOMPARE(heights.at(1000000 * 20.0 + 130), 1000001);
        heights.reset({10, 0});
        QCOMPARE(heights.total(), 2000001 * 10.0);
    }

    void cacheIsBounded()
    {
        LayoutCache cache(10, 1000);
        BlockSetting setting;
        setting.width = 300;
        setting.lineHeight = 20;
        const auto layoutOf = [&](int length) {
            const QByteArray bytes(length, 'a');
            return std::make_shared<BlockLayout>(QString::fromUtf8(bytes), bytes, Span{0, length}, setting);
        };
        for (qint32 i = 0; i < 50; ++i) {
            cache.insert(i, layoutOf(10));
            QVERIFY(cache.count() <= 10);
            QVERIFY(cache.find(0) != nullptr); // what is used stays
        }
        QCOMPARE(cache.count(), 10);
        QVERIFY(cache.find(49) != nullptr);
        QVERIFY(cache.find(30) == nullptr);
        cache.insert(100, layoutOf(990));
        QVERIFY(cache.units() <= 1000);
        cache.insert(101, layoutOf(5000)); // longer than the bound: it alone
        QCOMPARE(cache.count(), 1);
        QVERIFY(cache.find(101) != nullptr);
        cache.insert(101, layoutOf(7));
        QCOMPARE(cache.units(), 7);
        cache.clear();
        QCOMPARE(cache.count(), 0);
        QCOMPARE(cache.units(), 0);
        QVERIFY(cache.find(101) == nullptr);
    }
};

QTEST_MAIN(TestReaderHeights)
#include "test_readerheights.moc"
