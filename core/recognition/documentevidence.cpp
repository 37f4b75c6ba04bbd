// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/documentevidence.h"

#include "core/recognition/documentweighing.h"
#include "core/recognition/localsense.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

constexpr double surest = 2;          // evidence that one occurrence gives at most
constexpr double leastTorn = 0.15;    // of a longer name that makes a place's name a person's too
constexpr double tornEvidence = 1.6;  // of the words round it
constexpr double tornPrior = 0.5;     // a surname alone means the person
constexpr double headingWeight = 0.3; // of what stands where capitals prove nothing

} // namespace

quint64 Weighing::keyOf(std::size_t begin, std::size_t end) const
{
    quint64 key = 1;
    for (std::size_t i = begin; i < end; ++i)
        key = extended(key, hot(i).form);
    return key;
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
        evidence[label] = std::clamp((scores[label] - other) / evidenceUnit, -surest, surest) * weight;
    }
    return evidence;
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

/// Is a town's name, by which the document calls a club, the town here: "in [Burnley]"?
bool Weighing::isTownHere(std::size_t begin, std::size_t end, const StringEvidence &string) const
{
    return string.rule != nullptr && std::string_view(string.rule) == "organization.club" &&
           localSense(m_tokens, hot(begin).token, hot(end - 1).token + 1).kind == LocalSense::Kind::Place;
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
        else if (isTownHere(begin, end, string))
            others[static_cast<std::size_t>(NameLabel::Organization)] = 0;
        for (std::size_t number = 0; number < own.size(); ++number) {
            const double evidence = others[number];
            if (evidence == 0)
                continue;
            any = true;
            const auto bonus = static_cast<qint32>(evidence * evidenceUnit * hotUnit);
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

std::vector<Name> weighDocument(DocumentNames &document, const Tokens &tokens, const TagTransitions &transitions)
{
    return Weighing(document, tokens, transitions).run();
}

} // namespace bluepencil::recognition
