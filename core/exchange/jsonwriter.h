// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QStringView>

namespace bluepencil {

/// Writes compact JSON with the keys in the order they are told (QJsonObject would sort them) and text
/// straight from UTF-8. U+2028 and U+2029 are escaped (some readers take them for line ends), and so is
/// U+FEFF (Qt's own reader drops one that begins a string). The caller keeps begin and end in pairs.
class JsonWriter
{
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(QByteArrayView name);
    void string(QByteArrayView utf8); ///< valid UTF-8
    void string(QStringView text);
    void number(qint64 value);
    void number(double value); ///< six digits; null when it is not finite
    void null();
    void value(const QJsonValue &value); ///< whole; keys of objects sorted
    void raw(QByteArrayView json);       ///< a JSON value as it stands

    const QByteArray &result() const { return m_out; }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    QByteArray m_out;
    bool m_needsComma = false;
};

} // namespace bluepencil
