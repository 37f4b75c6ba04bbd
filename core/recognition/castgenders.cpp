// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/castgenders.h"

#include "core/recognition/nounphrases.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 reach = 20; // tokens behind a name in which a pronoun may mean it
constexpr qint32 longestByline = 30;

const Name &nameOf(const Reading &reading, qint32 name)
{
    return reading.names()[static_cast<std::size_t>(name)];
}

/// The sex that a pronoun tells of whom the clause is about; none of "told her", which means somebody else.
Gender genderOfPronoun(const Tokens &tokens, qint32 i)
{
    const std::string word = folded(tokens.word(i));
    if (word == "he" || word == "his" || word == "himself")
        return Gender::Male;
    const bool owns = word == "her" && tokens.isWord(i + 1) && !tokens.is(i + 1, Class::Function) &&
                      !tokens.is(i + 1, Class::Preposition);
    return word == "she" || word == "herself" || owns ? Gender::Female : Gender::Unknown;
}

bool namesSomebody(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    return reading.isPerson(reading.nameAt(i)) || ((tokens.is(i, Class::Person) || tokens.is(i, Class::Kin)) &&
                                                   !tokens.is(i, Class::People) && !tokens.is(i, Class::Say));
}

/// Is the name the only one of its sentence so far, and somebody who does something?
bool isWhomItIsAbout(const Reading &reading, qint32 name)
{
    const Tokens &tokens = reading.tokens();
    const Name &found = nameOf(reading, name);
    const NounPhrase phrase{found.first, found.end, found.end - 1, PhraseKind::Person, name};
    if (found.end >= tokens.count() || tokens[found.end].possessive || followsPreposition(reading, phrase))
        return false;
    for (qint32 i = tokens.sentenceOf(found.first).first; i < found.first; ++i) {
        const std::string word = tokens.isWord(i) ? folded(tokens.word(i)) : std::string();
        if (reading.isPerson(reading.nameAt(i)) || word == "he" || word == "she")
            return false;
    }
    return true;
}

/// What is told of a name's sex before anybody else is named: in its sentence or by the first word of the next.
Gender toldBehind(const Reading &reading, qint32 name)
{
    const Tokens &tokens = reading.tokens();
    const qint32 first = nameOf(reading, name).end;
    const qint32 block = tokens.sentenceOf(first - 1).block;
    const qint32 own = tokens[first - 1].sentence;
    const qint32 marked = reading.markedAt(first - 1);
    for (qint32 i = first; i < std::min(first + reach, tokens.count()); ++i) {
        if (tokens.sentenceOf(i).block != block || reading.markedAt(i) != marked)
            return Gender::Unknown;
        if (tokens[i].sentence != own) // "Price left. [She] …"
            return tokens.isText(i, "He") || tokens.isText(i, "She") ? genderOfPronoun(tokens, i) : Gender::Unknown;
        if (namesSomebody(reading, i) && !tokens.isText(first, ",") && !tokens.is(i - 1, Class::Pronoun))
            return Gender::Unknown;
        if (reading.isPerson(reading.nameAt(i)))
            return Gender::Unknown;
        if (const Gender told = genderOfPronoun(tokens, i); told != Gender::Unknown)
            return told;
    }
    return Gender::Unknown;
}

} // namespace

void learnGenders(const Reading &reading, Cast &cast)
{
    for (CastMember &member : cast.members) {
        if (member.label != NameLabel::Person || member.gender != Gender::Unknown)
            continue;
        int males = 0;
        int females = 0;
        for (const qint32 name : member.names) {
            if (!isWhomItIsAbout(reading, name))
                continue;
            const Gender told = toldBehind(reading, name);
            males += told == Gender::Male;
            females += told == Gender::Female;
        }
        if (males == females || (males > 0 && females > 0))
            continue;
        member.gender = males > 0 ? Gender::Male : Gender::Female;
        member.sureGender = true;
    }
}

bool isInByline(const Reading &reading, qint32 name)
{
    const Tokens &tokens = reading.tokens();
    const Sentence &sentence = tokens.sentenceOf(nameOf(reading, name).first);
    const qint32 first = sentence.first;
    const bool opens = first == 0 || tokens.sentenceOf(first - 1).block != sentence.block;
    return opens && (tokens.isText(first, "By") || tokens.isText(first, "BY")) &&
           sentence.end - first <= longestByline && !tokens.isText(sentence.end - 1, ".");
}

} // namespace bluepencil::recognition
