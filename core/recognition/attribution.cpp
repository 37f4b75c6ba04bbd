// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/attribution.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 window = 100;   // tokens looked at to either side
constexpr qint32 nearRight = 45; // tokens behind a quote in which its speaker may stand
constexpr qint32 longestSignature = 12;
constexpr qint32 weakDistance = 4; // tokens between a weak cue and its quote
constexpr qint32 callDistance = 9; // "called the long and costly plan “…”"

/// Reads one quote's surroundings.
class Search
{
public:
    Search(const Reading &reading, const QuotePlace &place)
        : m_reading(reading)
        , m_tokens(reading.tokens())
        , m_place(place)
    {
    }
    std::optional<Attribution> best() const;

private:
    bool skipped(qint32 i) const;
    bool small(qint32 i) const;
    qint32 overAdverbs(qint32 i, qint32 step, qint32 limit) const;
    std::optional<Attribution> leftOfQuote() const;
    std::optional<Attribution> rightOfQuote() const;
    std::optional<NounPhrase> subjectOf(qint32 cue, qint32 from, qint32 to) const;
    std::optional<NounPhrase> objectQuoted(qint32 cue, qint32 to) const;
    void outerCue(Attribution &found) const;
    std::optional<NounPhrase> subjectOverComma(qint32 comma, qint32 from) const;
    std::optional<NounPhrase> nearestSubject(qint32 before, qint32 from) const;
    bool isPassive(qint32 cue, qint32 from) const;

    const Reading &m_reading;
    const Tokens &m_tokens;
    const QuotePlace &m_place;
};

bool Search::skipped(qint32 i) const
{
    const qint32 marked = m_reading.markedAt(i);
    return marked >= 0 && marked != m_reading.markedAt(m_place.first);
}

/// Words between a cue and its quote that change nothing: "said [that] “…”", "told [reporters:] “…”".
bool Search::small(qint32 i) const
{
    return m_tokens[i].kind != TokenKind::Word || m_tokens.is(i, Class::Adverb) || m_tokens.isText(i, "that") ||
           m_tokens.isText(i, "as") || m_tokens.is(i, Class::Determiner) || m_tokens.isText(i, "it") ||
           m_tokens.is(i, Class::Pronoun) || m_tokens.is(i, Class::FirstPerson);
}

qint32 Search::overAdverbs(qint32 i, qint32 step, qint32 limit) const
{
    const auto passes = [&](qint32 k) {
        return (m_tokens.is(k, Class::Adverb) && !m_tokens.is(k, Class::Determiner) && m_reading.nameAt(k) < 0) ||
               (step < 0 && m_tokens.is(k, Class::Aux)) || (step < 0 && m_tokens.isText(k, "not"));
    };
    while (i != limit && passes(i))
        i += step;
    return i;
}

bool Search::isPassive(qint32 cue, qint32 from) const
{
    const std::string_view word = m_tokens.word(cue);
    const bool participle = (word.ends_with("ed") || word == "said" || word == "written" || word == "told" ||
                             word == "sung" || word == "read" || word == "known" || word == "quoted");
    if (!participle)
        return false;
    qint32 i = cue - 1;
    while (i >= from && m_tokens.is(i, Class::Adverb))
        --i;
    return i >= from && (m_tokens.is(i, Class::Be));
}

/// The last phrase before a token that somebody acts in: followed by a verb, not governed by a preposition.
std::optional<NounPhrase> Search::nearestSubject(qint32 before, qint32 from) const
{
    std::optional<NounPhrase> anybody;
    for (qint32 i = before; i >= from; --i) {
        if (skipped(i) || !m_tokens.isWord(i))
            continue;
        const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, i, from);
        if (!phrase || phrase->end != i + 1 || phrase->kind == PhraseKind::Named)
            continue;
        if (followsPreposition(m_reading, *phrase)) {
            i = phrase->first;
            continue;
        }
        const qint32 next = overAdverbs(phrase->end, 1, before + 1);
        const bool acts = m_tokens.is(next, Class::Aux) || m_tokens.is(next, Class::Say) ||
                          m_tokens.is(next, Class::As) || m_tokens.is(next, Class::PersonVerb) ||
                          m_tokens.isText(next, "who") ||
                          (m_tokens.isWord(next) && !m_tokens[next].capital && m_tokens.word(next).size() > 3 &&
                           (m_tokens.word(next).substr(m_tokens.word(next).size() - 2) == "ed"));
        if (acts && phrase->kind != PhraseKind::Document)
            return phrase;
        if (!anybody && phrase->kind == PhraseKind::Person)
            anybody = phrase;
        i = phrase->first;
    }
    return anybody;
}

