// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/names.h"

#include <optional>
#include <vector>

namespace bluepencil::recognition {

/// Which place of the gazetteer a name means, and why it is that one.
struct LocatedPlace {
    GazetteerPlace place;
    Evidence why;
};

/// For each name that is a place and stands in the gazetteer, the one that is meant; nothing for the others.
/// One string means one place in a document, unless another one is named with it ("Paris, Texas", "the Texas
/// town of Paris", "London, Ontario"): of several, the most populous, moved by the country and state of the
/// article's other places (Birmingham with Alabama around). Where only the country is known ("Smallville,
/// Kansas"; "northern Syria"), the place has no coordinates. Linear.
std::vector<std::optional<LocatedPlace>> locatePlaces(const Tokens &tokens, const std::vector<Name> &names);

} // namespace bluepencil::recognition
