// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namecandidates.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

constexpr qint32 longestPhrase = 8; // words
constexpr qint32 longestRun = 24;   // words; a longer run is a heading or shouting

using Class = WordClass;

bool isRoman(std::string_view word)
{
    return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

/// Sentences whose capitals prove nothing.
bool provesNothing(const Tokens &tokens, const Sentence &sentence)
{
    qint32 words = 0;
    qint32 capitals = 0;
    qint32 shouted = 0;
    qint32 letters = 0;
    for (qint32 i = sentence.first; i < sentence.end; ++i) {
        const Token &token = tokens[i];
        if (token.kind != TokenKind::Word || token.possessive)
            continue;
        ++letters;
        shouted += token.allCaps;
        if (tokens.is(i, Class::Function) || tokens.is(i, Class::Preposition) || token.span.length() < 4)
            continue;
        ++words;
        capitals += token.capital;
    }
    if (letters >= 4 && shouted * 4 > letters * 3)
        return true;
    const bool heading = tokens.blocks()[static_cast<std::size_t>(sentence.block)].heading;
    return words >= (heading ? 4 : 7) && capitals * 10 >= words * 9;
}

class Runs
{
public:
    explicit Runs(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }
    std::vector<Candidate> take()
    {
        for (const Sentence &sentence : m_tokens.sentences())
            scan(sentence);
        return std::move(m_found);
    }

private:
    bool is(qint32 i, Class wordClass) const { return m_tokens.is(i, wordClass); }
    bool capital(qint32 i) const { return m_tokens.isWord(i) && m_tokens[i].capital; }
    bool isTitle(qint32 i) const { return capital(i) && (isTitleHead(i) || is(i, Class::TitleModifier)); }
    bool isTitleHead(qint32 i) const;
    bool mayName(qint32 i) const;
    bool forename(qint32 i) const { return is(i, Class::ForenameMale) || is(i, Class::ForenameFemale); }
    bool nameToken(qint32 i) const;
    bool joins(qint32 i, qint32 end) const;
    bool joinsTwoNames(qint32 first, qint32 conjunction, qint32 end) const;
    bool mayFollowOf(qint32 i) const { return capital(i) && is(i, Class::TitleModifier); }
    qint32 runEnd(qint32 first, qint32 end) const;
    void scan(const Sentence &sentence);
    void cut(qint32 first, qint32 end);
    qint32 titleEnd(qint32 first, qint32 end) const;
    bool wholeOrganization(qint32 first, qint32 end) const;
    bool wholePlace(qint32 first, qint32 end) const;
    void add(qint32 first, qint32 end, CandidateShape shape);
    void addRest(qint32 first, qint32 end);

    const Tokens &m_tokens;
    std::vector<Candidate> m_found;
    qint32 m_sentenceFirst = 0;
    bool m_unsure = false;
    qint32 m_titleFirst = -1; ///< of the title just passed
};

/// "Mayor", "Vice-Mayor", "Co-founder".
bool Runs::isTitleHead(qint32 i) const
{
    if (is(i, Class::Title))
        return true;
    const std::string_view word = m_tokens.word(i);
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos || word.size() > 30)
        return false;
    return m_tokens.lexicon().entry(m_tokens.lexicon().find(folded(word.substr(hyphen + 1)))).is(Class::Title);
}

/// A small word that is written with a capital inside a sentence and leads a name: "New People Party".
bool Runs::mayName(qint32 i) const
{
    const bool small = is(i, Class::Determiner) || is(i, Class::Pronoun) || is(i, Class::FirstPerson) ||
                       is(i, Class::Preposition) || is(i, Class::Conjunction) || is(i, Class::Aux) ||
                       is(i, Class::Adverb) || is(i, Class::Subordinator) || is(i, Class::Relative);
    return !small && i > m_sentenceFirst;
}

bool Runs::nameToken(qint32 i) const
{
    if (!capital(i) || m_tokens[i].possessive)
        return false;
    const std::string_view word = m_tokens.word(i);
    if (m_tokens.isText(i + 1, "$") && !m_tokens[i + 1].spaceBefore)
        return false; // "US$"
    if (is(i, Class::PossessiveOpen) && i + 1 < m_tokens.count() && m_tokens[i + 1].possessive)
        return true;
    if ((is(i, Class::Month) || is(i, Class::Weekday)) && capital(i + 1) && is(i + 1, Class::OrgHead) &&
        m_tokens[i].sentence == m_tokens[i + 1].sentence)
        return true; // "Sunday Times"
    if (is(i, Class::Month) || is(i, Class::Weekday) || (is(i, Class::NotName) && m_tokens[i].allCaps))
        return false;
    if (is(i, Class::Function))
        return (m_tokens[i].allCaps && word.size() >= 2 && (is(i, Class::Acronym) || is(i, Class::Country))) ||
               mayName(i);
    return word != "I";
}

