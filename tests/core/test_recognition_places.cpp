// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"
#include "core/recognition/actors.h"
#include "core/recognition/places.h"
#include "tests/support/markednotation.h"

#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// Which place a name means, and which names act, with the names given: [[place|Paris]], [[organization|…]].
class TestRecognitionPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void located_data();
    void located();
    void why();
    void actors_data();
    void actors();
};

namespace {

const Lexicon &lexicon()
{
    static const Lexicon all = Lexicon::load(findData);
    return all;
}

struct Given {
    Article article;
    std::unique_ptr<Tokens> tokens;
    std::vector<Name> names;
};

Given read(const QByteArray &notation)
{
    const MarkedText marked = parseMarked(notation);
    ArticleParts parts;
    parts.text = marked.text;
    Given given{Article(parts), nullptr, {}};
    given.tokens = std::make_unique<Tokens>(view(given.article), textBlocks(given.article), lexicon());
    for (const MarkedSpan &mark : marked.marks) {
        Name name;
        name.first = given.tokens->atOrAfter(mark.span.start);
        name.end = given.tokens->atOrAfter(mark.span.end);
        name.label = mark.label.startsWith("organization") ? NameLabel::Organization
                     : mark.label.startsWith("person")     ? NameLabel::Person
                                                           : NameLabel::Place;
        given.names.push_back(name);
    }
    return given;
}

/// "[[US-TX 33.7|Paris]]": country, part, degrees of latitude; nothing for what is not in the gazetteer.
QByteArray printLocated(const Given &given)
{
    const auto located = locatePlaces(*given.tokens, given.names);
    QList<MarkedSpan> marks;
    for (std::size_t n = 0; n < given.names.size(); ++n) {
        QByteArray label = given.names[n].label == NameLabel::Person ? "person" : "-";
        if (located[n]) {
            const GazetteerPlace &place = located[n]->place;
            label = place.country[0] ? QByteArray(place.country, 2) : QByteArray("?");
            if (place.part[0])
                label += '-' + QByteArray(place.part, qstrnlen(place.part, 4));
            if (place.located)
                label += ' ' + QByteArray::number(static_cast<double>(place.latitude), 'f', 1);
        }
        marks.append({given.tokens->span(given.names[n].first, given.names[n].end), label});
    }
    return printMarked(given.article.text(), marks);
}

} // namespace

void TestRecognitionPlaces::located_data()
{
    QTest::addColumn<QByteArray>("notation");
    const auto row = [](const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); };
    row("the most populous", "It rained in [[FR 48.8|Paris]] and [[GB-ENG 51.5|London]].");
    row("a capital", "It rained in [[US-DC 38.9|Washington]] and [[RU 55.8|Moscow]].");
    row("the city, not the state", "It rained in [[US-NY 40.7|New York]].");
    row("qualified by a state", "It rained in [[US-TX 33.7|Paris]], [[US-TX 31.0|Texas]].");
    row("a country and its namesake", "It rained in [[JM 18.0|Jamaica]].");
    row("a county and a small town abroad", "It rained in [[IE|Limerick]].");
    row("qualified by a province", "It rained in [[CA-ON 43.0|London]], [[CA-ON 44.0|Ontario]].");
    row("by an abbreviation", "It rained in [[US-AL 33.5|Birmingham]], Ala., and cleared.");
    row("in brackets", "It rained in [[US-MA 42.4|Cambridge]] ([[US-MA 42.3|Massachusetts]]).");
    row("by the state before it", "It rained in the [[US-TX 31.0|Texas]] town of [[US-TX 33.7|Paris]].");
    row("one sense in a document", "[[US-TX 33.7|Paris]] is wet. It is [[US-TX 33.7|Paris]], [[US-TX 31.0|Texas]].");
    row("two of a name", "[[US-TX 33.7|Paris]], [[US-TX 31.0|Texas]], is not [[FR 48.8|Paris]], [[FR 47.0|France]].");
    row("by what is around",
        "[[US-AL 32.4|Montgomery]], [[US-AL 33.0|Alabama]], and [[US-AL 33.5|Birmingham]] are wet.");
    row("by what is around, otherwise",
        "[[GB-ENG 53.5|Manchester]], [[GB-ENG 53.4|Liverpool]] and [[GB-ENG 52.5|Birmingham]] are wet.");
    row("by several that are not sure themselves",
        "The MP for [[GB-ENG 53.7|Halifax]] came from [[GB-ENG 51.4|Croydon]] and [[GB-ENG 53.7|Morley]].");
    row("alone, the most populous", "It rained in [[CA-NS 44.7|Halifax]].");
    row("Georgia", "It rained in [[GE 42.0|Georgia]] and [[AM 40.3|Armenia]].");
    row("Georgia, the state",
        "It rained in [[US-GA 33.8|Atlanta]], [[US-GA 33.3|Georgia]], and [[US-AL 33.0|Alabama]].");
    row("Georgia, whose member of Congress it is",
        "Rep. [[person|Ana Ruiz]] of [[US-GA 33.3|Georgia]] was in [[GB-ENG 51.5|London]].");
    row("Georgia, where the parties of the US are named",
        "Republicans lost [[US-GA 33.3|Georgia]] and kept [[US-FL 27.6|Florida]].");
    row("the country round a town of its own", "It rained in [[GE 41.7|Tbilisi]], [[GE 42.0|Georgia]].");
    row("the state round a town of its own", "It rained in [[US-GA 32.1|Savannah]], [[US-GA 33.3|Georgia]].");
    row("an English name", "Talks began in [[CH 46.2|Geneva]], then in [[DE 50.9|Cologne]].");
    row("a way to write it in English", "Tanks entered [[PS 31.3|Khan Younis]] and [[SY 36.0|Raqqa]].");
    row("the well-known one", "Trains left [[ES 39.5|Valencia]] and [[GB-ENG 52.2|Cambridge]].");
    row("unknown, qualified", "It rained in [[US-KS|Nosuchtown]], [[US-KS 38.5|Kansas]].");
    row("unknown", "It rained in [[-|Nosuchtown]].");
    row("a part of a country", "It rained in [[SY|northern Syria]].");
    row("accents", "It rained in [[BR -23.5|São Paulo]] and [[BR -23.5|Sao Paulo]].");
    row("small capitals", "It rained in [[RU 55.8|MOSCOW]].");
}

