// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

using Kind = GazetteerPlace::Kind;

// What speaks for a sense, in units of the logarithm of its inhabitants (in thousands). Measured nowhere: a
// neighbour in the same state outweighs seven times the inhabitants, three in the country twenty times.
constexpr double ofCapital = 3;
constexpr double ofRegion = -2; // "New York" alone is the city
constexpr double ofWellKnown = 1.5;
constexpr double ofPolitics = 1.2;  // states of the US, where its parties are named
constexpr double ofPolitician = 12; // "Rep. Ana Ruiz of Georgia"
constexpr double perCountry = 1;    // for each other place of that country in the article
constexpr double mostForCountry = 3;
constexpr double perState = 2;
constexpr double mostForState = 6;
constexpr double ofQualifier = 100;
constexpr double clearLead = 2; // over the next sense: then its country speaks for others

bool sameCountry(const GazetteerPlace &a, const GazetteerPlace &b)
{
    return a.country[0] != 0 && std::equal(a.country, a.country + 2, b.country);
}

bool samePart(const GazetteerPlace &a, const GazetteerPlace &b)
{
    return a.part[0] != 0 && sameCountry(a, b) && std::equal(a.part, a.part + 4, b.part);
}

/// A state of the US.
bool isState(const GazetteerPlace &place)
{
    return place.kind == Kind::Region && std::string_view(place.country, 2) == "US";
}

std::string countryKey(const GazetteerPlace &place)
{
    return place.country[0] == 0 ? std::string() : std::string(place.country, 2);
}

std::string partKey(const GazetteerPlace &place)
{
    return place.part[0] == 0 ? std::string() : countryKey(place) + std::string(place.part, 4);
}

/// A string of the article, with what it may be.
struct Group {
    std::vector<GazetteerPlace> senses;
    std::optional<GazetteerPlace> qualifier; ///< the first that stands with it anywhere
    Span qualifierSpan;
    double lead = 0;
    int best = -1;
    bool countryOnly = false;
    bool politicians = false; ///< it is said of a politician of the US where he comes from
};

class Locator
{
public:
    Locator(const Tokens &tokens, const std::vector<Name> &names)
        : m_tokens(tokens)
        , m_names(names)
    {
    }

    std::vector<std::optional<LocatedPlace>> take();

private:
    std::string keyOf(const Name &name) const
    {
        return folded(slice(m_tokens.text(), m_tokens.span(name.first, name.end)));
    }
    std::vector<GazetteerPlace> sensesOf(std::string_view key) const;
    Group groupOf(const Name &name, const std::string &key) const;
    std::optional<GazetteerPlace> qualifierOf(std::size_t n, const std::vector<GazetteerPlace> &inner,
                                              Span &span) const;
    std::optional<GazetteerPlace> regionAt(qint32 first, qint32 end, const std::vector<GazetteerPlace> &inner) const;
    bool isOfPolitician(std::size_t n) const;
    bool hasPolitics() const;
    void choose(Group &group, bool withContext) const;
    void addContext(const Group &group, double weight);
    LocatedPlace located(const Group &group, const std::optional<GazetteerPlace> &qualifier, Span qualifierSpan) const;

    const Tokens &m_tokens;
    const std::vector<Name> &m_names;
    std::unordered_map<std::string, double> m_countries; ///< how many of the article's strings lie there
    std::unordered_map<std::string, double> m_parts;
    bool m_politics = false; ///< parties of the US are named
};

std::vector<GazetteerPlace> Locator::sensesOf(std::string_view key) const
{
    std::vector<GazetteerPlace> senses;
    const Lexicon &lexicon = m_tokens.lexicon();
    const auto add = [&](std::string_view form) {
        lexicon.forEachPlace(lexicon.entry(lexicon.find(form)),
                             [&](const GazetteerPlace &place) { senses.push_back(place); });
    };
    add(key);
    if (senses.empty())
        if (const std::string bare = withoutAccents(key); bare != key)
            add(bare);
    return senses;
}

Group Locator::groupOf(const Name &name, const std::string &key) const
{
    Group group;
    group.senses = sensesOf(key);
    // "northern Gaza", "Gaza Strip": the last word's country, nothing finer.
    if (group.senses.empty() && name.end - name.first > 1 && m_tokens.is(name.first, WordClass::Direction)) {
        group.senses = sensesOf(key.substr(key.find(' ') + 1));
        group.countryOnly = true;
    }
    return group;
}

/// The state or country that tokens [first, end) are; of several that which a place of `inner` lies in.
std::optional<GazetteerPlace> Locator::regionAt(qint32 first, qint32 end,
                                                const std::vector<GazetteerPlace> &inner) const
{
    std::optional<GazetteerPlace> region;
    const auto holds = [&](const GazetteerPlace &place) {
        return std::any_of(inner.begin(), inner.end(), [&](const GazetteerPlace &sense) {
            return samePart(sense, place) || (place.part[0] == 0 && sameCountry(sense, place));
        });
    };
    for (const GazetteerPlace &place : sensesOf(folded(slice(m_tokens.text(), m_tokens.span(first, end))))) {
        const bool isWider = place.kind == Kind::Region || place.kind == Kind::Country;
        if (isWider &&
            (!region || std::pair(holds(place), place.population) > std::pair(holds(*region), region->population)))
            region = place;
    }
    return region;
}

