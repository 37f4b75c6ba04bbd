// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/antecedents.h"
#include "core/recognition/castpeople.h"
#include "tests/support/stagetext.h"

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// Which names are one person, and whom pronouns and nouns stand for; each stage called by its own header.
class TestRecognitionPeople : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void people_data();
    void people();
    void sharedSurname();
    void antecedents_data();
    void antecedents();
};

void TestRecognitionPeople::people_data()
{
    QTest::addColumn<QByteArray>("notation");
    QTest::addColumn<QByteArray>("expected"); // the member of each name; "?" behind it: one of several
    const auto row = [](const char *name, const char *notation, const char *expected) {
        QTest::newRow(name) << QByteArray(notation) << QByteArray(expected);
    };
    row("a surname", "[[person|Ana Ruiz]] came. [[person|Ruiz]] left.", "1 1");
    row("a forename", "[[person|Ana Ruiz]] came. [[person|Ana]] left.", "1 1");
    row("the surname first", "[[person|Ruiz]] came. [[person|Ana Ruiz]] left.", "1 1");
    row("two of one surname", "[[person|Ana Ruiz]] met [[person|Juan Ruiz]]. [[person|Ruiz]] left.", "1 2 2?");
    row("a title tells", "[[person|Ana Ruiz]] met [[person|Juan Ruiz]]. Mrs [[person|Ruiz]] left.", "1 2 1");
    row("more and less fully in one sentence", "[[person|George Bush]] met [[person|George W. Bush]].", "1 2");
    row("more and less fully in two", "[[person|George Bush]] came. [[person|George W. Bush]] left.", "1 1");
    row("the younger is the son",
        "[[person|John Lee]] met his son [[person|Adam Lee]]. The younger [[person|Lee]] left.", "1 2 2?");
    row("the elder is the father",
        "[[person|John Lee]] met his son [[person|Adam Lee]]. The elder [[person|Lee]] left.", "1 2 1?");
    row("the younger is the junior",
        "[[person|John Lee]] met [[person|John Lee Jr.]] here. The younger [[person|Lee]] left.", "1 2 2?");
    row("the youngest is the grandson",
        "[[person|John Lee]] and his daughter [[person|Eve Lee]] came with a grandson, [[person|Max Lee]]. The "
        "youngest [[person|Lee]] left.",
        "1 2 3 3?");
    row("no one tells who is elder", "[[person|Adam Lee]] met [[person|John Lee]]. The elder [[person|Lee]] left.",
        "1 2 3!");
    row("the same elder again",
        "[[person|Adam Lee]] met [[person|John Lee]]. The elder [[person|Lee]] left. The elder [[person|Lee]] slept.",
        "1 2 3! 3!");
    row("a couple", "[[person|Tom]] and [[person|Ann Reed]] came. Mr [[person|Reed]] left. Mrs [[person|Reed]] slept.",
        "1 2 1 2");
    row("no couple", "[[person|Ann Reed]] met [[person|Tom]]. Mr [[person|Reed]] left.", "1 2 3");
}

void TestRecognitionPeople::people()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    int members = 0;
    People people(text.reading(), [&](const Name &) { return members++; });
    for (std::size_t i = 0; i < text.names().size(); ++i) {
        if (text.names()[i].end - text.names()[i].first > 1)
            people.learn(static_cast<qint32>(i));
    }
    QList<int> order; // members by first mention
    QByteArrayList printed;
    for (std::size_t i = 0; i < text.names().size(); ++i) {
        const People::Choice choice = people.choose(static_cast<qint32>(i));
        if (!order.contains(choice.member))
            order.append(choice.member);
        QVERIFY(choice.certainty > 0 && choice.certainty <= 1);
        QCOMPARE(choice.certainty < 1, choice.several || choice.open);
        printed.append(QByteArray::number(order.indexOf(choice.member) + 1) + (choice.several ? "?" : "") +
                       (choice.open ? "!" : ""));
    }
    QTEST(printed.join(' '), "expected");
}

