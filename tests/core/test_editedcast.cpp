// SPDX-License-Identifier: GPL-3.0-or-later
// What the user's facts make of a recognizer's cast.
#include "core/session/editedcast.h"

#include "tests/support/randomtext.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace bluepencil;
using namespace testsupport;

namespace {

const QByteArray story =
    "Ana Ruiz met Ivo Brandt. Ruiz smiled. Brandt left, and Ana Ruiz said so. Vera Lang was there.";

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    return Article(std::move(parts));
}

Span nth(const QByteArray &text, const char *words, int number = 1)
{
    qsizetype at = -1;
    for (int i = 0; i < number; ++i)
        at = text.indexOf(words, at + 1);
    return {static_cast<qint32>(at), static_cast<qint32>(at + qstrlen(words))};
}

Mention person(Span span, int entity)
{
    Mention mention;
    mention.span = span;
    mention.label = str("person");
    mention.entity = entity;
    return mention;
}

/// Mentions 0 Ana Ruiz, 1 Ivo Brandt, 2 Ruiz, 3 Brandt, 4 Ana Ruiz, 5 Vera Lang; Ana Ruiz speaks.
Recognition found()
{
    Recognition recognition;
    recognition.mentions = {person(nth(story, "Ana Ruiz"), 0),    person(nth(story, "Ivo Brandt"), 1),
                            person(nth(story, "Ruiz", 2), 0),     person(nth(story, "Brandt", 2), 1),
                            person(nth(story, "Ana Ruiz", 2), 0), person(nth(story, "Vera Lang"), 2)};
    recognition.cast = {{str("e1"), str("person"), str("Ana Ruiz"), {str("Ruiz")}, str("minister")},
                        {str("e2"), str("person"), str("Ivo Brandt"), {str("Brandt")}, {}},
                        {str("e3"), str("person"), str("Vera Lang"), {}, {}}};
    Quote quote;
    quote.parts = {nth(story, "so")};
    quote.speaker = Speaker{nth(story, "Ana Ruiz", 2), 0, str("Ana Ruiz"), str("named"), {}};
    recognition.quotes = {quote};
    return recognition;
}

CastFact fact(CastFact::Kind kind, const QList<int> &mentions, const QString &value = {})
{
    static int minutes = 0;
    CastFact made;
    made.id = QUuid::createUuid();
    made.kind = kind;
    const Article article = articleOf(story);
    for (const int mention : mentions)
        made.anchors.append(describe(article, found().mentions[mention].span));
    made.value = value;
    made.time = QDateTime::fromMSecsSinceEpoch(60000 * ++minutes, QTimeZone::utc());
    return made;
}

/// "Name (aliases): mentions", and who speaks.
QStringList printed(const Recognition &recognition)
{
    QStringList lines;
    for (int entity = 0; entity < recognition.cast.size(); ++entity) {
        QStringList mentions;
        for (int i = 0; i < recognition.mentions.size(); ++i)
            if (recognition.mentions[i].entity == entity)
                mentions.append(recognition.mentions[i].label.left(2) + QString::number(i));
        const Entity &who = recognition.cast[entity];
        lines.append(str("%1 %2 (%3): %4").arg(who.id, who.name, who.aliases.join(str(", ")), mentions.join(u' ')));
    }
    for (const Quote &quote : recognition.quotes)
        lines.append(str("said %1").arg(recognition.cast[quote.speaker->entity].id + u' ' + quote.speaker->name));
    return lines;
}

QStringList edited(const QList<CastFact> &facts)
{
    return printed(withCastFacts(articleOf(story), found(), facts));
}

using Kind = CastFact::Kind;

} // namespace

class TestEditedCast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSaid();
    void aName();
    void aType();
    void oneAndTheSame();
    void somebodyElse();
    void splitAfterMergeRestores();
    void whatDescribesGoesWithItsMention();
    void whereAPlaceLiesGoesWithItsMention();
    void findsMentionsAgain();
    void notesGoWithWhoeverIsNamedThere();
    void randomLaws();
};

void TestEditedCast::nothingSaid()
{
    QCOMPARE(withCastFacts(articleOf(story), found(), {}), found());
    CastFact gone = fact(Kind::Name, {0}, str("X"));
    gone.anchors.first().position = {};
    QCOMPARE(withCastFacts(articleOf(story), found(), {gone}), found());
}

void TestEditedCast::aName()
{
    QCOMPARE(edited({fact(Kind::Name, {2}, str("Minister Ruiz"))}),
             (QStringList{str("e1 Minister Ruiz (Ana Ruiz, Ruiz): pe0 pe2 pe4"), str("e2 Ivo Brandt (Brandt): pe1 pe3"),
                          str("e3 Vera Lang (): pe5"), str("said e1 Minister Ruiz")}));
}

