// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/headerlines.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace bluepencil::header {

namespace {

constexpr qsizetype headerBytes = 16 * 1024;
constexpr qsizetype mostLines = 64;

} // namespace

Span Line::bytesOf(qsizetype from, qsizetype length) const
{
    const auto at = [&](qsizetype unit) {
        return start + static_cast<qint32>(QStringView(text).first(unit).toUtf8().size());
    };
    return {at(from), at(from + length)};
}

Span Line::bytesOf(const QString &words) const
{
    const qsizetype at = words.isEmpty() ? -1 : text.indexOf(words);
    return at < 0 ? Span{} : bytesOf(at, words.size());
}

QList<Line> firstLines(QByteArrayView utf8)
{
    const QByteArrayView head = utf8.first(utf8::floorBoundary(utf8, std::min(utf8.size(), headerBytes)));
    QList<Line> lines;
    qint32 start = 0;
    while (start <= head.size() && lines.size() < mostLines) {
        qsizetype end = head.indexOf('\n', start);
        if (end < 0)
            end = head.size();
        lines.append({utf8::toString(head.sliced(start, end - start)), start, static_cast<qint32>(end)});
        start = static_cast<qint32>(end) + 1;
    }
    return lines;
}

} // namespace bluepencil::header
