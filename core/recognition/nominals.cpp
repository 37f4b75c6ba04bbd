// SPDX-License-Identifier: GPL-3.0-or-later
// Whom "the president", "the 54-year-old", "the Nigeria striker" mean.
#include "core/recognition/nominals.h"

#include "core/recognition/cues.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 mostNames = 60;         // names looked back over
constexpr qint32 longestDescription = 6; // tokens round a name that tell who it is
constexpr qint32 longestReach = 24;      // tokens from a role to the country it is told with

/// "the judge" for "Justice Ruiz": words that name one office.
bool sameOffice(const std::string &a, const std::string &b)
{
    constexpr std::array<std::array<std::string_view, 2>, 13> pairs = {{{"judge", "justice"},
                                                                        {"adviser", "advisor"},
                                                                        {"minister", "premier"},
                                                                        {"lawmaker", "senator"},
                                                                        {"lawmaker", "congressman"},
                                                                        {"lawmaker", "congresswoman"},
                                                                        {"lawmaker", "mp"},
                                                                        {"doctor", "dr."},
                                                                        {"coach", "manager"},
                                                                        {"professor", "prof."},
                                                                        {"leader", "president"},
                                                                        {"leader", "chancellor"},
                                                                        {"leader", "minister"}}};
    return a == b || std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) {
               return (a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0]);
           });
}

/// What a text says of somebody right round a name: "Argentine midfielder [Ferrante]", "[Talbot], 54, a driver".
/// Calls visit(token) for each word of it until one is answered with true. Constant work.
template <typename Visitor> bool anyDescribing(const Reading &reading, const Name &name, Visitor visit)
{
    const Tokens &tokens = reading.tokens();
    const qint32 sentence = tokens[name.first].sentence;
    for (qint32 i = name.first - 1; i >= 0 && name.first - i <= longestDescription; --i) {
        if (tokens[i].sentence != sentence || !(tokens.isWord(i) || tokens[i].kind == TokenKind::Number) ||
            tokens.is(i, Class::Aux) || tokens.is(i, Class::Conjunction) || tokens.is(i, Class::Preposition) ||
            tokens[i].possessive || reading.isPerson(reading.nameAt(i)))
            break;
        if (visit(i))
            return true;
    }
    if (!tokens.isText(name.end, ","))
        return false;
    for (qint32 i = name.end + 1; i < tokens.count() && i - name.end <= longestDescription; ++i) {
        if (tokens[i].sentence != sentence || tokens.is(i, Class::Relative) || reading.isPerson(reading.nameAt(i)) ||
            isCue(reading, i))
            break;
        if (visit(i))
            return true;
    }
    return false;
}

/// Nouns for the same trade: "boss" for a manager, "keeper" for a goalkeeper.
bool sameTrade(const std::string &head, const std::string &word)
{
    constexpr std::array<std::array<std::string_view, 2>, 7> pairs = {{{"boss", "manager"},
                                                                       {"boss", "coach"},
                                                                       {"boss", "chief"},
                                                                       {"keeper", "goalkeeper"},
                                                                       {"captain", "skipper"},
                                                                       {"skipper", "captain"},
                                                                       {"premier", "minister"}}};
    return head == word || std::any_of(pairs.begin(), pairs.end(),
                                       [&](const auto &pair) { return head == pair[0] && word == pair[1]; });
}

/// "the 54-year-old", "the Argentine", "the Northgate boss": whom the text described so, mentioned last.
/// None where two people fit.
std::optional<Antecedent> ofDescription(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    const std::string head = folded(tokens.word(phrase.head));
    std::string age;
    for (qint32 i = phrase.first; i <= phrase.head && age.empty(); ++i) { // "the [31-year-old] climber"
        const std::string_view word = tokens.word(i);
        if (word.find("-year-old") != std::string_view::npos)
            age = word.substr(0, word.find('-'));
    }
    const bool people = age.empty() && tokens.is(phrase.head, Class::Demonym);
    const Gender wanted = genderOf(tokens, phrase.head);
    const auto says = [&](qint32 i) {
        const std::string word = folded(tokens.word(i));
        if (!age.empty())
            return word == age || (word.starts_with(age) && word.substr(age.size()).starts_with("-year-old"));
        if (people)
            return tokens.is(i, Class::Demonym) && word.substr(0, 5) == head.substr(0, 5);
        return sameTrade(head, word);
    };
    // Every name and people in the phrase must be told of the same one ("the [Northgate] boss").
    const auto agrees = [&](const Name &name) {
        for (qint32 i = phrase.first; i < phrase.head; ++i) {
            if (reading.nameAt(i) < 0 && !tokens.is(i, Class::Demonym))
                continue;
            const std::string word = folded(tokens.word(i)).substr(0, 5);
            if (!anyDescribing(reading, name, [&](qint32 k) { return folded(tokens.word(k)).substr(0, 5) == word; }))
                return false;
        }
        return true;
    };
    std::optional<Antecedent> found;
    qint32 name = reading.namesBefore(phrase.first);
    for (qint32 steps = 0; name-- > 0 && steps < mostNames; ++steps) {
        if (!reading.isPerson(name) || !fits(wanted, cast.of(name).gender))
            continue;
        const int member = cast.memberOf[static_cast<std::size_t>(name)];
        if (found && found->member == member)
            continue;
        qint32 told = -1;
        const Name &person = reading.names()[static_cast<std::size_t>(name)];
        const auto tells = [&](qint32 i) {
            told = says(i) ? i : told;
            return told >= 0;
        };
        if (!anyDescribing(reading, person, tells) || !agrees(person))
            continue;
        if (found)
            return std::nullopt;
        found = Antecedent{member, tokens.span(told, told + 1), "nominal.description", 0.7};
    }
    return found;
}

