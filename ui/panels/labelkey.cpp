// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/labelkey.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

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

int latinKeyOf(const QKeyEvent *event)
{
    // evdev key codes plus 8 of the rows of letters on a keyboard of the Latin kind.
    struct Row {
        quint32 first;
        QLatin1StringView letters;
    };
    static constexpr Row rows[] = {{24, QLatin1StringView("QWERTYUIOP")},
                                   {38, QLatin1StringView("ASDFGHJKL")},
                                   {52, QLatin1StringView("ZXCVBNM")}};
    const QString text = event->text();
    const bool isForeign = text.size() == 1 && text.front().isLetter() && text.front().script() != QChar::Script_Latin;
    if (!isForeign)
        return event->key();
    const quint32 code = event->nativeScanCode();
    for (const Row &row : rows)
        if (code >= row.first && code < row.first + static_cast<quint32>(row.letters.size()))
            return row.letters[static_cast<qsizetype>(code - row.first)].unicode();
    return event->key();
}

const Label *labelForKey(const Tagset &tagset, const QKeyEvent *event)
{
    if (const Label *label = tagset.findByKey(labelKeyOf(event)))
        return label;
    const int latin = latinKeyOf(event);
    return latin == event->key() ? nullptr : tagset.findByKey(QString(QChar(latin)));
}

QString labelKeysOf(const Tagset &tagset)
{
    QString digits;
    QStringList others;
    for (const Label &label : tagset.labels())
        if (label.key.size() == 1 && label.key.front() >= u'0' && label.key.front() <= u'9')
            digits += label.key;
        else if (!label.key.isEmpty())
            others.append(label.key.toUpper());
    std::sort(digits.begin(), digits.end());
    QStringList keys;
    for (qsizetype from = 0; from < digits.size();) {
        qsizetype end = from + 1;
        while (end < digits.size() && digits[end].unicode() == digits[end - 1].unicode() + 1)
            ++end;
        keys.append(end - from > 2 ? digits.mid(from, 1) + QChar(0x2013) + digits.mid(end - 1, 1)
                                   : digits.mid(from, end - from));
        from = end;
    }
    return (keys + others).join(QLatin1Char(' '));
}

} // namespace bluepencil
