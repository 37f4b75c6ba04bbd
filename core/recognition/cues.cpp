// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/cues.h"

#include <algorithm>

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
    const std::string_view word = tokens.word(before);
    return tokens.is(before, Class::Aux) || tokens.is(before, Class::Adverb) || tokens.is(before, Class::FirstPerson) ||
           tokens.is(before, Class::People) || tokens.is(before, Class::Relative) ||
           tokens.is(before, Class::Conjunction) || word == "to" || word == "not" || word == "they" || word == "They" ||
           tokens[before].capital || (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss"));
}

} // namespace

bool isPutIt(const Tokens &tokens, qint32 token)
{
    return (tokens.isText(token, "put") || tokens.isText(token, "puts") || tokens.isText(token, "putting")) &&
           tokens.isText(token + 1, "it");
}

bool isCue(const Reading &reading, qint32 token)
{
    const Tokens &tokens = reading.tokens();
    if (!tokens.isWord(token) || tokens[token].capital || reading.nameAt(token) >= 0)
        return false;
    if (isPutIt(tokens, token))
        return true;
    if (!tokens.is(token, Class::Say) && !tokens.is(token, Class::As) && !tokens.is(token, Class::Call))
        return false;
    if (token == 0)
        return true;
    const std::string_view word = tokens.word(token);
    const bool past = word.size() > 2 && word.substr(word.size() - 2) == "ed";
    // "the report", "his claims", "in answer to"
    const qint32 before = token - 1;
    if (past || word == "said" || word == "told" || word == "wrote")
        return !(tokens.is(before, Class::Determiner) && !tokens.is(before, Class::Pronoun)) || past;
    // "his remarks were", "claims of fraud"
    if (word.ends_with("s") && (tokens.is(token + 1, Class::Be) || tokens.isText(token + 1, "of")))
        return false;
    if (isBaseForm(tokens, token))
        return governsBaseForm(tokens, before);
    if (tokens[before].possessive || (tokens.is(before, Class::Determiner) && !tokens.is(before, Class::Adverb)))
        return false;
    if (tokens.is(before, Class::Preposition)) {
        const bool gerund = word.size() > 3 && word.substr(word.size() - 3) == "ing";
        return gerund || tokens.isText(before, "to");
    }
    return true;
}

} // namespace bluepencil::recognition
