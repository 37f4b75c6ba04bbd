// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/castdetails.h"

#include "core/recognition/cues.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestDescription = 14; // words
constexpr qint32 longestRole = 8;         // words from an article to the noun
constexpr qint32 longestClause = 16;      // tokens behind a name in which a verb tells what somebody is

std::string wordsOf(const Reading &reading, const Name &name)
{
    std::string words;
    for (qint32 i = name.first; i < name.end; ++i)
        words += (words.empty() ? "" : " ") + withoutAccents(folded(reading.tokens().word(i)));
    return words;
}

Span spanOf(const Reading &reading, const Name &name)
{
    return reading.tokens().span(name.first, name.end);
}

/// Which rule makes a person of these two names one.
Evidence personReason(const Reading &reading, const Name &name, const Name &full)
{
    const PersonName parts = personName(reading, name);
    const PersonName whole = personName(reading, full);
    const Span span = spanOf(reading, full);
    if (parts.forenames.empty() && parts.surname != whole.surname)
        return {QStringLiteral("cast.forename"), 0.75, {span}};
    if (parts.forenames.empty()) {
        const bool title = sharesTitle(parts, whole) || parts.sureGender;
        return {title ? QStringLiteral("cast.title") : QStringLiteral("cast.surname"), title ? 0.9 : 0.85, {span}};
    }
    const auto initial = [](const PersonName &person) {
        return std::any_of(person.forenames.begin(), person.forenames.end(),
                           [](const std::string &word) { return word.size() == 1; });
    };
    if (initial(parts) != initial(whole))
        return {QStringLiteral("cast.initials"), 0.85, {span}};
    return {QStringLiteral("cast.shorter"), 0.85, {span}};
}

/// Words that describe somebody: tokens [first, end).
struct Phrase {
    qint32 first = 0;
    qint32 end = 0;
};

/// May a word before a title belong to it? "[foreign policy] adviser", no "[greeted] president".
bool mayDescribe(const Reading &reading, qint32 i)
{
    const Tokens &tokens = reading.tokens();
    if (tokens[i].kind != TokenKind::Word || tokens[i].possessive ||
        (tokens.is(i, Class::Function) && !tokens.is(i, Class::TitleModifier)) || tokens.is(i, Class::Preposition) ||
        tokens.is(i, Class::Aux) || reading.isPerson(reading.nameAt(i)))
        return false;
    const std::string_view word = tokens.word(i);
    return tokens.is(i, Class::Title) || tokens.is(i, Class::TitleModifier) ||
           !(tokens.is(i, Class::Say) || tokens.is(i, Class::PersonVerb) ||
             (!tokens[i].capital && word.ends_with("ed")));
}

/// The whole noun phrase before a name: "Kremlin foreign policy adviser", "Soviet-era minister", "Moon's wife".
Phrase phraseBefore(const Reading &reading, const Name &name)
{
    const Tokens &tokens = reading.tokens();
    const auto here = [&](qint32 i) {
        return i >= 0 && tokens[i].sentence == tokens[name.first].sentence && reading.markedAt(i) < 0;
    };
    qint32 first = name.first;
    bool role = false;
    while (here(first - 1) && name.first - first < longestDescription) {
        const qint32 i = first - 1;
        // Nothing but what can describe: titles, names, demonyms, nouns right before a title.
        if (!mayDescribe(reading, i) ||
            (!role && !tokens.is(i, Class::Title) && !tokens.is(i, Class::TitleModifier) && !tokens.is(i, Class::Kin)))
            break;
        role = role || tokens.is(i, Class::Title) || tokens.is(i, Class::Kin);
        first = i;
        // "Soviet-era": half a word is none
        while (here(first - 2) && isDash(codePoint(tokens.word(first - 1), 0)) && !tokens[first - 1].spaceBefore &&
               !tokens[first].spaceBefore && tokens.isWord(first - 2))
            first -= 2;
    }
    qint32 end = name.first;
    while (end > first && tokens.is(end - 1, Class::Courtesy))
        --end;
    if (!role || end == first)
        return {};
    if (tokens.is(end - 1, Class::Kin) && !tokens[end - 1].capital) { // whose?
        const qint32 whose = here(first - 2) && tokens[first - 1].possessive ? reading.nameAt(first - 2) : -1;
        if (whose < 0)
            return {};
        first = reading.names()[static_cast<std::size_t>(whose)].first;
    }
    return {first, end};
}