/// "Ruiz, who heads the union, said", "Ruiz, 45, a doctor, said": the phrase that the comma interrupts.
std::optional<NounPhrase> Search::subjectOverComma(qint32 comma, qint32 from) const
{
    std::optional<NounPhrase> institution;
    std::optional<NounPhrase> found;
    for (qint32 i = comma - 1; i >= from; --i) {
        if (m_tokens.isText(i, ";") || m_tokens.isText(i, ":"))
            break;
        const bool interrupted =
            m_tokens.isText(i + 1, ",") || m_tokens.isText(i + 1, "who") || m_tokens.isText(i + 1, "which");
        if (!interrupted || skipped(i))
            continue;
        const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, i, from);
        if (!phrase || phrase->kind == PhraseKind::Named || followsPreposition(m_reading, *phrase) ||
            m_tokens.is(phrase->first - 1, Class::Say))
            continue;
        if (phrase->kind == PhraseKind::Nominal &&
            m_tokens.isText(i + 1, ",")) { // "the mayor of the town, Ana Ruiz, said"
            const qint32 name = m_reading.nameAt(i + 2);
            if (m_reading.isPerson(name) && m_reading.names()[static_cast<std::size_t>(name)].first == i + 2) {
                const Name &person = m_reading.names()[static_cast<std::size_t>(name)];
                found = NounPhrase{person.first, person.end, person.end - 1, PhraseKind::Person, name};
                i = phrase->first;
                continue;
            }
        }
        if (phrase->isPersonal())
            found = phrase; // the leftmost one: later ones lie in what interrupts
        else if (!institution)
            institution = phrase;
        i = phrase->first;
    }
    return found ? found : institution;
}

/// "the paper quoted [her] as saying"
std::optional<NounPhrase> Search::objectQuoted(qint32 cue, qint32 to) const
{
    const std::string_view word = m_tokens.word(cue);
    if (word != "quoted" && word != "quotes" && word != "cited" && word != "cites")
        return std::nullopt;
    if (m_tokens.is(cue + 1, Class::Pronoun) && m_tokens.isText(cue + 2, "as"))
        return NounPhrase{cue + 1, cue + 2, cue + 1, PhraseKind::Pronoun, -1};
    const std::optional<NounPhrase> phrase = phraseBeginningAt(m_reading, cue + 1, to);
    return phrase && m_tokens.isText(phrase->end, "as") ? phrase : std::nullopt;
}

/// "Ruiz said the city had offered “…”": the words hang on what Ruiz said, not on what the city did.
void Search::outerCue(Attribution &found) const
{
    for (int step = 0; step < 2 && found.subject; ++step) {
        qint32 at = found.subject->first - 1;
        while (at > m_place.from &&
               (m_tokens.isText(at, "that") || (m_tokens.is(at, Class::Adverb) && !m_tokens.is(at, Class::Say))))
            --at;
        if (at < m_place.from || skipped(at) || !isCue(m_reading, at) || m_tokens.is(at, Class::Weak) ||
            !m_tokens.is(at, Class::Say))
            return;
        const std::optional<NounPhrase> outer = subjectOf(at, m_place.from, m_place.first);
        if (!outer)
            return;
        found.cueFirst = at;
        found.cueEnd = at + 1;
        found.subject = outer;
        found.rule = "speaker.outer-cue";
        found.score = 0.7;
    }
}

