// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/localsense.h"
#include "core/recognition/namehints.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

// Evidence, chosen on passages of our own and the dev sets together.
constexpr double ofFamily = 2.5;
constexpr double ofFirm = 1.6;
constexpr double ofPaper = 2;
constexpr double ofPrefix = 2;
constexpr double ofCase = 4;
constexpr double ofSpeech = 1.2;
constexpr double ofStorm = 3;
constexpr double ofParty = 5;
constexpr double ofPlaceHere = 0.8;
constexpr int mostFirms = 6; // in one row

template <std::size_t N> bool isOneOf(const Tokens &tokens, qint32 i, const std::array<std::string_view, N> &words)
{
    return i >= 0 && i < tokens.count() && std::find(words.begin(), words.end(), tokens.word(i)) != words.end();
}

} // namespace

/// "[Wedbush] analyst Dan Ives", "analysts at [Wedbush]", "shares in [Block], [Snap] and [Gap]".
void NameHints::firm(qint32 i)
{
    if (!small(i))
        return;
    if (is(i, Class::Analyst) && capital(i - 1)) {
        const qint32 first = runFirst(i - 1);
        if (!is(i - 1, Class::Demonym) && !is(first, Class::Demonym) && !is(i - 1, Class::Title) && first > m_first)
            add(first, i, NameLabel::Organization, ofFirm, "organization.firm", i, throughout);
        else if (first == m_first && !is(first, Class::Function) && !is(first, Class::Demonym) &&
                 !is(first, Class::Title) && !is(first, Class::Country) && capital(i + 1))
            add(first, i, NameLabel::Organization, ofFirm, "organization.firm", i, throughout);
    }
    static constexpr std::array<std::string_view, 3> at = {"at", "with", "of"};
    static constexpr std::array<std::string_view, 2> in = {"of", "in"};
    const bool employs = (is(i - 1, Class::Analyst)) && isOneOf(m_tokens, i, at);
    const bool owns =
        isOneOf(m_tokens, i - 1, std::array<std::string_view, 4>{"shares", "Shares", "stake", "shareholders"}) &&
        isOneOf(m_tokens, i, in);
    if ((employs || owns) && capital(i + 1) && !is(i + 1, Class::Determiner)) {
        qint32 first = i + 1;
        for (int firms = 0; firms < mostFirms && capital(first); ++firms) {
            const qint32 end = runEnd(first);
            add(first, end, NameLabel::Organization, ofFirm, "organization.firm", i - 1, throughout);
            const bool goesOn = m_tokens.isText(end, ",") || m_tokens.isText(end, "and") || m_tokens.isText(end, "or");
            if (!goesOn || is(i - 1, Class::Analyst))
                break;
            first = end + 1;
        }
    }
    static constexpr std::array<std::string_view, 3> owned = {"shares", "stock", "shareholders"};
    if (isOneOf(m_tokens, i, owned) && capital(i - 1) && !m_tokens[i - 1].possessive) {
        const qint32 first = runFirst(i - 1);
        if (first > m_first && i - first == 1 && !is(first, Class::Demonym) && !isListedPlace(m_tokens, first, i))
            add(first, i, NameLabel::Organization, ofFirm, "organization.firm", i, throughout);
    }
}

/// "told [Variety]", "published in [Nature]", "the journal [Cell]".
void NameHints::paper(qint32 i)
{
    if (!capital(i) || i == m_first)
        return;
    const qint32 end = phrase(i, Class::Publication);
    if (end == i || capital(end))
        return;
    const bool article = small(i - 1) && m_tokens.isText(i - 1, "the");
    const qint32 before = article ? i - 2 : i - 1;
    static constexpr std::array<std::string_view, 5> tells = {"told", "tells", "telling", "journal", "magazine"};
    static constexpr std::array<std::string_view, 8> print = {"published", "reported", "wrote",   "writing",
                                                              "appeared",  "posted",   "printed", "interview"};
    const bool told = isOneOf(m_tokens, before, tells);
    const bool in = (m_tokens.isText(before, "in") || m_tokens.isText(before, "on") ||
                     m_tokens.isText(before, "with") || m_tokens.isText(before, "by")) &&
                    (isOneOf(m_tokens, before - 1, print) || isOneOf(m_tokens, before - 2, print) ||
                     m_tokens.isText(before - 1, "online"));
    const bool after = m_tokens.isText(end, "magazine") || m_tokens.isText(end, "newspaper");
    if (told || in || after)
        add(i, end, NameLabel::Organization, ofPaper, "organization.paper", told || in ? before : end);
}

