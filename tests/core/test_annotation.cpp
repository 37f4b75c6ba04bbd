// SPDX-License-Identifier: GPL-3.0-or-later
// What a user says about a text: the layer and its laws, undo as the log tells it, records as JSON, labels.
#include "core/annotation/annotationlayer.h"
#include "core/annotation/history.h"

#include "tests/support/randomrecords.h"

#include <QTest>
#include <QTimeZone>

using namespace bluepencil;
using namespace testsupport;

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

Annotation annotationOver(const QList<Span> &parts, QLatin1StringView label = labels::person)
{
    Annotation annotation;
    annotation.id = QUuid::createUuid();
    annotation.parts = parts;
    annotation.label = QString(label);
    annotation.time = QDateTime(QDate(2026, 1, 5), QTime(10, 0), QTimeZone::utc());
    return annotation;
}

Change changeOf(const QList<Edit> &edits)
{
    Change change;
    change.edits = edits;
    return change;
}

ErrorCode codeOf(const Result<void> &result)
{
    return result ? ErrorCode::Cancelled : result.error().code; // Cancelled: not refused
}

/// A history as it looks from outside.
QString printed(const History &history)
{
    QString out = str("undo: ") + history.undoTitle() + str("; redo: ") + history.redoTitle();
    if (const auto undo = history.undoChange())
        out += str("; takes back %1").arg(undo->reverses);
    if (const auto redo = history.redoChange())
        out += str("; does again %1").arg(redo->reverses);
    return out;
}

} // namespace

class TestAnnotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void origins();
    void layerFindsOverlaps();
    void layerOrder();
    void relationsFollowTheirEnds();
    void refused_data();
    void refused();
    void inverseRestores();
    void wholeOrNotAtAll();
    void staleIsRefused();

    void undoAndRedo();
    void undoOfActsNotNumberedYet();
    void reanchoringEndsUndo();
    void changesThatComeLate();
    void rebuiltFromTheLog();

    void recordRoundTrip();
    void editsRoundTrip();
    void wrongRecords_data();
    void wrongRecords();
    void wrongEdits_data();
    void wrongEdits();
    void newerKeysAreIgnored();

    void builtInLabels();
    void tagsetKeepsOrder();
    void labelsThatCannotBe_data();
    void labelsThatCannotBe();
};

void TestAnnotation::origins()
{
    for (const Origin origin : {Origin::Hand, Origin::Suggestion, Origin::Import, Origin::CommandLine})
        QCOMPARE(originFromString(toString(origin)), std::optional<Origin>(origin));
    QCOMPARE(originFromString(u"Hand"), std::nullopt);
    QCOMPARE(originFromString(u""), std::nullopt);
}

void TestAnnotation::layerFindsOverlaps()
{
    AnnotationLayer layer;
    const Annotation quote = annotationOver({{0, 10}, {20, 30}}, labels::quote);
    const Annotation person = annotationOver({{4, 8}});
    const Annotation same = annotationOver({{4, 8}}, labels::organization);
    QVERIFY(layer.apply(changeOf({insertion(quote), insertion(person), insertion(same)})).ok());
    QCOMPARE(layer.count(), 3);
    QCOMPARE(layer.overlapping({0, 30}).size(), 3); // each once, whatever its parts
    QCOMPARE(layer.overlapping({0, 30}).first(), quote);
    QCOMPARE(layer.overlapping({10, 20}), QList<Annotation>()); // between the parts of the quote there is nothing
    QCOMPARE(layer.overlapping({7, 8}).size(), 3);
    QCOMPARE(layer.overlapping({25, 25}), QList<Annotation>{quote});
    int parts = 0;
    layer.forEachPart({0, 30}, [&](const Annotation &annotation, Span part) {
        ++parts;
        QVERIFY(annotation.parts.contains(part));
    });
    QCOMPARE(parts, 4);
    QCOMPARE(*layer.find(person.id), person);
    QCOMPARE(layer.find(QUuid::createUuid()), nullptr);
}

