// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/nameevidence.h"
#include "tests/support/tokentext.h"

#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// What the words of a candidate, and those round it, say for each label. The mark's label names the label that leads
/// and the rule that gives most to it; "none" where nothing does.
class TestNameEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void words_data();
    void words();
    void context_data();
    void context();
    void addsUp();

private:
    static void row(const char *notation) { QTest::newRow(notation) << QByteArray(notation); }
};

namespace {

Candidate candidateOf(const TokenText &stage)
{
    for (const Candidate &candidate : nameCandidates(stage.tokens())) {
        if (candidate.first == stage.first() && candidate.end == stage.end())
            return candidate;
    }
    qFatal("the marked words are no candidate");
}

QByteArray printed(const NameScores &scores)
{
    QByteArray out = "none";
    double most = 0;
    for (const NameLabel label : {NameLabel::Person, NameLabel::Place, NameLabel::Organization, NameLabel::Other}) {
        if (scores.of(label) <= most)
            continue;
        most = scores.of(label);
        out = scores.rule[static_cast<std::size_t>(label)];
    }
    return out;
}

} // namespace

void TestNameEvidence::words_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("They met [[person.forename|Maria Ortega]] there.");
    row("They met [[person.initials|J. F. Brusk]] there.");
    row("They met [[person.two-words|Halvar Brusk]] there.");
    row("They saw [[place.country|France]] there.");
    row("They saw [[place.state|Nevada]] there.");
    row("They saw [[place.gazetteer|Manchester]] there.");
    row("They saw the [[organization.head|Ministry of Roads]] there.");
    row("They saw the [[organization.list|United Nations]] there.");
    row("They saw the [[organization.acronym|QZX]] there.");
    row("They saw [[place.head|Brusk Street]] there.");
    row("They saw the [[other.head|Brusk Act]] there.");
    row("They saw [[none|Brusk]] there.");
}

void TestNameEvidence::words()
{
    QFETCH(QByteArray, notation);
    const TokenText stage(notation);
    QCOMPARE(printed(wordEvidence(stage.tokens(), candidateOf(stage))), stage.label(0));
}

void TestNameEvidence::context_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("They met Mr. [[person.title|Brusk]] there.");
    row("Then [[person.age|Brusk]], 45, left.");
    row("Then [[person.who|Brusk]], who wept, left.");
    row("They live in [[place.in|Brusk]] now.");
    row("The town of [[place.of|Brusk]] burned.");
    row("A spokesman for [[organization.of|Brusk]] left.");
    row("Then [[place.comma-country|Brusk]], France, burned.");
    row("Nothing of [[none|Brusk]] now.");
}

void TestNameEvidence::context()
{
    QFETCH(QByteArray, notation);
    const TokenText stage(notation);
    QCOMPARE(printed(contextEvidence(stage.tokens(), candidateOf(stage))), stage.label(0));
}

void TestNameEvidence::addsUp()
{
    NameScores scores;
    scores.add(NameLabel::Person, 1, "weak");
    scores.add(NameLabel::Person, 3, "strong");
    scores.add(NameLabel::Place, -2, "against");
    QCOMPARE(scores.of(NameLabel::Person), 4.0);
    QCOMPARE(scores.of(NameLabel::Place), -2.0);
    QCOMPARE(scores.rule[static_cast<std::size_t>(NameLabel::Person)], "strong");
    NameScores sum;
    sum.addCapped(scores, 1.5);
    QCOMPARE(sum.of(NameLabel::Person), 1.5);
    QCOMPARE(sum.of(NameLabel::Place), -1.5);
    QCOMPARE(sum.rule[static_cast<std::size_t>(NameLabel::Person)], "strong");
}

QTEST_GUILESS_MAIN(TestNameEvidence)
#include "test_nameevidence.moc"
