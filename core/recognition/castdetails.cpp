// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/castdetails.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestDescription = 14; // words

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
    // "Ruiz, the mayor of", "Ruiz, who serves as special envoy"
    if (!tokens.isText(name.end, ","))
        return;
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
    const Tokens &tokens = reading.tokens();
    if (member.label != NameLabel::Person)
        return;
    for (const qint32 index : member.names) {
        const Name &name = reading.names()[static_cast<std::size_t>(index)];
        const qint32 sentence = tokens[name.first].sentence;
        qint32 first = name.first;
        bool role = false;
        while (first > 0 && name.first - first < longestDescription && tokens[first - 1].sentence == sentence &&
               reading.markedAt(first - 1) < 0) {
            const qint32 i = first - 1;
            if (tokens[i].kind != TokenKind::Word || tokens[i].possessive ||
                (tokens.is(i, Class::Function) && !tokens.is(i, Class::TitleModifier)) ||
                tokens.is(i, Class::Preposition) || tokens.is(i, Class::Aux) || reading.isPerson(reading.nameAt(i)))
                break;
            // Nothing but what can describe: titles, names, demonyms, nouns right before a title.
            if (!role && !tokens.is(i, Class::Title) && !tokens.is(i, Class::TitleModifier))
                break;
            if (!tokens.is(i, Class::Title) && !tokens.is(i, Class::TitleModifier) &&
                (tokens.is(i, Class::Say) || tokens.is(i, Class::PersonVerb)))
                break;
            role = role || tokens.is(i, Class::Title);
            first = i;
        }
        const qint32 words = name.first - first;
        const bool courtesy =
            words == 1 && (tokens.is(first, Class::Male) || tokens.is(first, Class::Female) || tokens[first].dotted) &&
            !tokens.is(first, Class::Person);
        if (role && words > 0 && !courtesy) {
            const std::string_view found = slice(tokens.text(), tokens.span(first, name.first));
            member.entity.description = QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size()));
            return;
        }
    }
    for (const qint32 index : member.names) {
        const Name &name = reading.names()[static_cast<std::size_t>(index)];
        if (!tokens.isText(name.end, ","))
            continue;
        const qint32 first = name.end + 1;
        qint32 end = first;
        bool role = false;
        while (end < tokens.count() && end - first < longestDescription &&
               tokens[end].sentence == tokens[name.first].sentence && reading.markedAt(end) < 0 &&
               (tokens[end].kind == TokenKind::Word || tokens[end].kind == TokenKind::Number)) {
            role = role || tokens.is(end, Class::Title) || tokens.is(end, Class::Person);
            ++end;
        }
        const bool begins = tokens.is(first, Class::Determiner) || tokens.is(first, Class::Title) ||
                            tokens.is(first, Class::TitleModifier) || tokens.is(first, Class::Person);
        const bool closed = end < tokens.count() && (tokens.isText(end, ",") || tokens.isText(end, "."));
        if (role && begins && closed && end > first && !tokens.is(first, Class::Pronoun)) {
            const std::string_view found = slice(tokens.text(), tokens.span(first, end));
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