void TestAnnotation::layerOrder()
{
    AnnotationLayer layer;
    Annotation lost = annotationOver({});
    lost.lost = {{{3, 4}, "x", "", ""}};
    const Annotation inner = annotationOver({{4, 8}});
    const Annotation outer = annotationOver({{4, 20}});
    const Annotation later = annotationOver({{5, 6}});
    QVERIFY(layer.apply(changeOf({insertion(lost), insertion(later), insertion(inner), insertion(outer)})).ok());
    QCOMPARE(layer.annotations(), (QList<Annotation>{outer, inner, later, lost}));
    QVERIFY(layer.find(lost.id)->isLost());
    QCOMPARE(layer.overlapping({0, 100}).size(), 3); // what has no place is nowhere
}

void TestAnnotation::relationsFollowTheirEnds()
{
    AnnotationLayer layer;
    const Annotation quote = annotationOver({{0, 10}}, labels::quote);
    const Annotation speaker = annotationOver({{20, 30}});
    Relation relation{QUuid::createUuid(), quote.id, speaker.id, QString(labels::speaker)};
    const Relation own{QUuid::createUuid(), quote.id, quote.id, str("about")};
    QVERIFY(layer.apply(changeOf({insertion(quote), insertion(speaker), insertion(relation), insertion(own)})).ok());
    QCOMPARE(layer.relationsFrom(quote.id).size(), 2);
    QCOMPARE(layer.relationsFrom(speaker.id).size(), 0);
    QCOMPARE(layer.relationsOf(speaker.id), QList<Relation>{relation});
    QCOMPARE(layer.relationsOf(quote.id).size(), 2); // the one to itself once
    Relation turned = relation;
    std::swap(turned.from, turned.to);
    QVERIFY(layer.apply(changeOf({replacement(relation, turned), removal(own)})).ok());
    QCOMPARE(layer.relationsFrom(speaker.id), QList<Relation>{turned});
    QCOMPARE(layer.relationsFrom(quote.id), QList<Relation>());
    QCOMPARE(layer.relationsOf(quote.id), QList<Relation>{turned});
}

void TestAnnotation::refused_data()
{
    QTest::addColumn<QList<Span>>("parts");
    QTest::newRow("no parts, nothing lost") << QList<Span>();
    QTest::newRow("an empty part") << QList<Span>{{3, 3}};
    QTest::newRow("backwards") << QList<Span>{{5, 3}};
    QTest::newRow("before the text") << QList<Span>{{-2, 3}};
    QTest::newRow("out of order") << QList<Span>{{5, 8}, {1, 3}};
    QTest::newRow("one over another") << QList<Span>{{1, 5}, {4, 8}};
}

void TestAnnotation::refused()
{
    QFETCH(QList<Span>, parts);
    AnnotationLayer layer;
    const Annotation good = annotationOver({{1, 2}, {2, 3}}); // touching parts are fine
    const QStringList before = printedLayer(layer);
    const Result<void> applied = layer.apply(changeOf({insertion(good), insertion(annotationOver(parts))}));
    QCOMPARE(codeOf(applied), ErrorCode::Invalid);
    QVERIFY(!applied.error().message.isEmpty());
    QCOMPARE(printedLayer(layer), before);
}