void TestRecognitionPlaces::located()
{
    QFETCH(QByteArray, notation);
    QCOMPARE(printLocated(read(notation)), notation);
}

void TestRecognitionPlaces::why()
{
    const Given given = read("[[p|Paris]] is wet. So is [[p|Paris]], [[p|Texas]], and [[p|Nairobi]].");
    const auto located = locatePlaces(*given.tokens, given.names);
    QCOMPARE(located[0]->why.rule, QStringLiteral("place.qualified"));
    QCOMPARE(given.article.bytes(located[0]->why.spans.first()).toByteArray(), QByteArray("Texas"));
    QCOMPARE(located[3]->why.rule, QStringLiteral("place.only"));
    for (const auto &place : located)
        QVERIFY(place->why.score > 0 && place->why.score <= 1);
}

void TestRecognitionPlaces::actors_data()
{
    QTest::addColumn<QByteArray>("notation");
    const auto row = [](const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); };
    row("a capital acts", "[[place acts|Washington]] weighed new sanctions.");
    row("a country refuses", "[[place acts|Russia]] has not yet agreed to it.");
    row("a country does not act", "[[place|Russia]] is large and cold.");
    row("somebody in it does", "[[place|Russia]], he said, is large.");
    row("a seat speaks", "The [[organization acts|Kremlin]] said no.");
    row("a seat employs", "[[organization acts|Kremlin]] foreign policy adviser Ana Ruiz left.");
    row("its officials",
        "[[organization acts|White House]] officials and the [[organization acts|Pentagon]]'s spokesman left.");
    row("according to", "According to the [[organization acts|Pentagon]], it rained.");
    row("inside it", "They met in the [[place|Kremlin]] on Monday.");
    row("outside it", "They stood outside the [[place|White House]].");
    row("a people's verb", "The [[organization acts|Pentagon]] will also deploy ships.");
    row("a firm needs no role", "[[organization|Northline Rail]] said no.");
    row("a person is none", "[[person|Ana Ruiz]] said no.");
}

void TestRecognitionPlaces::actors()
{
    QFETCH(QByteArray, notation);
    // Seats are given under the wrong label: what they do must set it right.
    Given given = read(notation);
    for (Name &name : given.names) {
        const QByteArray word = given.article.bytes(given.tokens->span(name.first, name.end)).toByteArray();
        if (word == "Kremlin" || word == "White House" || word == "Pentagon")
            name.label = name.label == NameLabel::Place ? NameLabel::Organization : NameLabel::Place;
    }
    const std::vector<bool> acts = readActors(*given.tokens, given.names);
    QList<MarkedSpan> marks;
    for (std::size_t n = 0; n < given.names.size(); ++n)
        marks.append({given.tokens->span(given.names[n].first, given.names[n].end),
                      toString(given.names[n].label).toUtf8() + (acts[n] ? " acts" : "")});
    QCOMPARE(printMarked(given.article.text(), marks), notation);
}

QTEST_GUILESS_MAIN(TestRecognitionPlaces)
#include "test_recognition_places.moc"
