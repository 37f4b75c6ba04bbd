// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/names.h"

#include <optional>

namespace bluepencil::recognition {

/// All places of that name (in small letters), failing that those written without accents.
std::vector<GazetteerPlace> placeSenses(const Lexicon &lexicon, std::string_view key);

/// Is that state or country the one a place lies in?
bool liesIn(const GazetteerPlace &place, const GazetteerPlace &region);

/// What stands beside a place's name and tells which one it is. Refers to tokens and names.
class PlaceQualifiers
{
public:
    PlaceQualifiers(const Tokens &tokens, const std::vector<Name> &names)
        : m_tokens(tokens)
        , m_names(names)
    {
    }
    /// The region or country that stands with name `n`, whose places are `inner`, and where its words are.
    std::optional<GazetteerPlace> of(std::size_t n, const std::vector<GazetteerPlace> &inner, Span &span) const;
    bool isOfPolitician(std::size_t n) const;
    bool hasPolitics() const;

private:
    std::optional<GazetteerPlace> regionAt(qint32 first, qint32 end, const std::vector<GazetteerPlace> &inner) const;

    const Tokens &m_tokens;
    const std::vector<Name> &m_names;
};

} // namespace bluepencil::recognition
