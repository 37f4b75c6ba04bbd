// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/recognition/recognition.h"

#include <QList>
#include <QString>

namespace bluepencil {

/// Somebody of the cast who may have said a quote, and the words that name them nearest to it.
struct SpeakerCandidate {
    QString name;
    QString description;
    Span words; ///< bytes
};

/// Said on purpose of a quote of the user's: nobody who said it is named. Kept as an attribute, "speaker": "nobody".
bool isByNobody(const Annotation &quote);
void setByNobody(Annotation &quote, bool byNobody);

/// The people and organizations of the cast that are named outside the quote, those named nearest to it first. A
/// mention before the quote counts as half as far as one behind it: who speaks was named mostly. O(m + n log n) in
/// mentions and cast.
QList<SpeakerCandidate> speakerCandidates(const Recognition &recognition, Span quote);

} // namespace bluepencil
