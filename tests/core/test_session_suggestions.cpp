// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions of an open article, what is decided about them, and what an exporter gets to see.
#include "core/session/speakercandidates.h"

#include "tests/support/sessionfixture.h"

#include <QTest>

using namespace sessionfixture;

class TestSessionSuggestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void acceptsAndRejects();
    void acceptsUnderAnotherLabel();
    void aQuoteBringsItsSpeakerAndCue();
    void theSpeakerCanBeAnother();
    void aQuoteIsAcceptedWithAnotherSpeaker();
    void candidatesAreTheNearestFirst();
    void tagsAreJoinedByName();
    void whatIsTaggedIsNotSuggested();
    void deletingSaysNo();
    void deletingManyTakesEachOnce();
    void tellsOverWhichWordsMarksChange();
    void decisionsMoveAlong();
    void exportLayers();
    void whatHasNoLabelIsNotOffered();
    void nobodyIsAnAnswer();
};

void TestSessionSuggestions::whatHasNoLabelIsNotOffered()
{
    const World world;
    const Opened open = world.open(true);
    const QStringList all = suggested(*open);
    const QStringList people = all.filter(str("person "));
    QVERIFY2(!people.isEmpty(), qPrintable(all.join(str("; "))));
    std::optional<Result<void>> told;
    open->removeLabel(str("person"), Orphans::Keep, {}, [&told](const Result<void> &result) { told = result; });
    QTRY_VERIFY(told.has_value());
    KEPT(*told);
    QTRY_COMPARE(suggested(*open).size(), all.size() - people.size());
    QCOMPARE(open->suggestions().undecidedCount(), suggested(*open).size());
    QCOMPARE(suggested(*open).filter(str("person ")), QStringList());
    // Whatever is offered can be accepted.
    QList<int> left;
    for (int i = 0; i < open->suggestions().count(); ++i)
        if (open->suggestions().isUndecided(i))
            left.append(i);
    KEPT(open->acceptAll(left));
    KEPT(open->undo());
    KEPT(open->undo());
    QTRY_COMPARE(suggested(*open), all);
    // What a recognizer finds for a label of the user's own is offered.
    Recognition found = open->recognition();
    found.mentions.first().label = str("own");
    Tagset tagset = Tagset::builtIn();
    const qsizetype without = Suggestions(found, tagset).undecidedCount();
    tagset.put({str("own"), str("Own"), {}, {}, {}, 30});
    QCOMPARE(Suggestions(found, tagset).undecidedCount(), without + 1);
    KEPT(open->flush());
}

void TestSessionSuggestions::acceptsAndRejects()
{
    const World world;
    QStringList left;
    {
        const Opened open = world.open(true);
        const Article &article = open->article();
        const int ana = open->suggestions().find(labels::person, spanOf(article, "Ana Ruiz"));
        const int ivo = open->suggestions().find(labels::person, spanOf(article, "Ivo Brandt"));
        QVERIFY2(ana >= 0 && ivo >= 0, qPrintable(suggested(*open).join(str("; "))));
        const QStringList all = suggested(*open);
        const qsizetype count = open->suggestions().undecidedCount();
        QCOMPARE(all.size(), count);

        const Result<QUuid> accepted = open->accept(ana);
        KEPT(accepted);
        QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
        QVERIFY(open->layer().find(*accepted)->origin == Origin::Suggestion);
        QVERIFY(!open->suggestions().isUndecided(ana));
        QCOMPARE(refusal(open->accept(ana)), std::optional(ErrorCode::Stale)); // once is enough
        KEPT(open->reject(ivo));
        QCOMPARE(open->suggestions().undecidedCount(), count - 2);
        QCOMPARE(refusal(open->reject(ivo)), std::optional(ErrorCode::Stale));
        // Back and forth.
        KEPT(open->undo());
        KEPT(open->undo());
        QCOMPARE(suggested(*open), all);
        QCOMPARE(printed(*open), QStringList());
        KEPT(open->redo());
        KEPT(open->redo());
        QCOMPARE(open->suggestions().undecidedCount(), count - 2);
        KEPT(open->flush());
        left = suggested(*open);
    }
    // Decided once, decided for good.
    const Opened again = world.open(true);
    QCOMPARE(suggested(*again), left);
    QCOMPARE(printed(*again), QStringList{str("person “Ana Ruiz”")});
    KEPT(again->undo()); // and still to be undone: Ivo is a question again
    QVERIFY(again->suggestions().find(labels::person, spanOf(again->article(), "Ivo Brandt")) >= 0);
}

