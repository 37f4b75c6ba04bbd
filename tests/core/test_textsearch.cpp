// SPDX-License-Identifier: GPL-3.0-or-later
// Words and patterns looked for in an article.
#include "core/text/textsearch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace bluepencil;

namespace {

Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    return Article(std::move(parts));
}

struct Found {
    QList<Span> hits;
    int pieces = 0;
    TextSearch::Outcome outcome = TextSearch::Outcome::Complete;
};

Found find(const Article &article, const QString &words, SearchOptions options)
{
    Found found;
    const Result<TextSearch> search = TextSearch::make(words, options);
    if (!search)
        qFatal("%s", qPrintable(search.error().message));
    found.outcome = search->find(article, {0, article.size()}, [&](const QList<Span> &hits) {
        found.hits += hits;
        ++found.pieces;
        return true;
    });
    return found;
}

constexpr SearchOptions plain{};
constexpr SearchOptions whole{true, false, false};
constexpr SearchOptions exact{false, true, false};
constexpr SearchOptions pattern{false, false, true};

} // namespace

class TestTextSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("options"); // w, c, r
        QTest::addColumn<QByteArrayList>("expected");
        const auto row = [](const char *name, const char *text, const char *words, const char *options,
                            const QByteArrayList &expected) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(words) << QString::fromLatin1(options)
                                << expected;
        };
        row("nothing asked", "Some words", "", "", {});
        row("plain", "The ship, ships, SHIP", "ship", "", {"ship", "ship", "SHIP"});
        row("case", "The ship, ships, SHIP", "SHIP", "c", {"SHIP"});
        row("whole", "The ship, ships, SHIP, worship", "ship", "w", {"ship", "SHIP"});
        row("whole, with a sign", "C++ and C+++ and xC++", "C++", "w", {"C++", "C++"});
        row("whole beyond ASCII", "Öl Ölung", "öl", "w", {"Öl"});
        row("not ASCII", "naïve NAÏVE naive", "naïve", "", {"naïve", "NAÏVE"});
        row("no overlaps", "aaaaa", "aa", "", {"aa", "aa"});
        row("astral", "x👍y👍", "👍", "", {"👍", "👍"});
        row("astral letters", "𐐔𐐯𐑅𐐨 𐐼𐐯𐑅𐐨", "𐐼𐐯𐑅", "", {"𐐔𐐯𐑅", "𐐼𐐯𐑅"});
        row("astral letters, case", "𐐔𐐯𐑅𐐨 𐐼𐐯𐑅𐐨", "𐐼𐐯𐑅", "c", {"𐐼𐐯𐑅"});
        row("half a letter is none", "cafe\xcc\x81 cafe", "cafe", "", {"cafe"});
        row("signs are no pattern", "a.c abc", "a.c", "", {"a.c"});
        row("pattern", "a.c abc", "a.c", "r", {"a.c", "abc"});
        row("pattern, case", "Ana ana", "\\ba", "rc", {"a"});
        row("pattern, whole", "in inn win", "in", "rw", {"in"});
        row("pattern, alternatives, whole", "Ann Anna", "Ann|Anna", "rw", {"Ann", "Anna"});
        row("pattern by paragraph", "one\ntwo\n\nthree", "^.*$", "r", {"one", "two", "three"});
        row("pattern does not cross", "one\ntwo", "e\\st", "r", {});
        row("pattern without empty hits", "abc", "x*", "r", {});
        row("pattern beyond ASCII", "Ünïcödé 日本 👍", "\\w+", "r", {"Ünïcödé", "日本"});
        row("pattern with a look behind", "$5 €6", "(?<=€)\\d", "r", {"6"});
    }
    void findsWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        QFETCH(QString, options);
        QFETCH(QByteArrayList, expected);
        const SearchOptions how{options.contains(QLatin1Char('w')), options.contains(QLatin1Char('c')),
                                options.contains(QLatin1Char('r'))};
        const Article article = articleOf(text);
        QByteArrayList got;
        for (const Span hit : find(article, words, how).hits) {
            QVERIFY(article.isValid(hit));
            got.append(article.bytes(hit).toByteArray());
        }
        QCOMPARE(got, expected);
    }

    void badPatternsAreTold()
    {
        const Result<TextSearch> bad = TextSearch::make(QStringLiteral("a(b"), pattern);
        QVERIFY(!bad.ok());
        QCOMPARE(bad.error().code, ErrorCode::Invalid);
        QVERIFY2(bad.error().message.contains(QStringLiteral("character 3")), qPrintable(bad.error().message));
        QVERIFY(TextSearch::make(QStringLiteral("a(b"), plain).ok());
    }

    /// The same hits as in one go, whatever pieces the text is cut into.
    void piecesDoNotShow_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::newRow("one line") << QByteArray(" ");
        QTest::newRow("lines") << QByteArray(".\n");
        QTest::newRow("not ASCII") << QByteArray("日本語ä👍");
    }
    void piecesDoNotShow()
    {
        QFETCH(QByteArray, between);
        QRandomGenerator random(7);
        QByteArray text;
        QList<Span> placed;
        while (text.size() < 5000000) {
            text += between.repeated(random.bounded(1, 40));
            if (random.bounded(30) == 0) {
                placed.append({static_cast<qint32>(text.size()), static_cast<qint32>(text.size() + 6)});
                text += "needle";
            }
        }
        const Article article = articleOf(text);
        const Found words = find(article, QStringLiteral("Needle"), plain);
        QVERIFY(words.pieces > 4); // so it can be stopped, and shows hits as it goes
        QVERIFY(words.hits == placed);
        QVERIFY(find(article, QStringLiteral("nee[d]le"), pattern).hits == placed);
        QVERIFY(find(article, QStringLiteral("needle"), exact).hits == placed);
        if (between != "日本語ä👍") // a letter's neighbour
            QVERIFY(find(article, QStringLiteral("needle"), whole).hits == placed);
    }

    void hitsThatTouchPieceEndsDoNotOverlap()
    {
        const Article article = articleOf(QByteArray(3 * 1024 * 1024 + 1, 'a'));
        const Found found = find(article, QStringLiteral("aaa"), plain);
        qint32 end = 0;
        for (const Span hit : found.hits) {
            QVERIFY(hit.start >= end);
            end = hit.end;
        }
        QCOMPARE(found.hits.size(), article.size() / 3);
    }

    void aSlowPatternIsGivenUp()
    {
        // Takes longer than the world is old, if it is let.
        const Article article = articleOf((QByteArray(60, 'a') + "!\n").repeated(1000) + "ab");
        const Found found = find(article, QStringLiteral("(a|aa)+$"), pattern);
        QCOMPARE(found.outcome, TextSearch::Outcome::TooSlow);
        QVERIFY(found.hits.size() < 1000);
        // One such paragraph does not take the rest with it.
        const Article mostly = articleOf("aaa\n" + QByteArray(60, 'a') + "!\naaaa");
        const Found rest = find(mostly, QStringLiteral("^(a|aa)+$"), pattern);
        QCOMPARE(rest.outcome, TextSearch::Outcome::TooSlow);
        QCOMPARE(rest.hits.size(), 2);
    }

    void canBeStopped()
    {
        const Article article = articleOf(QByteArray("some words and words\n").repeated(200000));
        int pieces = 0;
        const Result<TextSearch> search = TextSearch::make(QStringLiteral("words"), plain);
        QVERIFY(search.ok());
        const auto outcome =
            search->find(article, {0, article.size()}, [&](const QList<Span> &) { return ++pieces < 2; });
        QCOMPARE(outcome, TextSearch::Outcome::Stopped);
        QCOMPARE(pieces, 2);
    }
};

QTEST_GUILESS_MAIN(TestTextSearch)
#include "test_textsearch.moc"
