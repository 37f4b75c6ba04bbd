// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/places.h"

#include "core/recognition/placequalifiers.h"

#include <algorithm>
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
constexpr double ofCountry = 2;     // Jamaica is no part of New York
constexpr int ofUncounted = 600;    // thousand inhabitants, of a province of which the list has no number
constexpr double ofPolitics = 1.2;  // states of the US, where its parties are named
constexpr double ofPolitician = 12; // "Rep. Ana Ruiz of Georgia"
constexpr double perCountry = 1.2;  // for each other place of that country in the article, by its likelihood
constexpr double mostForCountry = 3;
constexpr double perState = 2;
constexpr double mostForState = 6;
constexpr double ofQualifier = 100;

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
    std::vector<double> shares; ///< how likely each sense is without the rest of the article; 1 together
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
        , m_qualifiers(tokens, names)
    {
    }

    std::vector<std::optional<LocatedPlace>> take();

private:
    std::string keyOf(const Name &name) const
    {
        return folded(slice(m_tokens.text(), m_tokens.span(name.first, name.end)));
    }
    Group groupOf(const Name &name, const std::string &key) const;
    using KeyOf = std::string (*)(const GazetteerPlace &);
    static double othersIn(const std::unordered_map<std::string, double> &weights, const Group &group,
                           const GazetteerPlace &sense, KeyOf keyOf);
    double likelihood(const Group &group, const GazetteerPlace &sense) const;
    void choose(Group &group) const;
    void addContext(Group &group);
    LocatedPlace located(const Group &group, const std::optional<GazetteerPlace> &qualifier, Span qualifierSpan) const;

    const Tokens &m_tokens;
    const std::vector<Name> &m_names;
    PlaceQualifiers m_qualifiers;
    std::unordered_map<std::string, double> m_countries; ///< how many of the article's strings lie there, by likelihood
    std::unordered_map<std::string, double> m_parts;
    bool m_politics = false; ///< parties of the US are named
};

Group Locator::groupOf(const Name &name, const std::string &key) const
{
    Group group;
    group.senses = placeSenses(m_tokens.lexicon(), key);
    // "northern Gaza", "Gaza Strip": the last word's country, nothing finer.
    if (group.senses.empty() && name.end - name.first > 1 && m_tokens.is(name.first, WordClass::Direction)) {
        group.senses = placeSenses(m_tokens.lexicon(), key.substr(key.find(' ') + 1));
        group.countryOnly = true;
    }
    return group;
}

/// What speaks for a sense by itself.
double Locator::likelihood(const Group &group, const GazetteerPlace &sense) const
{
    const auto isTownThere = [&](const GazetteerPlace &other) {
        return other.kind == Kind::Town && std::equal(other.country, other.country + 2, sense.country);
    };
    // Limerick is the county rather than a small town abroad; Huesca is the town that has the province's name.
    const bool isOnlyWide = std::none_of(group.senses.begin(), group.senses.end(),
                                         [](const GazetteerPlace &other) { return other.kind == Kind::Region; });
    const bool uncounted = sense.kind == Kind::Region && sense.population == 0 &&
                           std::none_of(group.senses.begin(), group.senses.end(), isTownThere);
    return std::log(2.0 + (uncounted ? ofUncounted : sense.population)) +
           (isOnlyWide && sense.kind == Kind::Country ? ofCountry : 0) + (sense.capital ? ofCapital : 0) +
           (sense.kind == Kind::Region ? ofRegion : 0) + (sense.kind == Kind::Area ? 4 : 0) +
           (sense.wellKnown ? ofWellKnown : 0) + (m_politics && isState(sense) ? ofPolitics : 0) +
           (group.politicians && isState(sense) ? ofPolitician : 0) +
           (group.qualifier && liesIn(sense, *group.qualifier) ? ofQualifier : 0);
}

/// How many other strings of the article lie in the country, or the state, of a sense.
double Locator::othersIn(const std::unordered_map<std::string, double> &weights, const Group &group,
                         const GazetteerPlace &sense, KeyOf keyOf)
{
    const std::string key = keyOf(sense);
    const auto found = key.empty() ? weights.end() : weights.find(key);
    if (found == weights.end())
        return 0;
    double own = 0; // the article's own mention of the string is no context for it
    for (std::size_t i = 0; i < group.shares.size(); ++i)
        own += keyOf(group.senses[i]) == key ? group.shares[i] : 0;
    return found->second - own;
}

void Locator::choose(Group &group) const
{
    double best = -1e9;
    double second = -1e9;
    for (std::size_t i = 0; i < group.senses.size(); ++i) {
        const GazetteerPlace &sense = group.senses[i];
        const double score =
            likelihood(group, sense) +
            std::clamp(perCountry * othersIn(m_countries, group, sense, countryKey), 0.0, mostForCountry) +
            std::clamp(perState * othersIn(m_parts, group, sense, partKey), 0.0, mostForState);
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

/// Lets a string speak for the countries and states where it may lie, for each as likely as it lies there.
void Locator::addContext(Group &group)
{
    double most = -1e9;
    for (const GazetteerPlace &sense : group.senses)
        most = std::max(most, likelihood(group, sense));
    double sum = 0;
    for (const GazetteerPlace &sense : group.senses) {
        group.shares.push_back(std::exp(likelihood(group, sense) - most));
        sum += group.shares.back();
    }
    for (std::size_t i = 0; i < group.senses.size(); ++i) {
        group.shares[i] /= sum;
        if (const std::string country = countryKey(group.senses[i]); !country.empty())
            m_countries[country] += group.shares[i];
        if (const std::string part = partKey(group.senses[i]); !part.empty())
            m_parts[part] += group.shares[i];
    }
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
        if (!liesIn(found.place, *qualifier)) { // none that we know: the region tells no more than the country
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
        qualifiers[n] = m_qualifiers.of(n, group.senses, qualifierSpans[n]);
        group.politicians = group.politicians || m_qualifiers.isOfPolitician(n);
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
    m_politics = m_qualifiers.hasPolitics();
    for (Group &group : groups)
        addContext(group);
    for (Group &group : groups)
        choose(group);
    for (std::size_t n = 0; n < m_names.size(); ++n) {
        if (m_names[n].label != NameLabel::Place)
            continue;
        Group group = groups[groupOfName[n]];
        std::optional<GazetteerPlace> qualifier = group.qualifier;
        Span span = group.qualifierSpan;
        if (qualifiers[n] && *qualifiers[n] != *group.qualifier) { // "Paris, Texas" and "Paris, France"
            qualifier = group.qualifier = qualifiers[n];
            span = qualifierSpans[n];
            choose(group);
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
