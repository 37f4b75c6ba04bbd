// SPDX-License-Identifier: GPL-3.0-or-later
// Handles of the active mark, fingers, hovering, and text that is dragged out, by real events.
#include "core/text/boundaries.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/markhandles.h"
#include "ui/reader/touchinput.h"

#include <QClipboard>
#include <QDrag>
#include <QMimeData>
#include <QPointingDevice>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleHints>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

using Resized = std::tuple<quint64, Span, Span>;

/// A page with one mark that is active, and what was said of its handles.
struct Handled : ReaderFixture {
    explicit Handled(const QByteArray &text, MarkState state = MarkState::Own)
        : ReaderFixture(text)
    {
        QObject::connect(&view, &ReaderView::markResized, &view, [this](quint64 id, Span from, Span to) {
            resized.append({id, from, to});
        });
        mark(find("Ana Ruiz"), 7, QStringLiteral("person"), state);
        view.setActiveMark(7);
        image(); // as on a screen, the page is painted before it is touched
    }
    QPoint start() { return view.rectOf(find("Ana Ruiz")).topLeft(); }
    QPoint end() { return view.rectOf(find("Ana Ruiz")).bottomRight() + QPoint(1, 1); }
    QPoint leftOf(const char *words)
    {
        const QRect rect = view.rectOf(find(words));
        return {rect.left(), rect.center().y()};
    }
    void press(QPoint at) { mouse(QEvent::MouseButtonPress, at, now += 10000); }
    void move(QPoint at) { mouse(QEvent::MouseMove, at, now += 10); }
    void release(QPoint at) { mouse(QEvent::MouseButtonRelease, at, now += 10); }
    void hover(QPoint at)
    {
        QMouseEvent event(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &event);
    }

    QList<Resized> resized;
};

QPointingDevice *screen()
{
    static QPointingDevice *device = QTest::createTouchDevice();
    return device;
}

/// One finger, or two, on the page.
struct Fingers {
    explicit Fingers(ReaderFixture &page)
        : on(page.view.viewport())
    {
    }
    void down(QPoint at, int finger = 0) { QTest::touchEvent(on, screen()).press(finger, at, on); }
    void to(QPoint at, int finger = 0) { QTest::touchEvent(on, screen()).move(finger, at, on); }
    void up(QPoint at, int finger = 0) { QTest::touchEvent(on, screen()).release(finger, at, on); }
    void tap(QPoint at)
    {
        down(at);
        up(at);
    }
    QWidget *on;
};

QByteArray selected(const ReaderFixture &page)
{
    return page.view.article().bytes(page.view.selection()).toByteArray();
}

} // namespace

