// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/documentevidence.h"

#include "core/recognition/localsense.h"
#include "core/recognition/viterbi.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

constexpr double scale = 420 * 256.0 / hotUnit; // score that makes evidence of 1
constexpr double surest = 2;                    // evidence that one occurrence gives at most
constexpr double mostEvidence = 3;              // that all others give together
constexpr double trust = 0.5;                   // in the other occurrences
constexpr double surnameEvidence = 1;           // of a longer name that is sure
constexpr double forenameEvidence = 0.3;
constexpr double initialsEvidence = 1;
constexpr double shortEvidence = 0.5;
constexpr double bracketEvidence = 1;
constexpr double leastTorn = 0.15;   // of a longer name that makes a place's name a person's too
constexpr double tornEvidence = 1.6; // of the words round it
constexpr double tornPrior = 0.5;    // a surname alone means the person
constexpr double stormEvidence = 3;
constexpr double hintEvidence = 1.5;
constexpr double headingWeight = 0.3;  // of what stands where capitals prove nothing
constexpr std::size_t longestName = 6; // words

using LabelEvidence = std::array<double, 4>;

/// What a document says of one string.
struct StringEvidence {
    LabelEvidence sum{};        ///< of its occurrences
    LabelEvidence from{};       ///< of longer names
    const char *rule = nullptr; ///< which kind of longer name said most, and where that stands
    Span longer;

    /// What all but one occurrence, which gives `own`, say of a label.
    double of(std::size_t label, double own) const
    {
        return trust * std::clamp(sum[label] - own, -mostEvidence, mostEvidence) + from[label];
    }
};

quint64 extended(quint64 key, quint32 form)
{
    return joined(key, form);
}

class Weighing
{
public:
    Weighing(DocumentNames &document, const Tokens &tokens, const TagTransitions &transitions)
        : m_document(document)
        , m_tokens(tokens)
        , m_transitions(transitions)
    {
    }
    std::vector<Name> run();

private:
    using Strings = std::unordered_map<quint64, StringEvidence>;

    quint64 keyOf(std::size_t begin, std::size_t end) const;
    template <typename Function> void forEachName(Function function) const;
    std::size_t hotOf(const NameHint &hint) const;
    quint64 keyOfHint(const NameHint &hint) const;
    void know(quint64 key, quint32 firstForm, std::size_t words);
    quint32 familyForm(std::size_t surname) const;
    std::string initialsOf(std::size_t begin, std::size_t end) const;
    void collect();
    void deriveBracketed();
    bool standsFor(std::size_t acronym) const;
    void deriveOther(std::size_t begin, std::size_t end);
    void lower(quint64 key, double evidence);
    void derive();
    void derivePerson(std::size_t begin, std::size_t end, double evidence);
    void deriveOrganization(std::size_t begin, std::size_t end, double evidence);
    void raise(quint64 key, NameLabel label, double evidence, const char *rule, Span longer);
    template <typename Function> void forEachOccurrence(const HotPiece &piece, Function function);
    LabelEvidence evidenceOf(const HotPiece &piece, std::size_t begin, std::size_t end) const;
    bool addEvidence(const HotPiece &piece, std::vector<TagScores> &scores);
    void readAgain();
    const NameHint *hintOf(qint32 first, qint32 end, NameLabel label) const;
    bool torn(std::size_t begin, std::size_t end) const;
    void weighTorn(std::size_t begin, std::size_t end, LabelEvidence &evidence) const;
    QList<Span> groundsOf(qint32 first, qint32 end, NameLabel label) const;
    Evidence whyOf(const HotPiece &piece, std::size_t begin, std::size_t end) const;
    std::vector<Name> names() const;
    Span spanOf(std::size_t begin, std::size_t end) const
    {
        return m_tokens.span(hot(begin).token, hot(end - 1).token + 1);
    }
    bool isWhole(std::size_t begin, std::size_t end) const;
    const HotToken &hot(std::size_t i) const { return m_document.hot[i]; }

