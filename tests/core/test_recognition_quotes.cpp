// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::test;

/// Every style of marks, every trap. Each row is a passage with its quotes written into it; kinds count.
class TestRecognitionQuotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void notationIsUndone();
    void styles_data();
    void styles() { check(); }
    void apostrophes_data();
    void apostrophes() { check(); }
    void severalParts_data();
    void severalParts() { check(); }
    void strayMarks_data();
    void strayMarks() { check(); }
    void nested_data();
    void nested() { check(); }
    void kinds_data();
    void kinds() { check(); }
    void partsHaveEvidence();

private:
    void row(const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); }
    void check();
};

void TestRecognitionQuotes::check()
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printQuotes(marked.text, recognized(marked.text), false), notation);
}

void TestRecognitionQuotes::notationIsUndone()
{
    const QByteArray notation = "say [[a|“the [[b c|Lima]] [[d|question]]”]], [[e|Ana]]";
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(marked.text, QByteArray("say “the Lima question”, Ana"));
    QCOMPARE(marked.marks.size(), 4);
    QCOMPARE(printMarked(marked.text, marked.marks), notation);
}

void TestRecognitionQuotes::styles_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("curly double", "[[direct|“The bridge is closed,”]] said Ana Ruiz.");
    row("straight double", "[[direct|\"The bridge is closed,\"]] said Ana Ruiz.");
    row("curly single", "[[direct|‘The bridge is closed,’]] said Ana Ruiz.");
    row("straight single", "[[direct|'The bridge is closed,']] said Ana Ruiz.");
    row("British comma outside", "[[direct|‘The bridge is closed’]], said Ana Ruiz.");
    row("German", "Ana Ruiz said: [[direct|„The bridge is closed.“]]");
    row("German with English end", "Ana Ruiz said: [[direct|„The bridge is closed.”]]");
    row("low single", "Ana Ruiz said: [[direct|‚The bridge is closed.‘]]");
    row("French", "Ana Ruiz said: [[direct|«The bridge is closed.»]]");
    row("French with spaces", "Ana Ruiz said: [[direct|« The bridge is closed. »]] Then she left.");
    row("French with no-break spaces", "Ana Ruiz said: [[direct|«\u00a0The bridge is closed.\u00a0»]] Then she left.");
    row("pointing inwards", "Ana Ruiz said: [[direct|»The bridge is closed.«]] Then she left.");
    row("Swedish angles", "Ana Ruiz said: [[direct|»The bridge is closed.»]] Then she left.");
    row("Swedish curls", "Ana Ruiz said: [[direct|”The bridge is closed.”]] Then she left.");
    row("single angles", "Ana Ruiz said: [[direct|‹The bridge is closed.›]] Then she left.");
    row("high reversed", "Ana Ruiz said: [[direct|‟The bridge is closed.”]] Then she left.");
    row("corners", "Ana Ruiz said: [[direct|「The bridge is closed.」]] Then she left.");
    row("white corners", "Ana Ruiz said: [[direct|『The bridge is closed.』]] Then she left.");
    row("full width", "Ana Ruiz said: [[direct|＂The bridge is closed.＂]] Then she left.");
    row("opening mark used twice", "Ana Ruiz said: [[direct|“The bridge is closed.“]] Then she left.");
    row("curly opened, straight closed", "Ana Ruiz said: [[direct|“The bridge is closed.\"]] Then she left.");
    row("two in one sentence", "She called it [[partial|“slow”]] and [[partial|“unsafe.”]]");
    row("after a colon at once", "Ana Ruiz said:[[direct|\"The bridge is closed.\"]]");
    row("in brackets", "Ana Ruiz ([[direct|“The bridge is closed,”]] she said) left.");
    row("after a dash", "Ana Ruiz said—[[direct|“The bridge is closed”]]—and left.");
    row("begins with dots", "Ana Ruiz said: [[direct|“... and the bridge is closed.”]]");
    row("begins with a bracket", "Ana Ruiz said: [[direct|“[The] bridge is closed.”]]");
    row("begins with a number", "Ana Ruiz said: [[direct|“40 people were on the bridge.”]]");
    row("question", "[[direct|“Is the bridge closed?”]] asked Ana Ruiz.");
    row("a space too many", "Ana Ruiz said,[[direct|\" The bridge is closed for the winter\"]].");
    row("over a broken line", "Ana Ruiz said on Monday that nobody should worry: [[direct|“The bridge will be\nclosed "
                              "for the whole winter.”]] Then she left.");
}

