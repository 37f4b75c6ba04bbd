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

QString toString(CastFact::Kind kind)
{
    switch (kind) {
    case CastFact::Kind::Same:
        return QStringLiteral("same");
    case CastFact::Kind::Different:
        return QStringLiteral("different");
    case CastFact::Kind::Name:
        return QStringLiteral("name");
    case CastFact::Kind::Type:
        return QStringLiteral("type");
    case CastFact::Kind::Note:
        break;
    }
    return QStringLiteral("note");
}

std::optional<CastFact::Kind> castFactKindFromString(QStringView text)
{
    for (const auto kind : {CastFact::Kind::Same, CastFact::Kind::Different, CastFact::Kind::Name, CastFact::Kind::Type,
                            CastFact::Kind::Note})
        if (text == toString(kind))
            return kind;
    return std::nullopt;
}

QString toString(ReadingStatus status)
{
    switch (status) {
    case ReadingStatus::Unread:
        return QStringLiteral("unread");
    case ReadingStatus::Reading:
        return QStringLiteral("reading");
    case ReadingStatus::Done:
        break;
    }
    return QStringLiteral("done");
}

std::optional<ReadingStatus> readingStatusFromString(QStringView text)
{
    for (const auto status : {ReadingStatus::Unread, ReadingStatus::Reading, ReadingStatus::Done})
        if (text == toString(status))
            return status;
    return std::nullopt;
}

} // namespace bluepencil
