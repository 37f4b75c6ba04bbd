// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAccessibleEvent;

namespace bluepencil {

/// Makes every ReaderView known to assistive technology as read-only text with its marks as attributes
/// of their ranges ("mark:Person – Ana Ruiz"). Once for the program; calling it again does nothing.
void installReaderAccessibility();

/// Where the view's events go: QAccessible::updateAccessibility, or what a test puts in its place
/// (nullptr: back to that).
using AccessibleEventSink = void (*)(QAccessibleEvent *);
void setAccessibleEventSink(AccessibleEventSink sink);
void sendAccessibleEvent(QAccessibleEvent *event);

} // namespace bluepencil
