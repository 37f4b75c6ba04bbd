// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/annotation.h"

namespace bluepencil {

QString toString(Origin origin)
{
    switch (origin) {
    case Origin::Hand:
        return QStringLiteral("hand");
    case Origin::Suggestion:
        return QStringLiteral("suggestion");
    case Origin::Import:
        return QStringLiteral("import");
    case Origin::CommandLine:
        return QStringLiteral("command-line");
    }
    Q_UNREACHABLE();
}

std::optional<Origin> originFromString(QStringView text)
{
    for (const Origin origin : {Origin::Hand, Origin::Suggestion, Origin::Import, Origin::CommandLine})
        if (toString(origin) == text)
            return origin;
    return std::nullopt;
}

} // namespace bluepencil
