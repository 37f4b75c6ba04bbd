// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of years and months: quarters, halves, seasons, "early May", "the end of June".
#include "core/recognition/datereader.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

constexpr qint32 farthestWord = 25; // tokens of a sentence looked at for what it tells of

} // namespace

/// Does the sentence tell of business, and of no game?
bool DateReader::isBusiness(qint32 i) const
{
    bool business = false;
    const Sentence &sentence = m_tokens.sentenceOf(i);
    for (qint32 at = std::max(sentence.first, i - farthestWord); at < std::min(sentence.end, i + farthestWord); ++at) {
        if (m_tokens.is(at, WordClass::Match))
            return false;
        business = business || m_tokens.is(at, WordClass::Business) || m_tokens.isText(at, "%");
    }
    return business;
}

/// The last quarter of that number that is over, or of what lies ahead the first that is not.
QString DateReader::nearestQuarter(int quarter, qint32 i) const
{
    if (!m_published.isValid())
        return {};
    const int now = (m_published.month() + 2) / 3;
    const int year = m_published.year();
    if (tense(i) == Tense::Ahead)
        return calendar::quarter(quarter >= now ? year : year + 1, quarter);
    return calendar::quarter(quarter < now ? year : year - 1, quarter);
}

/// "Q3 2024", "the second quarter of 2024"; without a year it may be one of a match, or of a firm's own year.
std::optional<FoundDate> DateReader::quarter(qint32 i) const
{
    int quarter = 0;
    qint32 end = i;
    const std::string_view text = m_tokens.word(i);
    bool adjective = false; // "third-quarter profit"
    if (text.size() == 2 && text[0] == 'Q' && text[1] >= '1' && text[1] <= '4') {
        quarter = text[1] - '0';
        end = i + 1;
    } else if (m_words.is(i, TimeWord::Ordinal) && isOneOf(i + 1, {"quarter"})) {
        quarter = m_words.value(i);
        end = i + 2;
    } else if (m_words.is(i, TimeWord::NthQuarter)) {
        quarter = m_words.value(i);
        end = i + 1;
        adjective = true;
    }
    if (quarter == 0)
        return std::nullopt;
    if (const int year = adjective ? 0 : yearAfter(end); year != 0)
        return FoundDate{i, end, calendar::quarter(year, quarter), QStringLiteral("quarter"), "date.quarter", 0.9};
    if (!isBusiness(i))
        return std::nullopt;
    const bool fiscal = isOneOf(i - 1, {"fiscal"});
    return FoundDate{
        i,  end, fiscal ? QString() : nearestQuarter(quarter, i), QStringLiteral("quarter"), "date.nearest-quarter",
        0.6};
}

/// "of the year", "of 2027", "of last year" at `end`, which is then passed over: that year, 0 where none is named.
int DateReader::ofYear(qint32 &end) const
{
    if (m_tokens.isText(end, "of") && isOneOf(end + 1, {"the"}) && isOneOf(end + 2, {"year"}) &&
        !m_tokens.isText(end + 3, "of")) {
        end += 3;
        return m_published.isValid() ? m_published.year() : -1;
    }
    return m_tokens.isText(end, "of") ? yearAfter(end) : 0;
}

/// "the first half of 2027", "the second half of the year".
std::optional<FoundDate> DateReader::half(qint32 i) const
{
    if (!m_words.is(i, TimeWord::Ordinal) || m_words.value(i) > 2 || !isOneOf(i + 1, {"half"}))
        return std::nullopt;
    qint32 end = i + 2;
    const int year = ofYear(end);
    if (year == 0)
        return std::nullopt;
    return FoundDate{
        i,           end, year < 0 ? QString() : calendar::half(year, m_words.value(i)), QStringLiteral("half"),
        "date.half", 0.85};
}

