// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognition.h"

#include <QDate>
#include <QList>
#include <QStringList>

namespace bluepencil {

/// Why something is suggested, for a person to read.
struct Why {
    QStringList sentences; ///< one a reason: what it is, who said it, whose name it is
    QList<Span> spans;     ///< the words it rests on: cue, antecedent, the fuller name; in text order, not overlapping
    double score = 0;      ///< how sure the recognizer is, 0 to 1
};

/// What a rule's machine-readable name means ("speaker.inversion"), as a sentence; the name itself where it is none
/// of ours (another program's).
QString ruleSentence(const QString &rule);

/// Of a suggestion, by its index (see Suggestion); `published`: the article's date, where it is known.
Why whyOf(const Recognition &recognition, int index, const QDate &published = {});

} // namespace bluepencil
