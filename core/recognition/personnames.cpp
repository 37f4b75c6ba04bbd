// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/personnames.h"

#include <algorithm>
#include <array>

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

/// "al-Sadr" and "Sadr" are one family.
std::string withoutArticle(std::string surname)
{
    const std::size_t hyphen = surname.find('-');
    const bool article = (hyphen == 2 || hyphen == 3) && surname.size() > hyphen + 2 &&
                         (surname[0] == 'a' || surname[0] == 'e') && surname.find('-', hyphen + 1) == std::string::npos;
    return article ? surname.substr(hyphen + 1) : surname;
}

/// Does a syllable of Korean, Chinese or Vietnamese, as they are written in English, take all of `word`?
bool isSyllables(std::string_view word, int most)
{
    static constexpr std::string_view vowels = "aeiouyw";
    static constexpr std::array<std::string_view, 14> ends = {"",  "n", "ng", "r", "l",  "m",  "k",
                                                              "p", "t", "h",  "c", "ch", "nh", "s"};
    if (word.empty())
        return true;
    if (most == 0)
        return false;
    std::size_t at = 0;
    while (at < word.size() && at < 3 && vowels.find(word[at]) == std::string_view::npos)
        ++at;
    const std::size_t first = at;
    while (at < word.size() && at - first < 4 && vowels.find(word[at]) != std::string_view::npos)
        ++at;
    if (at == first)
        return false;
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
        return word.substr(at).starts_with(end) && isSyllables(word.substr(at + end.size()), most - 1);
    });
}

bool hasSmallSecondHalf(std::string_view word)
{
    const std::size_t hyphen = word.find('-');
    return hyphen != std::string_view::npos && isLower(codePoint(word, static_cast<qint32>(hyphen) + 1));
}

/// "Kim Jong-un", "Xi Jinping", "Hui Ka Yan": the family stands first.
bool isFamilyFirst(const Tokens &tokens, const std::vector<qint32> &words)
{
    if (words.size() < 2 || words.size() > 3 || !tokens.is(words.front(), Class::FamilyFirst))
        return false;
    const qint32 last = words.back();
    if (words.size() == 2 && hasSmallSecondHalf(tokens.word(last)))
        return true;
    const auto forename = [&](qint32 i) {
        return tokens.is(i, Class::ForenameMale) || tokens.is(i, Class::ForenameFemale);
    };
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!isSyllables(plain(tokens.word(words[i])), words.size() == 2 ? 2 : 1))
            return false;
    }
    // "Kim Novak", "Lee Young": as likely the other way round
    return words.size() == 3 || !forename(words.front()) || !tokens.is(last, Class::Surname);
}

bool isInitialOf(const std::string &initial, const std::string &word)
{
    return initial.size() == 1 && !word.empty() && word.front() == initial.front();
}

} // namespace

qint32 kinOf(const Reading &reading, const Name &name)
{
    constexpr qint32 farthest = 4; // words of "his younger, twice married brother"
    const Tokens &tokens = reading.tokens();
    const qint32 sentence = tokens[name.first].sentence;
    const auto here = [&](qint32 i) { return i >= 0 && i < tokens.count() && tokens[i].sentence == sentence; };
    const auto isKin = [&](qint32 i) { return here(i) && tokens.is(i, Class::Kin) && !tokens[i].capital; };
    const qint32 first = titleFirst(reading, name);
    for (qint32 i = first; i < name.first; ++i) { // "his brother, Senator …", "his brother"
        if (isKin(i))
            return i;
    }
    qint32 at = first - 1;
    if (here(at) && tokens.isText(at, ","))
        --at;
    if (isKin(at))
        return at;
    if (tokens.isText(at, "of") && isKin(at - 1)) // "son of"
        return at - 1;
    if (tokens.isText(at, "and") && reading.isPerson(reading.nameAt(at - 1))) { // "his sons Karl and"
        const Name &other = reading.names()[static_cast<std::size_t>(reading.nameAt(at - 1))];
        if (isKin(other.first - 1) || (tokens.isText(other.first - 1, ",") && isKin(other.first - 2)))
            return tokens.isText(other.first - 1, ",") ? other.first - 2 : other.first - 1;
    }
    // "Ann Lee, his wife"
    if (!tokens.isText(name.end, ",") || !here(name.end + 1) ||
        !(tokens.is(name.end + 1, Class::Determiner) && tokens.is(name.end + 1, Class::Pronoun)))
        return -1;
    for (qint32 i = name.end + 2; i < name.end + 2 + farthest && here(i) && tokens.isWord(i); ++i) {
        if (isKin(i))
            return i;
        if (tokens.is(i, Class::Function) || tokens[i].capital)
            break;
    }
    return -1;
}

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
    const bool familyFirst = isFamilyFirst(tokens, words);
    if (familyFirst)
        std::rotate(words.begin(), words.begin() + 1, words.end());
    parts.surname = withoutArticle(plain(tokens.word(words.back())));
    words.pop_back();
    for (const qint32 i : words) {
        const std::string word = plain(tokens.word(i));
        const std::size_t hyphen = familyFirst ? word.find('-') : std::string::npos;
        addForename(parts.forenames, word.substr(0, hyphen)); // "Jong-un" is "Jong Un"
        if (hyphen != std::string::npos)
            addForename(parts.forenames, word.substr(hyphen + 1));
    }
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
    const qint32 kin = parts.sureGender ? -1 : kinOf(reading, name);
    if (kin >= 0 && !tokens.isText(kin + 1, "of")) { // "the son of Ana Ruiz" is nobody's word for her
        const bool male = tokens.is(kin, Class::Male);
        if (male != tokens.is(kin, Class::Female)) {
            parts.gender = male ? Gender::Male : Gender::Female;
            parts.sureGender = true;
        }
    }
    if (!parts.sureGender && !familyFirst && (!parts.forenames.empty() || name.end - name.first == 1))
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