std::optional<NounPhrase> Search::subjectOf(qint32 cue, qint32 from, qint32 to) const
{
    if (const std::optional<NounPhrase> object = objectQuoted(cue, to))
        return object;
    if (isPassive(cue, from)) {
        for (qint32 i = cue + 1; i < to; ++i) {
            if (m_tokens.isText(i, "by"))
                return phraseBeginningAt(m_reading, i + 1, to);
        }
        return std::nullopt;
    }
    qint32 at = overAdverbs(cue - 1, -1, from - 1);
    // "was quoted as saying", "went on to say", "is said to have called"
    if (at >= from && m_tokens.isText(at, "as") && at - 1 >= from && isPassive(at - 1, from)) {
        at = overAdverbs(at - 2, -1, from - 1);
    } else if (at > from && m_tokens.isText(at, "as") && m_tokens.is(cue, Class::Say)) { // "quoted Ruiz as saying"
        const std::optional<NounPhrase> object = phraseEndingAt(m_reading, at - 1, from);
        if (object && m_tokens.is(object->first - 1, Class::Say))
            return object;
        return nearestSubject(at - 1, from);
    } else if (at >= from && (m_tokens.isText(at, "to") || m_tokens.isText(at, "by") || m_tokens.isText(at, "before") ||
                              m_tokens.isText(at, "after") || m_tokens.isText(at, "in"))) {
        return nearestSubject(at - 1, from);
    }
    if (at < from)
        return std::nullopt;
    if (m_tokens.isText(at, "who") || m_tokens.isText(at, "which") || m_tokens.isText(at, "that")) {
        const qint32 before = m_tokens.isText(at - 1, ",") ? at - 2 : at - 1;
        return phraseEndingAt(m_reading, before, from);
    }
    if (m_tokens.isText(at, ",") || isDash(codePoint(m_tokens.text(), m_tokens[at].span.start))) {
        if (const std::optional<NounPhrase> phrase = subjectOverComma(at, from))
            return phrase;
        return nearestSubject(at - 1, from);
    }
    if (const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, at, from)) {
        bool participle = m_tokens.word(cue).ends_with("ing");
        for (qint32 i = at + 1; i < cue; ++i)
            participle = participle && !m_tokens.is(i, Class::Be); // "is calling it"
        // "with one poster writing “…”", "a message stating: “…”"
        const bool atQuote = cue + 1 >= m_place.first - 1 && cue < m_place.first;
        if (participle ? atQuote : !followsPreposition(m_reading, *phrase))
            return phrase;
    }
    return nearestSubject(at, from);
}

std::optional<Attribution> Search::leftOfQuote() const
{
    Attribution found;
    const qint32 end = m_place.first;
    if (m_tokens.isText(end - 1, ":") && end - 2 >= m_place.from) { // "Ruiz: “…”"
        const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, end - 2, m_place.from);
        if (phrase && phrase->first == m_place.from && phrase->kind != PhraseKind::Pronoun) {
            found.subject = phrase;
            found.immediate = true;
            found.rule = "speaker.colon";
            found.score = 0.8;
            return found;
        }
    }
    for (qint32 i = end - 1; i >= m_place.from; --i) {
        if (skipped(i))
            continue;
        if (m_tokens.is(i, Class::AccordingTo) && m_tokens.isText(i + 1, "to")) {
            if (const auto phrase = phraseBeginningAt(m_reading, i + 2, end)) {
                found.cueFirst = i;
                found.cueEnd = i + 2;
                found.subject = withApposition(m_reading, *phrase);
                found.clause = true;
                found.rule = "speaker.according-to";
                found.score = 0.75;
                return found;
            }
        }
        if (!isCue(m_reading, i))
            continue;
        qint32 between = 0;
        for (qint32 k = i + 1; k < end; ++k)
            between += !small(k) && !skipped(k);
        const qint32 distance = end - i - 1;
        const bool naming = m_tokens.is(i, Class::Naming);
        const bool call = m_tokens.is(i, Class::Call) && !m_tokens.is(i, Class::Say);
        const bool clauseAs = m_tokens.is(i, Class::As) && !m_tokens.is(i, Class::Say);
        if (m_tokens.is(i, Class::Weak) && distance > weakDistance && !m_tokens.isText(i + 1, "that") &&
            !m_tokens.isText(end - 1, ":") && !(m_tokens.isText(end - 1, ",") && between <= 6))
            continue;
        if ((call || clauseAs) && distance > (clauseAs ? 2 * callDistance : callDistance))
            continue;
        found.cueFirst = i;
        found.cueEnd = i + 1;
        found.naming = naming;
        found.subject = subjectOf(i, m_place.from, end);
        if (found.subject)
            found.subject = withApposition(m_reading, *found.subject);
        found.immediate = between == 0 || m_tokens.isText(end - 1, ":") ||
                          (m_tokens.isText(end - 1, ",") && between <= 8) || m_tokens.isText(end - 1, "that");
        found.clause =
            call || clauseAs || m_tokens.isText(end - 1, "that") || m_tokens.isText(end - 1, "as") || !found.immediate;
        found.rule = found.immediate ? "speaker.cue-before" : "speaker.cue-in-sentence";
        found.score = found.immediate ? 0.9 : 0.7;
        if (!found.subject && !found.immediate)
            return std::nullopt;
        if ((!found.immediate || m_tokens.is(i, Class::Weak)) && !m_tokens.isText(end - 1, ":") &&
            !m_tokens.isText(end - 1, ","))
            outerCue(found);
        return found;
    }
    return std::nullopt;
}