void TestSessionSuggestions::acceptsUnderAnotherLabel()
{
    const World world;
    const Opened open = world.open(true);
    const Span wire = spanOf(open->article(), "Ivo Brandt");
    const int index = open->suggestions().find(labels::person, wire);
    QVERIFY(index >= 0);
    QCOMPARE(refusal(open->accept(index, str("ghost"))), std::optional(ErrorCode::Invalid));
    KEPT(open->accept(index, labels::organization));
    QCOMPARE(printed(*open), QStringList{str("organization “Ivo Brandt”")});
    KEPT(open->flush());
    QVERIFY(world.open(true)->suggestions().find(labels::person, wire) < 0);
}

void TestSessionSuggestions::aQuoteBringsItsSpeakerAndCue()
{
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    int quote = -1;
    for (int i = 0; i < open->suggestions().count(); ++i)
        if (open->suggestions().at(i).isQuote && open->suggestions().at(i).hull().contains(spanOf(article, "The pier")))
            quote = i;
    QVERIFY(quote >= 0);
    const QStringList before = suggested(*open);
    const Result<QUuid> accepted = open->accept(quote);
    KEPT(accepted);
    const QStringList tagged = printed(*open);
    QVERIFY2(tagged.first().contains(str("its speaker Ana Ruiz")) && tagged.first().contains(str("its cue said")),
             qPrintable(tagged.join(str("; "))));
    QCOMPARE(tagged.size(), 3);
    QCOMPARE(open->layer().find(*accepted)->attributes.value(str("kind")).toString(), str("direct"));
    KEPT(open->flush());
    QCOMPARE(printed(*world.open()), tagged);
    // Deleted, it takes them along; undone, all three are back.
    KEPT(open->remove({*accepted}));
    QCOMPARE(printed(*open), QStringList());
    QCOMPARE(open->layer().relations(), QList<Relation>());
    KEPT(open->undo());
    QCOMPARE(printed(*open), tagged);
    KEPT(open->undo());
    QCOMPARE(printed(*open), QStringList());
    QCOMPARE(suggested(*open), before);
    // A speaker who is tagged already is joined, not tagged twice, and outlives the quote.
    KEPT(open->accept(open->suggestions().find(labels::person, spanOf(article, "Ana Ruiz"))));
    const Result<QUuid> second = open->accept(quote);
    KEPT(second);
    QCOMPARE(printed(*open).filter(str("Ana Ruiz”")), QStringList{str("person “Ana Ruiz”")});
    QVERIFY(printed(*open).first().contains(str("its speaker Ana Ruiz")));
    KEPT(open->remove({*second}));
    QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
}

namespace {

int quoteOn(const OpenArticle &open, const char *words)
{
    for (int i = 0; i < open.suggestions().count(); ++i)
        if (open.suggestions().at(i).isQuote && open.suggestions().at(i).hull().contains(spanOf(open.article(), words)))
            return i;
    return -1;
}

} // namespace

void TestSessionSuggestions::nobodyIsAnAnswer()
{
    const World world;
    const Opened open = world.open(true);
    const Result<QUuid> quote = open->accept(quoteOn(*open, "The pier"));
    KEPT(quote);
    QVERIFY(!isByNobody(*open->layer().find(*quote)));
    KEPT(open->setSpeaker(*quote, {}));
    QVERIFY(isByNobody(*open->layer().find(*quote)));
    KEPT(open->undo());
    QVERIFY(!isByNobody(*open->layer().find(*quote)));
    QVERIFY(!open->speakerOf(*quote).isEmpty());
    KEPT(open->redo());
    KEPT(open->setSpeaker(*quote, spanOf(open->article(), "Ivo Brandt")));
    QVERIFY(!isByNobody(*open->layer().find(*quote)));
    KEPT(open->undo());
    KEPT(open->undo());
    KEPT(open->undo());
    const Result<QUuid> without = open->acceptWithSpeaker(quoteOn(*open, "The pier"), {});
    KEPT(without);
    QVERIFY(isByNobody(*open->layer().find(*without)));
    KEPT(open->flush());
}

