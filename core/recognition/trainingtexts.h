// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognition/nametags.h"
#include "core/recognition/textblocks.h"

#include <QString>

#include <string>
#include <vector>

namespace bluepencil::recognition {

/// A text whose names are known, to train from.
struct TrainingText {
    struct KnownName {
        Span span; ///< bytes
        NameLabel label = NameLabel::Other;
    };
    std::string text;
    std::vector<TextBlock> blocks;
    std::vector<KnownName> names; ///< in text order, none inside another
    int source = 0;               ///< number of the file
};

/// Reads a file of columns: `token<TAB>…<TAB>tag` a line, an empty line after each sentence; lines that begin
/// with "-DOCSTART-" are left out. Tags: O, and B-, I-, E-, S- (also U-, L-) with PER, LOC, ORG or MISC (also
/// Person, Place, GPE, Location, Organization, Other). The whole file is one text, a sentence a line.
/// Errors: what reading can go wrong with; Empty; Damaged with the line's number.
Result<std::vector<TrainingText>> readColumns(const QString &path, int source);

/// Reads our JSON Lines: {"text", "entities": [{"start","end","label"}]}, offsets in code points. Each line is
/// a text of its own. Entities of other labels (Date, …) are left out; of entities that overlap the first and
/// longest counts. Errors: as above.
Result<std::vector<TrainingText>> readAnnotatedLines(const QString &path, int source);

/// "PER", "Person", "person" …
std::optional<NameLabel> nameLabelFrom(std::string_view text);

} // namespace bluepencil::recognition
