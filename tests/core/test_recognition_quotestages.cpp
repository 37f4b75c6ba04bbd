// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/indirect.h"
#include "core/recognition/quotereading.h"
#include "core/recognition/speakers.h"
#include "tests/support/stagetext.h"

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// The last stages of quotes, each by its own header: what words in marks are, who speaks each, what is
/// reported without marks.
class TestRecognitionQuoteStages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void kinds_data();
    void kinds();
    void speakers_data();
    void speakers();
    void reports_data();
    void reports();

private:
    void columns()
    {
        QTest::addColumn<QByteArray>("notation");
        QTest::addColumn<QByteArray>("expected");
    }
    void row(const char *name, const char *notation, const char *expected)
    {
        QTest::newRow(name) << QByteArray(notation) << QByteArray(expected);
    }
};

void TestRecognitionQuoteStages::kinds_data()
{
    columns();
    row("announced", "[[person|Ana Ruiz]] said: “It is late.”", "direct by quote.announced");
    row("built in", "[[person|Ana Ruiz]] called it “mad”.", "partial by quote.in-clause");
    row("on its own", "It rained. “Nobody crosses this bridge after dark.”", "direct by quote.marks");
    row("a nickname", "[[person|Lou “Beans” Carbone]] left.", "title by title.nickname");
    row("a work", "They sang the song “We are late” twice.", "title by title.work");
    row("a work behind", "He reads the “History” section first.", "title by title.work");
    row("a term", "The word “late” is old.", "title by title.term");
    row("a name", "They sailed a ship called “Hope”.", "title by title.naming");
    row("capitals", "They read “A Field Guide” twice.", "title by title.capitals");
    row("or", "The illness, or “mad cow disease”, is rare.", "title by title.or");
    row("or, by an adverb", "The illness (BSE or colloquially “mad cow disease”) is rare.", "title by title.or");
    row("irony of nobody’s", "The “help” came late.", "title by title.nobody-says");
    row("a shirt of nobody’s", "He wore a “No comment” shirt.", "title by title.nobody-says");
    row("somebody’s own words, whose is not told", "A voice: “I am late.”", "direct by quote.marks");
    row("somebody’s own words on a thing", "A shirt with “I am late” on it.", "title by title.nobody-says");
    row("a noun for what is said", "“Shame on you” was the message from [[person|Ana Ruiz]].",
        "direct by quote.announced");
    row("a verdict", "Her verdict was “a mess”.", "partial by quote.in-clause");
    row("of a passive", "They were accused of “running scared”.", "partial by quote.in-clause");
    row("a noun of a passive", "It was described as a “gesture”.", "title by title.nobody-says");
    row("called that", "[[person|Ana Ruiz]] called that “a slogan”.", "partial by quote.in-clause");
    row("a sentence that goes on behind a work", "This show “marked an early turn in the taste of the town”.",
        "partial by quote.marks");
    row("a headline in capitals", "Mayor Calls Budget ‘A Disaster’ As Schools Close\n\nIt rained all day.",
        "partial by quote.in-clause");
    row("a headline with a work", "Band Releases ‘A Disaster’ As Schools Close\n\nIt rained all day.",
        "title by title.capitals");
}

void TestRecognitionQuoteStages::kinds()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    QVERIFY(!text.reading().marked().empty());
    const QuotePlace place = placeOf(text.reading(), 0);
    const char *rule = "";
    const QuoteKind kind = kindOf(text.reading(), place, text.reading().marked()[0].content(),
                                  attributionOf(text.reading(), place), false, rule);
    QTEST(toString(kind).toUtf8() + " by " + rule, "expected");
}