/// The whole apposition behind a name: ", a former teacher from the north,".
Phrase phraseAfter(const Reading &reading, const Name &name)
{
    const Tokens &tokens = reading.tokens();
    if (!tokens.isText(name.end, ","))
        return {};
    const qint32 first = name.end + 1;
    qint32 end = first;
    bool role = false;
    bool says = false; // "Ruiz, a spokesman said,"
    while (end < tokens.count() && end - first < longestDescription &&
           tokens[end].sentence == tokens[name.first].sentence && reading.markedAt(end) < 0 &&
           (tokens[end].kind == TokenKind::Word || tokens[end].kind == TokenKind::Number)) {
        role = role || tokens.is(end, Class::Title) || tokens.is(end, Class::Person);
        says = says || tokens.isText(end, "said") || tokens.isText(end, "says") ||
               (role && tokens.is(end, Class::Say) && !tokens.is(end, Class::Title) && !tokens.is(end, Class::Person) &&
                !tokens.is(end, Class::Function));
        ++end;
    }
    const bool begins = tokens.is(first, Class::Determiner) || tokens.is(first, Class::Title) ||
                        tokens.is(first, Class::TitleModifier) || tokens.is(first, Class::Person);
    const bool closed = end < tokens.count() && (tokens.isText(end, ",") || tokens.isText(end, "."));
    const bool kin = end - first == 1 && tokens.is(first, Class::Kin);
    const bool open = end > first && (tokens.is(end - 1, Class::Preposition) || tokens.is(end - 1, Class::Determiner) ||
                                      tokens.is(end - 1, Class::Conjunction));
    const bool is = role && begins && closed && !kin && !says && !open && !tokens.is(first, Class::Pronoun);
    if (!is)
        return {};
    const bool owned = tokens.isText(first, "its") || tokens.isText(first, "their"); // whose, nobody can tell here
    return {owned && end - first > 1 ? first + 1 : first, end};
}

/// The noun that tells what somebody is, from an article on: "the [mayor] of", "a Peru [striker]"; -1: none.
qint32 roleFrom(const Reading &reading, qint32 first, qint32 end)
{
    const Tokens &tokens = reading.tokens();
    for (qint32 i = first; i < std::min(end, first + longestRole); ++i) {
        if (!tokens.isWord(i) || reading.isPerson(reading.nameAt(i)) || tokens.is(i, Class::Preposition))
            return -1;
        if (reading.nameAt(i) < 0 && (tokens.is(i, Class::Title) || tokens.is(i, Class::Person)) &&
            !tokens.is(i, Class::Function))
            return i + 1 < end && isCue(reading, i + 1) ? -1 : i; // "Ruiz, the president said"
    }
    return -1;
}

/// "Ruiz is the mayor of", "Ruiz won 60 caps and was captain", "Ruiz, who became mayor": the noun, or -1.
qint32 roleOfClause(const Reading &reading, const Name &name)
{
    const Tokens &tokens = reading.tokens();
    const qint32 end = std::min(tokens.sentenceOf(name.first).end, name.end + longestClause);
    for (qint32 i = name.end; i < end; ++i) {
        if (reading.isPerson(reading.nameAt(i)) || reading.markedAt(i) >= 0 || tokens.isText(i, ";"))
            return -1;
        const bool is = tokens.is(i, Class::Be) || tokens.isText(i, "became") || tokens.isText(i, "becomes");
        const bool own = i == name.end || tokens.is(i - 1, Class::Adverb) || tokens.isText(i - 1, "and") ||
                         tokens.isText(i - 1, "who") || tokens.isText(i - 1, "has");
        if (is && own && !tokens.isText(i + 1, "not"))
            return roleFrom(reading, i + 1, end);
    }
    return -1;
}

} // namespace

