// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tagtable.h"

#include "core/base/tr.h"
#include "core/exchange/tablecell.h"
#include "core/text/offsetmap.h"
#include "core/text/utf8.h"

#include <QStringList>

namespace bluepencil {

namespace {

QString wordsOf(const Article &article, const Annotation &annotation)
{
    QStringList words;
    for (const Span part : annotation.parts)
        words.append(article.string(part));
    for (const Anchor &anchor : annotation.lost)
        words.append(utf8::toString(anchor.exact));
    return words.join(QStringLiteral(" … "));
}

/// "0-5 71-83"; nothing for a tag of one part.
QString partsOf(const OffsetMap &offsets, const Annotation &annotation)
{
    QStringList parts;
    if (annotation.parts.size() > 1)
        for (const Span part : annotation.parts)
            parts.append(QStringLiteral("%1-%2")
                             .arg(offsets.codePointFromByte(part.start))
                             .arg(offsets.codePointFromByte(part.end)));
    return parts.join(u' ');
}

QString guarded(const QString &cell)
{
    return needsGuard(cell.toUtf8()) ? QLatin1Char('\'') + cell : cell;
}

QString tsvCell(QString cell)
{
    return cell.replace(QLatin1Char('\\'), QStringLiteral("\\\\"))
        .replace(QLatin1Char('\t'), QStringLiteral("\\t"))
        .replace(QLatin1Char('\r'), QStringLiteral("\\r"))
        .replace(QLatin1Char('\n'), QStringLiteral("\\n"));
}

class Writer
{
public:
    void row(const QStringList &cells, QLatin1StringView tag)
    {
        m_table.html += QLatin1StringView("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (i > 0)
                m_table.tsv += QLatin1Char('\t');
            const QString safe = guarded(cells[i]);
            m_table.tsv += tsvCell(safe);
            m_table.html += QLatin1Char('<') + tag + QLatin1Char('>') +
                            safe.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
                            QLatin1StringView("</") + tag + QLatin1Char('>');
        }
        m_table.tsv += QLatin1Char('\n');
        m_table.html += QLatin1StringView("</tr>\n");
    }

    TagTable take()
    {
        m_table.html = QStringLiteral("<meta charset=\"utf-8\"><table>\n") + m_table.html + QStringLiteral("</table>");
        return std::move(m_table);
    }

private:
    TagTable m_table;
};

} // namespace

TagTable tagTable(const Article &article, const QList<Annotation> &annotations, const Tagset &tagset)
{
    const OffsetMap offsets(article.text());
    Writer writer;
    writer.row({Core::tr("Label"), Core::tr("Words"), Core::tr("Note"), Core::tr("Author"), Core::tr("Time"),
                Core::tr("Start"), Core::tr("End"), Core::tr("Parts")},
               QLatin1StringView("th"));
    for (const Annotation &annotation : annotations) {
        const Span hull = annotation.hull();
        const auto place = [&](qint32 byte) {
            return annotation.isLost() ? QString() : QString::number(offsets.codePointFromByte(byte));
        };
        writer.row({tagset.nameOf(annotation.label), wordsOf(article, annotation), annotation.note, annotation.author,
                    annotation.time.toUTC().toString(Qt::ISODate), place(hull.start), place(hull.end),
                    partsOf(offsets, annotation)},
                   QLatin1StringView("td"));
    }
    return writer.take();
}

} // namespace bluepencil
