// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/attribution.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr int mostSteps = 3;         // from a verb to one before it that shares its subject
constexpr qint32 nearRight = 45;     // tokens behind a quote in which its speaker may stand
constexpr qint32 thatDistance = 12;  // tokens between a cue and its "that"
constexpr qint32 wordsDistance = 16; // "in the words of …"
constexpr qint32 actDistance = 16;   // "urged the White House to stop “…”"
constexpr qint32 weakDistance = 4;   // tokens between a weak cue and its quote
constexpr qint32 callDistance = 14;  // "called the long and costly plan “…”"

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
    std::optional<Attribution> by(qint32 cue) const;

private:
    bool skipped(qint32 i) const;
    bool small(qint32 i) const;
    qint32 overAdverbs(qint32 i, qint32 step, qint32 limit) const;
    std::optional<Attribution> leftOfQuote() const;
    std::optional<Attribution> rightOfQuote() const;
    std::optional<Attribution> inWordsOf(qint32 i, qint32 to) const;
    std::optional<Attribution> sentenceSubject() const;
    std::optional<NounPhrase> subjectOf(qint32 cue, qint32 from, qint32 to, int depth = 0) const;
    std::optional<NounPhrase> objectQuoted(qint32 cue, qint32 to) const;
    void outerCue(Attribution &found) const;
    std::optional<NounPhrase> subjectOverComma(qint32 comma, qint32 from) const;
    std::optional<NounPhrase> nearestSubject(qint32 before, qint32 from) const;
    std::optional<NounPhrase> participleSubject(qint32 cue, qint32 from, int depth) const;
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
    return m_tokens[i].kind != TokenKind::Word || m_tokens.is(i, Class::Adverb) || m_tokens.is(i, Class::Be) ||
           m_tokens.isText(i, "that") || m_tokens.isText(i, "as") || m_tokens.is(i, Class::Determiner) ||
           m_tokens.isText(i, "it") || m_tokens.is(i, Class::Pronoun) || m_tokens.is(i, Class::FirstPerson);
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
    std::optional<NounPhrase> document;
    for (qint32 i = before; i >= from; --i) {
        if (skipped(i) || !m_tokens.isWord(i))
            continue;
        const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, i, from);
        if (!phrase || phrase->end != i + 1 || (phrase->kind == PhraseKind::Named && phrase->first > from)) {
            const std::optional<NounPhrase> noun = m_tokens.is(i + 1, Class::Say) && isCue(m_reading, i + 1)
                                                       ? bareNounEndingAt(m_reading, i, from)
                                                       : std::nullopt;
            if (noun && !followsPreposition(m_reading, *noun))
                return noun; // "the technician smiled and said"
            continue;
        }
        if (phrase->kind == PhraseKind::Nominal && m_reading.nameAt(phrase->end) >= 0)
            continue; // "the official [Agency]"
        if (followsPreposition(m_reading, *phrase) ||
            (phrase->end < m_tokens.count() && m_tokens[phrase->end].possessive) ||
            m_tokens.isText(phrase->first - 1, "what")) { // "what he called"
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
        if (acts && !document)
            document = phrase;
        if (!anybody && (phrase->kind == PhraseKind::Person || phrase->kind == PhraseKind::Pronoun))
            anybody = phrase;
        i = phrase->first;
    }
    return anybody ? anybody : document;
}