/// "Paris[, Texas]", "Paris [(Texas)]", "Paris in [Texas]", "the [Texas] town of Paris", "[Texas]’s Paris".
std::optional<GazetteerPlace> Locator::qualifierOf(std::size_t n, const std::vector<GazetteerPlace> &inner,
                                                   Span &span) const
{
    constexpr qint32 longest = 3;
    const Name &name = m_names[n];
    const auto sentence = m_tokens[name.first].sentence;
    const auto at = [&](qint32 first, qint32 end) -> std::optional<GazetteerPlace> {
        const std::optional<GazetteerPlace> region = regionAt(first, end, inner);
        if (region)
            span = m_tokens.span(first, end);
        return region;
    };
    const bool opens =
        m_tokens.isText(name.end, ",") || m_tokens.isText(name.end, "(") || m_tokens.isText(name.end, "in");
    if (opens) {
        for (qint32 words = longest; words > 0; --words) {
            const qint32 end = name.end + 1 + words;
            if (end > m_tokens.count() || m_tokens[end - 1].sentence != sentence || !m_tokens[name.end + 1].capital)
                continue;
            if (auto region = at(name.end + 1, end))
                return region;
        }
    }
    if (n == 0)
        return std::nullopt;
    const Name &before = m_names[n - 1];
    if (before.label != NameLabel::Place || m_tokens[before.first].sentence != sentence)
        return std::nullopt;
    const qint32 gap = name.first - before.end;
    const bool possessive = gap == 1 && m_tokens[before.end].possessive;
    const bool kind = gap >= 2 && gap <= 3 && m_tokens.isText(name.first - 1, "of") &&
                      m_tokens.is(name.first - 2, WordClass::PlaceNoun);
    return possessive || kind ? at(before.first, before.end) : std::nullopt;
}

/// "Rep. John Barrow of [Georgia]": the person before has an office of the US.
bool Locator::isOfPolitician(std::size_t n) const
{
    static constexpr std::array<std::string_view, 13> offices = {
        "Rep.",    "Sen.",    "Reps.",      "Sens.",    "Gov.",        "congressman",  "congresswoman",
        "senator", "Senator", "Republican", "Democrat", "Congressman", "Congresswoman"};
    if (n == 0 || m_names[n - 1].label != NameLabel::Person || !m_tokens.isText(m_names[n].first - 1, "of") ||
        m_names[n - 1].end != m_names[n].first - 1)
        return false;
    const qint32 first = m_names[n - 1].first;
    for (qint32 i = std::max(0, first - 3); i < first; ++i) {
        if (m_tokens[i].sentence == m_tokens[first].sentence &&
            std::find(offices.begin(), offices.end(), m_tokens.word(i)) != offices.end())
            return true;
    }
    return false;
}

/// "R-Ky.", "D-Mass.", "Republicans".
bool Locator::hasPolitics() const
{
    for (qint32 i = 0; i < m_tokens.count(); ++i) {
        const std::string_view word = m_tokens.word(i);
        if (word.size() >= 4 && word[1] == '-' && (word[0] == 'R' || word[0] == 'D') && word[2] >= 'A' &&
            word[2] <= 'Z')
            return true;
        if (word == "Republicans" || word == "Democrats")
            return true;
    }
    return false;
}

void Locator::choose(Group &group, bool withContext) const
{
    const auto weightOf = [](const auto &weights, const std::string &key) {
        const auto found = key.empty() ? weights.end() : weights.find(key);
        return found == weights.end() ? 0.0 : found->second;
    };
    double best = -1e9;
    double second = -1e9;
    for (std::size_t i = 0; i < group.senses.size(); ++i) {
        const GazetteerPlace &sense = group.senses[i];
        double score = std::log(2.0 + sense.population) + (sense.capital ? ofCapital : 0) +
                       (sense.kind == Kind::Region ? ofRegion : 0) + (sense.kind == Kind::Area ? 4 : 0) +
                       (sense.wellKnown ? ofWellKnown : 0) + (m_politics && isState(sense) ? ofPolitics : 0) +
                       (group.politicians && isState(sense) ? ofPolitician : 0);
        if (withContext) {
            // The article's own mention of the string is no context for it.
            const bool own = static_cast<int>(i) == group.best && group.lead >= clearLead;
            score += std::clamp(perCountry * (weightOf(m_countries, countryKey(sense)) - own), 0.0, mostForCountry);
            score += std::clamp(perState * (weightOf(m_parts, partKey(sense)) - own), 0.0, mostForState);
        }
        if (group.qualifier)
            score += samePart(sense, *group.qualifier) ||
                             (group.qualifier->part[0] == 0 && sameCountry(sense, *group.qualifier))
                         ? ofQualifier
                         : 0;
        if (score > best) {
            second = best;
            best = score;
            group.best = static_cast<int>(i);
        } else {
            second = std::max(second, score);
        }
    }
    group.lead = best - second;
}

