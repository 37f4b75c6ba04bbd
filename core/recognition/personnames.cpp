// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/personnames.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestTitle = 4; // words before a name

Gender genderOfForename(const LexiconEntry &entry)
{
    const bool male = entry.is(Class::ForenameMale);
    const bool female = entry.is(Class::ForenameFemale);
    return male == female ? Gender::Unknown : male ? Gender::Male : Gender::Female;
}

std::string plain(std::string_view word)
{
    std::string bare = withoutAccents(folded(word));
    while (!bare.empty() && bare.back() == '.')
        bare.pop_back();
    return bare;
}

/// "J.K." is two initials.
void addForename(std::vector<std::string> &forenames, const std::string &word)
{
    if (word.find('.') == std::string::npos) {
        forenames.push_back(word);
        return;
    }
    for (const char c : word) {
        if (c != '.')
            forenames.emplace_back(1, c);
    }
}

bool isInitialOf(const std::string &initial, const std::string &word)
{
    return initial.size() == 1 && !word.empty() && word.front() == initial.front();
}

} // namespace

qint32 titleFirst(const Reading &reading, const Name &name)
{
    const Tokens &tokens = reading.tokens();
    qint32 first = name.first;
    while (first > 0 && name.first - first < longestTitle &&
           tokens[first - 1].sentence == tokens[name.first].sentence &&
           (tokens.is(first - 1, Class::Title) || tokens.is(first - 1, Class::TitleModifier)) &&
           reading.nameAt(first - 1) < 0)
        --first;
    return first;
}

PersonName personName(const Reading &reading, const Name &name)
{
    const Tokens &tokens = reading.tokens();
    PersonName parts;
    std::vector<qint32> words;
    bool inMarks = false;
    for (qint32 i = name.first; i < name.end; ++i) {
        if (tokens[i].kind == TokenKind::Mark && tokens[i].span.length() > 0 && (inMarks || i + 2 < name.end))
            inMarks = !inMarks;
        else if (!inMarks && tokens[i].kind == TokenKind::Word)
            words.push_back(i);
    }
    if (words.empty())
        words.push_back(name.first);
    while (words.size() > 1 && tokens.is(words.back(), Class::Suffix)) {
        parts.suffix = plain(tokens.word(words.back()));
        words.pop_back();
    }
    parts.surname = plain(tokens.word(words.back()));
    words.pop_back();
    for (const qint32 i : words)
        addForename(parts.forenames, plain(tokens.word(i)));
    for (qint32 i = titleFirst(reading, name); i < name.first; ++i) {
        const bool male = tokens.is(i, Class::Male);
        const bool female = tokens.is(i, Class::Female);
        if (male != female) {
            parts.gender = male ? Gender::Male : Gender::Female;
            parts.sureGender = true;
        } else if (tokens.is(i, Class::Title)) {
            parts.titles.push_back(plain(tokens.word(i)));
        }
    }
    if (!parts.sureGender && (!parts.forenames.empty() || name.end - name.first == 1))
        parts.gender = genderOfForename(tokens.entry(name.first));
    return parts;
}

bool agrees(const PersonName &shorter, const PersonName &longer)
{
    if (shorter.surname != longer.surname || (!shorter.suffix.empty() && shorter.suffix != longer.suffix))
        return false;
    if (shorter.sureGender && longer.gender != Gender::Unknown && shorter.gender != longer.gender)
        return false;
    if (longer.sureGender && shorter.gender != Gender::Unknown && shorter.gender != longer.gender &&
        !shorter.forenames.empty())
        return false;
    // Every forename of the shorter one, or its initial, in order; a middle initial stands in its place.
    std::size_t at = 0;
    for (std::size_t i = 0; i < shorter.forenames.size(); ++i) {
        const std::string &forename = shorter.forenames[i];
        const auto fits = [&](const std::string &other) {
            return other == forename || isInitialOf(forename, other) || isInitialOf(other, forename);
        };
        const bool inPlace = i > 0 && forename.size() == 1;
        while (at < longer.forenames.size() && !fits(longer.forenames[at]) && !inPlace)
            ++at;
        if (at == longer.forenames.size() || !fits(longer.forenames[at]))
            return false;
        ++at;
    }
    return true;
}

bool sharesTitle(const PersonName &a, const PersonName &b)
{
    return std::any_of(a.titles.begin(), a.titles.end(), [&](const std::string &title) {
        return std::find(b.titles.begin(), b.titles.end(), title) != b.titles.end();
    });
}

} // namespace bluepencil::recognition
