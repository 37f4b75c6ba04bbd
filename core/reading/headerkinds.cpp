// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/headerkinds.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace bluepencil::header {

namespace {

constexpr qsizetype longestNames = 120;    // code units of a byline
constexpr qsizetype longestHeadline = 200; // code units
constexpr qsizetype longestLine = 300;     // code units; what is longer is the story

template <std::size_t N> bool isOneOf(const QString &word, const std::array<const char *, N> &list)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const char *one) { return word.compare(QLatin1StringView(one), Qt::CaseInsensitive) == 0; });
}

/// The last word of an outlet's name: "Chicago Tribune", "BBC News".
bool isOutletWord(const QString &word)
{
    static constexpr std::array words = {
        "times",      "post",      "tribune",  "herald",     "guardian", "telegraph", "gazette",  "journal",
        "chronicle",  "observer",  "mail",     "mirror",     "express",  "globe",     "courier",  "register",
        "examiner",   "echo",      "press",    "news",       "bulletin", "dispatch",  "wire",     "newswire",
        "newswires",  "reuters",   "ap",       "afp",        "bbc",      "cnn",       "pti",      "ani",
        "ians",       "bloomberg", "cnbc",     "npr",        "pbs",      "sentinel",  "inquirer", "argus",
        "advertiser", "weekly",    "magazine", "politico",   "axios",    "upi",       "dpa",      "efe",
        "xinhua",     "tass",      "bureau",   "prnewswire", "dw",       "rte",       "rté",      "itv",
        "abc",        "cbs",       "nbc",      "msn",        "kyodo",    "yonhap",    "newsroom"};
    const QByteArray utf8 = word.toLower().toUtf8();
    return std::any_of(words.begin(), words.end(), [&](const char *one) { return utf8 == one; });
}

/// Words of somebody's work at a paper; they may begin small.
bool isJobWord(const QString &word)
{
    static constexpr std::array words = {"correspondent", "correspondents", "reporter",   "reporters", "editor",
                                         "writer",        "critic",         "columnist",  "bureau",    "staff",
                                         "agencies",      "contributor",    "journalist", "desk",      "photographer"};
    return isOneOf(word, words);
}

/// Words that may stand small in a byline.
bool isJoiner(const QString &word)
{
    static constexpr std::array words = {"and",
                                         "of",
                                         "the",
                                         "in",
                                         "for",
                                         "at",
                                         "de",
                                         "da",
                                         "di",
                                         "du",
                                         "van",
                                         "von",
                                         "der",
                                         "den",
                                         "la",
                                         "le",
                                         "al",
                                         "el",
                                         "bin",
                                         "y",
                                         "dos",
                                         "del",
                                         "to",
                                         "on",
                                         "with",
                                         "senior",
                                         "chief",
                                         "special",
                                         "political",
                                         "deputy",
                                         "science",
                                         "health",
                                         "business",
                                         "sports",
                                         "sport",
                                         "national",
                                         "foreign",
                                         "education",
                                         "environment",
                                         "economics",
                                         "diplomatic",
                                         "crime",
                                         "court",
                                         "legal",
                                         "local",
                                         "democracy",
                                         "investigations",
                                         "technology",
                                         "transport",
                                         "religion",
                                         "theatre",
                                         "film",
                                         "music",
                                         "art",
                                         "arts",
                                         "travel",
                                         "home",
                                         "affairs",
                                         "security",
                                         "defence",
                                         "defense"};
    return isOneOf(word, words) || isJobWord(word);
}

/// Words of a place or body, which no person is called.
bool isNoPersonWord(const QString &word)
{
    static constexpr std::array words = {
        "league",     "cup",     "court", "council", "city",   "county", "street",  "park",    "hall",    "house",
        "university", "party",   "round", "group",   "final",  "match",  "part",    "chapter", "act",     "minutes",
        "report",     "summary", "live",  "updates", "world",  "middle", "east",    "west",    "north",   "south",
        "africa",     "europe",  "asia",  "america", "united", "states", "kingdom", "school",  "road",    "test",
        "the",        "a",       "an",    "stadium", "arena",  "series", "season",  "day",     "week",    "dear",
        "agenda",     "notes",   "q&a",   "video",   "photo",  "photos", "gallery", "podcast", "edition", "issue"};
    return isOneOf(word, words) || isOutletWord(word);
}

