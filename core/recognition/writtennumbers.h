// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/timewords.h"

#include <QString>

#include <optional>
#include <string>

namespace bluepencil::recognition {

/// A decimal number as it is written, to be multiplied by powers of ten without rounding.
struct Decimal {
    std::string digits; ///< without leading zeros, may be empty
    int exponent = 0;

    QString text() const;
};

/// A number that stands there: tokens [first, end).
struct WrittenNumber {
    qint32 first = 0;
    qint32 end = 0;
    Decimal number;
    bool hasPower = false; ///< dozen, hundred, million …
    bool inWords = false;
    std::string_view letters; ///< stuck to the digits and not understood yet
};

/// Reads numbers in digits and in words: "1,500", "1.2bn", "two hundred thousand", "half a million". Refers to tokens
/// and words.
class NumberReader
{
public:
    NumberReader(const Tokens &tokens, const TimeWords &words)
        : m_tokens(tokens)
        , m_words(words)
    {
    }
    /// The one that begins at a token; of an amount of money "m", "k" are powers too.
    std::optional<WrittenNumber> at(qint32 i, bool money) const;

private:
    bool isOneOf(qint32 i, std::initializer_list<std::string_view> list) const
    {
        return isWordOneOf(m_tokens, i, list);
    }
    void readPowers(WrittenNumber &found) const;

    const Tokens &m_tokens;
    const TimeWords &m_words;
};

} // namespace bluepencil::recognition
