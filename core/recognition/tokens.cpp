// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/tokens.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

constexpr int mostDots = 8;         // of one abbreviation; keeps "a.a.a.a" of any length linear
constexpr qint32 mostClosings = 12; // signs that close one sentence, for the same reason

bool isAlnum(char32_t c)
{
    return isLetter(c) || isDigit(c) || (c >= 0x80 && QChar::isNumber(c));
}

bool isHyphen(char32_t c)
{
    return c == U'-' || c == 0x2010 || c == 0x2011;
}

bool isSentenceMark(char32_t c)
{
    return c == U'.' || c == U'!' || c == U'?' || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

/// Endings that an apostrophe joins to a word and that are tokens of their own.
bool isClitic(std::string_view ending)
{
    constexpr std::array<std::string_view, 7> clitics = {"s", "S", "d", "ll", "re", "ve", "m"};
    return std::find(clitics.begin(), clitics.end(), ending) != clitics.end();
}

/// "al-Assad", "el-Sisi": a name although its first letter is small.
bool hasArticlePrefix(std::string_view word)
{
    constexpr std::array<std::string_view, 10> articles = {"al-", "el-", "as-", "an-",  "ar-",
                                                           "ad-", "ul-", "az-", "bin-", "ash-"};
    return std::any_of(articles.begin(), articles.end(), [&](std::string_view article) {
        return word.size() > article.size() && word.substr(0, article.size()) == article &&
               isUpper(codePoint(word, static_cast<qint32>(article.size())));
    });
}

} // namespace

Tokens::Tokens(std::string_view text, std::vector<TextBlock> blocks, const Lexicon &lexicon)
    : m_text(text)
    , m_blocks(std::move(blocks))
    , m_lexicon(&lexicon)
{
    // Room that is not used costs nothing, room that grows is there twice while it does: English has a token each
    // five bytes or so.
    m_tokens.reserve(text.size() / 4);
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        const qint32 first = count();
        cut(m_blocks[b]);
        splitSentences(first, static_cast<qint32>(b));
    }
}

qint32 Tokens::atOrAfter(qint32 byte) const
{
    const auto found =
        std::lower_bound(m_tokens.begin(), m_tokens.end(), byte,
                         [](const Token &token, qint32 position) { return token.span.start < position; });
    return static_cast<qint32>(found - m_tokens.begin());
}

void Tokens::add(Span span, TokenKind kind, bool spaceBefore, bool dotted)
{
    Token token;
    token.span = span;
    token.kind = kind;
    token.spaceBefore = spaceBefore;
    token.dotted = dotted;
    if (kind == TokenKind::Word) {
        const std::string_view word = slice(m_text, span);
        token.capital = isUpper(codePoint(word, 0)) || hasArticlePrefix(word);
        int letters = 0;
        bool small = false;
        if (token.capital) {
            for (qint32 i = 0; i < span.length(); i += codePointLength(word, i)) {
                const char32_t c = codePoint(word, i);
                letters += isLetter(c);
                small = small || isLower(c);
            }
        }
        token.allCaps = letters >= 2 && !small;
        token.possessive = isApostrophe(codePoint(word, 0)) && (word.back() == 's' || word.back() == 'S');
        std::string key = folded(word);
        token.entry = m_lexicon->find(key);
        if (token.entry == 0) {
            if (const std::string bare = withoutAccents(key); bare != key)
                token.entry = m_lexicon->find(bare);
        }
        if (token.entry == 0 && dotted)
            token.entry = m_lexicon->find(std::string_view(key).substr(0, key.size() - 1));
    }
    m_tokens.push_back(token);
}

/// Does a small word begin there that makes an adjective of the name before its hyphen?
bool Tokens::isParticiple(qint32 start, qint32 blockEnd) const
{
    constexpr qint32 longest = 16;
    qint32 end = start;
    while (end < blockEnd && end - start < longest && isLower(codePoint(m_text, end)))
        end += codePointLength(m_text, end);
    const std::string_view word = slice(m_text, {start, end});
    constexpr std::array<std::string_view, 9> others = {"led", "born", "run",   "held", "style",
                                                        "era", "wide", "bound", "area"};
    return (word.size() > 3 && word.ends_with("ed")) || std::find(others.begin(), others.end(), word) != others.end();
}

