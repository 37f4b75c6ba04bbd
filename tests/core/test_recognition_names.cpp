// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::test;

class TestRecognitionNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void people_data();
    void people() { check(); }
    void places_data();
    void places() { check(); }
    void organizations_data();
    void organizations() { check(); }
    void noNames_data();
    void noNames() { check(); }
    void document_data();
    void document() { check(); }
    void newsEnglish_data();
    void newsEnglish() { check(); }
    void personOrPlace_data();
    void personOrPlace() { check(); }
    void passages_data();
    void passages() { check(); }
    void namesHaveEvidence();
    void trainedNamesHaveGrounds();

private:
    void row(const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); }
    void check();
};

void TestRecognitionNames::check()
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printMentions(marked.text, recognized(marked.text), false), notation);
}

void TestRecognitionNames::people_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("forename and surname", "The bridge was built by [[person|Maria Ortega]] and [[person|John Miller]].");
    row("title outside", "They met President [[person|Maria Ortega]] and Mr. [[person|Lund]].");
    row("several titles", "Deputy Prime Minister [[person|Maria Ortega]] met retired Gen. [[person|John Miller]].");
    row("role in small letters", "The engineer [[person|Halvar Brusk]] left.");
    row("minister of a field", "Minister of Education [[person|Maria Ortega]] left.");
    row("title in two halves", "Vice-Mayor [[person|Maria Ortega]] left.");
    row("initials", "They read [[person|John F. Miller]] and [[person|J. R. Ortega]].");
    row("particles", "A speech by [[person|Maria van der Berg]] was read.");
    row("article prefix", "The speech of [[person|Omar al-Masri]] was read.");
    row("suffix", "A book by [[person|John Miller Jr.]] was read.");
    row("possessive outside", "[[person|Maria Ortega]]’s house stood near [[person|John Miller]]'s.");
    row("age", "[[person|Halvar Brusk]], 45, was found.");
    row("who", "The prize went to [[person|Halvar Brusk]], who wept.");
    row("apposition before", "The mayor, [[person|Halvar Brusk]], wept.");
    row("verb of speech", "It was late when [[person|Halvar Brusk]] said no.");
    row("country as forename", "The race was won by [[person|Jordan Miller]].");
    row("between a country and a title", "[[place|U.S.]] Senator [[person|Maria Ortega]] left.");
    row("demonym before the title", "Ukrainian President [[person|Maria Ortega]] left.");
}

void TestRecognitionNames::places_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("country", "It rained in [[place|Peru]] and [[place|North Macedonia]].");
    row("country that acts", "[[place|Russia]] said no to [[place|China]].");
    row("with full stops", "It rained in the [[place|U.S.]] and the [[place|U.K.]] all day.");
    row("city", "They landed in [[place|Kraków]] and in [[place|Buenos Aires]].");
    row("city of two words with New", "They left [[place|New Delhi]] for [[place|New York]].");
    row("at a sentence's start", "[[place|New York]] was dark.");
    row("city and state", "The plant in [[place|Springfield]], [[place|Ohio]], was closed.");
    row("unknown town", "They came from the small town of [[place|Ulvhaug]].");
    row("unknown district", "They lived in the [[place|Ulvhaug]] district.");
    row("unknown, in", "They all lived in [[place|Ulvhaug]].");
    row("park", "They walked in [[place|Alder Park]] and down [[place|Sorel Street]].");
    row("lake and mount", "They saw [[place|Lake Torn]] and [[place|Mount Sorel]].");
    row("of", "A ship sank in the [[place|Gulf of Aden]].");
    row("republic", "They left the [[place|Democratic Republic of the Congo]].");
    row("direction", "It rained in [[place|Eastern China]].");
    row("based", "The [[place|Lima]]-based firm was sold.");
    row("list", "It rained in [[place|Bolivia]], [[place|Ulvhaug]] and [[place|Chile]].");
    row("possessive", "[[place|Norway]]’s capital is [[place|Oslo]].");
}

void TestRecognitionNames::organizations_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("ministry", "The [[organization|Ministry of Foreign Affairs]] said no.");
    row("ministry, last", "The [[organization|Sorel Ministry]] said no.");
    row("department of two fields", "The [[organization|Department of Health and Human Services]] said no.");
    row("two fields before the head", "The [[organization|Roads and Bridges Authority]] said no.");
    row("university", "She taught at the [[organization|University of Lima]].");
    row("demonym is part of it", "The [[organization|Indonesian Navy]] said no.");
    row("country is part of it", "The [[organization|United States Navy]] said no.");
    row("company", "They sold it to [[organization|Orla Foods Inc.]] on Monday.");
    row("known", "The [[organization|World Health Organization]] and [[organization|Amnesty International]] agreed.");
    row("small word inside", "A report by [[organization|Reporters Without Borders]] was read.");
    row("acronyms", "Both [[organization|NATO]] and the [[organization|U.N.]] agreed.");
    row("acronym of",
        "The [[organization|Orla Bridge Authority]] ([[organization|OBA]]) said no. The [[organization|OBA]] left.");
    row("seat of power that speaks", "The [[organization|Kremlin]] and the [[organization|White House]] agreed.");
    row("people's", "The [[organization|Sorel People's Party]] won.");
    row("paper with a day", "She told the [[organization|Sunday Times]] so.");
    row("spokesman", "A [[organization|Home Office]] spokesman said no.");
}

