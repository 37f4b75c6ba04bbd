// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/speakers.h"

#include "core/recognition/antecedents.h"
#include "core/recognition/nominals.h"
#include "core/recognition/speaking.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 sentencesBack = 2;      // sentences before a pronoun that may name somebody
constexpr qint32 longSpeech = 6;         // sentences
constexpr double leastConfidence = 0.45; // below it the speaker stays unknown
constexpr qint32 farthestIt = 60;        // tokens from a speaker to the "it" that stands for it

QString wordsOf(std::string_view text, Span span)
{
    const std::string_view words = slice(text, span);
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

} // namespace

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

/// "it", "they", "he": whoever spoke last, where that is no person of the cast but fits.
std::optional<Speaker> Speaking::standsFor(const NounPhrase &phrase) const
{
    if (!m_last || m_last->speaker.entity < 0) {
        // "A spokeswoman said …. She added …": the same words, without a name
        const bool fits = m_last && m_last->speaker.type != QLatin1String("pronoun") &&
                          sentenceOf(phrase.first) - sentenceOf(m_last->words) <= sentencesBack + 1;
        return fits ? std::optional(m_last->speaker) : std::nullopt;
    }
    const bool institution =
        m_cast.members[static_cast<std::size_t>(m_last->speaker.entity)].label == NameLabel::Organization;
    const bool it = m_tokens.isText(phrase.head, "it") || m_tokens.isText(phrase.head, "It");
    const bool they = m_tokens.isText(phrase.head, "they") || m_tokens.isText(phrase.head, "They");
    const bool near = phrase.first - m_last->end < farthestIt;
    return institution && (it || they) && near ? std::optional(m_last->speaker) : std::nullopt;
}

/// "Ruiz said …. The premier [added] …": does the noun stand for the person who spoke last, since the verb goes on
/// with it and the text tells no other bearer?
bool Speaking::goesOnAs(const NounPhrase &phrase, const Attribution &attribution) const
{
    if (attribution.cueFirst < 0 || !m_last || m_last->speaker.entity < 0 ||
        !m_tokens.is(phrase.first, Class::Definite))
        return false;
    const std::string_view cue = m_tokens.word(attribution.cueFirst);
    const CastMember &last = m_cast.members[static_cast<std::size_t>(m_last->speaker.entity)];
    return (cue == "added" || cue == "adds" || cue == "continued" || cue == "concluded") &&
           last.label == NameLabel::Person && m_tokens.is(phrase.head, Class::Title) &&
           fits(genderOf(m_tokens, phrase.head), last.gender) && blockOf(phrase.first) - blockOf(m_last->first) <= 1;
}

/// Where whoever spoke last was named, or after a long speech where it ended.
qint32 Speaking::lastSpoken(const NounPhrase &phrase) const
{
    const bool lengthy = sentenceOf(phrase.first) - sentenceOf(m_last->words) > longSpeech;
    return lengthy ? std::max(m_last->words, std::min(m_last->end, phrase.first) - 1) : m_last->words;
}

/// "A spokesman said …. [He] added …": somebody without a name whom the sentence before is about. Constant work.
std::optional<NounPhrase> Speaking::unnamedBefore(const NounPhrase &phrase) const
{
    const bool he = m_tokens.is(phrase.head, Class::Male);
    if (phrase.kind != PhraseKind::Pronoun || he == m_tokens.is(phrase.head, Class::Female))
        return std::nullopt;
    const auto &sentences = m_tokens.sentences();
    for (qint32 back = 1; back <= sentencesBack; ++back) {
        const qint32 index = sentenceOf(phrase.first) - back;
        if (index < 0)
            break;
        const Sentence &before = sentences[static_cast<std::size_t>(index)];
        const std::optional<NounPhrase> subject = mainSubject(m_reading, before.first, before.end);
        if (!subject || subject->kind == PhraseKind::Pronoun)
            continue;
        const bool owned = m_tokens.is(subject->first, Class::Pronoun) && subject->first > before.first &&
                           m_tokens.isWord(subject->first - 1);
        if (owned) // "The baker lost her daughter": an object behind a noun of no list
            return std::nullopt;
        const bool somebody = subject->kind == PhraseKind::Nominal && m_tokens.is(subject->first, Class::Determiner) &&
                              m_tokens.is(subject->head, Class::Person) && !m_tokens.is(subject->head, Class::People);
        const bool fits = !m_tokens.is(subject->head, he ? Class::Female : Class::Male);
        const NounPhrase named = withApposition(m_reading, *subject);
        if (!somebody || !fits || named.kind != PhraseKind::Nominal || antecedentOf(m_reading, m_cast, *subject, -1, 0))
            return std::nullopt;
        return subject;
    }
    return std::nullopt;
}

/// "Ana Ruiz and Tom Lind said": both speak, so that the quote is no single one's. The words are the whole
/// coordination, the name says both, and no entity is given.
Speaker Speaking::several(const Coordination &all, const Attribution &attribution) const
{
    const bool named =
        std::all_of(all.members.begin(), all.members.end(), [](const NounPhrase &phrase) { return phrase.name >= 0; });
    Speaker speaker;
    speaker.span = m_tokens.span(all.first, all.end);
    speaker.type = typeOf(all.members.front());
    speaker.why = {QLatin1String(attribution.rule) + QLatin1String("+speaker.several"), attribution.score, {}};
    if (attribution.cueFirst >= 0)
        speaker.why.spans.append(m_tokens.span(attribution.cueFirst, attribution.cueEnd));
    for (std::size_t i = 0; i < all.members.size(); ++i) {
        const NounPhrase &phrase = all.members[i];
        const Span span = m_tokens.span(phrase.first, phrase.end);
        speaker.why.spans.append(span);
        if (i > 0)
            speaker.name += i + 1 == all.members.size() ? QLatin1String(" and ") : QLatin1String(", ");
        speaker.name += named ? m_cast.of(phrase.name).entity.name : wordsOf(m_tokens.text(), span);
    }
    return speaker;
}

