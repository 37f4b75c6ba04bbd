// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/indirect.h"

#include <algorithm>
#include <iterator>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestSentence = 120; // tokens; what is longer is no sentence
constexpr qint32 shortestReport = 3;    // words
constexpr qint32 thatDistance = 12;     // tokens between a cue and its "that"
constexpr qint32 verbDistance = 14;     // tokens from a report's start to its verb
constexpr qint32 longestNoun = 5;       // tokens of "the oil major" with the comma before it
constexpr qint32 longestDateline = 16;  // tokens
constexpr qint32 longestTail = 9;       // tokens behind "…, Ruiz said [in a statement on Monday]"

struct Words {
    qint32 first = 0;
    qint32 end = 0;
};

class Report
{
public:
    Report(const Reading &reading, const Sentence &sentence)
        : m_reading(reading)
        , m_tokens(reading.tokens())
        , m_sentence(sentence)
    {
    }
    std::optional<FoundQuote> find() const;

private:
    qint32 story() const;
    bool isClause(qint32 first, qint32 comma) const;
    bool isReporting(qint32 i) const;
    bool beginsClause(qint32 first) const;
    qint32 afterThat(qint32 cue) const;
    qint32 withoutThat(qint32 cue) const;
    std::optional<Words> behindCue(qint32 cue) const;
    bool isApposition(qint32 comma) const;
    std::optional<Words> beforeTail(qint32 comma) const;
    std::optional<Words> accordingTo(qint32 cue) const;
    qint32 reportEnd(qint32 first) const;
    std::optional<FoundQuote> quoteOf(Words words, qint32 cue) const;

    const Reading &m_reading;
    const Tokens &m_tokens;
    const Sentence &m_sentence;
};

/// Where the sentence begins, behind a dateline: "BOGOTA, March 18 (Reuters) - [The] …".
qint32 Report::story() const
{
    const qint32 first = m_sentence.first;
    const bool opens = first == 0 || m_tokens.sentenceOf(first - 1).block != m_sentence.block;
    if (!opens || !m_tokens[first].capital)
        return first;
    for (qint32 i = first + 1; i < std::min(m_sentence.end, first + longestDateline); ++i) {
        if (m_tokens[i].kind == TokenKind::Punctuation && isDash(codePoint(m_tokens.text(), m_tokens[i].span.start)) &&
            m_tokens[i].spaceBefore)
            return i + 1;
        const bool small = m_tokens.isWord(i) && !m_tokens[i].capital;
        if (small && !m_tokens.is(i, Class::Preposition) && !m_tokens.is(i, Class::Particle))
            return first;
    }
    return first;
}

/// Can tokens [first, comma) be a report, and not a phrase that goes before it: "Asked for an apology, Lis said …"?
bool Report::isClause(qint32 first, qint32 comma) const
{
    for (qint32 i = first; i < comma; ++i) {
        if (m_tokens.isText(i, ","))
            return true; // what stands behind it may be one
    }
    const std::string_view word = m_tokens.word(first);
    const qint32 next = first + 1;
    const bool participle = (word.ends_with("ed") || word.ends_with("ing")) && m_reading.nameAt(first) < 0 &&
                            (m_tokens.is(next, Class::Preposition) || m_tokens.is(next, Class::Subordinator) ||
                             m_tokens.is(next, Class::Relative) || m_tokens.isText(next, "whether"));
    if (participle)
        return false;
    if (!m_tokens.is(first, Class::Subordinator))
        return true;
    if (!m_tokens.is(first, Class::Preposition))
        return false;                       // "When he left, Lis said no"
    for (qint32 i = next; i < comma; ++i) { // "In May the road will close, Lis said"
        if (m_tokens.is(i, Class::Aux) && !m_tokens[i].possessive)
            return true;
    }
    return false;
}

/// A verb that reports, finite or a participle; the weak ones only before "that".
bool Report::isReporting(qint32 i) const
{
    if (m_tokens.isText(i - 1, "to") || m_tokens.isText(i - 1, "not") || m_tokens.isText(i - 1, "n't"))
        return false; // "declined to say that"
    return isCue(m_reading, i) && m_tokens.is(i, Class::Say) &&
           (!m_tokens.is(i, Class::Weak) || m_tokens.isText(i + 1, "that"));
}

