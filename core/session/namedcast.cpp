// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/namedcast.h"

#include "core/session/editedcast.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace bluepencil {

namespace {

using Place = std::pair<qint32, qint32>;
using NameKey = std::pair<QString, QString>; ///< class and words

constexpr int several = -2;
constexpr qsizetype neighbours = 8; // names hardly ever stand in each other

Place placeOf(Span span)
{
    return {span.start, span.end};
}

bool overHalfBothWays(Span a, Span b)
{
    const qint64 shared = a.intersected(b).length();
    return 2 * shared > a.length() && 2 * shared > b.length();
}

/// The one that shares most with a place, among those that may; -1: none. `items` are in text order.
template <typename Items, typename SpanOf, typename May>
int mostShared(const Items &items, Span place, SpanOf spanOf, May may)
{
    const auto after = std::partition_point(items.cbegin(), items.cend(),
                                            [&](const auto &item) { return spanOf(item).start < place.end; });
    qsizetype best = -1;
    qint32 most = 0;
    for (qsizetype i = after - items.cbegin() - 1, seen = 0; i >= 0 && seen < neighbours; --i, ++seen)
        if (const qint32 shared = spanOf(items[i]).intersected(place).length(); shared > most && may(i)) {
            most = shared;
            best = i;
        }
    return static_cast<int>(best);
}

Span spanOfMention(const Mention &mention)
{
    return mention.span;
}

class Namer
{
public:
    Namer(const Article &article, const Recognition &found, const QList<CastFact> &facts, const Tagset &tagset)
        : m_article(article)
        , m_found(found)
        , m_facts(facts)
        , m_tagset(tagset)
        , m_edited(withCastFacts(article, found, facts))
        , m_extended(found)
    {
        for (int i = 0; i < found.mentions.size(); ++i)
            m_mentionAt.insert(placeOf(found.mentions[i].span), i);
        knowNames();
    }

    NamedCast make(const QList<Annotation> &annotations)
    {
        for (const Annotation &annotation : annotations)
            if (!annotation.isLost())
                if (const QString named = classOf(annotation.label); !named.isEmpty())
                    placeName(annotation, named);
        merge();
        m_out.recognition = withCastFacts(m_article, m_extended, m_facts);
        knowPlaces();
        for (const Annotation &annotation : annotations)
            if (!annotation.isLost())
                nameOne(annotation);
        return std::move(m_out);
    }

private:
    const QString &classOf(const QString &label)
    {
        auto known = m_classes.constFind(label);
        if (known == m_classes.cend())
            known = m_classes.insert(label, nameClassOf(m_tagset, label));
        return *known;
    }

    QString wordsAt(Span span) const { return m_article.string(span).simplified(); }

    void knowName(const QString &named, const QString &words, int base)
    {
        const auto known = m_names.constFind({named, words});
        if (known == m_names.cend())
            m_names.insert({named, words}, base);
        else if (*known != base)
            m_names.insert({named, words}, several);
    }

    /// Names before aliases: two who share a surname don't make it anybody's who is called just that.
    void knowNames()
    {
        std::vector<int> baseOf(static_cast<std::size_t>(m_edited.cast.size()), -1);
        for (int i = 0; i < m_found.mentions.size(); ++i)
            if (const int entity = m_edited.mentions[i].entity; entity >= 0)
                if (int &base = baseOf[static_cast<std::size_t>(entity)]; base < 0)
                    base = m_found.mentions[i].entity;
        const auto forEachBase = [&](auto &&visit) {
            for (int i = 0; i < m_edited.cast.size(); ++i)
                if (baseOf[static_cast<std::size_t>(i)] >= 0)
                    visit(m_edited.cast[i], baseOf[static_cast<std::size_t>(i)]);
        };
        forEachBase([&](const Entity &entity, int base) { knowName(entity.label, entity.name, base); });
        const QHash<NameKey, int> full = m_names;
        forEachBase([&](const Entity &entity, int base) {
            for (const QString &alias : entity.aliases)
                if (!full.contains({entity.label, alias}))
                    knowName(entity.label, alias, base);
        });
    }

    int standingAt(const Annotation &annotation, const QString &named) const
    {
        const Span hull = annotation.hull();
        for (auto at = m_mentionAt.constFind(placeOf(hull)); at != m_mentionAt.cend() && at.key() == placeOf(hull);
             ++at)
            if (m_edited.mentions[*at].label == named)
                return *at;
        return mostShared(m_edited.mentions, hull, spanOfMention, [&](qsizetype i) {
            return m_edited.mentions[i].label == named &&
                   (annotation.origin == Origin::Suggestion || overHalfBothWays(m_edited.mentions[i].span, hull));
        });
    }

    void placeName(const Annotation &annotation, const QString &named)
    {
        const int mention = standingAt(annotation, named);
        if (mention >= 0) {
            m_onFound.append({annotation.id, mention});
            return;
        }
        Mention own;
        own.span = annotation.hull();
        own.label = named;
        own.why = {QStringLiteral("tagged"), 1, {}};
        own.entity = baseNamed(named, wordsAt(own.span), annotation);
        m_own.append({annotation.id, own});
    }

    /// Whoever has this name, or whoever an imported file says; somebody new where nobody has.
    int baseNamed(const QString &named, const QString &words, const Annotation &annotation)
    {
        const bool isImported = annotation.origin == Origin::Import && !annotation.entity.isEmpty();
        const NameKey imported{named, QLatin1Char('#') + annotation.entity};
        if (isImported)
            if (const int base = m_names.value(imported, -1); base >= 0)
                return base;
        int base = m_names.value({named, words}, -1);
        if (base < 0) {
            base = static_cast<int>(m_extended.cast.size());
            Entity entity;
            entity.id = QStringLiteral("e%1").arg(base + 1);
            entity.label = named;
            entity.name = words;
            m_extended.cast.append(entity);
            m_names.insert({named, words}, base);
        }
        if (isImported)
            m_names.insert(imported, base);
        return base;
    }

