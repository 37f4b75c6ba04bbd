// SPDX-License-Identifier: GPL-3.0-or-later
// Dates that only the day of publication makes definite: "yesterday", "last month", "two years ago".
#include "core/recognition/datereader.h"

#include <array>

namespace bluepencil::recognition {

namespace {

TimeUnit unitOf(int value)
{
    return static_cast<TimeUnit>(value);
}

} // namespace

std::optional<FoundDate> DateReader::relativeDate(qint32 i) const
{
    Found found;
    switch (m_words.at(i)) {
    case TimeWord::Today:
    case TimeWord::Tonight:
        return today(i);
    case TimeWord::Weekday:
        return weekday(i);
    case TimeWord::Shift:
        if ((found = shifted(i)))
            return found;
        return lastSeveral(i);
    case TimeWord::Third:
        return third(i);
    case TimeWord::PartOf:
        return partOf(i);
    case TimeWord::Unit:
        return partOf(i); // "by [year’s end]"
    case TimeWord::Weekend:
        return isOneOf(i - 1, {"the"}) ? weekend(i, i, std::nullopt) : std::nullopt;
    case TimeWord::DayPart:
        // "the morning of 6 August"
        if (m_tokens.isText(i + 1, "of") && i + 2 < m_tokens.count()) {
            found = dayAndMonth(i + 2);
            if (!found)
                found = weekday(i + 2);
            if (found && found->date.isValid() && found->month != 0) {
                found->first = i;
                found->precision = calendar::nameOf(static_cast<PartOfDay>(m_words.value(i)));
                return found;
            }
        }
        return std::nullopt;
    case TimeWord::Cardinal:
    case TimeWord::A:
    case TimeWord::Couple:
        return ago(i);
    case TimeWord::Season:
        return seasonAlone(i);
    case TimeWord::In:
        return inSeveral(i);
    case TimeWord::Overnight:
        return overnight(i);
    case TimeWord::None:
        if (m_tokens[i].kind == TokenKind::Number)
            return ago(i);
        return m_tokens.isWord(i) && m_tokens.word(i).size() >= 7 &&
                       (m_tokens.word(i).starts_with("mid-") || m_tokens.word(i).starts_with("Mid-"))
                   ? thirdOf(i, i, 1)
                   : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<FoundDate> DateReader::today(qint32 i) const
{
    if (m_tokens[i].capital && !m_tokens.startsSentence(i) && m_tokens[i - 1].capital)
        return std::nullopt; // "USA Today"
    const int days = m_words.value(i);
    static constexpr std::array<const char *, 3> rules = {"date.yesterday", "date.today", "date.tomorrow"};
    FoundDate found = onDay(i, i + 1, m_published.isValid() ? m_published.addDays(days) : QDate(),
                            rules[static_cast<std::size_t>(days + 1)], 0.9);
    if (m_words.is(i, TimeWord::Tonight))
        found.precision = calendar::nameOf(PartOfDay::Night);
    return found;
}

/// "last week", "this morning", "next spring", "last May", "last Friday".
std::optional<FoundDate> DateReader::shifted(qint32 i) const
{
    const int step = m_words.value(i);
    const qint32 noun = i + 1;
    const bool isComing = isOneOf(i, {"coming", "upcoming", "past"});
    switch (m_words.at(noun)) {
    case TimeWord::Weekday: {
        Found found = weekday(noun);
        if (found)
            found->first = i;
        return found;
    }
    case TimeWord::Weekend:
        return weekend(i, noun, step);
    case TimeWord::Season:
        return season(i, noun, step);
    case TimeWord::Month:
        return isNamed(noun) && !isComing ? Found(shiftedMonth(i, noun, step)) : std::nullopt;
    case TimeWord::DayPart: {
        const auto part = static_cast<PartOfDay>(m_words.value(noun));
        const bool lastNight = step < 0 && part == PartOfDay::Night;
        if (step > 0 || isComing || (step < 0 && !lastNight))
            return std::nullopt;
        FoundDate found =
            onDay(i, noun + 1, m_published.isValid() ? m_published.addDays(step) : QDate(), "date.day-part", 0.85);
        found.precision = calendar::nameOf(part);
        return found;
    }
    case TimeWord::Unit: {
        const TimeUnit unit = unitOf(m_words.value(noun));
        const bool isPlural = m_tokens.word(noun).ends_with("s");
        if (unit == TimeUnit::Hour || unit == TimeUnit::Day || isPlural || isOneOf(noun, {"fortnight"}))
            return std::nullopt;
        return FoundDate{i,           noun + 1, calendar::unit(unit, m_published, step), calendar::nameOf(unit),
                         "date.unit", 0.85};
    }
    default:
        return std::nullopt;
    }
}

FoundDate DateReader::shiftedMonth(qint32 first, qint32 noun, int step) const
{
    const int month = m_words.value(noun);
    int year = m_published.isValid() ? m_published.year() : 0;
    if (year != 0 && step < 0 && month >= m_published.month())
        --year;
    else if (year != 0 && step > 0 && month <= m_published.month())
        ++year;
    return inMonth(first, noun + 1, month, year, "date.month", 0.8);
}

/// "the last three months", "the past 10 years", "the next two weeks": from or to the day of publication.
std::optional<FoundDate> DateReader::lastSeveral(qint32 i) const
{
    const int step = m_words.value(i);
    const int count = m_words.count(i + 1);
    if (step == 0 || count < 2 || count > 999 || !m_words.is(i + 2, TimeWord::Unit))
        return std::nullopt;
    const TimeUnit unit = unitOf(m_words.value(i + 2));
    if (unit == TimeUnit::Hour || unit == TimeUnit::Quarter || unit > TimeUnit::Year)
        return std::nullopt;
    const int steps = step * count * (isOneOf(i + 2, {"fortnight"}) ? 2 : 1);
    const QString now = calendar::unit(unit, m_published, 0);
    const QString then = calendar::unit(unit, m_published, steps);
    return FoundDate{i,
                     i + 3,
                     step < 0 ? calendar::interval(then, now) : calendar::interval(now, then),
                     calendar::nameOf(unit),
                     "date.span",
                     0.75};
}

/// "two years ago", "a week ago", "20 minutes ago" (no), "several months ago" (no value).
std::optional<FoundDate> DateReader::ago(qint32 i) const
{
    qint32 noun = i + 1;
    const bool isVague =
        m_words.is(i, TimeWord::Couple) || (m_words.is(i, TimeWord::A) && m_words.is(i + 1, TimeWord::Couple));
    if (isVague) {
        noun = m_words.is(i, TimeWord::A) ? i + 2 : i + 1;
        if (m_tokens.isText(noun, "of"))
            ++noun;
    }
    if (!isVague && isOneOf(noun + 1, {"from", "hence"}))
        return fromNow(i, noun);
    if (!m_words.is(noun, TimeWord::Unit) || !m_words.is(noun + 1, TimeWord::Ago))
        return std::nullopt;
    const TimeUnit unit = unitOf(m_words.value(noun));
    if (unit == TimeUnit::Hour)
        return std::nullopt;
    const int count = m_words.is(i, TimeWord::A) ? 1 : m_words.count(i);
    FoundDate found{i, noun + 2, {}, calendar::nameOf(unit), "date.ago", 0.8};
    if (isVague || count < 1 || count > 2000)
        return isVague ? Found(found) : std::nullopt;
    found.value = calendar::unit(unit, m_published, -count * (isOneOf(noun, {"fortnight"}) ? 2 : 1));
    if (unit == TimeUnit::Day && m_published.isValid())
        found.date = m_published.addDays(-count);
    return found;
}

/// "two weeks from now", "three months from today", "a week from Friday", "ten days hence".
std::optional<FoundDate> DateReader::fromNow(qint32 i, qint32 noun) const
{
    const int count = m_words.is(i, TimeWord::A) ? 1 : m_words.count(i);
    const TimeUnit unit = unitOf(m_words.value(noun));
    if (!m_words.is(noun, TimeWord::Unit) || unit == TimeUnit::Hour || count < 1 || count > 2000)
        return std::nullopt;
    const int steps = count * (isOneOf(noun, {"fortnight"}) ? 2 : 1);
    const bool hence = isOneOf(noun + 1, {"hence"});
    FoundDate found{i, hence ? noun + 2 : noun + 3, {}, calendar::nameOf(unit), "date.from-now", 0.8};
    if (!hence && (m_words.is(noun + 2, TimeWord::Weekday) || m_words.is(noun + 2, TimeWord::Today)) &&
        (unit == TimeUnit::Day || unit == TimeUnit::Week)) {
        const int days = steps * (unit == TimeUnit::Week ? 7 : 1);
        const bool named = m_words.is(noun + 2, TimeWord::Weekday);
        if (named && !isNamed(noun + 2))
            return std::nullopt;
        if (!m_published.isValid())
            return onDay(i, found.end, {}, "date.from-now", 0.6);
        const QDate from = named ? weekdayOf(noun + 2, Tense::Ahead) : m_published.addDays(m_words.value(noun + 2));
        return onDay(i, found.end, from.addDays(days), "date.from-now", 0.8);
    }
    if (!hence && !isOneOf(noun + 2, {"now", "today"}))
        return std::nullopt;
    found.value = calendar::unit(unit, m_published, steps);
    if (unit == TimeUnit::Day && m_published.isValid())
        found.date = m_published.addDays(steps);
    return found;
}

/// "will open [in two weeks]", "[in a month]’s time"; "the third fire in two weeks" is no date.
std::optional<FoundDate> DateReader::inSeveral(qint32 i) const
{
    const bool vague =
        m_words.is(i + 1, TimeWord::Couple) || (m_words.is(i + 1, TimeWord::A) && m_words.is(i + 2, TimeWord::Couple));
    qint32 noun = i + 2;
    if (vague) {
        noun += m_words.is(i + 1, TimeWord::A) ? 1 : 0;
        noun += m_tokens.isText(noun, "of") ? 1 : 0;
    }
    const int count = m_words.is(i + 1, TimeWord::A) ? 1 : m_words.count(i + 1);
    if (!m_words.is(noun, TimeWord::Unit) || (!vague && (count < 1 || count > 99)))
        return std::nullopt;
    const TimeUnit unit = unitOf(m_words.value(noun));
    const bool time = isOneOf(noun + 2, {"time"}) || isOneOf(noun + 1, {"time"});
    if (unit == TimeUnit::Hour || unit == TimeUnit::Quarter || unit > TimeUnit::Year ||
        (!time && tense(i) != Tense::Ahead))
        return std::nullopt;
    FoundDate found{i, noun + 1, {}, calendar::nameOf(unit), "date.in-several", 0.7};
    if (vague)
        return found;
    const int steps = count * (isOneOf(noun, {"fortnight"}) ? 2 : 1);
    found.value = calendar::unit(unit, m_published, steps);
    if (unit == TimeUnit::Day && m_published.isValid())
        found.date = m_published.addDays(steps);
    return found;
}

/// "overnight": the night before the paper came out, or the one to come; not "an overnight train".
std::optional<FoundDate> DateReader::overnight(qint32 i) const
{
    const qint32 next = i + 1;
    const bool describes = m_tokens.isWord(next) && !m_tokens[next].capital && isSameSentence(next, i) &&
                           !m_tokens.is(next, WordClass::Function) && !m_tokens.is(next, WordClass::Adverb);
    if (describes || m_tokens.is(i - 1, WordClass::Determiner))
        return std::nullopt;
    const int days = tense(i) == Tense::Ahead ? 0 : -1;
    FoundDate found =
        onDay(i, next, m_published.isValid() ? m_published.addDays(days) : QDate(), "date.overnight", 0.75);
    found.precision = calendar::nameOf(PartOfDay::Night);
    return found;
}

} // namespace bluepencil::recognition
