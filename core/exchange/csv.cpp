// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tr.h"
#include "core/exchange/exportview.h"
#include "core/exchange/formats.h"
#include "core/exchange/jsonwriter.h"
#include "core/exchange/tablecell.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace bluepencil {

namespace {

// The first columns are those of the project's examples; what follows makes the table complete.
constexpr std::array columns = {"id",        "article",    "label",  "part",       "start",     "end",  "unit", "text",
                                "speaker",   "entity",     "kind",   "status",     "note",      "name", "cue",  "value",
                                "precision", "speaker_id", "cue_id", "attributes", "relations", "guard"};

// "-5" in the column of values is a number and harmless as it stands.
bool isNumber(const QString &cell)
{
    static const QRegularExpression number(QStringLiteral("\\A[+-]?[0-9]+(\\.[0-9]+)?\\z"));
    return number.match(cell).hasMatch();
}

QByteArray quoted(QByteArray cell)
{
    const bool plain =
        std::none_of(cell.begin(), cell.end(), [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
    return plain ? cell : '"' + cell.replace('"', "\"\"") + '"';
}

/// Writes the annotations of one article, a row a part; what belongs to the whole annotation and may be long
/// (note, attributes, relations) stands in the row of its first part only.
class CsvWriter
{
public:
    CsvWriter(const AnnotatedArticle &article, LossCounter &losses, QByteArray &out)
        : m_view(article, ExportView::Scope::Shown, losses)
        , m_losses(losses)
        , m_out(out)
    {
    }

    void write()
    {
        for (int i = 0; i < static_cast<int>(m_view.items().size()); ++i)
            for (qsizetype part = 0; part < m_view.item(i).parts.size(); ++part)
                writeRow(i, part);
        const QList<Entity> &cast = m_view.source().cast;
        m_losses.add(QLatin1StringView("entity"), Core::tr("Aliases and descriptions of the cast are left out"),
                     std::count_if(cast.begin(), cast.end(), [](const Entity &entity) {
                         return !entity.aliases.isEmpty() || !entity.description.isEmpty();
                     }));
        m_losses.add(
            QLatin1StringView("name-note"), Core::tr("Notes on names are left out"),
            std::count_if(cast.begin(), cast.end(), [](const Entity &entity) { return !entity.note.isEmpty(); }));
    }

private:
    static QByteArray idOf(const ExportView::Item &item) { return item.id.toByteArray(QUuid::WithoutBraces); }

    QByteArray idsOf(const QList<int> &items) const
    {
        QByteArrayList ids;
        for (const int i : items)
            ids.append(idOf(m_view.item(i)));
        return ids.join(' ');
    }

    void writeRow(int index, qsizetype part)
    {
        const ExportView::Item &item = m_view.item(index);
        const ExportedAnnotation &exported = *item.exported;
        const Span span = item.parts.at(part);
        const QList<int> speakers = m_view.targets(index, labels::speaker);
        const QList<int> cues = m_view.targets(index, labels::cue);
        QStringList speakerNames;
        for (const int i : speakers)
            speakerNames.append(m_view.speakerName(i));
        QByteArrayList cueWords;
        for (const int i : cues)
            cueWords.append(m_view.words(m_view.item(i), " "));
        const bool isFirst = part == 0;
        const Entity *known = m_view.entity(exported.annotation.entity);

        m_row.clear();
        cell(idOf(item));
        cell(m_view.article().id());
        cell(m_view.labelName(item));
        cell(QByteArray::number(part + 1));
        cell(QByteArray::number(m_view.offsets().codePointFromByte(span.start)));
        cell(QByteArray::number(m_view.offsets().codePointFromByte(span.end)));
        cell(QByteArray("codepoint"));
        cell(m_view.article().bytes(span).toByteArray());
        cell(speakerNames.join(QStringLiteral("; ")));
        cell(exported.annotation.entity);
        cell(exported.kind);
        cell(toString(exported.status));
        cell(isFirst ? exported.annotation.note : QString());
        cell(exported.name.isEmpty() && known ? known->name : exported.name);
        cell(cueWords.join("; "));
        isNumber(exported.value) ? m_row.append(exported.value.toLatin1()) : cell(exported.value);
        cell(exported.precision);
        cell(idsOf(speakers));
        cell(idsOf(cues));
        cell(isFirst ? attributes(exported.annotation) : QByteArray());
        cell(isFirst ? relations(index) : QByteArray());
        cell(QByteArray("apostrophe"));
        m_out += m_row.join(',') + "\r\n";
    }

    void cell(QByteArray text)
    {
        if (text.contains('\0')) {
            // Readers of CSV end a cell or the whole file at it.
            m_losses.add(QLatin1StringView("character"), Core::tr("NUL characters are replaced by U+FFFD"),
                         text.count('\0'));
            text.replace('\0', "\xef\xbf\xbd");
        }
        m_row.append(quoted(needsGuard(text) ? '\'' + text : text));
    }
    void cell(const QString &text) { cell(text.toUtf8()); }

    static QByteArray attributes(const Annotation &annotation)
    {
        if (annotation.attributes.isEmpty())
            return {};
        JsonWriter json;
        json.value(annotation.attributes);
        return json.result();
    }

    QByteArray relations(int index) const
    {
        JsonWriter json;
        bool any = false;
        json.beginArray();
        for (const ExportView::Link &link : m_view.linksFrom(index)) {
            if (link.label == labels::speaker || link.label == labels::cue)
                continue;
            any = true;
            json.beginObject();
            json.key("to");
            json.string(idOf(m_view.item(link.to)));
            json.key("label");
            json.string(link.label);
            json.endObject();
        }
        json.endArray();
        return any ? json.result() : QByteArray();
    }

    ExportView m_view;
    LossCounter &m_losses;
    QByteArray &m_out;
    QByteArrayList m_row;
};

Result<Export> writeCsv(const QList<AnnotatedArticle> &articles)
{
    LossCounter losses;
    QByteArrayList names;
    for (const char *column : columns)
        names.append(column);
    // The byte order mark: without it Excel reads the table in the machine's old encoding.
    QByteArray table = "\xef\xbb\xbf" + names.join(',') + "\r\n";
    for (const AnnotatedArticle &article : articles)
        CsvWriter(article, losses, table).write();
    return Export{{{QStringLiteral("csv"), {}, table, 0}}, losses.losses()};
}

} // namespace

ExchangeFormat csvFormat()
{
    return {
        "csv",
        "Table (CSV)",
        "csv",
        true,
        true,
        {QStringLiteral("entity"), QStringLiteral("name-note"), QStringLiteral("article"), QStringLiteral("position")},
        writeCsv};
}

} // namespace bluepencil