void Locator::addContext(const Group &group, double weight)
{
    const GazetteerPlace &place = group.senses[static_cast<std::size_t>(group.best)];
    if (const std::string country = countryKey(place); !country.empty())
        m_countries[country] += weight;
    if (const std::string part = partKey(place); !part.empty())
        m_parts[part] += weight;
}

LocatedPlace Locator::located(const Group &group, const std::optional<GazetteerPlace> &qualifier,
                              Span qualifierSpan) const
{
    LocatedPlace found;
    found.place = group.senses[static_cast<std::size_t>(group.best)];
    found.why.rule = QStringLiteral("place.population");
    found.why.score = 0.6 + 0.35 * (1 - std::exp(-std::max(group.lead, 0.0)));
    if (group.senses.size() == 1)
        found.why.rule = QStringLiteral("place.only");
    if (group.politicians && isState(found.place))
        found.why.rule = QStringLiteral("place.of-politician");
    if (group.countryOnly) {
        found.place.located = false;
        found.place.part[0] = 0;
        found.why.rule = QStringLiteral("place.part-of");
    }
    if (qualifier) {
        found.why = {QStringLiteral("place.qualified"), 0.97, {qualifierSpan}};
        const bool fits =
            samePart(found.place, *qualifier) || (qualifier->part[0] == 0 && sameCountry(found.place, *qualifier));
        if (!fits) { // none that we know: the region tells no more than the country
            found.place = *qualifier;
            found.place.located = false;
        }
    }
    return found;
}

std::vector<std::optional<LocatedPlace>> Locator::take()
{
    std::vector<std::optional<LocatedPlace>> result(m_names.size());
    std::vector<Group> groups;
    std::unordered_map<std::string, std::size_t> byKey;
    std::vector<std::size_t> groupOfName(m_names.size(), 0);
    std::vector<std::optional<GazetteerPlace>> qualifiers(m_names.size());
    std::vector<Span> qualifierSpans(m_names.size());
    for (std::size_t n = 0; n < m_names.size(); ++n) {
        if (m_names[n].label != NameLabel::Place)
            continue;
        const std::string key = keyOf(m_names[n]);
        const auto [entry, isNew] = byKey.try_emplace(key, groups.size());
        if (isNew)
            groups.push_back(groupOf(m_names[n], key));
        groupOfName[n] = entry->second;
        Group &group = groups[entry->second];
        qualifiers[n] = qualifierOf(n, group.senses, qualifierSpans[n]);
        group.politicians = group.politicians || isOfPolitician(n);
        if (qualifiers[n] && !group.qualifier) {
            group.qualifier = qualifiers[n];
            group.qualifierSpan = qualifierSpans[n];
        }
    }
    // "Tbilisi, Georgia": that Georgia is the one of Tbilisi.
    std::unordered_map<qint32, std::pair<GazetteerPlace, Span>> outer;
    for (std::size_t n = 0; n < m_names.size(); ++n) {
        if (qualifiers[n] && !groups[groupOfName[n]].senses.empty())
            outer.emplace(qualifierSpans[n].start,
                          std::pair(*qualifiers[n], m_tokens.span(m_names[n].first, m_names[n].end)));
    }
    m_politics = hasPolitics();
    for (Group &group : groups) {
        choose(group, false);
        if (group.best >= 0 && group.lead >= clearLead)
            addContext(group, 1);
    }
    for (Group &group : groups)
        choose(group, true);
    for (std::size_t n = 0; n < m_names.size(); ++n) {
        if (m_names[n].label != NameLabel::Place)
            continue;
        Group group = groups[groupOfName[n]];
        std::optional<GazetteerPlace> qualifier = group.qualifier;
        Span span = group.qualifierSpan;
        if (qualifiers[n] && *qualifiers[n] != *group.qualifier) { // "Paris, Texas" and "Paris, France"
            qualifier = group.qualifier = qualifiers[n];
            span = qualifierSpans[n];
            choose(group, true);
        }
        if (group.best < 0) {
            if (!qualifier)
                continue;
            group.senses = {*qualifier};
            group.best = 0;
            group.countryOnly = true;
        }
        result[n] = located(group, qualifier, span);
        const Span own = m_tokens.span(m_names[n].first, m_names[n].end);
        if (const auto holder = outer.find(own.start); holder != outer.end() && !qualifiers[n]) {
            const GazetteerPlace &region = holder->second.first;
            const bool sense = std::find(group.senses.begin(), group.senses.end(), region) != group.senses.end();
            if (sense)
                result[n] = LocatedPlace{region, {QStringLiteral("place.qualified"), 0.97, {holder->second.second}}};
        }
    }
    return result;
}

} // namespace

std::vector<std::optional<LocatedPlace>> locatePlaces(const Tokens &tokens, const std::vector<Name> &names)
{
    return Locator(tokens, names).take();
}

} // namespace bluepencil::recognition
