// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/htmltext.h"

#include <QString>

namespace bluepencil {

QByteArray htmlEscaped(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + utf8.size() / 16);
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        switch (utf8[i]) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\0':
            out += "\xef\xbf\xbd"; // what every parser would make of it
            break;
        case '\xc2':
            if (i + 1 < utf8.size() && utf8[i + 1] == '\xa0') {
                out += "&nbsp;";
                ++i;
                break;
            }
            [[fallthrough]];
        default:
            out += utf8[i];
        }
    }
    return out;
}

QByteArray htmlEscaped(QStringView text)
{
    return htmlEscaped(QByteArrayView(text.toUtf8()));
}

} // namespace bluepencil
