// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to an open article. How it is kept is in keeping.cpp.
#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/session/acttitles.h"
#include "core/session/openarticle.h"
#include "core/session/removal.h"
#include "core/text/boundaries.h"

#include <QSet>
#include <QtConcurrent>

#include <algorithm>
#include <functional>

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

/// Those of one part that have this label.
QSet<std::pair<qint32, qint32>> placesOf(const QList<Annotation> &annotations, const QString &label)
{
    QSet<std::pair<qint32, qint32>> places;
    for (const Annotation &annotation : annotations)
        if (annotation.label == label && annotation.parts.size() == 1)
            places.insert({annotation.parts.first().start, annotation.parts.first().end});
    return places;
}

Error goneAnnotation()
{
    return {ErrorCode::Stale, Core::tr("This tag is not there any more"), {}};
}

/// The same change made to each; those that are so already are left out. Errors: Stale, when one is gone.
Result<QList<Edit>> replacements(const AnnotationLayer &layer, const QList<QUuid> &annotations,
                                 const std::function<void(Annotation &)> &change)
{
    QList<Edit> edits;
    edits.reserve(annotations.size());
    for (const QUuid &id : annotations) {
        const Annotation *annotation = layer.find(id);
        if (!annotation)
            return goneAnnotation();
        Annotation after = *annotation;
        change(after);
        if (after != *annotation)
            edits.append(replacement(*annotation, after));
    }
    return edits;
}

} // namespace

Annotation OpenArticle::made(const QList<Span> &parts, const QString &label, Origin origin, const QString &note) const
{
    Annotation annotation;
    annotation.id = newId();
    annotation.parts = parts;
    annotation.label = label;
    annotation.note = note;
    annotation.origin = origin;
    annotation.author = author();
    annotation.time = QDateTime::currentDateTimeUtc();
    return annotation;
}

Result<QUuid> OpenArticle::tag(const QList<Span> &parts, const QString &label, Origin origin, const QString &note)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const QList<Span> sound = soundParts(m_article, parts);
    if (sound.isEmpty())
        return nothingToTag();
    if (!tagset().find(label))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    const Annotation annotation = made(sound, label, origin, note);
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
    const Annotation annotation = made(sound, label.id, Origin::Hand, {});
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
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    QList<Edit> edits;
    QList<QUuid> ids;
    edits.reserve(spans.size());
    for (const Span span : spans) {
        const QList<Span> sound = soundParts(m_article, {span});
        if (sound.isEmpty())
            return nothingToTag();
        const Annotation annotation = made(sound, label, origin, note);
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

void OpenArticle::tagUntagged(const QList<Span> &spans, const QString &label,
                              const std::function<void(const Result<qsizetype> &)> &then)
{
    if (const Result<void> may = mayAct(); !may) {
        then(may.error());
        return;
    }
    const auto making = QtConcurrent::run(
        [article = m_article, records = m_layer.records(), spans, pattern = made({}, label, Origin::Hand, {})] {
            QSet<std::pair<qint32, qint32>> present = placesOf(records.annotations(), pattern.label);
            QList<Edit> edits;
            for (const Span span : spans) {
                const Span words = trimmed(article, span);
                if (words.isEmpty() || present.contains({words.start, words.end}))
                    continue;
                present.insert({words.start, words.end});
                Annotation annotation = pattern;
                annotation.id = newId();
                annotation.parts = {words};
                edits.append(insertion(annotation));
            }
            return edits;
        });
    whenFinished(making, this, [this, label, then](const QList<Edit> &edits) {
        const auto count = edits.size();
        if (!tagset().find(label)) { // it may have gone meanwhile
            then(
                Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}});
            return;
        }
        const Result<void> done =
            count == 0
                ? Result<void>()
                : act(Core::tr("Tag %n place(s) as %1", nullptr, static_cast<int>(count)).arg(tagset().nameOf(label)),
                      edits);
        then(done ? Result<qsizetype>(count) : done.error());
    });
}

Result<void> OpenArticle::remove(const QList<QUuid> &annotations)
{
    const Annotation *first = annotations.isEmpty() ? nullptr : m_layer.find(annotations.first());
    if (!first)
        return goneAnnotation();
    const QString title =
        annotations.size() == 1
            ? Core::tr("Delete %1 “%2”").arg(tagset().nameOf(first->label), titleWords(m_article, first->hull()))
            : Core::tr("Delete %n tag(s)", nullptr, static_cast<int>(annotations.size()));
    Removal removal(m_layer, annotations);
    for (const QUuid &id : annotations)
        if (!removal.add(id))
            return goneAnnotation();
    return act(title, removal.edits());
}

Result<void> OpenArticle::relabel(const QUuid &id, const QString &label)
{
    return relabel(QList<QUuid>{id}, label);
}

Result<void> OpenArticle::relabel(const QList<QUuid> &annotations, const QString &label)
{
    if (!tagset().find(label))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    const Result<QList<Edit>> made =
        replacements(m_layer, annotations, [&](Annotation &annotation) { annotation.label = label; });
    if (!made)
        return made.error();
    const QList<Edit> &edits = *made;
    if (edits.isEmpty())
        return {};
    const auto &first = std::get<Annotation>(*edits.first().after);
    return act(
        edits.size() == 1
            ? Core::tr("Relabel “%1” as %2").arg(titleWords(m_article, first.hull()), tagset().nameOf(label))
            : Core::tr("Relabel %n tag(s) as %1", nullptr, static_cast<int>(edits.size())).arg(tagset().nameOf(label)),
        edits);
}

Result<void> OpenArticle::setNote(const QUuid &id, const QString &note)
{
    return setNote(QList<QUuid>{id}, note);
}

Result<void> OpenArticle::setNote(const QList<QUuid> &annotations, const QString &note)
{
    const Result<QList<Edit>> made =
        replacements(m_layer, annotations, [&](Annotation &annotation) { annotation.note = note; });
    if (!made)
        return made.error();
    const QList<Edit> &edits = *made;
    if (edits.isEmpty())
        return {};
    const auto &first = std::get<Annotation>(*edits.first().after);
    return act(edits.size() == 1 ? Core::tr("Note on “%1”").arg(titleWords(m_article, first.hull()))
                                 : Core::tr("Note on %n tag(s)", nullptr, static_cast<int>(edits.size())),
               edits);
}

Result<void> OpenArticle::setAttribute(const QUuid &id, const QString &name, const QJsonValue &value)
{
    const Annotation *annotation = m_layer.find(id);
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
    const Annotation *annotation = m_layer.find(id);
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
    const std::optional<Change> change = m_history.undoChange();
    if (!change)
        return Error{ErrorCode::Invalid, Core::tr("There is nothing to undo"), {}};
    return act(*change);
}

Result<void> OpenArticle::redo()
{
    const std::optional<Change> change = m_history.redoChange();
    if (!change)
        return Error{ErrorCode::Invalid, Core::tr("There is nothing to redo"), {}};
    return act(*change);
}

} // namespace bluepencil
