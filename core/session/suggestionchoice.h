// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognition.h"

#include <QSet>

#include <vector>

namespace bluepencil {

/// Which suggestions a person wants to see and to be led to.
struct SuggestionChoice {
    QSet<QString> labels;         ///< label ids; empty: all
    double score = 0;             ///< confidence (Evidence::score) of at least this
    QString entityLabel;          ///< with entityName: only mentions of this one of the cast, and what it says
    QString entityName;           ///< empty: all
    bool isUndecidedOnly = false; ///< the reader's own tags are not shown

    bool isOn() const { return *this != SuggestionChoice{}; }
    bool operator==(const SuggestionChoice &) const = default;
};

/// By index of the suggestion: is it chosen? Linear: for a worker thread.
std::vector<bool> chosenSuggestions(const Recognition &recognition, const SuggestionChoice &choice);

/// Index into the cast of whom a suggestion names (a quote: who says it), or -1.
int entityOf(const Recognition &recognition, int suggestion);

} // namespace bluepencil
