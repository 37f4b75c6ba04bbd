// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/cues.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

/// "say", "message": the form without an ending, which is as often a noun.
bool isBaseForm(const Tokens &tokens, qint32 token)
{
    const std::string_view word = tokens.word(token);
    if (word.ends_with("ed") || word.ends_with("ing") || word.ends_with("s"))
        return false;
    const Lexicon &lexicon = tokens.lexicon();
    const std::string base = folded(word);
    const auto reports = [&](const char *ending) { return lexicon.entry(lexicon.find(base + ending)).is(Class::Say); };
    return word != "read" && (reports("s") || reports("ed") || reports("d"));
}

/// What a verb's base form stands behind: "they say", "officials say", "to say", "did not say".
bool governsBaseForm(const Tokens &tokens, qint32 before)
{
    if (!tokens.isWord(before))
        return false;
    // THE REPORT, "The answer", "His report"
    if (tokens.is(before, Class::Determiner) &&
        (tokens[before].allCaps || (tokens.is(before, Class::Definite) && !tokens.is(before, Class::Relative)) ||
         tokens.isText(before, "A") || tokens.isText(before, "An")))
        return false;
    const std::string_view word = tokens.word(before);
    return tokens.is(before, Class::Aux) || tokens.is(before, Class::Adverb) || tokens.is(before, Class::FirstPerson) ||
           tokens.is(before, Class::People) || tokens.is(before, Class::Relative) ||
           tokens.is(before, Class::Conjunction) || word == "to" || word == "not" || word == "they" || word == "They" ||
           tokens[before].capital || (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss"));
}

/// "Mayor [Calls] Budget ‘A Disaster’": a verb in a headline, and no noun.
bool isTitleCaseCue(const Tokens &tokens, qint32 token)
{
    const std::string_view word = tokens.word(token);
    const bool reports = tokens.is(token, Class::Say) || tokens.is(token, Class::As) || tokens.is(token, Class::Call);
    return reports && !tokens.startsSentence(token) && !tokens.is(token, Class::Weak) &&
           (word.ends_with("s") || word.ends_with("ed") || word == "Said" || word == "Told") &&
           isInTitleCase(tokens, token);
}

} // namespace

bool isTwoWordCue(const Tokens &tokens, qint32 token)
{
    if (!tokens.isWord(token) || !tokens.isWord(token + 1))
        return false;
    const auto isOneOf = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), tokens.word(token)) != words.end();
    };
    if (tokens.isText(token + 1, "it"))
        return isOneOf({"put", "puts", "putting"});
    const qint32 behind = token + 2;
    const bool ends =
        behind >= tokens.count() || !tokens.isWord(behind) || tokens[behind].sentence != tokens[token].sentence;
    return ends && tokens.isText(token + 1, "on") && isOneOf({"went", "goes", "going", "go"});
}

bool isInCapitals(const Tokens &tokens, qint32 token)
{
    constexpr qint32 around = 6;
    constexpr int enough = 3;
    int capitals = 0;
    const qint32 sentence = tokens[token].sentence;
    for (qint32 i = std::max(0, token - around); i < std::min(tokens.count(), token + around + 1); ++i) {
        if (!tokens.isWord(i) || tokens[i].sentence != sentence || tokens[i].possessive)
            continue;
        if (!tokens[i].allCaps && tokens[i].span.length() > 1)
            return false;
        capitals += tokens[i].allCaps;
    }
    return capitals >= enough;
}

bool isInTitleCase(const Tokens &tokens, qint32 token)
{
    constexpr qint32 around = 6;
    constexpr int enough = 3;
    const Sentence &sentence = tokens.sentenceOf(token);
    if (!tokens.blocks()[static_cast<std::size_t>(sentence.block)].heading)
        return false;
    int capitals = 0;
    for (qint32 i = std::max(sentence.first, token - around); i < std::min(sentence.end, token + around + 1); ++i) {
        if (!tokens.isWord(i) || tokens[i].possessive || (tokens.is(i, Class::Function) && !tokens[i].capital))
            continue;
        if (!tokens[i].capital)
            return false;
        ++capitals;
    }
    return capitals >= enough;
}

bool standsForSomebody(const Tokens &tokens, qint32 token)
{
    if (!tokens.isWord(token))
        return false;
    constexpr std::array<std::string_view, 7> words = {"another", "others", "one", "some", "many", "neither", "both"};
    constexpr std::array<std::string_view, 6> behindArticle = {"other", "others", "second",
                                                               "third", "former", "latter"};
    const std::string word = folded(tokens.word(token));
    if (std::find(words.begin(), words.end(), word) != words.end())
        return true;
    const bool article = token > 0 && tokens.isWord(token - 1) &&
                         (folded(tokens.word(token - 1)) == "the" || folded(tokens.word(token - 1)) == "a");
    return article && std::find(behindArticle.begin(), behindArticle.end(), word) != behindArticle.end();
}

bool isCue(const Reading &reading, qint32 token)
{
    const Tokens &tokens = reading.tokens();
    if (!tokens.isWord(token) || reading.nameAt(token) >= 0)
        return false;
    if (tokens[token].capital && !(tokens[token].allCaps && isInCapitals(tokens, token)) &&
        !isTitleCaseCue(tokens, token))
        return false;
    if (isTwoWordCue(tokens, token))
        return true;
    if (!tokens.is(token, Class::Say) && !tokens.is(token, Class::As) && !tokens.is(token, Class::Call))
        return false;
    if (token == 0)
        return true;
    const std::string word = folded(tokens.word(token));
    const bool past = word.size() > 2 && word.substr(word.size() - 2) == "ed";
    // "the report", "his claims", "in answer to"
    const qint32 before = token - 1;
    if (past || word == "said" || word == "told" || word == "wrote")
        return !(tokens.is(before, Class::Determiner) && !tokens.is(before, Class::Pronoun)) || past ||
               standsForSomebody(tokens, before);
    // "his remarks were", "claims of fraud"
    if (word.ends_with("s") && (tokens.is(token + 1, Class::Be) || tokens.isText(token + 1, "of")))
        return false;
    const std::string whereupon = folded(tokens.word(before)); // "after reports that", "amid claims"
    if (word.ends_with("s") && (whereupon == "after" || whereupon == "before" || whereupon == "since" ||
                                whereupon == "amid" || whereupon == "despite" || whereupon == "following"))
        return false;
    if (isBaseForm(tokens, token))
        return governsBaseForm(tokens, before);
    if (standsForSomebody(tokens, before))
        return true; // "another says"
    if (tokens[before].possessive || (tokens.is(before, Class::Determiner) && !tokens.is(before, Class::Adverb)))
        return false;
    if (tokens.is(before, Class::Preposition)) {
        const bool gerund = word.size() > 3 && word.substr(word.size() - 3) == "ing";
        return gerund || tokens.isText(before, "to");
    }
    return true;
}

} // namespace bluepencil::recognition
