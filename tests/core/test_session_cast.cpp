// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the cast of an open article: applied, undone, kept, and found again in a changed text.
#include "tests/support/sessionfixture.h"

using namespace sessionfixture;

namespace {

/// "Name: words words", the cast with its mentions.
QStringList cast(const OpenArticle &open)
{
    QStringList lines;
    const Recognition &recognition = open.recognition();
    for (int entity = 0; entity < recognition.cast.size(); ++entity) {
        QStringList words;
        for (const Mention &mention : recognition.mentions)
            if (mention.entity == entity)
                words.append(mention.label + u' ' + open.article().string(mention.span));
        lines.append(recognition.cast[entity].name + str(": ") + words.join(str(", ")));
    }
    return lines;
}

int entityNamed(const OpenArticle &open, const char *name)
{
    for (int i = 0; i < open.recognition().cast.size(); ++i)
        if (open.recognition().cast[i].name == str(name))
            return i;
    return -1;
}

QList<int> mentionsSaying(const OpenArticle &open, const char *words)
{
    QList<int> found;
    for (int i = 0; i < open.recognition().mentions.size(); ++i)
        if (open.article().string(open.recognition().mentions[i].span) == str(words))
            found.append(i);
    return found;
}

} // namespace

class TestSessionCast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renames();
    void mergesAndSplits();
    void setsTheType();
    void outlivesTheText();
    void taggedByHandIsOneOfTheCast();
    void movedEndsKeepThePerson();
    void refuses();
};

void TestSessionCast::renames()
{
    const World world;
    QStringList after;
    {
        const Opened open = world.open(true);
        const QStringList before = cast(*open);
        KEPT(open->renameEntity(open->cast(), entityNamed(*open, "Ana Ruiz"), str(" Minister  Ruiz ")));
        QCOMPARE(open->undoTitle(), str("Rename “Ana Ruiz” to “Minister Ruiz”"));
        QTRY_VERIFY(entityNamed(*open, "Minister Ruiz") >= 0);
        QCOMPARE(open->recognition().quotes.first().speaker->name, str("Minister Ruiz"));
        after = cast(*open);
        KEPT(open->undo());
        QTRY_COMPARE(cast(*open), before);
        KEPT(open->redo());
        QTRY_COMPARE(cast(*open), after);
        KEPT(open->flush());
    }
    QCOMPARE(cast(*world.open(true)), after);
}

void TestSessionCast::mergesAndSplits()
{
    const World world;
    const Opened open = world.open(true);
    const QStringList before = cast(*open);
    const Recognition found = open->recognition();
    const int ana = entityNamed(*open, "Ana Ruiz");
    const int ivo = entityNamed(*open, "Ivo Brandt");
    QVERIFY(ana >= 0 && ivo >= 0);
    const QList<int> hers = mentionsSaying(*open, "Ana Ruiz");
    const QList<int> his = mentionsSaying(*open, "Ivo Brandt");
    KEPT(open->mergeEntities(open->cast(), {ana, ivo}));
    QCOMPARE(open->undoTitle(), str("Merge “Ivo Brandt” into “Ana Ruiz”"));
    QTRY_COMPARE(entityNamed(*open, "Ivo Brandt"), -1);
    QCOMPARE(open->suggestions().sameEntity(hers.first()).size(), hers.size() + his.size());
    const QStringList merged = cast(*open);
    // Both sides as if never merged.
    KEPT(open->splitEntity(open->cast(), his));
    QTRY_COMPARE(open->recognition(), found);
    KEPT(open->undo());
    QTRY_COMPARE(cast(*open), merged);
    KEPT(open->splitEntity(open->cast(), hers));
    QTRY_COMPARE(open->recognition(), found);
    KEPT(open->undo());
    KEPT(open->undo());
    QTRY_COMPARE(cast(*open), before);
    QCOMPARE(open->layer().castFactCount(), 0);
    KEPT(open->flush());
}

