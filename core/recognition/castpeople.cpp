// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/castpeople.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr std::size_t mostNamesakes = 16; // people of one name that are told apart
constexpr std::size_t mostTitles = 8;     // offices of one person that are remembered
constexpr qint32 pronounReach = 12;       // words after a name in which "he" or "she" may mean it

// Points for whom a surname means. Chosen on cases, not measured.
constexpr double ofSameSuffix = 4;
constexpr double ofTitle = 3;
constexpr double ofOtherTitle = -2;
constexpr double ofNearest = 1.5;   // mentioned last
constexpr double ofHabit = 1.5;     // called so before
constexpr double ofFirst = 0.5;     // named first
constexpr double ofRelative = -1.5; // introduced as somebody's son, wife, …
constexpr double ofNotYet = -6;     // not named so far
constexpr double ofSex = 2;         // "Bush said she …"
constexpr double ofCourtesy = 8;    // "Mrs Bush", where one of them is known to be a woman
constexpr double sureLead = 3;      // over the next

} // namespace

/// How well a name means somebody who is known; 0: not at all.
int People::likeness(const PersonName &parts, const Bearer &bearer)
{
    const PersonName &known = bearer.parts;
    const bool longer = known.forenames.size() >= parts.forenames.size();
    if (!(longer ? agrees(parts, known) : agrees(known, parts)))
        return 0;
    const bool title = sharesTitle(parts, known);
    const bool otherTitle = !title && !parts.titles.empty() && !known.titles.empty();
    return 10 + 4 * (parts.suffix == known.suffix) + 3 * title - 2 * otherTitle + (parts.forenames == known.forenames);
}

/// Of equals the one learnt last.
std::size_t People::likest(const PersonName &parts, const Bearers &bearers, int barred) const
{
    std::size_t best = m_people.size();
    int most = 0;
    for (std::size_t i = bearers.size(); i-- > 0;) {
        const Bearer &bearer = m_people[bearers[i]];
        const int like = bearer.member == barred ? 0 : likeness(parts, bearer);
        if (like > most) {
            most = like;
            best = bearers[i];
        }
    }
    return best;
}

/// The member that a name cannot be, or -1: whose relative it is said to be (the person named before it in its
/// sentence, or last), or who was named in the same sentence more or less fully ("George Bush met George W. Bush").
int People::kinsMember(qint32 name) const
{
    if (name == 0)
        return -1;
    if (kinOf(m_reading, nameOf(name)) < 0) {
        const auto found = m_learnt.find(name - 1);
        const Tokens &tokens = m_reading.tokens();
        if (found == m_learnt.end() || tokens[nameOf(name - 1).first].sentence != tokens[nameOf(name).first].sentence)
            return -1;
        const PersonName before = personName(m_reading, nameOf(name - 1));
        const PersonName parts = personName(m_reading, nameOf(name));
        const bool others = before.forenames.size() != parts.forenames.size() && !before.forenames.empty() &&
                            !parts.forenames.empty() && nameOf(name).first - nameOf(name - 1).end > 0 &&
                            tokens.isWord(nameOf(name - 1).end);
        return others ? m_people[found->second].member : -1;
    }
    for (qint32 before = name - 1; before >= 0 && name - before < 8; --before) {
        const auto found = m_learnt.find(before);
        if (found != m_learnt.end())
            return m_people[found->second].member;
    }
    return -1;
}

void People::meets(std::size_t person, const PersonName &parts)
{
    PersonName &known = m_people[person].parts;
    if (known.forenames.size() < parts.forenames.size() || (!parts.suffix.empty() && known.suffix.empty())) {
        // "A. Ruiz" came first, "Ana Ruiz" says who that is.
        PersonName fuller = parts;
        if (known.sureGender) {
            fuller.gender = known.gender;
            fuller.sureGender = true;
        }
        known.titles.swap(fuller.titles);
        known = std::move(fuller);
        addForenames(person);
    } else if (parts.sureGender && !known.sureGender) {
        known.gender = parts.gender;
        known.sureGender = true;
    }
    for (const std::string &title : parts.titles) {
        if (known.titles.size() < mostTitles &&
            std::find(known.titles.begin(), known.titles.end(), title) == known.titles.end())
            known.titles.push_back(title);
    }
}

void People::addForenames(std::size_t person)
{
    for (const std::string &forename : m_people[person].parts.forenames) {
        if (forename.size() < 2)
            continue;
        Bearers &bearers = m_byForename[forename];
        if (std::find(bearers.begin(), bearers.end(), person) == bearers.end() && bearers.size() < mostNamesakes)
            bearers.push_back(person);
    }
}

std::size_t People::add(qint32 name, const PersonName &parts)
{
    const std::size_t person = m_people.size();
    Bearer bearer;
    bearer.member = m_newMember(nameOf(name));
    bearer.parts = parts;
    bearer.first = name;
    m_people.push_back(std::move(bearer));
    Bearers &namesakes = m_bySurname[parts.surname];
    if (namesakes.size() == mostNamesakes)
        namesakes.erase(namesakes.begin());
    namesakes.push_back(person);
    addForenames(person);
    return person;
}

