// SPDX-License-Identifier: GPL-3.0-or-later
// Years alone: "in 1971", "2019-21", "the 1990s", "’92".
#include "core/recognition/datereader.h"

namespace bluepencil::recognition {

namespace {

/// "2025", "25" (of the century of the first year) at the end of a range of years; 0 where it is none.
int lastYear(int first, std::string_view text)
{
    const int value = plainNumber(text);
    if (text.size() == 2 && value >= 0)
        return first / 100 * 100 + value > first ? first / 100 * 100 + value : 0;
    return text.size() == 4 && value > first ? value : 0;
}

} // namespace

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

/// "Ruiz’s cult [1971] film", "[1984] novel": works and what else is named by its year.
bool DateReader::isYearOfThing(qint32 i) const
{
    if (yearAt(i) < 1900 || (!m_tokens.is(i + 1, WordClass::Work) && !m_tokens.is(i + 1, WordClass::MiscHead)))
        return false;
    return !m_tokens.word(i + 1).ends_with("s") && !m_tokens.isText(i - 1, "$") && !m_tokens.isText(i - 1, "£") &&
           !m_tokens.isText(i - 1, "€");
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
    if (isYearOfThing(i))
        return found;
    if (isOneOf(i - 1, {"the", "a"}))
        return value >= 1900 && value % 100 != 0 && (noun || isCapital(i + 1)) ? Found(found) : std::nullopt;
    if (m_tokens.isText(i - 1, "(") && m_tokens.isText(i + 1, ")"))
        return found;
    if (!before || (noun && !isOneOf(i - 1, {"in", "since"})) || (noun && value % 100 == 0))
        return std::nullopt;
    return found;
}

} // namespace bluepencil::recognition