/// May the run that ends before `i`, a small word, go on behind it?
bool Runs::joins(qint32 i, qint32 end) const
{
    return i < end && m_tokens.isWord(i) && !m_tokens[i].capital;
}

/// "Food and Drug Administration": two fields of one body, not two names.
bool Runs::joinsTwoNames(qint32 first, qint32 conjunction, qint32 end) const
{
    const qint32 before = conjunction - 1;
    const qint32 after = conjunction + 1;
    if (after >= end || !nameToken(after) || before - first > 2)
        return false;
    const auto field = [&](qint32 i) {
        return !forename(i) && !isSettled(m_tokens.entry(i)) && !is(i, Class::Place) && !isAcronym(m_tokens, i) &&
               !is(i, Class::Demonym) && !is(i, Class::Title) && m_tokens.word(i).size() > 2;
    };
    if (!field(before) || !field(after) || is(before, Class::OrgSuffix) || is(before, Class::PlaceHead) ||
        (is(before, Class::OrgHead) && is(before, Class::OrgOpen)))
        return false;
    qint32 last = after;
    while (last + 1 < end && nameToken(last + 1) && last - after < 3)
        ++last;
    return last > after && is(last, Class::OrgHead) && is(last, Class::OrgOpen) && !isTitle(last);
}

qint32 Runs::runEnd(qint32 first, qint32 end) const
{
    qint32 at = first + 1;
    qint32 opened = -1; // the word of the run that lets it go on over "of"
    const auto opens = [&](qint32 i) { return is(i, Class::OrgOpen) || is(i, Class::PlaceOpen); };
    if (opens(first))
        opened = first;
    bool overOf = false;
    while (at < end && at - first < longestRun) {
        if (nameToken(at)) {
            if (opens(at))
                opened = at;
            ++at;
            continue;
        }
        if (m_tokens.isText(at, "&") && nameToken(at + 1) && at + 1 < end) {
            at += 2;
            continue;
        }
        // "Korean People's Army"
        if (at + 1 < end && m_tokens[at].possessive && is(at - 1, Class::PossessiveOpen) && nameToken(at + 1)) {
            at += 2;
            continue;
        }
        if (!joins(at, end))
            break;
        const std::string_view word = m_tokens.word(at);
        if (is(at, Class::Particle) && !is(at, Class::Preposition)) { // "van der Berg"
            qint32 next = at + 1;
            if (joins(next, end) && is(next, Class::Particle))
                ++next;
            if (next < end && nameToken(next) && !isTitle(next)) {
                at = next + 1;
                continue;
            }
        }
        // "Minister of Education Ana Ruiz": the title goes on.
        if (word == "of" && isTitle(at - 1) && at + 1 < end && capital(at + 1) && is(at + 1, Class::TitleModifier)) {
            at += 2;
            continue;
        }
        if (word == "and" && (opened < 0 || !overOf) && joinsTwoNames(first, at, end)) {
            at += 2;
            continue;
        }
        if (opened < 0)
            break;
        const bool of = word == "of" || word == "for" || word == "on" || word == "against";
        if (of && at - opened <= 3 && (!isTitle(opened) || is(opened, Class::OrgOpen))) {
            qint32 next = at + 1;
            if (joins(next, end) && m_tokens.word(next) == "the")
                ++next;
            if (next < end && (nameToken(next) || mayFollowOf(next)) &&
                (!isTitle(next) || is(next, Class::TitleModifier)) &&
                !(overOf && (m_tokens.isText(at + 1, "the") || is(next, Class::Country))) &&
                (word != "on" || is(opened, Class::OrgHead)) && (word == "of" || is(opened, Class::OrgOpen))) {
                overOf = true;
                at = next + 1;
                continue;
            }
        }
        if (word == "and" && overOf && is(opened, Class::OrgOpen) && at + 1 < end && nameToken(at + 1) &&
            !forename(at + 1) && (!isTitle(at + 1) || is(at + 1, Class::TitleModifier)) &&
            !is(at + 1, Class::OrgHead) && !isAcronym(m_tokens, at + 1) && !isSettled(m_tokens.entry(at + 1)) &&
            !is(at + 1, Class::Place) && !isSettled(m_tokens.entry(at - 1))) {
            at += 2;
            continue;
        }
        break;
    }
    return at;
}

