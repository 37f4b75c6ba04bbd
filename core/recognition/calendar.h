// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/timewords.h"

#include <QDate>
#include <QString>

namespace bluepencil::recognition {

/// Values of dates as ISO 8601 writes them (decades, centuries and seasons as ISO 8601-2 does). All give an
/// empty string for a date that is not valid or a year that is not known (0).
namespace calendar {

QString day(QDate date);
QString month(int year, int month);
QString year(int year);
QString decade(int year);  ///< 199X
QString century(int year); ///< 19XX
QString week(QDate date);  ///< 2025-W31, Monday to Sunday
QString quarter(int year, int quarter);
QString half(int year, int half);              ///< in months
QString season(int year, int season);          ///< 2024-22: a season is not the same months everywhere
QString interval(QString from, QString to);    ///< empty unless both are there
QString third(int year, int third);            ///< of a year, in months
QString third(int year, int month, int third); ///< of a month, in days
QString thirdOfDecade(int year, int third);    ///< in years
/// Saturday and Sunday of the week that begins `weeks` after that of the date.
QString weekend(QDate date, int weeks);

/// The unit of time that lies `steps` units from the one that holds `date`.
QString unit(TimeUnit unit, QDate date, int steps);
/// "day", "week", … ; empty for hours.
QString nameOf(TimeUnit unit);
QString nameOf(PartOfDay part);

} // namespace calendar

} // namespace bluepencil::recognition
