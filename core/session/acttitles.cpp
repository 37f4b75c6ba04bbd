// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/acttitles.h"

#include <QStringList>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qint32 mostBytes = 400; // that are looked at for a few words
constexpr QChar ellipsis(0x2026);

QString shortened(const QString &words, qsizetype longest)
{
    return words.size() > longest ? words.left(longest - 1).trimmed() + ellipsis : words;
}

} // namespace

QString titleWords(const Article &article, Span span)
{
    constexpr qsizetype longest = 30;
    return shortened(article.string({span.start, std::min(span.end, span.start + mostBytes)}).simplified(), longest);
}

QString titleWords(const Article &article, const Annotation &annotation, qsizetype longest)
{
    QStringList words;
    qint32 left = mostBytes;
    for (const Span part : annotation.parts) {
        if (left <= 0)
            break;
        words.append(article.string({part.start, std::min(part.end, part.start + left)}).simplified());
        left -= part.length();
    }
    return shortened(words.join(QStringLiteral(" … ")), longest);
}

QString titleEnds(const Article &article, Span span)
{
    constexpr qsizetype longest = 60;
    if (span.length() <= mostBytes) {
        const QString words = article.string(span).simplified();
        if (words.size() <= longest)
            return words;
    }
    const QString head = article.string({span.start, std::min(span.end, span.start + mostBytes)}).simplified();
    const QString tail = article.string({std::max(span.start, span.end - mostBytes), span.end}).simplified();
    return head.left(longest / 3).trimmed() + ellipsis + tail.right(longest * 2 / 3).trimmed();
}

} // namespace bluepencil
