// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/labelkey.h"

#include <QGuiApplication>
#include <QKeyEvent>

namespace bluepencil {

QString labelKeyOf(const QKeyEvent *event)
{
    const QString platform = QGuiApplication::platformName();
    const quint32 scanCode = event->nativeScanCode();
    // evdev key codes plus 8, on X11 and Wayland alike: 10 is the key of the digit 1, 19 of 0.
    if ((platform == QLatin1StringView("xcb") || platform == QLatin1StringView("wayland")) && scanCode >= 10 &&
        scanCode <= 19)
        return QString::number((scanCode - 9) % 10);
    return event->text();
}

} // namespace bluepencil
