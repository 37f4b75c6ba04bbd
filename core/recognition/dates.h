// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognition.h"
#include "core/recognition/tokens.h"

#include <QDate>

namespace bluepencil::recognition {

/// Dates and times, as mentions with label "date". Values are ISO 8601 (decades, centuries, seasons as in
/// ISO 8601-2); `precision` says what a value is sure of:
///
///     6 August 2025, August 6, 2025-08-06, Wednesday, yesterday  2025-08-06             day
///     Tuesday night, last night, this morning                   2025-08-05             morning … night
///     at 9:30 a.m. on Tuesday, noon, 2130 GMT                   2025-08-05T09:30       minute, hour
///     June 3-5, between 3 and 5 May, from June 3 to July 5      2025-06-03/2025-06-05  day
///     (the) weekend                                             2025-08-02/2025-08-03  weekend
///     last week, three weeks ago                                2025-W31               week
///     (in) April, last month, June to August 2024               2025-04                month
///     Q3 2024, the second quarter of last year                  2024-04/2024-06        quarter
///     last summer, winter 1963                                  2024-22                season (21 spring … 24 winter)
///     (since) 2022, last year, two years ago, 2019-21           2022                   year
///     early 2024, late May, mid-1990s                           2024-01/2024-04        part (a third of it)
///     the 1990s, the 19th century                               199X, 18XX             decade, century
///     (will open) in two weeks, in the spring, overnight        2025-W34, 2026-21      week, season, night
///     the ’90s, in ’92                                          199X, 1992             decade, year
///     the last three months                                     2025-05/2025-08        month
///
/// What needs the day of publication is resolved against `published`, else against a line near the text's
/// beginning that is nothing but a day: weekdays to the last one on or before it, or the next one
/// where tense or a word says so ("will", "plays on", "next", "due", "until"); seasons only where they do; months and
/// days without a year to the year that makes sense. Without either, and where the words don't tell ("several months
/// ago", "06/08/2025"), the value is empty rather than wrong; a time then stands alone (T09:30). Linear.
QList<Mention> findDates(const Tokens &tokens, QDate published);

} // namespace bluepencil::recognition
