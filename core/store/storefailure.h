// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace bluepencil {

/// Thrown inside core/store and nowhere else: a task there is dozens of statements, each of which may fail,
/// and what must follow a failure is always the same, roll back and tell. Library's functions catch it and
/// give Result<T>; none leaves the module.
struct StoreFailure {
    Error error;
    /// The transaction's end failed for another reason than a lock: what the disk has is to be looked at.
    bool isCommit = false;
};

} // namespace bluepencil