/// Somebody or something, and a verb not far behind: a clause and not an object.
bool Report::beginsClause(qint32 first) const
{
    if (m_tokens.isText(first, "at") && (m_tokens.isText(first + 1, "least") || m_tokens.isText(first + 1, "most")))
        first += 2; // "at least nine were hurt"
    if (first >= m_sentence.end || !(m_tokens.isWord(first) || m_tokens[first].kind == TokenKind::Number) ||
        m_tokens.is(first, Class::Preposition) || m_tokens.is(first, Class::Aux) ||
        m_tokens.is(first, Class::Conjunction) || m_tokens.isText(first, "to") || m_tokens.is(first, Class::Relative))
        return false;
    const qint32 limit = std::min(m_sentence.end, first + verbDistance);
    for (qint32 i = first + 1; i < limit; ++i) {
        if (m_tokens[i].kind == TokenKind::Punctuation)
            return false;
        if (m_tokens.is(i, Class::Aux) && !m_tokens[i].possessive)
            return !m_tokens.is(i - 1, Class::Relative);
        if (m_tokens.is(i, Class::Relative))
            return false;
        const std::string_view word = m_tokens.word(i);
        if (word.size() > 3 && word.ends_with("ed") && !m_tokens[i].capital && !m_tokens.is(i - 1, Class::Determiner))
            return true;
    }
    return false;
}

/// "said [on Monday] that": the report begins behind "that"; -1 without one.
qint32 Report::afterThat(qint32 cue) const
{
    const qint32 limit = std::min(m_sentence.end, cue + thatDistance);
    for (qint32 i = cue + 1; i < limit; ++i) {
        if (m_tokens.isText(i, "that")) {
            // "said that day", "told a court that sits in …"
            const bool determiner = i == cue + 1 && !beginsClause(i + 1);
            // "apologized in a statement that lasted a minute"
            const bool relative = i > cue + 1 && i + 1 < m_sentence.end && !m_tokens[i + 1].capital &&
                                  m_tokens.word(i + 1).size() > 3 &&
                                  (m_tokens.word(i + 1).ends_with("ed") || m_tokens.is(i + 1, Class::Aux));
            return determiner || relative ? -1 : i + 1;
        }
        if (m_tokens.is(i, Class::Relative) || m_tokens.is(i, Class::Aux) || m_tokens.isText(i, ";") ||
            m_tokens.isText(i, ":"))
            return -1;
    }
    return -1;
}

/// "told reporters [the road was closed]", "said on Monday [the road was closed]"; -1 where no clause follows.
qint32 Report::withoutThat(qint32 cue) const
{
    qint32 first = cue + 1;
    const std::string_view word = m_tokens.word(cue);
    const bool addressed = word.starts_with("t") && (word == "told" || word == "tells" || word == "tell");
    if (addressed) {
        const std::optional<NounPhrase> whom = phraseBeginningAt(m_reading, first, m_sentence.end);
        const bool pronoun = m_tokens.is(first, Class::Pronoun) || m_tokens.is(first, Class::FirstPerson);
        if (!whom && !pronoun)
            return -1;
        first = pronoun ? first + 1 : whom->end;
    }
    for (int step = 0; step < 2 && first < m_sentence.end; ++step) {
        while (first < m_sentence.end && m_tokens.is(first, Class::Adverb) && !m_tokens.is(first, Class::Determiner))
            ++first;
        if (m_tokens.is(first, Class::Weekday)) { // "said Monday"
            ++first;
        } else if (m_tokens.is(first, Class::Preposition) &&
                   (m_tokens.is(first + 1, Class::Weekday) || m_tokens.is(first + 1, Class::Month))) {
            first += 2;
        } else if (m_tokens.isText(first, "in") &&
                   (m_tokens.isText(first + 1, "a") || m_tokens.isText(first + 1, "an")) &&
                   m_tokens.is(first + 2, Class::Document)) { // "in a statement"
            first += 3;
        }
    }
    if (word == "asked" || word == "wrote" || m_tokens.is(cue, Class::Weak))
        return -1;
    if (beginsClause(first))
        return first;
    // "The authors say the results confirm it": nothing else follows a plain "say" and its subject.
    const bool plain = word == "said" || word == "says" || word == "say" || addressed;
    const bool behindSubject = cue > m_sentence.first && m_tokens.isWord(cue - 1);
    return plain && behindSubject && m_tokens.is(first, Class::Determiner) ? first : -1;
}

/// Where the reported words end: with the sentence, or where the writer takes over (", adding …").
qint32 Report::reportEnd(qint32 first) const
{
    qint32 end = m_sentence.end;
    for (qint32 i = first + 1; i < m_sentence.end; ++i) {
        if (m_tokens.isText(i, ";")) {
            end = i;
            break;
        }
        if (!m_tokens.isText(i, ","))
            continue;
        qint32 next = i + 1;
        while (next < m_sentence.end && (m_tokens.is(next, Class::Conjunction) ||
                                         (m_tokens.is(next, Class::Adverb) && !m_tokens.is(next, Class::Determiner))))
            ++next;
        const std::optional<NounPhrase> phrase =
            next < m_sentence.end ? phraseBeginningAt(m_reading, next, m_sentence.end) : std::nullopt;
        const bool again = isReporting(next) || (phrase && phrase->first <= next + 1 && isReporting(phrase->end));
        if (again) {
            end = i;
            break;
        }
    }
    while (end > first && m_tokens[end - 1].kind == TokenKind::Punctuation && !m_tokens.isText(end - 1, ")") &&
           !m_tokens.isText(end - 1, "%"))
        --end;
    return end;
}