void TestSessionSuggestions::theSpeakerCanBeAnother()
{
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    const Result<QUuid> quote = open->accept(quoteOn(*open, "The pier"));
    KEPT(quote);
    const QStringList before = printed(*open);
    const Span ivo = spanOf(article, "Ivo Brandt");
    KEPT(open->setSpeaker(*quote, ivo));
    QCOMPARE(open->speakerOf(*quote), ivo);
    // Ana was tagged only to be its speaker: she goes.
    QCOMPARE(printed(*open).filter(str("speaker “")), QStringList{str("speaker “Ivo Brandt”")});
    KEPT(open->undo());
    QCOMPARE(printed(*open), before);
    KEPT(open->redo());
    KEPT(open->setSpeaker(*quote, {})); // nobody
    QVERIFY(open->speakerOf(*quote).isEmpty());
    QCOMPARE(printed(*open).filter(str("speaker")), QStringList());
    QVERIFY2(printed(*open).first().contains(str("its cue said")), "the cue stays");
    // A tag that stands there is joined, and stays when the speaker is another again.
    const Result<QUuid> ana = open->tag({spanOf(article, "Ana Ruiz", 2)}, labels::person);
    KEPT(ana);
    KEPT(open->setSpeaker(*quote, spanOf(article, "Ana Ruiz", 2)));
    KEPT(open->setSpeaker(*quote, ivo));
    QVERIFY(open->layer().find(*ana));
    const QStringList last = printed(*open);
    KEPT(open->flush());
    QCOMPARE(printed(*world.open()), last);
    QCOMPARE(refusal(open->setSpeaker(*ana, ivo)), std::optional(ErrorCode::Invalid));
    QCOMPARE(refusal(open->setSpeaker(*quote, open->layer().find(*quote)->parts.first())),
             std::optional(ErrorCode::Invalid));
    QCOMPARE(printed(*open), last);
}

void TestSessionSuggestions::aQuoteIsAcceptedWithAnotherSpeaker()
{
    const World world;
    const Opened open = world.open(true);
    const int index = quoteOn(*open, "The pier");
    const Span ivo = spanOf(open->article(), "Ivo Brandt");
    const qsizetype left = open->suggestions().undecidedCount();
    const Result<QUuid> quote = open->acceptWithSpeaker(index, ivo);
    KEPT(quote);
    QCOMPARE(open->speakerOf(*quote), ivo);
    QVERIFY(!open->suggestions().isUndecided(index));
    QCOMPARE(refusal(open->acceptWithSpeaker(index, ivo)), std::optional(ErrorCode::Stale));
    KEPT(open->undo()); // one act
    QCOMPARE(printed(*open), QStringList());
    QCOMPARE(open->suggestions().undecidedCount(), left);
    const Result<QUuid> nobodys = open->acceptWithSpeaker(index, {});
    KEPT(nobodys);
    QVERIFY(open->speakerOf(*nobodys).isEmpty());
    const int ana = open->suggestions().find(labels::person, spanOf(open->article(), "Ana Ruiz"));
    QCOMPARE(refusal(open->acceptWithSpeaker(ana, ivo)), std::optional(ErrorCode::Invalid));
}

