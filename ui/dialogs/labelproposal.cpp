// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labelproposal.h"

#include <QAbstractButton>
#include <QColor>
#include <QCoreApplication>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QUuid>

#include <algorithm>
#include <cstdlib>

namespace bluepencil {

QString proposedKey(const Tagset &tagset, const QString &name)
{
    QString candidates;
    for (const QChar c : name.toLower())
        if (c.isLetter() && c.unicode() < 128 && !QStringLiteral("qonw").contains(c))
            candidates += c;
    candidates += QStringLiteral("90abcdefghijklmprstuvxyz");
    for (const QChar c : std::as_const(candidates))
        if (!tagset.findByKey(QString(c)))
            return c;
    return {};
}

QString proposedColor(const Tagset &tagset)
{
    struct Tone {
        int hue;
        int lightness;
    };
    // The built-in categories: people, places, organizations, quotes.
    QList<Tone> used{{210, 105}, {160, 105}, {275, 105}, {40, 105}};
    for (const Label &label : tagset.labels())
        if (const QColor color(label.color); color.isValid())
            used.append({color.hslHue(), color.lightness()});
    const auto apart = [](Tone a, Tone b) {
        const int turn = std::abs(a.hue - b.hue) % 360;
        return std::min(turn, 360 - turn) + std::abs(a.lightness - b.lightness);
    };
    Tone best{0, 105};
    int farthest = -1;
    constexpr int farEnough = 20;
    for (const int lightness : {105, 75, 140}) {
        if (farthest >= farEnough)
            break; // other tones only once the hues run out
        for (int hue = 0; hue < 360; hue += 15) {
            int nearest = 1000;
            for (const Tone other : std::as_const(used))
                nearest = std::min(nearest, apart({hue, lightness}, other));
            if (nearest > farthest) {
                best = {hue, lightness};
                farthest = nearest;
            }
        }
    }
    return QColor::fromHsl(best.hue, 150, best.lightness).name();
}

QString proposedName(const Tagset &tagset)
{
    const QString name = QCoreApplication::translate("TagsetEditor", "New label");
    if (!tagset.findByName(name))
        return name;
    int number = 2;
    while (tagset.findByName(QStringLiteral("%1 %2").arg(name).arg(number)))
        ++number;
    return QStringLiteral("%1 %2").arg(name).arg(number);
}

Label proposedLabel(const Tagset &tagset)
{
    Label label;
    label.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    label.name = proposedName(tagset);
    label.color = proposedColor(tagset);
    label.order = tagset.labels().isEmpty() ? 0 : tagset.labels().last().order + 1;
    return label;
}

void showColor(QAbstractButton *button, const QString &color)
{
    QPixmap swatch(QSize(16, 16) * button->devicePixelRatioF());
    swatch.setDevicePixelRatio(button->devicePixelRatioF());
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    if (const QColor paint(color); !color.isEmpty() && paint.isValid())
        painter.fillRect(0, 0, 16, 16, paint);
    painter.setPen(button->palette().color(QPalette::Mid));
    painter.drawRect(0, 0, 15, 15);
    painter.end();
    button->setIcon(QIcon(swatch));
}

} // namespace bluepencil
