// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/nounphrases.h"

// What a word can do in a noun phrase, for nounphrases.cpp and clausesubjects.cpp.
namespace bluepencil::recognition {

/// A word of people.txt or a title: somebody, a body or a document.
bool isNoun(const Tokens &tokens, qint32 i);

/// he, she, they, I, we, it
bool isSubjectPronoun(const Tokens &tokens, qint32 i);

/// Words that a noun phrase does not go over, to either side.
bool breaksPhrase(const Tokens &tokens, qint32 i);

/// "Iranians", "the British": a people, where no noun follows that the word would describe.
bool isPeople(const Reading &reading, qint32 i);

/// What a phrase is whose head is that noun.
PhraseKind kindOfNoun(const Tokens &tokens, qint32 i);

/// Where the phrase with that head begins: over adjectives and names to its article, not before `from`.
qint32 nominalStart(const Reading &reading, qint32 head, qint32 from);

/// A name as a phrase.
NounPhrase namedPhrase(const Reading &reading, qint32 name);

/// "the 54-year-old" without a noun.
bool isAge(const Tokens &tokens, qint32 i);

/// "the Argentine": a people's word for one of them.
bool isOneOfAPeople(const Reading &reading, qint32 i);

/// Does nothing follow that the word would describe, but a verb of speech or a sign?
bool endsBeforeCue(const Reading &reading, qint32 i);

} // namespace bluepencil::recognition
