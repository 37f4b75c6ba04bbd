// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/calendar.h"

#include <array>

namespace bluepencil::recognition::calendar {

namespace {

QString padded(int number, int digits)
{
    return QString::number(number).rightJustified(digits, u'0');
}

} // namespace

QString day(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

QString month(int year, int month)
{
    return year == 0 ? QString() : padded(year, 4) + u'-' + padded(month, 2);
}

QString year(int year)
{
    return year == 0 ? QString() : padded(year, 4);
}

QString decade(int year)
{
    return year == 0 ? QString() : padded(year / 10, 3) + u'X';
}

QString century(int year)
{
    return year == 0 ? QString() : padded(year / 100, 2) + QStringLiteral("XX");
}

QString week(QDate date)
{
    if (!date.isValid())
        return {};
    int weekYear = 0;
    const int number = date.weekNumber(&weekYear);
    return padded(weekYear, 4) + QStringLiteral("-W") + padded(number, 2);
}

QString quarter(int year, int quarter)
{
    return interval(month(year, 3 * quarter - 2), month(year, 3 * quarter));
}

QString half(int year, int half)
{
    return interval(month(year, 6 * half - 5), month(year, 6 * half));
}

QString season(int year, int season)
{
    return year == 0 ? QString() : padded(year, 4) + u'-' + QString::number(20 + season);
}

QString interval(QString from, QString to)
{
    return from.isEmpty() || to.isEmpty() ? QString() : from + u'/' + to;
}

QString third(int year, int third)
{
    return interval(month(year, 4 * third + 1), month(year, 4 * third + 4));
}

QString third(int year, int month, int third)
{
    if (year == 0)
        return {};
    const QDate first(year, month, 10 * third + 1);
    return interval(day(first), day(QDate(year, month, third == 2 ? first.daysInMonth() : 10 * third + 10)));
}

QString thirdOfDecade(int year, int third)
{
    static constexpr std::array<std::pair<int, int>, 3> years = {{{0, 3}, {4, 6}, {7, 9}}};
    if (year == 0)
        return {};
    const auto [from, to] = years[static_cast<std::size_t>(third)];
    return interval(calendar::year(year / 10 * 10 + from), calendar::year(year / 10 * 10 + to));
}

QString weekend(QDate date, int weeks)
{
    if (!date.isValid())
        return {};
    const QDate saturday = date.addDays(6 - date.dayOfWeek() + 7 * weeks);
    return interval(day(saturday), day(saturday.addDays(1)));
}

QString unit(TimeUnit unit, QDate date, int steps)
{
    if (!date.isValid())
        return {};
    switch (unit) {
    case TimeUnit::Hour:
        return {};
    case TimeUnit::Day:
        return day(date.addDays(steps));
    case TimeUnit::Week:
        return week(date.addDays(7 * steps));
    case TimeUnit::Month: {
        const QDate then = date.addMonths(steps);
        return month(then.year(), then.month());
    }
    case TimeUnit::Quarter: {
        const QDate then = date.addMonths(3 * steps);
        return quarter(then.year(), (then.month() + 2) / 3);
    }
    case TimeUnit::Year:
        return year(date.addYears(steps).year());
    case TimeUnit::Decade:
        return decade(date.addYears(10 * steps).year());
    case TimeUnit::Century:
        return century(date.addYears(100 * steps).year());
    }
    return {};
}

QString nameOf(TimeUnit unit)
{
    static const std::array<QString, 8> names = {
        QString(),
        QStringLiteral("day"),
        QStringLiteral("week"),
        QStringLiteral("month"),
        QStringLiteral("quarter"),
        QStringLiteral("year"),
        QStringLiteral("decade"),
        QStringLiteral("century"),
    };
    return names[static_cast<std::size_t>(unit)];
}

QString nameOf(PartOfDay part)
{
    static const std::array<QString, 4> names = {QStringLiteral("morning"), QStringLiteral("afternoon"),
                                                 QStringLiteral("evening"), QStringLiteral("night")};
    return names[static_cast<std::size_t>(part)];
}

} // namespace bluepencil::recognition::calendar
