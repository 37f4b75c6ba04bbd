// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the tagset. It is the library's: these acts reach every article in it.
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/session/openarticle.h"
#include "core/session/removal.h"

#include <QtConcurrent>

namespace bluepencil {

/// A label goes.
struct Retirement {
    Label label;
    QString title;
    Orphans fate = Orphans::Keep;
    QString heir;   ///< whose its annotations become
    QString parent; ///< of what stood under it
};

namespace {

QList<Edit> relabelled(const QList<Annotation> &annotations, const QString &from, const QString &to)
{
    QList<Edit> edits;
    for (const Annotation &annotation : annotations) {
        if (annotation.label != from)
            continue;
        Annotation after = annotation;
        after.label = to;
        edits.append(replacement(annotation, after));
    }
    return edits;
}

QList<Edit> removed(const AnnotationLayer &layer, const QString &label)
{
    QList<QUuid> wanted;
    for (const Annotation &annotation : layer.annotations())
        if (annotation.label == label)
            wanted.append(annotation.id);
    Removal removal(layer, wanted);
    for (const QUuid &id : std::as_const(wanted))
        removal.add(id);
    return removal.edits();
}

/// What becomes of one article's annotations.
QList<Edit> orphanEdits(const AnnotationLayer &layer, const Retirement &retirement)
{
    switch (retirement.fate) {
    case Orphans::Keep:
        return {};
    case Orphans::Delete:
        return removed(layer, retirement.label.id);
    case Orphans::Give:
        break;
    }
    return relabelled(layer.annotations(), retirement.label.id, retirement.heir);
}

QList<Edit> labelEdits(const Tagset &tagset, const Retirement &retirement)
{
    QList<Edit> edits;
    for (const Label &child : tagset.labels()) {
        if (child.parent != retirement.label.id)
            continue;
        Label moved = child;
        const bool isAboveHeir = child.id == retirement.parent || tagset.isUnder(retirement.parent, child.id);
        moved.parent = isAboveHeir ? retirement.label.parent : retirement.parent;
        edits.append(replacement(child, moved));
    }
    edits.append(removal(retirement.label));
    return edits;
}

void name(QList<Edit> &edits, const QUuid &article, const QByteArray &textHash)
{
    for (Edit &edit : edits) {
        edit.article = article;
        edit.textHash = textHash;
    }
}

/// Of the articles other than `own`, as the store has them. On a worker: a library is large. Error: Damaged, where the
/// records of one don't fit each other: an act over the library is done whole or not at all.
Result<QList<Edit>> editsElsewhere(const QList<ArticleRecords> &articles, const QUuid &own,
                                   const Retirement &retirement)
{
    QList<Edit> all;
    for (const ArticleRecords &article : articles) {
        if (article.article == own)
            continue;
        Change records;
        for (const Annotation &annotation : article.annotations)
            records.edits.append(insertion(annotation));
        for (const Relation &relation : article.relations)
            records.edits.append(insertion(relation));
        for (const Decision &decision : article.decisions)
            records.edits.append(insertion(decision));
        AnnotationLayer layer;
        if (!layer.apply(records))
            return Error{ErrorCode::Damaged,
                         Core::tr("An article of the library is damaged, so its tags can't be changed along; mend it "
                                  "with “bluepencil-cli store check”, or keep the tags under the label's name"),
                         article.article.toString(QUuid::WithoutBraces)};
        QList<Edit> edits = orphanEdits(layer, retirement);
        name(edits, article.article, article.textHash);
        all += edits;
    }
    return all;
}

Error goneLabel()
{
    return {ErrorCode::Stale, Core::tr("This label is not there any more"), {}};
}

} // namespace

Result<void> OpenArticle::putLabel(const Label &label)
{
    const Label *present = tagset().find(label.id);
    return putLabels(present ? Core::tr("Change label %1").arg(label.name) : Core::tr("New label %1").arg(label.name),
                     {label});
}

Result<void> OpenArticle::putLabels(const QString &title, const QList<Label> &labels)
{
    Tagset wanted = tagset();
    for (const Label &label : labels)
        wanted.put(label);
    QList<Edit> edits;
    for (const Label &label : labels) {
        if (const Result<void> sound = checkLabel(wanted, label); !sound)
            return sound;
        const Label *present = tagset().find(label.id);
        if (!present)
            edits.append(insertion(label));
        else if (*present != label)
            edits.append(replacement(*present, label));
    }
    if (edits.isEmpty())
        return {};
    return act(title, edits);
}

QFuture<Result<QHash<QString, LabelUse>>> OpenArticle::labelUses() const
{
    if (m_library)
        return m_library->labelUses();
    QPromise<Result<QHash<QString, LabelUse>>> promise;
    promise.start();
    promise.addResult(Error{ErrorCode::Unsupported, Core::tr("There is no library to look in"), {}});
    promise.finish();
    return promise.future();
}

void OpenArticle::removeLabel(const QString &id, Orphans fate, const QString &heir,
                              const std::function<void(const Result<void> &)> &then)
{
    const Label *label = tagset().find(id);
    if (!label) {
        then(goneLabel());
        return;
    }
    if (fate == Orphans::Give && (heir == id || !tagset().find(heir))) {
        then(Error{ErrorCode::Invalid, Core::tr("Choose another label for the tags of “%1”").arg(label->name), {}});
        return;
    }
    retire({*label, Core::tr("Delete label %1").arg(label->name), fate, heir, label->parent}, then);
}

void OpenArticle::mergeLabel(const QString &id, const QString &into,
                             const std::function<void(const Result<void> &)> &then)
{
    const Label *label = tagset().find(id);
    const Label *heir = tagset().find(into);
    if (!label || !heir) {
        then(goneLabel());
        return;
    }
    if (id == into) {
        then(Error{ErrorCode::Invalid, Core::tr("A label can't be merged into itself; choose another"), {}});
        return;
    }
    retire({*label, Core::tr("Merge label %1 into %2").arg(label->name, heir->name), Orphans::Give, into, into}, then);
}

void OpenArticle::retire(const Retirement &retirement, const std::function<void(const Result<void> &)> &then)
{
    if (const Result<void> may = mayAct(); !may) {
        then(may);
        return;
    }
    const auto retired = [this, then, retirement](const Result<QList<Edit>> &elsewhere) {
        if (!elsewhere) {
            then(elsewhere.error());
            return;
        }
        // Meanwhile the label may have become another, or this article been closed for acts.
        const Label *present = tagset().find(retirement.label.id);
        if (!present || *present != retirement.label ||
            (retirement.fate == Orphans::Give && !tagset().find(retirement.heir))) {
            then(goneLabel());
            return;
        }
        QList<Edit> edits = orphanEdits(*m_layer, retirement);
        name(edits, m_version.article, m_version.textHash);
        then(act(retirement.title, labelEdits(tagset(), retirement) + edits + *elsewhere));
    };
    if (retirement.fate == Orphans::Keep) {
        retired(QList<Edit>());
        return;
    }
    whenFinished(m_library->articlesWith(retirement.label.id), this,
                 [this, then, retirement, retired](const Result<QList<ArticleRecords>> &articles) {
                     if (!articles) {
                         then(articles.error());
                         return;
                     }
                     const auto making = QtConcurrent::run([articles = *articles, own = m_version.article, retirement] {
                         return editsElsewhere(articles, own, retirement);
                     });
                     whenFinished(making, this, retired);
                 });
}

} // namespace bluepencil
