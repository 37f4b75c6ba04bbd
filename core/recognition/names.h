// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognition.h"
#include "core/recognition/tokens.h"

#include <stop_token>
#include <vector>

namespace bluepencil::recognition {

/// What a name tagger tells apart. Other names (events, works, laws) are found so that they are not taken
/// for something else, and are not told.
enum class NameLabel : quint8 { Person, Place, Organization, Other };

/// A name: tokens [first, end), without title, article and possessive.
struct Name {
    qint32 first = 0;
    qint32 end = 0;
    NameLabel label = NameLabel::Other;
    Evidence why;
};

/// The stage that finds names. It stands alone, so that a trained tagger can take its place.
/// Implementations are immutable and thread-safe.
class NameTagger
{
public:
    virtual ~NameTagger() = default;
    /// Names in text order, none inside another. Linear. Returns early, with what it has, when stopped.
    virtual std::vector<Name> tag(const Tokens &tokens, std::stop_token stop) const = 0;
};

/// Terrence “Sledgehammer” Boyd: two people's names with nothing but words in marks between them are one name.
/// `names` in text order; linear.
void joinNicknames(const Tokens &tokens, std::vector<Name> &names);

/// "[St. Luke’s]" where nothing is of the saint: a hospital, a school, a church. Linear.
void joinSaints(const Tokens &tokens, std::vector<Name> &names);

/// A name ends where a tabulator stands between its words: the columns of a table are not one name. Linear.
void splitAtTabs(const Tokens &tokens, std::vector<Name> &names);

/// "person", "place", "organization", "other".
QString toString(NameLabel label);

} // namespace bluepencil::recognition
