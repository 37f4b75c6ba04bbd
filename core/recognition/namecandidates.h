// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/tokens.h"

#include <vector>

namespace bluepencil::recognition {

/// Why a candidate was cut out as it was; the first step of its evidence.
enum class CandidateShape : quint8 {
    Run,          ///< capitalised words
    Known,        ///< an entry of a list, as a whole
    Organization, ///< ends or begins like one: "… Ministry", "University of …"
    Place,        ///< ends or begins like one: "… Street", "Gulf of …"
    Event,        ///< ends like a law, event or work: "… Act", "… Cup"
};

/// Words that may be a name: tokens [first, end).
struct Candidate {
    qint32 first = 0;
    qint32 end = 0;
    CandidateShape shape = CandidateShape::Run;
    bool titleBefore = false;   ///< a title was cut off before it ("President [Ana Ruiz]")
    bool sentenceStart = false; ///< its capital proves nothing
    bool unsure = false;        ///< in a title or in capitals throughout: capitals prove nothing there
    qint32 titleFirst = -1;     ///< first token of that title
};

/// Cuts every run of capitalised words into candidates:
///
///     Former U.S. President [Ana Ruiz] met [Indonesian Navy] officers in [Lake Forest], said the
///     [Ministry of Foreign Affairs].
///
/// Titles, demonyms, months, leading articles and possessives stay outside. In text order. Linear.
std::vector<Candidate> nameCandidates(const Tokens &tokens);

/// The longest list entry of several words, or of one, that begins at a token; its length in tokens, or 0.
/// `wanted` filters by class.
qint32 knownPhrase(const Tokens &tokens, qint32 first, qint32 limit, quint32 &entry);

/// True for "UN", "AFP", "U.S.": capitals only, no word that is written so for another reason.
bool isAcronym(const Tokens &tokens, qint32 i);

/// True for classes that settle a name by themselves: country, region, organisation.
bool isSettled(const LexiconEntry &entry);

} // namespace bluepencil::recognition
