// SPDX-License-Identifier: GPL-3.0-or-later
// What is laid out stays bounded, wherever one goes in a text of any length and shape.
#include "tests/support/newsgenerator.h"
#include "ui/reader/readerpage.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

constexpr QSize tallest(900, 3000);

/// Follows every layout that was ever on screen, to see that those left behind are gone and not only out of
/// the cache's count.
class Watched
{
public:
    explicit Watched(const QByteArray &text)
    {
        ArticleParts parts;
        parts.text = text;
        page.setArticle(Article(std::move(parts)));
        page.setViewport(QSize(900, 700));
    }

    /// Empty while all is within its bounds, else what is not.
    QString excess()
    {
        const auto &visible = page.visible();
        for (const ReaderPage::Placed &placed : visible)
            m_seen[placed.layout.get()] = placed.layout;
        std::erase_if(m_seen, [](const auto &seen) { return seen.second.expired(); });
        qsizetype units = 0;
        for (const auto &[layout, alive] : m_seen)
            units += layout->text().size();
        qsizetype shownUnits = 0;
        for (const ReaderPage::Placed &placed : visible)
            shownUnits += placed.layout->text().size();
        const auto shown = static_cast<qsizetype>(visible.size());
        m_most = std::max(m_most, page.laidOut());
        m_mostUnits = std::max(m_mostUnits, page.laidOutUnits());

        const auto above = [](const char *what, qsizetype is, qsizetype bound) {
            return is > bound ? QStringLiteral("%1: %2 > %3; ").arg(QLatin1String(what)).arg(is).arg(bound) : QString();
        };
        // Blocks in the window are as many as fit, the two at its edges included.
        const int lowest = std::max(1, lowestBlock());
        return above("blocks", page.laidOut(), ReaderPage::mostLaidOut) +
               above("units", page.laidOutUnits(), ReaderPage::mostLaidOutUnits) +
               above("blocks on screen", shown, page.viewport().height() / lowest + 2) +
               above("blocks alive", static_cast<qsizetype>(m_seen.size()), ReaderPage::mostLaidOut + shown) +
               above("units alive", units, ReaderPage::mostLaidOutUnits + shownUnits);
    }
    int most() const { return m_most; }
    int mostUnits() const { return m_mostUnits; }

    ReaderPage page;

private:
    int lowestBlock()
    {
        int lowest = page.viewport().height();
        for (const ReaderPage::Placed &placed : page.visible())
            lowest = std::min(lowest, placed.layout->height());
        return lowest;
    }

    std::map<const BlockLayout *, std::weak_ptr<const BlockLayout>> m_seen;
    int m_most = 0;
    int m_mostUnits = 0;
};

void texts()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("news of 4 MB") << NewsGenerator(21).make(4000000).text;
    QTest::newRow("one paragraph of 10 MB") << QByteArray("a long line without an end, ").repeated(375000);
    QTest::newRow("10 MB without a blank") << QByteArray("0123456789").repeated(1000000);
    QTest::newRow("right to left, one line") << QByteArray("العربية لغة جميلة ").repeated(60000);
    QTest::newRow("a million empty lines") << QByteArray(1000000, '\n');
    QTest::newRow("a million short lines") << QByteArray("ab\n").repeated(1000000);
}

} // namespace

class TestReaderCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void walksStayWithinBounds_data() { texts(); }
    void walksStayWithinBounds()
    {
        QFETCH(QByteArray, text);
        Watched watched(text);
        ReaderPage &page = watched.page;
        for (const int step : {page.typography().lineHeight, 350, 650, 2500, -650, -2500}) {
            for (int i = 0; i < 150; ++i) {
                page.scrollBy(step);
                const QString excess = watched.excess();
                QVERIFY2(excess.isEmpty(), qPrintable(excess));
            }
        }
        // The bound was reached: it is what kept the walk small, not a walk too short to need it.
        QVERIFY2(watched.most() == ReaderPage::mostLaidOut ||
                     watched.mostUnits() > ReaderPage::mostLaidOutUnits - BlockMap::wholeUpTo - BlockMap::pieceSize,
                 qPrintable(QStringLiteral("%1 blocks, %2 units").arg(watched.most()).arg(watched.mostUnits())));
    }

    void jumpsResizesAndZoomsStayWithinBounds_data() { texts(); }
    void jumpsResizesAndZoomsStayWithinBounds()
    {
        QFETCH(QByteArray, text);
        Watched watched(text);
        ReaderPage &page = watched.page;
        QRandomGenerator random(5);
        std::set<int> done;
        for (int i = 0; i < 150; ++i) {
            const int what = random.bounded(7);
            const qint32 place = random.bounded(page.article().size() + 1);
            if (what == 0)
                page.setViewport(QSize(random.bounded(60, tallest.width()), random.bounded(40, tallest.height())));
            else if (what == 1)
                page.setZoom(random.bounded(50, 401));
            else if (what == 2)
                page.scrollTo(page.scrollRange() * random.generateDouble());
            else if (what == 3)
                page.setTopPosition(place);
            else if (what == 4)
                page.reveal(place, 40);
            else if (what == 5)
                page.scrollToEnd();
            else
                page.lineMoved(place, random.bounded(-800, 800), 100); // goes through blocks off screen
            done.insert(what);
            const QString excess = watched.excess();
            QVERIFY2(excess.isEmpty(), qPrintable(QStringLiteral("step %1, act %2: %3").arg(i).arg(what).arg(excess)));
        }
        QCOMPARE(static_cast<int>(done.size()), 7);
    }

    void oneParagraphIsLaidOutInPieces()
    {
        Watched watched(QByteArray("a long line without an end, ").repeated(375000));
        ReaderPage &page = watched.page;
        for (const double share : {0.0, 0.3, 0.5, 0.9, 1.0}) {
            page.scrollTo(page.scrollRange() * share);
            for (const ReaderPage::Placed &placed : page.visible())
                QVERIFY(placed.layout->text().size() <= BlockMap::wholeUpTo + BlockMap::pieceSize);
            QVERIFY2(watched.excess().isEmpty(), qPrintable(watched.excess()));
        }
    }
};

QTEST_MAIN(TestReaderCache)
#include "test_readercache.moc"
