// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace bluepencil {

/// One key of a JSON object with its value exactly as it was written, so that what passes through a filter
/// comes out byte for byte (numbers beyond 64 bits, "1.0", lone surrogates), in its old order.
struct JsonField {
    QByteArray key; ///< decoded, UTF-8
    QByteArray raw; ///< JSON of the value; U+2028 and U+2029 escaped

    bool operator==(const JsonField &) const = default;
};
using JsonFields = QList<JsonField>;

/// Splits a line that holds one JSON object into its fields. Linear. Errors (Damaged): no valid JSON (as
/// Qt judges it: RFC 8259, valid UTF-8, at most 1024 levels), not an object, a key that stands twice.
Result<JsonFields> splitJsonObject(const QByteArray &line);

/// The text of a raw JSON value that is a string; nothing for any other value.
std::optional<QString> textOf(const JsonField &field);

/// The field of that key, or null.
const JsonField *findField(const JsonFields &fields, QByteArrayView key);

} // namespace bluepencil