void TestSessionSuggestions::candidatesAreTheNearestFirst()
{
    const World world("The Harbour Wire met Eva Lund. Ana Ruiz of New Lima came. “It is late.” Ivo Brandt left.\n");
    const Opened open = world.open(true);
    const Span quote = spanOf(open->article(), "“It is late.”");
    QStringList names;
    for (const SpeakerCandidate &candidate : speakerCandidates(open->recognition(), quote)) {
        names.append(candidate.name);
        QCOMPARE(open->article().string(candidate.words), candidate.name);
    }
    QVERIFY2(!names.contains(str("New Lima")), "places do not speak");
    names.removeAll(str("Harbour Wire"));
    QCOMPARE(names, (QStringList{str("Ivo Brandt"), str("Ana Ruiz"), str("Eva Lund")}));
}

void TestSessionSuggestions::tagsAreJoinedByName()
{
    const World world;
    const Opened open = world.open();
    const Article &article = open->article();
    const Result<QUuid> ana = open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    const Result<QUuid> wire = open->tag({spanOf(article, "Harbour Wire")}, labels::organization);
    KEPT(ana);
    KEPT(wire);
    const QStringList before = printed(*open);
    const Result<QUuid> relation = open->relate(*ana, *wire, str(" works for "));
    KEPT(relation);
    QCOMPARE(printed(*open).first(), str("person “Ana Ruiz”, its works for Harbour Wire"));
    QCOMPARE(refusal(open->relate(*ana, *wire, str("works for"))), std::optional(ErrorCode::Invalid));
    QCOMPARE(refusal(open->relate(*ana, *ana, str("works for"))), std::optional(ErrorCode::Invalid));
    QCOMPARE(refusal(open->relate(*ana, *wire, str("  "))), std::optional(ErrorCode::Invalid));
    QCOMPARE(refusal(open->relate(*ana, *wire, QString(201, QLatin1Char('x')))), std::optional(ErrorCode::Invalid));
    QCOMPARE(refusal(open->relate(*ana, QUuid::createUuid(), str("x"))), std::optional(ErrorCode::Stale));
    KEPT(open->relate(*ana, *wire, str("SPEAKER"))); // a label's name is that label
    QCOMPARE(open->layer().relationsFrom(*ana).size(), 2);
    const QList<Relation> relations = open->layer().relations();
    QVERIFY(std::any_of(relations.cbegin(), relations.cend(),
                        [](const Relation &one) { return one.label == labels::speaker; }));
    KEPT(open->undo());
    KEPT(open->flush());
    QCOMPARE(printed(*world.open()), printed(*open));
    KEPT(open->unrelate(*relation));
    QCOMPARE(printed(*open), before);
    QCOMPARE(refusal(open->unrelate(*relation)), std::optional(ErrorCode::Stale));
    KEPT(open->undo());
    QCOMPARE(open->layer().relations().size(), 1);
}

void TestSessionSuggestions::whatIsTaggedIsNotSuggested()
{
    const World world;
    const Opened open = world.open(true);
    const Span ana = spanOf(open->article(), "Ana Ruiz");
    QVERIFY(open->suggestions().find(labels::person, ana) >= 0);
    const Result<QUuid> one = open->tag({ana}, labels::person);
    const Result<QUuid> two = open->tag({{ana.start, ana.end + 1}}, labels::person);
    KEPT(one);
    KEPT(two);
    QVERIFY(open->suggestions().find(labels::person, ana) < 0);
    KEPT(open->remove({*one}));
    QVERIFY(open->suggestions().find(labels::person, ana) < 0); // the other one says it still
    KEPT(open->remove({*two}));
    QVERIFY(open->suggestions().find(labels::person, ana) >= 0);
    KEPT(open->undo());
    QVERIFY(open->suggestions().find(labels::person, ana) < 0);
}

void TestSessionSuggestions::deletingSaysNo()
{
    const World world;
    const Span ana = spanOf(world.open()->article(), "Ana Ruiz");
    {
        const Opened open = world.open(true);
        const Result<QUuid> accepted = open->accept(open->suggestions().find(labels::person, ana));
        KEPT(accepted);
        KEPT(open->remove({*accepted}));
        QVERIFY(open->suggestions().find(labels::person, ana) < 0);
        KEPT(open->flush());
    }
    const Opened open = world.open(true);
    QVERIFY(open->suggestions().find(labels::person, ana) < 0);
    KEPT(open->undo());
    QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
    KEPT(open->undo());
    QVERIFY(open->suggestions().find(labels::person, ana) >= 0);
}

