// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/quoteplace.h"

#include "core/recognition/cues.h"
#include "core/recognition/nounphrases.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 window = 100; // tokens looked at to either side
constexpr qint32 longestSignature = 12;

/// The last sign of the words; of “I said, ‘Go,’” the comma, where the marks of words inside end with them.
char32_t lastSignOf(std::string_view text, qint32 end)
{
    const char32_t last = codePointBefore(text, end);
    if (last != U'\'' && last != 0x2019 && last != U'"' && last != 0x201d)
        return last;
    const qint32 width = last < 0x80 ? 1 : 3;
    const char32_t inside = end > width ? codePointBefore(text, end - width) : 0;
    return inside == U',' || inside == U'?' || inside == U'!' || inside == U'.' ? inside : last;
}

} // namespace

QuotePlace placeOf(const Reading &reading, int marked)
{
    const Tokens &tokens = reading.tokens();
    const MarkedWords &words = reading.marked()[static_cast<std::size_t>(marked)];
    QuotePlace place;
    place.marked = marked;
    place.dash = words.marking == Marking::Dash;
    place.first = tokens.atOrAfter(words.parts.front().start);
    place.end = tokens.atOrAfter(words.parts.back().end);
    place.last = lastSignOf(tokens.text(), words.content().end);
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
        place.heading = tokens.blocks()[static_cast<std::size_t>(sentence.block)].heading;
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

} // namespace bluepencil::recognition