    DocumentNames &m_document;
    const Tokens &m_tokens;
    const TagTransitions &m_transitions;
    Strings m_strings;
    std::unordered_map<quint32, quint8> m_longest; ///< by first form: words of the longest string
    std::vector<const NameHint *> m_hintOrder;     ///< by first token
    Viterbi m_viterbi;
};

quint64 Weighing::keyOf(std::size_t begin, std::size_t end) const
{
    quint64 key = 1;
    for (std::size_t i = begin; i < end; ++i)
        key = extended(key, hot(i).form);
    return key;
}

/// Calls `function(begin, end)` for the names of the first reading that are not too long.
template <typename Function> void Weighing::forEachName(Function function) const
{
    for (std::size_t i = 0; i < m_document.hot.size(); ++i) {
        if (hot(i).tag == outsideTag)
            continue;
        const std::size_t end = m_document.nameEnd(i);
        if (end - i <= longestName)
            function(i, end);
        i = end - 1;
    }
}

/// Makes a string known, so that its occurrences are looked for.
void Weighing::know(quint64 key, quint32 firstForm, std::size_t words)
{
    m_strings.try_emplace(key);
    quint8 &longest = m_longest[firstForm];
    longest = std::max(longest, static_cast<quint8>(words));
}

/// Index into hot of a hint's first word, which has a capital.
std::size_t Weighing::hotOf(const NameHint &hint) const
{
    const auto found = std::lower_bound(m_document.hot.begin(), m_document.hot.end(), hint.first,
                                        [](const HotToken &token, qint32 first) { return token.token < first; });
    return std::min(static_cast<std::size_t>(found - m_document.hot.begin()), m_document.hot.size() - 1);
}

quint64 Weighing::keyOfHint(const NameHint &hint) const
{
    const std::size_t begin = hotOf(hint);
    const auto end = std::min(begin + static_cast<std::size_t>(hint.end - hint.first), m_document.hot.size());
    return keyOf(begin, end);
}

/// The strings that were taken for names, and those that may stand for them.
void Weighing::collect()
{
    for (const NameHint &hint : m_document.hints) {
        if (hint.everywhere && hint.end - hint.first <= static_cast<qint32>(longestName))
            know(keyOfHint(hint), m_document.hot[hotOf(hint)].form, static_cast<std::size_t>(hint.end - hint.first));
    }
    forEachName([this](std::size_t begin, std::size_t end) {
        know(keyOf(begin, end), hot(begin).form, end - begin);
        if (end - begin == 1)
            return;
        if (labelOf(hot(begin).tag) == NameLabel::Other) {
            know(keyOf(end - 1, end), hot(end - 1).form, 1);
        } else if (labelOf(hot(begin).tag) == NameLabel::Person) {
            const quint32 family = familyForm(end - 1);
            know(extended(1, family), family, 1);
            know(keyOf(begin, begin + 1), hot(begin).form, 1);
            know(keyOf(end - 1, end), hot(end - 1).form, 1);
        } else if (labelOf(hot(begin).tag) == NameLabel::Organization) {
            for (std::size_t shorter = end - 1; shorter > begin + 1; --shorter) {
                if (hot(shorter - 1).capital)
                    know(keyOf(begin, shorter), hot(begin).form, shorter - begin);
            }
            const std::string initials = initialsOf(begin, end);
            const auto form = static_cast<quint32>(hashed(initials));
            if (initials.size() > 1)
                know(extended(1, form), form, 1);
        }
    });
}

/// Is that span a name of the first reading, or free of names?
bool Weighing::isWhole(std::size_t begin, std::size_t end) const
{
    if (hot(begin).tag != outsideTag)
        return !continuesName(hot(begin).tag) && m_document.nameEnd(begin) == end;
    return std::all_of(m_document.hot.begin() + static_cast<std::ptrdiff_t>(begin),
                       m_document.hot.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const HotToken &token) { return token.tag == outsideTag; });
}

