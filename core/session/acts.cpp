// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to an open article. How it is kept is in keeping.cpp.
#include "core/base/tr.h"
#include "core/session/acceptance.h"
#include "core/session/actmaking.h"
#include "core/session/acttitles.h"
#include "core/session/openarticle.h"
#include "core/text/boundaries.h"

#include <algorithm>

namespace bluepencil {

namespace {

/// Trimmed, ascending, merged where they touch; empty if nothing is left.
QList<Span> soundParts(const Article &article, const QList<Span> &parts)
{
    QList<Span> sound;
    for (const Span part : parts)
        if (const Span tight = trimmed(article, part); !tight.isEmpty())
            sound.append(tight);
    std::sort(sound.begin(), sound.end(), outerFirst);
    QList<Span> merged;
    for (const Span part : std::as_const(sound)) {
        if (!merged.isEmpty() && part.start <= merged.last().end)
            merged.last().end = std::max(merged.last().end, part.end);
        else
            merged.append(part);
    }
    return merged;
}

Error nothingToTag()
{
    return {ErrorCode::Invalid, Core::tr("There are no words in the selection; select some first"), {}};
}

} // namespace

Result<QUuid> OpenArticle::tag(const QList<Span> &parts, const QString &label, Origin origin, const QString &note)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const QList<Span> sound = soundParts(m_article, parts);
    if (sound.isEmpty())
        return nothingToTag();
    if (!tagset().find(label))
        return noSuchLabel(label);
    if (hasTwin(*m_layer, sound, label))
        return taggedSoAlready(tagset().nameOf(label));
    const Annotation annotation = newAnnotation(sound, label, origin, note);
    const Result<void> done =
        act(Core::tr("Tag “%1” as %2").arg(titleWords(m_article, annotation.hull()), tagset().nameOf(label)),
            {insertion(annotation)});
    if (!done)
        return done.error();
    return annotation.id;
}

Result<QUuid> OpenArticle::tagWithNew(const QList<Span> &parts, const Label &label)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    if (const Result<void> sound = checkLabel(tagset(), label); !sound)
        return sound.error();
    if (tagset().find(label.id))
        return Error{ErrorCode::Stale, Core::tr("This label is there already; choose it instead"), {}};
    const QList<Span> sound = soundParts(m_article, parts);
    if (sound.isEmpty())
        return nothingToTag();
    const Annotation annotation = newAnnotation(sound, label.id, Origin::Hand);
    // The label is the library's, so the act is; it says whose the tag is.
    Edit tagging = insertion(annotation);
    tagging.article = m_version.article;
    tagging.textHash = m_version.textHash;
    const Result<void> done = act(Core::tr("Tag “%1” as %2").arg(titleWords(m_article, annotation.hull()), label.name),
                                  {insertion(label), tagging});
    if (!done)
        return done.error();
    return annotation.id;
}

Result<QList<QUuid>> OpenArticle::tagAll(const QList<Span> &spans, const QString &label, Origin origin,
                                         const QString &note)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    if (!tagset().find(label))
        return noSuchLabel(label);
    QList<Edit> edits;
    QList<QUuid> ids;
    edits.reserve(spans.size());
    for (const Span span : spans) {
        const QList<Span> sound = soundParts(m_article, {span});
        if (sound.isEmpty())
            return nothingToTag();
        const Annotation annotation = newAnnotation(sound, label, origin, note);
        ids.append(annotation.id);
        edits.append(insertion(annotation));
    }
    if (edits.isEmpty())
        return nothingToTag();
    const Result<void> done = act(
        Core::tr("Tag %n place(s) as %1", nullptr, static_cast<int>(ids.size())).arg(tagset().nameOf(label)), edits);
    if (!done)
        return done.error();
    return ids;
}

Result<void> OpenArticle::remove(const QList<QUuid> &annotations)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const Result<Change> change = removalOf(ground(), annotations, {});
    return change ? act(*change) : change.error();
}

Result<void> OpenArticle::relabel(const QUuid &id, const QString &label)
{
    return relabel(QList<QUuid>{id}, label);
}

Result<void> OpenArticle::relabel(const QList<QUuid> &annotations, const QString &label)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    if (!tagset().find(label))
        return noSuchLabel(label);
    const Result<Change> change = relabellingOf(ground(), annotations, label, {});
    if (!change)
        return change.error();
    return change->isEmpty() ? Result<void>() : act(*change);
}

Result<void> OpenArticle::setNote(const QUuid &id, const QString &note)
{
    return setNote(QList<QUuid>{id}, note);
}

Result<void> OpenArticle::setNote(const QList<QUuid> &annotations, const QString &note)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const Result<Change> change = notingOf(ground(), annotations, note, {});
    if (!change)
        return change.error();
    return change->isEmpty() ? Result<void>() : act(*change);
}

Result<void> OpenArticle::setAttribute(const QUuid &id, const QString &name, const QJsonValue &value)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const Annotation *annotation = m_layer->find(id);
    if (!annotation)
        return goneAnnotation();
    if (name.isEmpty() || !(value.isUndefined() || value.isString() || value.isDouble() || value.isBool()))
        return Error{ErrorCode::Invalid, Core::tr("An attribute is a text, a number, or yes or no, under a name"), {}};
    Annotation after = *annotation;
    if (value.isUndefined())
        after.attributes.remove(name);
    else
        after.attributes.insert(name, value);
    if (after == *annotation)
        return {};
    return act(Core::tr("Set %1 of “%2”").arg(name.left(40), titleWords(m_article, annotation->hull())),
               {replacement(*annotation, after)});
}

Result<void> OpenArticle::setParts(const QUuid &id, const QList<Span> &parts)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const Annotation *annotation = m_layer->find(id);
    if (!annotation)
        return goneAnnotation();
    Annotation after = *annotation;
    after.parts = soundParts(m_article, parts);
    after.lost.clear();
    if (after.parts.isEmpty())
        return nothingToTag();
    if (after == *annotation)
        return {};
    return act(Core::tr("Move the ends of “%1”").arg(titleWords(m_article, after.hull())),
               {replacement(*annotation, after)});
}

Result<void> OpenArticle::undo()
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const std::optional<Change> change = m_history.undoChange();
    if (!change)
        return Error{ErrorCode::Invalid, Core::tr("There is nothing to undo"), {}};
    return act(*change);
}

Result<void> OpenArticle::redo()
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const std::optional<Change> change = m_history.redoChange();
    if (!change)
        return Error{ErrorCode::Invalid, Core::tr("There is nothing to redo"), {}};
    return act(*change);
}

} // namespace bluepencil
