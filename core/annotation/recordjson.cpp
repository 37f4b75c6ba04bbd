// SPDX-License-Identifier: GPL-3.0-or-later
// How records are written into the log. Keys are left out where the value is the default; unknown keys are
// ignored, so that a newer log row with one key more can still be undone.
#include "core/annotation/edit.h"
#include "core/base/tr.h"
#include "core/text/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bluepencil {

namespace {

QString uuidText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QJsonArray spanJson(Span span)
{
    return {span.start, span.end};
}

QJsonArray spansJson(const QList<Span> &spans)
{
    QJsonArray array;
    for (const Span span : spans)
        array.append(spanJson(span));
    return array;
}

QJsonObject anchorJson(const Anchor &anchor)
{
    return {{QStringLiteral("position"), spanJson(anchor.position)},
            {QStringLiteral("exact"), utf8::toString(anchor.exact)},
            {QStringLiteral("prefix"), utf8::toString(anchor.prefix)},
            {QStringLiteral("suffix"), utf8::toString(anchor.suffix)}};
}

QJsonArray anchorsJson(const QList<Anchor> &anchors)
{
    QJsonArray array;
    for (const Anchor &anchor : anchors)
        array.append(anchorJson(anchor));
    return array;
}

void putUnlessEmpty(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QJsonArray attributesJson(const QList<AttributeDefinition> &attributes)
{
    QJsonArray array;
    for (const AttributeDefinition &attribute : attributes) {
        QJsonObject object{{QStringLiteral("name"), attribute.name},
                           {QStringLiteral("kind"), toString(attribute.kind)}};
        if (!attribute.choices.isEmpty())
            object.insert(QStringLiteral("choices"), QJsonArray::fromStringList(attribute.choices));
        array.append(object);
    }
    return array;
}

struct Writer {
    QJsonObject operator()(const Annotation &annotation) const
    {
        QJsonObject object{{QStringLiteral("id"), uuidText(annotation.id)},
                           {QStringLiteral("parts"), spansJson(annotation.parts)},
                           {QStringLiteral("label"), annotation.label},
                           {QStringLiteral("origin"), toString(annotation.origin)},
                           {QStringLiteral("time"), timeText(annotation.time)}};
        putUnlessEmpty(object, QStringLiteral("entity"), annotation.entity);
        putUnlessEmpty(object, QStringLiteral("note"), annotation.note);
        putUnlessEmpty(object, QStringLiteral("author"), annotation.author);
        if (!annotation.attributes.isEmpty())
            object.insert(QStringLiteral("attributes"), annotation.attributes);
        if (!annotation.lost.isEmpty())
            object.insert(QStringLiteral("lost"), anchorsJson(annotation.lost));
        return object;
    }

    QJsonObject operator()(const Relation &relation) const
    {
        return {{QStringLiteral("id"), uuidText(relation.id)},
                {QStringLiteral("from"), uuidText(relation.from)},
                {QStringLiteral("to"), uuidText(relation.to)},
                {QStringLiteral("label"), relation.label}};
    }

    QJsonObject operator()(const Decision &decision) const
    {
        QJsonObject object{{QStringLiteral("id"), uuidText(decision.id)},
                           {QStringLiteral("kind"), decision.kind},
                           {QStringLiteral("label"), decision.label},
                           {QStringLiteral("anchor"), anchorJson(decision.anchor)},
                           {QStringLiteral("accepted"), decision.verdict == Decision::Verdict::Accepted},
                           {QStringLiteral("time"), timeText(decision.time)}};
        if (!decision.annotation.isNull())
            object.insert(QStringLiteral("annotation"), uuidText(decision.annotation));
        return object;
    }

    QJsonObject operator()(const Label &label) const
    {
        QJsonObject object{{QStringLiteral("id"), label.id},
                           {QStringLiteral("name"), label.name},
                           {QStringLiteral("order"), label.order}};
        putUnlessEmpty(object, QStringLiteral("color"), label.color);
        putUnlessEmpty(object, QStringLiteral("key"), label.key);
        putUnlessEmpty(object, QStringLiteral("description"), label.description);
        putUnlessEmpty(object, QStringLiteral("parent"), label.parent);
        if (!label.attributes.isEmpty())
            object.insert(QStringLiteral("attributes"), attributesJson(label.attributes));
        return object;
    }

    QJsonObject operator()(const CastFact &fact) const
    {
        QJsonObject object{{QStringLiteral("id"), uuidText(fact.id)},
                           {QStringLiteral("says"), toString(fact.kind)},
                           {QStringLiteral("anchors"), anchorsJson(fact.anchors)},
                           {QStringLiteral("time"), timeText(fact.time)}};
        putUnlessEmpty(object, QStringLiteral("value"), fact.value);
        return object;
    }

    QJsonObject operator()(const ArticleState &state) const
    {
        QJsonObject object{{QStringLiteral("id"), uuidText(state.id)},
                           {QStringLiteral("status"), toString(state.status)}};
        if (!state.labels.isEmpty())
            object.insert(QStringLiteral("labels"), QJsonArray::fromStringList(state.labels));
        putUnlessEmpty(object, QStringLiteral("note"), state.note);
        return object;
    }
};

/// Reads keys of one object and remembers the first that is wrong.
class KeyReader
{
public:
    explicit KeyReader(const QJsonObject &object)
        : m_object(object)
    {
    }

    QString text(const QString &key, bool required = false)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isString() && (required || !value.isUndefined()))
            fail(key);
        return value.toString();
    }
    QUuid uuid(const QString &key, bool required = true)
    {
        const QString text = m_object.value(key).toString();
        const QUuid id = QUuid::fromString(text);
        if (id.isNull() && (required || !text.isEmpty()))
            fail(key);
        return id;
    }
    QDateTime time(const QString &key)
    {
        const QDateTime time = timeFrom(m_object.value(key));
        if (!time.isValid())
            fail(key);
        return time;
    }
    Span span(const QString &key, const QJsonValue &value)
    {
        const QJsonArray pair = value.toArray();
        const Span span{pair.at(0).toInt(-1), pair.at(1).toInt(-1)};
        if (pair.size() != 2 || span.start < 0 || span.end < span.start)
            fail(key);
        return span;
    }
    QList<Span> spans(const QString &key)
    {
        QList<Span> spans;
        if (!m_object.value(key).isArray())
            fail(key);
        for (const QJsonValue value : m_object.value(key).toArray())
            spans.append(span(key, value));
        return spans;
    }
    Anchor anchor(const QString &key, const QJsonValue &value)
    {
        const QJsonObject object = value.toObject();
        return {span(key, object.value(QStringLiteral("position"))),
                object.value(QStringLiteral("exact")).toString().toUtf8(),
                object.value(QStringLiteral("prefix")).toString().toUtf8(),
                object.value(QStringLiteral("suffix")).toString().toUtf8()};
    }
    QJsonValue value(const QString &key) const { return m_object.value(key); }
    void fail(const QString &key)
    {
        if (m_wrongKey.isEmpty())
            m_wrongKey = key;
    }
    Result<Record> finish(const Record &record) const
    {
        if (m_wrongKey.isEmpty())
            return record;
        return Error{
            ErrorCode::Damaged,
            Core::tr("A stored %1 has no usable “%2”; restore a backup of the library").arg(kindOf(record), m_wrongKey),
            {}};
    }

private:
    QJsonObject m_object;
    QString m_wrongKey;
};