/// Calls `function(begin, end, evidence)` for the longest known strings, none inside another.
template <typename Function> void Weighing::forEachOccurrence(const HotPiece &piece, Function function)
{
    for (std::size_t i = piece.firstHot; i < piece.endHot; ++i) {
        if (!hot(i).capital)
            continue;
        const auto longest = m_longest.find(hot(i).form);
        if (longest == m_longest.end())
            continue;
        quint64 key = 1;
        std::size_t bestEnd = 0;
        StringEvidence *best = nullptr;
        for (std::size_t end = i; end < std::min(piece.endHot, i + longest->second); ++end) {
            if (hot(end).token != hot(i).token + static_cast<qint32>(end - i))
                break;
            key = extended(key, hot(end).form);
            if (const auto found = m_strings.find(key); found != m_strings.end()) {
                best = &found->second;
                bestEnd = end + 1;
            }
        }
        if (best != nullptr && isWhole(i, bestEnd)) {
            function(i, bestEnd, *best);
            i = bestEnd - 1;
        } else if (hot(i).tag != outsideTag && !continuesName(hot(i).tag)) {
            i = m_document.nameEnd(i) - 1;
        }
    }
}

/// For each label, by how much the model prefers it there to everything else.
LabelEvidence Weighing::evidenceOf(const HotPiece &piece, std::size_t begin, std::size_t end) const
{
    const auto neighbour = [&](bool before) {
        const qint32 token = before ? hot(begin).token - 1 : hot(end - 1).token + 1;
        if (before ? begin == piece.firstHot : end == piece.endHot)
            return outsideTag;
        const HotToken &other = hot(before ? begin - 1 : end);
        return other.token == token ? other.tag : outsideTag;
    };
    const bool first = hot(begin).token == piece.first;
    const NameTag before = neighbour(true);
    const NameTag after = neighbour(false);
    const auto pathScore = [&](auto tagAt) {
        double score = 0;
        NameTag last = before;
        for (std::size_t i = begin; i < end; ++i) {
            const NameTag tag = tagAt(i);
            score += hot(i).scores[tag];
            const qint32 step = first && i == begin ? m_transitions.first[tag] : m_transitions.pair[last][tag];
            score += static_cast<double>(step) / hotUnit;
            last = tag;
        }
        return score + static_cast<double>(m_transitions.pair[last][after]) / hotUnit;
    };
    std::array<double, 5> scores{};
    for (std::size_t label = 0; label < 4; ++label) {
        scores[label] = pathScore([&](std::size_t i) {
            const NamePart part = end - begin == 1 ? NamePart::Single
                                  : i == begin     ? NamePart::Begin
                                  : i + 1 == end   ? NamePart::End
                                                   : NamePart::Inside;
            return nameTag(static_cast<NameLabel>(label), part);
        });
    }
    scores[4] = pathScore([](std::size_t) { return outsideTag; });
    LabelEvidence evidence{};
    const double weight = piece.letters == SentenceCase::Ordinary ? 1 : headingWeight;
    for (std::size_t label = 0; label < 4; ++label) {
        double other = -1e18;
        for (std::size_t k = 0; k < scores.size(); ++k)
            other = k == label ? other : std::max(other, scores[k]);
        evidence[label] = std::clamp((scores[label] - other) / scale, -surest, surest) * weight;
    }
    return evidence;
}

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
        if (hint.everywhere)
            raise(keyOfHint(hint), hint.label, hintEvidence, hint.rule, m_tokens.span(hint.first, hint.end));
    }
}

/// Is that somebody's surname or forename here, and a place elsewhere in the world? Such a word is left to the
/// words round each.
bool Weighing::torn(std::size_t begin, std::size_t end) const
{
    const auto found = m_strings.find(keyOf(begin, end));
    if (found == m_strings.end() || found->second.from[static_cast<std::size_t>(NameLabel::Person)] < leastTorn)
        return false;
    return isListedPlace(m_tokens, hot(begin).token, hot(end - 1).token + 1);
}

