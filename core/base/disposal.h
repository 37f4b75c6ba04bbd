// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace bluepencil {

/// Lets go of something that takes long to free: on a thread of its own where this is the GUI thread of a running
/// program, which must not wait while hundreds of megabytes go back to the system, else at once. Any thread.
void dispose(std::shared_ptr<const void> thing);

} // namespace bluepencil