    /// Puts the user's own among the mentions, behind what was found on the same words: facts speak of the last one.
    void merge()
    {
        std::stable_sort(m_own.begin(), m_own.end(),
                         [](const auto &a, const auto &b) { return outerFirst(a.second.span, b.second.span); });
        QList<Mention> all;
        all.reserve(m_found.mentions.size() + m_own.size());
        qsizetype next = 0;
        const auto addOwn = [&] {
            m_out.mentionOf.insert(m_own[next].first, static_cast<int>(all.size()));
            m_out.suggestions.push_back(-1);
            all.append(m_own[next++].second);
        };
        for (int i = 0; i < m_found.mentions.size(); ++i) {
            while (next < m_own.size() && outerFirst(m_own[next].second.span, m_found.mentions[i].span))
                addOwn();
            m_out.mentions.push_back(static_cast<int>(all.size()));
            m_out.suggestions.push_back(i);
            all.append(m_found.mentions[i]);
        }
        while (next < m_own.size())
            addOwn();
        for (const auto &[annotation, mention] : std::as_const(m_onFound))
            m_out.mentionOf.insert(annotation, m_out.mentions[static_cast<std::size_t>(mention)]);
        m_extended.mentions = all;
    }

    void knowPlaces()
    {
        const Recognition &named = m_out.recognition;
        m_entityAt.clear();
        for (const Mention &mention : named.mentions)
            if (mention.entity >= 0)
                m_entityAt.insert(placeOf(mention.span), mention.entity);
        for (const Quote &quote : named.quotes)
            if (quote.speaker && quote.speaker->entity >= 0)
                m_speakers.append({quote.speaker->span, quote.speaker->entity});
        std::sort(m_speakers.begin(), m_speakers.end(),
                  [](const auto &a, const auto &b) { return outerFirst(a.first, b.first); });
    }

    bool canSpeak(int entity) const
    {
        const QString &label = m_out.recognition.cast[entity].label;
        return label == labels::person || label == labels::organization;
    }

    /// The words of a speaker: also a pronoun's, which is no mention.
    int speakerAt(Span hull, bool mayHaveMoved) const
    {
        const auto spanOf = [](const auto &speaker) { return speaker.first; };
        const int speaker = mostShared(m_speakers, hull, spanOf,
                                       [&](qsizetype i) { return mayHaveMoved || m_speakers[i].first == hull; });
        return speaker < 0 ? -1 : m_speakers[speaker].second;
    }

    int speakingMention(Span hull) const
    {
        const QList<Mention> &mentions = m_out.recognition.mentions;
        const int mention = mostShared(mentions, hull, spanOfMention, [&](qsizetype i) {
            return mentions[i].entity >= 0 && canSpeak(mentions[i].entity);
        });
        return mention < 0 ? -1 : mentions[mention].entity;
    }

    int entityFor(const Annotation &annotation) const
    {
        if (const auto mention = m_out.mentionOf.constFind(annotation.id); mention != m_out.mentionOf.cend())
            return m_out.recognition.mentions[*mention].entity;
        if (annotation.label == labels::quote || annotation.label == labels::cue)
            return -1;
        const Span hull = annotation.hull();
        if (const auto at = m_entityAt.constFind(placeOf(hull)); at != m_entityAt.cend())
            return *at;
        const bool isSpeaker = annotation.label == labels::speaker;
        int entity = speakerAt(hull, isSpeaker && annotation.origin == Origin::Suggestion);
        if (entity < 0 && isSpeaker)
            entity = speakingMention(hull);
        return entity;
    }

    void nameOne(const Annotation &annotation)
    {
        if (const int entity = entityFor(annotation); entity >= 0)
            m_out.entityOf.insert(annotation.id, entity);
    }

    const Article &m_article;
    const Recognition &m_found;
    const QList<CastFact> &m_facts;
    const Tagset &m_tagset;
    const Recognition m_edited; ///< what the recognizer found, with the facts
    Recognition m_extended;     ///< and with the user's own, without them
    QMultiHash<Place, int> m_mentionAt;
    QHash<QString, QString> m_classes;      ///< by label
    QHash<NameKey, int> m_names;            ///< who has a name: index into the cast of m_extended, or `several`
    QList<std::pair<QUuid, int>> m_onFound; ///< annotation and mention
    QList<std::pair<QUuid, Mention>> m_own; ///< annotation and the mention it becomes
    QHash<Place, int> m_entityAt;           ///< in what comes out
    QList<std::pair<Span, int>> m_speakers; ///< words and entity, in text order
    NamedCast m_out;
};

} // namespace

const Entity *NamedCast::entity(const QUuid &annotation) const
{
    const auto found = entityOf.constFind(annotation);
    return found == entityOf.cend() ? nullptr : &recognition.cast[*found];
}

QString nameClassOf(const Tagset &tagset, const QString &label)
{
    QString at = label;
    for (int depth = 0; depth <= tagset.labels().size() && !at.isEmpty(); ++depth) {
        if (at == labels::person || at == labels::place || at == labels::organization)
            return at;
        const Label *known = tagset.find(at);
        at = known ? known->parent : QString();
    }
    return {};
}

NamedCast namedCast(const Article &article, const Recognition &found, const QList<Annotation> &annotations,
                    const QList<CastFact> &facts, const Tagset &tagset)
{
    return Namer(article, found, facts, tagset).make(annotations);
}

} // namespace bluepencil
