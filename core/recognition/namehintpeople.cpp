// SPDX-License-Identifier: GPL-3.0-or-later
// Where people are from, whom they speak for and where they post, firms that speak of themselves.
#include "core/recognition/localsense.h"
#include "core/recognition/namehints.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

// Evidence, chosen on passages of our own.
constexpr double ofSeatFor = 2.5;
constexpr double ofHome = 2;
constexpr double ofEmployer = 1.2;
constexpr double ofPlatform = 3;
constexpr double ofItself = 1.5;
constexpr double ofIrish = 2;
constexpr double ofCountry = 2.5;
constexpr double ofBody = 2;
constexpr double ofNoble = 4;

template <std::size_t N> bool isOneOf(const Tokens &tokens, qint32 i, const std::array<std::string_view, N> &words)
{
    return i >= 0 && i < tokens.count() && std::find(words.begin(), words.end(), tokens.word(i)) != words.end();
}

} // namespace

/// "the MP for [Selby]", "Labour’s candidate for [Wigan and Leigh]".
void NameHints::represents(qint32 i)
{
    if (!m_tokens.isText(i, "for") || !is(i - 1, Class::Represents) || !capital(i + 1))
        return;
    const qint32 end = runEnd(i + 1);
    if (!is(end - 1, Class::Demonym) && !is(i + 1, Class::Title) &&
        (isListedPlace(m_tokens, i + 1, end) || m_tokens.isText(i - 1, "MP") || m_tokens.isText(i - 1, "MPs")))
        add(i + 1, end, NameLabel::Place, ofSeatFor, "place.represented", i - 1, throughout);
}

/// "Terry Noakes, 66, from [Peckham]": behind somebody’s age stands where he lives.
void NameHints::hometown(qint32 i)
{
    if (!(m_tokens.isText(i, "from") || m_tokens.isText(i, "of")) || !capital(i + 1))
        return;
    const qint32 age = m_tokens.isText(i - 1, ",") ? i - 2 : i - 1;
    if (!inside(age) || m_tokens[age].kind != TokenKind::Number || m_tokens[age].span.length() > 2 ||
        !m_tokens.isText(age - 1, ","))
        return;
    const qint32 end = runEnd(i + 1);
    if (isListedPlace(m_tokens, i + 1, end))
        add(i + 1, end, NameLabel::Place, ofHome, "place.home", age, throughout);
}

/// "Jonas Lindqvist of [Handelsbanken] wrote": whom somebody who speaks works for.
void NameHints::employer(qint32 i)
{
    const qint32 of = i - 1;
    if (m_letters != SentenceCase::Ordinary || !(m_tokens.isText(of, "of") || m_tokens.isText(of, "at")) ||
        !capital(of - 1) || !capital(of - 2))
        return;
    const qint32 first = runFirst(of - 1);
    const bool forename = is(first, Class::ForenameMale) || is(first, Class::ForenameFemale);
    const qint32 end = runEnd(i);
    const bool speaks = small(end) && is(end, Class::Say);
    if (forename && speaks && !isListedPlace(m_tokens, i, end) && !is(i, Class::Demonym))
        add(i, end, NameLabel::Organization, ofEmployer, "organization.employer", end, throughout);
    else if (forename && (speaks || m_tokens.isText(end, ",")) && isListedPlace(m_tokens, i, end))
        add(i, end, NameLabel::Place, ofHome, "place.home", of, throughout);
}

/// A place that a paper would say something of without telling where it is.
bool NameHints::isLargerPlace(qint32 i) const
{
    constexpr qint32 fewest = 60; // thousand inhabitants
    const GazetteerPlace *place = m_tokens.lexicon().place(m_tokens.entry(i));
    return isListedPlace(m_tokens, i, i + 1) && (place == nullptr || place->population >= fewest);
}

