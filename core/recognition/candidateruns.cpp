// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/candidateruns.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

constexpr qint32 longestRun = 24; // words; a longer run is a heading or shouting

/// Sentences whose capitals prove nothing.
bool provesNothing(const Tokens &tokens, const Sentence &sentence)
{
    qint32 words = 0;
    qint32 capitals = 0;
    qint32 shouted = 0;
    qint32 letters = 0;
    for (qint32 i = sentence.first; i < sentence.end; ++i) {
        const Token &token = tokens[i];
        if (token.kind != TokenKind::Word || token.possessive)
            continue;
        ++letters;
        shouted += token.allCaps;
        if (tokens.is(i, WordClass::Function) || tokens.is(i, WordClass::Preposition) || token.span.length() < 4)
            continue;
        ++words;
        capitals += token.capital;
    }
    if (letters >= 4 && shouted * 4 > letters * 3)
        return true;
    const bool heading = tokens.blocks()[static_cast<std::size_t>(sentence.block)].heading;
    return words >= (heading ? 4 : 7) && capitals * 10 >= words * 9;
}

} // namespace

/// "Mayor", "Vice-Mayor", "Co-founder".
bool Runs::isTitleHead(qint32 i) const
{
    if (is(i, Class::Title))
        return true;
    const std::string_view word = m_tokens.word(i);
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos || word.size() > 30)
        return false;
    return m_tokens.lexicon().entry(m_tokens.lexicon().find(folded(word.substr(hyphen + 1)))).is(Class::Title);
}

/// A small word that is written with a capital inside a sentence and leads a name: "New People Party".
bool Runs::mayName(qint32 i) const
{
    const bool small = is(i, Class::Determiner) || is(i, Class::Pronoun) || is(i, Class::FirstPerson) ||
                       is(i, Class::Preposition) || is(i, Class::Conjunction) || is(i, Class::Aux) ||
                       is(i, Class::Adverb) || is(i, Class::Subordinator) || is(i, Class::Relative);
    return !small && i > m_sentenceFirst;
}

bool Runs::nameToken(qint32 i) const
{
    if (!capital(i) || m_tokens[i].possessive)
        return false;
    const std::string_view word = m_tokens.word(i);
    if (m_tokens.isText(i + 1, "$") && !m_tokens[i + 1].spaceBefore)
        return false; // "US$"
    if (is(i, Class::PossessiveOpen) && i + 1 < m_tokens.count() && m_tokens[i + 1].possessive)
        return true;
    if ((is(i, Class::Month) || is(i, Class::Weekday)) && capital(i + 1) && is(i + 1, Class::OrgHead) &&
        m_tokens[i].sentence == m_tokens[i + 1].sentence)
        return true; // "Sunday Times"
    if (is(i, Class::Month) || is(i, Class::Weekday) || (is(i, Class::NotName) && m_tokens[i].allCaps))
        return false;
    if (is(i, Class::Function))
        return (m_tokens[i].allCaps && word.size() >= 2 && (is(i, Class::Acronym) || is(i, Class::Country))) ||
               mayName(i);
    return word != "I";
}

/// May the run that ends before `i`, a small word, go on behind it?
bool Runs::joins(qint32 i, qint32 end) const
{
    return i < end && m_tokens.isWord(i) && !m_tokens[i].capital;
}

/// "Food and Drug Administration": two fields of one body, not two names.
bool Runs::joinsTwoNames(qint32 first, qint32 conjunction, qint32 end) const
{
    const qint32 before = conjunction - 1;
    const qint32 after = conjunction + 1;
    if (after >= end || !nameToken(after) || before - first > 2)
        return false;
    const auto field = [&](qint32 i) {
        return !forename(i) && !isSettled(m_tokens.entry(i)) && !is(i, Class::Place) && !isAcronym(m_tokens, i) &&
               !is(i, Class::Demonym) && !is(i, Class::Title) && m_tokens.word(i).size() > 2;
    };
    if (!field(before) || !field(after) || is(before, Class::OrgSuffix) || is(before, Class::PlaceHead) ||
        (is(before, Class::OrgHead) && is(before, Class::OrgOpen)))
        return false;
    qint32 last = after;
    while (last + 1 < end && nameToken(last + 1) && last - after < 3)
        ++last;
    return last > after && is(last, Class::OrgHead) && is(last, Class::OrgOpen) && !isTitle(last);
}

