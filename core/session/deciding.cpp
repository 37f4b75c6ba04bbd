// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decides about suggestions, one or many at once.
#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/session/acttitles.h"
#include "core/session/openarticle.h"

#include <algorithm>

namespace bluepencil {

namespace {

Error decidedAlready()
{
    return {ErrorCode::Stale, Core::tr("This suggestion was decided already"), {}};
}

Decision decisionOn(const Article &article, const Suggestion &suggestion, Decision::Verdict verdict)
{
    Decision decision;
    decision.id = newId();
    decision.kind = Suggestions::kindOf(suggestion);
    decision.label = suggestion.label;
    decision.anchor = describe(article, suggestion.hull());
    decision.verdict = verdict;
    decision.time = QDateTime::currentDateTimeUtc();
    return decision;
}

/// Words that can be a quote's speaker or cue: any tag on exactly these words but a quote or a date.
bool canBeJoined(const Annotation &annotation, Span span)
{
    return annotation.parts == QList<Span>{span} && annotation.label != labels::quote &&
           annotation.label != labels::date;
}

/// The tag that stands on these words, or is about to.
QUuid standingOn(const AnnotationLayer &layer, const QList<Edit> &edits, Span span)
{
    for (const Edit &edit : edits)
        if (const auto *annotation = edit.after ? std::get_if<Annotation>(&*edit.after) : nullptr;
            annotation && canBeJoined(*annotation, span))
            return annotation->id;
    for (const Annotation &annotation : layer.overlapping(span))
        if (canBeJoined(annotation, span))
            return annotation.id;
    return {};
}

} // namespace

/// Joins words to an annotation: the tag that stands there, or one of their own.
void OpenArticle::joinTo(const QUuid &from, Span span, QLatin1StringView role, QList<Edit> &edits) const
{
    QUuid target = standingOn(m_layer, edits, span);
    if (target.isNull()) {
        const Annotation helper = made({span}, QString(role), Origin::Suggestion, {});
        edits.append(insertion(helper));
        target = helper.id;
    }
    edits.append(insertion(Relation{newId(), from, target, QString(role)}));
}

/// A quote brings its speaker and cue along: annotations of their own, unless those words have one already.
void OpenArticle::joinQuote(const Annotation &annotation, const Quote &quote, QList<Edit> &edits) const
{
    if (quote.speaker)
        joinTo(annotation.id, quote.speaker->span, labels::speaker, edits);
    if (quote.cue)
        joinTo(annotation.id, *quote.cue, labels::cue, edits);
}

QUuid OpenArticle::acceptInto(QList<Edit> &edits, const Suggestion &suggestion, const QString &label,
                              const std::optional<Span> &speaker) const
{
    Annotation annotation = made(suggestion.parts, label, Origin::Suggestion, {});
    if (suggestion.isQuote && label == labels::quote) {
        Quote quote = recognition().quotes[suggestion.index - recognition().mentions.size()];
        if (speaker) {
            quote.speaker.reset();
            if (!speaker->isEmpty())
                quote.speaker = Speaker{*speaker, -1, {}, {}, {}};
        }
        annotation.attributes.insert(QStringLiteral("kind"), toString(quote.kind));
        edits.append(insertion(annotation));
        joinQuote(annotation, quote, edits);
    } else {
        if (!suggestion.isQuote) {
            const Mention &mention = recognition().mentions[suggestion.index];
            if (label == mention.label)
                annotation.attributes = attributesOf(mention);
            if (!mention.value.isEmpty() && label == mention.label)
                annotation.attributes.insert(QStringLiteral("value"), mention.value);
        }
        edits.append(insertion(annotation));
    }
    Decision decision = decisionOn(m_article, suggestion, Decision::Verdict::Accepted);
    decision.annotation = annotation.id;
    edits.append(insertion(decision));
    return annotation.id;
}

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
    QList<Edit> edits;
    QList<QUuid> ids;
    for (const int index : suggestions) {
        if (index < 0 || index >= m_suggestions.count() || !m_suggestions.isUndecided(index))
            return decidedAlready();
        const Suggestion suggestion = m_suggestions.at(index);
        const QString wanted = label.isEmpty() ? suggestion.label : label;
        if (!tagset().find(wanted))
            return Error{
                ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(wanted), {}};
        ids.append(acceptInto(edits, suggestion, wanted));
    }
    if (ids.isEmpty())
        return decidedAlready();
    const Suggestion first = m_suggestions.at(suggestions.first());
    const QString words = titleWords(m_article, first.hull());
    const QString name = tagset().nameOf(label.isEmpty() ? first.label : label);
    const Result<void> done =
        act(ids.size() == 1
                ? Core::tr("Accept “%1” as %2").arg(words, name)
                : Core::tr("Accept %n suggestion(s) like “%1”", nullptr, static_cast<int>(ids.size())).arg(words),
            edits);
    if (!done)
        return done.error();
    return ids;
}

