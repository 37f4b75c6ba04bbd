// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"
#include "core/recognition/rulesrecognizer.h"
#include "tests/support/recognized.h"

#include <QFile>

using namespace bluepencil;
using namespace bluepencil::test;

/// The recognizer as a whole: a story of our own, the same answer each time, odd input, work that grows
/// with the text and no faster.
class TestRecognition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindsHaveNames();
    void registry();
    void story();
    void sameAnswerTwice();
    void withoutLists();
    void brokenList();
    void stops();
    void tellsProgress();
    void oddInput_data();
    void oddInput();
    void textsThatTempt_data();
    void textsThatTempt();
};

namespace {

QByteArray storyNotation()
{
    QFile file(QStringLiteral(BLUEPENCIL_TEST_DATA "/recognition/story.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the story is missing");
    return file.readAll();
}

void checkSpans(const QByteArray &text, const Recognition &recognition)
{
    const Article article([&] {
        ArticleParts parts;
        parts.text = text;
        return parts;
    }());
    const int cast = static_cast<int>(recognition.cast.size());
    for (const Mention &mention : recognition.mentions) {
        QVERIFY(article.isValid(mention.span) && !mention.span.isEmpty());
        QVERIFY(mention.entity >= -1 && mention.entity < cast);
    }
    for (const Quote &quote : recognition.quotes) {
        QVERIFY(!quote.parts.isEmpty());
        for (const Span part : quote.parts)
            QVERIFY(article.isValid(part) && !part.isEmpty());
        if (quote.speaker)
            QVERIFY(article.isValid(quote.speaker->span) && quote.speaker->entity < cast);
    }
}

/// News of `size` bytes or a little more.
QByteArray news(qsizetype size)
{
    QByteArray text;
    for (int i = 0; text.size() < size; ++i) {
        text += "Minister Maria Ortega" + QByteArray::number(i % 50) +
                " told reporters in Lima on Monday: “The bridge over the "
                "River Torn is closed.” The Ministry of Roads agreed, and John Miller, 45, called it “a joke.”\n\n";
    }
    return text;
}

QByteArray repeated(const char *pattern, qsizetype size)
{
    return QByteArray(pattern).repeated(size / static_cast<qsizetype>(qstrlen(pattern)) + 1);
}

} // namespace

void TestRecognition::kindsHaveNames()
{
    for (const QuoteKind kind : {QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect, QuoteKind::Title})
        QCOMPARE(quoteKindFromString(toString(kind)), std::optional(kind));
    QCOMPARE(quoteKindFromString(u"speech"), std::optional<QuoteKind>());
}

void TestRecognition::registry()
{
    QVERIFY(!recognizers().empty());
    QCOMPARE(QByteArray(recognizers().front().id), QByteArray("trained"));
    for (const RecognizerInfo &info : recognizers())
        QVERIFY(info.make().ok());
    QCOMPARE(defaultRecognizer().value().get(), defaultRecognizer().value().get());
}

/// A whole article of our own in the notation: names and quotes with their speakers.
void TestRecognition::story()
{
    const MarkedText marked = parseMarked(storyNotation());
    const Recognition recognition = recognized(marked.text, QDate(2025, 8, 6));
    QList<MarkedSpan> marks;
    for (const Mention &mention : recognition.mentions)
        marks.append({mention.span, mention.label.toUtf8() +
                                        (mention.value.isEmpty() ? QByteArray() : ' ' + mention.value.toUtf8())});
    for (const Quote &quote : recognition.quotes) {
        for (const Span part : quote.parts)
            marks.append({part, toString(quote.kind).toUtf8() +
                                    (quote.speaker ? ": " + quote.speaker->name.toUtf8() : QByteArray())});
    }
    QCOMPARE(printMarked(marked.text, marks), storyNotation());
}

void TestRecognition::sameAnswerTwice()
{
    const QByteArray text = parseMarked(storyNotation()).text + news(20000);
    QCOMPARE(recognized(text), recognized(text));
    const auto first = makeRulesRecognizer(findData);
    const auto second = makeRulesRecognizer(findData);
    ArticleParts parts;
    parts.text = text;
    const Article article(parts);
    QCOMPARE(first->recognize(article).value(), second->recognize(article).value());
}

void TestRecognition::withoutLists()
{
    const auto bare = makeRulesRecognizer([](const QString &) { return QString(); });
    QCOMPARE(bare->problems().size(), 20);
    ArticleParts parts;
    parts.text = "It rained on 6 August 2025. Ana Ruiz was wet. “Nobody told us about the rain,” she said.";
    const Recognition recognition = bare->recognize(Article(parts)).value();
    QCOMPARE(recognition.quotes.size(), 1);
    QCOMPARE(recognition.quotes[0].hull(), (Span{46, 82}));
    QCOMPARE(recognition.mentions.first().value, QStringLiteral("2025-08-06"));
}

void TestRecognition::brokenList()
{
    const auto recognizer = makeRulesRecognizer([](const QString &name) {
        return name.endsWith(QLatin1String("titles.txt"))
                   ? QStringLiteral(BLUEPENCIL_TEST_DATA "/recognition/broken-list.txt")
                   : findData(name);
    });
    QCOMPARE(recognizer->problems().size(), 2);
    QVERIFY2(recognizer->problems().first().contains(QLatin1String("titles.txt")),
             qPrintable(recognizer->problems().first()));
    ArticleParts parts;
    parts.text = "They met Burgomaster Brusk."; // the list's good line still counts
    QCOMPARE(recognizer->recognize(Article(parts)).value().mentions.size(), 1);
}

void TestRecognition::stops()
{
    std::stop_source stop;
    ArticleParts parts;
    parts.text = news(100000);
    const Article article(parts);
    const auto recognizer = defaultRecognizer().value();
    // Stopped from the outside at the first sign of progress, and before it begins.
    const auto stopped = recognizer->recognize(article, stop.get_token(), [&](double) { stop.request_stop(); });
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(!stopped.error().message.isEmpty());
    QVERIFY(!recognizer->recognize(article, stop.get_token()).ok());
}

void TestRecognition::tellsProgress()
{
    QList<double> told;
    ArticleParts parts;
    parts.text = news(1000);
    QVERIFY(defaultRecognizer().value()->recognize(Article(parts), {}, [&](double done) { told.append(done); }).ok());
    QVERIFY(told.size() > 2);
    QCOMPARE(told.first(), 0.0);
    QCOMPARE(told.last(), 1.0);
    QVERIFY(std::is_sorted(told.begin(), told.end()));
}

void TestRecognition::oddInput_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("white space") << QByteArray(" \t\n\n \u00a0\u2003\n");
    QTest::newRow("one letter") << QByteArray("A");
    QTest::newRow("one mark") << QByteArray("“");
    QTest::newRow("control characters") << QByteArray("Ana\x01Ruiz \x7f said\x1b[31m “\x02no\x03” \x0c.\x0b");
    QTest::newRow("only small letters") << QByteArray("it rained in lima and nobody said \"stop\" to the rain.");
    QTest::newRow("only capitals") << QByteArray("IT RAINED IN LIMA AND NOBODY SAID \"STOP\" TO THE RAIN.");
    QTest::newRow("other scripts") << QByteArray(
        "Президент сказал: «Нет». 大統領は「いいえ」と言った。 قال الرئيس «لا».");
    QTest::newRow("astral and combining") << QByteArray("“🚢 e\u0301tude 𝔄𝔫𝔞” said A\u0301na Ru\u0301iz.");
    QTest::newRow("replacement characters") << QByteArray("\ufffd“\ufffd”\ufffd said \ufffd.");
    QTest::newRow("apostrophe first") << QByteArray("’s said 's. 'S \"'s\"");
    QTest::newRow("dots") << QByteArray("......... . . . ...“...”...");
}

