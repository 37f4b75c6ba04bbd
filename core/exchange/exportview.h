// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/annotatedarticle.h"
#include "core/exchange/losses.h"
#include "core/text/offsetmap.h"

#include <QHash>

#include <span>
#include <vector>

namespace bluepencil {

/// An article as every exporter walks through it: what can be written, in one fixed order, with its links
/// resolved. What no format but our JSON Lines carries is left out and counted here, once for all of them:
/// rejected suggestions, annotations without a place in this text, empty spans, relations whose ends are
/// not exported. Refers to the AnnotatedArticle, which must outlive it.
class ExportView
{
public:
    enum class Scope {
        Shown,      ///< what may leave: no rejected ones, only what has words
        Everything, ///< for the format that loses nothing
    };
    struct Item {
        const ExportedAnnotation *exported;
        QUuid id;          ///< the annotation's own; made from text and place where it has none or a used one
        QList<Span> parts; ///< inside the text, on code points, ascending; none: lost (Everything only)

        const Annotation &annotation() const { return exported->annotation; }
        Span hull() const { return parts.isEmpty() ? Span{} : parts.first().united(parts.last()); }
        bool isQuote() const { return annotation().label == labels::quote; }
    };
    /// A relation between two items, by index.
    struct Link {
        int from;
        int to;
        QString label;
    };

    ExportView(const AnnotatedArticle &article, Scope scope, LossCounter &losses);

    const Article &article() const { return m_source.article; }
    const AnnotatedArticle &source() const { return m_source; }
    const OffsetMap &offsets() const { return m_offsets; }
    /// By (start, end descending, id); lost ones last.
    const std::vector<Item> &items() const { return m_items; }
    const Item &item(int index) const { return m_items[static_cast<std::size_t>(index)]; }
    /// By (from, label, to) in the order of the items.
    const std::vector<Link> &links() const { return m_links; }
    std::span<const Link> linksFrom(int item) const;
    /// What this item's relations of that label lead to, in text order.
    QList<int> targets(int from, QLatin1StringView label) const;

    QString labelName(const Item &item) const;
    /// The words of an item: its parts joined. UTF-8, since QString::fromUtf8 eats a U+FEFF that comes first.
    QByteArray words(const Item &item, QByteArrayView glue) const;
    /// Who a quote's speaker is: the canonical name, or the words.
    QString speakerName(int item) const;
    /// The cast entities by id; the first wins.
    const Entity *entity(const QString &id) const;

private:
    QList<Span> validParts(const ExportedAnnotation &exported, bool &moved) const;
    void collect(Scope scope, LossCounter &losses);
    void link(LossCounter &losses);
    void countState(LossCounter &losses) const;

    const AnnotatedArticle &m_source;
    OffsetMap m_offsets;
    std::vector<Item> m_items;
    std::vector<Link> m_links;
    QHash<QUuid, int> m_indexById;
};

/// A label as machines and people read it: the name it has in the tagset, or had when it was deleted, else for a label
/// only a recognizer knows ("money") its id with a capital, else the id as it is.
QString shownLabel(const Tagset &tagset, const QString &label);
/// The same for the labels of a Recognition, which are never translated or renamed: "person" → "Person".
QString recognizerLabel(const QString &label);

} // namespace bluepencil
