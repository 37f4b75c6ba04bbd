// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/loading.h"

#include "core/base/tr.h"

#include <QFileInfo>

namespace bluepencil {

namespace {

/// Labels of a person's own that were removed: they come and go, so that their tags can still be called by name.
QList<Edit> formerLabels(const StoredArticle &stored, const Tagset &left)
{
    Tagset gone;
    for (const Change &change : stored.log)
        for (const Edit &edit : change.edits)
            if (const auto *label = edit.before ? std::get_if<Label>(&*edit.before) : nullptr)
                gone.put(*label);
    QList<Edit> edits;
    for (const Label &label : gone.labels())
        if (!left.find(label.id) && !Tagset::builtIn().find(label.id))
            edits += {insertion(label), removal(label)};
    return edits;
}

Change loading(const StoredArticle &stored, const Tagset &present)
{
    Change change;
    Tagset left;
    for (const Label &label : stored.labels)
        left.put(label);
    for (const Label &builtIn : present.labels())
        if (!left.find(builtIn.id))
            change.edits.append(removal(builtIn));
    change.edits += formerLabels(stored, left);
    for (const Label &label : stored.labels) {
        const Label *builtIn = present.find(label.id);
        if (!builtIn)
            change.edits.append(insertion(label));
        else if (*builtIn != label)
            change.edits.append(replacement(*builtIn, label));
    }
    for (const Annotation &annotation : stored.annotations)
        change.edits.append(insertion(annotation));
    for (const Relation &relation : stored.relations)
        change.edits.append(insertion(relation));
    for (const Decision &decision : stored.decisions)
        change.edits.append(insertion(decision));
    for (const CastFact &fact : stored.castFacts)
        change.edits.append(insertion(fact));
    if (stored.state)
        change.edits.append(insertion(*stored.state));
    return change;
}

} // namespace

ArticleVersion versionOf(const Article &article)
{
    ArticleVersion version;
    version.path = QFileInfo(article.source().path).canonicalFilePath();
    if (version.path.isEmpty())
        version.path = article.source().path;
    version.fileHash = article.fileHash();
    version.textHash = article.textHash();
    version.text = article.text();
    version.title = article.displayTitle();
    version.idName = article.id();
    version.published = article.header().published;
    return version;
}

Result<std::shared_ptr<LoadedArticle>> loadArticle(const StoredArticle &stored, const Article &article)
{
    auto loaded = std::make_shared<LoadedArticle>();
    loaded->isKnown = stored.isKnown;
    for (const Change &change : stored.log)
        loaded->history.add(change);
    Result<void> fits = loaded->layer.apply(loading(stored, loaded->layer.tagset()));
    // Without anything to move or to undo, the next act brings the new version along.
    const bool somethingHangsOnTheText = loaded->layer.count() > 0 || loaded->layer.decisionCount() > 0 ||
                                         loaded->layer.castFactCount() > 0 || loaded->history.canUndo() ||
                                         loaded->history.canRedo();
    if (fits && !stored.text.isEmpty() && somethingHangsOnTheText) {
        loaded->hasMoved = true;
        loaded->moved = reanchored(stored, article);
        fits = loaded->layer.apply(loaded->moved.change);
    }
    if (!fits)
        return Error{
            ErrorCode::Damaged,
            Core::tr(
                "What the library holds about this article does not fit together; restore a backup of the library"),
            {}};
    return loaded;
}

} // namespace bluepencil
