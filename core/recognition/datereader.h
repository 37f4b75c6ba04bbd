// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/calendar.h"
#include "core/recognition/datetense.h"

#include <initializer_list>
#include <optional>

namespace bluepencil::recognition {

/// A date or time as it was read: tokens [first, end).
struct FoundDate {
    qint32 first = 0;
    qint32 end = 0;
    QString value;     ///< empty: not to be told
    QString precision; ///< of `value`, were it told
    const char *rule = "";
    double score = 0.9;
    QDate date{};        ///< where the value is one day
    int month = 0;       ///< of a day or month that may begin or end a range
    int day = 0;         ///< of the month
    int year = 0;        ///< that stands there, or 0
    bool isTime = false; ///< a time without a day
    bool stop = false;   ///< its last character is the sentence's full stop
};

/// Reads the date that begins at a token. What kinds there are lies in several files: dates on a calendar
/// (calendardates.cpp), years (yeardates.cpp), parts of years and months (partdates.cpp), weekdays
/// (weekdates.cpp), relative ones
/// (relativedates.cpp), times of day (clocktimes.cpp). Each look round is
/// bounded, so that reading everywhere is linear. Refers to the tokens and words.
class DateReader
{
public:
    DateReader(const Tokens &tokens, const TimeWords &words, QDate published)
        : m_tokens(tokens)
        , m_words(words)
        , m_published(published)
    {
    }

    /// The longest date that begins there: a day with its time of day, a range.
    std::optional<FoundDate> at(qint32 i) const;
    /// The same date and this time, whichever stands first.
    static FoundDate joined(const FoundDate &date, const FoundDate &time);

private:
    using Found = std::optional<FoundDate>;

    // what stands there
    std::string_view word(qint32 i) const { return m_tokens.isWord(i) ? m_tokens.word(i) : std::string_view(); }
    bool isOneOf(qint32 i, std::initializer_list<std::string_view> list) const
    {
        return isWordOneOf(m_tokens, i, list);
    }
    int number(qint32 i) const;
    int dayNumber(qint32 i) const;
    int yearAt(qint32 i) const;
    bool isDashAt(qint32 i) const;
    bool isCapital(qint32 i) const { return m_tokens.isWord(i) && m_tokens[i].capital; }
    bool isNamed(qint32 i) const; ///< a weekday's or month's name, in small letters where it is nothing else
    bool isSameSentence(qint32 a, qint32 b) const;

    // when it is
    Tense tense(qint32 first) const { return DateTense(m_tokens, m_words).around(first); }
    int yearFor(int month, int day, qint32 first) const;
    int yearWithWeekday(int month, int day, int weekday, int otherwise) const;
    FoundDate onDay(qint32 first, qint32 end, QDate date, const char *rule, double score) const;

    // calendardates.cpp
    Found calendarDate(qint32 i) const;
    Found digits(qint32 i) const;
    Found dayAndMonth(qint32 i) const;
    Found monthAlone(qint32 i) const;
    Found range(const FoundDate &from) const;
    FoundDate inMonth(qint32 first, qint32 end, int month, int year, const char *rule, double score) const;
    bool looksLikeAMonth(qint32 i) const;
    int yearAfter(qint32 &end) const;

    // yeardates.cpp
    Found yearAlone(qint32 i) const;
    bool isYearOfThing(qint32 i) const;
    Found yearRange(qint32 i) const;
    Found decade(qint32 i) const;
    Found shortYear(qint32 i) const;

    // partdates.cpp
    Found quarter(qint32 i) const;
    bool isBusiness(qint32 i) const;
    QString nearestQuarter(int quarter, qint32 i) const;
    Found half(qint32 i) const;
    int ofYear(qint32 &end) const;
    Found partOf(qint32 i) const;
    Found seasonOfYear(qint32 i) const;
    Found seasonAlone(qint32 i) const;
    FoundDate season(qint32 first, qint32 noun, int step) const;
    Found third(qint32 i) const;
    Found thirdOf(qint32 first, qint32 of, int third) const;

    // relativedates.cpp
    Found relativeDate(qint32 i) const;
    Found today(qint32 i) const;
    Found shifted(qint32 i) const;
    Found lastSeveral(qint32 i) const;
    Found ago(qint32 i) const;
    Found inSeveral(qint32 i) const;
    Found overnight(qint32 i) const;
    Found fromNow(qint32 i, qint32 noun) const;
    FoundDate shiftedMonth(qint32 first, qint32 noun, int step) const;

    // weekdates.cpp
    Found weekday(qint32 i) const;
    QDate weekdayOf(qint32 i, Tense when) const;
    bool isTold(qint32 weekday) const;
    QDate thisWeekday(qint32 i, int ahead, Tense when) const;
    Found weekend(qint32 first, qint32 noun, std::optional<int> step) const;

    // clocktimes.cpp
    Found clock(qint32 i) const;
    void readZone(FoundDate &time) const;
    void addTimeOfDay(FoundDate &date) const;

    const Tokens &m_tokens;
    const TimeWords &m_words;
    QDate m_published;
};

} // namespace bluepencil::recognition
