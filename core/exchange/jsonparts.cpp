// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonparts.h"

#include "core/annotation/tagset.h"
#include "core/exchange/exportview.h"

#include <cmath>

namespace bluepencil::jsonparts {

namespace {

void writeSpans(JsonWriter &json, QByteArrayView key, const Article &article, const OffsetMap &offsets,
                const QList<Span> &spans)
{
    json.key(key);
    json.beginArray();
    for (const Span &span : spans) {
        json.beginObject();
        writePlace(json, article, offsets, span);
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeText(JsonWriter &json, QByteArrayView key, QStringView text)
{
    json.key(key);
    json.string(text);
}

void writeTextIfAny(JsonWriter &json, QByteArrayView key, const QString &text)
{
    if (!text.isEmpty())
        writeText(json, key, text);
}

void writeValue(JsonWriter &json, const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    json.key("value");
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number) || label == labels::date)
        return json.string(value);
    json.value(QJsonValue(number));
}

void writePlace(JsonWriter &json, const Article &article, const OffsetMap &offsets, Span span)
{
    json.key("start");
    json.number(qint64(offsets.codePointFromByte(span.start)));
    json.key("end");
    json.number(qint64(offsets.codePointFromByte(span.end)));
    json.key("text");
    json.string(article.bytes(span));
}

void writePlaces(JsonWriter &json, const Article &article, const OffsetMap &offsets, const QList<Span> &parts)
{
    writePlace(json, article, offsets, parts.first().united(parts.last()));
    if (parts.size() > 1)
        writeSpans(json, "parts", article, offsets, parts);
}

void writeLocation(JsonWriter &json, const SharedLocation &location)
{
    if (!location)
        return;
    writeTextIfAny(json, "country", location->country);
    if (!location->hasCoordinates)
        return;
    json.key("lat");
    json.value(location->latitude);
    json.key("lon");
    json.value(location->longitude);
}

void writeWhy(JsonWriter &json, const Article &article, const OffsetMap &offsets, const Evidence &why,
              QByteArrayView key)
{
    json.key(key);
    json.beginObject();
    writeText(json, "rule", why.rule);
    json.key("score");
    json.number(why.score);
    writeSpans(json, "spans", article, offsets, why.spans);
    json.endObject();
}

void writeCast(JsonWriter &json, const QList<Entity> &cast, const Tagset &tagset)
{
    json.key("cast");
    json.beginArray();
    for (const Entity &entity : cast) {
        json.beginObject();
        writeText(json, "id", entity.id);
        writeText(json, "label", shownLabel(tagset, entity.label));
        writeText(json, "name", entity.name);
        json.key("aliases");
        json.beginArray();
        for (const QString &alias : entity.aliases)
            json.string(alias);
        json.endArray();
        writeText(json, "description", entity.description);
        writeLocation(json, entity.location);
        writeTextIfAny(json, "note", entity.note);
        json.endObject();
    }
    json.endArray();
}

} // namespace bluepencil::jsonparts
