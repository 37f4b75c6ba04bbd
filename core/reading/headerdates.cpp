// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/headerdates.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace bluepencil::header {

namespace {

constexpr qsizetype longestLine = 300; // code units

/// <month> and <year> in the pattern are one group each.
QRegularExpression expression(const char *pattern)
{
    QString full = QString::fromLatin1(pattern);
    full.replace(QStringLiteral("<month>"),
                 QStringLiteral("(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
                                "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"));
    full.replace(QStringLiteral("<year>"), QStringLiteral("(1[5-9]\\d\\d|2[01]\\d\\d)(?!\\d)"));
    return QRegularExpression(full, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

/// Writes blanks over what an expression matches; true where it matched.
bool blank(QString &text, const QRegularExpression &form)
{
    bool found = false;
    QRegularExpressionMatchIterator matches = form.globalMatch(QString(text));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        std::fill_n(text.begin() + match.capturedStart(), match.capturedLength(), u' ');
        found = found || match.capturedLength() > 0;
    }
    return found;
}

int monthOf(const QString &word)
{
    static constexpr std::array<const char *, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                            "jul", "aug", "sep", "oct", "nov", "dec"};
    const auto found = std::find_if(months.begin(), months.end(), [&](const char *month) {
        return word.startsWith(QLatin1StringView(month), Qt::CaseInsensitive);
    });
    return static_cast<int>(found - months.begin()) + 1;
}

/// "18/01/2026": which is the day can be told only where the other can't be a month.
QDate fromNumbers(int first, int second, int year)
{
    if (first > 12 || first == second)
        return {year, second, first};
    return second > 12 ? QDate(year, first, second) : QDate();
}

struct DateForm {
    QRegularExpression form;
    QDate (*read)(const QRegularExpressionMatch &match);
};

const std::array<DateForm, 4> &dateForms()
{
    static const std::array<DateForm, 4> forms = {{
        {expression("(?<![\\d/-])(1[5-9]\\d\\d|2[01]\\d\\d)([-/])(\\d{1,2})\\2(\\d{1,2})(?![\\d/-])"
                    "(?:T\\d{2}:?\\d{2}(?::?\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?"),
         [](const QRegularExpressionMatch &m) {
             return QDate(m.captured(1).toInt(), m.captured(3).toInt(), m.captured(4).toInt());
         }},
        {expression("(?<![\\d/.-])(\\d{1,2})(?:st|nd|rd|th)?[ \\x{a0}-](?:of )?<month>,?[ \\x{a0}-]<year>"),
         [](const QRegularExpressionMatch &m) {
             return QDate(m.captured(3).toInt(), monthOf(m.captured(2)), m.captured(1).toInt());
         }},
        {expression("\\b<month>[ \\x{a0}](\\d{1,2})(?:st|nd|rd|th)?,?[ \\x{a0}]<year>"),
         [](const QRegularExpressionMatch &m) {
             return QDate(m.captured(3).toInt(), monthOf(m.captured(1)), m.captured(2).toInt());
         }},
        {expression("(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\2<year>(?![/-])"),
         [](const QRegularExpressionMatch &m) {
             return fromNumbers(m.captured(1).toInt(), m.captured(3).toInt(), m.captured(4).toInt());
         }},
    }};
    return forms;
}

/// Could the numbers be a date at all? "30 February" and "99/99/2026" are none.
bool isNoDate(const QRegularExpressionMatch &match, bool isNumbers)
{
    return !isNumbers || match.captured(1).toInt() > 31 || match.captured(3).toInt() > 31 ||
           (match.captured(1).toInt() > 12 && match.captured(3).toInt() > 12) || match.captured(1).toInt() == 0 ||
           match.captured(3).toInt() == 0;
}

/// Takes the dates out of a line, in text order.
QList<LineDate> takeDates(QString &line)
{
    QList<LineDate> dates;
    for (std::size_t i = 0; i < dateForms().size(); ++i) {
        QRegularExpressionMatchIterator matches = dateForms()[i].form.globalMatch(QString(line));
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const QDate date = dateForms()[i].read(match);
            if (!date.isValid() && isNoDate(match, i + 1 == dateForms().size()))
                continue;
            dates.append({date, match.capturedStart(), match.capturedLength()});
            std::fill_n(line.begin() + match.capturedStart(), match.capturedLength(), u' ');
        }
    }
    std::sort(dates.begin(), dates.end(), [](const LineDate &a, const LineDate &b) { return a.start < b.start; });
    return dates;
}