void TestAnnotation::inverseRestores()
{
    for (int seed = 1; seed <= rounds(100, 10000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        AnnotationLayer layer;
        QList<Change> done;
        QList<QStringList> states{printedLayer(layer)};
        for (int i = 0; i < 12; ++i) {
            const Change change = randomChange(layer, random);
            QVERIFY2(layer.apply(change).ok(), qPrintable(QString::number(seed)));
            done.append(change);
            states.append(printedLayer(layer));
        }
        QCOMPARE(inverse(inverse(done.last())), done.last());
        while (!done.isEmpty()) {
            const Change change = done.takeLast();
            QVERIFY2(layer.apply(inverse(change)).ok(), qPrintable(QString::number(seed)));
            states.removeLast();
            QVERIFY2(printedLayer(layer) == states.last(), qPrintable(QString::number(seed)));
        }
    }
}

void TestAnnotation::wholeOrNotAtAll()
{
    for (int seed = 1; seed <= rounds(100, 10000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        AnnotationLayer layer;
        for (int i = 0; i < 4; ++i)
            QVERIFY(layer.apply(randomChange(layer, random)).ok());
        const QStringList before = printedLayer(layer);
        Change change = randomChange(layer, random);
        const Annotation strange = randomAnnotation(random);
        change.edits.append(random.bounded(2) == 0 ? removal(strange) : Edit{str("annotation"), str("x"), {}, {}});
        QVERIFY(!layer.apply(change).ok());
        QVERIFY2(printedLayer(layer) == before, qPrintable(QString::number(seed)));
    }
}

void TestAnnotation::staleIsRefused()
{
    AnnotationLayer layer;
    const Annotation annotation = annotationOver({{0, 3}});
    const Relation relation{QUuid::createUuid(), annotation.id, annotation.id, str("about")};
    Decision decision;
    decision.id = QUuid::createUuid();
    const Label label{str("x"), str("X"), {}, {}, {}, 9};
    const QList<Record> records{annotation, relation, decision, label};
    const QList<Record> changed{
        [&] {
            Annotation other = annotation;
            other.note = str("n");
            return other;
        }(),
        [&] {
            Relation other = relation;
            other.label = str("n");
            return other;
        }(),
        [&] {
            Decision other = decision;
            other.label = str("n");
            return other;
        }(),
        [&] {
            Label other = label;
            other.name = str("n");
            return other;
        }(),
    };
    for (qsizetype i = 0; i < records.size(); ++i) {
        // Not there yet.
        QCOMPARE(codeOf(layer.apply(changeOf({removal(records[i])}))), ErrorCode::Stale);
        QCOMPARE(codeOf(layer.apply(changeOf({replacement(records[i], changed[i])}))), ErrorCode::Stale);
        QVERIFY(layer.apply(changeOf({insertion(records[i])})).ok());
        // There already, or there as something else.
        QCOMPARE(codeOf(layer.apply(changeOf({insertion(records[i])}))), ErrorCode::Stale);
        QCOMPARE(codeOf(layer.apply(changeOf({removal(changed[i])}))), ErrorCode::Stale);
        QCOMPARE(codeOf(layer.apply(changeOf({replacement(changed[i], records[i])}))), ErrorCode::Stale);
        QVERIFY(layer.apply(changeOf({replacement(records[i], changed[i])})).ok());
        QCOMPARE(codeOf(layer.apply(changeOf({replacement(records[i], changed[i])}))), ErrorCode::Stale);
        // A replacement may not turn one kind into another.
        QVERIFY(!layer.apply(changeOf({replacement(changed[i], records[(i + 1) % 4])})).ok());
    }
    const Result<void> stale = layer.apply(changeOf({insertion(changed[0])}));
    QVERIFY(!stale.error().message.isEmpty() && !stale.error().message.endsWith(QLatin1Char('.')));
}

void TestAnnotation::undoAndRedo()
{
    History history;
    QVERIFY(!history.canUndo() && !history.canRedo());
    QCOMPARE(history.undoChange(), std::nullopt);
    QCOMPARE(history.redoChange(), std::nullopt);
    qint64 sequence = 0;
    const auto act = [&](const char *title) {
        Change change = changeOf({insertion(annotationOver({{0, 3}}))});
        change.title = str(title);
        change.sequence = ++sequence;
        history.add(change);
        return change;
    };
    const auto undo = [&] {
        Change change = *history.undoChange();
        change.sequence = ++sequence;
        history.add(change);
        return change;
    };
    const auto redo = [&] {
        Change change = *history.redoChange();
        change.sequence = ++sequence;
        history.add(change);
        return change;
    };
    const Change a = act("A");
    const Change b = act("B");
    QCOMPARE(printed(history), str("undo: B; redo: ; takes back 2"));
    const Change back = undo(); // 3
    QCOMPARE(back.kind, Change::Kind::Undo);
    QCOMPARE(back.edits, inverse(b).edits);
    QCOMPARE(printed(history), str("undo: A; redo: B; takes back 1; does again 2"));
    undo(); // 4
    QCOMPARE(printed(history), str("undo: ; redo: A; does again 1"));
    const Change again = redo(); // 5
    QCOMPARE(again.kind, Change::Kind::Redo);
    QCOMPARE(again.edits, a.edits);
    redo(); // 6
    QCOMPARE(printed(history), str("undo: B; redo: ; takes back 2"));
    undo();   // 7
    act("C"); // 8 ends redo
    QCOMPARE(printed(history), str("undo: C; redo: ; takes back 8"));
    undo();
    undo();
    QCOMPARE(printed(history), str("undo: ; redo: A; does again 1"));
    redo();
    redo();
    QCOMPARE(printed(history), str("undo: C; redo: ; takes back 8"));
    QCOMPARE(history.log().size(), sequence);
}

void TestAnnotation::undoOfActsNotNumberedYet()
{
    // An act is undone before the store has given it its number; then it does, and things go on.
    History history;
    Change act = changeOf({insertion(annotationOver({{0, 3}}))});
    act.title = str("A");
    act.sequence = -1;
    history.add(act);
    Change undo = *history.undoChange();
    QCOMPARE(undo.reverses, -1);
    undo.sequence = -2;
    history.add(undo);
    history.settle(-1, 41);
    QCOMPARE(history.log().at(1).reverses, 41);
    history.settle(-2, 42);
    QCOMPARE(printed(history), str("undo: ; redo: A; does again 41"));
    // A redo whose write fails is taken out again.
    Change redo = *history.redoChange();
    redo.sequence = -3;
    history.add(redo);
    QCOMPARE(printed(history), str("undo: A; redo: ; takes back 41"));
    history.removeLast();
    QCOMPARE(printed(history), str("undo: ; redo: A; does again 41"));
    // So is an act: what could be redone before it can be again.
    act.sequence = -4;
    act.title = str("B");
    history.add(act);
    QVERIFY(!history.canRedo());
    history.removeLast();
    QCOMPARE(printed(history), str("undo: ; redo: A; does again 41"));
    history.removeLast();
    history.removeLast();
    history.removeLast(); // one more than there are
    QCOMPARE(printed(history), str("undo: ; redo: "));
}

void TestAnnotation::reanchoringEndsUndo()
{
    // What was done to the old text speaks of its places; what was done to the tagset does not.
    History history;
    qint64 sequence = 0;
    const auto add = [&](const char *title, Change::Kind kind, const QUuid &article) {
        Change change;
        change.title = str(title);
        change.kind = kind;
        change.article = article;
        change.sequence = ++sequence;
        history.add(change);
    };
    const QUuid article = QUuid::createUuid();
    add("Label", Change::Kind::Act, {});
    add("Tag", Change::Kind::Act, article);
    add("moved", Change::Kind::Reanchor, article);
    QCOMPARE(printed(history), str("undo: Label; redo: ; takes back 1"));
    add("Tag again", Change::Kind::Act, article);
    QCOMPARE(printed(history), str("undo: Tag again; redo: ; takes back 4"));
    QCOMPARE(history.log().size(), 4);
}

void TestAnnotation::changesThatComeLate()
{
    // Another program's act got its number before ours, but we hear of it only afterwards.
    History history;
    History ordered;
    QList<Change> changes;
    for (int i = 1; i <= 4; ++i) {
        Change change;
        change.title = QString::number(i);
        change.sequence = i;
        changes.append(change);
    }
    changes[2].kind = Change::Kind::Undo;
    changes[2].reverses = 2;
    for (const int i : {0, 1, 2, 3})
        ordered.add(changes[i]);
    for (const int i : {0, 3, 1, 2})
        history.add(changes[i]);
    QCOMPARE(history.log(), ordered.log());
    QCOMPARE(printed(history), printed(ordered));
}

void TestAnnotation::rebuiltFromTheLog()
{
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        AnnotationLayer layer;
        History history;
        qint64 sequence = 0;
        for (int i = 0; i < 40; ++i) {
            const int what = random.bounded(5);
            Change change;
            if (what == 0 && history.canUndo())
                change = *history.undoChange();
            else if (what == 1 && history.canRedo())
                change = *history.redoChange();
            else if (what < 4)
                change = randomChange(layer, random);
            else
                continue;
            change.title = str("%1").arg(sequence);
            change.sequence = ++sequence;
            QVERIFY2(layer.apply(change).ok(), qPrintable(QString::number(seed))); // what undo offers always fits
            history.add(change);
        }
        History rebuilt;
        AnnotationLayer replayed;
        for (const Change &change : history.log()) {
            rebuilt.add(change);
            QVERIFY(replayed.apply(change).ok());
        }
        QCOMPARE(printed(rebuilt), printed(history));
        QCOMPARE(printedLayer(replayed), printedLayer(layer));
        // All the way back there is nothing left.
        while (const auto undo = history.undoChange()) {
            Change change = *undo;
            change.sequence = ++sequence;
            QVERIFY(layer.apply(change).ok());
            history.add(change);
        }
        QCOMPARE(printedLayer(layer), printedLayer(AnnotationLayer()));
    }
}

void TestAnnotation::recordRoundTrip()
{
    for (int seed = 1; seed <= rounds(1000, 100000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const Record record = randomRecord(random);
        const Result<Record> back = recordFromJson(kindOf(record), toJson(record));
        QVERIFY2(back.ok(), qPrintable(back ? QString() : back.error().message));
        QVERIFY2(*back == record, qPrintable(QString::number(seed)));
        // Through bytes, as the log keeps it.
        const QByteArray bytes = toJson(QList<Edit>{insertion(record)});
        const Result<QList<Edit>> stored = editsFromJson(bytes);
        QVERIFY2(stored.ok(), qPrintable(stored ? QString() : stored.error().message));
        QVERIFY2(*stored->first().after == record, bytes.constData());
    }
}

void TestAnnotation::editsRoundTrip()
{
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        AnnotationLayer layer;
        for (int i = 0; i < 3; ++i) {
            const Change change = randomChange(layer, random);
            QVERIFY(layer.apply(change).ok());
            const QByteArray json = toJson(change.edits);
            QVERIFY(!json.contains('\n'));
            QCOMPARE(toJson(change.edits), json); // the same bytes each time
            const Result<QList<Edit>> back = editsFromJson(json);
            QVERIFY(back.ok());
            QVERIFY2(*back == change.edits, json.constData());
        }
    }
    QCOMPARE(*editsFromJson("[]"), QList<Edit>());
}

void TestAnnotation::wrongRecords_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("key"); // to be removed or replaced
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const char *kind, const char *key, const QJsonValue &value) {
        QTest::newRow(name) << str(kind) << str(key) << value;
    };
    const QJsonValue none(QJsonValue::Undefined);
    for (const char *key : {"id", "parts", "label", "origin", "time"})
        row(qPrintable(str("annotation without ") + str(key)), "annotation", key, none);
    for (const char *key : {"id", "from", "to", "label"})
        row(qPrintable(str("relation without ") + str(key)), "relation", key, none);
    for (const char *key : {"id", "kind", "label", "anchor", "accepted", "time"})
        row(qPrintable(str("decision without ") + str(key)), "decision", key, none);
    for (const char *key : {"id", "name"})
        row(qPrintable(str("label without ") + str(key)), "label", key, none);
    row("a number for a name", "annotation", "label", 3);
    row("a number for a note", "annotation", "note", 3);
    row("an id that is none", "annotation", "id", str("person"));
    row("parts that are no array", "annotation", "parts", str("0-3"));
    row("a part of three numbers", "annotation", "parts", QJsonArray{QJsonArray{0, 1, 2}});
    row("a part backwards", "annotation", "parts", QJsonArray{QJsonArray{3, 1}});
    row("a part of words", "annotation", "parts", QJsonArray{QJsonArray{str("0"), str("1")}});
    row("a part of fractions", "annotation", "parts", QJsonArray{QJsonArray{0.5, 1.5}});
    row("a part beyond 32 bits", "annotation", "parts", QJsonArray{QJsonArray{0, 5000000000.0}});
    row("an unknown origin", "annotation", "origin", str("nobody"));
    row("no time", "annotation", "time", str("yesterday"));
    row("an anchor without words", "annotation", "lost", QJsonArray{QJsonObject{}});
    row("a fact that is none", "cast-fact", "says", str("nothing"));
    row("a fact about nobody", "cast-fact", "anchors", QJsonArray());
    row("a state that is none", "article-state", "status", str("burnt"));
    row("a label that is none", "article-state", "labels", QJsonArray{3});
    row("a verdict that is none", "decision", "accepted", str("yes"));
    row("an annotation that is none", "decision", "annotation", str("x"));
}

