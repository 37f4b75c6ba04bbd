// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/coordination.h"
#include "core/recognition/nounphrases.h"
#include "tests/support/stagetext.h"

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

namespace {

QByteArray printed(const StageText &text, const std::optional<NounPhrase> &phrase)
{
    static const char *const kinds[] = {"person", "named", "pronoun", "nominal", "institution", "document"};
    if (!phrase)
        return "-";
    return QByteArray(kinds[static_cast<int>(phrase->kind)]) + ": " + text.words(phrase->first, phrase->end);
}

} // namespace

/// Who the words are that may say something: phrases found from their end or start, whom a clause is about,
/// several who speak together.
class TestRecognitionNounPhrases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void endingAt_data();
    void endingAt();
    void beginningAt_data();
    void beginningAt();
    void subjects_data();
    void subjects();
    void appositions();
    void prepositions_data();
    void prepositions();
    void coordinations_data();
    void coordinations();

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

void TestRecognitionNounPhrases::endingAt_data()
{
    columns();
    row("a person", "Then [[person|Ana [[at|Ruiz]]]] spoke.", "person: Ana Ruiz");
    row("inside a name there is none", "Then [[person|[[at|Ana]] Ruiz]] spoke.", "-");
    row("with its adjective", "The former public health [[at|commissioner]] spoke.",
        "nominal: The former public health commissioner");
    row("what a complement hangs on", "The head of the [[at|union]] spoke.", "nominal: The head");
    row("an age in brackets", "[[person|Ana Ruiz]] (67[[at|)]] spoke.", "person: Ana Ruiz");
    row("a pronoun", "Then [[at|she]] spoke.", "pronoun: she");
    row("a body", "The [[at|ministry]] spoke.", "institution: The ministry");
    row("a document", "The [[at|report]] was long.", "document: The report");
    row("somebody without a noun", "Then [[at|another]] said so.", "nominal: another");
    row("no noun at all", "It was [[at|green]] and wet.", "-");
}

void TestRecognitionNounPhrases::endingAt()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    QTEST(printed(text, phraseEndingAt(text.reading(), text.last("at"), 0)), "expected");
}

void TestRecognitionNounPhrases::beginningAt_data()
{
    columns();
    row("over the role to the name", "said [[at|union]] leader [[person|Ana Ruiz]], 45.", "person: Ana Ruiz");
    row("the noun and not what it is for", "said [[at|a]] spokesman for the ministry.", "nominal: a spokesman");
    row("an owner is not who speaks", "said [[at|[[person|Ana Ruiz]]]]’s lawyer.", "nominal: Ana Ruiz’s lawyer");
    row("one of them", "said [[at|one]] of the divers.", "nominal: one of the divers");
    row("a body by its name", "said [[at|[[organization|Acme]]]] on Monday.", "institution: Acme");
    row("capitals of no list", "said [[at|Zyx]] on Monday.", "named: Zyx");
    row("an age for a noun", "said [[at|the]] 54-year-old.", "nominal: the 54-year-old");
    row("it is nobody here", "said [[at|it]] was.", "-");
}

void TestRecognitionNounPhrases::beginningAt()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    QTEST(printed(text, phraseBeginningAt(text.reading(), text.first("at"), text.tokens().count())), "expected");
}

void TestRecognitionNounPhrases::subjects_data()
{
    columns();
    row("the first who does something", "[[person|Ana Ruiz]] met [[person|Tom Lind]].", "person: Ana Ruiz");
    row("not behind a preposition", "In [[place|Lima]] [[person|Tom Lind]] was happy.", "person: Tom Lind");
    row("not the clause before", "When [[person|Ana Ruiz]] left, [[person|Tom Lind]] was happy.", "person: Tom Lind");
    row("the clause before, for want of others", "When [[person|Ana Ruiz]] left, it rained.", "person: Ana Ruiz");
    row("nouns of no list", "German tabloids of the day have it.", "nominal: German tabloids");
}

void TestRecognitionNounPhrases::subjects()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    QTEST(printed(text, mainSubject(text.reading(), 0, text.tokens().count())), "expected");
}

void TestRecognitionNounPhrases::appositions()
{
    const StageText text("Its director for the north, [[person|Ana Ruiz]], spoke.");
    const std::optional<NounPhrase> director = phraseBeginningAt(text.reading(), 0, text.tokens().count());
    QVERIFY(director.has_value());
    QCOMPARE(printed(text, director), QByteArray("nominal: Its director"));
    QCOMPARE(printed(text, withApposition(text.reading(), *director)), QByteArray("person: Ana Ruiz"));
}

