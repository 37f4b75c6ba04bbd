// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namecandidates.h"

#include "core/recognition/candidateruns.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

constexpr qint32 longestPhrase = 8; // words

bool isRoman(std::string_view word)
{
    return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

} // namespace

bool isAcronym(const Tokens &tokens, qint32 i)
{
    if (!tokens.isWord(i) || !tokens[i].allCaps || tokens.is(i, WordClass::NotName))
        return false;
    const std::string_view word = tokens.word(i);
    return word.size() <= 8 && !isRoman(word);
}

bool isSettled(const LexiconEntry &entry)
{
    return entry.is(WordClass::Country) || entry.is(WordClass::Area) || entry.is(WordClass::State) ||
           entry.is(WordClass::Organization);
}

qint32 knownPhrase(const Tokens &tokens, qint32 first, qint32 limit, quint32 &entry)
{
    const LexiconEntry &begins = tokens.entry(first);
    const auto names = [](const LexiconEntry &e) {
        return isSettled(e) || e.is(WordClass::Place) || e.is(WordClass::Province);
    };
    if (begins.phraseWords >= 2) {
        std::array<std::size_t, longestPhrase> ends{};
        std::string key;
        qint32 words = 0;
        const qint32 most = std::min<qint32>({begins.phraseWords, longestPhrase, limit - first});
        for (; words < most; ++words) {
            const Token &token = tokens[first + words];
            if (token.span.length() > 40)
                break;
            if (words > 0 && token.spaceBefore)
                key += ' ';
            key += folded(tokens.word(first + words));
            ends[static_cast<std::size_t>(words)] = key.size();
        }
        for (; words >= 2; --words) {
            const std::string_view phrase = std::string_view(key).substr(0, ends[static_cast<std::size_t>(words) - 1]);
            quint32 found = tokens.lexicon().find(phrase);
            if (found == 0) {
                if (const std::string bare = withoutAccents(phrase); bare != phrase)
                    found = tokens.lexicon().find(bare);
            }
            if (found != 0 && names(tokens.lexicon().entry(found))) {
                entry = found;
                return words;
            }
        }
    }
    if (names(begins) || (begins.is(WordClass::Acronym) && tokens[first].allCaps)) {
        entry = tokens[first].entry;
        return 1;
    }
    return 0;
}

std::vector<Candidate> nameCandidates(const Tokens &tokens)
{
    return Runs(tokens).take();
}

} // namespace bluepencil::recognition
