// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/acceptance.h"

#include "core/base/newid.h"
#include "core/base/tr.h"
#include "core/session/openarticle.h"
#include "core/session/speakercandidates.h"

namespace bluepencil {

namespace {

/// Words that can be a quote's speaker or cue: any tag on exactly these words but a quote or a date.
bool canBeJoined(const Annotation &annotation, Span span)
{
    return annotation.parts == QList<Span>{span} && annotation.label != labels::quote &&
           annotation.label != labels::date;
}

} // namespace

Annotation newAnnotation(const QList<Span> &parts, const QString &label, Origin origin, const QString &note)
{
    Annotation annotation;
    annotation.id = newId();
    annotation.parts = parts;
    annotation.label = label;
    annotation.note = note;
    annotation.origin = origin;
    annotation.author = OpenArticle::author();
    annotation.time = QDateTime::currentDateTimeUtc();
    return annotation;
}

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

void Acceptance::insert(const Annotation &annotation)
{
    m_edits.append(insertion(annotation));
    const Span span = annotation.hull();
    if (canBeJoined(annotation, span) && !m_fresh.contains({span.start, span.end}))
        m_fresh.insert({span.start, span.end}, annotation.id);
}

/// The tag that stands on these words, or is about to.
QUuid Acceptance::standingOn(Span words) const
{
    if (const auto fresh = m_fresh.constFind({words.start, words.end}); fresh != m_fresh.cend())
        return *fresh;
    for (const Annotation &annotation : m_layer.overlapping(words))
        if (canBeJoined(annotation, words))
            return annotation.id;
    return {};
}

/// Of nobody: empty.
QString Acceptance::idOf(int entity) const
{
    return entity < 0 ? QString() : m_recognition.cast[entity].id;
}

void Acceptance::join(const QUuid &from, Span words, QLatin1StringView role, int entity)
{
    QUuid target = standingOn(words);
    if (target.isNull()) {
        Annotation helper = newAnnotation({words}, QString(role), Origin::Suggestion);
        helper.entity = idOf(entity);
        insert(helper);
        target = helper.id;
    }
    m_edits.append(insertion(Relation{newId(), from, target, QString(role)}));
}

QUuid Acceptance::add(const Suggestion &suggestion, const QString &label, const std::optional<Span> &speaker)
{
    Annotation annotation = newAnnotation(suggestion.parts, label, Origin::Suggestion);
    if (suggestion.isQuote && label == labels::quote) {
        const Quote &quote = m_recognition.quotes[suggestion.index - m_recognition.mentions.size()];
        annotation.attributes.insert(QStringLiteral("kind"), toString(quote.kind));
        setByNobody(annotation, speaker && speaker->isEmpty());
        insert(annotation);
        const Span who = speaker ? *speaker : quote.speaker ? quote.speaker->span : Span{};
        if (!who.isEmpty())
            join(annotation.id, who, labels::speaker, speaker ? -1 : quote.speaker->entity);
        if (quote.cue)
            join(annotation.id, *quote.cue, labels::cue);
    } else {
        const bool isAsSuggested = !suggestion.isQuote && label == suggestion.label;
        if (isAsSuggested) {
            const Mention &mention = m_recognition.mentions[suggestion.index];
            annotation.entity = idOf(mention.entity);
            annotation.attributes = attributesOf(mention);
            if (!mention.value.isEmpty())
                annotation.attributes.insert(QStringLiteral("value"), mention.value);
        }
        insert(annotation);
    }
    Decision decision = decisionOn(m_article, suggestion, Decision::Verdict::Accepted);
    decision.annotation = annotation.id;
    m_edits.append(insertion(decision));
    return annotation.id;
}

} // namespace bluepencil
