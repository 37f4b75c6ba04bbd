// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::test;

/// Who is who, and when is when.
class TestRecognitionCast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void entities_data();
    void entities();
    void mergesHaveReasons();
    void likeliestOfSeveral();
    void descriptions_data();
    void descriptions();
    void dates_data();
    void dates();
    void datesWithoutADay();
};

void TestRecognitionCast::entities_data()
{
    QTest::addColumn<QByteArray>("notation");
    QTest::addColumn<QString>("cast"); // "e1 name (aliases)", joined by "; "
    const auto row = [](const char *name, const char *notation, const char *cast) {
        QTest::newRow(name) << QByteArray(notation) << QString::fromUtf8(cast);
    };
    row("surname", "[[person e1|Maria Ortega]] came. [[person e1|Ortega]] spoke.", "e1 Maria Ortega (Ortega)");
    row("surname first", "The police met [[person e1|Ortega]]. Later [[person e1|Maria Ortega]] spoke.",
        "e1 Maria Ortega (Ortega)");
    row("forename", "[[person e1|Maria Ortega]] came. Then [[person e1|Maria]] spoke.", "e1 Maria Ortega (Maria)");
    row("courtesy title", "[[person e1|Maria Ortega]] came. Ms. [[person e1|Ortega]] spoke.",
        "e1 Maria Ortega (Ortega)");
    row("initials", "[[person e1|Maria Ortega]] came. A letter by [[person e1|M. Ortega]] was read.",
        "e1 Maria Ortega (M. Ortega)");
    row("middle name", "[[person e1|John F. Miller]] came. [[person e1|John Miller]] spoke.",
        "e1 John F. Miller (John Miller)");
    row("two of one surname", "[[person e1|Maria Ortega]] met [[person e2|John Ortega]].",
        "e1 Maria Ortega; e2 John Ortega");
    row("a surname goes to the last one",
        "[[person e1|Maria Ortega]] came. [[person e2|John Ortega]] left. [[person e2|Ortega]] slept.",
        "e1 Maria Ortega; e2 John Ortega (Ortega)");
    row("a title tells them apart",
        "[[person e1|Maria Ortega]] came. [[person e2|John Ortega]] left. Mrs. [[person e1|Ortega]] slept.",
        "e1 Maria Ortega (Ortega); e2 John Ortega");
    row("father and son", "[[person e1|John Miller]] met [[person e2|John Miller Jr.]]",
        "e1 John Miller; e2 John Miller Jr.");
    row("son with a suffix, then the father",
        "[[person e1|John Miller]] met [[person e2|John Miller Jr.]] and [[person e1|Miller]] left.",
        "e1 John Miller (Miller); e2 John Miller Jr.");
    row("the office tells them apart",
        "Mayor [[person e1|John Miller]] met Senator [[person e2|Mary Miller]]. Then Mayor [[person e1|Miller]] left.",
        "e1 John Miller (Miller); e2 Mary Miller");
    row("a nickname that the tagger leaves to the name, and the surname later",
        "[[person e1|Dwayne “The Rock” Johnson]] left. “I am tired,” [[person e1|Johnson]] said.",
        "e1 Dwayne Johnson (Johnson)");
    row("middle initials tell them apart", "[[person e1|George H. W. Bush]] met [[person e2|George W. Bush]].",
        "e1 George H. W. Bush; e2 George W. Bush");
    row("father and son of one forename",
        "[[person e1|John Miller]] watched as his son [[person e2|John K. Miller]] swore. [[person e1|John Miller]] "
        "wept. Then the younger [[person e2|Miller]] spoke.",
        "e1 John Miller; e2 John K. Miller (Miller)");
    row("the son first",
        "[[person e1|John K. Miller]] came with his father, [[person e2|John Miller]]. The elder [[person e2|Miller]] "
        "wept.",
        "e1 John K. Miller; e2 John Miller (Miller)");
    row("whose wife, the same surname",
        "[[person e1|Paul Ortega]] spoke. His wife [[person e2|Ana Ortega]] sat in front. [[person e1|Ortega]] left.",
        "e1 Paul Ortega (Ortega); e2 Ana Ortega");
    row("called so before",
        "[[person e1|Paul Ortega]] spoke. [[person e1|Ortega]] left. [[person e2|Ana Ortega]] wept. "
        "[[person e1|Ortega]] came back.",
        "e1 Paul Ortega (Ortega); e2 Ana Ortega");
    row("the pronoun after it tells the sex",
        "[[person e1|Paul Ortega]] met [[person e2|Maria Ortega]]. [[person e1|Ortega]] said that he was tired.",
        "e1 Paul Ortega (Ortega); e2 Maria Ortega");
    row("the family's name first",
        "The leader [[person e1|Kim Jong-nam]] met [[person e2|Kim Hye-sook]], a singer. Then [[person e2|Kim "
        "Hye-sook]] sang.",
        "e1 Kim Jong-nam; e2 Kim Hye-sook");
    row("the family's name alone",
        "President [[person e1|Kim Jong-nam]] spoke. [[person e1|Kim]] left early. A singer, [[person e2|Kim "
        "Hye-sook]], stayed. [[person e1|Kim]] slept.",
        "e1 Kim Jong-nam (Kim); e2 Kim Hye-sook");
    row("family first, three words", "President [[person e1|Nguyen Van Minh]] spoke. [[person e1|Nguyen]] left.",
        "e1 Nguyen Van Minh (Nguyen)");
    row("family first, two words", "President [[person e1|Li Weiming]] spoke. Mr. [[person e1|Li]] left.",
        "e1 Li Weiming (Li)");
    row("sisters by forename",
        "[[person e1|Maria Ortega]] beat [[person e2|Ana Ortega]]. Then [[person e1|Maria]] hugged [[person e2|Ana]].",
        "e1 Maria Ortega (Maria); e2 Ana Ortega (Ana)");
    row("the article of an Arabic name", "[[person e1|Omar al-Masri]] came. [[person e1|Masri]] spoke.",
        "e1 Omar al-Masri (Masri)");
    row("columns of a table",
        "Name\tTown\n\n[[person e1|Ana Ruiz]]\t[[person e2|Ivo Brandt]]\n\n[[person e1|Ana Ruiz]] met [[person e2|Ivo "
        "Brandt]].",
        "e1 Ana Ruiz; e2 Ivo Brandt");
    row("a nickname between", "Boxer [[person e1|Terrence “Sledgehammer” Boyd]] won.", "e1 Terrence Boyd");
    row("country by its code", "The [[place e1|United States]] and the [[place e1|U.S.]] are one.",
        "e1 United States (U.S.)");
    row("acronym", "The [[organization e1|World Health Organization]] met. The [[organization e1|WHO]] agreed.",
        "e1 World Health Organization (WHO)");
    row("place and person", "[[person e1|Jordan Miller]] flew to [[place e2|Jordan]] today.",
        "e1 Jordan Miller; e2 Jordan");
}

