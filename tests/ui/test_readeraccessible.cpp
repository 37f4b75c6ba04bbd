// SPDX-License-Identifier: GPL-3.0-or-later
// The text and its marks as a screen reader meets them: through the accessibility interface alone.
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/readeraccessible.h"

#include <QAccessible>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

QList<QAccessible::Event> seenEvents;

void noteEvent(QAccessibleEvent *event)
{
    seenEvents.append(event->type());
}

QAccessibleTextInterface *textOf(ReaderFixture &page)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&page.view);
    return interface ? interface->textInterface() : nullptr;
}

} // namespace

class TestReaderAccessible : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roleAndState()
    {
        ReaderFixture page("Some words");
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&page.view);
        QVERIFY(interface != nullptr);
        QCOMPARE(interface->role(), QAccessible::EditableText);
        QVERIFY(interface->state().readOnly);
        QVERIFY(interface->state().multiLine);
        QVERIFY(interface->state().selectableText);
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
    }

    void theWholeTextIsRead()
    {
        const QByteArray text = oddText(3, 40);
        ReaderFixture page(text);
        const QString whole = QString::fromUtf8(text);
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        QCOMPARE(reader->characterCount(), static_cast<int>(whole.size()));
        QCOMPARE(reader->text(0, reader->characterCount()), whole);
        // Piece by piece, as screen readers do.
        for (const QAccessible::TextBoundaryType type :
             {QAccessible::CharBoundary, QAccessible::WordBoundary, QAccessible::SentenceBoundary,
              QAccessible::LineBoundary, QAccessible::ParagraphBoundary}) {
            int offset = 0;
            int steps = 0;
            while (offset < reader->characterCount() && steps++ < 300) {
                int start = -1;
                int end = -1;
                const QString piece = reader->textAtOffset(offset, type, &start, &end);
                QVERIFY(start >= 0 && start <= offset && end >= start);
                QCOMPARE(piece, whole.mid(start, end - start));
                offset = std::max(offset + 1, end);
            }
        }
    }

    void piecesBeforeAtAndAfter()
    {
        ReaderFixture page("One tw\xc3\xb6 three.\nNext");
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        int start = 0;
        int end = 0;
        QCOMPARE(reader->textAtOffset(5, QAccessible::WordBoundary, &start, &end), QStringLiteral("tw\u00f6"));
        QCOMPARE(start, 4);
        QCOMPARE(end, 7);
        QCOMPARE(reader->textAfterOffset(0, QAccessible::ParagraphBoundary, &start, &end), QStringLiteral("Next"));
        QCOMPARE(start, 15);
        QCOMPARE(reader->textBeforeOffset(16, QAccessible::ParagraphBoundary, &start, &end),
                 QStringLiteral("One tw\u00f6 three."));
        QCOMPARE(reader->textAfterOffset(6, QAccessible::CharBoundary, &start, &end), QStringLiteral(" "));
        QCOMPARE(reader->textBeforeOffset(0, QAccessible::CharBoundary, &start, &end), QString());
        QCOMPARE(start, -1);
        QCOMPARE(reader->textAfterOffset(17, QAccessible::ParagraphBoundary, &start, &end), QString());
        QCOMPARE(end, -1);
    }

    void marksAreAttributesOfTheirRange()
    {
        ReaderFixture page("Yesterday \xc3\xa9 Ana Ruiz of the desk said no.");
        page.mark(page.find("Ana Ruiz"), 4, QStringLiteral("person"));
        page.mark(page.find("Ana Ruiz of the desk"), 5, QStringLiteral("organization"));
        page.marks.setDescription(4, QStringLiteral("Person: Ana Ruiz"));
        page.marks.setDescription(5, QStringLiteral("Claim: all of it"));
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        const QString whole = QString::fromUtf8(page.view.article().text());
        int start = 0;
        int end = 0;
        QCOMPARE(reader->attributes(0, &start, &end), QString());
        QCOMPARE(whole.mid(start, end - start), QStringLiteral("Yesterday \u00e9 "));
        const QString both = reader->attributes(static_cast<int>(whole.indexOf(QStringLiteral("Ruiz"))), &start, &end);
        QVERIFY2(both.contains(QStringLiteral("mark:Person\\: Ana Ruiz;")), qPrintable(both));
        QVERIFY(both.contains(QStringLiteral("mark:Claim\\: all of it;")));
        QCOMPARE(whole.mid(start, end - start), QStringLiteral("Ana Ruiz"));
        const QString one = reader->attributes(end + 1, &start, &end);
        QCOMPARE(one, QStringLiteral("mark:Claim\\: all of it;"));
        QCOMPARE(whole.mid(start, end - start), QStringLiteral(" of the desk"));
        // Walking from range to range covers the text and ends.
        int offset = 0;
        int ranges = 0;
        while (offset < reader->characterCount()) {
            reader->attributes(offset, &start, &end);
            QVERIFY(start <= offset && end > offset);
            offset = end;
            ++ranges;
        }
        QCOMPARE(ranges, 4);
    }

    void caretAndSelectionGoBothWays()
    {
        ReaderFixture page("\xc3\xa9\xc3\xa9 words and \xf0\x9f\x9a\xa2 more");
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        reader->setSelection(0, 3, 8);
        QCOMPARE(page.view.article().string(page.view.selection()), QStringLiteral("words"));
        QCOMPARE(reader->selectionCount(), 1);
        int start = 0;
        int end = 0;
        reader->selection(0, &start, &end);
        QCOMPARE(start, 3);
        QCOMPARE(end, 8);
        page.view.setSelection(page.find("more").start, page.find("more").end);
        QCOMPARE(reader->cursorPosition(), reader->characterCount());
        reader->removeSelection(0);
        QCOMPARE(reader->selectionCount(), 0);
        reader->setCursorPosition(13);
        QCOMPARE(page.view.caret(), page.find("\xf0\x9f\x9a\xa2").start);
        reader->setCursorPosition(14); // inside the ship's surrogate pair
        QCOMPARE(page.view.caret(), page.find("\xf0\x9f\x9a\xa2").start);
    }

    void placesOnScreen()
    {
        ReaderFixture page(NewsGenerator(3).make(20000).text);
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        const QRect rect = reader->characterRect(100);
        QVERIFY(!rect.isEmpty());
        const int at = reader->offsetAtPoint(rect.center());
        QVERIFY(std::abs(at - 100) <= 1);
        QCOMPARE(reader->offsetAtPoint(QPoint(-5000, -5000)), -1);
        reader->scrollToSubstring(15000, 15010);
        QVERIFY(!reader->characterRect(15000).isEmpty());
    }

    void eventsAreSent()
    {
        ReaderFixture page("Some words");
        QCOMPARE(textOf(page)->characterCount(), 10); // somebody is listening
        seenEvents.clear();
        setAccessibleEventSink(noteEvent);
        page.view.setSelection(0, 4);
        page.key(Qt::Key_Right);
        page.view.setArticle(articleOf("Other words"));
        setAccessibleEventSink(nullptr);
        QVERIFY(seenEvents.count(QAccessible::TextSelectionChanged) >= 2);
        QVERIFY(seenEvents.contains(QAccessible::DocumentContentChanged));
    }
};

QTEST_MAIN(TestReaderAccessible)
#include "test_readeraccessible.moc"
