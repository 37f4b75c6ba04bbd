// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognition.h"

#include <QString>

namespace bluepencil {

/// Which place is meant, for a person to read: "United Kingdom, 51.8° N, 0.6° E"; empty where nothing is known.
QString locationText(const Location &location);

} // namespace bluepencil
