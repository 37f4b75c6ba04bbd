// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/marklanes.h"
#include "ui/reader/markpainter.h"

#include "tests/support/listmarksource.h"

#include <QImage>
#include <QPainter>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <set>

using namespace bluepencil;
using bluepencil::testing::ListMarkSource;

namespace {

ReaderTheme plainTheme()
{
    ReaderTheme theme;
    theme.page = Qt::white;
    theme.text = Qt::black;
    theme.activeOutline = Qt::magenta;
    theme.searchHit = Qt::yellow;
    const auto add = [&](const char *label, MarkShape shape, const QColor &line) {
        theme.styles.append({QString::fromLatin1(label), QColor(220, 230, 240), line, shape});
    };
    add("person", MarkShape::Line, Qt::blue);
    add("place", MarkShape::DoubleLine, Qt::darkGreen);
    add("organization", MarkShape::ThickLine, Qt::darkMagenta);
    add("date", MarkShape::Wave, Qt::darkGray);
    add("quote", MarkShape::Bar, Qt::red);
    add("", MarkShape::Dashes, Qt::black);
    return theme;
}

constexpr quint16 person = 0;
constexpr quint16 place = 1;
constexpr quint16 organization = 2;
constexpr quint16 date = 3;
constexpr quint16 quote = 4;
constexpr quint16 other = 5;

/// Counts the pixels of a row (in device pixels) that are not white.
int inkInRow(const QImage &image, int y)
{
    int ink = 0;
    for (int x = 0; x < image.width(); ++x)
        ink += image.pixelColor(x, y) != QColor(Qt::white) ? 1 : 0;
    return ink;
}

int inkBelow(const QImage &image, int from)
{
    int ink = 0;
    for (int y = from; y < image.height(); ++y)
        ink += inkInRow(image, y);
    return ink;
}

/// How much of an image is not paper, and where, in pixels at scale 1.
struct Ink {
    double area = 0; ///< grey counts in part
    QRectF box;
};

Ink inkOf(const QImage &image)
{
    const double scale = image.devicePixelRatio();
    Ink ink;
    QRect box;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            const int light = std::min({color.red(), color.green(), color.blue()});
            ink.area += (255 - light) / 255.0 / (scale * scale);
            if (light < 128)
                box |= QRect(x, y, 1, 1);
        }
    ink.box = {box.left() / scale, box.top() / scale, box.width() / scale, box.height() / scale};
    if (box.isNull())
        ink.box = {};
    return ink;
}

} // namespace

