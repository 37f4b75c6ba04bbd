// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of a search: kept, shown on the page and beside the scroll bar, and asked for in the find bar.
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/hitscrollbar.h"
#include "ui/window/findbar.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

/// A find bar and a page that are joined as in the window.
struct Finder {
    explicit Finder(const QByteArray &text)
        : page(text)
    {
        QObject::connect(&bar, &FindBar::hitsChanged, &page.view, &ReaderView::setSearchHits);
        QObject::connect(&bar, &FindBar::found, &page.view, [this](Span span) {
            page.view.setSelection(span.start, span.end);
            page.view.ensureVisible(span);
        });
        bar.setArticle(page.view.article());
        bar.resize(900, 40);
        bar.start({}, 0);
    }
    QLineEdit *edit() const { return bar.findChild<QLineEdit *>(); }
    QString count() const { return bar.findChild<QLabel *>(QStringLiteral("findCount"))->text(); }
    void type(const QString &words)
    {
        edit()->clear();
        QTest::keyClicks(edit(), words);
    }
    void toggle(const char *option)
    {
        QTest::mouseClick(bar.findChild<QToolButton *>(QLatin1StringView(option)), Qt::LeftButton);
    }
    QByteArray selected() const { return page.view.article().bytes(page.view.selection()).toByteArray(); }

    ReaderFixture page;
    FindBar bar;
};

int pixelsOf(const QImage &image, const QColor &color, const QRect &where)
{
    int found = 0;
    for (int y = std::max(0, where.top()); y <= std::min(where.bottom(), image.height() - 1); ++y)
        for (int x = std::max(0, where.left()); x <= std::min(where.right(), image.width() - 1); ++x)
            found += image.pixelColor(x, y) == color ? 1 : 0;
    return found;
}

} // namespace

class TestReaderSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hitsComeInAnyOrderOfBatches()
    {
        QRandomGenerator random(3);
        QList<Span> all;
        for (qint32 at = 0; all.size() < 5000; at += random.bounded(1, 20))
            all.append({at, at + random.bounded(1, 4)}), at = all.last().end;
        QList<QList<Span>> batches;
        for (qsizetype from = 0; from < all.size();) {
            const qsizetype count = std::min<qsizetype>(random.bounded(400), all.size() - from);
            batches.append(all.mid(from, count));
            from += count;
        }
        std::shuffle(batches.begin(), batches.end(), random);
        SearchHits hits;
        for (const QList<Span> &batch : batches) {
            const SearchHits before = hits; // shared, and not changed by what is added
            const qsizetype count = before.count();
            hits.add(batch);
            QCOMPARE(before.count(), count);
        }
        QCOMPARE(hits.count(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i)
            QCOMPARE(hits.at(i), all[i]);
        for (int round = 0; round < 500; ++round) {
            const qint32 from = random.bounded(all.last().end + 10);
            const Span range{from, from + random.bounded(200)};
            QList<Span> expected;
            for (const Span hit : all)
                if (hit.overlaps(range))
                    expected.append(hit);
            QList<Span> got;
            hits.forEach(range, [&](Span hit) { got.append(hit); });
            QCOMPARE(got, expected);
            QCOMPARE(hits.anyIn(range), !expected.isEmpty());
            const auto first = std::find_if(all.begin(), all.end(), [&](Span hit) { return hit.start >= from; });
            QCOMPARE(hits.indexFrom(from), first - all.begin());
        }
    }

    void allHitsAreShownAndTheCurrentOneStronger()
    {
        ReaderFixture page("A word and a word and one more word.");
        const ReaderTheme &theme = page.view.theme();
        const Span first = page.find("word");
        const Span second = page.find("word", first.end);
        const Span third = page.find("word", second.end);
        SearchHits hits;
        hits.add({first, second, third});
        page.view.setSearchHits(hits, second);
        page.view.setSelection(second.start, second.end); // as the window does
        const QImage image = page.image();
        for (const Span hit : {first, third}) {
            QVERIFY(pixelsOf(image, theme.searchHit, page.view.rectOf(hit)) > 100);
            QCOMPARE(pixelsOf(image, theme.currentHit, page.view.rectOf(hit)), 0);
        }
        QVERIFY(pixelsOf(image, theme.currentHit, page.view.rectOf(second)) > 100);
        QCOMPARE(pixelsOf(image, theme.searchHit, page.view.rectOf(second)), 0);
        QCOMPARE(pixelsOf(image, theme.searchHit, page.view.rectOf(page.find("more"))), 0);
        page.view.setSearchHits({}, {});
        const QImage without = page.image();
        QCOMPARE(pixelsOf(without, theme.searchHit, without.rect()), 0);
        QCOMPARE(pixelsOf(without, theme.currentHit, without.rect()), 0);
    }

    void aPaintedPartIsAsTheWhole()
    {
        ReaderFixture page(NewsGenerator(4).make(20000).text);
        SearchHits hits;
        QList<Span> every;
        for (qint32 at = 0; at + 2 < page.view.article().size(); at += 5)
            every.append({at, at + 2});
        hits.add(every);
        page.view.setSearchHits(hits, every.at(60));
        const QImage whole = page.image();
        QImage parts(whole.size(), whole.format());
        for (int y = 0; y < parts.height(); y += 13) // paints each strip by itself
            page.view.viewport()->render(&parts, QPoint(0, y), QRegion(0, y, parts.width(), 13));
        QCOMPARE(parts, whole);
    }

    void aMillionHitsCostNothingAFrame()
    {
        const QByteArray text = NewsGenerator(4).make(4000000).text;
        ReaderFixture page(text);
        QList<Span> every;
        for (qint32 at = 0; every.size() < 1000000; at += 4)
            every.append({at, at + 2});
        SearchHits hits;
        for (qsizetype from = 0; from < every.size(); from += 5000)
            hits.add(every.mid(from, 5000));
        QElapsedTimer clock;
        page.image();
        clock.start();
        for (int i = 0; i < 20; ++i)
            page.image();
        const qint64 plain = clock.nsecsElapsed();
        page.view.setSearchHits(hits, hits.at(500000));
        page.image();
        clock.start();
        for (int i = 0; i < 20; ++i)
            page.image();
        const qint64 with = clock.nsecsElapsed();
        auto *bar = qobject_cast<HitScrollBar *>(page.view.verticalScrollBar());
        QVERIFY(bar);
        QImage image(bar->size(), QImage::Format_RGB32);
        clock.start();
        bar->render(&image);
        qInfo("a page: %.2f ms, with a million hits %.2f ms; ticks %.2f ms", static_cast<double>(plain) / 2e7,
              static_cast<double>(with) / 2e7, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        int asked = 0;
        hits.forEach(page.view.visibleRange(), [&](Span) { ++asked; });
        QVERIFY(asked < 2000); // of a million
    }

    void ticksStandWhereTheHitsAre()
    {
        ReaderFixture page(NewsGenerator(4).make(400000).text);
        auto *bar = qobject_cast<HitScrollBar *>(page.view.verticalScrollBar());
        QVERIFY(bar);
        const auto rows = [&] {
            QImage image(bar->size(), QImage::Format_RGB32);
            bar->render(&image);
            QList<int> ticks;
            for (int y = 0; y < image.height(); ++y)
                if (image.pixelColor(bar->groove().right() - 1, y) == page.view.theme().hitTick)
                    ticks.append(y);
            return ticks;
        };
        QVERIFY(rows().isEmpty());
        const qint32 size = page.view.article().size();
        SearchHits hits;
        hits.add({{size / 4, size / 4 + 3}, {size / 2, size / 2 + 3}, {size / 2 + 5, size / 2 + 7}, {size - 4, size}});
        page.view.setSearchHits(hits, {});
        const QList<int> ticks = rows();
        QVERIFY2(ticks.size() == 3, qPrintable(QString::number(ticks.size())));
        const QRect groove = bar->groove();
        const auto share = [&](int y) { return 1.0 * (y - groove.top()) / groove.height(); };
        QVERIFY(std::abs(share(ticks[0]) - 0.25) < 0.02);
        QVERIFY(std::abs(share(ticks[1]) - 0.5) < 0.02);
        QVERIFY(share(ticks[2]) > 0.98);
        // Where the tick is, the hit is: a click there shows it.
        bar->setValue(static_cast<int>(share(ticks[1]) * bar->maximum()));
        QApplication::processEvents();
        const Span visible = page.view.visibleRange();
        QVERIFY(visible.start - 3000 < size / 2 && size / 2 < visible.end + 3000);
    }

    void typingShowsHitsAndEscapeClearsThem()
    {
        Finder finder("One ship. Two ships. The Ship and a worship.");
        QSignalSpy closed(&finder.bar, &FindBar::closed);
        finder.type(QStringLiteral("s"));
        QTRY_VERIFY(!finder.bar.isSearching());
        QCOMPARE(finder.page.view.searchHits().count(), 5);
        finder.type(QStringLiteral("ship"));
        QTRY_COMPARE(finder.count(), QStringLiteral("1 of 4"));
        QCOMPARE(finder.page.view.searchHits().count(), 4);
        QCOMPARE(finder.selected(), "ship");
        QTest::keyClick(finder.edit(), Qt::Key_Return);
        QTest::keyClick(finder.edit(), Qt::Key_Return);
        QCOMPARE(finder.count(), QStringLiteral("3 of 4"));
        QCOMPARE(finder.selected(), "Ship");
        QTest::keyClick(finder.edit(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(finder.count(), QStringLiteral("2 of 4"));
        finder.toggle("findWholeWord");
        QTRY_COMPARE(finder.count(), QStringLiteral("2 of 2"));
        finder.toggle("findMatchCase");
        QTRY_COMPARE(finder.count(), QStringLiteral("1 of 1"));
        QCOMPARE(finder.page.view.searchHits().count(), 1);
        QTest::keyClick(finder.edit(), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        QVERIFY(finder.page.view.searchHits().isEmpty());
        QVERIFY(finder.bar.isHidden());
        finder.page.view.setSelection(0, 0);
        finder.bar.next(true); // F3 goes on without the bar, and shows no hits
        QCOMPARE(finder.selected(), "ship");
        QVERIFY(finder.page.view.searchHits().isEmpty());
    }

    void patternsAndTheirMistakes()
    {
        Finder finder("In 1999 and 2025 there were 12.");
        finder.toggle("findPattern");
        finder.type(QStringLiteral("\\d{4}"));
        QTRY_COMPARE(finder.count(), QStringLiteral("1 of 2"));
        QCOMPARE(finder.selected(), "1999");
        finder.type(QStringLiteral("(\\d"));
        QVERIFY2(finder.count().contains(QStringLiteral("parenthes")), qPrintable(finder.count()));
        QVERIFY(finder.page.view.searchHits().isEmpty());
        finder.type(QStringLiteral("zzz"));
        QTRY_COMPARE(finder.count(), QStringLiteral("not found"));
    }

    void slowPatternsEndAndSaySo()
    {
        Finder finder((QByteArray(60, 'a') + "!\n").repeated(300));
        finder.toggle("findPattern");
        finder.edit()->setText(QStringLiteral("(a|aa)+$"));
        QTRY_VERIFY(finder.count().contains(QStringLiteral("too long")));
        QVERIFY(!finder.bar.isSearching());
    }

    void theFirstHitsComeFirstFromWhereOneLooks()
    {
        const QByteArray text =
            ("The word stands here.\n" + QByteArray("Nothing of it.\n").repeated(40)).repeated(20000);
        Finder finder(text);
        const auto half = static_cast<qint32>(text.size() / 2);
        finder.bar.start({}, half);
        QList<qsizetype> counts;
        connect(&finder.bar, &FindBar::hitsChanged, this,
                [&](const SearchHits &hits, Span) { counts.append(hits.count()); });
        QList<Span> gone;
        connect(&finder.bar, &FindBar::found, this, [&](Span span) { gone.append(span); });
        finder.edit()->setText(QStringLiteral("word"));
        QTRY_VERIFY(!finder.bar.isSearching());
        QCOMPARE(counts.last(), 20000);
        QVERIFY2(counts.size() > 3, qPrintable(QString::number(counts.size()))); // in batches
        QCOMPARE(gone.size(), 1);
        QVERIFY(gone.first().start >= half && gone.first().start < half + 2000);
        QCOMPARE(finder.count(), QStringLiteral("10001 of 20000"));
        // What is typed on while it searches takes its place.
        finder.edit()->setText(QStringLiteral("stand"));
        finder.edit()->setText(QStringLiteral("stands h"));
        QTRY_VERIFY(!finder.bar.isSearching());
        QCOMPARE(finder.bar.hits().count(), 20000);
        QCOMPARE(finder.bar.hits().at(0).length(), 8);
        // Another article ends it.
        finder.edit()->setText(QStringLiteral("nothing"));
        finder.bar.setArticle(articleOf("nothing, nothing"));
        QTRY_COMPARE(finder.bar.hits().count(), 2);
    }
};

QTEST_MAIN(TestReaderSearch)
#include "test_readersearch.moc"