/// What the other occurrences say of such a word, put right by what stands round this one.
void Weighing::weighTorn(std::size_t begin, std::size_t end, LabelEvidence &evidence) const
{
    double &person = evidence[static_cast<std::size_t>(NameLabel::Person)];
    double &place = evidence[static_cast<std::size_t>(NameLabel::Place)];
    const StringEvidence &string = m_strings.find(keyOf(begin, end))->second;
    person = string.from[static_cast<std::size_t>(NameLabel::Person)];
    place = 0;
    switch (localSense(m_tokens, hot(begin).token, hot(end - 1).token + 1).kind) {
    case LocalSense::Kind::Person:
        person += tornEvidence;
        break;
    case LocalSense::Kind::Place:
        person = 0;
        place += tornEvidence;
        break;
    case LocalSense::Kind::Unknown:
        person += string.from[static_cast<std::size_t>(NameLabel::Person)] >= surnameEvidence / 2 ? tornPrior : 0;
        break;
    }
}

/// Adds to the scores of a piece what the document says; false where it says nothing.
bool Weighing::addEvidence(const HotPiece &piece, std::vector<TagScores> &scores)
{
    bool any = false;
    forEachOccurrence(piece, [&](std::size_t begin, std::size_t end, StringEvidence &string) {
        const LabelEvidence own = evidenceOf(piece, begin, end);
        LabelEvidence others{};
        for (std::size_t number = 0; number < own.size(); ++number)
            others[number] = string.of(number, own[number]);
        if (torn(begin, end))
            weighTorn(begin, end, others);
        for (std::size_t number = 0; number < own.size(); ++number) {
            const double evidence = others[number];
            if (evidence == 0)
                continue;
            any = true;
            const auto bonus = static_cast<qint32>(evidence * scale * hotUnit);
            const auto at = [&](std::size_t i) { return static_cast<std::size_t>(hot(i).token - piece.first); };
            const auto label = static_cast<NameLabel>(number);
            if (end - begin == 1) {
                scores[at(begin)][nameTag(label, NamePart::Single)] += bonus;
            } else {
                scores[at(begin)][nameTag(label, NamePart::Begin)] += bonus / 2;
                scores[at(end - 1)][nameTag(label, NamePart::End)] += bonus - bonus / 2;
            }
        }
    });
    return any;
}

/// Reads the sentences again that the document says something of; only then sets the tags.
void Weighing::readAgain()
{
    std::vector<TagScores> scores;
    std::vector<quint8> active;
    std::vector<NameTag> tags(m_document.hot.size());
    for (const HotPiece &piece : m_document.pieces) {
        m_document.scoresOf(piece, scores, active);
        const std::vector<NameTag> *again =
            addEvidence(piece, scores) ? &m_viterbi.best(scores, active, m_transitions) : nullptr;
        for (std::size_t i = piece.firstHot; i < piece.endHot; ++i)
            tags[i] = again == nullptr ? hot(i).tag : (*again)[static_cast<std::size_t>(hot(i).token - piece.first)];
    }
    for (std::size_t i = 0; i < tags.size(); ++i)
        m_document.hot[i].tag = tags[i];
}

/// The hint that says a label of exactly these tokens, or null.
const NameHint *Weighing::hintOf(qint32 first, qint32 end, NameLabel label) const
{
    const auto &hints = m_hintOrder;
    auto found = std::lower_bound(hints.begin(), hints.end(), first,
                                  [](const NameHint *hint, qint32 token) { return hint->first < token; });
    for (; found != hints.end() && (*found)->first == first; ++found) {
        if ((*found)->end == end && (*found)->label == label)
            return *found;
    }
    return nullptr;
}

/// The words that the model's first reading of a name rests on.
QList<Span> Weighing::groundsOf(qint32 first, qint32 end, NameLabel label) const
{
    const auto found = std::lower_bound(m_document.grounds.begin(), m_document.grounds.end(), first,
                                        [](const NameGround &ground, qint32 token) { return ground.first < token; });
    QList<Span> spans;
    if (found == m_document.grounds.end() || found->first != first || found->end != end || found->label != label)
        return spans;
    for (const qint32 word : found->words) {
        if (word >= 0)
            spans.append(m_tokens.span(word, word + 1));
    }
    return spans;
}

