// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a quote is that has no attribution of its own.
#include "core/recognition/speaking.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 sentencesBack = 2; // sentences before a quote that may name its speaker

} // namespace

Speaker Speaking::goOn(const char *rule, double score) const
{
    Speaker speaker = m_last->speaker;
    speaker.why = {QString::fromLatin1(rule), score, {speaker.span}};
    return speaker;
}

/// “Yes, …”, “I did.”
bool Speaking::isAnswer(const QuotePlace &place) const
{
    const qint32 first = place.first + 1;
    if (!m_tokens.isWord(first))
        return false;
    if (m_tokens.is(first, Class::Answer) && !m_tokens.isWord(first + 1))
        return true;
    const qint32 behind = first + 2 + (m_tokens.isText(first + 2, "not") ? 1 : 0);
    return m_tokens.isText(first, "I") && m_tokens.is(first + 1, Class::Aux) && behind < m_tokens.count() &&
           !m_tokens.isWord(behind);
}

bool Speaking::isSame(const Speaker &a, const Speaker &b) const
{
    if (a.entity >= 0 || b.entity >= 0)
        return a.entity == b.entity;
    return folded(slice(m_tokens.text(), a.span)) == folded(slice(m_tokens.text(), b.span));
}

/// “How do you plead?” “Not guilty.”: with nothing between two quotes somebody else answers; and who asked
/// before asks again.
bool Speaking::isTurn(const FoundQuote &found) const
{
    if (!m_last || found.kind != QuoteKind::Direct || blockOf(m_last->first) != blockOf(found.place.first))
        return false;
    const bool asksAgain = m_before && m_before->asked && !m_last->asked && found.place.last == U'?' &&
                           !isSame(m_before->speaker, m_last->speaker) &&
                           blockOf(m_before->first) == blockOf(m_last->first);
    const bool answers = m_last->asked && isAnswer(found.place);
    return asksAgain || answers || (m_last->end == found.place.first && (m_last->question || m_last->turn));
}

/// Two take turns: whoever spoke before the last one.
Speaker Speaking::takesTurn() const
{
    Speaker speaker = m_before->speaker;
    speaker.why = {QStringLiteral("speaker.turn-taking"), 0.5, {speaker.span}};
    return speaker;
}

bool Speaking::opensBlock(qint32 token) const
{
    const qint32 block = blockOf(token);
    return m_tokens[token].span.start == m_tokens.blocks()[static_cast<std::size_t>(block)].span.start;
}

/// Is the quote with its attribution all that the paragraph holds?
bool Speaking::isAlone(const FoundQuote &found) const
{
    if (!opensBlock(found.place.first))
        return false;
    const qint32 end = m_tokens.blocks()[static_cast<std::size_t>(blockOf(found.place.first))].span.end;
    return found.lastEnd >= m_tokens.count() || m_tokens[found.lastEnd].span.start >= end ||
           (found.attribution && found.attribution->after && m_tokens.span(found.lastEnd, found.lastEnd + 1).end < end);
}

/// Whom a sentence before the quote is about.
std::optional<Speaker> Speaking::fromSentence(qint32 first, qint32 end, const char *rule, double score)
{
    const std::optional<NounPhrase> subject = mainSubject(m_reading, first, end);
    if (!subject || subject->kind == PhraseKind::Named || subject->kind == PhraseKind::Document)
        return std::nullopt;
    if (subject->kind == PhraseKind::Institution && m_reading.labelOf(std::max(0, subject->name)) == NameLabel::Place &&
        subject->name >= 0)
        return std::nullopt;
    if (subject->kind == PhraseKind::Nominal && !m_tokens.is(subject->head, Class::Person) &&
        !m_tokens.is(subject->head, Class::People) && !m_tokens.is(subject->head, Class::Title))
        return std::nullopt; // "the wall was grey"
    Attribution attribution;
    attribution.subject = withApposition(m_reading, *subject);
    attribution.rule = rule;
    attribution.score = score;
    std::optional<Speaker> speaker = told(attribution);
    // Somebody without a name who only does something is no speaker.
    if (speaker && speaker->entity < 0 && speaker->name.isEmpty() && subject->kind != PhraseKind::Nominal)
        return std::nullopt;
    return speaker;
}