/// "Khan Younis", "Deir al-Balah": two or three words behind one that begins places there.
void NameHints::placePrefix(qint32 i)
{
    if (!capital(i) || !is(i, Class::PlaceFirst) || capital(i - 1))
        return;
    const qint32 end = runEnd(i);
    if (end - i < 2 || end - i > 3)
        return;
    const bool title = is(i - 1, Class::Title) && !is(i - 1, Class::Function);
    const LocalSense sense = localSense(m_tokens, i, end);
    const bool listed = isListedPlace(m_tokens, i, end);
    // "Abu" and "Khan" also begin people's names.
    const bool open = m_tokens.isText(i, "Abu") || m_tokens.isText(i, "Khan") || m_tokens.isText(i, "Al") ||
                      m_tokens.isText(i, "Dar") || is(i, Class::ForenameMale) || is(i, Class::ForenameFemale);
    if (title || sense.kind == LocalSense::Kind::Person)
        return;
    static constexpr std::array<std::string_view, 8> verbs = {"entered", "shelled", "seized", "captured",
                                                              "bombed",  "fled",    "left",   "struck"};
    const bool where = sense.kind == LocalSense::Kind::Place || isOneOf(m_tokens, i - 1, verbs);
    if (listed || where || !open)
        add(i, end, NameLabel::Place, listed ? 2 * ofPrefix : ofPrefix, "place.first-word", i, throughout);
}

/// "Roe v. Wade" is neither of the two, also where the full stop was taken for a sentence's end.
void NameHints::courtCase(qint32 i)
{
    const auto versus = [&](qint32 at) {
        return (m_tokens.isText(at, "v") && m_tokens.isText(at + 1, ".")) || m_tokens.isText(at, "v.");
    };
    const auto capitalAt = [&](qint32 at) { return m_tokens.isWord(at) && m_tokens[at].capital; };
    if (i == m_first && capital(i) && (versus(i - 2) || versus(i - 1)) && capitalAt(i - (versus(i - 2) ? 3 : 2)))
        add(i, runEnd(i), NameLabel::Other, ofCase, "other.case");
    if (!versus(i) || !capital(i - 1))
        return;
    const qint32 second = m_tokens.isText(i, "v.") ? i + 1 : i + 2;
    if (!capitalAt(second))
        return;
    add(runFirst(i - 1), i, NameLabel::Other, ofCase, "other.case");
    if (inside(second))
        add(second, runEnd(second), NameLabel::Other, ofCase, "other.case");
}

/// A capital inside a sentence, before "said" or "tweeted": "after [Musk] said".
void NameHints::speaks(qint32 i)
{
    if (m_letters != SentenceCase::Ordinary || !capital(i) || i <= m_first || capital(i - 1) || capital(i + 1) ||
        !m_tokens.isWord(i - 1) || !small(i + 1) || m_tokens[i].allCaps || m_tokens[i].dotted)
        return;
    static constexpr std::array<Class, 16> no = {
        Class::Function, Class::Common,  Class::Title,   Class::TitleModifier, Class::Demonym,      Class::Month,
        Class::Weekday,  Class::NotName, Class::OrgHead, Class::PlaceHead,     Class::Organization, Class::Seat,
        Class::Country,  Class::Person,  Class::People,  Class::Institution};
    if (std::any_of(no.begin(), no.end(), [&](Class wordClass) { return is(i, wordClass); }) ||
        is(i - 1, Class::Determiner) || isListedPlace(m_tokens, i, i + 1))
        return;
    // "Dan Ives of Wedbush said": the firm is not who speaks.
    static constexpr std::array<std::string_view, 6> inPhrase = {"of", "at", "from", "for", "in", "with"};
    if (isOneOf(m_tokens, i - 1, inPhrase))
        return;
    static constexpr std::array<std::string_view, 9> verbs = {"tweeted", "posted", "quipped", "joked", "told",
                                                              "said",    "wrote",  "says",    "argued"};
    if (isOneOf(m_tokens, i + 1, verbs))
        add(i, i + 1, NameLabel::Person, ofSpeech, "person.speaks", i + 1, throughout);
}

