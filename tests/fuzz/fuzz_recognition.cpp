// SPDX-License-Identifier: GPL-3.0-or-later
// Any text at all, as an article and as a line of JSON Lines: recognition gives sound spans, the same ones twice, and
// a line that is JSON.
#include "core/exchange/jsonlines.h"
#include "core/reading/articlereader.h"
#include "core/recognition/recognizer.h"
#include "core/text/utf8.h"

#include <QJsonDocument>

#include <cstdlib>

using namespace bluepencil;

namespace {

void demand(bool truth)
{
    if (!truth)
        std::abort();
}

const Recognizer &recognizer()
{
    static const Result<std::shared_ptr<const Recognizer>> made = defaultRecognizer();
    demand(made.ok());
    return **made;
}

void demandSpan(const Article &article, Span span)
{
    demand(article.isValid(span) && !span.isEmpty());
}

void demandWhy(const Article &article, const Evidence &why)
{
    demand(why.score >= 0 && why.score <= 1);
    for (const Span span : why.spans)
        demand(article.isValid(span));
}

void demandSound(const Article &article, const Recognition &found)
{
    const auto cast = static_cast<int>(found.cast.size());
    std::optional<Span> last;
    for (const Mention &mention : found.mentions) {
        demandSpan(article, mention.span);
        demand(!last || !outerFirst(mention.span, *last));
        last = mention.span;
        demand(mention.entity >= -1 && mention.entity < cast);
        demand(!mention.value.isEmpty() || mention.precision.isEmpty() || mention.label != QLatin1String("date"));
        demandWhy(article, mention.why);
        if (mention.location)
            demandWhy(article, mention.location->why);
    }
    for (const Quote &quote : found.quotes) {
        demand(!quote.parts.isEmpty());
        qint32 end = 0;
        for (const Span part : quote.parts) {
            demandSpan(article, part);
            demand(part.start >= end);
            end = part.end;
        }
        if (quote.speaker) {
            demandSpan(article, quote.speaker->span);
            demand(quote.speaker->entity >= -1 && quote.speaker->entity < cast);
        }
        if (quote.cue)
            demandSpan(article, *quote.cue);
        demandWhy(article, quote.why);
    }
}

void demandRecognized(const Article &article, const JsonFields &given)
{
    const Result<Recognition> found = recognizer().recognize(article);
    demand(found.ok());
    demandSound(article, *found);
    const QByteArray line = recognitionLine(article, *found, true, given);
    demand(!line.contains('\n'));
    demand(QJsonDocument::fromJson(line).isObject());
    const Result<Recognition> again = recognizer().recognize(article);
    demand(again.ok() && *again == *found);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const Result<Article> article = readArticle(ReaderInput{bytes, {}, QStringLiteral("fuzz.txt")}))
        demandRecognized(*article, {});
    // What recognize --jsonl does with a line.
    const QByteArray line = bytes.left(bytes.indexOf('\n') < 0 ? bytes.size() : bytes.indexOf('\n'));
    const Result<JsonFields> fields = splitJsonObject(line);
    const JsonField *text = fields ? findField(*fields, "text") : nullptr;
    const std::optional<QString> words = text ? textOf(*text) : std::nullopt;
    if (words)
        demandRecognized(articleFromText(*words, QStringLiteral("fuzz")), *fields);
    return 0;
}