void TestRecognitionNounPhrases::prepositions_data()
{
    QTest::addColumn<QByteArray>("notation");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const char *notation, bool follows) {
        QTest::newRow(name) << QByteArray(notation) << follows;
    };
    row("with", "He came with [[at|[[person|Ana Ruiz]]]].", true);
    row("over a title", "He came with President [[at|[[person|Ana Ruiz]]]].", true);
    row("none", "Then [[at|[[person|Ana Ruiz]]]] came.", false);
    row("as somebody said", "It was, as [[at|[[person|Ana Ruiz]]]] said, late.", false);
    row("a title of two words", "Minister of Education [[at|[[person|Ana Ruiz]]]] came.", false);
}

void TestRecognitionNounPhrases::prepositions()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    const std::optional<NounPhrase> phrase = phraseEndingAt(text.reading(), text.last("at"), text.first("at"));
    QVERIFY(phrase.has_value());
    QTEST(followsPreposition(text.reading(), *phrase), "expected");
}

void TestRecognitionNounPhrases::coordinations_data()
{
    columns();
    row("two", "[[person|Ana Ruiz]] and [[person|Tom [[at|Lind]]]] [[cue|said]] no.", "Ana Ruiz and Tom Lind");
    row("two of one surname", "[[person|Tom]] and [[person|Ann [[at|Reed]]]] [[cue|said]] no.", "Tom and Ann Reed");
    row("a list", "[[person|Ana Ruiz]], [[person|Bo Ek]] and [[person|Tom [[at|Lind]]]] [[cue|said]] no.",
        "Ana Ruiz, Bo Ek and Tom Lind");
    row("behind the verb", "“No,” [[cue|said]] [[person|Ana [[at|Ruiz]]]] and [[person|Tom Lind]].",
        "Ana Ruiz and Tom Lind");
    row("a list behind the verb",
        "“No,” [[cue|said]] [[person|Ana [[at|Ruiz]]]], [[person|Bo Ek]] and [[person|Tom Lind]].",
        "Ana Ruiz, Bo Ek and Tom Lind");
    row("behind the verb, another clause",
        "“No,” [[cue|said]] [[person|Ana [[at|Ruiz]]]] and [[person|Tom Lind]] agreed.", "-");
    row("countries", "[[place|Peru]] and [[place|[[at|Chile]]]] [[cue|called]] it so.", "Peru and Chile");
    row("nouns", "The mayor and her [[at|deputy]] [[cue|said]] no.", "The mayor and her deputy");
    row("one person of two roles", "The mayor and party leader [[person|Ana [[at|Ruiz]]]] [[cue|said]] no.", "-");
    row("the object of a verb", "Police met [[person|Ana Ruiz]] and [[person|Tom [[at|Lind]]]] [[cue|said]] no.", "-");
    row("right behind a quote", "“No,” [[person|Tom]] and [[person|Ann [[at|Reed]]]] [[cue|said]].",
        "Tom and Ann Reed");
    row("with a quote between", "[[person|Ann Ek]] (“No”) and [[person|Ann [[at|Reed]]]] (“Yes”).", "-");
    row("judges of a bench", "“No,” a bench of Justices [[person|Ana Ek]] and [[person|Ann [[at|Reed]]]] [[cue|said]].",
        "Ana Ek and Ann Reed");
    row("a clause of its own", "It fell to [[person|Ana Ek]], and [[person|Ann [[at|Reed]]]] [[cue|said]] no.", "-");
    row("a list with a comma before its last",
        "[[person|Ana Ek]], [[person|Bo Ek]], and [[person|Ann [[at|Reed]]]] [[cue|said]] no.",
        "Ana Ek, Bo Ek, and Ann Reed");
    row("two towns of one", "The mayors in [[place|Lima]] and [[place|[[at|Cusco]]]] [[cue|said]] no.", "The mayors");
    row("towns before people",
        "In [[place|Lima]] and [[place|Cusco]], [[person|Ana Ek]] and [[person|Ann [[at|Reed]]]] [[cue|said]] no.",
        "Ana Ek and Ann Reed");
    row("alone", "[[person|Tom [[at|Lind]]]] [[cue|said]] no.", "-");
}

void TestRecognitionNounPhrases::coordinations()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    const std::optional<NounPhrase> subject = phraseEndingAt(text.reading(), text.last("at"), 0);
    QVERIFY(subject.has_value());
    const std::optional<Coordination> all = coordinationOf(text.reading(), *subject, text.first("cue"));
    QTEST(all ? text.words(all->first, all->end) : QByteArray("-"), "expected");
}

QTEST_GUILESS_MAIN(TestRecognitionNounPhrases)
#include "test_recognition_nounphrases.moc"