/// "[Gap] said it would close": an ordinary word that speaks of itself as a firm does.
void NameHints::saysOfItself(qint32 i)
{
    constexpr qint32 farthest = 8; // tokens between "said" and "it"
    if (m_letters != SentenceCase::Ordinary || !beginsRun(i) || !small(i + 1) ||
        !(m_tokens.isText(i + 1, "said") || m_tokens.isText(i + 1, "says")) || is(i, Class::Function) ||
        is(i, Class::Demonym) || is(i, Class::ForenameMale) || is(i, Class::ForenameFemale) || is(i, Class::Title) ||
        is(i, Class::Surname) || is(i, Class::Person) || is(i, Class::People) || is(i, Class::Institution) ||
        is(i, Class::Document) || isLargerPlace(i))
        return;
    const bool closes = i > m_first && m_tokens[i - 1].kind == TokenKind::Mark && !m_tokens[i - 1].spaceBefore &&
                        m_tokens[i].spaceBefore;
    if (closes) // "…,” [Target] said"
        add(i, i + 1, NameLabel::Organization, ofItself, "organization.it", i + 1, throughout);
    for (qint32 at = i + 2; at < i + farthest && inside(at); ++at) {
        if (m_tokens.isText(at, "it") || m_tokens.isText(at, "its")) {
            add(i, i + 1, NameLabel::Organization, ofItself, "organization.it", at, throughout);
            return;
        }
        const bool ends = m_tokens[at].kind == TokenKind::Mark || m_tokens.isText(at, ":");
        if (ends || (capital(at) && !is(at, Class::Weekday) && !is(at, Class::Month)))
            return;
    }
}

/// "Des [O’Hara]", "Finn [McCool]": such a last word is a family’s, but behind "Fort", "Lake".
void NameHints::irish(qint32 i)
{
    if (m_letters == SentenceCase::Shouted || !beginsRun(i) || runEnd(i) != i + 2 || is(i, Class::PlaceOpen) ||
        is(i, Class::PlaceHead) || is(i, Class::Title) || is(i, Class::OrgOpen) || is(i, Class::Function) ||
        is(i, Class::OrgHead) || isListedPlace(m_tokens, i, i + 2))
        return;
    const std::string_view last = m_tokens.word(i + 1);
    const auto upperAt = [&](std::size_t at) {
        return last.size() > at + 2 && isUpper(codePoint(last, static_cast<qint32>(at)));
    };
    const bool family = (last.starts_with("O'") && upperAt(2)) || (last.starts_with("O’") && upperAt(4)) ||
                        (last.starts_with("Mc") && upperAt(2));
    if (family)
        add(i, i + 2, NameLabel::Person, ofIrish, "person.surname", -1, throughout);
}

/// "the [UK]", "[UK] ministers", "[UK] Energy Secretary"; not "Reform UK", "UK Finance".
void NameHints::country(qint32 i)
{
    if (m_letters == SentenceCase::Shouted || !m_tokens[i].allCaps || !is(i, Class::Country) || !beginsRun(i))
        return;
    const qint32 end = runEnd(i);
    bool office = end == i + 1;
    for (qint32 at = i + 1; at < end && !office; ++at)
        office = is(at, Class::Title);
    if (office)
        add(i, i + 1, NameLabel::Place, ofCountry, "place.country");
}

/// "Pueblo, [Colo.]": behind a town and a comma.
void NameHints::abbreviatedState(qint32 i)
{
    const std::string_view word = m_tokens.word(i);
    const bool dotted = word.back() == '.' || (m_tokens.isText(i + 1, ".") && !m_tokens[i + 1].spaceBefore);
    if (!dotted || !m_tokens.isText(i - 1, ",") || !capital(i - 2) || m_tokens[i].allCaps)
        return;
    bool state = false;
    m_tokens.lexicon().forEachPlace(
        m_tokens.lexicon().entry(m_tokens.lexicon().find(word.back() == '.' ? folded(word) : folded(word) + '.')),
        [&](const GazetteerPlace &place) { state = state || place.kind == GazetteerPlace::Kind::Region; });
    if (state)
        add(i, i + 1, NameLabel::Place, ofHome, "place.state", i - 2);
}

