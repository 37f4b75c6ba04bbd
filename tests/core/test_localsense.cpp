// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/localsense.h"
#include "tests/support/tokentext.h"

#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// Whether the words round a name mean the person or the place; the label says which and, behind a blank, the word
/// that tells.
class TestLocalSense : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void senses_data();
    void senses();
    void listedPlaces_data();
    void listedPlaces();

private:
    static void row(const char *notation) { QTest::newRow(notation) << QByteArray(notation); }
};

void TestLocalSense::senses_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("They met in [[place in|Jordan]].");
    row("In [[place In|Jordan]] it rained.");
    row("He fled to [[place fled|Jordan]] at night.");
    row("She gave it to [[unknown|Jordan]] at night.");
    row("Troops from [[place from|Chad]] came.");
    row("The king of [[place king|Jordan]] spoke.");
    row("Iraq and [[place Iraq|Jordan]] agreed.");
    row("The MP for [[place MP|Selby]] spoke.");
    row("A present for [[unknown|Selby]].");
    row("Mr. [[person Mr.|Jordan]] came.");
    row("[[person 63|Jordan]], 63, came.");
    row("[[person who|Jordan]], who won, came.");
    row("[[person his|Jordan]] said on Monday his team won.");
    row("[[place it|Jordan]] said it would host the talks.");
    row("[[place it|Jordan]] said on Monday it would host the talks.");
    row("[[person said|Jordan]] said Ann knew it.");
    row("“No,” said [[person said|Jordan]].");
    row("[[person wife|Jordan]]’s wife came.");
    row("[[place king|Jordan]]’s old king came.");
    row("[[place police|Ferguson]] police came.");
    row("[[place Texas|Paris]], Texas, is small.");
    row("[[unknown|Jordan]]");
}

void TestLocalSense::senses()
{
    QFETCH(QByteArray, notation);
    const TokenText stage(notation);
    const LocalSense sense = localSense(stage.tokens(), stage.first(), stage.end());
    QByteArray told = sense.kind == LocalSense::Kind::Person  ? "person"
                      : sense.kind == LocalSense::Kind::Place ? "place"
                                                              : "unknown";
    if (sense) {
        const std::string_view cue = stage.tokens().word(sense.cue);
        told += ' ' + QByteArray(cue.data(), static_cast<qsizetype>(cue.size()));
    }
    QCOMPARE(told, stage.label(0));
}

void TestLocalSense::listedPlaces_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("in [[yes|Jordan]]");
    row("in [[yes|New York]]");
    row("in [[yes|São Paulo]]");
    row("in [[no|Brusk]]");
    row("in [[no|New Brusk]]");
}

void TestLocalSense::listedPlaces()
{
    QFETCH(QByteArray, notation);
    const TokenText stage(notation);
    QCOMPARE(isListedPlace(stage.tokens(), stage.first(), stage.end()), stage.label(0) == "yes");
}

QTEST_GUILESS_MAIN(TestLocalSense)
#include "test_localsense.moc"
