// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/localsense.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;
using Kind = LocalSense::Kind;

constexpr qint32 pronounReach = 10; // tokens after a name in which "he" may mean it

const LexiconEntry &entryOf(const Tokens &tokens, qint32 first, qint32 end)
{
    return tokens.lexicon().entry(end - first == 1
                                      ? tokens[first].entry
                                      : tokens.lexicon().find(folded(slice(tokens.text(), tokens.span(first, end)))));
}

template <std::size_t N> bool isOneOf(const Tokens &tokens, qint32 i, const std::array<std::string_view, N> &words)
{
    return i >= 0 && i < tokens.count() && std::find(words.begin(), words.end(), tokens.word(i)) != words.end();
}

class Sense
{
public:
    Sense(const Tokens &tokens, qint32 first, qint32 end)
        : m_tokens(tokens)
        , m_first(first)
        , m_end(end)
        , m_sentence(tokens[first].sentence)
    {
    }
    LocalSense tell() const
    {
        for (const LocalSense &sense : {title(), before(), after(), verb()}) {
            if (sense)
                return sense;
        }
        return {};
    }

private:
    bool here(qint32 i) const { return i >= 0 && i < m_tokens.count() && m_tokens[i].sentence == m_sentence; }
    bool small(qint32 i) const { return here(i) && m_tokens.isWord(i) && !m_tokens[i].capital; }
    bool is(qint32 i, Class wordClass) const { return here(i) && m_tokens.is(i, wordClass); }
    bool isRegion(qint32 i) const { return is(i, Class::Country) || is(i, Class::State); }

    LocalSense title() const
    {
        const qint32 i = m_first - 1;
        return is(i, Class::Title) && !is(i, Class::Function) ? LocalSense{Kind::Person, i} : LocalSense{};
    }

    LocalSense before() const
    {
        // A country's name is no cue after a comma, but "Syria and Jordan" is.
        const qint32 i = m_first - 1;
        if (is(i, Class::Conjunction) && isRegion(i - 1) && !is(i - 1, Class::ForenameMale) &&
            !is(i - 1, Class::ForenameFemale))
            return {Kind::Place, i - 1};
        if (!small(i) && !(here(i) && i == m_tokens.sentenceOf(m_first).first && m_tokens.isWord(i)))
            return {};
        static constexpr std::array<std::string_view, 12> always = {"in",      "In",         "near",   "Near",
                                                                    "outside", "throughout", "across", "downtown",
                                                                    "central", "inside",     "Across", "around"};
        if (isOneOf(m_tokens, i, always))
            return {Kind::Place, i};
        static constexpr std::array<std::string_view, 20> goes = {
            "visit",  "visited", "visiting", "visits", "reached", "entered", "left", "leave",   "leaving", "fled",
            "invade", "invaded", "bomb",     "bombed", "crossed", "toured",  "hit",  "touring", "leaves",  "reach"};
        static constexpr std::array<std::string_view, 5> roads = {"to", "from", "for", "into", "toward"};
        const bool road = isOneOf(m_tokens, i, roads) && !m_tokens.isText(m_end, "'s");
        if (road && (is(i - 1, Class::PlaceOf) || isOneOf(m_tokens, i - 1, goes) || isOneOf(m_tokens, i - 1, m_moves)))
            return {Kind::Place, i - 1};
        if (m_tokens.isText(i, "from") && is(i - 1, Class::People)) // "troops from Chad"
            return {Kind::Place, i};
        if (m_tokens.isText(i, "for") && is(i - 1, Class::Represents)) // "the MP for Jordan"
            return {Kind::Place, i - 1};
        if (m_tokens.isText(i, "of") && is(i - 1, Class::PlaceOf))
            return {Kind::Place, i - 1};
        const bool quoted = here(i - 1) && m_tokens[i - 1].kind == TokenKind::Mark;
        if (is(i, Class::Say) && (!is(i, Class::Function) || quoted))
            return {Kind::Person, i}; // "…,” said Jordan"
        return {};
    }