/// "Last modified on": what kind of date follows. Each label goes to the next date behind it.
void takeLabels(QString &line, QList<LineDate> &dates)
{
    static const QRegularExpression form = expression(
        "\\b(?:(?:first|last|originally|date|web|pub|article)\\s+)?"
        "(published|publication|posted|updated?|upd|modified|edited|revised|dated?|issued|released|filed|created|"
        "uploaded)(?:\\s+(?:date|on|at|online))*(?!\\w)(?!\\s+by\\b)\\s*:?");
    QRegularExpressionMatchIterator matches = form.globalMatch(QString(line));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const auto next = std::find_if(dates.begin(), dates.end(),
                                       [&](const LineDate &date) { return date.start >= match.capturedStart(); });
        if (next != dates.end()) {
            const QChar first = match.captured(1).front().toLower();
            next->isLabelled = true;
            next->isChange = match.captured(1).compare(QLatin1StringView("uploaded"), Qt::CaseInsensitive) != 0 &&
                             (first == u'u' || first == u'm' || first == u'e' || first == u'r') &&
                             match.captured(1).compare(QLatin1StringView("released"), Qt::CaseInsensitive) != 0;
        }
        std::fill_n(line.begin() + match.capturedStart(), match.capturedLength(), u' ');
    }
}

/// Times of day and weekdays.
void takeTimes(QString &line)
{
    static const QRegularExpression time = expression(
        "(?<![\\d:.$-])(?:\\bat\\s+)?(?:(?:[01]?\\d|2[0-4])(?:[:.][0-5]\\d){1,2}(?:\\s*[ap]\\.?m\\b\\.?)?|"
        "(?:1[0-2]|[1-9])\\s*[ap]\\.?m\\b\\.?|[0-2]\\d[0-5]\\d(?=\\s*(?:hrs|hours|gmt|bst|utc|ist)\\b))(?!\\d)"
        "(?:\\s*(?:hrs|hours|h)\\b)?(?:\\s*\\(?\\b(?-i:GMT|BST|UTC|[ECMP][SD]?T|IST|CES?T|EES?T|MSK|AE[SD]T|NZ[SD]T|"
        "JST|"
        "KST|HKT|SGT|PKT|WAT|SAST|EAT|CAT|WIB|AK[SD]T|HST|A[SD]T|NST|AC[SD]T|AWST|WES?T|PHT|ICT|NPT|GST)"
        "(?:\\s*[+-]\\d{1,2}(?::?\\d{2})?)?\\)?|\\s+(?:eastern|central|mountain|pacific|local|irish|uk)"
        "(?: standard| daylight)? time\\b)?");
    static const QRegularExpression weekday = expression(
        "(?<!the )\\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\\b[.,]?");
    blank(line, time);
    blank(line, weekday);
}

} // namespace

DateWords datesIn(const QString &line)
{
    static const QRegularExpression reading =
        expression("\\b(?:reading time:?\\s*)?\\d{1,3}[ -]?min(?:ute)?s?\\.?(?:[ -](?:read|listen)\\b|\\s*$)");
    static const QRegularExpression ago =
        expression("\\b(?:published|posted|updated|modified)?\\s*:?\\s*(?:(?:\\d{1,3}|an?|one|two|three)\\s+"
                   "(?:second|sec|minute|min|hour|hr|day|week|month)s?\\s+ago|just now|\\d{1,2} ?[hmd] ago)\\b");
    DateWords words;
    words.rest = line;
    if (line.size() > longestLine)
        return words;
    QString rest = line;
    blank(rest, reading);
    words.dates = takeDates(rest);
    words.isVague = blank(rest, ago);
    if (words.dates.isEmpty() && !words.isVague) {
        words.rest = rest;
        return words;
    }
    takeLabels(rest, words.dates);
    takeTimes(rest);
    words.rest = rest;
    return words;
}

QDate firstDateIn(const QString &value)
{
    for (const LineDate &found : datesIn(value).dates)
        if (found.date.isValid())
            return found.date;
    return {};
}

} // namespace bluepencil::header
