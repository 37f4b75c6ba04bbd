// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognition.h"
#include "core/recognition/tokens.h"

#include <QDate>

namespace bluepencil::recognition {

/// Dates, and words for days, as mentions with label "date":
///
///     6 August 2025, August 6, 2025-08-06, Wednesday, yesterday       2025-08-06        "day"
///     (over the) weekend                                              2025-08-02/2025-08-03  "weekend"
///     last week                                                       2025-W31          "week"
///     (in) April, last month                                          2025-04           "month"
///     (since) 2022, last year                                         2022              "year"
///     the 1990s                                                       199X              "decade"
///
/// Values are ISO 8601 (decades as in ISO 8601-2). Words that need the day of publication are resolved
/// against `published`: weekdays to the last one on or before it, or the next one after it behind "next",
/// "until", "by"; months and days without a year likewise. Without a valid `published` they keep an empty
/// value. Linear.
QList<Mention> findDates(const Tokens &tokens, QDate published);

} // namespace bluepencil::recognition