void TestRecognitionCast::entities()
{
    QFETCH(QByteArray, notation);
    QFETCH(QString, cast);
    const MarkedText marked = parseMarked(notation);
    const Recognition recognition = recognized(marked.text);
    QCOMPARE(printMentions(marked.text, recognition, false, true), notation);
    QStringList printed;
    for (const Entity &entity : recognition.cast) {
        printed.append(entity.id + QLatin1Char(' ') + entity.name +
                       (entity.aliases.isEmpty()
                            ? QString()
                            : QStringLiteral(" (%1)").arg(entity.aliases.join(QStringLiteral(", ")))));
    }
    QCOMPARE(printed.join(QStringLiteral("; ")), cast);
}

void TestRecognitionCast::mergesHaveReasons()
{
    const QByteArray text = "Maria Ortega came. Ms. Ortega spoke. Then Maria left. M. Ortega wrote. Ortega slept.";
    const Recognition recognition = recognized(text);
    QStringList rules;
    for (const Mention &mention : recognition.mentions) {
        rules.append(mention.merge.rule);
        QVERIFY(mention.merge.score > 0 && mention.merge.score <= 1);
        if (mention.merge.rule != QLatin1String("cast.full"))
            QCOMPARE(mention.merge.spans.value(0), (Span{0, 12}));
    }
    QCOMPARE(rules,
             QStringList({QStringLiteral("cast.full"), QStringLiteral("cast.title"), QStringLiteral("cast.forename"),
                          QStringLiteral("cast.initials"), QStringLiteral("cast.surname")}));
}

void TestRecognitionCast::likeliestOfSeveral()
{
    const QByteArray text = "Paul Ortega met Ana Ortega. Ortega left. Paul Ortega wept.";
    const Recognition recognition = recognized(text);
    QCOMPARE(recognition.mentions.size(), 4);
    const Evidence &merge = recognition.mentions[2].merge;
    QCOMPARE(merge.rule, QStringLiteral("cast.likeliest"));
    QVERIFY(merge.score < 0.7 && merge.score > 0);
    QCOMPARE(merge.spans, (QList<Span>{{16, 26}}));
    QVERIFY(recognition.mentions[3].merge.score > 0.9);
}