class TestReaderMarks : public QObject
{
    Q_OBJECT
private:
    static QImage painted(const std::function<void(MarkPainter &)> &paint, double scale = 1)
    {
        QImage image(QSize(200, 60) * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(Qt::white);
        static const ReaderTheme theme = plainTheme();
        static const Typography type = Typography::atZoom(100);
        QPainter painter(&image);
        MarkPainter marks(painter, theme, type);
        paint(marks);
        return image;
    }
    static MarkPainter::Words words() { return {20, 120, 30, 5, 45}; }
    static LanedMark laned(quint16 style, MarkState state, int lane = 0)
    {
        return {Mark{{0, 10}, 1, style, state, false}, lane};
    }

private Q_SLOTS:
    void lanes_data()
    {
        QTest::addColumn<QList<Span>>("spans");
        QTest::addColumn<QList<int>>("lanes");
        QTest::newRow("apart") << QList<Span>{{0, 3}, {3, 6}, {7, 9}} << QList<int>{0, 0, 0};
        QTest::newRow("nested") << QList<Span>{{0, 9}, {2, 4}, {5, 8}} << QList<int>{0, 1, 1};
        QTest::newRow("crossing") << QList<Span>{{0, 5}, {3, 9}, {6, 12}} << QList<int>{0, 1, 0};
        QTest::newRow("same words") << QList<Span>{{0, 5}, {0, 5}, {0, 5}} << QList<int>{0, 1, 2};
        QTest::newRow("too many") << QList<Span>{{0, 9}, {0, 8}, {0, 7}, {0, 6}, {0, 5}, {0, 4}}
                                  << QList<int>{0, 1, 2, 3, 3, 3};
        QTest::newRow("empty span is no mark") << QList<Span>{{0, 5}, {2, 2}} << QList<int>{0};
    }
    void lanes()
    {
        QFETCH(QList<Span>, spans);
        QFETCH(QList<int>, lanes);
        ListMarkSource source;
        quint64 id = 1;
        for (const Span span : spans)
            source.add({span, id++, person, MarkState::Own, false});
        QList<int> found;
        for (const LanedMark &mark : lanedMarks(source, {0, 100}, plainTheme()))
            found.append(mark.lane);
        QCOMPARE(found, lanes);
    }

    void barsHaveLanesOfTheirOwn()
    {
        ListMarkSource source;
        source.add({{0, 50}, 1, quote, MarkState::Own, false});
        source.add({{10, 20}, 2, quote, MarkState::Own, false});
        source.add({{12, 16}, 3, person, MarkState::Own, false});
        const auto marks = lanedMarks(source, {0, 60}, plainTheme());
        QCOMPARE(marks.size(), std::size_t(3));
        QCOMPARE(marks[0].lane, 0);
        QCOMPARE(marks[1].lane, 1);
        QCOMPARE(marks[2].lane, 0);
    }

    /// The last lane is still a line under its own words, not one through the next line's.
    void lanesEndAboveTheNextLine()
    {
        for (const int zoom : {50, 75, 100, 133, 200, 400}) {
            const Typography type = Typography::atZoom(zoom);
            for (int lane = 1; lane < mostLanes; ++lane)
                QVERIFY(type.laneTop(lane) - type.laneTop(lane - 1) >= type.wideWidth / 16);
            const auto letters = static_cast<int>(type.wideWidth * 0.7); // capitals of the next line
            QImage paper(200, 2 * type.lineHeight, QImage::Format_RGB32);
            paper.fill(Qt::white);
            const int baseline = type.lineHeight / 2;
            {
                QPainter painter(&paper);
                const ReaderTheme theme = plainTheme();
                MarkPainter(painter, theme, type)
                    .line(laned(person, MarkState::Own, mostLanes - 1),
                          {10, 190, static_cast<double>(baseline), 0, static_cast<double>(type.lineHeight)});
            }
            QVERIFY(inkBelow(paper, baseline) > 0);
            QCOMPARE(inkBelow(paper, baseline + type.lineHeight - letters), 0);
        }
    }

    void lanesDoNotDependOnWhatIsVisible()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 40; ++round) {
            ListMarkSource source;
            for (int i = 0; i < 60; ++i) {
                const qint32 start = random.bounded(400);
                source.add({{start, start + 1 + random.bounded(random.bounded(4) == 0 ? 200 : 20)},
                            static_cast<quint64>(i + 1),
                            random.bounded(3) == 0 ? quote : person,
                            MarkState::Own,
                            false});
            }
            const ReaderTheme theme = plainTheme();
            std::map<quint64, int> whole;
            for (const LanedMark &mark : lanedMarks(source, {0, 1000}, theme))
                whole[mark.mark.id] = mark.lane;
            for (int view = 0; view < 20; ++view) {
                const qint32 from = random.bounded(500);
                for (const LanedMark &mark : lanedMarks(source, {from, from + 1 + random.bounded(100)}, theme))
                    QCOMPARE(mark.lane, whole[mark.mark.id]);
            }
        }
    }

    /// Marks that each begin under the one before, on and on.
    void longChainsKeepTheirLanesToo()
    {
        ListMarkSource source;
        for (int i = 0; i < 200; ++i)
            source.add({{i * 10, i * 10 + 14 + i % 3 * 9}, static_cast<quint64>(i + 1), person, MarkState::Own, false});
        const ReaderTheme theme = plainTheme();
        std::map<quint64, int> whole;
        for (const LanedMark &mark : lanedMarks(source, {0, 3000}, theme))
            whole[mark.mark.id] = mark.lane;
        for (qint32 from = 0; from < 2000; from += 7)
            for (const LanedMark &mark : lanedMarks(source, {from, from + 60}, theme))
                QCOMPARE(mark.lane, whole[mark.mark.id]);
    }

    void overlappingMarksDoNotShareALane()
    {
        ListMarkSource source;
        source.add({{0, 10}, 1, person, MarkState::Own, false});
        source.add({{2, 5}, 2, place, MarkState::Own, false});
        source.add({{4, 8}, 3, date, MarkState::Own, false});
        source.add({{6, 9}, 4, date, MarkState::Own, false});
        const auto marks = lanedMarks(source, {0, 20}, plainTheme());
        for (const LanedMark &a : marks)
            for (const LanedMark &b : marks)
                if (a.mark.id != b.mark.id && a.mark.span.overlaps(b.mark.span))
                    QVERIFY(a.lane != b.lane);
    }

    void manyMarksAtOnePlaceAreBounded()
    {
        ListMarkSource source;
        std::vector<Mark> marks;
        for (int i = 0; i < 400; ++i)
            marks.push_back({{i, 1000}, static_cast<quint64>(i + 1), person, MarkState::Own, false});
        source = ListMarkSource(marks);
        const auto found = lanedMarks(source, {500, 600}, plainTheme());
        QCOMPARE(found.size(), std::size_t(400));
    }

    void ownLinesAreSolidAndSuggestedOnesDotted_data()
    {
        QTest::addColumn<quint16>("style");
        QTest::newRow("line") << person;
        QTest::newRow("double") << place;
        QTest::newRow("thick") << organization;
        QTest::newRow("wave") << date;
        QTest::newRow("dashes") << other;
    }
    void ownLinesAreSolidAndSuggestedOnesDotted()
    {
        QFETCH(quint16, style);
        const auto own = painted([&](MarkPainter &p) { p.line(laned(style, MarkState::Own), words()); });
        const auto suggested = painted([&](MarkPainter &p) { p.line(laned(style, MarkState::Suggested), words()); });
        QVERIFY(inkBelow(own, 31) > 60);
        QVERIFY(inkBelow(suggested, 31) > 20);
        QVERIFY2(inkBelow(suggested, 31) < inkBelow(own, 31),
                 qPrintable(QStringLiteral("%1 %2").arg(inkBelow(suggested, 31)).arg(inkBelow(own, 31))));
        // Nothing above the baseline, nothing beside the words.
        for (int y = 0; y <= 30; ++y)
            QCOMPARE(inkInRow(own, y), 0);
        for (int y = 0; y < own.height(); ++y) {
            QCOMPARE(own.pixelColor(15, y), QColor(Qt::white));
            QCOMPARE(own.pixelColor(125, y), QColor(Qt::white));
        }
    }

    void everyShapeLooksDifferent()
    {
        std::set<QByteArray> seen;
        for (const quint16 style : {person, place, organization, date, other})
            for (const MarkState state : {MarkState::Own, MarkState::Suggested}) {
                // Without colour: only the shape counts.
                QImage image = painted([&](MarkPainter &p) { p.line(laned(style, state), words()); });
                image = image.convertToFormat(QImage::Format_Grayscale8);
                QByteArray shape;
                for (int y = 0; y < image.height(); ++y)
                    for (int x = 0; x < image.width(); ++x)
                        shape += image.pixelColor(x, y).red() < 250 ? 'x' : ' ';
                QVERIFY(seen.insert(shape).second);
            }
    }

    void linesAreCrispAtEveryScale_data()
    {
        QTest::addColumn<double>("scale");
        for (const double scale : {1.0, 1.25, 1.5, 2.0, 3.0})
            QTest::addRow("%.2f", scale) << scale;
    }
    void linesAreCrispAtEveryScale()
    {
        QFETCH(double, scale);
        const auto image = painted([&](MarkPainter &p) { p.line(laned(person, MarkState::Own), words()); }, scale);
        int full = 0;
        for (int y = 0; y < image.height(); ++y) {
            const QColor color = image.pixelColor(static_cast<int>(70 * scale), y);
            QVERIFY2(color == QColor(Qt::white) || color == QColor(Qt::blue),
                     qPrintable(color.name())); // no half tones
            full += color == QColor(Qt::blue) ? 1 : 0;
        }
        QVERIFY(full >= 1);
    }

    /// Every straight edge of every shape lies on device pixels: no half tones, wherever the words stand.
    void everyShapeIsCrispAtEveryScale_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("style");
        QTest::addColumn<bool>("own");
        for (const double scale : {1.0, 1.25, 1.5, 2.0, 3.0})
            for (const auto &[name, style] : {std::pair{"line", person},
                                              {"double", place},
                                              {"thick", organization},
                                              {"dashes", other},
                                              {"bar", quote}})
                for (const bool own : {true, false})
                    QTest::addRow("%s, %s, %.2f", name, own ? "own" : "suggested", scale)
                        << scale << static_cast<int>(style) << own;
    }
    void everyShapeIsCrispAtEveryScale()
    {
        QFETCH(double, scale);
        QFETCH(int, style);
        QFETCH(bool, own);
        const LanedMark mark = laned(static_cast<quint16>(style), own ? MarkState::Own : MarkState::Suggested, 1);
        const QRgb line = styleOf(mark.mark, plainTheme()).line.rgb();
        QSet<int> thicknesses;
        for (const double shift : {0.0, 0.2, 0.37, 0.5, 0.81}) {
            const MarkPainter::Words at{20 + shift, 120 - shift / 3, 30 + shift, 5 + shift, 45 + shift};
            const QImage image = painted(
                [&](MarkPainter &p) {
                    p.tint(mark.mark, at);
                    if (style == quote)
                        p.bar(mark, 30 + shift, 5 + shift, 45 + shift, 5 + shift);
                    else
                        p.line(mark, at);
                },
                scale);
            QSet<QRgb> colors;
            QSet<int> across; // rows of a line, columns of a bar
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    colors.insert(image.pixel(x, y));
                    if (image.pixel(x, y) == line)
                        across.insert(style == quote ? x : y);
                }
            QVERIFY2(colors.size() <= 3,
                     qPrintable(QString::number(colors.size()))); // paper, tint, line: no half tones
            QVERIFY(colors.contains(line));
            thicknesses.insert(static_cast<int>(across.size()));
        }
        QVERIFY2(thicknesses.size() == 1, "as thick wherever the words stand");
    }

    /// What is drawn at one scale is what is drawn at another, enlarged: as much ink, in the same place.
    void shapesAreTheSameAtEveryScale_data()
    {
        everyShapeIsCrispAtEveryScale_data();
        for (const double scale : {1.0, 1.25, 1.5, 2.0, 3.0})
            for (const bool own : {true, false})
                QTest::addRow("wave, %s, %.2f", own ? "own" : "suggested", scale)
                    << scale << static_cast<int>(date) << own;
    }
    void shapesAreTheSameAtEveryScale()
    {
        QFETCH(double, scale);
        QFETCH(int, style);
        QFETCH(bool, own);
        const LanedMark mark = laned(static_cast<quint16>(style), own ? MarkState::Own : MarkState::Suggested);
        const auto draw = [&](MarkPainter &p) {
            if (style == quote)
                p.bar(mark, 30, 5, 45, 5);
            else
                p.line(mark, words());
        };
        // The reference is drawn so large that a device pixel more or less is nothing.
        const Ink reference = inkOf(painted(draw, 8));
        const Ink seen = inkOf(painted(draw, scale));
        QVERIFY(reference.area > 0);
        // Edges are put on whole device pixels; a dotted line or bar ends with its last whole dot, and waves,
        // dots and dashes are counted in pixels too.
        const double pixel = 1.5 / scale + 0.25;
        const double period = 6;
        const bool along = style == quote; // a bar runs down the lines
        const double acrossX = along ? pixel : period;
        const double acrossY = along ? period : pixel;
        const auto near = [](double a, double b, double by) { return std::abs(a - b) <= by; };
        const QString place = QStringLiteral("%1 to %2, %3 to %4; should be %5 to %6, %7 to %8")
                                  .arg(seen.box.left())
                                  .arg(seen.box.right())
                                  .arg(seen.box.top())
                                  .arg(seen.box.bottom())
                                  .arg(reference.box.left())
                                  .arg(reference.box.right())
                                  .arg(reference.box.top())
                                  .arg(reference.box.bottom());
        QVERIFY2(near(seen.box.left(), reference.box.left(), acrossX) &&
                     near(seen.box.right(), reference.box.right(), acrossX) &&
                     near(seen.box.top(), reference.box.top(), acrossY) &&
                     near(seen.box.bottom(), reference.box.bottom(), acrossY),
                 qPrintable(place));
        const double share = seen.area / reference.area;
        QVERIFY2(share > 0.6 && share < 1.67, qPrintable(QString::number(share)));
        QVERIFY(inkOf(painted([](MarkPainter &) {}, scale)).box.isNull()); // nothing is not like anything
    }

    void marksKeepTheirLanesWhateverComesLater()
    {
        QRandomGenerator random(11);
        const ReaderTheme theme = plainTheme();
        for (int round = 0; round < 60; ++round) {
            std::vector<Mark> marks;
            quint64 id = 1;
            const auto some = [&](qint32 from, int count) {
                for (int i = 0; i < count; ++i) {
                    const qint32 start = from + random.bounded(200);
                    marks.push_back({{start, start + 1 + random.bounded(60)}, id++, person, MarkState::Own, false});
                }
            };
            some(0, 40);
            const auto lanesOf = [&] {
                std::map<quint64, int> lanes;
                for (const LanedMark &mark : lanedMarks(ListMarkSource(marks), {0, 1000}, theme))
                    lanes[mark.mark.id] = mark.lane;
                return lanes;
            };
            const std::map<quint64, int> before = lanesOf();
            const auto kept = marks;
            some(200, 20); // all begin behind every one of the first
            const std::map<quint64, int> with = lanesOf();
            for (const Mark &mark : kept)
                QCOMPARE(with.at(mark.id), before.at(mark.id));
            marks.erase(marks.end() - 10, marks.end());
            const std::map<quint64, int> fewer = lanesOf();
            for (const Mark &mark : marks)
                if (mark.span.start < 200)
                    QCOMPARE(fewer.at(mark.id), before.at(mark.id));
        }
    }

    void lanesStackDownwards()
    {
        const auto top = [&](int lane) {
            const auto image = painted([&](MarkPainter &p) { p.line(laned(person, MarkState::Own, lane), words()); });
            for (int y = 0; y < image.height(); ++y)
                if (inkInRow(image, y) > 0)
                    return y;
            return -1;
        };
        QVERIFY(top(0) > 30);
        QVERIFY(top(1) >= top(0) + 3);
        QVERIFY(top(2) >= top(1) + 2);
    }

    void suggestedTintIsFainter()
    {
        const QPoint inside(60, 25);
        const auto own = painted([&](MarkPainter &p) { p.tint(laned(person, MarkState::Own).mark, words()); });
        const auto suggested =
            painted([&](MarkPainter &p) { p.tint(laned(person, MarkState::Suggested).mark, words()); });
        QCOMPARE(own.pixelColor(inside), QColor(220, 230, 240));
        QVERIFY(suggested.pixelColor(inside).red() > own.pixelColor(inside).red());
        QVERIFY(suggested.pixelColor(inside) != QColor(Qt::white));
    }

    void quotesHaveABarBesideTheLines()
    {
        const auto own = painted([](MarkPainter &p) { p.bar(laned(quote, MarkState::Own), 15, 5, 45, 5); });
        QCOMPARE(own.pixelColor(13, 20), QColor(Qt::red));
        QCOMPARE(own.pixelColor(16, 20), QColor(Qt::white));
        const auto inner = painted([](MarkPainter &p) { p.bar(laned(quote, MarkState::Own, 1), 15, 5, 45, 5); });
        QCOMPARE(inner.pixelColor(13, 20), QColor(Qt::white));
        const auto suggested = painted([](MarkPainter &p) { p.bar(laned(quote, MarkState::Suggested), 15, 5, 45, 5); });
        QVERIFY(inkBelow(suggested, 0) < inkBelow(own, 0) * 2 / 3);
        // Where two suggested ones share lines, the second adds nothing between the dots of the first.
        const auto both = painted([](MarkPainter &p) {
            p.bar(laned(quote, MarkState::Suggested), 15, 5, 45, 5);
            p.bar(laned(quote, MarkState::Suggested), 15, 12, 45, 5);
        });
        QCOMPARE(both, suggested);
        QCOMPARE(inkBelow(painted([](MarkPainter &p) { p.line(laned(quote, MarkState::Own), words()); }), 0), 0);
    }

    void theActiveMarkHasAnOutlineAndHandles()
    {
        const auto with = painted([](MarkPainter &p) {
            p.outline({words()});
            p.handle({20, 10});
        });
        const auto without = painted([](MarkPainter &p) { p.outline({words()}); });
        QVERIFY(inkBelow(with, 0) > inkBelow(without, 0) + 20);
        QVERIFY(inkBelow(without, 0) > 150);
        QCOMPARE(with.pixelColor(70, 25), QColor(Qt::white)); // outlined, not filled
    }
};

QTEST_MAIN(TestReaderMarks)
#include "test_readermarks.moc"
