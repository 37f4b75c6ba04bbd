// SPDX-License-Identifier: GPL-3.0-or-later
// Days of a week by their names: "on Friday", "next Monday", "over the weekend".
#include "core/recognition/datereader.h"

namespace bluepencil::recognition {

/// "[resigned] this Friday", "[voted] for it this Friday": a verb close by tells it as over; who "said" something may
/// have spoken of what is to come.
bool DateReader::isTold(qint32 weekday) const
{
    constexpr qint32 farthest = 6; // tokens
    const DateTense tense(m_tokens, m_words);
    for (qint32 i = weekday - 2; i >= weekday - farthest && isSameSentence(i, weekday); --i) {
        if (const Tense told = tense.of(i, weekday); told != Tense::Unknown)
            return told == Tense::Past && !m_tokens.is(i, WordClass::Say);
    }
    return false;
}

/// "this Friday" is the one of this week, or where that is over the one to come; of what is told as over, the last.
QDate DateReader::thisWeekday(qint32 i, int ahead, Tense when) const
{
    const int back = (7 - ahead) % 7;
    const bool ofThisWeek = m_words.value(i) >= m_published.dayOfWeek();
    if (ofThisWeek ? ahead > 0 && isTold(i) : when == Tense::Past)
        return m_published.addDays(-back);
    return ofThisWeek || back == 0 || when == Tense::Ahead ? m_published.addDays(ahead) : m_published.addDays(-back);
}

/// The day that a weekday's name at `i` is for a paper of the day of publication.
QDate DateReader::weekdayOf(qint32 i, Tense when) const
{
    const int wanted = m_words.value(i);
    const int today = m_published.dayOfWeek();
    const int back = (today - wanted + 7) % 7;
    const int ahead = (wanted - today + 7) % 7;
    if (!m_words.is(i - 1, TimeWord::Shift))
        return m_published.addDays(when == Tense::Ahead ? ahead : -back);
    const int step = m_words.value(i - 1);
    if (step < 0)
        return m_published.addDays(back == 0 ? -7 : -back);
    if (step == 0)
        return thisWeekday(i, ahead, when);
    if (isOneOf(i - 1, {"next"})) // a paper calls that of the same week "Friday" or "this Friday"
        return m_published.addDays(wanted - today + 7);
    return m_published.addDays(ahead == 0 ? 7 : ahead);
}

/// "Friday", "last Friday", "Friday last week".
std::optional<FoundDate> DateReader::weekday(qint32 i) const
{
    if (!isNamed(i) || !m_words.is(i, TimeWord::Weekday) ||
        (isCapital(i + 1) && m_tokens.is(i + 1, WordClass::OrgHead)) ||
        isOneOf(i - 1, {"black", "good", "ash", "super", "bloody", "easter", "palm", "cyber", "giving", "fat", "red"}))
        return std::nullopt;
    qint32 end = i + 1;
    std::optional<int> weeks;
    if (m_words.is(i + 1, TimeWord::Shift) && isOneOf(i + 2, {"week"})) {
        weeks = m_words.value(i + 1);
        end = i + 3;
    } else if (m_words.is(i + 1, TimeWord::Unit) && isOneOf(i + 2, {"week"})) {
        return std::nullopt;
    }
    if (!m_published.isValid())
        return onDay(i, end, {}, "date.weekday", 0.6);
    const Tense when = tense(i);
    const int fromToday = m_words.value(i) - m_published.dayOfWeek();
    const QDate date = weeks ? m_published.addDays(fromToday + 7 * *weeks) : weekdayOf(i, when);
    // Some mean the first Friday to come by "next Friday", most that of the next week.
    if (!weeks && isOneOf(i - 1, {"next"}) && fromToday > 0)
        return onDay(i, end, date, "date.weekday-of-next-week", 0.6);
    const bool told = weeks || when != Tense::Unknown || m_words.is(i - 1, TimeWord::Shift);
    return onDay(i, end, date, "date.weekday", told ? 0.85 : 0.65);
}

/// On a weekend itself, "the weekend" is that one; on a Monday the one before.
std::optional<FoundDate> DateReader::weekend(qint32 first, qint32 noun, std::optional<int> step) const
{
    QString value;
    if (m_published.isValid()) {
        const bool isNow = m_published.dayOfWeek() >= 6;
        int weeks = isNow ? 0 : -1; // the last one
        if (step == 0 || (!step && tense(first) == Tense::Ahead))
            weeks = 0;
        else if (step && *step > 0)
            weeks = isNow ? 1 : 0;
        else if (step && *step < 0)
            weeks = -1;
        value = calendar::weekend(m_published, weeks);
    }
    return FoundDate{first, noun + 1, value, QStringLiteral("weekend"), "date.weekend", 0.85};
}

} // namespace bluepencil::recognition
