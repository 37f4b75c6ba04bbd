// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/reanchor.h"

#include "core/base/tr.h"
#include "core/text/anchor.h"

namespace bluepencil {

namespace {

/// Finds one anchor after the other, and remembers by how much the last one moved: an insertion moves all
/// that follows by the same.
class Finder
{
public:
    explicit Finder(const Article &article)
        : m_article(article)
    {
    }

    std::optional<Span> find(const Anchor &anchor)
    {
        const std::optional<Span> place = resolve(m_article, anchor, m_shift);
        if (place)
            m_shift = place->start - anchor.position.start;
        return place;
    }

private:
    const Article &m_article;
    qint32 m_shift = 0;
};

} // namespace

Reanchored reanchored(const StoredArticle &stored, const Article &article)
{
    ArticleParts parts;
    parts.text = stored.text;
    const Article old(std::move(parts));

    Reanchored result;
    result.change.kind = Change::Kind::Reanchor;
    result.change.title = Core::tr("Find tags again in a new version of the text");
    Finder finder(article);
    for (const Annotation &before : stored.annotations) {
        QList<Anchor> anchors = before.lost;
        for (const Span part : before.parts)
            anchors.append(describe(old, part));
        Annotation after = before;
        after.parts.clear();
        after.lost.clear();
        qint32 from = 0;
        bool found = true;
        for (const Anchor &anchor : std::as_const(anchors)) {
            const std::optional<Span> place = finder.find(anchor);
            found = place && place->start >= from;
            if (!found)
                break;
            after.parts.append(*place);
            from = place->end;
        }
        if (!found) {
            after.parts.clear();
            after.lost = anchors;
            ++result.lost;
        } else if (after.parts != before.parts) {
            ++result.moved;
        } else {
            ++result.kept;
        }
        if (after != before)
            result.change.edits.append(replacement(before, after));
    }
    for (const Decision &before : stored.decisions) {
        Decision after = before;
        // A decision whose words are gone covers nothing, and is kept for when they come back.
        after.anchor.position = finder.find(before.anchor).value_or(Span{});
        if (after != before)
            result.change.edits.append(replacement(before, after));
    }
    for (const CastFact &before : stored.castFacts) {
        CastFact after = before;
        for (Anchor &anchor : after.anchors)
            anchor.position = finder.find(anchor).value_or(Span{});
        if (after != before)
            result.change.edits.append(replacement(before, after));
    }
    return result;
}

} // namespace bluepencil
