// SPDX-License-Identifier: GPL-3.0-or-later
// Days, months and years by their names and numbers.
#include "core/recognition/datereader.h"

#include <array>

namespace bluepencil::recognition {

namespace {

constexpr int march = 3, may = 5, august = 8;

} // namespace

std::optional<FoundDate> DateReader::calendarDate(qint32 i) const
{
    Found found;
    if (m_tokens[i].kind == TokenKind::Number) {
        if ((found = digits(i)) || (found = decade(i)) || (found = shortYear(i)))
            return found;
        if ((found = dayAndMonth(i)))
            return range(*found).value_or(*found);
        if ((found = yearRange(i)))
            return found;
        return yearAlone(i);
    }
    if ((found = quarter(i)))
        return found;
    if (isNamed(i)) {
        if ((found = dayAndMonth(i)) || (found = monthAlone(i)))
            return range(*found).value_or(*found);
    }
    if ((found = half(i)))
        return found;
    return seasonOfYear(i);
}

/// 2025-08-06, 2025/08/06, 6.8.2025, 25/12/2024, 12/25/2024; 06/08/2025 may be either day: the year is sure.
std::optional<FoundDate> DateReader::digits(qint32 i) const
{
    const std::string_view text = m_tokens.word(i);
    if (text.size() < 8 || text.size() > 10)
        return std::nullopt;
    const std::size_t one = text.find_first_of("-/.");
    const std::size_t two = one == std::string_view::npos ? one : text.find(text[one], one + 1);
    if (two == std::string_view::npos)
        return std::nullopt;
    const char sign = text[one];
    const int a = plainNumber(text.substr(0, one));
    const int b = plainNumber(text.substr(one + 1, two - one - 1));
    const int c = plainNumber(text.substr(two + 1));
    if (a < 0 || b < 1 || c < 1 || b > 31)
        return std::nullopt;
    if (one == 4 && sign != '.') {
        const QDate date(a, b, c);
        return date.isValid() ? Found(onDay(i, i + 1, date, "date.iso", 0.98)) : std::nullopt;
    }
    if (text.size() - two != 5 || c < 1500 || c > 2150 || one > 2 || sign == '-')
        return std::nullopt;
    const QDate dayFirst(c, b, a);
    const QDate monthFirst(c, a, b);
    if (!dayFirst.isValid() && !monthFirst.isValid())
        return std::nullopt;
    const bool both = dayFirst.isValid() && monthFirst.isValid() && a != b && sign == '/';
    if (both)
        return FoundDate{i, i + 1, calendar::year(c), QStringLiteral("year"), "date.digits-either", 0.6};
    return onDay(i, i + 1, dayFirst.isValid() ? dayFirst : monthFirst, "date.digits", 0.95);
}

/// The year that follows at `end` ("2024", ", 2024", "of 2024", "last year", "of next year"), which is then
/// passed over; 0 where none does.
int DateReader::yearAfter(qint32 &end) const
{
    if (const int year = yearAt(end); year > 0 && !m_words.is(end + 1, TimeWord::Percent)) {
        ++end;
        return year;
    }
    const bool joined = m_tokens.isText(end, ",") || m_tokens.isText(end, "of");
    if (joined && yearAt(end + 1) > 0 && m_tokens[end + 1].span.length() == 4) {
        end += 2;
        return yearAt(end - 1);
    }
    const qint32 shift = m_tokens.isText(end, "of") ? end + 1 : end;
    if (m_words.is(shift, TimeWord::Shift) && isOneOf(shift + 1, {"year"}) && m_published.isValid()) {
        end = shift + 2;
        return m_published.year() + m_words.value(shift);
    }
    const qint32 that = m_tokens.isText(end, "of") ? end + 1 : end;
    if (isOneOf(that, {"that"}) && isOneOf(that + 1, {"year"})) { // "in 1956 … in December of that year"
        constexpr qint32 farthest = 120;                          // tokens
        for (qint32 i = end - 1; i >= 0 && i > end - farthest; --i) {
            if (m_tokens[i].span.length() == 4 && yearAt(i) >= 1500) {
                end = that + 2;
                return yearAt(i);
            }
        }
    }
    return 0;
}

/// The year of a month (and day, or 0) that stands without one; 0 where nothing tells it. Papers leave out
/// the year where it is their own, or where the nearest one is plain.
int DateReader::yearFor(int month, int day, qint32 first) const
{
    if (!m_published.isValid())
        return 0;
    const int year = m_published.year();
    const int then = month * 32 + day;
    const int now = m_published.month() * 32 + (day == 0 ? 0 : m_published.day());
    const Tense when = tense(first);
    if (when == Tense::Ahead)
        return year + (then < now ? 1 : 0);
    const int monthsAhead = month - m_published.month();
    const bool soon = when == Tense::Unknown && monthsAhead <= 1;
    return then > now && !soon ? year - 1 : year;
}

int DateReader::yearWithWeekday(int month, int day, int weekday, int otherwise) const
{
    if (otherwise == 0)
        return 0;
    for (const int year : {otherwise, otherwise - 1, otherwise + 1}) {
        const QDate date(year, month, day);
        if (date.isValid() && date.dayOfWeek() == weekday)
            return year;
    }
    return otherwise;
}

/// "6 August 2025", "August 6, 2025", "August 6", "4th of July", "3-5 May", "June 3 to 5"; behind a weekday too.
std::optional<FoundDate> DateReader::dayAndMonth(qint32 i) const
{
    const qint32 first = i;
    const int weekday = isNamed(i) && m_words.is(i, TimeWord::Weekday) ? m_words.value(i) : 0;
    if (weekday > 0) {
        ++i;
        if (m_tokens.isText(i, ","))
            ++i;
        if (isOneOf(i, {"the"}) && dayNumber(i + 1) > 0)
            ++i;
    }
    const auto isMonth = [this](qint32 at) { return isNamed(at) && m_words.is(at, TimeWord::Month); };
    // One day, or two with a dash or "to" between them ("3-5" is one token).
    int from = 0;
    int to = 0;
    const auto readDays = [&](qint32 &at) {
        from = dayNumber(at);
        if (from == 0 && at < m_tokens.count() && m_tokens[at].kind == TokenKind::Number) {
            const std::string_view text = m_tokens.word(at);
            const std::size_t hyphen = text.find('-');
            if (hyphen == std::string_view::npos || text.size() > 5)
                return false;
            from = plainNumber(text.substr(0, hyphen));
            to = plainNumber(text.substr(hyphen + 1));
            ++at;
            return from >= 1 && to > from && to <= 31;
        }
        ++at;
        const bool between = isOneOf(at, {"to", "through", "until"}) ||
                             (m_tokens.isText(at, "and") && isOneOf(first - 1, {"between"})) || isDashAt(at);
        if (from > 0 && between && dayNumber(at + 1) > from && isMonth(at + 2) != isMonth(at - 2)) {
            to = dayNumber(at + 1);
            at += 2;
        }
        return from > 0;
    };
    int month = 0;
    if (i < m_tokens.count() && m_tokens[i].kind == TokenKind::Number) {
        if (!readDays(i))
            return std::nullopt;
        if (to == 0 && m_tokens.isText(i, "of") && isMonth(i + 1))
            ++i;
        if (!isMonth(i))
            return std::nullopt;
        month = m_words.value(i++);
    } else if (isMonth(i)) {
        month = m_words.value(i++);
        if (yearAt(i) > 0 && weekday == 0)
            return inMonth(first, i + 1, month, yearAt(i), "date.month-year", 0.95);
        if (!readDays(i) || m_words.is(i, TimeWord::Percent) || m_words.is(i, TimeWord::Power) ||
            m_tokens.isText(i, "%"))
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    const int given = yearAfter(i);
    int year = given != 0 ? given : yearFor(month, from, first);
    if (given == 0 && weekday > 0)
        year = yearWithWeekday(month, from, weekday, year);
    const QDate date(year, month, from);
    const QDate last(year, month, to == 0 ? from : to);
    if (year != 0 && !(date.isValid() && last.isValid()))
        return std::nullopt; // 31 June
    FoundDate found = onDay(first, i, year == 0 ? QDate() : date, given != 0 ? "date.day-month-year" : "date.day-month",
                            given != 0 ? 0.98 : 0.9);
    found.month = month;
    found.day = from;
    found.year = given;
    if (to > 0) {
        found.value = calendar::interval(found.value, year == 0 ? QString() : calendar::day(last));
        found.rule = "date.days";
        found.date = {};
        found.month = 0;
    }
    return found;
}

FoundDate DateReader::inMonth(qint32 first, qint32 end, int month, int year, const char *rule, double score) const
{
    FoundDate found{first, end, calendar::month(year, month), QStringLiteral("month"), rule, score};
    found.month = month;
    found.year = year;
    return found;
}

/// "May", "March" and "August" are other things too.
bool DateReader::looksLikeAMonth(qint32 i) const
{
    const int month = m_words.value(i);
    const bool isPlain = month != may && month != march && month != august;
    if (isOneOf(i - 1, {"in", "since", "until", "till", "early", "late", "mid", "from", "through", "during", "before",
                        "after", "between"}))
        return true;
    if (isPlain && isOneOf(i - 1, {"to", "and", "of", "by", "for", "or", "every", "each"}))
        return true;
    return isDashAt(i - 1) && m_words.is(i - 2, TimeWord::Month);
}

std::optional<FoundDate> DateReader::monthAlone(qint32 i) const
{
    if (!m_words.is(i, TimeWord::Month))
        return std::nullopt;
    qint32 end = i + 1;
    const int given = yearAfter(end);
    if (given == 0 && !looksLikeAMonth(i))
        return std::nullopt;
    const int month = m_words.value(i);
    FoundDate found = inMonth(i, end, month, given != 0 ? given : yearFor(month, 0, i), "date.month", 0.85);
    found.year = given;
    return found;
}

/// "[June 3 to July 5]", "[June–August 2024]": two ends that make one stretch of time.
std::optional<FoundDate> DateReader::range(const FoundDate &from) const
{
    const qint32 sign = from.end;
    const bool opened = isOneOf(from.first - 1, {"from", "between"});
    const bool between = isDashAt(sign) || (opened && isOneOf(sign, {"to", "until", "till", "through", "and"}));
    if (from.month == 0 || !between || !isSameSentence(sign + 1, from.first))
        return std::nullopt;
    Found to = from.day > 0 ? dayAndMonth(sign + 1) : Found();
    if (!to && from.day == 0 && isNamed(sign + 1) && m_words.is(sign + 1, TimeWord::Month)) {
        qint32 end = sign + 2;
        const int given = yearAfter(end);
        to = inMonth(sign + 1, end, m_words.value(sign + 1), given, "date.month", 0.85);
    }
    if (!to || to->month == 0 || (to->day == 0) != (from.day == 0))
        return std::nullopt;
    // Both ends of one stretch: the year of either tells that of the other.
    const bool wraps = to->month * 32 + to->day < from.month * 32 + from.day;
    int year = from.year != 0  ? from.year
               : to->year != 0 ? to->year - (wraps ? 1 : 0)
                               : yearFor(from.month, from.day, from.first);
    const int last = to->year != 0 ? to->year : year + (wraps ? 1 : 0);
    const auto valueOf = [](int ofYear, int month, int day) {
        return day == 0 || ofYear == 0 ? calendar::month(ofYear, month) : calendar::day(QDate(ofYear, month, day));
    };
    FoundDate found = from;
    found.end = to->end;
    found.value = year == 0
                      ? QString()
                      : calendar::interval(valueOf(year, from.month, from.day), valueOf(last, to->month, to->day));
    found.rule = from.day > 0 ? "date.days" : "date.months";
    found.date = {};
    found.month = 0;
    return found;
}

} // namespace bluepencil::recognition