bool isTimeWord(const QString &word)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
                       "august|september|october|november|december|night|day|dawn|sea|land|air|numbers)s?$"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(word).hasMatch();
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;/()]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

/// Without what parts the things on a line, and Markdown's marks.
QString bare(const QString &text)
{
    static const QRegularExpression edges(QStringLiteral("^[\\s,;:|•·–—/*_()\\[\\]-]+|[\\s,;:|•·–—/*_(\\[-]+$"));
    QString out = text;
    return out.remove(edges);
}

/// Every word begins with a capital or is one that may be small.
bool isCapitalized(const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [](const QString &word) {
        static const QRegularExpression small(QStringLiteral("(?<![\\p{L}’'-])\\p{Ll}"));
        return isJoiner(word) || word == QLatin1String("&") || !word.contains(small);
    });
}

bool isOutlet(const QString &text)
{
    const QStringList words = wordsOf(text);
    return !words.isEmpty() && words.size() <= 6 && isCapitalized(words) && words.front().front().isUpper() &&
           !text.contains(QLatin1Char(':')) && isOutletWord(words.back());
}

/// "Ana Ruiz", "Ana de la Ruiz", "A.B. Ruiz"
bool isPerson(const QString &text)
{
    static const QRegularExpression name(
        QStringLiteral("^\\p{Lu}[\\p{L}’'.-]*(?: (?:de|da|di|du|van|von|der|den|la|le|al|el|bin|dos|del)){0,2}"
                       "(?: \\p{Lu}[\\p{L}’'.-]*){1,3}$"));
    if (!name.match(text).hasMatch())
        return false;
    const QStringList words = wordsOf(text);
    return std::none_of(words.begin(), words.end(), [](const QString &word) { return isNoPersonWord(word); });
}

/// "Ana Ruiz and Jo Park, Science Correspondents in Lima", "Legal Correspondent"
bool areNames(const QString &text)
{
    static const QRegularExpression parting(QStringLiteral("\\s*,\\s*(?:and )?|\\s+(?:and|&)\\s+|\\s+(?=in \\p{Lu})"));
    if (text.isEmpty() || text.size() > longestNames || text.contains(QLatin1Char(':')) || text.back() == u'.')
        return false;
    const QStringList words = wordsOf(text);
    if (!isCapitalized(words) || text.contains(QRegularExpression(QStringLiteral("[\\d“”\"?!]"))))
        return false;
    if (isJobWord(words.back()) && words.size() <= 4 && !text.contains(QLatin1Char(',')))
        return true;
    const QStringList parts = text.split(parting, Qt::SkipEmptyParts);
    if (!isPerson(parts.front()))
        return false;
    return std::all_of(parts.begin() + 1, parts.end(), [](const QString &part) {
        const QStringList last = wordsOf(part);
        return isPerson(part) || part.startsWith(QLatin1String("in ")) || (!last.isEmpty() && isJobWord(last.back()));
    });
}

/// What stands behind "By": names and what joins them; "By Monday it was over." is a sentence.
bool isBylineText(const QString &names, bool &isSure)
{
    const QStringList words = wordsOf(names);
    if (words.isEmpty() || names.size() > longestNames || !names.front().isUpper() || names.contains(u':') ||
        isTimeWord(words.front()) || !isCapitalized(words))
        return false;
    static const QRegularExpression abbreviated(QStringLiteral("(?:\\b\\p{L}\\.|\\b[JS]r\\.)$"));
    if (names.endsWith(u'.') && !names.contains(abbreviated))
        return false;
    if (words.front() == QLatin1String("The") && !isOutletWord(words.back()))
        return false;
    isSure = words.size() > 1 || isOutletWord(words.front());
    return true;
}

/// "By Ana Ruiz | The Ferry Post": the names and the outlet.
bool readByline(const QString &rest, HeaderLine &line)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:words|story|text|written|reported|reporting|posted|published|interview|analysis)\\s+)?"
                       "by:?\\s+([^|•·–—]{2,120}?)(?:\\s+on)?(?:\\s*[|•·–—]\\s*([^|•·–—]{2,60}?)[\\s|•·–—]*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(rest);
    const QString names = bare(match.captured(1));
    if (!match.hasMatch() || !isBylineText(names, line.isSure))
        return false;
    line.names = names;
    line.source = bare(match.captured(2));
    return true;
}

