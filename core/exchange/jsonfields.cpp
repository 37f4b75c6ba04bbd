// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonfields.h"

#include "core/base/tr.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace bluepencil {

namespace {

// Walks over JSON that is known to be valid; it only has to find where things end.
class Scanner
{
public:
    explicit Scanner(QByteArrayView json)
        : m_json(json)
    {
    }

    void skipSpace()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }
    bool take(char wanted)
    {
        skipSpace();
        if (atEnd() || peek() != wanted)
            return false;
        ++m_at;
        return true;
    }
    QByteArrayView takeString()
    {
        skipSpace();
        const qsizetype from = m_at;
        skipString();
        return m_json.sliced(from, m_at - from);
    }
    QByteArrayView takeValue()
    {
        skipSpace();
        const qsizetype from = m_at;
        qsizetype depth = 0;
        while (!atEnd()) {
            const char c = peek();
            if (depth == 0 && (c == ',' || c == '}'))
                break;
            if (c == '"') {
                skipString();
                continue;
            }
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            ++m_at;
        }
        QByteArrayView value = m_json.sliced(from, m_at - from);
        return value.trimmed();
    }

    bool atEnd() const { return m_at >= m_json.size(); }

private:
    char peek() const { return m_json[m_at]; }
    void skipString()
    {
        ++m_at;
        while (!atEnd() && peek() != '"')
            m_at += peek() == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_json.size());
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
};

QString decodedString(QByteArrayView raw)
{
    // Not QString::fromUtf8: it takes a U+FEFF that comes first for a byte order mark and drops it.
    if (raw.indexOf('\\') < 0)
        return QStringDecoder(QStringDecoder::Utf8,
                              QStringDecoder::Flag::ConvertInitialBom)(raw.sliced(1, raw.size() - 2));
    return QJsonDocument::fromJson('[' + raw.toByteArray() + ']').array().at(0).toString();
}

Error damaged(const QString &message)
{
    return {ErrorCode::Damaged, message, {}};
}

} // namespace

Result<JsonFields> splitJsonObject(const QByteArray &line)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(line, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return damaged(Core::tr("The line is not valid JSON (at byte %1); write one JSON object on each line")
                           .arg(parseError.offset));
    if (!document.isObject())
        return damaged(Core::tr("The line is not a JSON object; write {\"id\": …, \"text\": …} on each line"));

    JsonFields fields;
    QSet<QByteArray> seen;
    Scanner scanner(line);
    scanner.take('{');
    scanner.skipSpace();
    while (!scanner.take('}')) {
        if (scanner.atEnd()) // Qt took it for valid; we find no end
            return damaged(Core::tr("The line is not valid JSON; write one JSON object on each line"));
        const QByteArray key = decodedString(scanner.takeString()).toUtf8();
        scanner.take(':');
        QByteArray raw = scanner.takeValue().toByteArray();
        raw.replace("\xe2\x80\xa8", "\\u2028");
        raw.replace("\xe2\x80\xa9", "\\u2029");
        scanner.take(',');
        if (seen.contains(key))
            return damaged(Core::tr("The key “%1” stands twice; keep one of them").arg(QString::fromUtf8(key)));
        seen.insert(key);
        fields.append({key, raw});
    }
    return fields;
}

std::optional<QString> textOf(const JsonField &field)
{
    return field.raw.startsWith('"') ? std::optional(decodedString(field.raw)) : std::nullopt;
}

const JsonField *findField(const JsonFields &fields, QByteArrayView key)
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [key](const JsonField &field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace bluepencil
