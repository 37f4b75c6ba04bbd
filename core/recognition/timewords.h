// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/tokens.h"

#include <initializer_list>
#include <vector>

namespace bluepencil::recognition {

/// What a word says about time or number, with a value where it has one.
enum class TimeWord : quint8 {
    None,
    Month,   ///< 1 to 12; by its letters alone, "may" too
    Weekday, ///< 1 (Monday) to 7
    DayPart, ///< a PartOfDay
    Today,   ///< days from today: yesterday -1
    Tonight, ///< "tonight"
    Unit,    ///< a TimeUnit
    Season,  ///< 1 (spring) to 4
    Weekend,
    Shift,      ///< last -1, this 0, next 1
    Third,      ///< early 0, mid 1, late 2
    PartOf,     ///< before "of": start 0, middle 1, end 2
    Cardinal,   ///< one 1 … twelve 12, twenty 20 … ninety 90
    Ordinal,    ///< first 1 … fourth 4
    NthQuarter, ///< "third-quarter" 3
    A,          ///< "a", "an"
    Couple,     ///< "couple", "few", "several": how many is not said
    Ago,
    In,        ///< "in"
    Overnight, ///< "overnight"
    Half,      ///< "am" 0, "pm" 1, with or without full stops
    Noon,      ///< noon 12, midnight 0
    Dozen,
    Power,   ///< of ten: hundred 2, thousand 3, million 6, billion 9, trillion 12
    Percent, ///< "percent", "pct"
    Per,     ///< "per"
};

enum class TimeUnit : quint8 { Hour, Day, Week, Month, Quarter, Year, Decade, Century };
enum class PartOfDay : quint8 { Morning, Afternoon, Evening, Night };

/// Is a token one of these words (in small letters), with or without a capital at its front?
bool isWordOneOf(const Tokens &tokens, qint32 i, std::initializer_list<std::string_view> words);

/// Digits only, at most four (an ending "st", "nd", "rd", "th" is passed over), or -1.
int plainNumber(std::string_view word);

/// The words for time and number of a text, looked up once. Linear. Refers to the tokens.
class TimeWords
{
public:
    explicit TimeWords(const Tokens &tokens);

    /// None outside the text.
    TimeWord at(qint32 i) const { return isInside(i) ? m_words[static_cast<std::size_t>(i)].word : TimeWord::None; }
    bool is(qint32 i, TimeWord word) const { return at(i) == word; }
    /// The value of what is there; 0 for words without one.
    int value(qint32 i) const { return isInside(i) ? m_words[static_cast<std::size_t>(i)].value : 0; }
    /// The month of that name (any case), or 0.
    static int monthOf(std::string_view name);
    /// "3", "three", "twenty-five" (a number of at most four digits); -1 where there is none.
    int count(qint32 i) const;

private:
    struct Word {
        TimeWord word = TimeWord::None;
        qint8 value = 0;
    };
    static Word find(std::string_view text);
    bool isInside(qint32 i) const { return i >= 0 && static_cast<std::size_t>(i) < m_words.size(); }

    const Tokens &m_tokens;
    std::vector<Word> m_words;
};

} // namespace bluepencil::recognition