/// End of the word that begins at `start`, a letter or digit.
qint32 Tokens::wordEnd(qint32 start, qint32 blockEnd, bool &dotted) const
{
    dotted = false;
    // "U.S.", "a.m.", "D.C.": single letters with their full stops.
    qint32 end = start;
    int dots = 0;
    while (dots < mostDots && end < blockEnd && isLetter(codePoint(m_text, end))) {
        const qint32 after = end + codePointLength(m_text, end);
        if (after >= blockEnd || m_text[static_cast<std::size_t>(after)] != '.')
            break;
        end = after + 1;
        ++dots;
    }
    if (dots >= 2 && !(end < blockEnd && isAlnum(codePoint(m_text, end)))) {
        dotted = true;
        return end;
    }

    end = start;
    char32_t previous = 0;
    while (end < blockEnd) {
        const char32_t c = codePoint(m_text, end);
        if (isAlnum(c)) {
            previous = c;
            end += codePointLength(m_text, end);
            continue;
        }
        const qint32 after = end + codePointLength(m_text, end);
        const char32_t next = after < blockEnd ? codePoint(m_text, after) : 0;
        if (!isAlnum(next))
            break;
        if (isApostrophe(c) && isLetter(previous) && isLetter(next)) {
            qint32 tail = after;
            while (tail < blockEnd && tail - after < 4 && isLetter(codePoint(m_text, tail)))
                tail += codePointLength(m_text, tail);
            if (isClitic(slice(m_text, {after, tail})) && !(tail < blockEnd && isAlnum(codePoint(m_text, tail))))
                break;
        } else if (isHyphen(c) && isUpper(codePoint(m_text, start)) && isParticiple(after, blockEnd)) {
            break; // "[Lima]-based"
        } else if (!(isHyphen(c) || (c == U'&' && isUpper(previous) && isUpper(next)) ||
                     ((c == U'.' || c == U',' || c == U':' || c == U'/') && isDigit(previous) && isDigit(next)) ||
                     (c == U'.' && isLetter(previous) && isLower(next) && after - start > 3))) {
            break;
        }
        previous = c;
        end = after;
    }

    // "Mr.", "Inc.", "J.": the full stop belongs to the word.
    if (end < blockEnd && m_text[static_cast<std::size_t>(end)] == '.' && end - start <= 6) {
        const std::string_view word = slice(m_text, {start, end});
        const bool capital = isUpper(codePoint(word, 0));
        const std::string key = folded(word);
        const LexiconEntry &entry = m_lexicon->entry(m_lexicon->find(key));
        const char32_t next = end + 2 < blockEnd ? codePoint(m_text, end + 2) : 0;
        const bool initial = capital && word.size() == 1 && word != "I";
        if (initial || (entry.is(WordClass::EndAbbreviation) && capital) ||
            (entry.is(WordClass::Abbreviation) &&
             (capital ? key != "no" || isDigit(next)
                      : (!entry.is(WordClass::Function) && word.size() > 2 && !entry.is(WordClass::Common)) ||
                            key == "vs" || isDigit(next)))) {
            dotted = true;
            return end + 1;
        }
    }
    return end;
}

