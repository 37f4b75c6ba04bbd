// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace bluepencil {

/// The translation context of every sentence that core says: `Core::tr("…")`.
struct Core {
    Q_DECLARE_TR_FUNCTIONS(Core)
};

} // namespace bluepencil