void TestRecognitionQuotes::apostrophes_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("contraction in curly singles", "[[direct|‘It’s closed, and we don’t know why,’]] said Ana Ruiz.");
    row("contraction in straight singles", "[[direct|'It's closed, and we don't know why,']] said Ana Ruiz.");
    row("plural possessive in singles", "[[direct|‘The workers’ demands are fair,’]] said Ana Ruiz.");
    row("straight plural possessive in singles", "[[direct|'The workers' demands are fair,']] said Ana Ruiz.");
    row("possessive outside", "The workers’ union called the offer [[partial|‘a joke’]].");
    row("only possessives", "The workers’ union and the drivers’ club met at the Joneses’ house.");
    row("dropped letter at the end", "[[direct|‘I was goin’ home when it fell,’]] said Ana Ruiz.");
    row("decade", "In the ’90s and the '80s the bridge was new.");
    row("decade inside", "[[direct|“In the ’90s the bridge was new,”]] said Ana Ruiz.");
    row("dropped letter at the start", "[[direct|“Tell ’em the bridge is closed,”]] said Ana Ruiz.");
    row("name with apostrophe", "[[direct|‘O’Hara knew the bridge was old,’]] said Ana Ruiz.");
    row("feet and inches", "The 6'2\" guard and the 5'11\" driver met.");
    row("inches in a quote", "[[direct|\"It was a 6\" pipe that broke,\"]] said Ana Ruiz.");
    row("inches alone", "A 12\" disc and a 7\" disc were found.");
    row("rock 'n' roll", "They played rock 'n' roll on the bridge.");
    row("single words in singles", "The statues of [[title|‘heroes’]] and [[title|‘villains’]] fell.");
}

void TestRecognitionQuotes::severalParts_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("split, the sentence goes on", "[[direct 1|“The bridge,”]] said Ana Ruiz, [[direct 1|“is closed until May.”]]");
    row("split with a pronoun", "[[direct 1|“We tried,”]] she said, [[direct 1|“but nobody came.”]]");
    row("split, commas outside", "[[direct 1|‘The bridge’]], said Ana Ruiz, [[direct 1|‘is closed until May.’]]");
    row("split after a question", "[[direct 1|“Why now,”]] asked Ana Ruiz on Monday, [[direct 1|“and why here?”]]");
    row("the sentence has ended", "[[direct|“The bridge is closed,”]] said Ana Ruiz. [[direct|“It opens in May.”]]");
    row("a second verb", "[[direct|“The bridge is closed,”]] said Ana Ruiz, adding: [[direct|“It opens in May.”]]");
    row("two speakers", "[[direct|“It is closed,”]] said Ana Ruiz. [[direct|“It is open,”]] said Tom Lind.");
    row("over paragraphs", "Ana Ruiz said:\n\n[[direct 1|“The bridge is closed.]]\n\n[[direct 1|“It will open in "
                           "May.]]\n\n[[direct 1|“Then we can cross it again.”]]\n\nNobody asked why.");
    row("over paragraphs, straight", "Ana Ruiz said:\n\n[[direct 1|\"The bridge is closed.]]\n\n[[direct 1|\"It will "
                                     "open in May.\"]]\n\nNobody asked why.");
    row("over paragraphs after an attribution",
        "[[direct|“I saw it fall,”]] said Ana Ruiz. [[direct 1|“It was loud.]]\n\n[[direct 1|“Then it was quiet.”]]");
    row("over paragraphs, French, pointing on",
        "Ana Ruiz said: [[direct 1|«The bridge is closed.]]\n\n[[direct 1|»It will open in May.»]]");
    row("the last mark forgotten", "Ana Ruiz said:\n\n[[direct 1|“The bridge is closed.]]\n\n[[direct 1|“It will open "
                                   "in May.]]\n\nNobody asked why.");
    row("each paragraph closed",
        "[[direct|“The bridge is closed,”]] Ana Ruiz said.\n\n[[direct|“It will open in May.”]]");
}

