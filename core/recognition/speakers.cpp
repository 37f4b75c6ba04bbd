// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/speakers.h"

#include "core/recognition/antecedents.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 sentencesBack = 2; // sentences before a quote that may name its speaker

class Speaking
{
public:
    Speaking(const Reading &reading, const Cast &cast)
        : m_reading(reading)
        , m_tokens(reading.tokens())
        , m_cast(cast)
    {
    }
    Quote quote(const FoundQuote &found);

private:
    std::optional<Speaker> told(const FoundQuote &found, const Attribution &attribution);
    std::optional<Speaker> carried(const FoundQuote &found);
    Speaker speakerOf(qint32 name, const char *rule, double score) const;
    QString typeOf(const NounPhrase &phrase) const;
    qint32 blockOf(qint32 token) const { return m_tokens.sentenceOf(token).block; }

    const Reading &m_reading;
    const Tokens &m_tokens;
    const Cast &m_cast;
    std::optional<Speaker> m_last; ///< of the quote before
    qint32 m_lastToken = 0;        ///< where that speaker was named
    qint32 m_lastEnd = -1;         ///< behind that quote
    qint32 m_lastFirst = 0;
};

QString Speaking::typeOf(const NounPhrase &phrase) const
{
    switch (phrase.kind) {
    case PhraseKind::Person:
    case PhraseKind::Named:
        return QStringLiteral("named");
    case PhraseKind::Pronoun:
        return QStringLiteral("pronoun");
    case PhraseKind::Institution:
    case PhraseKind::Document:
        return QStringLiteral("institution");
    case PhraseKind::Nominal:
        break;
    }
    bool unnamed = false;
    for (qint32 i = phrase.first; i < phrase.end; ++i)
        unnamed = unnamed || m_tokens.is(i, Class::Unnamed);
    const bool definite = m_tokens.is(phrase.first, Class::Definite);
    const bool bare = !m_tokens.is(phrase.first, Class::Determiner);
    const bool title = bare && m_tokens[phrase.head].capital && m_tokens.is(phrase.head, Class::Title);
    return unnamed || (!definite && !title) ? QStringLiteral("unnamed") : QStringLiteral("nominal");
}

Speaker Speaking::speakerOf(qint32 name, const char *rule, double score) const
{
    const Name &found = m_reading.names()[static_cast<std::size_t>(name)];
    Speaker speaker;
    speaker.span = m_tokens.span(found.first, found.end);
    speaker.entity = m_cast.memberOf[static_cast<std::size_t>(name)];
    speaker.name = m_cast.of(name).entity.name;
    speaker.type = found.label == NameLabel::Person ? QStringLiteral("named") : QStringLiteral("institution");
    speaker.why = {QString::fromLatin1(rule), score, {speaker.span}};
    return speaker;
}

std::optional<Speaker> Speaking::told(const FoundQuote &found, const Attribution &attribution)
{
    if (!attribution.subject)
        return std::nullopt;
    const NounPhrase &phrase = *attribution.subject;
    if (m_tokens.isText(phrase.head, "it") || m_tokens.isText(phrase.head, "It"))
        return m_last && m_lastEnd >= 0 && found.place.first - m_lastEnd < 60 ? m_last : std::nullopt;
    Speaker speaker;
    speaker.span = m_tokens.span(phrase.first, phrase.end);
    speaker.type = typeOf(phrase);
    speaker.why.rule = QString::fromLatin1(attribution.rule);
    speaker.why.score = attribution.score;
    if (attribution.cueFirst >= 0)
        speaker.why.spans.append(m_tokens.span(attribution.cueFirst, attribution.cueEnd));
    const int lastMember = m_last ? m_last->entity : -1;
    if (const std::optional<Antecedent> who = antecedentOf(m_reading, m_cast, phrase, lastMember, m_lastToken)) {
        speaker.entity = who->member;
        speaker.name = m_cast.members[static_cast<std::size_t>(who->member)].entity.name;
        if (phrase.kind == PhraseKind::Pronoun || phrase.kind == PhraseKind::Nominal) {
            speaker.why.rule += QLatin1Char('+') + QLatin1String(who->rule);
            speaker.why.score *= who->score;
            speaker.why.spans.append(who->span);
        }
    }
    return speaker;
}

