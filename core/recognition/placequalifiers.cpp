// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/placequalifiers.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Kind = GazetteerPlace::Kind;

bool sameCountry(const GazetteerPlace &a, const GazetteerPlace &b)
{
    return a.country[0] != 0 && std::equal(a.country, a.country + 2, b.country);
}

bool samePart(const GazetteerPlace &a, const GazetteerPlace &b)
{
    return a.part[0] != 0 && sameCountry(a, b) && std::equal(a.part, a.part + 4, b.part);
}

} // namespace

bool liesIn(const GazetteerPlace &place, const GazetteerPlace &region)
{
    return samePart(place, region) || (region.part[0] == 0 && sameCountry(place, region));
}

std::vector<GazetteerPlace> placeSenses(const Lexicon &lexicon, std::string_view key)
{
    std::vector<GazetteerPlace> senses;
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

/// The state or country that tokens [first, end) are; of several that which a place of `inner` lies in.
std::optional<GazetteerPlace> PlaceQualifiers::regionAt(qint32 first, qint32 end,
                                                        const std::vector<GazetteerPlace> &inner) const
{
    std::optional<GazetteerPlace> region;
    const auto holds = [&](const GazetteerPlace &place) {
        return std::any_of(inner.begin(), inner.end(),
                           [&](const GazetteerPlace &sense) { return liesIn(sense, place); });
    };
    for (const GazetteerPlace &place :
         placeSenses(m_tokens.lexicon(), folded(slice(m_tokens.text(), m_tokens.span(first, end))))) {
        const bool isWider = place.kind == Kind::Region || place.kind == Kind::Country;
        if (isWider &&
            (!region || std::pair(holds(place), place.population) > std::pair(holds(*region), region->population)))
            region = place;
    }
    return region;
}

/// "Paris[, Texas]", "Paris [(Texas)]", "Paris in [Texas]", "the [Texas] town of Paris", "[Texas]’s Paris".
std::optional<GazetteerPlace> PlaceQualifiers::of(std::size_t n, const std::vector<GazetteerPlace> &inner,
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
bool PlaceQualifiers::isOfPolitician(std::size_t n) const
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
bool PlaceQualifiers::hasPolitics() const
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

} // namespace bluepencil::recognition
