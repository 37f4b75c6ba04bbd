// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cleantext.h"

#include "core/store/library.h"
#include "core/text/utf8.h"

#include <QJsonArray>

namespace bluepencil {

namespace {

/// Where the first character stands that can't be kept, or the size.
qsizetype firstUnstorable(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isNull() || c.unicode() >= 0xfffe)
            return i;
        if (!c.isSurrogate())
            continue;
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (!isPair)
            return i;
        ++i;
    }
    return text.size();
}

QJsonValue storableJson(const QJsonValue &value);

QJsonObject storableJson(const QJsonObject &object)
{
    QJsonObject clean;
    for (auto it = object.begin(); it != object.end(); ++it)
        clean.insert(storable(it.key()), storableJson(it.value()));
    return clean;
}

QJsonValue storableJson(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return storable(value.toString());
    case QJsonValue::Object:
        return storableJson(value.toObject());
    case QJsonValue::Array: {
        QJsonArray clean;
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array)
            clean.append(storableJson(item));
        return clean;
    }
    default:
        return value;
    }
}

Anchor storableAnchor(const Anchor &anchor)
{
    return {anchor.position, storable(anchor.exact), storable(anchor.prefix), storable(anchor.suffix)};
}

struct Cleaner {
    Record operator()(Annotation annotation) const
    {
        annotation.label = storable(annotation.label);
        annotation.entity = storable(annotation.entity);
        annotation.attributes = storableJson(annotation.attributes);
        annotation.note = storable(annotation.note);
        annotation.author = storable(annotation.author);
        for (Anchor &anchor : annotation.lost)
            anchor = storableAnchor(anchor);
        return annotation;
    }
    Record operator()(Relation relation) const
    {
        relation.label = storable(relation.label);
        return relation;
    }
    Record operator()(Decision decision) const
    {
        decision.kind = storable(decision.kind);
        decision.label = storable(decision.label);
        decision.anchor = storableAnchor(decision.anchor);
        return decision;
    }
    Record operator()(CastFact fact) const
    {
        for (Anchor &anchor : fact.anchors)
            anchor = storableAnchor(anchor);
        fact.value = storable(fact.value);
        return fact;
    }
    Record operator()(ArticleState state) const
    {
        for (QString &label : state.labels)
            label = storable(label);
        state.note = storable(state.note);
        return state;
    }
    Record operator()(Label label) const
    {
        label.id = storable(label.id);
        label.name = storable(label.name);
        label.color = storable(label.color);
        label.key = storable(label.key);
        label.description = storable(label.description);
        label.parent = storable(label.parent);
        for (AttributeDefinition &attribute : label.attributes) {
            attribute.name = storable(attribute.name);
            for (QString &choice : attribute.choices)
                choice = storable(choice);
        }
        return label;
    }
};

} // namespace

QString storable(const QString &text)
{
    // SQLite takes a U+FEFF at the beginning for a byte order mark and drops it.
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        return QChar(QChar::ReplacementCharacter) + storable(text.mid(1));
    qsizetype place = firstUnstorable(text);
    if (place == text.size())
        return text;
    QString clean = text;
    while (place < clean.size()) {
        clean[place] = QChar(QChar::ReplacementCharacter);
        place += 1 + firstUnstorable(QStringView(clean).mid(place + 1));
    }
    return clean;
}

QByteArray storable(const QByteArray &utf8)
{
    const bool hasNoncharacter = utf8.contains("\xef\xbf\xbe") || utf8.contains("\xef\xbf\xbf"); // U+FFFE, U+FFFF
    if (utf8::validPrefix(utf8) == utf8.size() && !utf8.contains('\0') && !hasNoncharacter &&
        !utf8.startsWith("\xef\xbb\xbf"))
        return utf8;
    return storable(utf8::toString(utf8)).toUtf8();
}

Record storable(const Record &record)
{
    return std::visit(Cleaner{}, record);
}

Change storable(const Change &change)
{
    Change clean = change;
    clean.title = storable(change.title);
    clean.author = storable(change.author);
    for (Edit &edit : clean.edits) {
        edit.id = storable(edit.id);
        if (edit.before)
            edit.before = storable(*edit.before);
        if (edit.after)
            edit.after = storable(*edit.after);
    }
    return clean;
}

ArticleVersion storable(const ArticleVersion &version)
{
    ArticleVersion clean = version;
    clean.path = storable(version.path);
    clean.title = storable(version.title);
    clean.idName = storable(version.idName);
    return clean;
}

} // namespace bluepencil
