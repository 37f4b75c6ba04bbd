// SPDX-License-Identifier: GPL-3.0-or-later
// Days, months and years by their names and numbers.
#include "core/recognition/datereader.h"

#include <array>

namespace bluepencil::recognition {

namespace {

constexpr int march = 3, may = 5, august = 8;

/// "2025", "25" (of the century of the first year) at the end of a range of years; 0 where it is none.
int lastYear(int first, std::string_view text)
{
    const int value = plainNumber(text);
    if (text.size() == 2 && value >= 0)
        return first / 100 * 100 + value > first ? first / 100 * 100 + value : 0;
    return text.size() == 4 && value > first ? value : 0;
}

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
    return seasonOfYear(i);
}

/// 2025-08-06, 2025/08/06, 6.8.2025, 25/12/2024, 12/25/2024; 06/08/2025 may be either day: no value.
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
        return onDay(i, i + 1, {}, "date.digits", 0.6);
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
    return 0;
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

/// "2019-21", "2019–2021".
std::optional<FoundDate> DateReader::yearRange(qint32 i) const
{
    const std::string_view text = m_tokens.word(i);
    int first = 0;
    int last = 0;
    qint32 end = i + 1;
    if ((text.size() == 7 || text.size() == 9) && (text[4] == '-' || text[4] == '/')) {
        first = plainNumber(text.substr(0, 4));
        last = lastYear(first, text.substr(5));
    } else if (yearAt(i) > 0 && isDashAt(i + 1) && !m_tokens[i + 1].spaceBefore && i + 2 < m_tokens.count() &&
               m_tokens[i + 2].kind == TokenKind::Number && !m_tokens[i + 2].spaceBefore) {
        first = yearAt(i);
        last = lastYear(first, m_tokens.word(i + 2));
        end = i + 3;
    }
    if (first < 1500 || last > 2150 || last == 0 || last - first > 100 || (first < 1900 && last - first > 60))
        return std::nullopt;
    return FoundDate{
        i,   end, calendar::interval(calendar::year(first), calendar::year(last)), QStringLiteral("year"), "date.years",
        0.85};
}

/// The 1990s, mid-1990s (that token is a word), the 19th century.
std::optional<FoundDate> DateReader::decade(qint32 i) const
{
    const std::string_view text = m_tokens.word(i);
    if (text.size() == 5 && text.back() == 's' && text[3] == '0') {
        const int year = plainNumber(text.substr(0, 4));
        if (year >= 1500 && year < 2150)
            return FoundDate{i, i + 1, calendar::decade(year), QStringLiteral("decade"), "date.decade", 0.95};
    }
    if (isOneOf(i + 1, {"century"}) && text.size() == 4 && (text.ends_with("th") || text.ends_with("st"))) {
        const int century = plainNumber(text);
        if (century >= 1)
            return FoundDate{
                i, i + 2, calendar::century(century * 100 - 100), QStringLiteral("century"), "date.century", 0.95};
    }
    return std::nullopt;
}

/// The ’90s, in ’92: an apostrophe stands for the century. The ’20s may be those of two.
std::optional<FoundDate> DateReader::shortYear(qint32 i) const
{
    const bool apostrophe = i > 0 && !m_tokens[i].spaceBefore &&
                            (m_tokens.isText(i - 1, "’") || m_tokens.isText(i - 1, "'") || m_tokens.isText(i - 1, "‘"));
    const std::string_view text = m_tokens.word(i);
    if (!apostrophe || text.size() < 2 || !isDigit(static_cast<unsigned char>(text[0])) ||
        !isDigit(static_cast<unsigned char>(text[1])))
        return std::nullopt;
    const int years = plainNumber(text.substr(0, 2));
    if (text.size() == 3 && text[1] == '0' && text[2] == 's') {
        const int year = years >= 30 ? 1900 + years : years <= 10 ? 2000 + years : 0;
        return FoundDate{i - 1, i + 1, calendar::decade(year), QStringLiteral("decade"), "date.decade", 0.85};
    }
    if (text.size() != 2 || !isOneOf(i - 2, {"in", "since", "of", "from", "until", "before", "after", "by", "summer",
                                             "spring", "winter", "autumn"}))
        return std::nullopt;
    const bool thisCentury = m_published.isValid() && 2000 + years <= m_published.year();
    const int year = years >= 40 ? 1900 + years : thisCentury ? 2000 + years : 0;
    return FoundDate{i - 1, i + 1, calendar::year(year), QStringLiteral("year"), "date.short-year", 0.75};
}

std::optional<FoundDate> DateReader::yearAlone(qint32 i) const
{
    const int value = yearAt(i);
    if (value < 1500 || value > 2150)
        return std::nullopt;
    const FoundDate found{i, i + 1, calendar::year(value), QStringLiteral("year"), "date.year", 0.85};
    const bool before =
        isOneOf(i - 1, {"in",      "since", "from",  "until", "till", "by", "of",      "before", "after", "during",
                        "between", "and",   "early", "late",  "mid",  "to", "through", "circa",  "year",  "for"});
    const bool counted =
        m_words.is(i + 1, TimeWord::Percent) || m_words.is(i + 1, TimeWord::Power) ||
        m_words.is(i + 1, TimeWord::Unit) ||
        isOneOf(i + 1, {"people",     "homes",      "houses",     "troops",   "soldiers", "residents", "families",
                        "workers",    "students",   "tons",       "tonnes",   "miles",    "meters",    "metres",
                        "kilometers", "kilometres", "households", "children", "patients", "deaths",    "cases",
                        "jobs",       "dollars",    "euros",      "pounds",   "or",       "more",      "square"});
    if (counted)
        return std::nullopt;
    // "in 2000 homes", "the 1800 steps": a round number before a noun is a number.
    const bool noun = m_tokens.isWord(i + 1) && !m_tokens[i + 1].capital && !m_tokens[i + 1].possessive &&
                      !m_tokens.is(i + 1, WordClass::Function);
    if (isOneOf(i - 1, {"the", "a"}))
        return value >= 1900 && value % 100 != 0 && (noun || isCapital(i + 1)) ? Found(found) : std::nullopt;
    if (m_tokens.isText(i - 1, "(") && m_tokens.isText(i + 1, ")"))
        return found;
    if (!before || (noun && !isOneOf(i - 1, {"in", "since"})) || (noun && value % 100 == 0))
        return std::nullopt;
    return found;
}

/// "Q3 2024", "the second quarter of 2024"; without a year it may be one of a match.
std::optional<FoundDate> DateReader::quarter(qint32 i) const
{
    int quarter = 0;
    qint32 end = i;
    const std::string_view text = m_tokens.word(i);
    if (text.size() == 2 && text[0] == 'Q' && text[1] >= '1' && text[1] <= '4') {
        quarter = text[1] - '0';
        end = i + 1;
    } else if (m_words.is(i, TimeWord::Ordinal) && isOneOf(i + 1, {"quarter"})) {
        quarter = m_words.value(i);
        end = i + 2;
    }
    if (quarter == 0)
        return std::nullopt;
    const int year = yearAfter(end);
    if (year == 0)
        return std::nullopt;
    return FoundDate{i, end, calendar::quarter(year, quarter), QStringLiteral("quarter"), "date.quarter", 0.9};
}

/// "summer 2024", "the winter of 1963".
std::optional<FoundDate> DateReader::seasonOfYear(qint32 i) const
{
    if (!m_words.is(i, TimeWord::Season))
        return std::nullopt;
    qint32 end = i + 1;
    const int year = yearAfter(end);
    if (year < 1500)
        return std::nullopt;
    return FoundDate{i, end, calendar::season(year, m_words.value(i)), QStringLiteral("season"), "date.season", 0.9};
}

} // namespace bluepencil::recognition
