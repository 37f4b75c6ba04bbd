// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonlines.h"

#include "core/exchange/exportview.h"
#include "core/exchange/formats.h"
#include "core/exchange/jsonparts.h"

#include <QSet>

#include <algorithm>

namespace bluepencil {

namespace {

using namespace jsonparts;

class AnnotatedWriter
{
public:
    AnnotatedWriter(const AnnotatedArticle &article, LossCounter &losses)
        : m_view(article, ExportView::Scope::Everything, losses)
    {
        fold();
    }

    QByteArray write()
    {
        m_json.beginObject();
        writeText(m_json, "id", m_view.article().id());
        m_json.key("text");
        m_json.string(QByteArrayView(m_view.article().text()));
        writeItems("entities", [this](int i) { return !item(i).isQuote() && !m_folded.contains(i); });
        writeItems("quotes", [this](int i) { return item(i).isQuote(); });
        writeCast(m_json, m_view.source().cast, m_view.source().tagset);
        writeRelations();
        writeLost();
        writeState(m_view.source().state);
        m_json.endObject();
        return m_json.result();
    }

private:
    const ExportView::Item &item(int index) const { return m_view.item(index); }
    int count() const { return static_cast<int>(m_view.items().size()); }

    // What stands inside a quote: its first speaker and its first cue that have a place.
    int foldedEnd(int quote, QLatin1StringView label) const
    {
        const QList<int> ends = m_view.targets(quote, label);
        const auto placed = std::find_if(ends.begin(), ends.end(), [this](int i) { return !item(i).parts.isEmpty(); });
        return placed == ends.end() ? -1 : *placed;
    }

    void fold()
    {
        for (int i = 0; i < count(); ++i) {
            if (!item(i).isQuote() || item(i).parts.isEmpty())
                continue;
            for (const QLatin1StringView label : {labels::speaker, labels::cue}) {
                const int end = foldedEnd(i, label);
                if (end >= 0 && item(end).annotation().label == label)
                    m_folded.insert(end);
            }
        }
    }

    template <typename Wanted> void writeItems(QByteArrayView key, Wanted wanted)
    {
        m_json.key(key);
        m_json.beginArray();
        for (int i = 0; i < count(); ++i)
            if (!item(i).parts.isEmpty() && wanted(i))
                writeItem(i);
        m_json.endArray();
    }

    void writeItem(int index)
    {
        const ExportView::Item &what = item(index);
        m_json.beginObject();
        writePlaces(m_json, m_view.article(), m_view.offsets(), what.parts);
        if (what.isQuote()) {
            writeEnd("speaker", foldedEnd(index, labels::speaker));
            writeEnd("cue", foldedEnd(index, labels::cue));
            writeText(m_json, "kind", what.exported->kind.isEmpty() ? QStringLiteral("direct") : what.exported->kind);
        } else {
            writeText(m_json, "label", m_view.labelName(what));
        }
        writeDetails(what);
        m_json.endObject();
    }

    void writeEnd(QByteArrayView key, int index)
    {
        m_json.key(key);
        if (index < 0)
            return m_json.null();
        const ExportView::Item &end = item(index);
        m_json.beginObject();
        writePlaces(m_json, m_view.article(), m_view.offsets(), end.parts);
        if (m_folded.contains(index)) {
            writeDetails(end);
        } else {
            writeEntity(end);
            writeText(m_json, "id", end.id.toString(QUuid::WithoutBraces));
        }
        m_json.endObject();
    }

    void writeEntity(const ExportView::Item &what)
    {
        const QString &id = what.annotation().entity;
        const Entity *known = m_view.entity(id);
        writeTextIfAny(m_json, "entity", id);
        writeTextIfAny(m_json, "name", what.exported->name.isEmpty() && known ? known->name : what.exported->name);
    }

    void writeDetails(const ExportView::Item &what)
    {
        const ExportedAnnotation &exported = *what.exported;
        const Annotation &annotation = exported.annotation;
        writeEntity(what);
        writeValue(m_json, annotation.label, exported.value);
        writeTextIfAny(m_json, "precision", exported.precision);
        if (exported.why)
            writeWhy(m_json, m_view.article(), m_view.offsets(), *exported.why);
        writeText(m_json, "id", what.id.toString(QUuid::WithoutBraces));
        writeTextIfAny(m_json, "note", annotation.note);
        if (exported.status != MarkStatus::Own)
            writeText(m_json, "status", toString(exported.status));
        writeAttributes(annotation.attributes);
        if (annotation.origin == Origin::Import || annotation.origin == Origin::CommandLine)
            writeText(m_json, "origin", toString(annotation.origin));
        writeTextIfAny(m_json, "author", annotation.author);
        if (annotation.time.isValid())
            writeText(m_json, "time", annotation.time.toUTC().toString(Qt::ISODateWithMs));
    }