std::optional<Speaker> Speaking::told(const Attribution &attribution)
{
    if (!attribution.subject || attribution.score < leastConfidence)
        return std::nullopt;
    const std::optional<Coordination> all = coordinationOf(m_reading, *attribution.subject, attribution.cueFirst);
    if (all && all->members.size() > 1)
        return several(*all, attribution);
    const NounPhrase &phrase = all ? all->members.front() : *attribution.subject;
    Speaker speaker;
    // A nominal and an organisation keep their article.
    const bool article =
        ((phrase.kind == PhraseKind::Institution && phrase.name >= 0) || phrase.kind == PhraseKind::Named) &&
        (m_tokens.isText(phrase.first - 1, "the") || m_tokens.isText(phrase.first - 1, "The"));
    speaker.span = m_tokens.span(phrase.first - article, phrase.end);
    speaker.type = typeOf(phrase);
    speaker.why.rule = QString::fromLatin1(attribution.rule);
    speaker.why.score = attribution.score;
    if (attribution.cueFirst >= 0)
        speaker.why.spans.append(m_tokens.span(attribution.cueFirst, attribution.cueEnd));
    const auto resolved = [&](const char *rule, double score, Span span) {
        speaker.why.rule += QLatin1Char('+') + QLatin1String(rule);
        speaker.why.score *= score;
        speaker.why.spans.append(span);
    };
    const int lastMember = m_last ? m_last->speaker.entity : -1;
    const std::optional<NounPhrase> unnamed = unnamedBefore(phrase);
    const bool open = phrase.kind == PhraseKind::Pronoun || phrase.kind == PhraseKind::Nominal;
    const std::optional<Antecedent> who =
        antecedentOf(m_reading, m_cast, phrase, lastMember, m_last ? lastSpoken(phrase) : 0);
    if (unnamed && (!who || who->span.start < m_tokens[unnamed->first].span.start)) {
        const Span span = m_tokens.span(unnamed->first, unnamed->end);
        speaker.name = wordsOf(m_tokens.text(), span);
        resolved("pronoun.unnamed", 0.7, span);
    } else if (who) {
        speaker.entity = who->member;
        speaker.name = m_cast.members[static_cast<std::size_t>(who->member)].entity.name;
        const Evidence *merge = phrase.name < 0 ? nullptr : &m_cast.why[static_cast<std::size_t>(phrase.name)];
        if (open || phrase.name < 0)
            resolved(who->rule, who->score, who->span);
        else if (merge->rule == QLatin1String("cast.likeliest") && !merge->spans.isEmpty())
            resolved("cast.likeliest", merge->score, merge->spans.front());           // one of several of that name
    } else if (phrase.kind == PhraseKind::Nominal && goesOnAs(phrase, attribution)) { // "The premier added"
        speaker.entity = m_last->speaker.entity;
        speaker.name = m_last->speaker.name;
        resolved("nominal.goes-on", 0.65, m_last->speaker.span);
    } else if (phrase.kind == PhraseKind::Pronoun && !m_tokens.is(phrase.head, Class::FirstPerson)) {
        if (const std::optional<Speaker> same = standsFor(phrase)) {
            speaker.entity = same->entity;
            speaker.name = same->name.isEmpty() ? wordsOf(m_tokens.text(), same->span) : same->name;
            resolved("pronoun.last-speaker", 0.7, same->span);
        }
    }
    return speaker;
}

Quote Speaking::quote(const FoundQuote &found)
{
    Quote quote;
    quote.parts = QList<Span>(found.parts.begin(), found.parts.end());
    quote.kind = found.kind;
    quote.why.rule = QString::fromLatin1(found.rule);
    quote.why.score = found.kind == QuoteKind::Title ? 0.7 : found.kind == QuoteKind::Indirect ? 0.8 : 0.95;
    if (found.kind == QuoteKind::Title)
        return quote;
    if (found.attribution) {
        quote.speaker = told(*found.attribution);
        if (found.attribution->cueFirst >= 0 && (quote.speaker || found.attribution->immediate))
            quote.cue = m_tokens.span(found.attribution->cueFirst, found.attribution->cueEnd);
    }
    const bool nobody = found.attribution && found.attribution->nobody;
    if (!quote.speaker && !found.nested && !nobody && found.kind != QuoteKind::Indirect)
        quote.speaker = carried(found);
    if (found.nested || (found.attribution && found.attribution->aside))
        return quote;
    if (quote.speaker) {
        m_before = std::move(m_last);
        const std::string_view cue = quote.cue ? slice(m_tokens.text(), *quote.cue) : std::string_view();
        const qint32 words = m_tokens.atOrAfter(quote.speaker->span.start);
        m_last = Spoken{*quote.speaker,
                        std::min(words, m_tokens.count() - 1),
                        found.place.first,
                        found.lastEnd,
                        found.place.last == U'?',
                        quote.speaker->why.rule == QLatin1String("speaker.turn-taking"),
                        found.place.last == U'?' &&
                            (cue.starts_with("ask") || quote.speaker->why.rule == QLatin1String("speaker.turn-taking")),
                        isAlone(found)};
    } else if (found.kind == QuoteKind::Direct) {
        m_before.reset(); // somebody else may have spoken
        m_last.reset();
    }
    return quote;
}

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
