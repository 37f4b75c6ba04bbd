// SPDX-License-Identifier: GPL-3.0-or-later
// Random events on odd texts, seeded: whatever is done, the page stays a page. 3,000 events in all, 100,000
// with BLUEPENCIL_DEEP=1; BLUEPENCIL_MONKEY_EVENTS (for each text) and BLUEPENCIL_MONKEY_SEED set others.
#include "core/text/boundaries.h"
#include "core/text/utf8.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/blockmap.h"
#include "ui/reader/pagepainter.h"

#include <QContextMenuEvent>
#include <QScrollBar>
#include <QSet>
#include <QStringList>
#include <QWheelEvent>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

constexpr int texts = 5;
constexpr int mostLaidOut = 384; // blocks; what ReaderPage's cache may hold

/// Marks that note for which ranges they were asked.
class WatchedMarks : public MarkSource
{
public:
    explicit WatchedMarks(const MarkSource &source)
        : m_source(source)
    {
    }
    void forEachMark(Span range, const std::function<void(const Mark &)> &visit) const override
    {
        asked.start = asked.isEmpty() ? range.start : std::min(asked.start, range.start);
        asked.end = std::max(asked.end, range.end);
        m_source.forEachMark(range, visit);
    }
    QString noteOf(quint64 id) const override { return m_source.noteOf(id); }
    QString describeMark(quint64 id) const override { return m_source.describeMark(id); }

    mutable Span asked;

private:
    const MarkSource &m_source;
};

/// What the last whole paint of the viewport drew.
struct Painted {
    QSize viewport;
    int firstTop = 0;
    int lastBottom = 0;
    bool reachesTextEnd = false;
    bool beginsText = false;
    Span laidOut;
    Span wholeLines; ///< the lines that are on screen from top to bottom
    int inCache = 0;
    QSet<quint64> marks;
    bool seen = false;
};

/// Words that any font draws with some width; other characters may be invisible.
bool hasLetters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 32 && c.unicode() < 127; });
}

QByteArray controlText()
{
    static const QByteArrayList bits{"\x01",
                                     "\x1b[31m",
                                     "\x7f",
                                     "\xc2\x85",
                                     "\xe2\x80\x8b", // zero width space
                                     "\xef\xbb\xbf", // byte order mark inside the text
                                     "\xe2\x80\xa8", // line separator
                                     "\xe2\x80\xa9", // paragraph separator
                                     "\xe2\x80\xae"
                                     "backwards", // override, never popped
                                     "\xe2\x81\xa6isolate",
                                     "\xf3\xa0\x81\x81",         // a tag character
                                     "\xef\xbf\xbd\xef\xbf\xbc", // replacement, object
                                     "\xef\xbf\xbf",             // a noncharacter
                                     "\r",
                                     "\f",
                                     "\v",
                                     "\t",
                                     "word",
                                     " and ",
                                     " ",
                                     "\xcc\x81"};
    QRandomGenerator random(99);
    QByteArray text;
    for (int i = 0; i < 12000; ++i) {
        text += bits.at(random.bounded(static_cast<int>(bits.size())));
        if (random.bounded(80) == 0)
            text += '\n';
        if (random.bounded(300) == 0)
            text += "e" + QByteArray("\xcc\x81\xcc\xa3\xcd\x9c").repeated(random.bounded(60));
    }
    return text + '\n' + QByteArray("\xcc\x81").repeated(20000); // a paragraph of nothing but accents
}

} // namespace

class TestReaderMonkey : public QObject
{
    Q_OBJECT
private:
    QList<ReaderTheme> m_themes;
    Painted m_painted;
    Article m_whole;       ///< when all of it is read
    QStringList m_history; ///< the last events
    QString m_failed;      ///< what broke, empty while all is well

    void expect(bool holds, const char *what)
    {
        if (!holds && m_failed.isEmpty())
            m_failed = QString::fromLatin1(what);
    }

    void checkSelection(const ReaderView &view)
    {
        const Article &article = view.article();
        for (const qint32 place : {view.caret(), view.anchor()}) {
            expect(place >= 0 && place <= article.size(), "the selection lies inside the text");
            expect(article.isValid({place, place}), "the selection lies on code points");
            expect(boundaryAtOrBefore(article, place, TextUnit::Grapheme) == place, "the caret stands on a grapheme");
        }
        expect(view.selection() == Span{std::min(view.anchor(), view.caret()), std::max(view.anchor(), view.caret())},
               "the selection lies between anchor and caret");
    }

