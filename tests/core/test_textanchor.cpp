// SPDX-License-Identifier: GPL-3.0-or-later
// How a place is found again in a text that has changed, and that nothing is found rather than a guess.
#include "core/text/anchor.h"
#include "core/text/utf8.h"

#include "tests/support/randomtext.h"

#include <QTest>

using namespace bluepencil;
using namespace testsupport;

Q_DECLARE_METATYPE(std::optional<Span>)

namespace {

Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    return Article(std::move(parts));
}

/// The text without its brackets, and the place they stood round: "said [[Ana]]".
std::pair<Article, std::optional<Span>> marked(QByteArray text)
{
    const auto start = static_cast<qint32>(text.indexOf("[["));
    if (start < 0)
        return {articleOf(text), std::nullopt};
    text.remove(start, 2);
    const auto end = static_cast<qint32>(text.indexOf("]]"));
    text.remove(end, 2);
    return {articleOf(text), Span{start, end}};
}

Span randomSpan(const QByteArray &text, QRandomGenerator &random)
{
    const auto size = static_cast<int>(text.size());
    const qint32 from = utf8::floorBoundary(text, random.bounded(size + 1));
    return {from, utf8::ceilBoundary(text, from + random.bounded(40))};
}

} // namespace

class TestTextAnchor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void describes_data();
    void describes();
    void findsAgain_data();
    void findsAgain();
    void sameTextSamePlace();
    void movesWithItsParagraph();
    void neverWrongWords();
    void hostileAnchors();
    void wordsThatStandEverywhere();
};

void TestTextAnchor::describes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("suffix");
    QTest::newRow("in the middle") << QByteArray("So said [[Ana Ruiz]] on Monday.") << QByteArray("So said ")
                                   << QByteArray(" on Monday.");
    QTest::newRow("all there is") << QByteArray("[[Ana]]") << QByteArray() << QByteArray();
    QTest::newRow("32 code points, not bytes")
        << QByteArray("xx") + QByteArray("\xc3\xa9").repeated(40) + "[[Ana]]" +
               QByteArray("\xf0\x9f\x9a\xa2").repeated(40)
        << QByteArray("\xc3\xa9").repeated(32) << QByteArray("\xf0\x9f\x9a\xa2").repeated(32);
    QTest::newRow("over line ends") << QByteArray("one\n\n[[Ana]]\ntwo") << QByteArray("one\n\n")
                                    << QByteArray("\ntwo");
}

void TestTextAnchor::describes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, suffix);
    const auto [article, span] = marked(text);
    const Anchor anchor = describe(article, *span);
    QCOMPARE(anchor.position, *span);
    QCOMPARE(anchor.exact, article.bytes(*span).toByteArray());
    QCOMPARE(anchor.prefix, prefix);
    QCOMPARE(anchor.suffix, suffix);
}

void TestTextAnchor::findsAgain_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after"); // brackets: found there; none: not found
    const QByteArray story = "The mayor, [[Ana Ruiz]], said the port would close on Monday.";
    QTest::newRow("nothing changed") << story << story;
    QTest::newRow("a paragraph before") << story << "A new first paragraph.\n\n" + story;
    QTest::newRow("the paragraph before gone") << "An old first paragraph.\n\n" + story << story;
    QTest::newRow("all after it gone") << story << QByteArray("The mayor, [[Ana Ruiz]]");
    QTest::newRow("all round it changed, the words stand once")
        << story << QByteArray("On Tuesday the town heard from [[Ana Ruiz]] about ships.");
    QTest::newRow("the words gone") << story << QByteArray("The mayor said the port would close on Monday.");
    QTest::newRow("the words changed") << story << QByteArray("The mayor, Ana Ruis, said the port would close.");
    QTest::newRow("other case is other words")
        << story << QByteArray("The mayor, ANA RUIZ, said the port would close on Monday.");
    QTest::newRow("the second of two alike")
        << QByteArray("No ship came. The mayor said no. [[No ship]] left, she said.")
        << QByteArray("New. No ship came. The mayor said no. [[No ship]] left, she said.");
    QTest::newRow("the other one went") << QByteArray(
                                               "Ruiz came early. Later in the day [[Ruiz]] left the harbour again.")
                                        << QByteArray("Later in the day [[Ruiz]] left the harbour again.");
    QTest::newRow("it went, the other one stayed")
        << QByteArray("[[Ruiz]] came early and quietly by ship. Later in the day the minister Ruiz left.")
        << QByteArray("Later in the day the minister Ruiz left.");
    QTest::newRow("several, no surroundings in common") << QByteArray("All week [[Ruiz]] waited for ships.")
                                                        << QByteArray("Was it Ruiz? It was Ruiz; who else but Ruiz!");
    QTest::newRow("a short word alone is chance")
        << QByteArray("All week [[he]] waited for ships.") << QByteArray("Nobody but he knew");
    QTest::newRow("not inside another word")
        << QByteArray("All week long [[Roman]] waited for ships.") << QByteArray("The Romans built harbours");
    QTest::newRow("not inside another word, without surroundings")
        << QByteArray("[[Roman]]") << QByteArray("Romans built harbours");
    QTest::newRow("was part of a word, with its surroundings")
        << QByteArray("The anti-[[govern]]ment rally of Monday ended.")
        << QByteArray("So: the anti-[[govern]]ment rally of Monday ended.");
    QTest::newRow("only words of a text, now several")
        << QByteArray("[[Ana Ruiz]]") << QByteArray("So Ana Ruiz met Ana Ruiz");
    QTest::newRow("only words of a text, now with others")
        << QByteArray("[[Ana Ruiz]]") << QByteArray("So [[Ana Ruiz]] came");
    QTest::newRow("an empty place, unchanged") << QByteArray("So [[]]came Ana.") << QByteArray("So [[]]came Ana.");
    QTest::newRow("an empty place, changed") << QByteArray("So [[]]came Ana.") << QByteArray("Yes, so came Ana.");
    QTest::newRow("to an empty text") << story << QByteArray();
}

