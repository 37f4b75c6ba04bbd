// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/datetense.h"
#include "tests/support/tokentext.h"

#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// Whether a clause lies before the day of publication or after it, told by the words round a date. The label says
/// what is told of the marked words.
class TestDateTense : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void around_data();
    void around();
    void oneWord_data();
    void oneWord();

private:
    static void row(const char *notation) { QTest::newRow(notation) << QByteArray(notation); }
};

namespace {

QByteArray printed(Tense tense)
{
    return tense == Tense::Past ? "past" : tense == Tense::Ahead ? "ahead" : "unknown";
}

} // namespace

void TestDateTense::around_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("The council will vote on [[ahead|Friday]].");
    row("The council voted on [[past|Friday]].");
    row("The council voted against the plan [[past|Friday]].");
    row("Residents rejected plans [[past|Friday]] for a road.");
    row("The city plans [[ahead|Friday]] to open it.");
    row("They plan to meet [[ahead|Friday]].");
    row("Its plan for [[unknown|Friday]] is open.");
    row("Shops stay closed until [[ahead|Friday]].");
    row("It has rained since [[past|Friday]].");
    row("He leaves [[ahead|Friday]] for Cairo.");
    row("The tea leaves of [[unknown|Friday]].");
    row("Rovers, who lost in May, host United on [[ahead|Friday]].");
    row("Council to vote [[ahead|Friday]]");
    row("On [[ahead|Friday]] the council will vote.");
    row("On [[past|Friday]] the council voted; it will vote again.");
    row("It will rain; the dam broke on [[past|Friday]].");
    row("It will rain. The [[unknown|Friday]] of it all.");
    row("They agreed to meet on [[ahead|Friday]].");
    row("They were forced to leave on [[past|Friday]].");
    row("The vote is on [[ahead|Friday]].");
    row("He’ll be there [[ahead|Friday]].");
    row("[[unknown|Friday]]");
}

void TestDateTense::around()
{
    QFETCH(QByteArray, notation);
    const TokenText stage(notation);
    const TimeWords words(stage.tokens());
    QCOMPARE(printed(DateTense(stage.tokens(), words).around(stage.first())), stage.label(0));
}

void TestDateTense::oneWord_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("They [[past|met]] Friday.");
    row("The [[unknown|voted]] sum.");
    row("They [[ahead|shall]] go.");
    row("[[ahead|Next]] to come.");
    row("[[unknown|next]] week");
    row("The match [[ahead|begins]] Friday.");
    row("At the [[unknown|begins]].");
    row("WE [[past|VOTED]] NO");
    row("Then Ann [[unknown|Will]] came.");
}

void TestDateTense::oneWord()
{
    QFETCH(QByteArray, notation);
    const TokenText stage(notation);
    const TimeWords words(stage.tokens());
    QCOMPARE(printed(DateTense(stage.tokens(), words).of(stage.first(), -1)), stage.label(0));
}

QTEST_GUILESS_MAIN(TestDateTense)
#include "test_datetense.moc"
