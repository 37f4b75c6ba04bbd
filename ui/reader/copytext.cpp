// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/copytext.h"

#include <QMimeData>
#include <QStringList>

namespace bluepencil {

namespace {

constexpr qint32 longestHtml = 1024 * 1024; // bytes of the text

QString htmlOf(const QString &text)
{
    const QStringList paragraphs = text.split(QLatin1Char('\n'));
    if (paragraphs.size() == 1)
        return QLatin1String("<span>") + text.toHtmlEscaped() + QLatin1String("</span>");
    QString html;
    for (const QString &paragraph : paragraphs)
        if (!paragraph.isEmpty())
            html += QLatin1String("<p>") + paragraph.toHtmlEscaped() + QLatin1String("</p>\n");
    return html;
}

/// Holds the article and makes the words when they are pasted: selecting a whole library costs no more than
/// selecting a word.
class CopiedText : public QMimeData
{
public:
    CopiedText(const Article &article, Span span)
        : m_article(article)
        , m_span(span)
    {
    }

    QStringList formats() const override
    {
        QStringList offered{QStringLiteral("text/plain")};
        if (m_span.length() <= longestHtml)
            offered.append(QStringLiteral("text/html"));
        return offered;
    }
    bool hasFormat(const QString &format) const override { return formats().contains(format); }

protected:
    QVariant retrieveData(const QString &format, QMetaType) const override
    {
        if (!hasFormat(format))
            return {};
        const QString text = m_article.string(m_span);
        return format == QLatin1StringView("text/html") ? htmlOf(text) : text;
    }

private:
    const Article m_article;
    const Span m_span;
};

} // namespace

std::unique_ptr<QMimeData> copiedText(const Article &article, Span span)
{
    return std::make_unique<CopiedText>(article, span);
}

} // namespace bluepencil
