// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/attribution.h"

#include "core/recognition/attributionsearch.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

} // namespace

/// "in Ruiz’s words", "in the words of the mayor", at the word "words".
std::optional<Attribution> AttributionSearch::inWordsOf(qint32 i, qint32 to) const
{
    const bool wording = i > 0 && m_tokens[i - 1].possessive &&
                         (m_tokens.isText(i, "wording") || m_tokens.isText(i, "phrase") || m_tokens.isText(i, "view"));
    if (!m_tokens.isText(i, "words") && !wording)
        return std::nullopt;
    Attribution found;
    found.cueEnd = i + 1;
    if (i - 2 >= 0 && m_tokens[i - 1].possessive) {
        found.subject = phraseEndingAt(m_reading, i - 2, std::max(m_place.from, i - 8));
        found.cueFirst = i;
    } else if (m_tokens.isText(i + 1, "of")) {
        found.subject = phraseBeginningAt(m_reading, i + 2, to);
        found.cueFirst = i;
    } else if (m_tokens.isText(i - 1, "his") || m_tokens.isText(i - 1, "her") || m_tokens.isText(i - 1, "their")) {
        found.subject = NounPhrase{i - 1, i, i - 1, PhraseKind::Pronoun, -1};
        found.cueFirst = i;
    }
    if (!found.subject)
        return std::nullopt;
    found.subject = withApposition(m_reading, *found.subject);
    found.clause = true;
    found.rule = "speaker.in-words";
    found.score = 0.85;
    return found;
}

/// A cue that is known to govern the words.
std::optional<Attribution> AttributionSearch::by(qint32 cue) const
{
    Attribution found;
    found.cueFirst = cue;
    found.cueEnd = cue + 1;
    found.immediate = true;
    found.after = cue >= m_place.end;
    found.score = 0.8;
    const qint32 end = m_place.to;
    if (m_tokens.is(cue, Class::AccordingTo)) {
        found.cueEnd = cue + 2;
        found.subject = phraseBeginningAt(m_reading, cue + 2, end);
        found.rule = "speaker.according-to";
    } else if (found.after) {
        const qint32 first = m_place.end + m_tokens.isText(m_place.end, ",");
        found.rule = "speaker.cue-after";
        if (overAdverbs(first, 1, cue) == cue) {
            found.subject = phraseBeginningAt(m_reading, overAdverbs(cue + 1, 1, end), end);
            found.rule = "speaker.inversion";
        } else {
            found.subject = m_subjects.subjectOf(cue, first, end);
        }
    } else {
        found.subject = m_subjects.subjectOf(cue, m_place.from, m_place.first);
        found.rule = "speaker.cue-before";
    }
    if (!found.subject)
        return std::nullopt;
    found.subject = withApposition(m_reading, *found.subject);
    return found;
}

/// “mad”, but Jo Price …
bool AttributionSearch::conjunctionFollows() const
{
    qint32 next = m_place.end;
    while (m_tokens.isText(next, ",") || m_tokens.isText(next, ";"))
        ++next;
    constexpr std::array words = {"and", "but", "while", "though", "although", "whereas", "yet", "or"};
    return std::any_of(words.begin(), words.end(), [&](const char *word) { return m_tokens.isText(next, word); });
}

/// Is what stands behind the quote another clause, where the one before it has said whose it is?
/// Asked: “Who knew?” Jo Price said nothing.
bool AttributionSearch::endsClause() const
{
    const qint32 next = m_place.end;
    if (conjunctionFollows() || m_tokens.isText(next + m_tokens.isText(next, ","), "as"))
        return true;
    const bool announced = m_tokens.isText(m_place.first - 1, ":") || m_tokens.isText(m_place.first - 1, ",");
    return announced && (m_place.last == U'?' || m_place.last == U'!') && m_tokens.isWord(next) &&
           m_tokens[next].capital;
}

std::optional<Attribution> AttributionSearch::best() const
{
    if (std::optional<Attribution> claim = ownedClaim())
        return claim;
    const std::optional<Attribution> left = before();
    const std::optional<Attribution> right = behind();
    if (!left && !right)
        return verbBehind();
    if (!left || !right)
        return left ? left : right;
    // Between two, what stands nearer; a comma inside the marks announces what follows.
    if (left->subject && right->subject) {
        const bool governs = left->cueEnd > left->cueFirst && left->cueFirst >= m_place.from;
        if ((left->immediate && (!right->immediate || endsClause())) || (governs && conjunctionFollows()))
            return left;
        const bool announced = m_place.last == U',' && right->immediate;
        if (announced && left->clause)
            return left->immediate && m_place.last != U',' ? left : right;
        return right->score > left->score || announced ? right : left;
    }
    return left->subject ? left : right->subject ? right : left;
}

std::optional<Attribution> attributionOf(const Reading &reading, const QuotePlace &place)
{
    return AttributionSearch(reading, place).best();
}

std::optional<Attribution> attributionBy(const Reading &reading, const QuotePlace &place, qint32 cue)
{
    return AttributionSearch(reading, place).by(cue);
}

} // namespace bluepencil::recognition