qint32 Runs::runEnd(qint32 first, qint32 end) const
{
    qint32 at = first + 1;
    qint32 opened = -1; // the word of the run that lets it go on over "of"
    const auto opens = [&](qint32 i) { return is(i, Class::OrgOpen) || is(i, Class::PlaceOpen); };
    if (opens(first))
        opened = first;
    bool overOf = false;
    while (at < end && at - first < longestRun) {
        if (nameToken(at)) {
            if (opens(at))
                opened = at;
            ++at;
            continue;
        }
        if (m_tokens.isText(at, "&") && nameToken(at + 1) && at + 1 < end) {
            at += 2;
            continue;
        }
        // "Korean People's Army"
        if (at + 1 < end && m_tokens[at].possessive && is(at - 1, Class::PossessiveOpen) && nameToken(at + 1)) {
            at += 2;
            continue;
        }
        if (!joins(at, end))
            break;
        const std::string_view word = m_tokens.word(at);
        if (is(at, Class::Particle) && !is(at, Class::Preposition)) { // "van der Berg"
            qint32 next = at + 1;
            if (joins(next, end) && is(next, Class::Particle))
                ++next;
            if (next < end && nameToken(next) && !isTitle(next)) {
                at = next + 1;
                continue;
            }
        }
        // "Minister of Education Ana Ruiz": the title goes on.
        if (word == "of" && isTitle(at - 1) && at + 1 < end && capital(at + 1) && is(at + 1, Class::TitleModifier)) {
            at += 2;
            continue;
        }
        if (word == "and" && (opened < 0 || !overOf) && joinsTwoNames(first, at, end)) {
            at += 2;
            continue;
        }
        if (opened < 0)
            break;
        const bool of = word == "of" || word == "for" || word == "on" || word == "against";
        if (of && at - opened <= 3 && (!isTitle(opened) || is(opened, Class::OrgOpen))) {
            qint32 next = at + 1;
            if (joins(next, end) && m_tokens.word(next) == "the")
                ++next;
            if (next < end && (nameToken(next) || mayFollowOf(next)) &&
                (!isTitle(next) || is(next, Class::TitleModifier)) &&
                !(overOf && (m_tokens.isText(at + 1, "the") || is(next, Class::Country))) &&
                (word != "on" || is(opened, Class::OrgHead)) && (word == "of" || is(opened, Class::OrgOpen))) {
                overOf = true;
                at = next + 1;
                continue;
            }
        }
        if (word == "and" && overOf && is(opened, Class::OrgOpen) && at + 1 < end && nameToken(at + 1) &&
            !forename(at + 1) && (!isTitle(at + 1) || is(at + 1, Class::TitleModifier)) &&
            !is(at + 1, Class::OrgHead) && !isAcronym(m_tokens, at + 1) && !isSettled(m_tokens.entry(at + 1)) &&
            !is(at + 1, Class::Place) && !isSettled(m_tokens.entry(at - 1))) {
            at += 2;
            continue;
        }
        break;
    }
    return at;
}

void Runs::scan(const Sentence &sentence)
{
    m_sentenceFirst = sentence.first;
    // A mark or bracket before it does not make the first word less of a first word.
    while (m_sentenceFirst < sentence.end && !m_tokens.isWord(m_sentenceFirst))
        ++m_sentenceFirst;
    m_unsure = provesNothing(m_tokens, sentence);
    for (qint32 i = sentence.first; i < sentence.end;) {
        if (capital(i) && m_tokens.entry(i).phraseWords >= 2) { // "Reporters Without Borders", "New York"
            quint32 entry = 0;
            const qint32 words = knownPhrase(m_tokens, i, sentence.end, entry);
            const qint32 next = i + words;
            const bool alone = next >= sentence.end || (!nameToken(next) && !m_tokens.isText(next, "of") &&
                                                        !m_tokens.isText(next, "and") && !m_tokens.isText(next, "&"));
            if (words >= 2 && alone && capital(next - 1) &&
                (!forename(i) || m_tokens.lexicon().entry(entry).is(Class::Organization) ||
                 m_tokens.lexicon().entry(entry).is(Class::State))) {
                m_titleFirst = -1;
                add(i, next, CandidateShape::Known);
                i = next;
                continue;
            }
            if (words >= 2 && !nameToken(i) && nameToken(i + 1) &&
                capital(next - 1)) { // "New Zealand Herald" at a start
                const qint32 end = runEnd(i, sentence.end);
                m_titleFirst = -1;
                cut(i, end);
                i = end;
                continue;
            }
        }
        if (!nameToken(i)) {
            ++i;
            continue;
        }
        const qint32 end = runEnd(i, sentence.end);
        m_titleFirst = -1;
        cut(i, end);
        i = end;
    }
}

} // namespace bluepencil::recognition
