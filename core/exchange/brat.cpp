// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tr.h"
#include "core/exchange/bratconfig.h"
#include "core/exchange/formats.h"
#include "core/text/utf8.h"

#include <QSet>

#include <algorithm>

namespace bluepencil {

namespace {

// One span as fragments that each stay on a line.
QList<Span> cutAtLineEnds(const QByteArray &text, Span span)
{
    QList<Span> fragments;
    qint32 from = span.start;
    for (qint32 i = span.start; i < span.end; i += utf8::length(text[i])) {
        if (!endsBratLine(utf8::codePointAt(text, i)))
            continue;
        if (from < i)
            fragments.append({from, i});
        from = i + utf8::length(text[i]);
    }
    if (from < span.end)
        fragments.append({from, span.end});
    return fragments;
}

// Reads back by its two escapes; every character that would end the line becomes a line end.
QString oneLine(const QString &note)
{
    QString line;
    for (const QChar c : note) {
        if (c == u'\\')
            line += QStringLiteral("\\\\");
        else if (endsBratLine(c.unicode()))
            line += QStringLiteral("\\n");
        else
            line += c;
    }
    return line;
}

/// Writes the .ann of one article: text-bound annotations, relations, attributes, notes, in this order.
class BratWriter
{
public:
    BratWriter(const AnnotatedArticle &article, BratConfig &config, LossCounter &losses)
        : m_view(article, ExportView::Scope::Shown, losses)
        , m_config(config)
        , m_losses(losses)
    {
    }

    QByteArray write()
    {
        writeSpans();
        for (const ExportView::Link &link : m_view.links())
            writeRelation(link);
        for (int i = 0; i < count(); ++i)
            if (isWritten(i))
                writeAttributes(i);
        for (int i = 0; i < count(); ++i)
            if (isWritten(i))
                writeNotes(i);
        countCast();
        return m_ann;
    }

private:
    int count() const { return static_cast<int>(m_view.items().size()); }
    bool isWritten(int i) const { return m_numbers[static_cast<std::size_t>(i)] > 0; }
    QByteArray name(int i) const { return 'T' + QByteArray::number(m_numbers[static_cast<std::size_t>(i)]); }

    void writeSpans()
    {
        int number = 0;
        for (const ExportView::Item &item : m_view.items()) {
            QList<Span> fragments;
            for (const Span &part : item.parts)
                fragments += cutAtLineEnds(m_view.article().text(), part);
            if (fragments.isEmpty()) {
                m_losses.add(QLatin1StringView("position"), Core::tr("Annotations over line ends only are left out"));
                m_numbers.push_back(0);
                continue;
            }
            if (fragments != item.parts)
                m_losses.add(QLatin1StringView("position"),
                             Core::tr("Spans over a line end are cut into fragments there"));
            m_numbers.push_back(++number);
            writeSpan(number, m_config.entityType(item.annotation().label), fragments);
        }
    }

    void writeSpan(int number, const QString &type, const QList<Span> &fragments)
    {
        QByteArrayList places;
        QByteArrayList words;
        for (const Span &fragment : fragments) {
            places.append(QByteArray::number(m_view.offsets().codePointFromByte(fragment.start)) + ' ' +
                          QByteArray::number(m_view.offsets().codePointFromByte(fragment.end)));
            words.append(m_view.article().bytes(fragment).toByteArray());
        }
        m_ann += 'T' + QByteArray::number(number) + '\t' + type.toUtf8() + ' ' + places.join(';') + '\t' +
                 words.join(' ') + '\n';
    }

    void writeRelation(const ExportView::Link &link)
    {
        if (!isWritten(link.from) || !isWritten(link.to)) {
            m_losses.add(QLatin1StringView("relation"),
                         Core::tr("Links to annotations that are not exported are left out"));
            return;
        }
        // brat itself ends these lines with a tab.
        m_ann += 'R' + QByteArray::number(++m_relations) + '\t' + m_config.relationType(link.label).toUtf8() +
                 " Arg1:" + name(link.from) + " Arg2:" + name(link.to) + "\t\n";
    }

    void writeAttribute(int index, const QString &attribute, const QString &value)
    {
        m_ann += 'A' + QByteArray::number(++m_attributes) + '\t' + attribute.toUtf8() + ' ' + name(index) + ' ' +
                 value.toUtf8() + '\n';
    }

