// SPDX-License-Identifier: GPL-3.0-or-later
// What an exporter is given: stored annotations, undecided suggestions, or both, as one value.
#include "core/session/openarticle.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace bluepencil {

namespace {

/// The same place in the same text has the same id in every export, on every machine.
QUuid stableId(const Article &article, const QString &what, Span span)
{
    static const QUuid space = QUuid::fromString(QStringLiteral("{6f4a4c3e-2f5b-5d0e-9c53-1a3a5b0c7e11}"));
    return QUuid::createUuidV5(space, QStringLiteral("%1/%2/%3-%4")
                                          .arg(QString::fromLatin1(article.textHash().toHex()), what)
                                          .arg(span.start)
                                          .arg(span.end));
}

quint64 keyOf(Span span)
{
    return (static_cast<quint64>(static_cast<quint32>(span.start)) << 32) | static_cast<quint32>(span.end);
}

class Builder
{
public:
    explicit Builder(const ArticleSnapshot &snapshot)
        : m_snapshot(snapshot)
        , m_cast(snapshot.cast())
        , m_recognition(m_cast.recognition)
    {
        for (int i = 0; i < m_recognition.mentions.size(); ++i)
            m_mentionAt.insert(keyOf(m_recognition.mentions[i].span), i);
        for (int i = 0; i < m_recognition.quotes.size(); ++i) {
            m_quoteAt.insert(keyOf(m_recognition.quotes[i].hull()), i);
            if (m_recognition.quotes[i].speaker)
                m_speakerAt.insert(keyOf(m_recognition.quotes[i].speaker->span), i);
        }
    }

    void addOwn()
    {
        const QList<Annotation> annotations = m_snapshot.records.annotations();
        for (const Annotation &annotation : annotations) {
            ExportedAnnotation out;
            out.annotation = annotation;
            out.status = annotation.origin == Origin::Suggestion ? MarkStatus::Accepted : MarkStatus::Own;
            out.kind = annotation.attributes.value(QStringLiteral("kind")).toString();
            if (annotation.label == labels::quote && out.kind.isEmpty())
                if (const auto quote = m_quoteAt.constFind(keyOf(annotation.hull())); quote != m_quoteAt.cend())
                    out.kind = toString(m_recognition.quotes[*quote].kind);
            // Both have keys of their own in every format; they are not the user's attributes.
            if (annotation.label == labels::quote)
                out.annotation.attributes.remove(QStringLiteral("kind"));
            if (out.annotation.attributes.contains(QStringLiteral("value")))
                out.value = out.annotation.attributes.take(QStringLiteral("value")).toString();
            nameOwn(out);
            m_at.insert(keyOf(annotation.hull()), annotation.id);
            m_out.annotations.append(out);
        }
        m_out.relations = m_snapshot.records.relations();
        m_out.state = m_snapshot.records.articleState().value_or(ArticleState{});
    }

    void addSuggested()
    {
        for (int index = 0; index < static_cast<int>(m_snapshot.undecided.size()); ++index) {
            if (!m_snapshot.undecided[static_cast<std::size_t>(index)])
                continue;
            const Recognition &found = m_snapshot.recognition;
            const Suggestion suggestion = suggestionAt(found, index);
            ExportedAnnotation out = suggested(suggestion.parts, suggestion.label);
            out.why = evidenceOf(found, index);
            if (suggestion.isQuote) {
                m_openQuotes.append({index - static_cast<int>(found.mentions.size()), out.annotation.id});
                out.kind = toString(m_recognition.quotes[m_openQuotes.last().first].kind);
            } else {
                const Mention &mention = found.mentions[index];
                out.value = mention.value;
                out.precision = mention.precision;
                out.annotation.attributes = attributesOf(mention);
            }
            if (!suggestion.isQuote)
                name(out, m_recognition.mentions[m_cast.mentions[static_cast<std::size_t>(index)]].entity);
            if (!suggestion.isQuote)
                m_at.insert(keyOf(suggestion.hull()), out.annotation.id);
            m_out.annotations.append(out);
        }
        // Speakers and cues after all mentions: they join what stands there already.
        for (const auto &[quoteIndex, id] : std::as_const(m_openQuotes)) {
            const Quote &quote = m_recognition.quotes[quoteIndex];
            if (quote.speaker)
                join(id, quote.speaker->span, QString(labels::speaker));
            if (quote.cue)
                join(id, *quote.cue, QString(labels::cue));
        }
    }

    void addRejected()
    {
        const QList<Decision> decisions = m_snapshot.records.decisions();
        for (const Decision &decision : decisions) {
            if (decision.verdict != Decision::Verdict::Rejected || decision.anchor.position.isEmpty())
                continue;
            ExportedAnnotation out = suggested({decision.anchor.position}, decision.label);
            out.annotation.id = decision.id;
            out.status = MarkStatus::Rejected;
            m_out.annotations.append(out);
        }
    }