void Runs::scan(const Sentence &sentence)
{
    m_sentenceFirst = sentence.first;
    // A mark or bracket before it does not make the first word less of a first word.
    while (m_sentenceFirst < sentence.end && !m_tokens.isWord(m_sentenceFirst))
        ++m_sentenceFirst;
    m_unsure = provesNothing(m_tokens, sentence);
    for (qint32 i = sentence.first; i < sentence.end;) {
        if (capital(i) && m_tokens.entry(i).phraseWords >= 2) { // "Reporters Without Borders", "New York"
            quint32 entry = 0;
            const qint32 words = knownPhrase(m_tokens, i, sentence.end, entry);
            const qint32 next = i + words;
            const bool alone = next >= sentence.end || (!nameToken(next) && !m_tokens.isText(next, "of") &&
                                                        !m_tokens.isText(next, "and") && !m_tokens.isText(next, "&"));
            if (words >= 2 && alone && capital(next - 1) &&
                (!forename(i) || m_tokens.lexicon().entry(entry).is(Class::Organization) ||
                 m_tokens.lexicon().entry(entry).is(Class::State))) {
                m_titleFirst = -1;
                add(i, next, CandidateShape::Known);
                i = next;
                continue;
            }
            if (words >= 2 && !nameToken(i) && nameToken(i + 1) &&
                capital(next - 1)) { // "New Zealand Herald" at a start
                const qint32 end = runEnd(i, sentence.end);
                m_titleFirst = -1;
                cut(i, end);
                i = end;
                continue;
            }
        }
        if (!nameToken(i)) {
            ++i;
            continue;
        }
        const qint32 end = runEnd(i, sentence.end);
        m_titleFirst = -1;
        cut(i, end);
        i = end;
    }
}

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

} // namespace

bool isAcronym(const Tokens &tokens, qint32 i)
{
    if (!tokens.isWord(i) || !tokens[i].allCaps || tokens.is(i, WordClass::NotName))
        return false;
    const std::string_view word = tokens.word(i);
    return word.size() <= 8 && !isRoman(word);
}

bool isSettled(const LexiconEntry &entry)
{
    return entry.is(WordClass::Country) || entry.is(WordClass::Area) || entry.is(WordClass::State) ||
           entry.is(WordClass::Organization);
}

qint32 knownPhrase(const Tokens &tokens, qint32 first, qint32 limit, quint32 &entry)
{
    const LexiconEntry &begins = tokens.entry(first);
    const auto names = [](const LexiconEntry &e) {
        return isSettled(e) || e.is(WordClass::Place) || e.is(WordClass::Province);
    };
    if (begins.phraseWords >= 2) {
        std::array<std::size_t, longestPhrase> ends{};
        std::string key;
        qint32 words = 0;
        const qint32 most = std::min<qint32>({begins.phraseWords, longestPhrase, limit - first});
        for (; words < most; ++words) {
            const Token &token = tokens[first + words];
            if (token.span.length() > 40)
                break;
            if (words > 0 && token.spaceBefore)
                key += ' ';
            key += folded(tokens.word(first + words));
            ends[static_cast<std::size_t>(words)] = key.size();
        }
        for (; words >= 2; --words) {
            const std::string_view phrase = std::string_view(key).substr(0, ends[static_cast<std::size_t>(words) - 1]);
            quint32 found = tokens.lexicon().find(phrase);
            if (found == 0) {
                if (const std::string bare = withoutAccents(phrase); bare != phrase)
                    found = tokens.lexicon().find(bare);
            }
            if (found != 0 && names(tokens.lexicon().entry(found))) {
                entry = found;
                return words;
            }
        }
    }
    if (names(begins) || (begins.is(WordClass::Acronym) && tokens[first].allCaps)) {
        entry = tokens[first].entry;
        return 1;
    }
    return 0;
}

std::vector<Candidate> nameCandidates(const Tokens &tokens)
{
    return Runs(tokens).take();
}

} // namespace bluepencil::recognition