void Tokens::cut(const TextBlock &block)
{
    bool spaceBefore = true;
    qint32 at = block.span.start;
    while (at < block.span.end) {
        const char32_t c = codePoint(m_text, at);
        const qint32 next = at + codePointLength(m_text, at);
        if (isSpace(c)) {
            spaceBefore = true;
            at = next;
            continue;
        }
        if (isAlnum(c)) {
            bool dotted = false;
            const qint32 end = wordEnd(at, block.span.end, dotted);
            add({at, end}, isDigit(c) ? TokenKind::Number : TokenKind::Word, spaceBefore, dotted);
            at = end;
        } else if (isApostrophe(c) && !spaceBefore && !m_tokens.empty() && m_tokens.back().span.end == at &&
                   m_tokens.back().kind != TokenKind::Mark && m_tokens.back().kind != TokenKind::Punctuation &&
                   next < block.span.end && isLetter(codePoint(m_text, next))) {
            qint32 end = next;
            while (end < block.span.end && isLetter(codePoint(m_text, end)))
                end += codePointLength(m_text, end);
            add({at, end}, TokenKind::Word, false);
            at = end;
        } else if (c == U'.' || isDash(c)) { // "..." and "--" are one sign
            qint32 end = next;
            while (end < block.span.end && codePoint(m_text, end) == c)
                end += codePointLength(m_text, end);
            add({at, end}, TokenKind::Punctuation, spaceBefore);
            at = end;
        } else {
            add({at, next}, isQuoteMark(c) ? TokenKind::Mark : TokenKind::Punctuation, spaceBefore);
            at = next;
        }
        spaceBefore = false;
    }
}

/// Does token `i` end a sentence? `end`: the token after the closing marks and brackets that belong to it.
bool Tokens::endsSentence(qint32 i, qint32 &end) const
{
    const Token &token = (*this)[i];
    end = i + 1;
    const bool mark = token.kind == TokenKind::Punctuation && isSentenceMark(codePoint(m_text, token.span.start));
    if (!mark && !token.dotted)
        return false;
    while (
        end < count() && end - i <= mostClosings && !(*this)[end].spaceBefore &&
        ((*this)[end].kind == TokenKind::Mark || isText(end, ")") || isText(end, "]") ||
         ((*this)[end].kind == TokenKind::Punctuation && isSentenceMark(codePoint(m_text, (*this)[end].span.start)))))
        ++end;
    if (end >= count())
        return true;
    const Token &next = (*this)[end];
    if (!next.spaceBefore) // "www.example", ideographic text
        return mark && codePoint(m_text, token.span.start) >= 0x3000;
    // A mark or bracket that opens is judged by the word in it.
    qint32 first = end;
    while (first < count() && first < end + 3 &&
           ((*this)[first].kind == TokenKind::Mark || isText(first, "(") || isText(first, "[")))
        ++first;
    if (first >= count())
        return true;
    const Token &word = (*this)[first];
    const bool starts = word.kind == TokenKind::Word ? word.capital : word.kind == TokenKind::Number || first > end;
    if (mark)
        return starts || (word.kind == TokenKind::Punctuation && !isText(first, ",") && !isText(first, ";"));
    // The full stop of an abbreviation ends a sentence where one clearly begins after it.
    if (is(i, WordClass::Abbreviation) && !is(i, WordClass::EndAbbreviation))
        return false;
    const std::string_view abbreviation = this->word(i);
    if (abbreviation.size() == 2 || !starts || word.kind != TokenKind::Word) // "J."
        return first > end && starts && abbreviation.size() > 2;
    if (abbreviation == "a.m." || abbreviation == "p.m.")
        return !entry(first).is(WordClass::Weekday) && !entry(first).is(WordClass::Month) && !word.allCaps;
    return first > end || (entry(first).is(WordClass::Function) && !word.allCaps);
}

void Tokens::splitSentences(qint32 first, qint32 block)
{
    qint32 start = first;
    const auto close = [&](qint32 end) {
        if (end <= start)
            return;
        for (qint32 k = start; k < end; ++k)
            m_tokens[static_cast<std::size_t>(k)].sentence = static_cast<qint32>(m_sentences.size());
        m_sentences.push_back({start, end, block});
        start = end;
    };
    for (qint32 i = first; i < count();) {
        qint32 end = i + 1;
        if (endsSentence(i, end)) {
            close(end);
            i = end;
        } else {
            ++i;
        }
    }
    close(count());
}

} // namespace bluepencil::recognition
