// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/reading.h"

#include <optional>

namespace bluepencil::recognition {

enum class PhraseKind : quint8 {
    Person,      ///< a person's name
    Named,       ///< capitalised words that no list knows, where somebody must stand
    Pronoun,     ///< he, she, they, I
    Nominal,     ///< "the envoy", "officials"
    Institution, ///< an organisation's or country's name, "the ministry"
    Document,    ///< "the report"
};

/// Words that can be who says something: tokens [first, end).
struct NounPhrase {
    qint32 first = 0;
    qint32 end = 0;
    qint32 head = 0; ///< the token that says what it is: surname, noun, pronoun
    PhraseKind kind = PhraseKind::Person;
    qint32 name = -1; ///< index into Reading::names()

    bool isPersonal() const
    {
        return kind == PhraseKind::Person || kind == PhraseKind::Pronoun || kind == PhraseKind::Nominal;
    }
};

/// The phrase whose last token is `last`, not reaching before `from`; a phrase that it only belongs to
/// ("the head [of the union]") is given instead.
std::optional<NounPhrase> phraseEndingAt(const Reading &reading, qint32 last, qint32 from);

/// The phrase that begins at `first`, ending at or before `end`: in "Kremlin adviser Yuri Ushakov, a …"
/// the person's name, in "a spokesman for the ministry" the spokesman.
std::optional<NounPhrase> phraseBeginningAt(const Reading &reading, qint32 first, qint32 end);

/// "[the technician]" of a noun that no list knows, with its article: somebody, where a verb of speech follows.
std::optional<NounPhrase> bareNounEndingAt(const Reading &reading, qint32 last, qint32 from);

/// "the mayor, [the Rev. Ana Ruiz], said": the person's name that stands in apposition right behind a comma, or -1.
qint32 nameInApposition(const Reading &reading, qint32 comma);

/// "its director, [Ana Ruiz]": the person that stands in apposition behind a noun phrase, else the phrase.
NounPhrase withApposition(const Reading &reading, const NounPhrase &phrase);

/// Whom tokens [from, end) of a sentence are about: the first phrase that no preposition governs and that a
/// verb follows; what an introductory clause is about only where nothing else is. Constant work: some hundred tokens.
std::optional<NounPhrase> mainSubject(const Reading &reading, qint32 from, qint32 end);

/// True where the phrase cannot be a subject: "in [Moscow]", "with [Ruiz]".
bool followsPreposition(const Reading &reading, const NounPhrase &phrase);

} // namespace bluepencil::recognition
