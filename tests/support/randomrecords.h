// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"

#include "tests/support/randomtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

/// Random records and changes of them, for the laws that edits keep.
namespace testsupport {

using namespace bluepencil;

inline QUuid randomUuid(QRandomGenerator &random)
{
    quint32 words[4];
    random.fillRange(words);
    return QUuid(words[0], static_cast<ushort>(words[1]), static_cast<ushort>(words[1] >> 16),
                 static_cast<uchar>(words[2]), static_cast<uchar>(words[2] >> 8), static_cast<uchar>(words[2] >> 16),
                 static_cast<uchar>(words[2] >> 24), static_cast<uchar>(words[3]), static_cast<uchar>(words[3] >> 8),
                 static_cast<uchar>(words[3] >> 16), static_cast<uchar>(words[3] >> 24));
}

/// Words that try to be more than words, wherever they end up.
inline QString hostileString(QRandomGenerator &random)
{
    static const QStringList strings = {
        QString(),
        QStringLiteral("a note"),
        QStringLiteral("\"quoted\" \\ back\\slash"),
        QStringLiteral("line\nline\r\n\ttab"),
        QStringLiteral("</script><b>bold</b>&amp;"),
        QStringLiteral("{\"id\":\"x\",\"parts\":[[0,1]]}"),
        QStringLiteral("null"),
        QStringLiteral("\u0001\u001b[31m\u007f\u0085\u2028\u2029"),
        QStringLiteral("a") + QChar(0) + QStringLiteral("b"),
        QStringLiteral("\uFEFF\uFFFE\uFFFF\uFDD0"),
        QStringLiteral("שלום \u202E🚢 e\u0301"),
        QStringLiteral("'; DROP TABLE annotation; --"),
        QString(3000, QLatin1Char('x')),
    };
    return anyOf(strings, random);
}

inline QDateTime randomTime(QRandomGenerator &random)
{
    return QDateTime::fromMSecsSinceEpoch(random.bounded(2000000000) * qint64(1000) + random.bounded(1000),
                                          QTimeZone::utc());
}

inline Anchor randomAnchor(QRandomGenerator &random)
{
    const qint32 start = random.bounded(1000);
    return {{start, start + random.bounded(50)},
            randomText(random, random.bounded(6)),
            randomText(random, 3),
            randomText(random, 3)};
}

inline QJsonObject randomAttributes(QRandomGenerator &random)
{
    QJsonObject attributes;
    for (int i = random.bounded(4); i > 0; --i) {
        // Never empty and never only half a pair in front: QJsonObject of Qt 6.8 ends the program on some such keys.
        const QString name = QLatin1Char('k') + hostileString(random);
        switch (random.bounded(4)) {
        case 0:
            attributes.insert(name, hostileString(random));
            break;
        case 1:
            attributes.insert(name, random.bounded(2) == 0);
            break;
        case 2:
            attributes.insert(name, (random.generateDouble() - 0.5) * 1e6);
            break;
        default:
            attributes.insert(name, static_cast<qint64>(random.generate64() >> 1));
        }
    }
    return attributes;
}

inline Annotation randomAnnotation(QRandomGenerator &random)
{
    Annotation annotation;
    annotation.id = randomUuid(random);
    qint32 at = random.bounded(2000);
    for (int i = random.bounded(5); i >= 0; --i) {
        annotation.parts.append({at, at + 1 + random.bounded(40)});
        at = annotation.parts.last().end + random.bounded(10);
    }
    if (random.bounded(6) == 0) {
        for (const Span part : std::as_const(annotation.parts)) {
            annotation.lost.append(randomAnchor(random));
            annotation.lost.last().position = part;
        }
        annotation.parts.clear();
    }
    annotation.label = random.bounded(2) == 0 ? QString(labels::person) : hostileString(random);
    annotation.entity = random.bounded(2) == 0 ? QString() : hostileString(random);
    annotation.attributes = randomAttributes(random);
    annotation.note = hostileString(random);
    annotation.origin = static_cast<Origin>(random.bounded(4));
    annotation.author = hostileString(random);
    annotation.time = randomTime(random);
    return annotation;
}

inline Relation randomRelation(QRandomGenerator &random, const QUuid &from, const QUuid &to)
{
    return {randomUuid(random), from, to, random.bounded(2) == 0 ? QString(labels::speaker) : hostileString(random)};
}

inline Decision randomDecision(QRandomGenerator &random)
{
    Decision decision;
    decision.id = randomUuid(random);
    decision.kind = random.bounded(2) == 0 ? QStringLiteral("mention") : QStringLiteral("quote");
    decision.label = hostileString(random);
    decision.anchor = randomAnchor(random);
    decision.verdict = random.bounded(2) == 0 ? Decision::Verdict::Accepted : Decision::Verdict::Rejected;
    if (decision.verdict == Decision::Verdict::Accepted)
        decision.annotation = randomUuid(random);
    decision.time = randomTime(random);
    return decision;
}

inline Label randomLabel(QRandomGenerator &random)
{
    Label label{randomUuid(random).toString(QUuid::WithoutBraces),
                hostileString(random) + QLatin1Char('x'),
                random.bounded(2) == 0 ? QString() : QStringLiteral("#1f6fb2"),
                random.bounded(2) == 0 ? QString() : QString(QChar(random.bounded(0x61, 0x7a))),
                hostileString(random),
                random.bounded(20)};
    if (random.bounded(3) == 0)
        label.parent = randomUuid(random).toString(QUuid::WithoutBraces);
    if (random.bounded(3) == 0)
        label.attributes = {{hostileString(random) + QLatin1Char('x'),
                             AttributeDefinition::Kind::Choice,
                             {hostileString(random), hostileString(random)}},
                            {QStringLiteral("sure"), AttributeDefinition::Kind::YesNo}};
    return label;
}

inline CastFact randomCastFact(QRandomGenerator &random)
{
    CastFact fact;
    fact.id = randomUuid(random);
    fact.kind = static_cast<CastFact::Kind>(random.bounded(5));
    for (int i = random.bounded(3); i >= 0; --i)
        fact.anchors.append(randomAnchor(random));
    fact.value = hostileString(random);
    fact.time = randomTime(random);
    return fact;
}

inline ArticleState randomArticleState(QRandomGenerator &random)
{
    ArticleState state;
    state.id = randomUuid(random);
    state.status = static_cast<ReadingStatus>(random.bounded(3));
    for (int i = random.bounded(3); i > 0; --i)
        state.labels.append(hostileString(random));
    state.note = hostileString(random);
    return state;
}

inline Record randomRecord(QRandomGenerator &random)
{
    switch (random.bounded(6)) {
    case 4:
        return randomCastFact(random);
    case 5:
        return randomArticleState(random);
    case 0:
        return randomRelation(random, randomUuid(random), randomUuid(random));
    case 1:
        return randomDecision(random);
    case 2:
        return randomLabel(random);
    default:
        return randomAnnotation(random);
    }
}

/// The whole state of a layer, a record a line, to be compared at once.
inline QStringList printedLayer(const AnnotationLayer &layer)
{
    QStringList lines;
    const auto add = [&lines](const Record &record) {
        lines.append(kindOf(record) + QLatin1Char(' ') +
                     QString::fromUtf8(QJsonDocument(toJson(record)).toJson(QJsonDocument::Compact)));
    };
    for (const Annotation &annotation : layer.annotations()) {
        add(annotation);
        for (const Relation &relation : layer.relationsOf(annotation.id))
            lines.append(QStringLiteral("  joined by ") + relation.id.toString());
    }
    for (const Relation &relation : layer.relations())
        add(relation);
    for (const Decision &decision : layer.decisions())
        add(decision);
    for (const CastFact &fact : layer.castFacts())
        add(fact);
    if (layer.articleState())
        add(*layer.articleState());
    for (const Label &label : layer.tagset().labels())
        add(label);
    // And what the index says is where; marks over the same bytes have no order.
    QStringList places;
    layer.forEachPart({0, 1 << 30}, [&places](const Annotation &annotation, Span part) {
        places.append(QStringLiteral("%1-%2 %3").arg(part.start).arg(part.end).arg(annotation.id.toString()));
    });
    places.sort();
    return lines + places;
}

/// A change that fits the layer: some records come, go or become others.
inline Change randomChange(const AnnotationLayer &layer, QRandomGenerator &random)
{
    // The edits are made against a layer of their own, so that each fits what those before it left.
    AnnotationLayer after = layer;
    Change change;
    const auto add = [&](const Edit &edit) {
        Change one;
        one.edits = {edit};
        if (after.apply(one))
            change.edits.append(edit);
    };
    for (int i = random.bounded(6); i >= 0; --i) {
        const QList<Annotation> annotations = after.annotations();
        const QList<Relation> relations = after.relations();
        const QList<Decision> decisions = after.decisions();
        switch (random.bounded(12)) {
        case 0:
            if (!annotations.isEmpty())
                add(removal(anyOf(annotations, random)));
            break;
        case 1:
            if (!annotations.isEmpty()) {
                const Annotation before = anyOf(annotations, random);
                Annotation changed = randomAnnotation(random);
                changed.id = before.id;
                add(replacement(before, changed));
            }
            break;
        case 2:
            if (!annotations.isEmpty()) // also from one to itself
                add(insertion(randomRelation(random, anyOf(annotations, random).id, anyOf(annotations, random).id)));
            break;
        case 3:
            if (!relations.isEmpty())
                add(removal(anyOf(relations, random)));
            break;
        case 4:
            if (!relations.isEmpty() && !annotations.isEmpty()) {
                const Relation before = anyOf(relations, random);
                Relation changed = before;
                changed.to = anyOf(annotations, random).id;
                add(replacement(before, changed));
            }
            break;
        case 5:
            add(insertion(randomDecision(random)));
            break;
        case 6:
            if (!decisions.isEmpty())
                add(removal(anyOf(decisions, random)));
            break;
        case 7: {
            const Label before = anyOf(after.tagset().labels(), random);
            Label changed = before;
            changed.name += QLatin1Char('!');
            changed.order = random.bounded(20);
            add(random.bounded(2) == 0 ? replacement(before, changed) : insertion(randomLabel(random)));
            break;
        }
        case 8:
            add(insertion(randomCastFact(random)));
            break;
        case 9:
            if (const QList<CastFact> facts = after.castFacts(); !facts.isEmpty()) {
                CastFact changed = randomCastFact(random);
                const CastFact before = anyOf(facts, random);
                changed.id = before.id;
                add(random.bounded(2) == 0 ? removal(before) : replacement(before, changed));
            }
            break;
        case 10: {
            ArticleState changed = randomArticleState(random);
            if (!after.articleState()) {
                add(insertion(changed));
                break;
            }
            const ArticleState before = *after.articleState();
            changed.id = before.id;
            add(random.bounded(3) == 0 ? removal(before) : replacement(before, changed));
            break;
        }
        default:
            add(insertion(randomAnnotation(random)));
        }
    }
    return change;
}

} // namespace testsupport
