// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/actors.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

constexpr qint32 mostBetween = 4; // "[Kremlin] chief foreign policy [adviser]", "Moscow has not yet [agreed]"

template <std::size_t N> bool isOneOf(const Tokens &tokens, qint32 i, const std::array<std::string_view, N> &words)
{
    return i >= 0 && i < tokens.count() && std::find(words.begin(), words.end(), tokens.word(i)) != words.end();
}

bool isSeat(const Tokens &tokens, const Name &name)
{
    const Lexicon &lexicon = tokens.lexicon();
    const std::string key = folded(slice(tokens.text(), tokens.span(name.first, name.end)));
    return lexicon.entry(lexicon.find(key)).is(WordClass::Seat);
}

class Actors
{
public:
    explicit Actors(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }

    /// The word that tells that the name acts, or -1: "said", "has refused", "officials".
    qint32 act(const Name &name, bool employs) const
    {
        qint32 i = name.end;
        if (m_tokens.isText(i, ",") || !isInside(i, name))
            return -1;
        if (m_tokens[i].possessive) {
            ++i;
            return employs ? employee(i, name) : -1;
        }
        if (employs)
            if (const qint32 found = employee(i, name); found >= 0)
                return found;
        // "has not yet agreed", "also wants", "said"
        bool helped = false;
        for (qint32 n = 0; n < mostBetween && isInside(i, name); ++n, ++i) {
            if (isVerb(i, helped, employs))
                return i;
            if (isOneOf(m_tokens, i, helpers))
                helped = true;
            else if (!m_tokens.is(i, WordClass::Adverb) && !isOneOf(m_tokens, i, delays))
                return -1;
        }
        return -1;
    }

    /// "according to [the Kremlin]", "by [the White House]", "a statement from [the Pentagon]".
    qint32 source(const Name &name) const
    {
        qint32 i = name.first - 1;
        if (m_tokens.isText(i, "the") || m_tokens.isText(i, "The"))
            --i;
        if (m_tokens.isText(i, "by") || m_tokens.isText(i, "from"))
            return i;
        return m_tokens.isText(i, "to") && (m_tokens.isText(i - 1, "according") || m_tokens.isText(i - 1, "According"))
                   ? i - 1
                   : -1;
    }

    /// "in [the Kremlin]", "outside [the White House]".
    qint32 whereabouts(const Name &name) const
    {
        static constexpr std::array<std::string_view, 14> words = {"in",     "at",   "inside", "outside", "near",
                                                                   "around", "into", "toward", "towards", "behind",
                                                                   "In",     "At",   "to",     "leaving"};
        qint32 i = name.first - 1;
        if (m_tokens.isText(i, "the"))
            --i;
        return isOneOf(m_tokens, i, words) ? i : -1;
    }

private:
    bool isInside(qint32 i, const Name &name) const
    {
        return i < m_tokens.count() && m_tokens[i].sentence == m_tokens[name.first].sentence;
    }
    bool isSmallWord(qint32 i) const { return m_tokens.isWord(i) && !m_tokens[i].capital; }
    bool isVerb(qint32 i, bool helped, bool seat) const
    {
        if (!isSmallWord(i))
            return false;
        const auto asks = [&](WordClass wordClass) { return m_tokens.is(i, wordClass); };
        if (asks(WordClass::Acts) || asks(WordClass::Say))
            return true;
        if (!helped || asks(WordClass::Function) || asks(WordClass::Adverb))
            return false;
        // "has imposed", "will impose"; of a seat, whatever it will do.
        const std::string word(m_tokens.word(i));
        const Lexicon &lexicon = m_tokens.lexicon();
        return seat || word.ends_with("ed") || lexicon.entry(lexicon.find(word + 's')).is(WordClass::Acts);
    }
    /// "[adviser]" behind nouns and adjectives of its own.
    qint32 employee(qint32 i, const Name &name) const
    {
        for (qint32 n = 0; n < mostBetween && isInside(i, name) && isSmallWord(i); ++n, ++i) {
            if (m_tokens.is(i, WordClass::WorksFor))
                return i;
            if (m_tokens.is(i, WordClass::Function) || m_tokens.is(i, WordClass::Say))
                break;
        }
        return -1;
    }

    static constexpr std::array<std::string_view, 12> helpers = {"has",  "had",  "have",   "will", "would", "did",
                                                                 "does", "must", "should", "can",  "could", "may"};
    static constexpr std::array<std::string_view, 6> delays = {"not", "yet", "never", "so", "far", "also"};
    const Tokens &m_tokens;
};

} // namespace

std::vector<bool> readActors(const Tokens &tokens, std::vector<Name> &names)
{
    const Actors actors(tokens);
    std::vector<bool> acts(names.size(), false);
    for (std::size_t n = 0; n < names.size(); ++n) {
        Name &name = names[n];
        if (name.label != NameLabel::Place && name.label != NameLabel::Organization)
            continue;
        const bool seat = isSeat(tokens, name);
        if (!seat && name.label == NameLabel::Organization)
            continue; // what else should it do
        qint32 cue = actors.act(name, seat);
        if (cue < 0 && seat)
            cue = actors.source(name);
        acts[n] = cue >= 0;
        if (!seat)
            continue;
        const qint32 where = cue >= 0 ? -1 : actors.whereabouts(name);
        if (cue >= 0 && name.label != NameLabel::Organization) {
            name.label = NameLabel::Organization;
            name.why = {QStringLiteral("seat.acts"), 0.9, {tokens[cue].span}};
        } else if (where >= 0 && name.label != NameLabel::Place) {
            name.label = NameLabel::Place;
            name.why = {QStringLiteral("seat.whereabouts"), 0.85, {tokens[where].span}};
        }
    }
    return acts;
}

} // namespace bluepencil::recognition