/// A piece of a sentence without a cue: who spoke in it already, or whom it is about.
std::optional<Speaker> Speaking::inSentence(const FoundQuote &found)
{
    const qint32 first = found.place.first;
    if (m_last && sentenceOf(m_last->first) == sentenceOf(first))
        return goOn("speaker.same-sentence", 0.6);
    const qint32 from = m_tokens.sentenceOf(first).first;
    if (std::optional<Speaker> speaker = fromSentence(from, first, "speaker.sentence-subject", 0.5)) {
        if (m_last && speaker->entity == m_last->speaker.entity && speaker->entity >= 0)
            speaker->why.score = 0.65;
        if (speaker->type == QLatin1String("named") || speaker->type == QLatin1String("pronoun") ||
            (speaker->type == QLatin1String("institution") && speaker->entity >= 0))
            return speaker;
    }
    if (m_last && blockOf(m_last->first) == blockOf(first))
        return goOn("speaker.goes-on", 0.5);
    return std::nullopt;
}

/// The quote opens its paragraph: who spoke at the end of the one before, or whom that is about.
std::optional<Speaker> Speaking::fromBlockBefore(const FoundQuote &found)
{
    const qint32 first = found.place.first;
    const qint32 before = sentenceOf(first) - 1;
    if (before < 0 || !opensBlock(first))
        return std::nullopt;
    const Sentence &sentence = m_tokens.sentences()[static_cast<std::size_t>(before)];
    const bool heading = m_tokens.blocks()[static_cast<std::size_t>(sentence.block)].heading;
    const bool spoken = m_last && blockOf(m_last->first) == sentence.block;
    if (spoken && m_last->alone && m_before && m_before->alone && isAlone(found) &&
        !isSame(m_before->speaker, m_last->speaker) && blockOf(m_before->first) == sentence.block - 1)
        // Two take turns.
        return takesTurn();
    if (spoken && m_last->asked && m_last->alone)
        return std::nullopt; // somebody answers
    const qint32 from = spoken ? std::max(sentence.first, m_last->end) : sentence.first;
    const bool saidThere = spoken && m_last->words >= sentence.first;
    if (!saidThere && !heading && sentence.end - from > 2) {
        if (std::optional<Speaker> speaker = fromSentence(from, sentence.end, "speaker.paragraph-before", 0.5)) {
            if (speaker->type == QLatin1String("named") || speaker->type == QLatin1String("pronoun"))
                return speaker;
        }
    }
    return spoken ? std::optional(goOn("speaker.next-paragraph", 0.55)) : std::nullopt;
}

/// No attribution of its own: the speaker before goes on, or what stands before says who speaks.
std::optional<Speaker> Speaking::carried(const FoundQuote &found)
{
    if (found.goesOn && m_last)
        return goOn("speaker.list", 0.8);
    const qint32 first = found.place.first;
    const Sentence &sentence = m_tokens.sentenceOf(first);
    if (found.place.dash) { // another paragraph, another speaker
        if (!m_last || !m_before || isSame(m_last->speaker, m_before->speaker))
            return std::nullopt;
        return takesTurn();
    }
    if (isTurn(found))
        return m_before && !isSame(m_before->speaker, m_last->speaker) ? std::optional(takesTurn()) : std::nullopt;
    const bool lastHere = m_last && blockOf(m_last->first) == sentence.block && m_last->first < first;
    if (first > sentence.first || found.kind == QuoteKind::Partial) {
        if (std::optional<Speaker> speaker = inSentence(found))
            return speaker;
    }
    if (found.kind != QuoteKind::Direct)
        return std::nullopt;
    // Somebody acts between the quote before and this one.
    const auto &sentences = m_tokens.sentences();
    for (qint32 back = 1; back <= sentencesBack; ++back) {
        const qint32 index = sentenceOf(first) - back;
        if (index < 0 || sentences[static_cast<std::size_t>(index)].block != sentence.block)
            break;
        const Sentence &before = sentences[static_cast<std::size_t>(index)];
        if (lastHere && m_last->words >= before.first)
            return goOn("speaker.goes-on", 0.7);
        const qint32 from = std::max(before.first, lastHere ? m_last->end : before.first);
        if (from >= before.end)
            continue;
        if (std::optional<Speaker> speaker = fromSentence(from, before.end, "speaker.sentence-before", 0.5))
            return speaker;
    }
    if (lastHere)
        return goOn("speaker.goes-on", 0.7);
    return fromBlockBefore(found);
}

} // namespace bluepencil::recognition
