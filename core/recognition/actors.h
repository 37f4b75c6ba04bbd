// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/names.h"

#include <vector>

namespace bluepencil::recognition {

/// Which names act: "[Washington] weighed …", "[the Kremlin] said", "[Pentagon] officials". Seats of power (class
/// `seat`) become organisations where they speak, act or employ, and places where something is in or at them; elsewhere
/// they keep their label. Countries and towns stay places also when they act. One entry a name: true where a
/// place or a seat acts. A pass over the names, between the tagger and the cast. Linear.
std::vector<bool> readActors(const Tokens &tokens, std::vector<Name> &names);

} // namespace bluepencil::recognition
