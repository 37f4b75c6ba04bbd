// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/antecedents.h"

namespace bluepencil::recognition {

/// The sex that a noun or pronoun tells.
Gender genderOf(const Tokens &tokens, qint32 head);

/// True where somebody of that sex may be meant.
bool fits(Gender wanted, Gender gender);

/// "the president": whoever the text gave that office, mentioned last; "the 54-year-old", "the former Scotland
/// captain": the only one whom the text described so. Constant work.
std::optional<Antecedent> antecedentOfNominal(const Reading &reading, const Cast &cast, const NounPhrase &phrase);

} // namespace bluepencil::recognition
