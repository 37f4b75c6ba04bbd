// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namehints.h"

#include "core/recognition/localsense.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

// Evidence, chosen on passages of our own and the dev sets together.
constexpr double scale = 420 * 256.0;  // score that makes evidence of 1, as in documentevidence.cpp
constexpr qint32 longestDateline = 12; // tokens
constexpr qint32 longestRun = 6;       // words of a name looked at
constexpr int organizationNumber = 15; // of OrganizationBit among the classes of NameSentence::gazetteer
constexpr double ofDateline = 2.5;
constexpr double ofListed = 1.5;
constexpr double ofThing = 2.5;
constexpr double ofFounder = 4;

bool isDashAt(const Tokens &tokens, qint32 i)
{
    return i < tokens.count() && tokens[i].kind == TokenKind::Punctuation && isDash(codePoint(tokens.word(i), 0));
}

} // namespace

void NameHints::add(qint32 first, qint32 end, NameLabel label, double evidence, const char *rule, qint32 cue,
                    bool everywhere)
{
    m_hints.push_back({first, end, label, evidence, rule, cue, everywhere});
}

/// End of the longest entry of a class that begins at a token, or `first`.
qint32 NameHints::phrase(qint32 first, WordClass wordClass) const
{
    const LexiconEntry &begin = m_tokens.entry(first);
    qint32 best = begin.is(wordClass) ? first + 1 : first;
    if (begin.phraseWords < 2)
        return best;
    std::string key = folded(m_tokens.word(first));
    for (qint32 i = first + 1; i < std::min(m_end, first + begin.phraseWords + 2); ++i) {
        if (m_tokens[i].spaceBefore)
            key += ' ';
        key += folded(m_tokens.word(i));
        if (m_tokens.lexicon().entry(m_tokens.lexicon().find(key)).is(wordClass))
            best = i + 1;
    }
    return best;
}

qint32 NameHints::runEnd(qint32 first) const
{
    qint32 end = first;
    while (capital(end) && end - first < longestRun && !m_tokens[end].possessive)
        ++end;
    return end;
}

qint32 NameHints::runFirst(qint32 last) const
{
    qint32 first = last;
    while (capital(first - 1) && last - first < longestRun && !m_tokens[first - 1].possessive &&
           !(first - 1 == m_first && is(first - 1, Class::Function)))
        --first;
    return first;
}

/// Does no name go on here from the word before?
bool NameHints::beginsRun(qint32 i) const
{
    return !capital(i - 1) || m_tokens[i - 1].possessive || (i - 1 == m_first && is(i - 1, Class::Function));
}

/// "TEL AVIV, Israel (AP) — …", "LONDON (Reuters) - …", "PARIS — …" at a paragraph's start.
void NameHints::dateline()
{
    if (!capital(m_first) ||
        m_tokens[m_first].span.start !=
            m_tokens.blocks()[static_cast<std::size_t>(m_tokens.sentenceOf(m_first).block)].span.start)
        return;
    const bool shouts = m_tokens[m_first].allCaps;
    qint32 i = m_first;
    std::vector<std::pair<qint32, qint32>> places;
    while (i < m_end && i - m_first < longestDateline && capital(i)) {
        const qint32 end = runEnd(i);
        places.emplace_back(i, end);
        i = end;
        if (!m_tokens.isText(i, ",") || !capital(i + 1))
            break;
        ++i;
    }
    bool agency = false;
    if (m_tokens.isText(i, "(") && capital(i + 1)) {
        const qint32 known = phrase(i + 1, Class::Agency);
        qint32 end = i + 1;
        while (end < m_end && end - i < longestRun && !m_tokens.isText(end, ")"))
            ++end;
        agency = inside(end) && (known == end || (isDashAt(m_tokens, end + 1) && inside(end + 1) && shouts));
        if (agency) {
            add(i + 1, end, NameLabel::Organization, ofDateline + 1, "organization.dateline");
            i = end + 1;
        }
    }
    if (!inside(i) || !isDashAt(m_tokens, i) || !m_tokens[i].spaceBefore || !(agency || shouts) || i + 2 >= m_end)
        return;
    for (const auto &[first, end] : places) {
        const bool known = isListedPlace(m_tokens, first, end);
        if (agency || known)
            add(first, end, NameLabel::Place, ofDateline, "place.dateline", i);
    }
}