/// "European Commission President [Ursula von der Leyen]": small words within a family's name.
void NameHints::nobleName(qint32 i)
{
    static constexpr std::array<std::string_view, 2> opens = {"von", "van"};
    static constexpr std::array<std::string_view, 6> goesOn = {"der", "den", "de", "dem", "ter", "zu"};
    if (!(is(i, Class::ForenameMale) || is(i, Class::ForenameFemale)) || !inside(i + 1) ||
        !isOneOf(m_tokens, i + 1, opens))
        return;
    const qint32 last = inside(i + 2) && isOneOf(m_tokens, i + 2, goesOn) ? i + 3 : i + 2;
    if (capital(last))
        add(i, last + 1, NameLabel::Person, ofNoble, "person.particle");
}

/// "the 3rd [Ward]", "a private member’s [Bill]" are nobody.
void NameHints::numberedWard(qint32 i)
{
    if (capital(i + 1) || i == m_first)
        return;
    const bool ward = m_tokens.isText(i, "Ward") && m_tokens[i - 1].kind == TokenKind::Number;
    const bool bill = m_tokens.isText(i, "Bill") && m_tokens[i - 1].possessive &&
                      (m_tokens.isText(i - 2, "member") || m_tokens.isText(i - 2, "members"));
    if (ward || bill)
        add(i, i + 1, NameLabel::Other, ofPlatform, ward ? "other.ward" : "other.bill");
}

/// Do small words from `first` on, up to what says more of it, end in a word for a body: "coalition of gangs"?
bool NameHints::tellsOfBody(qint32 first) const
{
    constexpr qint32 longest = 6; // tokens
    qint32 i = first;
    while (inside(i) && i < first + longest && m_tokens.isWord(i) && !is(i, Class::Function) &&
           !is(i, Class::Preposition) && !is(i, Class::Relative))
        ++i;
    static constexpr std::array<std::string_view, 10> no = {
        "family", "town", "city", "crowd", "industry", "operator", "publisher", "supplier", "manufacturer", "retailer"};
    return i > first && small(i - 1) && is(i - 1, Class::Institution) && !isOneOf(m_tokens, i - 1, no) &&
           !is(i - 1, Class::Person) && !is(i, Class::Say);
}

/// "[Viv Ansanm], a coalition of gangs", "the weather agency, [Aemet],": a word for a body tells what the name is.
void NameHints::apposition(qint32 i)
{
    if (m_letters != SentenceCase::Ordinary || !beginsRun(i) || is(i, Class::Function) || is(i, Class::Title) ||
        is(i, Class::Demonym))
        return;
    const qint32 end = runEnd(i);
    if (end - i > 3 || isListedPlace(m_tokens, i, end))
        return;
    const bool behind = m_tokens.isText(end, ",") && is(end + 1, Class::Determiner) && tellsOfBody(end + 2);
    const qint32 noun = i - 2;
    const bool closes = m_tokens.isText(end, ",") || m_tokens.isText(end, ".");
    const bool before = closes && m_tokens.isText(i - 1, ",") && small(noun) && !is(noun - 1, Class::Preposition) &&
                        tellsOfBody(noun) && !(is(i, Class::ForenameMale) || is(i, Class::ForenameFemale));
    if (behind || before)
        add(i, end, NameLabel::Organization, ofBody, "organization.apposition", behind ? end + 2 : noun, throughout);
}

/// "she wrote on [X]", "a post on [Threads]".
void NameHints::platform(qint32 i)
{
    if (!m_tokens.isText(i, "on") || !capital(i + 1))
        return;
    constexpr qint32 farthest = 8; // tokens between "wrote" and "on"
    const qint32 end = phrase(i + 1, Class::Platform);
    if (end == i + 1 || capital(end))
        return;
    static constexpr std::array<std::string_view, 12> posts = {"post",    "posts",     "posted",  "posting",
                                                               "message", "video",     "account", "tweet",
                                                               "shared",  "statement", "users",   "followers"};
    for (qint32 at = i - 1; at >= i - farthest && inside(at); --at) {
        if (isOneOf(m_tokens, at, posts) || (small(at) && is(at, Class::Say))) {
            add(i + 1, end, NameLabel::Organization, ofPlatform, "organization.platform", at);
            return;
        }
    }
}

} // namespace bluepencil::recognition
