// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all, as a file: reading gives a sound article or an error with a sentence.
#include "core/reading/articlereader.h"
#include "core/text/anchor.h"
#include "core/text/boundaries.h"
#include "core/text/offsetmap.h"
#include "core/text/utf8.h"

#include <cstdlib>

using namespace bluepencil;

namespace {

void demand(bool truth)
{
    if (!truth)
        std::abort();
}

/// The first places of a text go to the file, to code points and to UTF-16 and back.
void demandOffsets(const Article &article, qsizetype fileSize)
{
    const OffsetMap map(article);
    std::optional<qint64> last;
    for (qint32 at = 0; at <= article.size() && at < 4096; ++at) {
        if (!utf8::isBoundary(article.text(), at))
            continue;
        demand(map.byteFromCodePoint(map.codePointFromByte(at)) == at);
        demand(map.byteFromUtf16(map.utf16FromByte(at)) == at);
        const std::optional<qint64> file = map.fileFromByte(at);
        if (!file)
            continue;
        demand(*file >= 0 && *file <= fileSize);
        demand(!last || *file > *last);
        demand(map.byteFromFile(*file) == at);
        last = file;
    }
    demand(map.fileFromByte(article.size()).value_or(fileSize) == fileSize);
    demand(map.utf16Units() == article.string({0, article.size()}).size());
}

/// What a hand selects anywhere is whole characters, and is found again where it is.
void demandPlaces(const Article &article)
{
    const qint32 step = 1 + article.size() / 8;
    for (qint32 at = 0; at < article.size(); at += step) {
        for (const TextUnit unit : {TextUnit::Grapheme, TextUnit::Word, TextUnit::Sentence, TextUnit::Paragraph}) {
            const Span span = unitAt(article, at, unit);
            demand(article.isValid(span) && span.start <= at);
            demand(nextBoundary(article, at, unit) > at);
            demand(previousBoundary(article, at, unit) < at || at == 0);
        }
        const Span span = trimmed(article, {at, at + step});
        demand(article.isValid(span));
        demand(resolve(article, describe(article, span)) == span);
    }
}

void demandSound(const QByteArray &bytes, const QString &name)
{
    const Result<Article> article = readArticle(ReaderInput{bytes, {}, name});
    if (!article) {
        demand(!article.error().message.isEmpty());
        return;
    }
    const QByteArray &text = article->text();
    demand(!text.isEmpty());
    demand(utf8::validPrefix(text) == text.size());
    demand(!text.contains('\r') && !text.contains('\0'));
    demand(article->source().replacedBytes >= 0 && article->source().replacedBytes <= bytes.size());
    demand(!article->displayTitle().isEmpty());
    const ArticleHeader &header = article->header();
    for (const Span span : {header.span, header.titleSpan, header.bylineSpan, header.datelineSpan, header.publishedSpan,
                            header.sourceSpan})
        demand(article->isValid(span));
    demand(article->string(header.titleSpan) == header.title);
    demand(article->string(header.bylineSpan) == header.byline);
    demand(article->string(header.datelineSpan) == header.dateline);
    demand(header.published.isValid() == !header.publishedSpan.isEmpty());
    demandOffsets(*article, bytes.size());
    demandPlaces(*article);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    demandSound(bytes, QStringLiteral("fuzz.txt"));
    demandSound(bytes, QStringLiteral("fuzz.md"));
    return 0;
}
