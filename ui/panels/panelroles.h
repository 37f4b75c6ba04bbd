// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace bluepencil {

/// What the models of the side panels answer beside Qt::DisplayRole (the first line of a row).
enum PanelRole {
    SubtitleRole = Qt::UserRole + 1, ///< QString: the second, quieter line; may be empty
    CountRole,                       ///< int: shown at the right; absent for none
    LabelRole,                       ///< QString: label id, for the swatch
    StateRole,                       ///< int: MarkState
    StartRole,                       ///< int: first byte in the text, or -1
    EndRole,                         ///< int
    MarkRole,                        ///< QVariant of MarkRef
    EmphasisRole,                    ///< bool: the open article
    ProblemRole,                     ///< bool: what the row stands for could not be opened
};

} // namespace bluepencil