Span OpenArticle::speakerOf(const QUuid &quote) const
{
    for (const Relation &relation : m_layer.relationsFrom(quote))
        if (relation.label == labels::speaker)
            if (const Annotation *speaker = m_layer.find(relation.to))
                return speaker->hull();
    return {};
}

Result<void> OpenArticle::setSpeaker(const QUuid &id, Span speaker)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const Annotation *quote = m_layer.find(id);
    if (!quote || quote->label != labels::quote)
        return Error{ErrorCode::Invalid, Core::tr("Only a quote has a speaker; click a quote first"), {}};
    if (!speaker.isEmpty() && quote->parts.contains(speaker))
        return Error{ErrorCode::Invalid, Core::tr("A quote can't be its own speaker; choose other words"), {}};
    if (speaker == speakerOf(id))
        return {};
    QList<Edit> edits;
    for (const Relation &relation : m_layer.relationsFrom(id)) {
        if (relation.label != labels::speaker)
            continue;
        edits.append(removal(relation));
        // What was made only to be this quote's speaker goes with it.
        const Annotation *former = m_layer.find(relation.to);
        if (former && former->label == labels::speaker && former->note.isEmpty() &&
            former->origin == Origin::Suggestion && m_layer.relationsOf(relation.to).size() == 1 &&
            former->hull() != speaker)
            edits.append(removal(*former));
    }
    if (!speaker.isEmpty())
        joinTo(id, speaker, labels::speaker, edits);
    const QString words = titleWords(m_article, quote->hull());
    return act(speaker.isEmpty() ? Core::tr("Leave “%1” without a speaker").arg(words)
                                 : Core::tr("Make “%1” the speaker of “%2”").arg(titleWords(m_article, speaker), words),
               edits);
}

Result<QUuid> OpenArticle::acceptWithSpeaker(int index, Span speaker)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    if (index < 0 || index >= m_suggestions.count() || !m_suggestions.isUndecided(index))
        return decidedAlready();
    const Suggestion suggestion = m_suggestions.at(index);
    if (!suggestion.isQuote)
        return Error{ErrorCode::Invalid, Core::tr("Only a quote has a speaker; click a quote first"), {}};
    if (!speaker.isEmpty() && suggestion.parts.contains(speaker))
        return Error{ErrorCode::Invalid, Core::tr("A quote can't be its own speaker; choose other words"), {}};
    QList<Edit> edits;
    const QUuid id = acceptInto(edits, suggestion, suggestion.label, speaker);
    const QString words = titleWords(m_article, suggestion.hull());
    const Result<void> done =
        act(speaker.isEmpty() ? Core::tr("Accept “%1” without a speaker").arg(words)
                              : Core::tr("Accept “%1”, said by “%2”").arg(words, titleWords(m_article, speaker)),
            edits);
    if (!done)
        return done.error();
    return id;
}

Result<void> OpenArticle::acceptAllWithSpeaker(const QList<int> &suggestions, Span speaker)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    QList<Edit> edits;
    int count = 0;
    for (const int index : suggestions) {
        if (index < 0 || index >= m_suggestions.count() || !m_suggestions.isUndecided(index))
            continue;
        const Suggestion suggestion = m_suggestions.at(index);
        if (!suggestion.isQuote || suggestion.parts.contains(speaker))
            continue;
        acceptInto(edits, suggestion, suggestion.label, speaker);
        ++count;
    }
    if (count == 0)
        return decidedAlready();
    return act(Core::tr("Accept %n quote(s), said by “%1”", nullptr, count).arg(titleWords(m_article, speaker)), edits);
}

Result<void> OpenArticle::reject(int index)
{
    return rejectAll({index});
}

Result<void> OpenArticle::rejectAll(const QList<int> &suggestions)
{
    QList<Edit> edits;
    for (const int index : suggestions) {
        if (index < 0 || index >= m_suggestions.count() || !m_suggestions.isUndecided(index))
            return decidedAlready();
        edits.append(insertion(decisionOn(m_article, m_suggestions.at(index), Decision::Verdict::Rejected)));
    }
    if (edits.isEmpty())
        return decidedAlready();
    const Suggestion first = m_suggestions.at(suggestions.first());
    const QString words = titleWords(m_article, first.hull());
    return act(edits.size() == 1
                   ? Core::tr("Reject “%1” as %2").arg(words, tagset().nameOf(first.label))
                   : Core::tr("Reject %n suggestion(s) like “%1”", nullptr, static_cast<int>(edits.size())).arg(words),
               edits);
}

} // namespace bluepencil
