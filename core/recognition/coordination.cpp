// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/coordination.h"

#include "core/recognition/cues.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr std::size_t mostMembers = 6;
constexpr qint32 farthest = 14; // tokens from one member to the next

class Coordinating
{
public:
    explicit Coordinating(const Reading &reading)
        : m_reading(reading)
        , m_tokens(reading.tokens())
    {
    }
    std::optional<Coordination> before(const NounPhrase &last) const;
    std::optional<Coordination> behind(const NounPhrase &first) const;

private:
    bool isAnd(qint32 i) const { return m_tokens.isText(i, "and") || m_tokens.isText(i, "&"); }
    bool hasDeterminer(const NounPhrase &phrase) const { return m_tokens.is(phrase.first, Class::Determiner); }
    qint32 frontOf(const NounPhrase &phrase) const;
    bool mayJoin(const NounPhrase &phrase) const;
    bool areAlike(const NounPhrase &a, const NounPhrase &b) const;
    bool isComplement(const NounPhrase &left, qint32 last, const NounPhrase &right) const;
    bool mayBeOne(const NounPhrase &left, const NounPhrase &right) const;
    bool quotesBetween(qint32 first, qint32 last) const;
    bool isPluralTitle(qint32 i) const;
    bool opensClause(qint32 first) const;
    bool closesClause(qint32 end) const;

    const Reading &m_reading;
    const Tokens &m_tokens;
};

/// Over the titles before a name.
qint32 Coordinating::frontOf(const NounPhrase &phrase) const
{
    const qint32 sentence = m_tokens[phrase.first].sentence;
    qint32 first = phrase.first;
    while (first > 0 && phrase.kind == PhraseKind::Person && m_tokens[first - 1].sentence == sentence &&
           (m_tokens.is(first - 1, Class::Title) || m_tokens.is(first - 1, Class::TitleModifier)))
        --first;
    return first;
}

/// A name, a body's name, "the mayor", "officials", "he".
bool Coordinating::mayJoin(const NounPhrase &phrase) const
{
    const auto heads = [&](Class of) { return m_tokens.is(phrase.head, of); };
    switch (phrase.kind) {
    case PhraseKind::Person:
        return true;
    case PhraseKind::Institution:
        return phrase.name >= 0 || hasDeterminer(phrase);
    case PhraseKind::Nominal:
        return heads(Class::People) || (hasDeterminer(phrase) && (heads(Class::Person) || heads(Class::Title) ||
                                                                  heads(Class::Kin) || heads(Class::Demonym)));
    case PhraseKind::Pronoun:
        return heads(Class::Male) || heads(Class::Female);
    default:
        return false;
    }
}

/// Are both names of one label? A list does not pass from towns to people.
bool Coordinating::areAlike(const NounPhrase &a, const NounPhrase &b) const
{
    return a.name >= 0 && b.name >= 0 && m_reading.labelOf(a.name) == m_reading.labelOf(b.name);
}

/// Is the name before "and" one of two that a noun is told by: "the commander in [Lima] and Cusco"?
bool Coordinating::isComplement(const NounPhrase &left, qint32 last, const NounPhrase &right) const
{
    const qint32 inner = m_reading.nameAt(last);
    return left.end <= last && inner >= 0 && !m_reading.isPerson(inner) && right.name >= 0 &&
           right.kind == PhraseKind::Institution;
}

/// "the mayor and party leader Ana Ruiz", "the founder and chairman": one person.
bool Coordinating::mayBeOne(const NounPhrase &left, const NounPhrase &right) const
{
    const bool bare = right.kind == PhraseKind::Person && frontOf(right) < right.first &&
                      !m_tokens.is(frontOf(right) - 1, Class::Determiner);
    return left.kind == PhraseKind::Nominal && !m_tokens.is(left.head, Class::People) && bare;
}

/// Ruiz (“I hate snow”) and Lind
bool Coordinating::quotesBetween(qint32 first, qint32 last) const
{
    for (qint32 i = first; i <= last; ++i) {
        if (m_reading.markedAt(i) >= 0)
            return true;
    }
    return false;
}

/// "Justices", "brothers": several, named behind it.
bool Coordinating::isPluralTitle(qint32 i) const
{
    if (m_tokens.is(i, Class::People) || m_tokens.is(i, Class::Kin))
        return true;
    const std::string word = folded(m_tokens.word(i));
    const Lexicon &lexicon = m_tokens.lexicon();
    return word.ends_with("s") && lexicon.entry(lexicon.find(word.substr(0, word.size() - 1))).is(Class::Title);
}