void TestRecognitionPeople::sharedSurname()
{
    const StageText text("[[person|Tom]] and [[person|Ann Reed]] came. Mr [[person|Reed]] left.");
    const Cast cast = mergeNames(text.reading());
    QCOMPARE(cast.members.size(), std::size_t(2));
    QCOMPARE(cast.members[0].entity.name, QStringLiteral("Tom Reed"));
    QCOMPARE(cast.members[0].entity.aliases, QStringList({QStringLiteral("Tom"), QStringLiteral("Reed")}));
    QCOMPARE(cast.members[1].entity.name, QStringLiteral("Ann Reed"));
}

void TestRecognitionPeople::antecedents_data()
{
    QTest::addColumn<QByteArray>("notation");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *notation, const char *expected) {
        QTest::newRow(name) << QByteArray(notation) << QByteArray(expected);
    };
    row("he", "[[person|Tom Lind]] came. Then [[who|he]] left.", "Tom Lind by pronoun.subject");
    row("she, not he", "[[person|Ana Ruiz]] met [[person|Tom Lind]]. Then [[who|she]] left.",
        "Ana Ruiz by pronoun.subject");
    row("they are nobody by name", "[[person|Ana Ruiz]] met [[person|Tom Lind]]. Then [[who|they]] left.", "-");
    row("the office before a name", "President [[person|Ana Ruiz]] came. Then [[who|the president]] left.",
        "Ana Ruiz by nominal.role");
    row("the office behind a name", "[[person|Ana Ruiz]], the mayor of Lima, came. Then [[who|the mayor]] left.",
        "Ana Ruiz by nominal.role");
    row("the office of a verb", "[[person|Ana Ruiz]] became mayor in May. Then [[who|the mayor]] left.",
        "Ana Ruiz by nominal.role");
    row("another office", "[[person|Ana Ruiz]], the mayor of Lima, came. Then [[who|the envoy]] left.", "-");
    row("not the mayor", "[[person|Ana Ruiz]] was not the mayor. Then [[who|the mayor]] left.", "-");
    row("a country in between", "[[person|Ana Ruiz]], the [[place|Peru]] striker, came. Then [[who|the striker]] left.",
        "Ana Ruiz by nominal.role");
    row("office and country of one sentence",
        "[[person|Ana Ruiz]] won 60 caps for [[place|Peru]] and was captain. Then [[who|the [[place|Peru]] captain]] "
        "left.",
        "Ana Ruiz by nominal.role");
    row("a country alone",
        "[[person|Ana Ruiz]] scored ten goals for [[place|Peru]]. Then [[who|the [[place|Peru]] striker]] left.",
        "Ana Ruiz by nominal.description");
    row("a country of two",
        "[[person|Ana Ruiz]] of [[place|Peru]] met [[person|Eva Paz]] of [[place|Peru]]. Then [[who|the [[place|Peru]] "
        "striker]] left.",
        "-");
    row("another country",
        "[[person|Ana Ruiz]] scored for [[place|Peru]]. Then [[who|the [[place|Chile]] striker]] left.", "-");
    row("by age", "[[person|Ana Ruiz]], 54, fell. Then [[who|the 54-year-old]] said so.",
        "Ana Ruiz by nominal.description");
    row("by an age that nothing tells", "[[person|Ana Ruiz]] was modest. Then [[who|the 31-year-old]] said so.",
        "Ana Ruiz by nominal.topic");
    row("by another age", "[[person|Ana Ruiz]], 54, was modest. Then [[who|the 31-year-old]] said so.", "-");
    row("a company", "[[organization|Acme Corp.]] closed. Then [[who|the company]] left.",
        "Acme Corp. by nominal.institution");
}

void TestRecognitionPeople::antecedents()
{
    QFETCH(QByteArray, notation);
    const StageText text(notation);
    const Cast cast = mergeNames(text.reading());
    const qint32 first = text.first("who");
    const std::optional<NounPhrase> phrase = phraseBeginningAt(text.reading(), first, text.last("who") + 1);
    QVERIFY(phrase.has_value());
    const std::optional<Antecedent> found = antecedentOf(text.reading(), cast, *phrase, -1, 0);
    const QByteArray printed =
        found ? cast.members[static_cast<std::size_t>(found->member)].entity.name.toUtf8() + " by " + found->rule : "-";
    QTEST(printed, "expected");
    QVERIFY(!found || (found->score > 0 && found->score <= 1));
}

QTEST_GUILESS_MAIN(TestRecognitionPeople)
#include "test_recognition_people.moc"
