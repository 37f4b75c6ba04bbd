// SPDX-License-Identifier: GPL-3.0-or-later
// The text and its marks as a screen reader meets them: through the accessibility interface alone.
#include "core/text/boundaries.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/readeraccessible.h"

#include <QAccessible>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

QList<QAccessible::Event> seenEvents;
QList<int> seenCarets;

void noteEvent(QAccessibleEvent *event)
{
    seenEvents.append(event->type());
    if (event->type() == QAccessible::TextCaretMoved)
        seenCarets.append(static_cast<QAccessibleTextCursorEvent *>(event)->cursorPosition());
}

/// Some of everything that makes units, code points, graphemes and what is seen differ.
QByteArray oddArticle()
{
    // Without Devanagari where it is cut into windows: what Qt 6.4 makes of the characters behind it depends on
    // where the text it is given begins.
    const QByteArray endless = oddText(6, 3).replace("नमस्ते", "n").replace('\n', ' ').repeated(60);
    return "Harbour 🚢 report, e\xcc\x81tude\n\n" + oddText(5, 60) + "שלום Ana العربية\n" + endless + "\n" +
           QByteArray("\xcc\x81").repeated(3000) + "\nEnd";
}

/// Marks on random graphemes, some over others, some over line ends.
void markAtRandom(ReaderFixture &page, int count)
{
    QRandomGenerator random(7);
    const Article &article = page.view.article();
    for (int id = 1; id <= count; ++id) {
        const qint32 start = boundaryAtOrBefore(article, random.bounded(article.size()), TextUnit::Grapheme);
        const qint32 end = boundaryAtOrAfter(article, start + random.bounded(1, 120), TextUnit::Grapheme);
        page.mark({start, end}, static_cast<quint64>(id), QStringLiteral("person"));
        page.marks.setDescription(static_cast<quint64>(id), QStringLiteral("number %1").arg(id));
    }
}

QAccessibleTextInterface *textOf(ReaderFixture &page)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&page.view);
    return interface ? interface->textInterface() : nullptr;
}

} // namespace

