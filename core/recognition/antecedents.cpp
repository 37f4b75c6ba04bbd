// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/antecedents.h"

#include "core/recognition/cues.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 mostNames = 60;         // names looked back over
constexpr qint32 mostSentences = 6;      // sentences a pronoun reaches back
constexpr qint32 longestDescription = 6; // tokens round a name that tell who it is
constexpr qint32 farthest = 400;         // tokens, where sentences are endless

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

Span spanOf(const Reading &reading, qint32 name)
{
    const Name &found = reading.names()[static_cast<std::size_t>(name)];
    return reading.tokens().span(found.first, found.end);
}

bool isSubject(const Reading &reading, qint32 name)
{
    const Name &found = reading.names()[static_cast<std::size_t>(name)];
    const NounPhrase phrase{found.first, found.end, found.end - 1, PhraseKind::Person, name};
    // What a headline is about, the story names again.
    return !reading.tokens().blockOf(found.first).heading && !followsPreposition(reading, phrase) &&
           !(found.end < reading.tokens().count() && reading.tokens()[found.end].possessive);
}

std::optional<Antecedent> ofPronoun(const Reading &reading, const Cast &cast, const NounPhrase &phrase, int lastSpeaker,
                                    qint32 lastSpoken)
{
    const Tokens &tokens = reading.tokens();
    const Gender wanted = genderOf(tokens, phrase.head);
    if (wanted == Gender::Unknown) // they, we, I
        return std::nullopt;
    const qint32 sentence = tokens[phrase.first].sentence;
    const qint32 ownMarked = reading.markedAt(phrase.first);
    const auto usable = [&](qint32 name) {
        return reading.isPerson(name) &&
               reading.markedAt(reading.names()[static_cast<std::size_t>(name)].first) == ownMarked &&
               fits(wanted, cast.of(name).gender);
    };

    // Walk back: subjects first, sentence by sentence; then whoever was named.
    qint32 fallback = -1;
    qint32 subject = -1;
    qint32 subjectSentence = -1;
    qint32 name = reading.namesBefore(phrase.first);
    for (qint32 steps = 0; name-- > 0 && steps < mostNames; ++steps) {
        const Name &found = reading.names()[static_cast<std::size_t>(name)];
        const qint32 at = tokens[found.first].sentence;
        if (sentence - at > mostSentences || phrase.first - found.first > farthest)
            break;
        if (subject >= 0 && at != subjectSentence)
            break;
        if (!usable(name))
            continue;
        if (isSubject(reading, name)) {
            subject = name; // the first subject of its sentence
            subjectSentence = at;
        } else if (fallback < 0) {
            fallback = name;
        }
    }
    const bool speakerFits = lastSpeaker >= 0 &&
                             fits(wanted, cast.members[static_cast<std::size_t>(lastSpeaker)].gender) &&
                             cast.members[static_cast<std::size_t>(lastSpeaker)].label == NameLabel::Person &&
                             sentence - tokens[lastSpoken].sentence <= mostSentences && lastSpoken < phrase.first;
    if (subject >= 0 && !(speakerFits && tokens[lastSpoken].sentence >= subjectSentence &&
                          lastSpoken >= reading.names()[static_cast<std::size_t>(subject)].first))
        return Antecedent{cast.memberOf[static_cast<std::size_t>(subject)], spanOf(reading, subject), "pronoun.subject",
                          0.75};
    if (speakerFits)
        return Antecedent{lastSpeaker, tokens.span(lastSpoken, lastSpoken + 1), "pronoun.last-speaker", 0.75};
    if (fallback >= 0)
        return Antecedent{cast.memberOf[static_cast<std::size_t>(fallback)], spanOf(reading, fallback),
                          "pronoun.nearest", 0.5};
    // "As he threatens …, Trump has …"
    if (!tokens.is(tokens.sentenceOf(phrase.first).first, Class::Subordinator))
        return std::nullopt;
    const qint32 end = tokens.sentenceOf(phrase.first).end;
    const auto count = static_cast<qint32>(reading.names().size());
    for (qint32 next = reading.namesBefore(phrase.end), steps = 0; next < count && steps < 8; ++next, ++steps) {
        if (reading.names()[static_cast<std::size_t>(next)].first >= end)
            break;
        if (usable(next) && isSubject(reading, next))
            return Antecedent{cast.memberOf[static_cast<std::size_t>(next)], spanOf(reading, next), "pronoun.ahead",
                              0.5};
    }
    return std::nullopt;
}

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

/// "the president": whoever the text gave that office, mentioned last.
std::optional<Antecedent> ofNominal(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
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
    return definite ? ofDescription(reading, cast, phrase) : std::nullopt;
}

/// "the agency": the organisation mentioned last whose name has the noun; "the company": one with a suffix.
std::optional<Antecedent> ofInstitution(const Reading &reading, const Cast &cast, const NounPhrase &phrase)
{
    const Tokens &tokens = reading.tokens();
    if (!tokens.is(phrase.first, Class::Definite))
        return std::nullopt;
    const std::string head = folded(tokens.word(phrase.head));
    const bool company = head == "company" || head == "firm" || head == "corporation";
    qint32 name = reading.namesBefore(phrase.first);
    for (qint32 steps = 0; name-- > 0 && steps < mostNames; ++steps) {
        if (reading.labelOf(name) != NameLabel::Organization)
            continue;
        for (const qint32 other : {name, cast.of(name).fullest}) {
            const Name &found = reading.names()[static_cast<std::size_t>(other)];
            for (qint32 i = found.first; i < found.end; ++i) {
                if (folded(tokens.word(i)) == head || (company && tokens.is(i, Class::OrgSuffix)))
                    return Antecedent{cast.memberOf[static_cast<std::size_t>(name)], spanOf(reading, other),
                                      "nominal.institution", 0.7};
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Antecedent> antecedentOf(const Reading &reading, const Cast &cast, const NounPhrase &phrase,
                                       int lastSpeaker, qint32 lastSpoken)
{
    switch (phrase.kind) {
    case PhraseKind::Pronoun:
        return ofPronoun(reading, cast, phrase, lastSpeaker, lastSpoken);
    case PhraseKind::Nominal:
        return ofNominal(reading, cast, phrase);
    default:
        break;
    }
    if (phrase.name < 0)
        return phrase.kind == PhraseKind::Institution ? ofInstitution(reading, cast, phrase) : std::nullopt;
    const Name &name = reading.names()[static_cast<std::size_t>(phrase.name)];
    return Antecedent{cast.memberOf[static_cast<std::size_t>(phrase.name)], reading.tokens().span(name.first, name.end),
                      "name", name.why.score};
}

} // namespace bluepencil::recognition