void TestEditedCast::aType()
{
    QCOMPARE(edited({fact(Kind::Type, {1}, str("organization"))}),
             (QStringList{str("e1 Ana Ruiz (Ruiz): pe0 pe2 pe4"), str("e2 Ivo Brandt (Brandt): or1 or3"),
                          str("e3 Vera Lang (): pe5"), str("said e1 Ana Ruiz")}));
}

void TestEditedCast::oneAndTheSame()
{
    // The first gives the name and the place in the list.
    QCOMPARE(edited({fact(Kind::Same, {1, 0})}),
             (QStringList{str("e2 Ivo Brandt (Brandt, Ana Ruiz, Ruiz): pe0 pe1 pe2 pe3 pe4"),
                          str("e3 Vera Lang (): pe5"), str("said e2 Ivo Brandt")}));
    QCOMPARE(edited({fact(Kind::Same, {1, 0}), fact(Kind::Same, {5, 3}), fact(Kind::Name, {0}, str("All"))}),
             (QStringList{str("e3 All (Vera Lang, Ivo Brandt, Brandt, Ana Ruiz, Ruiz): pe0 pe1 pe2 pe3 pe4 pe5"),
                          str("said e3 All")}));
}

void TestEditedCast::somebodyElse()
{
    // The speaker goes with the mention that he stands on.
    QCOMPARE(edited({fact(Kind::Different, {4})}),
             (QStringList{str("e1 Ana Ruiz (Ruiz): pe0 pe2"), str("e2 Ivo Brandt (Brandt): pe1 pe3"),
                          str("e3 Vera Lang (): pe5"), str("e4 Ana Ruiz (): pe4"), str("said e4 Ana Ruiz")}));
    // Without the full name, the fullest that is left.
    QCOMPARE(edited({fact(Kind::Different, {1})}).mid(1, 3),
             (QStringList{str("e2 Brandt (): pe3"), str("e3 Vera Lang (): pe5"), str("e4 Ivo Brandt (): pe1")}));
}

void TestEditedCast::splitAfterMergeRestores()
{
    const QStringList before = printed(found());
    const CastFact same = fact(Kind::Same, {0, 1, 5});
    QVERIFY(edited({same}) != before);
    QCOMPARE(edited({same, fact(Kind::Different, {1, 3}), fact(Kind::Different, {5})}), before);
    QCOMPARE(edited({same, fact(Kind::Different, {0, 2, 4}), fact(Kind::Different, {1, 3})}), before);
    // Everything of both, not only their names.
    QCOMPARE(
        withCastFacts(articleOf(story), found(), {same, fact(Kind::Different, {1, 3}), fact(Kind::Different, {5})}),
        found());
    // And to join again what was split off.
    QCOMPARE(edited({fact(Kind::Different, {2}), fact(Kind::Same, {0, 2})}), before);
}

void TestEditedCast::whatDescribesGoesWithItsMention()
{
    const QByteArray text = "Ruiz smiled. The harbour minister Ana Ruiz left. Ruiz, a pilot from the north, stayed.";
    Recognition recognition;
    recognition.mentions = {person(nth(text, "Ruiz"), 0), person(nth(text, "Ana Ruiz"), 0),
                            person(nth(text, "Ruiz", 3), 0)};
    recognition.cast = {{str("e1"), str("person"), str("Ana Ruiz"), {str("Ruiz")}, str("harbour minister")}};
    const auto described = [&](const QString &description, const QList<int> &mentions) {
        recognition.cast.first().description = description;
        CastFact split = fact(Kind::Different, {0});
        split.anchors.clear();
        for (const int mention : mentions)
            split.anchors.append(describe(articleOf(text), recognition.mentions[mention].span));
        const Recognition out = withCastFacts(articleOf(text), recognition, {split});
        QStringList all;
        for (const Mention &mention : out.mentions)
            all.append(out.cast[mention.entity].description);
        return all;
    };
    const QString minister = str("harbour minister");
    const QString pilot = str("a pilot from the north");
    QCOMPARE(described(minister, {1}), (QStringList{{}, minister, {}}));
    QCOMPARE(described(minister, {0, 2}), (QStringList{{}, minister, {}}));
    QCOMPARE(described(minister, {0}), (QStringList{{}, minister, minister}));
    QCOMPARE(described(pilot, {2}), (QStringList{{}, {}, pilot}));
    QCOMPARE(described(pilot, {1}), (QStringList{pilot, {}, pilot}));
    QCOMPARE(described(str("nowhere in the text"), {2}), // another program's: the first mention's
             (QStringList{str("nowhere in the text"), str("nowhere in the text"), {}}));
}

