// SPDX-License-Identifier: GPL-3.0-or-later
// A text that is still being read is shown as it comes: nothing moves under the eye.
#include "core/text/utf8.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"

#include <QScrollBar>

using namespace bluepencil;
using namespace bluepencil::testing;

class TestReaderGrowing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingMoves_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("cut");
        QTest::addColumn<double>("place");
        const QByteArray news = NewsGenerator(11).make(1500000).text;
        const auto lineEnd = [](const QByteArray &text, qsizetype before) {
            return static_cast<int>(text.lastIndexOf('\n', before) + 1);
        };
        for (const double place : {0.0, 0.3, 0.999}) {
            const auto row = [&](const char *name, const QByteArray &text, int cut) {
                QTest::addRow("%s, at %g", name, place) << text << cut << place;
            };
            row("news", news, lineEnd(news, 1000000));
            const QByteArray oneLine = QByteArray(news).replace('\n', ' ');
            row("one line", oneLine, utf8::floorBoundary(oneLine, 1000000));
            QByteArray odd = oddText(3, 300);
            row("odd", odd, lineEnd(odd, odd.size() / 2));
            const QByteArray apart = NewsGenerator(2).make(700000).text.replace("\n\n", "\n");
            const QByteArray blank = apart + QByteArray(apart).replace("\n", "\n\n");
            row("blank lines only later", blank, lineEnd(blank, 650000));
        }
    }
    void nothingMoves()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, cut);
        QFETCH(double, place);
        ReaderFixture page(text.first(cut));
        const auto from = static_cast<qint32>(place * cut);
        page.view.setTopPosition(utf8::floorBoundary(text, from));
        const qint32 top = page.view.topPosition();
        page.view.setSelection(page.view.visibleRange().start, page.view.visibleRange().start);
        const Span word = page.view.selection();
        page.view.setActiveMark(7);
        const Span visible = page.view.visibleRange();
        const QImage before = page.image();
        const int range = page.view.verticalScrollBar()->maximum();

        page.view.growArticle(articleOf(text));
        QCOMPARE(page.view.topPosition(), top);
        QCOMPARE(page.view.selection(), word);
        QCOMPARE(page.view.activeMark(), quint64(7));
        QVERIFY(page.view.visibleRange().contains({visible.start, std::min<qint32>(visible.end, cut - 1)}));
        const QImage after = page.image();
        // Below the end of what had come there was paper.
        const QRect last = page.view.rectOf({visible.start, std::min<qint32>(visible.end, cut)});
        const bool showedEnd = visible.end >= cut - 300;
        const int same = showedEnd ? last.bottom() - 2 * QFontMetrics(page.view.font()).height() : before.height();
        if (same > 0)
            QCOMPARE(after.copy(0, 0, after.width(), same), before.copy(0, 0, before.width(), same));
        QTRY_VERIFY(page.view.verticalScrollBar()->maximum() > range);

        // And from then on it is the page it would have been.
        ReaderFixture whole(text);
        whole.view.setTopPosition(utf8::floorBoundary(text, text.size() / 2));
        page.view.setTopPosition(utf8::floorBoundary(text, text.size() / 2));
        page.view.setSelection(0, 0);
        page.view.setActiveMark(0);
        QCOMPARE(page.image(), whole.image());
    }

    void theSameTextAgainIsNoWork()
    {
        ReaderFixture page(NewsGenerator(1).make(20000).text);
        const int laidOut = page.view.laidOutParagraphs();
        QVERIFY(laidOut > 0);
        page.view.growArticle(page.view.article());
        QCOMPARE(page.view.laidOutParagraphs(), laidOut);
    }
};

QTEST_MAIN(TestReaderGrowing)
#include "test_readergrowing.moc"
