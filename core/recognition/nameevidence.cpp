// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/nameevidence.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

// Points are roughly log odds: 1 is a hint, 3 strong, 6 settles. They trade precision for recall together
// with `acceptedFrom` in rulenametagger.cpp.
constexpr double certain = 10;
constexpr double settled = 6;
constexpr double strong = 4;
constexpr double fair = 2.5;
constexpr double hint = 1.2;

bool forename(const Tokens &tokens, qint32 i)
{
    return tokens.is(i, Class::ForenameMale) || tokens.is(i, Class::ForenameFemale);
}

bool hasDigit(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isInitial(const Tokens &tokens, qint32 i)
{
    const std::string_view word = tokens.word(i);
    return word.size() == 2 && word[1] == '.' && tokens[i].capital;
}

/// "Ka-ki", as given names of two syllables are written.
bool hasSmallSecondHalf(std::string_view word)
{
    const std::size_t hyphen = word.find('-');
    return hyphen != std::string_view::npos && isLower(codePoint(word, static_cast<qint32>(hyphen) + 1));
}

double byPopulation(qint32 thousands)
{
    if (thousands >= 1000)
        return strong;
    if (thousands >= 300)
        return 3;
    if (thousands >= 80)
        return 2;
    return hint;
}

/// The list entry that the candidate is as a whole, or the empty one.
const LexiconEntry &wholeEntry(const Tokens &tokens, const Candidate &candidate)
{
    quint32 entry = 0;
    if (knownPhrase(tokens, candidate.first, candidate.end, entry) != candidate.end - candidate.first)
        entry = 0;
    return tokens.lexicon().entry(entry);
}

void addListed(const Tokens &tokens, const Candidate &candidate, NameScores &scores)
{
    const LexiconEntry &entry = wholeEntry(tokens, candidate);
    const bool single = candidate.end - candidate.first == 1;
    if (entry.is(Class::Country) || entry.is(Class::Area))
        scores.add(NameLabel::Place, certain, "place.country");
    else if (entry.is(Class::State))
        scores.add(NameLabel::Place, strong, "place.state");
    else if (entry.is(Class::Province))
        scores.add(NameLabel::Place, single ? hint : fair, "place.province");
    if (entry.is(Class::Organization))
        scores.add(NameLabel::Organization, settled, "organization.list");
    if (entry.is(Class::Acronym) && single && tokens[candidate.first].allCaps)
        scores.add(NameLabel::Organization, settled, "organization.acronym-list");
    if (const GazetteerPlace *place = tokens.lexicon().place(entry)) {
        double points = byPopulation(place->population);
        if (single && (entry.is(Class::Common) || entry.is(Class::Title) || entry.is(Class::Demonym)))
            points = 0.3;
        scores.add(NameLabel::Place, single ? points : std::max(points, fair), "place.gazetteer");
    }
    if (single && entry.is(Class::Demonym) && !entry.is(Class::Country))
        scores.add(NameLabel::Other, settled, "other.demonym");
}

void addPersonal(const Tokens &tokens, const Candidate &candidate, NameScores &scores)
{
    const qint32 first = candidate.first;
    const qint32 last = candidate.end - 1;
    const qint32 words = candidate.end - first;
    if (words == 1) {
        if (tokens.is(first, Class::Demonym))
            return;
        const bool common = tokens.is(first, Class::Common);
        if (forename(tokens, first))
            scores.add(NameLabel::Person, common ? 0.2 : hint, "person.forename");
        if (tokens.is(first, Class::Surname))
            scores.add(NameLabel::Person, common ? 0.1 : 0.9, "person.surname");
        return;
    }
    if (words > 6)
        return;
    bool initials = false;
    for (qint32 i = first + (words > 1 ? 0 : 1); i < last; ++i)
        initials = initials || isInitial(tokens, i);
    const bool surnameLast = tokens.is(last, Class::Surname) || tokens.is(last, Class::Suffix);
    if (forename(tokens, first))
        scores.add(NameLabel::Person, tokens.is(first, Class::Common) ? hint : 3, "person.forename");
    else if (const std::size_t hyphen = tokens.word(first).find('-'); hyphen != std::string_view::npos) {
        const LexiconEntry &part =
            tokens.lexicon().entry(tokens.lexicon().find(folded(tokens.word(first).substr(0, hyphen))));
        if (part.is(Class::ForenameMale) || part.is(Class::ForenameFemale))
            scores.add(NameLabel::Person, fair, "person.forename");
    }
    if (surnameLast)
        scores.add(NameLabel::Person, tokens.is(last, Class::Common) ? 0.5 : 1.5, "person.surname");
    if (initials)
        scores.add(NameLabel::Person, 3, "person.initials");
    if (tokens.is(last, Class::Suffix))
        scores.add(NameLabel::Person, strong, "person.suffix");
    for (qint32 i = first + 1; i < last; ++i) {
        if (tokens.is(i, Class::Particle) && !tokens.is(i, Class::Preposition) && !tokens[i].capital)
            scores.add(NameLabel::Person, hint, "person.particle");
    }
    if (words <= 4 && candidate.shape == CandidateShape::Run && !tokens[first].allCaps)
        scores.add(NameLabel::Person, 1.4, "person.two-words");
    if (words == 2 && tokens.is(first, Class::Surname) && hasSmallSecondHalf(tokens.word(last)))
        scores.add(NameLabel::Person, 2, "person.surname-first");
}

/// Tokens before a name, over "the" and small signs that belong to it.
qint32 before(const Tokens &tokens, const Candidate &candidate)
{
    qint32 at = (candidate.titleBefore ? candidate.titleFirst : candidate.first) - 1;
    while (at >= 0 && (tokens[at].kind == TokenKind::Mark || tokens.is(at, Class::Demonym)))
        --at;
    return at >= 0 && tokens[at].sentence == tokens[candidate.first].sentence ? at : -1;
}

void addBefore(const Tokens &tokens, const Candidate &candidate, NameScores &scores)
{
    if (candidate.titleBefore) {
        scores.add(NameLabel::Person, tokens.is(candidate.first - 1, Class::Title) ? 5 : fair, "person.title");
        scores.add(NameLabel::Place, -fair, "person.title");
    }
    qint32 at = before(tokens, candidate);
    if (at < 0)
        return;
    const bool the = tokens.is(at, Class::Determiner);
    const bool article = tokens.word(at) == "the" || tokens.word(at) == "The";
    if (article) {
        scores.add(NameLabel::Person, -3, "context.the");
        scores.add(NameLabel::Organization, 0.8, "context.the");
        if (candidate.end - candidate.first == 1)
            scores.add(NameLabel::Place, -1, "context.the");
    }
    if (the)
        --at;
    if (at < 0 || tokens[at].sentence != tokens[candidate.first].sentence)
        return;
    const Token &token = tokens[at];
    if (tokens.isText(at, ",") && !the && (tokens.is(at - 1, Class::Title) || tokens.is(at - 1, Class::Person)) &&
        tokens[at - 1].sentence == token.sentence)
        scores.add(NameLabel::Person, 2.5, "person.apposition-to"); // "the mayor, Ana Ruiz,"
    if (tokens.isText(at, "(") && isAcronym(tokens, candidate.first) && tokens.isText(candidate.end, ")") &&
        tokens.isWord(at - 1) && !tokens[at - 1].capital)
        scores.add(NameLabel::Other, strong, "other.abbreviation"); // "foot and mouth disease (FMD)"
    if (token.kind != TokenKind::Word)
        return;
    if (!candidate.titleBefore) {
        if (!token.capital && !the && tokens.is(at, Class::Title)) {
            const bool several = candidate.end - candidate.first > 1;
            scores.add(NameLabel::Person, several ? strong : 3, "person.role");
        }
        if (tokens.is(at, Class::PlacePreposition) && !the)
            scores.add(NameLabel::Place, tokens.word(at) == "into" || tokens.word(at) == "as" ? 1 : fair, "place.in");
        else if (tokens.is(at, Class::PlacePreposition))
            scores.add(NameLabel::Place, hint, "place.in");
        if (tokens.word(at) == "from" || tokens.word(at) == "to")
            scores.add(NameLabel::Place, 0.8, "place.from");
        if (tokens.word(at) == "at")
            scores.add(NameLabel::Place, 0.4, "place.at");
    }
    // "city of X", "spokesman for X", "member of the X"
    if ((tokens.word(at) == "of" || tokens.word(at) == "for" || tokens.word(at) == "to" || tokens.word(at) == "in" ||
         tokens.word(at) == "at") &&
        at > 0) {
        if (tokens.is(at - 1, Class::PlaceHead) && tokens.word(at) == "of" && !tokens[at - 1].capital)
            scores.add(NameLabel::Place, fair, "place.of"); // "the town of"
        else if (tokens.is(at - 1, Class::PlaceOf) && tokens.word(at) != "for" && !the)
            scores.add(NameLabel::Place, hint, "place.of");
        if (tokens.is(at - 1, Class::OrgOf) && tokens.word(at) != "to" && tokens.word(at) != "in")
            scores.add(NameLabel::Organization, tokens.word(at) == "for" || the ? fair : hint, "organization.of");
    }
    if (tokens.is(at, Class::PlaceNoun) && !token.capital && !the)
        scores.add(NameLabel::Place, 0.8, "place.noun-before");
}

void addAfter(const Tokens &tokens, const Candidate &candidate, NameScores &scores)
{
    const qint32 next = candidate.end;
    if (next >= tokens.count() || tokens[next].sentence != tokens[candidate.first].sentence)
        return;
    if (tokens[next].possessive) {
        if (tokens.is(next + 1, Class::PlaceNoun) && !tokens.is(next + 1, Class::OrgNoun))
            scores.add(NameLabel::Place, hint, "place.possessive");
        if (tokens.is(next + 1, Class::OrgNoun))
            scores.add(NameLabel::Organization, 0.8, "organization.possessive");
        return;
    }
    if (tokens[next].kind == TokenKind::Word) {
        if (tokens.is(next, Class::PersonVerb)) {
            scores.add(NameLabel::Person, 1.5, "person.verb");
            scores.add(NameLabel::Organization, 0.8, "organization.verb");
        }
        if (tokens.is(next, Class::Relative) && tokens.word(next) == "who")
            scores.add(NameLabel::Person, 3, "person.who");
        if (!tokens[next].capital && tokens.is(next, Class::OrgNoun))
            scores.add(NameLabel::Organization, 1.6, "organization.noun-after");
        if (!tokens[next].capital && tokens.is(next, Class::PlaceNoun))
            scores.add(NameLabel::Place,
                       tokens.is(next, Class::PlaceHead) && !tokens.is(next, Class::OrgNoun) ? 2 : 0.9,
                       "place.noun-after");
        if (!tokens[next].capital && (tokens.is(next, Class::OrgHead) || tokens.is(next, Class::Institution)))
            scores.add(NameLabel::Organization, 0.6, "organization.head-after");
        return;
    }
    if (tokens.isText(next, ",")) {
        const qint32 after = next + 1;
        if (after < tokens.count() && tokens[after].kind == TokenKind::Number && tokens[after].span.length() <= 2 &&
            (tokens.isText(after + 1, ",") || tokens.isText(after + 1, ".")))
            scores.add(NameLabel::Person, 5, "person.age");
        if (tokens.isText(after, "who"))
            scores.add(NameLabel::Person, 3, "person.who");
        if (tokens.isText(after, "which"))
            scores.add(NameLabel::Organization, 0.8, "organization.which");
        // "Ruiz, a former minister", "Ruiz, head of the union"
        for (qint32 i = after; i < std::min(after + 6, tokens.count()) && tokens.isWord(i); ++i) {
            if ((tokens.is(i, Class::Title) || tokens.is(i, Class::Person)) && !tokens.is(i, Class::Function) &&
                (tokens.is(after, Class::Determiner) || i <= after + 2)) {
                scores.add(NameLabel::Person, 2, "person.apposition");
                break;
            }
        }
        quint32 entry = 0;
        if (after < tokens.count() && tokens.isWord(after) && tokens[after].capital &&
            knownPhrase(tokens, after, std::min(after + 4, tokens.count()), entry) > 0) {
            const LexiconEntry &outer = tokens.lexicon().entry(entry);
            if (outer.is(Class::Country) || outer.is(Class::State))
                scores.add(NameLabel::Place, 2, "place.comma-country");
        }
        return;
    }
    // "Food Agency (FA)"
    if (tokens.isText(next, "(") && isAcronym(tokens, next + 1) && tokens.isText(next + 2, ")") &&
        candidate.end - candidate.first > 1)
        scores.add(NameLabel::Organization, 3, "organization.acronym-follows");
    if (tokens.isText(next, ":") && candidate.end - candidate.first <= 3)
        scores.add(NameLabel::Person, 0.4, "person.colon");
}

} // namespace

