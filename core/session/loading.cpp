// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/loading.h"

#include "core/base/tr.h"

namespace bluepencil {

namespace {

Change loading(const StoredArticle &stored, const Tagset &present)
{
    Change change;
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