std::optional<Words> Report::behindCue(qint32 cue) const
{
    const bool participle = m_tokens.word(cue).ends_with("ing");
    qint32 first = afterThat(cue);
    if (first < 0 && (m_tokens.isText(m_sentence.first, "As") || m_tokens.isText(m_sentence.first, "as"))) {
        // "As Ruiz told the paper, [the road was closed]"
        for (qint32 i = cue + 1; i < m_sentence.end && first < 0; ++i)
            first = m_tokens.isText(i, ",") ? i + 1 : -1;
        return first > 0 && beginsClause(first) ? std::optional(Words{first, reportEnd(first)}) : std::nullopt;
    }
    if (first < 0 && !participle)
        first = withoutThat(cue);
    if (first < 0 || first >= m_sentence.end)
        return std::nullopt;
    return Words{first, reportEnd(first)};
}

/// "The judge, Ana Ruiz[,] warned jurors": nothing but somebody and who that is stands before the comma.
bool Report::isApposition(qint32 comma) const
{
    const std::optional<NounPhrase> phrase = phraseBeginningAt(m_reading, story(), comma);
    if (!phrase)
        return false;
    const bool whole = m_tokens.isText(phrase->end, ",") && phrase->end < comma;
    const qint32 name = whole ? nameInApposition(m_reading, phrase->end) : -1;
    return name >= 0 && m_reading.names()[static_cast<std::size_t>(name)].end == comma;
}

/// "[The road is closed], Ruiz said on Monday." with the comma given.
std::optional<Words> Report::beforeTail(qint32 comma) const
{
    qint32 cue = -1;
    qint32 after = -1;
    const std::optional<NounPhrase> first = phraseBeginningAt(m_reading, comma + 1, m_sentence.end);
    if (first && first->first <= comma + 4) {
        // "…, his father, Ana Ruiz, told the paper"
        const NounPhrase named = m_tokens.isText(first->end, ",") ? withApposition(m_reading, *first) : *first;
        const bool between = named.first != first->first && m_tokens.isText(named.end, ",");
        qint32 next = between ? named.end + 1 : first->end;
        const bool described = m_tokens.isText(next, "familiar") || m_tokens.isText(next, "close") ||
                               m_tokens.isText(next, "briefed"); // "people familiar with the matter said"
        while (described && next - first->end < longestTail && m_tokens.isWord(next) && !isReporting(next))
            ++next;
        while (next < m_sentence.end && (m_tokens.is(next, Class::Adverb) || m_tokens.is(next, Class::Aux)))
            ++next;
        if (isReporting(next)) {
            cue = next;
            after = next + 1;
        }
    }
    if (cue < 0 && m_tokens.is(comma + 1, Class::Determiner)) { // "…, the oil major said"
        qint32 next = comma + 2;
        while (next < m_sentence.end && next - comma < longestNoun && m_tokens.isWord(next) &&
               !m_tokens.is(next, Class::Function) && !isReporting(next))
            ++next;
        if (next > comma + 2 && isReporting(next)) {
            cue = next;
            after = next + 1;
        }
    }
    if (cue < 0 && isReporting(comma + 1) && !isApposition(comma) && !m_tokens.word(comma + 1).ends_with("ing")) {
        if (const auto phrase = phraseBeginningAt(m_reading, comma + 2, m_sentence.end)) {
            cue = comma + 1;
            after = phrase->end;
        }
    }
    if (cue < 0 || m_sentence.end - after > longestTail)
        return std::nullopt;
    for (qint32 i = after; i < m_sentence.end; ++i) {
        if (m_tokens.isText(i, "that") || m_tokens.is(i, Class::Aux) || m_tokens.isText(i, ":"))
            return std::nullopt;
    }
    if (m_tokens.is(after, Class::Answer) || m_tokens.isText(after, "so") || m_tokens.isText(after, "nothing"))
        return std::nullopt; // what he said stands there
    const qint32 begin = story();
    return begin < comma && isClause(begin, comma) ? std::optional(Words{begin, comma}) : std::nullopt;
}