    void checkScrolling(const ReaderView &view)
    {
        const QScrollBar *bar = view.verticalScrollBar();
        expect(bar->value() >= 0 && bar->value() <= bar->maximum(), "the scroll bar stays in its range");
        expect(view.zoom() >= 50 && view.zoom() <= 400, "the zoom stays in its range");
        const qint32 top = view.topPosition();
        expect(view.article().isValid({top, top}), "the top is a place in the text");
        expect(view.laidOutParagraphs() <= mostLaidOut, "the layout cache keeps its bound");
    }

    /// Paints the viewport and looks at what was drawn.
    void checkPaint(ReaderFixture &page, const WatchedMarks &marks)
    {
        const ReaderView &view = page.view;
        m_painted = {};
        marks.asked = {};
        page.image();
        expect(m_painted.seen, "a paint is watched");
        expect(m_painted.viewport == view.viewport()->size(), "the page is as large as the viewport");
        const int height = view.viewport()->height();
        expect(m_painted.firstTop <= 0 || m_painted.beginsText, "the first block begins at the top or above");
        expect(m_painted.lastBottom >= height || m_painted.reachesTextEnd,
               "the last block ends at the bottom or below");
        expect(m_painted.inCache <= mostLaidOut, "the layout cache keeps its bound");

        const Span visible = view.visibleRange();
        expect(view.article().isValid(visible), "the visible range is a span of the text");
        expect(m_painted.laidOut.contains(visible), "what is visible is laid out");
        expect(marks.asked.start >= m_painted.laidOut.start - BlockMap::wholeUpTo * 40 &&
                   marks.asked.end <= m_painted.laidOut.end + 1,
               "marks are asked for what is visible");
        QSet<quint64> may;
        QSet<quint64> must;
        for (const Mark &mark : page.marks.marks()) { // the plain list, not the query that the view makes
            if (!mark.span.overlaps(visible))
                continue;
            may.insert(mark.id);
            if (hasLetters(view.article().string(mark.span.intersected(m_painted.wholeLines))))
                must.insert(mark.id);
        }
        expect(may.contains(m_painted.marks), "only marks on visible words are painted");
        expect(m_painted.wholeLines.isEmpty() || visible.contains(m_painted.wholeLines),
               "lines on screen are in the visible range");
        expect(m_painted.marks.contains(must), "all marks on visible words are painted");
        if (!m_failed.isEmpty())
            for (const Mark &mark : page.marks.marks())
                if (must.contains(mark.id) && !m_painted.marks.contains(mark.id))
                    m_history.append(QStringLiteral("not painted: %1 to %2, %3")
                                         .arg(mark.span.start)
                                         .arg(mark.span.end)
                                         .arg(view.article().string(mark.span)));
    }

    void keys(ReaderFixture &page, QRandomGenerator &random)
    {
        static const QList<Qt::Key> all{Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,       Qt::Key_Down,
                                        Qt::Key_Home,   Qt::Key_End,    Qt::Key_Space,    Qt::Key_A,
                                        Qt::Key_C,      Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Escape,
                                        Qt::Key_Insert, Qt::Key_Delete, Qt::Key_Tab};
        static const QList<Qt::KeyboardModifiers> modifiers{
            {}, {}, Qt::ShiftModifier, Qt::ControlModifier, Qt::ControlModifier | Qt::ShiftModifier, Qt::AltModifier};
        const Qt::Key key = all.at(random.bounded(static_cast<int>(all.size())));
        const Qt::KeyboardModifiers with = modifiers.at(random.bounded(static_cast<int>(modifiers.size())));
        // Copying a text of megabytes tells nothing here and takes most of the time.
        if (with.testFlag(Qt::ControlModifier) && (key == Qt::Key_C || key == Qt::Key_Insert) &&
            page.view.selection().length() > 20000)
            return;
        note("key %1 with %2", static_cast<int>(key), static_cast<int>(with));
        page.key(key, with);
    }

    void mouse(ReaderFixture &page, QRandomGenerator &random)
    {
        const QPoint at(random.bounded(-20, page.view.width() + 20), random.bounded(-20, page.view.height() + 20));
        const int count = 1 + random.bounded(5);
        if (random.bounded(2) == 0) {
            note("%1 clicks at %2", count, QStringLiteral("%1,%2").arg(at.x()).arg(at.y()));
            page.clicks(at, count);
            return;
        }
        const QPoint to = at + QPoint(random.bounded(-300, 300), random.bounded(-900, 900));
        note("drag after %1 clicks, by %2", count, QStringLiteral("%1,%2").arg(to.x()).arg(to.y()));
        page.clicks(at, count, true);
        page.mouse(QEvent::MouseMove, to, page.now);
        if (random.bounded(2) == 0)
            QApplication::processEvents();
        page.mouse(QEvent::MouseButtonRelease, to, page.now);
    }