bool isFurniture(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(
            "^(?:live(?: updates?)?|breaking(?: news)?|exclusive|updated|advertisement|sponsored|share(?: "
            "this.*)?|save|"
            "listen(?: to .*)?|print|\\d* ?comments?|subscribe.*|sign up.*|gift (?:this )?article|[★☆✩⭐️✪ "
            "/\\d]+"
            "(?: stars?| out of \\d+)?|https?://\\S+|www\\.\\S+|skip to .*|advertisement|image|photo|getty images)$"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

/// "Politics", "UK | News", "Home > World"
bool isSection(const QString &text)
{
    static constexpr std::array sections = {
        "politics",    "world",       "uk",         "us",         "business",      "sport",
        "sports",      "opinion",     "analysis",   "comment",    "news",          "home",
        "culture",     "science",     "technology", "tech",       "health",        "education",
        "environment", "climate",     "arts",       "travel",     "food",          "money",
        "obituaries",  "obituary",    "letters",    "editorial",  "explainer",     "feature",
        "features",    "interview",   "review",     "reviews",    "football",      "cricket",
        "national",    "india",       "europe",     "asia",       "africa",        "americas",
        "middle east", "local",       "local news", "world news", "uk news",       "us news",
        "us politics", "uk politics", "crime",      "lifestyle",  "entertainment", "books",
        "theatre",     "film",        "music",      "television", "economy",       "markets",
        "weather",     "courts"};
    static const QRegularExpression between(QStringLiteral("\\s*[|>›»/•·]\\s*"));
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    return !parts.isEmpty() &&
           std::all_of(parts.begin(), parts.end(), [](const QString &part) { return isOneOf(part, sections); });
}

bool isRelease(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:for immediate (?:release|publication)|(?:press|news|media) release|press statement|"
                       "media statement|(?:strictly )?embargoed\\b.{0,60}|not for release before\\b.{0,60})$"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

bool isContact(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:media|press)\\s+)?(?:contacts?|enquiries|inquiries)(?:\\s*:.*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

/// What stands beside a date: nothing, names, an outlet or a place. False where it is a sentence or a key of
/// something else ("Born 18 January 1934", "Hearing: 18 January 2026").
bool readBesideDate(const QString &rest, HeaderLine &line)
{
    static const QRegularExpression other(
        QStringLiteral(
            "\\b(?:born|died|deadline|expires?|due|until|from|when|where|starts?|begins?|ends?|opens?|closes?|"
            "valid|effective|event|hearing|meeting|birthday|concert|dear|to|page|vol|volume|copyright)\\b|©"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression place(QStringLiteral("^\\p{Lu}[\\p{Lu} .'’-]+(?:, [\\p{L}. ]{2,20})?$"));
    const bool colon = rest.trimmed().endsWith(u':') || rest.contains(QRegularExpression(QStringLiteral(":\\s{3,}")));
    static const QRegularExpression opens(
        QStringLiteral("^(?:since|on|in|after|before|by|at|it|is|was|for|as|this|that|yes|no|not|maybe|between|about|"
                       "around|during|never|only)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    const QString text = bare(rest);
    if (text == QLatin1String(".")) // "Since when? 18 January 2026."
        return line.dates.dates.isEmpty() || line.dates.dates.front().isLabelled;
    if (text.isEmpty())
        return true;
    const QStringList words = wordsOf(text);
    if (words.size() > 8 || text.contains(other) || text.contains(opens) || text.contains(u':') ||
        !text.front().isUpper() || !isCapitalized(words) ||
        text.contains(QRegularExpression(QStringLiteral("[.?!] \\p{Lu}[\\p{L}]+ "))))
        return false;
    if (isOutlet(text))
        line.source = text;
    else if (place.match(text).hasMatch())
        line.place = text;
    else if (areNames(text))
        line.names = text;
    else
        line.isSure = !colon;
    return !colon || !line.place.isEmpty() || words.size() <= 2;
}

} // namespace

HeaderLine kindOf(const Line &line)
{
    HeaderLine found;
    if (line.isBlank()) {
        found.kind = LineKind::Blank;
        return found;
    }
    if (line.text.size() > longestLine)
        return found;
    found.dates = datesIn(line.text);
    const QString rest = bare(found.dates.rest);
    const bool hasDate = !found.dates.dates.isEmpty() || found.dates.isVague;
    if (readByline(rest, found))
        found.kind = LineKind::Byline;
    else if (hasDate)
        found.kind = readBesideDate(found.dates.rest, found) ? LineKind::Date : LineKind::Prose;
    else if (isRelease(rest))
        found.kind = LineKind::Release;
    else if (isContact(rest))
        found.kind = LineKind::Contact;
    else if (rest.isEmpty() || isFurniture(rest) || isSection(rest))
        found.kind = LineKind::Furniture;
    else if (isOutlet(rest)) {
        found.kind = LineKind::Source;
        found.source = rest;
    } else if (areNames(rest)) {
        found.kind = LineKind::Names;
        found.names = rest;
    }
    return found;
}

bool isHeadlineLike(const QString &words)
{
    // Case counts for nothing in the words only: where it counts nowhere, newer PCRE2 takes \p{Lu} for any letter.
    static const QRegularExpression none(
        QStringLiteral("^(?:[-–—*•>]|\\d{1,2}[.)] |(?i:dear\\b|hi\\b|hello\\b|to (?:the|whom)\\b))|[,;:]$|"
                       "(?<![\\p{Lu}.])\\.$"));
    const QString plain = words.trimmed();
    static const QRegularExpression abbreviation(QStringLiteral("\\p{Lu}\\.$|\\.\\.$"));
    if (plain.isEmpty() || plain.size() > longestHeadline)
        return false;
    return plain.contains(abbreviation) || !plain.contains(none);
}

std::optional<Dateline> datelineOf(const Line &line)
{
    // Longer it is none; and the expression's time grows with the square of a run of capitals and blanks.
    constexpr qsizetype longestDateline = 160;
    static const QRegularExpression capitals(
        QStringLiteral("^\\s*(\\p{Lu}[\\p{Lu} .'’-]+(?:, [\\p{L}. ]{2,20}?)?)(?:, ((?:[A-Z][a-z]{2,8}\\.?) "
                       "\\d{1,2}))?\\s*(?:\\(([^)]{2,40})\\)\\s*)?(?:—|–|--|-)\\s"));
    static const QRegularExpression agency( // "Holm (AFP) –"
        QStringLiteral("^\\s*(\\p{Lu}[\\p{L}’'-]+(?: [\\p{L}.’'-]+){0,3}) \\(([^()]{2,40})\\)\\s*(?:—|–|--|-)\\s"));
    static const QRegularExpression dated(QStringLiteral(
        "^\\s*(\\p{Lu}[\\p{L}.'’-]*(?: [\\p{L}.'’-]+){0,3}(?:, \\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*)?)?)"
        "(?:,| [—–-]| \\(| \\/|:)?\\s*$"));
    static const QRegularExpression behind(
        QStringLiteral("^[,)]?\\s*(?:[/(]([^/()]{2,40})[/)]\\s*)?\\)?(?:—|–|--|-|:)\\s?"));
    const QString head = line.text.left(longestDateline);
    const QRegularExpressionMatch match = capitals.match(head);
    if (match.hasMatch() && !(match.captured(2).isEmpty() && match.captured(3).isEmpty()) &&
        datesIn(match.captured(3)).dates.isEmpty()) {
        const QString place = match.captured(1).trimmed(); // it begins with a capital: only its end can be blank
        return Dateline{place, match.captured(3), {}, line.bytesOf(match.capturedStart(1), place.size()), {}};
    }
    const QRegularExpressionMatch known = agency.match(head);
    if (known.hasMatch() && isOutlet(known.captured(2)))
        return Dateline{known.captured(1), known.captured(2), {}, line.bytesOf(known.captured(1)), {}};
    // With its year the day tells enough: "PUEBLO, Colo., April 21, 2026 /Wire/ --", "Geneva (18 January 2026) –"
    const DateWords words = datesIn(head);
    if (words.dates.isEmpty() || words.dates.front().isLabelled || !words.dates.front().date.isValid())
        return std::nullopt;
    const LineDate &day = words.dates.front();
    const QRegularExpressionMatch before = dated.match(words.rest.left(day.start));
    const QRegularExpressionMatch after = behind.match(head.mid(day.start + day.length));
    if (!before.hasMatch() || !after.hasMatch() || head.size() <= day.start + day.length + after.capturedLength())
        return std::nullopt;
    const QString place = before.captured(1).trimmed();
    return Dateline{place, after.captured(1), day.date, line.bytesOf(before.capturedStart(1), place.size()),
                    line.bytesOf(day.start, day.length)};
}

} // namespace bluepencil::header