void TestSessionCast::setsTheType()
{
    const World world;
    const Opened open = world.open(true);
    const QList<int> hers = mentionsSaying(*open, "Ana Ruiz");
    QCOMPARE(hers.size(), 2);
    KEPT(open->accept(hers.first()));
    KEPT(open->reject(hers.last()));
    const QStringList tagged = printed(*open);
    KEPT(open->setEntityType(open->cast(), entityNamed(*open, "Ana Ruiz"), str("organization")));
    QTRY_COMPARE(open->recognition().mentions[hers.first()].label, str("organization"));
    QCOMPARE(printed(*open), QStringList{str("organization “Ana Ruiz”")});
    // What was decided stays decided.
    QVERIFY(!open->suggestions().isUndecided(hers.first()) && !open->suggestions().isUndecided(hers.last()));
    KEPT(open->undo());
    QTRY_COMPARE(open->recognition().mentions[hers.first()].label, str("person"));
    QCOMPARE(printed(*open), tagged);
    KEPT(open->flush());
}

void TestSessionCast::outlivesTheText()
{
    const World world;
    {
        const Opened open = world.open(true);
        KEPT(open->mergeEntities(open->cast(), {entityNamed(*open, "Ana Ruiz"), entityNamed(*open, "Ivo Brandt")}));
        KEPT(open->flush());
    }
    put(world.article, QByteArray(story).replace("voted on Monday", "voted twice, late on Monday"));
    const Opened open = world.open(true);
    QCOMPARE(entityNamed(*open, "Ivo Brandt"), -1);
    QVERIFY(entityNamed(*open, "Ana Ruiz") >= 0);
    KEPT(open->flush());
}

