// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::test;

/// Who says it. Rows read "[[kind cue: speaker (type)|words]]".
class TestRecognitionSpeakers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cues_data();
    void cues() { check(); }
    void resolved_data();
    void resolved() { check(); }
    void carriedOn_data();
    void carriedOn() { check(); }
    void others_data();
    void others() { check(); }
    void speakersHaveEvidence();

private:
    void row(const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); }
    void check();
};

void TestRecognitionSpeakers::check()
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printQuotes(marked.text, recognized(marked.text), true), notation);
}

void TestRecognitionSpeakers::cues_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("inversion", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] said Ana Ruiz.");
    row("name first", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] Ana Ruiz said.");
    row("before, comma", "Ana Ruiz said, [[direct said: Ana Ruiz (named)|“The bridge is closed.”]]");
    row("before, colon", "Ana Ruiz told reporters: [[direct told: Ana Ruiz (named)|“The bridge is closed.”]]");
    row("not the addressee",
        "Ana Ruiz told Tom Lind on Monday: [[direct told: Ana Ruiz (named)|“The bridge is closed.”]]");
    row("the addressee behind", "[[direct told: Ana Ruiz (named)|“The bridge is closed,”]] Ana Ruiz told Tom Lind.");
    row("adverb", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] Ana Ruiz later said.");
    row("long apposition", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] said Ana Ruiz, a former engineer "
                           "from the north who has studied it.");
    row("apposition between", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] Ana Ruiz, a spokeswoman for "
                              "the ministry, said on Monday.");
    row("age between", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] Ana Ruiz, 45, said on Monday.");
    row("relative clause between", "Ana Ruiz, who has crossed the bridge for years, wrote that [[partial wrote: Ana "
                                   "Ruiz (named)|“nobody was safe”]] on it.");
    row("title before", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] said Prime Minister Ana Ruiz.");
    row("role before", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] said union leader Ana Ruiz.");
    row("described as", "Ana Ruiz described the plan as [[partial described: Ana Ruiz (named)|“hopeless.”]]");
    row("called", "Ana Ruiz called the plan [[partial called: Ana Ruiz (named)|“hopeless.”]]");
    row("passive", "The plan was described by Ana Ruiz as [[partial described: Ana Ruiz (named)|“hopeless.”]]");
    row("according to, before",
        "According to Ana Ruiz, [[direct According to: Ana Ruiz (named)|“The bridge is closed for good.”]]");
    row("according to, behind",
        "[[direct according to: Ana Ruiz (named)|“The bridge is closed,”]] according to Ana Ruiz.");
    row("quoted as saying",
        "The paper quoted Ana Ruiz as saying: [[direct saying: Ana Ruiz (named)|“The bridge is closed.”]]");
    row("was quoted as saying",
        "Ana Ruiz was quoted as saying [[partial saying: Ana Ruiz (named)|“the bridge is closed”]] by Monday.");
    row("name and colon", "Ana Ruiz: [[direct -: Ana Ruiz (named)|“The bridge is closed for good.”]]");
    row("signed", "[[direct -: Ana Ruiz (named)|“The bridge is closed for good.”]] — Ana Ruiz");
    row("two verbs", "Ana Ruiz closed the bridge and said [[direct said: Ana Ruiz (named)|“Nobody may cross it.”]]");
    row("participle", "Ana Ruiz closed the bridge, saying [[partial saying: Ana Ruiz (named)|“nobody may cross it.”]]");
    row("clause in a clause",
        "Ana Ruiz said the city had promised [[partial said: Ana Ruiz (named)|“a safe bridge.”]]");
    row("question mark", "[[direct asked: Ana Ruiz (named)|“Who closed it?”]] Ana Ruiz asked.");
    row("split", "[[direct said 1: Ana Ruiz (named)|“The bridge,”]] said Ana Ruiz, [[direct said 1: Ana Ruiz "
                 "(named)|“is closed.”]]");
}

