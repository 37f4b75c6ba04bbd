// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all, as a file: reading gives a sound article or an error with a sentence.
#include "core/reading/articlereader.h"
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
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<Article> article = readArticle(ReaderInput{bytes, {}, QStringLiteral("fuzz.txt")});
    if (!article) {
        demand(!article.error().message.isEmpty());
        return 0;
    }
    const QByteArray &text = article->text();
    demand(utf8::validPrefix(text) == text.size());
    demand(!text.contains('\r') && !text.contains('\0'));
    const ArticleHeader &header = article->header();
    for (const Span span : {header.span, header.titleSpan, header.bylineSpan, header.datelineSpan, header.publishedSpan})
        demand(article->isValid(span));
    // Every place goes to the file and back.
    const OffsetMap map(*article);
    std::optional<qint64> last;
    for (qint32 at = 0; at <= article->size() && at < 4096; ++at) {
        if (!utf8::isBoundary(text, at))
            continue;
        demand(map.byteFromCodePoint(map.codePointFromByte(at)) == at);
        demand(map.byteFromUtf16(map.utf16FromByte(at)) == at);
        const std::optional<qint64> file = map.fileFromByte(at);
        if (!file)
            continue;
        demand(*file >= 0 && *file <= bytes.size());
        demand(!last || *file > *last);
        demand(map.byteFromFile(*file) == at);
        last = file;
    }
    return 0;
}
