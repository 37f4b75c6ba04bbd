// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

#include <QHash>
#include <QStringList>

namespace bluepencil {

/// What tells which label some words are likely to get.
struct LabelHints {
    QString words;
    QStringList standing{};           ///< labels of what stands there already, suggestions too
    QStringList recent{};             ///< used last by this hand, latest first
    QHash<QString, qsizetype> uses{}; ///< how often each is used
};

/// The ids of all labels, the likeliest first: what stands there, what the words look like (names begin with capitals,
/// dates have figures, what is long is a quote or a claim), what was used last, what is used most, then the tagset's
/// order.
QStringList likelyLabels(const Tagset &tagset, const LabelHints &hints);

} // namespace bluepencil
