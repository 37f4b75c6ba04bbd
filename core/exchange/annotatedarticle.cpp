// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/annotatedarticle.h"

namespace bluepencil {

QString toString(MarkStatus status)
{
    switch (status) {
    case MarkStatus::Own:
        return QStringLiteral("own");
    case MarkStatus::Accepted:
        return QStringLiteral("accepted");
    case MarkStatus::Suggested:
        return QStringLiteral("suggested");
    case MarkStatus::Rejected:
        return QStringLiteral("rejected");
    }
    Q_UNREACHABLE();
}

} // namespace bluepencil
