// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped name model at work: what a document says of its names, and text whose capitals prove nothing.
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::test;

class TestRecognitionTagger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void sentences_data();
    void sentences() { check(); }
    void document_data();
    void document() { check(); }
    void evidence_data();
    void evidence();
    void oddText_data();
    void oddText();

private:
    void row(const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); }
    void check();
};

void TestRecognitionTagger::check()
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printMentions(marked.text, recognized(marked.text), false), notation);
}

void TestRecognitionTagger::sentences_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("person, place, organisation", "[[person|Elena Marchetti]] of the [[organization|World Health Organization]] "
                                       "landed in [[place|Nairobi]] after noon.");
    row("peoples are no places", "French and Canadian divers met the Norwegians.");
    row("title outside", "Foreign Minister [[person|Elena Marchetti]] met Chancellor [[person|Olaf Brandt]].");
    row("the outside", "The report came from the [[organization|European Commission]].");
    row("curly apostrophe", "[[person|Marchetti]]’s team flew to [[place|Peru]]’s coast.");
    row("full stops", "The [[place|U.S.]] and the [[organization|U.N.]] agreed.");
    row("cut at the hyphen", "A [[place|London]]-based firm was sold.");
    row("money", "They paid HK$40 each.");
    row("in small letters", "elena marchetti went to nairobi with the world health organization.");
    row("other names are not told", "The [[place|Paris]] crowd sang at the World Cup.");
}

void TestRecognitionTagger::document_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("surname later", "[[person|Elena Marchetti]] runs the clinic. Nobody had asked [[person|Marchetti]] before.");
    row("country and man", "[[person|Peter Jordan]] flew to [[place|Jordan]] on Monday. “It was hot,” "
                           "[[person|Jordan]] said.");
    row("letters in brackets", "The [[organization|Alder Road Board]] ([[organization|ARB]]) met. The "
                               "[[organization|ARB]] said no.");
    row("letters that are no name", "They measured the high water mark (HWM) twice.");
    row("headline in capitals", "[[person|MARCHETTI]] LEAVES [[place|NAIROBI]] AFTER TALKS\n\n"
                                "[[person|Elena Marchetti]] left [[place|Nairobi]] on Monday. "
                                "[[person|Marchetti]] said nothing.");
}

void TestRecognitionTagger::evidence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("mention");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("restsOn");
    const QByteArray story = "Elena Marchetti runs the clinic. Then President Olaf Brandt called from Peru. Nobody "
                             "had asked Marchetti before.";
    QTest::newRow("surname") << story << QByteArray("Marchetti before") << QStringLiteral("person.surname-of")
                             << QByteArray("Elena Marchetti");
    QTest::newRow("title") << story << QByteArray("Olaf Brandt") << QStringLiteral("person.title")
                           << QByteArray("President");
    QTest::newRow("country") << story << QByteArray("Peru") << QStringLiteral("place.country") << QByteArray();
}

void TestRecognitionTagger::evidence()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, mention);
    QFETCH(QString, rule);
    QFETCH(QByteArray, restsOn);
    const auto start = static_cast<qint32>(text.indexOf(mention));
    for (const Mention &found : recognized(text).mentions) {
        if (found.span.start != start)
            continue;
        QCOMPARE(found.why.rule, rule);
        QVERIFY(found.why.score > 0.5 && found.why.score <= 1);
        QByteArray words;
        for (const Span span : found.why.spans)
            words += text.mid(span.start, span.length());
        QCOMPARE(words, restsOn);
        return;
    }
    QFAIL("the mention was not found");
}

void TestRecognitionTagger::oddText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one word of a megabyte") << QByteArray(1'000'000, 'A');
    QTest::newRow("one sentence of capitals") << QByteArray("ALDER ROAD ").repeated(50'000);
    QTest::newRow("one sentence of small letters") << QByteArray("alder road ").repeated(50'000);
    QTest::newRow("names without end") << QByteArray("Ana Ruiz ").repeated(50'000);
    QTest::newRow("words that never repeat") << [] {
        QByteArray text;
        for (int i = 0; i < 60'000; ++i)
            text += "Name" + QByteArray::number(i) + ' ';
        return text;
    }();
    QTest::newRow("brackets") << QByteArray("(AB) ").repeated(50'000);
    QTest::newRow("no Latin letter") << QByteArray("漢字。").repeated(50'000);
}

/// Whatever comes, names lie in the text, in order, none inside another.
void TestRecognitionTagger::oddText()
{
    QFETCH(QByteArray, text);
    qint32 end = 0;
    for (const Mention &mention : recognized(text).mentions) {
        QVERIFY(mention.span.start >= end && mention.span.end > mention.span.start);
        end = mention.span.end;
    }
    QVERIFY(end <= text.size());
}

QTEST_GUILESS_MAIN(TestRecognitionTagger)
#include "test_recognition_tagger.moc"
