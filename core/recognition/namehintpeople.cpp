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
    if (i > m_first && m_tokens[i - 1].kind == TokenKind::Mark) // "…,” [Target] said"
        add(i, i + 1, NameLabel::Organization, ofItself, "organization.it", i + 1, throughout);
    for (qint32 at = i + 2; at < i + farthest && inside(at); ++at) {
        if (m_tokens.isText(at, "it") || m_tokens.isText(at, "its")) {
            add(i, i + 1, NameLabel::Organization, ofItself, "organization.it", at, throughout);
            return;
        }
        if (capital(at) && !is(at, Class::Weekday) && !is(at, Class::Month))
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
