// SPDX-License-Identifier: GPL-3.0-or-later
// Spans, valid UTF-8, paragraphs and the article that holds them.
#include "core/text/article.h"
#include "core/text/utf8.h"

#include "tests/support/randomtext.h"

#include <QCryptographicHash>
#include <QTest>

using namespace bluepencil;
using namespace testsupport;

namespace {

/// Unicode 15, definition D92, the slow way: decode a code point, look whether it may be written so.
qsizetype naiveValidPrefix(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto byte = [&](qsizetype i) { return static_cast<quint32>(static_cast<unsigned char>(bytes[at + i])); };
        const quint32 lead = byte(0);
        const int length = lead < 0x80 ? 1 : lead >> 5 == 0x6 ? 2 : lead >> 4 == 0xe ? 3 : lead >> 3 == 0x1e ? 4 : 0;
        if (length == 0 || at + length > bytes.size())
            return at;
        quint32 code = length == 1 ? lead : lead & (0xffu >> (length + 1));
        for (int i = 1; i < length; ++i) {
            if (byte(i) >> 6 != 2)
                return at;
            code = code << 6 | (byte(i) & 0x3f);
        }
        const quint32 least[] = {0, 0x80, 0x800, 0x10000};
        if (code < least[length - 1] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return at;
        at += length;
    }
    return at;
}

Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    return Article(std::move(parts));
}

} // namespace

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void spans_data();
    void spans();
    void validPrefix_data();
    void validPrefix();
    void validPrefixOfRandomBytes();
    void codePoints();
    void toStringKeepsEveryCharacter_data();
    void toStringKeepsEveryCharacter();

    void paragraphs_data();
    void paragraphs();
    void paragraphsOfRandomText();

    void articleOfNothing();
    void articleSharesAndHashes();
    void isValid_data();
    void isValid();
    void bytesAreClamped();
    void displayTitle_data();
    void displayTitle();
};

void TestText::spans_data()
{
    QTest::addColumn<Span>("a");
    QTest::addColumn<Span>("b");
    QTest::addColumn<bool>("overlaps");
    QTest::addColumn<bool>("aFirst");
    QTest::newRow("same") << Span{2, 5} << Span{2, 5} << true << false;
    QTest::newRow("touching") << Span{2, 5} << Span{5, 7} << false << true;
    QTest::newRow("one byte") << Span{2, 5} << Span{4, 7} << true << true;
    QTest::newRow("inside") << Span{2, 9} << Span{4, 7} << true << true;
    QTest::newRow("same start") << Span{2, 9} << Span{2, 7} << true << true;
    QTest::newRow("an empty one inside") << Span{2, 9} << Span{4, 4} << false << true;
    QTest::newRow("an empty one at the start") << Span{2, 9} << Span{2, 2} << false << true;
    QTest::newRow("two empty ones") << Span{3, 3} << Span{3, 3} << false << false;
}

void TestText::spans()
{
    QFETCH(Span, a);
    QFETCH(Span, b);
    QFETCH(bool, overlaps);
    QFETCH(bool, aFirst);
    QCOMPARE(a.overlaps(b), overlaps);
    QCOMPARE(b.overlaps(a), overlaps);
    QCOMPARE(!a.intersected(b).isEmpty(), overlaps);
    QCOMPARE(a.intersected(b).length(), b.intersected(a).length());
    QVERIFY(a.united(b).contains(a));
    QVERIFY(a.united(b).contains(b));
    QCOMPARE(outerFirst(a, b), aFirst);
    QVERIFY(!(outerFirst(a, b) && outerFirst(b, a)));
}

void TestText::validPrefix_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("valid");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("ASCII") << QByteArray("plain words, long enough for two words of eight") << 47;
    QTest::newRow("NUL is a code point") << QByteArray("a\0b", 3) << 3;
    QTest::newRow("the last of each length") << QByteArray("\x7f\xdf\xbf\xef\xbf\xbf\xf4\x8f\xbf\xbf") << 10;
    QTest::newRow("the first of each length") << QByteArray("\0\xc2\x80\xe0\xa0\x80\xf0\x90\x80\x80", 10) << 10;
    QTest::newRow("around the surrogates") << QByteArray("\xed\x9f\xbf\xee\x80\x80") << 6;
    QTest::newRow("a surrogate") << QByteArray("ab\xed\xa0\x80") << 2;
    QTest::newRow("over-long /") << QByteArray("ab\xc0\xaf") << 2;
    QTest::newRow("over-long, three bytes") << QByteArray("\xe0\x9f\xbf") << 0;
    QTest::newRow("over-long, four bytes") << QByteArray("\xf0\x8f\xbf\xbf") << 0;
    QTest::newRow("beyond U+10FFFF") << QByteArray("x\xf4\x90\x80\x80") << 1;
    QTest::newRow("no lead byte") << QByteArray("x\xf5\x80\x80\x80") << 1;
    QTest::newRow("a continuation alone") << QByteArray("12345678\x80") << 8;
    QTest::newRow("cut after one byte") << QByteArray("abc\xf0") << 3;
    QTest::newRow("cut after three bytes") << QByteArray("abc\xf0\x9f\x9a") << 3;
    QTest::newRow("0xFF behind eight good bytes") << QByteArray("12345678\xff") << 8;
}