void TestEditedCast::whereAPlaceLiesGoesWithItsMention()
{
    const QByteArray text = "Lima is far. Lima is near. Lima is old.";
    Recognition recognition;
    for (int i = 1; i <= 3; ++i) {
        Mention mention = person(nth(text, "Lima", i), 0);
        mention.label = str("place");
        recognition.mentions.append(mention);
    }
    Location peru;
    peru.country = str("PE");
    recognition.mentions[1].location = peru;
    Entity lima{str("e1"), str("place"), str("Lima"), {}, {}};
    lima.location = peru;
    recognition.cast = {lima};
    CastFact split = fact(Kind::Different, {0});
    split.anchors = {describe(articleOf(text), recognition.mentions[1].span)};
    const Recognition out = withCastFacts(articleOf(text), recognition, {split});
    QVERIFY(!out.cast[out.mentions[0].entity].location);
    QVERIFY(out.cast[out.mentions[1].entity].location == SharedLocation(peru));
}

void TestEditedCast::findsMentionsAgain()
{
    const Recognition recognition = found();
    for (int i = 0; i < recognition.mentions.size(); ++i)
        QCOMPARE(mentionAt(recognition, describe(articleOf(story), recognition.mentions[i].span)), i);
    // A newer recognizer draws other ends.
    QCOMPARE(mentionAt(recognition, {nth(story, "met Ivo Brandt."), {}, {}, {}}), 1);
    QCOMPARE(mentionAt(recognition, {nth(story, "smiled"), {}, {}, {}}), -1);
    QCOMPARE(mentionAt(recognition, {}), -1);
}

void TestEditedCast::notesGoWithWhoeverIsNamedThere()
{
    const QList<CastFact> facts{fact(Kind::Note, {0}, str("first")), fact(Kind::Note, {4}, str("last")),
                                fact(Kind::Note, {1}, str("another"))};
    const Recognition out = withCastFacts(articleOf(story), found(), facts);
    QCOMPARE(out.cast[out.mentions[0].entity].note, str("last")); // both are of one and the same
    QCOMPARE(out.cast[out.mentions[1].entity].note, str("another"));
    const Recognition apart =
        withCastFacts(articleOf(story), found(), facts + QList<CastFact>{fact(Kind::Different, {4})});
    QCOMPARE(apart.cast[apart.mentions[0].entity].note, str("first"));
    QCOMPARE(apart.cast[apart.mentions[4].entity].note, str("last"));
}

void TestEditedCast::randomLaws()
{
    for (int seed = 1; seed <= rounds(200, 5000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        QList<CastFact> facts;
        for (int i = random.bounded(8); i >= 0; --i) {
            QList<int> mentions;
            for (int m = 0; m < 6; ++m)
                if (random.bounded(3) == 0)
                    mentions.append(m);
            if (!mentions.isEmpty())
                facts.append(fact(static_cast<Kind>(random.bounded(5)), mentions, str("organization")));
        }
        const Recognition out = withCastFacts(articleOf(story), found(), facts);
        // Mentions stay where they were; everybody is named somewhere, once in the list, and speaks as he is called.
        QCOMPARE(out.mentions.size(), found().mentions.size());
        QSet<int> named;
        QSet<QString> ids;
        for (int i = 0; i < out.mentions.size(); ++i) {
            QCOMPARE(out.mentions[i].span, found().mentions[i].span);
            QVERIFY(out.mentions[i].entity >= 0 && out.mentions[i].entity < out.cast.size());
            QCOMPARE(out.mentions[i].label, out.cast[out.mentions[i].entity].label);
            named.insert(out.mentions[i].entity);
        }
        for (const Entity &entity : out.cast) {
            ids.insert(entity.id);
            QVERIFY(!entity.name.isEmpty() && !entity.aliases.contains(entity.name));
        }
        QCOMPARE(named.size(), out.cast.size());
        QCOMPARE(ids.size(), out.cast.size());
        QCOMPARE(out.quotes[0].speaker->entity, out.mentions[4].entity);
        QCOMPARE(out.quotes[0].speaker->name, out.cast[out.mentions[4].entity].name);
        // All apart again, as the recognizer found them: nothing is left of joins and splits.
        facts.removeIf([](const CastFact &one) {
            return one.kind == Kind::Name || one.kind == Kind::Type || one.kind == Kind::Note;
        });
        facts << fact(Kind::Different, {0, 2, 4}) << fact(Kind::Different, {1, 3}) << fact(Kind::Different, {5});
        QCOMPARE(withCastFacts(articleOf(story), found(), facts), found());
    }
}

QTEST_GUILESS_MAIN(TestEditedCast)
#include "test_editedcast.moc"
