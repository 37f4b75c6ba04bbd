// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/htmlarticle.h"

#include "core/base/tr.h"
#include "core/exchange/htmltext.h"
#include "core/exchange/jsonwriter.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace bluepencil {

namespace {

constexpr int headerItem = -1; // the article's header lines: shown small, not an annotation
constexpr int tallestMark = 4; // more lines under each other than that are drawn on one another

QByteArray attribute(QByteArrayView name, const QByteArray &escaped)
{
    return escaped.isEmpty() ? QByteArray() : ' ' + name.toByteArray() + "=\"" + escaped + '"';
}

void mergeTouching(QList<Span> &spans)
{
    QList<Span> merged;
    for (const Span &span : std::as_const(spans)) {
        if (!merged.isEmpty() && merged.last().end == span.start)
            merged.last().end = span.end;
        else
            merged.append(span);
    }
    spans = merged;
}

} // namespace

HtmlArticle::HtmlArticle(const ExportView &view, const HtmlNames &names, LossCounter &losses)
    : m_view(view)
    , m_names(names)
    , m_lastBlock(view.items().size(), -1)
    , m_needsParts(view.items().size(), false)
    , m_begun(view.items().size(), false)
{
    findBlocks();
    place(losses);
}

void HtmlArticle::findBlocks()
{
    const Article &article = m_view.article();
    if (article.isEmpty())
        return;
    for (qint32 i = 0; i < article.paragraphs().count(); ++i) {
        const Span span = article.paragraphs().span(i);
        const qint32 lineEnd = i + 1 < article.paragraphs().count() ? 1 : 0;
        if (span.isEmpty() && !m_blocks.empty())
            m_blocks.back().gap += lineEnd;
        else
            m_blocks.push_back({span, lineEnd, {}});
    }
}

void HtmlArticle::addMarks(int item, const QList<Span> &parts)
{
    QList<Span> pieces;
    for (const Span &part : parts) {
        auto block = std::partition_point(m_blocks.begin(), m_blocks.end(),
                                          [&](const Block &b) { return b.span.end <= part.start; });
        for (; block != m_blocks.end() && block->span.start < part.end; ++block) {
            const Span piece = block->span.intersected(part);
            if (piece.isEmpty())
                continue;
            block->marks.push_back({piece, item});
            pieces.append(piece);
            if (item >= 0)
                m_lastBlock[static_cast<std::size_t>(item)] = static_cast<int>(block - m_blocks.begin());
        }
    }
    mergeTouching(pieces);
    if (item >= 0)
        m_needsParts[static_cast<std::size_t>(item)] = pieces != parts;
}

void HtmlArticle::place(LossCounter &losses)
{
    const Span header = m_view.article().header().span;
    if (!header.isEmpty())
        addMarks(headerItem, {header});
    for (int i = 0; i < static_cast<int>(m_view.items().size()); ++i) {
        addMarks(i, m_view.item(i).parts);
        if (!isWritten(i))
            losses.add(QLatin1StringView("position"), Core::tr("Annotations over line ends only are left out"));
    }
    for (const ExportView::Link &link : m_view.links())
        if (!isWritten(link.from) || !isWritten(link.to))
            losses.add(QLatin1StringView("relation"),
                       Core::tr("Links to annotations that are not exported are left out"));
}

QByteArray HtmlArticle::write()
{
    m_out.reserve(m_view.article().size() * 2);
    m_out = "<article";
    m_out += attribute("data-article", htmlEscaped(m_view.article().id()));
    // Foreign text goes into lang only where it has the form of a language tag.
    const QString &language = m_view.article().header().language;
    const bool isTag = std::all_of(language.begin(), language.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
    if (isTag)
        m_out += attribute("lang", language.toLatin1());
    m_out += ">\n";
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        writeBlock(i);
    m_out += "</article>\n";
    return m_out;
}

void HtmlArticle::writeBlock(std::size_t index)
{
    const Block &block = m_blocks[index];
    const Span title = m_view.article().header().titleSpan;
    m_out += "<p dir=\"auto\"";
    if (!title.isEmpty() && block.span.overlaps(title))
        m_out += " class=\"headline\" role=\"heading\" aria-level=\"1\"";
    const bool isLastBlock = index + 1 == m_blocks.size();
    if (block.gap != (isLastBlock ? 0 : 2))
        m_out += attribute("data-gap", QByteArray::number(block.gap));
    m_out += '>';

    const std::vector<MarkStep> steps = nestMarks(block.span, block.marks);
    // The number of a note stands after the last mark of its annotation.
    QHash<int, std::size_t> lastOpen;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].kind == MarkStep::Kind::Open && steps[i].item >= 0 &&
            m_lastBlock[static_cast<std::size_t>(steps[i].item)] == static_cast<int>(index))
            lastOpen.insert(steps[i].item, i);
    std::vector<QByteArrayView> ends;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const MarkStep &step = steps[i];
        switch (step.kind) {
        case MarkStep::Kind::Text:
            m_out += htmlEscaped(m_view.article().bytes(step.span));
            break;
        case MarkStep::Kind::Open:
            if (step.item == headerItem)
                m_out += "<span class=\"lead\">";
            else
                writeOpen(step, lastOpen.value(step.item, steps.size()) == i);
            ends.push_back(step.item == headerItem ? "</span>" : "</mark>");
            break;
        case MarkStep::Kind::Close:
            m_out += ends.back();
            ends.pop_back();
            break;
        }
    }
    m_out += "</p>\n";
}