    LocalSense after() const
    {
        const qint32 i = m_end;
        if (!here(i))
            return {};
        if (m_tokens[i].possessive) {
            if (is(i + 1, Class::Kin) || isOneOf(m_tokens, i + 1, m_own))
                return {Kind::Person, i + 1};
            for (qint32 k = i + 1; k < i + 4 && small(k); ++k) { // "Jordan's old king"
                if (is(k, Class::PlaceNoun) || is(k, Class::PlaceHead) || (is(k, Class::PlaceOf) && !is(k, Class::Act)))
                    return {Kind::Place, k};
            }
            return {};
        }
        if (m_tokens.isText(i, ",")) {
            if (here(i + 1) && m_tokens[i + 1].kind == TokenKind::Number && m_tokens[i + 1].span.length() <= 2 &&
                (m_tokens.isText(i + 2, ",") || m_tokens.isText(i + 2, ".")))
                return {Kind::Person, i + 1};
            if (m_tokens.isText(i + 1, "who"))
                return {Kind::Person, i + 1};
            return isState(i + 1) ? LocalSense{Kind::Place, i + 1} : LocalSense{};
        }
        static constexpr std::array<std::string_view, 10> crowd = {"police",  "residents",   "officials", "authorities",
                                                                   "city",    "county",      "mayor",     "suburb",
                                                                   "airport", "firefighters"};
        if (isOneOf(m_tokens, i, crowd))
            return {Kind::Place, i};
        if (m_tokens.isText(i, "was") && here(i + 1) && m_tokens[i + 1].kind == TokenKind::Number &&
            m_tokens[i + 1].span.length() <= 2 && !small(i + 2))
            return {Kind::Person, i + 1};
        return {};
    }

    /// ", Texas", ", Ga.", ", France"
    bool isState(qint32 i) const
    {
        if (!here(i) || !m_tokens[i].capital)
            return false;
        if (isRegion(i))
            return true;
        bool region = false;
        m_tokens.lexicon().forEachPlace(m_tokens.entry(i), [&](const GazetteerPlace &place) {
            region = region || place.kind != GazetteerPlace::Kind::Town;
        });
        return region;
    }

    /// "Washington said it", "Jordan said that he", "Jordan married"
    LocalSense verb() const
    {
        const qint32 cue = m_end;
        if (here(cue) && m_tokens[cue].possessive)
            return {};
        const bool says = small(cue) && is(cue, Class::Say);
        for (qint32 i = m_end; i < m_end + pronounReach && here(i); ++i) {
            if (m_tokens.isText(i, "it") || m_tokens.isText(i, "its"))
                return says ? LocalSense{Kind::Place, i} : LocalSense{};
            if (m_tokens.isText(i, "he") || m_tokens.isText(i, "she") || m_tokens.isText(i, "his") ||
                m_tokens.isText(i, "her") || m_tokens.isText(i, "himself") || m_tokens.isText(i, "herself"))
                return {Kind::Person, i};
            if (m_tokens[i].kind == TokenKind::Word && m_tokens[i].capital && !is(i, Class::Weekday) &&
                !is(i, Class::Month))
                break;
        }
        return small(cue) && is(cue, Class::PersonVerb) ? LocalSense{Kind::Person, cue} : LocalSense{};
    }

    static constexpr std::array<std::string_view, 22> m_moves = {
        "fly",    "flying", "flies", "drove", "drive", "driving", "train", "trains",  "bus",    "return", "returning",
        "travel", "go",     "going", "went",  "gone",  "trip",    "sent",  "shipped", "moving", "bound",  "sail"};
    static constexpr std::array<std::string_view, 12> m_own = {"lawyer", "lawyers", "attorney", "attorneys",
                                                               "death",  "book",    "career",   "agent",
                                                               "family", "body",    "life",     "album"};
    const Tokens &m_tokens;
    qint32 m_first;
    qint32 m_end;
    qint32 m_sentence;
};

} // namespace

LocalSense localSense(const Tokens &tokens, qint32 first, qint32 end)
{
    return Sense(tokens, first, end).tell();
}

bool isListedPlace(const Tokens &tokens, qint32 first, qint32 end)
{
    const LexiconEntry &entry = entryOf(tokens, first, end);
    return entry.is(Class::Place) || entry.is(Class::Country) || entry.is(Class::State) || entry.senses >= 0;
}

} // namespace bluepencil::recognition
