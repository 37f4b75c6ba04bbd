// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/utterance.h"

#include <algorithm>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

/// I, we, you: who does something.
bool isOwnSubject(const Tokens &tokens, qint32 i)
{
    const std::string word = folded(tokens.word(i));
    return word == "i" || word == "we" || word == "you";
}

} // namespace

bool speaksOfItself(const Reading &reading, qint32 first, qint32 end)
{
    const Tokens &tokens = reading.tokens();
    bool own = false;
    bool opens = true;
    for (qint32 i = first; i < std::min(end, tokens.count()); ++i) {
        if (tokens[i].kind != TokenKind::Word)
            continue;
        const bool subject = isOwnSubject(tokens, i);
        own = own || (subject && i + 1 < end && tokens.isWord(i + 1));
        // “I Will Survive”
        if (tokens[i].capital && !opens && !subject && reading.nameAt(i) < 0 && !tokens.is(i, Class::Month) &&
            !tokens.is(i, Class::Weekday))
            return false;
        opens = false;
    }
    return own;
}

} // namespace bluepencil::recognition
