// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognizer.h"
#include "tests/support/markednotation.h"

#include <QDate>
#include <QtTest>

namespace bluepencil::test {

/// What the default recognizer says of a text of our own.
inline Recognition recognized(const QByteArray &text, QDate published = {})
{
    ArticleParts parts;
    parts.text = text;
    parts.header.published = published;
    const Result<std::shared_ptr<const Recognizer>> recognizer = defaultRecognizer();
    if (!recognizer.ok())
        qFatal("the default recognizer can't be made");
    const Result<Recognition> result = recognizer.value()->recognize(Article(parts));
    if (!result.ok())
        qFatal("recognition failed");
    return result.value();
}

/// The quotes in the notation: "[[direct|“Yes,”]] she said"; parts of one quote share a number,
/// "[[direct 1|“Yes,”]] she said, [[direct 1|“but …”]]". With speakers: "[[direct said Ana Ruiz (pronoun)|…".
inline QByteArray printQuotes(const QByteArray &text, const Recognition &recognition, bool withSpeakers)
{
    QList<MarkedSpan> marks;
    int several = 0;
    for (const Quote &quote : recognition.quotes) {
        QByteArray label = toString(quote.kind).toUtf8();
        QByteArray number;
        if (quote.parts.size() > 1)
            number = " " + QByteArray::number(++several);
        if (withSpeakers && quote.kind != QuoteKind::Title) {
            label +=
                ' ' + (quote.cue ? text.mid(quote.cue->start, quote.cue->length()) : QByteArray("-")) + number + ": ";
            if (!quote.speaker)
                label += '?';
            else
                label +=
                    (quote.speaker->name.isEmpty() ? text.mid(quote.speaker->span.start, quote.speaker->span.length())
                                                   : quote.speaker->name.toUtf8()) +
                    " (" + quote.speaker->type.toUtf8() + ')';
        } else
            label += number;
        for (const Span part : quote.parts)
            marks.append({part, label});
    }
    return printMarked(text, marks);
}

inline bool isAmount(const Mention &mention)
{
    return mention.label == QLatin1String("money") || mention.label == QLatin1String("percent") ||
           mention.label == QLatin1String("number");
}

/// Names, or dates, in the notation. With entities: "[[person e1|Ana Ruiz]]".
inline QByteArray printMentions(const QByteArray &text, const Recognition &recognition, bool dates,
                                bool withEntities = false)
{
    QList<MarkedSpan> marks;
    for (const Mention &mention : recognition.mentions) {
        if ((mention.label == QLatin1String("date")) != dates || isAmount(mention))
            continue;
        QByteArray label = dates ? mention.precision.toUtf8() + ' ' + mention.value.toUtf8() : mention.label.toUtf8();
        if (withEntities && mention.entity >= 0)
            label += ' ' + recognition.cast[mention.entity].id.toUtf8();
        marks.append({mention.span, label});
    }
    return printMarked(text, marks);
}

} // namespace bluepencil::test
