// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/attribution.h"
#include "core/recognition/quoteplace.h"
#include "core/recognition/subjectsearch.h"
#include "core/recognition/utterance.h"
#include "tests/support/stagetext.h"

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// The words round the first quote of a text that say whose it is, before anybody asks who that is: rule, words
/// of the speaker, cue; and whose verb a verb is.
class TestRecognitionAttribution : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void before_data();
    void before() { check(); }
    void behind_data();
    void behind() { check(); }
    void betweenTwo_data();
    void betweenTwo() { check(); }
    void nouns_data();
    void nouns() { check(); }
    void subjects_data();
    void subjects();
    void passives_data();
    void passives();
    void soundsLikeSpeech_data();
    void soundsLikeSpeech();

private:
    void row(const char *name, const char *notation, const char *expected)
    {
        QTest::newRow(name) << QByteArray(notation) << QByteArray(expected);
    }
    void columns()
    {
        QTest::addColumn<QByteArray>("notation");
        QTest::addColumn<QByteArray>("expected");
    }
    void check();
};

void TestRecognitionAttribution::check()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    QVERIFY(!text.reading().marked().empty());
    const std::optional<Attribution> found = attributionOf(text.reading(), placeOf(text.reading(), 0));
    QByteArray printed = "-";
    if (found) {
        printed = QByteArray(found->rule).mid(static_cast<qsizetype>(qstrlen("speaker."))) + " | " +
                  (found->subject ? text.words(found->subject->first, found->subject->end)
                                  : QByteArray(found->nobody ? "nobody" : "?")) +
                  " | " + (found->cueFirst < 0 ? QByteArray("-") : text.words(found->cueFirst, found->cueEnd));
        QVERIFY(found->score > 0 && found->score <= 1);
    }
    QTEST(printed, "expected");
}

void TestRecognitionAttribution::before_data()
{
    columns();
    row("comma", "[[person|Ana Ruiz]] said, “It is late.”", "cue-before | Ana Ruiz | said");
    row("colon over an addressee", "[[person|Ana Ruiz]] told [[person|Tom Lind]]: “Go.”",
        "cue-before | Ana Ruiz | told");
    row("name and colon", "[[person|Ana Ruiz]]: “It is late.”", "colon | Ana Ruiz | -");
    row("called it", "[[person|Ana Ruiz]] called it “mad”.", "cue-before | Ana Ruiz | called");
    row("what she says governs what others do", "[[person|Ana Ruiz]] said the city had offered “nothing”.",
        "outer-cue | Ana Ruiz | said");
    row("according to", "According to [[person|Ana Ruiz]], it was “mad”.", "according-to | Ana Ruiz | According to");
    row("in her words", "It was, in [[person|Ruiz]]’s words, “mad”.", "in-words | Ruiz | words");
    row("a passive of nobody’s", "[[person|Ana Ruiz]] was accused of “running scared”.", "passive | nobody | accused");
    row("nobody", "The wall was “green”.", "-");
}

void TestRecognitionAttribution::behind_data()
{
    columns();
    row("inversion", "“It is late,” said [[person|Ana Ruiz]].", "inversion | Ana Ruiz | said");
    row("name first", "“It is late,” [[person|Ana Ruiz]] said.", "cue-after | Ana Ruiz | said");
    row("over who she is", "“It is late,” [[person|Ana Ruiz]], who heads the union, said.",
        "cue-after | Ana Ruiz | said");
    row("over a participle of others", "“It is late,” [[person|Ana Ruiz]], praised by [[person|Tom Lind]], said.",
        "cue-after | Ana Ruiz | said");
    row("signed", "“It is late.” – [[person|Ana Ruiz]]", "signed | Ana Ruiz | -");
    row("quoted as saying", "“It is late,” [[person|Ana Ruiz]] was quoted as saying.", "cue-after | Ana Ruiz | saying");
    row("reported to have said", "“It is late,” [[person|Ana Ruiz]] is reported to have said.",
        "cue-after | Ana Ruiz | said");
    row("heard to say", "“It is late,” [[person|Ana Ruiz]] was heard to say.", "cue-after | Ana Ruiz | say");
    row("who is told does not speak", "“It is late,” [[person|Ana Ruiz]] was told by [[person|Tom Lind]].",
        "told-by | Tom Lind | told");
    row("a verb of no list", "“The bridge is closed,” crowed [[person|Ana Ruiz]].", "verb-behind | Ana Ruiz | crowed");
    row("a verb of no list behind her", "“The bridge is closed,” she mouthed to him.", "verb-behind | she | mouthed");
    row("a work and a verb of no list", "“Late Tide,” she rehearsed on Monday.", "-");
    row("a noun of no list", "“Is it late?” shouted the fireman.", "inversion | the fireman | shouted");
    row("told by nobody named", "“It is late,” [[person|Ana Ruiz]] was told.", "told-by | nobody | told");
    row("what is praised was not said", "“Frozen” was praised by critics.", "-");
}

void TestRecognitionAttribution::betweenTwo_data()
{
    columns();
    row("the next clause is another’s", "[[person|Ana Ruiz]] called it “mad”, but [[person|Tom Lind]] disagreed.",
        "cue-before | Ana Ruiz | called");
    row("the next sentence is another’s", "[[person|Ana Ruiz]] asked: “Who knew?” [[person|Tom Lind]] said nothing.",
        "cue-before | Ana Ruiz | asked");
    row("a comma inside announces what follows",
        "[[person|Ana Ruiz]] smiled as “it is late,” said [[person|Tom Lind]].", "inversion | Tom Lind | said");
}