void TestSessionSuggestions::deletingManyTakesEachOnce()
{
    // Quotes with their speakers and cues, all accepted, and thousands of other tags, in one act.
    const World world(story + "\n" + QByteArray("Rain fell. ").repeated(3000));
    const Opened open = world.open(true);
    while (open->suggestions().nextFrom(0, true) >= 0)
        KEPT(open->accept(open->suggestions().nextFrom(0, true)));
    QList<Span> rain;
    for (int nth = 0; nth < 3000; ++nth) {
        const Span first = spanOf(open->article(), "Rain");
        rain.append({first.start + 11 * nth, first.end + 11 * nth});
    }
    KEPT(open->tagAll(rain, labels::claim, Origin::Hand));
    const QStringList before = printedLayer(open->layer());
    QVERIFY(!open->layer().relations().isEmpty());
    const auto records = open->layer().count() + open->layer().relations().size() + open->layer().decisionCount();
    QList<QUuid> ids;
    for (const Annotation &annotation : open->layer().annotations())
        ids.append(annotation.id);
    Change told;
    connect(open.get(), &OpenArticle::changed, this, [&told](const Change &change) { told = change; });
    KEPT(open->remove(ids + ids.first(9))); // some named twice
    QSet<QString> touched;
    for (const Edit &edit : told.edits)
        touched.insert(edit.kind + edit.id);
    QCOMPARE(told.edits.size(), records);
    QCOMPARE(touched.size(), records);
    QCOMPARE(open->layer().count(), 0);
    QCOMPARE(open->layer().relations().size(), 0);
    for (const Decision &decision : open->layer().decisions())
        QVERIFY(decision.verdict == Decision::Verdict::Rejected && decision.annotation.isNull());
    QCOMPARE(open->suggestions().undecidedCount(), 0); // deleting says no
    KEPT(open->undo());
    QCOMPARE(printedLayer(open->layer()), before);
    KEPT(open->flush());
    QCOMPARE(printedLayer(world.open()->layer()), before);
}

void TestSessionSuggestions::tellsOverWhichWordsMarksChange()
{
    const World world;
    const Opened open = world.open(true);
    const Span ana = spanOf(open->article(), "Ana Ruiz");
    const Span ivo = spanOf(open->article(), "Ivo Brandt");
    const Span all{0, open->article().size()};
    QList<Span> told;
    connect(open.get(), &OpenArticle::changed, this, [&told](const Change &, Span touched) { told.append(touched); });
    KEPT(open->reject(open->suggestions().find(labels::person, ivo)));
    QCOMPARE(told, QList<Span>{ivo});
    // What is tagged hides a suggestion that reaches further.
    const Result<QUuid> tagged = open->tag({{ana.start, ana.end - 1}}, labels::person, Origin::Hand);
    KEPT(tagged);
    QVERIFY(open->suggestions().find(labels::person, ana) < 0);
    QCOMPARE(told.takeLast(), ana);
    KEPT(open->undo());
    QCOMPARE(told.takeLast(), ana);
    KEPT(open->redo());
    KEPT(open->setParts(*tagged, {{ana.start, ana.start + 3}, {ivo.start, ivo.end}}));
    const Span both = ana.united(ivo);
    QVERIFY(told.last().contains({both.start, both.end}) && told.last() != all);
    // A new label may change any mark.
    Label label;
    label.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    label.name = QStringLiteral("Ship");
    KEPT(open->tagWithNew({ivo}, label));
    QCOMPARE(told.last(), all);
}