void TestText::validPrefix()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, valid);
    QCOMPARE(utf8::validPrefix(bytes), valid);
    QCOMPARE(naiveValidPrefix(bytes), valid);
}

void TestText::validPrefixOfRandomBytes()
{
    const QList<QByteArray> broken = {"\x80",     "\xbf",         "\xc0",         "\xc1",
                                      "\xe2\x80", "\xf0\x9f\x9a", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                      "\xff",     "\xe0\x80\xaf"};
    for (int seed = 1; seed <= rounds(2000, 200000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        QByteArray bytes = randomText(random, random.bounded(12));
        if (random.bounded(2) == 0)
            bytes.insert(random.bounded(static_cast<int>(bytes.size()) + 1), anyOf(broken, random));
        if (random.bounded(3) == 0 && !bytes.isEmpty())
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
        QVERIFY2(utf8::validPrefix(bytes) == naiveValidPrefix(bytes), qPrintable(QString::number(seed)));
    }
}

void TestText::codePoints()
{
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const QByteArray text = randomText(random, 30);
        const QList<uint> expected = utf8::toString(text).toUcs4();
        QList<uint> forward;
        for (qint32 at = 0; at < text.size(); at += utf8::length(text[at]))
            forward.append(utf8::codePointAt(text, at));
        QList<uint> backward;
        for (auto at = static_cast<qint32>(text.size()); at > 0; at = utf8::floorBoundary(text, at - 1))
            backward.prepend(utf8::codePointBefore(text, at));
        QCOMPARE(forward, expected);
        QCOMPARE(backward, expected);
        for (qint32 at = -2; at <= text.size() + 2; ++at) {
            const qint32 before = utf8::floorBoundary(text, at);
            const qint32 after = utf8::ceilBoundary(text, at);
            QVERIFY(utf8::isBoundary(text, before) && utf8::isBoundary(text, after));
            QVERIFY(0 <= before && before <= after && after <= text.size() && after - before <= 4);
        }
    }
}

void TestText::toStringKeepsEveryCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("words") << QStringLiteral("Said Ana\n");
    QTest::newRow("U+FEFF first") << QStringLiteral("\uFEFFSaid Ana");
    QTest::newRow("U+FEFF twice") << QStringLiteral("\uFEFF\uFEFF");
    QTest::newRow("U+FEFF inside") << QStringLiteral("Said \uFEFFAna");
    QTest::newRow("astral, NUL") << QStringLiteral("🚢\u0000x");
}

void TestText::toStringKeepsEveryCharacter()
{
    QFETCH(QString, text);
    QCOMPARE(utf8::toString(text.toUtf8()), text);
    QCOMPARE(articleOf(text.toUtf8()).string({0, 100}), text);
}

void TestText::paragraphs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("paragraphs");
    QTest::newRow("nothing") << QByteArray() << QStringList{QString()};
    QTest::newRow("one line") << QByteArray("one") << QStringList{QStringLiteral("one")};
    QTest::newRow("a line end at the end") << QByteArray("one\n") << QStringList{QStringLiteral("one"), QString()};
    QTest::newRow("only line ends") << QByteArray("\n\n") << QStringList{QString(), QString(), QString()};
    QTest::newRow("an empty one between")
        << QByteArray("one\n\ntwo") << QStringList{QStringLiteral("one"), QString(), QStringLiteral("two")};
    QTest::newRow("other separators are text")
        << QByteArray("a\xe2\x80\xa8"
                      "b\xe2\x80\xa9"
                      "c\xc2\x85"
                      "d\rx\n\v\f")
        << QStringList{QStringLiteral("a\u2028b\u2029c\u0085d\rx"), QStringLiteral("\v\f")};
}

void TestText::paragraphs()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, paragraphs);
    const Article article = articleOf(text);
    QStringList found;
    for (qint32 i = 0; i < article.paragraphs().count(); ++i)
        found.append(article.string(article.paragraphs().span(i)));
    QCOMPARE(found, paragraphs);
}

void TestText::paragraphsOfRandomText()
{
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const QByteArray text = randomText(random, random.bounded(80));
        const ParagraphIndex index(text);
        const QList<QByteArray> lines = text.split('\n');
        QCOMPARE(index.count(), lines.size());
        qint32 start = 0;
        for (qint32 i = 0; i < index.count(); ++i) {
            const Span span{start, start + static_cast<qint32>(lines[i].size())};
            QCOMPARE(index.span(i), span);
            for (qint32 at = span.start; at <= span.end; ++at) // the line end belongs to what it closes
                QCOMPARE(index.at(at), i);
            start = span.end + 1;
        }
        QCOMPARE(index.at(-5), 0);
        QCOMPARE(index.at(static_cast<qint32>(text.size()) + 5), index.count() - 1);
    }
}

