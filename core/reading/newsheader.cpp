// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/newsheader.h"

#include "core/reading/headerkinds.h"

#include <QSet>

#include <algorithm>

namespace bluepencil::header {

namespace {

constexpr qsizetype mostLooked = 20;         // lines with words that may belong to a header
constexpr qsizetype mostStandfirsts = 3;     // lines of prose besides the headline
constexpr qsizetype longestStandfirst = 320; // code units
constexpr qsizetype shortestStory = 80;      // code units of a paragraph that follows a header without an empty line
constexpr qsizetype mostForLoneDate = 8;     // lines with words above a date that stands by itself

/// Reads the lines from the top and settles where the header ends.
class NewsHeader
{
public:
    explicit NewsHeader(const QList<Line> &lines);
    std::optional<ArticleHeader> read();

private:
    bool isDatesAsHeadings() const;
    bool holdsTogether(qsizetype at) const;
    bool isNextToDate(qsizetype at) const;
    qsizetype nextWith(qsizetype at, qsizetype step) const;
    void settleNames();
    void walk();
    bool endsWell() const;
    void takeProse();
    void takeNames(const Line &line, const HeaderLine &kind);
    void takeDates(const Line &line, const HeaderLine &kind);
    void takeDateline();
    void takeLateHeadline();
    void takeLine(qsizetype at);
    std::optional<ArticleHeader> loneDate();

