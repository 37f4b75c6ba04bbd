// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/copytext.h"

#include <QMimeData>
#include <QStringList>

namespace bluepencil {

namespace {

constexpr qsizetype longestHtml = 1024 * 1024; // characters

} // namespace

std::unique_ptr<QMimeData> copiedText(const Article &article, Span span)
{
    auto data = std::make_unique<QMimeData>();
    const QString text = article.string(span);
    data->setText(text);
    if (text.size() > longestHtml)
        return data;
    QString html;
    const QStringList paragraphs = text.split(QLatin1Char('\n'));
    if (paragraphs.size() == 1) {
        html = QLatin1String("<span>") + text.toHtmlEscaped() + QLatin1String("</span>");
    } else {
        for (const QString &paragraph : paragraphs)
            if (!paragraph.isEmpty())
                html += QLatin1String("<p>") + paragraph.toHtmlEscaped() + QLatin1String("</p>\n");
    }
    data->setHtml(html);
    return data;
}

} // namespace bluepencil
