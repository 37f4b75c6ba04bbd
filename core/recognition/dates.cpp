// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/dates.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> longMonths = {"january",   "february", "march",    "april",
                                                         "may",       "june",     "july",     "august",
                                                         "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

int monthOf(std::string_view word)
{
    if (word.size() > 1 && word.back() == '.') {
        const auto found = std::find(months.begin(), months.end(), word.substr(0, 3));
        return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
    }
    const auto found = std::find(longMonths.begin(), longMonths.end(), word);
    return found == longMonths.end() ? 0 : static_cast<int>(found - longMonths.begin()) + 1;
}

int weekdayOf(std::string_view word)
{
    const auto found = std::find(weekdays.begin(), weekdays.end(), word);
    return found == weekdays.end() ? 0 : static_cast<int>(found - weekdays.begin()) + 1;
}

/// Digits only (an ending "st", "nd", "rd", "th" is passed over), or -1.
int numberOf(std::string_view word)
{
    if (word.size() > 2 &&
        (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th")))
        word.remove_suffix(2);
    if (word.empty() || word.size() > 4)
        return -1;
    int value = 0;
    for (const char c : word) {
        if (!isDigit(static_cast<unsigned char>(c)))
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

class Dates
{
public:
    Dates(const Tokens &tokens, QDate published)
        : m_tokens(tokens)
        , m_published(published)
    {
    }
    QList<Mention> take();

private:
    struct Found {
        qint32 first = 0;
        qint32 end = 0;
        QString value;
        QString precision;
        const char *rule = "";
    };
    std::string lower(qint32 i) const { return m_tokens.isWord(i) ? folded(m_tokens.word(i)) : std::string(); }
    int number(qint32 i) const
    {
        return i < m_tokens.count() && i >= 0 && m_tokens[i].kind == TokenKind::Number ? numberOf(m_tokens.word(i))
                                                                                       : -1;
    }
    int year(qint32 i) const
    {
        const int value = number(i);
        return value >= 1000 && value < 2200 && m_tokens[i].span.length() == 4 ? value : 0;
    }
    bool isAhead(qint32 first) const;
    int yearFor(int month, int day, bool ahead) const;
    std::optional<Found> at(qint32 i) const;
    std::optional<Found> dayAndMonth(qint32 i) const;
    std::optional<Found> isoDate(qint32 i) const;
    std::optional<Found> relative(qint32 i) const;
    std::optional<Found> weekday(qint32 i) const;
    std::optional<Found> monthAlone(qint32 i) const;
    std::optional<Found> yearAlone(qint32 i) const;
    Found day(qint32 first, qint32 end, QDate date, const char *rule) const
    {
        return {first, end, date.isValid() ? date.toString(Qt::ISODate) : QString(), QStringLiteral("day"), rule};
    }

    const Tokens &m_tokens;
    QDate m_published;
};

/// "next", "until", "by", "this coming" before the words.
bool Dates::isAhead(qint32 first) const
{
    for (qint32 i = first - 1; i >= 0 && i >= first - 3 && m_tokens[i].sentence == m_tokens[first].sentence; --i) {
        const std::string word = lower(i);
        if (isOneOf(word, {"next", "until", "till", "by", "coming", "upcoming", "before"}))
            return true;
        if (!isOneOf(word, {"the", "this", "early", "late", "on", "mid"}))
            break;
    }
    // "will … on Friday", "is expected to … on Friday"
    for (qint32 i = first - 1; i >= 0 && i >= first - 10 && m_tokens[i].sentence == m_tokens[first].sentence; --i) {
        const std::string word = lower(i);
        if (isOneOf(word, {"will", "'ll", "shall", "expected", "scheduled", "due", "set", "plans", "planned", "slated",
                           "would"}))
            return true;
        if (isOneOf(word, {"was", "were", "said", "had", "told", "after"}) || m_tokens.isText(i, ";"))
            return false;
    }
    return false;
}

/// The year of a month (and day, or 0) that stands without one.
int Dates::yearFor(int month, int day, bool ahead) const
{
    if (!m_published.isValid())
        return 0;
    const int then = month * 32 + day;
    const int now = m_published.month() * 32 + (day == 0 ? 0 : m_published.day());
    if (ahead)
        return m_published.year() + (then < now ? 1 : 0);
    return m_published.year() - (then > now ? 1 : 0);
}

std::optional<Dates::Found> Dates::isoDate(qint32 i) const
{
    const std::string_view word = m_tokens.word(i);
    if (m_tokens[i].kind != TokenKind::Number || word.size() != 10 || word[4] != '-' || word[7] != '-')
        return std::nullopt;
    const QDate date(numberOf(word.substr(0, 4)), numberOf(word.substr(5, 2)), numberOf(word.substr(8, 2)));
    if (!date.isValid())
        return std::nullopt;
    return day(i, i + 1, date, "date.iso");
}

/// "6 August 2025", "August 6, 2025", "August 6", "August 2025"; after a weekday too.
std::optional<Dates::Found> Dates::dayAndMonth(qint32 i) const
{
    const qint32 first = i;
    if (weekdayOf(lower(i)) > 0) {
        ++i;
        if (m_tokens.isText(i, ","))
            ++i;
    }
    int month = 0;
    int dayNumber = 0;
    if (number(i) >= 1 && number(i) <= 31 && m_tokens.isText(i + 1, "of") && monthOf(lower(i + 2)) > 0) {
        dayNumber = number(i);
        month = monthOf(lower(i + 2));
        i += 3;
    } else if (number(i) >= 1 && number(i) <= 31 && m_tokens.isWord(i + 1) && m_tokens[i + 1].capital &&
               monthOf(lower(i + 1)) > 0) {
        dayNumber = number(i);
        month = monthOf(lower(i + 1));
        i += 2;
    } else if (m_tokens.isWord(i) && m_tokens[i].capital && monthOf(lower(i)) > 0) {
        month = monthOf(lower(i));
        if (number(i + 1) >= 1 && number(i + 1) <= 31) {
            dayNumber = number(i + 1);
            i += 2;
        } else if (year(i + 1) > 0 && i == first) {
            return Found{first, i + 2, QStringLiteral("%1-%2").arg(year(i + 1)).arg(month, 2, 10, QLatin1Char('0')),
                         QStringLiteral("month"), "date.month-year"};
        } else {
            return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    int yearNumber = year(i);
    if (yearNumber > 0) {
        ++i;
    } else if (m_tokens.isText(i, ",") && year(i + 1) > 0) {
        yearNumber = year(i + 1);
        i += 2;
    }
    const char *rule = "date.day-month-year";
    if (yearNumber == 0) {
        yearNumber = yearFor(month, dayNumber, isAhead(first));
        rule = "date.day-month";
    }
    const QDate date(yearNumber, month, dayNumber);
    if (yearNumber != 0 && !date.isValid())
        return std::nullopt; // 31 June
    return day(first, i, yearNumber == 0 ? QDate() : date, rule);
}

std::optional<Dates::Found> Dates::relative(qint32 i) const
{
    const std::string word = lower(i);
    const auto shifted = [&](int days) { return m_published.isValid() ? m_published.addDays(days) : QDate(); };
    if (word == "today" || word == "tonight")
        return day(i, i + 1, shifted(0), "date.today");
    if (word == "yesterday")
        return day(i, i + 1, shifted(-1), "date.yesterday");
    if (word == "tomorrow")
        return day(i, i + 1, shifted(1), "date.tomorrow");
    const int step = word == "last" || word == "past" ? -1 : word == "next" || word == "coming" ? 1 : 0;
    const bool shiftWord = step != 0 || word == "this";
    const qint32 noun = shiftWord ? i + 1 : i;
    const std::string what = lower(noun);
    if (what == "weekend" && (shiftWord || (isOneOf(lower(i - 1), {"the"})))) {
        // Saturday and Sunday; on a weekend itself, "the weekend" is that one.
        QDate saturday;
        if (m_published.isValid()) {
            const int back = (m_published.dayOfWeek() + 1) % 7; // days since Saturday
            saturday = m_published.addDays(-back);
            if (step > 0 || (word == "this" && back > 1))
                saturday = saturday.addDays(7);
            else if (step < 0 && back <= 1)
                saturday = saturday.addDays(-7);
        }
        return Found{i, noun + 1,
                     saturday.isValid()
                         ? saturday.toString(Qt::ISODate) + QLatin1Char('/') + saturday.addDays(1).toString(Qt::ISODate)
                         : QString(),
                     QStringLiteral("weekend"), "date.weekend"};
    }
    if (!shiftWord)
        return std::nullopt;
    if (what == "week") {
        QString value;
        if (m_published.isValid()) {
            int weekYear = 0;
            const int week = m_published.addDays(7 * step).weekNumber(&weekYear);
            value = QStringLiteral("%1-W%2").arg(weekYear).arg(week, 2, 10, QLatin1Char('0'));
        }
        return Found{i, noun + 1, value, QStringLiteral("week"), "date.week"};
    }
    if (what == "month")
        return Found{i, noun + 1,
                     m_published.isValid() ? m_published.addMonths(step).toString(QStringLiteral("yyyy-MM"))
                                           : QString(),
                     QStringLiteral("month"), "date.month"};
    if (what == "year")
        return Found{i, noun + 1, m_published.isValid() ? QString::number(m_published.year() + step) : QString(),
                     QStringLiteral("year"), "date.year"};
    return std::nullopt;
}

std::optional<Dates::Found> Dates::weekday(qint32 i) const
{
    const int wanted = m_tokens.isWord(i) && m_tokens[i].capital ? weekdayOf(lower(i)) : 0;
    if (wanted == 0 || (m_tokens.isWord(i + 1) && m_tokens[i + 1].capital && m_tokens.is(i + 1, Class::OrgHead)))
        return std::nullopt;
    QDate date;
    if (m_published.isValid()) {
        const bool ahead = isAhead(i);
        const int back = (m_published.dayOfWeek() - wanted + 7) % 7;
        const int last = back == 0 && lower(i - 1) == "last" ? 7 : back;
        date = ahead ? m_published.addDays(back == 0 ? 7 : 7 - back) : m_published.addDays(-last);
    }
    return day(i, i + 1, date, "date.weekday");
}

std::optional<Dates::Found> Dates::monthAlone(qint32 i) const
{
    const int month = m_tokens.isWord(i) && m_tokens[i].capital ? monthOf(lower(i)) : 0;
    if (month == 0)
        return std::nullopt;
    const std::string before = lower(i - 1);
    // "May", "March" and "August" are other things too.
    if (!isOneOf(before, {"in",  "since", "until", "till", "by",      "last",   "next",   "this",  "early",   "late",
                          "mid", "of",    "from",  "to",   "through", "during", "before", "after", "between", "and"}))
        return std::nullopt;
    if (isOneOf(before, {"to", "and", "of", "by"}) && (month == 5 || month == 3 || month == 8))
        return std::nullopt;
    const int yearNumber = yearFor(month, 0, isAhead(i));
    return Found{i, i + 1,
                 yearNumber == 0 ? QString()
                                 : QStringLiteral("%1-%2").arg(yearNumber).arg(month, 2, 10, QLatin1Char('0')),
                 QStringLiteral("month"), "date.month"};
}

std::optional<Dates::Found> Dates::yearAlone(qint32 i) const
{
    if (m_tokens[i].kind != TokenKind::Number)
        return std::nullopt;
    const std::string_view word = m_tokens.word(i);
    if (word.size() == 5 && word.back() == 's' && word[3] == '0' && numberOf(word.substr(0, 4)) >= 1000)
        return Found{i, i + 1, QString::fromLatin1(word.data(), 3) + QLatin1Char('X'), QStringLiteral("decade"),
                     "date.decade"};
    const int value = year(i);
    if (value < 1500 || value > 2150)
        return std::nullopt;
    if (!isOneOf(lower(i - 1), {"in",     "since",   "from",   "until",  "till",   "by",     "of",  "before",  "after",
                                "during", "between", "and",    "early",  "late",   "mid",    "to",  "through", "around",
                                "circa",  "year",    "summer", "winter", "spring", "autumn", "fall"}))
        return std::nullopt;
    if (m_tokens.isWord(i + 1) && !m_tokens[i + 1].capital && !m_tokens.is(i + 1, Class::Function) &&
        !m_tokens[i + 1].possessive && lower(i - 1) != "in" && lower(i - 1) != "since")
        return std::nullopt; // "of 1800 people"
    return Found{i, i + 1, QString::number(value), QStringLiteral("year"), "date.year"};
}

std::optional<Dates::Found> Dates::at(qint32 i) const
{
    const Token &token = m_tokens[i];
    if (token.kind == TokenKind::Number) {
        if (auto found = isoDate(i))
            return found;
        if (auto found = dayAndMonth(i))
            return found;
        return yearAlone(i);
    }
    if (token.kind != TokenKind::Word)
        return std::nullopt;
    if (token.capital) {
        if (auto found = dayAndMonth(i))
            return found;
        if (auto found = weekday(i))
            return found;
        if (auto found = monthAlone(i))
            return found;
    }
    return relative(i);
}

QList<Mention> Dates::take()
{
    QList<Mention> mentions;
    for (qint32 i = 0; i < m_tokens.count();) {
        const std::optional<Found> found = at(i);
        if (!found || m_tokens[found->first].sentence != m_tokens[found->end - 1].sentence) {
            ++i;
            continue;
        }
        Mention mention;
        mention.span = m_tokens.span(found->first, found->end);
        mention.label = QStringLiteral("date");
        mention.value = found->value;
        mention.precision = found->value.isEmpty() ? QString() : found->precision;
        mention.why = {QString::fromLatin1(found->rule), 0.9, {}};
        mentions.append(mention);
        i = found->end;
    }
    return mentions;
}

} // namespace

QList<Mention> findDates(const Tokens &tokens, QDate published)
{
    return Dates(tokens, published).take();
}

} // namespace bluepencil::recognition
