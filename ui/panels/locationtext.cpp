// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/locationtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace bluepencil {

namespace {

QString degrees(double value, const char *positive, const char *negative)
{
    return QCoreApplication::translate("LocationText", value < 0 ? negative : positive)
        .arg(QLocale().toString(std::abs(value), 'f', 1));
}

} // namespace

QString locationText(const Location &location)
{
    QStringList facts;
    if (!location.country.isEmpty()) {
        const QLocale::Territory country = QLocale::codeToTerritory(location.country);
        facts.append(country == QLocale::AnyTerritory ? location.country : QLocale::territoryToString(country));
    }
    if (location.hasCoordinates) {
        facts.append(degrees(location.latitude, QT_TRANSLATE_NOOP("LocationText", "%1° N"),
                             QT_TRANSLATE_NOOP("LocationText", "%1° S")));
        facts.append(degrees(location.longitude, QT_TRANSLATE_NOOP("LocationText", "%1° E"),
                             QT_TRANSLATE_NOOP("LocationText", "%1° W")));
    }
    return facts.join(QStringLiteral(", "));
}

} // namespace bluepencil
