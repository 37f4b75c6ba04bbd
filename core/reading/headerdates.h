// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace bluepencil::header {

/// A date on a line; places are UTF-16 units of the line.
struct LineDate {
    QDate date; ///< none where it can be read two ways ("05/01/2026")
    qsizetype start = 0;
    qsizetype length = 0;
    bool isLabelled = false; ///< "Published 9 May 2025"
    bool isChange = false;   ///< "Updated 9 May 2025"
};

/// What a line tells of the day it was written, and what else stands on it.
struct DateWords {
    QList<LineDate> dates; ///< in text order
    bool isVague = false;  ///< "Updated 3 hours ago"
    /// The line with dates, weekdays, times, "Published" and "5 min read" blanked out, as long as the line. Where
    /// it has no date, only times and the like are.
    QString rest;
};

/// Reads a line of a header. A line longer than any header's is told as holding none.
DateWords datesIn(const QString &line);

/// The first date of a value ("Monday, 5 January 2026, 10:00"); invalid where there is none.
QDate firstDateIn(const QString &value);

} // namespace bluepencil::header
