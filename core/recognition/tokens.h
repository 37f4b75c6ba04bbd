// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/characters.h"
#include "core/recognition/lexicon.h"
#include "core/recognition/textblocks.h"

#include <vector>

namespace bluepencil::recognition {

enum class TokenKind : quint8 { Word, Number, Mark, Punctuation };

/// A word, number, quotation mark or sign of punctuation.
///
///     Mr. Ruiz’s U.S.-led team, founded in ’92, won 3.5%.
///     Mr.|Ruiz|’s|U.S.|-|led|team|,|founded|in|’|92|,|won|3.5|%|.
struct Token {
    Span span;
    quint32 entry = 0; ///< in the lexicon
    qint32 sentence = 0;
    TokenKind kind = TokenKind::Word;
    bool capital : 1 = false;     ///< begins with a capital ("al-Assad" too)
    bool allCaps : 1 = false;     ///< two letters or more, no small one
    bool possessive : 1 = false;  ///< 's or ’s itself
    bool spaceBefore : 1 = false; ///< white space (or the block's start) before it
    bool dotted : 1 = false;      ///< a full stop is part of it
};

/// Tokens [first, end) of one sentence.
struct Sentence {
    qint32 first = 0;
    qint32 end = 0;
    qint32 block = 0;

    bool operator==(const Sentence &) const = default;
};

/// A text cut into tokens and sentences, with what the lexicon says of each word. Holds views: text and
/// lexicon must outlive it. No token or sentence crosses the end of a block.
class Tokens
{
public:
    Tokens(std::string_view text, std::vector<TextBlock> blocks, const Lexicon &lexicon);

    std::string_view text() const { return m_text; }
    const Lexicon &lexicon() const { return *m_lexicon; }
    const std::vector<TextBlock> &blocks() const { return m_blocks; }
    const std::vector<Sentence> &sentences() const { return m_sentences; }
    qint32 count() const { return static_cast<qint32>(m_tokens.size()); }
    const Token &operator[](qint32 i) const { return m_tokens[static_cast<std::size_t>(i)]; }
    std::string_view word(qint32 i) const { return slice(m_text, (*this)[i].span); }
    const LexiconEntry &entry(qint32 i) const { return m_lexicon->entry((*this)[i].entry); }

    /// False outside the text, so that rules may look round without care.
    bool is(qint32 i, WordClass wordClass) const { return i >= 0 && i < count() && entry(i).is(wordClass); }
    bool isWord(qint32 i) const { return i >= 0 && i < count() && (*this)[i].kind == TokenKind::Word; }
    bool isText(qint32 i, std::string_view exact) const { return i >= 0 && i < count() && word(i) == exact; }
    const Sentence &sentenceOf(qint32 i) const { return m_sentences[static_cast<std::size_t>((*this)[i].sentence)]; }
    const TextBlock &blockOf(qint32 i) const { return m_blocks[static_cast<std::size_t>(sentenceOf(i).block)]; }
    bool startsSentence(qint32 i) const { return sentenceOf(i).first == i; }
    Span span(qint32 first, qint32 end) const { return {(*this)[first].span.start, (*this)[end - 1].span.end}; }

    /// First token that begins at or after a byte; count() when there is none. Logarithmic.
    qint32 atOrAfter(qint32 byte) const;

private:
    void cut(const TextBlock &block);
    qint32 wordEnd(qint32 start, qint32 blockEnd, bool &dotted) const;
    bool isParticiple(qint32 start, qint32 blockEnd) const;
    void add(Span span, TokenKind kind, bool spaceBefore, bool dotted = false);
    void splitSentences(qint32 first, qint32 block);
    bool endsSentence(qint32 i, qint32 &end) const;

    std::string_view m_text;
    std::vector<TextBlock> m_blocks;
    const Lexicon *m_lexicon;
    std::vector<Token> m_tokens;
    std::vector<Sentence> m_sentences;
};

} // namespace bluepencil::recognition