std::optional<Words> Report::accordingTo(qint32 cue) const
{
    if (!m_tokens.isText(cue + 1, "to"))
        return std::nullopt;
    const qint32 begin = story();
    if (m_tokens.isText(cue - 1, ",") && m_tokens.is(cue - 2, Class::Conjunction)) {
        // "She declined and, according to Ruiz, [left the town]"
        for (qint32 i = cue + 2; i < m_sentence.end; ++i) {
            if (m_tokens.isText(i, ","))
                return Words{i + 1, reportEnd(i + 1)};
        }
        return std::nullopt;
    }
    if (cue > begin + shortestReport)
        return Words{begin, m_tokens.isText(cue - 1, ",") ? cue - 1 : cue};
    for (qint32 i = cue + 2; i < m_sentence.end; ++i) {
        if (!m_tokens.isText(i, ","))
            continue;
        // The comma of an apposition ("according to Ruiz, its head, …") is passed where no clause begins.
        if (beginsClause(i + 1) || m_sentence.end - i > thatDistance)
            return Words{i + 1, reportEnd(i + 1)};
    }
    return std::nullopt;
}

std::optional<FoundQuote> Report::quoteOf(Words words, qint32 cue) const
{
    qint32 count = 0;
    for (qint32 i = words.first; i < words.end; ++i)
        count += m_tokens.isWord(i);
    if (count < shortestReport)
        return std::nullopt;
    FoundQuote quote;
    quote.place.first = words.first;
    quote.place.end = words.end;
    quote.place.from = m_sentence.first;
    quote.place.to = m_sentence.end;
    quote.place.last = words.first < cue ? U',' : 0;
    quote.lastEnd = words.end;
    quote.parts = {m_tokens.span(words.first, words.end)};
    quote.kind = QuoteKind::Indirect;
    quote.rule = "quote.indirect";
    quote.attribution = attributionBy(m_reading, quote.place, cue);
    if (!quote.attribution || !quote.attribution->subject)
        return std::nullopt;
    const NounPhrase &subject = *quote.attribution->subject;
    if (subject.first >= words.first && subject.end <= words.end)
        return std::nullopt;
    return quote;
}

std::optional<FoundQuote> Report::find() const
{
    if (m_sentence.end - m_sentence.first > longestSentence)
        return std::nullopt;
    for (qint32 i = m_sentence.first; i < m_sentence.end; ++i) {
        if (m_reading.markedAt(i) >= 0)
            continue;
        if (m_tokens.is(i, Class::AccordingTo)) {
            if (const std::optional<Words> words = accordingTo(i)) {
                if (std::optional<FoundQuote> quote = quoteOf(*words, i))
                    return quote;
            }
        } else if (isReporting(i)) {
            if (const std::optional<Words> words = behindCue(i)) {
                if (std::optional<FoundQuote> quote = quoteOf(*words, i))
                    return quote;
            }
        } else if (m_tokens.isText(i, ",") && i > m_sentence.first + shortestReport) {
            if (const std::optional<Words> words = beforeTail(i)) {
                for (qint32 cue = i + 1; cue < m_sentence.end; ++cue) {
                    if (!isReporting(cue))
                        continue;
                    if (std::optional<FoundQuote> quote = quoteOf(*words, cue))
                        return quote;
                    break;
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace

void addIndirectSpeech(const Reading &reading, std::vector<FoundQuote> &quotes)
{
    const Tokens &tokens = reading.tokens();
    const std::vector<Sentence> &sentences = tokens.sentences();
    std::vector<bool> spoken(sentences.size(), false);
    for (const FoundQuote &quote : quotes) {
        if (quote.kind == QuoteKind::Title || quote.place.first >= tokens.count())
            continue;
        const qint32 last = std::min(tokens.atOrAfter(quote.parts.back().end), tokens.count()) - 1;
        for (qint32 s = tokens[quote.place.first].sentence; s <= tokens[std::max(last, quote.place.first)].sentence;
             ++s)
            spoken[static_cast<std::size_t>(s)] = true;
        if (quote.attribution && quote.attribution->cueFirst >= 0)
            spoken[static_cast<std::size_t>(tokens[quote.attribution->cueFirst].sentence)] = true;
    }
    std::vector<FoundQuote> reports;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        if (spoken[s])
            continue;
        if (std::optional<FoundQuote> report = Report(reading, sentences[s]).find())
            reports.push_back(std::move(*report));
    }
    const auto middle = static_cast<std::ptrdiff_t>(quotes.size());
    std::move(reports.begin(), reports.end(), std::back_inserter(quotes));
    std::inplace_merge(quotes.begin(), quotes.begin() + middle, quotes.end(),
                       [](const FoundQuote &a, const FoundQuote &b) { return a.place.first < b.place.first; });
}

} // namespace bluepencil::recognition
