// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/reading.h"

#include <string>
#include <vector>

namespace bluepencil::recognition {

enum class Gender : quint8 { Unknown, Male, Female };

/// A person's name taken apart; words folded and without accents.
///
///     Senator Mike F. Lee Jr.   titles {senator}, forenames {mike, f}, surname lee, suffix jr
///     Kim Jong-un               forenames {jong, un}, surname kim
struct PersonName {
    std::vector<std::string> forenames;
    std::string surname;
    std::string suffix;
    std::vector<std::string> titles; ///< offices before the name: "mayor", not "mr"
    Gender gender = Gender::Unknown;
    bool sureGender = false; ///< by a title, not by a forename
};

/// The word before or after a name that makes somebody's relative of it ("his [son] John Lee", "Ann Lee, his
/// [wife],", "[son] of John Lee"): a token, or -1.
qint32 kinOf(const Reading &reading, const Name &name);

/// First token of the title before a name, or the name's first token.
qint32 titleFirst(const Reading &reading, const Name &name);

/// A nickname's marks and words inside the name are left out.
PersonName personName(const Reading &reading, const Name &name);

/// May the shorter name mean the longer one? Suffix and surname must be the same, forenames and initials fit
/// in their order: "G. Bush" and "George Bush" mean "George W. Bush", "George H. Bush" does not.
bool agrees(const PersonName &shorter, const PersonName &longer);

/// True where two names share a title; how far they are the same office ("Mayor Lee", "Mayor Ed Lee").
bool sharesTitle(const PersonName &a, const PersonName &b);

} // namespace bluepencil::recognition