/// Who does what a participle behind a comma carries on: "Ruiz left, saying …", "Lind said that Ruiz had
/// left, adding …".
std::optional<NounPhrase> Search::participleSubject(qint32 cue, qint32 from, int depth) const
{
    constexpr std::array<std::string_view, 9> carryOn = {"adding",     "noting",     "stressing",
                                                         "insisting",  "continuing", "explaining",
                                                         "concluding", "warning",    "emphasizing"};
    const qint32 comma = cue - 1;
    const std::optional<NounPhrase> near = nearestSubject(comma - 1, from);
    if (std::find(carryOn.begin(), carryOn.end(), m_tokens.word(cue)) == carryOn.end())
        return near ? near : mainSubject(m_reading, from, comma);
    int tried = 0;
    for (qint32 i = comma - 1; i > from && tried <= mostSteps; --i) {
        if (skipped(i) || !isCue(m_reading, i) || m_tokens.word(i).ends_with("ing"))
            continue;
        ++tried;
        if (std::optional<NounPhrase> subject = subjectOf(i, from, comma, depth + 1))
            return subject;
    }
    return near ? near : mainSubject(m_reading, from, comma);
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
        const bool unknownName = phrase && phrase->kind == PhraseKind::Named && phrase->first > from;
        if (!phrase || unknownName || followsPreposition(m_reading, *phrase) ||
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
    return phrase && (m_tokens.isText(phrase->end, "as") || m_tokens.isText(phrase->end, ":")) ? phrase : std::nullopt;
}

/// "Ruiz said on Monday that the city had offered “…”": the words hang on what Ruiz said, not on what the
/// city did.
void Search::outerCue(Attribution &found) const
{
    for (int step = 0; step < 2 && found.subject; ++step) {
        qint32 at = found.subject->first - 1;
        while (at > m_place.from && m_tokens.isWord(at) && !isCue(m_reading, at) && !m_tokens.isText(at, "that") &&
               (m_tokens.is(at, Class::Adverb) || m_tokens.is(at, Class::Determiner) ||
                m_tokens.is(at, Class::Demonym) || m_tokens.is(at, Class::Title)))
            --at;
        if (m_tokens.isText(at, "that")) { // over "on Monday", "reporters"
            const qint32 that = at;
            for (--at; at > m_place.from && that - at <= thatDistance && !isCue(m_reading, at); --at) {
                if (m_tokens[at].kind == TokenKind::Punctuation)
                    return;
            }
        }
        if (at < m_place.from || skipped(at) || !isCue(m_reading, at) || m_tokens.is(at, Class::Weak) ||
            !m_tokens.is(at, Class::Say))
            return;
        const std::optional<NounPhrase> outer = subjectOf(at, m_place.from, m_place.first);
        if (!outer)
            return;
        found.cueFirst = at;
        found.cueEnd = at + 1;
        found.subject = outer;
        found.clause = true;
        found.rule = "speaker.outer-cue";
        found.score = 0.7;
    }
}

/// "in Ruiz’s words", "in the words of the mayor", at the word "words".
std::optional<Attribution> Search::inWordsOf(qint32 i, qint32 to) const
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

/// "The chairman had one word for it: “…”", "Ruiz saw no way out — “…”": whom the sentence is about.
std::optional<Attribution> Search::sentenceSubject() const
{
    const std::optional<NounPhrase> phrase = mainSubject(m_reading, m_place.from, m_place.first);
    if (!phrase)
        return std::nullopt;
    Attribution found;
    found.subject = withApposition(m_reading, *phrase);
    found.clause = true;
    found.rule = "speaker.sentence-subject";
    found.score = 0.6;
    return found;
}

std::optional<NounPhrase> Search::subjectOf(qint32 cue, qint32 from, qint32 to, int depth) const
{
    if (depth > mostSteps)
        return std::nullopt;
    if (const std::optional<NounPhrase> object = objectQuoted(cue, to))
        return object;
    if (isPassive(cue, from)) {
        if (m_tokens.isText(cue, "quoted") || m_tokens.isText(cue, "cited")) // who is quoted speaks
            return nearestSubject(cue - 1, from);
        for (qint32 i = cue + 1; i < to; ++i) {
            if (m_tokens.isText(i, "by"))
                return phraseBeginningAt(m_reading, i + 1, to);
        }
        return std::nullopt;
    }
    qint32 at = overAdverbs(cue - 1, -1, from - 1);
    if (at > from && m_tokens.is(at, Class::Weekday)) // "Ruiz [on] Tuesday called it …"
        at = overAdverbs(m_tokens.isText(at - 1, "on") ? at - 2 : at - 1, -1, from - 1);
    if (at > from && m_tokens.is(at, Class::Conjunction)) { // "Ruiz called it useful and said …"
        for (qint32 i = at - 1; i > from && at - i <= actDistance; --i) {
            if (skipped(i) || !isCue(m_reading, i) || m_tokens.word(i).ends_with("ing"))
                continue;
            const std::optional<NounPhrase> between = nearestSubject(at - 1, i + 1);
            const bool acts =
                between && m_tokens.isWord(between->end) && !m_tokens.is(between->end, Class::Preposition);
            if (!acts) {
                if (const std::optional<NounPhrase> subject = subjectOf(i, from, at, depth + 1))
                    return subject;
            }
            break;
        }
        if (m_tokens.isText(at - 1, ",")) {
            if (const std::optional<NounPhrase> subject = mainSubject(m_reading, from, at))
                return subject;
        }
        if (m_tokens.word(cue).ends_with("ing"))
            return participleSubject(cue, from, depth);
    }
    // "was quoted as saying", "went on to say", "is said to have called"
    if (at >= from && m_tokens.isText(at, "as") && at - 1 >= from && isPassive(at - 1, from)) {
        at = overAdverbs(at - 2, -1, from - 1);
    } else if (at > from && m_tokens.isText(at, "as") && m_tokens.is(cue, Class::Say)) { // "quoted Ruiz as saying"
        for (qint32 quoted = at - 1; quoted > from && at - quoted <= thatDistance; --quoted) {
            // "was quoted by the agency as saying"
            if (!isCue(m_reading, quoted))
                continue;
            if (isPassive(quoted, from))
                return nearestSubject(quoted - 1, from);
            if (m_tokens.is(quoted + 1, Class::Pronoun))
                return NounPhrase{quoted + 1, quoted + 2, quoted + 1, PhraseKind::Pronoun, -1};
            return phraseBeginningAt(m_reading, quoted + 1, at);
        }
        return nearestSubject(at - 1, from);
    } else if (at >= from && (m_tokens.isText(at, "to") || m_tokens.isText(at, "by") || m_tokens.isText(at, "before") ||
                              m_tokens.isText(at, "after") || m_tokens.isText(at, "in"))) {
        if (const std::optional<NounPhrase> near = nearestSubject(at - 1, from))
            return near;
        return mainSubject(m_reading, from, at);
    }
    if (at < from)
        return std::nullopt;
    if (m_tokens.isText(at, "who") || m_tokens.isText(at, "which") || m_tokens.isText(at, "that")) {
        const bool apart = m_tokens.isText(at - 1, ",") || m_tokens.isText(at - 1, "(");
        const qint32 before = apart ? at - 2 : at - 1;
        return phraseEndingAt(m_reading, before, from);
    }
    if (skipped(at) && at > from && m_tokens.isText(at - 1, ",")) // "Ruiz, who left over “talks,” later wrote"
        --at;
    if (m_tokens.isText(at, ",") || isDash(codePoint(m_tokens.text(), m_tokens[at].span.start))) {
        if (m_tokens.word(cue).ends_with("ing"))
            return participleSubject(cue, from, depth);
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
        const bool writes = phrase->kind == PhraseKind::Nominal || phrase->kind == PhraseKind::Document ||
                            phrase->kind == PhraseKind::Person;
        if (participle ? atQuote && writes : !followsPreposition(m_reading, *phrase))
            return phrase;
    } else if (const std::optional<NounPhrase> noun = bareNounEndingAt(m_reading, at, from)) {
        if (!m_tokens.is(cue, Class::Naming) && !followsPreposition(m_reading, *noun))
            return noun;
    }
    if (const std::optional<NounPhrase> near = nearestSubject(at, from))
        return near;
    return mainSubject(m_reading, from, cue + 1);
}

std::optional<Attribution> Search::leftOfQuote() const
{
    const qint32 end = m_place.first;
    if (m_tokens.isText(end - 1, ":") && end - 2 >= m_place.from) { // "Ruiz: “…”"
        const std::optional<NounPhrase> phrase = phraseEndingAt(m_reading, end - 2, m_place.from);
        if (phrase && phrase->first == m_place.from && phrase->kind != PhraseKind::Pronoun) {
            Attribution found;
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
                Attribution found;
                found.cueFirst = i;
                found.cueEnd = i + 2;
                found.subject = withApposition(m_reading, *phrase);
                found.clause = true;
                found.rule = "speaker.according-to";
                found.score = 0.75;
                return found;
            }
        }
        if (end - i <= wordsDistance) {
            if (const std::optional<Attribution> words = inWordsOf(i, end))
                return words;
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
        const bool act = m_tokens.is(i, Class::Act) && distance <= actDistance;
        if (m_tokens.is(i, Class::Weak) && distance > weakDistance && !act && !m_tokens.isText(i + 1, "that") &&
            !m_tokens.isText(end - 1, ":") && !(m_tokens.isText(end - 1, ",") && between <= 6))
            continue;
        if ((call || clauseAs) && distance > (clauseAs ? 2 * callDistance : callDistance))
            continue;
        Attribution found;
        found.cueFirst = i;
        found.cueEnd = i + 1 + isPutIt(m_tokens, i);
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
        if (!found.subject && (!found.immediate || m_tokens.is(i, Class::Weak) || isPassive(i, m_place.from)))
            continue; // "needs to be told that …": what governs that may be told
        if (m_tokens.is(i, Class::Weak) && !found.immediate && m_tokens.is(m_place.from, Class::AccordingTo))
            continue; // what the report says governs the rest
        if ((!found.immediate || m_tokens.is(i, Class::Weak)) && !m_tokens.isText(end - 1, ":") &&
            !m_tokens.isText(end - 1, ","))
            outerCue(found);
        return found;
    }
    // "put it this way: “…”", "had one word for it — “…”"
    if (end - 1 <= m_place.from || m_tokens[end - 1].kind != TokenKind::Punctuation)
        return std::nullopt;
    const char32_t sign = codePoint(m_tokens.text(), m_tokens[end - 1].span.start);
    return sign == U':' || (isDash(sign) && m_tokens[end - 1].spaceBefore) || sign == 0x2014 ? sentenceSubject()
                                                                                             : std::nullopt;
}

/// A cue that is known to govern the words.
std::optional<Attribution> Search::by(qint32 cue) const
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
            found.subject = subjectOf(cue, first, end);
        }
    } else {
        found.subject = subjectOf(cue, m_place.from, m_place.first);
        found.rule = "speaker.cue-before";
    }
    if (!found.subject)
        return std::nullopt;
    found.subject = withApposition(m_reading, *found.subject);
    return found;
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
                      isDash(m_place.last) || commaOutside || m_place.dash;
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
    if (m_tokens.isText(m_place.end, ":") && m_place.first == m_place.from && m_place.heading) {
        const qint32 whose = m_place.end + 1; // ‘We Are Lost’: Mayor
        if (m_reading.nameAt(whose) >= 0 || m_tokens.is(whose, Class::Determiner))
            found.subject = phraseBeginningAt(m_reading, whose, m_place.to);
        else if (m_tokens.is(whose, Class::People) || m_tokens.is(whose, Class::Person) ||
                 m_tokens.is(whose, Class::Title))
            found.subject = NounPhrase{whose, whose + 1, whose, PhraseKind::Nominal, -1};
        found.immediate = true;
        found.rule = "speaker.headline";
        found.score = 0.6;
        return found.subject ? std::optional(found) : std::nullopt;
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
    for (qint32 i = first; i < std::min(end, first + 4); ++i) { // “…,” in the words of the mayor
        if (std::optional<Attribution> words = inWordsOf(i, end)) {
            words->after = words->immediate = true;
            words->clause = false;
            return words;
        }
    }
    if (m_tokens.is(start, Class::Be) && (m_tokens.isText(start + 1, "how") || m_tokens.isText(start + 1, "what"))) {
        // “Ridiculous” was how Ruiz put it
        found.subject = phraseBeginningAt(m_reading, start + 2, end);
        const qint32 cue = found.subject ? overAdverbs(found.subject->end, 1, end) : end;
        if (cue < end && isCue(m_reading, cue)) {
            found.cueFirst = cue;
            found.cueEnd = cue + 1 + isPutIt(m_tokens, cue);
            found.rule = "speaker.was-how";
            found.score = 0.85;
            return found;
        }
        found.subject.reset();
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
        if (!isCue(m_reading, i) || (m_tokens.is(i, Class::Weak) && !open) ||
            !(m_tokens.is(i, Class::Say) || isPutIt(m_tokens, i)))
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
        bool atOnce = found.subject->first <= first + 6;
        for (qint32 k = first; k < found.subject->first && atOnce; ++k) // “…,” meant to make Ruiz say
            atOnce = !m_tokens.isText(k, "to") && !m_tokens.is(k, Class::Aux) && !m_tokens.word(k).ends_with("ing");
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
        if (left->immediate && !right->immediate)
            return left;
        const bool announced = m_place.last == U',' && right->immediate;
        if (announced && left->clause)
            return left->immediate && m_place.last != U',' ? left : right;
        return right->score > left->score || announced ? right : left;
    }
    return left->subject ? left : right->subject ? right : left;
}

} // namespace

std::optional<Attribution> attributionOf(const Reading &reading, const QuotePlace &place)
{
    return Search(reading, place).best();
}

std::optional<Attribution> attributionBy(const Reading &reading, const QuotePlace &place, qint32 cue)
{
    return Search(reading, place).by(cue);
}

} // namespace bluepencil::recognition