void TestRecognitionNames::noNames_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("nothing", "It rained all day and nobody came.");
    row("first words", "Yesterday it rained. Officials waited. Nobody came.");
    row("demonyms", "Russian and Indian officials met the Germans.");
    row("days and months", "On Monday in April and on Tuesday in May it rained.");
    row("title alone", "The President met the Prime Minister and the Mayor.");
    row("I", "Then I said that I would.");
    row("diseases in capitals", "He had severe hand and foot disease (HFD) and HIV.");
    row("events", "They watched the World Cup after the Winter Games.");
    row("money", "They paid US$40 each.");
    row("shouting", "NOBODY MAY CROSS THIS BRIDGE AFTER DARK.");
    row("empty", "");
}

/// Short reports of many kinds, of our own.
void TestRecognitionNames::passages_data()
{
    QTest::addColumn<QByteArray>("notation");
    QFile file(QStringLiteral(BLUEPENCIL_TEST_DATA "/recognition/names-first.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray rest = file.readAll().trimmed();
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf("\n\n");
        const QByteArray passage = end < 0 ? rest : rest.first(end);
        QTest::newRow(passage.first(std::min<qsizetype>(passage.size(), 40)).constData()) << passage;
        rest = end < 0 ? QByteArray() : rest.sliced(end + 2);
    }
}

void TestRecognitionNames::document_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("a club and its town", "[[organization|Burnley]] lost 3-0 to [[organization|Watford]] on Saturday. Fans drank "
                               "in [[place|Burnley]] until late, and [[organization|Burnley]] said sorry.");
    row("a club’s short name", "[[organization|Norwich City]] beat [[organization|Ipswich]] 2-1 on Saturday. Manager "
                               "[[person|Karl Dunne]] said [[organization|Norwich]] deserved it.");
    row("a town and its club", "Police in [[place|Preston]] held two men after [[organization|Preston]] beat "
                               "[[organization|Lincoln]] 2-1.");
    row("a firm that is a word",
        "[[organization|Gap]] said it would close 30 stores. [[organization|Gap]] shares fell.");
    row("a member for a town", "[[person|Ann Gill]], the MP for [[place|Selby]], left. [[place|Selby]] was wet.");
    row("somebody from a town",
        "[[person|Terry Noakes]], 66, from [[place|Peckham]], left. [[place|Peckham]] was wet.");
    row("a country beside a namesake", "[[place|Jordan]] said on Monday it would host the talks in [[place|Amman]]. "
                                       "[[person|Michael Jordan]], the former player, sent his greetings.");
    row("a hospital", "Nurses at [[organization|St. Luke’s]] walked out. [[organization|St. Luke’s]] was shut.");
    row("surname after the full name", "[[person|Halvar Brusk]], 45, was found. Then [[person|Brusk]] slept.");
    row("surname before the full name",
        "The police looked for [[person|Brusk]]. [[person|Halvar Brusk]], 45, was found.");
    row("forename after the full name", "[[person|Halvar Brusk]], 45, was found. Then [[person|Halvar]] slept.");
    row("short form of a company",
        "They sold [[organization|Brusk Mining Company]]. Then [[organization|Brusk Mining]] was closed.");
    row("name repeated in a headline", "[[person|Halvar Brusk]] Found Asleep Near Old Bridge\n\nThe police said that "
                                       "[[person|Halvar Brusk]], 45, was found.");
    row("country in a headline", "Storm Over [[place|Peru]] Leaves Thousands Without Power\n\nIt rained all day.");
    row("in capitals throughout", "HALT IN [[place|PERU]] AFTER STORM\n\nIt rained all day.");
    row("one string, one label", "They lived in [[place|Ulvhaug]]. [[place|Ulvhaug]] is old.");
}