void TestRecognitionCast::descriptions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("description");
    QTest::newRow("title") << QByteArray("Prime Minister Maria Ortega left.") << QStringLiteral("Prime Minister");
    QTest::newRow("whose title") << QByteArray("They met Kremlin foreign policy adviser Maria Ortega.")
                                 << QStringLiteral("Kremlin foreign policy adviser");
    QTest::newRow("with a demonym") << QByteArray("Then Ukrainian President Maria Ortega left.")
                                    << QStringLiteral("Ukrainian President");
    QTest::newRow("apposition") << QByteArray("Then Maria Ortega, a former teacher from the north, left.")
                                << QStringLiteral("a former teacher from the north");
    QTest::newRow("a word with a hyphen")
        << QByteArray("Then Soviet-era minister Maria Ortega left.") << QStringLiteral("Soviet-era minister");
    QTest::newRow("courtesy behind it") << QByteArray("Then Soviet-era minister Lord Ortega left.")
                                        << QStringLiteral("Soviet-era minister");
    QTest::newRow("his son") << QByteArray("The king left. His son Ivo Ortega wept.") << QString();
    QTest::newRow("whose it is") << QByteArray("The firm and Maria Ortega, its chairwoman, left.")
                                 << QStringLiteral("chairwoman");
    QTest::newRow("a spokesman said") << QByteArray("Then Maria Ortega, a spokesman said, left.") << QString();
    QTest::newRow("a verb before the office")
        << QByteArray("Nobody greeted president Maria Ortega.") << QStringLiteral("president");
    QTest::newRow("courtesy only") << QByteArray("Then Mrs. Maria Ortega left.") << QString();
    QTest::newRow("none") << QByteArray("Then Maria Ortega left.") << QString();
    QTest::newRow("later in the text") << QByteArray("Maria Ortega left. The judge Maria Ortega was tired.")
                                       << QStringLiteral("judge");
}

void TestRecognitionCast::descriptions()
{
    QFETCH(QByteArray, text);
    const Recognition recognition = recognized(text);
    const auto person = std::find_if(recognition.cast.begin(), recognition.cast.end(),
                                     [](const Entity &entity) { return entity.label == QLatin1String("person"); });
    QVERIFY(person != recognition.cast.end());
    QTEST(person->description, "description");
}

void TestRecognitionCast::dates_data()
{
    QTest::addColumn<QByteArray>("notation");
    const auto row = [](const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); };
    // The day of publication is Wednesday, 6 August 2025.
    row("day month year", "It rained on [[day 2025-08-06|6 August 2025]].");
    row("month day year", "It rained on [[day 2024-02-29|February 29, 2024]].");
    row("ISO", "It rained on [[day 2025-08-01|2025-08-01]].");
    row("ordinal", "It rained on the [[day 2025-07-04|4th of July]].");
    row("no such day", "It rained on 31 [[month 2024-06|June 2024]].");
    row("with a weekday", "It rained on [[day 2025-08-01|Friday, August 1, 2025]].");
    row("day and month, past", "It rained on [[day 2024-12-24|December 24]].");
    row("day and month, ahead", "It will rain on [[day 2025-12-24|December 24]].");
    row("the same weekday", "It rained on [[day 2025-08-06|Wednesday]].");
    row("past weekday", "It rained on [[day 2025-08-05|Tuesday]].");
    row("weekday ahead", "They wait until [[day 2025-08-08|Friday]].");
    row("weekday expected", "Sanctions are expected to begin on [[day 2025-08-08|Friday]].");
    row("today and others", "[[day 2025-08-05|Yesterday]], [[day 2025-08-06|today]], [[day 2025-08-07|tomorrow]].");
    row("weekend", "It rained over the [[weekend 2025-08-02/2025-08-03|weekend]].");
    row("next weekend", "It may rain [[weekend 2025-08-09/2025-08-10|next weekend]].");
    row("last week", "It rained [[week 2025-W31|last week]].");
    row("next month", "It may rain [[month 2025-09|next month]].");
    row("last year", "It rained [[year 2024|last year]].");
    row("month", "It rained in [[month 2025-04|April]] and in [[month 2024-11|November]].");
    row("month and year", "It rained in [[month 2019-11|November 2019]].");
    row("year", "It has rained since [[year 2022|2022]].");
    row("decade", "It rained in the [[decade 199X|1990s]].");
    row("a number is no year", "There were 2000 people and some of 1800 houses.");
    row("may is no month", "It may rain, and March on.");
}

void TestRecognitionCast::dates()
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printMentions(marked.text, recognized(marked.text, QDate(2025, 8, 6)), true), notation);
}

void TestRecognitionCast::datesWithoutADay()
{
    const QByteArray notation = "On [[ |Wednesday]] in [[ |April]] and on [[day 2025-08-06|6 August 2025]].";
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printMentions(marked.text, recognized(marked.text), true), notation);
}

QTEST_GUILESS_MAIN(TestRecognitionCast)
#include "test_recognition_cast.moc"
