// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/actmaking.h"

#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/session/acceptance.h"
#include "core/session/acttitles.h"
#include "core/session/removal.h"
#include "core/text/boundaries.h"

#include <QSet>

namespace bluepencil {

namespace {

/// Those of one part that have this label.
QSet<std::pair<qint32, qint32>> placesOf(const QList<Annotation> &annotations, const QString &label)
{
    QSet<std::pair<qint32, qint32>> places;
    for (const Annotation &annotation : annotations)
        if (annotation.label == label && annotation.parts.size() == 1)
            places.insert({annotation.parts.first().start, annotation.parts.first().end});
    return places;
}

/// The same change made to each; those that are so already are left out.
template <typename Edited>
Result<QList<Edit>> replacements(const AnnotationLayer &layer, const QList<QUuid> &annotations, Edited &&edited,
                                 const std::stop_token &stop)
{
    QList<Edit> edits;
    edits.reserve(annotations.size());
    for (const QUuid &id : annotations) {
        const Annotation *annotation = layer.find(id);
        if (stop.stop_requested() || !annotation)
            return annotation ? cancelledAct() : goneAnnotation();
        Annotation after = *annotation;
        edited(after);
        if (after != *annotation)
            edits.append(replacement(*annotation, after));
    }
    return edits;
}

Change titled(const QString &title, const QList<Edit> &edits)
{
    Change change;
    change.title = title;
    change.edits = edits;
    return change;
}

QString wordsOf(const ActGround &ground, const Edit &edit)
{
    return titleWords(ground.article, std::get<Annotation>(*edit.after).hull());
}

bool isUndecided(const Suggestions &suggestions, int index)
{
    return index >= 0 && index < suggestions.count() && suggestions.isUndecided(index);
}

QByteArray placeKey(const QList<Span> &parts)
{
    QByteArray key;
    for (const Span part : parts)
        key += QByteArray::number(part.start) + '-' + QByteArray::number(part.end) + ' ';
    return key;
}

} // namespace

bool hasTwin(const AnnotationLayer &layer, const QList<Span> &parts, const QString &label)
{
    bool isThere = false;
    layer.forEachPart(parts.first(), [&](const Annotation &other, Span) {
        isThere = isThere || (other.label == label && other.parts == parts);
    });
    return isThere;
}

Error taggedSoAlready(const QString &labelName)
{
    return {ErrorCode::Invalid, Core::tr("These words are tagged as “%1” already").arg(labelName.left(60)), {}};
}

Error noSuchLabel(const QString &label)
{
    return {ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
}

Error goneAnnotation()
{
    return {ErrorCode::Stale, Core::tr("This tag is not there any more"), {}};
}

Result<Change> taggingOf(const ActGround &ground, const QList<Span> &spans, const QString &label,
                         const std::stop_token &stop)
{
    QSet<std::pair<qint32, qint32>> present = placesOf(ground.layer->annotations(), label);
    const Annotation pattern = newAnnotation({}, label, Origin::Hand);
    QList<Edit> edits;
    for (const Span span : spans) {
        if (stop.stop_requested())
            return cancelledAct();
        const Span words = trimmed(ground.article, span);
        if (words.isEmpty() || present.contains({words.start, words.end}))
            continue;
        present.insert({words.start, words.end});
        Annotation annotation = pattern;
        annotation.id = newId();
        annotation.parts = {words};
        edits.append(insertion(annotation));
    }
    return titled(Core::tr("Tag %n place(s) as %1", nullptr, static_cast<int>(edits.size()))
                      .arg(ground.layer->tagset().nameOf(label)),
                  edits);
}

Result<Change> relabellingOf(const ActGround &ground, const QList<QUuid> &annotations, const QString &label,
                             const std::stop_token &stop)
{
    QSet<QByteArray> given; // to tags on these words, here
    bool isAnyLeft = false;
    const Result<QList<Edit>> edits = replacements(
        *ground.layer, annotations,
        [&](Annotation &annotation) {
            if (annotation.label == label)
                return;
            const QByteArray place = placeKey(annotation.parts);
            if (!annotation.isLost() && (given.contains(place) || hasTwin(*ground.layer, annotation.parts, label))) {
                isAnyLeft = true;
                return;
            }
            given.insert(place);
            annotation.label = label;
        },
        stop);
    if (!edits)
        return edits.error();
    const QString name = ground.layer->tagset().nameOf(label);
    if (edits->isEmpty() && isAnyLeft)
        return taggedSoAlready(name);
    return titled(edits->size() == 1
                      ? Core::tr("Relabel “%1” as %2").arg(wordsOf(ground, edits->first()), name)
                      : Core::tr("Relabel %n tag(s) as %1", nullptr, static_cast<int>(edits->size())).arg(name),
                  *edits);
}

Result<Change> notingOf(const ActGround &ground, const QList<QUuid> &annotations, const QString &note,
                        const std::stop_token &stop)
{
    const Result<QList<Edit>> edits = replacements(
        *ground.layer, annotations, [&](Annotation &annotation) { annotation.note = note; }, stop);
    if (!edits)
        return edits.error();
    return titled(edits->size() == 1 ? Core::tr("Note on “%1”").arg(wordsOf(ground, edits->first()))
                                     : Core::tr("Note on %n tag(s)", nullptr, static_cast<int>(edits->size())),
                  *edits);
}

Result<Change> removalOf(const ActGround &ground, const QList<QUuid> &annotations, const std::stop_token &stop)
{
    const Annotation *first = annotations.isEmpty() ? nullptr : ground.layer->find(annotations.first());
    if (!first)
        return goneAnnotation();
    Removal removal(*ground.layer, annotations);
    for (const QUuid &id : annotations) {
        if (stop.stop_requested())
            return cancelledAct();
        if (!removal.add(id))
            return goneAnnotation();
    }
    return titled(annotations.size() == 1
                      ? Core::tr("Delete %1 “%2”")
                            .arg(ground.layer->tagset().nameOf(first->label), titleWords(ground.article, first->hull()))
                      : Core::tr("Delete %n tag(s)", nullptr, static_cast<int>(annotations.size())),
                  removal.edits());
}

Result<Change> acceptanceOf(const ActGround &ground, const QList<int> &suggestions, const QString &label,
                            const std::stop_token &stop)
{
    Acceptance acceptance(ground.article, *ground.layer, ground.suggestions->recognition());
    const Tagset &tagset = ground.layer->tagset();
    for (const int index : suggestions) {
        if (stop.stop_requested())
            return cancelledAct();
        if (!isUndecided(*ground.suggestions, index))
            return decidedAlready();
        const Suggestion suggestion = ground.suggestions->at(index);
        const QString wanted = label.isEmpty() ? suggestion.label : label;
        if (!tagset.find(wanted))
            return noSuchLabel(wanted);
        acceptance.add(suggestion, wanted);
    }
    if (suggestions.isEmpty())
        return decidedAlready();
    const Suggestion first = ground.suggestions->at(suggestions.first());
    const QString words = titleWords(ground.article, first.hull());
    return titled(
        suggestions.size() == 1
            ? Core::tr("Accept “%1” as %2").arg(words, tagset.nameOf(label.isEmpty() ? first.label : label))
            : Core::tr("Accept %n suggestion(s) like “%1”", nullptr, static_cast<int>(suggestions.size())).arg(words),
        acceptance.edits());
}

Result<Change> rejectionOf(const ActGround &ground, const QList<int> &suggestions, const std::stop_token &stop)
{
    QList<Edit> edits;
    edits.reserve(suggestions.size());
    for (const int index : suggestions) {
        if (stop.stop_requested())
            return cancelledAct();
        if (!isUndecided(*ground.suggestions, index))
            return decidedAlready();
        edits.append(insertion(decisionOn(ground.article, ground.suggestions->at(index), Decision::Verdict::Rejected)));
    }
    if (edits.isEmpty())
        return decidedAlready();
    const Suggestion first = ground.suggestions->at(suggestions.first());
    const QString words = titleWords(ground.article, first.hull());
    return titled(
        edits.size() == 1
            ? Core::tr("Reject “%1” as %2").arg(words, ground.layer->tagset().nameOf(first.label))
            : Core::tr("Reject %n suggestion(s) like “%1”", nullptr, static_cast<int>(edits.size())).arg(words),
        edits);
}

QList<QUuid> tagsOn(const AnnotationLayer &layer, const QList<Span> &places)
{
    QList<QUuid> tags;
    for (const Span place : places)
        layer.forEachPart(place, [&](const Annotation &annotation, Span part) {
            if (part == place && annotation.parts.size() == 1)
                tags.append(annotation.id);
        });
    return tags;
}

} // namespace bluepencil
