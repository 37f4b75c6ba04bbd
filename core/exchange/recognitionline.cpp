// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonlines.h"

#include "core/exchange/exportview.h"
#include "core/exchange/jsonparts.h"

#include <algorithm>
#include <array>

namespace bluepencil {

namespace {

using namespace jsonparts;

class RecognitionWriter
{
public:
    RecognitionWriter(const Article &article, const Recognition &recognition, bool why)
        : m_article(article)
        , m_recognition(recognition)
        , m_offsets(article)
        , m_why(why)
    {
    }

    QByteArray write(const JsonFields &given)
    {
        m_json.beginObject();
        const JsonField *id = findField(given, "id");
        m_json.key("id");
        id ? m_json.raw(id->raw) : m_json.string(m_article.id());
        const JsonField *text = findField(given, "text");
        m_json.key("text");
        text ? m_json.raw(text->raw) : m_json.string(QByteArrayView(m_article.text()));
        writeMentions();
        writeQuotes();
        writeCast(m_json, m_recognition.cast, Tagset());
        const bool toldLanguage = !m_recognition.language.isEmpty() && m_recognition.language != QLatin1String("en") &&
                                  !findField(given, "language");
        if (toldLanguage)
            writeText(m_json, "language", m_recognition.language);
        static constexpr std::array<QByteArrayView, 5> ours = {"id", "text", "entities", "quotes", "cast"};
        for (const JsonField &field : given) {
            if (std::find(ours.begin(), ours.end(), QByteArrayView(field.key)) != ours.end())
                continue;
            m_json.key(field.key);
            m_json.raw(field.raw);
        }
        m_json.endObject();
        return m_json.result();
    }

private:
    const Entity *entity(int index) const
    {
        return index >= 0 && index < m_recognition.cast.size() ? &m_recognition.cast.at(index) : nullptr;
    }

    void writeEntity(int index, const QString &name)
    {
        const Entity *known = entity(index);
        if (known)
            writeText(m_json, "entity", known->id);
        writeTextIfAny(m_json, "name", name.isEmpty() && known ? known->name : name);
    }

    void writeEvidence(const Evidence &why)
    {
        if (m_why)
            writeWhy(m_json, m_article, m_offsets, why);
    }

    void writeMentions()
    {
        m_json.key("entities");
        m_json.beginArray();
        for (const Mention &mention : m_recognition.mentions) {
            m_json.beginObject();
            writePlace(m_json, m_article, m_offsets, mention.span);
            writeText(m_json, "label", recognizerLabel(mention.label));
            writeEntity(mention.entity, {});
            writeValue(m_json, mention.label, mention.value);
            writeTextIfAny(m_json, "precision", mention.precision);
            writeTextIfAny(m_json, "unit", mention.unit);
            writeLocation(m_json, mention.location);
            writeTextIfAny(m_json, "role", mention.role);
            writeEvidence(mention.why);
            if (m_why && !mention.merge.rule.isEmpty()) // why it is counted with its entity
                writeWhy(m_json, m_article, m_offsets, mention.merge, "why_merge");
            if (m_why && mention.location)
                writeWhy(m_json, m_article, m_offsets, mention.location->why, "why_location");
            m_json.endObject();
        }
        m_json.endArray();
    }

    void writeSpeaker(const std::optional<Speaker> &speaker)
    {
        m_json.key("speaker");
        if (!speaker)
            return m_json.null();
        m_json.beginObject();
        writePlace(m_json, m_article, m_offsets, speaker->span);
        writeEntity(speaker->entity, speaker->name);
        writeTextIfAny(m_json, "type", speaker->type);
        writeEvidence(speaker->why);
        m_json.endObject();
    }

    void writeQuotes()
    {
        m_json.key("quotes");
        m_json.beginArray();
        for (const Quote &quote : m_recognition.quotes) {
            if (quote.parts.isEmpty())
                continue;
            m_json.beginObject();
            writePlaces(m_json, m_article, m_offsets, quote.parts);
            writeSpeaker(quote.speaker);
            m_json.key("cue");
            if (quote.cue) {
                m_json.beginObject();
                writePlace(m_json, m_article, m_offsets, *quote.cue);
                m_json.endObject();
            } else {
                m_json.null();
            }
            writeText(m_json, "kind", toString(quote.kind));
            writeEvidence(quote.why);
            m_json.endObject();
        }
        m_json.endArray();
    }

    const Article &m_article;
    const Recognition &m_recognition;
    OffsetMap m_offsets;
    bool m_why;
    JsonWriter m_json;
};

} // namespace

QByteArray recognitionLine(const Article &article, const Recognition &recognition, bool why, const JsonFields &given)
{
    return RecognitionWriter(article, recognition, why).write(given);
}

QByteArray errorLine(QByteArrayView id, const QString &message)
{
    JsonWriter json;
    json.beginObject();
    json.key("id");
    id.isEmpty() ? json.null() : json.raw(id);
    writeText(json, "error", message);
    json.endObject();
    return json.result();
}

} // namespace bluepencil