/// No attribution of its own: the speaker before goes on, or the sentence before says who speaks.
std::optional<Speaker> Speaking::carried(const FoundQuote &found)
{
    const auto goOn = [&](const char *rule, double score) {
        Speaker speaker = *m_last;
        speaker.why = {QString::fromLatin1(rule), score, {speaker.span}};
        return speaker;
    };
    if (found.goesOn && m_last)
        return goOn("speaker.list", 0.8);
    const Sentence &sentence = m_tokens.sentenceOf(found.place.first);
    const qint32 block = sentence.block;
    const bool lastHere = m_last && m_lastEnd >= 0 && blockOf(m_lastFirst) == block;
    if (found.kind == QuoteKind::Partial && lastHere &&
        m_tokens[m_lastFirst].sentence == m_tokens[found.place.first].sentence)
        return goOn("speaker.same-sentence", 0.6);
    // Somebody acts between the quote before and this one.
    const auto &sentences = m_tokens.sentences();
    for (qint32 back = 0; back <= sentencesBack; ++back) {
        const qint32 index = m_tokens[found.place.first].sentence - back;
        if (index < 0 || sentences[static_cast<std::size_t>(index)].block != block)
            break;
        const Sentence &before = sentences[static_cast<std::size_t>(index)];
        const qint32 from = std::max(before.first, lastHere ? m_lastEnd : before.first);
        const qint32 end = std::min(before.end, found.place.first);
        if (from >= end)
            continue;
        const qint32 subject = subjectName(m_reading, from, end);
        if (subject >= 0 && lastHere && m_cast.memberOf[static_cast<std::size_t>(subject)] == m_last->entity)
            return goOn("speaker.goes-on", 0.7);
        if (subject >= 0 && (back > 0 || found.kind == QuoteKind::Direct))
            return speakerOf(subject, "speaker.sentence-before", 0.5);
    }
    if (found.kind != QuoteKind::Direct)
        return std::nullopt;
    if (lastHere)
        return goOn("speaker.goes-on", 0.7);
    // A block of its own after a block that ended with a speaker.
    if (m_last && m_lastEnd >= 0 && block - blockOf(m_lastFirst) == 1) {
        const bool opensBlock =
            found.place.first == sentence.first &&
            m_tokens[found.place.first].span.start == m_tokens.blocks()[static_cast<std::size_t>(block)].span.start;
        if (opensBlock)
            return goOn("speaker.next-paragraph", 0.55);
    }
    return std::nullopt;
}

Quote Speaking::quote(const FoundQuote &found)
{
    Quote quote;
    quote.parts = QList<Span>(found.parts.begin(), found.parts.end());
    quote.kind = found.kind;
    quote.why.rule = QString::fromLatin1(found.rule);
    quote.why.score = found.kind == QuoteKind::Title ? 0.7 : 0.95;
    if (found.kind == QuoteKind::Title)
        return quote;
    if (found.attribution) {
        quote.speaker = told(found, *found.attribution);
        if (found.attribution->cueFirst >= 0 && (quote.speaker || found.attribution->immediate))
            quote.cue = m_tokens.span(found.attribution->cueFirst, found.attribution->cueEnd);
    }
    if (!quote.speaker && !found.nested)
        quote.speaker = carried(found);
    if (found.nested)
        return quote;
    if (quote.speaker) {
        m_last = quote.speaker;
        m_lastToken = std::min(m_tokens.atOrAfter(quote.speaker->span.start), m_tokens.count() - 1);
        m_lastEnd = found.lastEnd;
        m_lastFirst = found.place.first;
    } else if (found.kind == QuoteKind::Direct) {
        m_last.reset(); // somebody else may have spoken
        m_lastEnd = -1;
    }
    return quote;
}

} // namespace

QList<Quote> nameSpeakers(const Reading &reading, const Cast &cast, const std::vector<FoundQuote> &quotes)
{
    Speaking speaking(reading, cast);
    QList<Quote> named;
    named.reserve(static_cast<qsizetype>(quotes.size()));
    for (const FoundQuote &found : quotes)
        named.append(speaking.quote(found));
    return named;
}

} // namespace bluepencil::recognition
