// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decides about suggestions, one or many at once.
#include "core/base/tr.h"
#include "core/session/acceptance.h"
#include "core/session/actmaking.h"
#include "core/session/acttitles.h"
#include "core/session/openarticle.h"
#include "core/session/speakercandidates.h"

namespace bluepencil {

namespace {

/// The annotations that an acceptance makes of suggestions.
QList<QUuid> acceptedBy(const Change &change)
{
    QList<QUuid> ids;
    for (const Edit &edit : change.edits)
        if (const auto *decision = edit.after ? std::get_if<Decision>(&*edit.after) : nullptr)
            ids.append(decision->annotation);
    return ids;
}

} // namespace

Result<QUuid> OpenArticle::accept(int index, const QString &label)
{
    const Result<QList<QUuid>> accepted = acceptAll({index}, label);
    if (!accepted)
        return accepted.error();
    return accepted->first();
}

Result<QList<QUuid>> OpenArticle::acceptAll(const QList<int> &suggestions, const QString &label)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const Result<Change> change = acceptanceOf(ground(), suggestions, label, {});
    if (!change)
        return change.error();
    if (const Result<void> done = act(*change); !done)
        return done.error();
    return acceptedBy(*change);
}

Span OpenArticle::speakerOf(const QUuid &quote) const
{
    for (const Relation &relation : m_layer->relationsFrom(quote))
        if (relation.label == labels::speaker)
            if (const Annotation *speaker = m_layer->find(relation.to))
                return speaker->hull();
    return {};
}

Result<void> OpenArticle::setSpeaker(const QUuid &id, Span speaker)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const Annotation *quote = m_layer->find(id);
    if (!quote || quote->label != labels::quote)
        return Error{ErrorCode::Invalid, Core::tr("Only a quote has a speaker; click a quote first"), {}};
    if (!speaker.isEmpty() && quote->parts.contains(speaker))
        return Error{ErrorCode::Invalid, Core::tr("A quote can't be its own speaker; choose other words"), {}};
    Annotation said = *quote;
    setByNobody(said, speaker.isEmpty());
    if (speaker == speakerOf(id) && said == *quote)
        return {};
    QList<Edit> edits;
    if (said != *quote)
        edits.append(replacement(*quote, said));
    for (const Relation &relation : m_layer->relationsFrom(id)) {
        if (relation.label != labels::speaker)
            continue;
        edits.append(removal(relation));
        // What was made only to be this quote's speaker goes with it.
        const Annotation *former = m_layer->find(relation.to);
        if (former && former->label == labels::speaker && former->note.isEmpty() &&
            former->origin == Origin::Suggestion && m_layer->relationsOf(relation.to).size() == 1 &&
            former->hull() != speaker)
            edits.append(removal(*former));
    }
    if (!speaker.isEmpty()) {
        Acceptance joining(m_article, *m_layer, recognition());
        joining.join(id, speaker, labels::speaker);
        edits += joining.edits();
    }
    const QString words = titleWords(m_article, quote->hull());
    return act(speaker.isEmpty() ? Core::tr("Leave “%1” without a speaker").arg(words)
                                 : Core::tr("Make “%1” the speaker of “%2”").arg(titleWords(m_article, speaker), words),
               edits);
}

Result<QUuid> OpenArticle::acceptWithSpeaker(int index, Span speaker)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    if (index < 0 || index >= m_suggestions->count() || !m_suggestions->isUndecided(index))
        return decidedAlready();
    const Suggestion suggestion = m_suggestions->at(index);
    if (!suggestion.isQuote)
        return Error{ErrorCode::Invalid, Core::tr("Only a quote has a speaker; click a quote first"), {}};
    if (!speaker.isEmpty() && suggestion.parts.contains(speaker))
        return Error{ErrorCode::Invalid, Core::tr("A quote can't be its own speaker; choose other words"), {}};
    Acceptance acceptance(m_article, *m_layer, recognition());
    const QUuid id = acceptance.add(suggestion, suggestion.label, speaker);
    const QString words = titleWords(m_article, suggestion.hull());
    const Result<void> done =
        act(speaker.isEmpty() ? Core::tr("Accept “%1” without a speaker").arg(words)
                              : Core::tr("Accept “%1”, said by “%2”").arg(words, titleWords(m_article, speaker)),
            acceptance.edits());
    if (!done)
        return done.error();
    return id;
}

Result<void> OpenArticle::acceptAllWithSpeaker(const QList<int> &suggestions, Span speaker)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    Acceptance acceptance(m_article, *m_layer, recognition());
    int count = 0;
    for (const int index : suggestions) {
        if (index < 0 || index >= m_suggestions->count() || !m_suggestions->isUndecided(index))
            continue;
        const Suggestion suggestion = m_suggestions->at(index);
        if (!suggestion.isQuote || suggestion.parts.contains(speaker))
            continue;
        acceptance.add(suggestion, suggestion.label, speaker);
        ++count;
    }
    if (count == 0)
        return decidedAlready();
    return act(Core::tr("Accept %n quote(s), said by “%1”", nullptr, count).arg(titleWords(m_article, speaker)),
               acceptance.edits());
}

Result<void> OpenArticle::reject(int index)
{
    return rejectAll({index});
}

Result<void> OpenArticle::rejectAll(const QList<int> &suggestions)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    const Result<Change> change = rejectionOf(ground(), suggestions, {});
    return change ? act(*change) : change.error();
}

} // namespace bluepencil