Result<Record> annotationFrom(KeyReader &in)
{
    Annotation annotation;
    annotation.id = in.uuid(QStringLiteral("id"));
    annotation.parts = in.spans(QStringLiteral("parts"));
    annotation.label = in.text(QStringLiteral("label"), true);
    const auto origin = originFromString(in.text(QStringLiteral("origin"), true));
    if (!origin)
        in.fail(QStringLiteral("origin"));
    annotation.origin = origin.value_or(Origin::Hand);
    annotation.time = in.time(QStringLiteral("time"));
    annotation.entity = in.text(QStringLiteral("entity"));
    annotation.note = in.text(QStringLiteral("note"));
    annotation.author = in.text(QStringLiteral("author"));
    annotation.attributes = in.value(QStringLiteral("attributes")).toObject();
    for (const QJsonValue value : in.value(QStringLiteral("lost")).toArray())
        annotation.lost.append(in.anchor(QStringLiteral("lost"), value));
    return in.finish(annotation);
}

Result<Record> relationFrom(KeyReader &in)
{
    return in.finish(Relation{in.uuid(QStringLiteral("id")), in.uuid(QStringLiteral("from")),
                              in.uuid(QStringLiteral("to")), in.text(QStringLiteral("label"), true)});
}

Result<Record> decisionFrom(KeyReader &in)
{
    Decision decision;
    decision.id = in.uuid(QStringLiteral("id"));
    decision.kind = in.text(QStringLiteral("kind"), true);
    decision.label = in.text(QStringLiteral("label"), true);
    decision.anchor = in.anchor(QStringLiteral("anchor"), in.value(QStringLiteral("anchor")));
    if (!in.value(QStringLiteral("accepted")).isBool())
        in.fail(QStringLiteral("accepted"));
    decision.verdict =
        in.value(QStringLiteral("accepted")).toBool() ? Decision::Verdict::Accepted : Decision::Verdict::Rejected;
    decision.annotation = in.uuid(QStringLiteral("annotation"), false);
    decision.time = in.time(QStringLiteral("time"));
    return in.finish(decision);
}

std::optional<AttributeDefinition> attributeFrom(const QJsonObject &object)
{
    AttributeDefinition attribute;
    attribute.name = object.value(QStringLiteral("name")).toString();
    const auto kind = attributeKindFromString(object.value(QStringLiteral("kind")).toString());
    if (attribute.name.isEmpty() || !kind)
        return std::nullopt;
    attribute.kind = *kind;
    for (const QJsonValue choice : object.value(QStringLiteral("choices")).toArray())
        attribute.choices.append(choice.toString());
    return attribute;
}