/// "Hurricane [Ian]" as a whole is another name.
void NameHints::storm(qint32 i)
{
    if (capital(i) && is(i, Class::Storm) && capital(i + 1) && !capital(i + 2))
        add(i, i + 2, NameLabel::Other, ofStorm, "other.storm");
}

/// "grown tired of [Musk]": people who need no first name.
void NameHints::famous(qint32 i)
{
    if (m_letters != SentenceCase::Ordinary || !is(i, Class::Famous) || capital(i - 1) || capital(i + 1) ||
        m_tokens[i].allCaps || isListedPlace(m_tokens, i, i + 1) ||
        (m_tokens.isText(i - 1, "of") && capital(i - 2))) // "Plains of Arafat"
        return;
    if (i > m_first || !(is(i, Class::Common) || is(i, Class::Function)))
        add(i, i + 1, NameLabel::Person, ofSpeech, "person.known");
}

/// "Tom Hsu, D-Davis,": whose party somebody is of and for where, as American papers write it; no name of its own.
void NameHints::partyTag(qint32 i)
{
    const std::string_view word = m_tokens.word(i);
    const bool looksSo = word.size() > 3 && (word[0] == 'D' || word[0] == 'R' || word[0] == 'I') && word[1] == '-' &&
                         isUpper(codePoint(word, 2)) && !m_tokens[i].allCaps;
    if (looksSo && (m_tokens.isText(i - 1, ",") || m_tokens.isText(i - 1, "(")) && capital(i - 2) && !capital(i + 1))
        add(i, i + 1, NameLabel::Other, ofParty, "other.party");
}

/// "Moon Jae-in": a family's name and a given one of two syllables.
void NameHints::familyFirst(qint32 i)
{
    if (!is(i, Class::FamilyFirst) || !beginsRun(i) || !capital(i + 1) || capital(i + 2))
        return;
    const std::string_view given = m_tokens.word(i + 1);
    const std::size_t hyphen = given.find('-');
    if (hyphen != std::string_view::npos && isLower(codePoint(given, static_cast<qint32>(hyphen) + 1)))
        add(i, i + 2, NameLabel::Person, ofPrefix, "person.family-first", i, throughout);
}

/// "the Smiths" among families.
void NameHints::family(qint32 i)
{
    const std::string_view word = m_tokens.word(i);
    if (m_letters != SentenceCase::Ordinary || word.size() < 4 || word.back() != 's' || capital(i - 1) ||
        capital(i + 1) || !(m_tokens.isText(i - 1, "the") || m_tokens.isText(i - 1, "The")) ||
        is(i, Class::Organization) || !hasHousehold())
        return;
    const Lexicon &lexicon = m_tokens.lexicon();
    const LexiconEntry &one = lexicon.entry(lexicon.find(folded(word.substr(0, word.size() - 1))));
    if (one.is(Class::Surname) && !one.is(Class::Demonym))
        add(i, i + 1, NameLabel::Other, ofFamily, "other.family", -1, throughout);
}

bool NameHints::hasHousehold() const
{
    for (qint32 i = m_first; i < m_end; ++i) {
        if (m_tokens.is(i, Class::Household))
            return true;
    }
    return false;
}

/// "[Ferguson] police": a place that is also a surname.
void NameHints::placeHere(qint32 i)
{
    if (m_letters == SentenceCase::Shouted || !beginsRun(i) || capital(i + 1) || m_tokens[i].allCaps ||
        !(is(i, Class::Surname) || is(i, Class::ForenameMale) || is(i, Class::ForenameFemale)) ||
        is(i, Class::Common) || !(is(i, Class::Place) || is(i, Class::Province)))
        return;
    if (const LocalSense sense = localSense(m_tokens, i, i + 1); sense.kind == LocalSense::Kind::Place)
        add(i, i + 1, NameLabel::Place, ofPlaceHere, "place.here", sense.cue);
}

} // namespace bluepencil::recognition