    AnnotatedArticle finish()
    {
        m_out.article = m_snapshot.article;
        m_out.tagset = m_snapshot.records.tagset();
        for (int i = 0; i < m_recognition.cast.size(); ++i)
            if (m_named.contains(i))
                m_out.cast.append(m_recognition.cast[i]);
        std::sort(m_out.annotations.begin(), m_out.annotations.end(),
                  [](const ExportedAnnotation &a, const ExportedAnnotation &b) {
                      const Span left = a.annotation.hull();
                      const Span right = b.annotation.hull();
                      return left == right ? a.annotation.id < b.annotation.id : outerFirst(left, right);
                  });
        std::sort(m_out.relations.begin(), m_out.relations.end(), [](const Relation &a, const Relation &b) {
            return std::tie(a.from, a.label, a.to) < std::tie(b.from, b.label, b.to);
        });
        return std::move(m_out);
    }

private:
    ExportedAnnotation suggested(const QList<Span> &parts, const QString &label) const
    {
        ExportedAnnotation out;
        out.annotation.parts = parts;
        out.annotation.label = label;
        out.annotation.origin = Origin::Suggestion;
        out.annotation.id = stableId(m_snapshot.article, label, out.annotation.hull());
        out.status = MarkStatus::Suggested;
        return out;
    }

    /// Who these words are, as the recognizer sees it now (cast ids live only as long as a recognition).
    void name(ExportedAnnotation &out, Span span)
    {
        int entity = -1;
        const bool isName = out.annotation.label != labels::quote && out.annotation.label != labels::cue;
        if (const auto mention = m_mentionAt.constFind(keyOf(span)); isName && mention != m_mentionAt.cend())
            entity = m_recognition.mentions[*mention].entity;
        if (const auto quote = m_speakerAt.constFind(keyOf(span)); isName && entity < 0 && quote != m_speakerAt.cend())
            entity = m_recognition.quotes[*quote].speaker->entity;
        name(out, entity);
    }

    /// What was written down when it was accepted holds only as long as it still names somebody.
    void nameOwn(ExportedAnnotation &out)
    {
        if (out.annotation.origin == Origin::Suggestion)
            out.annotation.entity.clear();
        name(out, m_cast.entityOf.value(out.annotation.id, -1));
    }

    void name(ExportedAnnotation &out, int entity)
    {
        if (entity < 0)
            return;
        m_named.insert(entity);
        out.annotation.entity = m_recognition.cast[entity].id;
        out.name = m_recognition.cast[entity].name;
    }

    void join(const QUuid &from, Span span, const QString &role)
    {
        QUuid target = m_at.value(keyOf(span));
        if (target.isNull()) {
            ExportedAnnotation helper = suggested({span}, role);
            name(helper, span);
            target = helper.annotation.id;
            m_at.insert(keyOf(span), target);
            m_out.annotations.append(helper);
        }
        m_out.relations.append({QUuid::createUuidV5(from, target.toString() + role), from, target, role});
    }

    const ArticleSnapshot &m_snapshot;
    const NamedCast m_cast;
    const Recognition &m_recognition;                        ///< that of the cast
    QHash<quint64, int> m_mentionAt, m_quoteAt, m_speakerAt; ///< span → index
    QHash<quint64, QUuid> m_at;                              ///< span → what is exported there
    QList<std::pair<int, QUuid>> m_openQuotes;
    QSet<int> m_named;
    AnnotatedArticle m_out;
};

} // namespace

std::optional<ExportLayer> exportLayerFromString(QStringView text)
{
    if (text == QLatin1StringView("own"))
        return ExportLayer::Own;
    if (text == QLatin1StringView("suggested"))
        return ExportLayer::Suggested;
    if (text == QLatin1StringView("all"))
        return ExportLayer::All;
    return std::nullopt;
}

ArticleSnapshot OpenArticle::snapshot() const
{
    return {m_article, m_layer->records(), recognition(), found(), m_suggestions->undecided()};
}

NamedCast ArticleSnapshot::cast() const
{
    return namedCast(article, found, records.annotations(), records.castFacts(), records.tagset());
}

AnnotatedArticle ArticleSnapshot::annotated(ExportLayer layer) const
{
    Builder builder(*this);
    if (layer != ExportLayer::Suggested)
        builder.addOwn();
    if (layer != ExportLayer::Own)
        builder.addSuggested();
    if (layer == ExportLayer::All)
        builder.addRejected();
    return builder.finish();
}

} // namespace bluepencil