class TestReaderGestures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // --- Handles

    void draggingAHandleMovesTheEnd()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        const Span mark = page.find("Ana Ruiz");
        const QImage before = page.image();
        page.press(page.end());
        QVERIFY(page.view.isResizingMark());
        const QPoint target = page.leftOf("desk") + QPoint(0, 8);
        page.move(target);
        QVERIFY(page.resized.isEmpty()); // only shown as yet
        QVERIFY(page.image() != before);
        page.release(target);
        QCOMPARE(page.resized, (QList<Resized>{{7, mark, {mark.start, page.find("desk").start}}}));
        QVERIFY(!page.view.isResizingMark());
        QVERIFY(page.view.selection().isEmpty());
        QCOMPARE(page.image(), before); // whoever keeps the mark moves it, not the view
    }

    void theStartHasAHandleToo()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        const Span mark = page.find("Ana Ruiz");
        page.press(page.start());
        page.move(page.leftOf("Ruiz"));
        page.release(page.leftOf("Ruiz"));
        QCOMPARE(page.resized, (QList<Resized>{{7, mark, {page.find("Ruiz").start, mark.end}}}));
        // However far it goes, something is left.
        page.press(page.start());
        page.move(page.leftOf("said"));
        page.release(page.leftOf("said"));
        QCOMPARE(page.resized.size(), 2);
        QCOMPARE(std::get<2>(page.resized.last()), (Span{mark.end - 1, mark.end}));
    }

    void handlesAreEasyToHit()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        for (const QPoint middle : {page.start(), page.end()})
            for (const QPoint off : {QPoint(-10, 0), QPoint(10, 0), QPoint(0, -10), QPoint(0, 10)}) {
                page.press(middle + off);
                QVERIFY(page.view.isResizingMark());
                page.release(middle + off);
                QVERIFY(!page.view.isResizingMark());
                page.view.setActiveMark(7);
            }
        QVERIFY(page.resized.isEmpty());
    }

    void escapeAndTheEndOfTheMarkCancel()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        page.press(page.end());
        page.move(page.leftOf("desk"));
        page.key(Qt::Key_Escape);
        QVERIFY(!page.view.isResizingMark());
        page.move(page.leftOf("said"));
        page.release(page.leftOf("said"));
        QVERIFY(page.resized.isEmpty());
        QVERIFY(page.view.selection().isEmpty());
        page.view.setActiveMark(7);
        page.press(page.end());
        page.move(page.leftOf("desk"));
        page.view.setActiveMark(0);
        page.release(page.leftOf("desk"));
        QVERIFY(page.resized.isEmpty());
    }

    void aPressWithoutAMoveIsAClick()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        QSignalSpy clicked(&page.view, &ReaderView::markClicked);
        const QPoint at = page.start() + QPoint(3, 6);
        page.press(at);
        page.release(at);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.first().first().toULongLong(), 7u);
        QCOMPARE(page.view.caret(), page.view.positionAt(at));
        QVERIFY(page.resized.isEmpty());
    }

    void suggestionsHaveNone()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.", MarkState::Suggested);
        page.press(page.end());
        QVERIFY(!page.view.isResizingMark());
        page.hover(page.start());
        QVERIFY(page.view.viewport()->cursor().shape() != Qt::SizeHorCursor);
    }

    void ofSeveralPartsTheOneThatWasClicked()
    {
        Handled page("Yesterday Ana Ruiz of the desk said that she, of all people, knew.");
        const Span second = page.find("of all people");
        page.mark(second, 7, QStringLiteral("person"));
        page.clicks(page.centreOf(second), 1);
        page.view.setActiveMark(7);
        page.press(page.end());
        QVERIFY(!page.view.isResizingMark());
        page.release(page.end());
        page.clicks(page.centreOf(second), 1);
        const QPoint handle = page.view.rectOf(second).bottomRight();
        page.press(handle);
        QVERIFY(page.view.isResizingMark());
        page.move(page.leftOf("knew"));
        page.release(page.leftOf("knew"));
        QCOMPARE(page.resized, (QList<Resized>{{7, second, {second.start, page.find("knew").start}}}));
    }

    void handlesScrollAtTheEdge()
    {
        const QByteArray text = "Ana Ruiz said.\n" + NewsGenerator(4).make(60000).text;
        Handled page(text);
        const Span seen = page.view.visibleRange();
        page.press(page.end());
        page.move(QPoint(300, page.view.viewport()->height() + 40));
        QTRY_VERIFY(page.view.verticalScrollBar()->value() > 300);
        const QPoint inside(300, 580);
        page.move(inside);
        page.release(inside);
        QCOMPARE(page.resized.size(), 1);
        QVERIFY(std::get<2>(page.resized.first()).end > seen.end);
    }

    void handlesInRightToLeftWordsStandAtTheirOuterEnds()
    {
        ReaderFixture page("שלום עולם ועוד מילים");
        const Span word = page.find("עולם");
        page.mark(word, 7, QStringLiteral("person"));
        page.view.setActiveMark(7);
        page.image();
        const QRect rect = page.view.rectOf(word);
        QSignalSpy resized(&page.view, &ReaderView::markResized);
        page.mouse(QEvent::MouseButtonPress, QPoint(rect.right(), rect.top()), 90000); // begins on the right
        QVERIFY(page.view.isResizingMark());
        const QRect first = page.view.rectOf(page.find("שלום"));
        page.mouse(QEvent::MouseMove, QPoint(first.right(), first.center().y()), 90100);
        page.mouse(QEvent::MouseButtonRelease, QPoint(first.right(), first.center().y()), 90200);
        QCOMPARE(resized.count(), 1);
        QCOMPARE(resized.first().at(2).value<Span>(), (Span{0, word.end}));
    }

    void cursorsTellWhatIsThere()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        page.mark({0, 9}, 9, QStringLiteral("quote"));
        const auto shapeAt = [&](QPoint at) {
            page.hover(at);
            return page.view.viewport()->cursor().shape();
        };
        QCOMPARE(shapeAt(page.start()), Qt::SizeHorCursor);
        QCOMPARE(shapeAt(page.end()), Qt::SizeHorCursor);
        QCOMPARE(shapeAt(page.centreOf(page.find("desk"))), Qt::IBeamCursor);
        const QRect line = page.view.rectOf(page.find("Yesterday"));
        QCOMPARE(shapeAt(QPoint(line.left() - 14, line.center().y())), Qt::PointingHandCursor);
        QCOMPARE(shapeAt(QPoint(3, 400)), Qt::ArrowCursor);
    }

    // --- Hovering

    void restingOnMarksIsTold()
    {
        ReaderFixture page("Nobody at the Kremlin press office knew Ana Ruiz.");
        page.mark(page.find("Kremlin press office"), 7, QStringLiteral("organization"));
        page.mark(page.find("Kremlin"), 8, QStringLiteral("place"));
        QSignalSpy hovered(&page.view, &ReaderView::markHovered);
        QSignalSpy ended(&page.view, &ReaderView::markHoverEnded);
        const auto move = [&](QPoint at) {
            QMouseEvent event(QEvent::MouseMove, at, page.view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                              Qt::NoModifier);
            QApplication::sendEvent(page.view.viewport(), &event);
        };
        const QPoint kremlin = page.centreOf(page.find("Kremlin"));
        move(page.centreOf(page.find("press"))); // passed over
        move(kremlin);
        QVERIFY(hovered.isEmpty());
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(hovered.first().at(0).value<QList<quint64>>(), (QList<quint64>{8, 7}));
        QCOMPARE(hovered.first().at(1).toPoint(), page.view.viewport()->mapToGlobal(kremlin));
        move(kremlin + QPoint(2, 0)); // still the same
        QVERIFY(ended.isEmpty());
        move(page.centreOf(page.find("knew")));
        QCOMPARE(ended.count(), 1);
        move(kremlin);
        QTRY_COMPARE(hovered.count(), 2);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(page.view.viewport(), &leave);
        QCOMPARE(ended.count(), 2);
        move(kremlin);
        QTRY_COMPARE(hovered.count(), 3);
        page.clicks(kremlin, 1);
        QCOMPARE(ended.count(), 3);
    }

    // --- Text dragged out, the middle button

    void theSelectionCanBeDraggedOut()
    {
        Handled page("Some <b>words</b> & more\nNext");
        page.view.setSelection(5, 28);
        const QPoint inside = page.centreOf(page.find("words"));
        page.press(inside);
        QCOMPARE(page.view.selection(), (Span{5, 28}));
        page.move(inside + QPoint(1, 0));
        QVERIFY(!page.view.viewport()->findChild<QDrag *>());
        page.move(inside + QPoint(60, 0));
        const auto *drag = page.view.viewport()->findChild<QDrag *>();
        QVERIFY(drag);
        QCOMPARE(drag->mimeData()->text(), QStringLiteral("<b>words</b> & more\nNex"));
        QVERIFY(drag->mimeData()->html().contains(QStringLiteral("&lt;b&gt;words")));
        QCOMPARE(drag->supportedActions(), Qt::DropActions(Qt::CopyAction));
        QCOMPARE(page.view.selection(), (Span{5, 28}));
        page.move(inside + QPoint(90, 0)); // what comes after is no dragging of the selection
        QCOMPARE(page.view.selection(), (Span{5, 28}));
    }

    void aClickInsideTheSelectionClearsItAtRelease()
    {
        Handled page("Some words and more of them");
        QSignalSpy clicked(&page.view, &ReaderView::markClicked);
        page.view.setSelection(0, 19);
        const QPoint inside = page.centreOf(page.find("words"));
        page.press(inside);
        QCOMPARE(page.view.selection(), (Span{0, 19}));
        page.release(inside);
        QVERIFY(page.view.selection().isEmpty());
        QCOMPARE(page.view.caret(), page.view.positionAt(inside));
        QCOMPARE(clicked.count(), 1);
        page.view.setSelection(0, 19);
        page.clicks(inside, 2);
        QCOMPARE(selected(page), "words"); // and a double click is one
    }

    void theMiddleButtonDestroysNothing()
    {
        ReaderFixture page("Some words and more of them");
        page.view.setSelection(5, 10);
        QSignalSpy clicked(&page.view, &ReaderView::markClicked);
        QTest::mouseClick(page.view.viewport(), Qt::MiddleButton, {}, page.centreOf(page.find("more")));
        QCOMPARE(page.view.selection(), (Span{5, 10}));
        QVERIFY(clicked.isEmpty());
        if (QGuiApplication::clipboard()->supportsSelection())
            QCOMPARE(QGuiApplication::clipboard()->text(QClipboard::Selection), QStringLiteral("words"));
    }

    // --- Fingers

    void aFingerPansExactly()
    {
        ReaderFixture page(NewsGenerator(4).make(60000).text);
        Fingers fingers(page);
        QScrollBar *bar = page.view.verticalScrollBar();
        const qint32 caret = page.view.caret();
        fingers.down({300, 400});
        fingers.to({300, 397});
        QCOMPARE(bar->value(), 0); // a trembling finger is no move
        fingers.to({302, 300});
        QCOMPARE(bar->value(), 100);
        fingers.to({302, 337});
        QCOMPARE(bar->value(), 63);
        fingers.to({302, 200});
        QCOMPARE(bar->value(), 200);
        QTouchEvent cancel(QEvent::TouchCancel, screen());
        QApplication::sendEvent(page.view.viewport(), &cancel); // so that it does not glide
        QCOMPARE(bar->value(), 200);
        QCOMPARE(page.view.caret(), caret);
        QVERIFY(page.view.selection().isEmpty());
        fingers.up({302, 200});
    }

    void aThrowGlidesOnAndATouchStopsIt()
    {
        Glide glide;
        glide.start(1500);
        double way = 0;
        int steps = 0;
        double last = 1e9;
        for (; glide.isMoving(); ++steps) {
            const double step = glide.advance(16);
            QVERIFY(step > 0 && step < last); // slower and slower
            last = step;
            way += step;
        }
        QVERIFY2(way > 300 && way < 600, qPrintable(QString::number(way)));
        QVERIFY(steps < 200);
        glide.start(-1500);
        QVERIFY(glide.advance(16) < 0);
        glide.start(10); // laid down, not thrown
        QVERIFY(!glide.isMoving());

        ReaderFixture page(NewsGenerator(4).make(60000).text);
        Fingers fingers(page);
        QScrollBar *bar = page.view.verticalScrollBar();
        fingers.down({300, 500});
        for (int y = 480; y >= 100; y -= 20)
            fingers.to({300, y});
        const int thrown = bar->value();
        QCOMPARE(thrown, 400);
        fingers.up({300, 100});
        QTRY_VERIFY(bar->value() > thrown + 30);
        fingers.down({300, 300});
        const int stopped = bar->value();
        QApplication::processEvents();
        QCOMPARE(bar->value(), stopped);
        QTouchEvent cancel(QEvent::TouchCancel, screen());
        QApplication::sendEvent(page.view.viewport(), &cancel);
        fingers.up({300, 300});
    }

    void aTapPlacesTheCaretAndActivates()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        page.view.setActiveMark(0);
        QSignalSpy clicked(&page.view, &ReaderView::markClicked);
        Fingers fingers(page);
        const QPoint at = page.centreOf(page.find("Ana Ruiz"));
        fingers.tap(at);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.first().first().toULongLong(), 7u);
        QCOMPARE(page.view.caret(), page.view.positionAt(at));
        fingers.tap(page.centreOf(page.find("desk")));
        QCOMPARE(clicked.last().first().toULongLong(), 0u);
        QVERIFY(page.view.selection().isEmpty());
        const QPoint said = page.centreOf(page.find("said"));
        fingers.tap(said);
        fingers.tap(said);
        QCOMPARE(selected(page), "said");
    }

    void aLongPressSelectsAndGoesOnByWords()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        page.view.setActiveMark(0);
        Fingers fingers(page);
        fingers.down(page.centreOf(page.find("desk")));
        QTRY_COMPARE(selected(page), "desk");
        fingers.to(page.centreOf(page.find("said")));
        QCOMPARE(selected(page), "desk said");
        fingers.up(page.centreOf(page.find("said")));
        QCOMPARE(selected(page), "desk said");
        QCOMPARE(page.view.verticalScrollBar()->value(), 0);
    }

    void aFingerDragsHandles()
    {
        Handled page("Yesterday Ana Ruiz of the desk said so.");
        const Span mark = page.find("Ana Ruiz");
        Fingers fingers(page);
        fingers.down(page.end() + QPoint(4, 12));
        QVERIFY(page.view.isResizingMark());
        fingers.to(page.leftOf("desk") + QPoint(4, 20));
        fingers.up(page.leftOf("desk") + QPoint(4, 20));
        QCOMPARE(page.resized, (QList<Resized>{{7, mark, {mark.start, page.find("desk").start}}}));
        fingers.down(page.end());
        fingers.to(page.leftOf("said"));
        QTouchEvent cancel(QEvent::TouchCancel, screen());
        QApplication::sendEvent(page.view.viewport(), &cancel);
        QVERIFY(!page.view.isResizingMark());
        QCOMPARE(page.resized.size(), 1);
        fingers.up(page.leftOf("said"));
    }

    void twoFingersZoom()
    {
        ReaderFixture page(NewsGenerator(4).make(60000).text);
        page.view.setTopPosition(20000);
        const qint32 top = page.view.topPosition();
        QWidget *on = page.view.viewport();
        const auto both = [&](int half, bool press) {
            auto sequence = QTest::touchEvent(on, screen());
            for (const int finger : {0, 1}) {
                const QPoint at(300 + (finger == 0 ? -half : half), 300);
                if (press)
                    sequence.press(finger, at, on);
                else
                    sequence.move(finger, at, on);
            }
        };
        both(50, true);
        both(50, false);
        both(75, false);
        QCOMPARE(page.view.zoom(), 150);
        both(40, false);
        QCOMPARE(page.view.zoom(), 80);
        both(50, false);
        QCOMPARE(page.view.zoom(), 100);
        QCOMPARE(page.view.topPosition(), top);
        QTest::touchEvent(on, screen()).release(0, QPoint(250, 300), on).release(1, QPoint(350, 300), on);
        QVERIFY(page.view.selection().isEmpty());
    }
};

QTEST_MAIN(TestReaderGestures)
#include "test_readergestures.moc"
