// SPDX-License-Identifier: GPL-3.0-or-later
// Which of one family a name means: elders, juniors, couples.
#include "core/recognition/castpeople.h"

#include <algorithm>
#include <cstdlib>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

} // namespace

/// What a name is introduced as: somebody's father 1, son or wife -1, else 0.
int People::generationIn(qint32 name) const
{
    const qint32 kin = kinOf(m_reading, nameOf(name));
    if (kin < 0)
        return 0;
    const Tokens &tokens = m_reading.tokens();
    return tokens.is(kin, Class::ElderKin) != tokens.isText(kin + 1, "of") ? 1 : -1;
}

/// The same of somebody's parents (1), children (-1) and grandchildren (-2) alone.
int People::descentIn(qint32 name) const
{
    const qint32 kin = kinOf(m_reading, nameOf(name));
    const Tokens &tokens = m_reading.tokens();
    if (kin < 0 || !(tokens.is(kin, Class::ElderKin) || tokens.is(kin, Class::YoungerKin)))
        return 0;
    return generationIn(name) * (tokens.word(kin).starts_with("grand") ? 2 : 1);
}

/// Is a bearer the elder (1, 2) or the younger (-1, -2) of those of one name? 0: nobody tells.
int People::generationOf(const Bearer &bearer, const Bearers &rivals) const
{
    const auto own = [](const Bearer &of) {
        const std::string &suffix = of.parts.suffix;
        const int bySuffix = suffix == "sr" ? 1 : suffix.empty() ? 0 : suffix == "iii" || suffix == "iv" ? -2 : -1;
        return std::abs(of.descent) > std::abs(bySuffix) ? of.descent : bySuffix;
    };
    if (own(bearer) != 0)
        return own(bearer);
    for (const std::size_t rival : rivals) {
        const Bearer &other = m_people[rival];
        const bool junior = !other.parts.suffix.empty() && !other.parts.forenames.empty() &&
                            !bearer.parts.forenames.empty() &&
                            other.parts.forenames.front() == bearer.parts.forenames.front();
        if (own(other) != 0 && (junior || rivals.size() == 2))
            return -own(other);
    }
    return 0;
}

/// "the elder Bush" 1, "the younger Bush" -1, else 0.
int People::rankOf(qint32 name) const
{
    const Tokens &tokens = m_reading.tokens();
    const qint32 before = titleFirst(m_reading, nameOf(name)) - 1;
    return tokens.is(before, Class::Elder) ? 1 : tokens.is(before, Class::Younger) ? -1 : 0;
}

/// Whom "the elder Bush" means: the only one whom the text makes the elder, else a member of its own, for
/// whoever was mentioned last is as likely the wrong one.
People::Choice People::chooseByRank(qint32 name, const PersonName &parts, const Bearers &fitting, int rank)
{
    Bearers ranked;
    int most = 1;
    for (const std::size_t person : fitting) {
        const int generation = generationOf(m_people[person], fitting) * rank;
        if (generation > most)
            ranked.clear();
        if (generation >= most)
            ranked.push_back(person);
        most = std::max(most, generation);
    }
    Choice choice;
    if (ranked.size() == 1) {
        Bearer &bearer = m_people[ranked.front()];
        choice = {bearer.member, mostCertain, bearer.last >= 0 ? bearer.last : bearer.first, true, false};
        bearer.last = name;
        return choice;
    }
    const auto [found, isNew] = m_open.try_emplace(parts.surname + (rank > 0 ? "+" : "-"), 0);
    if (isNew)
        found->second = m_newMember(nameOf(name));
    choice.member = found->second;
    choice.certainty = leastCertain;
    choice.open = true;
    return choice;
}

/// "Tom and [Ann Reed]", then "Mr Reed", who is not Ann: Tom bears the surname too. m_people.size(): nobody.
std::size_t People::sharer(const PersonName &parts)
{
    const Tokens &tokens = m_reading.tokens();
    for (const std::size_t person : m_bySurname[parts.surname]) {
        const qint32 full = m_people[person].first;
        if (full == 0 || !m_reading.isPerson(full - 1))
            continue;
        const Name &alone = nameOf(full - 1);
        const auto found = m_chosen.find(full - 1);
        if (found == m_chosen.end() || alone.end + 1 != nameOf(full).first || !tokens.isText(alone.end, "and"))
            continue;
        Bearer &bearer = m_people[found->second];
        const bool fits = bearer.parts.gender == Gender::Unknown || bearer.parts.gender == parts.gender;
        if (!bearer.parts.forenames.empty() || !fits)
            continue;
        bearer.parts.forenames = {bearer.parts.surname};
        bearer.parts.surname = parts.surname;
        bearer.parts.gender = parts.gender;
        bearer.parts.sureGender = true;
        m_bySurname[parts.surname].push_back(found->second);
        m_shared.emplace(bearer.member, full);
        return found->second;
    }
    return m_people.size();
}

qint32 People::sharedSurname(int member) const
{
    const auto found = m_shared.find(member);
    return found == m_shared.end() ? -1 : found->second;
}

} // namespace bluepencil::recognition
