// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/quotepassages.h"

#include <QMap>

using namespace bluepencil;
using namespace bluepencil::test;

/// Quotes, kinds and speakers of the passages in tests/data/recognition, counted by style. What differs is
/// printed; BLUEPENCIL_PASSAGES names another file to count.
class TestRecognitionPassages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void notation();
    void passages_data();
    void passages();
};

void TestRecognitionPassages::notation()
{
    const MarkedText marked = parseMarked("[[direct said 1: she = Ana Ruiz|“A,”]] she said, [[direct 1|“b.”]] "
                                          "[[title|“C”]] [[partial according to: ?|“d”]]");
    const QList<ToldQuote> quotes = goldQuotes(marked);
    QCOMPARE(quotes.size(), 3);
    QCOMPARE(quotes[0].parts.size(), 2);
    QCOMPARE(quotes[0].cue, QByteArray("said"));
    QCOMPARE(quotes[0].words, QByteArray("she"));
    QCOMPARE(quotes[0].name, QByteArray("Ana Ruiz"));
    QCOMPARE(quotes[1].kind, QByteArray("title"));
    QCOMPARE(quotes[2].cue, QByteArray("according to"));
    QCOMPARE(quotes[2].words, QByteArray("?"));
}

void TestRecognitionPassages::passages_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("atLeast");
    QTest::addColumn<double>("quotes");
    QTest::addColumn<double>("speakers");
    const QString folder = QStringLiteral(BLUEPENCIL_SOURCE_DIR "/tests/data/recognition/");
    if (const QString other = qEnvironmentVariable("BLUEPENCIL_PASSAGES"); !other.isEmpty()) {
        QTest::newRow("other") << other << 1 << 0.0 << 0.0;
        return;
    }
    QTest::newRow("first") << folder + QStringLiteral("quotes-first.txt") << 84 << 0.98 << 0.95;
    QTest::newRow("second") << folder + QStringLiteral("quotes-second.txt") << 85 << 0.98 << 0.95;
    QTest::newRow("third") << folder + QStringLiteral("quotes-third.txt") << 16 << 0.95 << 0.95;
    QTest::newRow("fourth") << folder + QStringLiteral("quotes-fourth.txt") << 53 << 0.97 << 0.95;
    QTest::newRow("fifth") << folder + QStringLiteral("quotes-fifth.txt") << 21 << 0.95 << 0.95;
    QTest::newRow("hard") << folder + QStringLiteral("quotes-hard.txt") << 112 << 0.98 << 0.97;
}

void TestRecognitionPassages::passages()
{
    QFETCH(QString, path);
    const QList<QuotePassage> passages = readPassages(path);
    QMap<QByteArray, QuoteScore> styles;
    QuoteScore all;
    for (const QuotePassage &passage : passages) {
        const MarkedText marked = parseMarked(passage.notation);
        const QList<ToldQuote> gold = goldQuotes(marked);
        const QList<ToldQuote> found = foundQuotes(marked.text, recognized(marked.text));
        score(gold, found, styles[passage.style]);
        if (!score(gold, found, all))
            qInfo().noquote() << passage.style + ": " + passage.title + "\n  should be: " + passage.notation +
                                     "\n  is:        " + printFound(marked.text, found) + '\n';
    }
    for (auto style = styles.cbegin(); style != styles.cend(); ++style)
        qInfo().noquote() << style.key() + ": " + style.value().print();
    qInfo().noquote() << "all " + QByteArray::number(passages.size()) + " passages: " + all.print();
    QFETCH(int, atLeast);
    QFETCH(double, quotes);
    QFETCH(double, speakers);
    QVERIFY(passages.size() >= atLeast);
    QVERIFY(all.precision() >= quotes);
    QVERIFY(all.recall() >= quotes);
    QVERIFY(all.speaker() >= speakers);
    QVERIFY(all.titlesSpoken * 4 <= all.titles);
}

QTEST_GUILESS_MAIN(TestRecognitionPassages)
#include "test_recognition_passages.moc"
