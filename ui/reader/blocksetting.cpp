// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/blocksetting.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace bluepencil {

namespace {

constexpr int sampledParagraphs = 256;
constexpr qint32 sampledText = 1 << 19; // bytes: what a text that is still growing begins with
constexpr int blankShare = 8;           // one in so many paragraphs empty: blank lines part them

int spacingAfter(const ArticleSetting &setting, const BlockMap::Block &where)
{
    if (!where.last)
        return 0;
    const int spacing = setting.type.paragraphSpacing;
    const Span header = setting.article.header().span;
    if (!header.isEmpty() && where.span.end < header.end)
        return where.span.end + 1 >= header.end ? spacing : spacing / 6;
    return setting.blankSeparated ? 0 : spacing;
}

QList<QTextLayout::FormatRange> headerFormats(const ArticleSetting &setting, Span span)
{
    QList<QTextLayout::FormatRange> formats;
    const ArticleHeader &header = setting.article.header();
    if (!header.span.overlaps(span))
        return formats;
    const auto unitsTo = [&](qint32 byte) {
        return static_cast<int>(utf8::toString(setting.article.bytes({span.start, byte})).size());
    };
    const Span inside = header.span.intersected(span);
    QTextLayout::FormatRange range;
    range.start = unitsTo(inside.start);
    range.length = unitsTo(inside.end) - range.start;
    range.format.setFont(setting.type.header);
    range.format.setForeground(setting.theme.mutedText);
    formats.append(range);
    if (header.titleSpan.overlaps(inside)) { // laid over the smaller type
        const Span title = header.titleSpan.intersected(inside);
        range.start = unitsTo(title.start);
        range.length = unitsTo(title.end) - range.start;
        range.format.setFont(setting.type.headline);
        range.format.setForeground(setting.theme.text);
        formats.append(range);
    }
    return formats;
}

} // namespace

BlockSetting settingOf(const ArticleSetting &setting, qint32 block, const QString &text)
{
    const BlockMap::Block where = setting.blocks.block(block);
    const Typography &type = setting.type;
    const Span header = setting.article.header().span;
    const bool inHeader = !header.isEmpty() && header.contains(where.span) && where.span.end < header.end;

    BlockSetting result;
    result.font = inHeader ? type.header : type.text;
    result.width = setting.columnWidth;
    result.lineHeight = inHeader ? type.headerLineHeight : type.lineHeight;
    result.spacing = spacingAfter(setting, where);
    result.emptyHeight = setting.blankSeparated ? type.paragraphSpacing : type.lineHeight / 2 + 1;
    result.tabDistance = 8 * type.averageWidth;
    result.goesOn = !where.last;
    if (!text.isEmpty())
        result.formats = headerFormats(setting, where.span);
    if (!where.first) {
        const Span paragraph = setting.article.paragraphs().span(where.paragraph);
        const Span opening{paragraph.start, setting.blocks.block(setting.blocks.firstOf(where.paragraph)).span.end};
        result.direction = setting.article.string(opening).isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    }
    return result;
}

bool partedByBlankLines(const Article &article)
{
    const ParagraphIndex &paragraphs = article.paragraphs();
    const qint32 count = paragraphs.at(sampledText) + 1;
    const qint32 step = std::max(1, count / sampledParagraphs) | 1; // odd: meets even and odd lines
    int blank = 0;
    int seen = 0;
    for (qint32 i = 0; i < count; i += step, ++seen)
        blank += paragraphs.span(i).isEmpty() ? 1 : 0;
    return blank * blankShare > seen && blank < seen;
}

} // namespace bluepencil