/// Organisations of several words that the model's lists have: "Goldman Sachs", "Eli Lilly".
void NameHints::listedOrganizations(const NameSentence &piece)
{
    const auto bit = [](int part) { return quint64{1} << (organizationNumber * 4 + part); };
    for (qint32 i = 0; i + 1 < piece.count(); ++i) {
        const auto bits = [&](qint32 at) { return piece.gazetteer[static_cast<std::size_t>(at)]; };
        if ((bits(i) & bit(0)) == 0)
            continue;
        qint32 last = i + 1;
        while (last + 1 < piece.count() && (bits(last) & bit(1)) != 0 && (bits(last + 1) & (bit(1) | bit(2))) != 0)
            ++last;
        if ((bits(last) & bit(2)) == 0)
            continue;
        const qint32 first = piece.first + i;
        const qint32 end = piece.first + last + 1;
        const bool ends = !capital(end) || m_tokens[end].possessive || is(end, Class::Title);
        if (ends && beginsRun(first) && m_letters != SentenceCase::Shouted)
            add(first, end, NameLabel::Organization, ofListed, "organization.listed");
        i = last;
    }
}

void NameHints::atWord(qint32 i)
{
    firm(i);
    courtCase(i);
    represents(i);
    hometown(i);
    platform(i);
    transfer(i);
    clubWord(i);
    plural(i);
    scorer(i);
    if (!capital(i))
        return;
    employer(i);
    saysOfItself(i);
    irish(i);
    country(i);
    abbreviatedState(i);
    numberedWard(i);
    nobleName(i);
    apposition(i);
    paper(i);
    placePrefix(i);
    speaks(i);
    storm(i);
    famous(i);
    partyTag(i);
    familyFirst(i);
    family(i);
    placeHere(i);
    if (m_letters != SentenceCase::Shouted)
        listed(i);
}

/// Things and firms of the lists.
void NameHints::listed(qint32 i)
{
    if (!beginsRun(i))
        return;
    if (const qint32 end = phrase(i, Class::Firm); end > i && !capital(end)) {
        const LocalSense sense = localSense(m_tokens, i, end);
        if (sense.kind != LocalSense::Kind::Person &&
            !(sense.kind == LocalSense::Kind::Place && isListedPlace(m_tokens, i, end)))
            add(i, end, NameLabel::Organization, ofFounder, "organization.listed");
    }
    if (const qint32 end = phrase(i, Class::Country); end > i + 1 && !capital(end))
        add(i, end, NameLabel::Place, ofListed, "place.country");
    qint32 end = phrase(i, Class::Thing);
    if (end == i || capital(end))
        return;
    while (end > i + 1 && !capital(end - 1)) // "Brent crude"
        --end;
    add(i, end, NameLabel::Other, ofThing, "other.listed");
}

const std::vector<NameHint> &NameHints::of(const NameSentence &piece)
{
    m_hints.clear();
    m_first = piece.first;
    m_end = piece.end;
    m_letters = piece.letters;
    if (piece.starts)
        dateline();
    listedOrganizations(piece);
    for (qint32 i = piece.first; i < piece.end; ++i) {
        if (m_tokens.isWord(i))
            atWord(i);
        else if (m_tokens[i].kind == TokenKind::Number)
            score(i);
    }
    return m_hints;
}

void addHints(const std::vector<NameHint> &hints, const NameSentence &piece, std::vector<TagScores> &scores)
{
    for (const NameHint &hint : hints) {
        const qint32 count = hint.end - hint.first;
        const auto bonus = static_cast<qint32>(hint.evidence * scale / std::min(count, 2));
        for (qint32 i = hint.first; i < hint.end; ++i) {
            const auto at = static_cast<std::size_t>(i - piece.first);
            const NamePart part = count == 1          ? NamePart::Single
                                  : i == hint.first   ? NamePart::Begin
                                  : i + 1 == hint.end ? NamePart::End
                                                      : NamePart::Inside;
            if (piece.active[at] != 0)
                scores[at][nameTag(hint.label, part)] += bonus;
        }
    }
}

} // namespace bluepencil::recognition
