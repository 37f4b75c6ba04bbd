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
/// mention before the quote counts as half as far as one behind it: who speaks was named mostly. Who can't be `told`,
/// what the text calls the speaker ("she"), comes last. O(m + n log n) in mentions and cast.
QList<SpeakerCandidate> speakerCandidates(const Recognition &recognition, Span quote, const QString &told = {});

/// Does the text only tell of the speaker ("he", "his mother", "people"), and nobody of the cast is meant?
bool isOnlyTold(const Speaker &speaker);

/// The other quotes (indexes in Recognition::quotes, ascending) that the same words name the speaker of: the rest of a
/// turn.
QList<int> restOfTurn(const Recognition &recognition, int quote);

} // namespace bluepencil