    /// What the recognizer knows of a place has keys of its own here.
    void writeAttributes(QJsonObject attributes)
    {
        for (const QLatin1StringView key : {QLatin1StringView("country"), QLatin1StringView("lat"),
                                            QLatin1StringView("lon"), QLatin1StringView("role")}) {
            const QJsonValue value = attributes.take(key);
            if (value.isUndefined())
                continue;
            m_json.key(key.data());
            m_json.value(value);
        }
        if (attributes.isEmpty())
            return;
        m_json.key("attributes");
        m_json.value(attributes);
    }

    bool isFoldedLink(const ExportView::Link &link) const
    {
        const auto is = [&](QLatin1StringView label) {
            return link.label == label && foldedEnd(link.from, label) == link.to;
        };
        return item(link.from).isQuote() && !item(link.from).parts.isEmpty() &&
               (is(labels::speaker) || is(labels::cue));
    }

    void writeRelations()
    {
        QList<const ExportView::Link *> open;
        for (const ExportView::Link &link : m_view.links())
            if (!isFoldedLink(link))
                open.append(&link);
        if (open.isEmpty())
            return;
        m_json.key("relations");
        m_json.beginArray();
        for (const ExportView::Link *link : open) {
            m_json.beginObject();
            writeText(m_json, "from", item(link->from).id.toString(QUuid::WithoutBraces));
            writeText(m_json, "to", item(link->to).id.toString(QUuid::WithoutBraces));
            writeText(m_json, "label", link->label);
            m_json.endObject();
        }
        m_json.endArray();
    }

    /// Only what is said.
    void writeState(const ArticleState &state)
    {
        if (state.status != ReadingStatus::Unread)
            writeText(m_json, "status", toString(state.status));
        if (!state.labels.isEmpty()) {
            m_json.key("labels");
            m_json.beginArray();
            for (const QString &label : state.labels) // or the user's own words, to the letter
                m_json.string(m_view.source().tagset.nameOf(label));
            m_json.endArray();
        }
        writeTextIfAny(m_json, "note", state.note);
    }

    void writeLost()
    {
        bool any = false;
        for (int i = 0; i < count(); ++i) {
            const ExportView::Item &lost = item(i);
            if (!lost.parts.isEmpty())
                continue;
            if (!any) {
                m_json.key("lost");
                m_json.beginArray();
                any = true;
            }
            m_json.beginObject();
            writeText(m_json, "label", m_view.labelName(lost));
            if (!lost.exported->kind.isEmpty())
                writeText(m_json, "kind", lost.exported->kind);
            m_json.key("anchors");
            m_json.beginArray();
            for (const Anchor &anchor : lost.annotation().lost)
                writeAnchor(anchor);
            m_json.endArray();
            writeDetails(lost);
            m_json.endObject();
        }
        if (any)
            m_json.endArray();
    }

    // Bytes, not code points: the text these positions counted in is not here.
    void writeAnchor(const Anchor &anchor)
    {
        m_json.beginObject();
        m_json.key("text");
        m_json.string(QByteArrayView(anchor.exact));
        m_json.key("prefix");
        m_json.string(QByteArrayView(anchor.prefix));
        m_json.key("suffix");
        m_json.string(QByteArrayView(anchor.suffix));
        m_json.key("bytes");
        m_json.beginArray();
        m_json.number(qint64(anchor.position.start));
        m_json.number(qint64(anchor.position.end));
        m_json.endArray();
        m_json.endObject();
    }

    ExportView m_view;
    QSet<int> m_folded;
    JsonWriter m_json;
};

Result<Export> writeJsonLines(const QList<AnnotatedArticle> &articles)
{
    LossCounter losses;
    QByteArray lines;
    for (const AnnotatedArticle &article : articles)
        lines += AnnotatedWriter(article, losses).write() + '\n';
    return Export{{{QStringLiteral("jsonl"), {}, lines}}, losses.losses()};
}

} // namespace

QByteArray annotatedLine(const AnnotatedArticle &article)
{
    LossCounter losses;
    return AnnotatedWriter(article, losses).write();
}

ExchangeFormat jsonLinesFormat()
{
    return {"jsonl", "JSON Lines", "jsonl", true, true, {}, writeJsonLines};
}

} // namespace bluepencil
