// SPDX-License-Identifier: GPL-3.0-or-later
// Clubs that are called like their towns, told by the scores, transfers and players beside their names.
#include "core/recognition/localsense.h"
#include "core/recognition/namehints.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

// Evidence, chosen on passages of our own.
constexpr double ofScore = 2.5;
constexpr double ofTransfer = 2.5;
constexpr double ofPlayer = 2.5;
constexpr double ofPlural = 1.5;
constexpr double ofScorer = 0.8;
constexpr qint32 farthestSide = 5; // tokens between a score and who played

bool isSmallNumber(std::string_view word)
{
    return !word.empty() && word.size() <= 3 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

/// End of the score that begins at a number ("3-1", "110–98"), or `i` where there is none.
qint32 NameHints::scoreEnd(qint32 i) const
{
    if (!inside(i) || m_tokens[i].kind != TokenKind::Number)
        return i;
    const std::string_view word = m_tokens.word(i);
    if (const std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos)
        return isSmallNumber(word.substr(0, hyphen)) && isSmallNumber(word.substr(hyphen + 1)) ? i + 1 : i;
    const bool dash = inside(i + 2) && !m_tokens[i + 1].spaceBefore && !m_tokens[i + 2].spaceBefore &&
                      m_tokens[i + 1].kind == TokenKind::Punctuation && isDash(codePoint(m_tokens.word(i + 1), 0));
    return dash && isSmallNumber(word) && isSmallNumber(m_tokens.word(i + 2)) ? i + 3 : i;
}

/// Can those words be a club? Nations stay places, and people play too; "Celtic" is no people without "the".
bool NameHints::isSideAt(qint32 first, qint32 end) const
{
    if (end <= first || end - first > 3)
        return false;
    const bool people = end - first > 1 || is(first - 1, Class::Determiner);
    for (qint32 i = first; i < end; ++i) {
        if ((is(i, Class::Demonym) && people) || is(i, Class::Weekday) || is(i, Class::Month) || is(i, Class::Title))
            return false;
    }
    if (phrase(first, Class::Country) == end || (end - first == 1 && is(first, Class::Country)))
        return false;
    if (is(end - 1, Class::ClubLast) || isListedPlace(m_tokens, first, end))
        return true;
    const bool forename = is(first, Class::ForenameMale) || is(first, Class::ForenameFemale);
    return !forename && !is(end - 1, Class::Surname) && !is(first, Class::Function);
}

bool NameHints::side(qint32 first, qint32 end, qint32 cue)
{
    if (!isSideAt(first, end))
        return false;
    add(first, end, NameLabel::Organization, ofScore, "organization.club", cue, throughout);
    return true;
}

/// The name that ends before `i`, over small words: "Watford [have] won".
bool NameHints::sideBefore(qint32 i, qint32 cue)
{
    qint32 last = i - 1;
    while (last >= i - 2 && small(last) && (is(last, Class::Aux) || is(last, Class::Adverb)))
        --last;
    if (!capital(last))
        return false;
    qint32 first = runFirst(last);
    if (first == m_first && last > first && (is(first, Class::Function) || is(first, Class::Weekday)))
        ++first;
    return side(first, last + 1, cue);
}

/// "2-3 percent", "3-4 months" are no scores.
bool NameHints::isCounted(qint32 i) const
{
    return m_tokens.isText(i, "%") || (small(i) && !is(i, Class::Function) && !is(i, Class::Preposition) &&
                                       !is(i, Class::Outcome) && !is(i, Class::Adverb));
}

/// "[Brentford] beat [Chelsea] 3-1", "[Burnley] lost 2-0 to [Watford]", "a 2-1 win over [Porto]",
/// "[Watford] 0-0 [Luton]".
void NameHints::score(qint32 i)
{
    const qint32 end = scoreEnd(i);
    if (end == i || scoreEnd(end) > end || (m_tokens.isText(end, ",") && scoreEnd(end + 1) > end + 1) ||
        scoreEnd(i - 2) == i - 1 || // sets of two who play alone
        isCounted(end))
        return;
    if (capital(i - 1) && capital(end) && isSideAt(end, runEnd(end))) {
        if (sideBefore(i, i))
            side(end, runEnd(end), i);
        return;
    }
    // The verb before, with the other side between it and the score.
    qint32 verb = i - 1;
    while (verb >= i - farthestSide && inside(verb) && !(small(verb) && is(verb, Class::Contest)))
        --verb;
    const bool hasVerb = inside(verb) && verb >= i - farthestSide;
    const bool hasNoun = small(end) && (is(end, Class::Outcome) || is(end + 1, Class::Outcome));
    if (!hasVerb && !hasNoun)
        return;
    if (hasVerb) {
        const qint32 other = small(verb + 1) ? verb + 2 : verb + 1; // "drew with Lincoln 1-1"
        if (capital(other))
            side(other, std::min(runEnd(other), i), i);
        sideBefore(verb, i);
    }
    // "lost 2-0 to Watford", "a 2-0 defeat by Watford", "won 2-0 at home to Hearts"
    static constexpr std::array<std::string_view, 6> links = {"to", "over", "against", "with", "by", "at"};
    for (qint32 at = end; at < end + farthestSide && inside(at); ++at) {
        const std::string_view word = m_tokens.word(at);
        if (capital(at))
            break;
        if (std::find(links.begin(), links.end(), word) != links.end() && capital(at + 1)) {
            const qint32 last = runEnd(at + 1);
            if (word != "at" || last == at + 2 || isListedPlace(m_tokens, at + 1, last)) // not "at Turf Moor"
                side(at + 1, last, i);
            break;
        }
    }
}

bool NameHints::hasTransfer() const
{
    int words = 0;
    for (qint32 i = m_first; i < m_end; ++i)
        words += m_tokens.is(i, Class::Transfer) && !m_tokens[i].capital;
    return words >= 2;
}

/// "[Luton] signed Ola Berg from [Porto] for £40m", "joined [Preston] on loan", "on loan at [Lincoln]".
void NameHints::transfer(qint32 i)
{
    static constexpr std::array<std::string_view, 6> signs = {"signed", "sign", "signs", "signing", "sold", "bought"};
    static constexpr std::array<std::string_view, 4> joins = {"joined", "joins", "join", "joining"};
    const auto isOneOf = [this](qint32 at, const auto &words) {
        return small(at) && std::find(words.begin(), words.end(), m_tokens.word(at)) != words.end();
    };
    const auto nameAt = [&](qint32 first) {
        if (capital(first))
            side(first, runEnd(first), i);
    };
    if (m_tokens.isText(i, "loan")) {
        if (m_tokens.isText(i + 1, "from") || m_tokens.isText(i + 1, "at") || m_tokens.isText(i + 1, "to") ||
            m_tokens.isText(i + 1, "with"))
            nameAt(i + 2);
        return;
    }
    const bool sign = isOneOf(i, signs);
    if (!(sign || isOneOf(i, joins)) || !hasTransfer())
        return;
    if (sign)
        sideBefore(i, i);
    else
        nameAt(i + 1);
    constexpr qint32 farthest = 14; // tokens between the verb and "from"
    for (qint32 at = i + 1; at < i + farthest && inside(at); ++at) {
        if (m_tokens.isText(at, "from") || m_tokens.isText(at, "to"))
            nameAt(at + 1);
    }
}

/// "former [Porto] striker", "[Burnley] fans", "[Burnley] manager Ann Gill"; and who plays there is a person.
void NameHints::clubWord(qint32 i)
{
    if (!small(i))
        return;
    const bool player = is(i, Class::Player);
    const qint32 head = phrase(i, Class::ClubHead);
    const qint32 noun = phrase(i, Class::ClubNoun);
    if (player && capital(i + 1) && capital(i + 2) && !capital(i + 3) && !isListedPlace(m_tokens, i + 1, i + 3) &&
        !is(i + 2, Class::ClubLast))
        add(i + 1, i + 3, NameLabel::Person, ofPlayer, "person.plays", i, throughout);
    if (!capital(i - 1) || m_tokens[i - 1].possessive)
        return;
    const qint32 first = runFirst(i - 1);
    const bool listed = isListedPlace(m_tokens, first, i) || is(i - 1, Class::ClubLast);
    const bool leads = head > i && capital(head) && listed;
    if ((player || noun > i || leads) && (listed || i - first == 1) && isSideAt(first, i))
        add(first, i, NameLabel::Organization, ofPlayer, "organization.club", i, throughout);
}

bool NameHints::tellsOfSport() const
{
    for (qint32 i = m_first; i < m_end; ++i) {
        if (small(i) && m_tokens.is(i, Class::Sport))
            return true;
    }
    return false;
}

/// "[Burnley] have signed", "[Derby] face [Stoke]": what is several people but called like one town.
void NameHints::plural(qint32 i)
{
    static constexpr std::array<std::string_view, 3> several = {"are", "were", "have"};
    static constexpr std::array<std::string_view, 5> meets = {"face", "host", "visit", "play", "entertain"};
    const auto isOneOf = [this](qint32 at, const auto &words) {
        return small(at) && std::find(words.begin(), words.end(), m_tokens.word(at)) != words.end();
    };
    const bool meeting = isOneOf(i, meets);
    if (!(meeting || isOneOf(i, several)) || !capital(i - 1))
        return;
    const qint32 first = runFirst(i - 1);
    const bool opens = first == m_first || is(first - 1, Class::Subordinator);
    if (!opens || !isListedPlace(m_tokens, first, i) || is(first, Class::State) ||
        m_tokens.word(i - 1).ends_with("s") || !isSideAt(first, i))
        return;
    if (meeting ? !isSideAt(i + 1, runEnd(i + 1)) : !tellsOfSport())
        return;
    add(first, i, NameLabel::Organization, ofPlural, "organization.club", i, throughout);
    if (meeting)
        side(i + 1, runEnd(i + 1), i);
}

/// "[Cyriel Dessers] scored".
void NameHints::scorer(qint32 i)
{
    static constexpr std::array<std::string_view, 5> nets = {"scored", "netted", "equalised", "equalized", "headed"};
    if (!small(i) || std::find(nets.begin(), nets.end(), m_tokens.word(i)) == nets.end() || !capital(i - 1))
        return;
    const qint32 first = runFirst(i - 1);
    if (i - first == 2 && !isListedPlace(m_tokens, first, i) && !isListedPlace(m_tokens, i - 1, i) &&
        !is(i - 1, Class::ClubLast) && !is(first, Class::Demonym))
        add(first, i, NameLabel::Person, ofScorer, "person.plays", i, throughout);
}

} // namespace bluepencil::recognition