void NameScores::add(NameLabel label, double value, const char *ruleName)
{
    const auto i = static_cast<std::size_t>(label);
    points[i] += value;
    if (value > strongest[i]) {
        strongest[i] = value;
        rule[i] = ruleName;
    }
}

void NameScores::addCapped(const NameScores &other, double most)
{
    for (std::size_t i = 0; i < labels; ++i) {
        points[i] += std::clamp(other.points[i], -most, most);
        if (other.strongest[i] > strongest[i]) {
            strongest[i] = other.strongest[i];
            rule[i] = other.rule[i];
        }
    }
}

NameScores wordEvidence(const Tokens &tokens, const Candidate &candidate)
{
    NameScores scores;
    switch (candidate.shape) {
    case CandidateShape::Organization:
        scores.add(NameLabel::Organization, 5, "organization.head");
        break;
    case CandidateShape::Place:
        scores.add(NameLabel::Place, 5, "place.head");
        break;
    case CandidateShape::Event:
        scores.add(NameLabel::Other, 5, "other.head");
        break;
    case CandidateShape::Known:
    case CandidateShape::Run:
        addPersonal(tokens, candidate, scores);
        break;
    }
    addListed(tokens, candidate, scores);
    const bool single = candidate.end - candidate.first == 1;
    if (single && isAcronym(tokens, candidate.first) && !hasDigit(tokens.word(candidate.first)))
        scores.add(NameLabel::Organization, 1.9, "organization.acronym");
    if (single && (tokens.is(candidate.first, Class::OrgHead) || tokens.is(candidate.first, Class::PlaceHead)) &&
        !isSettled(tokens.entry(candidate.first))) {
        scores.add(NameLabel::Organization, -2, "organization.head-alone");
        scores.add(NameLabel::Place, -2, "place.head-alone");
    }
    if (single && tokens.is(candidate.first, Class::MiscHead))
        scores.add(NameLabel::Other, 3, "other.head");
    return scores;
}

NameScores contextEvidence(const Tokens &tokens, const Candidate &candidate)
{
    NameScores scores;
    addBefore(tokens, candidate, scores);
    addAfter(tokens, candidate, scores);
    return scores;
}

} // namespace bluepencil::recognition
