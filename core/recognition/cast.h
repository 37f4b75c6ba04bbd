// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/personnames.h"

#include <vector>

namespace bluepencil::recognition {

/// A word for somebody's office or trade and where the text says it of them: "president", token 12.
struct Role {
    std::string word; ///< folded
    qint32 token = 0;
};

/// One person, place or organisation, while the article is being read.
struct CastMember {
    Entity entity;
    NameLabel label = NameLabel::Person;
    Gender gender = Gender::Unknown;
    bool sureGender = false;   ///< by a title, a kin word or a pronoun, not by a forename
    std::vector<Role> roles;   ///< in text order
    qint32 fullest = 0;        ///< of the names: the one written in full
    std::vector<qint32> names; ///< indices into Reading::names(), ascending
};

/// All names merged into who and what they mean.
struct Cast {
    std::vector<CastMember> members; ///< in order of first mention
    std::vector<int> memberOf;       ///< for each name
    std::vector<Evidence> why;       ///< for each name: what made it that member's

    const CastMember &of(qint32 name) const
    {
        return members[static_cast<std::size_t>(memberOf[static_cast<std::size_t>(name)])];
    }
};

/// Merges names: people as castpeople.h tells, acronyms go to what they stand for, countries by their code.
/// Linear in the names but for people who share a surname.
Cast mergeNames(const Reading &reading);

} // namespace bluepencil::recognition