void addRoles(const Reading &reading, CastMember &member, qint32 index)
{
    const Tokens &tokens = reading.tokens();
    const Name &name = reading.names()[static_cast<std::size_t>(index)];
    const auto add = [&](qint32 token) {
        const std::string word = folded(tokens.word(token));
        const bool known =
            std::any_of(member.roles.begin(), member.roles.end(), [&](const Role &r) { return r.word == word; });
        if (!known && member.roles.size() < 12)
            member.roles.push_back({word, token});
    };
    for (qint32 i = titleFirst(reading, name); i < name.first; ++i) {
        if (tokens.is(i, Class::Title))
            add(i);
    }
    if (name.first > 1 && tokens.isText(name.first - 1, ",") &&
        tokens[name.first - 2].sentence == tokens[name.first].sentence &&
        tokens.is(name.first - 2, Class::Title)) // "its mayor, Ana Ruiz"
        add(name.first - 2);
    if (const qint32 role = roleOfClause(reading, name); role >= 0)
        add(role);
    // "Ruiz, the mayor of", "Ruiz, who serves as special envoy", "Ruiz, the Peru striker"
    if (!tokens.isText(name.end, ","))
        return;
    if (tokens.is(name.end + 1, Class::Determiner)) {
        if (const qint32 role = roleFrom(reading, name.end + 1, tokens.sentenceOf(name.first).end); role >= 0)
            add(role);
    }
    for (qint32 i = name.end + 1; i < std::min(name.end + 9, tokens.count()); ++i) {
        if (!tokens.isWord(i) || tokens[i].sentence != tokens[name.first].sentence || reading.nameAt(i) >= 0 ||
            tokens.is(i, Class::Preposition))
            break;
        if ((tokens.is(i, Class::Title) || tokens.is(i, Class::Person)) && !tokens.is(i, Class::Function)) {
            add(i);
            break;
        }
    }
}

void describe(const Reading &reading, CastMember &member)
{
    if (member.label != NameLabel::Person)
        return;
    for (const auto phrase : {phraseBefore, phraseAfter}) {
        for (const qint32 index : member.names) {
            const Phrase words = phrase(reading, reading.names()[static_cast<std::size_t>(index)]);
            if (words.end <= words.first)
                continue;
            const std::string_view found =
                slice(reading.tokens().text(), reading.tokens().span(words.first, words.end));
            member.entity.description = QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size()));
            return;
        }
    }
}

Evidence mergeReason(const Reading &reading, const Cast &cast, qint32 index)
{
    const std::vector<Name> &names = reading.names();
    const Name &name = names[static_cast<std::size_t>(index)];
    const CastMember &member = cast.of(index);
    const Name &full = names[static_cast<std::size_t>(member.fullest)];
    const Span span = spanOf(reading, full);
    if (index == member.fullest || member.names.size() == 1)
        return {QStringLiteral("cast.full"), 1, {}};
    const std::string words = wordsOf(reading, name);
    const std::string whole = wordsOf(reading, full);
    if (words == whole)
        return {QStringLiteral("cast.same"), 0.95, {span}};
    if (name.label == NameLabel::Person && full.label == NameLabel::Person)
        return personReason(reading, name, full);
    if (name.label == NameLabel::Place)
        return {QStringLiteral("cast.country"), 0.95, {span}};
    const bool acronym = name.end - name.first == 1 && reading.tokens()[name.first].allCaps;
    return {acronym ? QStringLiteral("cast.acronym") : QStringLiteral("cast.shorter"), 0.85, {span}};
}

} // namespace bluepencil::recognition
