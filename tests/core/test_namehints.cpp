// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namehints.h"
#include "tests/support/tokentext.h"

#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// What fixed constructions of news say of some words, by themselves: the marked words get a hint of that label and
/// rule, and no others do.
class TestNameHints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void hints_data();
    void hints();
    void clubs_data();
    void clubs() { hints(); }
    void strengthIsAdded();

private:
    static void row(const char *notation) { QTest::newRow(notation) << QByteArray(notation); }
};

namespace {

/// A whole sentence as one piece.
NameSentence pieceOf(const Tokens &tokens, const Sentence &sentence)
{
    NameSentence piece;
    piece.first = sentence.first;
    piece.end = sentence.end;
    piece.letters = sentenceCase(tokens, sentence);
    const auto count = static_cast<std::size_t>(sentence.end - sentence.first);
    piece.words.resize(count);
    piece.active.assign(count, 1);
    piece.gazetteer.resize(count);
    return piece;
}

} // namespace

void TestNameHints::hints_data()
{
    QTest::addColumn<QByteArray>("notation");
    row("[[place place.dateline|LONDON]] ([[organization organization.dateline|Reuters]]) - It rained all day.");
    row("Then [[organization organization.firm|Brusk]] analyst Dan Ives spoke.");
    row("Shares in [[organization organization.firm|Brusk]], [[organization organization.firm|Lund]] and "
        "[[organization organization.firm|Gap]] rose.");
    row("They sold [[organization organization.firm|Brusk]] shares.");
    row("They sold Asian shares and London shares.");
    row("She told [[organization organization.paper|Variety]] so.");
    row("It was published in [[organization organization.paper|Nature]] then.");
    row("It is in her nature and in Nature.");
    row("They fled [[place place.first-word|Khan Younis]] at night.");
    row("The case of [[other other.case|Brusk]] v. [[other other.case|Lund]] ended.");
    row("It was late when [[person person.speaks|Brusk]] said no.");
    row("Dan of Brusk said no.");
    row("Dan Lund of [[organization organization.employer|Brusk]] said no.");
    row("Dan Lund of [[place place.home|Peckham]] said no.");
    row("After [[other other.storm|Hurricane Ian]] it was quiet.");
    row("Tom Lund, [[other other.party|D-Davis]], came.");
    row("The MP for [[place place.represented|[[place place.here|Selby]]]] came.");
    row("A bed for Selby came.");
    row("Terry Noakes, 66, from [[place place.home|Peckham]], came.");
    row("Terry Noakes, 66, of [[place place.home|Leeds]] came.");
    row("A play, 66, from Brusk, came.");
    row("She wrote on [[organization organization.platform|X]] that it rained.");
    row("In a post on [[organization organization.platform|Truth Social]] she said no.");
    row("She sat on X and on Threads.");
    row("[[organization organization.it|Gap]] said on Thursday it would go.");
    row("“It went,” [[organization organization.it|Gap]] said.");
    row("“Huw said to me: ‘It is done.’");
    row("\"Huw said to me: 'Leave it.'\"");
    row("Norwich said on Thursday it would go.");
    row("Officials said it would go.");
    row("[[person person.surname|Des O’Hara]] came with [[person person.surname|Finn McCool]].");
    row("They left Fort McMurray and Lake McDonald.");
}

void TestNameHints::clubs_data()
{
    QTest::addColumn<QByteArray>("notation");
    const char *const club = "organization organization.club";
    const auto clubs = [&](QByteArray notation) {
        notation.replace("[[", QByteArray("[[") + club + '|');
        QTest::newRow(notation.constData()) << notation;
    };
    clubs("[[Brentford]] beat [[Chelsea]] 3-1 on Saturday.");
    clubs("[[Burnley]] lost 2–0 to [[Watford]] at Turf Moor.");
    clubs("After a 2-1 win over [[Porto]] they slept.");
    clubs("[[Celtic]] won 2-0 at home to [[Hearts]].");
    clubs("[[Watford]] 0-0 [[Luton]]");
    clubs("[[Dallas]] beat [[Boston]] 110-98.");
    clubs("[[Preston]] have drawn 1-1 with [[Lincoln]].");
    clubs("The former [[Porto]] striker joined [[Preston]] on loan.");
    clubs("[[Luton Town]] signed the winger from [[Porto]] for £40m.");
    clubs("She is on loan at [[Lincoln]].");
    clubs("The [[Burnley]] fans sang.");
    clubs("The season went wrong for [[Burnley]] manager Ann Reed.");
    clubs("[[Burnley]] are bottom of the league.");
    clubs("[[Derby]] face [[Stoke]] on Saturday.");
    // no clubs
    clubs("England beat France 2-1.");
    clubs("Murray beat Nowak 6-3, 6-4.");
    clubs("Ann Reed beat Joan Hill 10-8.");
    clubs("The bill passed 51-49 in Norwich.");
    clubs("Rain in Norwich won 2-3 percent.");
    clubs("The city manager of Burnley came, and Burnley council.");
    clubs("Baghdad have no water.");
    clubs("He signed the law in Norwich.");
    clubs("The Swedish striker and the Brazilian fans sang.");
    QTest::newRow("a player") << QByteArray("[[organization organization.club|Porto]] striker "
                                            "[[person person.plays|Cyriel Dessers]] sang.");
    QTest::newRow("a scorer") << QByteArray("[[person person.plays|Cyriel Dessers]] scored.");
}

void TestNameHints::hints()
{
    QFETCH(QByteArray, notation);
    const TokenText stage(notation);
    NameHints hints(stage.tokens());
    QList<MarkedSpan> marks;
    for (const Sentence &sentence : stage.tokens().sentences()) {
        for (const NameHint &hint : hints.of(pieceOf(stage.tokens(), sentence))) {
            const MarkedSpan mark{stage.tokens().span(hint.first, hint.end),
                                  toString(hint.label).toUtf8() + ' ' + hint.rule};
            if (!marks.contains(mark))
                marks.append(mark);
        }
    }
    QCOMPARE(printMarked(stage.text(), marks), notation);
}

/// A hint counts for the tags of its words where names can be, and for no others.
void TestNameHints::strengthIsAdded()
{
    const TokenText stage("Then came [[place|Deir Brusk]] of late.");
    NameSentence piece = pieceOf(stage.tokens(), stage.tokens().sentences().front());
    std::vector<TagScores> scores(piece.active.size(), TagScores{});
    const NameHint hint{stage.first(), stage.end(), NameLabel::Place, 1, "place.first-word"};
    addHints({hint}, piece, scores);
    const auto at = static_cast<std::size_t>(stage.first());
    QVERIFY(scores[at][nameTag(NameLabel::Place, NamePart::Begin)] > 0);
    QVERIFY(scores[at + 1][nameTag(NameLabel::Place, NamePart::End)] > 0);
    QCOMPARE(scores[at][nameTag(NameLabel::Person, NamePart::Begin)], 0);
    QCOMPARE(scores[at - 1], TagScores{});
    piece.active.assign(piece.active.size(), 0);
    std::vector<TagScores> none(piece.active.size(), TagScores{});
    addHints({hint}, piece, none);
    QCOMPARE(none, std::vector<TagScores>(piece.active.size(), TagScores{}));
}

QTEST_GUILESS_MAIN(TestNameHints)
#include "test_namehints.moc"
