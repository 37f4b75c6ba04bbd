// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/exchangeformat.h"

namespace bluepencil {

/// Counts, while a format is written, what it can't carry. One Loss for each word and sentence.
class LossCounter
{
public:
    void add(QLatin1StringView what, const QString &detail, qsizetype count = 1);
    /// In the order of the words as Loss lists them, then as they were first told.
    QList<Loss> losses() const;

private:
    QList<Loss> m_losses;
};

} // namespace bluepencil
