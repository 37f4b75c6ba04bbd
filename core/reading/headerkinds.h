// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/headerdates.h"
#include "core/reading/headerlines.h"

#include <optional>

namespace bluepencil::header {

/// What a line near the top of an article is.
enum class LineKind {
    Blank,
    Byline,    ///< "By Ana Ruiz and Jo Park | The Ferry Post"; a date may stand on it too
    Names,     ///< might be a byline without "By": "Ana Ruiz, Science Correspondent"
    Date,      ///< a date, perhaps with a place or an outlet; "Updated 3 hours ago"
    Source,    ///< "The Ferry Post"
    Release,   ///< "FOR IMMEDIATE RELEASE"
    Furniture, ///< "Politics", "5 min read", "★★★★☆", "Share"
    Contact,   ///< "Contact: Ana Ruiz, press@example.org"
    Prose,     ///< anything else: a headline, a standfirst, the story
};

struct HeaderLine {
    LineKind kind = LineKind::Prose;
    DateWords dates;
    QString names;      ///< of a Byline, of Names; of a Date with names and no "By" too ("Ana Ruiz • Jan. 5, 2026")
    QString source;     ///< the outlet on it
    QString place;      ///< of a Date: "SPRINGFIELD, Ohio"
    bool isSure = true; ///< false for "By Night": one word that might be anything; and for a title-case "Holm: <date>"
};

HeaderLine kindOf(const Line &line);

/// Might the words be a headline: not a sentence, no list, no salutation?
bool isHeadlineLike(const QString &words);

/// The beginning of a wire report: "NEW LIMA, Jan. 5 (Harbour Wire) — ".
struct Dateline {
    QString place;
    QString agency;
    QDate date; ///< where it has a year
    Span placeSpan;
    Span dateSpan;
};

std::optional<Dateline> datelineOf(const Line &line);

} // namespace bluepencil::header
