// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/paragraphindex.h"
#include "core/text/sourceinfo.h"
#include "core/text/span.h"
#include "core/text/utf16index.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>

#include <memory>
#include <mutex>

namespace bluepencil {

/// What the first lines of an article say about it. The lines stay part of the text (offsets count from
/// the file's first character); they are only recognized. Every span is empty when that thing is absent.
struct ArticleHeader {
    QString title;
    QString byline;
    QString dateline; ///< the place of a wire report, "NEW LIMA"
    QString source;   ///< paper or agency
    QString language;
    QDate published;
    Span titleSpan;
    Span bylineSpan;
    Span datelineSpan;
    Span publishedSpan;
    Span sourceSpan;             ///< in the header; empty where the source is told by the dateline
    QList<Span> standfirstSpans; ///< lines of prose between headline and story
    QList<Span> creditSpans;     ///< other lines that tell of the article: a second byline, a contact
    Span span;                   ///< all header lines together, painted small; the story begins at its end

    bool operator==(const ArticleHeader &) const = default;
};

/// What a reader puts together; frozen by Article's constructor.
struct ArticleParts {
    QByteArray text; ///< valid UTF-8, `\n` the only line end, no byte order mark, no NUL
    ArticleHeader header;
    SourceInfo source;
    QString id; ///< the file's base name with its suffix, or what the maker calls it
};

/// An immutable text with its paragraphs, header and where it came from. Implicitly shared: copying is
/// one pointer, reading is thread-safe. Everything the program says about a text is a Span over text().
class Article
{
public:
    Article();
    /// Builds the indexes of paragraphs and of UTF-16 units: linear, so call it on a worker for long texts.
    explicit Article(ArticleParts parts);

    const QByteArray &text() const { return m_data->parts.text; }
    qint32 size() const { return static_cast<qint32>(m_data->parts.text.size()); }
    bool isEmpty() const { return m_data->parts.text.isEmpty(); }
    const ParagraphIndex &paragraphs() const { return m_data->paragraphs; }
    const ArticleHeader &header() const { return m_data->parts.header; }
    const SourceInfo &source() const { return m_data->parts.source; }
    const QString &id() const { return m_data->parts.id; }
    /// SHA-256 of text(), 32 raw bytes. Two articles with the same hash are the same text. Linear the first
    /// time (2 ms a megabyte), so that showing a text never waits for it: ask first on a worker.
    const QByteArray &textHash() const;
    /// SHA-256 of the bytes of the file it was read from; empty without a file. Costs what textHash() does.
    QByteArray fileHash() const;
    /// True for copies of one Article; told without looking at the text.
    bool isCopyOf(const Article &other) const { return m_data == other.m_data; }

    /// The title, or else the file's name, or else the first words of the story: never empty.
    QString displayTitle() const;

    /// The words of a span; the span is clamped to the text.
    QByteArrayView bytes(Span span) const;
    QString string(Span span) const;

    /// Places in UTF-16 units of the text and back; clamped, see Utf16Index. Constant time.
    qint32 utf16Units() const { return m_data->utf16.units(); }
    qint32 utf16FromByte(qint32 byte) const { return m_data->utf16.unitFromByte(text(), byte); }
    qint32 byteFromUtf16(qint32 unit) const { return m_data->utf16.byteFromUnit(text(), unit); }

    /// True when the span lies in the text, start <= end, both on code-point boundaries.
    bool isValid(Span span) const;

    /// Same text (by hash) and same identity.
    bool operator==(const Article &other) const
    {
        return m_data == other.m_data || (textHash() == other.textHash() && id() == other.id());
    }

private:
    struct Data {
        ArticleParts parts;
        ParagraphIndex paragraphs;
        Utf16Index utf16;
        mutable std::once_flag hashed;
        mutable QByteArray textHash;
    };
    std::shared_ptr<const Data> m_data;
};

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::Article)
