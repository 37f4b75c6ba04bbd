// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namesentence.h"

#include "core/recognition/namecandidates.h"

#include <algorithm>
#include <array>

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

/// "[WHITE HOUSE]", "[CAMP DAVID]", "[LONG ISLAND]": ordinary words that name something together.
bool isPartOfPlace(const Tokens &tokens, qint32 i)
{
    const auto begins = [&](qint32 at) {
        if (at < 0 || !tokens.isWord(at) || tokens[at].sentence != tokens[i].sentence || !tokens.isWord(at + 1) ||
            tokens[at + 1].sentence != tokens[i].sentence)
            return false;
        quint32 entry = 0;
        if (knownPhrase(tokens, at, std::min(at + 3, tokens.count()), entry) > i - at + (at == i)) {
            const LexiconEntry &known = tokens.lexicon().entry(entry);
            return known.is(WordClass::Organization) || known.is(WordClass::Seat) || known.is(WordClass::Place) ||
                   known.is(WordClass::State) || known.is(WordClass::Country);
        }
        const bool opened = tokens.is(at, WordClass::PlaceOpen) && !tokens.is(at, WordClass::Direction) &&
                            (tokens.is(at + 1, WordClass::ForenameMale) || tokens.is(at + 1, WordClass::Surname)) &&
                            !tokens.is(at + 1, WordClass::Common);
        const bool headed = tokens.is(at, WordClass::Common) && tokens.is(at, WordClass::Surname) &&
                            tokens.is(at + 1, WordClass::PlaceHead) && !tokens.is(at + 1, WordClass::Say);
        return opened || headed;
    };
    return begins(i) || begins(i - 1);
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

/// "VETO THE [BILL]", "[MAY] CROSS": in capitals throughout, an ordinary word that is a name elsewhere.
bool NameSentences::isOrdinaryWord(qint32 i) const
{
    static constexpr std::array<std::string_view, 9> articles = {"A",   "AN",  "THIS",  "THAT", "HIS",
                                                                 "HER", "ITS", "THEIR", "EACH"};
    const auto is = [&](qint32 at, WordClass wordClass) { return m_tokens.is(at, wordClass); };
    const auto forename = [&](qint32 at) {
        return is(at, WordClass::ForenameMale) || is(at, WordClass::ForenameFemale);
    };
    const auto listed = [&](qint32 at) {
        return is(at, WordClass::Surname) || forename(at) || is(at, WordClass::Place) || is(at, WordClass::Demonym) ||
               is(at, WordClass::Country);
    };
    const auto unusual = [&](qint32 at) {
        if (!m_tokens.isWord(at) || m_tokens[at].sentence != m_tokens[i].sentence || is(at, WordClass::Common) ||
            is(at, WordClass::Function))
            return false;
        const WordHabit habit = m_clusters.find(knowledgeHash(m_tokens.word(at))).habit;
        return habit == WordHabit::Title || habit == WordHabit::ClusterTitle || habit == WordHabit::Unknown;
    };
    const bool article = i > 0 && m_tokens[i - 1].sentence == m_tokens[i].sentence &&
                         std::find(articles.begin(), articles.end(), m_tokens.word(i - 1)) != articles.end();
    if (article && !listed(i))
        return !unusual(i + 1);
    if (!is(i, WordClass::Common))
        return false;
    const bool named = forename(i) && unusual(i + 1);
    const bool surname = i > 0 && !is(i - 1, WordClass::Common) &&
                         (forename(i - 1) || (is(i - 1, WordClass::Title) && !is(i - 1, WordClass::Function)));
    return !named && !surname;
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
    if (shouted && isPartOfPlace(m_tokens, i))
        return WordCase::Title;
    if (shouted && isOrdinaryWord(i))
        return WordCase::Small;
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
