// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/digest.h"

#include "core/session/speakercandidates.h"
#include "core/text/utf8.h"
#include "ui/panels/locationtext.h"

#include <QHash>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qint32 contextBytes = 36;
constexpr qint32 quoteBytes = 400;

QString oneLine(const Article &article, Span span, qint32 atMost)
{
    const Span shown{span.start, utf8::floorBoundary(article.text(), std::min(span.end, span.start + atMost))};
    QString words = article.string(shown).simplified();
    if (shown.end < span.end)
        words += QChar(0x2026);
    return words;
}

/// The words of all its parts: what lies between them is not tagged.
QString wordsOf(const Article &article, const Annotation &annotation)
{
    QStringList words;
    qint32 left = quoteBytes;
    for (const Span part : annotation.parts) {
        if (left <= 0)
            break;
        words.append(oneLine(article, part, left));
        left -= part.length();
    }
    return words.join(QStringLiteral(" … "));
}

class Maker
{
public:
    explicit Maker(const DigestInput &input)
        : m_in(input)
    {
        for (const Annotation &annotation : input.annotations)
            m_annotations.insert(annotation.id, &annotation);
        for (const Relation &relation : input.relations)
            m_relationsFrom.insert(relation.from, &relation);
        m_cast = std::make_shared<const NamedCast>(
            namedCast(input.article, input.recognition, input.annotations, input.facts, input.tagset));
    }

    Digest make()
    {
        Digest digest;
        digest.people = names(labels::person);
        digest.places = names(labels::place);
        digest.organizations = names(labels::organization);
        digest.quotes = quotes();
        digest.tags = tags();
        digest.cast = m_cast;
        return digest;
    }

private:
    const Recognition &named() const { return m_cast->recognition; }
    const Entity *entity(int index) const { return index < 0 ? nullptr : &named().cast[index]; }
    const Mention &mention(int suggestion) const
    {
        return named().mentions[m_cast->mentions[static_cast<std::size_t>(suggestion)]];
    }

    QList<NameEntry> names(QLatin1StringView label) const
    {
        QHash<QString, qsizetype> at; // by entity id, or by the words themselves
        QList<NameEntry> entries;
        const auto add = [&](const Entity *entity, const Occurrence &occurrence) {
            const QString words = m_in.article.string(occurrence.span).simplified();
            const bool known = entity && entity->label == label;
            const QString key = known ? entity->id : QStringLiteral("=") + words;
            auto entry = at.constFind(key);
            if (entry == at.cend()) {
                entry = at.insert(key, entries.size());
                QString description = known ? entity->description : QString();
                if (description.isEmpty() && known && entity->location)
                    description = locationText(*entity->location);
                entries.append({known ? entity->name : words, description, {}, known ? entity->note : QString()});
            }
            entries[*entry].occurrences.append(occurrence);
        };
        for (int i = 0; i < m_in.recognition.mentions.size(); ++i)
            if (mention(i).label == label && m_in.undecided[static_cast<std::size_t>(i)])
                add(entity(mention(i).entity), {mention(i).span, {{}, i}, MarkState::Suggested});
        for (const Annotation &annotation : m_in.annotations)
            if (m_cast->mentionOf.contains(annotation.id) && nameClassOf(m_in.tagset, annotation.label) == label)
                add(m_cast->entity(annotation.id), {annotation.hull(), {annotation.id, -1}, MarkState::Own});
        for (NameEntry &entry : entries)
            std::stable_sort(entry.occurrences.begin(), entry.occurrences.end(),
                             [](const Occurrence &a, const Occurrence &b) { return outerFirst(a.span, b.span); });
        // Who is named most comes first; then in order of appearance.
        std::stable_sort(entries.begin(), entries.end(), [](const NameEntry &a, const NameEntry &b) {
            if (a.occurrences.size() != b.occurrences.size())
                return a.occurrences.size() > b.occurrences.size();
            return outerFirst(a.occurrences.first().span, b.occurrences.first().span);
        });
        return entries;
    }

    QuoteEntry entryOf(const Quote &quote, MarkRef mark) const
    {
        QuoteEntry entry;
        entry.hull = quote.hull();
        entry.text = oneLine(m_in.article, entry.hull, quoteBytes);
        entry.kind = toString(quote.kind);
        entry.mark = mark;
        if (quote.speaker) {
            const QString words = m_in.article.string(quote.speaker->span).simplified();
            const int entity = quote.speaker->entity;
            entry.speaker =
                entity >= 0 ? named().cast[entity].name : (quote.speaker->name.isEmpty() ? words : quote.speaker->name);
            if (words != entry.speaker)
                entry.words = words;
            entry.isOnlyTold = isOnlyTold(*quote.speaker);
        }
        return entry;
    }

