// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/header.h"

#include "core/text/utf8.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace bluepencil {

namespace {

constexpr qsizetype headerBytes = 16 * 1024;

/// The first lines as text, each with the place where it begins.
struct Line {
    QString text;
    qint32 start = 0; ///< byte
    qint32 end = 0;   ///< byte, without the line end

    /// The bytes of a part of `text`.
    Span bytesOf(qsizetype from, qsizetype length) const
    {
        const auto at = [&](qsizetype unit) {
            return start + static_cast<qint32>(QStringView(text).first(unit).toUtf8().size());
        };
        return {at(from), at(from + length)};
    }
};

QList<Line> firstLines(QByteArrayView utf8)
{
    const QByteArrayView head = utf8.first(utf8::floorBoundary(utf8, std::min(utf8.size(), headerBytes)));
    QList<Line> lines;
    qint32 start = 0;
    while (start <= head.size() && lines.size() < 64) {
        qsizetype end = head.indexOf('\n', start);
        if (end < 0)
            end = head.size();
        lines.append({utf8::toString(head.sliced(start, end - start)), start, static_cast<qint32>(end)});
        start = static_cast<qint32>(end) + 1;
    }
    return lines;
}

QDate dateFrom(const QString &text)
{
    const QString plain = text.trimmed();
    if (const QDate iso = QDate::fromString(plain.left(10), Qt::ISODate); iso.isValid())
        return iso;
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    for (const char *form :
         {"MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "d MMM yyyy", "dddd, MMMM d, yyyy", "dddd, d MMMM yyyy"})
        if (const QDate date = english.toDate(plain, QString::fromLatin1(form)); date.isValid())
            return date;
    return QDateTime::fromString(plain, Qt::RFC2822Date).date();
}

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
        Known{"title", Key::Title},         Known{"headline", Key::Title}, Known{"byline", Key::Byline},
        Known{"author", Key::Byline},       Known{"by", Key::Byline},      Known{"date", Key::Published},
        Known{"published", Key::Published}, Known{"source", Key::Source},  Known{"outlet", Key::Source},
        Known{"url", Key::Other},           Known{"language", Key::Other},
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
            header.published = dateFrom(value);
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

struct Dateline {
    QString place;
    QString day; ///< "Jan. 5", or empty
    QString agency;
    Span placeSpan;
};

/// "NEW LIMA, Jan. 5 (Harbour Wire) — ": capitals, perhaps a day, an agency in brackets, a dash.
std::optional<Dateline> datelineOf(const Line &line)
{
    // Longer it is none; and the expression's time grows with the square of a run of capitals and blanks.
    constexpr qsizetype longestDateline = 160;
    static const QRegularExpression form(
        QStringLiteral("^\\s*(\\p{Lu}[\\p{Lu} .'’-]+(?:, [\\p{L}. ]{2,20}?)?)(?:, ((?:[A-Z][a-z]{2,8}\\.?) "
                       "\\d{1,2}))?\\s*(?:\\(([^)]{2,40})\\)\\s*)?(?:—|–|--|-)\\s"));
    const QRegularExpressionMatch match = form.match(line.text.left(longestDateline));
    if (!match.hasMatch() || (match.captured(2).isEmpty() && match.captured(3).isEmpty()))
        return std::nullopt;
    const QString place = match.captured(1).trimmed(); // it begins with a capital: only its end can be blank
    return Dateline{place, match.captured(2), match.captured(3), line.bytesOf(match.capturedStart(1), place.size())};
}

/// "By Ana Ruiz and Jo Park | The Ferry Post": names and what joins them; "By Monday it was over." is a sentence.
bool takeByline(const Line &line, ArticleHeader &header)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*[Bb][Yy] (\\p{Lu}[^:|]{2,80}?)\\s*(?:\\|\\s*([^|]{2,60}?)\\s*)?$"));
    static const QRegularExpression small(QStringLiteral(
        "(?<![\\p{L}’'-])(?!(?:and|of|the|in|for|at|de|da|di|du|van|von|der|den|la|le|al|el|bin)\\b)\\p{Ll}"));
    const QRegularExpressionMatch match = form.match(line.text);
    if (!header.byline.isEmpty() || !match.hasMatch() || match.captured(1).contains(small) ||
        match.captured(1).endsWith(QLatin1Char('.')))
        return false;
    header.byline = match.captured(1);
    header.bylineSpan = line.bytesOf(match.capturedStart(1), header.byline.size());
    header.source = match.captured(2);
    if (!header.source.isEmpty())
        header.sourceSpan = line.bytesOf(match.capturedStart(2), match.capturedLength(2));
    return true;
}

/// A line that holds a date and nothing else: "Published 9 May 2025", "Monday, June 3, 2024 at 10:42 a.m.". Of
/// several, the first that tells no later change counts (`knowsFirst`).
bool takeDate(const Line &line, ArticleHeader &header, bool &knowsFirst)
{
    static const QRegularExpression form(QStringLiteral(
        "^\\s*(?i)(?:(?:first |last )?(published|posted|updated|modified|date)(?: on| at)?:?\\s+)?"
        "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+|(?:mon|tue|wed|thu|fri|sat|sun),?\\s+)?"
        "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2} \\p{L}{3,9}\\.? \\d{4}|\\p{L}{3,9}\\.? \\d{1,2}, \\d{4})"
        "(?:[ ,T|–—-]+(?:at )?\\d{1,2}(?:[:.]\\d{2}){0,2}(?: ?[ap]\\.?m\\.?)?(?: ?\\(?[A-Z]{1,5}\\)?)?)?\\s*$"));
    const QRegularExpressionMatch match = form.match(line.text);
    const QDate date = match.hasMatch() ? dateFrom(match.captured(2).remove(QLatin1Char('.'))) : QDate();
    if (!date.isValid())
        return false;
    const bool isChange = match.captured(1).startsWith(QLatin1Char('u'), Qt::CaseInsensitive) ||
                          match.captured(1).startsWith(QLatin1Char('m'), Qt::CaseInsensitive);
    if (!header.published.isValid() || (!isChange && !knowsFirst)) {
        knowsFirst = !isChange;
        header.published = date;
        header.publishedSpan = line.bytesOf(match.capturedStart(2), match.capturedLength(2));
    }
    return true;
}

/// Headline, "By …" and a date in either order, an empty line, a dateline.
std::optional<ArticleHeader> wireForm(const QList<Line> &lines)
{
    if (const auto dateline = datelineOf(lines.first())) { // a dateline alone
        ArticleHeader header;
        header.dateline = dateline->place;
        header.datelineSpan = dateline->placeSpan;
        header.source = dateline->agency;
        return header;
    }
    if (lines.size() < 3 || lines[0].text.trimmed().isEmpty() || lines[0].text.size() > 200)
        return std::nullopt;
    ArticleHeader header;
    qsizetype at = 1;
    qsizetype lastEmpty = 0;
    bool knowsFirst = false;
    for (; at < lines.size(); ++at) {
        if (lines[at].text.trimmed().isEmpty())
            lastEmpty = at;
        else if (!takeByline(lines[at], header) && !takeDate(lines[at], header, knowsFirst))
            break;
    }
    if (lastEmpty != at - 1) // the text is set apart from what stands above it
        return std::nullopt;
    const auto dateline = at < lines.size() ? datelineOf(lines[at]) : std::nullopt;
    if (header.byline.isEmpty() && !header.published.isValid() && !dateline)
        return std::nullopt;
    header.title = lines[0].text.trimmed();
    header.titleSpan = lines[0].bytesOf(lines[0].text.indexOf(header.title), header.title.size());
    if (dateline) {
        header.dateline = dateline->place;
        header.datelineSpan = dateline->placeSpan;
        if (!dateline->agency.isEmpty()) {
            header.source = dateline->agency;
            header.sourceSpan = {};
        }
    }
    header.span = {0, at < lines.size() ? lines[at].start : lines.last().end};
    return header;
}

} // namespace

ArticleHeader recognizeHeader(QByteArrayView utf8)
{
    const QList<Line> lines = firstLines(utf8);
    if (lines.isEmpty())
        return {};
    for (const auto form : {dateForm, keyForm, wireForm})
        if (const auto header = form(lines))
            return *header;
    return {};
}

} // namespace bluepencil