/// Is every name or people in a phrase also in the sentence of token `at`? "the [Nigeria] striker"
bool sharesSentence(const Reading &reading, const NounPhrase &phrase, qint32 at)
{
    const Tokens &tokens = reading.tokens();
    const Sentence &sentence = tokens.sentenceOf(at);
    for (qint32 i = phrase.first; i < phrase.head; ++i) {
        if (!tokens.is(i, Class::Demonym) && reading.nameAt(i) < 0)
            continue;
        const std::string start = folded(tokens.word(i)).substr(0, 5);
        bool found = false;
        for (qint32 k = std::max(sentence.first, at - longestReach); k < std::min(sentence.end, at + longestReach); ++k)
            found = found || (tokens.isWord(k) && tokens[k].capital && folded(tokens.word(k)).starts_with(start));
        if (!found)
            return false;
    }
    return true;
}

/// "the former Scotland captain", whose office and country one sentence told, if not side by side. None where
/// two people fit.
std::optional<Antecedent> ofLooseRole(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    const std::string head = folded(tokens.word(phrase.head));
    const Gender wanted = genderOf(tokens, phrase.head);
    std::optional<Antecedent> found;
    qint32 name = reading.namesBefore(phrase.first);
    for (qint32 steps = 0; name-- > 0 && steps < mostNames; ++steps) {
        if (!reading.isPerson(name))
            continue;
        const int index = cast.memberOf[static_cast<std::size_t>(name)];
        const CastMember &member = cast.of(name);
        if ((found && found->member == index) || !fits(wanted, member.gender))
            continue;
        for (const Role &role : member.roles) {
            if (role.word != head || role.token >= phrase.head || !sharesSentence(reading, phrase, role.token))
                continue;
            if (found)
                return std::nullopt;
            found = Antecedent{index, tokens.span(role.token, role.token + 1), "nominal.role", 0.65};
            break;
        }
    }
    return found;
}

/// "the Nigeria striker": the only one of whom the text says "of Nigeria", "for Nigeria", and no other office.
std::optional<Antecedent> ofCountry(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    qint32 country = -1;
    for (qint32 i = phrase.first; i < phrase.head && country < 0; ++i) {
        if (reading.nameAt(i) >= 0 && !reading.isPerson(reading.nameAt(i)))
            country = i;
    }
    if (country < 0 || !tokens.is(phrase.head, Class::Person))
        return std::nullopt;
    const std::string word = folded(tokens.word(country));
    std::optional<Antecedent> found;
    qint32 name = reading.namesBefore(phrase.first);
    for (qint32 steps = 0; name-- > 0 && steps < mostNames; ++steps) {
        const Name &person = reading.names()[static_cast<std::size_t>(name)];
        const int index = cast.memberOf[static_cast<std::size_t>(name)];
        if (!reading.isPerson(name) || (found && found->member == index) || !cast.of(name).roles.empty() ||
            !fits(genderOf(tokens, phrase.head), cast.of(name).gender))
            continue;
        const qint32 end = std::min(tokens.sentenceOf(person.first).end, person.end + longestReach);
        for (qint32 i = person.end; i < end && !reading.isPerson(reading.nameAt(i)); ++i) {
            const bool tied = (tokens.isText(i, "of") || tokens.isText(i, "for")) && reading.nameAt(i + 1) >= 0 &&
                              folded(tokens.word(i + 1)) == word;
            if (!tied)
                continue;
            if (found)
                return std::nullopt;
            found = Antecedent{index, tokens.span(i + 1, i + 2), "nominal.description", 0.55};
            break;
        }
    }
    return found;
}

