// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/antecedents.h"

#include "core/recognition/castgenders.h"
#include "core/recognition/nominals.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 mostNames = 60;    // names looked back over
constexpr qint32 mostSentences = 6; // sentences a pronoun reaches back
constexpr qint32 nearSentences = 3; // in which an unlikely forename is believed rather than somebody farther off
constexpr qint32 farthest = 400;    // tokens, where sentences are endless

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

/// Where the names of the pronoun's own sentence end that only a question in front of it names: "Asked whether Ruiz
/// should go, [he] said"; the sentence's first token where there is none.
qint32 askedClauseEnd(const Tokens &tokens, const NounPhrase &phrase)
{
    const qint32 first = tokens.sentenceOf(phrase.first).first;
    const qint32 asked = first + (tokens.isText(first, "When") || tokens.isText(first, "Repeatedly"));
    static constexpr std::array words = {"asked",      "pressed", "questioned", "quizzed",
                                         "challenged", "grilled", "pushed",     "prompted"};
    const std::string word = tokens.isWord(asked) ? folded(tokens.word(asked)) : std::string();
    const bool asks = std::find(words.begin(), words.end(), word) != words.end();
    return asks && tokens.isText(phrase.first - 1, ",") ? phrase.first : first;
}

bool isInEarlierBlock(const Reading &reading, qint32 name, qint32 later)
{
    const auto blockOf = [&](qint32 index) {
        return reading.tokens().sentenceOf(reading.names()[static_cast<std::size_t>(index)].first).block;
    };
    return blockOf(name) < blockOf(later);
}

/// Is whoever spoke last, in the pronoun's paragraph, somebody of whose sex no more than the forename is known?
bool mayHaveSpoken(const Reading &reading, const Cast &cast, const NounPhrase &phrase, int speaker, qint32 spoken)
{
    const Tokens &tokens = reading.tokens();
    if (speaker < 0 || spoken >= phrase.first || reading.markedAt(phrase.first) >= 0 ||
        tokens.sentenceOf(spoken).block != tokens.sentenceOf(phrase.first).block)
        return false;
    const CastMember &member = cast.members[static_cast<std::size_t>(speaker)];
    return member.label == NameLabel::Person && !member.sureGender &&
           tokens[phrase.first].sentence - tokens[spoken].sentence <= nearSentences;
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
    const qint32 asked = askedClauseEnd(tokens, phrase);
    const auto usable = [&](qint32 name) {
        const qint32 first = reading.names()[static_cast<std::size_t>(name)].first;
        if ((tokens[first].sentence == sentence && first < asked) || isInByline(reading, name))
            return false;
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
        if (subject < 0 && fallback >= 0 && isInEarlierBlock(reading, name, fallback))
            break; // somebody of the paragraph rather
        if (isSubject(reading, name)) {
            subject = name; // the first subject of its sentence
            subjectSentence = at;
        } else if (fallback < 0) {
            fallback = name;
        }
    }
    // In somebody's own words "she" is another.
    const bool speakerFits = lastSpeaker >= 0 && ownMarked < 0 &&
                             fits(wanted, cast.members[static_cast<std::size_t>(lastSpeaker)].gender) &&
                             cast.members[static_cast<std::size_t>(lastSpeaker)].label == NameLabel::Person &&
                             sentence - tokens[lastSpoken].sentence <= mostSentences && lastSpoken < phrase.first;
    const qint32 block = tokens.sentenceOf(phrase.first).block;
    const auto here = [&](qint32 candidate) {
        return candidate >= 0 &&
               tokens.sentenceOf(reading.names()[static_cast<std::size_t>(candidate)].first).block == block;
    };
    if (!speakerFits && !here(subject) && !here(fallback) &&
        mayHaveSpoken(reading, cast, phrase, lastSpeaker, lastSpoken))
        return Antecedent{lastSpeaker, tokens.span(lastSpoken, lastSpoken + 1), "pronoun.just-spoke", 0.6};
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
        return antecedentOfNominal(reading, cast, phrase);
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