void TestSessionSuggestions::decisionsMoveAlong()
{
    const World world;
    {
        const Opened open = world.open(true);
        KEPT(open->reject(open->suggestions().find(labels::person, spanOf(open->article(), "Ivo Brandt"))));
        KEPT(open->accept(open->suggestions().find(labels::person, spanOf(open->article(), "Ana Ruiz"))));
        KEPT(open->flush());
    }
    put(world.article, "Corrected on Tuesday.\n\n" + story);
    {
        const Opened moved = world.open(true);
        QVERIFY(moved->suggestions().find(labels::person, spanOf(moved->article(), "Ivo Brandt")) < 0);
        QVERIFY(moved->suggestions().find(labels::person, spanOf(moved->article(), "Ana Ruiz")) < 0);
        KEPT(moved->flush());
    }
    // Gone with its words, and back with them.
    put(world.article, "Nothing of it was true.\n");
    KEPT(world.open(true)->flush());
    put(world.article, story);
    const Opened back = world.open(true);
    QVERIFY(back->suggestions().find(labels::person, spanOf(back->article(), "Ivo Brandt")) < 0);
}

void TestSessionSuggestions::exportLayers()
{
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    KEPT(open->tag({spanOf(article, "surprise")}, labels::claim, Origin::Hand, str("mine")));
    KEPT(open->accept(open->suggestions().find(labels::person, spanOf(article, "Ana Ruiz"))));
    KEPT(open->reject(open->suggestions().find(labels::person, spanOf(article, "Ivo Brandt"))));
    const QStringList own{str("accepted person Ana Ruiz"), str("own claim surprise")};
    QCOMPARE(printed(open->annotated(ExportLayer::Own)), own);
    const QStringList undecided = printed(open->annotated(ExportLayer::Suggested));
    QVERIFY(!undecided.isEmpty());
    for (const QString &line : undecided)
        QVERIFY2(line.startsWith(str("suggested ")), qPrintable(line));
    QVERIFY(!undecided.contains(str("suggested person Ivo Brandt")));
    for (const QString &line : suggested(*open))
        QVERIFY2(undecided.contains(str("suggested ") + line), qPrintable(line));
    const QStringList all = printed(open->annotated(ExportLayer::All));
    QVERIFY(all.contains(own[0]) && all.contains(own[1]) && all.contains(str("rejected person Ivo Brandt")));
    for (const AnnotatedArticle &annotated :
         {open->annotated(ExportLayer::Own), open->annotated(ExportLayer::Suggested),
          open->annotated(ExportLayer::All)}) {
        QSet<QUuid> ids;
        for (const ExportedAnnotation &out : annotated.annotations) {
            QVERIFY(!ids.contains(out.annotation.id));
            ids.insert(out.annotation.id);
            for (const Span part : out.annotation.parts)
                QVERIFY(annotated.article.isValid(part) && !part.isEmpty());
        }
        // Every link has both its ends, and the cast whoever is named.
        for (const Relation &relation : annotated.relations)
            QVERIFY(ids.contains(relation.from) && ids.contains(relation.to));
        for (const ExportedAnnotation &out : annotated.annotations)
            if (!out.annotation.entity.isEmpty())
                QVERIFY(std::any_of(annotated.cast.begin(), annotated.cast.end(),
                                    [&](const Entity &entity) { return entity.id == out.annotation.entity; }));
        QCOMPARE(annotated.tagset, open->tagset());
    }
    QVERIFY(open->annotated(ExportLayer::Suggested).relations.size() > 0); // the quotes' speakers
    // The same each time, in this program and the next.
    KEPT(open->flush());
    const Opened again = world.open(true);
    for (const ExportLayer layer : {ExportLayer::Own, ExportLayer::Suggested, ExportLayer::All}) {
        QCOMPARE(printed(again->annotated(layer)), printed(open->annotated(layer)));
        QVERIFY(again->annotated(layer).annotations == open->annotated(layer).annotations);
        QCOMPARE(again->annotated(layer).relations, open->annotated(layer).relations);
    }
    QCOMPARE(exportLayerFromString(u"suggested"), std::optional(ExportLayer::Suggested));
    QCOMPARE(exportLayerFromString(u"Own"), std::nullopt);
}

QTEST_GUILESS_MAIN(TestSessionSuggestions)
#include "test_session_suggestions.moc"
