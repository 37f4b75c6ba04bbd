// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bluepencil {

/// Makes every ReaderView known to assistive technology as read-only text with its marks as attributes
/// of their ranges ("mark:Person: Ana Ruiz"). Once for the program; calling it again does nothing.
void installReaderAccessibility();

} // namespace bluepencil
