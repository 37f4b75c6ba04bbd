// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namewords.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

constexpr std::size_t mostWords = 16384;
constexpr std::size_t slotCount = mostWords * 4;
constexpr qsizetype longestShape = 24; // characters looked at: a "word" of megabytes costs no more
constexpr qint32 longestWord = 64;     // bytes that count of a word

/// The first bytes of a word, cut between code points.
std::string_view cut(std::string_view word)
{
    if (word.size() <= static_cast<std::size_t>(longestWord))
        return word;
    qint32 end = longestWord;
    while (end > 0 && utf8::isContinuation(word[static_cast<std::size_t>(end)]))
        --end;
    return word.substr(0, static_cast<std::size_t>(end));
}

char shapeOf(char32_t c)
{
    if (isUpper(c))
        return 'X';
    if (isLetter(c))
        return 'x';
    if (isDigit(c))
        return 'd';
    return c < 0x80 ? static_cast<char>(c) : '?';
}

std::string titled(std::string_view lower)
{
    if (lower.empty())
        return {};
    const auto first = static_cast<qsizetype>(codePointLength(lower, 0));
    QString head = QString::fromUtf8(lower.data(), first).toUpper();
    return head.toStdString() + std::string(lower.substr(static_cast<std::size_t>(first)));
}

/// One spelling for signs that mean the same.
std::string spelling(std::string_view word, const Token &token)
{
    const char32_t first = codePoint(word, 0);
    if (token.kind == TokenKind::Mark)
        return first == U'\'' || first == 0x2018 || first == 0x2019 || first == 0x201b ? "'" : "\"";
    if (token.kind == TokenKind::Punctuation)
        return isDash(first) ? "-" : first == 0x2026 ? "..." : std::string(word);
    std::string form;
    form.reserve(word.size());
    for (qint32 i = 0; i < static_cast<qint32>(word.size()); i += codePointLength(word, i)) {
        const char32_t c = codePoint(word, i);
        if (isApostrophe(c))
            form += '\'';
        else if (isDash(c))
            form += '-';
        else
            form += word.substr(static_cast<std::size_t>(i), static_cast<std::size_t>(codePointLength(word, i)));
    }
    return form;
}

void digitsAlike(std::string &form)
{
    for (char &c : form) {
        if (c >= '0' && c <= '9')
            c = '0';
    }
}

} // namespace

quint64 knowledgeHash(std::string_view word)
{
    return hashed(withoutAccents(folded(cut(word))));
}

NameWords::NameWords(const WordClusters &clusters, const NameGazetteer &gazetteer)
    : m_clusters(clusters)
    , m_gazetteer(gazetteer)
    , m_slots(slotCount, -1)
{
    NameWord edge;
    edge.form = edge.lower = edge.shape = edge.shortShape = hashed("<edge>");
    edge.facts.clusters.fill(0xfffe);
    m_words.push_back(edge);
    m_keys.push_back(0);
}

bool NameWords::reset()
{
    if (m_words.size() < mostWords)
        return false;
    m_words.resize(1);
    m_keys.resize(1);
    std::fill(m_slots.begin(), m_slots.end(), -1);
    return true;
}

NameWord NameWords::make(std::string_view text, const Token &token, WordCase wordCase) const
{
    NameWord word;
    std::string form = spelling(cut(text), token);
    const std::string lower = folded(form);
    if (wordCase == WordCase::Small)
        form = lower;
    else if (wordCase == WordCase::Title)
        form = titled(lower);
    word.key = hashed(withoutAccents(lower));
    word.letters = token.kind == TokenKind::Word || token.kind == TokenKind::Number;
    if (token.kind == TokenKind::Word) {
        word.facts = m_clusters.find(word.key);
        word.gazetteer = m_gazetteer.find(NameGazetteer::phraseHash(0, word.key));
    } else {
        word.facts = m_clusters.find(word.key);
    }
    word.capital = wordCase == WordCase::AsWritten ? token.capital : wordCase == WordCase::Title;
    std::string shape;
    std::string shortShape;
    qsizetype run = 0;
    qsizetype seen = 0;
    for (qint32 i = 0; i < static_cast<qint32>(form.size()) && seen < longestShape; i += codePointLength(form, i)) {
        const char c = shapeOf(codePoint(form, i));
        ++seen;
        word.hyphen = word.hyphen || (c == '-' && word.letters);
        if (shortShape.empty() || shortShape.back() != c) {
            shortShape += c;
            run = 0;
        }
        if (++run <= 4)
            shape += c;
    }
    word.shape = hashed(shape);
    word.shortShape = hashed(shortShape);
    digitsAlike(form);
    std::string plain = lower;
    digitsAlike(plain);
    word.form = hashed(form);
    word.lower = hashed(plain);
    const auto size = static_cast<qint32>(form.size());
    qint32 head = 0;
    qint32 tail = size;
    for (std::size_t i = 0; i < word.prefixes.size(); ++i) {
        if (head >= size)
            break;
        head += codePointLength(form, head);
        --tail;
        while (tail > 0 && utf8::isContinuation(form[static_cast<std::size_t>(tail)]))
            --tail;
        word.prefixes[i] = hashed(std::string_view(form).substr(0, static_cast<std::size_t>(head)));
        word.suffixes[i] = hashed(std::string_view(form).substr(static_cast<std::size_t>(tail)));
    }
    return word;
}

qint32 NameWords::index(const Tokens &tokens, qint32 token, WordCase wordCase)
{
    const std::string_view text = tokens.word(token);
    const Token &of = tokens[token];
    const quint64 key = hashed(cut(text)) + static_cast<quint64>(wordCase) * 4 + static_cast<quint64>(of.kind);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(key) & mask;
    for (; m_slots[slot] >= 0; slot = (slot + 1) & mask) {
        if (m_keys[static_cast<std::size_t>(m_slots[slot])] == key)
            return m_slots[slot];
    }
    const auto index = static_cast<qint32>(m_words.size());
    m_slots[slot] = index;
    m_keys.push_back(key);
    m_words.push_back(make(text, of, wordCase));
    return index;
}

} // namespace bluepencil::recognition