void TestTextAnchor::findsAgain()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto [article, span] = marked(before);
    const auto [changed, expected] = marked(after);
    QCOMPARE(resolve(changed, describe(article, *span)), expected);
}

void TestTextAnchor::sameTextSamePlace()
{
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const QByteArray text = random.bounded(3) == 0   ? QByteArray("ab ").repeated(random.bounded(60))
                                : random.bounded(2) == 0 ? randomText(random, random.bounded(90))
                                                         : randomNews(random, random.bounded(90));
        const Article article = articleOf(text);
        for (int i = 0; i < 20; ++i) {
            const Span span = randomSpan(text, random);
            const std::optional<Span> found = resolve(article, describe(article, span));
            QVERIFY2(found == span, qPrintable(QStringLiteral("seed %1, place %2").arg(seed).arg(i)));
        }
    }
}

void TestTextAnchor::movesWithItsParagraph()
{
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        // One number makes each paragraph one of its kind, so the answer is known.
        QList<QByteArray> paragraphs;
        for (int i = 0; i < 12; ++i)
            paragraphs.append("No. " + QByteArray::number(seed * 100 + i) + ": " + randomNews(random, 12).simplified());
        const int chosen = random.bounded(12);
        const QByteArray number = QByteArray::number(seed * 100 + chosen);
        const Article before = articleOf(paragraphs.join('\n'));
        const auto from = static_cast<qint32>(before.text().indexOf(number));
        const Span span{from, from + static_cast<qint32>(number.size()) + random.bounded(20)};
        QList<QByteArray> changed = paragraphs;
        for (int i = 11; i >= 0; --i)
            if (i != chosen && random.bounded(3) == 0)
                changed.removeAt(i);
        if (random.bounded(2) == 0)
            changed.prepend(randomNews(random, 30).simplified());
        const Article after = articleOf(changed.join('\n'));
        const Span valid{utf8::floorBoundary(before.text(), span.start), utf8::ceilBoundary(before.text(), span.end)};
        const auto expected = static_cast<qint32>(after.text().indexOf(before.bytes(valid).toByteArray()));
        if (expected < 0)
            continue; // it reached over the paragraph's end into one that is gone
        QCOMPARE(resolve(after, describe(before, valid)),
                 std::optional<Span>(Span{expected, expected + valid.length()}));
    }
}

void TestTextAnchor::neverWrongWords()
{
    int found = 0;
    for (int seed = 1; seed <= rounds(300, 30000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const Article before = articleOf(randomNews(random, 60));
        QByteArray text = before.text();
        for (int i = random.bounded(6); i >= 0; --i) { // cut and paste anywhere
            const qint32 from = utf8::floorBoundary(text, random.bounded(static_cast<int>(text.size())));
            const qint32 to = utf8::ceilBoundary(text, from + random.bounded(60));
            if (random.bounded(2) == 0)
                text.remove(from, to - from);
            else
                text.insert(from, randomNews(random, 5));
            if (text.isEmpty())
                text = "gone";
        }
        const Article after = articleOf(text);
        for (int i = 0; i < 20; ++i) {
            const Anchor anchor = describe(before, randomSpan(before.text(), random));
            const std::optional<Span> place = resolve(after, anchor);
            if (!place)
                continue;
            ++found;
            QVERIFY(after.isValid(*place));
            QCOMPARE(after.bytes(*place).toByteArray(), anchor.exact);
        }
    }
    QVERIFY(found > 1000); // and it does find most
}

void TestTextAnchor::hostileAnchors()
{
    // As a damaged store might hold them: nothing may be read outside the text.
    const Article article = articleOf("So said Ana Ruiz.");
    for (const Span position : {Span{-5, -2}, Span{0, 1000}, Span{2147483600, 2147483647}, Span{9, 3}, Span{16, 18}}) {
        const Anchor empty{position, {}, {}, {}};
        QCOMPARE(resolve(article, empty), std::nullopt);
        const Anchor words{position, "Ana Ruiz", "So said ", "."};
        QCOMPARE(resolve(article, words), std::optional<Span>(Span{8, 16}));
        const Anchor lie{position, "nobody", "So said ", "."};
        QCOMPARE(resolve(article, lie), std::nullopt);
        const Anchor made = describe(article, position);
        QVERIFY(made.exact.size() <= article.size());
    }
}

void TestTextAnchor::wordsThatStandEverywhere()
{
    // 2 MB where the words stand 300,000 times and nothing agrees. (What it takes: benchmark growth.)
    const Article article = articleOf(QByteArray("it was ").repeated(300000));
    const Anchor anchor{{100, 102}, "it", "Nobody told the mayor that ", " would rain by Monday at noon."};
    QCOMPARE(resolve(article, anchor), std::nullopt);
}

QTEST_GUILESS_MAIN(TestTextAnchor)
#include "test_textanchor.moc"
