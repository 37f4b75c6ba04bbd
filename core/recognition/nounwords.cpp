// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/nounwords.h"

#include "core/recognition/cues.h"

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestPhrase = 10; // words

} // namespace

bool isNoun(const Tokens &tokens, qint32 i)
{
    return tokens.is(i, Class::Person) || tokens.is(i, Class::People) || tokens.is(i, Class::Institution) ||
           tokens.is(i, Class::Document) || (tokens.is(i, Class::Title) && !tokens.is(i, Class::Say));
}

bool isSubjectPronoun(const Tokens &tokens, qint32 i)
{
    const std::string word = folded(tokens.word(i));
    return word == "he" || word == "she" || word == "they" || word == "i" || word == "we" || word == "it";
}

bool breaksPhrase(const Tokens &tokens, qint32 i)
{
    const Token &token = tokens[i];
    if (token.possessive)
        return false;
    if (token.kind == TokenKind::Number)
        return false;
    if (token.kind != TokenKind::Word)
        return true;
    if (tokens.is(i, Class::Determiner) || tokens.is(i, Class::TitleModifier) || tokens.is(i, Class::Direction))
        return false;
    if (tokens.is(i, Class::Function) && !token.capital)
        return !(tokens.is(i, Class::Describing) || tokens.is(i, Class::Adverb) || isNoun(tokens, i) ||
                 tokens.is(i, Class::Unnamed));
    return tokens.is(i, Class::Aux) || (tokens.is(i, Class::Say) && !isNoun(tokens, i) && !tokens.is(i, Class::Weak));
}

bool isPeople(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    if (!tokens.is(i, Class::Demonym) || reading.nameAt(i) >= 0 || !tokens[i].capital)
        return false;
    return tokens.word(i).ends_with("s") && !tokens.word(i).ends_with("ss");
}

PhraseKind kindOfNoun(const Tokens &tokens, qint32 i)
{
    if (tokens.is(i, Class::Person) || tokens.is(i, Class::People) || tokens.is(i, Class::Title))
        return PhraseKind::Nominal;
    return tokens.is(i, Class::Institution) ? PhraseKind::Institution : PhraseKind::Document;
}

qint32 nominalStart(const Reading &reading, qint32 head, qint32 from)
{
    const Tokens &tokens = reading.tokens();
    qint32 first = head;
    while (first > from && head - first < longestPhrase) {
        const qint32 before = first - 1;
        if (tokens.isText(before, "that") &&
            (tokens.is(first, Class::Determiner) || tokens.is(before - 1, Class::Say) ||
             tokens.is(head, Class::People) || tokens[head].capital))
            break; // "said that the ministry", "says Thursday that investigators"
        if (breaksPhrase(tokens, before) || reading.markedAt(before) != reading.markedAt(head))
            break;
        first = before;
        if (tokens.is(first, Class::Determiner) && !tokens[first].capital && reading.nameAt(first) < 0) {
            // "his own", "all the", "one of the": the outermost determiner that stands alone
            if (!(first > from && tokens.is(first - 1, Class::Determiner)))
                break;
        } else if (tokens.is(first, Class::Determiner) && tokens.startsSentence(first)) {
            break;
        }
    }
    // An adverb is no beginning ("later officials").
    while (first < head && ((tokens.is(first, Class::Adverb) && !tokens.is(first, Class::Determiner)) ||
                            tokens.is(first, Class::Conjunction) ||
                            (tokens.is(first, Class::Function) && tokens.is(first + 1, Class::Determiner) &&
                             !tokens.is(first, Class::Determiner))))
        ++first;
    return first;
}

NounPhrase namedPhrase(const Reading &reading, qint32 name)
{
    const Name &found = reading.names()[static_cast<std::size_t>(name)];
    return {found.first, found.end, found.end - 1,
            found.label == NameLabel::Person ? PhraseKind::Person : PhraseKind::Institution, name};
}

bool isAge(const Tokens &tokens, qint32 i)
{
    const std::string_view word = tokens.word(i);
    return (word.ends_with("-year-old") || word.ends_with("-year-olds")) && isDigit(codePoint(word, 0));
}

bool isOneOfAPeople(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    return tokens.isWord(i) && tokens[i].capital && tokens.is(i, Class::Demonym) && reading.nameAt(i) < 0 &&
           (tokens.isText(i - 1, "the") || tokens.isText(i - 1, "The"));
}

bool endsBeforeCue(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    qint32 next = i + 1;
    while (next < tokens.count() && tokens.is(next, Class::Adverb) && tokens[next].sentence == tokens[i].sentence)
        ++next;
    return next >= tokens.count() || !tokens.isWord(next) || tokens[next].sentence != tokens[i].sentence ||
           isCue(reading, next) || tokens.is(next, Class::Aux) || tokens.isText(next, "who");
}

} // namespace bluepencil::recognition