void TestRecognitionSpeakers::resolved_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("he", "Tom Lind closed the bridge. [[direct said: Tom Lind (pronoun)|“Nobody may cross it,”]] he said.");
    row("she, not he",
        "Ana Ruiz met Tom Lind on the bridge. [[direct said: Ana Ruiz (pronoun)|“Nobody may cross it,”]] she said.");
    row("he, not she",
        "Ana Ruiz met Tom Lind on the bridge. [[direct said: Tom Lind (pronoun)|“Nobody may cross it,”]] he said.");
    row("she in what she called",
        "Ana Ruiz, who left over what she called [[partial called: Ana Ruiz (pronoun)|“secret talks,”]] is back.");
    row("the office", "President Ana Ruiz came late. [[direct said: Ana Ruiz (nominal)|“The bridge is closed,”]] the "
                      "president said.");
    row("the office in small letters before", "The town was proud of its mayor, Ana Ruiz. [[direct said: Ana Ruiz "
                                              "(nominal)|“The bridge is closed,”]] the mayor said.");
    row("two offices", "President Ana Ruiz met envoy Tom Lind. [[direct said: Tom Lind (nominal)|“The bridge is "
                       "closed,”]] the envoy said.");
    row("surname", "Ana Ruiz came late. [[direct said: Ana Ruiz (named)|“The bridge is closed,”]] Ruiz said.");
    row("courtesy title",
        "Ana Ruiz came late. [[direct said: Ana Ruiz (named)|“The bridge is closed,”]] said Ms. Ruiz.");
    row("a pronoun ahead of its name",
        "As she walked on, Ana Ruiz said [[partial said: Ana Ruiz (named)|“the bridge is closed.”]]");
    row("nobody for the pronoun", "The bridge fell. [[direct said: he (pronoun)|“Nobody may cross it,”]] he said.");
}

void TestRecognitionSpeakers::carriedOn_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("a list", "Ana Ruiz described it as [[partial described: Ana Ruiz (named)|“slow”]] and [[partial -: Ana Ruiz "
                  "(named)|“unsafe.”]]");
    row("next sentence", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] said Ana Ruiz. [[direct -: Ana "
                         "Ruiz (named)|“It opens in May.”]]");
    row("next paragraph", "[[direct said: Ana Ruiz (named)|“The bridge is closed,”]] said Ana Ruiz.\n\n[[direct -: Ana "
                          "Ruiz (named)|“It opens in May.”]]");
    row("the sentence before",
        "Ana Ruiz was furious. [[direct -: Ana Ruiz (named)|“The bridge has been closed for years.”]]");
    row("paragraph before ends with a colon",
        "Ana Ruiz said:\n\n[[direct said: Ana Ruiz (named)|“The bridge is closed.”]]");
    row("nobody", "The wall was grey. [[direct -: ?|“Nobody crosses this bridge after dark.”]]");
}

void TestRecognitionSpeakers::others_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("unnamed", "An unnamed White House official said: [[direct said: An unnamed White House official "
                   "(unnamed)|“The talks go on.”]]");
    row("indefinite", "[[direct said: a police spokesman (unnamed)|“The road is closed,”]] said a police spokesman.");
    row("with what he speaks for",
        "[[direct said: a spokeswoman (unnamed)|“The road is closed,”]] a spokeswoman for the ministry said.");
    row("several", "[[direct said: Officials (unnamed)|“The road is closed,”]] Officials said on Monday.");
    row("ministry", "[[direct said: the ministry (institution)|“The road is closed,”]] the ministry said.");
    row("organisation",
        "[[direct said: Amnesty International (institution)|“The road is closed,”]] Amnesty International said.");
    row("document", "[[direct read: a statement (institution)|“The road is closed,”]] read a statement.");
    row("a report", "The report said that [[partial said: The report (institution)|“the road was never safe.”]]");
}

void TestRecognitionSpeakers::speakersHaveEvidence()
{
    const QByteArray text = "President Ana Ruiz came late. “The bridge is closed,” the president said.";
    const Recognition recognition = recognized(text);
    QCOMPARE(recognition.quotes.size(), 1);
    QVERIFY(recognition.quotes[0].speaker.has_value());
    const Speaker &speaker = *recognition.quotes[0].speaker;
    QCOMPARE(speaker.why.rule, QStringLiteral("speaker.cue-after+nominal.role"));
    QVERIFY(speaker.why.score > 0 && speaker.why.score < 1);
    QCOMPARE(speaker.why.spans.size(), 2); // the verb, and where the office was told
    QCOMPARE(text.mid(speaker.why.spans[0].start, speaker.why.spans[0].length()), QByteArray("said"));
    QCOMPARE(text.mid(speaker.why.spans[1].start, speaker.why.spans[1].length()), QByteArray("President"));
    QCOMPARE(recognition.cast[speaker.entity].name, QStringLiteral("Ana Ruiz"));
}

QTEST_GUILESS_MAIN(TestRecognitionSpeakers)
#include "test_recognition_speakers.moc"