Q_DECLARE_METATYPE(QAccessible::TextBoundaryType)

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

    void theActiveMarkIsToldAndFound()
    {
        ReaderFixture page("Ana Ruiz spoke in Lima");
        page.mark({0, 8}, 1, QStringLiteral("person"));
        page.marks.setDescription(1, QStringLiteral("Person: Ana Ruiz"));
        page.mark({0, 8}, 2, QStringLiteral("claim"));
        page.marks.setDescription(2, QStringLiteral("Claim: Ana Ruiz"));
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        int start = 0;
        int end = 0;
        QVERIFY(!reader->attributes(2, &start, &end).contains(QStringLiteral("active:")));
        seenEvents.clear();
        setAccessibleEventSink(noteEvent);
        page.view.setActiveMark(1);
        QVERIFY(seenEvents.contains(QAccessible::DescriptionChanged));
        QVERIFY(seenEvents.contains(QAccessible::TextAttributeChanged));
        seenEvents.clear();
        page.view.setActiveMark(2); // as O does: the caret stays
        setAccessibleEventSink(nullptr);
        QVERIFY(seenEvents.contains(QAccessible::DescriptionChanged));
        const QString told = reader->attributes(2, &start, &end);
        QVERIFY2(told.endsWith(QStringLiteral("active:Claim \u2013 Ana Ruiz;")), qPrintable(told));
        QVERIFY(!reader->attributes(12, &start, &end).contains(QStringLiteral("active:")));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&page.view);
        QCOMPARE(interface->text(QAccessible::Description), QStringLiteral("Claim: Ana Ruiz"));
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

    /// What a screen reader has after reading on and on, by each unit, is the article: nothing twice or left out.
    void readingOnGivesTheArticle_data()
    {
        QTest::addColumn<QAccessible::TextBoundaryType>("type");
        QTest::newRow("characters") << QAccessible::CharBoundary;
        QTest::newRow("words") << QAccessible::WordBoundary;
        QTest::newRow("sentences") << QAccessible::SentenceBoundary;
        QTest::newRow("lines") << QAccessible::LineBoundary;
        QTest::newRow("paragraphs") << QAccessible::ParagraphBoundary;
    }
    void readingOnGivesTheArticle()
    {
        QFETCH(QAccessible::TextBoundaryType, type);
        ReaderFixture page(oddArticle());
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        QString read;
        int pieces = 0;
        while (read.size() < reader->characterCount()) {
            const int offset = static_cast<int>(read.size());
            int start = -1;
            int end = -1;
            const QString piece = reader->textAtOffset(offset, type, &start, &end);
            if (start == offset && end > start) {
                read += piece;
            } else { // a line end between two of them, or a blank that no word owns
                QCOMPARE(end, offset);
                read += reader->textAtOffset(offset, QAccessible::CharBoundary, &start, &end);
                QCOMPARE(start, offset);
            }
            ++pieces;
        }
        QCOMPARE(read.toUtf8(), page.view.article().text());
        QVERIFY(pieces > 60);
    }

    void readingOnGivesTheMarks()
    {
        ReaderFixture page(oddArticle());
        markAtRandom(page, 120);
        QAccessibleTextInterface *reader = textOf(page);
        QVERIFY(reader != nullptr);
        // From the interface: for every unit of text the names of the marks on it.
        QMap<QString, QString> heard;
        for (int offset = 0; offset < reader->characterCount();) {
            int start = -1;
            int end = -1;
            const QString said = reader->attributes(offset, &start, &end);
            QCOMPARE(start, offset);
            QVERIFY(end > offset);
            for (const QString &one : said.split(QLatin1Char(';'), Qt::SkipEmptyParts))
                heard[one.section(u':', 1)] += reader->text(start, end); // "mark", "mark2", …
            offset = end;
        }
        // From the index: the same words under the same names.
        QMap<QString, QString> meant;
        for (const Mark &mark : page.marks.marks())
            meant[QStringLiteral("number %1").arg(mark.id)] = page.view.article().string(mark.span);
        QCOMPARE(heard.size(), 120);
        QCOMPARE(heard, meant);
    }

    void stretchesOfMarksStayShort()
    {
        ReaderFixture page(QByteArray("word and word, ").repeated(100000)); // one paragraph
        page.mark({5, 700000}, 1, QStringLiteral("quote"));
        QAccessibleTextInterface *reader = textOf(page);
        for (const int at : {0, 4, 5, 300000, 699999, 700000, 1400000}) {
            int start = -1;
            int end = -1;
            const bool marked = !reader->attributes(at, &start, &end).isEmpty();
            QCOMPARE(marked, at >= 5 && at < 700000);
            QVERIFY(start <= at && at < end && end - start <= 8192);
            // Whichever place of the stretch is asked for, it is the same one.
            int again = -1;
            int behind = -1;
            reader->attributes(end - 1, &again, &behind);
            QCOMPARE(again, start);
            QCOMPARE(behind, end);
        }
    }

    void everyCharacterHasAPlace()
    {
        ReaderFixture page("First line\n\nThird \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x9a\xa2 e\xcc\x81.\n");
        QAccessibleTextInterface *reader = textOf(page);
        for (int i = 0; i < reader->characterCount(); ++i) {
            const QRect rect = reader->characterRect(i);
            QVERIFY2(!rect.isEmpty(), qPrintable(QString::number(i)));
            int start = 0;
            int end = 0;
            reader->textAtOffset(i, QAccessible::CharBoundary, &start, &end);
            const int found = reader->offsetAtPoint(rect.center());
            QVERIFY2(found >= start && found <= end, qPrintable(QStringLiteral("%1: %2").arg(i).arg(found)));
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
        QVERIFY2(both.contains(QStringLiteral("mark:Person \u2013 Ana Ruiz;")), qPrintable(both));
        QVERIFY(both.contains(QStringLiteral("mark2:Claim \u2013 all of it;")));
        QCOMPARE(whole.mid(start, end - start), QStringLiteral("Ana Ruiz"));
        const QString one = reader->attributes(end + 1, &start, &end);
        QCOMPARE(one, QStringLiteral("mark:Claim \u2013 all of it;"));
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

    void caretEventsTellUnits()
    {
        ReaderFixture page("\xf0\x9f\x9a\xa2\xc3\xa9 e\xcc\x81 end");
        QCOMPARE(textOf(page)->characterCount(), 10);
        seenEvents.clear();
        seenCarets.clear();
        setAccessibleEventSink(noteEvent);
        for (int i = 0; i < 5; ++i)
            page.key(Qt::Key_Right);
        setAccessibleEventSink(nullptr);
        QCOMPARE(seenCarets, QList<int>({2, 3, 4, 6, 7}));
        QVERIFY(!seenEvents.contains(QAccessible::TextSelectionChanged)); // nothing was selected, nothing let go
    }

    void eventsAreSent()
    {
        ReaderFixture page("Some words");
        QCOMPARE(textOf(page)->characterCount(), 10); // somebody is listening
        seenEvents.clear();
        seenCarets.clear();
        setAccessibleEventSink(noteEvent);
        page.view.setSelection(0, 4);
        page.key(Qt::Key_Right);
        page.view.setArticle(articleOf("Other words"));
        setAccessibleEventSink(nullptr);
        QCOMPARE(seenEvents.count(QAccessible::TextSelectionChanged), 2); // there, and gone again
        QCOMPARE(seenCarets.first(), 4);
        QVERIFY(seenEvents.contains(QAccessible::DocumentContentChanged));
        seenEvents.clear();
        setAccessibleEventSink(noteEvent);
        page.mark({0, 4}, 1, QStringLiteral("person"));
        setAccessibleEventSink(nullptr);
        QVERIFY(seenEvents.contains(QAccessible::TextAttributeChanged));
    }
};

QTEST_MAIN(TestReaderAccessible)
#include "test_readeraccessible.moc"
