// SPDX-License-Identifier: GPL-3.0-or-later
// Times of day, and days with a time of day.
#include "core/recognition/datereader.h"

#include <array>

namespace bluepencil::recognition {

namespace {

struct Zone {
    std::string_view name;
    const char *offset; ///< empty: which one depends on the time of year
};

constexpr std::array zones = {
    Zone{"GMT", "Z"},       Zone{"UTC", "Z"},       Zone{"BST", "+01:00"},  Zone{"CET", "+01:00"},
    Zone{"CEST", "+02:00"}, Zone{"EET", "+02:00"},  Zone{"EEST", "+03:00"}, Zone{"MSK", "+03:00"},
    Zone{"EST", "-05:00"},  Zone{"EDT", "-04:00"},  Zone{"CST", "-06:00"},  Zone{"CDT", "-05:00"},
    Zone{"MST", "-07:00"},  Zone{"MDT", "-06:00"},  Zone{"PST", "-08:00"},  Zone{"PDT", "-07:00"},
    Zone{"JST", "+09:00"},  Zone{"AEST", "+10:00"}, Zone{"ET", ""},         Zone{"CT", ""},
    Zone{"MT", ""},         Zone{"PT", ""}};

QString timeValue(int hour, int minute)
{
    const QString value = u'T' + QString::number(hour).rightJustified(2, u'0');
    return minute < 0 ? value : value + u':' + QString::number(minute).rightJustified(2, u'0');
}

/// "9:30", "9.30", "0930", "9"; the minute is -1 where there is none.
struct Digits {
    int hour = -1;
    int minute = -1;
    char sign = 0;
};

Digits readDigits(std::string_view text)
{
    Digits read;
    const std::size_t sign = text.find_first_of(":.");
    if (sign != std::string_view::npos) {
        if (sign > 2 || text.size() != sign + 3)
            return {};
        read.hour = plainNumber(text.substr(0, sign));
        read.minute = plainNumber(text.substr(sign + 1));
        read.sign = text[sign];
        if (read.minute < 0)
            return {};
    } else if (text.size() == 4) {
        const int all = plainNumber(text);
        read.hour = all < 0 ? -1 : all / 100;
        read.minute = all % 100;
    } else if (text.size() <= 2) {
        read.hour = plainNumber(text);
    }
    return read.hour <= 24 && read.minute < 60 ? read : Digits();
}

/// "9am", "9.30pm": takes the half of the day off; -1 where there is none.
int takeHalf(std::string_view &text)
{
    if (text.size() < 3 ||
        !(text.ends_with("am") || text.ends_with("pm") || text.ends_with("AM") || text.ends_with("PM")))
        return -1;
    const int half = (text[text.size() - 2] | 0x20) == 'p' ? 1 : 0;
    text.remove_suffix(2);
    return half;
}

} // namespace

/// "9:30 a.m.", "9am", "21:30" behind "at", "0930 GMT", "noon".
std::optional<FoundDate> DateReader::clock(qint32 i) const
{
    const bool led = isOneOf(i - 1, {"at", "by", "until", "till", "from", "around", "about", "before", "after", "to",
                                     "and", "between", "since", "past", "just"});
    FoundDate found{i, i + 1, {}, QStringLiteral("minute"), "time.clock", 0.9};
    found.isTime = true;
    if (m_words.is(i, TimeWord::Noon)) {
        if (!led && !m_words.is(i + 1, TimeWord::Weekday))
            return std::nullopt;
        found.value = timeValue(m_words.value(i), 0);
        readZone(found);
        return found;
    }
    if (m_tokens[i].kind != TokenKind::Number)
        return std::nullopt;
    std::string_view text = m_tokens.word(i);
    int half = takeHalf(text);
    const Digits read = readDigits(text);
    if (read.hour < 0)
        return std::nullopt;
    if (half < 0 && m_words.is(i + 1, TimeWord::Half) && !(isOneOf(i + 1, {"am"}) && read.minute < 0)) {
        half = m_words.value(i + 1);
        ++found.end;
    } else if (half < 0 && m_tokens.isText(i + 1, "AM")) {
        half = 0;
        ++found.end;
    }
    const bool isPlain = read.sign == 0 && read.minute >= 0; // "0930"
    if (half >= 0) {
        if (read.hour < 1 || read.hour > 12 || isPlain)
            return std::nullopt;
        found.value = timeValue(read.hour % 12 + 12 * half, read.minute);
        if (read.minute < 0)
            found.precision = QStringLiteral("hour");
        readZone(found);
        return found;
    }
    if (read.minute < 0)
        return std::nullopt;
    const qint32 before = found.end;
    found.value = timeValue(read.hour, read.minute);
    readZone(found);
    const bool zoned = found.end > before;
    // Without "at" or a zone "9:30" is a score or a verse, and "9.30" a number.
    if (!zoned && (read.sign != ':' || !led))
        return std::nullopt;
    // Without a half of the day only a time past noon tells which half it is.
    if (!zoned && read.hour >= 1 && read.hour <= 12 && m_tokens.word(i).front() != '0') {
        found.value.clear();
        found.score = 0.6;
    }
    return found;
}

/// "GMT", "(GMT)", "local time".
void DateReader::readZone(FoundDate &time) const
{
    if (isOneOf(time.end, {"local"}) && isOneOf(time.end + 1, {"time"})) {
        time.end += 2;
        return;
    }
    for (const Zone &zone : zones) {
        std::string_view there = word(time.end);
        const bool stop = there.ends_with('.'); // at a sentence's end
        if (stop)
            there.remove_suffix(1);
        if (there != zone.name)
            continue;
        ++time.end;
        time.stop = stop;
        time.value += QLatin1String(zone.offset);
        return;
    }
}

FoundDate DateReader::joined(const FoundDate &date, const FoundDate &time)
{
    FoundDate both = date;
    both.first = std::min(date.first, time.first);
    both.end = std::max(date.end, time.end);
    both.stop = both.end == time.end && time.stop;
    if (time.value.isEmpty())
        return both;
    both.value = calendar::day(date.date) + time.value;
    both.precision = time.precision;
    both.rule = "time.day";
    return both;
}

/// "Tuesday [night]", "Tuesday [at 9:30 a.m.]", "6 August 2025[, at noon]".
void DateReader::addTimeOfDay(FoundDate &date) const
{
    if (date.precision != QLatin1String("day") || (date.value.isEmpty() && date.month == 0 && m_published.isValid()))
        return;
    if (m_words.is(date.end, TimeWord::DayPart) && !m_tokens[date.end].capital) {
        date.precision = calendar::nameOf(static_cast<PartOfDay>(m_words.value(date.end)));
        ++date.end;
    }
    qint32 i = date.end;
    if (m_tokens.isText(i, ","))
        ++i;
    if (m_tokens.isText(i, "at"))
        ++i;
    if (i >= m_tokens.count() || !isSameSentence(i, date.first))
        return;
    if (const Found time = clock(i))
        date = joined(date, *time);
}

} // namespace bluepencil::recognition