/// "the [end of June]", "the [start of next year]", "the [end of the month]", "by [year’s end]".
std::optional<FoundDate> DateReader::partOf(qint32 i) const
{
    const auto now = [this](qint32 noun, int part) -> QString {
        if (!m_published.isValid())
            return {};
        return isOneOf(noun, {"year"}) ? calendar::third(m_published.year(), part)
                                       : calendar::third(m_published.year(), m_published.month(), part);
    };
    FoundDate found{i, i + 4, {}, QStringLiteral("part"), "date.part", 0.75};
    if (m_words.is(i, TimeWord::Unit)) {
        const bool endOf = i + 2 < m_tokens.count() && m_tokens[i + 1].possessive && isOneOf(i + 2, {"end"});
        if (!endOf || !isOneOf(i, {"year", "month"}) || !isOneOf(i - 1, {"by", "before", "until", "at", "till"}))
            return std::nullopt;
        found.end = i + 3;
        found.value = now(i, 2);
        return found;
    }
    if (!m_tokens.isText(i + 1, "of"))
        return std::nullopt;
    const int part = m_words.value(i);
    if (isOneOf(i + 2, {"the"}) && isOneOf(i + 3, {"year", "month"}) && !m_tokens.isText(i + 4, "of")) {
        found.value = now(i + 3, part);
        return found;
    }
    const qint32 of = isOneOf(i + 2, {"the"}) ? i + 3 : i + 2;
    return thirdOf(i, of, part);
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

/// A winter is named by the year in which it begins.
FoundDate DateReader::season(qint32 first, qint32 noun, int step) const
{
    const int wanted = m_words.value(noun);
    int year = 0;
    if (m_published.isValid()) {
        const int begins = 3 * wanted; // March, June, September, December
        const int month = m_published.month();
        year = m_published.year();
        const bool isOver = wanted == 4 ? false : month > begins + 2;
        if (wanted == 4 && month <= 2)
            year -= step < 0 ? 2 : step == 0 ? 1 : 0;
        else if (step < 0)
            year -= isOver ? 0 : 1;
        else if (step > 0)
            year += month >= begins ? 1 : 0;
    }
    return FoundDate{first, noun + 1, calendar::season(year, wanted), QStringLiteral("season"), "date.season", 0.7};
}

/// "in the [spring]", "by [winter]": the next one or the last, as the verb tells; no value where none does.
std::optional<FoundDate> DateReader::seasonAlone(qint32 i) const
{
    const bool article = isOneOf(i - 1, {"the"});
    const qint32 lead = article ? i - 2 : i - 1;
    const qint32 next = i + 1;
    const bool describes = isSameSentence(next, i) && m_tokens.isWord(next) && !m_tokens[next].capital &&
                           !m_tokens.is(next, WordClass::Function);
    if (!isOneOf(lead, {"in", "during", "by", "until", "till", "since", "over"}) || describes ||
        m_tokens.isText(next, "of") || m_tokens.isText(next, "-") || (!article && isOneOf(i, {"fall"})) ||
        m_tokens[i].capital)
        return std::nullopt;
    const int wanted = m_words.value(i);
    const Tense when = tense(i);
    int year = 0;
    if (m_published.isValid() && when != Tense::Unknown) {
        year = m_published.year();
        const QDate begins(year, 3 * wanted, 1);
        if (when == Tense::Ahead && begins.addMonths(3) <= m_published)
            ++year;
        else if (when == Tense::Ahead && wanted == 4 && m_published.month() <= 2)
            --year; // the winter that it still is
        else if (when == Tense::Past && begins > m_published)
            --year;
    }
    return FoundDate{i, next, calendar::season(year, wanted), QStringLiteral("season"), "date.season", 0.65};
}

/// "early 2024", "late May", "mid-July", "late last year", "the late 1990s".
std::optional<FoundDate> DateReader::third(qint32 i) const
{
    qint32 of = i + 1;
    if (isDashAt(of))
        ++of;
    return thirdOf(i, of, m_words.value(i));
}

std::optional<FoundDate> DateReader::thirdOf(qint32 first, qint32 of, int third) const
{
    if (of >= m_tokens.count() || m_tokens[of].sentence != m_tokens[first].sentence)
        return std::nullopt;
    FoundDate found{first, of + 1, {}, QStringLiteral("part"), "date.part", 0.75};
    std::string_view text = m_tokens.word(of);
    if (first == of)
        text.remove_prefix(4); // "mid-"
    if (text.size() == 5 && text.ends_with("0s") && plainNumber(text.substr(0, 4)) >= 1500) {
        found.value = calendar::thirdOfDecade(plainNumber(text.substr(0, 4)), third);
        return found;
    }
    if (text.size() == 4 && plainNumber(text) >= 1500 && plainNumber(text) < 2150 && isDigit(text.front())) {
        found.value = calendar::third(plainNumber(text), third);
        return found;
    }
    if (first != of && m_words.is(of, TimeWord::Shift)) {
        const int step = m_words.value(of);
        if (isOneOf(of + 1, {"year"})) {
            found.end = of + 2;
            found.value = m_published.isValid() ? calendar::third(m_published.year() + step, third) : QString();
            return found;
        }
        if (isOneOf(of + 1, {"month"})) {
            const QDate then = m_published.isValid() ? m_published.addMonths(step) : QDate();
            found.end = of + 2;
            found.value = then.isValid() ? calendar::third(then.year(), then.month(), third) : QString();
            return found;
        }
        return std::nullopt;
    }
    const int month = first == of                                      ? TimeWords::monthOf(text)
                      : isNamed(of) && m_words.is(of, TimeWord::Month) ? m_words.value(of)
                                                                       : 0;
    if (month == 0)
        return std::nullopt;
    if (first != of && dayNumber(of + 1) > 0)
        return std::nullopt; // "early May 5"
    found.end = of + 1;
    const int given = yearAfter(found.end);
    const int year = given != 0 ? given : yearFor(month, 0, first);
    found.value = calendar::third(year, month, third);
    return found;
}

} // namespace bluepencil::recognition
