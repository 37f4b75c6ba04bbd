// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/personnames.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace bluepencil::recognition {

/// Tells the people of an article apart by their names. First learn() all names of several words, so that
/// "Ruiz" in a headline finds the "Ana Ruiz" of the story; then give each name, in text order, to choose().
/// "his son George W. Bush" is not the George Bush whose son he is. A surname of several people goes to the
/// likeliest by title, sex, nearness, who was called so before and who was introduced as whose relative.
class People
{
public:
    /// `newMember` makes a member of the cast of a name.
    People(const Reading &reading, std::function<int(const Name &)> newMember)
        : m_reading(reading)
        , m_newMember(std::move(newMember))
    {
    }

    /// Whom a name means.
    struct Choice {
        int member = -1;
        double certainty = 1; ///< below 1 where several bear the name
        qint32 nearest = -1;  ///< name of that member that stands before it, where several bear it
        bool several = false;
        bool open = false; ///< "the elder Bush" where the text does not tell which that is: a member of its own
    };

    void learn(qint32 name);
    Choice choose(qint32 name);
    /// "Tom and Ann Reed … Mr Reed": the name whose surname is also that member's, or -1.
    qint32 sharedSurname(int member) const;

private:
    struct Bearer {
        int member = 0;
        PersonName parts;
        qint32 first = 0;     ///< name
        qint32 full = 0;      ///< mentions with a forename
        qint32 last = -1;     ///< name that choose() gave to it last
        qint32 lastBare = -1; ///< the same, of a surname alone
        int generation = 0;   ///< introduced as somebody's father: 1, as son, wife, …: -1
        int descent = 0;      ///< the same, of parents and children alone
    };
    using Bearers = std::vector<std::size_t>; ///< into m_people

    static constexpr double leastCertain = 0.4; ///< of several bearers of a name
    static constexpr double mostCertain = 0.75;

    const Name &nameOf(qint32 name) const { return m_reading.names()[static_cast<std::size_t>(name)]; }
    static int likeness(const PersonName &parts, const Bearer &bearer);
    std::size_t likest(const PersonName &parts, const Bearers &bearers, int barred) const;
    int kinsMember(qint32 name) const;
    void meets(std::size_t person, const PersonName &parts);
    void addForenames(std::size_t person);
    std::size_t add(qint32 name, const PersonName &parts);
    double pointsOf(qint32 name, const PersonName &parts, const Bearer &bearer, const Bearers &rivals) const;
    Gender pronounAfter(qint32 name) const;
    Choice chooseOf(qint32 name, const PersonName &parts, const Bearers &fitting);
    Bearers fitting(const PersonName &parts, const Bearers &bearers, bool forename) const;
    // castfamilies.cpp
    int generationOf(const Bearer &bearer, const Bearers &rivals) const;
    int generationIn(qint32 name) const;
    int descentIn(qint32 name) const;
    int rankOf(qint32 name) const;
    Choice chooseByRank(qint32 name, const PersonName &parts, const Bearers &fitting, int rank);
    std::size_t sharer(const PersonName &parts);

    const Reading &m_reading;
    std::function<int(const Name &)> m_newMember;
    std::vector<Bearer> m_people;
    std::unordered_map<std::string, Bearers> m_bySurname;
    std::unordered_map<std::string, Bearers> m_byForename;
    std::unordered_map<qint32, std::size_t> m_learnt; ///< name → who
    std::unordered_map<qint32, std::size_t> m_chosen; ///< the same, of names of one word
    std::unordered_map<int, qint32> m_shared;         ///< member → name that gave it its surname
    std::unordered_map<std::string, int> m_open;      ///< surname and rank → member
};

} // namespace bluepencil::recognition
