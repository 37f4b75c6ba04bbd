// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/speakers.h"

#include "core/recognition/antecedents.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 sentencesBack = 2;      // sentences before a quote that may name its speaker
constexpr double leastConfidence = 0.45; // below it the speaker stays unknown
constexpr qint32 farthestIt = 60;        // tokens from a speaker to the "it" that stands for it

/// Somebody who said something, and where.
struct Spoken {
    Speaker speaker;
    qint32 words = 0; ///< token where the speaker was named
    qint32 first = 0; ///< tokens of the quote
    qint32 end = 0;
    bool question = false; ///< its words are one
    bool turn = false;     ///< told by the turns alone
    bool asked = false;    ///< a question put by name, so that somebody else answers
    bool alone = false;    ///< a paragraph of its own, as turns are
};

QString wordsOf(std::string_view text, Span span)
{
    const std::string_view words = slice(text, span);
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

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
    std::optional<NounPhrase> unnamedBefore(const NounPhrase &phrase) const;
    std::optional<Speaker> told(const Attribution &attribution);
    std::optional<Speaker> carried(const FoundQuote &found);
    std::optional<Speaker> fromSentence(qint32 first, qint32 end, const char *rule, double score);
    std::optional<Speaker> inSentence(const FoundQuote &found);
    std::optional<Speaker> fromBlockBefore(const FoundQuote &found);
    std::optional<Speaker> standsFor(const NounPhrase &phrase) const;
    Speaker goOn(const char *rule, double score) const;
    Speaker takesTurn() const;
    bool isAnswer(const QuotePlace &place) const;
    bool isSame(const Speaker &a, const Speaker &b) const;
    bool isTurn(const FoundQuote &found) const;
    bool opensBlock(qint32 token) const;
    bool isAlone(const FoundQuote &found) const;
    QString typeOf(const NounPhrase &phrase) const;
    qint32 blockOf(qint32 token) const { return m_tokens.sentenceOf(token).block; }
    qint32 sentenceOf(qint32 token) const { return m_tokens[token].sentence; }

    const Reading &m_reading;
    const Tokens &m_tokens;
    const Cast &m_cast;
    std::optional<Spoken> m_last;   ///< who spoke before
    std::optional<Spoken> m_before; ///< who spoke before that one
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

std::optional<Speaker> Speaking::told(const Attribution &attribution)
{
    if (!attribution.subject || attribution.score < leastConfidence)
        return std::nullopt;
    const NounPhrase &phrase = *attribution.subject;
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
        antecedentOf(m_reading, m_cast, phrase, lastMember, m_last ? m_last->words : 0);
    if (unnamed && (!who || who->span.start < m_tokens[unnamed->first].span.start)) {
        const Span span = m_tokens.span(unnamed->first, unnamed->end);
        speaker.name = wordsOf(m_tokens.text(), span);
        resolved("pronoun.unnamed", 0.7, span);
    } else if (who) {
        speaker.entity = who->member;
        speaker.name = m_cast.members[static_cast<std::size_t>(who->member)].entity.name;
        if (open || phrase.name < 0)
            resolved(who->rule, who->score, who->span);
    } else if (phrase.kind == PhraseKind::Pronoun && !m_tokens.is(phrase.head, Class::FirstPerson)) {
        if (const std::optional<Speaker> same = standsFor(phrase)) {
            speaker.entity = same->entity;
            speaker.name = same->name.isEmpty() ? wordsOf(m_tokens.text(), same->span) : same->name;
            resolved("pronoun.last-speaker", 0.7, same->span);
        }
    }
    return speaker;
}

Speaker Speaking::goOn(const char *rule, double score) const
{
    Speaker speaker = m_last->speaker;
    speaker.why = {QString::fromLatin1(rule), score, {speaker.span}};
    return speaker;
}

/// “Yes, …”, “I did.”
bool Speaking::isAnswer(const QuotePlace &place) const
{
    constexpr std::array<std::string_view, 5> answers = {"yes", "no", "yeah", "nope", "never"};
    const qint32 first = place.first + 1;
    if (!m_tokens.isWord(first))
        return false;
    const std::string word = folded(m_tokens.word(first));
    if (std::find(answers.begin(), answers.end(), word) != answers.end() && !m_tokens.isWord(first + 1))
        return true;
    const qint32 behind = first + 2 + (m_tokens.isText(first + 2, "not") ? 1 : 0);
    return word == "i" && m_tokens.is(first + 1, Class::Aux) && behind < m_tokens.count() && !m_tokens.isWord(behind);
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
    if (!quote.speaker && !found.nested && found.kind != QuoteKind::Indirect)
        quote.speaker = carried(found);
    if (found.nested)
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