    void wheel(ReaderFixture &page, QRandomGenerator &random)
    {
        const bool touchpad = random.bounded(2) == 0;
        const int by = random.bounded(-900, 900);
        const bool zoom = random.bounded(6) == 0;
        note("wheel %1, zoom %2", by, zoom ? 1 : 0);
        QWheelEvent event(QPointF(5, 5), page.view.viewport()->mapToGlobal(QPointF(5, 5)),
                          touchpad ? QPoint(0, by) : QPoint(), QPoint(0, by), Qt::NoButton,
                          zoom ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(page.view.viewport(), &event);
    }

    void markSomething(ReaderFixture &page, QRandomGenerator &random)
    {
        const Article &article = page.view.article();
        const qint32 visible = page.view.visibleRange().start;
        const qint32 near = random.bounded(2) ? visible : random.bounded(article.size());
        const qint32 start = boundaryAtOrBefore(article, std::min(near, article.size() - 1), TextUnit::Grapheme);
        const qint32 end = boundaryAtOrAfter(article, start + random.bounded(1, 400), TextUnit::Grapheme);
        note("mark %1 to %2", start, end);
        addMark(page, {start, end}, random);
    }

    static void addMark(ReaderFixture &page, Span span, QRandomGenerator &random)
    {
        static const QStringList labels{QStringLiteral("person"),       QStringLiteral("place"),
                                        QStringLiteral("quote"),        QStringLiteral("date"),
                                        QStringLiteral("organization"), QString()};
        if (page.marks.marks().size() > 3000)
            return;
        page.mark(span, page.marks.marks().size() + 1, labels.at(random.bounded(static_cast<int>(labels.size()))),
                  random.bounded(2) ? MarkState::Own : MarkState::Suggested, random.bounded(3) == 0);
    }

    void call(ReaderFixture &page, QRandomGenerator &random)
    {
        const qint32 size = page.view.article().size();
        const qint32 a = random.bounded(-5, size + 5);
        const qint32 b = random.bounded(-5, size + 5);
        const int what = random.bounded(7);
        note("call %1 (%2)", what, QStringLiteral("%1, %2").arg(a).arg(b));
        QScrollBar *bar = page.view.verticalScrollBar();
        switch (what) {
        case 0:
            bar->setValue(bar->maximum() > 0 ? random.bounded(bar->maximum()) : 0);
            break;
        case 1:
            bar->setValue(bar->maximum());
            break;
        case 2:
            page.view.setTopPosition(a);
            break;
        case 3:
            page.view.jumpTo({std::min(a, b), std::max(a, b)});
            break;
        case 4:
            page.view.setSelection(a, b);
            break;
        case 5:
            page.view.setActiveMark(static_cast<quint64>(random.bounded(40)));
            break;
        default:
            page.view.marksAt(QPoint(random.bounded(1400), random.bounded(900)));
        }
    }

    /// One or two fingers come down, go somewhere, and leave, or are taken away.
    void touch(ReaderFixture &page, QRandomGenerator &random)
    {
        static QPointingDevice *const device = QTest::createTouchDevice();
        QWidget *on = page.view.viewport();
        const auto place = [&] { return QPoint(random.bounded(on->width() + 1), random.bounded(on->height() + 1)); };
        const QPoint first = place();
        const QPoint second = place();
        const bool two = random.bounded(3) == 0;
        const int steps = random.bounded(4);
        note("%1 steps of touching from %2", steps, QStringLiteral("%1,%2").arg(first.x()).arg(first.y()));
        QTest::touchEvent(on, device).press(0, first, on);
        if (two)
            QTest::touchEvent(on, device).stationary(0).press(1, second, on);
        for (int i = 0; i < steps; ++i) {
            auto sequence = QTest::touchEvent(on, device);
            sequence.move(0, place(), on);
            if (two)
                sequence.move(1, place(), on);
        }
        if (random.bounded(5) == 0) {
            QTouchEvent cancel(QEvent::TouchCancel, device);
            QApplication::sendEvent(on, &cancel);
            return;
        }
        auto sequence = QTest::touchEvent(on, device);
        sequence.release(0, place(), on);
        if (two)
            sequence.release(1, place(), on);
    }

    /// More of the text has been read.
    void grow(ReaderFixture &page, QRandomGenerator &random)
    {
        const qint32 size = page.view.article().size();
        if (size >= m_whole.size())
            return;
        const int further = 1 + random.bounded(m_whole.size() / 6 + 1);
        const qint32 to = boundaryAtOrAfter(m_whole, std::min(size + further, m_whole.size()), TextUnit::Grapheme);
        note("grows to %1 of %2", to, m_whole.size());
        // Painted first: what is on screen now must be there afterwards.
        page.image();
        const qint32 top = page.view.topPosition();
        const Span selected = page.view.selection();
        const bool atTextEnd = page.view.visibleRange().end >= size;
        page.view.growArticle(articleOf(m_whole.text().first(to)));
        expect(page.view.article().size() == to, "the text has grown");
        expect(atTextEnd || page.view.topPosition() == top, "nothing moves when the text grows");
        expect(page.view.selection() == selected, "the selection stays when the text grows");
    }

    /// A search has found something, anew or further on.
    void search(ReaderFixture &page, QRandomGenerator &random)
    {
        const Article &article = page.view.article();
        SearchHits hits;
        Span current;
        qint32 at = random.bounded(2) ? 0 : page.view.visibleRange().start;
        const int batches = random.bounded(4);
        note("%1 batches of hits from %2", batches, at);
        for (int batch = 0; batch < batches; ++batch) {
            QList<Span> found;
            for (int i = 0; i < 60 && at < article.size(); ++i) {
                const qint32 start = boundaryAtOrAfter(article, at, TextUnit::Grapheme);
                const qint32 end = nextBoundary(article, start, TextUnit::Grapheme);
                if (end <= start)
                    break;
                found.append({start, end});
                at = end + random.bounded(200);
            }
            hits.add(found);
            if (!found.isEmpty() && random.bounded(2))
                current = found.at(random.bounded(static_cast<int>(found.size())));
        }
        page.view.setSearchHits(hits, current);
        expect(page.view.searchHits().count() == hits.count(), "the hits are those that were found");
        if (!current.isEmpty() && random.bounded(2))
            page.view.ensureVisible(current);
    }

    /// Somebody writes, or takes away, a note.
    void writeNote(ReaderFixture &page, QRandomGenerator &random)
    {
        const auto id = static_cast<quint64>(random.bounded(60));
        const int words = random.bounded(3) ? random.bounded(80) : 0;
        note("a note of %1 words on %2", words, static_cast<int>(id));
        page.marks.setNote(id, QStringLiteral("words ").repeated(words));
        page.view.marksChanged(page.view.visibleRange());
    }

    /// One more event, for the message should it break something; %1 and %2 are put in.
    void note(const char *what, int first, const QString &second = {})
    {
        m_history.append(QString::fromLatin1(what)
                             .replace(QLatin1String("%1"), QString::number(first))
                             .replace(QLatin1String("%2"), second));
        if (m_history.size() > 12)
            m_history.removeFirst();
    }
    void note(const char *what, int first, int second) { note(what, first, QString::number(second)); }

    void act(ReaderFixture &page, QRandomGenerator &random)
    {
        switch (random.bounded(24)) {
        case 20:
            touch(page, random);
            break;
        case 21:
            grow(page, random);
            break;
        case 22:
            search(page, random);
            break;
        case 23:
            writeNote(page, random);
            break;
        case 0:
        case 1: {
            const QSize size(random.bounded(60, 1400), random.bounded(40, 900));
            note("resize to %1 x %2", size.width(), size.height());
            page.view.resize(size);
            break;
        }
        case 2: {
            const int zoom = random.bounded(40, 420);
            note("zoom %1", zoom);
            page.view.setZoom(zoom);
            break;
        }
        case 3: {
            const int theme = random.bounded(static_cast<int>(m_themes.size()));
            note("theme %1", theme);
            page.view.setTheme(m_themes.at(theme));
            break;
        }
        case 4:
        case 5:
            markSomething(page, random);
            break;
        case 6:
        case 7:
        case 8:
            wheel(page, random);
            break;
        case 9:
        case 10:
        case 11:
        case 12:
            mouse(page, random);
            break;
        case 13:
        case 14:
            call(page, random);
            break;
        case 15: {
            note("context menu %1", 0);
            QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(30, 30),
                                    page.view.viewport()->mapToGlobal(QPoint(30, 30)));
            QApplication::sendEvent(page.view.viewport(), &event);
            break;
        }
        default:
            keys(page, random);
        }
        if (random.bounded(4) == 0)
            QApplication::processEvents();
    }

