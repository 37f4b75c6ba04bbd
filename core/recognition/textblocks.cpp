// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/textblocks.h"

#include "core/recognition/characters.h"

namespace bluepencil::recognition {

namespace {

constexpr qint32 longestHeading = 160;    // bytes
constexpr qint32 shortestBrokenLine = 40; // a line broken to fit is not shorter, unless it is the last
constexpr qint32 longestBrokenLine = 132; // the widest page that is set by hand

Span trim(std::string_view text, Span span)
{
    while (span.start < span.end && isSpace(codePoint(text, span.start)))
        span.start += codePointLength(text, span.start);
    while (span.start < span.end && isSpace(codePointBefore(text, span.end))) {
        --span.end;
        while (span.end > span.start && utf8::isContinuation(text[static_cast<std::size_t>(span.end)]))
            --span.end;
    }
    return span;
}

/// True where the line ends as a sentence or a heading's lead-in does.
bool endsSentence(std::string_view text, Span line)
{
    qint32 end = line.end;
    char32_t last = codePointBefore(text, end);
    while (isQuoteMark(last) || last == U')' || last == U']') {
        end = utf8::floorBoundary(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())), end - 1);
        if (end <= line.start)
            return true;
        last = codePointBefore(text, end);
    }
    return last == U'.' || last == U'!' || last == U'?' || last == U':' || last == 0x2026;
}

/// True where lines were broken to fit a page: most lines that another line follows at once end inside
/// a sentence, and paragraphs are kept apart by empty lines.
bool hasBrokenLines(std::string_view text, const std::vector<Span> &lines)
{
    qsizetype followed = 0;
    qsizetype broken = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].isEmpty() || lines[i + 1].isEmpty())
            continue;
        ++followed;
        const qint32 length = lines[i].length();
        if (length >= shortestBrokenLine && length <= longestBrokenLine && !endsSentence(text, lines[i]))
            ++broken;
    }
    return broken >= 3 && broken * 2 > followed;
}

bool isBrokenAt(std::string_view text, Span line, Span next, bool brokenLines)
{
    if (line.isEmpty() || next.isEmpty())
        return false;
    if (brokenLines)
        return line.length() >= shortestBrokenLine && line.length() <= longestBrokenLine;
    // Elsewhere only what can't be anything else: a line that stops inside a sentence which goes on.
    return !endsSentence(text, line) && isLower(codePoint(text, next.start)) && line.length() >= shortestBrokenLine;
}

} // namespace

std::vector<TextBlock> textBlocks(const Article &article)
{
    const std::string_view text = view(article);
    const ArticleHeader &header = article.header();
    std::vector<TextBlock> blocks;
    std::vector<Span> lines;
    const auto add = [&](Span part, bool credit) {
        const Span span = trim(text, part);
        if (!span.isEmpty() && span.start < header.span.end) // a wire dateline begins the story
            blocks.push_back({span, credit || span == header.titleSpan || !endsSentence(text, span), credit});
    };
    add(header.titleSpan, false);
    for (const Span part : header.standfirstSpans)
        add(part, false);
    for (const Span part : {header.bylineSpan, header.sourceSpan, header.datelineSpan})
        add(part, true);
    for (const Span part : header.creditSpans)
        add(part, true);
    std::sort(blocks.begin(), blocks.end(),
              [](const TextBlock &a, const TextBlock &b) { return a.span.start < b.span.start; });

    const ParagraphIndex &paragraphs = article.paragraphs();
    const qint32 storyStart = header.span.end;
    for (qint32 i = paragraphs.at(storyStart); i < paragraphs.count(); ++i) {
        Span line = paragraphs.span(i);
        line.start = std::max(line.start, storyStart);
        lines.push_back(trim(text, line));
    }
    const bool brokenLines = hasBrokenLines(text, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].isEmpty())
            continue;
        Span span = lines[i];
        while (i + 1 < lines.size() && isBrokenAt(text, lines[i], lines[i + 1], brokenLines))
            span.end = lines[++i].end;
        blocks.push_back({span, span.length() <= longestHeading && !endsSentence(text, span), false});
    }
    return blocks;
}

} // namespace bluepencil::recognition