Evidence Weighing::whyOf(const HotPiece &piece, std::size_t begin, std::size_t end) const
{
    const NameLabel label = labelOf(hot(begin).tag);
    const auto number = static_cast<std::size_t>(label);
    const double own = evidenceOf(piece, begin, end)[number];
    const auto found = end - begin > longestName ? m_strings.end() : m_strings.find(keyOf(begin, end));
    double all = own;
    Evidence why;
    why.rule = QStringLiteral("name.trained");
    if (found != m_strings.end()) {
        const StringEvidence &string = found->second;
        all += string.of(number, own);
        if (own <= 0)
            why.rule = QStringLiteral("name.repeated");
        if (string.from[number] > 0 && string.rule != nullptr) {
            why.rule = QString::fromLatin1(string.rule);
            why.spans = {string.longer};
        }
    }
    why.score = std::round(100 / (1 + std::exp(-2 * all))) / 100;
    const qint32 token = hot(begin).token;
    const LexiconEntry &entry = m_tokens.entry(token);
    const qint32 tokenEnd = hot(end - 1).token + 1;
    if (const NameHint *hint = hintOf(token, tokenEnd, label)) {
        why.rule = QString::fromLatin1(hint->rule);
        why.spans.clear();
        if (hint->cue >= 0)
            why.spans = {m_tokens.span(hint->cue, hint->cue + 1)};
        return why;
    }
    if (const LocalSense sense = torn(begin, end) ? localSense(m_tokens, token, tokenEnd) : LocalSense{};
        sense && (sense.kind == LocalSense::Kind::Person) == (label == NameLabel::Person)) {
        why.rule = label == NameLabel::Person ? QStringLiteral("person.here") : QStringLiteral("place.here");
        why.spans = {m_tokens.span(sense.cue, sense.cue + 1)};
        return why;
    }
    if (!why.spans.isEmpty())
        return why;
    if (label == NameLabel::Person && token > piece.first && m_tokens.is(token - 1, WordClass::Title)) {
        why.rule = QStringLiteral("person.title");
        why.spans = {m_tokens.span(token - 1, token)};
    } else if (end - begin == 1 && label == NameLabel::Place && entry.is(WordClass::Country)) {
        why.rule = QStringLiteral("place.country");
    } else if (end - begin == 1 && label == NameLabel::Place && entry.is(WordClass::Place)) {
        why.rule = QStringLiteral("place.gazetteer");
    } else if (end - begin == 1 && label == NameLabel::Organization && entry.is(WordClass::Organization)) {
        why.rule = QStringLiteral("organization.listed");
    }
    if (why.rule == QLatin1String("name.trained"))
        why.spans = groundsOf(token, tokenEnd, label);
    return why;
}

std::vector<Name> Weighing::names() const
{
    std::vector<Name> names;
    for (const HotPiece &piece : m_document.pieces) {
        for (std::size_t i = piece.firstHot; i < piece.endHot; ++i) {
            if (hot(i).tag == outsideTag)
                continue;
            const std::size_t end = m_document.nameEnd(i);
            Name name;
            name.first = hot(i).token;
            name.end = hot(end - 1).token + 1;
            name.label = labelOf(hot(i).tag);
            if (end - i > 1 && (m_tokens.isText(name.first, "The") || m_tokens.isText(name.first, "the")))
                ++name.first; // outside, by convention
            if (name.label != NameLabel::Other) {
                name.why = whyOf(piece, i, end);
                names.push_back(std::move(name));
            }
            i = end - 1;
        }
    }
    return names;
}

std::vector<Name> Weighing::run()
{
    for (const NameHint &hint : m_document.hints)
        m_hintOrder.push_back(&hint);
    std::stable_sort(m_hintOrder.begin(), m_hintOrder.end(),
                     [](const NameHint *a, const NameHint *b) { return a->first < b->first; });
    collect();
    for (const HotPiece &piece : m_document.pieces) {
        forEachOccurrence(piece, [&](std::size_t begin, std::size_t end, StringEvidence &string) {
            const LabelEvidence own = evidenceOf(piece, begin, end);
            for (std::size_t label = 0; label < own.size(); ++label)
                string.sum[label] += own[label];
        });
    }
    derive();
    readAgain();
    return names();
}

} // namespace

std::vector<Name> weighDocument(DocumentNames &document, const Tokens &tokens, const TagTransitions &transitions)
{
    return Weighing(document, tokens, transitions).run();
}

} // namespace bluepencil::recognition