void People::learn(qint32 name)
{
    const PersonName parts = personName(m_reading, nameOf(name));
    const Bearers &namesakes = m_bySurname[parts.surname];
    std::size_t person = likest(parts, namesakes, kinsMember(name));
    if (person == m_people.size())
        person = add(name, parts);
    else
        meets(person, parts);
    m_learnt.emplace(name, person);
    Bearer &bearer = m_people[person];
    bearer.full += !parts.forenames.empty();
    if (bearer.first == name) {
        bearer.generation = generationIn(name);
        bearer.descent = descentIn(name);
    }
}

/// "he" or "she" that goes on after the name, before anybody else is named.
Gender People::pronounAfter(qint32 name) const
{
    const Tokens &tokens = m_reading.tokens();
    const qint32 first = nameOf(name).end;
    for (qint32 i = first; i < std::min(first + pronounReach, tokens.count()); ++i) {
        if (tokens[i].sentence != tokens[first - 1].sentence || m_reading.isPerson(m_reading.nameAt(i)))
            break;
        if (tokens.isText(i, "he") || tokens.isText(i, "his") || tokens.isText(i, "himself"))
            return Gender::Male;
        if (tokens.isText(i, "she") || tokens.isText(i, "her") || tokens.isText(i, "herself"))
            return Gender::Female;
    }
    return Gender::Unknown;
}

double People::pointsOf(qint32 name, const PersonName &parts, const Bearer &bearer, const Bearers &rivals) const
{
    double points = parts.suffix == bearer.parts.suffix ? ofSameSuffix : 0;
    const bool title = sharesTitle(parts, bearer.parts);
    if (title)
        points += ofTitle;
    else if (!parts.titles.empty() && !bearer.parts.titles.empty())
        points += ofOtherTitle;
    if (bearer.generation != 0)
        points += ofRelative;
    if (bearer.last < 0)
        points += ofNotYet;
    const auto isLast = [&](qint32 Bearer::*at) {
        return bearer.*at >= 0 && std::all_of(rivals.begin(), rivals.end(),
                                              [&](std::size_t rival) { return m_people[rival].*at <= bearer.*at; });
    };
    if (isLast(&Bearer::last))
        points += ofNearest;
    if (isLast(&Bearer::lastBare) && parts.titles.empty())
        points += ofHabit;
    if (std::all_of(rivals.begin(), rivals.end(),
                    [&](std::size_t rival) { return m_people[rival].first >= bearer.first; }))
        points += ofFirst;
    if (parts.sureGender && parts.gender == bearer.parts.gender)
        points += ofCourtesy;
    const Gender pronoun = pronounAfter(name);
    if (pronoun != Gender::Unknown && bearer.parts.gender != Gender::Unknown)
        points += pronoun == bearer.parts.gender ? ofSex : -ofSex;
    return points;
}

People::Choice People::chooseOf(qint32 name, const PersonName &parts, const Bearers &fitting)
{
    std::size_t best = fitting.front();
    double most = -1e9;
    double second = -1e9;
    for (const std::size_t person : fitting) {
        const double points = pointsOf(name, parts, m_people[person], fitting);
        if (points > most) {
            second = most;
            most = points;
            best = person;
        } else {
            second = std::max(second, points);
        }
    }
    Bearer &bearer = m_people[best];
    Choice choice;
    choice.member = bearer.member;
    if (fitting.size() > 1) {
        choice.several = true;
        choice.certainty = leastCertain + (mostCertain - leastCertain) * std::min(most - second, sureLead) / sureLead;
        choice.nearest = bearer.last >= 0 ? bearer.last : bearer.first;
    }
    bearer.last = name;
    if (parts.forenames.empty() && parts.titles.empty())
        bearer.lastBare = name;
    return choice;
}

/// Those whom a name can mean: by its surname, or by a forename alone.
People::Bearers People::fitting(const PersonName &parts, const Bearers &bearers, bool forename) const
{
    Bearers found;
    for (const std::size_t person : bearers) {
        const PersonName &known = m_people[person].parts;
        const bool other = parts.sureGender && known.gender != Gender::Unknown && known.gender != parts.gender;
        if (forename ? !other : likeness(parts, m_people[person]) > 0)
            found.push_back(person);
    }
    return found;
}

People::Choice People::choose(qint32 name)
{
    const PersonName parts = personName(m_reading, nameOf(name));
    if (const auto learnt = m_learnt.find(name); learnt != m_learnt.end() && !parts.forenames.empty())
        return chooseOf(name, parts, {learnt->second});
    Bearers bearers = fitting(parts, m_bySurname[parts.surname], false);
    if (bearers.empty() && parts.forenames.empty()) { // "Ana" after "Ana Ruiz"
        if (const auto found = m_byForename.find(parts.surname); found != m_byForename.end())
            bearers = fitting(parts, found->second, true);
    }
    const int rank = rankOf(name);
    if (rank != 0 && bearers.size() > 1 && parts.forenames.empty())
        return chooseByRank(name, parts, bearers, rank);
    if (bearers.empty() && parts.forenames.empty() && parts.sureGender) {
        if (const std::size_t person = sharer(parts); person < m_people.size())
            bearers = {person};
    }
    if (bearers.empty())
        bearers = {add(name, parts)};
    else if (bearers.size() == 1)
        meets(bearers.front(), parts);
    if (bearers.size() == 1 && parts.forenames.empty())
        m_chosen.emplace(name, bearers.front());
    return chooseOf(name, parts, bearers);
}

} // namespace bluepencil::recognition
