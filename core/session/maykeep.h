// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"

namespace bluepencil {

/// Whether this library takes acts; null is none. Errors: Unsupported (none), ReadOnly.
Result<void> mayKeep(const Library *library);

} // namespace bluepencil