    void writeOwnAttribute(int index, const char *attribute, const QString &value)
    {
        if (value.isEmpty())
            return;
        const QString safe = countedValue(value);
        writeAttribute(index, m_config.ownAttribute(QString::fromLatin1(attribute), safe), safe);
    }

    QString countedValue(const QString &value)
    {
        const QString safe = bratValue(value);
        if (safe != value)
            m_losses.add(QLatin1StringView("attribute"),
                         Core::tr("Blanks and signs in attribute values are replaced by _"));
        return safe;
    }

    void writeAttributes(int index)
    {
        const ExportedAnnotation &exported = *m_view.item(index).exported;
        writeOwnAttribute(index, "Kind", exported.kind);
        if (exported.status != MarkStatus::Own)
            writeOwnAttribute(index, "Status", toString(exported.status));
        writeOwnAttribute(index, "Value", exported.value);
        writeOwnAttribute(index, "Precision", exported.precision);
        const QJsonObject &attributes = exported.annotation.attributes;
        for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute) {
            const QJsonValue value = attribute.value();
            const QString safe =
                countedValue(value.isBool() ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                                            : value.toVariant().toString());
            writeAttribute(index, m_config.attribute(attribute.key(), safe), safe);
        }
    }

    void writeNote(const char *type, int index, const QString &text)
    {
        m_ann += '#' + QByteArray::number(++m_notes) + '\t' + type + ' ' + name(index) + '\t' + text.toUtf8() + '\n';
    }

    QString countedLine(const QString &note)
    {
        const QString line = oneLine(note);
        if (line != note)
            m_losses.add(QLatin1StringView("note"),
                         Core::tr("Line ends and backslashes in notes are written as \\n and \\\\"));
        return line;
    }

    void writeNotes(int index)
    {
        const ExportView::Item &item = m_view.item(index);
        const QString &note = item.annotation().note;
        if (!note.isEmpty())
            writeNote("AnnotatorNotes", index, countedLine(note));
        const QString &entity = item.annotation().entity;
        if (!entity.isEmpty()) {
            const Entity *known = m_view.entity(entity);
            const QString shown = known && item.exported->name.isEmpty() ? known->name : item.exported->name;
            writeNote("Cast", index, oneLine(QString(entity + u' ' + shown).trimmed()));
            // Once, where they are named first.
            if (known && !known->note.isEmpty() && !m_noted.contains(entity)) {
                m_noted.insert(entity);
                writeNote("CastNote", index, countedLine(known->note));
            }
        }
    }

    void countCast()
    {
        const QList<Entity> &cast = m_view.source().cast;
        m_losses.add(QLatin1StringView("name-note"), Core::tr("Notes on names that are not exported are left out"),
                     std::count_if(cast.begin(), cast.end(), [this](const Entity &entity) {
                         return !entity.note.isEmpty() && !m_noted.contains(entity.id);
                     }));
        m_losses.add(QLatin1StringView("entity"), Core::tr("Aliases and descriptions of the cast are left out"),
                     std::count_if(cast.begin(), cast.end(), [](const Entity &entity) {
                         return !entity.aliases.isEmpty() || !entity.description.isEmpty();
                     }));
    }

    ExportView m_view;
    BratConfig &m_config;
    LossCounter &m_losses;
    QByteArray m_ann;
    std::vector<int> m_numbers; ///< by item; 0: not written
    QSet<QString> m_noted;      ///< entities
    int m_relations = 0;
    int m_attributes = 0;
    int m_notes = 0;
};

Result<Export> writeBrat(const QList<AnnotatedArticle> &articles)
{
    LossCounter losses;
    BratConfig config(articles, losses);
    Export result;
    for (qsizetype i = 0; i < articles.size(); ++i) {
        const AnnotatedArticle &article = articles.at(i);
        result.files.append({QStringLiteral("ann"), {}, BratWriter(article, config, losses).write(), i});
        result.files.append({QStringLiteral("txt"), {}, article.article.text(), i});
    }
    // Last: only now it is known which relations and attributes are used.
    result.files.append({{}, QStringLiteral("annotation.conf"), config.annotationConf(), 0});
    result.files.append({{}, QStringLiteral("visual.conf"), config.visualConf(), 0});
    result.losses = losses.losses();
    return result;
}

} // namespace

ExchangeFormat bratFormat()
{
    return {"brat",    "brat standoff",
            "ann",     false,
            false,     {QStringLiteral("entity"), QStringLiteral("article"), QStringLiteral("position")},
            writeBrat, {QStringLiteral("txt")}};
}

} // namespace bluepencil
