// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/coordination.h"
#include "core/recognition/speakers.h"

namespace bluepencil::recognition {

/// Somebody who said something, and where.
struct Spoken {
    Speaker speaker;
    qint32 words = 0; ///< token where the speaker was named
    qint32 first = 0; ///< tokens of the quote
    qint32 end = 0;
    bool question = false; ///< its words are one
    bool turn = false;     ///< told by the turns alone
    bool asked = false;    ///< a question put by name, so that somebody else answers
    bool alone = false;    ///< a paragraph of its own, as turns are
};

/// Goes through the quotes of a text, in order, and remembers who spoke. Holds references.
class Speaking
{
public:
    Speaking(const Reading &reading, const Cast &cast)
        : m_reading(reading)
        , m_tokens(reading.tokens())
        , m_cast(cast)
    {
    }
    Quote quote(const FoundQuote &found);

private:
    // speakers.cpp
    QString typeOf(const NounPhrase &phrase) const;
    std::optional<Speaker> standsFor(const NounPhrase &phrase) const;
    qint32 lastSpoken(const NounPhrase &phrase) const;
    bool goesOnAs(const NounPhrase &phrase, const Attribution &attribution) const;
    std::optional<NounPhrase> unnamedBefore(const NounPhrase &phrase) const;
    Speaker several(const Coordination &all, const Attribution &attribution) const;
    std::optional<Speaker> told(const Attribution &attribution);
    // carriedspeakers.cpp
    std::optional<Speaker> carried(const FoundQuote &found);
    std::optional<Speaker> fromSentence(qint32 first, qint32 end, const char *rule, double score);
    std::optional<Speaker> inSentence(const FoundQuote &found);
    std::optional<Speaker> fromBlockBefore(const FoundQuote &found);
    Speaker goOn(const char *rule, double score) const;
    Speaker takesTurn() const;
    bool isAnswer(const QuotePlace &place) const;
    bool isSame(const Speaker &a, const Speaker &b) const;
    bool isTurn(const FoundQuote &found) const;
    bool opensBlock(qint32 token) const;
    bool isAlone(const FoundQuote &found) const;
    qint32 blockOf(qint32 token) const { return m_tokens.sentenceOf(token).block; }
    qint32 sentenceOf(qint32 token) const { return m_tokens[token].sentence; }

    const Reading &m_reading;
    const Tokens &m_tokens;
    const Cast &m_cast;
    std::optional<Spoken> m_last;   ///< who spoke before
    std::optional<Spoken> m_before; ///< who spoke before that one
};

} // namespace bluepencil::recognition
