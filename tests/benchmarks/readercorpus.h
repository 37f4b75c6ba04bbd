// SPDX-License-Identifier: GPL-3.0-or-later
// The generated news that the reader's benchmark shows, with its marks, for us and for the peers.
#pragma once

#include "core/text/article.h"
#include "core/text/utf8.h"
#include "tests/support/indexedmarks.h"
#include "tests/support/newsgenerator.h"
#include "ui/style/readertheme.h"

#include <QFile>
#include <QString>

#include <memory>

namespace bluepencil::benchmarks {

/// The same marks for a peer: in UTF-16 units, in the same index, so that none is slowed by its list.
struct PeerMarks {
    AnnotationSet spans;
    std::vector<quint8> kinds; ///< by id

    AnnotationSet::Id add(Span units, int kind)
    {
        const AnnotationSet::Id id = spans.insert(units);
        if (kinds.size() <= id)
            kinds.resize(id + 1);
        kinds[id] = static_cast<quint8>(kind);
        return id;
    }
};

struct Corpus {
    Article article;
    testing::IndexedMarks marks;
    QString text; ///< for the peers
    PeerMarks peerMarks;
};

inline std::vector<quint16> markStyles(const ReaderTheme &theme)
{
    std::vector<quint16> styles;
    for (const char *label : {"person", "place", "organization", "date", "quote"})
        styles.push_back(theme.styleIndex(QLatin1String(label)));
    return styles;
}

inline void addMarks(testing::IndexedMarks &marks, const std::vector<testing::GeneratedMark> &generated,
                     const ReaderTheme &theme)
{
    const std::vector<quint16> styles = markStyles(theme);
    for (const testing::GeneratedMark &mark : generated)
        marks.add(mark.span, styles[static_cast<std::size_t>(mark.kind)],
                  marks.count() % 2 ? MarkState::Suggested : MarkState::Own);
}

inline std::unique_ptr<Corpus> makeCorpus(qsizetype bytes, const ReaderTheme &theme)
{
    auto corpus = std::make_unique<Corpus>();
    const testing::GeneratedNews news = testing::NewsGenerator().make(bytes);
    addMarks(corpus->marks, news.marks, theme);
    qint32 byte = 0;
    qint32 unit = 0;
    for (const testing::GeneratedMark &mark : news.marks) {
        for (; byte < mark.span.start; byte += utf8::length(news.text[byte])) // in order, so one pass does
            unit += utf8::length(news.text[byte]) == 4 ? 2 : 1;
        const QByteArrayView words = QByteArrayView(news.text).sliced(mark.span.start, mark.span.length());
        corpus->peerMarks.add({unit, unit + static_cast<qint32>(utf8::toString(words).size())}, mark.kind);
    }
    corpus->text = utf8::toString(news.text);
    ArticleParts parts;
    parts.text = news.text;
    corpus->article = Article(std::move(parts));
    return corpus;
}

/// False when the file could not be written.
inline bool writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

} // namespace bluepencil::benchmarks