void TestAnnotation::wrongRecords()
{
    QFETCH(QString, kind);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QRandomGenerator random(5);
    Record record = annotationOver({{0, 3}});
    if (kind == str("relation"))
        record = randomRelation(random, QUuid::createUuid(), QUuid::createUuid());
    else if (kind == str("decision"))
        record = randomDecision(random);
    else if (kind == str("cast-fact"))
        record = randomCastFact(random);
    else if (kind == str("article-state"))
        record = randomArticleState(random);
    else if (kind == str("label"))
        record = randomLabel(random);
    QJsonObject json = toJson(record);
    QVERIFY(recordFromJson(kind, json).ok());
    if (value.isUndefined())
        json.remove(key);
    else
        json.insert(key, value);
    const Result<Record> read = recordFromJson(kind, json);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::Damaged);
    QVERIFY2(read.error().message.contains(key), qPrintable(read.error().message));
}

void TestAnnotation::wrongEdits_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("[{");
    QTest::newRow("an object") << QByteArray("{}");
    QTest::newRow("a number in it") << QByteArray("[3]");
    QTest::newRow("an edit of nothing") << QByteArray(R"([{"kind":"label","id":"x"}])");
    QTest::newRow("an unknown kind") << QByteArray(R"([{"kind":"ghost","id":"x","after":{"id":"x"}}])");
    QTest::newRow("no id") << QByteArray(R"([{"kind":"label","after":{"id":"x","name":"X","order":1}}])");
    QTest::newRow("a record that is none") << QByteArray(R"([{"kind":"label","id":"x","after":7}])");
    QTest::newRow("another record's id") << QByteArray(R"([{"kind":"label","id":"y","after":{"id":"x","name":"X"}}])");
    QTest::newRow("two ids") << QByteArray(
        R"([{"kind":"label","id":"x","before":{"id":"y","name":"X"},"after":{"id":"x","name":"X"}}])");
    QTest::newRow("no UTF-8") << QByteArray("[{\"kind\":\"label\",\"id\":\"\xff\",\"after\":{}}]");
}

