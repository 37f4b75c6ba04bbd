// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/recognition.h"

namespace bluepencil {

QString toString(QuoteKind kind)
{
    switch (kind) {
    case QuoteKind::Direct:
        return QStringLiteral("direct");
    case QuoteKind::Partial:
        return QStringLiteral("partial");
    case QuoteKind::Indirect:
        return QStringLiteral("indirect");
    case QuoteKind::Title:
        break;
    }
    return QStringLiteral("title");
}

std::optional<QuoteKind> quoteKindFromString(QStringView text)
{
    for (const QuoteKind kind : {QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect, QuoteKind::Title}) {
        if (text == toString(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace bluepencil