    QList<QuoteEntry> quotes() const
    {
        QList<QuoteEntry> entries;
        const qsizetype mentions = m_in.recognition.mentions.size();
        QHash<std::pair<qint32, qint32>, const Quote *> recognized;
        for (int i = 0; i < named().quotes.size(); ++i) {
            const Quote &quote = named().quotes[i];
            recognized.insert({quote.hull().start, quote.hull().end}, &quote);
            if (m_in.undecided[static_cast<std::size_t>(mentions + i)])
                entries.append(entryOf(quote, {{}, static_cast<int>(mentions) + i}));
        }
        for (const Annotation &annotation : m_in.annotations) {
            if (annotation.label != labels::quote || annotation.isLost())
                continue;
            QuoteEntry entry;
            const Span hull = annotation.hull();
            const Quote *quote = recognized.value({hull.start, hull.end});
            if (quote)
                entry.kind = toString(quote->kind);
            entry.hull = hull;
            entry.text = oneLine(m_in.article, hull, quoteBytes);
            entry.mark = {annotation.id, -1};
            entry.state = MarkState::Own;
            for (auto relation = m_relationsFrom.constFind(annotation.id);
                 relation != m_relationsFrom.cend() && relation.key() == annotation.id; ++relation) {
                const Annotation *target = m_annotations.value((*relation)->to);
                if ((*relation)->label != labels::speaker || !target || target->isLost())
                    continue;
                const QString words = m_in.article.string(target->hull()).simplified();
                entry.speaker = words;
                if (const Entity *who = m_cast->entity(target->id))
                    entry.speaker = who->name;
                else
                    entry.isOnlyTold = quote && quote->speaker && quote->speaker->span == target->hull() &&
                                       quote->speaker->type == QLatin1StringView("pronoun");
                if (words != entry.speaker)
                    entry.words = words;
            }
            entries.append(entry);
        }
        std::stable_sort(entries.begin(), entries.end(),
                         [](const QuoteEntry &a, const QuoteEntry &b) { return outerFirst(a.hull, b.hull); });
        return entries;
    }

    QList<TagEntry> tags() const
    {
        QList<TagEntry> entries;
        for (const Annotation &annotation : m_in.annotations) {
            TagEntry entry;
            entry.isLost = annotation.isLost();
            if (entry.isLost)
                entry.text = QString::fromUtf8(annotation.lost.first().exact).simplified();
            else
                entry.text = wordsOf(m_in.article, annotation);
            entry.label = annotation.label;
            entry.labelName = m_in.tagset.nameOf(annotation.label);
            entry.note = annotation.note;
            entry.hull = annotation.hull();
            entry.annotation = annotation.id;
            entry.author = annotation.author;
            entry.time = annotation.time;
            entries.append(entry);
        }
        return entries;
    }

    const DigestInput &m_in;
    QHash<QUuid, const Annotation *> m_annotations;
    QMultiHash<QUuid, const Relation *> m_relationsFrom;
    std::shared_ptr<const NamedCast> m_cast;
};

} // namespace

DigestInput DigestInput::of(const OpenArticle &open)
{
    return {open.article(), open.found(), open.suggestions().undecided(), {}, {},
            open.tagset(),  {},           open.layer().records()};
}

Digest digestOf(const DigestInput &input, const Digest &previous)
{
    DigestInput listed = input;
    if (listed.records) {
        listed.annotations = listed.records->annotations();
        listed.relations = listed.records->relations();
        listed.facts = listed.records->castFacts();
    }
    Digest digest = Maker(listed).make();
    const auto share = [](auto &list, const auto &before) {
        if (list == before)
            list = before;
    };
    share(digest.people, previous.people);
    share(digest.places, previous.places);
    share(digest.organizations, previous.organizations);
    share(digest.quotes, previous.quotes);
    share(digest.tags, previous.tags);
    return digest;
}

QString contextOf(const Article &article, Span span)
{
    const QByteArray &text = article.text();
    qint32 from = utf8::floorBoundary(text, std::max(0, span.start - contextBytes));
    qint32 to = utf8::floorBoundary(text, std::min(article.size(), span.end + contextBytes));
    if (from > 0)
        if (const qsizetype blank = text.indexOf(' ', from); blank >= 0 && blank < span.start)
            from = static_cast<qint32>(blank + 1);
    if (to < article.size())
        if (const qsizetype blank = text.lastIndexOf(' ', to); blank > span.end)
            to = static_cast<qint32>(blank);
    return (from > 0 ? QStringLiteral("… ") : QString()) + article.string({from, to}).simplified() +
           (to < article.size() ? QStringLiteral(" …") : QString());
}

} // namespace bluepencil