/// May a clause begin with that token? Not behind a verb or noun that it could belong to: "met [Ruiz] and …".
bool Coordinating::opensClause(qint32 first) const
{
    const qint32 before = first - 1;
    if (before < 0 || m_tokens.startsSentence(first) || !m_tokens.isWord(before) || m_tokens[before].possessive)
        return before < 0 || m_tokens.startsSentence(first) || !m_tokens.isWord(before);
    return m_tokens.is(before, Class::Conjunction) || isPluralTitle(before) || m_tokens.is(before, Class::Title) ||
           m_tokens.is(before, Class::Adverb) || m_tokens.isText(before, "that") || m_tokens.isText(before, "as") ||
           m_tokens.isText(before, "of") || m_tokens.isText(before, "when") || m_tokens.isText(before, "what") ||
           m_tokens.is(before, Class::Subordinator) || isCue(m_reading, before);
}

/// Does nothing follow that the last member would do? "said Ruiz and Lind [agreed]"
bool Coordinating::closesClause(qint32 end) const
{
    return end >= m_tokens.count() || m_tokens[end].sentence != m_tokens[end - 1].sentence || !m_tokens.isWord(end) ||
           m_tokens.is(end, Class::Preposition) || m_tokens.is(end, Class::Weekday) || m_tokens.isText(end, "as");
}

std::optional<Coordination> Coordinating::before(const NounPhrase &last) const
{
    const qint32 from = m_tokens.sentenceOf(last.first).first;
    Coordination found{last.first, last.end, {last}};
    if (!mayJoin(last))
        return std::nullopt;
    bool comma = false; // before "and": only in a list of three
    while (found.members.size() < mostMembers) {
        const bool list = found.members.size() > 1;
        qint32 at = frontOf(found.members.front()) - 1;
        if (!(isAnd(at) || (list && m_tokens.isText(at, ","))) || at <= from)
            break;
        const bool oxford = isAnd(at) && m_tokens.isText(at - 1, ",");
        comma = comma || oxford;
        at -= oxford ? 2 : 1;
        const std::optional<NounPhrase> left = phraseEndingAt(m_reading, at, std::max(from, at - farthest));
        if (!left || left->end > at + 1 || quotesBetween(left->end, at) || !mayJoin(*left) ||
            mayBeOne(*left, found.members.front()) || (list && !areAlike(*left, found.members.front())))
            break;
        if (!list && isComplement(*left, at, last))
            return Coordination{left->first, left->end, {*left}};
        found.members.insert(found.members.begin(), *left);
        found.first = left->first;
    }
    const std::size_t least = comma ? 3 : 2;
    const bool several = found.members.size() >= least && opensClause(frontOf(found.members.front()));
    return several ? std::optional(found) : std::nullopt;
}

std::optional<Coordination> Coordinating::behind(const NounPhrase &first) const
{
    const qint32 to = m_tokens.sentenceOf(first.first).end;
    Coordination found{first.first, first.end, {first}};
    if (!mayJoin(first))
        return std::nullopt;
    while (found.members.size() < mostMembers) {
        const qint32 at = found.end;
        const bool comma = m_tokens.isText(at, ",");
        const bool last = isAnd(at) || (comma && found.members.size() > 1 && isAnd(at + 1));
        if (at + 1 >= to || !(comma || last))
            return std::nullopt;
        const qint32 next = at + 1 + (comma && last ? 1 : 0);
        const std::optional<NounPhrase> right = phraseBeginningAt(m_reading, next, to);
        if (!right || !mayJoin(*right) || (!last && right->kind != PhraseKind::Person) ||
            frontOf(*right) != next + (right->kind == PhraseKind::Person && m_tokens.is(next, Class::Determiner)) ||
            mayBeOne(found.members.back(), *right))
            return std::nullopt;
        found.members.push_back(*right);
        found.end = right->end;
        if (last)
            return closesClause(found.end) ? std::optional(found) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<Coordination> coordinationOf(const Reading &reading, const NounPhrase &subject, qint32 cue)
{
    const Coordinating coordinating(reading);
    return cue >= 0 && cue < subject.first ? coordinating.behind(subject) : coordinating.before(subject);
}

} // namespace bluepencil::recognition
