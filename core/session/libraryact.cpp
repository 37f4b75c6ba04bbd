// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/libraryact.h"

#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/session/maykeep.h"
#include "core/session/removal.h"
#include "core/session/session.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QtConcurrent>

namespace bluepencil {

namespace {

using TagsByPlace = QHash<std::pair<qint32, qint32>, QList<const Annotation *>>;

std::pair<qint32, qint32> keyOf(Span span)
{
    return {span.start, span.end};
}

/// Those of one part only; `annotations` must outlive it.
TagsByPlace tagsByPlace(const QList<Annotation> &annotations)
{
    TagsByPlace tags;
    for (const Annotation &annotation : annotations)
        if (annotation.parts.size() == 1)
            tags[keyOf(annotation.parts.first())].append(&annotation);
    return tags;
}

bool hasLabel(const QList<const Annotation *> &tags, const QString &label)
{
    return std::any_of(tags.cbegin(), tags.cend(), [&](const Annotation *tag) { return tag->label == label; });
}

QList<Edit> taggings(const ArticleRecords &records, const LibraryAct &act, const QList<Span> &places,
                     const QString &author)
{
    const TagsByPlace present = tagsByPlace(records.annotations);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<Edit> edits;
    for (const Span place : places) {
        if (hasLabel(present.value(keyOf(place)), act.label))
            continue;
        Annotation annotation;
        annotation.id = newId();
        annotation.parts = {place};
        annotation.label = act.label;
        annotation.origin = Origin::Hand;
        annotation.author = author;
        annotation.time = now;
        edits.append(insertion(annotation));
    }
    return edits;
}

QList<Edit> relabellings(const ArticleRecords &records, const LibraryAct &act, const QList<Span> &places)
{
    const TagsByPlace present = tagsByPlace(records.annotations);
    QList<Edit> edits;
    for (const Span place : places)
        for (const Annotation *tag : present.value(keyOf(place))) {
            // The same twice says nothing more: the others on these words stay what they are.
            if (hasLabel(present.value(keyOf(place)), act.label) || tag != present.value(keyOf(place)).first())
                continue;
            Annotation after = *tag;
            after.label = act.label;
            edits.append(replacement(*tag, after));
        }
    return edits;
}

Result<QList<Edit>> removals(const ArticleRecords &records, const QList<Span> &places)
{
    const TagsByPlace present = tagsByPlace(records.annotations);
    QList<QUuid> wanted;
    for (const Span place : places)
        for (const Annotation *tag : present.value(keyOf(place)))
            wanted.append(tag->id);
    Change all;
    for (const Annotation &annotation : records.annotations)
        all.edits.append(insertion(annotation));
    for (const Relation &relation : records.relations)
        all.edits.append(insertion(relation));
    for (const Decision &decision : records.decisions)
        all.edits.append(insertion(decision));
    AnnotationLayer layer;
    if (const Result<void> fits = layer.apply(all); !fits)
        return fits.error();
    Removal removal(layer, wanted);
    for (const QUuid &id : std::as_const(wanted))
        removal.add(id);
    return removal.edits();
}

Result<QList<Edit>> editsIn(const ArticleRecords &records, const LibraryAct &act, const QList<Span> &places,
                            const QString &author)
{
    switch (act.kind) {
    case LibraryAct::Kind::Tag:
        return taggings(records, act, places, author);
    case LibraryAct::Kind::Relabel:
        return relabellings(records, act, places);
    case LibraryAct::Kind::Untag:
        break;
    }
    return removals(records, places);
}

QString titleOf(const LibraryAct &act, const QString &label, int tags, int articles)
{
    QString what;
    switch (act.kind) {
    case LibraryAct::Kind::Tag:
        what = Core::tr("Tag %n place(s) as %1", nullptr, tags).arg(label);
        break;
    case LibraryAct::Kind::Relabel:
        what = Core::tr("Relabel %n tag(s) as %1", nullptr, tags).arg(label);
        break;
    case LibraryAct::Kind::Untag:
        what = Core::tr("Delete %n tag(s)", nullptr, tags);
        break;
    }
    return Core::tr("%1 in %n article(s)", nullptr, articles).arg(what);
}

int tagsIn(const QList<Edit> &edits)
{
    return static_cast<int>(std::count_if(
        edits.cbegin(), edits.cend(), [](const Edit &edit) { return edit.kind == QLatin1StringView("annotation"); }));
}

Error textChanged(const LibraryPlaces &places)
{
    return {ErrorCode::Stale,
            Core::tr("The text of “%1” has changed since; nothing was done in any article. Search again")
                .arg(places.fresh.title),
            places.fresh.title};
}

/// Articles that the store does not hold yet, with their texts; what it holds already costs it next to nothing.
Result<void> keepFresh(Library &library, const LibraryAct &act)
{
    for (const LibraryPlaces &places : act.articles) {
        if (places.fresh.text.isEmpty())
            continue;
        if (const Result<qint64> held = library.append(places.fresh, Change()).result(); !held)
            return held.error();
    }
    return {};
}

Result<Change> kept(Library &library, Change change)
{
    const Result<qint64> sequence = library.append({}, change).result();
    if (!sequence)
        return sequence.error();
    change.sequence = *sequence;
    return change;
}

Change reversalOf(const Change &change)
{
    Change back = inverse(change);
    const bool isUndone = change.kind == Change::Kind::Undo;
    back.kind = isUndone ? Change::Kind::Redo : Change::Kind::Undo;
    back.reverses = change.kind == Change::Kind::Act ? change.sequence : change.reverses;
    back.sequence = 0;
    back.author = OpenArticle::author();
    back.time = QDateTime::currentDateTimeUtc();
    return back;
}

} // namespace

QList<QStringList> labelsOn(const QList<Annotation> &annotations, const QList<Span> &places)
{
    const TagsByPlace present = tagsByPlace(annotations);
    QList<QStringList> labels;
    labels.reserve(places.size());
    for (const Span place : places) {
        QStringList here;
        for (const Annotation *tag : present.value(keyOf(place)))
            here.append(tag->label);
        labels.append(here);
    }
    return labels;
}

Result<Change> changeFor(Library &library, const LibraryAct &act, const QString &author)
{
    const Result<QList<Label>> labels = library.labels().result();
    if (!labels)
        return labels.error();
    const auto label =
        std::find_if(labels->cbegin(), labels->cend(), [&](const Label &other) { return other.id == act.label; });
    if (act.kind != LibraryAct::Kind::Untag && label == labels->cend())
        return Error{
            ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(act.label), {}};
    Change change;
    int articles = 0;
    for (const LibraryPlaces &places : act.articles) {
        const Result<ArticleRecords> records = library.records(places.article).result();
        if (!records)
            return records.error();
        if (records->textHash != places.textHash)
            return textChanged(places);
        Result<QList<Edit>> edits = editsIn(*records, act, places.places, author);
        if (!edits)
            return edits.error();
        for (Edit &edit : *edits) {
            edit.article = places.article;
            edit.textHash = places.textHash;
        }
        articles += edits->isEmpty() ? 0 : 1;
        change.edits += *edits;
    }
    change.title = titleOf(act, label == labels->cend() ? QString() : label->name, tagsIn(change.edits), articles);
    change.author = author;
    change.time = QDateTime::currentDateTimeUtc();
    return change;
}

Result<void> Session::mayAct() const
{
    return mayKeep(m_library.get());
}

void Session::act(const LibraryAct &act, const std::function<void(const Result<Change> &)> &then)
{
    keep(
        [library = m_library, act]() -> Result<Change> {
            if (const Result<void> held = keepFresh(*library, act); !held)
                return held.error();
            Result<Change> change = changeFor(*library, act, OpenArticle::author());
            return !change || change->isEmpty() ? change : kept(*library, *change);
        },
        then);
}

void Session::reverse(const Change &change, const std::function<void(const Result<Change> &)> &then)
{
    keep([library = m_library, change] { return kept(*library, reversalOf(change)); }, then);
}

void Session::reverseWhereItFits(const Change &change, const std::function<void(const Result<Change> &)> &then)
{
    keep(
        [library = m_library, change]() -> Result<Change> {
            Change back = reversalOf(change);
            const Result<QList<Misfit>> misfits = library->misfits(back).result();
            if (!misfits)
                return misfits.error();
            QSet<QUuid> changed;
            for (const Misfit &misfit : *misfits)
                changed.insert(misfit.article);
            back.edits.removeIf([&](const Edit &edit) { return changed.contains(edit.article); });
            if (back.isEmpty())
                return misfits->first().why;
            return kept(*library, back);
        },
        then);
}

/// Acts that were done before, in windows, come first: the store may not have them yet.
void Session::keep(const std::function<Result<Change>()> &work, const std::function<void(const Result<Change> &)> &then)
{
    if (const Result<void> may = mayAct(); !may) {
        then(may.error());
        return;
    }
    for (const auto &article : articles()) {
        if (article->isSaved())
            continue;
        connect(
            article.get(), &OpenArticle::savedChanged, this, [this, work, then] { keep(work, then); },
            Qt::SingleShotConnection);
        return;
    }
    whenFinished(QtConcurrent::run(&m_acting, work), this, [this, then](const Result<Change> &change) {
        if (change && !change->isEmpty()) {
            for (const auto &article : articles())
                article->follow({*change});
            Q_EMIT stored(*change);
        }
        then(change);
    });
}

} // namespace bluepencil