void TestRecognitionAttribution::nouns_data()
{
    columns();
    row("was the message from", "“Shame on you” was the message from [[person|Ana Ruiz]].",
        "was-utterance | Ana Ruiz | message");
    row("was his reply", "“Not good enough” was his reply.", "was-utterance | his | reply");
    row("a cry from nouns of no list", "“Out” was the cry from the terraces.", "was-utterance | the terraces | cry");
    row("a warning of nobody’s", "“Not now” was the warning.", "was-utterance | nobody | warning");
    row("was all he offered", "“No comment” was all [[person|Tom Lind]] offered.",
        "was-utterance | Tom Lind | offered");
    row("was how she put it", "“Mad” was how [[person|Ana Ruiz]] put it.", "was-how | Ana Ruiz | put it");
    row("was how the mayor, by name, put it", "“Mad” was how the mayor, [[person|Ana Ruiz]], put it.",
        "was-how | Ana Ruiz | put it");
    row("to her", "To her, it is “like losing a limb”.", "in-view-of | her | -");
    row("her verdict was", "Her verdict was “a mess”.", "utterance | Her | verdict");
    row("her verdict and a colon", "[[person|Ana Ruiz]]’s verdict: “A mess, all of it.”", "colon | Ana Ruiz | -");
    row("in the view of", "To [[person|Ana Ruiz]], it is “like losing a limb”.", "in-view-of | Ana Ruiz | -");
    row("for somebody", "For the mayor, the win was “a dream”.", "in-view-of | the mayor | -");
    row("for somebody, but no view", "For the mayor, the band played “Yesterday”.", "-");
    row("in brackets", "[[person|Ana Ruiz]] (“I hate snow”) moved.", "brackets | Ana Ruiz | -");
    row("a nickname in brackets", "[[person|Ana Ruiz]] (“The Fox”) moved.", "-");
    row("and another", "And [[person|Tom Lind]]: “We were poor.”", "colon | Tom Lind | -");
}

void TestRecognitionAttribution::subjects_data()
{
    columns();
    row("right before", "[[person|Ana Ruiz]] [[cue|said]] it is “mad”.", "Ana Ruiz");
    row("over an adverb", "[[person|Ana Ruiz]] later [[cue|said]] it is “mad”.", "Ana Ruiz");
    row("over an apposition", "[[person|Ana Ruiz]], 45, a doctor, [[cue|said]] it is “mad”.", "Ana Ruiz");
    row("over another verb", "[[person|Ana Ruiz]] closed the bridge and [[cue|said]] it is “mad”.", "Ana Ruiz");
    row("behind a passive", "The plan was [[cue|described]] by [[person|Ana Ruiz]] as “mad”.", "Ana Ruiz");
    row("behind a passive, a pronoun", "They were [[cue|warned]] by her that it was “mad”.", "her");
    row("behind a passive, her lawyer", "They were [[cue|warned]] by her lawyer that it was “mad”.", "her lawyer");
    row("whom the paper quotes", "The paper [[cue|quoted]] [[person|Ana Ruiz]] as saying it was “mad”.", "Ana Ruiz");
    row("of a participle", "[[person|Ana Ruiz]] left, [[cue|saying]] it was “mad”.", "Ana Ruiz");
    row("adding to what was said before",
        "[[person|Ana Ruiz]] said [[person|Tom Lind]] left, [[cue|adding]] it was “mad”.", "Ana Ruiz");
}

void TestRecognitionAttribution::subjects()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    const QuotePlace place = placeOf(text.reading(), 0);
    const std::optional<NounPhrase> subject =
        SubjectSearch(text.reading(), place).subjectOf(text.first("cue"), place.from, place.first);
    QTEST(subject ? text.words(subject->first, subject->end) : QByteArray("-"), "expected");
}

void TestRecognitionAttribution::passives_data()
{
    columns();
    row("active", "“No,” [[person|Ruiz]] [[cue|told]] us.", "active");
    row("was told", "“No,” [[person|Ruiz]] was [[cue|told]].", "passive");
    row("was told by", "“No,” [[person|Ruiz]] was [[cue|told]] by [[person|Lind]].", "passive by Lind");
    row("told by, without a verb", "“No,” [[person|Ruiz]], [[cue|told]] by him, said.", "passive by him");
    row("was quoted as saying", "“No,” [[person|Ruiz]] was [[cue|quoted]] as saying.", "passive report");
    row("is said to have told", "“No,” [[person|Ruiz]] is [[cue|said]] to have told us.", "passive report");
}

void TestRecognitionAttribution::passives()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    const QuotePlace place = placeOf(text.reading(), 0);
    const SubjectSearch search(text.reading(), place);
    const qint32 cue = text.first("cue");
    QByteArray found = search.isPassive(cue, place.end) ? "passive" : "active";
    if (search.isReport(cue))
        found += " report";
    else if (const std::optional<NounPhrase> agent = search.agentOf(cue, place.to))
        found += " by " + text.words(agent->first, agent->end);
    QTEST(found, "expected");
}

void TestRecognitionAttribution::soundsLikeSpeech_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<bool>("expected");
    QTest::newRow("I and a verb") << QByteArray("I hate snow") << true;
    QTest::newRow("we in the middle") << QByteArray("in May we go") << true;
    QTest::newRow("a title") << QByteArray("I Will Survive") << false;
    QTest::newRow("no one’s own") << QByteArray("the false nine") << false;
    QTest::newRow("I alone") << QByteArray("and I") << false;
}

void TestRecognitionAttribution::soundsLikeSpeech()
{
    QFETCH(QByteArray, words);
    const StageText text(words);
    QTEST(speaksOfItself(text.reading(), 0, text.tokens().count()), "expected");
}

QTEST_GUILESS_MAIN(TestRecognitionAttribution)
#include "test_recognition_attribution.moc"
