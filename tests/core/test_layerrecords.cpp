// SPDX-License-Identifier: GPL-3.0-or-later
// What a layer costs when it is large: copies of its records stay cheap, and what stands at a place or hangs on a
// tag is found without going over everything. Counted, not timed.
#include "core/annotation/annotationlayer.h"

#include "tests/support/randomrecords.h"

#include <QTest>

using namespace testsupport;

namespace {

constexpr int many = 20000;

Annotation annotationAt(qint32 start)
{
    Annotation annotation;
    annotation.id = QUuid::createUuid();
    annotation.parts = {{start, start + 8}};
    annotation.label = labels::person;
    return annotation;
}

Decision decisionOn(const Annotation &annotation)
{
    Decision decision;
    decision.id = QUuid::createUuid();
    decision.kind = QStringLiteral("mention");
    decision.label = annotation.label;
    decision.anchor = {annotation.hull(), "Ana Ruiz", "said ", "."};
    decision.annotation = annotation.id;
    return decision;
}

/// Tags side by side, each accepted, and each joined to the one before.
AnnotationLayer largeLayer()
{
    Change change;
    QUuid last;
    for (int i = 0; i < many; ++i) {
        const Annotation annotation = annotationAt(10 * i);
        change.edits.append(insertion(annotation));
        change.edits.append(insertion(decisionOn(annotation)));
        if (!last.isNull())
            change.edits.append(insertion(Relation{QUuid::createUuid(), annotation.id, last, labels::speaker}));
        last = annotation.id;
    }
    AnnotationLayer layer;
    [&] { QVERIFY(layer.apply(change).ok()); }();
    return layer;
}

Change changeOf(const QList<Edit> &edits)
{
    Change change;
    change.edits = edits;
    return change;
}

} // namespace

class TestLayerRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCopyIsShared();
    void aCopyStaysAsItWas();
    void decisionsAtAPlace();
    void decisionsOnATag();
};

void TestLayerRecords::aCopyIsShared()
{
    AnnotationLayer layer = largeLayer();
    const LayerRecords copy = layer.records();
    QCOMPARE(copy.shareOf(layer.records()), 1.0);
    // An act after it parts with little: the records' neighbours in the hash, whatever kinds it touches.
    const Annotation quote = annotationAt(55);
    const QList<Annotation> there = layer.overlapping({100, 101});
    QVERIFY(
        layer
            .apply(changeOf({insertion(quote), insertion(decisionOn(quote)), removal(layer.decisionsOn(there[0].id)[0]),
                             insertion(Relation{QUuid::createUuid(), quote.id, there[0].id, labels::speaker})}))
            .ok());
    const double shared = copy.shareOf(layer.records());
    QVERIFY2(shared < 1 && shared > 0.99, qPrintable(QString::number(shared)));
    // The hashes are even: none of them is nearly all.
    LayerRecords other = layer.records();
    for (int i = 0; i < 100; ++i)
        QVERIFY(layer.apply(changeOf({insertion(annotationAt(10 * i))})).ok());
    const double after = other.shareOf(layer.records());
    QVERIFY2(after < 0.95 && after > 0.66, qPrintable(QString::number(after)));
}

void TestLayerRecords::aCopyStaysAsItWas()
{
    for (int seed = 1; seed <= rounds(60, 3000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        AnnotationLayer layer;
        for (int i = 0; i < 10; ++i) {
            const AnnotationLayer whole = layer;
            const QStringList before = printedLayer(layer);
            const LayerRecords copy = layer.records();
            const QList<Annotation> annotations = layer.annotations();
            const QList<Relation> relations = layer.relations();
            const QList<Decision> decisions = layer.decisions();
            const QList<CastFact> facts = layer.castFacts();
            const std::optional<ArticleState> state = layer.articleState();
            const Tagset tagset = layer.tagset();
            QVERIFY(layer.apply(randomChange(layer, random)).ok());
            QCOMPARE(copy.annotations(), annotations);
            QCOMPARE(copy.relations(), relations);
            QCOMPARE(copy.decisions(), decisions);
            QCOMPARE(copy.castFacts(), facts);
            QVERIFY(copy.articleState() == state);
            QCOMPARE(copy.tagset(), tagset);
            QCOMPARE(copy.count(), annotations.size());
            QCOMPARE(copy.decisionCount(), decisions.size());
            QCOMPARE(printedLayer(whole), before);
        }
    }
}

void TestLayerRecords::decisionsAtAPlace()
{
    AnnotationLayer layer = largeLayer();
    const auto at = [&layer](Span range) {
        QList<Decision> found;
        layer.forEachDecision(range, [&found](const Decision &decision) { found.append(decision); });
        return found;
    };
    // So many are visited as stand there, of all there are.
    QCOMPARE(at({100, 108}).size(), 1);
    QCOMPARE(at({100, 121}).size(), 3);
    QCOMPARE(at({108, 110}).size(), 0);
    QCOMPARE(at({0, 10 * many}).size(), many);
    // They come, go and move.
    const Decision before = at({100, 108}).first();
    Decision after = before;
    after.anchor.position = {108, 110};
    QVERIFY(layer.apply(changeOf({replacement(before, after)})).ok());
    QCOMPARE(at({100, 108}), QList<Decision>());
    QCOMPARE(at({108, 110}), QList<Decision>{after});
    Decision lost = after;
    lost.anchor.position = {};
    QVERIFY(layer.apply(changeOf({replacement(after, lost)})).ok());
    QCOMPARE(at({108, 110}), QList<Decision>());
    QVERIFY(layer.apply(changeOf({removal(lost)})).ok());
    QCOMPARE(at({0, 10 * many}).size(), many - 1);
    QCOMPARE(layer.decisionCount(), many - 1);
}

void TestLayerRecords::decisionsOnATag()
{
    AnnotationLayer layer = largeLayer();
    const Annotation one = layer.overlapping({100, 101}).first();
    const Annotation other = layer.overlapping({110, 111}).first();
    QCOMPARE(layer.decisionsOn(one.id).size(), 1);
    const Decision before = layer.decisionsOn(one.id).first();
    Decision after = before;
    after.annotation = other.id;
    QVERIFY(layer.apply(changeOf({replacement(before, after)})).ok());
    QCOMPARE(layer.decisionsOn(one.id), QList<Decision>());
    QCOMPARE(layer.decisionsOn(other.id).size(), 2);
    QVERIFY(layer.apply(changeOf({removal(after)})).ok());
    QCOMPARE(layer.decisionsOn(other.id).size(), 1);
    QCOMPARE(layer.decisionsOn(QUuid::createUuid()), QList<Decision>());
}

QTEST_GUILESS_MAIN(TestLayerRecords)
#include "test_layerrecords.moc"
