// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/timewords.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace bluepencil::recognition {

namespace {

struct Entry {
    std::string_view text;
    TimeWord word;
    int value;
};

using enum TimeWord;
constexpr int of(TimeUnit unit)
{
    return static_cast<int>(unit);
}
constexpr int of(PartOfDay part)
{
    return static_cast<int>(part);
}

constexpr Entry entries[] = {
    {"january", Month, 1},
    {"february", Month, 2},
    {"march", Month, 3},
    {"april", Month, 4},
    {"may", Month, 5},
    {"june", Month, 6},
    {"july", Month, 7},
    {"august", Month, 8},
    {"september", Month, 9},
    {"october", Month, 10},
    {"november", Month, 11},
    {"december", Month, 12},
    {"jan.", Month, 1},
    {"feb.", Month, 2},
    {"mar.", Month, 3},
    {"apr.", Month, 4},
    {"jun.", Month, 6},
    {"jul.", Month, 7},
    {"aug.", Month, 8},
    {"sept.", Month, 9},
    {"sep.", Month, 9},
    {"oct.", Month, 10},
    {"nov.", Month, 11},
    {"dec.", Month, 12},
    {"jan", Month, 1},
    {"feb", Month, 2},
    {"apr", Month, 4},
    {"aug", Month, 8},
    {"sept", Month, 9},
    {"oct", Month, 10},
    {"nov", Month, 11},
    {"dec", Month, 12},
    {"monday", Weekday, 1},
    {"tuesday", Weekday, 2},
    {"wednesday", Weekday, 3},
    {"thursday", Weekday, 4},
    {"friday", Weekday, 5},
    {"saturday", Weekday, 6},
    {"sunday", Weekday, 7},
    {"mon.", Weekday, 1},
    {"tues.", Weekday, 2},
    {"tue.", Weekday, 2},
    {"wed.", Weekday, 3},
    {"thurs.", Weekday, 4},
    {"thu.", Weekday, 4},
    {"fri.", Weekday, 5},
    {"sat.", Weekday, 6},
    {"sun.", Weekday, 7},
    {"morning", DayPart, of(PartOfDay::Morning)},
    {"afternoon", DayPart, of(PartOfDay::Afternoon)},
    {"evening", DayPart, of(PartOfDay::Evening)},
    {"night", DayPart, of(PartOfDay::Night)},
    {"yesterday", Today, -1},
    {"today", Today, 0},
    {"tomorrow", Today, 1},
    {"tonight", Tonight, 0},
    {"hour", Unit, of(TimeUnit::Hour)},
    {"hours", Unit, of(TimeUnit::Hour)},
    {"day", Unit, of(TimeUnit::Day)},
    {"days", Unit, of(TimeUnit::Day)},
    {"week", Unit, of(TimeUnit::Week)},
    {"weeks", Unit, of(TimeUnit::Week)},
    {"fortnight", Unit, of(TimeUnit::Week)},
    {"month", Unit, of(TimeUnit::Month)},
    {"months", Unit, of(TimeUnit::Month)},
    {"quarter", Unit, of(TimeUnit::Quarter)},
    {"year", Unit, of(TimeUnit::Year)},
    {"years", Unit, of(TimeUnit::Year)},
    {"decade", Unit, of(TimeUnit::Decade)},
    {"decades", Unit, of(TimeUnit::Decade)},
    {"century", Unit, of(TimeUnit::Century)},
    {"centuries", Unit, of(TimeUnit::Century)},
    {"spring", Season, 1},
    {"summer", Season, 2},
    {"autumn", Season, 3},
    {"fall", Season, 3},
    {"winter", Season, 4},
    {"weekend", Weekend, 0},
    {"last", Shift, -1},
    {"past", Shift, -1},
    {"this", Shift, 0},
    {"next", Shift, 1},
    {"coming", Shift, 1},
    {"upcoming", Shift, 1},
    {"early", Third, 0},
    {"mid", Third, 1},
    {"late", Third, 2},
    {"start", PartOf, 0},
    {"beginning", PartOf, 0},
    {"middle", PartOf, 1},
    {"end", PartOf, 2},
    {"close", PartOf, 2},
    {"one", Cardinal, 1},
    {"two", Cardinal, 2},
    {"three", Cardinal, 3},
    {"four", Cardinal, 4},
    {"five", Cardinal, 5},
    {"six", Cardinal, 6},
    {"seven", Cardinal, 7},
    {"eight", Cardinal, 8},
    {"nine", Cardinal, 9},
    {"ten", Cardinal, 10},
    {"eleven", Cardinal, 11},
    {"twelve", Cardinal, 12},
    {"thirteen", Cardinal, 13},
    {"fourteen", Cardinal, 14},
    {"fifteen", Cardinal, 15},
    {"sixteen", Cardinal, 16},
    {"seventeen", Cardinal, 17},
    {"eighteen", Cardinal, 18},
    {"nineteen", Cardinal, 19},
    {"twenty", Cardinal, 20},
    {"thirty", Cardinal, 30},
    {"forty", Cardinal, 40},
    {"fifty", Cardinal, 50},
    {"sixty", Cardinal, 60},
    {"seventy", Cardinal, 70},
    {"eighty", Cardinal, 80},
    {"ninety", Cardinal, 90},
    {"first", Ordinal, 1},
    {"second", Ordinal, 2},
    {"third", Ordinal, 3},
    {"fourth", Ordinal, 4},
    {"a", A, 1},
    {"an", A, 1},
    {"couple", Couple, 0},
    {"few", Couple, 0},
    {"several", Couple, 0},
    {"ago", Ago, 0},
    {"in", In, 0},
    {"overnight", Overnight, 0},
    {"am", Half, 0},
    {"a.m.", Half, 0},
    {"a.m", Half, 0},
    {"pm", Half, 1},
    {"p.m.", Half, 1},
    {"p.m", Half, 1},
    {"noon", Noon, 12},
    {"midday", Noon, 12},
    {"midnight", Noon, 0},
    {"dozen", Dozen, 0},
    {"hundred", Power, 2},
    {"thousand", Power, 3},
    {"lakh", Power, 5},
    {"lakhs", Power, 5},
    {"million", Power, 6},
    {"crore", Power, 7},
    {"crores", Power, 7},
    {"billion", Power, 9},
    {"trillion", Power, 12},
    {"percent", Percent, 0},
    {"pct", Percent, 0},
    {"per", Per, 0},
};

constexpr std::size_t longest = 10;
constexpr std::size_t slotCount = 1024;

constexpr std::size_t slotOf(std::string_view text)
{
    std::size_t hash = 0;
    for (const char c : text)
        hash = hash * 31 + static_cast<unsigned char>(c);
    return (hash ^ (hash >> 11)) % slotCount;
}

/// Open addressing over the entries, made by the compiler; 0 is free.
constexpr auto slots = [] {
    std::array<quint8, slotCount> table{};
    for (std::size_t i = 0; i < std::size(entries); ++i) {
        std::size_t slot = slotOf(entries[i].text);
        while (table[slot] != 0)
            slot = (slot + 1) % slotCount;
        table[slot] = static_cast<quint8>(i + 1);
    }
    return table;
}();
static_assert(std::size(entries) < 255);
static_assert(std::all_of(std::begin(entries), std::end(entries),
                          [](const Entry &entry) { return entry.text.size() <= longest; }));

} // namespace