namespace {

/// "Name [class]: words words" of everybody who is named by the user's tags.
QStringList tagged(const OpenArticle &open)
{
    const NamedCast who = open.cast();
    QStringList lines;
    for (int entity = 0; entity < who.recognition.cast.size(); ++entity) {
        QStringList words;
        const QList<Annotation> annotations = open.layer().records().annotations();
        for (const Annotation &annotation : annotations)
            if (who.entityOf.value(annotation.id, -1) == entity)
                words.append(open.article().string(annotation.hull()));
        std::sort(words.begin(), words.end());
        if (!words.isEmpty())
            lines.append(
                str("%1 [%2]: %3")
                    .arg(who.recognition.cast[entity].name, who.recognition.cast[entity].label, words.join(str(", "))));
    }
    return lines;
}

int memberNamed(const NamedCast &who, const char *name)
{
    for (int i = 0; i < who.recognition.cast.size(); ++i)
        if (who.recognition.cast[i].name == str(name))
            return i;
    return -1;
}

QList<Span> placesOf(const OpenArticle &open, const QByteArray &words)
{
    QList<Span> places;
    const QByteArray &text = open.article().text();
    for (qsizetype at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
        places.append({static_cast<qint32>(at), static_cast<qint32>(at + words.size())});
    return places;
}

} // namespace

void TestSessionCast::taggedByHandIsOneOfTheCast()
{
    const World world;
    put(world.article, QByteArray(story) + "\nThen qamar knelt and qamar wept, and so did zill.\n");
    const Opened open = world.open(true);
    const QList<Span> qamar = placesOf(*open, "qamar");
    QCOMPARE(qamar.size(), 2);
    KEPT(open->tag({qamar.first()}, str("person")));
    KEPT(open->tag({qamar.last()}, str("person")));
    KEPT(open->tag(placesOf(*open, "zill"), str("person")));
    KEPT(open->tag({placesOf(*open, "Ivo Brandt").first()}, str("person")));
    QCOMPARE(tagged(*open), (QStringList{str("Ivo Brandt [person]: Ivo Brandt"), str("qamar [person]: qamar, qamar"),
                                         str("zill [person]: zill")}));
    const QStringList before = tagged(*open);

    KEPT(open->renameEntity(open->cast(), memberNamed(open->cast(), "qamar"), str("Qamar Zill")));
    QCOMPARE(tagged(*open).at(1), str("Qamar Zill [person]: qamar, qamar"));
    NamedCast who = open->cast();
    KEPT(open->mergeEntities(who, {memberNamed(who, "Ivo Brandt"), memberNamed(who, "zill")}));
    QCOMPARE(tagged(*open).first(), str("Ivo Brandt [person]: Ivo Brandt, zill"));
    who = open->cast();
    const QUuid last = [&] {
        for (const Annotation &annotation : open->layer().overlapping(qamar.last()))
            return annotation.id;
        return QUuid();
    }();
    KEPT(open->splitEntity(who, {who.mentionOf.value(last)}));
    QCOMPARE(tagged(*open).mid(1), (QStringList{str("Qamar Zill [person]: qamar"), str("qamar [person]: qamar")}));
    KEPT(open->setEntityType(open->cast(), memberNamed(open->cast(), "Qamar Zill"), str("place")));
    QVERIFY(tagged(*open).contains(str("Qamar Zill [place]: qamar")));
    KEPT(open->setEntityNote(open->cast(), memberNamed(open->cast(), "Ivo Brandt"), str("twice")));

    QStringList exported;
    for (const ExportedAnnotation &one : open->annotated(ExportLayer::Own).annotations)
        exported.append(one.name);
    exported.sort();
    QCOMPARE(exported, (QStringList{str("Ivo Brandt"), str("Ivo Brandt"), str("Qamar Zill"), str("qamar")}));
    for (int acts = 0; acts < 5; ++acts)
        KEPT(open->undo());
    QCOMPARE(tagged(*open), before);
    KEPT(open->flush());
}

void TestSessionCast::movedEndsKeepThePerson()
{
    const World world;
    const Opened open = world.open(true);
    const QList<int> hers = mentionsSaying(*open, "Ana Ruiz");
    const Result<QUuid> accepted = open->accept(hers.first());
    KEPT(accepted);
    QCOMPARE(open->layer().find(*accepted)->entity, open->recognition().cast[entityNamed(*open, "Ana Ruiz")].id);
    const Span words = open->layer().find(*accepted)->hull();
    const auto longer = static_cast<qint32>(open->article().text().indexOf(' ', words.end + 1));
    QVERIFY(longer > words.end);
    KEPT(open->setParts(*accepted, {{words.start, longer}}));
    QCOMPARE(tagged(*open).size(), 1);
    QVERIFY2(tagged(*open).first().startsWith(str("Ana Ruiz [person]: Ana Ruiz")), qPrintable(tagged(*open).first()));
    QCOMPARE(open->annotated(ExportLayer::Own).annotations.first().name, str("Ana Ruiz"));

    // Who says a quote stays who it was, a pronoun too.
    const Recognition &found = open->recognition();
    const auto quote =
        static_cast<int>(std::find_if(found.quotes.cbegin(), found.quotes.cend(),
                                      [](const Quote &one) { return one.speaker && one.speaker->entity >= 0; }) -
                         found.quotes.cbegin());
    QVERIFY(quote < found.quotes.size());
    const QString name = found.cast[found.quotes[quote].speaker->entity].name;
    const Result<QUuid> said = open->accept(static_cast<int>(found.mentions.size()) + quote);
    KEPT(said);
    QUuid speaker;
    for (const Relation &relation : open->layer().relationsFrom(*said))
        if (relation.label == labels::speaker)
            speaker = relation.to;
    const Span here = open->layer().find(speaker)->hull();
    const QByteArray &text = open->article().text();
    const bool atEnd = here.end + 1 >= text.size() || text.at(here.end) != ' ';
    const Span moved = atEnd ? Span{static_cast<qint32>(text.lastIndexOf(' ', here.start - 2) + 1), here.end}
                             : Span{here.start, static_cast<qint32>(text.indexOf(' ', here.end + 1))};
    KEPT(open->setParts(speaker, {moved}));
    const NamedCast who = open->cast();
    QVERIFY(who.entity(speaker));
    QCOMPARE(who.entity(speaker)->name, name);
    KEPT(open->flush());
}

void TestSessionCast::refuses()
{
    const World world;
    const Opened open = world.open(true);
    const int ana = entityNamed(*open, "Ana Ruiz");
    const int lima = entityNamed(*open, "New Lima");
    QVERIFY(ana >= 0 && lima >= 0);
    QVERIFY(refusal(open->renameEntity(open->cast(), -1, str("X"))) == ErrorCode::Invalid);
    QVERIFY(refusal(open->renameEntity(open->cast(), ana, str(" "))) == ErrorCode::Invalid);
    QVERIFY(refusal(open->mergeEntities(open->cast(), {ana})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->mergeEntities(open->cast(), {ana, ana})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->mergeEntities(open->cast(), {ana, lima})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->splitEntity(open->cast(), {})) == ErrorCode::Invalid);
    QVERIFY(refusal(open->splitEntity(open->cast(), mentionsSaying(*open, "Ana Ruiz"))) == ErrorCode::Invalid);
    QVERIFY(refusal(open->setEntityType(open->cast(), ana, str("ghost"))) == ErrorCode::Invalid);
    QVERIFY(!open->canUndo());
}

QTEST_GUILESS_MAIN(TestSessionCast)
#include "test_session_cast.moc"
