// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <QByteArray>
#include <QMetaType>

#include <optional>

namespace bluepencil {

/// A place in a text, told in ways that survive a change of the text: where it was, its exact words, and
/// the words around it (the selectors of the W3C Web Annotation model, TextPositionSelector and
/// TextQuoteSelector). All UTF-8.
struct Anchor {
    Span position;
    QByteArray exact;
    QByteArray prefix; ///< up to 32 code points before
    QByteArray suffix; ///< up to 32 code points after

    bool operator==(const Anchor &) const = default;
};

/// describe() then resolve() on the same text is the identity. A span that is not valid in the text is
/// widened to code points and cut to the text.
Anchor describe(const Article &article, Span span);

/// Finds the place again: the stored position if the exact words stand there, with their surroundings or
/// where no other occurrence fits the surroundings better; else the occurrence of the exact words whose
/// surroundings agree best (ties: nearest to the old position). Nothing is returned rather than a guess:
/// where the words are gone, or where short words occur several times with no surroundings in common.
/// Linear in the text, but constant where the words with all their surroundings stand at the old position, or
/// that much moved by `expectedShift` (as a neighbour was).
std::optional<Span> resolve(const Article &article, const Anchor &anchor, qint32 expectedShift = 0);

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::Anchor)