void HtmlArticle::writeOpen(const MarkStep &step, bool isLast)
{
    const ExportView::Item &item = m_view.item(step.item);
    QByteArray classes = m_names.classOfLabel.value(item.annotation().label).toLatin1();
    if (item.exported->status == MarkStatus::Suggested)
        classes += " suggested";
    if (step.height > 1)
        classes += " h" + QByteArray::number(std::min(step.height, tallestMark));
    m_out += "<mark";
    m_out += attribute("class", classes);
    m_out += attribute("data-id", HtmlNames::id(item));
    m_out += attribute("data-label", htmlEscaped(m_view.labelName(item)));
    const auto index = static_cast<std::size_t>(step.item);
    if (!m_begun[index]) {
        m_begun[index] = true;
        m_out += firstMarkAttributes(step.item);
    }
    if (isLast && m_names.noteNumber.contains(step.item))
        m_out += attribute("data-n", QByteArray::number(m_names.noteNumber.value(step.item)));
    m_out += attribute("title", htmlEscaped(tooltip(step.item)));
    m_out += '>';
}

QByteArray HtmlArticle::firstMarkAttributes(int index) const
{
    const ExportView::Item &item = m_view.item(index);
    const ExportedAnnotation &exported = *item.exported;
    QByteArray out = attribute("id", HtmlNames::id(item));
    if (m_needsParts[static_cast<std::size_t>(index)])
        out += attribute("data-parts", partsOf(item));
    out += attribute("data-speaker", idsOf(m_view.targets(index, labels::speaker)));
    out += attribute("data-cue", idsOf(m_view.targets(index, labels::cue)));
    out += attribute("data-kind", htmlEscaped(exported.kind));
    out += attribute("data-entity", htmlEscaped(exported.annotation.entity));
    out += attribute("data-value", htmlEscaped(exported.value));
    out += attribute("data-precision", htmlEscaped(exported.precision));
    if (exported.status != MarkStatus::Own)
        out += attribute("data-status", toString(exported.status).toLatin1());
    if (!exported.annotation.attributes.isEmpty()) {
        JsonWriter json;
        json.value(exported.annotation.attributes);
        out += attribute("data-attributes", htmlEscaped(json.result()));
    }
    out += attribute("data-relations", relationsOf(index));
    return out;
}

QByteArray HtmlArticle::idsOf(const QList<int> &items) const
{
    QByteArrayList ids;
    for (const int i : items)
        if (isWritten(i))
            ids.append(HtmlNames::id(m_view.item(i)));
    return ids.join(' ');
}

QByteArray HtmlArticle::relationsOf(int index) const
{
    JsonWriter json;
    bool any = false;
    json.beginArray();
    for (const ExportView::Link &link : m_view.linksFrom(index)) {
        if (link.label == labels::speaker || link.label == labels::cue || !isWritten(link.to))
            continue;
        any = true;
        json.beginObject();
        json.key("to");
        json.string(HtmlNames::id(m_view.item(link.to)));
        json.key("label");
        json.string(link.label);
        json.endObject();
    }
    json.endArray();
    return any ? htmlEscaped(json.result()) : QByteArray();
}

QByteArray HtmlArticle::partsOf(const ExportView::Item &item) const
{
    QByteArrayList parts;
    for (const Span &part : item.parts)
        parts.append(QByteArray::number(m_view.offsets().codePointFromByte(part.start)) + '-' +
                     QByteArray::number(m_view.offsets().codePointFromByte(part.end)));
    return parts.join(' ');
}

QString HtmlArticle::tooltip(int index) const
{
    const ExportView::Item &item = m_view.item(index);
    QStringList facts{m_view.labelName(item)};
    if (!item.exported->kind.isEmpty())
        facts.append(item.exported->kind);
    for (const int speaker : m_view.targets(index, labels::speaker))
        facts.append(m_view.speakerName(speaker));
    if (!item.exported->name.isEmpty())
        facts.append(item.exported->name);
    if (!item.exported->value.isEmpty())
        facts.append(item.exported->value);
    const QJsonObject &attributes = item.annotation().attributes;
    for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute) {
        const QString value = attribute->isBool() ? (attribute->toBool() ? Core::tr("yes") : Core::tr("no"))
                                                  : attribute->toVariant().toString();
        facts.append(Core::tr("%1: %2", "name of an attribute, its value").arg(attribute.key(), value));
    }
    for (const ExportView::Link &link : m_view.linksFrom(index))
        if (link.label != labels::speaker && link.label != labels::cue && isWritten(link.to))
            facts.append(Core::tr("%1 → “%2”", "name of a relation, the words it leads to")
                             .arg(link.label, utf8::toString(m_view.words(m_view.item(link.to), " … ")).simplified()));
    if (item.exported->status == MarkStatus::Suggested)
        facts.append(Core::tr("suggestion"));
    return facts.join(QStringLiteral(" · "));
}

} // namespace bluepencil