std::optional<Attribution> Search::rightOfQuote() const
{
    qint32 first = m_place.end;
    const qint32 end = std::min(m_place.to, first + nearRight);
    while (first < end && (m_tokens.isText(first, ",") || m_tokens[first].kind == TokenKind::Mark ||
                           isDash(codePoint(m_tokens.text(), m_tokens[first].span.start))))
        ++first;
    if (first >= end)
        return std::nullopt;
    const bool commaOutside = m_tokens.isText(m_place.end, ",");
    const bool open = m_place.last == U',' || m_place.last == U'?' || m_place.last == U'!' || m_place.last == 0x2026 ||
                      isDash(m_place.last) || commaOutside;
    Attribution found;
    found.after = true;
    if (isDash(codePoint(m_tokens.text(), m_tokens[first - 1].span.start)) && first > m_place.end) { // “…” – Ana Ruiz
        const std::optional<NounPhrase> phrase = phraseBeginningAt(m_reading, first, end);
        if (phrase && phrase->first == first && phrase->kind == PhraseKind::Person &&
            (phrase->end >= m_place.to || m_tokens.isText(phrase->end, ","))) {
            found.subject = phrase;
            found.immediate = true;
            found.rule = "speaker.signed";
            found.score = 0.8;
            return found;
        }
    }
    const qint32 start = overAdverbs(first, 1, end);
    if (m_tokens.is(start, Class::AccordingTo) && m_tokens.isText(start + 1, "to")) {
        found.cueFirst = start;
        found.cueEnd = start + 2;
        found.subject = phraseBeginningAt(m_reading, start + 2, end);
        found.immediate = true;
        found.rule = "speaker.according-to";
        found.score = 0.85;
        return found.subject ? std::optional(found) : std::nullopt;
    }
    if (isCue(m_reading, start)) { // "said Ushakov"
        const qint32 subject = overAdverbs(start + 1, 1, end);
        found.subject = phraseBeginningAt(m_reading, subject, end);
        if (found.subject)
            found.subject = withApposition(m_reading, *found.subject);
        const bool finite = !m_tokens.word(start).ends_with("ing");
        if (found.subject && finite && (open || found.subject->isPersonal())) {
            found.cueFirst = start;
            found.cueEnd = start + 1;
            found.immediate = true;
            found.rule = "speaker.inversion";
            found.score = open ? 0.95 : 0.7;
            return found;
        }
        return std::nullopt;
    }
    for (qint32 i = first; i < end; ++i) { // "Ruiz, who heads the union, said"
        if (skipped(i) || m_tokens.isText(i, ";"))
            break;
        if (!isCue(m_reading, i) || (m_tokens.is(i, Class::Weak) && !open))
            continue;
        if (i > first &&
            (m_tokens.isText(i - 1, "to") || (m_tokens.word(i).ends_with("ing") && !m_tokens.is(i - 1, Class::Be))))
            continue;
        const bool relative = i > first && m_tokens.is(overAdverbs(i - 1, -1, first - 1), Class::Relative);
        if (relative) // a cue inside "who …" says nothing of the quote
            continue;
        found.subject = subjectOf(i, first, end);
        if (!found.subject || isPassive(i, first))
            return std::nullopt;
        found.cueFirst = i;
        found.cueEnd = i + 1;
        const bool atOnce = found.subject->first <= first + 6;
        found.immediate = open && atOnce;
        found.rule = found.immediate ? "speaker.cue-after" : "speaker.cue-later";
        found.score = found.immediate ? 0.95 : 0.5;
        return found;
    }
    return std::nullopt;
}

std::optional<Attribution> Search::best() const
{
    const std::optional<Attribution> left = leftOfQuote();
    const std::optional<Attribution> right = rightOfQuote();
    if (!left || !right)
        return left ? left : right;
    // Between two, what stands nearer; a comma inside the marks announces what follows.
    if (left->subject && right->subject) {
        const bool announced = m_place.last == U',' && right->immediate;
        if (announced && left->clause)
            return left->immediate && m_place.last != U',' ? left : right;
        return right->score > left->score || announced ? right : left;
    }
    return left->subject ? left : right->subject ? right : left;
}

} // namespace

