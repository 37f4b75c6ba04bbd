// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"
#include "core/recognition/recognition.h"
#include "core/text/article.h"

#include <QList>

namespace bluepencil {

/// What a recognizer says of an article, with what the user says about its cast: the facts are applied in the
/// order they come in (LayerRecords::castFacts). Mentions keep their number and their places; who they name, under
/// which label, and who speaks a quote follow the facts. A fact about words that no mention stands on does nothing.
/// Whoever has all mentions that the recognizer gave him, and no others, is as the recognizer says, id included.
/// What describes somebody goes with the mention that it stands at, a place's location with the first that has one.
/// A pronoun's speaker goes with the mention before it. Of several notes on one and the same the last counts. Pure;
/// O(n log n): for a worker thread.
Recognition withCastFacts(const Article &article, const Recognition &found, const QList<CastFact> &facts);

/// Does it say something else of the cast?
bool changesCast(const Change &change);

/// The mention an anchor speaks about: the one at its very place, else the one that shares most with it; -1 if
/// there is none. O(log n).
int mentionAt(const Recognition &recognition, const Anchor &anchor);

} // namespace bluepencil
