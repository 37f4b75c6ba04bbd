// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/documentnames.h"

namespace bluepencil::recognition {

/// Lets occurrences of one string in a document speak for one another: what the model says of each is added
/// up, surnames are expected after full names, short forms and initials after what they stand for, and the
/// sentences concerned are read again with that. Headings say less than sentences. Gives the names, with why:
///
///     person.surname-of, person.forename-of, organization.short, organization.initials, name.bracket
///                     a longer name in the document says so; spans: that name
///     person.title    spans: the title before it
///     place.country, place.gazetteer, organization.listed
///                     the model, and a list has it
///     person.here, place.here
///                     somebody of the document has a place's name: the words round it say which; spans: them
///     person.speaks, person.known, person.family-first, place.dateline, place.first-word, organization.dateline,
///     organization.firm, organization.paper
///                     a hint (namehints.h); spans: the word that gives it
///     name.repeated   other occurrences decided
///     name.trained    the model alone; spans: the words that say most for it
///
/// Sets the tags of `document`. Linear.
std::vector<Name> weighDocument(DocumentNames &document, const Tokens &tokens, const TagTransitions &transitions);

} // namespace bluepencil::recognition
