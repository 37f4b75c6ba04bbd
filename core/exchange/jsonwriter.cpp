// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonwriter.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QString>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace bluepencil {

namespace {

// What a byte at `i` must be replaced by, or an empty view; `taken` bytes are replaced.
QByteArrayView replacement(QByteArrayView text, qsizetype i, qsizetype &taken, char (&buffer)[7])
{
    taken = 1;
    const auto byte = static_cast<unsigned char>(text[i]);
    switch (byte) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        break;
    }
    if (byte < 0x20) {
        static constexpr char digits[] = "0123456789abcdef";
        const char escape[] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
        std::copy(std::begin(escape), std::end(escape), buffer);
        return {buffer, 6};
    }
    if (byte == 0xe2 && i + 2 < text.size() && text[i + 1] == '\x80') {
        taken = 3;
        if (text[i + 2] == '\xa8')
            return "\\u2028";
        if (text[i + 2] == '\xa9')
            return "\\u2029";
    }
    if (byte == 0xef && text.sliced(i).startsWith("\xef\xbb\xbf")) {
        taken = 3;
        return "\\ufeff";
    }
    taken = 1;
    return {};
}

} // namespace

void JsonWriter::open(char bracket)
{
    separate();
    m_out.append(bracket);
    m_needsComma = false;
}

void JsonWriter::close(char bracket)
{
    m_out.append(bracket);
    m_needsComma = true;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_out.append(',');
    m_needsComma = true;
}

void JsonWriter::key(QByteArrayView name)
{
    string(name);
    m_out.append(':');
    m_needsComma = false;
}

void JsonWriter::string(QByteArrayView utf8)
{
    separate();
    m_out.append('"');
    qsizetype plainFrom = 0;
    char buffer[7];
    for (qsizetype i = 0; i < utf8.size();) {
        qsizetype taken = 1;
        const QByteArrayView escaped = replacement(utf8, i, taken, buffer);
        if (!escaped.isEmpty()) {
            m_out.append(utf8.sliced(plainFrom, i - plainFrom));
            m_out.append(escaped);
            plainFrom = i + taken;
        }
        i += taken;
    }
    m_out.append(utf8.sliced(plainFrom));
    m_out.append('"');
}

void JsonWriter::string(QStringView text)
{
    string(QByteArrayView(text.toUtf8()));
}

void JsonWriter::number(qint64 value)
{
    separate();
    m_out.append(QByteArray::number(value));
}

void JsonWriter::number(double value)
{
    if (!std::isfinite(value))
        return null();
    separate();
    m_out.append(QByteArray::number(value, 'g', 6));
}

void JsonWriter::null()
{
    separate();
    m_out.append("null");
}

void JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out.append(json);
}

void JsonWriter::value(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return raw(value.toBool() ? "true" : "false");
    case QJsonValue::Double: {
        const qint64 whole = value.toInteger(0);
        if (whole != 0 && QJsonValue(whole) == value)
            return number(whole);
        if (!std::isfinite(value.toDouble()))
            return null();
        separate();
        m_out.append(QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest));
        return;
    }
    case QJsonValue::String:
        return string(value.toString());
    case QJsonValue::Array: {
        beginArray();
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            this->value(element);
        return endArray();
    }
    case QJsonValue::Object: {
        beginObject();
        const QJsonObject object = value.toObject();
        for (auto field = object.begin(); field != object.end(); ++field) {
            key(field.key().toUtf8());
            this->value(field.value());
        }
        return endObject();
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return null();
    }
}

} // namespace bluepencil