void TestText::articleOfNothing()
{
    const Article article;
    QVERIFY(article.isEmpty());
    QCOMPARE(article.size(), 0);
    QCOMPARE(article.paragraphs().count(), 1);
    QCOMPARE(article.paragraphs().span(0), Span());
    QVERIFY(article.isValid({0, 0}));
    QVERIFY(!article.isValid({0, 1}));
    QVERIFY(!article.displayTitle().isEmpty());
}

void TestText::articleSharesAndHashes()
{
    const Article article = articleOf("Said Ana.\n");
    const Article copy = article; // NOLINT(performance-unnecessary-copy-initialization): what is tested
    QCOMPARE(copy.text().constData(), article.text().constData());
    QCOMPARE(article.textHash(), QCryptographicHash::hash("Said Ana.\n", QCryptographicHash::Sha256));
    QVERIFY(copy == article);
    QVERIFY(articleOf("Said Ana.\n") == article);
    QVERIFY(!(articleOf("Said Ana") == article));
    ArticleParts named;
    named.text = article.text();
    named.id = QStringLiteral("other.txt");
    QVERIFY(!(Article(named) == article));
}

void TestText::isValid_data()
{
    QTest::addColumn<Span>("span");
    QTest::addColumn<bool>("valid");
    // a é 🚢 z: code points begin at 0 1 3 7
    QTest::newRow("all") << Span{0, 8} << true;
    QTest::newRow("one code point") << Span{3, 7} << true;
    QTest::newRow("empty") << Span{3, 3} << true;
    QTest::newRow("empty at the end") << Span{8, 8} << true;
    QTest::newRow("start inside a code point") << Span{2, 3} << false;
    QTest::newRow("end inside a code point") << Span{3, 5} << false;
    QTest::newRow("backwards") << Span{3, 1} << false;
    QTest::newRow("before the text") << Span{-1, 1} << false;
    QTest::newRow("behind the text") << Span{7, 9} << false;
    QTest::newRow("far away") << Span{2000000000, 2147483647} << false;
}

void TestText::isValid()
{
    QFETCH(Span, span);
    QFETCH(bool, valid);
    const Article article = articleOf("a\xc3\xa9\xf0\x9f\x9a\xa2z");
    QCOMPARE(article.isValid(span), valid);
}

void TestText::bytesAreClamped()
{
    const Article article = articleOf("Said Ana.");
    QCOMPARE(article.bytes({5, 8}).toByteArray(), QByteArray("Ana"));
    QCOMPARE(article.string({5, 8}), QStringLiteral("Ana"));
    QCOMPARE(article.bytes({-3, 4}).toByteArray(), QByteArray("Said"));
    QCOMPARE(article.bytes({5, 99}).toByteArray(), QByteArray("Ana."));
    QCOMPARE(article.bytes({50, 99}).toByteArray(), QByteArray());
    QCOMPARE(article.bytes({8, 2}).toByteArray(), QByteArray());
    QCOMPARE(article.bytes({-9, -2}).toByteArray(), QByteArray());
}

void TestText::displayTitle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("shown");
    const QString none;
    QTest::newRow("title") << QStringLiteral("Harbour vote") << QStringLiteral("/x/a.txt") << QByteArray("Words")
                           << none << QStringLiteral("Harbour vote");
    QTest::newRow("a title of several lines")
        << QStringLiteral(" Harbour\n vote ") << none << QByteArray("Words") << none << QStringLiteral("Harbour vote");
    QTest::newRow("a title of blanks") << QStringLiteral("  ") << QStringLiteral("/x/a.txt") << QByteArray("Words")
                                       << none << QStringLiteral("a");
    QTest::newRow("file name") << none << QStringLiteral("/x/2026-01-05.envoy.txt") << QByteArray("Words") << none
                               << QStringLiteral("2026-01-05.envoy");
    QTest::newRow("hidden file") << none << QStringLiteral("/x/.txt") << QByteArray("Words") << none
                                 << QStringLiteral(".txt");
    QTest::newRow("first words") << none << none << QByteArray("  The mayor\nsaid so") << none
                                 << QStringLiteral("The mayor said so");
    QTest::newRow("first words, cut at a blank")
        << none << none << QByteArray("The mayor of the harbour town said on Monday that nobody had asked her at all")
        << none << QStringLiteral("The mayor of the harbour town said on Monday that nobody had…");
    QTest::newRow("no half code points") << none << none
                                         << QByteArray("x") + QByteArray("\xf0\x9f\x9a\xa2").repeated(60) << none
                                         << QStringLiteral("x") + QStringLiteral("🚢").repeated(29) + QChar(0x2026);
    QTest::newRow("its id") << none << none << QByteArray(" \n") << QStringLiteral("clip 1")
                            << QStringLiteral("clip 1");
    QTest::newRow("nothing at all") << none << none << QByteArray() << none << QStringLiteral("Untitled");
}

void TestText::displayTitle()
{
    QFETCH(QString, title);
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(QString, id);
    QFETCH(QString, shown);
    ArticleParts parts;
    parts.text = text;
    parts.id = id;
    parts.header.title = title;
    parts.source.path = path;
    QCOMPARE(Article(parts).displayTitle(), shown);
}

QTEST_GUILESS_MAIN(TestText)
#include "test_text.moc"