/// "the 31-year-old", whose age nothing else tells: whom the sentence before is about, unless that one is of
/// another age.
std::optional<Antecedent> ofTopic(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    const qint32 before = tokens[phrase.first].sentence - 1;
    if (before < 0 || tokens.word(phrase.head).find("-year-old") == std::string_view::npos)
        return std::nullopt;
    const Sentence &sentence = tokens.sentences()[static_cast<std::size_t>(before)];
    const std::optional<NounPhrase> subject = mainSubject(reading, sentence.first, sentence.end);
    if (!subject || subject->kind != PhraseKind::Person || sentence.block < tokens.sentenceOf(phrase.first).block - 1)
        return std::nullopt;
    const CastMember &member = cast.of(subject->name);
    const std::size_t count = std::min<std::size_t>(member.names.size(), mostNames);
    for (std::size_t i = 0; i < count; ++i) { // "Ruiz, 45,"
        const Name &name = reading.names()[static_cast<std::size_t>(member.names[i])];
        if (tokens.isText(name.end, ",") && name.end + 1 < tokens.count() &&
            tokens[name.end + 1].kind == TokenKind::Number)
            return std::nullopt;
    }
    return Antecedent{cast.memberOf[static_cast<std::size_t>(subject->name)], tokens.span(subject->first, subject->end),
                      "nominal.topic", 0.55};
}

/// "Mayor: ‘We Got It Wrong’" in a headline: the only one who bears that office in the story below.
std::optional<Antecedent> ofHeadline(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    const qint32 block = tokens.sentenceOf(phrase.first).block;
    if (!tokens.blocks()[static_cast<std::size_t>(block)].heading)
        return std::nullopt;
    const std::string head = folded(tokens.word(phrase.head));
    std::optional<Antecedent> found;
    const std::size_t count = std::min<std::size_t>(cast.members.size(), mostNames);
    for (std::size_t m = 0; m < count; ++m) {
        for (const Role &role : cast.members[m].roles) {
            if (role.word != head)
                continue;
            if (found)
                return std::nullopt;
            found = Antecedent{static_cast<int>(m), tokens.span(role.token, role.token + 1), "nominal.headline", 0.6};
            break;
        }
    }
    return found;
}

} // namespace

Gender genderOf(const Tokens &tokens, qint32 head)
{
    const bool male = tokens.is(head, Class::Male);
    const bool female = tokens.is(head, Class::Female);
    return male == female ? Gender::Unknown : male ? Gender::Male : Gender::Female;
}

bool fits(Gender wanted, Gender gender)
{
    return wanted == Gender::Unknown || gender == Gender::Unknown || wanted == gender;
}

std::optional<Antecedent> antecedentOfNominal(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    const bool definite = tokens.is(phrase.first, Class::Definite);
    const bool bare = phrase.first == phrase.head && tokens[phrase.head].capital; // "President said"
    if ((!definite && !bare) || tokens.is(phrase.head, Class::People))
        return std::nullopt;
    const std::string head = folded(tokens.word(phrase.head));
    const Gender wanted = genderOf(tokens, phrase.head);
    // A country or body in the phrase must be the one that the role was given with ("the Ukrainian president").
    const auto agrees = [&](const Role &role) {
        for (qint32 i = phrase.first; i < phrase.head; ++i) {
            if (!tokens.is(i, Class::Demonym) && reading.nameAt(i) < 0)
                continue;
            const std::string_view word = tokens.word(i);
            bool same = false;
            for (qint32 k = std::max(0, role.token - 4); k < role.token; ++k)
                same = same || tokens.word(k).substr(0, 4) == word.substr(0, 4);
            if (!same)
                return false;
        }
        return true;
    };
    qint32 name = reading.namesBefore(phrase.first);
    for (qint32 steps = 0; name-- > 0 && steps < mostNames;) {
        if (!reading.isPerson(name))
            continue;
        ++steps;
        const CastMember &member = cast.of(name);
        if (!fits(wanted, member.gender))
            continue;
        for (const Role &role : member.roles) {
            if (sameOffice(role.word, head) && role.token < phrase.head && agrees(role))
                return Antecedent{cast.memberOf[static_cast<std::size_t>(name)],
                                  tokens.span(role.token, role.token + 1), "nominal.role", 0.8};
        }
    }
    if (bare)
        return ofHeadline(reading, cast, phrase);
    for (const auto of : {ofDescription, ofLooseRole, ofCountry, ofTopic}) {
        if (std::optional<Antecedent> found = of(reading, cast, phrase))
            return found;
    }
    return std::nullopt;
}

} // namespace bluepencil::recognition