    const QList<Line> &m_lines;
    QList<HeaderLine> m_kinds;
    ArticleHeader m_header;
    QList<qsizetype> m_prose; ///< lines of prose inside the header
    qsizetype m_end = 0;      ///< the line behind the header's last
    bool m_knowsFirst = false;
    bool m_isLabelled = false;
    std::optional<Dateline> m_dateline; ///< that begins the story
};

NewsHeader::NewsHeader(const QList<Line> &lines)
    : m_lines(lines)
{
    m_kinds.reserve(lines.size());
    for (const Line &line : lines)
        m_kinds.append(kindOf(line));
    settleNames();
}

/// The next line with words, or -1.
qsizetype NewsHeader::nextWith(qsizetype at, qsizetype step) const
{
    for (at += step; at >= 0 && at < m_kinds.size(); at += step)
        if (m_kinds[at].kind != LineKind::Blank)
            return at;
    return -1;
}

bool NewsHeader::isNextToDate(qsizetype at) const
{
    for (const qsizetype step : {qsizetype(1), qsizetype(-1)}) {
        qsizetype next = nextWith(at, step);
        while (next >= 0 && (m_kinds[next].kind == LineKind::Source || m_kinds[next].kind == LineKind::Furniture))
            next = nextWith(next, step);
        if (next >= 0 && m_kinds[next].kind == LineKind::Date)
            return true;
    }
    return false;
}

/// Names are a byline only below a headline and next to a date; else they are prose. So is a byline of one word
/// that no date stands by.
void NewsHeader::settleNames()
{
    bool isFirst = true;
    for (qsizetype i = 0; i < m_kinds.size(); ++i) {
        HeaderLine &kind = m_kinds[i];
        if (kind.kind == LineKind::Names)
            kind.kind = !isFirst && isNextToDate(i) ? LineKind::Byline : LineKind::Prose;
        else if (kind.kind == LineKind::Byline && !kind.isSure && kind.dates.dates.isEmpty() && !isNextToDate(i))
            kind.kind = LineKind::Prose;
        isFirst = isFirst && (kind.kind == LineKind::Blank || kind.kind == LineKind::Furniture);
    }
}

/// Does the line hold the header together, so that the prose above it belongs to the header too?
bool NewsHeader::holdsTogether(qsizetype at) const
{
    const LineKind kind = m_kinds[at].kind;
    return kind == LineKind::Byline || kind == LineKind::Date || kind == LineKind::Release;
}

/// A diary or a timeline: dates stand between its paragraphs too.
bool NewsHeader::isDatesAsHeadings() const
{
    const auto isBareDate = [this](qsizetype i) {
        const HeaderLine &kind = m_kinds[i];
        return kind.kind == LineKind::Date && !kind.dates.dates.isEmpty() && !kind.dates.dates.front().isLabelled;
    };
    for (qsizetype i = 0; i < m_end; ++i)
        if (m_kinds[i].kind == LineKind::Byline || (m_kinds[i].kind == LineKind::Date && !isBareDate(i)))
            return false;
    qsizetype looked = 0;
    for (qsizetype i = nextWith(m_end - 1, 1); i >= 0 && looked < mostLooked; i = nextWith(i, 1), ++looked)
        if (isBareDate(i))
            return m_end > 0;
    return false;
}

/// Finds the last line that holds a header together before the story begins.
void NewsHeader::walk()
{
    qsizetype looked = 0;
    QList<qsizetype> prose;
    bool hasNamesOrDate = false;
    for (qsizetype i = 0; i < m_kinds.size() && looked < mostLooked; ++i) {
        const LineKind kind = m_kinds[i].kind;
        if (kind == LineKind::Blank)
            continue;
        ++looked;
        m_dateline = datelineOf(m_lines[i]);
        if (m_dateline && kind != LineKind::Date) {
            if (prose.size() <= mostStandfirsts + 1 && (!prose.isEmpty() || m_end > 0) &&
                prose.size() - m_prose.size() <= 2) {
                m_prose = prose;
                m_end = i;
            }
            return;
        }
        m_dateline.reset();
        if (holdsTogether(i)) {
            // Only what says that it is one is taken for a byline or a date behind prose that follows another.
            const bool isLate = hasNamesOrDate && prose.size() > m_prose.size() && !m_prose.isEmpty();
            const bool isPlain =
                kind == LineKind::Date && !m_kinds[i].dates.isVague && !m_kinds[i].dates.dates.front().isLabelled;
            if (isLate && (isPlain || prose.size() - m_prose.size() > 1))
                return;
            m_prose = prose;
            m_end = i + 1;
            hasNamesOrDate = hasNamesOrDate || kind != LineKind::Release;
        } else if (kind == LineKind::Prose) {
            prose.append(i);
            if (prose.size() > mostStandfirsts + 1 || m_lines[i].text.size() > longestStandfirst)
                return;
        } else if (prose.size() == m_prose.size() && m_end > 0) {
            m_end = i + 1; // "The Ferry Post", "5 min read" below the date
        }
    }
}

/// The story is set apart from what stands above it, by an empty line or by being long.
bool NewsHeader::endsWell() const
{
    if (m_end >= m_lines.size() || m_lines[m_end].isBlank() || m_dateline)
        return true;
    if (m_end > 0 && m_lines[m_end - 1].isBlank())
        return true;
    return m_header.published.isValid() && m_lines[m_end].text.size() >= shortestStory && !m_header.title.isEmpty();
}

/// The headline is the first line of prose; what follows is the standfirst. Where the first may be a section's
/// or a series' name, there is no headline.
void NewsHeader::takeProse()
{
    for (qsizetype n = 0; n < m_prose.size(); ++n) {
        const Line &line = m_lines[m_prose[n]];
        const QString words = line.text.trimmed();
        const Span span = line.bytesOf(words);
        const auto count = [&](qsizetype which) { return m_lines[m_prose[which]].text.simplified().count(u' ') + 1; };
        const bool isKicker =
            n == 0 && m_prose.size() > 1 && count(0) <= 2 && count(1) >= 5 && isHeadlineLike(m_lines[m_prose[1]].text);
        if (n == 0 && !isKicker) {
            qsizetype skip = 0; // Markdown's "# "
            while (skip < words.size() && words[skip] == u'#')
                ++skip;
            m_header.title =
                skip > 0 && skip < words.size() && words[skip] == u' ' ? words.sliced(skip + 1).trimmed() : words;
            m_header.titleSpan = line.bytesOf(m_header.title);
        } else {
            m_header.standfirstSpans.append(span);
        }
    }
}

void NewsHeader::takeNames(const Line &line, const HeaderLine &kind)
{
    const Span span = line.bytesOf(kind.names);
    if (kind.names.isEmpty())
        return;
    if (m_header.byline.isEmpty()) {
        m_header.byline = kind.names;
        m_header.bylineSpan = span;
    } else { // a second "By …", or what may be an outlet or a place
        if (kind.kind == LineKind::Byline)
            m_header.byline += QStringLiteral(", ") + kind.names;
        m_header.creditSpans.append(span);
    }
}

/// Of several dates the first that tells no later change counts, and "Published" before one without a word.
void NewsHeader::takeDates(const Line &line, const HeaderLine &kind)
{
    for (const LineDate &found : kind.dates.dates) {
        if (!found.date.isValid())
            continue;
        const bool isBetter = !found.isChange && (!m_knowsFirst || (found.isLabelled && !m_isLabelled));
        if (m_header.published.isValid() && !isBetter)
            continue;
        m_knowsFirst = !found.isChange;
        m_isLabelled = found.isLabelled && !found.isChange;
        m_header.published = found.date;
        m_header.publishedSpan = line.bytesOf(found.start, found.length);
    }
    if (m_header.dateline.isEmpty() && !kind.place.isEmpty()) {
        m_header.dateline = kind.place;
        m_header.datelineSpan = line.bytesOf(kind.place);
    }
}

void NewsHeader::takeDateline()
{
    m_header.dateline = m_dateline->place;
    m_header.datelineSpan = m_dateline->placeSpan;
    if (!m_dateline->agency.isEmpty()) {
        m_header.source = m_dateline->agency;
        m_header.sourceSpan = {};
    }
    if (m_dateline->date.isValid() && !m_knowsFirst) {
        m_header.published = m_dateline->date;
        m_header.publishedSpan = m_dateline->dateSpan;
    }
}

/// "FOR IMMEDIATE RELEASE" stands above the headline.
void NewsHeader::takeLateHeadline()
{
    const qsizetype next = nextWith(m_end - 1, 1);
    const bool isReleased = std::any_of(m_kinds.begin(), m_kinds.begin() + m_end,
                                        [](const HeaderLine &kind) { return kind.kind == LineKind::Release; });
    if (!isReleased || !m_prose.isEmpty() || next < 0 || next + 1 >= m_kinds.size() ||
        m_kinds[next].kind != LineKind::Prose || m_kinds[next + 1].kind != LineKind::Blank ||
        !isHeadlineLike(m_lines[next].text))
        return;
    m_prose.append(next);
    m_end = next + 1;
}

/// No header, but a line that is nothing but a date: the day of writing all the same.
std::optional<ArticleHeader> NewsHeader::loneDate()
{
    m_header = {};
    m_knowsFirst = m_isLabelled = false;
    QSet<QDate> bare;
    qsizetype looked = 0;
    for (qsizetype i = nextWith(-1, 1); i >= 0 && looked < mostForLoneDate; i = nextWith(i, 1), ++looked) {
        const HeaderLine &kind = m_kinds[i];
        if (kind.kind != LineKind::Date || !(kind.source.size() > 0 || kind.dates.rest.trimmed().isEmpty()))
            continue;
        const bool isSetApart = i + 1 >= m_kinds.size() || m_kinds[i + 1].kind != LineKind::Prose ||
                                m_lines[i + 1].text.size() >= shortestStory;
        if (!isSetApart && !kind.dates.dates.isEmpty() && !kind.dates.dates.front().isLabelled)
            continue; // "Concert", "5 June 2026", "8 p.m."
        for (const LineDate &date : kind.dates.dates)
            if (!date.isLabelled)
                bare.insert(date.date);
        takeDates(m_lines[i], kind);
    }
    m_header.dateline.clear();
    m_header.datelineSpan = {};
    return m_header.published.isValid() && bare.size() < 2 ? std::optional(m_header) : std::nullopt;
}

void NewsHeader::takeLine(qsizetype at)
{
    const Line &line = m_lines[at];
    const HeaderLine &kind = m_kinds[at];
    if (kind.kind == LineKind::Prose || kind.kind == LineKind::Blank || kind.kind == LineKind::Furniture)
        return;
    takeDates(line, kind);
    takeNames(line, kind);
    const bool isNewSource = m_header.source.isEmpty() && !kind.source.isEmpty();
    if (isNewSource) {
        m_header.source = kind.source;
        m_header.sourceSpan = line.bytesOf(kind.source);
    }
    const bool isSaid = isNewSource || !kind.names.isEmpty() || !kind.place.isEmpty() || kind.kind == LineKind::Release;
    if (!isSaid)
        m_header.creditSpans.append(line.bytesOf(kind.dates.rest.trimmed()));
}

std::optional<ArticleHeader> NewsHeader::read()
{
    walk();
    if (m_end == 0 && m_dateline) { // a dateline alone
        takeDateline();
        return m_header;
    }
    if (isDatesAsHeadings())
        return std::nullopt;
    takeLateHeadline();
    if (m_end == 0 || (!m_prose.isEmpty() && !isHeadlineLike(m_lines[m_prose.front()].text)))
        return loneDate();
    takeProse();
    for (qsizetype i = 0; i < m_end; ++i)
        takeLine(i);
    m_header.creditSpans.removeIf([](Span span) { return span.isEmpty(); });
    if (m_dateline)
        takeDateline();
    if (!endsWell())
        return loneDate();
    while (m_end < m_lines.size() && m_lines[m_end].isBlank())
        ++m_end;
    m_header.span = {0, m_end < m_lines.size() ? m_lines[m_end].start : m_lines.last().end};
    return m_header;
}

} // namespace

std::optional<ArticleHeader> newsHeader(const QList<Line> &lines)
{
    return NewsHeader(lines).read();
}

} // namespace bluepencil::header
