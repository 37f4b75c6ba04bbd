// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/mentions.h"

#include <algorithm>
#include <cmath>

namespace bluepencil::recognition {

namespace {

Location locationOf(const LocatedPlace &located)
{
    const GazetteerPlace &place = located.place;
    Location location;
    if (place.country[0] != 0)
        location.country = QString::fromLatin1(place.country, 2);
    location.hasCoordinates = place.located;
    if (place.located) {
        // As the gazetteer has them: two places; a float's other digits are noise.
        location.latitude = std::round(static_cast<double>(place.latitude) * 100) / 100;
        location.longitude = std::round(static_cast<double>(place.longitude) * 100) / 100;
    }
    location.why = located.why;
    return location;
}

/// Appends those of `more` that overlap none of `mentions`; both in text order and without overlaps.
void appendFree(QList<Mention> &mentions, const QList<Mention> &more)
{
    const qsizetype there = mentions.size();
    qsizetype at = 0;
    for (const Mention &mention : more) {
        while (at < there && mentions[at].span.end <= mention.span.start)
            ++at;
        if (at == there || !mentions[at].span.overlaps(mention.span))
            mentions.append(mention);
    }
    std::inplace_merge(mentions.begin(), mentions.begin() + there, mentions.end(),
                       [](const Mention &a, const Mention &b) { return outerFirst(a.span, b.span); });
}

} // namespace

void dropNamesIn(const QList<Mention> &mentions, const Tokens &tokens, std::vector<Name> &names)
{
    qsizetype at = 0;
    std::erase_if(names, [&](const Name &name) {
        const Span span = tokens.span(name.first, name.end);
        while (at < mentions.size() && mentions[at].span.end <= span.start)
            ++at;
        return at < mentions.size() && mentions[at].label != QLatin1String("number") && !mentions[at].value.isEmpty() &&
               mentions[at].span.contains(span) && mentions[at].span.length() > span.length();
    });
}

QList<Mention> mentionsOf(const Reading &reading, Cast &cast, const std::vector<std::optional<LocatedPlace>> &located,
                          const std::vector<bool> &acts, const QList<Mention> &dates, const QList<Mention> &amounts)
{
    QList<Mention> mentions;
    mentions.reserve(static_cast<qsizetype>(reading.names().size()) + dates.size() + amounts.size());
    for (std::size_t n = 0; n < reading.names().size(); ++n) {
        const Name &name = reading.names()[n];
        Mention mention;
        mention.span = reading.tokens().span(name.first, name.end);
        mention.label = toString(name.label);
        mention.entity = cast.memberOf[n];
        mention.why = name.why;
        mention.merge = cast.why[n];
        if (acts[n])
            mention.role = QStringLiteral("actor");
        if (located[n] && name.label == NameLabel::Place) {
            mention.location = locationOf(*located[n]);
            if (mention.entity >= 0) {
                Entity &entity = cast.members[static_cast<std::size_t>(mention.entity)].entity;
                if (!entity.location)
                    entity.location = mention.location;
                else if (entity.location == mention.location)
                    mention.location = entity.location; // one value for all
            }
        }
        mentions.append(mention);
    }
    appendFree(mentions, dates);
    appendFree(mentions, amounts);
    return mentions;
}

} // namespace bluepencil::recognition