void TestAnnotation::wrongEdits()
{
    QFETCH(QByteArray, json);
    const Result<QList<Edit>> edits = editsFromJson(json);
    QVERIFY(!edits.ok());
    QCOMPARE(edits.error().code, ErrorCode::Damaged);
    QVERIFY(!edits.error().message.isEmpty());
}

void TestAnnotation::newerKeysAreIgnored()
{
    const Record record = annotationOver({{0, 3}});
    QJsonObject json = toJson(record);
    json.insert(str("mood"), str("doubtful"));
    QCOMPARE(*recordFromJson(str("annotation"), json), record);
}

void TestAnnotation::builtInLabels()
{
    const Tagset tagset = Tagset::builtIn();
    QStringList ids;
    for (const Label &label : tagset.labels()) {
        ids.append(label.id + QLatin1Char(' ') + label.key);
        QVERIFY2(checkLabel(tagset, label).ok(), qPrintable(label.id));
        QVERIFY(!label.description.isEmpty());
    }
    QCOMPARE(ids.join(str(", ")), str("person 1, place 2, organization 3, quote 4, date 5, claim 6, speaker 7, cue 8"));
    QCOMPARE(tagset.find(u"place")->name, str("Place"));
    QCOMPARE(tagset.find(u"Place"), nullptr);
    QCOMPARE(tagset.findByName(u"PLACE")->id, str("place"));
    QCOMPARE(tagset.findByKey(u"3")->id, str("organization"));
    QCOMPARE(tagset.findByKey(u""), nullptr);
    QCOMPARE(tagset.nameOf(u"cue"), str("Cue"));
    QCOMPARE(tagset.nameOf(u"gone"), str("gone"));
}

