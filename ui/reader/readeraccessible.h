// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAccessibleEvent;
class QString;
class QWidget;

namespace bluepencil {

/// Makes every ReaderView known to assistive technology as read-only text with its marks as attributes
/// of their ranges ("mark:Person – Ana Ruiz"). Once for the program; calling it again does nothing.
void installReaderAccessibility();

/// Where the view's events go: QAccessible::updateAccessibility, or what a test puts in its place
/// (nullptr: back to that).
using AccessibleEventSink = void (*)(QAccessibleEvent *);
void setAccessibleEventSink(AccessibleEventSink sink);
void sendAccessibleEvent(QAccessibleEvent *event);

/// Has a sentence read out at once: by itself where Qt knows how (6.8), else as an alert of a widget that says the
/// sentence as its name or description.
void announce(QWidget *where, const QString &sentence);

} // namespace bluepencil
