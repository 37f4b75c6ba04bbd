// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace bluepencil {

/// Text made safe for HTML, both between tags and inside a double-quoted attribute: & < > " ' and U+00A0 as
/// references, CR as &#13; (a parser would turn it into a line end). Everything else stays as it is.
QByteArray htmlEscaped(QByteArrayView utf8);
QByteArray htmlEscaped(QStringView text);

} // namespace bluepencil