void TestAnnotation::tagsetKeepsOrder()
{
    Tagset tagset = Tagset::builtIn();
    tagset.put({str("b"), str("B"), {}, {}, {}, 2});
    tagset.put({str("a"), str("A"), {}, {}, {}, 2});
    tagset.put({str("z"), str("Z"), {}, {}, {}, -1});
    QStringList ids;
    for (const Label &label : tagset.labels())
        ids.append(label.id);
    QCOMPARE(ids, (QStringList{str("z"), str("person"), str("place"), str("a"), str("b"), str("organization"),
                               str("quote"), str("date"), str("claim"), str("speaker"), str("cue")}));
    const qsizetype count = tagset.labels().size();
    tagset.put({str("a"), str("A2"), {}, {}, {}, 99}); // by id: in place of the old one
    QCOMPARE(tagset.labels().size(), count);
    QCOMPARE(tagset.labels().last().name, str("A2"));
    QVERIFY(tagset.remove(u"a"));
    QVERIFY(!tagset.remove(u"a"));
}

void TestAnnotation::labelsThatCannotBe_data()
{
    QTest::addColumn<Label>("label");
    QTest::addColumn<bool>("possible");
    const auto row = [](const char *name, const Label &label, bool possible = false) {
        QTest::newRow(name) << label << possible;
    };
    const QString id = str("own");
    row("good", {id, str("Rumour"), str("#1F6fb2"), str("r"), {}, 9}, true);
    row("no key, no colour", {id, str("Rumour"), {}, {}, {}, 9}, true);
    row("a key beyond the plane", {id, str("Rumour"), {}, str("🚢"), {}, 9}, true);
    row("as long as can be", {id, QString(200, QLatin1Char('x')), {}, {}, {}, 9}, true);
    row("itself again", {str("person"), str("person"), {}, str("1"), {}, 0}, true);
    row("no id", {{}, str("Rumour"), {}, {}, {}, 9});
    row("no name", {id, {}, {}, {}, {}, 9});
    row("a name of blanks", {id, str(" \u00a0"), {}, {}, {}, 9});
    row("too long", {id, QString(201, QLatin1Char('x')), {}, {}, {}, 9});
    row("a colour by name", {id, str("Rumour"), str("red"), {}, {}, 9});
    row("a short colour", {id, str("Rumour"), str("#fff"), {}, {}, 9});
    row("a colour that closes a tag", {id, str("Rumour"), str("#\"><b>1"), {}, {}, 9});
    row("two characters as a key", {id, str("Rumour"), {}, str("ab"), {}, 9});
    row("a blank as a key", {id, str("Rumour"), {}, str(" "), {}, 9});
    row("a command's key", {id, str("Rumour"), {}, str("Q"), {}, 9});
    row("a key in use", {id, str("Rumour"), {}, str("1"), {}, 9});
    row("a name in use", {id, str("PERSON"), {}, {}, {}, 9});
    row("a name in use, with blanks", {id, str(" Person "), {}, {}, {}, 9});
}

void TestAnnotation::labelsThatCannotBe()
{
    QFETCH(Label, label);
    QFETCH(bool, possible);
    const Result<void> checked = checkLabel(Tagset::builtIn(), label);
    QCOMPARE(checked.ok(), possible);
    if (possible)
        return;
    QCOMPARE(checked.error().code, ErrorCode::Invalid);
    QVERIFY(!checked.error().message.isEmpty() && !checked.error().message.endsWith(QLatin1Char('.')));
}

QTEST_GUILESS_MAIN(TestAnnotation)
#include "test_annotation.moc"