void TestRecognitionNames::newsEnglish_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("dateline", "[[place|OSLO]] ([[organization|AP]]) — It rained all day and nobody came to the old bridge.");
    row("dateline of two places",
        "[[place|HAIFA]], [[place|Israel]] ([[organization|Reuters]]) - It rained all day on the old bridge.");
    row("dateline of another agency", "[[place|LIMA]] ([[organization|AFP]]) – It rained all day, the police said.");
    row("an acronym of a place in brackets", "They fled to the [[place|United Arab Emirates]] ([[place|UAE]]) in May.");
    row("firm called like its founder", "The bank sold its stake to [[organization|Raymond James]] on Monday.");
    row("the founder", "It was the work of Mr. [[person|Raymond James]], 45, who wept.");
    row("firm of an analyst", "The price is too high, said [[organization|Brandtbush]] analyst [[person|Ana Ruiz]].");
    row("analysts at",
        "Analysts at [[organization|Brandtbush]] raised the price. [[organization|Brandtbush]] was right.");
    row("a thing in the news", "Nobody has understood Brexit. The city was saved by the Iron Dome that night.");
    row("a paper that is told", "She told [[organization|Variety]] that she was tired.");
    row("a paper's name as a word", "They saw Nature at work. Variety is good.");
    row("place by its first word", "Tanks entered [[place|Deir Hanin]] on Monday, and people fled.");
    row("surname of somebody known", "Nobody has been as tired of [[person|Musk]] as they were.");
    row("a word that says something",
        "It fell after [[person|Velsk]] said he would sell it. Nobody trusts [[person|Velsk]] now.");
    row("given name of two syllables", "They met [[person|Moon Hye-jin]] at the border.");
    row("a family", "Two families, the Millers and the Ortegas, moved here. The Millers left in May.");
    row("a family by its son", "[[person|Ivo Brandt]] left early. Nobody had seen the Brandts since May.");
    row("a storm", "Hurricane Brenda hit [[place|Cuba]] on Monday. Brenda was slow.");
    row("a case", "They read Miller v. Ortega aloud.");
    row("where a lawmaker is from", "Sen. [[person|Ana Ruiz]], D-Mass., voted no.");
    row("a bill in capitals", "PRESIDENT MAY VETO THE BILL ON FRIDAY");
}

void TestRecognitionNames::personOrPlace_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("in", "[[person|Ana Jordan]] left. It rained in [[place|Jordan]] all day.");
    row("its king", "[[person|Ana Jordan]] left. [[place|Jordan]]'s old king wept.");
    row("flew to", "[[person|Paul Washington]] wept. They flew to [[place|Washington]] on Monday.");
    row("said it", "[[person|Paul Washington]] wept. [[place|Washington]] said it would not pay.");
    row("said he", "[[person|Paul Washington]] wept. [[person|Washington]] said he would not pay.");
    row("age", "[[person|Paul Washington]] wept. [[person|Washington]], 63, left.");
    row("somebody's mother", "[[person|Ana Sydney]] left. [[person|Sydney]]'s mother wept.");
    row("the mayor of", "[[person|Ana Houston]] left. The mayor of [[place|Houston]] wept.");
    row("and its state", "[[person|Ana Lincoln]] left for [[place|Lincoln]], [[place|Nebraska]].");
    row("forename", "[[person|Chad Ortega]] left. Troops from [[place|Chad]] came.");
    row("a party and a town", "State Sen. [[person|Tom Hsu]], D-Davis, who wrote the bill, said that it failed.");
    row("a party and a state", "[[person|Ana Brock]] (R-Ky.) and Rep. [[person|Lena Voss]], D-Mass., voted no.");
}

void TestRecognitionNames::namesHaveEvidence()
{
    const QByteArray text = "President Maria Ortega left for Peru.";
    const Recognition recognition = recognized(text);
    QCOMPARE(recognition.recognizer, QStringLiteral("trained/1"));
    QCOMPARE(recognition.mentions.size(), 2);
    const Evidence &person = recognition.mentions[0].why;
    QCOMPARE(person.rule, QStringLiteral("person.title"));
    QCOMPARE(person.spans, (QList<Span>{{0, 9}}));
    QVERIFY(person.score > 0.5 && person.score <= 1);
    QCOMPARE(recognition.mentions[1].why.rule, QStringLiteral("place.country"));
}

void TestRecognitionNames::trainedNamesHaveGrounds()
{
    const QByteArray text = "They all lived in Ulvhaug near the old bridge.";
    const Recognition recognition = recognized(text);
    QCOMPARE(recognition.mentions.size(), 1);
    const Evidence &why = recognition.mentions[0].why;
    QCOMPARE(why.rule, QStringLiteral("name.trained"));
    QVERIFY(!why.spans.isEmpty());
    QVERIFY(why.spans.contains(Span{15, 17})); // "in"
}

QTEST_GUILESS_MAIN(TestRecognitionNames)
#include "test_recognition_names.moc"