void TestRecognition::oddInput()
{
    QFETCH(QByteArray, text);
    checkSpans(text, recognized(text));
}

void TestRecognition::textsThatTempt_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("news") << QByteArray();
    QTest::newRow("one line") << QByteArray("The mayor said that Ana Ruiz of Lima had called it “a joke” and left, ");
    QTest::newRow("no spaces") << QByteArray("abcdefgh");
    QTest::newRow("no spaces, capitals") << QByteArray("AbCd");
    QTest::newRow("letters and full stops") << QByteArray("a.");
    QTest::newRow("opening marks") << QByteArray("“");
    QTest::newRow("straight marks") << QByteArray("\"");
    QTest::newRow("single marks") << QByteArray("' ");
    QTest::newRow("words in straight marks") << QByteArray("\"a ");
    QTest::newRow("marks and names") << QByteArray("“Ruiz ");
    QTest::newRow("quotes that follow each other") << QByteArray("“Yes,” he said, ");
    QTest::newRow("paragraphs that open a quote") << QByteArray("“We left.\n\n");
    QTest::newRow("only capitals") << QByteArray("RAIN IN LIMA ");
    QTest::newRow("only capitalised words") << QByteArray("Ana Ruiz Of Lima ");
    QTest::newRow("names and pronouns") << QByteArray("Ana Ruiz left. “No,” she said. ");
    QTest::newRow("one surname, many people") << QByteArray("Ana Ruiz met Tom Ruiz. ");
    QTest::newRow("only small letters") << QByteArray("the rain fell on the town ");
    QTest::newRow("commas") << QByteArray("Ruiz, ");
    QTest::newRow("brackets") << QByteArray("((");
    QTest::newRow("full stops") << QByteArray(". ");
    QTest::newRow("exclamation marks") << QByteArray("!");
    QTest::newRow("control characters") << QByteArray("\x01\x02 ");
    QTest::newRow("line ends") << QByteArray("a\n");
    QTest::newRow("of and of") << QByteArray("Ministry of ");
    QTest::newRow("hyphens") << QByteArray("A-b-");
}

/// Texts on which a careless rule takes the square of their length. Nothing counts that work from outside: here
/// they must only end and give sound spans; what they take, and four times as long ones, the benchmark growth tells.
void TestRecognition::textsThatTempt()
{
    QFETCH(QByteArray, pattern);
    constexpr qsizetype size = 240000;
    const QByteArray text = pattern.isEmpty() ? news(size) : repeated(pattern.constData(), size);
    checkSpans(text, recognized(text));
}

QTEST_GUILESS_MAIN(TestRecognition)
#include "test_recognition.moc"