void TestRecognitionQuotes::strayMarks_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("opening mark alone", "She said “nothing. The rest of the story goes on.");
    row("closing mark alone", "She said nothing.” The rest of the story goes on.");
    row("stray before a quote", "A “ fell from the wall. [[direct|“The bridge is closed,”]] said Ana Ruiz.");
    row("stray straight before a quote", "A \"sign fell. [[direct|\"The bridge is closed,\"]] said Ana Ruiz.");
    row("stray, then a paragraph", "She wrote “the bridge\n\n[[direct|“It is closed,”]] said Ana Ruiz.");
    row("stray single", "'Twas the bridge. [[direct|'It is closed,']] said Ana Ruiz.");
    row("stray single in a double", "[[direct|“The ‘bridge is closed,”]] said Ana Ruiz.");
    row("mark as a sign", "Press \" to begin.");
    row("empty marks", "She wrote \"\" and “” and ‘’.");
    row("marks only", "“ ” \" ' « »");
    row("two openings", "“Well “[[direct|“The bridge is closed,”]] said Ana Ruiz.");
}

void TestRecognitionQuotes::nested_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("singles in doubles", "[[direct|“The ‘old’ bridge was safer,”]] said Ana Ruiz.");
    row("doubles in singles", "[[direct|‘The “old” bridge was safer,’]] said Ana Ruiz.");
    row("inner at the end", "[[direct|“We all heard the word ‘no.’”]] said Ana Ruiz.");
    row("inner at the start", "[[direct|“‘No’ is a word that I know,”]] said Ana Ruiz.");
    row("somebody else speaks inside",
        "[[direct|“The mayor told me, [[direct|‘Close the bridge,’]] and I did,”]] said Ana Ruiz.");
    row("others said it", "[[direct|“They said [[partial|‘no’]] to us,”]] said Ana Ruiz.");
    row("the speaker quotes herself", "[[direct|“I said, ‘Close the bridge,’ and they did,”]] said Ana Ruiz.");
    row("curly in angles", "Ana Ruiz said: [[direct|«The “old” bridge was safer.»]]");
    row("three levels", "[[direct|“He asked what ‘the “old” way’ meant,”]] said Ana Ruiz.");
}

void TestRecognitionQuotes::kinds_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("a word", "Ana Ruiz called the plan [[partial|“useless.”]]");
    row("described as", "Ana Ruiz described the plan as [[partial|“a long and costly mistake”]].");
    row("after that", "Ana Ruiz said that [[partial|“the plan was costly”]] and left.");
    row("what somebody calls", "Ana Ruiz, who left over what she called [[partial|“secret talks,”]] is back.");
    row("nickname", "Tomas [[title|“The Wall”]] Lind won the fight.");
    row("nickname, one word", "Ana [[title|“Annie”]] Ruiz won the race.");
    row("film", "Ana Ruiz made the film [[title|“A Bridge in Winter”]] in May.");
    row("song in singles", "They played the song [[title|‘Cold Water’]] twice.");
    row("book, with a comma", "Her first novel, [[title|“The Long Bridge,”]] sold well.");
    row("ship", "The trawler was called [[title|“Good Hope”]] and sank.");
    row("known as", "The rule is known as [[title|“first come, first served”]] in town.");
    row("the word", "She crossed out the word [[title|“bridge”]] twice.");
    row("so-called", "The so-called [[title|“bridge tax”]] begins in May.");
    row("irony", "The [[title|“repair”]] took nine years.");
    row("title in capitals", "[[title|“The Bridge at Dawn”]] opens on Friday.");
    row("a whole sentence that nobody claims",
        "The wall was grey. [[direct|“Nobody crosses this bridge after dark.”]]");
    row("a sentence with capitals is speech", "Ana Ruiz said: [[direct|“Ana Ruiz Wins.”]]");
}

void TestRecognitionQuotes::partsHaveEvidence()
{
    const QByteArray text = "“The bridge is closed,” said Ana Ruiz. The film “A Bridge” was shown.";
    const Recognition recognition = recognized(text);
    QCOMPARE(recognition.quotes.size(), 2);
    for (const Quote &quote : recognition.quotes) {
        QVERIFY(!quote.why.rule.isEmpty());
        QVERIFY(quote.why.score > 0 && quote.why.score <= 1);
    }
    QCOMPARE(recognition.quotes[0].cue, std::optional(Span{28, 32}));
    QVERIFY(!recognition.quotes[1].speaker);
}

QTEST_GUILESS_MAIN(TestRecognitionQuotes)
#include "test_recognition_quotes.moc"