bool isWordOneOf(const Tokens &tokens, qint32 i, std::initializer_list<std::string_view> words)
{
    if (!tokens.isWord(i))
        return false;
    const std::string_view text = tokens.word(i);
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
        return text.size() == word.size() && text.substr(1) == word.substr(1) && (text.front() | 0x20) == word.front();
    });
}

int plainNumber(std::string_view word)
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

int TimeWords::monthOf(std::string_view name)
{
    const Word found = find(name);
    return found.word == TimeWord::Month ? found.value : 0;
}

int TimeWords::count(qint32 i) const
{
    if (is(i, TimeWord::Cardinal))
        return value(i);
    return i >= 0 && i < m_tokens.count() && m_tokens[i].kind == TokenKind::Number ? plainNumber(m_tokens.word(i)) : -1;
}

TimeWords::Word TimeWords::find(std::string_view text)
{
    if (const std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos && hyphen <= longest) {
        const Word tens = find(text.substr(0, hyphen));
        if (tens.word == TimeWord::Ordinal && text.substr(hyphen + 1) == "quarter")
            return {TimeWord::NthQuarter, tens.value};
        const Word ones = tens.value >= 20 ? find(text.substr(hyphen + 1)) : Word();
        if (tens.word == TimeWord::Cardinal && ones.word == TimeWord::Cardinal && ones.value < 10)
            return {TimeWord::Cardinal, static_cast<qint8>(tens.value + ones.value)};
        return {};
    }
    if (text.size() > longest)
        return {};
    char lower[longest];
    for (std::size_t i = 0; i < text.size(); ++i)
        lower[i] = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    const std::string_view key(lower, text.size());
    for (std::size_t slot = slotOf(key); slots[slot] != 0; slot = (slot + 1) % slotCount) {
        const Entry &entry = entries[slots[slot] - 1u];
        if (entry.text == key)
            return {entry.word, static_cast<qint8>(entry.value)};
    }
    return {};
}

TimeWords::TimeWords(const Tokens &tokens)
    : m_tokens(tokens)
    , m_words(static_cast<std::size_t>(tokens.count()))
{
    for (qint32 i = 0; i < tokens.count(); ++i)
        if (tokens[i].kind == TokenKind::Word)
            m_words[static_cast<std::size_t>(i)] = find(tokens.word(i));
}

} // namespace bluepencil::recognition
