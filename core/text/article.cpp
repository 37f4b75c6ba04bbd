// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/article.h"

#include "core/base/disposal.h"
#include "core/base/tr.h"
#include "core/text/utf8.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace bluepencil {

namespace {

constexpr qsizetype displayTitleLength = 60; // code units; about one line of a title bar
constexpr qint32 openingBytes = 400;         // holds that many code units of any script and some white space

constexpr qsizetype slowToFree = 1 << 20; // bytes of text

QString firstWords(const QString &text)
{
    const QString words = text.simplified();
    if (words.size() <= displayTitleLength)
        return words;
    qsizetype cut = words.lastIndexOf(QLatin1Char(' '), displayTitleLength);
    if (cut <= 0)
        cut = displayTitleLength - (words[displayTitleLength].isLowSurrogate() ? 1 : 0);
    return words.left(cut) + QChar(0x2026);
}

} // namespace

Article::Article()
    : Article(ArticleParts{})
{
}

Article::Article(ArticleParts parts)
{
    // Whoever lets go of it last, often the view when the text has grown, does not wait for it to be freed.
    const auto free = [](Data *data) {
        if (std::unique_ptr<Data> gone(data); data->parts.text.size() >= slowToFree)
            dispose(std::shared_ptr<Data>(std::move(gone)));
    };
    std::shared_ptr<Data> data(new Data, free);
    data->paragraphs = ParagraphIndex(parts.text);
    data->utf16 = Utf16Index(parts.text);
    data->parts = std::move(parts);
    m_data = std::move(data);
}

const QByteArray &Article::textHash() const
{
    std::call_once(m_data->hashed, [this] {
        m_data->textHash = QCryptographicHash::hash(m_data->parts.text, QCryptographicHash::Sha256);
    });
    return m_data->textHash;
}

QByteArray Article::fileHash() const
{
    const SourceInfo &from = source();
    if (!from.fileHash.isEmpty() || from.path.isEmpty())
        return from.fileHash;
    return textHash(); // the reader left it out because the file's bytes are the text's
}

QString Article::displayTitle() const
{
    if (const QString title = firstWords(header().title); !title.isEmpty())
        return title;
    if (const QFileInfo file(source().path); !file.fileName().isEmpty())
        return file.completeBaseName().isEmpty() ? file.fileName() : file.completeBaseName();
    const qint32 from = header().span.end;
    const QString words = firstWords(string({from, utf8::floorBoundary(text(), from + openingBytes)}));
    if (!words.isEmpty())
        return words;
    return id().isEmpty() ? Core::tr("Untitled") : id();
}

QByteArrayView Article::bytes(Span span) const
{
    const qint32 start = std::clamp(span.start, 0, size());
    const qint32 end = std::clamp(span.end, start, size());
    return QByteArrayView(text()).sliced(start, end - start);
}

QString Article::string(Span span) const
{
    return utf8::toString(bytes(span));
}

bool Article::isValid(Span span) const
{
    return 0 <= span.start && span.start <= span.end && span.end <= size() && utf8::isBoundary(text(), span.start) &&
           utf8::isBoundary(text(), span.end);
}

} // namespace bluepencil