Result<Record> labelFrom(KeyReader &in)
{
    Label label;
    label.id = in.text(QStringLiteral("id"), true);
    label.name = in.text(QStringLiteral("name"), true);
    label.color = in.text(QStringLiteral("color"));
    label.key = in.text(QStringLiteral("key"));
    label.description = in.text(QStringLiteral("description"));
    label.order = in.value(QStringLiteral("order")).toInt();
    label.parent = in.text(QStringLiteral("parent"));
    for (const QJsonValue value : in.value(QStringLiteral("attributes")).toArray()) {
        if (const auto attribute = attributeFrom(value.toObject()))
            label.attributes.append(*attribute);
        else
            in.fail(QStringLiteral("attributes"));
    }
    return in.finish(label);
}

Result<Record> castFactFrom(KeyReader &in)
{
    CastFact fact;
    fact.id = in.uuid(QStringLiteral("id"));
    const auto kind = castFactKindFromString(in.text(QStringLiteral("says"), true));
    if (!kind)
        in.fail(QStringLiteral("says"));
    fact.kind = kind.value_or(CastFact::Kind::Same);
    for (const QJsonValue value : in.value(QStringLiteral("anchors")).toArray())
        fact.anchors.append(in.anchor(QStringLiteral("anchors"), value));
    if (fact.anchors.isEmpty())
        in.fail(QStringLiteral("anchors"));
    fact.value = in.text(QStringLiteral("value"));
    fact.time = in.time(QStringLiteral("time"));
    return in.finish(fact);
}

Result<Record> articleStateFrom(KeyReader &in)
{
    ArticleState state;
    state.id = in.uuid(QStringLiteral("id"));
    const auto status = readingStatusFromString(in.text(QStringLiteral("status"), true));
    if (!status)
        in.fail(QStringLiteral("status"));
    state.status = status.value_or(ReadingStatus::Unread);
    for (const QJsonValue value : in.value(QStringLiteral("labels")).toArray()) {
        if (!value.isString())
            in.fail(QStringLiteral("labels"));
        state.labels.append(value.toString());
    }
    state.note = in.text(QStringLiteral("note"));
    return in.finish(state);
}

Error damagedLog()
{
    return {
        ErrorCode::Damaged, Core::tr("A row of the library's log cannot be read; restore a backup of the library"), {}};
}

} // namespace

QJsonObject toJson(const Record &record)
{
    return std::visit(Writer{}, record);
}

Result<Record> recordFromJson(const QString &kind, const QJsonObject &json)
{
    KeyReader in(json);
    if (kind == QLatin1StringView("annotation"))
        return annotationFrom(in);
    if (kind == QLatin1StringView("relation"))
        return relationFrom(in);
    if (kind == QLatin1StringView("decision"))
        return decisionFrom(in);
    if (kind == QLatin1StringView("label"))
        return labelFrom(in);
    if (kind == QLatin1StringView("cast-fact"))
        return castFactFrom(in);
    if (kind == QLatin1StringView("article-state"))
        return articleStateFrom(in);
    return Error{ErrorCode::Damaged, Core::tr("The library holds a record of an unknown kind “%1”").arg(kind), {}};
}

QByteArray toJson(const QList<Edit> &edits)
{
    QJsonArray array;
    for (const Edit &edit : edits) {
        QJsonObject object{{QStringLiteral("kind"), edit.kind}, {QStringLiteral("id"), edit.id}};
        if (edit.before)
            object.insert(QStringLiteral("before"), toJson(*edit.before));
        if (edit.after)
            object.insert(QStringLiteral("after"), toJson(*edit.after));
        if (!edit.article.isNull()) {
            object.insert(QStringLiteral("article"), uuidText(edit.article));
            object.insert(QStringLiteral("text"), QString::fromLatin1(edit.textHash.toHex()));
        }
        array.append(object);
    }
    // Qt's JSON parser takes a U+FEFF at the beginning of a string for a byte order mark and drops it; escaped
    // it stays. It can only stand in strings.
    return QJsonDocument(array).toJson(QJsonDocument::Compact).replace("\xef\xbb\xbf", "\\ufeff");
}

Result<QList<Edit>> editsFromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError || !document.isArray())
        return damagedLog();
    QList<Edit> edits;
    for (const QJsonValue value : document.array()) {
        const QJsonObject object = value.toObject();
        Edit edit{
            object.value(QStringLiteral("kind")).toString(), object.value(QStringLiteral("id")).toString(), {}, {}};
        edit.article = QUuid::fromString(object.value(QStringLiteral("article")).toString());
        edit.textHash = QByteArray::fromHex(object.value(QStringLiteral("text")).toString().toLatin1());
        for (auto [key, slot] :
             {std::pair(QStringLiteral("before"), &edit.before), std::pair(QStringLiteral("after"), &edit.after)}) {
            if (!object.contains(key))
                continue;
            const Result<Record> record = recordFromJson(edit.kind, object.value(key).toObject());
            if (!record)
                return record.error();
            *slot = *record;
        }
        const auto fits = [&edit](const std::optional<Record> &record) { return !record || idOf(*record) == edit.id; };
        if ((!edit.before && !edit.after) || !fits(edit.before) || !fits(edit.after))
            return damagedLog();
        edits.append(edit);
    }
    return edits;
}

} // namespace bluepencil
