// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/candidateruns.h"

#include <algorithm>

namespace bluepencil::recognition {

/// The end of the title that begins at `first`, or `first`. "Secretary of State", "Vice President".
qint32 Runs::titleEnd(qint32 first, qint32 end) const
{
    qint32 at = first;
    bool head = false;
    while (at < end && isTitle(at)) {
        head = head || isTitleHead(at);
        ++at;
    }
    if (head && at + 1 < end && m_tokens.isText(at, "of") && is(at + 1, Class::TitleModifier)) { // "… of State"
        at += 2;
        while (at < end && is(at, Class::TitleModifier) && !is(at, Class::Surname))
            ++at;
    }
    return head ? at : first;
}

bool Runs::wholeOrganization(qint32 first, qint32 end) const
{
    if (end - first < 2)
        return is(first, Class::OrgSuffix);
    const qint32 last = end - 1;
    if (is(last, Class::OrgSuffix) || (is(last, Class::OrgHead) && !(is(last, Class::Surname) && forename(first))))
        return true;
    // "Ministry of …", "Department for …" with an opener before the small word.
    for (qint32 i = first; i + 2 < end; ++i) {
        if (is(i, Class::OrgOpen) && !m_tokens[i + 1].capital && !m_tokens[i + 1].possessive)
            return true;
    }
    return false;
}

bool Runs::wholePlace(qint32 first, qint32 end) const
{
    if (end - first < 2)
        return false;
    for (qint32 i = first; i + 2 < end; ++i) { // "Democratic Republic of …"
        if (is(i, Class::PlaceOpen) && m_tokens.isText(i + 1, "of"))
            return true;
    }
    if (is(first, Class::Direction) && !forename(first)) { // "Eastern China"
        quint32 entry = 0;
        if (knownPhrase(m_tokens, first + 1, end, entry) == end - first - 1 &&
            !m_tokens.lexicon().entry(entry).is(Class::Organization))
            return true;
    }
    // "Linda Park" is somebody, "in Linda Park" is somewhere.
    const bool person = forename(first) && end - first == 2 && is(end - 1, Class::Surname) &&
                        !(first > 0 && (is(first - 1, Class::PlacePreposition) || m_tokens.isText(first - 1, "at") ||
                                        m_tokens.isText(first - 1, "the")));
    if (is(end - 1, Class::PlaceHead) && !person)
        return true;
    if (is(first, Class::PlaceOpen) && !is(first, Class::Direction) && end - first <= 4 &&
        (!forename(first) || is(first, Class::PlaceHead))) {
        for (qint32 i = first + 1; i < end; ++i) {
            if (isTitle(i) && i + 1 < end)
                return false;
        }
        return true;
    }
    return false;
}

void Runs::add(qint32 first, qint32 end, CandidateShape shape)
{
    if (first >= end)
        return;
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.shape = shape;
    candidate.titleBefore = m_titleFirst >= 0;
    candidate.titleFirst = m_titleFirst;
    candidate.sentenceStart = first == m_sentenceFirst;
    candidate.unsure = m_unsure;
    m_found.push_back(candidate);
    m_titleFirst = -1;
}

/// A piece of a run without titles and heads: what lists know is taken out, the rest stays together.
void Runs::addRest(qint32 first, qint32 end)
{
    qint32 at = first;
    while (at < end) {
        quint32 entry = 0;
        const qint32 words = knownPhrase(m_tokens, at, end, entry);
        const bool person = forename(at) && at + 1 < end && !isSettled(m_tokens.entry(at + 1));
        if (words >= 2 && !(person && !m_tokens.lexicon().entry(entry).is(Class::Organization))) {
            add(at, at + words, CandidateShape::Known);
            at += words;
            continue;
        }
        if (words == 1 && at + 1 < end && !person && is(at, Class::Country) && end - at > 1 &&
            !is(at + 1, Class::Country)) {
            add(at, at + 1, CandidateShape::Known);
            ++at;
            continue;
        }
        if (is(at, Class::Demonym) && !forename(at)) {
            // "British Red Cross", but "Russian [Foreign Ministry]" was dealt with as a whole
            quint32 body = 0;
            const qint32 more = at + 1 < end ? knownPhrase(m_tokens, at + 1, end, body) : 0;
            if (more >= 2 && m_tokens.lexicon().entry(body).is(Class::Organization)) {
                add(at, at + 1 + more, CandidateShape::Organization);
                at += 1 + more;
                continue;
            }
            ++at; // the people, the language, the adjective
            continue;
        }
        if (at + 1 < end && isAcronym(m_tokens, at) && is(at, Class::Acronym) && forename(at + 1)) {
            add(at, at + 1, CandidateShape::Known);
            ++at;
            continue;
        }
        // The rest goes to the next entry of several words or to the end.
        qint32 stop = at + 1;
        while (stop < end) {
            quint32 inner = 0;
            if (knownPhrase(m_tokens, stop, end, inner) >= 2 && !person && stop > at + 1)
                break;
            if (is(stop, Class::Demonym) && !is(stop, Class::Surname))
                break;
            ++stop;
        }
        add(at, stop, words == stop - at ? CandidateShape::Known : CandidateShape::Run);
        at = stop;
    }
}

void Runs::cut(qint32 first, qint32 end)
{
    // Small words can only stand inside.
    while (end > first && !m_tokens[end - 1].capital)
        --end;
    while (first < end && !m_tokens[first].capital)
        ++first;
    if (first == end)
        return;
    if (is(first, Class::OrgOpen) && first + 1 < end && !m_tokens[first + 1].capital &&
        !m_tokens[first + 1].possessive) {
        add(first, end, CandidateShape::Organization);
        return;
    }
    quint32 entry = 0;
    if (end > first && knownPhrase(m_tokens, first, end, entry) == end - first &&
        isSettled(m_tokens.lexicon().entry(entry))) {
        add(first, end, CandidateShape::Known);
        return;
    }
    // "President", "Russian Foreign Minister": the title, then the person.
    if (const qint32 title = titleEnd(first, end); title > first) {
        if (title == end && wholeOrganization(first, end) && end - first > 1) {
            add(first, end, CandidateShape::Organization);
            return;
        }
        if (title < end && wholeOrganization(first, end) &&
            (is(end - 1, Class::OrgHead) || is(end - 1, Class::OrgSuffix)) && !(forename(title) && end - title > 2)) {
            add(first, end, CandidateShape::Organization); // "Justice Department", "General Motors Corp."
            return;
        }
        if (title < end || first > m_sentenceFirst)
            m_titleFirst = first;
        if (title < end)
            cut(title, end);
        return;
    }
    // A title inside: what stands before it is somebody's, what stands after it is the person.
    quint32 leading = 0; // "New York City Mayor": the city is no part of the title
    for (qint32 i = first + std::max(1, knownPhrase(m_tokens, first, end, leading)); i < end; ++i) {
        const qint32 title = titleEnd(i, end);
        if (title <= i)
            continue;
        const bool personFollows = title < end && !wholeOrganization(i, end) && !is(end - 1, Class::PlaceHead) &&
                                   !is(end - 1, Class::MiscHead);
        if (personFollows || (title == end && !wholeOrganization(first, end) && !is(i, Class::Surname))) {
            cut(first, i);
            m_titleFirst = i;
            if (title < end)
                cut(title, end);
            return;
        }
    }
    if (wholeOrganization(first, end)) {
        add(first, end, CandidateShape::Organization);
        return;
    }
    if (wholePlace(first, end)) {
        while (first + 1 < end && is(first, Class::Demonym))
            ++first;
        add(first, end, CandidateShape::Place);
        return;
    }
    if (end - first >= 2 && is(end - 1, Class::MiscHead)) {
        add(first, end, CandidateShape::Event);
        return;
    }
    addRest(first, end);
}

} // namespace bluepencil::recognition
