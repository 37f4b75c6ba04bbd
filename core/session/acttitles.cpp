// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/acttitles.h"

#include <algorithm>

namespace bluepencil {

QString titleWords(const Article &article, Span span)
{
    constexpr qsizetype longest = 30;
    QString words = article.string({span.start, std::min(span.end, span.start + 400)}).simplified();
    if (words.size() > longest)
        words = words.left(longest - 1).trimmed() + QChar(0x2026);
    return words;
}

} // namespace bluepencil