    QString state(const ReaderView &view) const
    {
        return QStringLiteral("size %1x%2, zoom %3, anchor %4, caret %5, top %6, visible %7 to %8, laid out %9")
            .arg(view.width())
            .arg(view.height())
            .arg(view.zoom())
            .arg(view.anchor())
            .arg(view.caret())
            .arg(view.topPosition())
            .arg(view.visibleRange().start)
            .arg(view.visibleRange().end)
            .arg(view.laidOutParagraphs());
    }

    void watch(ReaderPage &page, const QRect &clip, const std::vector<PaintedMark> &marks)
    {
        if (clip.size() != page.viewport())
            return; // a part of it, in the course of events
        const std::vector<ReaderPage::Placed> &visible = page.visible();
        m_painted = {};
        m_painted.seen = true;
        m_painted.viewport = page.viewport();
        m_painted.firstTop = visible.front().top;
        m_painted.lastBottom = visible.back().top + visible.back().layout->height();
        m_painted.beginsText = visible.front().layout->span().start == 0;
        m_painted.reachesTextEnd = visible.back().layout->span().end == page.article().size();
        m_painted.laidOut = {visible.front().layout->span().start, visible.back().layout->span().end};
        m_painted.inCache = page.laidOut();
        bool any = false;
        for (const ReaderPage::Placed &placed : visible)
            for (const BlockLayout::Line &line : placed.layout->lines()) {
                const int top = placed.top + line.top;
                if (top < 0 || top + line.height > page.viewport().height())
                    continue;
                if (!any)
                    m_painted.wholeLines.start = placed.layout->byteFromUnit(line.start);
                m_painted.wholeLines.end = placed.layout->byteFromUnit(line.end);
                any = true;
            }
        const QRect viewport(QPoint(), page.viewport());
        for (const PaintedMark &painted : marks)
            if (painted.rect.intersects(viewport)) // blocks at the edge are painted with what hangs over it
                m_painted.marks.insert(painted.mark.id);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &name : readerThemeNames())
            if (const Result<ReaderTheme> theme = loadReaderTheme(name))
                m_themes.append(*theme);
        QVERIFY(m_themes.size() >= 4);
        setPaintWatcher([this](ReaderPage &page, const QRect &clip, const std::vector<PaintedMark> &marks) {
            watch(page, clip, marks);
        });
    }
    void cleanupTestCase() { setPaintWatcher({}); }

    void invariantsHold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("news") << NewsGenerator(1).make(200000).text;
        QTest::newRow("every script") << oddText(17, 120) + QByteArray("العربية لغة جميلة (123) hello\n").repeated(200);
        QTest::newRow("one paragraph") << oddText(18, 40).replace('\n', ' ').repeated(100).left(2300000) + "end";
        QTest::newRow("empty lines") << QByteArray(100000, '\n') + "A word" + QByteArray(100000, '\n');
        QTest::newRow("marks and controls") << controlText();
    }
    void invariantsHold()
    {
        QFETCH(QByteArray, text);
        while (utf8::validPrefix(text) < text.size())
            text.truncate(utf8::validPrefix(text));
        bool given = false;
        int events = qEnvironmentVariableIntValue("BLUEPENCIL_MONKEY_EVENTS", &given);
        if (!given)
            events = (qEnvironmentVariableIntValue("BLUEPENCIL_DEEP") == 1 ? 100000 : 3000) / texts;
        int seed = qEnvironmentVariableIntValue("BLUEPENCIL_MONKEY_SEED", &given);
        if (!given)
            seed = 2025;

        // Half of it is there at first, the rest comes meanwhile.
        m_whole = articleOf(text);
        ReaderFixture page(text.first(boundaryAtOrAfter(m_whole, m_whole.size() / 2, TextUnit::Grapheme)));
        const WatchedMarks marks(page.marks);
        page.view.setMarkSource(&marks);
        for (quint64 id = 1; id < 40; ++id)
            page.marks.setNote(id, QStringLiteral("A note that is long enough to be broken into several lines"));
        QRandomGenerator random(static_cast<quint32>(seed));
        const Article &article = page.view.article();
        for (qint32 i = 0; i < 400; ++i) {
            const qint32 near = random.bounded(article.size());
            const Span words = unitAt(article, near, random.bounded(9) == 0 ? TextUnit::Sentence : TextUnit::Word);
            addMark(page, words, random);
        }
        m_failed.clear();
        m_history.clear();
        for (int i = 0; i < events; ++i) {
            act(page, random);
            checkSelection(page.view);
            checkScrolling(page.view);
            checkPaint(page, marks);
            if (!m_failed.isEmpty())
                QFAIL(qPrintable(QStringLiteral("seed %1, event %2: not so: %3\n%4\nlast events:\n  %5")
                                     .arg(seed)
                                     .arg(i)
                                     .arg(m_failed, state(page.view), m_history.join(QStringLiteral("\n  ")))));
        }
        page.view.setMarkSource(nullptr);
    }
};

QTEST_MAIN(TestReaderMonkey)
#include "test_readermonkey.moc"