void TestRecognitionQuoteStages::speakers_data()
{
    columns();
    row("told", "“It is late,” said [[person|Ana Ruiz]].", "Ana Ruiz (named) by inversion");
    row("carried on", "“It is late,” said [[person|Ana Ruiz]]. “We must go now.”",
        "Ana Ruiz (named) by inversion; Ana Ruiz (named) by goes-on");
    row("carried on in a list", "[[person|Ana Ruiz]] called it “late” and “mad”.",
        "Ana Ruiz (named) by cue-before; Ana Ruiz (named) by list");
    row("an answer is another’s", "“Did you go?” asked [[person|Ana Ruiz]]. “Yes.”",
        "Ana Ruiz (named) by inversion; ?");
    row("a pronoun", "[[person|Ana Ruiz]] came. “It is late,” she said.",
        "Ana Ruiz (pronoun) by cue-after+pronoun.subject");
    row("an unnamed one goes on as a pronoun", "A spokeswoman was firm. “It is late,” she said.",
        "A spokeswoman (pronoun) by cue-after+pronoun.unnamed");
    row("several speak", "“It is late,” [[person|Ana Ruiz]] and [[person|Tom Lind]] said.",
        "Ana Ruiz and Tom Lind (named) by cue-after+speaker.several");
    row("they are the several",
        "“It is late,” said [[person|Ana Ruiz]] and [[person|Tom Lind]]. “We must go,” they said.",
        "Ana Ruiz and Tom Lind (named) by inversion+speaker.several; Ana Ruiz and Tom Lind (pronoun) by "
        "cue-after+pronoun.last-speaker");
    row("one of two of that name", "[[person|Ana Ruiz]] met [[person|Eva Ruiz]]. “It is late,” [[person|Ruiz]] said.",
        "Eva Ruiz (named) by cue-after+cast.likeliest");
    row("who is told goes not on as the speaker",
        "“It is late,” said [[person|Ana Ruiz]]. “You must go,” she was told.", "Ana Ruiz (named) by inversion; ?");
    row("the story names the headline’s mayor",
        "Mayor: ‘We got it wrong’\n\nIt rained all day. Mayor [[person|Ana Ruiz]] left.",
        "Ana Ruiz (nominal) by colon+nominal.headline");
}

void TestRecognitionQuoteStages::speakers()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    const Cast cast = mergeNames(text.reading());
    QByteArrayList printed;
    for (const Quote &quote : nameSpeakers(text.reading(), cast, readQuotes(text.reading()))) {
        if (!quote.speaker) {
            printed.append("?");
            continue;
        }
        const Speaker &speaker = *quote.speaker;
        QVERIFY(speaker.entity < 0 || !speaker.name.isEmpty());
        printed.append((speaker.name.isEmpty() ? text.words(speaker.span) : speaker.name.toUtf8()) + " (" +
                       speaker.type.toUtf8() + ") by " +
                       speaker.why.rule.toUtf8().mid(static_cast<qsizetype>(qstrlen("speaker."))));
    }
    QTEST(printed.join("; "), "expected");
}

void TestRecognitionQuoteStages::reports_data()
{
    columns();
    row("behind the verb", "[[person|Ana Ruiz]] said the bridge was closed.", "the bridge was closed");
    row("before the verb", "The bridge was closed, [[person|Ana Ruiz]] said on Monday.", "The bridge was closed");
    row("not the dateline", "LIMA, May 3 (Reuters) - The bridge was closed, [[person|Ana Ruiz]] said on Monday.",
        "The bridge was closed");
    row("not the dateline, before according to",
        "LIMA (AP) — The bridge was closed for good, according to [[person|Ana Ruiz]].",
        "The bridge was closed for good");
    row("not what was asked", "Asked by [[person|Tom Lind]] for help, [[person|Ana Ruiz]] said no.", "-");
    row("not the clause before", "When the bridge was closed, [[person|Ana Ruiz]] said no.", "-");
    row("an adverbial before the report", "In May the bridge will close, [[person|Ana Ruiz]] said.",
        "In May the bridge will close");
}

void TestRecognitionQuoteStages::reports()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    std::vector<FoundQuote> quotes;
    addIndirectSpeech(text.reading(), quotes);
    QByteArrayList printed;
    for (const FoundQuote &quote : quotes) {
        QVERIFY(quote.kind == QuoteKind::Indirect);
        for (const Span part : quote.parts)
            printed.append(text.words(part));
    }
    QTEST(printed.isEmpty() ? QByteArray("-") : printed.join("; "), "expected");
}

QTEST_GUILESS_MAIN(TestRecognitionQuoteStages)
#include "test_recognition_quotestages.moc"
