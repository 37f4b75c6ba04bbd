// SPDX-License-Identifier: GPL-3.0-or-later
// Real key and mouse events on the reader view.
#include "core/text/boundaries.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

using namespace bluepencil;
using namespace bluepencil::testing;

class TestReaderInput : public QObject
{
    Q_OBJECT
private:
    static QByteArray selected(const ReaderFixture &page)
    {
        return page.view.article().bytes(page.view.selection()).toByteArray();
    }

private Q_SLOTS:
    void keysMoveTheCaret_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<int>("to");
        // 0 "One two." 8, 9 "e + combining acute" = 3 bytes, " end"
        const auto row = [](const char *name, int from, Qt::Key key, Qt::KeyboardModifiers modifiers, int to) {
            QTest::newRow(name) << from << static_cast<int>(key) << static_cast<int>(modifiers.toInt()) << to;
        };
        row("right", 0, Qt::Key_Right, {}, 1);
        row("right over a line end", 8, Qt::Key_Right, {}, 9);
        row("right over a grapheme", 9, Qt::Key_Right, {}, 12);
        row("left over a grapheme", 12, Qt::Key_Left, {}, 9);
        row("left at the start", 0, Qt::Key_Left, {}, 0);
        row("right at the end", 16, Qt::Key_Right, {}, 16);
        row("next word", 0, Qt::Key_Right, Qt::ControlModifier, 4);
        row("previous word", 7, Qt::Key_Left, Qt::ControlModifier, 4);
        row("line end", 2, Qt::Key_End, {}, 8);
        row("line start", 6, Qt::Key_Home, {}, 0);
        row("text end", 2, Qt::Key_End, Qt::ControlModifier, 16);
        row("text start", 14, Qt::Key_Home, Qt::ControlModifier, 0);
        row("down", 0, Qt::Key_Down, {}, 9);
        row("up", 9, Qt::Key_Up, {}, 0);
        row("down on the last line", 12, Qt::Key_Down, {}, 16);
        row("paragraph down", 2, Qt::Key_Down, Qt::ControlModifier, 9);
        row("paragraph up", 12, Qt::Key_Up, Qt::ControlModifier, 9);
        row("next sentence", 2, Qt::Key_Down, Qt::AltModifier, 9);
        row("previous sentence", 12, Qt::Key_Up, Qt::AltModifier, 9);
        row("next sentence at the end", 16, Qt::Key_Down, Qt::AltModifier, 16);
        row("page down", 0, Qt::Key_PageDown, {}, 16);
        row("page up", 16, Qt::Key_PageUp, {}, 0);
    }
    void keysMoveTheCaret()
    {
        QFETCH(int, from);
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(int, to);
        const auto which = static_cast<Qt::Key>(key);
        const auto with = Qt::KeyboardModifiers::fromInt(modifiers);
        ReaderFixture page("One two.\ne\xcc\x81 end");
        QCOMPARE(page.view.article().size(), 16);
        page.view.setSelection(from, from);
        page.key(which, with);
        QCOMPARE(page.view.caret(), to);
        QCOMPARE(page.view.anchor(), to);
        // With Shift the anchor stays.
        page.view.setSelection(from, from);
        page.key(which, with | Qt::ShiftModifier);
        QCOMPARE(page.view.caret(), to);
        QCOMPARE(page.view.anchor(), from);
    }

    void sentencesAreSteps()
    {
        const QByteArray text = "One here. Two is it! Three?\n\n\nFour stands alone.  Five";
        ReaderFixture page(text);
        QList<qint32> starts;
        page.view.setSelection(0, 0);
        do {
            starts.append(page.view.caret());
            page.key(Qt::Key_Down, Qt::AltModifier);
        } while (page.view.caret() != starts.last());
        const auto at = [&](const char *words) { return static_cast<qint32>(text.indexOf(words)); };
        QCOMPARE(starts,
                 (QList<qint32>{0, at("Two"), at("Three"), at("Four"), at("Five"), static_cast<qint32>(text.size())}));
        QList<qint32> back;
        do {
            back.prepend(page.view.caret());
            page.key(Qt::Key_Up, Qt::AltModifier);
        } while (page.view.caret() != back.first());
        QCOMPARE(back, starts);
        page.key(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        page.key(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(selected(page), "One here. Two is it! ");
    }

    void upAndDownKeepTheColumn()
    {
        ReaderFixture page("A first long line here\nxy\nA third long line here");
        page.view.setSelection(12, 12);
        page.key(Qt::Key_Down);
        QCOMPARE(page.view.caret(), 25);
        page.key(Qt::Key_Down);
        const qint32 third = page.view.caret() - 26;
        QVERIFY2(std::abs(third - 12) <= 1, qPrintable(QString::number(third)));
        page.key(Qt::Key_Up);
        page.key(Qt::Key_Up);
        QCOMPARE(page.view.caret(), 12);
    }

    void arrowsGoAsTheEyeSeesInRightToLeft()
    {
        ReaderFixture page("שלום");
        page.view.setSelection(0, 0);
        page.key(Qt::Key_Left);
        QCOMPARE(page.view.caret(), 2);
        page.key(Qt::Key_Right);
        QCOMPARE(page.view.caret(), 0);
    }

    void leavingASelectionGoesToItsEdge()
    {
        ReaderFixture page("One two three");
        page.view.setSelection(4, 7);
        page.key(Qt::Key_Left);
        QCOMPARE(page.view.selection(), (Span{4, 4}));
        page.view.setSelection(7, 4);
        page.key(Qt::Key_Right);
        QCOMPARE(page.view.selection(), (Span{7, 7}));
    }

    void selectionsLieOnGraphemes()
    {
        ReaderFixture page("ae\xcc\x81z 👩‍👩‍👧!");
        for (qint32 i = 0; i <= page.view.article().size(); ++i) {
            page.view.setSelection(0, i);
            QCOMPARE(boundaryAtOrBefore(page.view.article(), page.view.caret(), TextUnit::Grapheme), page.view.caret());
        }
        page.view.setSelection(-10, 1000);
        QCOMPARE(page.view.selection(), (Span{0, page.view.article().size()}));
    }

    void pagingShowsEverything()
    {
        ReaderFixture page(NewsGenerator(4).make(60000).text);
        Span seen = page.view.visibleRange();
        while (seen.end < page.view.article().size()) {
            page.key(Qt::Key_Space);
            const Span now = page.view.visibleRange();
            QVERIFY(now.start <= seen.end); // nothing skipped
            QVERIFY(now.end > seen.end);
            seen = now;
        }
        page.key(Qt::Key_Space, Qt::ShiftModifier);
        QVERIFY(page.view.visibleRange().start < seen.start);
        page.view.setSelection(0, 0);
        page.view.setTopPosition(0);
        page.key(Qt::Key_PageDown);
        QVERIFY(page.view.caret() > 500);
        QVERIFY(!page.view.rectOf({page.view.caret(), page.view.caret() + 1}).isEmpty());
        page.key(Qt::Key_PageUp);
        QVERIFY(page.view.caret() < 200);
    }

    void movingFromAScrolledPlaceStaysThere()
    {
        ReaderFixture page(NewsGenerator(4).make(60000).text);
        page.view.setSelection(0, 0);
        page.view.setTopPosition(30000);
        page.key(Qt::Key_Down);
        QVERIFY(std::abs(page.view.caret() - 30000) < 400);
    }

    void clicksSelect()
    {
        ReaderFixture page("First words here. The second sentence is longer, you see. Third.\nNext paragraph.");
        const QPoint at = page.centreOf(page.find("second"));
        page.clicks(at, 1);
        QVERIFY(page.view.selection().isEmpty());
        QVERIFY(page.find("second").contains(page.view.caret()));
        page.clicks(at, 2);
        QCOMPARE(selected(page), "second");
        page.clicks(at, 3);
        QCOMPARE(selected(page).trimmed(), "The second sentence is longer, you see.");
        page.clicks(at, 4);
        QVERIFY(selected(page).startsWith("First words") && selected(page).endsWith("Third."));
        page.clicks(at, 5);
        QVERIFY(page.view.selection().isEmpty());
        // What the desktop calls a double click is one, even alone.
        QTest::mouseDClick(page.view.viewport(), Qt::LeftButton, {}, page.centreOf(page.find("longer")));
        QCOMPARE(selected(page), "longer");
    }

    void shiftClickExtends()
    {
        ReaderFixture page("First words here and some more of them");
        page.view.setSelection(6, 6);
        const QRect more = page.view.rectOf(page.find("more"));
        QTest::mouseClick(page.view.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                          QPoint(more.right(), more.center().y()));
        QCOMPARE(page.view.anchor(), 6);
        QCOMPARE(selected(page), "words here and some more");
    }

    void draggingSelects()
    {
        ReaderFixture page("First words here and some more of them");
        QWidget *on = page.view.viewport();
        const QRect from = page.view.rectOf(page.find("words"));
        const QRect to = page.view.rectOf(page.find("some"));
        QSignalSpy clicked(&page.view, &ReaderView::markClicked);
        QTest::mousePress(on, Qt::LeftButton, {}, QPoint(from.left(), from.center().y()));
        QTest::mouseMove(on, QPoint(from.right() + 30, from.center().y()));
        QTest::mouseMove(on, QPoint(to.right(), to.center().y()));
        QCOMPARE(selected(page), "words here and some");
        QTest::mouseMove(on, QPoint(page.view.rectOf(page.find("First")).left(), from.center().y()));
        QCOMPARE(selected(page), "First ");
        QTest::mouseRelease(on, Qt::LeftButton, {}, QPoint(from.left(), from.center().y()));
        QVERIFY(clicked.isEmpty());
    }

    void draggingAfterADoubleClickGoesByWords()
    {
        ReaderFixture page("First words here and some more of them");
        page.clicks(page.centreOf(page.find("here")), 2, true);
        QCOMPARE(selected(page), "here");
        page.mouse(QEvent::MouseMove, page.centreOf(page.find("some")), page.now);
        QCOMPARE(selected(page), "here and some");
        page.mouse(QEvent::MouseMove, page.centreOf(page.find("words")), page.now);
        QCOMPARE(selected(page), "words here");
        page.mouse(QEvent::MouseButtonRelease, page.centreOf(page.find("words")), page.now);
        page.mouse(QEvent::MouseMove, page.centreOf(page.find("more")), page.now);
        QCOMPARE(selected(page), "words here");
    }

    void draggingBeyondTheEdgeScrolls_data()
    {
        QTest::addColumn<int>("beyond");
        QTest::newRow("beyond") << 41;
        QTest::newRow("at the edge, which may be the screen's") << 0;
    }
    void draggingBeyondTheEdgeScrolls()
    {
        QFETCH(int, beyond);
        ReaderFixture page(NewsGenerator(4).make(60000).text);
        QWidget *on = page.view.viewport();
        const QPoint start = page.centreOf({300, 301});
        QTest::mousePress(on, Qt::LeftButton, {}, start);
        QTest::mouseMove(on, QPoint(start.x(), on->height() - 1 + beyond));
        QTRY_VERIFY(page.view.verticalScrollBar()->value() > 300);
        QTRY_VERIFY(page.view.caret() > 2000);
        QVERIFY(std::abs(page.view.anchor() - 300) <= 1);
        QTest::mouseRelease(on, Qt::LeftButton, {}, QPoint(start.x(), on->height() - 1 + beyond));
        const int value = page.view.verticalScrollBar()->value();
        QTest::mouseMove(on, QPoint(10, 10));
        QCOMPARE(page.view.verticalScrollBar()->value(), value);
    }

    void clickingAMarkTellsTheInnermost()
    {
        ReaderFixture page("Nobody at the Kremlin press office knew Ana Ruiz of the desk.");
        page.mark(page.find("Kremlin press office"), 7, QStringLiteral("organization"));
        page.mark(page.find("Kremlin"), 8, QStringLiteral("place"));
        page.mark({0, page.view.article().size()}, 9, QStringLiteral("quote"));
        QSignalSpy clicked(&page.view, &ReaderView::markClicked);
        QTest::mouseClick(page.view.viewport(), Qt::LeftButton, {}, page.centreOf(page.find("Kremlin")));
        QTest::mouseClick(page.view.viewport(), Qt::LeftButton, {}, page.centreOf(page.find("press")));
        QTest::mouseClick(page.view.viewport(), Qt::LeftButton, {}, page.centreOf(page.find("Nobody")));
        const QRect words = page.view.rectOf(page.find("Nobody"));
        QTest::mouseClick(page.view.viewport(), Qt::LeftButton, {},
                          QPoint(words.left() - 18, words.center().y()));                       // bar
        QTest::mouseClick(page.view.viewport(), Qt::LeftButton, {}, QPoint(words.left(), 580)); // paper
        QList<quint64> ids;
        for (const QList<QVariant> &arguments : clicked)
            ids.append(arguments.first().toULongLong());
        QCOMPARE(ids, (QList<quint64>{8, 7, 9, 9, 0}));
        QList<quint64> under;
        for (const Mark &mark : page.view.marksAt(page.centreOf(page.find("Kremlin"))))
            under.append(mark.id);
        QCOMPARE(under, (QList<quint64>{8, 7, 9}));
    }

    void doubleClickTakesTheWholeMark()
    {
        ReaderFixture page("Nobody at the Kremlin press office knew.");
        page.mark(page.find("Kremlin press office"), 7, QStringLiteral("organization"));
        page.mark({0, page.view.article().size()}, 9, QStringLiteral("quote"));
        page.clicks(page.centreOf(page.find("press")), 2);
        QCOMPARE(selected(page), "Kremlin press office");
        page.clicks(page.centreOf(page.find("Nobody")), 2);
        QCOMPARE(selected(page), "Nobody"); // a quote is too much for a double click
    }

    void wheelAndTouchpadScroll()
    {
        ReaderFixture page(NewsGenerator(4).make(60000).text);
        QWidget *on = page.view.viewport();
        QScrollBar *bar = page.view.verticalScrollBar();
        const auto wheel = [&](QPoint pixels, QPoint angle, Qt::KeyboardModifiers modifiers) {
            QWheelEvent event(QPointF(50, 50), on->mapToGlobal(QPointF(50, 50)), pixels, angle, Qt::NoButton, modifiers,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(on, &event);
            QApplication::processEvents();
        };
        wheel({}, {0, -120}, {});
        QVERIFY(bar->value() > 40);
        wheel({}, {0, 120}, {});
        QCOMPARE(bar->value(), 0);
        wheel({0, -7}, {0, -56}, {});
        QCOMPARE(bar->value(), 7);
        for (int i = 0; i < 8; ++i)
            wheel({}, {0, -15}, {}); // eighths of a notch add up
        const int eighths = bar->value() - 7;
        wheel({}, {0, 120}, {});
        QCOMPARE(bar->value(), 7);
        QVERIFY(eighths > 40);
        QSignalSpy zoomed(&page.view, &ReaderView::zoomChanged);
        wheel({}, {0, 120}, Qt::ControlModifier);
        QCOMPARE(page.view.zoom(), 110);
        wheel({}, {0, -240}, Qt::ControlModifier);
        QCOMPARE(page.view.zoom(), 90);
        QCOMPARE(zoomed.count(), 2);
    }

    void copyIsPlainAndHtml()
    {
        ReaderFixture page("Some <b>words</b> & more\nNext");
        page.view.setSelection(5, 28);
        page.key(Qt::Key_C, Qt::ControlModifier);
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), QStringLiteral("<b>words</b> & more\nNex"));
        QVERIFY(data->html().contains(QStringLiteral("&lt;b&gt;words")));
        QVERIFY(data->html().contains(QStringLiteral("<p>Nex</p>")));
        page.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(page.view.selection(), (Span{0, page.view.article().size()}));
        page.view.setSelection(3, 3);
        page.view.copy(); // nothing selected: the clipboard keeps what it has
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("<b>words</b> & more\nNex"));
    }

    void otherKeysAreLeftToTheWindow_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_9, Qt::Key_A, Qt::Key_Q, Qt::Key_Delete, Qt::Key_Backspace,
                                  Qt::Key_Return, Qt::Key_Escape, Qt::Key_F6, Qt::Key_Question})
            QTest::addRow("key %x", key) << static_cast<int>(key) << 0;
        QTest::newRow("ctrl z") << static_cast<int>(Qt::Key_Z) << static_cast<int>(Qt::ControlModifier);
        QTest::newRow("alt left") << static_cast<int>(Qt::Key_Left) << static_cast<int>(Qt::AltModifier);
    }
    void otherKeysAreLeftToTheWindow()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        ReaderFixture page("words");
        QKeyEvent event(QEvent::KeyPress, key, Qt::KeyboardModifiers::fromInt(modifiers));
        event.accept();
        QApplication::sendEvent(&page.view, &event);
        QVERIFY(!event.isAccepted());
        QKeyEvent shortcut(QEvent::ShortcutOverride, key, Qt::KeyboardModifiers::fromInt(modifiers));
        shortcut.ignore();
        QApplication::sendEvent(&page.view, &shortcut);
        QVERIFY(!shortcut.isAccepted());
    }

    void contextMenuTellsThePlace()
    {
        ReaderFixture page("Some words and more");
        QSignalSpy asked(&page.view, &ReaderView::contextMenuRequested);
        const QPoint at = page.centreOf(page.find("words"));
        QContextMenuEvent byMouse(QContextMenuEvent::Mouse, at, page.view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(page.view.viewport(), &byMouse);
        QCOMPARE(asked.count(), 1);
        QVERIFY(page.find("words").contains(asked.at(0).at(1).toInt()));
        QCOMPARE(page.view.caret(), asked.at(0).at(1).toInt());
        page.view.setSelection(0, 10);
        QApplication::sendEvent(page.view.viewport(), &byMouse);
        QCOMPARE(page.view.selection(), (Span{0, 10})); // inside the selection it stays
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(page.view.viewport(), &byKey);
        QCOMPARE(asked.at(2).at(1).toInt(), 10);
    }

    void droppedFilesAreSignalled()
    {
        ReaderFixture page("words");
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(QStringLiteral("/an/article.txt"))});
        QList<QUrl> got;
        connect(&page.view, &ReaderView::dropped, this, [&](const QMimeData *data) { got = data->urls(); });
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(page.view.viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(page.view.viewport(), &drop);
        QCOMPARE(got, files.urls());
        QMimeData nothing;
        nothing.setData(QStringLiteral("application/x-else"), "x");
        QDragEnterEvent other(QPoint(50, 50), Qt::CopyAction, &nothing, Qt::LeftButton, {});
        other.ignore();
        QApplication::sendEvent(page.view.viewport(), &other);
        QVERIFY(!other.isAccepted());
    }

    void toolTipsArePlainText()
    {
        ReaderFixture page("Some words and more");
        page.mark(page.find("words"), 3, QStringLiteral("person"));
        page.marks.setDescription(3, QStringLiteral("Person: <img src='x'>Ana"));
        const QPoint at = page.centreOf(page.find("words"));
        QHelpEvent help(QEvent::ToolTip, at, page.view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(page.view.viewport(), &help);
        QVERIFY2(QToolTip::text().contains(QStringLiteral("Person: &lt;img")), qPrintable(QToolTip::text()));
        QVERIFY(!QToolTip::text().contains(QStringLiteral("<img")));
        QToolTip::hideText();
    }

    void theCursorTellsTextFromMargin()
    {
        ReaderFixture page("Some words and more");
        page.mouse(QEvent::MouseMove, QPoint(3, 300), page.now);
        QCOMPARE(page.view.viewport()->cursor().shape(), Qt::ArrowCursor);
        page.mouse(QEvent::MouseMove, page.centreOf(page.find("words")), page.now);
        QCOMPARE(page.view.viewport()->cursor().shape(), Qt::IBeamCursor);
    }

    void signalsComeOnce()
    {
        ReaderFixture page("Some words and more");
        QSignalSpy moved(&page.view, &ReaderView::selectionChanged);
        page.view.setSelection(2, 5);
        page.view.setSelection(2, 5);
        QCOMPARE(moved.count(), 1);
        QSignalSpy painted(&page.view, &ReaderView::firstFramePainted);
        page.view.setArticle(articleOf("Another"));
        QCOMPARE(page.view.selection(), (Span{0, 0}));
        QTRY_COMPARE(painted.count(), 1);
        page.view.viewport()->repaint();
        QApplication::processEvents();
        QCOMPARE(painted.count(), 1);
    }
};

QTEST_MAIN(TestReaderInput)
#include "test_readerinput.moc"
