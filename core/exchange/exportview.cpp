// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exportview.h"

#include "core/base/tr.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <tuple>

namespace bluepencil {

namespace {

// The namespace of ids that are made up for annotations without one of their own; a fixed random UUID.
const QUuid madeUpIds{0x6b1f2a70, 0x3c55, 0x4d0e, 0x9a, 0x41, 0x8e, 0x5b, 0xd2, 0x07, 0x13, 0xc6};

bool isPlainWord(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

} // namespace

QString recognizerLabel(const QString &label)
{
    return isPlainWord(label) ? label.left(1).toUpper() + label.mid(1) : label;
}

QString shownLabel(const Tagset &tagset, const QString &label)
{
    const QString name = tagset.nameOf(label); // also of one that was deleted, its tags kept
    return name.isEmpty() || name == label ? recognizerLabel(label) : name;
}

ExportView::ExportView(const AnnotatedArticle &article, Scope scope, LossCounter &losses)
    : m_source(article)
    , m_offsets(article.article)
{
    collect(scope, losses);
    link(losses);
    if (scope == Scope::Shown)
        countState(losses);
}

void ExportView::countState(LossCounter &losses) const
{
    const ArticleState &state = m_source.state;
    losses.add(QLatin1StringView("article"), Core::tr("How far an article is read is left out"),
               state.status == ReadingStatus::Unread ? 0 : 1);
    losses.add(QLatin1StringView("article"), Core::tr("Labels of an article as a whole are left out"),
               state.labels.size());
    losses.add(QLatin1StringView("article"), Core::tr("Notes on an article as a whole are left out"),
               state.note.isEmpty() ? 0 : 1);
}

QList<Span> ExportView::validParts(const ExportedAnnotation &exported, bool &moved) const
{
    QList<Span> parts;
    const QByteArray &text = article().text();
    qint32 from = 0;
    for (const Span &part : exported.annotation.parts) {
        Span inside{utf8::floorBoundary(text, part.start), utf8::floorBoundary(text, part.end)};
        inside = {std::max(from, inside.start), std::max({from, inside.start, inside.end})};
        moved = moved || inside != part;
        from = inside.end;
        parts.append(inside);
    }
    return parts;
}

void ExportView::collect(Scope scope, LossCounter &losses)
{
    for (const ExportedAnnotation &exported : m_source.annotations) {
        if (scope == Scope::Shown && exported.status == MarkStatus::Rejected) {
            losses.add(QLatin1StringView("status"), Core::tr("Rejected suggestions are left out"));
            continue;
        }
        bool moved = false;
        Item item{&exported, exported.annotation.id, validParts(exported, moved)};
        if (moved)
            losses.add(QLatin1StringView("position"), Core::tr("Spans that reach outside the text are cut"));
        if (scope == Scope::Shown) {
            const bool wasLost = exported.annotation.isLost();
            item.parts.removeIf([](Span part) { return part.isEmpty(); });
            if (item.parts.isEmpty()) {
                losses.add(QLatin1StringView("position"),
                           wasLost ? Core::tr("Annotations without a place in this text are left out")
                                   : Core::tr("Annotations over no characters are left out"));
                continue;
            }
        }
        m_items.push_back(std::move(item));
    }
    std::stable_sort(m_items.begin(), m_items.end(), [](const Item &a, const Item &b) {
        return std::tuple(a.parts.isEmpty(), a.hull().start, -a.hull().end, a.id) <
               std::tuple(b.parts.isEmpty(), b.hull().start, -b.hull().end, b.id);
    });
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        QUuid &id = m_items[i].id;
        if (id.isNull() || m_indexById.contains(id))
            id = QUuid::createUuidV5(madeUpIds, article().textHash() + QByteArray::number(qulonglong(i)));
        m_indexById.insert(id, static_cast<int>(i));
    }
}

void ExportView::link(LossCounter &losses)
{
    for (const Relation &relation : m_source.relations) {
        const int from = m_indexById.value(relation.from, -1);
        const int to = m_indexById.value(relation.to, -1);
        if (from >= 0 && to >= 0) {
            m_links.push_back({from, to, relation.label});
            continue;
        }
        const QLatin1StringView what = relation.label == labels::speaker ? QLatin1StringView("speaker")
                                       : relation.label == labels::cue   ? QLatin1StringView("cue")
                                                                         : QLatin1StringView("relation");
        losses.add(what, Core::tr("Links to annotations that are not exported are left out"));
    }
    std::sort(m_links.begin(), m_links.end(), [](const Link &a, const Link &b) {
        return std::tie(a.from, a.label, a.to) < std::tie(b.from, b.label, b.to);
    });
    // The same link twice says nothing more than once.
    const auto same = [](const Link &a, const Link &b) {
        return a.from == b.from && a.to == b.to && a.label == b.label;
    };
    m_links.erase(std::unique(m_links.begin(), m_links.end(), same), m_links.end());
}

std::span<const ExportView::Link> ExportView::linksFrom(int item) const
{
    const auto before = [item](const Link &link) { return link.from < item; };
    const auto upTo = [item](const Link &link) { return link.from <= item; };
    return {std::partition_point(m_links.begin(), m_links.end(), before),
            std::partition_point(m_links.begin(), m_links.end(), upTo)};
}

QList<int> ExportView::targets(int from, QLatin1StringView label) const
{
    QList<int> found;
    for (const Link &link : linksFrom(from))
        if (link.label == label)
            found.append(link.to);
    return found;
}

QString ExportView::labelName(const Item &item) const
{
    return shownLabel(m_source.tagset, item.annotation().label);
}

QByteArray ExportView::words(const Item &item, QByteArrayView glue) const
{
    QByteArray joined;
    for (const Span &part : item.parts) {
        if (!joined.isEmpty())
            joined += glue;
        joined += article().bytes(part);
    }
    return joined;
}

QString ExportView::speakerName(int index) const
{
    const Item &speaker = item(index);
    return speaker.exported->name.isEmpty() ? QString::fromUtf8(words(speaker, " ")) : speaker.exported->name;
}

const Entity *ExportView::entity(const QString &id) const
{
    const auto found =
        std::find_if(m_source.cast.begin(), m_source.cast.end(), [&](const Entity &entity) { return entity.id == id; });
    return id.isEmpty() || found == m_source.cast.end() ? nullptr : &*found;
}

} // namespace bluepencil
