// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namesentence.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

constexpr qint32 longestPiece = 512; // tokens
constexpr int reach = 2;             // tokens round a capital in which a name can lie

bool isHeading(const Tokens &tokens, const Sentence &sentence)
{
    return tokens.blocks()[static_cast<std::size_t>(sentence.block)].heading;
}

/// "US$5", "HK$": letters before a sign of money are no name.
bool isCurrency(const Tokens &tokens, qint32 i)
{
    return tokens[i].allCaps && tokens[i].span.length() <= 3 && tokens.isText(i + 1, "$") && !tokens[i + 1].spaceBefore;
}

/// The bits of a gazetteer answer as class numbers: 0–6 places by size, then one for each other class.
template <typename Function> void forEachClass(quint16 classes, Function function)
{
    if ((classes & PlaceSizeMask) != 0)
        function((classes & PlaceSizeMask) - 1);
    for (int bit = 3; bit < 12; ++bit) {
        if ((classes & 1u << bit) != 0)
            function(bit + 4);
    }
}

} // namespace

SentenceCase sentenceCase(const Tokens &tokens, const Sentence &sentence)
{
    qint32 longer = 0;
    qint32 capitals = 0;
    qint32 shouted = 0;
    qint32 words = 0;
    for (qint32 i = sentence.first; i < sentence.end; ++i) {
        const Token &token = tokens[i];
        if (token.kind != TokenKind::Word || token.possessive)
            continue;
        ++words;
        shouted += token.allCaps || (token.capital && token.span.length() == 1);
        if (token.span.length() < 4 || tokens.is(i, WordClass::Function) || tokens.is(i, WordClass::Preposition))
            continue;
        ++longer;
        capitals += token.capital;
    }
    if (words >= 4 && shouted * 4 > words * 3)
        return SentenceCase::Shouted;
    return longer >= (isHeading(tokens, sentence) ? 4 : 7) && capitals * 10 >= longer * 9 ? SentenceCase::Titled
                                                                                          : SentenceCase::Ordinary;
}

NameSentences::NameSentences(const Tokens &tokens, const WordClusters &clusters, const NameGazetteer &gazetteer)
    : m_tokens(tokens)
    , m_clusters(clusters)
    , m_gazetteer(gazetteer)
    , m_words(clusters, gazetteer)
{
    collectSpellings();
}

void NameSentences::collectSpellings()
{
    std::vector<const Sentence *> ordinary;
    for (const Sentence &sentence : m_tokens.sentences()) {
        if (sentenceCase(m_tokens, sentence) == SentenceCase::Ordinary)
            continue;
        for (qint32 i = sentence.first; i < sentence.end; ++i) {
            if (m_tokens[i].kind == TokenKind::Word)
                m_spellings.try_emplace(knowledgeHash(m_tokens.word(i)));
        }
    }
    if (m_spellings.empty())
        return;
    for (const Sentence &sentence : m_tokens.sentences()) {
        if (sentenceCase(m_tokens, sentence) != SentenceCase::Ordinary)
            continue;
        for (qint32 i = sentence.first + 1; i < sentence.end; ++i) {
            const Token &token = m_tokens[i];
            if (token.kind != TokenKind::Word || m_tokens[i - 1].kind == TokenKind::Mark)
                continue;
            const auto found = m_spellings.find(knowledgeHash(m_tokens.word(i)));
            if (found == m_spellings.end())
                continue;
            Spellings &spellings = found->second;
            ++(token.allCaps ? spellings.capitals : token.capital ? spellings.title : spellings.small);
        }
    }
}

WordCase NameSentences::caseOf(qint32 i, const NameSentence &piece)
{
    const Token &token = m_tokens[i];
    if (piece.letters == SentenceCase::Ordinary || token.kind != TokenKind::Word || !token.capital)
        return WordCase::AsWritten;
    const bool shouted = piece.letters == SentenceCase::Shouted;
    if (!shouted && (token.allCaps || (i == piece.first && piece.starts)))
        return WordCase::AsWritten;
    const quint64 key = knowledgeHash(m_tokens.word(i));
    if (const auto found = m_spellings.find(key); found != m_spellings.end()) {
        const Spellings &here = found->second;
        if (here.small + here.title + here.capitals > 0) {
            if (here.small >= here.title && here.small >= here.capitals)
                return WordCase::Small;
            return here.title >= here.capitals && shouted ? WordCase::Title : WordCase::AsWritten;
        }
    }
    switch (m_clusters.find(key).habit) {
    case WordHabit::Small:
    case WordHabit::ClusterSmall:
        return WordCase::Small;
    case WordHabit::Capitals:
        return WordCase::AsWritten;
    case WordHabit::Unknown:
        return shouted && !token.dotted ? WordCase::Title : WordCase::AsWritten;
    default:
        return shouted && !token.dotted ? WordCase::Title : WordCase::AsWritten;
    }
}

void NameSentences::findPhrases(NameSentence &piece)
{
    const qint32 count = piece.count();
    for (qint32 i = 0; i < count; ++i) {
        if (!m_words[piece.word(i)].capital)
            continue;
        quint64 phrase = m_words[piece.word(i)].key;
        for (qint32 end = i + 1; end < std::min(count, i + NameGazetteer::longestPhrase); ++end) {
            const NameWord &word = m_words[piece.word(end)];
            if (!word.letters)
                break;
            phrase = NameGazetteer::phraseHash(phrase, word.key);
            const quint16 classes = m_gazetteer.find(phrase);
            forEachClass(classes, [&](int number) {
                for (qint32 k = i; k <= end; ++k) {
                    const int part = k == i ? 0 : k == end ? 2 : 1;
                    piece.gazetteer[static_cast<std::size_t>(k)] |= quint64{1} << (number * 4 + part);
                }
            });
        }
    }
}

bool NameSentences::next(NameSentence &piece, bool &renewed)
{
    renewed = m_words.reset();
    const std::vector<Sentence> &sentences = m_tokens.sentences();
    while (m_sentence < sentences.size() && m_at >= sentences[m_sentence].end)
        ++m_sentence;
    if (m_sentence >= sentences.size())
        return false;
    const Sentence &sentence = sentences[m_sentence];
    m_at = std::max(m_at, sentence.first);
    piece.first = m_at;
    piece.end = std::min(sentence.end, m_at + longestPiece);
    piece.starts = m_at == sentence.first;
    if (piece.starts)
        piece.letters = sentenceCase(m_tokens, sentence);
    m_at = piece.end;
    piece.words.clear();
    for (qint32 i = piece.first; i < piece.end; ++i)
        piece.words.push_back(m_words.index(m_tokens, i, caseOf(i, piece)));
    piece.active.assign(piece.words.size(), 0);
    piece.gazetteer.assign(piece.words.size(), 0);
    piece.any = false;
    for (qint32 i = 0; i < piece.count(); ++i) {
        if (!m_words[piece.word(i)].capital || isCurrency(m_tokens, piece.first + i))
            continue;
        piece.any = true;
        for (qint32 k = std::max(0, i - reach); k <= std::min(piece.count() - 1, i + reach); ++k)
            piece.active[static_cast<std::size_t>(k)] = 1;
    }
    for (qint32 i = 0; i < piece.count(); ++i) {
        if (isCurrency(m_tokens, piece.first + i))
            piece.active[static_cast<std::size_t>(i)] = 0;
    }
    if (piece.any)
        findPhrases(piece);
    return true;
}

} // namespace bluepencil::recognition
