// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/documentweighing.h"
#include "core/recognition/localsense.h"

#include <algorithm>
#include <cmath>

namespace bluepencil::recognition {

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

} // namespace bluepencil::recognition
