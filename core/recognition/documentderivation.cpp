// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/documentweighing.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

constexpr double forenameEvidence = 0.3;
constexpr double initialsEvidence = 1;
constexpr double shortEvidence = 0.5;
constexpr double bracketEvidence = 1;
constexpr double stormEvidence = 3;
constexpr double hintEvidence = 1.5;

} // namespace

void Weighing::raise(quint64 key, NameLabel label, double evidence, const char *rule, Span longer)
{
    const auto found = m_strings.find(key);
    if (found == m_strings.end())
        return;
    double &from = found->second.from[static_cast<std::size_t>(label)];
    if (evidence <= from)
        return;
    from = evidence;
    found->second.rule = rule;
    found->second.longer = longer;
}

void Weighing::lower(quint64 key, double evidence)
{
    if (const auto found = m_strings.find(key); found != m_strings.end()) {
        for (double &from : found->second.from)
            from -= evidence;
    }
}

void Weighing::derivePerson(std::size_t begin, std::size_t end, double evidence)
{
    const Span longer = spanOf(begin, end);
    const auto surname = [&](std::size_t first) {
        raise(keyOf(first, end), NameLabel::Person, surnameEvidence * evidence, "person.surname-of", longer);
    };
    surname(end - 1);
    raise(extended(1, familyForm(end - 1)), NameLabel::Other, surnameEvidence * evidence, "other.family", longer);
    if (end - begin > 2)
        surname(begin + 1);
    if (end - begin > 3)
        surname(end - 2);
    raise(keyOf(begin, begin + 1), NameLabel::Person, forenameEvidence * evidence, "person.forename-of", longer);
}

/// Form of "the Ortegas", by the surname.
quint32 Weighing::familyForm(std::size_t surname) const
{
    return static_cast<quint32>(hashed(std::string(m_tokens.word(hot(surname).token)) + 's'));
}

/// "Ian" after "Hurricane Ian".
void Weighing::deriveOther(std::size_t begin, std::size_t end)
{
    if (end - begin == 2 && m_tokens.is(hot(begin).token, WordClass::Storm))
        raise(keyOf(begin + 1, end), NameLabel::Other, stormEvidence, "other.storm", spanOf(begin, end));
}

std::string Weighing::initialsOf(std::size_t begin, std::size_t end) const
{
    std::string initials;
    for (std::size_t i = begin; i < end; ++i) {
        if (hot(i).capital)
            initials += m_tokens.word(hot(i).token).front();
    }
    return initials;
}

void Weighing::deriveOrganization(std::size_t begin, std::size_t end, double evidence)
{
    const Span longer = spanOf(begin, end);
    const std::string initials = initialsOf(begin, end);
    if (initials.size() > 1)
        raise(extended(1, static_cast<quint32>(hashed(initials))), NameLabel::Organization, initialsEvidence * evidence,
              "organization.initials", longer);
    for (std::size_t shorter = end - 1; shorter > begin; --shorter)
        raise(keyOf(begin, shorter), NameLabel::Organization, shortEvidence * evidence, "organization.short", longer);
}

/// Are the letters of an acronym in brackets the initials of the words before it?
bool Weighing::standsFor(std::size_t acronym) const
{
    std::string letters;
    for (const char c : m_tokens.word(hot(acronym).token)) {
        if (c != '.')
            letters += c;
    }
    qint32 token = hot(acronym).token - 2;
    for (std::size_t i = letters.size(); i-- > 0; --token) {
        while (token > 0 && m_tokens.isWord(token) && !m_tokens[token].capital)
            --token;
        if (token < 0 || !m_tokens.isWord(token) || m_tokens.word(token).front() != letters[i])
            return false;
    }
    return true;
}

/// "Alder Road Board ([ARB])" is what stands before the bracket; "high water mark (HWM)" is no name.
void Weighing::deriveBracketed()
{
    for (const HotPiece &piece : m_document.pieces) {
        for (std::size_t i = piece.firstHot; i < piece.endHot; ++i) {
            const qint32 token = hot(i).token;
            if (token == piece.first || !m_tokens[token].allCaps || !m_tokens.isText(token - 1, "(") ||
                !m_tokens.isText(token + 1, ")"))
                continue;
            const bool named = i >= piece.firstHot + 2 && hot(i - 2).token == token - 2 && hot(i - 2).tag != outsideTag;
            const NameLabel label = named ? labelOf(hot(i - 2).tag) : NameLabel::Other;
            // "LONDON (AP)" is no "United Arab Emirates (UAE)"
            if (named && (label != NameLabel::Place || standsFor(i)))
                raise(keyOf(i, i + 1), label, bracketEvidence, "name.bracket", spanOf(i - 2, i - 1));
            else if (!named && token - 2 >= piece.first && m_tokens.isWord(token - 2) && !m_tokens[token - 2].capital)
                lower(keyOf(i, i + 1), bracketEvidence);
        }
    }
}

/// What full names say of shorter ones.
void Weighing::derive()
{
    forEachName([this](std::size_t begin, std::size_t end) {
        const NameLabel label = labelOf(hot(begin).tag);
        const auto found = m_strings.find(keyOf(begin, end));
        if (end - begin == 1 || found == m_strings.end())
            return;
        const double evidence = std::min(1.0, found->second.sum[static_cast<std::size_t>(label)]);
        if (evidence > 0 && label == NameLabel::Person)
            derivePerson(begin, end, evidence);
        else if (evidence > 0 && label == NameLabel::Organization)
            deriveOrganization(begin, end, evidence);
        else if (label == NameLabel::Other)
            deriveOther(begin, end);
    });
    deriveBracketed();
    for (const NameHint &hint : m_document.hints) {
        if (!hint.everywhere)
            continue;
        const Span span = m_tokens.span(hint.first, hint.end);
        raise(keyOfHint(hint), hint.label, hintEvidence, hint.rule, span);
        const bool isClub = std::string_view(hint.rule) == "organization.club";
        if (isClub && hint.end - hint.first == 2 && m_tokens.is(hint.end - 1, WordClass::ClubLast)) {
            const std::size_t town = hotOf(hint); // "Norwich City" is "Norwich"
            raise(keyOf(town, town + 1), hint.label, hintEvidence, hint.rule, span);
        }
    }
}

} // namespace bluepencil::recognition
