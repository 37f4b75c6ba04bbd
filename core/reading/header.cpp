// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/header.h"

#include "core/reading/headerdates.h"
#include "core/reading/headerlines.h"
#include "core/reading/newsheader.h"

#include <QRegularExpression>

#include <array>
#include <optional>

namespace bluepencil {

namespace {

using header::Line;

/// " date 2025-08-06 text…": the form our article sets come in.
std::optional<ArticleHeader> dateForm(const QList<Line> &lines)
{
    static const QRegularExpression form(QStringLiteral("^[ \\x{FEFF}]?date (\\d{4}-\\d{2}-\\d{2})(?:[ \\t]+|$)"));
    const Line &line = lines.first();
    const QRegularExpressionMatch match = form.match(line.text);
    if (!match.hasMatch())
        return std::nullopt;
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    ArticleHeader header;
    header.published = date;
    header.publishedSpan = line.bytesOf(match.capturedStart(1), match.capturedLength(1));
    // Where nothing follows on the line, its end belongs to the header too.
    const bool alone = match.capturedEnd() == line.text.size();
    header.span = {0, alone && lines.size() > 1 ? lines[1].start : line.bytesOf(0, match.capturedEnd()).end};
    return header;
}

enum class Key { Title, Byline, Published, Source, Other };

/// What a header key means; nothing for a word we do not know.
std::optional<Key> keyFrom(const QString &word)
{
    struct Known {
        const char *word;
        Key key;
    };
    static constexpr std::array known = {
        Known{"title", Key::Title},
        Known{"headline", Key::Title},
        Known{"byline", Key::Byline},
        Known{"author", Key::Byline},
        Known{"by", Key::Byline},
        Known{"date", Key::Published},
        Known{"published", Key::Published},
        Known{"source", Key::Source},
        Known{"outlet", Key::Source},
        Known{"authors", Key::Byline},
        Known{"published on", Key::Published},
        Known{"publication date", Key::Published},
        Known{"newspaper", Key::Source},
        Known{"publication", Key::Source},
        Known{"url", Key::Other},
        Known{"language", Key::Other},
    };
    for (const Known &entry : known)
        if (word.compare(QLatin1StringView(entry.word), Qt::CaseInsensitive) == 0)
            return entry.key;
    return std::nullopt;
}

/// "Key: value" lines, closed by an empty one; a "date 2025-08-06" may stand among them.
std::optional<ArticleHeader> keyForm(const QList<Line> &lines)
{
    static const QRegularExpression form(QStringLiteral(
        "^(?:([A-Za-z][A-Za-z -]{0,30}):|(date)(?=[ \\t]+\\d{4}-\\d{2}-\\d{2}[ \\t]*$))(?:[ \\t]+(.*))?$"));
    ArticleHeader header;
    bool anyKnown = false;
    for (const Line &line : lines) {
        if (line.text.trimmed().isEmpty()) {
            if (!anyKnown || line.start == 0)
                return std::nullopt;
            header.span = {0, line.start};
            return header;
        }
        const QRegularExpressionMatch match = form.match(line.text);
        if (!match.hasMatch())
            return std::nullopt;
        const auto key = keyFrom(match.captured(1) + match.captured(2));
        if (!key)
            continue;
        anyKnown = true;
        const QString value = match.captured(3).trimmed();
        const Span span = value.isEmpty()
                              ? Span{line.end, line.end}
                              : line.bytesOf(line.text.indexOf(value, match.capturedStart(3)), value.size());
        switch (*key) {
        case Key::Title:
            header.title = value;
            header.titleSpan = span;
            break;
        case Key::Byline:
            header.byline = value;
            header.bylineSpan = span;
            break;
        case Key::Published:
            header.published = header::firstDateIn(value);
            header.publishedSpan = header.published.isValid() ? span : Span{};
            break;
        case Key::Source:
            header.source = value;
            header.sourceSpan = span;
            break;
        case Key::Other:
            if (match.captured(1).compare(QLatin1StringView("language"), Qt::CaseInsensitive) == 0)
                header.language = value;
            break;
        }
    }
    return std::nullopt; // never closed: it is text
}

} // namespace

ArticleHeader recognizeHeader(QByteArrayView utf8)
{
    const QList<Line> lines = header::firstLines(utf8);
    if (lines.isEmpty())
        return {};
    for (const auto form : {dateForm, keyForm, header::newsHeader})
        if (const auto header = form(lines))
            return *header;
    return {};
}

} // namespace bluepencil
