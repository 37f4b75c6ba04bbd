// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/timewords.h"

namespace bluepencil::recognition {

/// Does what a clause tells lie before the day of publication or after it?
enum class Tense : quint8 { Unknown, Past, Ahead };

/// Tells it by the verbs and words round a date: "until", "will … on Friday", "died Sunday". Refers to tokens and
/// words.
class DateTense
{
public:
    DateTense(const Tokens &tokens, const TimeWords &words)
        : m_tokens(tokens)
        , m_words(words)
    {
    }
    /// Of the date that begins at token `first`, by the nearest word that tells, before it or else behind it. Looks at
    /// some tokens of its sentence.
    Tense around(qint32 first) const;
    /// What one word tells of a date that begins at token `date` (-1: behind it).
    Tense of(qint32 i, qint32 date) const;

private:
    bool isPlanned(qint32 i) const;
    bool isSubject(qint32 i) const;
    bool isSameSentence(qint32 a, qint32 b) const;
    bool isOneOf(qint32 i, std::initializer_list<std::string_view> list) const
    {
        return isWordOneOf(m_tokens, i, list);
    }

    const Tokens &m_tokens;
    const TimeWords &m_words;
};

} // namespace bluepencil::recognition
