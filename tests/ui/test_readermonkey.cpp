// SPDX-License-Identifier: GPL-3.0-or-later
// Random events on odd texts, seeded: whatever is done, the page stays a page. BLUEPENCIL_MONKEY_EVENTS
// sets how many events each text gets.
#include "core/text/boundaries.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"

#include <QScrollBar>
#include <QWheelEvent>

using namespace bluepencil;
using namespace bluepencil::testing;

class TestReaderMonkey : public QObject
{
    Q_OBJECT
private:
    static void checkInvariants(ReaderFixture &page)
    {
        const Article &article = page.view.article();
        for (const qint32 place : {page.view.caret(), page.view.anchor()}) {
            QVERIFY(article.isValid({place, place}));
            QCOMPARE(boundaryAtOrBefore(article, place, TextUnit::Grapheme), place);
        }
        const Span visible = page.view.visibleRange();
        QVERIFY(article.isValid(visible));
        const qint32 top = page.view.topPosition();
        QVERIFY(article.isValid({top, top}));
        QVERIFY(page.view.laidOutParagraphs() < 500);
        const QScrollBar *bar = page.view.verticalScrollBar();
        QVERIFY(bar->value() >= 0 && bar->value() <= bar->maximum());
        QVERIFY(page.view.zoom() >= 50 && page.view.zoom() <= 400);
    }

    static void act(ReaderFixture &page, QRandomGenerator &random)
    {
        static const QList<Qt::Key> keys{Qt::Key_Left, Qt::Key_Right,    Qt::Key_Up,     Qt::Key_Down,  Qt::Key_Home,
                                         Qt::Key_End,  Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Space, Qt::Key_A};
        static const QList<Qt::KeyboardModifiers> modifiers{
            {}, Qt::ShiftModifier, Qt::ControlModifier, Qt::ControlModifier | Qt::ShiftModifier};
        const QPoint point(random.bounded(-20, page.view.width() + 20), random.bounded(-20, page.view.height() + 20));
        const qint32 size = page.view.article().size();
        const auto place = [&] { return random.bounded(-5, size + 5); };
        QScrollBar *bar = page.view.verticalScrollBar();
        switch (random.bounded(16)) {
        case 0:
            page.view.resize(random.bounded(60, 1400), random.bounded(40, 900));
            break;
        case 1:
            page.view.setZoom(random.bounded(40, 420));
            break;
        case 2:
            bar->setValue(bar->maximum() > 0 ? random.bounded(bar->maximum() + 1) : 0);
            break;
        case 3:
            page.view.setTopPosition(place());
            break;
        case 4:
            page.view.jumpTo({place(), place()});
            break;
        case 5:
            page.view.setSelection(place(), place());
            break;
        case 6:
            page.clicks(point, 1 + random.bounded(5));
            break;
        case 7:
            page.clicks(point, 1 + random.bounded(3), true);
            page.mouse(QEvent::MouseMove, point + QPoint(random.bounded(-300, 300), random.bounded(-900, 900)),
                       page.now);
            page.mouse(QEvent::MouseButtonRelease, point, page.now);
            break;
        case 8: {
            QWheelEvent wheel(QPointF(5, 5), QPointF(5, 5), QPoint(0, random.bounded(-500, 500)),
                              QPoint(0, random.bounded(-900, 900)), Qt::NoButton,
                              random.bounded(6) == 0 ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(page.view.viewport(), &wheel);
            break;
        }
        case 9: {
            const QStringList names = readerThemeNames();
            const Result<ReaderTheme> theme = loadReaderTheme(names.at(random.bounded(static_cast<int>(names.size()))));
            QVERIFY(theme.ok());
            page.view.setTheme(*theme);
            break;
        }
        case 10: {
            const qint32 start =
                size > 0 ? boundaryAtOrBefore(page.view.article(), random.bounded(size), TextUnit::Grapheme) : 0;
            const qint32 end =
                boundaryAtOrAfter(page.view.article(), start + random.bounded(1, 400), TextUnit::Grapheme);
            page.mark({start, end}, page.marks.marks().size() + 1, QString(),
                      random.bounded(2) ? MarkState::Own : MarkState::Suggested, random.bounded(3) == 0);
            break;
        }
        case 11:
            page.view.setActiveMark(static_cast<quint64>(random.bounded(9)));
            page.view.marksAt(point);
            break;
        default:
            page.key(keys.at(random.bounded(static_cast<int>(keys.size()))),
                     modifiers.at(random.bounded(static_cast<int>(modifiers.size()))));
        }
        if (random.bounded(4) == 0)
            page.image();
        if (random.bounded(4) == 0)
            QApplication::processEvents();
    }

private Q_SLOTS:
    void invariantsHold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("news") << NewsGenerator(1).make(200000).text;
        QTest::newRow("odd words") << oddText(17, 120);
        QTest::newRow("one line") << oddText(18, 1).replace('\n', ' ').repeated(1500);
        QTest::newRow("empty lines") << QByteArray(20000, '\n');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("right to left") << QByteArray("العربية لغة جميلة (123) hello\n").repeated(900);
    }
    void invariantsHold()
    {
        QFETCH(QByteArray, text);
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("BLUEPENCIL_MONKEY_EVENTS", &given);
        const int events = given ? wanted : 400;
        ReaderFixture page(text);
        for (quint64 id = 1; id < 40; ++id)
            page.marks.setNote(id, QStringLiteral("A note that is long enough to be broken into several lines"));
        QRandomGenerator random(2025);
        for (int i = 0; i < events; ++i) {
            act(page, random);
            if (i % 5 == 0)
                checkInvariants(page);
            if (QTest::currentTestFailed()) {
                qWarning("at event %d", i);
                return;
            }
        }
        QApplication::processEvents();
        checkInvariants(page);
    }
};

QTEST_MAIN(TestReaderMonkey)
#include "test_readermonkey.moc"