bool isCue(const Reading &reading, qint32 token)
{
    const Tokens &tokens = reading.tokens();
    if (!tokens.isWord(token) || tokens[token].capital || reading.nameAt(token) >= 0)
        return false;
    if (!tokens.is(token, Class::Say) && !tokens.is(token, Class::As) && !tokens.is(token, Class::Call))
        return false;
    if (token == 0)
        return true;
    const std::string_view word = tokens.word(token);
    const bool past = word.size() > 2 && word.substr(word.size() - 2) == "ed";
    // "the report", "his claims", "in answer to"
    const qint32 before = token - 1;
    if (past || word == "said" || word == "told" || word == "wrote")
        return !(tokens.is(before, Class::Determiner) && !tokens.is(before, Class::Pronoun)) || past;
    if (tokens[before].possessive || (tokens.is(before, Class::Determiner) && !tokens.is(before, Class::Adverb)))
        return false;
    if (tokens.is(before, Class::Preposition)) {
        const bool gerund = word.size() > 3 && word.substr(word.size() - 3) == "ing";
        return gerund || tokens.isText(before, "to");
    }
    return true;
}

QuotePlace placeOf(const Reading &reading, int marked)
{
    const Tokens &tokens = reading.tokens();
    const MarkedWords &words = reading.marked()[static_cast<std::size_t>(marked)];
    QuotePlace place;
    place.marked = marked;
    place.first = tokens.atOrAfter(words.parts.front().start);
    place.end = tokens.atOrAfter(words.parts.back().end);
    place.last = codePointBefore(tokens.text(), words.content().end);
    if (place.first >= tokens.count() || place.end <= place.first) {
        place.from = place.to = place.end = place.first;
        return place;
    }
    if (words.outer >= 0) {
        const Span outer = reading.marked()[static_cast<std::size_t>(words.outer)].hull();
        place.from = std::max(tokens.atOrAfter(outer.start) + 1, tokens.sentenceOf(place.first).first);
        place.to = std::min(tokens.atOrAfter(outer.end), tokens.sentenceOf(place.end - 1).end);
    } else {
        const Sentence &sentence = tokens.sentenceOf(place.first);
        place.from = sentence.first;
        const Sentence &last = tokens.sentenceOf(place.end - 1);
        place.to = last.end;
        const std::vector<Sentence> &sentences = tokens.sentences();
        // "stated,⏎ “…”": what leads to the quote stands in the block before.
        if (place.first == place.from && place.first > 0 && tokens[place.first].sentence > 0) {
            const Sentence &before = sentences[static_cast<std::size_t>(tokens[place.first].sentence) - 1];
            if (tokens.isText(before.end - 1, ":") || tokens.isText(before.end - 1, ","))
                place.from = before.first;
        }
        // “The bridge is closed.” – Ana Ruiz
        if (place.to == place.end && place.end < tokens.count() &&
            isDash(codePoint(tokens.text(), tokens[place.end].span.start)) &&
            tokens.sentenceOf(place.end).block == last.block &&
            tokens.sentenceOf(place.end).end - place.end <= longestSignature)
            place.to = tokens.sentenceOf(place.end).end;
        // "“Why?” Ruiz asked.": the question mark ended the sentence, but not what is said of it.
        if (place.to == place.end &&
            (place.last == U'?' || place.last == U'!' || place.last == 0x2026 || isDash(place.last)) &&
            static_cast<std::size_t>(tokens[place.end - 1].sentence) + 1 < sentences.size()) {
            const Sentence &next = sentences[static_cast<std::size_t>(tokens[place.end - 1].sentence) + 1];
            const auto phrase = phraseBeginningAt(reading, next.first, next.end);
            qint32 after = phrase ? phrase->end : next.end;
            while (after < next.end && tokens.is(after, Class::Adverb))
                ++after;
            if (next.block == last.block && phrase && after < next.end && isCue(reading, after) &&
                !tokens.isText(after + 1, "that"))
                place.to = next.end;
        }
    }
    place.from = std::max(place.from, place.first - window);
    place.to = std::min(place.to, place.end + window);
    return place;
}

std::optional<Attribution> attributionOf(const Reading &reading, const QuotePlace &place)
{
    return Search(reading, place).best();
}

} // namespace bluepencil::recognition
